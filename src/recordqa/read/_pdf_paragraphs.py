"""From lines to paragraphs, list items and headings: which line breaks the writer meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from recordqa.read._pdf_layout import AlignedTable, Line, Piece, reading_order
from recordqa.read._pdf_tables import Grid
from recordqa.types.values import BlockKind

_BULLET = re.compile(r"^(?:[•●○▪■◦‣⁃∙·➢❖✓✗→☐☑☒*–—-])(?=\s|$)")
_NUMBERED = re.compile(
    r"^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)](?=\s)|^\d{1,2}(?:\.\d{1,2})+(?=\s)"
)
_SOFT_HYPHEN = "\u00ad"
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]]*$")
#: A line that begins with a label: "Supervisor: …".
LABELLED = re.compile(r"^[A-Z][\w'’()/&,. -]{0,48}:(?:\s|$)")
#: Words that really are written with a hyphen, by the part before or after it.
_KEEPS_AFTER = frozenset(
    "self non co ex multi inter semi anti pre post well ill one two three four five six half part full "
    "long short high low step follow drop sign check catch hand work face on off by day mid all cross".split()
)
_KEEPS_BEFORE = frozenset(
    "up in out off on down to of led based old year age aged term time wide law free like related style "
    "making taking being esteem harm care hoc round day date face parent parents father mother".split()
)


@dataclass(frozen=True, slots=True)
class CellEnd:
    """How a cell's text begins and ends: width of its first word, lines, room left on the last one."""

    first: float
    lines: int
    room: float


@dataclass(slots=True)
class Part:
    """A paragraph, heading, list item or table row, before it has its place in the record's text."""

    kind: BlockKind
    text: str = ""
    cells: list[list[str]] = field(default_factory=list)
    level: int = 0
    size: float = 0.0
    bold: bool = False
    header: bool = False
    table: tuple[float, ...] | None = None
    goes_on: bool = False
    ends: list[CellEnd] = field(default_factory=list)


def same_table(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> bool:
    """Whether two rows stand in one table: their columns begin and end at the same places."""
    if one is None or other is None or len(one) != len(other):
        return False
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def parts_of(pieces: Sequence[Piece], body: float, body_bold: bool, headings: bool = True) -> list[Part]:
    """Parts in order; ``body`` is the document's usual font size."""
    out: list[Part] = []
    run: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Line):
            run.append(piece)
            continue
        out.extend(_paragraphs(run, body, body_bold, headings))
        run = []
        out.extend(_grid_rows(piece, body, body_bold) if isinstance(piece, Grid) else _aligned_rows(piece))
    out.extend(_paragraphs(run, body, body_bold, headings))
    return out


def _aligned_rows(table: AlignedTable) -> Iterable[Part]:
    mark = (table.y,)
    for place, row in enumerate(table.rows):
        yield Part("table_row", cells=row, header=place == 0 and table.bold, table=mark)


def _grid_rows(grid: Grid, body: float, body_bold: bool) -> Iterable[Part]:
    mark = tuple(round(x) for x in grid.xs)
    rows: dict[int, list[list[Piece]]] = {}
    for cell in grid.cells:
        # A cell's text turns at the cell's own edge, however short its longest line is.
        inside = [w.x1 for w in cell.words if not w.whole]
        edge = max([cell.box[2] - 7, *inside])
        rows.setdefault(cell.row, []).append(reading_order(cell.words, cell.grids, edge))
    for place, (_, cells) in enumerate(sorted(rows.items())):
        if len(cells) == 1:
            # One cell from edge to edge is a box around ordinary text, not a row of a table.
            yield from parts_of(cells[0], body, body_bold)
            continue
        filled = [pieces for pieces in cells if pieces]
        if filled:
            texts = [_cell_lines(pieces, body) for pieces in cells]
            bold = all(isinstance(p, Line) and p.bold for pieces in filled for p in pieces)
            yield Part(
                "table_row",
                cells=texts,
                header=place == 0 and bold and len(filled) > 1,
                table=mark,
                ends=[_cell_end(pieces) for pieces in cells],
            )


def _cell_end(pieces: Sequence[Piece]) -> CellEnd:
    if not pieces or not isinstance(pieces[0], Line) or not isinstance(pieces[-1], Line):
        return CellEnd(0.0, len(pieces), 1e9)
    word, last = pieces[0].words[0], pieces[-1]
    return CellEnd(word.x1 - word.x0 + 0.2 * word.size, len(pieces), last.right - last.x1)


def _cell_lines(pieces: Sequence[Piece], body: float) -> list[str]:
    lines: list[str] = []
    for part in parts_of(pieces, body, True, headings=False):
        if part.kind == "table_row":
            lines.append(" | ".join(" ".join(cell) for cell in part.cells))
        else:
            lines.append(part.text)
    return [line for line in lines if line]


def _paragraphs(lines: list[Line], body: float, body_bold: bool, headings: bool) -> Iterable[Part]:
    part: Part | None = None
    start: Line | None = None
    leadings: dict[float, float] = {}
    for place, line in enumerate(lines):
        previous = lines[place - 1] if place else None
        if line.size not in leadings:
            leadings[line.size] = _leading(lines, line.size)
        if part is not None and start is not None and previous is not None:
            if _continues(part, start, previous, line, leadings[line.size]):
                part.text = join(part.text, line.text)
                part.bold = part.bold and line.bold
                part.goes_on = _is_full(line, None)
                continue
            yield _finished(part, body, body_bold, headings)
        text = line.text
        kind: BlockKind = "list_item" if _is_item(text, line) else "paragraph"
        part = Part(kind, text, size=line.size, bold=line.bold, goes_on=_is_full(line, None))
        part.level = _level(line, lines) if kind == "list_item" else 0
        start = line
    if part is not None:
        yield _finished(part, body, body_bold, headings)


