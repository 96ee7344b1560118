"""The base of our own recognisers, and the context they read: a label before, words on both sides, words
that forbid.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult


@dataclass(frozen=True, slots=True)
class Hit:
    """One span with how sure it is and the reason."""

    start: int
    end: int
    sure: float
    why: str


class Recogniser(EntityRecognizer):
    """An entity found by a function over the whole record; subclasses write ``hits``."""

    ENTITY = ""

    def __init__(self) -> None:
        super().__init__(supported_entities=[self.ENTITY], supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    @abstractmethod
    def hits(self, text: str) -> Iterable[Hit]:
        """The spans of this entity in ``text``."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's way in."""
        return [result_of(self, self.ENTITY, hit) for hit in self.hits(text)]


def result_of(recogniser: EntityRecognizer, entity: str, hit: Hit, **extra: Any) -> RecognizerResult:
    """A Presidio result that says why."""
    return RecognizerResult(
        entity_type=entity,
        start=hit.start,
        end=hit.end,
        score=hit.sure,
        recognition_metadata={
            RecognizerResult.RECOGNIZER_NAME_KEY: type(recogniser).__name__,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recogniser.id,
            "why": hit.why,
            **extra,
        },
    )


def rejudged(
    recogniser: EntityRecognizer, results: Iterable[RecognizerResult], hits: Iterable[Hit | None]
) -> list[RecognizerResult]:
    """A predefined recogniser's results with our score and reason; None drops one."""
    return [
        result_of(recogniser, result.entity_type, hit)
        for result, hit in zip(results, hits, strict=True)
        if hit is not None
    ]


def before(text: str, start: int, characters: int = 40) -> str:
    """What stands before ``start`` on the same line, or in the cell before it, lower case."""
    piece = text[max(0, start - characters) : start]
    return piece.rsplit("\n", 1)[-1].lower()


def after(text: str, end: int, characters: int = 40) -> str:
    """What stands after ``end`` on the same line, lower case."""
    return text[end : end + characters].split("\n", 1)[0].lower()


def column_cells(text: str, heading: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The cells of bar-separated tables under a heading that matches, as offsets, borders and blanks left
    out.
    """
    columns: set[int] = set()
    position = 0
    for line in text.split("\n"):
        if "|" not in line:
            columns = set() if line.strip() else columns
        else:
            cells = line.split("|")
            heads = {i for i, c in enumerate(cells) if heading.match(c.strip())}
            if heads and len(line) < 200:
                columns = heads
            else:
                start = position
                for index, cell in enumerate(cells):
                    stripped = cell.strip()
                    if index in columns and stripped:
                        left = start + cell.index(stripped)
                        yield left, left + len(stripped)
                    start += len(cell) + 1
        position += len(line) + 1
