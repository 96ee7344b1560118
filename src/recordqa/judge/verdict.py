"""What a kind of judging is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from recordqa.packs import Pack
from recordqa.types import Document, Findings, Metadata, RecordType, Span, Treatment

#: The most evidence quoted for one criterion.
MOST_QUOTES = 12


@dataclass(frozen=True)
class Context:
    """Everything a kind may look at; nothing of it is changed."""

    document: Document
    findings: Findings
    pack: Pack
    type: RecordType
    blank: bool = False

    @property
    def metadata(self) -> Metadata:
        return self.document.record.metadata


@dataclass(frozen=True)
class Verdict:
    """A level with what earned it. ``level`` None means that it does not apply after all.

    ``missing`` overrides the criterion's own words for what is missing when a kind can say it
    more exactly; ``children`` and the like are never guessed.
    """

    level: int | None
    confidence: float
    evidence: tuple[Span, ...] = ()
    counter_evidence: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    advice: str | None = None
    chances: tuple[float, ...] = ()
    tier: Literal["counts", "look here"] | None = None


@dataclass(frozen=True)
class Treated:
    """What to do with one piece of personal data, and by what to replace it."""

    treatment: Treatment
    replacement: str | None


class Quotable(Protocol):
    """Anything that was found somewhere in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def spans(items: Iterable[Quotable], most: int = MOST_QUOTES) -> tuple[Span, ...]:
    """Findings of any kind as spans, without repeats, in the order given."""
    seen: dict[tuple[int, int], Span] = {}
    for item in items:
        seen.setdefault((item.start, item.end), Span(item.start, item.end, item.text))
    return tuple(seen.values())[:most]


def empty() -> Verdict:
    """Nothing at all: level 0, and sure of it."""
    return Verdict(0, 0.9)
