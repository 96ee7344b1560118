"""VEHICLE_REG: Presidio's recogniser with context of our own. Its older shapes match "s47 was", "S17 for"
and "S20 and"; so only the current shape in capitals stands by itself, the rest need a vehicle near, and
sections of an Act never pass. Ours besides for what stands right after "reg" or "plate", or in a column so
headed: Northern Irish, dateless and private plates, in any letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkVehicleRegistrationRecognizer

from recordqa.detect.people_words import COMMON, TRADE, kinds
from recordqa.detect.personal_data._anchors import anchored, keys, lines_of, mixed_starts
from recordqa.detect.personal_data._context import (
    Hit,
    Recogniser,
    after,
    before,
    by_line,
    other_thing,
    rejudged,
)
from recordqa.detect.personal_data._plates import SHORT_FORMS, VEHICLE, plates

ENTITIES = ("VEHICLE_REG",)
#: The current shape with any letters: invented plates use those that the DVLA leaves out.
_ANY = Pattern("current shape, any letters", r"\b[A-Z]{2}[0-9]{2}[ -]?[A-Z]{3}\b", 0.3)
_CURRENT = re.compile(r"[A-Z]{2}[0-9]{2}[ -]?[A-Z]{3}")
_POSSIBLE = re.compile(
    r"[A-Za-z]{1,3}\d{1,3}[ -]?[A-Za-z]{2}|[A-Za-z]{3}[ -]?\d{1,3}[A-Za-z]|[A-Z] \d{1,3} [A-Z]{3}"
)
_LABELLED = re.compile(
    r"\b(?:reg|registration|number ?plates?|plates?|vrn|vrm|index)\b\.?(?: (?:no|number|mark|plate)\b\.?)?"
    r"(?: ?\([a-z' ]{1,15}\))?(?: ?(?:is|was|of|reads?))?[ \t]?[:,=(–-]{0,2}[ \t]{0,3}\n?[\"“]?"
    r"([A-Z]{2} ?\d{2} ?-?[A-Z]{3}|[A-Z] ?\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,4}(?: ?[A-Z])?|[A-Z]{1,2} ?\d{1,4}"
    r"|\d{1,4} ?[A-Z]{1,3}|[A-Z]\d{1,2} [A-Z]{2,3})(?![\w/]|[.-]\w)",
    re.I,
)
_LABEL_KEYS = keys("reg number plate vrn vrm index")
_SECTION = re.compile(r"[sS] ?\d")


def _worded(plate: str) -> bool:
    """Whether three letters or more of it are an ordinary word: "S17 for", "C110 and"."""
    return any(kinds(w.lower()) & COMMON for w in re.split(r"[^A-Za-z]+", plate) if len(w) >= 3)


class VehicleReg(UkVehicleRegistrationRecognizer):
    """Number plates."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding, judged by its shape and what stands on both sides."""
        predefined = super().analyze
        likely = lines_of(text, [at for at in mixed_starts(text) if _POSSIBLE.match(text, at)])
        results = by_line(lambda line: predefined(line, entities, nlp_artifacts, regex_flags), text, likely)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        plate = text[result.start : result.end]
        lead = before(text, result.start, 60)
        near = bool(VEHICLE.search(lead) or VEHICLE.search(after(text, result.end, 30)))
        wordy = _worded(plate)
        if "\n" in plate or other_thing(lead):
            return None
        if not near and (kinds(plate[-3:].lower()) & TRADE or plate[-3:] in SHORT_FORMS):
            return None
        if _CURRENT.fullmatch(plate) and (near or not wordy):
            return Hit(
                result.start, result.end, 0.95 if near else 0.85, "context:vehicle" if near else "pattern"
            )
        if not near or wordy or _SECTION.match(plate) or not (plate.isupper() or len(plate) >= 7):
            return None
        return Hit(result.start, result.end, 0.8, "context:vehicle")


class LabelledVehicleReg(Recogniser):
    """What stands after "reg", "plate" and their like, and every British pattern near a vehicle."""

    ENTITY = "VEHICLE_REG"
    HEADING = re.compile(
        r".{0,15}\b(?:reg|registration|number plate|plate|vrm|vrn|index)(?: ?(?:no|number|mark))?\.?(?:"
        r" plate)?"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        for match in anchored(_LABELLED, text, _LABEL_KEYS):
            plate = match.group(1)
            letters = [c for c in plate if c.isalpha()]
            if len(plate) >= 4 and any(c.isdigit() for c in plate) and letters and not _unit(plate):
                yield Hit(match.start(1), match.end(1), 0.9, "label:vehicle")
        yield from plates(text)

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        plate = text[start:end]
        both = re.search(r"\d", plate) and re.search(r"[A-Za-z]", plate)
        if 4 <= len(plate) <= 9 and both and re.fullmatch(r"[A-Za-z0-9 -]+", plate) and not _unit(plate):
            yield Hit(start, end, 0.9, "column:vehicle")


def _unit(plate: str) -> bool:
    """Whether it is a number and a word ("44 was", "2 May"), not a plate."""
    words = re.findall(r"[A-Za-z]+", plate)
    return (
        (plate[0].isdigit() and (not plate.isupper() or _worded(plate)))
        or (not plate.isupper() and _worded(plate))
        or not words
    )


def recognisers() -> list[EntityRecognizer]:
    """The recognisers of this module."""
    return [
        VehicleReg(
            patterns=[*UkVehicleRegistrationRecognizer.PATTERNS, _ANY], supported_entity="VEHICLE_REG"
        ),
        LabelledVehicleReg(),
    ]
