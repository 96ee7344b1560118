"""Items of a list that were typed on one line."""

from __future__ import annotations

import re

from recordqa.segment.normal import words_of
from recordqa.segment.sentences import strip_span

_NUMBER = re.compile(r"(?<![\w.,/-])\(?(\d{1,2})[.)][ \t]+(?=[A-Za-z\"“])")
_BULLET = re.compile(r"(?:(?<=\s)|^)[•▪●➢►■\uf0b7][ \t]*")
_SEMICOLON = re.compile(r";[ \t\n]+")
_DASH = re.compile(r"[ \t]+[-–—][ \t]+")
_DOER = re.compile(
    r"(?:[A-Z][\w'’.-]{0,20})(?: [A-Z][\w'’.-]{0,20}){0,2}(?: and [A-Z][\w'’.-]{0,20})? (?:to|will|"
    r"shall|is to|are to)\b|(?:[A-Z]{1,3}|SW|TM|PM) (?:to|will)\b"
)
_VERBS = frozenset(
    "ring call email speak contact update complete write send arrange book chase check ask refer "
    "review see visit meet "
    "request share tell make get find finish close file discuss follow confirm draft prepare start "
    "begin convene "
    "obtain seek explore organise gather read submit upload add set agree liaise attend apply hold do "
    "give take".split()
)


def split_items(text: str, start: int, end: int, *, action: bool) -> list[tuple[int, int]]:
    """The items in ``text[start:end]``; one span when nothing shows that there are more.

    Bullets and rising numbers part items anywhere; semicolons and dashes only under a heading about
    actions, and only when every part reads like a thing to do (a dash also sets off an owner).
    """
    cuts = [(m.start(), m.end()) for m in _BULLET.finditer(text, start, end) if m.start() > start]
    if not cuts:
        cuts = _rising(text, start, end)
    if not cuts and action:
        for mark in (_SEMICOLON, _DASH):
            found = [m.span() for m in mark.finditer(text, start, end)]
            parts = _parts(text, start, end, found)
            if found and len(parts) == len(found) + 1 and all(_is_task(text[a:b]) for a, b in parts):
                cuts = found
                break
    return _parts(text, start, end, cuts) or [(start, end)]


def _rising(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    expected: int | None = None
    for match in _NUMBER.finditer(text, start, end):
        number = int(match.group(1))
        if expected is None:
            if number not in (1, 2):
                continue
            if number == 2 and not cuts and match.start() == start:
                continue
        elif number != expected:
            continue
        expected = number + 1
        cuts.append(match.span())
    return cuts if len(cuts) >= 2 or (cuts and expected == 3) else []


def _parts(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    at = start
    for left, right in [*cuts, (end, end)]:
        a, b = strip_span(text, at, left)
        at = right
        if a < b and any(c.isalnum() for c in text[a:b]):
            parts.append((a, b))
        elif a < b and parts:
            parts[-1] = (parts[-1][0], b)
    return parts


def _is_task(part: str) -> bool:
    words = words_of(part)
    if len(words) < 3:
        return False
    return bool(_DOER.match(part)) or words[0] in _VERBS
