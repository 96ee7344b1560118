"""Tables: which line is the head, what each column holds, and whether it is a table of data at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordqa.segment import vocabulary as v
from recordqa.segment.fields import cells_of_line, is_field_label
from recordqa.segment.known import Known
from recordqa.segment.lines import Line
from recordqa.segment.normal import key, words_of
from recordqa.segment.sentences import strip_span
from recordqa.types import Record

_MARKDOWN_RULE = re.compile(r"[\s|:+-]+$")


@dataclass(slots=True)
class Row:
    """One row: its cells' offsets, empty ones included, and whether the file marks it as a head."""

    start: int
    end: int
    cells: list[tuple[int, int]]
    header: bool = False
    rule: bool = False

    def filled(self) -> list[tuple[int, int]]:
        return [c for c in self.cells if c[0] < c[1]]


@dataclass(slots=True)
class Table:
    """Rows that stand together, and the lines they take up (first, after the last).

    ``columns`` are set where the cells stand one below the other and each row's names are known.
    """

    rows: list[Row]
    first: int
    after: int
    columns: list[str] | None = None


def tables_of(record: Record, lines: list[Line], known: Known) -> dict[int, Table]:
    """The tables of a record by the number of their first line."""
    found = _from_blocks(record, lines)
    taken = [False] * (len(lines) + 1)
    for table in found.values():
        for i in range(table.first, table.after):
            taken[i] = True
    found.update(_from_text(record.text, lines, taken, known))
    return found


def _from_blocks(record: Record, lines: list[Line]) -> dict[int, Table]:
    rows = [b for b in record.blocks if b.kind == "table_row" and 0 <= b.start <= b.end <= len(record.text)]
    rows.sort(key=lambda b: (b.start, -b.end))
    # A row that holds other rows is layout: its inner rows speak for themselves.
    inner = [
        b
        for i, b in enumerate(rows)
        if not (i + 1 < len(rows) and rows[i + 1].start < b.end and rows[i + 1] != b)
    ]
    found: dict[int, Table] = {}
    number, last_end, last_table = 0, -1, None
    current: Table | None = None
    for block in inner:
        if block.start < last_end or block.start == block.end:
            continue
        while number < len(lines) and (
            lines[number].end < block.start or (lines[number].blank and lines[number].start < block.start)
        ):
            number += 1
        first = number
        after = first
        while after < len(lines) and lines[after].start < block.end:
            after += 1
        if after == first:
            continue
        cells = [strip_span(record.text, a, b) for a, b in block.cells if block.start <= a <= b <= block.end]
        cells = [c for i, c in enumerate(cells) if i == 0 or c[0] >= cells[i - 1][1]]
        if not cells:
            cells = [strip_span(record.text, block.start, block.end)]
        row = Row(*strip_span(record.text, block.start, block.end), cells, block.header)
        if (
            current is not None
            and block.table == last_table
            and current.after >= first - 2
            and (current.after == first or all(lines[i].blank for i in range(current.after, first)))
        ):
            current.rows.append(row)
            current.after = max(after, current.after)
        else:
            current = Table([row], first, after)
            found[first] = current
        last_end, last_table = block.end, block.table
        number = max(after - 1, first)
    return found


def _from_text(text: str, lines: list[Line], taken: list[bool], known: Known) -> dict[int, Table]:
    found: dict[int, Table] = {}
    i = 0
    while i < len(lines):
        line = lines[i]
        if taken[i] or line.blank or not _tabular(line.text):
            i += 1
            continue
        kind = "|" in line.text
        rows: list[Row] = []
        j = i
        while (
            j < len(lines)
            and not taken[j]
            and not lines[j].blank
            and _tabular(lines[j].text)
            and ("|" in lines[j].text) == kind
        ):
            row = _row(text, lines[j], kind)
            if row is None:
                break
            rows.append(row)
            j += 1
        if rows:
            found[i] = Table(rows, i, j)
            i = j
        else:
            i += 1
    found.update(_aligned(text, lines, taken, found, known))
    return found


def _tabular(text: str) -> bool:
    if "|" in text:
        return True
    return "\t" in text.strip() and len(text) < 4000


