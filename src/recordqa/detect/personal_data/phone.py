"""PHONE: Presidio's recogniser for Great Britain with leniency 0 (any stricter and the numbers kept for
drama, 07700 900xxx, are refused). That leniency takes case numbers and dates too, so a number must start
like a British one and stand free of labels that say it is something else. Ours besides for what is
labelled as a telephone number and has a digit too few or too many, which Presidio refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.predefined_recognizers import PhoneRecognizer

from recordqa.detect.personal_data._anchors import FIGURE, anchored, figures, keys, lines_of
from recordqa.detect.personal_data._context import Hit, Recogniser, before, by_line, other_thing, rejudged

ENTITIES = ("PHONE",)
_NOT = re.compile(
    r"\b(?:lcs|mosaic|ics|ehm|liquidlogic|childview|case|ref|reference|child id|person id|client id|id"
    r"|nhs|upn|invoice|urn|uprn|claim|log|crime|incident|payment|log no|log number)"
    r"\b[^0-9\n]{0,18}$"
)
_YES = re.compile(
    r"\b(?:phone|tel|telephone|mobile|mob|ring|call|text|contact|number|whatsapp|landline|t"
    r"|m)\b[^0-9\n]{0,25}$"
)
#: Dates, pairs of figures and times that follow one another.
#: Numbers of helplines belong to nobody.
_FREE = ("0800", "0808", "0300", "0303", "0330", "0333", "0345", "0344", "0370", "0844", "0845", "116")
_HELPLINE = re.compile(
    r"(?:help|hot|advice |crisis |info\w* )?line\b|childline|samaritans|nspcc|crimestoppers|switchboard", re.I
)
_NUMBERS_IN_A_ROW = re.compile(
    r"\d{1,2}[-. /]\d{1,2}[-. /](?:19|20)\d\d\b|(?:\(?\d{1,2}\)?[ .-]){4,}|\d\d:\d\d"
)
_EXTENSION = re.compile(r"[ ,]{0,2}\(?(?:ext(?:ension|n)?|x)\.? ?(?:no\.? ?)?\d{1,5}\b\)?", re.I)
_BEFORE = (
    r"(?<![A-Za-z])(?:(?:tele)?phone|tel|mobile|mob|landline|fax|whats ?app|cell"
    r"|contact (?:no|num|number|tel))"
)
_LABELLED = re.compile(
    rf"{_BEFORE}(?: ?(?:no|num|number|contact|is|on|was)\b)*\.?s?[ \t:=|(–-]{{0,4}}\n?[ \t]{{0,2}}"
    r"(\(?(?:\+ ?44|0|7)[\d ().-]{6,18}\d)(?![\d/]|\.\d)",
    re.I,
)
#: Said aloud: "oh seven seven double oh nine double oh one two three".
_SPOKEN_DIGIT = (
    r"(?:(?:double|treble|triple) )?(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred)"
)
_SPOKEN = re.compile(rf"\b(?:oh|zero|nought|plus four four)(?:,? {_SPOKEN_DIGIT}){{5,13}}\b", re.I)
_LABEL_KEYS = keys("telephone phone tel mobile mob landline fax what cell contact")
_SPOKEN_KEYS = keys("oh zero nought plus")
#: A whole number after another ("9.02 07700 …"), which Presidio takes as one; "O7700" with a letter.
_PLAIN = re.compile(
    r"(?<![\w/+.-])(?:07\d{3}[ -]?\d{3}[ -]?\d{3}|01\d{3}[ -]?\d{3}[ -]?\d{3})(?![\d/-]| \d{3}\b)"
)
_LETTER_O = re.compile(r"(?<![\w.])[Oo]7\d{3}[ -]?\d{3}[ -]?\d{3}(?![\d/-])")
_CELL = re.compile(r"\(?(?:\+|0|7)[\d ().-]{6,18}\d(?: ?(?:ext|x)\.? ?\d{1,5})?")
#: The least that a British number is made of.
_ANY_DIGITS = re.compile(r"[04](?:[^\w\n]{0,5}\d){9}")


def _digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit())


class Phone(PhoneRecognizer):
    """British telephone numbers."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's finding, if it starts and reads like a telephone number."""
        predefined = super().analyze
        likely = lines_of(text, [at for at in figures(text) if _ANY_DIGITS.match(text, at)])
        results = by_line(lambda line: predefined(line, entities, nlp_artifacts), text, likely)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        start, end = result.start, result.end
        if text[start] == "(" and ")" not in text[start:end]:
            start += 1  # "gran (01632 …)": the bracket is the sentence's
        number = text[start:end]
        digits = _digits(re.split(r"(?i)e?x", number)[0])
        lead = before(text, start)
        british = (digits.startswith("0") and 10 <= len(digits) <= 11 and not digits.startswith("00")) or (
            digits.startswith(("44", "0044")) and 11 <= len(digits) <= 15
        )
        labelled = bool(_YES.search(lead))
        if (
            not british
            or "\n" in number
            or "/" in number
            or (number.count(".") >= 2 and len(digits) <= 8)
            or (not labelled and _NUMBERS_IN_A_ROW.match(number))
            or _NOT.search(lead)
            or other_thing(lead)
            or (digits.startswith(_FREE) and _HELPLINE.search(lead + "|" + text[end : end + 24]))
        ):
            return None
        extension = _EXTENSION.match(text, end)
        if extension:
            end = extension.end() - extension.group().endswith(")") * ("(" not in extension.group())
        return Hit(start, end, 0.95 if labelled else 0.85, "context:phone" if labelled else "pattern")


class LabelledPhone(Recogniser):
    """What follows "mob", "tel" and their like, a digit more or less than it should have, or stands in a
    column so headed.
    """

    ENTITY = "PHONE"
    HEADING = re.compile(
        r".{0,20}\b(?:tele)?phone\b.{0,12}|(?:tel|mob|mobile|landline|contact|contact details)"
        r"(?: ?(?:no|num|number))?s?\.?|number"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        for match in anchored(_LABELLED, text, _LABEL_KEYS):
            number = match.group(1)
            if 8 <= len(_digits(number)) <= 14 and not _NUMBERS_IN_A_ROW.match(number):
                end = match.end(1) - (number.endswith(")") and "(" not in number)
                extension = _EXTENSION.match(text, end)
                yield Hit(match.start(1), extension.end() if extension else end, 0.9, "label:phone")

        for match in anchored(_PLAIN, text, (FIGURE,)):
            lead = before(text, match.start())
            if 10 <= len(_digits(match.group())) <= 11 and not _NOT.search(lead) and not other_thing(lead):
                yield Hit(match.start(), match.end(), 0.8, "pattern:plain")
        for match in anchored(_LETTER_O, text, ("o",)):
            yield Hit(match.start(), match.end(), 0.8, "pattern:letter")
        for match in anchored(_SPOKEN, text, _SPOKEN_KEYS):
            yield Hit(match.start(), match.end(), 0.85, "pattern:spoken")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        match = _CELL.fullmatch(text, start, end)
        if match and 9 <= len(_digits(match.group())) <= 16 and not _NUMBERS_IN_A_ROW.match(match.group()):
            yield Hit(start, end, 0.9, "column:phone")


def recognisers() -> list[EntityRecognizer]:
    """The recognisers of this module."""
    return [
        Phone(supported_entity="PHONE", supported_regions=("GB",), leniency=0),
        LabelledPhone(),
    ]
