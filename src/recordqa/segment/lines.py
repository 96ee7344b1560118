"""A record's lines, with the layout that a reader knew of, and the marks in front of list items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordqa.types import Block, Record

_MARKER = re.compile(
    r"(?:[-*•–—‒▪▫◦●○■□➢➤►▶→✓✔✗✘☐☑☒·‣⁃◆◇❖\uf0b7\uf0a7\uf0d8]|\uf0fc|o(?=[ \t]+[A-Z\"“])|>{1,4})[ \t]+"
    r"|[-*•▪◦●■➢►→✓☐\uf0b7](?=[A-Za-z\"“])"
    r"|\(\d{1,3}\)[ \t]*|\d{1,3}[.)](?:\d{1,2}\.?)?[ \t]+|\d{1,2}\)(?=[A-Za-z])"
    r"|\([a-z]\)[ \t]+|[a-z][.)][ \t]+|\(?[ivx]{1,5}[.)][ \t]+"
)
_QUOTED = re.compile(r"(?:>[ \t]?){1,5}")
_RULE = re.compile(r"[\s\-–—_=*.…·~#|+:•]+$")


@dataclass(slots=True)
class Line:
    """One line: stripped offsets, indentation, and the block it stands in."""

    start: int
    end: int
    text: str
    indent: int
    block: Block | None = None

    @property
    def blank(self) -> bool:
        return self.start == self.end

    @property
    def rule(self) -> bool:
        """Only strokes, dots or underscores: a line drawn, or one to write on."""
        return not self.blank and len(self.text) >= 1 and bool(_RULE.match(self.text))


def lines_of(record: Record) -> list[Line]:
    """Every line of the text in order, blank ones included."""
    text = record.text
    blocks = sorted(
        (b for b in record.blocks if 0 <= b.start < b.end <= len(text)), key=lambda b: (b.start, -b.end)
    )
    lines: list[Line] = []
    at, pointer, length = 0, 0, len(text)
    current: Block | None = None
    while at <= length:
        newline = text.find("\n", at)
        stop = length if newline < 0 else newline
        raw = text[at:stop]
        left = raw.lstrip()
        start = at + len(raw) - len(left)
        body = left.rstrip()
        while pointer < len(blocks) and blocks[pointer].start < max(stop, at + 1):
            if blocks[pointer].kind != "table_row":
                current = blocks[pointer]
            pointer += 1
        inside = (
            current
            if current is not None and body and current.start < start + len(body) and start < current.end
            else None
        )
        lines.append(
            Line(start if body else at, start + len(body) if body else at, body, len(raw) - len(left), inside)
        )
        if newline < 0:
            break
        at = newline + 1
    return lines


def marker_length(text: str) -> int:
    """How many characters of list marker (bullet or number, and the space after) stand in front.

    A marker with nothing after it is none; so is a lone initial ("J. Okafor" is upper case).
    """
    match = _MARKER.match(text)
    if match is None or match.end() >= len(text):
        return 0
    return match.end()


def quote_length(text: str) -> int:
    """The length of an e-mail's quotation marks (``> > ``) in front of a line."""
    match = _QUOTED.match(text)
    return match.end() if match and match.end() < len(text) else 0


def is_numbered(text: str) -> bool:
    """Whether the marker in front is a number or a letter, as headings may have."""
    return text[:1].isdigit() or text[:1] == "(" or (len(text) > 1 and text[0].isalpha() and text[1] in ".)")
