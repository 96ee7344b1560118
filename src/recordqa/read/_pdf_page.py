"""What stands on one page of a PDF: words with their places, ruled lines, filled fields, pictures.

Everything that talks to pdfium is in this module and in ``pdf.py``. Places are in points, x to the
right and y *downwards* (so reading order is ascending), turned so that the page's main text is
upright whatever the page's own rotation.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

#: Beyond this many drawing objects a page holds a picture made of lines, not a ruled form.
_MOST_DRAWN = 6000

#: Bullets and ticks that Word takes from the Symbol and Wingdings fonts come out as private code points.
_PRIVATE = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0FC: "✓", 0xF0FB: "✗", 0xF06F: "○",
    0xF0A8: "☐", 0xF06E: "■", 0xF0FE: "☑", 0xF078: "☒", 0xF0FD: "☒", 0xF0E0: "→", 0xF02D: "-",
}  # fmt: skip
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_MULTILINE_FIELD = 1 << 12

#: The code that pdfium gives for a hyphen at a line's end.
_LINE_END_HYPHEN = 0x02


@dataclass(slots=True)
class Word:
    """A run of letters on one baseline: left, right, baseline, font size; ``whole`` for a field's value."""

    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    text: str
    whole: bool = False
    space_before: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled line: at ``at`` (y of a horizontal one, x of a vertical one) from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page's words, edges and size; ``picture`` is the share of the page that images cover."""

    words: list[Word] = field(default_factory=list)
    horizontal: list[Edge] = field(default_factory=list)
    vertical: list[Edge] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    picture: float = 0.0
    drawn: int = 0
    characters: int = 0
    unmapped: int = 0
    comments: int = 0


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    angle: float


class _Turn:
    """Turns page coordinates so that text at ``angle`` runs to the right and y grows downwards."""

    def __init__(self, angle: float) -> None:
        self.cos, self.sin = round(math.cos(angle), 6), round(math.sin(angle), 6)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin, x * self.sin - y * self.cos

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def read_page(page: Any, form: Any) -> Page:
    """Everything on one pdfium page; ``form`` is the document's form environment or None."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    glyphs = _glyphs(raw, text_page.raw)
    turn = _Turn(_main_angle(glyphs))
    out = Page()
    width, height = page.get_size()
    left, bottom, right, top = page.get_mediabox() or (0.0, 0.0, width, height)
    out.left, out.top, out.right, out.bottom = turn.box(left, bottom, right, top)
    _words(glyphs, turn, out)
    _drawings(raw, page, turn, out, abs((right - left) * (top - bottom)) or 1.0)
    _fields(raw, page, form, turn, out)
    text_page.close()
    return out


_Glyph = tuple[str, float, float, float, float, float, float, "_Style | None", bool]


def _glyphs(raw: Any, text_page: Any) -> list[_Glyph]:
    """(character, left, bottom, right, top, origin x, origin y, style, break before) in pdfium's order."""
    unicode_at, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
    box_at, origin_at, object_at = (
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetTextObject,
    )
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    glyphs: list[_Glyph] = []
    broken, high = True, 0
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = unicode_at(text_page, index)
        if is_generated(text_page, index) == 1 or code in (0x20, 0x09, 0x0A, 0x0D, 0xA0):
            broken = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        box_at(text_page, index, box)
        origin_at(text_page, index, x, y)
        owner = object_at(text_page, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, text_page, index, owner)
        glyphs.append(
            (_letter(code), box.left, box.bottom, box.right, box.top, x.value, y.value, style, broken)
        )
        broken = False
    return glyphs


