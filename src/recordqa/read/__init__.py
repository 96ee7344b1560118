"""Read: files, folders and pasted text become records. The only door to the readers.

A reader is a module of this folder (see ``source.py``); the folder is walked in sorted order and
is the registry. Names that begin with an underscore are parts of readers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from typing import Protocol, cast

from recordqa.errors import (
    BrokenFile,
    ConfigError,
    EmptyInput,
    MissingReader,
    NotFound,
    ReadError,
    TooLarge,
    UnknownFormat,
    UnsafeArchive,
)
from recordqa.read._clean import cleaned_record
from recordqa.read._sniff import is_text, unread_kind
from recordqa.read.source import Failure, Limits, ReadContext, ReadResult
from recordqa.types import Record

__all__ = ["Failure", "Limits", "ReadResult", "formats", "read_bytes", "read_path", "read_text"]

_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", "__macosx", "__pycache__", "$recycle.bin"))
#: Archives within archives within archives: nobody keeps records so.
_DEEPEST = 8


class Reader(Protocol):
    """What a module of this folder offers; ``source.py`` says what each means."""

    NAME: str
    DESCRIPTION: str
    SUFFIXES: tuple[str, ...]

    def looks_like(self, data: bytes) -> bool: ...

    def read(self, data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]: ...


@lru_cache(maxsize=1)
def formats() -> tuple[Reader, ...]:
    """Every reader, sorted by module name.

    Raises ConfigError when two share a name or a suffix, or one lacks what a reader must have. A
    module that fails to import stops the program.
    """
    readers: list[Reader] = []
    owners: dict[str, str] = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        if module.name.startswith("_") or module.name == "source":
            continue
        reader = cast(Reader, import_module(f"{__name__}.{module.name}"))
        missing = [
            n for n in ("NAME", "DESCRIPTION", "SUFFIXES", "looks_like", "read") if not hasattr(reader, n)
        ]
        if missing:
            raise ConfigError(f"The reader {module.name} has no {missing[0]}.")
        for claim in (f"name {reader.NAME}", *(f"suffix {suffix}" for suffix in reader.SUFFIXES)):
            if claim in owners:
                raise ConfigError(f"The readers {owners[claim]} and {module.name} share the {claim}.")
            owners[claim] = module.name
        readers.append(reader)
    return tuple(readers)


def read_text(
    text: str, *, id: str = "text", source: str | None = None, limits: Limits | None = None
) -> Record:
    """Pasted text as one record, cleaned.

    Raises EmptyInput when there is nothing to read and TooLarge beyond ``limits.text_characters``.
    """
    return _settled(Record(text=text, id=id, source=source), source or "The text", limits or Limits())


def read_bytes(
    data: bytes, name: str, *, limits: Limits | None = None, folder: Path | None = None, depth: int = 0
) -> Iterator[ReadResult]:
    """The records in one file's bytes; ``name`` is its file name, for nested ones "outer.zip/inner.docx".

    Never raises: what cannot be read comes as a Failure. The bytes decide the format; the suffix
    only decides among kinds of text.
    """
    limits = limits or Limits()
    try:
        yield from _read(data, name, limits, folder, depth)
    except ReadError as error:
        yield Failure(_stem(name), name, error)


def read_path(path: Path, *, limits: Limits | None = None) -> Iterator[ReadResult]:
    """The records in a file, or in all files of a folder and its subfolders in sorted order.

    Hidden files, Word's lock files ("~$…") and the system's own are passed over. A link that leads
    out of the folder is a Failure, as is every file that cannot be read; nothing is raised.
    """
    limits = limits or Limits()
    path = Path(path)
    if path.is_dir():
        yield from _read_folder(path, limits)
    else:
        yield from _read_file(path, limits)


def _read_folder(top: Path, limits: Limits) -> Iterator[ReadResult]:
    found = False
    root = top.resolve()
    unopened: list[OSError] = []
    for folder, folders, files in os.walk(top, followlinks=False, onerror=unopened.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted((*files, *links)):
            file = here / name
            if _passed_over(name):
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                found = True
                outside = UnsafeArchive(
                    f"{name} is a link that leads out of the folder; it was not followed.",
                    hint="Copy what it points at into the folder.",
                )
                yield Failure(_stem(name), name, outside)
            elif name not in links:
                found = True
                yield from _read_file(file, limits)
    for problem in unopened:
        found = True
        name = Path(str(problem.filename)).name
        shut = ReadError(f"The folder {name} could not be opened.", hint="Check that you may open it.")
        yield Failure(name, name, shut)
    if not found:
        empty = EmptyInput(f"The folder {top.name} holds no files.", hint="Give a folder with records in it.")
        yield Failure(top.name, top.name, empty)


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def _read_file(path: Path, limits: Limits) -> Iterator[ReadResult]:
    name = path.name or str(path)
    try:
        data = file_bytes(path, limits=limits)
    except ReadError as error:
        yield Failure(_stem(name), name, error)
        return
    yield from read_bytes(data, name, limits=limits, folder=path.parent)


def file_bytes(path: Path, *, limits: Limits | None = None) -> bytes:
    """A file's bytes, within the limits; NotFound, TooLarge or ReadError when they cannot be had."""
    limits = limits or Limits()
    name = path.name or str(path)
    try:
        if not path.is_file():
            raise NotFound(f"There is no file or folder {name}.", hint="Check the name and where it lies.")
        size = path.stat().st_size
        reader = _by_suffix(name)
        if size > _most_bytes(reader, limits):
            raise _too_large(name, size, _most_bytes(reader, limits))
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise ReadError(
            f"{name} could not be opened.",
            hint="Check that you may read it and that no other program holds it open.",
        ) from None


