"""DATE_OF_BIRTH: our own; Presidio's date recogniser takes every date, and those of meetings are not
personal data. A date counts after "DOB", "born" or the like, in a column so headed, in brackets after the
name in a child's field, or beside a name when it is years older than the latest date of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.people_words import COMMON, FIRST, LAST, LOOK_ALIKE, fold, kinds
from recordqa.detect.personal_data._context import Hit, Recogniser, lines_with, lowered

ENTITIES = ("DATE_OF_BIRTH",)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SPOKEN_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_SPOKEN_YEAR = (
    rf"(?:two thousand(?: and (?:{_UNIT}|ten|eleven|twelve|\w{{3,5}}teen))?"
    rf"|(?:twenty|nineteen) (?:oh {_UNIT}|ten|eleven|twelve|\w{{3,5}}teen|(?:twenty"
    rf"|\w{{3,5}}ty)(?:[ -]{_UNIT})?))"
)
_YEAR = rf"(?:(?:19|20)\d\d|{_SPOKEN_YEAR}|['’]?\d\d(?![\d:.]))"
_DATE = (
    r"(?:\d{1,2} ?[./\\-] ?\d{1,2} ?[./\\-] ?(?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{_SPOKEN_DAY})(?: of)?[ -]?{_MONTH}(?:,?[ -]{{0,2}}{_YEAR})?"
    rf"|{_MONTH} ?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_SPOKEN_DAY})(?!\d)(?:,? {_YEAR})?|{_MONTH} {_YEAR}"
    r"|\d{1,2} \d{1,2} (?:19|20)?\d{2}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?![\d:])"
)
_LABEL = re.compile(
    r"(?:(?<![a-z])d\.? ?o\.? ?b\.?s?(?![a-z])|\bdates? of birth|\bbirth ?date|\bd/o/b|\bborn(?! in\b)"
    r"|\bbirthday"
    r"|(?<=[,(;] )b\.(?= ?\d)|(?<=[,(;])b\.(?= ?\d))"
)
_AFTER = re.compile(
    r"(?: ?/ ?age)?(?: ?\([a-z' ]{1,20}\))?(?: ?'s)?"
    r"(?:,? (?:is|was|were|on|the|as|given|recorded|wrongly|put|down|of|to|be|thought|believed|about"
    r"|around|both"
    r"|confirmed|here|early|late|at home|in [a-z]{3,14},?|[a-z]{2,14}ly)\b){0,6}"
    r"(?: (?:at|in|by) (?:(?! and | but | moved)[^\n.;:,\d]){2,40}? on\b(?: the)?)?"
    r"[ \t]?[:|=(–-]{0,2}[ \t]{0,3}(?:\n[ \t]{0,3})?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:the )?"
    rf"({_DATE})",
    re.I,
)
_STEMS = ("birth", "born", "dob", "d.o", "d o", "d/o", "d. o", "b.")
_MORE = re.compile(rf" ?(?:,|;|/|&|\band\b)(?: ?and\b)? ?({_DATE})", re.I)
_FIELD = re.compile(
    rf"^[^\n]{{0,6}}(?:child|young person|name of child|child'?s name|yp|name)\b[^\n\d]{{0,70}}[(,"
    rf"|][ \t]?({_DATE})[ \t]?(?:[)|,;]|$)",
    re.I | re.M,
)
_WHOLE = re.compile(rf"({_DATE})(?: ?\(\d{{1,2}}(?: ?(?:yrs?|years?))?\))?", re.I)
#: A date beside a name: "Musa (11/02/2010)", "Olek - 06/06/2012".
_FIGURES = re.compile(
    r"(?<![\w/.-])(\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d))(?![\d/.-]\d)"
    r"(?= ?[),;|–-]|\s{2}|\n|$| *(?:LCS|ID|NHS|UPN|Mosaic|Child|Name|and)\b)"
)
_NAME_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][\w'’-]{1,24})(?:,? ?\( ?| [–-] ?|, | )\Z")
_YEARS = re.compile(
    r"(?<![\d£/-])(?:\d{1,2}[./-]\d{1,2}[./-])?((?:19|20)\d\d)(?!\d)|\d{1,2}[./-]\d{1,2}[./-](\d\d)(?!\d)"
)
#: What the year is when the record has no other date: an older one beside a name is no meeting's.
_WITHOUT_DATES = 2022
_OLDER = 3


def _year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else (2000 if year < 60 else 1900) + year


def _latest(text: str, besides: int) -> int:
    """The latest plausible year in the record, the date at ``besides`` left out."""
    years = [
        _year(m.group(1) or m.group(2)) for m in _YEARS.finditer(text) if not m.start() <= besides < m.end()
    ]
    return max((y for y in years if 2000 <= y <= 2045), default=_WITHOUT_DATES)


class DateOfBirth(Recogniser):
    """Dates somebody was born on."""

    ENTITY = "DATE_OF_BIRTH"
    HEADING = re.compile(
        r".{0,12}\bd\.? ?o\.? ?b\.?\b.{0,12}|.{0,12}\bdate of birth\b.{0,12}|birth(?: ?date)?|born|birthday"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        low = lowered(text)
        for begin, stop in lines_with(text, _STEMS):
            for label in _LABEL.finditer(low, begin, stop):
                yield from self._after(text, label.end())
        for begin, _ in lines_with(text, ("child", "young", "yp", "name")):
            match = _FIELD.match(text, begin)
            if match:
                yield Hit(match.start(1), match.end(1), 0.8, "header:child")
        for match in _FIGURES.finditer(text):
            name = _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
            if name is None:
                continue
            known = kinds(fold(name.group(1).removesuffix("'s").removesuffix("’s")))
            named = bool(known & (FIRST | LAST)) or not known
            if named and not known & (LOOK_ALIKE if known & FIRST else LOOK_ALIKE | COMMON):
                year = _year(re.split(r"[./-]", match.group(1))[-1])
                if _latest(text, match.start(1)) - year >= _OLDER:
                    yield Hit(match.start(1), match.end(1), 0.75, "age:old")

    @staticmethod
    def _after(text: str, at: int) -> Iterator[Hit]:
        """The date after a label that ends at ``at``, and those that are joined to it by "and" or a comma."""
        match = _AFTER.match(text, at)
        while match:
            yield Hit(match.start(1), match.end(1), 0.97, "label:born")
            match = _MORE.match(text, match.end())

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        match = _WHOLE.fullmatch(text, start, end)
        if match:
            yield Hit(match.start(1), match.end(1), 0.95, "column:born")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [DateOfBirth()]
