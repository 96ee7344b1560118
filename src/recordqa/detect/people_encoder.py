"""What the people model is given of a record: word pieces, and how each word is written and listed.

The encoder knows no capitals, so the case of each word travels beside it, with the word lists' opinion
(a first name, a surname, an ordinary word, a place …). Training and running use this same module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import (
    CALENDAR,
    COMMON,
    FIRST,
    HAND,
    LAST,
    PLACE,
    PROPER,
    RARE,
    ROLE,
    TRADE,
    kinds,
)

LABELS = ("O", "B-child", "I-child", "B-family", "I-family", "B-professional", "I-professional")
_CASES = ("low", "cap", "caps", "one")
_LISTS = (FIRST, LAST, COMMON, RARE, PROPER, PLACE, CALENDAR, TRADE, ROLE, HAND)
#: Case, a line of capitals, a record in small letters, a possessive; then the lists and "in no list".
PLAIN = len(_CASES) + 3
WIDTH = PLAIN + len(_LISTS) + 1
#: Word pieces of a window, and how many of the ones before it are read again for what they tell.
WINDOW = 224
BEFORE = 56


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into word pieces: ids, offsets in code points, and the page token each lies in (or -1)."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    words: tuple[int, ...]


def cut_up(tokenizer: Any, page: Page) -> Pieces:
    """The word pieces of a page; ``tokenizer`` is a ``tokenizers.Tokenizer`` without truncation."""
    encoding = tokenizer.encode(page.text, add_special_tokens=False)
    offsets = tuple(encoding.offsets)
    words = []
    at = 0
    for start, end in offsets:
        while at < len(page.tokens) and page.tokens[at].end <= start:
            at += 1
        inside = at < len(page.tokens) and page.tokens[at].start < end and end <= page.tokens[at].end
        words.append(at if inside else -1)
    return Pieces(tuple(encoding.ids), offsets, tuple(words))


def word_features(page: Page) -> list[list[float]]:
    """One row of ``WIDTH`` numbers for each token of the page."""
    rows = []
    for token in page.tokens:
        row = [1.0 if token.case == case else 0.0 for case in _CASES]
        row += [float(token.loud), float(page.quiet), float(token.possessive)]
        found = kinds(token.low)
        row += [1.0 if found & bit else 0.0 for bit in _LISTS]
        row.append(0.0 if found else 1.0)
        rows.append(row)
    return rows


def windows(page: Page, pieces: Pieces) -> Iterator[tuple[int, int, int]]:
    """Windows as (context start, start, end) of piece indexes, ended where a line or a sentence ends.

    Each piece lies in one window's ``start`` to ``end``; the context is read but not answered for.
    """
    total = len(pieces.ids)
    start = 0
    while start < total:
        end = min(start + WINDOW - BEFORE, total)
        if end < total:
            end = _good_end(page, pieces, start, end)
        yield max(0, start - BEFORE), start, end
        start = end


def _good_end(page: Page, pieces: Pieces, start: int, end: int) -> int:
    """The last line's end in the second half of the window, else a stop's, else a word's, else ``end``."""
    best: dict[str, int] = {}
    for at in range(start + (end - start) // 2, end):
        gap = page.text[pieces.offsets[at][1] : pieces.offsets[at + 1][0]]
        if "\n" in gap:
            best["line"] = at + 1
        elif gap and page.text[pieces.offsets[at][0]] in ".!?;":
            best["stop"] = at + 1
        elif gap:
            best["word"] = at + 1
    for kind in ("line", "stop", "word"):
        if kind in best:
            return best[kind]
    return end


def batches(spans: Sequence[tuple[int, int, int]], size: int = 8) -> Iterator[list[int]]:
    """Indexes of windows, those of like length together: the layout depends on this record alone."""
    order = sorted(range(len(spans)), key=lambda i: (spans[i][2] - spans[i][0], i))
    for at in range(0, len(order), size):
        yield order[at : at + size]
