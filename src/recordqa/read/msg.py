"""Messages saved from Outlook (.msg), with their attachments as records of their own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.utils import format_datetime
from typing import Any

from recordqa.errors import BrokenFile
from recordqa.read import rtf
from recordqa.read._compressed_rtf import unpacked
from recordqa.read._decode import decode
from recordqa.read._layout import Node
from recordqa.read._mail import message_records, paragraphs_of
from recordqa.read._sniff import OLE_MAGIC, ole_streams
from recordqa.read.html import nodes_of
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

NAME = "msg"
DESCRIPTION = "Outlook message, with its attachments as records of their own."
SUFFIXES = (".msg",)
_MARK = "__properties_version1.0"
_RTF_BODY = 0x1009
_CONTENT_ID = 0x3712


def looks_like(data: bytes) -> bool:
    """An OLE file with Outlook's property stream."""
    return data.startswith(OLE_MAGIC) and _MARK in ole_streams(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The message with subject, sender, recipients and date as its first lines, then its attachments."""
    from oxmsg import Message

    try:
        message: Any = Message.load(io.BytesIO(data))
        recipients = "; ".join(_person(r.name, r.email_address) for r in message.recipients)
        sent = message.sent_date
        headers = [
            ("Subject", message.subject or ""),
            ("From", re.sub(r'^"([^"]*)" *<', r"\1 <", message.sender or "")),
            ("To", recipients),
            ("Date", format_datetime(sent) if sent is not None else ""),
        ]
        plain = message.body or ""
        page = "" if plain.strip() else _page(message)
        packed = message.properties.binary_prop_value(_RTF_BODY)
        attachments = [
            (attached.file_name or "attachment", attached.file_bytes or b"")
            for attached in message.attachments
            if not _within_text(attached)
        ]
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError):
        raise BrokenFile(
            f"{name} is damaged: Outlook's message in it cannot be read.",
            hint="Open it in Outlook and save it again, or save its text as .txt.",
        ) from None
    body: list[Node] = []
    warnings: tuple[str, ...] = ()
    if plain.strip():
        body = paragraphs_of(plain)
    elif page.strip():
        body = nodes_of(page, name)
    elif packed:
        body, warnings = _rich(packed)
    yield from message_records(headers, body, attachments, context, format=NAME, warnings=warnings)


def _rich(packed: bytes) -> tuple[list[Node], tuple[str, ...]]:
    try:
        return rtf.nodes_of(unpacked(packed))
    except ValueError:
        return [], ("The body of the message is in a form that could not be read.",)


def _within_text(attached: Any) -> bool:
    """Whether an attachment is a picture shown in the text, such as the logo of a signature."""
    name = (attached.file_name or "").lower()
    picture = name.endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp"))
    return picture and bool(attached.properties.str_prop_value(_CONTENT_ID))


def _page(message: Any) -> str:
    page = message.html_body
    if isinstance(page, bytes):
        return decode(page)[0]
    return page or ""


def _person(name: str | None, address: str | None) -> str:
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address or ""
