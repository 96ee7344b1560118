"""Levels from the follow-up of earlier actions.

Codebook: "actions reviewed" 1; each done, not done or carried forward 2; most with their effect on
the child or the reason for delay 3.
"""

from __future__ import annotations

from recordqa.judge.levelling import read_or_cued
from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion

NAME = "follow_up"
_ANSWERED = ("done", "not_done", "carried", "in_progress")


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level by the evidence model, where there is one that reads for this; else by the items."""
    return read_or_cued(criterion, context, by_cues)


def by_cues(criterion: Criterion, context: Context, without: frozenset[int] = frozenset()) -> Verdict:
    """The level of the follow-up; an item from last time that is left unanswered counts against."""
    gone = [context.document.segments[index] for index in without]
    items = [
        item
        for item in context.findings.follow_ups
        if not any(s.start < item.end and item.start < s.end for s in gone)
    ]
    if not items:
        return Verdict(0, 0.7)
    answered = [i for i in items if i.state in _ANSWERED]
    open_items = [i for i in items if i.state == "unanswered"]
    if not answered:
        level = 1 if any(i.state == "reviewed" for i in items) else 0
        return Verdict(level, 0.65, spans(i for i in items if i.state == "reviewed"), spans(open_items))
    told = sum(i.consequence for i in answered)
    if len(open_items) > len(answered):
        level = 1
    elif told > len(answered + open_items) / 2:
        level = 3
    else:
        level = 2
    order = sorted(answered, key=lambda i: (not i.consequence, i.start))
    missing: tuple[str, ...] = ()
    if open_items:
        many = "an action" if len(open_items) == 1 else f"{len(open_items)} actions"
        missing = (f"The record does not show what became of {many} from last time.",)
    return Verdict(level, 0.65, spans(order), spans(open_items), missing)
