"""VEHICLE_REG: Presidio's recogniser with context of our own. Its older shapes match "s47 was", "S17 for"
and "S20 and"; so only the current shape in capitals stands by itself, the rest need a vehicle near, and
sections of an Act never pass.
"""

from __future__ import annotations

import re
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkVehicleRegistrationRecognizer

from recordqa.detect.people_words import COMMON, kinds
from recordqa.detect.personal_data._context import Hit, after, before, rejudged

ENTITIES = ("VEHICLE_REG",)
_NEAR = re.compile(
    r"\b(?:car|van|vehicle|reg|registration|number ?plate|plates?|vrn|vrm|driv\w+|parked|bmw|audi|corsa"
    r"|fiesta|astra|golf|ford|vauxhall"
    r"|motorbike|bike|moped|taxi|lorry|truck|clio|focus|mini|polo|transit|insured|mot|getting into"
    r"|got into|seen in)\b"
)
#: The current shape with any letters: invented plates use those that the DVLA leaves out.
_ANY = Pattern("current shape, any letters", r"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b", 0.3)
_CURRENT = re.compile(r"[A-Z]{2}[0-9]{2}[ -]?[A-Z]{3}")


class VehicleReg(UkVehicleRegistrationRecognizer):
    """Number plates."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding, judged by its shape and what stands on both sides."""
        results = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        plate = text[result.start : result.end]
        near = bool(_NEAR.search(before(text, result.start, 60)) or _NEAR.search(after(text, result.end, 30)))
        letters = re.split(r"[^A-Za-z]+", plate)
        wordy = any(kinds(w.lower()) & COMMON for w in letters if len(w) >= 3)
        if _CURRENT.fullmatch(plate) and (near or not wordy):
            return Hit(
                result.start, result.end, 0.95 if near else 0.85, "context:vehicle" if near else "pattern"
            )
        if not near or wordy or re.match(r"[sS] ?\d", plate) or not (plate.isupper() or len(plate) >= 7):
            return None
        return Hit(result.start, result.end, 0.8, "context:vehicle")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [
        VehicleReg(patterns=[*UkVehicleRegistrationRecognizer.PATTERNS, _ANY], supported_entity="VEHICLE_REG")
    ]
