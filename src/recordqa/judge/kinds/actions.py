"""Levels from the actions: how many can be checked (owner and timescale), and what they are for.

Codebook: none 0; some but under three in four checkable 1; at least three in four 2; all of them,
each tied to an outcome, 3.
"""

from __future__ import annotations

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion

NAME = "actions"
#: A purpose is told in many ways ("to check…", "before the hearing", in the sentence around it), and
#: not all are recognised: on our own records every list labelled 3 had at least this share recognised.
_PURPOSES_SEEN = 0.6


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level of the record's actions; an action without owner or timescale counts against."""
    actions = context.findings.actions
    if not actions:
        return Verdict(0, 0.75)
    checkable = [a for a in actions if a.checkable]
    share = len(checkable) / len(actions)
    purposes = sum(a.outcome for a in actions) / len(actions)
    if len(checkable) == len(actions) and purposes >= _PURPOSES_SEEN:
        level = 3
    elif share >= 0.75:
        level = 2
    else:
        level = 1
    loose = [a for a in actions if not a.checkable]
    confidence = round(0.55 + 0.3 * abs(share - 0.75), 3)
    first = checkable or list(actions)
    return Verdict(level, confidence, spans([*first, *loose]), (), _missing(context, level))


def _missing(context: Context, level: int) -> tuple[str, ...]:
    actions = context.findings.actions
    no_owner = sum(a.owner is None for a in actions)
    no_due = sum(a.due_text is None for a in actions)
    found = []
    if no_owner:
        found.append(f"The record does not show who will do {_of(no_owner, len(actions))}.")
    if no_due:
        found.append(f"The record does not show by when {_of(no_due, len(actions))} will be done.")
    if level == 2:
        found.append("The record does not show what each action is meant to achieve.")
    return tuple(found)


def _of(count: int, total: int) -> str:
    if total == 1:
        return "the one action"
    if count == total:
        return "both actions" if total == 2 else f"all {total} actions"
    return f"{count} of {total} actions"
