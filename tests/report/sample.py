"""One hand-made report, of the kind most reports will be, and the parts to make others.

The record is invented. Every span is found in the text, so the offsets are right by construction.
"""

from __future__ import annotations

import hashlib
from datetime import date

from recordqa.types import Report
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

TEXT = """Case supervision
Date: 2 March 2026
Present: Ngozi Eze (team manager), Tomasz Wilk (social worker)

Update on the child
Amina is eight and lives with her mother Hodan and baby Yusuf at 9 Larch Row.
School say Amina has been late on six mornings since half term and falls asleep by noon.
Tomasz visited on 24 February. Amina was not seen alone because her grandmother was in the room.
Wishes and feelings to be obtained at the next visit.

Thinking
Tomasz said he left feeling managed, and that he had talked about the damp so as not to ask of the bruise.
Ngozi asked what else could explain the bruise and what he would need to see to doubt it.
We agreed the fall is the likelier story, because the health visitor saw the mark on Friday.

Risk
The worry is that Amina is looking after Yusuf in the evenings while Hodan works, and that he could be hurt.
What makes it safer: Hodan's sister is there on four evenings out of five.

Previous actions
School meeting – done, Amina now has breakfast club. Housing letter – not done.

Actions
Action | By whom | When
See Amina alone, at school, to hear how evenings are | Tomasz | 9 March 2026
Chase housing about the damp | Tomasz | asap
Family group conference to be arranged | |
Ring Hodan on 07700 900461 about who is home in the evening | Ngozi | before the core group on 12 March

Disagreement

Signed: Ngozi Eze, Tomasz Wilk, 2 March 2026
Next supervision: 30 March 2026
"""


def at(quote: str, *, start: int = 0) -> TextSpan:
    """The quote as a span of the text."""
    found = TEXT.index(quote, start)
    return TextSpan(start=found, end=found + len(quote), text=quote)


def criterion(
    id: str,
    title: str,
    level: int | None,
    *quotes: str,
    against: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    advice: str = "",
) -> CriterionReport:
    """A criterion whose quotes stand in the text."""
    return CriterionReport(
        id=id,
        title=title,
        applies=level is not None,
        level=level,
        label="not applicable" if level is None else LEVEL_LABELS[level],
        confidence=None if level is None else 0.72,
        evidence=[at(q) for q in quotes],
        counter_evidence=[at(q) for q in against],
        missing=list(missing),
        advice=advice,
        sources=[Source(policy="st-helens", clause="section 7")],
    )


def _action(quote: str, owner: str | None, due: str | None, on: date | None = None) -> ActionReport:
    span = at(quote)
    return ActionReport(
        start=span.start,
        end=span.end,
        text=span.text,
        owner=owner,
        due_text=due,
        due_date=on,
        checkable=bool(owner and due),
        missing=[key for key, value in (("owner", owner), ("due", due)) if value is None],
    )


def _everywhere(text: str, entity: str, role: str | None) -> list[PersonalDataReport]:
    found, start = [], 0
    while (start := TEXT.find(text, start)) >= 0:
        found.append(
            PersonalDataReport(
                start=start,
                end=start + len(text),
                text=text,
                entity=entity,
                role=role,
                confidence=0.97,
                treatment="keep",
                replacement=None,
            )
        )
        start += len(text)
    return found


def _people() -> list[PersonalDataReport]:
    found = [
        *_everywhere("Ngozi Eze", "PERSON", "professional"),
        *_everywhere("Tomasz Wilk", "PERSON", "professional"),
        *_everywhere("Ngozi", "PERSON", "professional"),
        *_everywhere("Tomasz", "PERSON", "professional"),
        *_everywhere("Amina", "PERSON", "child"),
        *_everywhere("Yusuf", "PERSON", "child"),
        *_everywhere("Hodan", "PERSON", "family"),
        *_everywhere("9 Larch Row", "ADDRESS", None),
        *_everywhere("07700 900461", "PHONE", None),
    ]
    whole = [p for p in found if not any(q.start <= p.start and p.end <= q.end and q != p for q in found)]
    return sorted(whole, key=lambda p: p.start)


def _sections() -> list[SectionReport]:
    titles = [
        "Case supervision",
        "Update on the child",
        "Thinking",
        "Risk",
        "Previous actions",
        "Actions",
        "Disagreement",
    ]
    starts = [TEXT.index(f"\n{t}\n") + 1 if i else 0 for i, t in enumerate(titles)]
    ends = [*(s - 1 for s in starts[1:]), TEXT.index("\nSigned")]
    return [
        SectionReport(title=t, state="blank" if t == "Disagreement" else "filled", start=s, end=e)
        for t, s, e in zip(titles, starts, ends, strict=True)
    ]


