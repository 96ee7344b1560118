"""Levels from the personal data of service users: initials or ids throughout, slips, or names.

Codebook: initials or ids throughout (or no service user at all) 2; mostly initials with some slips
1; names 0. Computed from what was found, so nothing is quoted as earning it: the slips are the
counter-evidence.
"""

from __future__ import annotations

import re

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion
from recordqa.types import PersonalDatum

NAME = "privacy"

_INITIALS = re.compile(r"(?<![\w.'’&/-])(?:[A-Z]\.?){1,3}(?![\w'’&/-])|\bchild [A-F]\b")
# Capitals that are the field's abbreviations, or words, and not somebody's initials.
_NOT_INITIALS = frozenset(
    "I A SW TM CP CIN LAC IRO GP HV DA MH PA AP SM ADM TAF EH FSW ISW CSW DV OK AM PM NQS YP YJ HR IT "
    "CV TV UK SEN PEP EHC ICO SGO PLO DSL MGM MGF PGM PGF".split()
)


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level from names of children and family members against initials."""
    names = [p for p in context.findings.personal_data if _is_service_user(p)]
    if not names:
        return Verdict(2, 0.7)
    people = {p.person or p.text.lower() for p in names}
    initials = {m.group() for m in _INITIALS.finditer(context.document.text)} - _NOT_INITIALS
    uses = sum(1 for m in _INITIALS.finditer(context.document.text) if m.group() not in _NOT_INITIALS)
    slips = len(names) <= 3 and len(people) <= 2 and len(initials) >= 1 and uses > len(names)
    many = "the name of one service user" if len(people) == 1 else f"the names of {len(people)} service users"
    missing = (f"The record shows {many} where initials would do.",)
    return Verdict(1 if slips else 0, 0.65, (), spans(names), missing)


def _is_service_user(datum: PersonalDatum) -> bool:
    return datum.entity == "PERSON" and datum.role in ("child", "family")
