"""CSV and TSV: a table of records as text, whatever separates its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from recordqa.errors import BadRow, EmptyInput
from recordqa.read._sniff import is_text
from recordqa.read._table_rows import HEADER_WITHIN, Table, columns_of, no_text_column, row_results
from recordqa.read._text_stream import TextStream
from recordqa.read.source import Failure, ReadContext, ReadResult

NAME = "csv"
DESCRIPTION = "Table of records as CSV or TSV, with a text or a path column."
SUFFIXES = (".csv", ".tsv")
#: Any text may be a CSV file: the suffix decides.
SOFT = True
HOLDS_MANY = True

_DELIMITERS = (",", ";", "\t", "|")
#: The csv module's own limit is 131,072; a C long holds this on every platform.
_LONGEST_FIELD = 2**31 - 1


def looks_like(data: bytes) -> bool:
    """Whether it is text at all; nothing in the bytes tells a small table from a letter."""
    return is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """One record for each row, as it is come to; a row that cannot be used is a Failure.

    Raises NoTextColumn or EmptyInput.
    """
    opened = TextStream(data)
    warning = opened.warning
    delimiter, skip = _delimiter(opened, name)
    table = Table(name, NAME, context)
    columns: dict[str, int] = {}
    width = 0
    for number, cells, unclosed in _rows(opened, delimiter, skip):
        if not columns:
            found = columns_of(cells)
            if found:
                columns, width = found, len(cells)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if unclosed:
            yield Failure(
                table.id(number),
                table.source(number),
                BadRow(
                    f"{table.place(number)} has a quotation mark that is never closed, so the rest of "
                    "the table could not be read.",
                    hint="Save the table again from Excel as CSV UTF-8.",
                ),
            )
            return
        mended = _mended(cells, width, columns, delimiter)
        if mended is None:
            yield Failure(
                table.id(number),
                table.source(number),
                BadRow(
                    f"{table.place(number)} has {len(cells)} cells, but the table has {width} columns.",
                    hint="Put quotation marks around text that holds the character between the columns.",
                ),
            )
            continue
        values = {key: mended[place] for key, place in columns.items() if place < len(mended)}
        odd = warning is not None and any(not v.isascii() for v in values.values())
        yield from row_results(values, number, table, (warning,) if odd and warning else ())


def _rows(opened: TextStream, delimiter: str, skip: int) -> Iterator[tuple[int, list[str], bool]]:
    """(number as Excel shows it, cells, whether the table ended within quotation marks)."""
    csv.field_size_limit(_LONGEST_FIELD)
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        with opened.lines() as text:
            for _ in range(skip):
                next(text, None)
            yield from text
        ended = True

    # A row is normally given out before the next line is asked for: one that comes after the last
    # line was still waiting for its closing quotation mark.
    for number, cells in enumerate(csv.reader(lines(), delimiter=delimiter), 1):
        yield number, cells, ended


def _delimiter(opened: TextStream, name: str) -> tuple[str, int]:
    """The separator that gives a row of names with a text or path column, and lines to pass over."""
    skip, candidates = 0, list(_DELIMITERS)
    first = opened.head(64).split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        # A line for Excel alone, which Excel does not show.
        skip, candidates = 1, [first[4]]
    elif first == "sep=":
        skip, candidates = 1, ["\t"]
    if name.lower().endswith(".tsv"):
        candidates.sort(key=lambda d: d != "\t")
    best: tuple[int, str] | None = None
    shown: Sequence[str] = ()
    for delimiter in candidates:
        for number, cells, _ in _rows(opened, delimiter, skip):
            if number > HEADER_WITHIN:
                break
            columns = columns_of(cells)
            if columns is not None:
                if best is None or len(columns) > best[0]:
                    best = (len(columns), delimiter)
                break
            if number == 1 and len(cells) > len(shown):
                shown = cells
    if best is not None:
        return best[1], skip
    if not any(cell.strip() for cell in shown):
        raise EmptyInput(f"{name} has no rows in it.", hint="Check that the right table was saved.")
    raise no_text_column(name, shown)


def _mended(cells: list[str], width: int, columns: dict[str, int], delimiter: str) -> list[str] | None:
    """The row with as many cells as columns; None when text without quotation marks fell apart."""
    if len(cells) <= width or not any(cell.strip() for cell in cells[width:]):
        return cells[:width]
    if columns.get("text") == width - 1:
        return [*cells[: width - 1], delimiter.join(cells[width - 1 :])]
    return None
