"""Signs of whose supervision a record is: a name in its heading, its functions, the one it speaks to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from recordqa.types import Findings

_WHOSE = re.compile(r"\b(?:supervision|sup) (?:of|with|for|[-–:]) ?(?P<who>[^\W\d_][^\n,;:(\d/–]{2,40})")
#: The functions that supervision is said to have, used as the headings of a worker's own record.
_FUNCTIONS = (
    re.compile(r"\b(?:management|managerial|accountability|normative)\b"),
    re.compile(r"\b(?:development|developmental|learning|formative)\b"),
    re.compile(r"\b(?:support|supportive|restorative)\b"),
    re.compile(r"\b(?:mediation|engagement|negotiation)\b"),
)
_YOURS = re.compile(
    r"\b(?:your|you have|you[’']ve) (?:\w+ ){0,2}(?:files?|cases?|caseload|recording|visits?|practice"
    r"|learning|"
    r"summaries|assessments?|chronolog(?:y|ies)|appraisal|leave|training|workload|assessed year|duty"
    r"|court work|"
    r"wellbeing|portfolio|reports?|hours|supervisions?)\b"
)
_YOU = re.compile(r"\b(?:you|your)\b")


def headed_with(head: str, findings: Findings) -> Literal["worker", "child"] | None:
    """Whose name the first lines put behind "supervision of", in lower case as ``head`` is."""
    match = _WHOSE.search("\n".join(head.split("\n")[:3]))
    if match is None:
        return None
    said = match.group("who").strip(" .,;:–-")
    roles = [
        d.role
        for d in findings.personal_data
        if d.entity == "PERSON" and (d.text.lower() == said or said.startswith(d.text.lower() + " "))
    ]
    role = next((r for r in roles if r is not None), None)
    if role in ("child", "family"):
        return "child"
    return "worker" if role == "professional" or (findings.supervisee or "").lower() == said else None


def by_functions(titles: Sequence[str]) -> bool:
    """Whether three of the four functions of supervision are headings, in lower case."""
    return sum(any(p.search(t) and len(t.split()) <= 3 for t in titles) for p in _FUNCTIONS) >= 3


def your_work(low: str) -> int:
    """How often a text in lower case speaks to the worker of their own work ("your visits")."""
    return len(_YOURS.findall(low))


def your_share(low: str, words: int) -> float:
    """The share of "you" and "your" among a text's words."""
    return len(_YOU.findall(low)) / words if words else 0.0
