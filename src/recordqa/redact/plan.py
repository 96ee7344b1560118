"""What was found, as decisions: who is replaced by what, which identifiers go, what stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recordqa.redact.folding import fold
from recordqa.types import Role

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
INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}\d{0,2}\.?$")
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

    def take(self, name: str) -> None:
        """Add a form of the name."""
        words = words_of(name)
        if words:
            self.mentions.add(words)
        self.surfaces[name] = None


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
