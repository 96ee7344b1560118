"""What e-mail formats share: header lines, body, and attachments as records of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from recordqa.read._clean import clean
from recordqa.read._layout import Node, Paragraph, set_text
from recordqa.read.source import Failure, ReadContext, ReadResult
from recordqa.types import Record


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
    body, sent only to carry attachments, gives no record of its own when one of them was read.
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
    if inside and not set_text(body).text.strip() and not unread:
        yield from inside
        return
    yield Record(text=setting.text, id="", blocks=setting.blocks, warnings=tuple(notes), format=format)
    yield from inside


def _header(label: str, value: str) -> Paragraph:
    paragraph = Paragraph()
    paragraph.add(f"{label}: {' '.join(clean(value).split())}")
    return paragraph
