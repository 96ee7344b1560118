"""Paragraphs and tables as a reader finds them, and how they are set as one text with blocks.

Every reader of a laid-out format builds these nodes; ``set_text`` is the only place that decides
where newlines, blank lines and cell separators stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from unicodedata import combining, normalize

from recordqa.read._clean import clean_with_positions
from recordqa.types import Block
from recordqa.types.values import BlockKind

#: Two paragraphs that both fit on a line stand close together ("Date: …" under "Name: …").
_PROSE = 100
_CELL_GAP = " | "


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a stretch of ``Record.text`` came from.

    ``part`` is a file inside the document ("word/document.xml"), ``element`` the number of the
    leaf element (``w:t``, ``w:tab``, …) in that part's document order (``root.iter()``, from 0),
    ``run`` that of the run around it. ``raw`` gives for each character from ``start`` to ``end``
    its offset in the element's own text; None means they run on from ``raw_start``.
    """

    part: str
    element: int
    run: int
    start: int
    end: int
    raw_start: int = 0
    raw: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of raw text within a paragraph; ``place`` is (part, element, run) or None."""

    text: str
    place: tuple[str, int, int] | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``marker`` is the bullet or number that the program shows before it."""

    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""

    def add(self, text: str, place: tuple[str, int, int] | None = None) -> None:
        if text:
            self.pieces.append(Piece(text, place))

    @property
    def raw(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class TableCell:
    """One cell, ``width`` grid columns wide; a ``swallowed`` one is covered by a merged neighbour."""

    nodes: list[Node] = field(default_factory=list)
    swallowed: bool = False
    width: int = 1


@dataclass(slots=True)
class Row:
    """Cells left to right; ``header`` when the file marks the row as heading."""

    cells: list[TableCell] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True)
class Table:
    """Rows top to bottom."""

    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """A page header or footer with what stands in it."""

    kind: BlockKind
    nodes: list[Node] = field(default_factory=list)


Node: TypeAlias = Paragraph | Table | Region


@dataclass(frozen=True, slots=True)
class Setting:
    """Text with its blocks in order of start (outer first) and the way back."""

    text: str
    blocks: tuple[Block, ...]
    leaves: tuple[Leaf, ...]


def set_text(nodes: Sequence[Node]) -> Setting:
    """The nodes as one text: cleaned, blank lines only where the eye wants one."""
    setter = _Setter()
    setter.nodes(nodes)
    text = "".join(setter.out)
    return Setting(text, tuple(setter.blocks), tuple(setter.leaves))


def is_blank(node: Node) -> bool:
    """Whether nothing would be printed for the node."""
    if isinstance(node, Paragraph):
        return not node.marker and not any(piece.text.strip() for piece in node.pieces)
    if isinstance(node, Table):
        return all(is_blank(inner) for row in node.rows for cell in row.cells for inner in cell.nodes)
    return all(is_blank(inner) for inner in node.nodes)


@dataclass(slots=True)
class _Line:
    """A paragraph made ready: clean text, stripped, with its leaves relative to its start."""

    text: str
    leaves: list[Leaf]
    kind: BlockKind
    level: int


class _Setter:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.leaves: list[Leaf] = []
        self.tables = 0
        self.last = ""  # kind of what was written last: "", paragraph, prose, list_item, row, heading …
        self.gap = False  # an empty paragraph or the end of a table was met

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def separate(self, kind: str) -> None:
        """Newlines between what was written last and a thing of this kind."""
        if self.last:
            close = {self.last, kind} <= {"paragraph", "list_item"} or self.last == kind != "prose"
            headed = self.last == "heading" and kind != "heading"
            blank = self.gap or kind == "heading" or not (close or headed)
            self.write("\n\n" if blank else "\n")
        self.last, self.gap = kind, False

    def nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if is_blank(node):
                self.gap = self.gap or bool(self.last)
            elif isinstance(node, Paragraph):
                self.paragraph(_ready(node))
            elif isinstance(node, Table):
                self.table(node)
            else:
                self.region(node)

    def region(self, region: Region) -> None:
        self.gap = bool(self.last)
        place = len(self.blocks)
        first = not self.last
        before = self.length
        self.nodes(region.nodes)
        start = before
        written = "".join(self.out)[before:]
        start += 0 if first else len(written) - len(written.lstrip("\n"))
        self.blocks.insert(place, Block(region.kind, start, self.length))
        # The region's own paragraphs say no more than the region does.
        self.blocks[place + 1 :] = [b for b in self.blocks[place + 1 :] if b.kind != "paragraph"]
        self.gap = True

    def paragraph(self, line: _Line, *, block: bool = True) -> None:
        if not line.text:
            self.gap = self.gap or bool(self.last)
            return
        kind: str = line.kind
        if kind == "paragraph" and len(line.text) > _PROSE:
            kind = "prose"
        self.separate(kind)
        start = self.length
        self.put(line)
        if block:
            self.blocks.append(Block(line.kind, start, self.length, level=line.level))

    def put(self, line: _Line) -> None:
        start = self.length
        self.write(line.text)
        self.leaves.extend(
            Leaf(x.part, x.element, x.run, x.start + start, x.end + start, x.raw_start, x.raw)
            for x in line.leaves
        )

    def table(self, table: Table) -> None:
        self.tables += 1
        number = self.tables
        self.gap = bool(self.last)
        tall_before = False
        for row in _aligned(table):
            if all(is_blank(node) for cell in row.cells for node in cell.nodes):
                continue
            flat = [_one_line(cell) for cell in row.cells]
            if all(line is not None for line in flat):
                if tall_before:
                    self.gap = True
                tall_before = False
                self.short_row([line for line in flat if line is not None], row, number)
            else:
                self.gap = bool(self.last)
                tall_before = True
                self.tall_row(row, number)
        self.gap = True

    def short_row(self, lines: list[_Line], row: Row, number: int) -> None:
        self.separate("row")
        start = self.length
        cells: list[tuple[int, int]] = []
        inner: list[Block] = []
        shown = 0
        for line, cell in zip(lines, row.cells, strict=True):
            if not cell.swallowed:
                if shown:
                    self.write(_CELL_GAP)
                shown += 1
            cell_start = self.length
            self.put(line)
            cells.append((cell_start, self.length))
            if line.text and line.kind != "paragraph":
                inner.append(Block(line.kind, cell_start, self.length, level=line.level))
        self.blocks.append(
            Block("table_row", start, self.length, cells=tuple(cells), table=number, header=row.header)
        )
        self.blocks.extend(inner)

    def tall_row(self, row: Row, number: int) -> None:
        self.separate("tall row")
        start = self.length
        place = len(self.blocks)
        cells: list[tuple[int, int]] = []
        for cell in row.cells:
            if all(is_blank(node) for node in cell.nodes):
                cells.append((self.length, self.length))
                continue
            if self.length > start:
                self.write("\n")
            cell_start = self.length
            self.last, self.gap = "", False
            self.nodes(cell.nodes)
            cells.append((cell_start, self.length))
        self.blocks.insert(
            place,
            Block("table_row", start, self.length, cells=tuple(cells), table=number, header=row.header),
        )
        self.last = "tall row"


