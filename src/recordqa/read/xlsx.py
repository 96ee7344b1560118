"""Excel workbooks: the first sheet that is a table of records."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from recordqa.errors import BrokenFile, EmptyInput, Encrypted, ReadError, UnknownFormat, UnsafeArchive
from recordqa.read._sniff import OLE_MAGIC, is_zip, ole_streams, zip_names
from recordqa.read._table_rows import HEADER_WITHIN, Table, columns_of, no_text_column, row_results
from recordqa.read.source import ReadContext, ReadResult

NAME = "xlsx"
DESCRIPTION = "Table of records as an Excel workbook, with a text or a path column."
SUFFIXES = (".xlsx", ".xlsm")
HOLDS_MANY = True

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)[\"']")


def looks_like(data: bytes) -> bool:
    """Whether it is an Excel workbook, of this kind or of the one before 2007, locked or not."""
    if is_zip(data):
        return "xl/workbook.xml" in zip_names(data)
    return data.startswith(OLE_MAGIC) and bool(ole_streams(data) & {"EncryptedPackage", "Workbook", "Book"})


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """One record for each row, hidden rows too (with a warning); blank rows are passed over.

    Raises Encrypted, UnknownFormat (an old .xls), BrokenFile, UnsafeArchive, NoTextColumn, EmptyInput.
    """
    _refuse_other_kinds(data, name, context)
    try:
        yield from _sheets(data, name, context)
    except ReadError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        TypeError,
        EOFError,
        OSError,
        SyntaxError,
        IndexError,
    ):
        # openpyxl's way of saying that a part is missing or is not XML (ParseError is a SyntaxError).
        raise _broken(name) from None


def _refuse_other_kinds(data: bytes, name: str, context: ReadContext) -> None:
    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage" in ole_streams(data):
            raise Encrypted(
                f"{name} is protected by a password.",
                hint="Open it in Excel, take the password off (File, Info, Protect workbook) and save it.",
            )
        raise UnknownFormat(
            f"{name} is an Excel workbook in the old format.", hint="Open it in Excel and save it as .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _broken(name) from None
    limits = context.limits
    if unpacked > limits.unpacked_bytes or unpacked > max(limits.archive_ratio * len(data), 50_000_000):
        raise UnsafeArchive(
            f"{name} unpacks to {unpacked:,} bytes, far more than a workbook of its size should.",
            hint="Save it again from Excel, or split it.",
        )


def _broken(name: str) -> BrokenFile:
    return BrokenFile(
        f"{name} is damaged, or is not an Excel workbook.",
        hint="Open it in Excel and save it again as .xlsx.",
    )


def _sheets(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    from openpyxl import load_workbook

    # It tells stderr of every feature of Excel's that it does not keep; none of them is text.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        shown: Sequence[object] = ()
        # Sheets that people see come before hidden ones, each in the workbook's order.
        for sheet in sorted(book.worksheets, key=lambda s: s.sheet_state != "visible"):
            sheet.reset_dimensions()
            top = [list(row) for row in islice(sheet.iter_rows(values_only=True), HEADER_WITHIN)]
            for place, cells in enumerate(top, 1):
                columns = columns_of(cells)
                if columns is not None:
                    notes = (
                        () if sheet.sheet_state == "visible" else ("Its sheet is hidden in the workbook.",)
                    )
                    yield from _rows(data, sheet, columns, place, Table(name, NAME, context), notes)
                    return
            shown = shown or max(top, key=lambda cells: sum(c is not None for c in cells), default=())
        if not any(cell is not None for cell in shown):
            raise EmptyInput(f"{name} has no rows in it.", hint="Check that the right workbook was saved.")
        raise no_text_column(name, shown)
    finally:
        book.close()


def _rows(
    data: bytes, sheet: Any, columns: dict[str, int], header: int, table: Table, notes: tuple[str, ...]
) -> Iterator[ReadResult]:
    hidden, merged = _layout(data, sheet)
    above: dict[int, object] = {}
    text = columns.get("text", columns.get("path"))
    for number, cells in enumerate(sheet.iter_rows(min_row=header + 1, values_only=True), header + 1):
        values: dict[str, object] = {}
        inherited = False
        for key, place in columns.items():
            value = cells[place] if place < len(cells) else None
            if any(first < number <= last for first, last in merged.get(place, ())):
                # Only a merged block's first cell has its value; it stands for all of them.
                value, inherited = above.get(place), inherited or place == text
            above[place] = values[key] = value
        blank = all(v is None or (isinstance(v, str) and not v.strip()) for v in cells)
        if inherited or blank:
            # A text merged over several rows is one record; a blank row is none.
            continue
        own = (f"{table.place(number)} is hidden in the workbook.",) if number in hidden else ()
        yield from row_results(values, number, table, (*notes, *own))


def _layout(data: bytes, sheet: Any) -> tuple[set[int], dict[int, list[tuple[int, int]]]]:
    """Hidden rows, and merged blocks as (first, last row) by column, which read-only mode leaves out.

    Read from the sheet's XML piece by piece, so that a large sheet is never held whole.
    """
    hidden: set[int] = set()
    merged: dict[int, list[tuple[int, int]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_part(sheet)) as part:
        rest, number = b"", 0
        while chunk := part.read(1 << 18):
            piece = rest + chunk
            cut = piece.rfind(b"<")
            piece, rest = (piece[:cut], piece[cut:]) if cut > 0 else (piece, b"")
            for row in _ROW.finditer(piece):
                given = _NUMBER.search(row[1])
                number = int(given[1]) if given else number + 1
                if _HIDDEN.search(row[1]):
                    hidden.add(number)
            for block in _MERGED.finditer(piece):
                first, last = int(block[2]), int(block[4])
                if last > first:
                    merged.setdefault(_column(block[1]), []).append((first, last))
    return hidden, merged


def _part(sheet: Any) -> str:
    return str(sheet._worksheet_path).lstrip("/")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
