"""Text, Markdown and web pages, each in its own kind."""

from __future__ import annotations

import codecs
import re
from functools import partial
from typing import TYPE_CHECKING

from recordqa.read import read_text
from recordqa.read._clean import clean_with_positions
from recordqa.read._decode import decode
from recordqa.read.html import _decoded
from recordqa.read.source import Limits
from recordqa.redact.engine import Stretch, Wish, redact_units
from recordqa.redact.units import Mode, Piece, Unit
from recordqa.redact.word import Passed, extra_unit
from recordqa.redact.xml_units import remove

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKDOWN = frozenset("*`~")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_SILENT = frozenset(
    "script style noscript template iframe object embed applet svg math link base meta".split()
)
_WRITTEN = frozenset("alt title placeholder value content summary label aria-label cite datetime".split())
_LINKS = frozenset("href src action data poster background srcset longdesc".split())
_NAMED = frozenset("id name class for headers".split())


def redact_text(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """Plain text or Markdown, its newlines and marks left as they are, written as UTF-8."""
    text, _ = decode(data)
    out = [text]
    markdown = name.lower().endswith((".md", ".markdown", ".mdown"))
    unit = Unit([Piece(text, partial(out.__setitem__, 0))], "the text")
    unit.silent = _MARKDOWN if markdown else frozenset()
    # The check reads it without Markdown's marks, which stand in the middle of words.
    view = list(unit.views())[-1]
    record = read_text(view.text, id="record", source=name, limits=limits)
    _, back = clean_with_positions(view.text)
    positions = view.positions if back is None else [view.positions[offset] for offset in back]
    stretch = Stretch(0, len(record.text), unit, positions)
    plan, changed = redact_units([unit, extra_unit(extra)], record, [stretch], wish)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Passed(mark + out[0].encode("utf-8", "replace"), [plan], changed)


def redact_html(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """A web page: text and attributes; scripts, comments, hidden parts and descriptions of it go."""
    from lxml import etree, html

    text, _ = _decoded(data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(
        re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\0", "")), parser=parser
    )
    for element in list(root.iter()):
        if element.tag in _SILENT and element.getparent() is not None:
            remove(element)
    units: list[Unit] = []
    _blocks(root, units)
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            units += _attribute(element, str(key), str(value))
    lines: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for unit in units:
        if unit.part == "the text" and unit.text.strip():
            stretches.append(Stretch(at, at + len(unit.text), unit, range(len(unit.text))))
            # One character for one, so that offsets hold.
            lines.append(re.sub(r"[^\S ]", " ", unit.text))
            at += len(unit.text) + 1
    record = read_text("\n".join(lines) or " ", id="record", source=name, limits=limits)
    if record.text != "\n".join(lines):
        stretches = []  # something was cleaned away: the check reads the units as further lines
    plan, changed = redact_units([*units, extra_unit(extra)], record, stretches, wish)
    head = root.find("head")
    meta = etree.Element("meta", charset="utf-8")
    if head is None:
        head = etree.Element("head")
        root.insert(0, head)
    head.insert(0, meta)
    return Passed(
        etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"), [plan], changed
    )


def _blocks(block: _Element, units: list[Unit]) -> None:
    """A unit for each stretch of inline content, then the blocks inside."""
    pieces: list[Piece] = []

    def flush() -> None:
        if pieces:
            units.append(Unit(list(pieces), "the text"))
            pieces.clear()

    def walk(element: _Element) -> None:
        if element.text:
            pieces.append(Piece(element.text, partial(setattr, element, "text")))
        for child in element:
            if child.tag == "br":
                flush()
            elif child.tag in _INLINE:
                walk(child)
            else:
                flush()
                _blocks(child, units)
            if child.tail:
                pieces.append(Piece(child.tail, partial(setattr, child, "tail")))

    walk(block)
    flush()


def _attribute(element: _Element, key: str, value: str) -> list[Unit]:
    if key in _LINKS:
        plain = value.strip().lower()
        if plain.startswith(("mailto:", "tel:", "sms:", "file:", "\\\\", "javascript:")) or plain[1:2] == ":":
            del element.attrib[key]
            return []
        mode: Mode = "glued"
    elif key in _WRITTEN or key.startswith(("data-", "aria-")):
        mode = "loose"
    elif key in _NAMED:
        mode = "glued"
    else:
        return []
    piece = Piece(value, partial(element.set, key))
    return [Unit([piece], "an attribute", mode)]
