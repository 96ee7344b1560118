"""The units of an XML part: paragraphs, drawings' and charts' texts, a workbook's strings, attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from recordqa.redact.units import Kind, Mode, Piece, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS: dict[str, Kind] = {
    W + "t": "plain",
    W + "delText": "old",
    W + "instrText": "code",
    W + "delInstrText": "code",
    M + "t": "plain",
    A + "t": "plain",
    S + "t": "plain",
}
_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",
    A + "br": "\n",
}
_NEW = frozenset((W + "ins", W + "moveTo"))
_OLD = frozenset((W + "del", W + "moveFrom"))
_PARAGRAPHS = frozenset((W + "p", A + "p", S + "si", S + "is", S + "text"))
#: Attributes that people write into: read like prose.
_WRITTEN = frozenset(
    "descr title alt tooltip string displayText display promptTitle prompt errorTitle error".split()
)
#: w:… elements whose w:val a person may have written.
_WRITTEN_VALUES = frozenset(
    W + n for n in ("alias", "listEntry", "helpText", "statusText", "default", "tblCaption", "tblDescription")
)
#: Attributes and elements that name something: a bookmark, a tag, a style, a sheet, a link's target.
_NAMED = frozenset("name anchor docLocation location displayName styleId ref instr Target".split())
_NAMED_BY = frozenset(
    "tag name pStyle rStyle tblStyle basedOn next link styleLink numStyleLink docPart listItem".split()
)
#: Fonts, colours and languages are called Georgia, Mary and so on without anybody being meant.
_NEVER = frozenset(
    W + n for n in ("rFonts", "font", "lsdException", "lang", "color", "highlight", "shd", "themeFontLang")
) | frozenset(A + n for n in ("latin", "ea", "cs", "sym", "font", "srgbClr", "schemeClr", "prstClr"))


def units_of(root: _Element, part: str) -> Iterator[Unit]:
    """Every unit of a part: paragraphs, other elements' text, attributes."""
    inside: set[_Element] = set()
    alike: dict[tuple[str, Mode], list[tuple[_Element, str]]] = {}
    for element in root.iter():
        if element.tag in _PARAGRAPHS:
            pieces = list(_pieces(element, "plain", inside))
            if pieces:
                yield Unit(pieces, part)
    theme = "/theme/" in part
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element not in inside and element.text and element.text.strip():
            local = element.tag.rpartition("}")[2]
            # Formulas name sheets: they must go on naming them as the sheets are named.
            text_mode: Mode = "glued" if local in ("f", "definedName") else "loose"
            yield Unit([Piece(element.text, _text_setter(element))], part, text_mode)
        if element.tail and element.tail.strip():
            yield Unit([Piece(element.tail, _tail_setter(element))], part, "loose")
        if theme or element.tag in _NEVER:
            continue
        for key, found in element.attrib.items():
            value = str(found)
            # Most are numbers, colours and ids of a few letters; those of one value go together.
            if len(value) > 1 and not value.isdigit():
                mode = _mode(element, str(key))
                alike.setdefault((value, mode), []).append((element, str(key)))
    for (value, mode), places in alike.items():
        if any(c.isalpha() for c in value):
            yield Unit([Piece(value, partial(_set_all, places))], part, mode)


def _set_all(places: list[tuple[_Element, str]], value: str) -> None:
    for element, key in places:
        element.set(key, value)


def _mode(element: _Element, key: str) -> Mode:
    local = key.rpartition("}")[2]
    tag = str(element.tag).rpartition("}")[2]
    if local in _WRITTEN or (element.tag in _WRITTEN_VALUES and local == "val") or tag == "tableColumn":
        return "loose"
    if local in _NAMED or (local in ("val", "value") and tag in _NAMED_BY):
        return "glued"
    return "strict"


def _pieces(element: _Element, kind: Kind, inside: set[_Element]) -> Iterator[Piece]:
    """The pieces of a paragraph in reading order; a paragraph within it (a text box) has its own."""
    for child in element:
        tag = child.tag
        if tag in _PARAGRAPHS or not isinstance(tag, str):
            continue
        own: Kind = "new" if tag in _NEW else "old" if tag in _OLD else kind
        if tag in _TEXTS:
            inside.add(child)
            if child.text:
                told = _TEXTS[tag]
                yield Piece(child.text, _text_setter(child), told if told != "plain" else own, child)
        elif tag in _FIXED:
            yield Piece(_FIXED[tag], _remover(child), own, child)
        elif tag == W + "sym":
            yield Piece(_symbol(child), _symbol_setter(child), own, child)
        else:
            yield from _pieces(child, own, inside)


def _symbol(element: _Element) -> str:
    try:
        code = int(element.get(W + "char", "0"), 16)
    except ValueError:
        return "\u00ad"
    # Symbol fonts keep plain letters 0xF000 higher up.
    code = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
    return chr(code) if 0x20 <= code < 0xD800 else "\u00ad"


def _text_setter(element: _Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = text
        if element.tag in (W + "t", W + "delText", S + "t") and text != text.strip():
            element.set(_XML_SPACE, "preserve")

    return put


def _tail_setter(element: _Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.tail = text

    return put


def _remover(element: _Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        remove(element)

    return put


def _symbol_setter(element: _Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        if not text:
            remove(element)
            return
        for key in list(element.attrib):
            del element.attrib[key]
        element.tag = W + "t"
        element.text = text

    return put


def remove(element: _Element) -> None:
    """Take an element out of its parent, leaving what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: _Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    remove(element)
