"""Levels from evidence: the highest level one of whose chains the record shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from recordqa.judge.levelling import read_or_cued
from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Alternative, Criterion
from recordqa.types import Finding

NAME = "evidence"

#: Segments between a question and what came of it, in a talk written down line by line.
_PASSAGE = 5
_REQUIREMENT = re.compile(r"^(?P<part>[a-z_0-9]+?)(?:>=(?P<strength>\d))?(?: x(?P<times>\d))?$")


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level by the evidence model, where there is one that reads for this criterion; else by cues."""
    return read_or_cued(criterion, context, by_cues)


def by_cues(criterion: Criterion, context: Context, without: frozenset[int] = frozenset()) -> Verdict:
    """The level that the shown evidence reaches; negated and deferred evidence is reported against.

    ``without`` are segments to be left out, as if they stood not in the record.
    """
    own = [f for f in context.findings.evidence if f.criterion == criterion.id and f.segment not in without]
    shown = [f for f in own if f.polarity == "shown"]
    claimed = [f for f in own if f.polarity == "claimed"]
    against = spans(f for f in own if f.polarity in ("negated", "deferred"))
    for level in (3, 2, 1):
        pool = [*shown, *claimed] if level == 1 else shown
        for alternative in criterion.reach.get(level, ()):
            used = reached(alternative, pool, context)
            if used:
                quoted = spans(_best_first(used))
                return Verdict(level, _confidence(level, used, own), quoted, against)
    sure = 0.75 if not own else 0.6
    return Verdict(0, sure, (), against)


def reached(alternative: Alternative, pool: Sequence[Finding], context: Context) -> list[Finding]:
    """The findings that together meet an alternative, or none of them.

    ``within`` "section" means under one heading, "passage" the same paragraph or a few segments
    away under one heading, "paragraph" the same paragraph or the segments next to it.
    """
    if alternative.within == "record":
        return _meets(alternative, pool)
    tried: set[tuple[Any, ...]] = set()
    places = _Places(pool, context)
    for anchor in pool:
        # In a long record many anchors stand among the same findings: each company is tried once.
        near = places.near(anchor, alternative.within)
        if near in tried:
            continue
        tried.add(near)
        used = _meets(alternative, places.findings(near))
        if used:
            return used
    return []


class _Places:
    """Where each finding of a pool stands, so that what is near one is found without reading all."""

    def __init__(self, pool: Sequence[Finding], context: Context) -> None:
        self._pool = pool
        self._segments = context.document.segments
        self._sections: dict[int | None, list[int]] = {}
        self._paragraphs: dict[tuple[int | None, int], list[int]] = {}
        self._by_segment: dict[int, list[int]] = {}
        for position, finding in enumerate(pool):
            segment = self._segments[finding.segment]
            self._sections.setdefault(segment.section, []).append(position)
            self._paragraphs.setdefault((segment.section, segment.paragraph), []).append(position)
            self._by_segment.setdefault(finding.segment, []).append(position)

    def near(self, anchor: Finding, within: str) -> tuple[Any, ...]:
        """What is near, as a key: the section or paragraph, and positions near by but outside it."""
        here = self._segments[anchor.segment]
        if within == "section":
            return ("section", here.section)
        reach = _PASSAGE if within == "passage" else 2
        outside: list[int] = []
        for index in range(anchor.segment - reach, anchor.segment + reach + 1):
            for position in self._by_segment.get(index, ()):
                there = self._segments[index]
                same_section = there.section == here.section
                if same_section and there.paragraph == here.paragraph:
                    continue
                if same_section or within != "passage":
                    outside.append(position)
        return ("paragraph", here.section, here.paragraph, *outside)

    def findings(self, near: tuple[Any, ...]) -> list[Finding]:
        """The findings of such a key, in the pool's order."""
        if near[0] == "section":
            return [self._pool[i] for i in self._sections[near[1]]]
        inside = self._paragraphs[(near[1], near[2])]
        return [self._pool[i] for i in sorted([*inside, *near[3:]])]


def _meets(alternative: Alternative, pool: Sequence[Finding]) -> list[Finding]:
    used: list[Finding] = []
    for requirement in alternative.all:
        match = _REQUIREMENT.match(requirement)
        if match is None:  # the schema lets no other notation in
            return []
        strength, times = int(match["strength"] or 1), int(match["times"] or 1)
        fitting = [f for f in pool if f.strength >= strength and match["part"] in ("any", f.part)]
        if len({f.segment for f in fitting}) < times:
            return []
        used.extend(fitting)
    return used


def _best_first(used: Sequence[Finding]) -> list[Finding]:
    """What earned the level, strongest first."""
    return sorted(used, key=lambda f: (-f.strength, -f.confidence, f.start))


def _confidence(level: int, used: Sequence[Finding], own: Sequence[Finding]) -> float:
    """A rough belief in the level: more independent evidence makes it surer, contradiction less."""
    doubt = 1.0
    for finding in used[:4]:
        doubt *= 1 - finding.confidence * 0.6
    against = sum(f.polarity in ("negated", "deferred") for f in own)
    return round(max(0.35, min(0.85, 1 - doubt - 0.05 * against - (0.1 if level == 3 else 0))), 3)
