"""What to do with each piece of personal data, by the pack's table and the kind of file it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from recordqa.packs import Pack
from recordqa.types import PersonalDatum, RecordType, Treatment

#: These stay on the child's own file, where names belong.
_CHILDS_FILE: tuple[RecordType, ...] = ("case", "oversight")
_PARTICLES = frozenset("van de der den da dos do di la le el al bin ibn bint abu ap ab ben von".split())
_SCHOOLS = (
    (re.compile(r"\b(nursery|pre-?school|playgroup|kindergarten)\b", re.IGNORECASE), "nursery"),
    (re.compile(r"\b(primary|infants?|junior)\b", re.IGNORECASE), "primary school"),
    (re.compile(r"\b(sixth form|college)\b", re.IGNORECASE), "college"),
    (re.compile(r"\b(high|secondary|grammar)\b", re.IGNORECASE), "secondary school"),
)


def treatments(
    data: Sequence[PersonalDatum], pack: Pack, type: RecordType | None, certain: bool, today: date | None
) -> tuple[tuple[Treatment, str | None], ...]:
    """Treatment and replacement for each span, in the same order.

    In a record that stays on the child's file everything is kept (``review`` when the role is
    unknown). An uncertain type counts as one that leaves the file. ``today`` is the session's
    date, against which an age is counted.
    """
    stays = type in _CHILDS_FILE and certain
    initials = initials_by_person(data)
    return tuple(_treat(item, pack, stays, initials, today) for item in data)


def _treat(
    item: PersonalDatum, pack: Pack, stays: bool, initials: Mapping[str, str], today: date | None
) -> tuple[Treatment, str | None]:
    if stays:
        return ("review" if item.entity == "PERSON" and item.role == "unknown" else "keep"), None
    key = (item.role or "unknown") if item.entity == "PERSON" else item.entity
    treatment = pack.treatment.get(key, "review")
    if treatment == "replace" and item.entity == "PERSON":
        return treatment, initials[_key(item)]
    if treatment == "replace" and item.entity == "DATE_OF_BIRTH":
        return treatment, _age(item.text, today)
    if treatment == "generalise":
        return treatment, next((word for pattern, word in _SCHOOLS if pattern.search(item.text)), "school")
    return treatment, None


def _key(item: PersonalDatum) -> str:
    return item.person or item.text.casefold()


def initials_by_person(data: Sequence[PersonalDatum]) -> dict[str, str]:
    """Initials for each person, from their fullest mention; people who share them are numbered."""
    fullest: dict[str, str] = {}
    for item in data:
        if item.entity == "PERSON":
            key = _key(item)
            if len(item.text.split()) > len(fullest.get(key, "").split()):
                fullest[key] = item.text
    plain = {key: initials(name) for key, name in fullest.items()}
    shared: dict[str, list[str]] = {}
    for key, letters in plain.items():
        shared.setdefault(letters, []).append(key)
    return {
        key: letters if len(shared[letters]) == 1 else f"{letters}{shared[letters].index(key) + 1}"
        for key, letters in plain.items()
    }


def initials(name: str) -> str:
    """ "Kayden-Lee Marsh" → "K.M."; particles are left out, a single name gives one letter."""
    words = [w for w in re.split(r"[\s.|,]+", name) if w[:1].isalpha()] or [name]
    kept = [w for w in words if w.casefold() not in _PARTICLES] or words
    return "".join(w[0].upper() + "." for w in kept)


_DATE = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4}|\d{2})$")


def _age(text: str, today: date | None) -> str | None:
    match = _DATE.search(text.strip())
    if match is None or today is None:
        return None
    day, month, year = (int(g) for g in match.groups())
    if year < 100:
        year += 2000 if year <= today.year % 100 else 1900
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if not 0 <= age <= 120:
        return None
    return "under 1" if age == 0 else f"age {age}"
