"""ADDRESS: our own, Presidio has no British street address. A number and a street's name, a flat in a
named house, a named house with its street, a plot, a mooring, a hotel room, a PO box, or what stands in an
address field; the town goes with it where it follows, lines below are spans of their own. Towns alone,
streets without a number and public buildings without one are not personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from presidio_analyzer import EntityRecognizer

from recordqa.detect.people_words import ANY_WORD, CALENDAR, COMMON, FIRST, PLACE, ROLE, TRADE, kinds
from recordqa.detect.people_words import fold as folded
from recordqa.detect.personal_data import _streets as words
from recordqa.detect.personal_data._anchors import FIGURE, anchored, figures, keys
from recordqa.detect.personal_data._context import Hit, Recogniser, lines_with, lowered
from recordqa.detect.personal_data._home_forms import forms, whole
from recordqa.detect.personal_data._homes import ahead_of, homes

ENTITIES = ("ADDRESS",)
_NUMBER = r"\d{1,4}(?: ?[A-Ha-h](?![A-Za-z]))?(?:[-–/]\d{1,4}[A-Ha-h]?)?"
_DWELLING = (
    r"(?:[Ff]lat|FLAT|[Aa]partment|APARTMENT|[Aa]pt|APT|[Cc]aravan|CARAVAN|[Pp]lot|PLOT|[Pp]itch|PITCH"
    r"|[Mm]ooring"
    r"|[Bb]edsit|[Ss]tudio|[Bb]erth|[Cc]halet|[Mm]aisonette|[Bb]lock|[Uu]nit|UNIT)"
)
_UNIT_ID = r"(?: ?[Nn]o)?\.? ?(?:\d{1,4}[A-Za-z]?(?:[/-]\d{1,3})?|[A-Z]\d{0,3}(?![\w'’]))"
_FLAT = rf"(?:(?:{_DWELLING}|[Rr]oom|ROOM){_UNIT_ID},? )"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{0,24}"
#: What belongs to a street's number before it: "Flat 2, ", "Larkrise, ".
_BEFORE_FIGURE = re.compile(
    rf"(?<![\w-])(?:{_FLAT}(?:{_NAME}(?: {_NAME}){{0,2}}, )?|({_NAME}(?: {_NAME})?), )$"
)
_STREET = re.compile(
    rf"{_NUMBER},? (?:(?:{_NAME}|St\.|of|the|on|upon|le|y|yr|and"
    rf"|&) ){{1,4}}(?i:(?:{words.TYPES}))\b\.?(?![\w-])"
)
#: "41 The Ridings", "2 The Green".
_THE = re.compile(rf"{_NUMBER},? (?:The|THE) {_NAME}(?: (?!The){_NAME})?(?![\w-])")
_UNIT_WORD = re.compile(rf"(?<!\w)(?:{_DWELLING}|[Rr]oom|ROOM)(?= ?[\dA-Z.]| [Nn]o)")
_IN_HOUSE = re.compile(
    rf"{_DWELLING}{_UNIT_ID},? (?:{_NAME} ){{1,3}}(?i:{words.HOUSES})\b"
    rf"|{_DWELLING}{_UNIT_ID},? (?:{_NAME} ){{0,4}}(?i:{words.SITES})\b"
    rf"|{_DWELLING}{_UNIT_ID}, {_NAME}(?: {_NAME}){{0,2}}(?=, )"
    rf"|(?:[Rr]oom|ROOM){_UNIT_ID},? (?:(?:the|The|{_NAME}) ){{0,3}}(?i:{words.HOTELS})\b"
)
#: A room in a house is a home only where somebody lives in it; meetings have rooms too.
_ROOM_IN_HOUSE = re.compile(rf"(?:[Rr]oom|ROOM){_UNIT_ID},? (?:{_NAME} ){{1,3}}(?i:{words.HOUSES})\b")
_SITE_TAIL = re.compile(rf"(?:{words.HOUSES}|{words.SITES}|{words.HOTELS}|{words.TYPES})$", re.I)
#: A named house or any name with its street: "Rowan Cottage, Mill Lane"; "at Fernleigh, Moor Road".
_COMMA_STREET = re.compile(
    rf", (?:\d{{1,4}}[A-Za-z]? )?(?:(?:{_NAME} ){{1,3}}(?i:{words.SURE_TYPES}|end|park|lea|garth|yard|wood)"
    rf"|(?:{words.FIRST_TYPES}) (?:[\w'’]{{1,3}} )?{_NAME})\b(?![\w-])"
)
_CALLED = re.compile(rf"(?<![\w-])(?:[Tt]he )?{_NAME}(?: {_NAME}){{0,3}}$")
_HOME = re.compile(rf"\b(?:{words.HOMES})$", re.I)
_OFFICE = re.compile(
    r"\b(?:office|offices|contact|meeting|hearing|team|base|based|conference|venue|training)\b[^.\n]{0,12}$",
    re.I,
)
_ABROAD = re.compile(
    rf"(?<![\w/.:£#-])(?:{_NUMBER},? (?:{words.FIRST_TYPES}) (?:(?:de|des|du|la|le|les|da|do|dos|del"
    rf"|della|y|yr|e)\b ?){{0,2}}"
    rf"{_NAME}(?: {_NAME}){{0,2}}"
    rf"|(?:{words.FIRST_TYPES}) (?:(?:de|des|du|la|le|les|da|do|dos|del|della|y|yr"
    rf"|e)\b ?){{0,2}}{_NAME}(?: {_NAME}){{0,2}},? {_NUMBER}"
    rf"|{_NAME}(?:straße|strasse|straat|gatan|vej) {_NUMBER})(?![\w/-])"
)
_ABROAD_WORD = re.compile(rf"(?<!\w)(?:{words.FIRST_TYPES}) ")
_ABROAD_END = re.compile(r"(?:straße|strasse|straat|gatan|vej) \d")
_BOX = re.compile(r"\bP\.?O\.? ?[Bb](?:ox|OX)\.? ?(?:[Nn]o\.? ?)?\d{1,6}\b")
#: A number and half a street's name, right after "lives at".
_A_ROOM = re.compile(r"\b(?:[Rr]oom|ROOM|[Ff]loor|[Rr]m) \Z")
_HALF = re.compile(rf"(?<![\w/.:£#-]){_NUMBER} ({_NAME})(?! ?[A-Z0-9])(?!['’-])")
_SMALL = re.compile(
    rf"(?:(?:flat|apartment|apt|unit|room) ?\d{{1,4}}[a-z]?,? )?(?:\d{{1,4}} ?[a-h]?|{words.SPOKEN}),? "
    rf"((?:[a-z'’-]{{2,20}} ){{1,3}})({words.SURE_TYPES})\b(?![\w-])"
)
_SMALL_START = re.compile(
    rf"(?<![\w/.:£#-])(?:(?:flat|apartment|apt|unit|room) ?\d|\d)|\b(?:at|to|is) (?={words.SPOKEN}\b)"
)
_SMALL_CUE = re.compile(
    r"\b(?:at|to|from|address|address is|lives|of|is|home|in|on)[:, ]{1,2}(?:number |no\.? ?)?$"
)
_FIELD = re.compile(
    r"^[^\n\w]{0,4}(?:(?:home |current |family |(?:child|mother|father|mum|dad|carer|parent)'?s? |placement "
    r"|previous |new |postal |temporary |discharge )?addr(?:ess(?:es)?)?(?: (?:of|as|he|she|they|for"
    r"|where|now|in|on)\b[a-z' ]{0,26}"
    r"| \([a-z' ]{1,20}\))?|home"
    r"|lives at|living at|c/o"
    r"|residing at|placement)[ ]?(?:[:|–-]|\.{3,})[ \t]*(?:\n[ \t]*)?([^\n|;\t]{4,110})",
    re.I | re.M,
)
_CARE_OF = re.compile(rf"\bc/o:? ({_NUMBER} [^\n,;|]{{3,40}})", re.I)
_CUT = re.compile(
    r"[,. ]{0,3}\b(?:[A-Za-z]{1,2}\d[A-Za-z0-9]? ?\d[A-Za-z]{2}\b|BFPO).*$|\s{2,}.*$"
    r"|[ ,]+(?:tel|telephone|phone|mob|mobile|dob|d\.o\.b|email|lcs|nhs|school|postcode|post code)\b.*$"
    r"|\. (?=[A-Z]).*$|[ ,]*\(.*$| (?:and|with|where|since|who|but|is|as|from|until)\b.*$",
    re.I | re.S,
)
_TOWN = re.compile(rf", ?(?:({_NUMBER}),? )?({_NAME}(?:[ -]{_NAME}){{0,3}})")
_POSTCODE = re.compile(r"[,. \t]{0,3}\n?[ \t]*(?:[A-Za-z]{1,2}\d[A-Za-z0-9]? ?\d[A-Za-z]{2}\b|BFPO)")
_LINE = re.compile(
    rf",?[ \t]*\n[ \t]*((?:{_NUMBER},? )?{_NAME}(?:[ -](?:{_NAME}|of|on|upon"
    rf"|the)){{0,4}})(?=,?[ \t]*(?:\n|$))"
)
_NONE = re.compile(
    r"^(?:as above|as before|n/?a|not |none|unknown|tbc|tba|same|see |withheld|confidential|on file"
    r"|no fixed|history"
    r"|to be |moved|changed|foster|residential|with |parents?\b|stable|visit)",
    re.I,
)
_FAMILY = re.compile(r" (?:family|children|said|says|told|rang|and [A-Z])|['’]s\b")
_GOES_ON = re.compile(r"[,.;:)]| (?:is|and|with|where|since|which|until|has|was|for|as|but|from|on|in)\b")
_ENDS = re.compile(rf"\b(?:{words.TYPES})\.?$", re.I)
_BODY = re.compile(r"[A-Za-zÀ-ž'’-]+")


_UNIT_KEYS = keys(
    "flat apartment apt caravan plot pitch mooring bedsit studio berth chalet maisonette block unit room"
)
_SMALL_KEYS = (FIGURE, *keys("flat apartment apt unit room at to is"))
_ABROAD_KEYS = keys(
    "heol ffordd lôn lon stryd rhodfa clôs rue avenue boulevard via viale piazza calle carrer avenida rua"
    " travessa strada str aleea bulevardul ul ulica al os rruga ulitsa vulytsia pr"
)


def _abroad(text: str) -> Iterator[re.Match[str]]:
    yield from anchored(_ABROAD_WORD, text, _ABROAD_KEYS)
    if "ße " in text or "sse " in text or "straat " in text or "gatan " in text or "vej " in text:
        yield from _ABROAD_END.finditer(text)


@lru_cache(maxsize=2048)
def _is_place(word: str) -> bool:
    return bool(kinds(folded(word)) & PLACE)


def _number_of_things(found: str) -> bool:
    """Whether what was found is a count: "3 Children …", "12 Days in …"."""
    rest = re.sub(rf"^(?:{_FLAT})", "", found)
    match = re.search(r"\d[\d\w/–-]*,? +([^\W\d][\w'’-]*)", rest)
    return bool(
        match and match.group(1).lower() in words.NOT_AFTER_NUMBER and match.group(1) not in ("The", "THE")
    )


def _with_town(text: str, end: int) -> int:
    """Carry the span over ", Mill Lane, Town" while the words are a street, a town, or a postcode or the
    line's end follows.
    """
    for _ in range(4):
        match = _TOWN.match(text, end)
        if not match:
            return end
        name = match.group(2).split()
        stop = match.end()
        rest = text[stop : stop + 14]
        closes = (
            not rest.strip(" .,;").strip() or rest.lstrip(" .,")[:1] in "\n|" or bool(_POSTCODE.match(rest))
        )
        known_kind = len(name) > 1 or name[0].lower() in words.ALONE
        if known_kind and _ENDS.search(name[-1]) and not kinds(folded(name[0])) & ROLE:
            end = stop
        elif _is_place(name[0]):
            tail = name[1:]
            while tail and not (_is_place(tail[-1]) or closes):
                stop -= len(tail.pop()) + 1
            end = stop
        elif (len(name) > 1 and (_is_place(name[-1]) or _is_place(" ".join(name)))) or (
            len(name) <= 3 and not match.group(1) and _may_be_town(name, closes, text, stop)
        ):
            end = stop
        else:
            return end
    return end


def _may_be_town(name: list[str], closes: bool, text: str, stop: int) -> bool:
    """Whether words after an address and a comma, in no list of places, are where it is."""
    known = kinds(folded(name[0]))
    if known & (ROLE | CALENDAR) or _FAMILY.match(text, stop):
        return False
    if closes and _POSTCODE.match(text, stop):
        return True
    if closes:
        return not known & FIRST and not (known & ANY_WORD and name[0].isupper())
    return bool(_GOES_ON.match(text, stop)) and not known & (FIRST | COMMON | TRADE)


def _below(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The lines under an address that go on with it, down to the postcode; none when no postcode or known
    town closes them.
    """
    lines: list[tuple[int, int]] = []
    at = end
    for _ in range(4):
        if _POSTCODE.match(text, at) and "\n" in text[at : at + 4]:
            yield from lines
            return
        match = _LINE.match(text, at)
        if not match or ":" in match.group():
            break
        lines.append(match.span(1))
        at = match.end()
    if lines and all(_is_place(text[a:b].split()[-1]) or _ENDS.search(text[a:b]) for a, b in lines):
        yield from lines


