"""Which criteria apply to a record, by its type, the pack, and the conditions the codebook names."""

from __future__ import annotations

import re
from collections.abc import Callable

from recordqa.judge.verdict import Context
from recordqa.packs.schema import Criterion

#: Asked for as a matter of course; a permission for one of these changes nothing for the child.
_ROUTINE = re.compile(
    r"\b(passport|school trip|day trip|trip|travel\w*|holiday|overnight|sleepover|hair ?cut|consent form|form"
    r"|photo\w*|delegated authority|activity|club|mileage|taxi|swimming|visa)\b",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(agree[ds]?|approv\w+|permission|consent\w*|authori[sz]\w+|sign(?:ed)? off)\b", re.IGNORECASE
)
#: So many specific sentences on risk are an analysis of a case, even with no child on the page.
_LONG_ANALYSIS = 6


def applies(criterion: Criterion, context: Context) -> bool:
    """Whether a criterion applies to this record."""
    rule = criterion.applies.get(context.type, "never")
    if rule in ("always", "never"):
        return rule == "always"
    return _CONDITIONS[rule](context)


def case_in_depth(context: Context) -> bool:
    """The child's situation is analysed or a decision about the child is made, not only listed.

    A child who can be seen, with what endangers or keeps them safe; by the cues alone also a long analysis
    in which no child can be seen. Progress in a line for each of many cases is neither.
    """
    readings = context.findings.readings
    if readings:
        return all(any(r.rungs[id][2] >= 0.5 for r in readings) for id in ("child_voice", "risk"))
    voice = _segments(context, "child_voice", 2)
    both = voice | _segments(context, "risk", 2)
    return (bool(voice) and len(both) >= 2) or len(both) >= _LONG_ANALYSIS


def _segments(context: Context, criterion: str, strength: int) -> set[int]:
    """The segments that show something of a criterion, at this strength or more."""
    return {
        f.segment
        for f in context.findings.evidence
        if f.criterion == criterion and f.polarity == "shown" and f.strength >= strength
    }


def _more_than_routine(context: Context) -> bool:
    """Neither a permission that changes nothing for the child nor a file check that decides nothing."""
    risk = _segments(context, "risk", 1)
    decides = bool(_segments(context, "rationale", 1)) or any(a.checkable for a in context.findings.actions)
    if not decides and not risk:
        return False
    text = " ".join(s.text for s in context.document.content() if s.kind != "field")
    routine = _ROUTINE.search(text) is not None and _PERMISSION.search(text) is not None
    return not routine or len(risk) > 1 or len(text.split()) > 150


def _when_dated(context: Context) -> bool:
    dates = context.findings.dates
    return dates.session is not None and dates.recorded is not None and context.type in context.pack.recording


_CONDITIONS: dict[str, Callable[[Context], bool]] = {
    "case in depth": case_in_depth,
    "more than routine": _more_than_routine,
    "when dated": _when_dated,
}
