"""Levels from the next session: "to be arranged" 1, a date 2, date with time and venue 3."""

from __future__ import annotations

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion
from recordqa.types import NextSession

NAME = "next_session"


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level of the best statement about the next session."""
    found = context.findings.next_sessions
    if not found:
        return Verdict(0, 0.85)
    best = max(found, key=lambda item: (_level(item), -item.start))
    return Verdict(_level(best), 0.85, spans([best]))


def _level(item: NextSession) -> int:
    if not item.dated:
        return 1
    return 3 if item.timed and item.placed else 2
