"""NI_NUMBER: Presidio's class with one more pattern: QQ, the prefix that examples use, is refused by the
predefined one. Ours besides for numbers that are labelled: without their last letter, or with hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkNinoRecognizer

from recordqa.detect.personal_data._anchors import anchored, at_starts, keys, lines_of, mixed_starts
from recordqa.detect.personal_data._context import Hit, Recogniser, before, by_line, other_thing, rejudged

ENTITIES = ("NI_NUMBER",)
_ANY = Pattern("NINO, any prefix", r"\b[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", 0.3)
_SHAPE = re.compile(r"[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2}")
_CELL = re.compile(r"[A-Za-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}")
_LABEL = re.compile(r"\b(?:n\.?i\.?n?\.?o?|national insurance)\b", re.I)
_LABELLED = re.compile(
    r"\b(?:n\.?i\.?(?:n\.?o?\.?)?|nat(?:ional|'?l)?\.? ?ins(?:urance|\.)?)(?: ?(?:no|num"
    r"|number))?\.?['’a-z, ]{0,40}(?:\([a-z' ]{1,20}\))?"
    r"[:|(#=\t –-]{0,4}\s?"
    r"([A-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}(?:[ .-]?[A-Z])?|[A-Z]{2} ?\d{3} ?\d{3} ?[A-D]?)(?![\w-])",
    re.I,
)
_LABEL_KEYS = keys("n ni nis nin nino nat national")
#: Nothing else is written so, in any letters and grouping.
_WHOLE = re.compile(
    r"(?<![\w/-])(?!(?:[DFIQUV]|.[DFIQUVO]))[A-Z]{2}(?:[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}|[ .-]\d{3}[ .-]\d{3}"
    r"|[ .-]\d{6})[ .-]?[A-D](?![\w/-])",
    re.I,
)


class NiNumber(UkNinoRecognizer):
    """National insurance numbers."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding; an impossible prefix or small letters need the label before them."""
        predefined = super().analyze
        likely = lines_of(text, [at for at in mixed_starts(text) if _SHAPE.match(text, at)])
        results = by_line(lambda line: predefined(line, entities, nlp_artifacts, regex_flags), text, likely)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        number = text[result.start : result.end]
        lead = before(text, result.start)
        labelled = bool(_LABEL.search(lead))
        sound = number.isupper() and (result.score >= 0.5 or number.startswith("QQ"))
        if not labelled and (not sound or other_thing(lead)):
            return None
        return Hit(result.start, result.end, 0.95 if labelled else 0.8, "label:ni" if labelled else "pattern")


class LabelledNiNumber(Recogniser):
    """What stands after "NI number", or in a column so headed."""

    ENTITY = "NI_NUMBER"
    HEADING = re.compile(
        r".{0,12}\b(?:n\.?i\.?|nino|nat(?:ional)? ins(?:urance)?)(?: ?(?:no|num|number))?\.?"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        for match in anchored(_LABELLED, text, _LABEL_KEYS):
            yield Hit(match.start(1), match.end(1), 0.95, "label:ni")
        for match in at_starts(_WHOLE, text, mixed_starts(text)):
            if not other_thing(before(text, match.start())):
                yield Hit(match.start(), match.end(), 0.8, "pattern")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        if _CELL.match(text, start, end) and end - start <= 15:
            yield Hit(start, end, 0.95, "column:ni")


def recognisers() -> list[EntityRecognizer]:
    """The recognisers of this module."""
    return [
        NiNumber(patterns=[*UkNinoRecognizer.PATTERNS, _ANY], supported_entity="NI_NUMBER"),
        LabelledNiNumber(),
    ]