def _aligned(table: Table) -> Iterator[Row]:
    """The rows; under a heading row a wide cell is followed by swallowed ones.

    So the nth cell stands under the nth heading. Forms without a heading row, whose grid is often
    as irregular as their boxes, keep one cell for each box.
    """
    columns: set[int] = set()  # the right edges of the heading row's cells
    for row in table.rows:
        edges: list[int] = []
        for cell in row.cells:
            edges.append((edges[-1] if edges else 0) + cell.width)
        if row.header and len(row.cells) > 1:
            columns = set(edges)
        elif len(row.cells) > 1 and columns.issuperset(edges):
            cells: list[TableCell] = []
            for cell, end in zip(row.cells, edges, strict=True):
                inside = sum(1 for edge in columns if end - cell.width < edge < end)
                cells += [cell, *(TableCell(swallowed=True) for _ in range(inside))]
            row = Row(cells, row.header)
        yield row


def _one_line(cell: TableCell) -> _Line | None:
    """The cell as one line; None when it has several lines or a table of several cells."""
    filled = [node for node in cell.nodes if not is_blank(node)]
    if not filled:
        return _Line("", [], "paragraph", 0)
    if len(filled) > 1:
        return None
    node = filled[0]
    if isinstance(node, Table):
        inner = [c for row in node.rows for c in row.cells if not all(is_blank(n) for n in c.nodes)]
        return _one_line(inner[0]) if len(inner) == 1 else None
    if isinstance(node, Region):
        return None
    line = _ready(node)
    return None if "\n" in line.text else line


def _ready(paragraph: Paragraph) -> _Line:
    """Clean, join and strip a paragraph, keeping for each leaf the characters it gave."""
    parts: list[str] = []
    leaves: list[Leaf] = []
    at = 0
    for piece in paragraph.pieces:
        text, raw = clean_with_positions(piece.text)
        first = 0
        while parts and text[first : first + 1] and combining(text[first]):
            # An accent whose letter stands in the run before: one character, and that run's.
            joined = normalize("NFC", parts[-1] + text[first])
            if len(joined) != len(parts[-1]):
                break
            parts[-1] = joined
            first += 1
        text, raw = text[first:], raw[first:] if raw is not None else None
        if text and piece.place is not None:
            part, element, run = piece.place
            leaves.append(Leaf(part, element, run, at, at + len(text), first, raw))
        if text:
            parts.append(text)
        at += len(text)
    whole = "".join(parts)
    text = whole.strip()
    left = len(whole) - len(whole.lstrip())
    marker = f"{paragraph.marker} " if paragraph.marker and text else paragraph.marker
    clipped = list(_clip(leaves, left, left + len(text), len(marker)))
    return _Line(marker + text, clipped, paragraph.kind, paragraph.level)


def _clip(leaves: Sequence[Leaf], start: int, end: int, shift: int) -> Iterator[Leaf]:
    """The leaves cut to [start, end), counted from ``start`` and moved on by ``shift``."""
    for leaf in leaves:
        a, b = max(leaf.start, start), min(leaf.end, end)
        if a < b:
            raw = None if leaf.raw is None else leaf.raw[a - leaf.start : b - leaf.start]
            skipped = leaf.raw_start + a - leaf.start
            yield Leaf(leaf.part, leaf.element, leaf.run, a - start + shift, b - start + shift, skipped, raw)
