"""Speech without full stops, cut where a speaker takes breath.

A stretch counts as dictated when it is long and holds hardly any punctuation; well-punctuated long
sentences stay whole.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_INNER = re.compile(r"[,;:–—()\"“”]| - ")
_SHORTEST, _AIM, _LONGEST, _LIMIT = 10, 19, 30, 40
_LONG = 45
_VERY_LONG = 140

_OPENERS = frozenset(
    "okay ok right anyway moving next lastly finally secondly thirdly regarding action actions".split()
)
_SUBJECTS = frozenset(
    "she he they we i it mum dad mother father mums dads school police nan gran grandma grandad auntie "
    "uncle there "
    "that this social worker health".split()
)
_SAYING = frozenset(
    "said says told thinks thought feels felt is was has had will wants wanted went asked agreed "
    "reckons reported are "
    "were needs still can could would did does doesnt didnt isnt wasnt wont ive im hes shes".split()
)
_NEVER_BEFORE = frozenset("of to the a an and or his her their my our in at with for by than".split())
_GLUE = frozenset(
    "of to the a an his her their my our in at with for by that which who when if because and but so "
    "or about from "
    "than as on not be was is are were has had will would said says told".split()
)
_SPOKEN_STOP = re.compile(r"\b(?:full stop|new paragraph|new line|next line|next paragraph)\b", re.I)


def split_dictated(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``[(start, end)]`` unless the stretch is dictated; then its units, in order."""
    if end - start < 200:
        return [(start, end)]
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    count = len(words)
    if count <= _LONG:
        return [(start, end)]
    marks = sum(1 for _ in _INNER.finditer(text, start, end))
    if count < _VERY_LONG and marks * 22 >= count:
        return [(start, end)]
    low = [text[a:b].strip(".,;:!?'\"“”‘’()").replace("'", "").replace("’", "").lower() for a, b in words]
    ends_here = [text[b - 1] in ";:–—" for _, b in words]
    spoken = {m.end() for m in _SPOKEN_STOP.finditer(text, start, end)}
    cuts = _cuts(low, ends_here, [b in spoken for _, b in words])
    units: list[tuple[int, int]] = []
    first = 0
    for cut in [*cuts, count]:
        if cut > first:
            units.append((words[first][0], words[cut - 1][1]))
        first = cut
    return units


def _cuts(low: list[str], marked: list[bool], spoken: list[bool]) -> list[int]:
    count = len(low)
    cuts: list[int] = []
    first = 0
    last_spoken = max((i for i, said in enumerate(spoken) if said), default=-1)
    while count - first > _LONGEST or first <= last_spoken < count - 1 or _later_action(low, first):
        best, best_score = -1, 0.0
        for i in range(first + 1, min(first + _LIMIT, count - 2) + 1):
            size = i - first
            if spoken[i - 1]:
                best = i
                break
            score = _score(low, i)
            if score >= 4 and size >= 4:
                best = i
                break
            if marked[i - 1]:
                score = max(score, 2.5)
            if size < _SHORTEST or score <= 0:
                continue
            score -= abs(size - _AIM) * (0.06 if size <= _LONGEST else 0.12)
            if best < 0 or score > best_score:
                best, best_score = i, score
        if best < 0:
            best = _plain_break(low, first)
        if best <= first or best >= count:
            break
        cuts.append(best)
        first = best
    return cuts


def _later_action(low: list[str], first: int) -> bool:
    return any(_score(low, i) >= 4 for i in range(first + 4, min(first + _LIMIT, len(low) - 2)))


def _score(low: list[str], i: int) -> float:
    """How good a place the gap before word ``i`` is: 4 always cut, 3 good, 2 fair, 1 if need be."""
    word = low[i]
    after = low[i + 1] if i + 1 < len(low) else ""
    before = low[i - 1]
    if (
        before
        not in (
            "the",
            "an",
            "our",
            "my",
            "this",
            "that",
            "to",
            "no",
            "any",
            "of",
            "last",
            "each",
            "some",
        )
        and word in ("action", "actions")
        and after not in ("plan", "plans", "point", "points", "is", "was")
    ):
        return 4.0
    if before in (
        "the",
        "an",
        "our",
        "my",
        "this",
        "that",
        "to",
        "no",
        "any",
        "of",
        "last",
        "each",
        "and",
        "some",
    ):
        return 0.0
    if (
        word in _OPENERS
        and not (word in ("next", "right", "ok", "okay") and before in _GLUE)
        and after
        not in (
            "week",
            "month",
            "year",
            "time",
            "door",
            "to",
            "visit",
            "steps",
            "tuesday",
            "monday",
            "wednesday",
            "thursday",
            "friday",
            "now",
            "away",
        )
    ):
        return 3.4
    if word == "and" and after == "then":
        return 3.2
    if word == "we" and after in ("agreed", "decided", "discussed", "talked", "looked", "spoke"):
        return 3.2 if before not in _GLUE else 1.6
    if (
        word == "so"
        and before not in ("and", "or", "even", "quite", "is", "was", "said", "think")
        and after
        not in (
            "much",
            "many",
            "that",
            "far",
            "long",
            "well",
            "happy",
            "upset",
        )
    ):
        return 3.0
    if word == "and" and after in _SUBJECTS:
        return 2.6
    if word in ("then", "but", "now", "also", "however") and before not in _GLUE:
        return 2.4
    if word in _SUBJECTS and before not in _GLUE and after in _SAYING:
        return 2.8
    if word == "because" and after in _SUBJECTS:
        return 0.9
    if word == "and" and after not in _NEVER_BEFORE:
        return 0.7
    return 0.0


def _plain_break(low: list[str], first: int) -> int:
    """No joint anywhere near: the last gap before the limit that does not part a phrase."""
    top = min(first + _LONGEST, len(low) - 1)
    for i in range(top, first + _SHORTEST, -1):
        if low[i - 1] not in _GLUE and low[i] not in ("of", "s"):
            return i
    return top
