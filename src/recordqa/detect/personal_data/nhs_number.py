"""NHS_NUMBER: Presidio's own recogniser (shape and checksum), and ours for numbers that are labelled so.

The codebook takes "checksum-valid numbers and those so labelled"; a mistyped number after "NHS no" still
names a child. No NHS number starts with 0, so 0161 numbers that happen to pass the checksum are left to
PHONE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.predefined_recognizers import NhsRecognizer

from recordqa.detect.personal_data._anchors import anchored, figures, lines_of
from recordqa.detect.personal_data._context import (
    Hit,
    Recogniser,
    before,
    by_line,
    lines_with,
    other_thing,
    rejudged,
)

ENTITIES = ("NHS_NUMBER",)
_TEN = r"\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\d/])"
_LABELLED = re.compile(
    r"\bn\.?h\.?s\b\.?(?: ?(?:no|num|number|id|#))?\.?['’a-z ]{0,25}(?:\([a-z' ]{1,20}\))?"
    r"[:|(#=,\t –-]{0,4}\s?(\d(?:[ .-]{0,2}\d){9}(?![\d/]))",
    re.I,
)
_NUMBER = re.compile(_TEN)
#: Ten digits in any grouping.
_CELL = re.compile(r"\d(?:[ .-]{0,2}\d){9}")
#: A second one in a line that speaks of them: "NHS 999 … (mother), 999.039.9891 (father)".
_ANOTHER = re.compile(r"(?<![\d/.+-])(?!44)[1-9]\d{2}[ .-]{0,2}\d{3}[ .-]{0,2}\d{4}(?![\d/-]|\.\d)")
_OTHER = re.compile(
    r"\b(?:lcs|mosaic|ics|ehm|case|childview|liquidlogic|tel|mobile|mob|phone|upn|ref"
    r"|reference)\b[^\n]{0,12}$"
)


class NhsNumber(NhsRecognizer):
    """The predefined recogniser under the codebook's name."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding, unless the words before it say that the number is another."""
        predefined = super().analyze
        likely = lines_of(text, [at for at in figures(text) if _NUMBER.match(text, at)])
        results = by_line(lambda line: predefined(line, entities, nlp_artifacts, regex_flags), text, likely)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        number = text[result.start : result.end]
        lead = before(text, result.start)
        if number[0] == "0" or "\n" in number:
            return None
        if (_OTHER.search(lead) or other_thing(lead)) and "nhs" not in lead[-25:]:
            return None
        if (
            result.start
            and text[result.start - 1] in "+-/."
            and text[result.start - 2 : result.start - 1].isdigit()
        ):
            return None
        return Hit(result.start, result.end, 1.0 if "nhs" in lead else 0.85, "checksum")


class LabelledNhsNumber(Recogniser):
    """Ten digits after "NHS", or in a column so headed, whatever their checksum."""

    ENTITY = "NHS_NUMBER"
    HEADING = re.compile(r"nhs\b.{0,20}|national health .{0,20}")

    def hits(self, text: str) -> Iterator[Hit]:
        for match in anchored(_LABELLED, text, ("n", "nhs")):
            yield Hit(match.start(1), match.end(1), 0.95, "label:nhs")
        for begin, stop in lines_with(text, ("nhs",)):
            for match in _ANOTHER.finditer(text, begin, stop):
                lead = before(text, match.start())
                if not other_thing(lead) and not (_OTHER.search(lead) and "nhs" not in lead[-25:]):
                    yield Hit(match.start(), match.end(), 0.8, "context:nhs")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        if _CELL.fullmatch(text, start, end):
            yield Hit(start, end, 0.95, "column:nhs")


def recognisers() -> list[EntityRecognizer]:
    """The recognisers of this module."""
    return [NhsNumber(supported_entity="NHS_NUMBER"), LabelledNhsNumber()]
