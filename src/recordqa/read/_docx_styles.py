"""Word's styles (which paragraphs are headings, which text is hidden) and its list numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading ?([1-9])$")
_BOXES = {0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☒"}
#: Wingdings and Symbol characters that carry meaning; Word stores them at U+F000 and up.
SYMBOLS = {**_BOXES, 0xFB: "✗", 0xFC: "✓", 0xE0: "→", 0xB7: "•", 0xA7: "▪", 0x2D: "-", 0xA3: "☐", 0x52: "☑"}
_WORDS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def value(element: _Element | None, default: str = "") -> str:
    """The w:val of an element."""
    return default if element is None else element.get(W + "val", default)


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    return element is not None and element.get(W + "val", "1").lower() not in _OFF


def symbol(code: int) -> str:
    """What a character of a symbol font shows; an empty string when it has no plain likeness."""
    return SYMBOLS.get(code & 0xFF, "")


def number_of(text: str | None, default: int = 0) -> int:
    """A whole number as XML writes it."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


@dataclass(slots=True)
class Style:
    """What a paragraph, character or table style says that matters for reading."""

    name: str = ""
    heading: int = 0
    num_id: int | None = None
    num_level: int | None = None
    hidden: bool = False
    first_row: bool = False


class Styles:
    """styles.xml, with inheritance worked out. An absent part gives no styles."""

    def __init__(self, root: _Element | None) -> None:
        self.elements: dict[str, _Element] = {}
        self.known: dict[str, Style] = {}
        self.default_paragraph = ""
        for element in root.iter(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId", "")
            self.elements[style_id] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default_paragraph = style_id

    def get(self, style_id: str) -> Style:
        """The style of that id; an empty one when nobody defined it."""
        if style_id not in self.known:
            self.known[style_id] = Style()  # stops a style that is based on itself
            self.known[style_id] = self._resolved(style_id)
        return self.known[style_id]

    def _resolved(self, style_id: str) -> Style:
        element = self.elements.get(style_id)
        if element is None:
            # A heading style left undefined in the file is still called Heading1.
            return Style(heading=heading_level(style_id.lower()))
        base_id = value(element.find(W + "basedOn"))
        base = self.get(base_id) if base_id else Style()
        name = value(element.find(W + "name")).lower()
        style = Style(name, base.heading, base.num_id, base.num_level, base.hidden, base.first_row)
        properties = element.find(W + "pPr")
        if properties is not None:
            outline = properties.find(W + "outlineLvl")
            if outline is not None:
                level = number_of(value(outline), 9)
                style.heading = level + 1 if level < 9 else 0
            num_id, level_element = (
                properties.find(f"{W}numPr/{W}numId"),
                properties.find(f"{W}numPr/{W}ilvl"),
            )
            if num_id is not None:
                style.num_id = number_of(value(num_id))
            if level_element is not None:
                style.num_level = number_of(value(level_element))
        style.heading = heading_level(name) or style.heading
        if element.find(f"{W}rPr/{W}vanish") is not None:
            style.hidden = is_on(element.find(f"{W}rPr/{W}vanish"))
        style.first_row = base.first_row or any(
            part.get(W + "type") == "firstRow" for part in element.findall(W + "tblStylePr")
        )
        return style


def heading_level(name: str) -> int:
    """The depth that a style's name (lower case) gives a paragraph; 0 for other styles."""
    if name in ("title", "subtitle"):
        return 1 if name == "title" else 2
    found = _HEADING.match(name)
    return int(found[1]) if found else 0


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """One w:num: its abstract list, its own levels and starts, and whether it has begun."""

    abstract: str
    overrides: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """numbering.xml and the running counts: what Word shows before each list paragraph."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self.abstracts: dict[str, dict[int, _Level]] = {}
        self.lists: dict[int, _List] = {}
        self.counts: dict[str, dict[int, int]] = {}
        links: dict[str, str] = {}
        if root is None:
            return
        for abstract in root.findall(W + "abstractNum"):
            abstract_id = abstract.get(W + "abstractNumId", "")
            self.abstracts[abstract_id] = dict(_levels(abstract))
            link = value(abstract.find(W + "numStyleLink"))
            if link:
                links[abstract_id] = link
        for num in root.findall(W + "num"):
            entry = _List(value(num.find(W + "abstractNumId")))
            for override in num.findall(W + "lvlOverride"):
                level = number_of(override.get(W + "ilvl"))
                entry.overrides.update(_levels(override))
                start = override.find(W + "startOverride")
                if start is not None:
                    entry.starts[level] = number_of(value(start), 1)
            self.lists[number_of(num.get(W + "numId"))] = entry
        for abstract_id, link in links.items():
            target = self.lists.get(styles.get(link).num_id or 0)
            if target is not None:
                self.abstracts[abstract_id] = self.abstracts.get(target.abstract, {})

    def level_of_style(self, num_id: int, style_id: str) -> int | None:
        """The level that a numbered style stands at (Heading 2 → 1), if the list names it."""
        entry = self.lists.get(num_id)
        for index, level in sorted(self.abstracts.get(entry.abstract, {}).items()) if entry else ():
            if level.style == style_id:
                return index
        return None

    def marker(self, num_id: int, level: int) -> str | None:
        """Count one paragraph on and give its marker; None when it is in no list."""
        entry = self.lists.get(num_id)
        if entry is None:
            return None
        levels = {**self.abstracts.get(entry.abstract, {}), **entry.overrides}
        here = levels.get(level)
        if here is None:
            return None
        counts = self.counts.setdefault(entry.abstract, {})
        if level in entry.starts and level not in entry.begun:
            counts[level] = entry.starts[level]
        else:
            counts[level] = counts.get(level, entry.starts.get(level, here.start) - 1) + 1
        entry.begun.add(level)
        for deeper in [n for n in counts if n > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and level < restart):
                del counts[deeper]
        if here.format == "bullet":
            return _bullet(here.text)

        def part(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            of = levels.get(index, _Level())
            form = "decimal" if here.legal and index < level else of.format
            return _number(counts.get(index, of.start), form)

        return re.sub(r"%([1-9])", part, here.text).strip()


def _levels(parent: _Element) -> list[tuple[int, _Level]]:
    return [
        (
            number_of(element.get(W + "ilvl")),
            _Level(
                value(element.find(W + "numFmt"), "decimal"),
                value(element.find(W + "lvlText")),
                number_of(
                    value(element.find(W + "start")), 1 if element.find(W + "start") is not None else 0
                ),
                number_of(value(element.find(W + "lvlRestart")))
                if element.find(W + "lvlRestart") is not None
                else None,
                is_on(element.find(W + "isLgl")),
                value(element.find(W + "pStyle")),
            ),
        )
        for element in parent.findall(W + "lvl")
    ]


def _bullet(text: str) -> str:
    if text and 0xF000 <= ord(text[0]) <= 0xF0FF:
        shown = symbol(ord(text[0]))
        return shown if shown in "☐☒☑✓✗→" and shown else "•"
    return text if text in ("-", "–", "—", "☐", "✓", "→", "*") else "•"


def _letters(number: int) -> str:
    # Word goes on from z with aa, bb, cc.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman figures."""
    out = ""
    for size, figure in (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
        *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        out += figure * (number // size)
        number %= size
    return out


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "ordinal": _ordinal,
    "cardinalText": lambda n: _WORDS[n - 1] if n <= len(_WORDS) else str(n),
    "none": lambda n: "",
}


def _number(number: int, form: str) -> str:
    return _FORMATS[form](number) if form in _FORMATS and 0 < number < 4000 else str(number)
