"""What e-mail formats share: header lines, body, and attachments as records of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from recordqa.read._clean import clean
from recordqa.read._layout import Node, Paragraph, set_text
from recordqa.read.source import Failure, ReadContext, ReadResult
from recordqa.types import Record

#: A note of this length that speaks of what it carries is a covering note, signature and all.
COVERING_WORDS = 25
_COVERS = re.compile(r"\b(?:attach|enclos|herewith|please find|as promised)", re.IGNORECASE)


def paragraphs_of(text: str) -> list[Node]:
    """Plain text as one paragraph for each line; empty lines keep their place."""
    nodes: list[Node] = []
    for line in clean(text).split("\n"):
        paragraph = Paragraph()
        paragraph.add(line)
        nodes.append(paragraph)
    return nodes


def message_records(
    headers: Sequence[tuple[str, str]],
    body: Sequence[Node],
    attachments: Sequence[tuple[str, bytes]],
    context: ReadContext,
    *,
    format: str,
    warnings: Sequence[str] = (),
) -> Iterator[Record | Failure]:
    """The message, then what could be read of its attachments.

    Attachments that could not be read are named in a warning of the message. A message without a
    body, or with at most ``COVERING_WORDS`` words that speak of what it carries, gives no record of
    its own when all of that was read: "As promised, see attached" is not a blank record.
    """
    inside: list[ReadResult] = []
    unread: list[str] = []
    for file_name, data in attachments:
        # A name from a stranger's e-mail may hold folders; only its last part is a name.
        name = PurePosixPath(clean(file_name).replace("\\", "/").replace("\n", " ")).name or "attachment"
        results = list(context.read_inner(data, name)) if context.read_inner is not None else []
        good = [result for result in results if isinstance(result, Record)]
        if good:
            inside += results
        else:
            unread.append(name)
    nodes = [_header(label, value) for label, value in headers if value.strip()]
    notes = list(warnings)
    if unread:
        what = "The attachment" if len(unread) == 1 else f"{len(unread)} attachments"
        notes.append(f"{what} could not be read: {', '.join(unread)}.")
    setting = set_text([*nodes, Paragraph(), *body])
    said = set_text(body).text
    words = len(said.split())
    if inside and not unread and (not words or (words <= COVERING_WORDS and _COVERS.search(said))):
        yield from _without_body(inside, words)
        return
    yield Record(text=setting.text, id="", blocks=setting.blocks, warnings=tuple(notes), format=format)
    yield from inside


def _without_body(inside: Sequence[ReadResult], words: int) -> Iterator[ReadResult]:
    """The attachments alone; each record among them says that the message's few words were left out."""
    note = f"The e-mail's own text ({words} words) was left out: the record is in its attachment."
    for result in inside:
        if words and isinstance(result, Record):
            result = replace(result, warnings=(*result.warnings, note))
        yield result


def _header(label: str, value: str) -> Paragraph:
    paragraph = Paragraph()
    paragraph.add(f"{label}: {' '.join(clean(value).split())}")
    return paragraph
