"""Reports of any shape the contract allows, over texts made to be awkward."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st

from recordqa.types import GRADES, Report
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
from recordqa.types.values import Entity

NASTY = (
    "<script>alert(1)</script>",
    "[bold red]loud[/bold red]",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "| cell | cell |",
    "&amp; & <b>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eesrever\u202c",
    "`code` **bold** [a](http://evil.example) ![i](x)",
    "- item\n# heading\n1. one\n",
    "ܐ你好 👩‍👩‍👧 é",
    "\x00\x07\x85\u2028",
    "Halima and Dyfed agreed to ring on Monday. ",
)
words = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.just(" "), st.just("\n"))
texts = st.lists(words, min_size=1, max_size=12).map("".join).filter(bool)


@st.composite
def reports(draw: st.DrawFn, *, with_text: bool = True) -> Report:
    """A valid report whose spans all stand in its text."""
    text = draw(texts)

    def place() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def spans(most: int = 2) -> list[TextSpan]:
        places = [place() for _ in range(draw(st.integers(0, most)))]
        return [TextSpan(start=s, end=e, text=text[s:e]) for s, e in places]

    graded = draw(st.booleans())
    shares = [draw(st.integers(1, 50)) for _ in GRADES]
    odds = {g: n / sum(shares) for g, n in zip(GRADES, shares, strict=True)}
    criteria = []
    for id in draw(st.lists(st.sampled_from(_CRITERIA), unique=True, max_size=6)):
        level = draw(st.none() | st.integers(0, 3))
        criteria.append(
            CriterionReport(
                id=id,
                title=draw(words) or id,
                applies=level is not None,
                level=level,
                label="not applicable" if level is None else LEVEL_LABELS[level],
                confidence=None if level is None else draw(st.floats(0, 1)),
                evidence=spans() if level is not None else [],
                counter_evidence=spans() if level is not None else [],
                missing=draw(st.lists(words, max_size=2)),
                advice=draw(words),
                sources=[Source(policy="base", clause=draw(words))],
            )
        )
    actions = []
    for span in spans(4):
        owner, due = draw(st.none() | words), draw(st.none() | words)
        missing = [k for k, v in (("owner", owner), ("due", due)) if v is None]
        actions.append(
            ActionReport(
                **span.model_dump(),
                owner=owner,
                due_text=due,
                due_date=draw(st.none() | st.dates()),
                checkable=not missing,
                missing=missing,
                notes=draw(st.lists(words, max_size=1)),
            )
        )
    people = []
    for span in spans(5):
        entity: Any = draw(st.sampled_from(Entity.__args__))
        people.append(
            PersonalDataReport(
                **span.model_dump(),
                entity=entity,
                role=draw(st.sampled_from(["child", "family", "professional", "unknown", None])),
                confidence=draw(st.floats(0, 1)),
                treatment=draw(st.sampled_from(["replace", "remove", "generalise", "keep", "review"])),
                replacement=draw(st.none() | words),
            )
        )
    sections = []
    for span in spans(2):
        state = draw(st.sampled_from(["filled", "blank", "prompt only", "boilerplate"]))
        title = span.text.split("\n")[0]
        sections.append(SectionReport(title=title, state=state, start=span.start, end=span.end))
    notes = [NoteReport(id="n", message=draw(words), spans=spans(1))]
    because = draw(st.lists(words, max_size=1))
    return Report(
        record=RecordInfo(
            id=draw(words) or "id",
            source=draw(st.none() | words),
            type=draw(st.sampled_from(["case", "personal", "group", "oversight", None])),
            type_detected=draw(st.booleans()),
            policy="base",
            session_date=draw(st.none() | st.dates()),
            recorded_date=draw(st.none() | st.dates()),
            words=len(text.split()),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        ),
        text=text if with_text else None,
        grade=draw(st.sampled_from(GRADES)) if graded else None,
        score=draw(st.floats(0, 100)) if graded else None,
        grade_probabilities=odds if graded else {},
        needs_review=draw(st.booleans()),
        review_reasons=draw(st.lists(words, max_size=2)),
        limits=[LimitInfo(rule="blank_record", cap="inadequate", because=b) for b in because],
        criteria=criteria,
        actions=actions,
        personal_data=people,
        warnings=draw(st.lists(words, max_size=2)),
        engine=Engine(version="0", reduced_accuracy=draw(st.booleans())),
        masked=draw(st.none() | st.just(False)),
        grade_set=draw(st.none() | st.lists(st.sampled_from(GRADES), unique=True)),
        notes=draw(st.none() | st.just(notes)),
        sections=draw(st.none() | st.just(sections)),
    )


_CRITERIA = ("child_voice", "child_plan", "risk", "actions", "disagreement", "privacy", "sign_off", "new_one")
