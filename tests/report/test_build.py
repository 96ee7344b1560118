"""The report says what the stages found: checked, rounded, in order, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.errors import InternalError
from recordqa.packs import Pack
from recordqa.packs.schema import Criterion, Gap, GradeRule, Language, SourceRef
from recordqa.report.build import _score, build_report
from recordqa.types import (
    GRADES,
    Action,
    CriterionJudgement,
    Dates,
    Document,
    Findings,
    Judgement,
    Limit,
    Metadata,
    Note,
    PersonalDatum,
    Record,
    Report,
    Section,
    Span,
    TypeGuess,
)
from recordqa.types.contract import Engine

TEXT = "Supervision – 3 May\nOlena will ring Chidi's school by Friday.\nMore thought to be given.\n"


def _criterion(id: str) -> Criterion:
    return Criterion(
        id=id,
        title=f"The {id}",
        kind="sign_off",
        asks="x",
        why="x",
        applies={"case": "always"},
        levels={1: "x", 2: "x", 3: "x"},
        write=("x",),
        gaps={0: Gap(missing=("x",), ask="x?")},
        sources=(SourceRef(policy="base", clause="1"),),
        examples=(),
    )


PACK = Pack(
    id="little",
    title="Little",
    version="3",
    date=date(2025, 1, 2),
    summary="",
    lineage=("little",),
    criteria={id: _criterion(id) for id in ("risk", "actions")},
    recording={},
    clauses={"risk": (SourceRef(policy="little", clause="9"),)},
    caps=(),
    treatment={},
    templates=(),
    not_names=(),
    grade=GradeRule(values=(0, 0.3, 0.7, 1), cuts=(0.2, 0.5, 0.8), spread=0.1),
    language=Language(classes={}, context=()),
)


def _span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def _where(quote: str) -> dict[str, Any]:
    span = _span(quote)
    return {"start": span.start, "end": span.end, "text": span.text}


RECORD = Record(
    TEXT, "r1", "r1.txt", Metadata(team="North", session_date=date(2026, 5, 3)), warnings=("read so",)
)
DOCUMENT = Document(RECORD, (), (Section("Supervision – 3 May", 0, len(TEXT), "filled"),))
FRIDAY = date(2026, 5, 8)
ACTION = "Olena will ring Chidi's school by Friday."
FINDINGS = Findings(
    personal_data=(
        PersonalDatum(**_where("Olena"), entity="PERSON", role="professional", confidence=0.98765, why="x"),
        PersonalDatum(**_where("Chidi"), entity="PERSON", role="child", confidence=0.5, why="x"),
    ),
    actions=(
        Action(
            **_where(ACTION),
            segment=1,
            owner="Olena",
            due_text="Friday",
            due_date=date(2026, 5, 8),
            notes=("n",),
        ),
        Action(**_where("More thought to be given."), segment=2, owner=None, due_text=None, due_date=None),
    ),
    dates=Dates(session=date(2020, 1, 1), recorded=date(2026, 5, 4)),
    supervisor="Olena",
)
JUDGEMENT = Judgement(
    type=TypeGuess("case", "it says so"),
    # Not in the pack's order, on purpose.
    criteria=(
        CriterionJudgement(
            "actions", True, 1, 0.71234, (_span(ACTION),), (_span("More thought"),), ("b",), "c?"
        ),
        CriterionJudgement("risk", False, None, None),
    ),
    limits=(Limit("no_usable_action", "requires_improvement", "because"),),
    grade="requires_improvement",
    score=41.26,
    probabilities=(
        ("inadequate", 0.12345),
        ("requires_improvement", 0.62345),
        ("good", 0.2),
        ("outstanding", 0.0531),
    ),
    grade_set=("requires_improvement", "good"),
    needs_review=True,
    review_reasons=("unsure",),
    treatments=(("keep", None), ("replace", "C.")),
    notes=(Note("length", "short", (_span("3 May"),)),),
    warnings=("judged so",),
)


def build(
    record: Record = RECORD, findings: Findings = FINDINGS, judgement: Judgement = JUDGEMENT, **options: Any
) -> Report:
    options = {"include_text": False, "engine": Engine(version="1")} | options
    return build_report(record, replace(DOCUMENT, record=record), findings, judgement, PACK, **options)


def test_the_record_is_described() -> None:
    info = build().record
    assert (info.id, info.source, info.type, info.type_detected, info.type_reason) == (
        "r1",
        "r1.txt",
        "case",
        True,
        "it says so",
    )
    assert (info.policy, info.policy_version, info.policy_date) == ("little", "3", date(2025, 1, 2))
    # What was given goes before what the text says; what was not given comes from the text.
    assert (info.session_date, info.recorded_date) == (date(2026, 5, 3), date(2026, 5, 4))
    assert (info.supervisor, info.supervisee, info.team) == ("Olena", None, "North")
    assert info.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    # The dash is no word.
    assert info.words == 15


def test_the_text_is_there_only_when_asked_for() -> None:
    assert "text" not in build().model_dump() and build(include_text=True).text == TEXT


def test_criteria_stand_in_the_packs_order_with_its_titles_and_sources() -> None:
    risk, actions = build().criteria
    assert (risk.id, risk.title, risk.label, risk.level, risk.confidence) == (
        "risk",
        "The risk",
        "not applicable",
        None,
        None,
    )
    assert [s.clause for s in risk.sources] == ["9"] and [s.clause for s in actions.sources] == ["1"]
    assert (actions.label, actions.level, actions.confidence, actions.missing, actions.advice) == (
        "partial",
        1,
        0.712,
        ["b"],
        "c?",
    )
    assert actions.evidence[0].text == ACTION and actions.counter_evidence[0].text == "More thought"


def test_actions_say_what_they_lack() -> None:
    first, second = build().actions
    assert (first.missing, first.checkable, first.due_date, first.notes) == (
        [],
        True,
        date(2026, 5, 8),
        ["n"],
    )
    assert (second.missing, second.checkable) == (["owner", "due"], False)


def test_personal_data_keeps_its_order_and_its_treatment() -> None:
    assert [(p.text, p.treatment, p.replacement, p.confidence) for p in build().personal_data] == [
        ("Olena", "keep", None, 0.988),
        ("Chidi", "replace", "C.", 0.5),
    ]


def test_the_rest_is_carried_over() -> None:
    made = build()
    assert (made.grade, made.score, made.needs_review, made.review_reasons) == (
        "requires_improvement",
        41.3,
        True,
        ["unsure"],
    )
    assert [(x.rule, x.cap, x.because) for x in made.limits] == [
        ("no_usable_action", "requires_improvement", "because")
    ]
    # The reason why something was not graded must come first.
    assert made.warnings == ["judged so", "read so"]
    assert made.notes and made.notes[0].spans[0].text == "3 May"
    assert made.sections and made.sections[0].state == "filled"
    assert made.grade_set == ["requires_improvement", "good"] and made.copied is None


def test_a_text_that_is_no_record_has_no_grade_and_no_probabilities() -> None:
    made = build(
        judgement=replace(
            JUDGEMENT, criteria=(), grade=None, score=None, type=TypeGuess(None, "a shopping list")
        )
    )
    assert (made.grade, made.score, made.grade_probabilities, made.criteria) == (None, None, {}, [])


@given(st.lists(st.floats(0.0001, 1), min_size=4, max_size=4))
def test_probabilities_have_three_places_and_add_up_to_one(weights: list[float]) -> None:
    given_odds = tuple((g, w / sum(weights)) for g, w in zip(GRADES, weights, strict=True))
    odds = build(judgement=replace(JUDGEMENT, probabilities=given_odds)).grade_probabilities
    assert list(odds) == list(reversed(GRADES))
    assert sum(round(p * 1000) for p in odds.values()) == 1000
    for grade, before in given_odds:
        assert odds[grade] == round(odds[grade], 3) and abs(odds[grade] - before) < 0.0026
        assert 0 <= odds[grade] <= 1


@pytest.mark.parametrize(("score", "shown"), [(24.97, 24.9), (49.96, 49.9), (99.97, 100.0), (25.02, 25.0)])
def test_a_score_just_under_a_band_is_not_rounded_into_it(score: float, shown: float) -> None:
    assert _score(score) == shown


@given(st.floats(0, 100))
def test_rounding_keeps_the_score_in_its_band(score: float) -> None:
    assert abs(_score(score) - score) <= 0.1
    assert min(int(_score(score) // 25), 3) == min(int(score // 25), 3)


WRONG_SPAN = Span(0, 5, "Wrong")


@pytest.mark.parametrize(
    "changes",
    [
        {"treatments": (("keep", None),)},
        {"criteria": JUDGEMENT.criteria[:1]},
        {"criteria": (*JUDGEMENT.criteria, CriterionJudgement("extra", False, None, None))},
        {"criteria": (JUDGEMENT.criteria[0], replace(JUDGEMENT.criteria[1], level=2))},
        {"criteria": (replace(JUDGEMENT.criteria[0], evidence=(WRONG_SPAN,)), JUDGEMENT.criteria[1])},
        {
            "criteria": (
                replace(JUDGEMENT.criteria[0], counter_evidence=(Span(3, 3, ""),)),
                JUDGEMENT.criteria[1],
            )
        },
        {"notes": (Note("n", "m", (replace(WRONG_SPAN, end=5000),)),)},
        {"probabilities": JUDGEMENT.probabilities[:3]},
        {"probabilities": tuple((g, 0.5) for g in GRADES)},
    ],
)
def test_stages_that_disagree_are_a_fault_that_names_no_text(changes: dict[str, Any]) -> None:
    with pytest.raises(InternalError) as caught:
        build(judgement=replace(JUDGEMENT, **changes))
    assert '"r1"' in str(caught.value)
    assert not any(word in str(caught.value) for word in ("Wrong", "Olena", "Chidi", "ring"))


@pytest.mark.parametrize("what", ["actions", "personal_data"])
def test_a_finding_that_is_not_in_the_text_is_a_fault(what: str) -> None:
    moved = tuple(replace(item, start=item.start + 1) for item in getattr(FINDINGS, what))
    with pytest.raises(InternalError):
        build(findings=replace(FINDINGS, **{what: moved}))
