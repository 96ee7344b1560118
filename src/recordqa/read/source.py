"""What every reader is given and may yield.

A reader is a module in this folder with::

    NAME: str                      the format's id, as `recordqa formats` lists it
    DESCRIPTION: str               one plain sentence for people
    SUFFIXES: tuple[str, ...]      lower case, with the dot
    def looks_like(data: bytes) -> bool               decided from the file's own bytes
    def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]

``read`` raises a ReadError when the whole input is unreadable, and yields a Failure for one part
of it (a file in a zip, a row of a table) so that the others go on.

Two attributes may be added::

    SOFT = True         looks_like can only say "could be" (txt, md, csv, jsonl, eml): the suffix
                        then decides. Without it, looks_like is a signature and wins over the suffix
    HOLDS_MANY = True   a table or an archive: its size may reach Limits.unpacked_bytes

Dispatch (``__init__.py``) does the rest for every reader: it checks sizes, cleans the text of a
record (newlines, NFC, control characters) moving the blocks' offsets with it, refuses an empty one,
puts "outer.zip/" before the name of a nested file, and turns any other exception into BrokenFile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from recordqa.errors import ReadError
from recordqa.types import Record


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that will be read: bytes of one file, bytes and files unpacked from one archive."""

    file_bytes: int = 25_000_000
    unpacked_bytes: int = 500_000_000
    archive_files: int = 20_000
    archive_ratio: int = 200
    text_characters: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read: its id and file name (never a path), and the error."""

    id: str
    source: str | None
    error: ReadError


ReadResult: TypeAlias = Record | Failure


@dataclass(frozen=True, slots=True)
class ReadContext:
    """Limits, where relative paths of a table start, and the way to read something inside.

    ``folder`` is None when the input did not come from disk (stdin, HTTP): a path column is then
    refused. ``depth`` counts archives within archives. ``read_inner(data, name)`` reads a nested
    file by the same rules.
    """

    limits: Limits = field(default_factory=Limits)
    folder: Path | None = None
    depth: int = 0
    read_inner: Callable[[bytes, str], Iterator[ReadResult]] | None = None
