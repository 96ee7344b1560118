"""Plates near a vehicle: every British pattern, in any letters and grouping, and plates told in part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from recordqa.detect.people_words import ANY_WORD, CALENDAR, COMMON, ROLE, TRADE, kinds
from recordqa.detect.personal_data._anchors import anchored, at_starts, keys, mixed_starts
from recordqa.detect.personal_data._context import Hit, before, lines_with, lowered, other_thing

#: What three letters after a number stand for in school and social work.
SHORT_FORMS = frozenset(
    """
    ABE APP ASD BSL CCE CIC CIN CLA CME CPP CSE DBS DFE DSL EHC ELS FGM GCS ICT IRO KPI LAC MDT NEE PCR
    PDR PEP PHA PLO PMH PRU PSH RHI SDQ SEN SGO TAC TAF TAS YOS YOT YJS LCS EHM ICS NHS UPN DOB TOIL CPD
    REG PPN PNC MOT VAT GBP USD EUR PCM
    """.split()
)
#: Words that say a vehicle is spoken of; also makes, and models that are no other word.
VEHICLE = re.compile(
    r"\b(?:cars?|vans?|vehicles?|reg(?! ?\d)|regist(?:ration|ered)|number ?plates?|plates?|vrn|vrm|index"
    r"|dri(?:v\w+|ves?)|drove|park(?:ed|s|ing)|anpr|dvla|motability|moped|motor ?(?:bike|cycle)|scooter"
    r"|quad|trailer"
    r"|minibus|taxi|cab|uber|lorry|truck|tow(?:ed|ing)?|clamped|insur(?:ed|ance)|mot|lifts?|passenger"
    r"|people carrier"
    r"|hatchback|saloon|estate car|pick-?up truck|4x4|off-?roader|camper(?: ?van)?|getting into|got into"
    r"|seen in"
    r"|dropped off|picked up|pulled up|speeding|blue badge|uninsured|private plate|bike"
    r"|bmw|audi|corsa|fiesta|astra|golf|ford|vauxhall|merc(?:edes)?|nissan|toyota|renault|peugeot"
    r"|citro[eë]n|honda"
    r"|hyundai|kia|skoda|seat|volkswagen|vw|volvo|land ?rover|range ?rover|jeep|tesla|clio|focus|mini"
    r"|polo|transit"
    r"|zafira|qashqai|juke|micra|yaris|mondeo|escort|passat|octavia|leon|insignia|vectra|meriva|picasso"
    r"|berlingo"
    r"|kangoo|sprinter|vivaro|suzuki|mazda|subaru|mitsubishi|fiat|punto|saab|jaguar|lexus|porsche|dacia"
    r"|duster|fabia|sandero|aygo|captur|scenic|ibiza|vito|ducato|tiguan|touran|kuga|mokka|ecosport"
    r"|trafic|civic|superb"
    r"|vespa|smart car|mg)\b"
)
_STEMS = (
    *(
        "car",
        "van",
        "vehicle",
        "reg",
        "plate",
        "vr",
        "index",
        "driv",
        "drove",
        "park",
        "anpr",
        "dvla",
        "motab",
        "mope",
    ),
    *(
        "motor",
        "scoot",
        "quad",
        "trail",
        "minib",
        "taxi",
        "cab",
        "uber",
        "lorr",
        "truck",
        "tow",
        "clamp",
        "insur",
        "mot",
    ),
    *(
        "lift",
        "passeng",
        "hatch",
        "saloon",
        "4x4",
        "rover",
        "into",
        "seen in",
        "dropped",
        "picked",
        "pulled",
        "bike",
    ),
    *(
        "bmw",
        "audi",
        "corsa",
        "fiesta",
        "astra",
        "golf",
        "ford",
        "vauxhall",
        "merc",
        "nissan",
        "toyota",
        "renault",
    ),
    *(
        "peugeot",
        "citro",
        "honda",
        "hyundai",
        "kia",
        "skoda",
        "seat",
        "volks",
        "vw",
        "volvo",
        "jeep",
        "tesla",
        "clio",
    ),
    *(
        "focus",
        "mini",
        "polo",
        "transit",
        "zafira",
        "qashqai",
        "juke",
        "micra",
        "yaris",
        "mondeo",
        "escort",
        "passat",
    ),
    *(
        "octavia",
        "leon",
        "insignia",
        "vectra",
        "meriva",
        "picasso",
        "berlingo",
        "kangoo",
        "sprinter",
        "vivaro",
        "suzuki",
    ),
    *(
        "mazda",
        "subaru",
        "mitsu",
        "fiat",
        "punto",
        "saab",
        "jaguar",
        "lexus",
        "porsche",
        "dacia",
        "duster",
        "fabia",
        "sandero",
        "aygo",
        "captur",
        "scenic",
        "ibiza",
        "vito",
        "ducato",
        "tiguan",
        "touran",
        "kuga",
        "mokka",
        "trafic",
        "civic",
        "vespa",
        "mg",
    ),
)
_CURRENT = r"[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]{3}"
_ALONE = re.compile(rf"(?<![\w/.£#-]){_CURRENT}(?![\w/-])", re.I)
_NEAR = re.compile(
    r"(?<![\w/.£#-])(?:[A-Z][ -]?\d{1,3}[ -]?[A-Z]{3}|[A-Z]{3}[ -]?\d{1,3}[ -]?[A-Z])(?![\w/-])", re.I
)
#: Northern Irish, dateless and private ones, of which most are like words with a number: capitals only.
_OLD = re.compile(
    r"(?<![\w/.£#-])(?:[A-Z]{3} ?\d{2,4}|[A-Z]{2} ?\d{4}|\d{1,4} ?[A-Z]{3}|\d{4} [A-Z]{1,3})(?![\w/-])"
)
_PART = re.compile(
    r"\b(?:(?:reg(?:istration)?|plates?|index|vr[nm])\b[^.\n\d]{0,24}?\b(?:beginn?ing|begins|starting"
    r"|starts|ending"
    r"|ends|partial|part|with|like|maybe|possibly)|partial(?: (?:reg\w*|plate|index|vr[nm]))?)\b"
    r"(?: (?:with|in|of|is|was|only))*[:,]? [\"“']?"
    r"((?:[A-Z]{2} ?\d{2}(?: ?[A-Z]{1,3})?|[A-Z]{1,3} ?\d{1,3}(?: ?[A-Z]{1,3})?|\d{1,3} ?[A-Z]{2,3}))"
    r"(?![\w/-])",
    re.I,
)
_LETTER_BY_LETTER = re.compile(
    r"\b(?:reg(?:istration)?|plates?|index|vr[nm])\b[^.\n\d]{0,14}?[ :]((?:[A-Z0-9][ -]){4,6}[A-Z0-9])"
    r"(?![\w-])",
    re.I,
)
#: Irish plates; those of other countries, where a country is named; a second plate beside a whole one.
_IRISH = re.compile(
    r"(?<![\w/.£#-])\d{2,3}[- ](?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LM|LS|MH|MN|MO|OY|RN|SO|T|W|WH"
    r"|WW|WX)[- ]\d{3,6}(?![\w/-])"
)
_ABROAD = re.compile(r"(?<![\w/.£#-])[A-Z]{1,3}[ -]?(?:\d{2,5}[A-Z]{0,2}|\d{2,3}[ -][A-Z]{3})(?![\w/-])")
_FOREIGN = re.compile(
    r"\b(?:polish|romanian|lithuanian|bulgarian|german|french|spanish|dutch|italian|latvian"
    r"|hungarian|ukrainian|slovak|czech"
    r"|portuguese|irish|foreign|turkish|belgian|albanian|greek)\b"
)
_BESIDE = re.compile(
    r"(?<![\w/-])[A-Z]{2}\d{2} ?[A-Z]{3},? (?:and |& |/ )?([A-Z]{3} \d{2,4}|[A-Z]{1,3} ?\d{1,4}"
    r"|\d{1,4} [A-Z]{1,3})(?![\w/-])"
)
#: Private plates of any make-up, only where that is said or a vehicle is named right before.
_OWN = re.compile(r"(?<![\w/.£#-])[A-Z]\d{1,2}(?:[A-Z]{1,2} ?\d?[A-Z]{1,3}| \d[A-Z]{1,4})(?![\w/-])")
_OWN_NEAR = re.compile(
    r"(?:(?:van|car|plate|reg|audi|bmw|merc\w*|golf|moped|bike)\W{1,3}\Z"
    r"|.*\|.{0,14}\b(?:personali[sz]ed|private plate|cherished))"
)
_LABEL_KEYS = keys("reg plate index vrn vrm partial")


def _wordy(plate: str) -> bool:
    """Whether letters of it are a word, a month or what school and social work write short."""
    words = re.findall(r"[A-Za-z]{2,}", plate)
    return any(
        w.upper() in SHORT_FORMS or kinds(w.lower()) & (COMMON | CALENDAR | ROLE | TRADE)
        for w in words
        if len(w) > 2 or plate[0].isdigit()
    )


def _short(plate: str) -> bool:
    return any(
        w in SHORT_FORMS or kinds(w.lower()) & (CALENDAR | ROLE | TRADE)
        for w in re.findall(r"[A-Z]{3}", plate)
    )


def plates(text: str) -> Iterator[Hit]:
    """Plates by what stands around them."""
    places = mixed_starts(text)
    for match in at_starts(_ALONE, text, places):
        plate = match.group()
        if not (_wordy(plate) or (kinds(plate[:2].lower()) & COMMON and not plate.isupper())):
            if not other_thing(before(text, match.start())):
                yield Hit(match.start(), match.end(), 0.8, "pattern")
        elif (
            (plate.isupper() or not _wordy(plate))
            and (kinds(plate[-3:].lower()) & ANY_WORD or not plate.isupper())
            and _vehicle(text, match.start(), match.end())
        ):
            yield Hit(match.start(), match.end(), 0.8, "context:vehicle")
    for begin, stop in lines_with(text, _STEMS):
        loud = text[begin:stop].isupper()
        here = places[bisect_left(places, begin) : bisect_left(places, stop)]
        for pattern in (_NEAR, _OLD):
            for match in at_starts(pattern, text, here):
                plate = match.group()
                quiet = loud or not plate.isupper()
                doubtful = _wordy(plate) and (quiet or pattern is _OLD or _short(plate))
                if doubtful and (quiet or not _labelled(text, match.start())):
                    continue
                if plate[0].isdigit() and re.match(r" [A-Z]{2}", text[match.end() : match.end() + 3]):
                    continue  # "14 ELY ROAD"
                section = re.match(r"[sS] ?\d{1,2}(?!\d)", plate) and (quiet or _wordy(plate))
                if section or other_thing(before(text, match.start())):
                    continue
                window = 24 if pattern is _OLD else 60
                if _vehicle(text, match.start(), match.end(), window):
                    yield Hit(match.start(), match.end(), 0.75, "context:vehicle")
    for match in at_starts(_IRISH, text, places):
        alone = match.group().count("-") == 2
        if alone or _vehicle(text, match.start(), match.end()):
            yield Hit(match.start(), match.end(), 0.75, "context:vehicle")
    for match in at_starts(_ABROAD, text, places):
        near = text[max(0, match.start() - 70) : match.end() + 40].lower()
        if _FOREIGN.search(near) and VEHICLE.search(near) and not _wordy(match.group()):
            yield Hit(match.start(), match.end(), 0.7, "context:vehicle")
    for match in at_starts(_OWN, text, places):
        low = lowered(text)
        sides = low[max(0, match.start() - 12) : match.start()], low[match.end() : match.end() + 28]
        if _OWN_NEAR.search(sides[0]) or _OWN_NEAR.search("|".join(sides)):
            yield Hit(match.start(), match.end(), 0.7, "context:vehicle")
    for match in at_starts(_BESIDE, text, places):
        if not _wordy(match.group(1)):
            yield Hit(*match.span(1), 0.7, "context:beside")
    for pattern in (_PART, _LETTER_BY_LETTER):
        for match in anchored(pattern, text, _LABEL_KEYS):
            plate = match.group(1)
            if _wordy(plate):
                plate = plate.rsplit(" ", 1)[0]
            if any(c.isdigit() for c in plate) and any(c.isalpha() for c in plate) and not _wordy(plate):
                yield Hit(match.start(1), match.start(1) + len(plate), 0.8, "label:vehicle")


def _labelled(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:reg\w*|plates?|index|vr[nm])\b[^\n\d]{0,12}\Z", lowered(text)[max(0, start - 30) : start]
        )
    )


def _vehicle(text: str, start: int, end: int, window: int = 60) -> bool:
    low = lowered(text)
    lead = low[max(0, start - window) : start].rsplit("\n", 1)[-1]
    rest = low[end : end + window // 2].split("\n", 1)[0]
    return bool(VEHICLE.search(lead) or VEHICLE.search(rest))
