"""What stands inside one Word paragraph: runs, fields, form controls, tracked changes, text boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recordqa.read._docx_styles import Numbering, Styles, W, is_on, number_of, symbol, value
from recordqa.read._layout import Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_CHECKED, _UNCHECKED = "☒", "☐"
_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
#: Wrappers whose content is part of the paragraph as Word prints it with changes accepted.
_THROUGH = frozenset(W + n for n in ("hyperlink", "smartTag", "customXml", "bdo", "dir", "fldSimple"))
_KEPT = frozenset((W + "ins", W + "moveTo"))
_GONE = frozenset((W + "del", W + "moveFrom"))


@dataclass(slots=True)
class Marks:
    """What the reader must tell the user about, counted over the whole document."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    pictures: int = 0
    objects: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code runs until ``separate``, its result until ``end``."""

    in_code: bool = True
    answered: bool = False  # a check box or drop-down whose value is already in the text


class InlineReader:
    """Adds the text of runs to paragraphs, for one part of a Word file."""

    def __init__(self, part: str, root: _Element, styles: Styles, numbering: Numbering, marks: Marks) -> None:
        self.part = part
        self.styles = styles
        self.numbering = numbering
        self.marks = marks
        self.numbers = {element: n for n, element in enumerate(root.iter())}
        self.fields: list[_Field] = []
        self.boxes: list[_Element] = []
        self.handlers: dict[str, Callable[[_Element, _Element, Paragraph], None]] = {
            W + "t": self.text,
            W + "sym": self.symbol,
            W + "fldChar": self.field_mark,
            W + "footnoteReference": self.note,
            W + "endnoteReference": self.note,
            W + "drawing": self.drawing,
            W + "pict": self.drawing,
            W + "object": self.drawing,
            W + "ruby": self.ruby,
        }

    def content(self, parent: _Element, paragraph: Paragraph) -> None:
        """Add everything inside ``parent`` (a paragraph or a wrapper in it) to ``paragraph``."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self.run(child, paragraph)
            elif tag in _THROUGH:
                self.content(child, paragraph)
            elif tag in _KEPT:
                self.marks.inserted += 1
                self.content(child, paragraph)
            elif tag in _GONE:
                self.marks.deleted += 1
            elif tag == W + "sdt":
                self.control(child, paragraph)
            elif tag == MC + "AlternateContent":
                for chosen in alternative(child):
                    self.content(chosen, paragraph)
            elif isinstance(tag, str) and tag.startswith(_MATH):
                self.put("".join(t.text or "" for t in child.iter(_MATH + "t")), child, child, paragraph)

    def end_paragraph(self) -> None:
        """A field code that never ended must not swallow the rest of the document."""
        self.fields = [entry for entry in self.fields if not entry.in_code]

    def control(self, sdt: _Element, paragraph: Paragraph) -> None:
        """A content control within a paragraph; its prompt is dropped while it is empty."""
        if is_placeholder(sdt):
            return
        before = len(paragraph.pieces)
        for content in sdt.findall(W + "sdtContent"):
            self.content(content, paragraph)
        checked = sdt.find(f"{W}sdtPr/{_W14}checkbox/{_W14}checked")
        if checked is not None and not any(p.text.strip() for p in paragraph.pieces[before:]):
            paragraph.add(_CHECKED if checked.get(_W14 + "val") in ("1", "true", "on") else _UNCHECKED)

    def run(self, run: _Element, paragraph: Paragraph) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and self.is_hidden(properties) and run.find(W + "t") is not None:
            self.marks.hidden += 1
        self.run_content(run, run, paragraph)

    def run_content(self, parent: _Element, run: _Element, paragraph: Paragraph) -> None:
        for child in parent:
            tag = child.tag
            if tag in _FIXED:
                self.put(_FIXED[tag], child, run, paragraph)
            elif tag in self.handlers:
                self.handlers[tag](child, run, paragraph)
            elif tag == MC + "AlternateContent":
                for chosen in alternative(child):
                    self.run_content(chosen, run, paragraph)

    def is_hidden(self, properties: _Element) -> bool:
        vanish = properties.find(W + "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = value(properties.find(W + "rStyle"))
        return bool(style) and self.styles.get(style).hidden

    def put(self, text: str, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        if text and not any(entry.in_code or entry.answered for entry in self.fields):
            paragraph.add(text, (self.part, self.numbers.get(leaf, -1), self.numbers.get(run, -1)))

    def text(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        text = leaf.text or ""
        if any("\uf000" <= c <= "\uf0ff" for c in text):
            # One character for one, so that offsets still lead back.
            text = "".join((symbol(ord(c)) or " ") if "\uf000" <= c <= "\uf0ff" else c for c in text)
        self.put(text, leaf, run, paragraph)

    def symbol(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        try:
            code = int(leaf.get(W + "char", "0"), 16)
        except ValueError:
            return
        special = 0xF000 <= code <= 0xF0FF or "ding" in leaf.get(W + "font", "").lower()
        self.put(symbol(code) if special else chr(min(code, 0xFFFF)), leaf, run, paragraph)

    def ruby(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        for base in leaf.findall(W + "rubyBase"):
            self.content(base, paragraph)

    def note(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        kind = "footnotes" if leaf.tag == W + "footnoteReference" else "endnotes"
        self.marks.notes.append((kind, leaf.get(W + "id", "")))
        paragraph.add(f"[{len(self.marks.notes)}]")

    def field_mark(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        kind = leaf.get(W + "fldCharType")
        if kind == "begin":
            answer = _form_answer(leaf.find(W + "ffData"))
            if answer is not None:
                self.put(answer, leaf, run, paragraph)
            self.fields.append(_Field(answered=answer is not None))
        elif kind == "separate" and self.fields:
            self.fields[-1].in_code = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def drawing(self, leaf: _Element, run: _Element, paragraph: Paragraph) -> None:
        boxes = _text_boxes(leaf)
        self.boxes.extend(boxes)
        if boxes:
            return
        if leaf.tag == W + "object":
            self.marks.objects += 1
        elif any(next(leaf.iter(tag), None) is not None for tag in _PICTURES):
            self.marks.pictures += 1


def alternative(element: _Element) -> list[_Element]:
    """The one branch of mc:AlternateContent to read: the first choice, else the fallback."""
    for tag in ("Choice", "Fallback"):
        for branch in element.findall(MC + tag):
            if len(branch):
                return [branch]
    return []


def is_placeholder(sdt: _Element) -> bool:
    """Whether a content control still shows its prompt ("Click here to enter text")."""
    return is_on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _text_boxes(element: _Element) -> list[_Element]:
    """The outermost text boxes in a drawing, each once (Word writes every one twice)."""
    found: list[_Element] = []
    for child in element:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            for branch in alternative(child):
                found.extend(_text_boxes(branch))
        else:
            found.extend(_text_boxes(child))
    return found


def _form_answer(data: _Element | None) -> str | None:
    """The state of a legacy check box or drop-down; None for a text field, whose result is text."""
    if data is None:
        return None
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        return _CHECKED if is_on(state if state is not None else box.find(W + "default")) else _UNCHECKED
    choices = data.find(W + "ddList")
    if choices is None:
        return None
    entries = [value(entry) for entry in choices.findall(W + "listEntry")]
    chosen = choices.find(W + "result")
    index = number_of(value(chosen if chosen is not None else choices.find(W + "default")))
    return entries[index] if 0 <= index < len(entries) else ""
