"""Zip archives of records: every file in them is read by the same rules as if it stood alone."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from recordqa.errors import (
    BrokenFile,
    EmptyInput,
    Encrypted,
    ReadError,
    TooLarge,
    UnknownFormat,
    UnsafeArchive,
)
from recordqa.read.source import Failure, Limits, ReadContext, ReadResult

NAME = "zip"
DESCRIPTION = "Zip archive of files in the other formats, also of zip archives (two deep)."
SUFFIXES = (".zip",)
HOLDS_MANY = True

#: An archive in an archive is read; one in that is refused.
_DEEPEST = 2
_CHUNK = 1 << 16
#: Small files may compress very well by chance; the ratio is only looked at above this.
_RATIO_FROM_BYTES = 1_000_000
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: Names that an Office or OpenDocument file has at its top, and an archive of records has not.
_PACKAGE = re.compile(r"^(?:\[Content_Types\]\.xml|mimetype|META-INF/manifest\.xml)$")
_PACKAGE_START = re.compile(
    rb"^PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetype|_rels/|docProps/|word/|xl/)", re.DOTALL
)
_JUNK = re.compile(r"(?:^|/)(?:\.|__MACOSX(?:/|$)|~\$|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def looks_like(data: bytes) -> bool:
    """Whether this is a zip archive and not an Office or OpenDocument file, which are zips inside."""
    if not data.startswith(_MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(_PACKAGE.match(name) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return not _PACKAGE_START.match(data[:64])


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """The records of every file inside, by sorted name; a file that cannot be read is a Failure.

    Raises UnsafeArchive before anything is read when the names climb out of the archive, or it
    holds or unpacks to too much; BrokenFile, EmptyInput.
    """
    if context.depth >= _DEEPEST:
        raise UnsafeArchive(
            f"{_last(name)} is an archive in an archive in an archive.",
            hint="Unpack the inner archives first.",
        )
    if context.read_inner is None:
        raise UnknownFormat(
            f"{_last(name)} is an archive, which cannot be read here.", hint="Unpack it first."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise _broken(name) from None
    with archive:
        members = _members(archive, name, context.limits)
        spent = 0
        seen: dict[str, int] = {}
        for inner, info in members:
            source = f"{name}/{inner}"
            try:
                content = _content(archive, info, name, inner, context.limits, spent)
            except UnsafeArchive:
                raise
            except ReadError as error:
                yield _told_apart(Failure(_stem(inner), source, error), seen)
                continue
            spent += len(content)
            if looks_like(content):
                spent += _unpacked(content)
                _check_total(spent, name, context.limits)
            yield from _read_member(content, source, inner, context, seen)


def _read_member(
    content: bytes, source: str, inner: str, context: ReadContext, seen: dict[str, int]
) -> Iterator[ReadResult]:
    assert context.read_inner is not None
    try:
        for result in context.read_inner(content, source):
            yield _told_apart(_inside(result, source, inner), seen)
    except ReadError as error:
        yield _told_apart(Failure(_stem(inner), source, error), seen)


def _inside(result: ReadResult, source: str, inner: str) -> ReadResult:
    """Make sure that the source says where in the archive the file stands."""
    given = result.source or ""
    if given.startswith(source):
        return result
    last = _last(inner)
    return replace(result, source=source + given[len(last) :] if given.startswith(last) else source)


def _told_apart(result: ReadResult, seen: dict[str, int]) -> ReadResult:
    """Files of one name in two folders must not share an id: the second is called name-2."""
    count = seen[result.id] = seen.get(result.id, 0) + 1
    if count == 1:
        return result
    other = f"{result.id}-{count}"
    while other in seen:
        count += 1
        other = f"{result.id}-{count}"
    seen[result.id], seen[other] = count, 1
    return replace(result, id=other)


def _members(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[tuple[str, zipfile.ZipInfo]]:
    """Files worth reading with their names, sorted; every name and declared size is checked first."""
    infos = archive.infolist()
    if len(infos) > limits.archive_files:
        raise UnsafeArchive(
            f"{_last(name)} holds {len(infos):,} files; the limit is {limits.archive_files:,}.",
            hint="Split it into several archives, or raise the limit.",
        )
    members = []
    for info in infos:
        inner = _decoded(info)
        if _climbs(inner):
            raise UnsafeArchive(
                f"{_last(name)} holds a file whose name leads out of the archive.",
                hint="Do not unpack it. Ask whoever sent it for a new archive.",
            )
        if not info.is_dir() and not inner.endswith("/") and not _JUNK.search(inner):
            members.append((inner, info))
    _check_total(sum(info.file_size for _, info in members), name, limits)
    if not members:
        raise EmptyInput(
            f"{_last(name)} holds no files to read.", hint="Check that the right archive was saved."
        )
    return sorted(members, key=lambda m: m[0])


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name as written: some programs write UTF-8 without the flag that says so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = info.orig_filename
    return name.split("\0", 1)[0].replace("\\", "/")


def _climbs(inner: str) -> bool:
    return inner.startswith("/") or bool(re.match(r"^[A-Za-z]:", inner)) or ".." in PurePosixPath(inner).parts


def _content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, inner: str, limits: Limits, spent: int
) -> bytes:
    """One file's bytes, counted as they are unpacked; headers are not trusted."""
    shown = _last(inner)
    if info.flag_bits & 0x1:
        raise Encrypted(
            f"{shown} in {_last(name)} is protected by a password.",
            hint="Unpack it and zip it again without one.",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise BrokenFile(
            f"{shown} in {_last(name)} is a link, not a file.", hint="Put the file itself in the archive."
        )
    chunks, size = [], 0
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                _check_ratio(size, info.compress_size, name, limits)
                _check_total(spent + size, name, limits)
                if size > limits.file_bytes:
                    raise TooLarge(
                        f"{shown} in {_last(name)} is larger than the limit of {limits.file_bytes:,} bytes.",
                        hint="Split it, or raise the limit.",
                    )
                chunks.append(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise BrokenFile(f"{shown} in {_last(name)} is damaged.", hint="Make the archive again.") from None
    except (NotImplementedError, RuntimeError):
        raise BrokenFile(
            f"{shown} in {_last(name)} is packed in a way that cannot be read here.",
            hint="Make the archive again as an ordinary zip.",
        ) from None
    return b"".join(chunks)


def _check_ratio(size: int, packed: int, name: str, limits: Limits) -> None:
    if size > _RATIO_FROM_BYTES and size > limits.archive_ratio * max(packed, 1):
        raise UnsafeArchive(
            f"{_last(name)} unpacks to more than {limits.archive_ratio} times its size.",
            hint="Do not unpack it. Ask whoever sent it what it is.",
        )


def _check_total(total: int, name: str, limits: Limits) -> None:
    if total > limits.unpacked_bytes:
        raise UnsafeArchive(
            f"{_last(name)} unpacks to more than the limit of {limits.unpacked_bytes:,} bytes.",
            hint="Split it into several archives, or raise the limit.",
        )


def _unpacked(content: bytes) -> int:
    """What an inner archive will unpack to; zipfile never gives more of a file than is declared."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0


def _broken(name: str) -> BrokenFile:
    if _last(name).lower().endswith(".zip"):
        return BrokenFile(f"{_last(name)} is damaged.", hint="Make or download it again.")
    return BrokenFile(
        f"{_last(name)} is damaged: it is not a whole document.",
        hint="Open it in the program that made it, save it again and give the new file.",
    )


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _stem(inner: str) -> str:
    return PurePosixPath(inner).stem
