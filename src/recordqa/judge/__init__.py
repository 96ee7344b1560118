"""Findings and a pack become levels, limits, a grade and advice. Nothing here opens a file."""

from __future__ import annotations

from recordqa.judge.applies import applies
from recordqa.judge.grade import grade
from recordqa.judge.kinds import kinds
from recordqa.judge.limits import find_limits, lowest_cap
from recordqa.judge.notes import find_notes
from recordqa.judge.record_type import detect_type
from recordqa.judge.review import review_reasons
from recordqa.judge.treatment import treatments
from recordqa.judge.verdict import Context, Verdict
from recordqa.packs import Pack
from recordqa.packs.schema import Criterion
from recordqa.types import CriterionJudgement, Document, Findings, Judgement, RecordType, Segment

__all__ = ["judge"]

#: A record with fewer words of its own than this is a blank form.
_BLANK_WORDS = 4
#: A field with more words than this holds more than a name or a date.
_LONG_FIELD = 8
#: Criteria whose fields a form's head and foot hold before anything is written.
_HEADER_CRITERIA = {"sign_off", "next_session", "timeliness", "privacy"}
#: Kinds computed from the whole text or its dates, which say nothing about a blank form.
_NOT_ON_BLANK = ("privacy", "timeliness")


def judge(document: Document, findings: Findings, pack: Pack, *, type: RecordType | None = None) -> Judgement:
    """What the record shows by this pack. ``type`` is the record's type when it is known."""
    guess = detect_type(document, findings, type)
    data = treatments(findings.personal_data, pack, guess.type, guess.certain, findings.dates.session)
    if guess.type is None:
        return Judgement(
            type=guess,
            criteria=tuple(_not_applicable(c) for c in pack.criteria.values()),
            needs_review=True,
            review_reasons=(guess.reason,),
            treatments=data,
            warnings=(f"Not graded: {guess.reason}",),
        )
    context = Context(document, findings, pack, guess.type, blank=_is_blank(document, findings))
    criteria = tuple(_judge_criterion(c, context) for c in pack.criteria.values())
    limits = find_limits(context, criteria)
    graded = grade(criteria, pack, guess.type, lowest_cap(limits))
    reasons = review_reasons(context, guess, graded, limits)
    return Judgement(
        type=guess,
        criteria=criteria,
        limits=limits,
        grade=graded.grade,
        score=graded.score,
        probabilities=graded.probabilities,
        grade_set=graded.cannot_rule_out,
        needs_review=bool(reasons),
        review_reasons=reasons,
        treatments=data,
        notes=find_notes(context, guess),
    )


def _is_blank(document: Document, findings: Findings) -> bool:
    """Nothing of this session but a header's short values (names, dates)."""
    if findings.actions or findings.follow_ups:
        return False
    words = 0
    header: set[int] = set()
    for segment in document.content():
        own = segment.value.text if segment.kind == "field" and segment.value else segment.text
        if segment.kind != "field" or len(own.split()) > _LONG_FIELD:
            words += len(own.split())
        elif _about_a_criterion(document, segment):
            continue
        else:
            header.add(segment.index)
    # A cue that fires on "Supervisor: Siân Probert" shows nothing of what was said.
    written = any(f.polarity != "negated" and f.segment not in header for f in findings.evidence)
    return not written and words < _BLANK_WORDS


def _about_a_criterion(document: Document, segment: Segment) -> bool:
    """ "Decision: no strategy meeting" is a heading with its content on one line, and what was said."""
    if segment.section is None or segment.label is None:
        return False
    section = document.sections[segment.section]
    same = section.title.casefold().strip() == segment.label.casefold().strip()
    return same and bool(set(section.criteria) - _HEADER_CRITERIA)


def _judge_criterion(criterion: Criterion, context: Context) -> CriterionJudgement:
    if context.blank:
        if criterion.kind in _NOT_ON_BLANK or criterion.applies.get(context.type) != "always":
            return _not_applicable(criterion)
        return _with_gaps(criterion, Verdict(0, 0.9))
    if not applies(criterion, context):
        return _not_applicable(criterion)
    verdict: Verdict = kinds()[criterion.kind].judge(criterion, context)
    if verdict.level is None:
        return _not_applicable(criterion)
    return _with_gaps(criterion, verdict)


def _with_gaps(criterion: Criterion, verdict: Verdict) -> CriterionJudgement:
    gap = next((g for level, g in criterion.gaps.items() if level == verdict.level), None)
    missing, advice = verdict.missing, verdict.advice
    if gap is not None:
        missing = missing or gap.missing
        advice = advice if advice is not None else gap.ask
    return CriterionJudgement(
        id=criterion.id,
        applies=True,
        level=verdict.level,
        confidence=verdict.confidence,
        evidence=verdict.evidence,
        counter_evidence=verdict.counter_evidence,
        missing=missing,
        advice=advice or "",
        chances=verdict.chances,
        tier=verdict.tier,
    )


def _not_applicable(criterion: Criterion) -> CriterionJudgement:
    return CriterionJudgement(id=criterion.id, applies=False, level=None, confidence=None)
