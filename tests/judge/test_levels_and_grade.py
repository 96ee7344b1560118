"""Levels from findings, limits, and the grade's arithmetic, without any model or reader."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa import load_pack
from recordqa.judge.grade import grade
from recordqa.judge.kinds import actions as actions_kind
from recordqa.judge.kinds import evidence as evidence_kind
from recordqa.judge.kinds import kinds
from recordqa.judge.kinds.timeliness import last_day
from recordqa.judge.limits import find_limits, known_rules
from recordqa.judge.treatment import initials, initials_by_person, treatments
from recordqa.judge.verdict import Context
from recordqa.packs import load_criteria, pack_ids
from recordqa.packs.schema import Alternative, RecordingLimit
from recordqa.types import (
    GRADES,
    Action,
    CriterionJudgement,
    Dates,
    Document,
    Finding,
    Findings,
    PersonalDatum,
    Record,
    Segment,
)

TEXT = "One thing. Another thing. A third thing."
SEGMENTS = tuple(
    Segment(i, TEXT.index(t), TEXT.index(t) + len(t), t, "sentence")
    for i, t in enumerate(["One thing.", "Another thing.", "A third thing."])
)
DOCUMENT = Document(Record(TEXT, "r"), SEGMENTS, ())


def context(findings: Findings, type: str = "case", policy: str = "base") -> Context:
    return Context(DOCUMENT, findings, load_pack(policy), type)  # type: ignore[arg-type]


def finding(
    segment: int, part: str, strength: int = 2, polarity: str = "shown", criterion: str = "risk"
) -> Finding:
    s = SEGMENTS[segment]
    return Finding(s.start, s.end, s.text, segment, criterion, part, polarity, strength, 0.6, "test")  # type: ignore[arg-type]


def action(owner: str | None, due: str | None, outcome: bool = False, due_date: date | None = None) -> Action:
    s = SEGMENTS[0]
    return Action(s.start, s.end, s.text, 0, owner, due, due_date, outcome)


def test_every_criterion_is_of_a_known_kind() -> None:
    assert {c.kind for c in load_criteria().values()} <= set(kinds())


def test_every_cap_names_a_known_rule() -> None:
    for id in pack_ids():
        for cap in load_pack(id).caps:
            assert cap.rule.rsplit(":", 1)[-1] in known_rules()


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ([], 0),
        ([action(None, None)], 1),
        ([action("Ines", "Friday"), action("Ines", None)], 1),
        ([action("Ines", "Friday")] * 3 + [action(None, "Friday")], 2),
        ([action("Ines", "Friday")] * 2, 2),
        ([action("Ines", "Friday", outcome=True)] * 2, 3),
        ([action("Ines", "Friday", outcome=True)] * 3 + [action(None, None, outcome=True)], 2),
    ],
)
def test_actions_by_the_codebook(found: list[Action], level: int) -> None:
    verdict = actions_kind.judge(load_criteria()["actions"], context(Findings(actions=tuple(found))))
    assert verdict.level == level


def test_negated_evidence_never_earns_and_is_reported_against() -> None:
    criterion = load_criteria()["risk"]
    part = criterion.cues[0].part
    found = Findings(evidence=(finding(0, part, 3, "negated"), finding(1, part, 3, "deferred")))
    verdict = evidence_kind.judge(criterion, context(found))
    assert verdict.level == 0
    assert len(verdict.counter_evidence) == 2


def test_a_bare_claim_earns_at_most_level_one() -> None:
    for criterion in load_criteria().values():
        if criterion.kind != "evidence":
            continue
        found = tuple(
            finding(i % 3, cue.part, 3, "claimed", criterion.id) for i, cue in enumerate(criterion.cues)
        )
        verdict = evidence_kind.judge(criterion, context(Findings(evidence=found)))
        assert verdict.level is not None and verdict.level <= 1, criterion.id


@pytest.mark.parametrize(
    ("requirements", "met"),
    [
        (["a"], True),
        (["a", "b"], True),
        (["a>=3"], False),
        (["b>=3"], True),
        (["a x2"], True),
        (["b x2"], False),
        (["any x3"], True),
        (["c"], False),
    ],
)
def test_requirements(requirements: list[str], met: bool) -> None:
    pool = [finding(0, "a"), finding(1, "a"), finding(2, "b", 3)]
    alternative = Alternative(all=tuple(requirements))
    assert bool(evidence_kind.reached(alternative, pool, context(Findings()))) is met


@pytest.mark.parametrize(
    ("session", "within", "last"),
    [
        # Hand-counted, with England's bank holidays of 2026: 3 and 6 April, 4 and 25 May, 31 August, 25 and 28 December.
        (date(2026, 3, 2), "3 working days", date(2026, 3, 5)),
        (date(2026, 3, 5), "3 working days", date(2026, 3, 10)),
        (date(2026, 4, 2), "3 working days", date(2026, 4, 9)),
        (date(2026, 12, 24), "2 working days", date(2026, 12, 30)),
        (date(2026, 12, 31), "5 working days", date(2027, 1, 8)),
        (date(2026, 3, 7), "2 working days", date(2026, 3, 10)),
        (date(2026, 3, 2), "7 calendar days", date(2026, 3, 9)),
        (date(2026, 3, 2), "24 hours", date(2026, 3, 3)),
        (date(2026, 3, 6), "24 hours", date(2026, 3, 7)),
    ],
)
def test_last_day_in_time(session: date, within: str, last: date) -> None:
    assert last_day(session, RecordingLimit(within=within, clause="x")) == last


def levels(values: dict[str, int | None]) -> list[CriterionJudgement]:
    return [
        CriterionJudgement(id, level is not None, level, None if level is None else 0.6)
        for id, level in values.items()
    ]


LEVELS = st.fixed_dictionaries(
    {c.id: st.integers(0, max(c.levels)) for c in load_criteria().values() if c.kind != "timeliness"}
)


@given(LEVELS, st.sampled_from(["case", "personal", "group", "oversight"]))
def test_the_grade_never_falls_when_a_level_rises(values: dict[str, int], type: str) -> None:
    pack = load_pack("base")
    before = grade(levels(dict(values)), pack, type, None)  # type: ignore[arg-type]
    assert abs(sum(p for _, p in before.probabilities) - 1) < 1e-9
    for id, level in values.items():
        if level >= max(pack.criteria[id].levels) or (id == "disagreement" and level == 0):
            continue
        after = grade(levels({**values, id: level + 1}), pack, type, None)  # type: ignore[arg-type]
        assert GRADES.index(after.grade) >= GRADES.index(before.grade)
        assert after.score >= before.score - 1e-9


@pytest.mark.parametrize("type", ["case", "personal", "group", "oversight"])
def test_everything_met_and_nothing_strong_is_good(type: str) -> None:
    pack = load_pack("base")
    met = {c.id: min(2, max(c.levels)) for c in load_criteria().values()}
    assert grade(levels(dict(met)), pack, type, None).grade == "good"  # type: ignore[arg-type]
    strong = {c.id: max(c.levels) for c in load_criteria().values()}
    assert grade(levels(dict(strong)), pack, type, None).grade == "outstanding"  # type: ignore[arg-type]
    absent = dict.fromkeys(met, 0)
    assert grade(levels(dict(absent)), pack, type, None).grade == "inadequate"  # type: ignore[arg-type]


@given(LEVELS, st.sampled_from(GRADES))
def test_a_cap_holds_and_moves_probability_down(values: dict[str, int], cap: str) -> None:
    graded = grade(levels(dict(values)), load_pack("base"), "case", cap)  # type: ignore[arg-type]
    assert GRADES.index(graded.grade) <= GRADES.index(cap)  # type: ignore[arg-type]
    for name, chance in graded.probabilities:
        if GRADES.index(name) > GRADES.index(cap):  # type: ignore[arg-type]
            assert chance == 0
    band = GRADES.index(graded.grade)
    assert band * 25 <= graded.score <= band * 25 + 25


def rules(findings: Findings, values: dict[str, int], type: str = "case") -> set[str]:
    return {limit.rule for limit in find_limits(context(findings, type), levels(dict(values)))}


def test_limits() -> None:
    assert "no_usable_action" in rules(Findings(), {})
    assert "no_usable_action" in rules(Findings(actions=(action(None, None),)), {})
    assert "no_usable_action" not in rules(Findings(actions=(action("Ines", None),)), {})
    assert "child_absent" in rules(Findings(), {"child_voice": 0, "child_plan": 0})
    assert "child_absent" not in rules(Findings(), {"child_voice": 1, "child_plan": 0})
    assert "child_absent" not in rules(Findings(), {"child_voice": 0, "child_plan": 0}, type="personal")
    harm = Findings(evidence=(finding(0, "harm_child"),))
    assert "risk_without_response" in rules(harm, {"rationale": 0})
    assert "risk_without_response" not in rules(harm, {"rationale": 2})
    answered = Findings(evidence=(finding(0, "harm_child"),), actions=(action("Ines", "today"),))
    assert "risk_without_response" not in rules(answered, {"rationale": 0})


def test_old_dates_left_in_are_copied_text() -> None:
    old = tuple(action("Ines", "1 March", due_date=date(2026, 3, day)) for day in (1, 2))
    assert "copied_text" in rules(Findings(actions=old, dates=Dates(session=date(2026, 6, 1))), {})
    new = (*old, action("Ines", "10 June", due_date=date(2026, 6, 10)))
    assert "copied_text" not in rules(Findings(actions=new, dates=Dates(session=date(2026, 6, 1))), {})


def person(text: str, role: str, key: str) -> PersonalDatum:
    return PersonalDatum(0, len(text), text, "PERSON", role, 0.9, "test", key)  # type: ignore[arg-type]


def test_initials() -> None:
    assert initials("Kayden-Lee Marsh") == "K.M."
    assert initials("Leah") == "L."
    assert initials("Jan van den Berg") == "J.B."
    data = [
        person("Leah", "child", "p1"),
        person("Leah Moran", "child", "p1"),
        person("Lucy Marsh", "family", "p2"),
    ]
    assert initials_by_person(data) == {"p1": "L.M.1", "p2": "L.M.2"}


def test_names_stay_on_the_childs_file_and_leave_the_workers() -> None:
    data = [
        person("Leah", "child", "p1"),
        person("Kim", "family", "p2"),
        person("Ines", "professional", "p3"),
        person("Sol", "unknown", "p4"),
        PersonalDatum(0, 10, "03/07/2014", "DATE_OF_BIRTH", None, 0.9, "test"),
        PersonalDatum(0, 17, "Elm Park Primary S", "SCHOOL", None, 0.9, "test"),
        PersonalDatum(0, 11, "07700900123", "PHONE", None, 0.9, "test"),
    ]
    pack = load_pack("base")
    today = date(2026, 6, 1)
    on_file = treatments(data, pack, "case", True, today)
    assert [t for t, _ in on_file] == ["keep", "keep", "keep", "review", "keep", "keep", "keep"]
    leaving = treatments(data, pack, "personal", True, today)
    assert leaving == (
        ("replace", "L."), ("replace", "K."), ("keep", None), ("review", None), ("replace", "age 11"),
        ("generalise", "primary school"), ("remove", None),
    )  # fmt: skip
    # When the type is uncertain, the record is treated as one that leaves the file.
    assert treatments(data, pack, "case", False, today) == leaving
