"""Levels from evidence: the highest level one of whose chains the record shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Alternative, Criterion
from recordqa.types import Finding

NAME = "evidence"

#: Segments between a question and what came of it, in a talk written down line by line.
_PASSAGE = 5
_REQUIREMENT = re.compile(r"^(?P<part>[a-z_0-9]+?)(?:>=(?P<strength>\d))?(?: x(?P<times>\d))?$")


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level that the shown evidence reaches; negated and deferred evidence is reported against."""
    own = [f for f in context.findings.evidence if f.criterion == criterion.id]
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
    for anchor in pool:
        near = [f for f in pool if _together(anchor, f, alternative.within, context)]
        used = _meets(alternative, near)
        if used:
            return used
    return []


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


def _together(a: Finding, b: Finding, within: str, context: Context) -> bool:
    segments = context.document.segments
    one, two = segments[a.segment], segments[b.segment]
    if within == "section":
        return one.section == two.section
    same = one.section == two.section and one.paragraph == two.paragraph
    if within == "passage":
        return same or (one.section == two.section and abs(a.segment - b.segment) <= _PASSAGE)
    return same or abs(a.segment - b.segment) <= 2


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
