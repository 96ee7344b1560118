"""Where the words and figures of a record begin, found in one scan, so that a costly pattern is tried only
where one of its first words stands, and not at every letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from recordqa.detect.personal_data._context import lowered

_TOKEN = re.compile(r"[^\W\d_]+|\d+|@")
_PIECE = re.compile(r"\S+")
_LAST_WORD = re.compile(r"[\w'’.-]{2,}\Z")
#: The key of all figures, whatever they are.
FIGURE = "#"


@lru_cache(maxsize=2)
def _index(text: str) -> dict[str, list[int]]:
    """The starts of runs of letters by their first three letters, small, and of runs of digits."""
    found: dict[str, list[int]] = {FIGURE: []}
    for match in _TOKEN.finditer(lowered(text)):
        run = match.group()
        key = FIGURE if run[0].isdigit() else run[:3]
        if key in found:
            found[key].append(match.start())
        else:
            found[key] = [match.start()]
    return found


def figures(text: str) -> list[int]:
    """Where runs of digits begin."""
    return _index(text)[FIGURE]


def keys(words: str) -> tuple[str, ...]:
    """The keys for words, given with blanks between them: their first three letters, each once."""
    return tuple(sorted({word[:3] for word in words.split()}))


@lru_cache(maxsize=256)
def starts(text: str, wanted: tuple[str, ...]) -> list[int]:
    """Where words begin whose first three letters (all letters of a shorter run) are among ``wanted``."""
    index = _index(text)
    found: list[int] = []
    for key in wanted:
        found += index.get(key, ())
    found.sort()
    return found


def anchored(
    pattern: re.Pattern[str], text: str, wanted: tuple[str, ...], *, by_line: bool = False
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` gives when every match begins with a word or figure of ``wanted``.

    ``by_line`` keeps a match from running over its line's end.
    """
    return _matches(pattern, text, starts(text, wanted), by_line)


def at_starts(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of ``places``, in order and without overlap."""
    return _matches(pattern, text, places, False)


def _matches(
    pattern: re.Pattern[str], text: str, places: list[int], by_line: bool
) -> Iterator[re.Match[str]]:
    past = 0
    match_at = pattern.match
    for at in places:
        if at >= past:
            if by_line:
                stop = text.find("\n", at)
                match = match_at(text, at, len(text) if stop < 0 else stop)
            else:
                match = match_at(text, at)
            if match:
                past = match.end()
                yield match


def leads(pattern: re.Pattern[str], text: str, wanted: tuple[str, ...], low: int, high: int) -> bool:
    """Whether a match that begins between ``low`` and ``high`` with a word of ``wanted`` ends at ``high``
    (the pattern says so with a dollar).
    """
    places = starts(text, wanted)
    for index in range(bisect_left(places, low), len(places)):
        if places[index] >= high:
            return False
        if pattern.match(text, places[index], high):
            return True
    return False


def with_word_behind(places: list[int], marks: list[int], distance: int) -> list[int]:
    """Those of ``places`` that have one of ``marks`` at most ``distance`` characters behind them."""
    found = []
    for at in places:
        index = bisect_left(marks, at)
        if index < len(marks) and marks[index] - at <= distance:
            found.append(at)
    return found


def words_before(text: str, places: list[int], most: int) -> list[int]:
    """Where the words begin, up to ``most`` of them with one blank between, that stand before ``places``."""
    found: set[int] = set()
    for at in places:
        for _ in range(most):
            if not at or text[at - 1] != " ":
                break
            word = _LAST_WORD.search(text, max(0, text.rfind(" ", 0, at - 1)), at - 1)
            if word is None:
                break
            at = word.start()
            found.add(at)
    return sorted(found)


def lines_of(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The lines, as offsets, that hold one of ``places``, each once."""
    past = -1
    for at in places:
        if at > past:
            stop = text.find("\n", at)
            past = len(text) if stop < 0 else stop
            yield text.rfind("\n", 0, at) + 1, past


@lru_cache(maxsize=2)
def mixed_starts(text: str) -> list[int]:
    """Where figures begin, and the letters right before them or before one mark or blank: where plates,
    postcodes and numbers with letters may begin.
    """
    found: set[int] = set()
    for at in figures(text):
        found.add(at)
        end = at if at and text[at - 1].isalpha() else at - 1
        begin = end
        while begin > 0 and end - begin < 4 and text[begin - 1].isalpha():
            begin -= 1
        if 0 < end - begin < 4:
            found.add(begin)
    return sorted(found)


@lru_cache(maxsize=2)
def odd_pieces(text: str) -> tuple[tuple[int, int], ...]:
    """The pieces between blanks that are no plain word: with a figure, a mark inside, or a capital inside."""
    found = []
    for match in _PIECE.finditer(text):
        piece = match.group().strip(".,;:()[]\"'“”‘’!?")
        if not (piece.isalpha() and (piece.islower() or piece.istitle() or piece.isupper())):
            found.append(match.span())
    return tuple(found)


def around(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """The pieces between blanks that hold a mark ("@", "_"), as offsets, each once."""
    at = text.find(mark)
    while at >= 0:
        start = at
        while start and not text[start - 1].isspace():
            start -= 1
        stop = at + 1
        while stop < len(text) and not text[stop].isspace():
            stop += 1
        yield start, stop
        at = text.find(mark, stop)
