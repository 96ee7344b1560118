"""Word's paragraphs, tables and text boxes in reading order, for one part of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from recordqa.read._docx_inline import MC, InlineReader, Marks, alternative, is_placeholder
from recordqa.read._docx_styles import Numbering, Styles, W, is_on, number_of, value
from recordqa.read._layout import Node, Paragraph, Row, Table, TableCell

if TYPE_CHECKING:
    from lxml.etree import _Element

_THROUGH = frozenset(W + n for n in ("customXml", "ins", "moveTo", "smartTag"))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class BlockReader:
    """Reads the blocks of one part.

    ``inserted_file`` gives the nodes of a file that Word keeps whole inside the document (altChunk),
    by its relationship id.
    """

    def __init__(
        self,
        part: str,
        root: _Element,
        styles: Styles,
        numbering: Numbering,
        marks: Marks,
        inserted_file: Callable[[str], list[Node]] | None = None,
    ) -> None:
        self.inline = InlineReader(part, root, styles, numbering, marks)
        self.styles = styles
        self.numbering = numbering
        self.marks = marks
        self.inserted_file = inserted_file

    def blocks(self, container: _Element) -> list[Node]:
        """The paragraphs and tables of a body, cell, header, note or text box."""
        nodes: list[Node] = []
        carried = self._blocks(container, nodes, Paragraph())
        if carried.pieces:
            nodes.append(carried)
        return nodes

    def _blocks(self, container: _Element, nodes: list[Node], carried: Paragraph) -> Paragraph:
        for child in container:
            tag = child.tag
            if tag == W + "p":
                carried = self.paragraph(child, nodes, carried)
            elif tag == W + "tbl":
                nodes.append(self.table(child))
            elif tag == W + "sdt":
                if is_placeholder(child):
                    nodes.append(Paragraph())
                    continue
                for content in child.findall(W + "sdtContent"):
                    carried = self._blocks(content, nodes, carried)
            elif tag in _THROUGH:
                carried = self._blocks(child, nodes, carried)
            elif tag == MC + "AlternateContent":
                for branch in alternative(child):
                    carried = self._blocks(branch, nodes, carried)
            elif tag == W + "altChunk" and self.inserted_file is not None:
                nodes.extend(self.inserted_file(child.get(_RELATION, "")))
        return carried

    def paragraph(self, element: _Element, nodes: list[Node], carried: Paragraph) -> Paragraph:
        """Add one paragraph and its text boxes; gives what a deleted paragraph mark carries over."""
        paragraph = Paragraph(pieces=carried.pieces)
        boxes_before = self.inline.boxes
        self.inline.boxes = []
        self.inline.content(element, paragraph)
        self.inline.end_paragraph()
        boxes, self.inline.boxes = self.inline.boxes, boxes_before
        properties = element.find(W + "pPr")
        if properties is not None and _mark_deleted(properties):
            self.marks.deleted += 1
            rest = paragraph
        else:
            rest = Paragraph()
            self.describe(paragraph, properties)
            nodes.append(paragraph)
        for box in boxes:
            nodes.extend(self.blocks(box))
        return rest

    def describe(self, paragraph: Paragraph, properties: _Element | None) -> None:
        """Heading or list item, its depth and the marker that Word shows."""
        style_id = self.styles.default_paragraph
        num_id: int | None = None
        level: int | None = None
        outline: int | None = None
        if properties is not None:
            style_id = value(properties.find(W + "pStyle")) or style_id
            own_id = properties.find(f"{W}numPr/{W}numId")
            own_level = properties.find(f"{W}numPr/{W}ilvl")
            own_outline = properties.find(W + "outlineLvl")
            num_id = None if own_id is None else number_of(value(own_id))
            level = None if own_level is None else number_of(value(own_level))
            outline = None if own_outline is None else number_of(value(own_outline), 9) + 1
        style = self.styles.get(style_id)
        if num_id is None and style.num_id is not None:
            num_id = style.num_id
            if level is None:
                named = self.numbering.level_of_style(num_id, style_id)
                level = named if named is not None else style.num_level
        level = level or 0
        marker = self.numbering.marker(num_id, level) if num_id else None
        heading = style.heading if outline is None else (outline if outline < 10 else 0)
        has_text = any(piece.text.strip() for piece in paragraph.pieces)
        if heading:
            paragraph.kind, paragraph.level = "heading", heading
        elif marker is not None:
            paragraph.kind, paragraph.level = "list_item", level + 1
        if marker and has_text:
            paragraph.marker = marker

    def table(self, element: _Element) -> Table:
        """A table with nested ones inside their cells; merged cells stand once."""
        properties = element.find(W + "tblPr")
        styled_header = False
        if properties is not None:
            look = properties.find(W + "tblLook")
            first_row = look is not None and (
                look.get(W + "firstRow") in ("1", "true") or number_of(look.get(W + "firstRow"), 0) == 1
            )
            style = value(properties.find(W + "tblStyle"))
            styled_header = first_row and bool(style) and self.styles.get(style).first_row
        table = Table()
        rows = [row for row in _through(element, W + "tr") if not self.row_deleted(row)]
        for number, element_row in enumerate(rows):
            row = self.row(element_row)
            switch = element_row.find(f"{W}trPr/{W}tblHeader")
            row.header = is_on(switch) or (
                styled_header and number == 0 and len(rows) > 1 and len(row.cells) > 1
            )
            table.rows.append(row)
        return table

    def row_deleted(self, row: _Element) -> bool:
        if row.find(f"{W}trPr/{W}del") is None:
            return False
        self.marks.deleted += 1
        return True

    def row(self, element: _Element) -> Row:
        row = Row()
        for cell, empty in _cells(element):
            properties = cell.find(W + "tcPr")
            width, swallowed = 1, False
            if properties is not None:
                if properties.find(W + "cellDel") is not None:
                    self.marks.deleted += 1
                    continue
                width = max(number_of(value(properties.find(W + "gridSpan")), 1), 1)
                swallowed = any(
                    merge is not None and value(merge, "continue") == "continue"
                    for merge in (properties.find(W + "vMerge"), properties.find(W + "hMerge"))
                )
            nodes = [] if swallowed or empty else self.blocks(cell)
            row.cells.append(TableCell(nodes, swallowed, width))
        return row


def _mark_deleted(properties: _Element) -> bool:
    run = properties.find(W + "rPr")
    return run is not None and (run.find(W + "del") is not None or run.find(W + "moveFrom") is not None)


def _through(element: _Element, tag: str) -> Iterator[_Element]:
    """Children of that tag, also inside content controls and other wrappers."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            for content in child.findall(W + "sdtContent"):
                yield from _through(content, tag)
        elif child.tag in _THROUGH:
            yield from _through(child, tag)


def _cells(row: _Element) -> Iterator[tuple[_Element, bool]]:
    """The cells of a row, each with whether a content control around it is still empty."""
    for child in row:
        if child.tag == W + "sdt":
            empty = is_placeholder(child)
            for content in child.findall(W + "sdtContent"):
                yield from ((cell, empty or inner) for cell, inner in _cells(content))
        elif child.tag == W + "tc":
            yield child, False
        elif child.tag in _THROUGH:
            yield from _cells(child)
