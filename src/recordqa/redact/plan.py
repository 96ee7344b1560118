"""What was found, as decisions: who is replaced by what, which identifiers go, what stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recordqa.pipeline import initials_of
from recordqa.redact.folding import fold
from recordqa.redact.relations import relations
from recordqa.types import KnownName, PersonalDatum, Role, Treatment

#: What stands where an identifier stood.
REMOVED = {
    "ADDRESS": "[address removed]",
    "POSTCODE": "[postcode removed]",
    "PHONE": "[phone number removed]",
    "EMAIL": "[email address removed]",
    "USERNAME": "[username removed]",
    "NHS_NUMBER": "[NHS number removed]",
    "NI_NUMBER": "[NI number removed]",
    "UPN": "[UPN removed]",
    "VEHICLE_REG": "[vehicle registration removed]",
    "DATE_OF_BIRTH": "[date of birth removed]",
    "SCHOOL": "[school removed]",
    "CASE_ID": "[case number removed]",
}
PARTICLES = frozenset(
    "van de der den da dos do di la le el al bin ibn bint abu ap ab ben von of the and".split()
)
_NOT_NAMES = frozenset(
    """mr mrs ms miss mx dr doctor pc dc sgt ds di sir madam prof professor rev father mother mum mummy
    mam mom dad daddy nan nana nanna nanny gran granny grandma grandad granddad grandpa grandmother
    grandfather aunt auntie aunty uncle cousin sister brother baby big little step foster carer the family
    child and or with nee née aka known as sw ssw iro sgo social worker manager nurse teacher judge""".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}\d{0,2}\.?$")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(slots=True)
class Person:
    """One person of the record: what stands for them, None when the name stays."""

    key: str
    role: Role
    replacement: str | None
    initials: str
    relation: str | None = None
    mentions: set[tuple[str, ...]] = field(default_factory=set)
    surfaces: dict[str, None] = field(default_factory=dict)
    #: False for one whom the user named and the check did not meet.
    found: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number, address or school as written, and what stands for it."""

    entity: str
    text: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Place:
    """A flagged stretch of the text that was checked; ``replacement`` None where it stays."""

    start: int
    end: int
    replacement: str | None
    person: Person | None = None


@dataclass(slots=True)
class Plan:
    """Every decision about one text."""

    people: list[Person]
    identifiers: list[Identifier]
    places: list[Place]

    @property
    def replaced(self) -> list[Person]:
        return [p for p in self.people if p.replacement is not None]


def words_of(name: str) -> tuple[str, ...]:
    """The folded, lower-cased words of a name, without titles, particles, initials and possessive s."""
    found = []
    for match in WORD.finditer(fold(name)):
        word = match.group().lower()
        word = word[:-2] if word.endswith("'s") else word
        if len(word) > 1 and word not in PARTICLES and word not in _NOT_NAMES:
            found.append(word)
    return tuple(found)


def make_plan(
    text: str,
    data: Sequence[PersonalDatum],
    treated: Sequence[tuple[Treatment, str | None]],
    names: Iterable[KnownName],
    keep: frozenset[Role],
    initials: dict[str, str],
) -> Plan:
    """Decisions on ``data`` by its treatments, which are those of records that leave the child's file.

    A role in ``keep`` stays as written. A person of unknown role is replaced as well, to be on the safe
    side. ``names`` are those the user gave: they count though the text never has them.
    """
    people: dict[str, Person] = {}
    places: list[Place] = []
    identifiers: dict[tuple[str, str], Identifier] = {}
    mentioned: dict[str, list[tuple[int, int]]] = {}
    for item in data:
        if item.entity == "PERSON" and item.role == "family" and item.person:
            mentioned.setdefault(item.person, []).append((item.start, item.end))
    related = relations(text, mentioned)
    for item, (treatment, replacement) in zip(data, treated, strict=True):
        if item.entity == "PERSON":
            if _INITIALS.fullmatch(item.text.strip()) and not words_of(item.text):
                continue
            key = item.person or item.text.casefold()
            role = item.role or "unknown"
            stays = treatment == "keep" or role in keep
            person = people.get(key)
            if person is None:
                letters = initials[key]
                relation = None if stays else related.get(key)
                person = Person(key, role, None if stays else (relation or letters), letters, relation)
                people[key] = person
            if words_of(item.text):
                person.mentions.add(words_of(item.text))
            person.surfaces[item.text] = None
            places.append(Place(item.start, item.end, person.replacement, person))
            continue
        if treatment == "keep":
            places.append(Place(item.start, item.end, None))
            continue
        mark = replacement or REMOVED[item.entity]
        identifiers.setdefault((item.entity, item.text), Identifier(item.entity, item.text, mark))
        places.append(Place(item.start, item.end, mark))
    _add_known(people, names, keep)
    return Plan(list(people.values()), list(identifiers.values()), places)


def _add_known(people: dict[str, Person], names: Iterable[KnownName], keep: frozenset[Role]) -> None:
    """People the user named who were not found in the text: they may stand where no check looks."""
    mentioned = [set(m) for person in people.values() for m in person.mentions]
    for number, known in enumerate(names):
        words = words_of(known.name)
        if not words:
            continue
        own = next((p for p in people.values() if any(set(words) <= set(m) for m in p.mentions)), None)
        if own is not None or any(set(words) <= m for m in mentioned):
            continue
        # The record knows this person by a part of the name: the rest belongs to the same person.
        near = [p for p in people.values() if any(set(m) <= set(words) for m in p.mentions)]
        role = known.role or "unknown"
        near = [p for p in near if p.role == role or known.role is None]
        if len(near) == 1:
            near[0].mentions.add(words)
            near[0].surfaces[known.name] = None
            continue
        stays = role == "professional" or role in keep
        letters = initials_of(known.name)
        used = {p.initials for p in people.values()}
        if letters in used:
            letters = next(x for n in range(2, 10_000) if (x := f"{letters}{n}") not in used)
        person = Person(f"known{number}", role, None if stays else letters, letters, found=False)
        person.mentions.add(words)
        person.surfaces[known.name] = None
        people[person.key] = person
