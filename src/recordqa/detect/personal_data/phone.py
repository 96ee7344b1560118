"""PHONE: Presidio's recogniser for Great Britain with leniency 0 (any stricter and the numbers kept for
drama, 07700 900xxx, are refused). That leniency takes case numbers and dates too, so a number must start
like a British one and stand free of labels that say it is something else.
"""

from __future__ import annotations

import re
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.predefined_recognizers import PhoneRecognizer

from recordqa.detect.personal_data._context import Hit, before, rejudged

ENTITIES = ("PHONE",)
_NOT = re.compile(
    r"\b(?:lcs|mosaic|ics|ehm|liquidlogic|childview|case|ref|reference|child id|person id|client id|id"
    r"|nhs|upn|invoice|urn|claim)"
    r"\b[^0-9\n]{0,18}$"
)
_YES = re.compile(r"\b(?:phone|tel|telephone|mobile|mob|ring|call|text|contact|number|t|m)\b[^0-9\n]{0,25}$")
_ANY_DIGIT = re.compile(r"\d{5}")


class Phone(PhoneRecognizer):
    """British telephone numbers."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's finding, if it starts and reads like a telephone number."""
        if not _ANY_DIGIT.search(text) and "0" not in text:
            return []
        results = super().analyze(text, entities, nlp_artifacts)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        number = text[result.start : result.end]
        digits = "".join(c for c in number if c.isdigit())
        lead = before(text, result.start)
        british = (digits.startswith("0") and 10 <= len(digits) <= 11 and not digits.startswith("00")) or (
            digits.startswith(("44", "0044")) and 11 <= len(digits) <= 14
        )
        if (
            not british
            or "\n" in number
            or "/" in number
            or (number.count(".") >= 2 and len(digits) <= 8)
            or _NOT.search(lead)
        ):
            return None
        labelled = bool(_YES.search(lead))
        return Hit(
            result.start, result.end, 0.95 if labelled else 0.85, "context:phone" if labelled else "pattern"
        )


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Phone(supported_entity="PHONE", supported_regions=("GB",), leniency=0)]
