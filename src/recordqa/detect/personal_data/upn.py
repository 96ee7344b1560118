"""UPN, a pupil's number: our own, Presidio has none. A check letter (A-Z without I, O and S, by weights 2
to 13 modulo 23) and twelve digits; a temporary one ends in a letter. Source: Department for Education,
guide to unique pupil numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._context import Hit, Recogniser, before, lowered, other_thing

ENTITIES = ("UPN",)
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
#: In any grouping: "P 341 2591 11939", "U-2132001-07150".
_SHAPE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z](?:[ -]{0,2}\d){11}[ -]{0,2}(?:\d|[A-Za-z])(?![A-Za-z0-9])")
_LABEL = re.compile(r"\b(?:upn|unique pupil n\w*|pupil (?:no|number|id))\b")
_LABEL_ABOVE = re.compile(r"\b(?:upn|unique pupil n\w*)[^\n]{0,12}\n\s*$", re.I)


def check_letter(digits: str) -> str:
    """The letter that belongs before twelve digits, or eleven digits and a temporary number's letter."""
    values = [int(d) if d.isdigit() else _LETTERS.find(d.upper()) for d in digits]
    return _LETTERS[sum(v * w for v, w in zip(values, range(2, 14), strict=True)) % 23]


class Upn(Recogniser):
    """Unique pupil numbers: sound by their check letter, or labelled."""

    ENTITY = "UPN"
    HEADING = re.compile(r"(?:temp\w* |child'?s )?(?:upn|unique pupil n\w*|pupil (?:no|number|id))\b.{0,8}")

    def hits(self, text: str) -> Iterator[Hit]:
        told = "upn" in lowered(text) or "pupil n" in lowered(text)
        for match in _SHAPE.finditer(text):
            number = re.sub(r"[ -]", "", match.group()).upper()
            lead = before(text, match.start())
            labelled = bool(
                _LABEL.search(lead) or _LABEL_ABOVE.search(text[max(0, match.start() - 40) : match.start()])
            )
            if not labelled and other_thing(lead):
                continue
            if check_letter(number[1:]) == number[0]:
                yield Hit(match.start(), match.end(), 1.0 if labelled else 0.95, "checksum")
            elif labelled:
                yield Hit(match.start(), match.end(), 0.9, "label:upn")
            elif told and number[1:].isdigit():
                # A mistyped one in a record that speaks of such numbers: "Ben's as L908275606014".
                yield Hit(match.start(), match.end(), 0.75, "pattern")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        if _SHAPE.fullmatch(text, start, end):
            yield Hit(start, end, 0.95, "column:upn")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Upn()]
