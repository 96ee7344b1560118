"""What a record says of somebody straight after the name: an age, or words in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from recordqa.detect.people_phrases import CHILD_WORDS, FAMILY_WORDS, JOB_WORDS
from recordqa.detect.people_sources import role_of_words


@lru_cache(maxsize=1)
def age_after() -> re.Pattern[str]:
    """An age, a school year or "born" straight after a name; the groups a to d are years in figures."""
    return re.compile(
        r"\s?[(\[]\s?(?:aged?\s|age:?\s)?(?P<a>\d{1,2})(?:\s?(?:years?|yrs?|y/?o|yo|weeks?|wks?|months?"
        r"|mths?|days?))?(?:\s?old)?"
        r"\s?[,)\]/;]"
        r"|,? (?:is |was )?(?:aged|age) (?P<b>\d{1,2})\b"
        r"|,? (?:who is |is |was |now |just )?(?P<w>one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?=[,.;)\n]| (?:years|months|weeks"
        r"|now|and))"
        r"|, (?:who is |now |just )?(?P<c>\d{1,2})(?=[,.;)\n]|$| and\b| \(| [–-] )(?! ?[/:])"
        r"| is (?P<d>\d{1,2})(?=[,.;)\n]|$| and\b| years| in\b| but\b| now\b)"
        r"|,? ?[(\[]?(?P<e>(?:dob|d\.o\.b|date of birth|born|was born|(?:is )?in year \d|year \d|yr \d"
        r"|y\d\b|reception\b|(?:\d{1,2}|a few) (?:weeks|months) old))",
        re.I,
    )


@lru_cache(maxsize=1)
def apposition() -> re.Pattern[str]:
    """A few words after a comma, dash or bracket, up to the next stop."""
    return re.compile(r"(?:, | [–—-] | ?[(\[] ?)([^\W\d_][^,.;:()\[\]\n|]{1,45})(?=[,.;:()\[\]\n|]|$)")


def described_role(words: list[str], *, bracket: bool) -> str | None:
    """The role that such words speak for; None when they are no description."""
    if not 1 <= len(words) <= 6:
        return None
    if (
        words[0] in ("not", "and", "but", "so", "who", "which", "said", "mum", "dad", "we", "she", "he")
        and not bracket
    ):
        return None
    opener = words[0] in ("a", "an", "the", "his", "her", "their", "our", "my", "now", "new") or words[
        0
    ].endswith("'s")
    if words[-1] in JOB_WORDS or words[-1] in FAMILY_WORDS or opener or bracket:
        found = role_of_words(" ".join(words))
        if found:
            return found
        for word in words:
            if word in CHILD_WORDS and (bracket or opener):
                return "child"
            if word in ("lead", "chair", "student", "manager", "worker"):
                return "professional"
            if word in ("boy", "girl", "pupil"):
                return "child"
    return None
