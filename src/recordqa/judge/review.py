"""Why a person must look before anyone relies on the grade."""

from __future__ import annotations

from collections.abc import Sequence

from recordqa.judge.grade import Graded
from recordqa.judge.verdict import Context
from recordqa.types import Limit, TypeGuess

#: Below this probability of the grade given, the grade is not relied on.
_SURE = 0.6
_SHORT = 60

_BY_LIMIT = {
    "risk_without_response": "The record notes harm or likely danger and shows no response to it.",
    "copied_text": "The dates in the record look like an earlier session's.",
}


def review_reasons(
    context: Context, guess: TypeGuess, graded: Graded, limits: Sequence[Limit]
) -> tuple[str, ...]:
    """The reasons, most pressing first; none when the record is plain enough."""
    reasons = [_BY_LIMIT[name] for limit in limits if (name := limit.rule.rsplit(":", 1)[-1]) in _BY_LIMIT]
    chance = dict(graded.probabilities)[graded.grade]
    if chance < _SURE:
        reasons.append("The record lies between two grades.")
    if not guess.certain:
        reasons.append(f"The kind of record is not certain: {guess.reason}")
    if not context.blank and len(context.document.text.split()) < _SHORT:
        reasons.append("The record is very short.")
    unknown = {p.person or p.text for p in context.findings.personal_data if p.role == "unknown"}
    if unknown:
        many = "one name" if len(unknown) == 1 else f"{len(unknown)} names"
        reasons.append(f"The text does not tell whether {many} stand for a child, family or a professional.")
    return tuple(reasons)
