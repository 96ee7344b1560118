"""From what the check found to a plan: who is who, and what stands for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recordqa.pipeline import Identified, initials_of
from recordqa.redact.plan import INITIALS, REMOVED, Identifier, Person, Place, Plan, words_of
from recordqa.redact.relations import relation_at, relations
from recordqa.types import KnownName, PersonalDatum, Role

_OWN: tuple[Role, ...] = ("child", "family", "unknown")


def make_plan(text: str, found: Identified, names: Iterable[KnownName], keep: frozenset[Role]) -> Plan:
    """Decisions by the treatments of records that leave the child's file.

    A role in ``keep`` stays as written. A person of unknown role is replaced as well, to be on the safe
    side. ``names`` are those the user gave: they count though the text never has them.
    """
    people: dict[str, Person] = {}
    identifiers: dict[tuple[str, str], Identifier] = {}
    places: list[Place] = []
    named: list[tuple[PersonalDatum, str]] = []
    stays: dict[str, bool] = {}
    for item, (treatment, replacement) in zip(found.data, found.treatments, strict=True):
        if item.entity != "PERSON":
            mark = None if treatment == "keep" else replacement or REMOVED[item.entity]
            places.append(Place(item.start, item.end, mark))
            if mark is not None:
                identifiers.setdefault((item.entity, item.text), Identifier(item.entity, item.text, mark))
            continue
        if INITIALS.fullmatch(item.text.strip()) and not words_of(item.text):
            continue
        key = item.person or item.text.casefold()
        role: Role = item.role or "unknown"
        stays[role] = treatment == "keep" or role in keep
        people.setdefault(key, Person(key, role, None, "")).take(item.text)
        named.append((item, key))
    _add_known(people, names)
    same = _merged(people)
    mentioned: dict[str, list[tuple[int, int]]] = {}
    for item, key in named:
        if people[same[key]].role == "family":
            mentioned.setdefault(same[key], []).append((item.start, item.end))
    left = [p for key, p in people.items() if same[key] == key]
    gone = [p for p in left if not stays.get(p.role, p.role == "professional" or p.role in keep)]
    _give_initials(gone)
    for key, relation in relations(text, mentioned).items():
        if people[key] in gone:
            people[key].relation = people[key].replacement = relation
    for item, key in named:
        person = people[same[key]]
        # Where the record says "Mother: …" the initials say who that is.
        beside = person.relation is not None and relation_at(text, item.start, item.end) is not None
        if beside:
            places.append(Place(item.start, item.end, person.initials))
        else:
            places.append(Place(item.start, item.end, person.replacement, person))
    places.sort(key=lambda place: place.start)
    return Plan(left, list(identifiers.values()), places)


def _add_known(people: dict[str, Person], names: Iterable[KnownName]) -> None:
    """People the user named who were not found in the text: they may stand where no check looks."""
    for number, known in enumerate(names):
        words = set(words_of(known.name))
        if not words or any(words <= set(m) for p in people.values() for m in p.mentions):
            continue
        person = Person(f"known{number}", known.role or "unknown", None, "", found=False)
        person.take(known.name)
        people[person.key] = person


def _merged(people: dict[str, Person]) -> dict[str, str]:
    """Key → key of the person it is a shorter name for ("Emre" → "Emre Deverell"), else its own.

    Only where one person alone can be meant. A name of unknown role may be a professional's; a child's or
    a relative's never is.
    """
    same = {key: key for key in people}
    order = sorted(people, key=lambda key: (-_size(people[key]), people[key].role == "professional"))
    for place, key in enumerate(order):
        person = people[key]
        fuller = {same[other] for other in order[:place] if _within(person, people[other])}
        if person.role == "professional" and not any(people[f].role == "professional" for f in fuller):
            # A worker of whom the text has only a name that a child or a relative has too: the same role
            # twice is likelier than two people, and a name too many replaced harms nobody.
            fuller = {min(fuller)} if fuller else fuller
        else:
            fuller = {f for f in fuller if _may_be(person, people[f])}
        if len(fuller) != 1:
            continue
        same[key] = fuller.pop()
        other = people[same[key]]
        other.mentions |= person.mentions
        other.surfaces.update(person.surfaces)
        other.found = other.found or person.found
        if other.role == "unknown":
            other.role = person.role
    return same


def _size(person: Person) -> int:
    return max((len(m) for m in person.mentions), default=0)


def _may_be(person: Person, other: Person) -> bool:
    return (
        person.role == other.role or person.role == "unknown" or (person.role in _OWN and other.role in _OWN)
    )


def _within(person: Person, other: Person) -> bool:
    return bool(person.mentions) and all(
        any(set(mine) <= set(theirs) for theirs in other.mentions) for mine in person.mentions
    )


def _give_initials(people: Sequence[Person]) -> None:
    """Initials from the fullest form of each name; those who share them are numbered in order."""
    letters = [initials_of(_fullest(person)) for person in people]
    for number, person in enumerate(people):
        own = letters[number]
        if letters.count(own) > 1:
            own = f"{own}{letters[: number + 1].count(own)}"
        person.initials = person.replacement = own


def _fullest(person: Person) -> str:
    """The form with most words; "Marsh, Leah" is turned round when nothing else is as full."""
    best = max(person.surfaces, key=lambda name: (len(words_of(name)), "," not in name))
    last, comma, first = best.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else best
