"""DATE_OF_BIRTH: our own; Presidio's date recogniser takes every date, and those of meetings are not
personal data. A date counts after "DOB", "born" or the like, in a column so headed, or in brackets after
the name in a child's field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._context import Hit, Recogniser, column_cells

ENTITIES = ("DATE_OF_BIRTH",)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?:,?[ -](?:\d{{4}}|'?\d{{2}}(?!\d)))?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{_MONTH} (?:19|20)\d{{2}}"
    rf"|\d{{1,2}} \d{{1,2}} (?:19|20)?\d{{2}})(?!\d)"
)
_AFTER = re.compile(
    r"(?:\bd\.? ?o\.? ?b\.?(?![a-z])|\bdate of birth|\bbirth ?date|\bd/o/b|\bborn|\bbirthday)"
    r"[ \t]?(?:is|was|on|on the|:|the)?[ \t]?(?:on |on the |the )?[:|=(–-]{0,2}[ \t]{0,3}"
    rf"(?:mon|tues?|wed|thurs?|fri|sat|sun)?(?:day)?[ ]?({_DATE})",
    re.I,
)
_FIELD = re.compile(
    rf"^[^\n]{{0,6}}(?:child|young person|name of child|child'?s name|yp|name)\b[^\n\d]{{0,70}}[(,"
    rf"|][ \t]?({_DATE})[ \t]?(?:[)|]|$)",
    re.I | re.M,
)
_HEADING = re.compile(r"d\.?o\.?b|date of birth|birth", re.I)
_WHOLE = re.compile(_DATE, re.I)


class DateOfBirth(Recogniser):
    """Dates somebody was born on."""

    ENTITY = "DATE_OF_BIRTH"

    def hits(self, text: str) -> Iterator[Hit]:
        for match in _AFTER.finditer(text):
            yield Hit(match.start(1), match.end(1), 0.97, "label:born")
        for match in _FIELD.finditer(text):
            yield Hit(match.start(1), match.end(1), 0.8, "header:child")
        for start, end in column_cells(text, _HEADING):
            if _WHOLE.fullmatch(text[start:end]):
                yield Hit(start, end, 0.95, "column:born")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [DateOfBirth()]
