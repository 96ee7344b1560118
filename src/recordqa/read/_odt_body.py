"""OpenDocument's paragraphs, lists, tables, frames and form fields in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recordqa.read._layout import Node, Paragraph, Row, Table, TableCell, is_blank
from recordqa.read._odt_styles import TEXT, ListLevel, OdtStyles, marker

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_ODF}office:1.0}}"
_TABLE = f"{{{_ODF}table:1.0}}"
_DRAW = f"{{{_ODF}drawing:1.0}}"
_FORM = f"{{{_ODF}form:1.0}}"
_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = re.compile(r"[ \t\r\n]+")
_SHAPES = frozenset(
    _DRAW + n for n in ("frame", "custom-shape", "rect", "ellipse", "g", "a", "caption", "polygon", "path")
)
_IGNORED = frozenset(
    (
        TEXT + "tracked-changes",
        TEXT + "placeholder",
        TEXT + "label",
        TEXT + "ruby-text",
        OFFICE + "forms",
        OFFICE + "annotation-end",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "number",
    )
)


@dataclass(slots=True)
class Counts:
    """What the user must be told about."""

    inserted: int = 0
    deleted: int = 0
    annotations: int = 0
    hidden: int = 0
    pictures: int = 0

    def warnings(self) -> Iterator[str]:
        """The counts as plain sentences; nothing for what did not occur."""
        if self.inserted or self.deleted:
            insertions = "1 insertion" if self.inserted == 1 else f"{self.inserted} insertions"
            deletions = "1 deletion" if self.deleted == 1 else f"{self.deleted} deletions"
            yield f"Tracked changes were read as if accepted: {insertions} kept, {deletions} left out."
        for number, noun, place, end in (
            (self.annotations, "comment", "in the margin", "left out."),
            (self.hidden, "piece", "of hidden text", "read too: hidden text leaves with the file."),
            (self.pictures, "picture", "in the document", "not read."),
        ):
            if number:
                many, were = ("", "was") if number == 1 else ("s", "were")
                yield f"{number} {noun}{many} {place} {were} {end}"


@dataclass(slots=True)
class _OpenList:
    levels: dict[int, ListLevel]
    counts: dict[int, int]
    depth: int


@dataclass(slots=True)
class _Memory:
    """Counts of finished lists, so that a later one can go on from them."""

    by_id: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, dict[int, int]] = field(default_factory=dict)


class BodyReader:
    """Reads the blocks of a body, cell, header or note; ``notes()`` gives the footnotes met."""

    def __init__(self, styles: OdtStyles, counts: Counts) -> None:
        self.styles = styles
        self.counts = counts
        self.memory = _Memory()
        self.heading_counts: dict[int, int] = {}
        self.boxes: list[list[Node]] = []
        self.footnotes: list[list[Node]] = []
        self.controls: dict[str, str] = {}

    def blocks(self, container: _Element) -> list[Node]:
        """The nodes of everything inside the element."""
        nodes: list[Node] = []
        for child in container:
            self.block(child, nodes, None)
        return nodes

    def notes(self) -> list[Node]:
        """Footnotes and endnotes in the order they were referred to."""
        nodes: list[Node] = []
        for number, content in enumerate(self.footnotes, start=1):
            first = next((n for n in content if isinstance(n, Paragraph) and not is_blank(n)), None)
            if first is not None:
                first.marker = f"[{number}]"
            nodes += [Paragraph(), *content] if number == 1 else content
        return nodes

    def block(self, element: _Element, nodes: list[Node], inside: _OpenList | None) -> None:
        tag = element.tag
        if tag in (TEXT + "p", TEXT + "h"):
            nodes.append(self.paragraph(element))
            for box in self.boxes:
                nodes.extend(box)
            self.boxes = []
        elif tag == TEXT + "list":
            self.whole_list(element, nodes, inside)
        elif tag == _TABLE + "table":
            nodes.append(self.table(element))
        elif tag == TEXT + "tracked-changes":
            self.counts.inserted += sum(1 for _ in element.iter(TEXT + "insertion"))
            self.counts.deleted += sum(1 for _ in element.iter(TEXT + "deletion"))
        elif tag == OFFICE + "forms":
            self.forms(element)
        elif tag in _SHAPES:
            self.frame(element)
            for box in self.boxes:
                nodes.extend(box)
            self.boxes = []
        elif tag == TEXT + "section" and element.get(TEXT + "display") == "none":
            self.counts.hidden += 1
            nodes.extend(self.blocks(element))
        elif tag not in _IGNORED and isinstance(tag, str):
            for child in element:  # sections, indexes and their bodies
                self.block(child, nodes, inside)

    def paragraph(self, element: _Element) -> Paragraph:
        paragraph = Paragraph()
        style = element.get(TEXT + "style-name", "")
        if style in self.styles.hidden:
            self.counts.hidden += 1
        self.inline(element, paragraph)
        depth = self.styles.title_level(style)
        if element.tag == TEXT + "h":
            level = element.get(TEXT + "outline-level", "1")
            depth = int(level) if level.isdigit() else 1
            if element.get(TEXT + "is-list-header") != "true" and not is_blank(paragraph):
                paragraph.marker = self.heading_number(depth)
        if depth:
            paragraph.kind, paragraph.level = "heading", depth
        return paragraph

    def heading_number(self, depth: int) -> str:
        here = self.styles.headings.get(depth)
        if here is None or here.bullet is not None or not here.form:
            return ""
        _count(self.heading_counts, depth, here.start)
        return marker(self.styles.headings, self.heading_counts, depth)

    def inline(self, element: _Element, paragraph: Paragraph) -> None:
        self.text(element.text, paragraph)
        for child in element:
            tag = child.tag
            if tag == TEXT + "s":
                count = child.get(TEXT + "c", "1")
                paragraph.add(" " * (min(int(count), 200) if count.isdigit() else 1))
            elif tag == TEXT + "tab":
                paragraph.add("\t")
            elif tag == TEXT + "line-break":
                paragraph.add("\n")
            elif tag == OFFICE + "annotation":
                self.counts.annotations += 1
            elif tag == TEXT + "note":
                body = child.find(TEXT + "note-body")
                if body is not None:
                    self.footnotes.append(self.blocks(body))
                    paragraph.add(f"[{len(self.footnotes)}]")
            elif tag in _SHAPES:
                self.frame(child)
            elif tag == _DRAW + "control":
                paragraph.add(self.controls.get(child.get(_DRAW + "control", ""), ""))
            elif tag == _FIELD + "fieldmark":
                paragraph.add(_field_mark(child))
            elif tag == _LO + "content-control":
                self.content_control(child, paragraph)
            elif tag not in _IGNORED and isinstance(tag, str):
                self.span(child, paragraph)
            self.text(child.tail, paragraph)

    def text(self, text: str | None, paragraph: Paragraph) -> None:
        if text:
            text = _SPACE.sub(" ", text)
            if not paragraph.pieces:
                text = text.lstrip(" ")
            paragraph.add(text)

    def span(self, element: _Element, paragraph: Paragraph) -> None:
        tag = element.tag
        hidden = tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph")
        if hidden or element.get(TEXT + "style-name", "") in self.styles.hidden:
            self.counts.hidden += 1
        if tag == TEXT + "hidden-text" and not element.text:
            paragraph.add(element.get(TEXT + "string-value", ""))
        self.inline(element, paragraph)

    def content_control(self, element: _Element, paragraph: Paragraph) -> None:
        if element.get(_LO + "showing-place-holder") == "true" and element.get(_LO + "checkbox") != "true":
            return
        before = len(paragraph.pieces)
        self.inline(element, paragraph)
        if element.get(_LO + "checkbox") == "true" and len(paragraph.pieces) == before:
            paragraph.add("☒" if element.get(_LO + "checked") == "true" else "☐")

    def frame(self, element: _Element) -> None:
        """The text boxes in a frame or shape; a picture without text is counted."""
        boxes_before, self.boxes = self.boxes, []
        nodes: list[Node] = []
        picture = False
        for child in element:
            if child.tag == _DRAW + "text-box":
                nodes += self.blocks(child)
            elif child.tag in (TEXT + "p", TEXT + "list", _TABLE + "table"):
                self.block(child, nodes, None)
            elif child.tag in _SHAPES:
                self.frame(child)
            elif child.tag == _DRAW + "image":
                picture = True
        inner, self.boxes = self.boxes, boxes_before
        if any(not is_blank(node) for node in nodes):
            self.boxes.append(nodes)
        elif picture:
            self.counts.pictures += 1
        self.boxes += inner

    def whole_list(self, element: _Element, nodes: list[Node], outer: _OpenList | None) -> None:
        style = element.get(TEXT + "style-name", "")
        if outer is not None and (not style or style not in self.styles.lists):
            here = _OpenList(outer.levels, outer.counts, outer.depth + 1)
        else:
            if not style:
                first = element.find(f".//{TEXT}p")
                style = self.styles.paragraph_lists.get(
                    "" if first is None else first.get(TEXT + "style-name", ""), ""
                )
            counts: dict[int, int] = dict(outer.counts) if outer is not None else {}
            goes_on = element.get(TEXT + "continue-list", "")
            if goes_on and goes_on in self.memory.by_id:
                counts = self.memory.by_id[goes_on]
            elif element.get(TEXT + "continue-numbering") == "true":
                counts = self.memory.by_style.get(style, counts)
            here = _OpenList(self.styles.lists.get(style, {}), counts, outer.depth + 1 if outer else 1)
            self.memory.by_id[element.get(_XML_ID, "")] = counts
            self.memory.by_style[style] = counts
        for item in element:
            if item.tag in (TEXT + "list-item", TEXT + "list-header"):
                self.item(item, nodes, here)

    def item(self, item: _Element, nodes: list[Node], here: _OpenList) -> None:
        marked = item.tag == TEXT + "list-header"
        for child in item:
            first_new = len(nodes)
            self.block(child, nodes, here)
            if child.tag not in (TEXT + "p", TEXT + "h") or marked:
                continue
            marked = True
            start = item.get(TEXT + "start-value", "")
            level = here.levels.get(here.depth, ListLevel())
            _count(here.counts, here.depth, int(start) if start.isdigit() else level.start, again=bool(start))
            paragraph = nodes[first_new]
            if isinstance(paragraph, Paragraph) and not is_blank(paragraph):
                if paragraph.kind != "heading":
                    paragraph.kind, paragraph.level = "list_item", here.depth
                paragraph.marker = marker(here.levels, here.counts, here.depth)

    def table(self, element: _Element) -> Table:
        table = Table()
        for row, header in _rows(element, False):
            cells: list[TableCell] = []
            skip = 0  # covered cells that belong to a wide cell of this row
            for cell in row:
                if cell.tag == _TABLE + "covered-table-cell":
                    repeated = min(_whole(cell.get(_TABLE + "number-columns-repeated")), 200)
                    over = min(repeated, skip)
                    skip -= over
                    cells += [TableCell(swallowed=True) for _ in range(repeated - over)]
                elif cell.tag == _TABLE + "table-cell":
                    width = _whole(cell.get(_TABLE + "number-columns-spanned"))
                    skip = width - 1
                    nodes = self.blocks(cell)
                    cells.append(TableCell(nodes, width=width))
                    for _ in range(min(_whole(cell.get(_TABLE + "number-columns-repeated")), 200) - 1):
                        cells.append(TableCell())
            table.rows.append(Row(cells, header and len(cells) > 1))
        return table

    def forms(self, element: _Element) -> None:
        """Remember what each control of a form shows, by the id under which the text calls it."""
        for control in element.iter():
            key = control.get(_XML_ID) or control.get(_FORM + "id")
            tag = str(control.tag).rpartition("}")[2]
            if not key:
                continue
            label = control.get(_FORM + "label", "")
            if tag in ("checkbox", "radio"):
                state = control.get(_FORM + "current-state") or control.get(_FORM + "current-selected")
                shown = f"{'☒' if state in ('checked', 'true') else '☐'} {label}".strip()
            elif tag == "listbox":
                shown = ", ".join(
                    option.get(_FORM + "label", "")
                    for option in control
                    if option.get(_FORM + "current-selected") == "true"
                )
            elif tag == "fixed-text":
                shown = label
            else:
                shown = control.get(_FORM + "current-value") or control.get(_FORM + "value") or ""
            self.controls[key] = shown


def _rows(element: _Element, header: bool) -> Iterator[tuple[_Element, bool]]:
    for child in element:
        if child.tag == _TABLE + "table-row":
            yield child, header
        elif child.tag == _TABLE + "table-header-rows":
            yield from _rows(child, True)
        elif child.tag in (_TABLE + "table-rows", _TABLE + "table-row-group"):
            yield from _rows(child, header)


def _count(counts: dict[int, int], depth: int, start: int, *, again: bool = False) -> None:
    """Count one item on at that depth; deeper counts begin anew."""
    counts[depth] = start if again or depth not in counts else counts[depth] + 1
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]


def _field_mark(element: _Element) -> str:
    """The state of a check box or drop-down that came from a Word form."""
    kind = element.get(_FIELD + "type", "")
    values: dict[str, list[str]] = {}
    for parameter in element.iter(_FIELD + "param"):
        values.setdefault(parameter.get(_FIELD + "name", ""), []).append(parameter.get(_FIELD + "value", ""))
    if kind.endswith("FORMCHECKBOX"):
        return "☒" if values.get("Checkbox_Checked", ["false"])[0] == "true" else "☐"
    if kind.endswith("FORMDROPDOWN"):
        entries = values.get("Dropdown_ListEntry", [])
        chosen = values.get("Dropdown_Selected", ["0"])[0]
        index = int(chosen) if chosen.isdigit() else 0
        return entries[index] if index < len(entries) else ""
    return ""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and int(text) > 0 else 1
