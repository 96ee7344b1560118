"""Where RTF's paragraphs go: a body, a header, a note or a text box, each with its own open tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from recordqa.read._layout import Node, Paragraph, Row, Table, TableCell, is_blank


@dataclass(slots=True)
class _Level:
    """One depth of table nesting: the nodes of the cell being filled, its row, its table."""

    nodes: list[Node] = field(default_factory=list)
    cells: list[TableCell] = field(default_factory=list)
    table: Table | None = None


class Sink:
    """Collects paragraphs, cells and rows; depth 0 is outside every table."""

    def __init__(self) -> None:
        self.levels = [_Level()]
        self.paragraph = Paragraph()
        self.boxes: list[Node] = []

    def end_paragraph(self, depth: int, *, keep_empty: bool = True) -> None:
        level = self.level(depth)
        if keep_empty or self.paragraph.pieces:
            level.nodes.append(self.paragraph)
        level.nodes += self.boxes
        self.paragraph, self.boxes = Paragraph(), []

    def level(self, depth: int) -> _Level:
        """The level at that depth; tables that lay deeper are finished."""
        while len(self.levels) <= depth:
            self.levels.append(_Level())
        for deeper in self.levels[depth + 1 :]:
            deeper.table = None
        return self.levels[depth]

    def end_cell(self, depth: int) -> None:
        self.end_paragraph(depth, keep_empty=False)
        level = self.level(depth)
        level.cells.append(TableCell(level.nodes))
        level.nodes = []

    def end_row(self, depth: int, merged: list[bool], header: bool) -> None:
        level = self.level(depth)
        parent = self.levels[depth - 1]
        if level.table is None:
            level.table = Table()
            parent.nodes.append(level.table)
        for cell, swallowed in zip(level.cells, merged, strict=False):
            cell.swallowed = swallowed and all(is_blank(node) for node in cell.nodes)
        level.table.rows.append(Row(level.cells, header))
        level.cells = []

    def finish(self) -> list[Node]:
        """Everything read; a row that the file's end cut short is kept as it is."""
        self.end_paragraph(0, keep_empty=False)
        loose = [
            n for level in self.levels[1:] for n in (*(m for c in level.cells for m in c.nodes), *level.nodes)
        ]
        return [*self.levels[0].nodes, *loose]
