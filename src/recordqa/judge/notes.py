"""Notes: what is reported and never graded. Here, matters that stand in the wrong file."""

from __future__ import annotations

import re

from recordqa.judge.applies import case_in_depth
from recordqa.judge.verdict import Context, spans
from recordqa.types import Note, PersonalDatum, Segment, TypeGuess

#: The most sentences quoted for one note.
_MOST = 6
_NAME_WORDS = 2
_LIVES = re.compile(
    r"\b(lives?|living|resid\w+|moved|stay(?:s|ing)|home address|address|placed|placement|dob|born)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(venue|held at|location|place of supervision|office|civic|council|team base)\b", re.IGNORECASE
)
_NUMBERS = ("NHS_NUMBER", "UPN")

_PRIVATE = (
    "A worker's private matters seem to stand in a record for a child's file. Read the sentences, and move "
    "them to the worker's own file if so."
)
_DETAILS = (
    "A child's details seem to stand in a record for a worker's file. Read them; initials or a case number "
    "are enough here, and the details belong on the child's own file."
)


def find_notes(context: Context, guess: TypeGuess) -> tuple[Note, ...]:
    """The notes on one record. They have no part in levels, limits or the grade."""
    if context.type in ("case", "oversight"):
        # A worker's own record taken for a child's would be told off for what belongs in it.
        private = context.findings.private_matters if guess.certain else ()
        return (Note("private_matters_in_child_file", _PRIVATE, spans(private, _MOST)),) if private else ()
    details = _child_details(context)
    return (Note("child_details_in_worker_file", _DETAILS, spans(details, _MOST)),) if details else ()


def _child_details(context: Context) -> list[PersonalDatum | Segment]:
    """What tells who a child is or where; in a worker's own record, a named child's case in depth too."""
    data = context.findings.personal_data
    children = [p for p in data if p.entity == "PERSON" and p.role == "child"]
    relatives = [p for p in data if p.entity == "PERSON" and p.role == "family"]
    found: list[PersonalDatum | Segment] = [p for p in children if len(p.text.split()) >= _NAME_WORDS]
    for item in data:
        if item.entity == "DATE_OF_BIRTH" or item.entity in _NUMBERS:
            found.append(item)
        elif item.entity in ("ADDRESS", "POSTCODE"):
            segment = next((s for s in context.document.segments if s.start <= item.start < s.end), None)
            if segment is None or _VENUE.search(segment.text):
                continue
            near = any(segment.start <= p.start < segment.end for p in (*children, *relatives))
            if near or _LIVES.search(segment.text):
                found.append(item)
    if context.type == "personal" and children and case_in_depth(context):
        deep = {
            f.segment
            for f in context.findings.evidence
            if f.criterion in ("child_voice", "risk") and f.polarity == "shown" and f.strength > 1
        }
        told = [
            s
            for s in context.document.segments
            if s.index in deep and any(s.start <= p.start < s.end for p in children)
        ]
        found += told if len(told) > 1 else []
    return sorted(found, key=lambda item: (item.start, item.end))
