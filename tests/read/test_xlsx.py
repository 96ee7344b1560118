"""Excel workbooks as people keep them: titles above, hidden and blank rows, merged cells, dates as text."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from recordqa.errors import BadRow, BrokenFile, EmptyInput, Encrypted, NoTextColumn, ReadError, UnknownFormat
from recordqa.read import read_bytes, xlsx
from recordqa.read.source import Failure, ReadContext, ReadResult
from recordqa.types import Record

TEXT = "Temesgen was seen at home.\nHe wants to stay with his aunt – for now."


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: list[list[Any]], title: str = "Sheet") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def read(data: bytes, name: str = "spring.xlsx") -> list[ReadResult]:
    return list(xlsx.read(data, name, ReadContext()))


def refused(data: bytes, kind: type[ReadError], says: str, hint: str, name: str = "spring.xlsx") -> None:
    with pytest.raises(kind) as caught:
        read(data, name)
    assert says in caught.value.message and name in caught.value.message and hint in caught.value.hint
    assert "Temesgen" not in str(caught.value)


def test_dates_as_dates_as_text_and_as_numbers() -> None:
    rows = [
        ["ID", "Supervision Date", "Date recorded", "Text"],
        [1, datetime(2026, 3, 14, 10, 30), date(2026, 3, 16), TEXT],
        [2.0, "14.03.26", "16 March 2026", TEXT],
        ["K/3", 46095, "46097", TEXT],
    ]
    results = read(saved(table(rows)))
    assert [r.id for r in results] == ["1", "2", "K/3"]
    for number, result in enumerate(results, 2):
        assert (
            isinstance(result, Record)
            and result.text == TEXT
            and result.source == f"spring.xlsx row {number}"
        )
        assert result.metadata.session_date == date(2026, 3, 14)
        assert result.metadata.recorded_date == date(2026, 3, 16)


def test_titles_above_the_header_and_blank_rows() -> None:
    rows = [
        ["Supervision export"],
        [],
        ["Printed", "1 April"],
        ["id", "text"],
        ["a", "One."],
        [],
        [None, " "],
        ["b", "Two."],
    ]
    assert [(r.id, r.source) for r in read(saved(table(rows)))] == [
        ("a", "spring.xlsx row 5"),
        ("b", "spring.xlsx row 8"),
    ]


def test_hidden_rows_are_read_with_a_warning() -> None:
    book = table([["text"], ["One."], ["Two."], ["Three."]])
    book.active.row_dimensions[3].hidden = True
    results = read(saved(book))
    assert [(r.text, r.warnings) for r in results if isinstance(r, Record)] == [
        ("One.", ()),
        ("Two.", ("Row 3 of spring.xlsx is hidden in the workbook.",)),
        ("Three.", ()),
    ]


def test_merged_cells_stand_for_all_their_rows() -> None:
    book = table(
        [
            ["team", "text"],
            ["North", "One."],
            [None, "Two."],
            ["South", "Three."],
            [None, None],
            ["East", "Five."],
        ]
    )
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B4:B5")
    results = read(saved(book))
    assert [(r.text, r.metadata.team) for r in results if isinstance(r, Record)] == [
        ("One.", "North"), ("Two.", "North"), ("Three.", "South"), ("Five.", "East"),
    ]  # fmt: skip


def test_the_first_sheet_that_is_a_table_of_records_hidden_ones_last() -> None:
    book = table([["Read me"], ["Nothing here"]], "About")
    hidden = book.create_sheet("Old")
    hidden.append(["text"])
    hidden.append(["Old one."])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("Records")
    shown.append(["text"])
    shown.append(["New one."])
    assert [r.text for r in read(saved(book)) if isinstance(r, Record)] == ["New one."]
    book.remove(shown)
    (only,) = read(saved(book))
    assert isinstance(only, Record) and only.text == "Old one." and "hidden" in only.warnings[0]


def test_formulas_give_their_last_result() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["text", "team"])
        sheet.write_formula(1, 0, '=CONCAT("Seen"," alone.")', None, "Seen alone.")
        sheet.write_string(1, 1, "North")
    (only,) = read(out.getvalue())
    assert isinstance(only, Record) and only.text == "Seen alone."


def test_rows_that_cannot_be_used() -> None:
    rows = [["id", "text", "session_date"], ["a", TEXT, "sometime"], ["b", None, None], ["c", TEXT, None]]
    first, second, third = read(saved(table(rows)))
    assert isinstance(first, Failure) and isinstance(first.error, BadRow)
    assert "Row 2 of spring.xlsx: its session_date" in first.error.message and "sometime" not in str(
        first.error
    )
    assert isinstance(second, Failure) and isinstance(second.error, EmptyInput)
    assert isinstance(third, Record)


def test_no_text_column() -> None:
    refused(
        saved(table([["Ref", "Worker"], ["1", "Temesgen"]])),
        NoTextColumn,
        "columns are: Ref, Worker",
        '"path"',
    )


def test_an_empty_workbook() -> None:
    refused(saved(openpyxl.Workbook()), EmptyInput, "no rows", "right workbook")


def test_a_broken_workbook() -> None:
    data = saved(table([["text"], [TEXT]]))
    refused(data[: len(data) // 2], BrokenFile, "damaged", "save it again")
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-40] if "sheet1" in name else old.read(name))
    refused(out.getvalue(), BrokenFile, "damaged", "save it again")


def ole(stream: str) -> bytes:
    """The smallest old-style Office file: header, one allocation sector, one directory sector."""
    import struct

    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += (
        struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<I", 0)
        + struct.pack("<I", free) * 108
    )
    table_sector = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, child: int, start: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        out = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, free, child)
        return out + bytes(16 + 4 + 8 + 8) + struct.pack("<IQ", start, 0)

    directory = entry("Root Entry", 5, 1, end) + entry(stream, 2, free, end) + bytes(256)
    return header + table_sector + directory


def test_locked_and_old_workbooks() -> None:
    refused(ole("EncryptedPackage"), Encrypted, "password", "take the password off")
    refused(ole("Workbook"), UnknownFormat, "old format", "save it as .xlsx", "spring.xls")
    (failure,) = read_bytes(ole("EncryptedPackage"), "spring.xlsx")
    assert isinstance(failure, Failure) and isinstance(failure.error, Encrypted)
    (failure,) = read_bytes(ole("Workbook"), "spring.xls")
    assert isinstance(failure, Failure) and ".xlsx" in failure.error.hint


def test_other_zips_are_no_workbooks() -> None:
    assert xlsx.looks_like(saved(openpyxl.Workbook()))
    assert not xlsx.looks_like(b"PK\x03\x04nothing") and not xlsx.looks_like(b"text")
