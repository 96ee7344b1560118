"""Plain text, from a file, standard input or the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from recordqa.read._decode import decode
from recordqa.read._sniff import is_text
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

NAME = "txt"
DESCRIPTION = "Plain text in any usual encoding."
SUFFIXES = (".txt", ".text", ".log")
SOFT = True


def looks_like(data: bytes) -> bool:
    """Any text that is not binary."""
    return is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The text as one record without blocks; a warning when its encoding had to be guessed."""
    text, warning = decode(data)
    yield Record(text=text, id="", warnings=(warning,) if warning else (), format=NAME)