def _row(text: str, line: Line, pipes: bool) -> Row | None:
    if pipes and _MARKDOWN_RULE.match(line.text):
        return Row(line.start, line.end, [], rule=True)
    start, end = line.start, line.end
    if pipes:
        if text[start] == "|":
            start += 1
        if end > start and text[end - 1] == "|":
            end -= 1
    cells: list[tuple[int, int]] = []
    at = start
    mark = "|" if pipes else "\t"
    while True:
        cut = text.find(mark, at, end)
        stop = end if cut < 0 else cut
        cells.append(strip_span(text, at, stop))
        if cut < 0:
            break
        at = cut + 1
    if not pipes and sum(1 for a, b in cells if a < b) < 2:
        # "Supervisor<tab>" keeps its empty cell; a lone indented line is no row.
        return None
    filled = [c for c in cells if c[0] < c[1]]
    left = filled[0][0] if filled else line.start
    right = filled[-1][1] if filled else line.start
    return Row(left, right, cells)


def _aligned(
    text: str, lines: list[Line], taken: list[bool], others: dict[int, Table], known: Known
) -> dict[int, Table]:
    """Columns set with spaces: believed only under a head whose words are known."""
    found: dict[int, Table] = {}
    i = 0
    while i < len(lines):
        line = lines[i]
        if taken[i] or i in others or "  " not in line.text or len(line.text) > 200:
            i += 1
            continue
        head = _space_cells(text, line)
        if len(head) < 2 or header_columns(text, Row(line.start, line.end, head), known) is None:
            i += 1
            continue
        starts = [a - line.start + line.indent for a, _ in head]
        rows = [Row(line.start, line.end, head, header=True)]
        j = i + 1
        while (
            j < len(lines)
            and not lines[j].blank
            and not taken[j]
            and j not in others
            and len(lines[j].text) < 400
        ):
            cells = _space_cells(text, lines[j])
            if len(cells) < 2:
                break
            placed: list[tuple[int, int]] = [(lines[j].start, lines[j].start)] * len(head)
            for a, b in cells:
                offset = a - lines[j].start + lines[j].indent
                column = min(range(len(starts)), key=lambda c: (abs(starts[c] - offset), c))
                old = placed[column]
                placed[column] = (a, b) if old[0] == old[1] else (old[0], b)
            rows.append(Row(lines[j].start, lines[j].end, placed))
            j += 1
        if len(rows) > 1:
            found[i] = Table(rows, i, j)
            i = j
        else:
            i += 1
    return found


def _space_cells(text: str, line: Line) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+(?: \S+)*", line.text):
        cells.append((line.start + match.start(), line.start + match.end()))
    return cells


def header_columns(text: str, row: Row, known: Known) -> list[str | None] | None:
    """The columns' headings as written when the row is a table's head, else None."""
    filled = row.filled()
    if len(filled) < 2:
        return None
    kinds: set[str] = set()
    hits = 0
    for a, b in filled:
        if b - a > 70:
            return None
        kind = column_kind(text[a:b], known)
        if kind is not None:
            hits += 1
            kinds.add(kind)
        elif any(c.isdigit() for c in text[a:b]) or len(words_of(text[a:b])) > 6:
            return None
    strong = kinds & {"what", "who", "when", "state", "outcome", "form"}
    # Every cell a label of a one-line form ("Name | Date") is no head unless the file says so.
    if hits < 2 or (not strong and not row.header):
        return None
    if (
        "what" not in kinds
        and not row.header
        and len(filled) < 3
        and all(is_field_label(text[a:b]) for a, b in filled)
    ):
        return None
    if hits * 2 < len(filled) and not row.header:
        return None
    if all(is_field_label(text[a:b]) for a, b in filled) and "what" not in kinds and not row.header:
        return None
    return [text[a:b].strip(" :*_") if a < b else None for a, b in row.cells]


def column_kind(cell: str, known: Known) -> str | None:
    """What a column of that heading holds: what, who, when, outcome, state, other."""
    phrase = key(cell)
    for kind, phrases in v.COLUMNS.items():
        if phrase in phrases:
            return kind
    if phrase in known.columns:
        return "form"
    bare = key(cell.split("(")[0])
    if bare != phrase and bare:
        return column_kind(bare, known)
    for part in re.split(r"[/&,]| and | or ", cell):
        small = key(part)
        if small and small != phrase:
            for kind, phrases in v.COLUMNS.items():
                if small in phrases:
                    return kind
    return None


def blank_row(text: str, row: Row) -> bool:
    """No cell holds more than a row number or a line to write on."""
    for a, b in row.filled():
        cell = text[a:b].strip(" .)_…-–—☐")
        if cell and not (cell.isdigit() and len(cell) <= 2):
            return False
    return True


def line_cells(text: str, line: Line) -> list[tuple[int, int]]:
    """The parts of one line that is in no table; [] when it is a single part."""
    return cells_of_line(text, line.start, line.end)
