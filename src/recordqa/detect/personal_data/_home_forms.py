"""Homes told in passing: a number without its street, "28 the paddocks", a name before a postcode, a flat
above a shop; and what stands behind an address and belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordqa.detect.people_words import CALENDAR, COMMON, FIRST, PLACE, ROLE, TRADE, fold, kinds
from recordqa.detect.personal_data import _streets as words
from recordqa.detect.personal_data._anchors import FIGURE, anchored, at_starts, keys, mixed_starts

Found = tuple[int, int, float, str]
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,24}"
_RUN = rf"(?:[Tt]he )?{_NAME}(?: (?:{_NAME}|of|the|y|yr|on|and|&)){{0,3}}"
#: "kids at number 30", "lives opposite at no 57".
_NUMBER_ONLY = re.compile(
    r"\b(?:number|no\.?|nr\.?|house number) ?(\d{1,3}[a-z]?)(?![\w/:-]|\.\d|,? \d)(?! (?:of|on|in|x"
    r"|the|cases|case"
    r"|children|bus|priority|for)\b)",
    re.I,
)
_NUMBER_KEYS = keys("number no nr house")
_HOME_NEAR = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay\w*|kids|children|mum|dad|nan|gran|aunt\w*|sister|brother|ex"
    r"|partner|neighbou?r\w*"
    r"|moved|opposite|outside|next door|door|knock\w*|house|home|over|girlfriend['’]?s?"
    r"|boyfriend['’]?s?|family)\b"
    r"[^.\n]{0,34}\b(?:at|to|from|of|opposite|outside|in|by) \Z",
    re.I,
)
#: "28 the paddocks", "23 The Shambles", "no. 3 the Mews".
_THE = re.compile(r"\d{1,4}[a-h]?,? [Tt]he ([A-Za-z][a-z'’]{3,18})(?: (?!The\b)[A-Z][a-z]{2,16})?(?![\w'’-])")
_THE_AHEAD = re.compile(
    r"(?:\b(?:at|near|outside|by|opposite|off|to|from|in|is|address|now|visited)|[,(:;–|-]|^|\n) ?\Z", re.I
)
_STREET_WORD = re.compile(
    rf"(?:{words.TYPES}|mews|shambles|shires|oaks|elms|limes|beeches|pines|hollies|willows)\Z", re.I
)
_CLOSED = ("mews", "green", "close", "crescent", "grove", "spinney", "croft", "maltings", "avenue")
_POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}(?!\w)")
_BEFORE_POSTCODE = re.compile(rf"(?<![\w'’&-])((?:{_RUN}, ){{1,3}})\Z")
_ABOVE = re.compile(
    rf"\b(?:[Ff]lat|[Rr]ooms?|[Bb]edsit|[Ss]tudio) (?:above|over|behind|at the back of) (?:[Tt]he"
    rf" )?{_RUN}(?![\w'’-])"
)
_SMALL_FIRST = re.compile(
    r"\d{1,4}[a-h]? (?:stryd|heol|ffordd|lon|lôn|rhodfa|clos|maes|rue|via|calle|rua|strada|ulica)"
    r"(?: (?:y|yr|de|du|la))? [a-z'’-]{3,18}(?![\w-])"
)
#: "17 sycamore", "4 larkspur": half a street's name that is a plant's, after words of living.
_PLANT = re.compile(
    r"\d{1,3}[a-h]? (?:sycamore|laburnum|hawthorn|hazel|rowan|birch|beech|cedar|cherry|chestnut|elm"
    r"|lime|oak|poplar"
    r"|willow|acacia|almond|juniper|larch|maple|alder|heather|lavender|primrose|bluebell|foxglove|larkspur"
    r"|honeysuckle|bramble|bracken|clover|orchard|magnolia|lilac|holly|ivy)(?![\w-]| (?:class|room"
    r"|ward|unit))",
    re.I,
)
_LIVING = re.compile(
    r"\b(?:liv\w+|stay\w*|back|home|house|mum'?s?|dad'?s?|nan'?s?|with|moved|address|hv"
    r"|visit\w*)\b[^.\n]{0,24}\b"
    r"(?:at|to|in|is|from) \Z",
    re.I,
)
#: "101 Gladstone Road first floor", "24 Kirkstone, Block B", "44 St Lukes Rd N".
_BEHIND = re.compile(
    r"(?: \(the (?:[a-z]+ ){1,2}(?:door|gate|house|flat|one)\)|,? \(?(?:first|second|third|top"
    r"|ground|basement|lower|upper|rear|back|side|front|middle)[ -]?"
    r"(?:floor|flat|entrance|door|bedsit|room|house)(?: (?:flat|entrance|door))?\)?"
    r"|, (?:block|tower|unit|room|rm|flat|flt|apt|apartment|bedsit|plot|house) ?(?:no\.?"
    r" ?)?(?:\d{1,3}[a-z]?|[a-z])"
    r"|(?<=rd|st) (?:n|s|e|w)\b\.?|(?<=oad|eet|ane|nue|ive) (?:north|south|east|west|n|s|e|w)\b)(?![\w-])",
    re.I,
)
_HOUSE_AHEAD = re.compile(
    rf"(?<![\w'’-])(?:[Tt]he )?(?:{_NAME} ){{1,3}}(?i:{words.HOUSES}|{words.HOMES})"
    r"(?: \((?i:rm|room|flat|unit|apt) ?\w{1,3}\))?, \Z"
)
_PART_AHEAD = re.compile(
    r"\b(?:the )?(?:annexe?|flat|room|rooms|bedsit|caravan|granny flat|lodge) (?:at|of|behind|above) \Z", re.I
)


def forms(text: str) -> Iterator[Found]:
    """Homes as (start, end, how sure, why)."""
    for match in anchored(_NUMBER_ONLY, text, _NUMBER_KEYS):
        if _HOME_NEAR.search(text, max(0, match.start() - 60), match.start()):
            yield match.start(), match.end(), 0.65, "context:lives"
    for match in anchored(_THE, text, (FIGURE,)):
        word = match.group(1)
        if not _THE_AHEAD.search(text, max(0, match.start() - 10), match.start()):
            continue
        street = bool(_STREET_WORD.search(word)) and (word[0].isupper() or word[-1] == "s" or word in _CLOSED)
        if street or (word[0].isupper() and not kinds(fold(word)) & (ROLE | CALENDAR | FIRST)):
            yield match.start(), match.end(), 0.65, "pattern:the"
    for match in at_starts(_POSTCODE, text, mixed_starts(text)):
        yield from _before_postcode(text, match.start())
    for match in anchored(_ABOVE, text, keys("flat room bedsit studio")):
        yield match.start(), match.end(), 0.7, "pattern:flat"
    for match in anchored(_SMALL_FIRST, text, (FIGURE,)):
        yield match.start(), match.end(), 0.7, "pattern:abroad"
    for match in anchored(_PLANT, text, (FIGURE,)):
        if _LIVING.search(text, max(0, match.start() - 50), match.start()):
            yield match.start(), match.end(), 0.65, "context:lives"


def _before_postcode(text: str, at: int) -> Iterator[Found]:
    """What stands before a postcode, between commas, from the first part that is no town and nobody."""
    match = _BEFORE_POSTCODE.search(text, max(0, at - 90), at)
    if match is None:
        return
    start = match.start(1)
    parts = match.group(1)[:-2].split(", ")
    while parts:
        run = parts[0].split()
        known = [kinds(fold(w)) for w in run if w.lower() not in ("the", "of", "and", "&", "on", "y", "yr")]
        town = bool(known) and all(k & PLACE for k in known)
        person = (
            bool(known)
            and known[0] & FIRST
            and not re.search(rf"\b(?:{words.HOMES}|{words.HOUSES})\Z", parts[0], re.I)
        )
        if not (
            town
            or person
            or words.PUBLIC.search(parts[0])
            or any(k & (ROLE | CALENDAR | TRADE) for k in known)
        ):
            break
        start += len(parts.pop(0)) + 2
    if parts and not (len(parts) == 1 and kinds(fold(parts[0])) & COMMON):
        yield start, start + len(", ".join(parts)), 0.7, "context:postcode"


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """An address with the house's name before its number and the floor, block or wind behind it."""
    lead = max(0, start - 60)
    ahead = (_HOUSE_AHEAD if text[start].isdigit() else _PART_AHEAD).search(text, lead, start)
    if ahead and "\n" not in ahead.group() and not words.PUBLIC.search(ahead.group()):
        start = ahead.start()
    behind = _BEHIND.match(text, end)
    return start, behind.end() if behind else end
