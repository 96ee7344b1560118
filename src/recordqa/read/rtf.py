"""Rich Text Format, as Word, Outlook and case systems write it.

A reader of our own: the usual library joins cells and notes into the running text and loses which
lines are headings, list items and table rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from recordqa.read._layout import Node, set_text
from recordqa.read._rtf_reader import RtfReader
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

NAME = "rtf"
DESCRIPTION = "Rich text (RTF)."
SUFFIXES = (".rtf",)


def looks_like(data: bytes) -> bool:
    """Text that begins with RTF's own mark."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The document as one record: headers, body, footnotes, footers; deletions and comments left out."""
    nodes, warnings = nodes_of(data)
    setting = set_text(nodes)
    yield Record(text=setting.text, id="", blocks=setting.blocks, warnings=warnings, format=NAME)


def nodes_of(data: bytes) -> tuple[list[Node], tuple[str, ...]]:
    """The layout of RTF, and what the user must be told about it."""
    reader = RtfReader()
    reader.all(data.decode("latin-1"))
    return reader.nodes(), tuple(reader.warnings())
