"""Personal data grouped by whose it is and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recordqa.report.view.clean import one_line
from recordqa.report.view.words import ENTITY_WORDS, entity_words, treatment_words
from recordqa.types import Entity, Report, Role, Treatment
from recordqa.types.contract import PersonalDataReport

NO_NAMES = "No names found. Nobody can promise none is there: read it once."
_ROLE_ORDER: tuple[Role | None, ...] = ("child", "family", "unknown", None, "professional")
_ENTITY_ORDER: tuple[Entity, ...] = tuple(ENTITY_WORDS)


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of personal data that is treated in one way.

    ``items`` are the different texts as written with the number of times each stands in the
    record, in order of appearance.
    """

    entity: Entity
    role: Role | None
    treatment: Treatment
    items: tuple[tuple[str, int], ...]

    @property
    def key(self) -> str:
        """A short id for links."""
        return "-".join(
            x.lower().replace("_", "-") for x in (self.entity, self.role or "", self.treatment) if x
        )

    @property
    def heading(self) -> str:
        """How many of what: 2 children's names."""
        return entity_words(self.entity, self.role, len(self.items))

    @property
    def advice(self) -> str:
        """What to do: replace by initials or ID."""
        return treatment_words(self.treatment, self.entity, self.role)

    @property
    def listed(self) -> list[str]:
        """Each text, with the number of times it stands there when more than once."""
        return [text if count == 1 else f"{text} ({count})" for text, count in self.items]


def group_of(item: PersonalDataReport) -> tuple[Entity, Role | None, Treatment]:
    """What decides the group a piece of personal data belongs to."""
    role = (item.role or "unknown") if item.entity == "PERSON" else None
    return item.entity, role, item.treatment


def groups(report: Report) -> list[Group]:
    """Names first (children, family, not clear, professionals), then identifiers by kind."""
    counts: dict[tuple[Entity, Role | None, Treatment], Counter[str]] = {}
    for item in report.personal_data:
        counts.setdefault(group_of(item), Counter())[one_line(item.text)] += 1
    found = [Group(*key, items=tuple(texts.items())) for key, texts in counts.items()]
    return sorted(
        found, key=lambda g: (_ENTITY_ORDER.index(g.entity), _ROLE_ORDER.index(g.role), g.treatment)
    )


def stays_on_file(report: Report) -> bool:
    """Whether everything found may stand, as the record stays on the child's file."""
    on_file = report.record.type in ("case", "oversight")
    found = report.personal_data
    return on_file and bool(found) and all(p.treatment in ("keep", "review") for p in found)


def names_found(found: Iterable[Group]) -> bool:
    """Whether any of it is a person's name."""
    return any(g.entity == "PERSON" for g in found)
