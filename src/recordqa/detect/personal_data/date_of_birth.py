"""DATE_OF_BIRTH: our own; Presidio's date recogniser takes every date, and those of meetings are not
personal data. A date counts after "DOB", "born" or the like, in a column so headed, in brackets after the
name in a child's field, or beside a name when it is years older than the latest date of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._anchors import FIGURE, at_starts, keys, starts, with_word_behind
from recordqa.detect.personal_data._birth_dates import FEAST, MONTH, SEASON, beside_names
from recordqa.detect.personal_data._context import Hit, Recogniser, lines_with, lowered

ENTITIES = ("DATE_OF_BIRTH",)
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
_LONG_YEAR = rf"(?:(?:19|20)\d\d|{_SPOKEN_YEAR})"
_YEAR = rf"(?:{_LONG_YEAR}|['’]?\d\d(?!\d|[:.]\d))"
_DATE = (
    r"(?:\d{1,2} ?[./\\|-] ?\d{1,2} ?[./\\|-] ?(?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{_SPOKEN_DAY})(?: of)?[ /.-]?{MONTH}(?:["
    rf" /.-]{{0,2}}{_YEAR}|, ?{_LONG_YEAR})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th) of the \d{{1,2}}(?:st|nd|rd|th)(?:,? {_YEAR})?"
    r"|\d{1,2} ?[./-] ?(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2}) ?[./-] ?(?:\d{4}|\d{2})"
    rf"|{MONTH} ?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_SPOKEN_DAY})(?!\d)(?:,? {_YEAR})?|{MONTH} {_YEAR}"
    r"|\d{1,2} \d{1,2} (?:19|20)?\d{2}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?!\d|:\d)"
)
_COUNT = (
    r"(?:(?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four"
    r"|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w{3,5}teen|oh|nought)"
)
#: What only a label makes a date of birth: a year, a month, a season, a feast, six figures, said aloud.
_LOOSE = (
    rf"(?:{_DATE}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?!\d)|(?:19|20)\d\d(?![\d/:-]\d|\d)"
    rf"|{MONTH},? ['’]?(?:(?:19|20)\d\d|\d\d)(?!\d|:\d)|{SEASON} (?:19|20)\d\d|{FEAST}(?:,? (?:19"
    rf"|20)\d\d)?|[?x]{{1,2}}[./-](?:[?x]{{1,2}}|\d{{1,2}})[./-](?:19|20)\d\d"
    rf"|(?:0?[1-9]|1[0-2])[/.-](?:(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)"
    rf"|{_COUNT}(?: |, |-){_COUNT} (?:{_COUNT}[ -]?){{1,3}}\b)"
)
_LABEL = re.compile(
    r"(?:(?<![a-z])d\.? ?o\.? ?b\.?s?(?![a-z])|\bd\.? ?of\.? ?b\b|\bdates? of birth|\bbirth ?date"
    r"|\bd/o/b|\bborn"
    r"|\bbirthday|\bgave birth(?: to [\w'’ -]{2,24}?)?(?= on )|\bdelivered(?= on )|\by\.?o\.?b\b"
    r"|\byears? of birth|\bd o b\b|\bb['.]?day\b|\bb/d\b|\bb-day\b|\bdate born|\bbd(?=[ :–-]{1,3}\d)"
    r"|\bb\.? ?(?=\d{1,2}[./-]\d{1,2}[./-]\d\d)|(?<=[,(;] )b\.?(?= ?\d)|(?<=[,(;])b\.?(?= ?\d)"
    rf"|(?<=[,(;] )b\.(?= ?{MONTH} \d)|(?<=[,(;])b\.(?= ?{MONTH} \d))"
)
_AFTER = re.compile(
    r"(?: ?/ ?age)?(?: ?\([a-z' ]{1,20}\))?(?: ?'s)?"
    r"(?:,? (?:is|was|were|on|the|as|given|recorded|wrongly|put|down|of|to|be|thought|believed|about"
    r"|around|both"
    r"|confirmed|here|early|late|at home|in [a-z]{3,14},?|[a-z]{2,14}ly)\b){0,6}"
    r"(?:,? (?:at|in|by|to|via|into|up)\b(?:(?! and | but | moved)(?:[^\n.;:\d]|\d{1,2} weeks)){2,60}?["
    r" ,](?:on|in)\b(?: the)?)?(?: in)?"
    r"(?: (?:in|from|on|by|per) (?:the|her|his|their|front|file) [a-z ]{3,24}?(?: (?:is|was|as|of"
    r"|says|gives))?)?"
    r"[ \t]?(?:[:|=(,–-]{0,2}|[:.…_ ]{2,40})[ \t]{0,3}(?:\n[ \t]{0,3})?(?:the )?"
    rf"((?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?{_LOOSE})(?!\w)",
    re.I,
)
_LABEL_KEYS = keys("d dob date birth born gave delivered y yob year b bd bday")
_BEHIND_KEYS = keys("birth birthday passport dob d date when")
_DATE_KEYS = (
    FIGURE,
    *keys(
        "jan feb mar apr may jun jul aug sep oct nov dec first second third four fif six sev eig nin tenth"
        " elev twel thir twen"
    ),
)
_MORE = re.compile(
    rf" ?(?:,|;|/|&|\b(?:and|or|vs\.?|versus)\b)(?: ?(?:and|or|but|not)\b)?"
    rf"(?: ?(?:on|in|per|from|as) (?:the|her|his|their|our) (?!meeting|visit|review)[a-z"
    rf" ]{{2,24}}?(?: as)?)? ?({_DATE})",
    re.I,
)
_FIELD = re.compile(
    rf"^[^\n]{{0,6}}(?:child|young person|name of child|child'?s name|yp|name)\b[^\n\d]{{0,70}}[(,"
    rf"|][ \t]?({_DATE})[ \t]?(?:[)|,;]|$)",
    re.I | re.M,
)
#: The label after the date: "6 July 2008 on her birth certificate".
_LABEL_BEHIND = re.compile(
    rf"(?<![\w/.-])({_DATE})(?: or ({_DATE}))?,? ?\(?(?:(?:(?:on|in|from|as|is|was) (?:(?:his|her|their"
    rf"|the) )?)?(?:birth"
    r" cert|passport|d\.?o\.?b\b|date of birth|birthday)|when (?:he|she) was born)",
    re.I,
)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th) of")
_WHOLE = re.compile(rf"({_LOOSE})(?: ?\(\d{{1,2}}(?: ?(?:yrs?|years?))?\))?", re.I)


class DateOfBirth(Recogniser):
    """Dates somebody was born on."""

    ENTITY = "DATE_OF_BIRTH"
    HEADING = re.compile(
        r".{0,12}\bd\.? ?o\.? ?b\.?\b.{0,12}|.{0,12}\bdate of birth\b.{0,12}|birth(?: ?date)?|b\."
        r"|date born|born(?:"
        r" on)?|birthday|b'?day|bd"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        labelled = list(self._labelled(text))
        for hit in (*labelled, *beside_names(text, labelled)):
            # "the 1st of the 2nd 2009", "the 21st of April": the article is the date's.
            the = text[max(0, hit.start - 4) : hit.start].lower() == "the " and _ORDINAL.match(
                text, hit.start
            )
            yield Hit(hit.start - 4, hit.end, hit.sure, hit.why) if the else hit

    def _labelled(self, text: str) -> Iterator[Hit]:
        """Dates after a label, and in the field that names the child."""
        low = lowered(text)
        for label in at_starts(_LABEL, low, starts(text, _LABEL_KEYS)):
            yield from self._after(text, label.end())
        dates = with_word_behind(starts(text, _DATE_KEYS), starts(text, _BEHIND_KEYS), 64)
        for match in at_starts(_LABEL_BEHIND, text, dates):
            for group in (1, 2):
                if match.group(group):
                    yield Hit(match.start(group), match.end(group), 0.85, "label:born")
        for begin, _ in lines_with(text, ("child", "young", "yp", "name")):
            field = _FIELD.match(text, begin)
            if field:
                yield Hit(field.start(1), field.end(1), 0.8, "header:child")

    @staticmethod
    def _after(text: str, at: int) -> Iterator[Hit]:
        """The date after a label that ends at ``at``, and those that are joined to it by "and" or a comma."""
        match: re.Match[str] | None = _AFTER.match(text, at)
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
