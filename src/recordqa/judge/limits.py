"""Limiting judgements: what caps the grade whatever else the record holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from recordqa.judge.verdict import Context
from recordqa.types import GRADES, CriterionJudgement, Grade, Limit

_Levels = Mapping[str, CriterionJudgement]


def find_limits(context: Context, criteria: Sequence[CriterionJudgement]) -> tuple[Limit, ...]:
    """The limits that hold for this record, in the pack's order."""
    levels = {c.id: c for c in criteria}
    found = []
    for cap in context.pack.caps:
        rule = _RULES.get(cap.rule.rsplit(":", 1)[-1])
        if rule is not None and context.type in cap.types and rule(context, levels):
            found.append(Limit(cap.rule, cap.cap, cap.because))
    return tuple(found)


def lowest_cap(limits: Sequence[Limit]) -> Grade | None:
    """The strictest cap, or None without limits."""
    return min((limit.cap for limit in limits), key=GRADES.index, default=None)


def known_rules() -> tuple[str, ...]:
    """The rules that a pack's caps may name."""
    return tuple(_RULES)


def _level(levels: _Levels, id: str) -> int | None:
    found = levels.get(id)
    return found.level if found is not None else None


def _blank_record(context: Context, levels: _Levels) -> bool:
    return context.blank


def _no_usable_action(context: Context, levels: _Levels) -> bool:
    if any(a.owner is not None or a.due_text is not None for a in context.findings.actions):
        return False
    # A reasoned routine approval needs no action.
    voice = levels.get("child_voice")
    routine = context.type == "oversight" and voice is not None and not voice.applies
    return not (routine and (_level(levels, "rationale") or 0) >= 2)


def _child_absent(context: Context, levels: _Levels) -> bool:
    return _level(levels, "child_voice") == 0 and _level(levels, "child_plan") == 0


def _risk_without_response(context: Context, levels: _Levels) -> bool:
    risk = [f for f in context.findings.evidence if f.criterion == "risk" and f.polarity == "shown"]
    if not any(f.part == "harm_child" for f in risk):
        return False
    if any(f.part in ("protective_step", "bottom_line", "trigger") for f in risk):
        return False
    return not any(a.checkable for a in context.findings.actions) and (_level(levels, "rationale") or 0) < 2


def _copied_text(context: Context, levels: _Levels) -> bool:
    """Old dates left in: most of the actions were due well before the session they are said to be from."""
    session = context.findings.dates.session
    if session is None:
        return False
    due = [a.due_date for a in context.findings.actions if a.due_date is not None]
    old = [d for d in due if d < session - timedelta(days=14)]
    return len(old) >= 2 and len(old) == len(due)


_RULES: dict[str, Callable[[Context, _Levels], bool]] = {
    "blank_record": _blank_record,
    "no_usable_action": _no_usable_action,
    "child_absent": _child_absent,
    "risk_without_response": _risk_without_response,
    "copied_text": _copied_text,
}
