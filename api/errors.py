"""One shape for every error, and no record text in any of them."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from recordqa.errors import RecordQAError


class ErrorDetail(BaseModel):
    code: str
    message: str
    hint: str


class ErrorAnswer(BaseModel):
    """Every answer that is not a report or a page."""

    error: ErrorDetail


def answer(status: int, code: str, message: str, hint: str = "") -> JSONResponse:
    """An error in the one shape."""
    return JSONResponse({"error": {"code": code, "message": message, "hint": hint}}, status_code=status)


def install(app: FastAPI) -> None:
    """Make every error of the application come out in the one shape."""

    @app.exception_handler(RecordQAError)
    async def known(request: Request, error: RecordQAError) -> JSONResponse:
        return answer(error.http_status, error.code, error.message, error.hint)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        # Pydantic's own message repeats the input, which may be a record.
        where = ", ".join(dict.fromkeys(_place(e["loc"]) for e in error.errors()))
        return answer(422, "bad_request", f"The request is not as described: {where}.", "See /openapi.json.")

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        words = {404: "There is no such page.", 405: "This address does not take that method."}
        return answer(
            error.status_code, f"http_{error.status_code}", words.get(error.status_code, "Not possible.")
        )


def fault_answer(error: Exception) -> JSONResponse:
    """The answer to a fault of recordqa's own: its kind, never its message, which may quote the record."""
    return answer(
        500, "fault", f"recordqa itself failed ({type(error).__name__}).", "Please report this line."
    )


def _place(location: tuple[int | str, ...]) -> str:
    # Only names that the request's description knows: a made-up key could hold anything.
    known = [str(p) for p in location if isinstance(p, int) or p in _KEYS]
    return ".".join(known) or "body"


_KEYS = frozenset(
    "body text id type policy session_date recorded_date known_names not_names include_text name role".split()
)