def criteria() -> list[CriterionReport]:
    """Fourteen that apply and five that do not, as in a case record."""
    return [
        criterion(
            "child_voice",
            "The child's voice and daily life",
            0,
            against=(
                "Amina was not seen alone because her grandmother was in the room.",
                "Wishes and feelings to be obtained at the next visit.",
            ),
            missing=(
                "The record does not show what Amina herself says, wants or feels.",
                "what an ordinary day is like for her",
            ),
            advice="What has Amina said or shown about evenings at home, and in which words?",
        ),
        criterion(
            "child_plan",
            "Progress of the child's plan",
            1,
            "School say Amina has been late on six mornings since half term and falls asleep by noon.",
            missing=(
                "The record does not show how far the plan has got against its outcomes.",
                "what is stuck, and why",
            ),
            advice="Which part of the plan is moving, which is stuck, and what will you do about that part?",
        ),
        criterion(
            "identity",
            "Identity: culture, language, disability",
            0,
            missing=("The record does not show what identity means for this child and family.",),
            advice="What should a reader know about language, faith or culture to help this family well?",
        ),
        criterion(
            "reflection",
            "Reflection",
            2,
            "Tomasz said he left feeling managed, and that he had talked about the damp so as not to ask of "
            "the bruise.",
        ),
        criterion(
            "challenge",
            "Challenge and curiosity",
            2,
            "Ngozi asked what else could explain the bruise and what he would need to see to doubt it.",
        ),
        criterion(
            "risk",
            "Risk and safety",
            2,
            "The worry is that Amina is looking after Yusuf in the evenings while Hodan works, and that he "
            "could be hurt.",
            "What makes it safer: Hodan's sister is there on four evenings out of five.",
        ),
        criterion(
            "rationale",
            "Reasons for decisions",
            3,
            "We agreed the fall is the likelier story, because the health visitor saw the mark on Friday.",
        ),
        criterion(
            "actions",
            "Actions: who and by when",
            1,
            "See Amina alone, at school, to hear how evenings are | Tomasz | 9 March 2026",
            missing=("The record does not show an owner and a timescale for most actions.",),
            advice="Who will arrange the family group conference, and by what date?",
        ),
        criterion(
            "previous_actions",
            "Actions from last time",
            2,
            "School meeting – done, Amina now has breakfast club.",
            against=("Housing letter – not done.",),
        ),
        criterion(
            "disagreement",
            "Differences of view",
            0,
            missing=("The record does not show whether you saw anything differently.",),
            advice="Did you see anything differently? If not, say so.",
        ),
        criterion(
            "multi_agency",
            "Work with other agencies",
            1,
            "School say Amina has been late on six mornings since half term and falls asleep by noon.",
            missing=("The record does not show what is asked of school and the health visitor.",),
            advice="What do you need from school and the health visitor, and have they agreed?",
        ),
        criterion("wellbeing", "The worker's wellbeing", None),
        criterion("development", "Learning and development", None),
        criterion("performance", "Workload and quality of work", None),
        criterion("audit_learning", "Learning from audits", None),
        criterion("sign_off", "Names and dates of both", 2, "Signed: Ngozi Eze, Tomasz Wilk, 2 March 2026"),
        criterion("next_session", "Next session", 2, "Next supervision: 30 March 2026"),
        criterion(
            "privacy",
            "Initials instead of names",
            0,
            missing=("The record shows names of children where initials would do.",),
        ),
        criterion("timeliness", "Recorded in time", None),
    ]


def report(**changes: object) -> Report:
    """The hand-made report; ``changes`` replace its fields."""
    fields: dict[str, object] = {
        "record": RecordInfo(
            id="visit-014",
            source="visit-014.docx",
            type="case",
            type_detected=True,
            type_reason='the heading says "Case supervision"',
            policy="st-helens",
            policy_version="2022",
            policy_date=date(2022, 6, 1),
            session_date=date(2026, 3, 2),
            recorded_date=None,
            supervisor="Ngozi Eze",
            supervisee="Tomasz Wilk",
            words=len(TEXT.split()),
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        ),
        "text": TEXT,
        "grade": "requires_improvement",
        "score": 44.2,
        "grade_probabilities": {
            "outstanding": 0.01,
            "good": 0.27,
            "requires_improvement": 0.61,
            "inadequate": 0.11,
        },
        "grade_set": ["good", "requires_improvement"],
        "needs_review": True,
        "review_reasons": ["The record mentions a possible injury.", "The record lies between two grades."],
        "limits": [],
        "criteria": criteria(),
        "actions": [
            _action(
                "See Amina alone, at school, to hear how evenings are | Tomasz | 9 March 2026",
                "Tomasz",
                "9 March 2026",
                date(2026, 3, 9),
            ),
            _action("Chase housing about the damp | Tomasz | asap", "Tomasz", None),
            _action("Family group conference to be arranged", None, None),
            _action(
                "Ring Hodan on 07700 900461 about who is home in the evening | Ngozi | before the core "
                "group on 12 March",
                "Ngozi",
                "before the core group on 12 March",
                date(2026, 3, 12),
            ),
        ],
        "personal_data": _people(),
        "warnings": ["The document had two tracked changes; they were read as accepted"],
        "engine": Engine(version="0.1.0", models={}, reduced_accuracy=True),
        "notes": [NoteReport(id="vague_timescale", message='one action says "asap"', spans=[at("asap")])],
        "sections": _sections(),
    }
    return Report.model_validate(fields | changes)


def limited() -> Report:
    """The same with a limit on its grade."""
    return report(
        grade="inadequate",
        score=21.0,
        grade_probabilities={"outstanding": 0.0, "good": 0.0, "requires_improvement": 0.0, "inadequate": 1.0},
        limits=[
            LimitInfo(
                rule="risk_without_response",
                cap="inadequate",
                because="The record notes a serious risk and shows no response to it.",
            )
        ],
    )


def not_graded() -> Report:
    """A text that is no supervision record."""
    return report(
        record=report().record.model_copy(update={"type": None, "type_reason": "no session is described"}),
        grade=None,
        score=None,
        grade_probabilities={},
        grade_set=None,
        criteria=[],
        actions=[],
        personal_data=[],
        sections=[],
        notes=[],
        needs_review=True,
        review_reasons=["the text does not read like a supervision record"],
        warnings=["This does not read like a supervision record: nobody meets, and nothing is decided"],
    )
