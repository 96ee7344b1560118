"""Zip archives: all records in sorted order, and nothing unsafe is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from recordqa.errors import BrokenFile, EmptyInput, Encrypted, ReadError, TooLarge, UnsafeArchive
from recordqa.read import read_bytes, zip_archive
from recordqa.read.source import Failure, Limits, ReadContext, ReadResult
from recordqa.types import Record

SECRET = "Kwabena said that he sleeps badly."


def packed(
    *files: tuple[str | zipfile.ZipInfo, bytes | str], compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def inner(limits: Limits, depth: int = 0) -> ReadContext:
    """The plainest reading of what is inside: text, or again a zip."""

    def read_inner(data: bytes, name: str) -> Iterator[ReadResult]:
        if zip_archive.looks_like(data):
            yield from zip_archive.read(data, name, inner(limits, depth + 1))
        else:
            yield Record(data.decode("utf-8"), id=Path(name).stem, source=name)

    return ReadContext(limits=limits, depth=depth, read_inner=read_inner)


def read(data: bytes, name: str = "march.zip", limits: Limits | None = None) -> list[ReadResult]:
    return list(zip_archive.read(data, name, inner(limits or Limits())))


def refused(data: bytes, kind: type[ReadError], says: str, limits: Limits | None = None) -> None:
    with pytest.raises(kind) as caught:
        read(data, limits=limits)
    error = caught.value
    assert says in error.message and "march.zip" in error.message and error.hint
    assert SECRET not in str(error)


def test_files_come_in_sorted_order_with_their_place() -> None:
    data = packed(("team b/one.txt", "B"), ("zeta.txt", "Z"), ("team a/one.txt", "A"), ("team a/", ""))
    assert [(r.id, r.source, r.text) for r in read(data) if isinstance(r, Record)] == [
        ("one", "march.zip/team a/one.txt", "A"),
        ("one-2", "march.zip/team b/one.txt", "B"),
        ("zeta", "march.zip/zeta.txt", "Z"),
    ]


def test_through_the_door() -> None:
    table = "id,text\nk1,Seen at home.\n,Seen at school.\n"
    data = packed(("notes/a.txt", SECRET), ("table.csv", table), ("picture.png", b"\x89PNG\r\n\x1a\n0000"))
    results = list(read_bytes(data, "march.zip"))
    assert [(r.id, r.source) for r in results] == [
        ("a", "march.zip/notes/a.txt"),
        ("picture", "march.zip/picture.png"),
        ("k1", "march.zip/table.csv row 2"),
        ("table-3", "march.zip/table.csv row 3"),
    ]
    assert [isinstance(r, Failure) for r in results] == [False, True, False, False]


def test_what_systems_leave_behind_is_passed_over() -> None:
    names = [
        "__MACOSX/._a.txt",
        ".DS_Store",
        "x/.hidden/a.txt",
        "~$a.docx",
        "x/~$b.docx",
        ".~lock.a.odt#",
        "Thumbs.db",
        "desktop.ini",
    ]
    data = packed(("a.txt", "A"), *((name, "junk") for name in names))
    assert [r.source for r in read(data)] == ["march.zip/a.txt"]


def test_names_in_old_and_new_encodings() -> None:
    plain = packed(("Łucja.txt", "A"))
    assert [r.source for r in read(plain)] == ["march.zip/Łucja.txt"]
    # The same bytes without the flag that says UTF-8, as some programs write them.
    unflagged = bytearray(plain)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = unflagged.index(mark) + at
        unflagged[start : start + 2] = b"\0\0"
    assert [r.source for r in read(bytes(unflagged))] == ["march.zip/Łucja.txt"]
    old = packed(("Jose.txt", "A")).replace(b"Jose.txt", b"Jos\x82.txt")
    assert [r.source for r in read(old)] == ["march.zip/José.txt"]


def test_an_archive_in_an_archive_but_no_deeper() -> None:
    two = packed(("inner.zip", packed(("a.txt", "A"))))
    assert [r.source for r in read(two)] == ["march.zip/inner.zip/a.txt"]
    (failure,) = read(packed(("middle.zip", two), ("b.txt", "B")))[1:]
    assert isinstance(failure, Failure) and isinstance(failure.error, UnsafeArchive)
    assert (
        "archive in an archive" in failure.error.message
        and failure.error.hint == "Unpack the inner archives first."
    )


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "a/../../out.txt",
        "/etc/out.txt",
        "C:/out.txt",
        "c:out.txt",
        "..\\out.txt",
        "\\\\host\\a.txt",
    ],
)
def test_names_that_lead_out(name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    refused(packed(("a.txt", SECRET), (info, "B")), UnsafeArchive, "leads out of the archive")


def test_dots_within_a_name_are_no_climbing() -> None:
    assert [r.source for r in read(packed(("a..b/note...txt", "A")))] == ["march.zip/a..b/note...txt"]


def test_a_bomb_by_ratio() -> None:
    refused(packed(("a.txt", b"\0" * 20_000_000)), UnsafeArchive, "200 times its size")


def test_a_bomb_by_total() -> None:
    data = packed(*((f"{n}.txt", bytes(range(256)) * 400) for n in range(12)))
    refused(data, UnsafeArchive, "more than the limit of 1,000,000", Limits(unpacked_bytes=1_000_000))


def test_a_bomb_in_a_bomb() -> None:
    level = packed(*((f"{n}.txt", (f"{n} " * 40_000).encode()) for n in range(20)))
    refused(
        packed(*((f"{n}.zip", level) for n in range(20))),
        UnsafeArchive,
        "unpacks to more than",
        Limits(unpacked_bytes=9_000_000, archive_ratio=10_000),
    )


def test_a_bomb_that_lies_about_its_size() -> None:
    honest = packed(("a.txt", b"\0" * 20_000_000))
    lie = struct.pack("<I", 100)
    data = honest.replace(struct.pack("<I", 20_000_000), lie)
    (failure,) = read(data)
    assert isinstance(failure, Failure) and isinstance(failure.error, BrokenFile)


def test_too_many_files() -> None:
    data = packed(*((f"{n}.txt", "A") for n in range(30)))
    refused(data, UnsafeArchive, "holds 30 files; the limit is 20", Limits(archive_files=20))


def test_one_file_too_large_is_a_failure_and_the_rest_is_read() -> None:
    data = packed(("a.txt", bytes(range(65, 91)) * 200), ("b.txt", "B"))
    first, second = read(data, limits=Limits(file_bytes=1000))
    assert isinstance(first, Failure) and isinstance(first.error, TooLarge) and first.error.hint
    assert isinstance(second, Record)


def test_a_locked_file_is_a_failure_and_the_rest_is_read() -> None:
    data = bytearray(packed(("a.txt", SECRET), ("b.txt", "B")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    first, second = read(bytes(data))
    assert isinstance(first, Failure) and isinstance(first.error, Encrypted)
    assert "a.txt in march.zip is protected by a password" in first.error.message and first.error.hint
    assert isinstance(second, Record) and second.text == "B"


def test_a_damaged_file_is_a_failure_and_the_rest_is_read() -> None:
    data = bytearray(packed(("a.txt", SECRET), ("b.txt", "B"), compression=zipfile.ZIP_STORED))
    data[data.index(SECRET.encode()) + 3] ^= 0xFF
    first, second = read(bytes(data))
    assert (
        isinstance(first, Failure) and isinstance(first.error, BrokenFile) and SECRET not in str(first.error)
    )
    assert isinstance(second, Record)


def test_a_link_is_not_followed() -> None:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    (failure,) = read(packed((info, "/etc/passwd")))
    assert isinstance(failure, Failure) and "is a link" in failure.error.message


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_cut_short(keep: float) -> None:
    data = packed(("a.txt", SECRET * 50), ("b.txt", SECRET))
    refused(data[: int(len(data) * keep)], BrokenFile, "damaged")


def test_nothing_inside() -> None:
    refused(packed(), EmptyInput, "no files to read")
    refused(packed((".DS_Store", "x")), EmptyInput, "no files to read")


def test_office_files_are_not_archives_of_records() -> None:
    import docx
    import openpyxl

    word, excel = io.BytesIO(), io.BytesIO()
    docx.Document().save(word)
    openpyxl.Workbook().save(excel)
    text = packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"))
    for data in (word.getvalue(), excel.getvalue(), text, b"PK but no zip", b""):
        assert not zip_archive.looks_like(data)
    assert zip_archive.looks_like(packed(("a.docx", word.getvalue())))
    assert not zip_archive.looks_like(excel.getvalue()[:300])
    assert zip_archive.looks_like(packed(("a.txt", SECRET * 50))[:60])