def _letter(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _PRIVATE:
        return _PRIVATE[code]
    if code < 0x20 or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    letter = chr(code)
    return _LIGATURES.get(letter, letter)


def _style(raw: Any, text_page: Any, index: int, owner: Any) -> _Style:
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text_page, index))
    angle, bold = 0.0, False
    if raw.FPDFText_GetMatrix(text_page, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.atan2(matrix.b, matrix.a)
    if owner:
        font = raw.FPDFTextObj_GetFont(owner)
        name = ctypes.create_string_buffer(128)
        if font and raw.FPDFFont_GetBaseFontName(font, name, 128):
            bold = bool(_BOLD_NAME.search(name.value.decode("latin-1")))
        bold = bold or bool(font and raw.FPDFFont_GetWeight(font) >= 600)
    return _Style(max(size, 1.0), bold, angle)


def _main_angle(glyphs: list[_Glyph]) -> float:
    quarters = Counter(round((g[7].angle if g[7] else 0.0) / (math.pi / 2)) % 4 for g in glyphs)
    return (min(quarters, key=lambda q: (-quarters[q], q)) if quarters else 0) * math.pi / 2


def _words(glyphs: list[_Glyph], turn: _Turn, out: Page) -> None:
    """Glyphs that touch on one baseline become words; slanted text (a stamp) follows the rest."""
    slanted: dict[float, list[str]] = {}
    word: Word | None = None
    last = math.nan
    out.characters = len(glyphs)
    for letter, left, bottom, right, top, origin_x, origin_y, style, broken in glyphs:
        if style is None:
            continue
        out.unmapped += letter == "\ufffd"
        across = turn.cos * math.cos(style.angle) + turn.sin * math.sin(style.angle)
        if across < 0.97:
            slanted.setdefault(round(style.angle, 2), []).append((" " if broken else "") + letter)
            word = None
            continue
        x0, _, x1, _ = turn.box(left, bottom, right, top)
        _, y = turn.point(origin_x, origin_y)
        if (
            word is not None
            and not broken
            and abs(y - word.y) < 0.5 * word.size
            and (x0 == last or -0.6 * style.size < x0 - word.x1 < 0.25 * style.size)
        ):
            # The letters of a ligature come one by one, all at the ligature's place (x0 == last).
            last = x0
            word.text += letter
            word.x1 = max(word.x1, x1)
            continue
        last = x0
        glued = word is not None and not broken and 0 <= x0 - word.x1 < 0.25 * style.size
        word = Word(x0, x1, y, style.size, style.bold, letter, space_before=not glued)
        out.words.append(word)
    for place, letters in enumerate(slanted.values()):
        text = "".join(letters).strip()
        if text:
            y = out.bottom + 20.0 * (place + 1)
            out.words.append(Word(0.0, 5.0 * len(text), y, 10.0, False, text, whole=True))


def _drawings(raw: Any, page: Any, turn: _Turn, out: Page, area: float) -> None:
    """Ruled lines from the page's paths, also those within form XObjects; the area of its images."""
    pictures = 0.0

    def walk(count: int, get: Any, matrices: tuple[Any, ...], depth: int) -> None:
        nonlocal pictures
        for index in range(count):
            item = get(index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                out.drawn += 1
                if out.drawn <= _MOST_DRAWN:
                    _path(raw, item, matrices, turn, out)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = (ctypes.c_float() for _ in range(4))
                if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                    corner, other = (left.value, bottom.value), (right.value, top.value)
                    for matrix in matrices:
                        corner, other = _apply(matrix, *corner), _apply(matrix, *other)
                    pictures += abs((other[0] - corner[0]) * (other[1] - corner[1]))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 6:
                matrix = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(item, matrix)
                walk(
                    raw.FPDFFormObj_CountObjects(item),
                    lambda i, form=item: raw.FPDFFormObj_GetObject(form, i),
                    (matrix, *matrices),
                    depth + 1,
                )

    walk(raw.FPDFPage_CountObjects(page.raw), lambda i: raw.FPDFPage_GetObject(page.raw, i), (), 0)
    out.picture = min(pictures / area, 1.0)
    if out.drawn > _MOST_DRAWN:
        out.horizontal, out.vertical = [], []


def _apply(matrix: Any, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _path(raw: Any, item: Any, matrices: tuple[Any, ...], turn: _Turn, out: Page) -> None:
    """Straight lines and thin rectangles of one path; a stroked box gives its four sides."""
    own, fill, stroke = raw.FS_MATRIX(), ctypes.c_int(), ctypes.c_int()
    raw.FPDFPageObj_GetMatrix(item, own)
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    count = raw.FPDFPath_CountSegments(item)
    if count > 400:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(own, x.value, y.value)
        for matrix in matrices:
            point = _apply(matrix, *point)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            parts[-1].append((math.nan, math.nan))
        parts[-1].append(turn.point(*point))
        if raw.FPDFPathSegment_GetClose(segment) and stroke.value:
            parts[-1].append(parts[-1][0])
    for points in parts:
        if any(math.isnan(px) for px, _ in points) or len(points) < 2:
            continue
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if y1 - y0 <= 3 and x1 - x0 > 5:
            out.horizontal.append(Edge((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= 3 and y1 - y0 > 5:
            out.vertical.append(Edge((x0 + x1) / 2, y0, y1))
        elif stroke.value:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ay - by) <= 1 and abs(ax - bx) > 5:
                    out.horizontal.append(Edge(ay, min(ax, bx), max(ax, bx)))
                elif abs(ax - bx) <= 1 and abs(ay - by) > 5:
                    out.vertical.append(Edge(ax, min(ay, by), max(ay, by)))


def _fields(raw: Any, page: Any, form: Any, turn: _Turn, out: Page) -> None:
    """Filled form fields and text typed on top of the page, as words at their place."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            subtype = raw.FPDFAnnot_GetSubtype(annotation)
            if subtype == raw.FPDF_ANNOT_FREETEXT:
                value, many = _string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"), True
            elif subtype == raw.FPDF_ANNOT_WIDGET and form is not None:
                value, many = _field_value(raw, form, annotation)
            else:
                out.comments += subtype == raw.FPDF_ANNOT_TEXT
                continue
            box = raw.FS_RECTF()
            if value and raw.FPDFAnnot_GetRect(annotation, box):
                _place(value, many, turn.box(box.left, box.bottom, box.right, box.top), out)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _string(get: Any, *arguments: Any) -> str:
    length = get(*arguments, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def _field_value(raw: Any, form: Any, annotation: Any) -> tuple[str, bool]:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return ("☒" if raw.FPDFAnnot_IsChecked(form, annotation) else "☐"), False
    if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        many = bool(raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & _MULTILINE_FIELD)
        return _string(raw.FPDFAnnot_GetFormFieldValue, form, annotation), many
    return "", False


def _place(value: str, many: bool, box: tuple[float, float, float, float], out: Page) -> None:
    """Set a value into its box: one word that no line breaking touches for each of its lines."""
    x0, y0, x1, y1 = box
    lines = [line.strip() for line in re.split(r"\r\n|[\r\n\u2028\u2029]", value) if line.strip()]
    if not lines:
        return
    tall = y1 - y0 > 30 or len(lines) > 1 or (many and y1 - y0 > 20)
    if tall:
        step = (y1 - y0) / (len(lines) + 1)
        for place, line in enumerate(lines, 1):
            out.words.append(Word(x0 + 1, x1 - 1, y0 + step * place, 10.0, False, line, whole=True))
        return
    middle = (y0 + y1) / 2
    near = [w for w in out.words if not w.whole and y0 - 2 <= w.y - 0.3 * w.size <= y1 + 2]
    closest = min(near, key=lambda w: (abs(w.y - 0.3 * w.size - middle), w.x0), default=None)
    y, size = (closest.y, closest.size) if closest else (middle + 3.0, 10.0)
    right = min(x1, x0 + 2 + 0.55 * size * len(lines[0]))
    out.words.append(Word(x0 + 1, max(right, x0 + 2), y, size, False, lines[0]))
