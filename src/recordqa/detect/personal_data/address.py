"""ADDRESS: our own, Presidio has no British street address. A number and a street's name, a flat in a
named house, or what stands in an address field; the town goes with it where it follows. Towns alone and
offices are not personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.people_words import ANY_WORD, PLACE, kinds
from recordqa.detect.people_words import fold as folded
from recordqa.detect.personal_data._context import Hit, Recogniser

ENTITIES = ("ADDRESS",)
_TYPES = (
    r"street|st|road|rd|lane|ln|close|cl|avenue|ave|av|drive|dr|way|court|ct|crescent|cres|gardens|gdns"
    r"|grove|gr|place|pl|terrace"
    r"|terr|walk|rise|mews|square|sq|hill|fold|row|view|gate|green|croft|brow|bank|parade|path|meadow"
    r"|meadows|wharf|quay|yard|mount"
    r"|parkway|boulevard|garth|ridge|heights|park|vale|dene|common|end|bridge|house|lodge|cottages"
    r"|cottage|villas|circus|approach"
    r"|wynd|nook|chase|broadway|promenade|field|fields|orchard|copse|heath|moor|mill|bottoms|passage"
    r"|alley|arcade|loop|link|loke"
)
_SURE_TYPES = (
    r"street|road|lane|close|avenue|drive|court|crescent|gardens|gdns|grove|terrace|walk|mews|rd|ave|cres|way|rise"
    r"|place|square|view"
)
_FLAT = r"(?:(?:[Ff]lat|FLAT|[Aa]partment|APARTMENT|[Aa]pt|[Uu]nit|[Rr]oom)\.? ?\d{1,4}[A-Za-z]?,? )"
_NUMBER = r"\d{1,4}(?: ?[A-Da-d](?![A-Za-z]))?(?:[-–/]\d{1,4})?"
_NAME = r"[A-Z][\w'’-]{0,20}"
_STREET = re.compile(
    rf"(?<![\w/.:£-]){_FLAT}?{_NUMBER},? (?:(?:{_NAME}|St\.|of|the|on"
    rf"|upon) ){{1,4}}(?i:(?:{_TYPES}))\b\.?(?![\w-])"
)
_HOUSE = re.compile(
    rf"(?<![\w]){_FLAT}(?:{_NAME} ){{1,3}}(?i:house|court|lodge|tower|heights|point|place|gardens"
    rf"|mansions|building|buildings|view|hall)\b"
)
#: A named house with its street: "Rowan Cottage, Mill Lane".
_NAMED = re.compile(
    rf"(?<![\w])(?:{_NAME} ){{1,2}}(?i:cottage|farm|lodge|farmhouse|barn|bungalow|house|villa|cottages), "
    rf"(?:{_NAME} ){{1,3}}(?i:{_SURE_TYPES})\b(?![\w-])"
)
_SMALL = re.compile(
    rf"(?:\b(?:at|to|from|address|address is|lives|of|is)[: ]{{1,2}})((?:(?:flat"
    rf"|apartment) ?\d{{1,4}}[a-z]?,? )?\d{{1,4}}[a-z]?,? "
    rf"(?:[a-z'’-]{{2,20}} ){{1,3}}(?:{_SURE_TYPES}))\b"
)
_FIELD = re.compile(
    r"^[^\n\w]{0,4}(?:home |current |family |child'?s |placement "
    r"|previous )?address(?:es)?(?: of \w+)?[ ]?[:|][ \t]*([^\n|;]{4,90})",
    re.I | re.M,
)
_TOWN = re.compile(rf", ({_NAME}(?:[ -]{_NAME}){{0,2}})")
_POSTCODE = re.compile(r"[,. ]{0,3}\b[A-Za-z]{1,2}\d[A-Za-z0-9]? ?\d[A-Za-z]{2}\b.*$", re.S)
_NONE = re.compile(
    r"^(?:as above|n/?a|not |none|unknown|tbc|same|see |withheld|confidential|on file|no fixed)", re.I
)
_NOT_STREETS = re.compile(
    r"^\D*\d{1,4}[a-z]? (?:of|the|on|children|weeks|days|years|months|minutes|hours|sessions|cases"
    r"|families|out|in|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)\b",
    re.I,
)


def _with_town(text: str, end: int) -> int:
    """Carry the span over ", Town" when the words are a town or a postcode or the line's end follows."""
    match = _TOWN.match(text, end)
    if not match:
        return end
    words = match.group(1).split()
    first = folded(words[0])
    rest = text[match.end() : match.end() + 14]
    closes = not rest.strip(" .,;").strip() or rest[:1] in "\n|" or bool(_POSTCODE.match(rest))
    if kinds(first) & PLACE and len(words) == 1:
        return match.end(1)
    if kinds(first) & PLACE:
        return match.start(1) + len(words[0])
    if closes and len(words) <= 3 and not kinds(first) & ANY_WORD:
        return match.end(1)
    return end


class Address(Recogniser):
    """Where people live."""

    ENTITY = "ADDRESS"

    def hits(self, text: str) -> Iterator[Hit]:
        for pattern in (_STREET, _HOUSE, _NAMED):
            for match in pattern.finditer(text):
                if _NOT_STREETS.match(match.group()):
                    continue
                end = match.end() - (match.group().endswith(".") and match.group()[-3:].lower() != "st.")
                yield Hit(match.start(), _with_town(text, end), 0.9, "pattern")
        for match in _SMALL.finditer(text):
            if not _NOT_STREETS.match(match.group(1)):
                yield Hit(match.start(1), match.end(1), 0.75, "pattern:small")
        for match in _FIELD.finditer(text):
            value = _POSTCODE.sub("", match.group(1)).rstrip(" ,.")
            start = match.start(1)
            if (
                len(value) >= 5
                and not _NONE.match(value)
                and (value[0].isdigit() or " " in value)
                and ":" not in value
            ):
                yield Hit(start, start + len(value), 0.9, "label:address")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Address()]
