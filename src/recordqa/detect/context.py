"""What the words around a cue do to it: negation, deferral, bare claims, and their look-alikes.

Rules are data (``criteria/language/context.yaml``): a phrase, what it does, in which direction,
and what stops it. The idea of direction, stoppers and look-alikes follows medspaCy's ConText.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recordqa.detect.patterns import Pattern, PatternCompiler
from recordqa.packs.schema import ContextRule
from recordqa.types import Polarity

_EFFECTS: dict[str, Polarity] = {"negates": "negated", "defers": "deferred", "claims": "claimed"}
#: When several rules reach a cue, the one that takes most away wins.
_ORDER: tuple[Polarity, ...] = ("shown", "claimed", "deferred", "negated")
_PAUSES = (",", "?")


@dataclass(frozen=True)
class _Compiled:
    rule: ContextRule
    pattern: Pattern
    stoppers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of a segment's words (character offsets) where a rule changes what cues say."""

    start: int
    end: int
    polarity: Polarity
    phrase_start: int
    phrase_end: int


class ContextRules:
    """The context rules, compiled once."""

    def __init__(self, rules: Sequence[ContextRule], compiler: PatternCompiler) -> None:
        self._rules = [_Compiled(rule, compiler.compile(rule.phrase), _stoppers(rule)) for rule in rules]

    def reaches(self, words: str, present: frozenset[str]) -> list[Reach]:
        """Where in ``words`` something is negated, put off or only claimed."""
        shielded: list[tuple[int, int]] = []
        found: list[Reach] = []
        for item in self._rules:
            if any(group.isdisjoint(present) for group in item.pattern.needs):
                continue
            for match in item.pattern.regex.finditer(words):
                if item.rule.effect == "none":
                    shielded.append(match.span())
                    continue
                start, end = _stretch(words, match.span(), item)
                polarity = _EFFECTS[item.rule.effect]
                found.append(Reach(start, end, polarity, match.start(), match.end()))
        return [r for r in found if not any(a <= r.phrase_start and r.phrase_end <= b for a, b in shielded)]


def _stoppers(rule: ContextRule) -> frozenset[str]:
    """The words that end a rule's reach; a question mark does where a comma does."""
    return frozenset((*rule.stops_at, "?") if "," in rule.stops_at else rule.stops_at)


def _stretch(words: str, span: tuple[int, int], item: _Compiled) -> tuple[int, int]:
    start, end = span
    if item.rule.direction in ("forward", "both"):
        count = 0
        for word in words[end:].split():
            if word in item.stoppers or count >= item.rule.within:
                break
            end += len(word) + 1
            count += word not in _PAUSES
    if item.rule.direction in ("backward", "both"):
        count = 0
        for word in reversed(words[: span[0]].split()):
            if word in item.stoppers or count >= item.rule.within:
                break
            start -= len(word) + 1
            count += word not in _PAUSES
    return start, end


def polarity_at(reaches: Sequence[Reach], start: int, end: int) -> Polarity:
    """What the context makes of a cue at these offsets of the segment's words.

    A rule whose own phrase lies inside the cue does not count: the cue's author wrote it there.
    """
    worst: Polarity = "shown"
    for reach in reaches:
        inside = start <= reach.phrase_start and reach.phrase_end <= end
        if inside or end <= reach.start or reach.end <= start:
            continue
        if _ORDER.index(reach.polarity) > _ORDER.index(worst):
            worst = reach.polarity
    return worst