def _is_item(text: str, line: Line) -> bool:
    if _BULLET.match(text) or _NUMBERED.match(text):
        return True
    # Word draws second-level bullets as a letter o set well apart from its text.
    words = line.words
    return len(words) > 1 and words[0].text == "o" and words[1].x0 - words[0].x1 > 0.6 * words[0].size


def _level(line: Line, lines: Sequence[Line]) -> int:
    lefts: list[float] = []
    for other in sorted(o.x0 for o in lines if _is_item(o.text, o)):
        if not lefts or other - lefts[-1] > 6:
            lefts.append(other)
    return 1 + sum(line.x0 > left + 6 for left in lefts)


def _finished(part: Part, body: float, body_bold: bool, headings: bool) -> Part:
    words = part.text.split()
    part.text = " ".join(words).replace(_SOFT_HYPHEN, "")
    larger, bolder = part.size >= 1.13 * body, part.bold and not body_bold
    if (
        headings
        and (part.kind == "paragraph" or _NUMBERED.match(part.text))
        and (larger or bolder)
        and len(words) <= 14
        and any(c.isalpha() for c in part.text)
        and not part.text.endswith((".", ",", ";"))
        and not (LABELLED.match(part.text) and not part.text.endswith(":"))
    ):
        part.kind, part.level, part.goes_on = "heading", 0, False
    return part


def _is_full(line: Line, following: Line | None) -> bool:
    """Whether the line ended because the next word would not have fitted (or, at a page's end, nearly)."""
    if line.whole:
        return False
    if following is None:
        return line.x1 > line.right - min(6 * line.size, 0.2 * (line.right - line.x0))
    first = following.words[0]
    second = following.words[1] if len(following.words) > 1 and not following.words[1].space_before else first
    return line.x1 + 0.2 * line.size + (second.x1 - first.x0) > line.right - 0.3 * line.size


def _continues(part: Part, start: Line, previous: Line, line: Line, leading: float) -> bool:
    if line.whole or previous.whole or line.y <= previous.y:
        return False
    if abs(line.size - previous.size) > 0.12 * previous.size or (
        line.bold != previous.bold and _whole_change(previous, line)
    ):
        return False
    gap = line.y - previous.y
    if gap > leading * 1.25:
        return False
    text = line.text
    full = _is_full(previous, line)
    if _BULLET.match(text) and not (full and text[0] in "–—-" and part.kind != "list_item"):
        return False
    if _NUMBERED.match(text) and (part.kind == "list_item" or not full or abs(line.x0 - previous.x0) > 3):
        return False
    if _is_item(text, line) and text.startswith("o "):
        return False
    if part.text.endswith((_SOFT_HYPHEN, "-")) and text[:1].islower():
        return True
    if not full:
        return False
    if part.kind == "list_item":
        if line.x0 < start.x0 - 3:
            return False
        hanging = line.x0 > start.x0 + 3
        return hanging or (
            part.text.count(" ") > 3 and (not _SENTENCE_END.search(part.text) or text[:1].islower())
        )
    # A label in bold, or a first line set in from the margin, starts anew.
    if LABELLED.match(text) and line.words[0].bold and not line.bold and not previous.words[-1].bold:
        return False
    aligned = any(abs(line.x0 - s.x0) < 3 for s in previous.stretches)
    return (
        aligned
        or line.x0 < previous.x0 + 0.5 * line.size
        or (previous is start and line.x0 <= previous.x0 + 60)
    )


def _whole_change(previous: Line, line: Line) -> bool:
    """Bold turning plain between two lines, rather than in the middle of one."""
    return previous.words[-1].bold != line.words[0].bold


def _leading(lines: Sequence[Line], size: float) -> float:
    """The usual distance between lines of this size within a paragraph here.

    Taken from lines that plainly go on (the first full, the next in small letters), so that text
    in double spacing is known as such; else the lower quartile of all distances.
    """
    pairs = [
        (a, b, b.y - a.y)
        for a, b in pairwise(lines)
        if abs(a.size - size) < 1 and abs(b.size - size) < 1 and 0.8 * size < b.y - a.y < 3.2 * size
    ]
    plain = sorted(gap for a, b, gap in pairs if b.text[:1].islower() and _is_full(a, b))
    if plain:
        return plain[len(plain) // 2]
    gaps = sorted(gap for _, _, gap in pairs)
    quartile = gaps[len(gaps) // 4] if gaps else 1.5 * size
    return quartile if quartile < 1.9 * size else 1.5 * size


def join(text: str, following: str) -> str:
    """Two lines of one paragraph, a word broken at the line's end made whole again."""
    if text.endswith(_SOFT_HYPHEN):
        text = text[:-1] + "-"
    elif not text.endswith(("-", "‐")) or text.endswith((" -", "--")):
        return f"{text} {following}"
    head = re.split(r"[\s(\"“]", text[:-1])[-1]
    tail = re.split(r"[^\w'’]", following, maxsplit=1)[0]
    if not head[-1:].isalpha() or not tail[:1].islower():
        return text + following
    if "-" in head or head.lower() in _KEEPS_AFTER or tail in _KEEPS_BEFORE:
        return text + following
    return text[:-1] + following
