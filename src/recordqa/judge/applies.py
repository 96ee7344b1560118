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
_DEEP = ("child_voice", "child_plan", "risk")


def applies(criterion: Criterion, context: Context) -> bool:
    """Whether a criterion applies to this record."""
    rule = criterion.applies.get(context.type, "never")
    if rule in ("always", "never"):
        return rule == "always"
    return _CONDITIONS[rule](context)


def _case_in_depth(context: Context) -> bool:
    """The child's situation is analysed or a decision about the child is made, not only listed."""
    specific = {
        f.segment
        for f in context.findings.evidence
        if f.criterion in _DEEP and f.polarity == "shown" and f.strength >= 2
    }
    return len(specific) >= 3


def _more_than_routine(context: Context) -> bool:
    """Neither a permission that changes nothing for the child nor a file check that decides nothing."""
    findings = context.findings
    risk = any(f.criterion == "risk" and f.polarity == "shown" for f in findings.evidence)
    decides = bool(findings.actions) or any(
        f.criterion == "rationale" and f.polarity == "shown" for f in findings.evidence
    )
    if not decides and not risk:
        return False
    text = " ".join(s.text for s in context.document.content() if s.kind != "field")
    routine = _ROUTINE.search(text) is not None and _PERMISSION.search(text) is not None
    return risk or not routine or len(text.split()) > 150


def _when_dated(context: Context) -> bool:
    dates = context.findings.dates
    return dates.session is not None and dates.recorded is not None and context.type in context.pack.recording


_CONDITIONS: dict[str, Callable[[Context], bool]] = {
    "case in depth": _case_in_depth,
    "more than routine": _more_than_routine,
    "when dated": _when_dated,
}
