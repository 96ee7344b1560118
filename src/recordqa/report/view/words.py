"""The plain words a report uses for grades, levels, roles, treatments, numbers and dates."""

from __future__ import annotations

from datetime import date

from recordqa.types import Entity, Grade, RecordType, Role, Treatment

GRADE_WORDS: dict[Grade, str] = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
}
LEVEL_WORDS: tuple[str, str, str, str] = ("not shown", "partly", "met", "strong")
NOT_APPLICABLE = "not applicable"
TYPE_WORDS: dict[RecordType, str] = {
    "case": "case supervision",
    "personal": "personal supervision",
    "group": "group supervision",
    "oversight": "management oversight note",
}
#: (one, several) of what was found.
ENTITY_WORDS: dict[Entity, tuple[str, str]] = {
    "PERSON": ("name", "names"),
    "DATE_OF_BIRTH": ("date of birth", "dates of birth"),
    "ADDRESS": ("address", "addresses"),
    "POSTCODE": ("postcode", "postcodes"),
    "PHONE": ("phone number", "phone numbers"),
    "EMAIL": ("email address", "email addresses"),
    "USERNAME": ("user name", "user names"),
    "NHS_NUMBER": ("NHS number", "NHS numbers"),
    "NI_NUMBER": ("National Insurance number", "National Insurance numbers"),
    "UPN": ("pupil number", "pupil numbers"),
    "VEHICLE_REG": ("number plate", "number plates"),
    "SCHOOL": ("school", "schools"),
    "CASE_ID": ("case number", "case numbers"),
}
_ROLE_NAMES: dict[Role, tuple[str, str]] = {
    "child": ("child's name", "children's names"),
    "family": ("family member's name", "family members' names"),
    "professional": ("professional's name", "professionals' names"),
    "unknown": ("name, not clear whose", "names, not clear whose"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Not strftime's, which follow the machine's language.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: First words that are nobody's name.
_PLAIN_STARTS = frozenset("A An It More No Nobody Nothing One Several Some The There This Two".split())
SURE, FAIRLY_SURE = 0.8, 0.55


def certainty(probability: float) -> str:
    """Sure, fairly sure or not sure, for the probability of the grade given."""
    if probability >= SURE:
        return "sure"
    return "fairly sure" if probability >= FAIRLY_SURE else "not sure"


def percent(probability: float) -> str:
    """A whole percentage that never claims certainty: 0.996 is over 99 %."""
    whole = round(probability * 100)
    if whole == 100:
        return "over 99 %"
    return f"{whole} %" if whole else "under 1 %"


def number(count: int) -> str:
    """A count in words up to ten, in figures above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, several: str) -> str:
    """The count in figures with the right form of the noun."""
    return f"{count} {one if count == 1 else several}"


def day(value: date) -> str:
    """A date as people write it: 14 March 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def first_upper(text: str) -> str:
    """The text with its first letter large and the rest as it was."""
    return text[:1].upper() + text[1:]


def sentence(text: str, *, upper: bool = True) -> str:
    """The text as a sentence: first letter large, a full stop unless it ends in one of its own."""
    text = first_upper(text.strip()) if upper else text.strip()
    return text if not text or text[-1] in ".?!…" else text + "."


def inside(text: str) -> str:
    """A sentence made to stand inside another: no full stop, and a small first letter where that is safe."""
    text = text.strip().rstrip(".")
    head, space, rest = text.partition(" ")
    return f"{head.lower()}{space}{rest}" if head in _PLAIN_STARTS else text


def joined(items: list[str]) -> str:
    """A list in words: a, b and c."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def entity_words(entity: Entity, role: Role | None, count: int) -> str:
    """How many of what: 2 children's names, 1 postcode."""
    one, several = _ROLE_NAMES[role] if entity == "PERSON" and role else ENTITY_WORDS[entity]
    return counted(count, one, several)


def mark_words(entity: Entity, role: Role | None) -> str:
    """The word that stands in a marked name's box: child, family, phone number."""
    if entity != "PERSON":
        return ENTITY_WORDS[entity][0]
    return "whose?" if role in (None, "unknown") else str(role)


def policy_words(id: str) -> str:
    """A policy's id as people write its name: St Helens, South Gloucestershire."""
    return " ".join(first_upper(word) for word in id.split("-"))


def treatment_words(treatment: Treatment, entity: Entity, role: Role | None) -> str:
    """What to do about it before the record leaves the child's file."""
    if treatment == "replace":
        if entity == "DATE_OF_BIRTH":
            return "replace by age"
        return "replace by initials or relation" if role == "family" else "replace by initials or ID"
    if treatment == "generalise":
        return "say what kind, not which"
    return {"remove": "take out", "keep": "keep", "review": "look and decide"}[treatment]
