"""NI_NUMBER: Presidio's class with one more pattern: QQ, the prefix that examples use, is refused by the
predefined one.
"""

from __future__ import annotations

import re
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkNinoRecognizer

from recordqa.detect.personal_data._context import Hit, before, rejudged

ENTITIES = ("NI_NUMBER",)
_ANY = Pattern("NINO, any prefix", r"\b[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", 0.3)
_LABEL = re.compile(r"\b(?:n\.?i\.?n?\.?o?|national insurance)\b", re.I)


class NiNumber(UkNinoRecognizer):
    """National insurance numbers."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding; an impossible prefix or small letters need the label before them."""
        results = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        number = text[result.start : result.end]
        labelled = bool(_LABEL.search(before(text, result.start)))
        sound = number.isupper() and (result.score >= 0.5 or number.startswith("QQ"))
        if not labelled and not sound:
            return None
        return Hit(result.start, result.end, 0.95 if labelled else 0.8, "label:ni" if labelled else "pattern")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [NiNumber(patterns=[*UkNinoRecognizer.PATTERNS, _ANY], supported_entity="NI_NUMBER")]
