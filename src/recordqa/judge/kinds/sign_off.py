"""Levels from signatures, names of the parties and dates.

Codebook: in ``case`` and ``group`` records naming both parties (group: the attendees) with the date
is 2, in ``oversight`` the author with the date; printed signature lines left blank beneath make it
1. In ``personal`` records a header is not a signature: both signed lines with dates 2, one party or
no date 1, none 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion
from recordqa.types import Segment, SignOff, Span

NAME = "sign_off"
#: What of a record is its opening: so many characters, and lines.
_OPENING, _LINES = 220, 4


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level of the sign-off for the record's type."""
    found = context.findings.sign_offs
    signatures = [s for s in found if s.kind == "signature"]
    blank = [s for s in signatures if not s.filled]
    if context.type == "personal":
        level, used = _signed(signatures, found, context)
    else:
        level, used = _named(found, context)
        quoted = spans(used)
        opening, lines = _opening(context)
        if opening > level:
            level, quoted = opening, lines
        if blank and level == 2:
            level = 1
        return Verdict(level, 0.7, quoted, spans(blank))
    return Verdict(level, 0.7, spans(used), spans(blank))


def _opening(context: Context) -> tuple[int, tuple[Span, ...]]:
    """The level that the opening lines alone earn: who met, in whatever words, and the date."""
    lines = [s for s in context.document.content() if s.start < _OPENING][:_LINES]
    named: dict[str, Segment] = {}
    for datum in context.findings.personal_data:
        if datum.entity == "PERSON" and datum.role == "professional":
            line = next((s for s in lines if s.start <= datum.start and datum.end <= s.end), None)
            if line is not None and datum.start < _OPENING:
                named.setdefault(datum.person or datum.text, line)
    wanted = {"case": 2, "group": 3}.get(context.type, 1)
    dated = context.findings.dates.session_span is not None
    level = 2 if len(named) >= wanted and dated else 1 if named else 0
    return level, spans(named.values())


def _signed(
    signatures: Sequence[SignOff], found: Sequence[SignOff], context: Context
) -> tuple[int, list[SignOff]]:
    filled = [s for s in signatures if s.filled]
    if not filled:
        # Names typed at the foot stand in for signatures; a heading for none.
        closing = [s for s in found if s.kind == "author" and s.start > 0.6 * len(context.document.text)]
        both = {s.party for s in closing if s.dated} >= {"supervisor", "supervisee"}
        return (2 if both else 1 if closing else 0), closing
    parties = _parties(filled)
    dated = any(s.dated for s in filled)
    return (2 if parties >= {"supervisor", "supervisee"} and dated else 1), filled


def _named(found: Sequence[SignOff], context: Context) -> tuple[int, list[SignOff]]:
    filled = [s for s in found if s.filled]
    if not filled:
        return 0, []
    dated = any(s.dated for s in filled) or context.findings.dates.session_span is not None
    if context.type == "oversight":
        complete = True
    elif context.type == "group":
        complete = any(s.kind == "attendees" or s.party == "both" for s in filled) or len(filled) > 1
    else:
        complete = _parties(filled) >= {"supervisor", "supervisee"}
    return (2 if complete and dated else 1), filled


def _parties(found: Sequence[SignOff]) -> set[str]:
    parties: set[str] = set()
    for item in found:
        parties |= {"supervisor", "supervisee"} if item.party == "both" else {item.party}
    # Two people named, whoever they are, are the two parties.
    if sum(item.party == "other" for item in found) >= 2:
        parties |= {"supervisor", "supervisee"}
    return parties