def _read(data: bytes, name: str, limits: Limits, folder: Path | None, depth: int) -> Iterator[ReadResult]:
    if not data or (len(data) < 65_536 and not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe")):
        raise _empty(name)
    if depth > _DEEPEST:
        raise UnsafeArchive(f"{name} lies too deep: archives within archives.", hint="Unpack it first.")
    reader = _choose(data, name)
    if len(data) > _most_bytes(reader, limits):
        raise _too_large(name, len(data), _most_bytes(reader, limits))

    def read_inner(inner: bytes, inner_name: str) -> Iterator[ReadResult]:
        full = inner_name if inner_name.startswith(f"{name}/") else f"{name}/{inner_name}"
        return read_bytes(inner, full, limits=limits, depth=depth + 1)

    context = ReadContext(limits=limits, folder=folder, depth=depth, read_inner=read_inner)
    mismatch = _mismatch(reader, name)
    try:
        for result in reader.read(data, name, context):
            if isinstance(result, Failure):
                yield result
                continue
            record = replace(result, id=result.id or _stem(name), source=result.source or name)
            if mismatch:
                record = replace(record, warnings=(mismatch, *record.warnings))
            yield _settled_or_failure(record, limits)
    except ReadError:
        raise
    except ImportError as error:
        raise MissingReader(
            f"{name} needs the package {error.name or 'of its format'}, which is not installed.",
            hint="Install recordqa again with all it depends on.",
        ) from None
    except Exception:  # noqa: BLE001 - a library stumbling over a damaged file must not stop the others
        # "from None": the library's own exception may quote the file.
        raise BrokenFile(
            f"{name} could not be read as {reader.NAME}: it is damaged or unusual.",
            hint="Open it in the program that made it, save it again and give the new file.",
        ) from None


def _choose(data: bytes, name: str) -> Reader:
    """The reader whose signature the bytes carry; else, for text, the suffix's; else plain text."""
    fitting = [reader for reader in formats() if reader.looks_like(data)]
    signed = [reader for reader in fitting if not getattr(reader, "SOFT", False)]
    wanted = _by_suffix(name)
    unread = unread_kind(data, name)
    if unread is not None:
        raise unread
    if signed:
        # A Word document is a zip too: the narrower kind is what it is, whatever its name says.
        pool = [reader for reader in signed if not getattr(reader, "HOLDS_MANY", False)] or signed
        return wanted if wanted is not None and wanted in pool else pool[0]
    if wanted is not None and wanted in fitting:
        return wanted
    for reader in fitting:
        if reader.NAME == "txt":
            return reader
    if is_text(data) and fitting:
        return fitting[0]
    raise UnknownFormat(
        f"{name} is not text and not a format that recordqa reads.",
        hint=f"Give one of these: {', '.join(reader.NAME for reader in formats())}.",
    )


def _by_suffix(name: str) -> Reader | None:
    suffix = PurePosixPath(name).suffix.lower()
    return next((reader for reader in formats() if suffix in reader.SUFFIXES), None)


def _mismatch(reader: Reader, name: str) -> str | None:
    """A warning when the suffix promises another format; none for a suffix nobody knows."""
    promised = _by_suffix(name)
    if promised is None or promised.NAME == reader.NAME:
        return None
    suffix = PurePosixPath(name).suffix.lower()
    return f"The file is named {suffix} but is really {reader.NAME}; it was read as {reader.NAME}."


def _settled_or_failure(record: Record, limits: Limits) -> ReadResult:
    try:
        return _settled(record, record.source or record.id, limits)
    except ReadError as error:
        return Failure(record.id, record.source, error)


def _settled(record: Record, name: str, limits: Limits) -> Record:
    if len(record.text) > limits.text_characters:
        raise TooLarge(
            f"{name} holds {len(record.text):,} characters; the limit for one record is "
            f"{limits.text_characters:,}.",
            hint="Split it into one file for each session.",
        )
    record = cleaned_record(record)
    if not record.text.strip():
        raise _empty(name)
    return record


def _empty(name: str) -> EmptyInput:
    return EmptyInput(f"{name} is empty: there is no text in it.", hint="Give the record itself.")


def _most_bytes(reader: Reader | None, limits: Limits) -> int:
    many = getattr(reader, "HOLDS_MANY", False)
    return max(limits.unpacked_bytes, limits.file_bytes) if many else limits.file_bytes


def _too_large(name: str, size: int, most: int) -> TooLarge:
    return TooLarge(
        f"{name} is {size / 1e6:,.1f} MB; the limit is {most / 1e6:,.1f} MB.",
        hint="Raise the limit with the setting RECORDQA_MAX_MB, or split the file.",
    )


def _stem(name: str) -> str:
    last = PurePosixPath(name).name
    return PurePosixPath(last).stem or last or name
