"""Lines for a terminal: measured in columns, wrapped, shortened and, where it is welcome, coloured.

Record text never passes through rich's markup: text is laid out here and rich only measures wide
characters and names colours, so "[bold]" in a record is shown as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = "…"


def width_of(text: str) -> int:
    """How many columns the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """The text cut at a word, with … at the end, when it is wider than ``width`` columns."""
    if width_of(text) <= width:
        return text
    cut = _head(text, width - 1)
    space = cut.rfind(" ")
    if space > len(cut) * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;:-–") + ELLIPSIS


def quote(text: str, width: int) -> str:
    """The text in quotation marks within ``width`` columns."""
    return f'"{shorten(text, width - 2)}"'


def pad(text: str, width: int) -> str:
    """The text shortened or filled with spaces to exactly ``width`` columns."""
    text = shorten(text, width)
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int, *, first: str = "", rest: str = "", most: int | None = None) -> list[str]:
    """Lines of at most ``width`` columns, indents included; beyond ``most`` the text ends in ….

    ``first`` starts the first line and ``rest`` the others. Words wider than a line are cut.
    """
    words = [piece for word in text.split() for piece in _pieces(word, width - max(len(first), len(rest)))]
    lines: list[str] = []
    line, indent = "", first
    for position, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or width_of(longer) <= width - width_of(indent):
            line = longer
            continue
        if most is not None and len(lines) == most - 1:
            remaining = " ".join([line, *words[position:]])
            lines.append(indent + shorten(remaining, width - width_of(indent)))
            return lines
        lines.append(indent + line)
        line, indent = word, rest
    lines.append(indent + line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    pieces = []
    while width_of(word) > width:
        head = _head(word, width)
        pieces.append(head)
        word = word[len(head) :]
    return [*pieces, word] if word else pieces


def _head(text: str, width: int) -> str:
    """The longest beginning that fits, at least one character."""
    if text.isascii():
        return text[: max(width, 1)]
    used = 0
    for position, character in enumerate(text):
        used += width_of(character)
        if used > width and position:
            return text[:position]
    return text


@dataclass(frozen=True, slots=True)
class Pen:
    """Colours text, or leaves it plain. A colour always goes with a word that says the same."""

    colour: bool

    def __call__(self, text: str, style: str) -> str:
        if not self.colour or not text.strip():
            return text
        before, after = _codes(style)
        return f"{before}{text}{after}"


@lru_cache(maxsize=32)
def _codes(style: str) -> tuple[str, str]:
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(style).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return before, after
