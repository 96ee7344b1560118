"""OpenDocument's styles: which paragraphs are titles, which text is hidden, how lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recordqa.read._docx_styles import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE = f"{{{_ODF}style:1.0}}"
TEXT = f"{{{_ODF}text:1.0}}"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one depth of a list is marked; ``bullet`` is None for a numbered one."""

    bullet: str | None = None
    form: str = "1"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class OdtStyles:
    """The styles of styles.xml and content.xml together; later roots win."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self.parents: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.lists: dict[str, dict[int, ListLevel]] = {}
        self.paragraph_lists: dict[str, str] = {}
        self.headings: dict[int, ListLevel] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                name = style.get(f"{STYLE}name", "")
                self.parents[name] = style.get(f"{STYLE}parent-style-name", "")
                self.paragraph_lists[name] = style.get(f"{STYLE}list-style-name", "")
                properties = style.find(f"{STYLE}text-properties")
                if properties is not None and properties.get(f"{TEXT}display") == "none":
                    self.hidden.add(name)
            for style in root.iter(f"{TEXT}list-style"):
                self.lists[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.headings = _levels(style)

    def title_level(self, style: str) -> int:
        """1 for the style Title, 2 for Subtitle and those derived from them, else 0."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in ("Title", "Subtitle"):
                return 1 if style == "Title" else 2
            seen.add(style)
            style = self.parents.get(style, "")
        return 0


def _levels(style: _Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for element in style:
        if not isinstance(element.tag, str):
            continue
        depth = _whole(element.get(f"{TEXT}level"), 1)
        tag = element.tag.rpartition("}")[2]
        if tag == "list-level-style-bullet":
            found[depth] = ListLevel(bullet=_bullet(element.get(f"{TEXT}bullet-char", "•")))
        elif tag == "list-level-style-image":
            found[depth] = ListLevel(bullet="•")
        elif tag in ("list-level-style-number", "outline-level-style"):
            found[depth] = ListLevel(
                None,
                element.get(f"{STYLE}num-format", ""),
                element.get(f"{STYLE}num-prefix", ""),
                element.get(f"{STYLE}num-suffix", ""),
                _whole(element.get(f"{TEXT}start-value"), 1),
                _whole(element.get(f"{TEXT}display-levels"), 1),
            )
    return found


def _bullet(character: str) -> str:
    return character if character in ("-", "–", "—", "☐", "☒", "✓", "→") else "•"


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def marker(levels: dict[int, ListLevel], counts: dict[int, int], depth: int) -> str:
    """What stands before an item at ``depth`` when the counts of all depths are these."""
    here = levels.get(depth)
    if here is None:
        return "•"
    if here.bullet is not None:
        return here.bullet
    if not here.form:
        return (here.prefix + here.suffix).strip()
    parts = []
    for level in range(max(depth - here.shown + 1, 1), depth + 1):
        of = levels.get(level, ListLevel())
        if of.bullet is None and of.form:
            parts.append(_figure(counts.get(level, of.start), of.form))
    return f"{here.prefix}{'.'.join(parts)}{here.suffix}".strip()


def _figure(number: int, form: str) -> str:
    if form in ("a", "A") and number > 0:
        return chr(ord(form) + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if form in ("i", "I") and 0 < number < 4000:
        return roman(number) if form == "i" else roman(number).upper()
    return str(number)
