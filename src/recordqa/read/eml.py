"""E-mail messages (.eml) and web archives (.mht), with their attachments as records of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from recordqa.read._decode import decode
from recordqa.read._layout import Node
from recordqa.read._mail import message_records, paragraphs_of
from recordqa.read._sniff import is_text
from recordqa.read.html import nodes_of
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

if TYPE_CHECKING:
    from email.message import EmailMessage

NAME = "eml"
DESCRIPTION = "E-mail message or web archive, with its attachments as records of their own."
SUFFIXES = (".eml", ".mht", ".mhtml")
SOFT = True

_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|message-id|content-type|return-path):", re.I
)
_FIELD = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?|^[ \t]+\S")
_LABELS = ("Subject", "From", "To", "Cc", "Date")


def looks_like(data: bytes) -> bool:
    """Text that begins with e-mail header lines, at least two of the usual ones."""
    head = data[:16_384].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    usual = 0
    for number, line in enumerate(head.splitlines()):
        if number == 0 and line.startswith((b"From ", b">From ")):
            continue  # the envelope line of a mailbox file
        if not _FIELD.match(line):
            break
        usual += _HEADER.match(line) is not None
    return usual >= 2 and is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The message with subject, sender, recipients and date as its first lines, then its attachments.

    The plain body is preferred to the HTML one. Pictures within the text are passed over.
    """
    from email import message_from_bytes, policy

    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith((b"From ", b">From ")):
        data = data.partition(b"\n")[2]
    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    headers = [(label, _header(message, label)) for label in _LABELS]
    body_part = message.get_body(preferencelist=("plain", "html"))
    body, warning = _body(body_part, name)
    if not body and body_part is not None and body_part.get_content_type() == "text/plain":
        body, warning = _body(message.get_body(preferencelist=("html",)), name)
    yield from message_records(
        headers,
        body,
        list(_attachments(message, body_part)),
        context,
        format=NAME,
        warnings=(warning,) if warning else (),
    )


def _header(message: EmailMessage, label: str) -> str:
    try:
        return str(message.get(label, "") or "")
    except (ValueError, IndexError, AttributeError, TypeError):  # the library on malformed headers
        return ""


def _body(part: Any, name: str) -> tuple[list[Node], str | None]:
    if part is None:
        return [], None
    text, warning = _text(part)
    if not text.strip():
        return [], None
    if part.get_content_type() == "text/html":
        return nodes_of(text, name), warning
    return paragraphs_of(text), warning


def _text(part: Any) -> tuple[str, str | None]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", None
    charset = part.get_content_charset()
    if charset:
        # Senders that say Latin-1 mean Windows-1252 (WHATWG encoding standard).
        charset = "cp1252" if charset.lower() in ("iso-8859-1", "latin1", "us-ascii") else charset
        try:
            return payload.decode(charset), None
        except (LookupError, UnicodeDecodeError):
            pass  # wrongly declared: look at the bytes instead
    return decode(payload)


def _attachments(message: Any, body: object) -> Iterator[tuple[str, bytes]]:
    for part in _parts(message):
        kind = part.get_content_maintype()
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner:
                yield "forwarded message.eml", inner[0].as_bytes()
            continue
        if part is body or (kind == "image" and part.get("Content-ID")):
            continue
        name = part.get_filename()
        if not name and kind == "text" and not part.is_attachment():
            continue  # the same body in another form
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            yield name or "attachment", payload


def _parts(message: Any) -> Iterator[Any]:
    """The parts that are not containers; a forwarded message is one part, whatever is in it."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            yield from _parts(part)
    else:
        yield message
