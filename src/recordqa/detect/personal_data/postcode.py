"""POSTCODE: Presidio's class with a wider pattern. The predefined one (base score 0.1) refuses C, I, K,
M, O and V in the last two letters, which mistyped and invented postcodes have. In capitals it stands by
itself; in small letters an address or the label must be near.
"""

from __future__ import annotations

import re
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkPostcodeRecognizer

from recordqa.detect.personal_data._context import Hit, before, rejudged

ENTITIES = ("POSTCODE",)
_WIDE = Pattern(
    "UK postcode, any inward letters", r"\b[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?[ \t]?[0-9][A-Z]{2}\b", 0.1
)
_NEAR = re.compile(
    r"post ?code|address|lives? at|\b(?:road|street|lane|close|avenue|drive|court|way|place|rise|gardens"
    r"|st|rd)\b"
)
_TIMES = re.compile(r"[0-9](?:am|pm|th|st|nd|rd)$")


class Postcode(UkPostcodeRecognizer):
    """Postcodes."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding, judged by its letters and what stands before."""
        results = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        code = text[result.start : result.end]
        near = bool(_NEAR.search(before(text, result.start, 60)))
        if _TIMES.search(code.lower()) and not near:
            return None
        if not code.isupper() and not near:
            return None
        if " " not in code and not near and len(code) < 6:
            return None
        return Hit(result.start, result.end, 0.95 if near else 0.85, "context:address" if near else "pattern")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Postcode(patterns=[_WIDE], supported_entity="POSTCODE")]
