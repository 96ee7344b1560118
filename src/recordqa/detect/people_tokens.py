"""A record cut into words, each knowing its line, its case and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from recordqa.detect.people_words import fold

_OPENERS = ".!?:;|•·*>\n\t–—-)]▪◦●○\uf0b7/=_"


@dataclass(slots=True)
class Token:
    """One word. ``end`` leaves a possessive 's out; ``gap`` is what stands between it and the word
    before.

    ``case`` is "one" (a single capital), "caps", "cap" or "low". ``initial`` is true where a capital says
    nothing: at the start of a sentence, line, cell or item, or in a line of capitals.
    """

    start: int
    end: int
    text: str
    low: str
    case: str
    line: int
    gap: str
    initial: bool
    possessive: bool
    loud: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a record with its lines, and whether it is written in small letters throughout."""

    text: str
    tokens: tuple[Token, ...]
    lines: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    quiet: bool

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_right(self.starts, offset - 1)

    def after(self, index: int) -> str:
        """What stands between the token and the next one, a possessive 's left out."""
        token = self.tokens[index]
        start = token.end + (2 if token.possessive else 0)
        if index + 1 < len(self.tokens):
            return self.text[start : self.tokens[index + 1].start]
        return self.text[start:]


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    letter = "(?:[^\\W\\d_]|[\u0300-\u036f])"
    return re.compile(f"{letter}+(?:['’‘‐‑-]{letter}+)*")


def _case(word: str) -> str:
    if len(word) == 1:
        return "one" if word.isupper() else "low"
    if word.isupper() or (len(word) > 2 and word[-1] == "s" and word[:-1].isupper()):
        return "caps"
    if word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper()):
        return "cap"
    if word[:3].lower() in ("al-", "el-") and word[3:4].isupper():
        return "cap"
    return "low"


def _loud_lines(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    loud = []
    for start, end in lines:
        upper = lower = 0
        for character in text[start:end]:
            if character.isupper():
                upper += 1
            elif character.islower():
                lower += 1
        loud.append(upper >= 4 and upper > 3 * lower)
    return loud


def read_page(text: str) -> Page:
    """Cut ``text`` into words; offsets are code points into it."""
    lines: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    loud = _loud_lines(text, lines)
    tokens: list[Token] = []
    line_number = 0
    previous = 0
    small_starts = starts = 0
    for match in _word_pattern().finditer(text):
        start, end = match.span()
        word = match.group()
        while start > lines[line_number][1]:
            line_number += 1
        possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’‘"
        if possessive:
            word = word[:-2]
            end -= 2
        gap = text[previous:start]
        mark = gap.strip(" \u00a0\"'“”‘’(")[-1:]
        initial = not tokens or "\n" in gap or "|" in gap or (bool(mark) and mark in _OPENERS)
        shape = _case(word)
        if initial and len(word) > 1 and not (mark == "." and len(tokens[-1].text) == 1 if tokens else False):
            starts += 1
            small_starts += shape == "low"
        tokens.append(
            Token(
                start,
                end,
                word,
                fold(word),
                shape,
                line_number,
                gap,
                initial or loud[line_number],
                possessive,
                loud[line_number],
            )
        )
        previous = end + (2 if possessive else 0)
    quiet = starts >= 1 and small_starts * 2 >= starts
    return Page(text, tuple(tokens), tuple(lines), tuple(t.start for t in tokens), quiet)
