"""What every request must pass: it comes from this machine's own address, and is not too large."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recordqa.api.errors import answer, fault_answer
from recordqa.settings import settings

_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


class Guard:
    """Refuses foreign Host headers (a web page elsewhere could name this machine) and large bodies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        host = headers.get("host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name not in _HOSTS:
            refusal = answer(
                400, "wrong_host", "This service answers on this machine only.", "Use http://127.0.0.1."
            )
            await refusal(scope, receive, send)
            return
        most = settings().max_bytes
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > most:
            await _too_large(most)(scope, receive, send)
            return
        await self._pass_on(scope, receive, send, most)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        """The application's answer, unless the body grows too large or the application fails."""
        seen = 0
        started = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                # Read no further: whatever the application makes of half a body is not sent.
                return {"type": "http.request", "body": b"", "more_body": False}
            return message

        async def answered(message: Message) -> None:
            nonlocal started
            if seen <= most or started:
                started = True
                await send(message)

        try:
            await self._app(scope, counted, answered)
        except Exception as error:  # noqa: BLE001 - left alone, the server logs its message, which may quote the record
            if not started and seen <= most:
                started = True
                await fault_answer(error)(scope, receive, send)
        if seen > most and not started:
            await _too_large(most)(scope, receive, send)


def _too_large(most: int) -> ASGIApp:
    return answer(
        413, "too_large", f"The request is larger than {most // 1_000_000} MB.", "Send one record at a time."
    )


def install(app: FastAPI) -> None:
    """Put the guard in front of the application."""
    app.add_middleware(Guard)
