"""The base of our own recognisers, and the context they read: a label before, words on both sides, words
that forbid.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult


@dataclass(frozen=True, slots=True)
class Hit:
    """One span with how sure it is and the reason."""

    start: int
    end: int
    sure: float
    why: str


class Recogniser(EntityRecognizer):
    """An entity found by a function over the whole record; subclasses write ``hits``.

    Those with a ``HEADING`` are asked for ``cell_hits`` as well, for every cell of a table whose column's
    heading or row's label matches it whole (lower case, "_" read as a blank).
    """

    ENTITY = ""
    HEADING: ClassVar[re.Pattern[str] | None] = None

    def __init__(self) -> None:
        super().__init__(supported_entities=[self.ENTITY], supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    @abstractmethod
    def hits(self, text: str) -> Iterable[Hit]:
        """The spans of this entity in ``text``."""

    def cell_hits(self, text: str, start: int, end: int) -> Iterable[Hit]:
        """The spans of this entity in a cell that stands under, or beside, a heading of its own."""
        return ()

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's way in."""
        found = list(self.hits(text))
        if self.HEADING is not None:
            for cell in (*table_cells(text), *getattr(nlp_artifacts, "columns", ())):
                if self.HEADING.fullmatch(cell.heading):
                    found += self.cell_hits(text, cell.start, cell.end)
        return [result_of(self, self.ENTITY, hit) for hit in found]


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


def by_line(
    analyse: Callable[[str], list[RecognizerResult]], text: str, lines: Iterable[tuple[int, int]]
) -> list[RecognizerResult]:
    """A predefined recogniser's results over the lines, as offsets, that may hold something: its patterns
    cost more than all else, and what it finds never runs over a line's end.
    """
    found: list[RecognizerResult] = []
    for begin, stop in lines:
        for result in analyse(text[begin:stop]):
            result.start += begin
            result.end += begin
            found.append(result)
    return found


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in small letters, of the same length: letters that would become two are left as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[tuple[int, str], ...]:
    found = []
    position = 0
    for line in lowered(text).split("\n"):
        found.append((position, line))
        position += len(line) + 1
    return tuple(found)


def lines_with(text: str, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines, as offsets, that hold one of some stems in any letters: a search costs less than a match."""
    for start, line in _lines(text):
        for stem in stems:
            if stem in line:
                yield start, start + len(line)
                break


def before(text: str, start: int, characters: int = 40) -> str:
    """What stands before ``start`` on the same line, or in the cell before it, lower case."""
    piece = text[max(0, start - characters) : start]
    return piece.rsplit("\n", 1)[-1].lower()


def after(text: str, end: int, characters: int = 40) -> str:
    """What stands after ``end`` on the same line, lower case."""
    return text[end : end + characters].split("\n", 1)[0].lower()


#: Numbers of things: none of them is a person's.
_THING = re.compile(
    r"\b(?:invoice|payment|order|boiler|repair|parcel|tracking|serial|model|printer|ticket|booking"
    r"|flight|bus|asset"
    r"|account|sort code|cost cent(?:re|er)|cost code|budget(?: code)?|door code|code|passcode|meeting id"
    r"|zoom id|form|leaflet|course|module|unit|policy|standard|clause|para(?:graph)?|page|version|barcode"
    r"|receipt|helpdesk|batch|payroll|isbn|doi|registration (?:no|number) with|sdq|phase|social work england"
    r"|purchase order|p\.?o|error|collar|bleep|desk|ext(?:ension)?|vat|charity|company|licen[cs]e|certificate"
    r"|mileage|odometer|job|vacancy|requisition|catalogue|item|meter|prescription|membership|voucher|pension"
    r"|total|raffle|locker|swe|hcpc|dbs|ofsted(?: urn)?|teams id|conference id|access code|pin)"
    r"(?:'?s)?(?: (?:no|number|num|ref|reference|id|code|is|was|registration))*\.?[ :#(=–-]{0,4}$"
)


def other_thing(lead: str) -> bool:
    """Whether the words before a number say that it is an invoice's, a form's, a cost centre's…"""
    return _THING.search(lead) is not None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that is not empty, as offsets, with what names it: its column's heading or its row's label."""

    start: int
    end: int
    heading: str


_CSV_HEAD = re.compile(r"[\w#'’/.()-]{1,25}(?: [\w#'’/.()-]{1,25}){0,3}")
_QUOTED = re.compile(r'"(?:[^"\n]|"")*"|[^,\n"]*')
_RULE = re.compile(r"[\s|:=-]*")


def plain(heading: str) -> str:
    """A heading without marks, in small letters, "_" read as a blank."""
    return heading.strip(" \t*_#:\"'").replace("_", " ").lower()


def _split(line: str, by: str) -> list[tuple[int, int]]:
    """The cells of a line as offsets in it, blanks around them left out."""
    cells = []
    at = 0
    while at <= len(line):
        if by == ",":
            quoted = _QUOTED.match(line, at)
            stop = quoted.end() if quoted and line[quoted.end() : quoted.end() + 1] in ("", ",") else -1
        else:
            stop = line.find(by, at)
        stop = len(line) if stop < 0 else stop
        piece = line[at:stop]
        bare = piece.strip(' \t"*' if by == "," else " \t*")
        left = at + (piece.index(bare) if bare else 0)
        cells.append((left, left + len(bare)))
        at = stop + len(by)
    return cells


def _separator(line: str, following: str) -> str:
    if "|" in line:
        return "|"
    if "\t" in line.strip():
        return "\t"
    if line.count(" / ") >= 2 and following.count(" / ") == line.count(" / "):
        return " / "
    if line.count(",") and following.count(",") >= line.count(","):
        cells = line.split(",")
        if all(_CSV_HEAD.fullmatch(c.strip(' "')) for c in cells) and not line.rstrip().endswith("."):
            return ","
    return ""


@lru_cache(maxsize=4)
def table_cells(text: str) -> tuple[TableCell, ...]:
    """The cells of tables written with bars, tabs or commas, each with its column's heading, and once more
    with the cell to its left, which names it in tables of labels and values.
    """
    found: list[TableCell] = []
    heads: list[str] = []
    by = ""
    position = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        here = by if by in (",", " / ") and by in line else _separator(line, following)
        if not here:
            heads, by = ([], "") if line.strip() or by == "," else (heads, by)
        elif here != by or len(line) >= 8000:
            heads, by = [plain(line[a:b]) for a, b in _split(line, here)], here
            if here != ",":
                found += _by_label(line, here, position)
        elif not _RULE.fullmatch(line):
            cells = _split(line, here)
            for (a, b), head in zip(cells, heads, strict=False):
                if b > a and head:
                    found.append(TableCell(position + a, position + b, head))
            if here != ",":
                found += _by_label(line, here, position)
        position += len(line) + 1
    return tuple(found)


def _by_label(line: str, by: str, position: int) -> Iterator[TableCell]:
    label = ""
    for a, b in _split(line, by):
        if b > a:
            if label:
                yield TableCell(position + a, position + b, label)
            label = plain(line[a:b]) if b - a <= 40 else ""
