"""The three things to do first are those that help most: the cap, the weight, and names that must go."""

from __future__ import annotations

import pytest

from recordqa.report.view import answer
from recordqa.report.view.criteria import first_to_mend
from recordqa.types import RecordType, Report
from recordqa.types.contract import ActionReport, CriterionReport, LimitInfo

from .sample import report

LABELS = ("absent", "partial", "met", "strong")


def criterion(id: str, level: int | None) -> CriterionReport:
    return CriterionReport(
        id=id,
        title=id,
        applies=level is not None,
        level=level,
        label="not applicable" if level is None else LABELS[level],  # type: ignore[arg-type]
        confidence=None,
        evidence=[],
        missing=[f"The record does not show {id}."],
        advice=f"What of {id}?",
        sources=[],
    )


def made(kind: RecordType | None, *limits: str, **levels: int | None) -> Report:
    usual = report()
    return usual.model_copy(
        update={
            "record": usual.record.model_copy(update={"type": kind}),
            "criteria": [criterion(id, level) for id, level in levels.items()],
            "limits": [
                LimitInfo(rule=f"base:{r}", cap="requires_improvement", because="So.") for r in limits
            ],
            "actions": [],
        }
    )


def first(found: Report) -> list[str]:
    return [c.id for c in answer.things_to_do(found)]


def test_what_weighs_most_comes_first_and_the_answer_line_names_it() -> None:
    found = made("case", identity=0, next_session=0, risk=0, sign_off=0, reflection=1)
    assert first(found) == ["risk", "reflection", "identity"]
    assert "does not show risk" in answer.why_line(found)


def test_what_caps_the_grade_comes_before_all() -> None:
    assert (
        first(made("case", "no_usable_action", risk=0, challenge=0, reflection=0, actions=1))[0] == "actions"
    )
    assert first(made("case", "child_absent", risk=0, child_voice=0, child_plan=0))[:2] == [
        "child_voice",
        "child_plan",
    ]


def test_actions_that_the_answer_line_speaks_of_are_among_them() -> None:
    found = made("personal", reflection=0, challenge=0, child_voice=0, risk=0, actions=1)
    assert "actions" not in [c.id for c in first_to_mend(found)[:3]]
    assert answer.why_line(found).startswith("No actions were found")
    assert "actions" in first(found)
    loose = ActionReport(
        start=0,
        end=1,
        text="x",
        owner=None,
        due_text=None,
        due_date=None,
        checkable=False,
        missing=["owner", "due"],
    )
    assert "actions" in first(found.model_copy(update={"actions": [loose]}))


@pytest.mark.parametrize(("kind", "asked"), [("personal", True), ("group", True), ("case", False)])
def test_names_that_must_not_leave_are_among_them(kind: RecordType, asked: bool) -> None:
    found = made(kind, reflection=0, challenge=0, child_voice=0, risk=0, privacy=1)
    assert ("privacy" in first(found)) is asked
    assert len(first(found)) == 3


def test_a_councils_own_criterion_and_an_unknown_kind_do_not_stop_it() -> None:
    assert [c.id for c in first_to_mend(made(None, ours=0, theirs=0))] == ["ours", "theirs"]
    assert first(made("case", ours=0, identity=0, met=2)) == ["ours", "identity"]
