"""Puts what the stages found into the contract's shape. Checks it, rounds it, judges nothing."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable
from typing import Literal

from recordqa.errors import InternalError
from recordqa.packs import Pack
from recordqa.types import (
    GRADES,
    Action,
    CriterionJudgement,
    Document,
    Findings,
    Grade,
    Judgement,
    Record,
    Report,
    Span,
)
from recordqa.types.contract import (
    LEVEL_LABELS,
    ActionReport,
    CriterionReport,
    Engine,
    LimitInfo,
    NoteReport,
    PersonalDataReport,
    RecordInfo,
    SectionReport,
    Source,
    TextSpan,
)

#: Width of a grade's band of the score.
_BAND = 25
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def build_report(
    record: Record,
    document: Document,
    findings: Findings,
    judgement: Judgement,
    pack: Pack,
    *,
    include_text: bool,
    engine: Engine,
) -> Report:
    """The report of one record, with every span checked against the record's text.

    Criteria stand in the pack's order, personal data in the findings', grades best first.
    Probabilities are rounded to 3 places and still add up to 1; the score is rounded to 1 place
    and stays in its grade's band. InternalError when the stages disagree with one another, which
    is a fault of the program and not of the record.
    """
    check = _Checked(record)
    return Report(
        record=_record_info(record, findings, judgement, pack),
        text=record.text if include_text else None,
        grade=judgement.grade,
        score=None if judgement.score is None else _score(judgement.score),
        grade_probabilities=_probabilities(judgement, check),
        needs_review=judgement.needs_review,
        review_reasons=list(judgement.review_reasons),
        limits=[LimitInfo(rule=x.rule, cap=x.cap, because=x.because) for x in judgement.limits],
        criteria=_criteria(judgement, pack, check),
        actions=[_action(action, check) for action in findings.actions],
        personal_data=_personal_data(findings, judgement, check),
        warnings=[*judgement.warnings, *record.warnings],
        engine=engine,
        grade_set=list(judgement.grade_set) or None,
        notes=[
            NoteReport(id=n.id, message=n.message, spans=check.spans(n.spans, f"note {n.id}"))
            for n in judgement.notes
        ],
        sections=[
            SectionReport(title=s.title, state=s.state, start=s.start, end=s.end) for s in document.sections
        ],
    )


class _Checked:
    """Makes contract spans, refusing any that does not say what stands in the record there."""

    def __init__(self, record: Record) -> None:
        self.text = record.text
        self.id = record.id

    def fault(self, what: str) -> InternalError:
        return InternalError(
            f'The report on record "{self.id}" could not be put together: {what}.',
            hint="This is a fault of recordqa's own; please report it with this sentence.",
        )

    def place(self, start: int, end: int, text: str, what: str) -> None:
        if not 0 <= start < end <= len(self.text) or self.text[start:end] != text:
            raise self.fault(f"{what} does not stand at {start} to {end}")

    def spans(self, spans: Iterable[Span], what: str) -> list[TextSpan]:
        found = []
        for span in spans:
            self.place(span.start, span.end, span.text, what)
            found.append(TextSpan(start=span.start, end=span.end, text=span.text))
        return found


def _record_info(record: Record, findings: Findings, judgement: Judgement, pack: Pack) -> RecordInfo:
    given = record.metadata
    return RecordInfo(
        id=record.id,
        source=record.source,
        type=judgement.type.type,
        type_detected=judgement.type.detected,
        type_reason=judgement.type.reason or None,
        policy=pack.id,
        policy_version=pack.version,
        policy_date=pack.date,
        session_date=given.session_date or findings.dates.session,
        recorded_date=given.recorded_date or findings.dates.recorded,
        supervisor=given.supervisor or findings.supervisor,
        supervisee=given.supervisee or findings.supervisee,
        team=given.team,
        child_ref=given.child_ref,
        words=sum(1 for word in record.text.split() if _LETTER_OR_DIGIT.search(word)),
        sha256=hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _criteria(judgement: Judgement, pack: Pack, check: _Checked) -> list[CriterionReport]:
    judged = {c.id: c for c in judgement.criteria}
    # A text that is no supervision record may be given back without a single criterion judged.
    if not judged and judgement.grade is None:
        return []
    if set(judged) != set(pack.criteria):
        odd = ", ".join(sorted(set(judged) ^ set(pack.criteria)))
        raise check.fault(f"the criteria judged are not those of policy {pack.id} ({odd})")
    return [_criterion(judged[id], pack, check) for id in pack.criteria]


def _criterion(judged: CriterionJudgement, pack: Pack, check: _Checked) -> CriterionReport:
    if judged.applies != (judged.level is not None):
        raise check.fault(f"criterion {judged.id} has a level without applying, or applies without one")
    return CriterionReport(
        id=judged.id,
        title=pack.criteria[judged.id].title,
        applies=judged.applies,
        level=judged.level,
        label="not applicable" if judged.level is None else LEVEL_LABELS[judged.level],
        confidence=None if judged.confidence is None or not judged.applies else round(judged.confidence, 3),
        evidence=check.spans(judged.evidence, f"evidence for {judged.id}"),
        counter_evidence=check.spans(judged.counter_evidence, f"evidence against {judged.id}"),
        missing=list(judged.missing),
        advice=judged.advice,
        tier=judged.tier,
        sources=[Source(policy=s.policy, clause=s.clause) for s in pack.sources(judged.id)],
    )


def _action(action: Action, check: _Checked) -> ActionReport:
    check.place(action.start, action.end, action.text, "an action")
    missing: list[Literal["owner", "due"]] = []
    if action.owner is None:
        missing.append("owner")
    if action.due_text is None:
        missing.append("due")
    return ActionReport(
        start=action.start,
        end=action.end,
        text=action.text,
        owner=action.owner,
        due_text=action.due_text,
        due_date=action.due_date,
        checkable=action.checkable,
        missing=missing,
        notes=list(action.notes),
    )


def _personal_data(findings: Findings, judgement: Judgement, check: _Checked) -> list[PersonalDataReport]:
    if len(findings.personal_data) != len(judgement.treatments):
        found, treated = len(findings.personal_data), len(judgement.treatments)
        raise check.fault(f"{found} pieces of personal data have {treated} treatments")
    rows = []
    for item, (treatment, replacement) in zip(findings.personal_data, judgement.treatments, strict=True):
        check.place(item.start, item.end, item.text, f"{item.entity} {item.role or ''}".strip())
        rows.append(
            PersonalDataReport(
                start=item.start,
                end=item.end,
                text=item.text,
                entity=item.entity,
                role=item.role,
                confidence=round(item.confidence, 3),
                treatment=treatment,
                replacement=replacement,
            )
        )
    return rows


def _probabilities(judgement: Judgement, check: _Checked) -> dict[Grade, float]:
    """The four grades, best first, in thousandths that add up to 1; empty when not graded."""
    if judgement.grade is None:
        return {}
    given = dict(judgement.probabilities)
    if set(given) != set(GRADES) or not math.isclose(sum(given.values()), 1, abs_tol=0.005):
        raise check.fault("the grade's probabilities are not four that add up to 1")
    parts = {grade: round(given[grade] * 1000) for grade in reversed(GRADES)}
    largest = max(parts, key=lambda grade: (given[grade], GRADES.index(grade)))
    parts[largest] += 1000 - sum(parts.values())
    return {grade: part / 1000 for grade, part in parts.items()}


def _score(score: float) -> float:
    """One place; rounding never carries a score into the next grade's band."""
    rounded = round(score, 1)
    if rounded > score and rounded % _BAND == 0 and rounded < 4 * _BAND:
        return math.floor(score * 10) / 10
    return rounded