def _at_figure(text: str, at: int) -> Iterator[tuple[int, int, float, str]]:
    """Addresses whose number stands at ``at``."""
    lead = text[max(0, at - 70) : at]
    if _A_ROOM.search(lead[-7:]) and not words.STRONG_LIVES.search(_A_ROOM.sub("", lead)):
        return
    match = _STREET.match(text, at)
    if match and not _number_of_things(match.group()):
        found, end, start = match.group(), match.end(), at
        if found.endswith(".") and found[-3:].lower() != "st." and text[end : end + 1] != ",":
            end -= 1
        ahead = _BEFORE_FIGURE.search(lead)
        if ahead and not (ahead.group(1) and not _may_be_house(ahead.group(1))):
            start = at - len(lead) + ahead.start()
        yield start, _with_town(text, end), 0.9, "pattern"
    match = _THE.match(text, at)
    half = _HALF.match(text, at)
    lives = bool(match or half) and words.LIVES.search(lead[-40:])
    if match and lives and not kinds(folded(match.group().split()[-1])) & (ROLE | CALENDAR):
        yield at, _with_town(text, match.end()), 0.8, "context:lives"
    match = half
    if match is None:
        return
    if lives and match.group(1).lower().endswith(words.ENDINGS):
        ahead = _BEFORE_FIGURE.search(lead)
        start = at - len(lead) + ahead.start() if ahead and not ahead.group(1) else at
        yield start, _with_town(text, match.end()), 0.75, "context:lives"
        return
    known = kinds(folded(match.group(1)))
    if words.like_month(match.group(1)):
        return
    counted = match.group(1).lower() in words.NOT_AFTER_NUMBER or known & (CALENDAR | ROLE)
    if words.STRONG_LIVES.search(lead[-48:]) and not counted:
        yield at, match.end(), 0.7, "context:lives"


def _may_be_house(name: str) -> bool:
    """Whether a name before ", 3 Station Parade" is the house's and nobody's."""
    return all(not kinds(folded(w)) & (FIRST | ROLE | CALENDAR | COMMON) for w in name.split()) or bool(
        _HOME.search(name)
    )


def _at_house(text: str, start: int, street: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    """A house's name at ``start`` with the street that follows it, unless it is a public building."""
    name = text[start : street.start()]
    lead = text[max(0, start - 40) : start]
    end = _with_town(text, street.end())
    if words.PUBLIC.search(name) or _OFFICE.search(lead):
        return
    if _HOME.search(name) and len(name.split()) > 1:
        yield start, end, 0.9, "pattern"
        return
    the = name.startswith("The ") and len(name.split()) > 1
    first = kinds(folded(name.split()[the]))
    if the and not first & (ROLE | CALENDAR):
        yield start, end, 0.8, "pattern"
        return
    if _is_place(name) or first & (ROLE | CALENDAR | COMMON):
        return
    if (words.LIVES.search(lead) and not (first & FIRST and len(name.split()) == 1)) or end > street.end():
        yield start, end, 0.75, "context:lives"


class Address(Recogniser):
    """Where people live."""

    ENTITY = "ADDRESS"
    HEADING = re.compile(
        r".{0,20}\baddr(?:ess)?\b.{0,16}|lives(?: at)?|living at|home|placement address|residence"
        r"|whereabouts|where living|from|to|accommodation"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        """Addresses by their shape, then what stands in fields, then the lines below either."""
        for start, end, sure, why in (
            *self._shapes(text),
            *self._small(text),
            *self._fields(text),
            *homes(text),
            *forms(text),
        ):
            start = ahead_of(text, start) if text[start].isdigit() else start
            if text[end - 2 : end] in ("'s", "’s") and re.match(r"[ ,.;)]", text[end : end + 1]):
                end -= 2  # "at Plum Cottage's gate": the possessive is the sentence's
            start, end = whole(text, start, end)
            yield Hit(start, end, sure, why)
            for a, b in _below(text, end):
                yield Hit(a, b, 0.8, "address:below")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        span = self._value(text, start, end)
        if span:
            yield Hit(*span, 0.9, "column:address")

    @staticmethod
    def _shapes(text: str) -> Iterator[tuple[int, int, float, str]]:
        for at in figures(text):
            if not at or (text[at - 1] not in "/.:£#-_" and not text[at - 1].isalpha()):
                yield from _at_figure(text, at)
        for unit in anchored(_UNIT_WORD, text, _UNIT_KEYS):
            match = _IN_HOUSE.match(text, unit.start())
            if match and not _number_of_things(match.group()):
                end = _with_town(text, match.end())
                if end > match.end() or _SITE_TAIL.search(match.group()):
                    yield match.start(), end, 0.9, "pattern"
            match = _ROOM_IN_HOUSE.match(text, unit.start())
            if match and words.STRONG_LIVES.search(text[max(0, match.start() - 48) : match.start()]):
                yield match.start(), _with_town(text, match.end()), 0.8, "context:lives"
        for word in _abroad(text):
            for match in _ABROAD.finditer(text, max(0, word.start() - 25), word.end() + 60):
                if re.match(r"(?:via|rue|al\.|str\.) [A-Z]{2,}\b", match.group()):
                    continue  # "via EAP, 6 sessions"
                yield match.start(), _with_town(text, match.end()), 0.85, "pattern:abroad"
        if "ox " in text or "OX " in text:
            for match in _BOX.finditer(text):
                yield match.start(), _with_town(text, match.end()), 0.9, "pattern:box"
        for street in _COMMA_STREET.finditer(text):
            called = _CALLED.search(text, max(0, street.start() - 70), street.start())
            if called:
                yield from _at_house(text, called.start(), street)

    @staticmethod
    def _small(text: str) -> Iterator[tuple[int, int, float, str]]:
        for start in anchored(_SMALL_START, text, _SMALL_KEYS):
            match = _SMALL.match(text, start.end() if start.group()[-1] == " " else start.start())
            if match is None:
                continue
            middle = match.group(1).split()
            if any(
                w in words.NOT_AFTER_NUMBER and w not in ("st", "long", "old", "new", "good") for w in middle
            ):
                continue
            lead = text[max(0, match.start() - 30) : match.start()]
            figure = text[match.start()].isdigit() or match.group().startswith(("flat", "apt", "apartment"))
            plain = re.fullmatch(words.PLAIN_TYPES, match.group(2))
            if not (figure and plain) and not _SMALL_CUE.search(lead):
                continue
            if not figure and not plain:
                continue
            end = match.end()
            town = re.match(r", ?([a-z-]{3,20})\b", text[end:])
            if town and _is_place(town.group(1)):
                end += town.end()
            yield match.start(), end, 0.75, "pattern:small"

    def _fields(self, text: str) -> Iterator[tuple[int, int, float, str]]:
        stems = ("addr", "home", "lives at", "living at", "c/o", "residing", "placement")
        for begin, _ in lines_with(text, stems):
            match = _FIELD.match(text, begin)
            if match is None:
                continue
            span = self._value(text, *match.span(1))
            label = text[match.start() : match.start(1)].lower()
            if span and ("addr" in label or text[span[0]].isdigit()):
                yield *span, 0.9, "label:address"
        for match in _CARE_OF.finditer(text) if "c/o" in lowered(text) else ():
            span = self._value(text, *match.span(1))
            if span:
                yield *span, 0.85, "label:address"

    @staticmethod
    def _value(text: str, start: int, end: int) -> tuple[int, int] | None:
        """The address in a field's value: cut before a postcode, a telephone number or a sentence."""
        value = _CUT.sub("", text[start:end]).rstrip(" ,.\"'")
        lead = len(value) - len(value.lstrip(" \"'"))
        start, value = start + lead, value[lead:]
        body = _BODY.findall(value)
        if len(value) < 5 or not body or _NONE.match(value) or ":" in value:
            return None
        if re.fullmatch(r"[\d\s./-]+|\S+@\S+", value) or not (value[0].isdigit() or " " in value):
            return None
        small = value.islower() or value.isupper()
        if not value[0].isdigit() and not small and not body[0][0].isupper():
            return None
        if not any(c.isdigit() for c in value) and not _ENDS.search(value.split(",")[0]) and "," not in value:
            return None
        return start, start + len(value)


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Address()]
