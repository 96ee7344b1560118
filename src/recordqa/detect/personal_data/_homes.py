"""Homes beyond a number with a kind of street: flats in buildings, houses by name, bare streets, boats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordqa.detect.people_words import CALENDAR, COMMON, FIRST, LAST, PLACE, ROLE, TRADE, fold, kinds
from recordqa.detect.personal_data import _streets as words
from recordqa.detect.personal_data._anchors import FIGURE, anchored, keys, lines_of, starts
from recordqa.detect.personal_data._context import lines_with

Found = tuple[int, int, float, str]
_CAP = r"(?!PC\b|POSTCODE\b|Postcode\b)[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['’-]){1,24}(?!\w)"
_CAPS = rf"{_CAP}(?: (?:{_CAP}|of|the|y|yr|le|on|and|&))*"
_NUMBER = r"\d{1,4}(?: ?[A-Ha-h](?![A-Za-z]))?(?:[-–/]\d{1,4}[A-Ha-h]?)?"
_UNIT = (
    r"(?:[Ff]lat|FLAT|[Aa]partment|APARTMENT|[Aa]pt|APT|[Mm]aisonette|[Bb]edsit|[Cc]aravan|CARAVAN"
    r"|[Pp]lot|PLOT|[Pp]itch|PITCH|[Cc]halet"
    r"|[Ll]odge|[Bb]erth|[Mm]ooring|[Ss]tatic|[Cc]abin|[Ss]tudio|[Pp]ad|[Uu]nit|[Bb]lock|[Ff]lt|FLT|[Tt]ower"
    r"|TOWER)"
)
_UNIT_NO = r"(?: ?[Nn]o)?\.? ?(?:\d{1,4}[A-Za-z]?(?:[/-]\d{1,3})?|[A-Z]\d{0,3}(?![\w'’]))"
_IN_BUILDING = re.compile(
    rf"(?<!\w)(?:{_UNIT}{_UNIT_NO},? ){{1,3}}(?:{_NUMBER},? )?(?:[Tt]he )?(?!{_UNIT} )"
    rf"{_CAPS}(?:, (?:{_NUMBER} )?{_CAPS})?"
)
#: Put before an address: "Top flat, 61 …", "R/O 40 …", "Ground floor, ", "Annexe, ".
_AHEAD = re.compile(
    r"(?<!\w)(?:(?:the )?(?:top|ground|grnd|grd|gf|first|second|third|fourth|basement|bsmt|upper|lower"
    r"|garden|attic|middle|rear|front|1st|2nd|3rd|back)"
    r"(?:[ -](?:floor|flr))?(?: flat| flt| maisonette| bedsit| room| floor)?,? (?:at |of |in )?|r/o "
    r"|rear of |flat above |(?:the )?(?:lock-?up|garage|annexe?) (?:behind|above|at) "
    r"|no\.? ?|above |annexe?,? (?:at |of )?|c/o (?:[A-Z][\w'’-]+,? ){1,3}"
    rf"|(?:{_UNIT}|[Rr]oom|[Bb]ed){_UNIT_NO},? (?:at |, )?|{_UNIT} ?|(?:[Rr]oom|[Bb]ed) )\Z",
    re.I,
)
_LIVES = (
    r"(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|resid(?:es|ing|ed)|plac(?:ed|ement)|hous(?:ed|ing)"
    r"|rehoused|accommodated|bailed|released|discharged|moved?|moving|moves"
    r"|moored|lodg(?:es|ing|ed)|rent(?:s|ed|ing)|sofa[- ]?surf\w*|camp(?:s|ed|ing)|address(?: is| was|"
    r" given as| of)?|found|addressed|sent|relocated|returned|tenancy|squatting|flat"
    r"|dropped(?: off)?|picked up|collected|home|arrived|came|visited)"
)
#: A house by its name alone, right after words that say somebody lives there.
_NAMED = re.compile(
    rf"\b{_LIVES}(?: (?:back|out|over|now|temporarily|currently|again|with \w+(?: and \w+)?|alone))?"
    rf"(?:,? (?:at|to|in|from|@|is|:) |(?<=renting) |(?<=visited) )((?:[Tt]he )?{_CAPS})((?:,"
    rf" (?:{_NUMBER} )?{_CAPS})?)"
)
_AT_LIVES = re.compile(
    rf"\b(?:{_LIVES}|HV|hv|visit(?:s|ed)?|address\w*|knock\w*|went|attended|called|seen|at|to"
    rf"|from)\b[^.\n\d]{{0,24}}\Z",
    re.I,
)
_BARE_STREET = re.compile(rf"(?<![\w/.:£#-]){_NUMBER} ({_CAP}(?: {_CAP}){{0,2}})(?![\w'’-])")
_HOUSE_KIND = (
    r"(?:Cottages?|COTTAGES?|Farm|FARM|Farmhouse|FARMHOUSE|Bungalow|BUNGALOW|Barn|BARN|Vicarage|VICARAGE"
    r"|Rectory|RECTORY|Smallholding|Croft|CROFT|Gatehouse|Manse|Oast)"
)
_BY_KIND = re.compile(
    rf"(?<![\w-])(?:(?:The|THE) )?(?:{_CAP} ){{1,3}}{_HOUSE_KIND}(?: (?:Cottages?|House|Barn|Caravan"
    rf" Site))?(?![\w-])(?:, (?:{_NUMBER} )?{_CAPS})?"
)
_BOAT = re.compile(
    rf"(?<!\w)(?:the )?(?:narrow ?boat|barge|houseboat|canal boat|boat|nb|cruiser|yacht) (?:called "
    rf"|named )?[\"“']?{_CAPS}[\"”']?(?:, {_CAPS})?",
    re.I,
)
_ROOM_BEHIND = re.compile(
    r"(?<!\w)(?:[Tt]he )?(?:[\w'’-]+,? ){1,3}(?:room|rm|bed|pitch|plot|flat|unit|berth|mooring|apartment"
    r"|bedsit|cabin|chalet|static|caravan) ?(?:no\.? ?)?\d{1,3}[A-Za-z]?(?!\w)"
)
_HOSTEL = re.compile(
    rf"\b(?:{words.HOTELS}|ymca|ywca|hmo|b&b|caravan|mobile home|holiday park|hostels?|bailed|refuge"
    rf"|site|marina)\b",
    re.I,
)
_ROOM_AHEAD = re.compile(
    rf"(?<!\w)(?:[Rr]oom|ROOM|[Rr]m|[Bb]ed|BED) ?\d{{1,4}}[A-Za-z]?,? (?:at |in )?(?:[Tt]he )?({_CAPS})"
)
_LODGED = re.compile(
    r"\b(?:hostels?|refuge|hotel|b ?& ?b|bed and breakfast|temporary accommodation|ta|liv\w+|stay\w*"
    r"|moved|placed|housed|rehoused|accommodat\w+|bailed|address|home)\b[^.\n]{0,40}\Z",
    re.I,
)
_LABEL = re.compile(
    rf"\b(?:addr(?:ess)?|home|lives|living at|lives at|prev(?:ious)?|resides)(?: (?:is|was|now|at|given"
    rf" as))*(?: ?[:–=-]+ ?| )({_NUMBER},? {_CAP}(?: {_CAP}){{0,3}}|{_CAP}(?: {_CAP})*, {_CAP}(?: {_CAP})*"
    rf"|(?:(?<=addr )|(?<=: )|(?<=address ))[a-z]+(?: [a-z]+)?, (?:[a-z'’]+ ){{1,3}}"
    rf"(?:{words.SURE_TYPES}))(?![\w-])"
)
#: In small letters: a number, words, a kind of street; what stands before must be an edge or a word of place.
_SMALL = re.compile(
    rf"(?:(?<=[–\-,(:;|] )|(?<=\bat )|(?<=\bto )|(?<=\bin )|(?<=\bof )|(?<=\bfrom )|(?<=\baddr )"
    rf"|(?<=\bnow )|(?<=\bis )|(?<=\bnear )|^)"
    rf"(\d{{1,4}}[a-h]? (?:[a-z'’-]{{3,20}} ){{1,3}}(?:{words.SURE_TYPES}|{words.PLAIN_TYPES}|ct|dr"
    rf"|cl|clo|gr|grv|av|sq|cr|hse"
    rf"|crt|gdn|pl|wy|tce|terr|cres))(?![\w-])",
    re.M,
)
_SMALL_ONE = re.compile(
    r"\b(?:liv\w+|stay\w*|moved?|dropped|picked up|home|house|address|addr|visit\w*|seen|hv) ?[a-z"
    r" ]{0,12}(?:at|to|from|in|is|:) (\d{1,4}[a-h]? [a-z'’-]{4,20})(?![\w-])",
    re.I,
)
_SMALL_HOUSE = re.compile(
    rf"(?:'s|’s|addr|address|at|lives|home|visited|to|from)(?: mum| dad| nan)? "
    rf"((?:the )?[a-z]{{3,16}}(?: [a-z]{{3,12}})?(?: (?:house|cottage|farm|lodge))?, "
    rf"(?:[a-z'’]{{3,16}} ){{1,2}}(?:{words.SURE_TYPES}))(?![\w-])"
)
_SPOKEN = re.compile(
    rf"\b(?:{_LIVES}|visit\w*|address|number|to|from|at)(?: at| to| in| is| number| from)? "
    rf"({words.SPOKEN}[a-d]?,? (?:{_CAP} ){{1,3}}(?i:{words.TYPES}))\b(?![\w-])"
)
#: The number after the street: "Elm Road, number 14"; a flat in small letters.
_REVERSED = re.compile(
    rf"(?<![\w-])(?:{_CAP} ){{1,3}}(?i:{words.SURE_TYPES}),? \(?(?:at )?(?i:number|no\.?|house number"
    rf"|flat) ?\d{{1,4}}[a-zA-Z]?\b"
)
_SMALL_FLAT = re.compile(
    rf"\b(?:flat|flt|apartment|apt|caravan|plot|pitch) ?(?:no\.? ?)?\d{{1,4}}[a-z]?,? (?:\d{{1,4}}[a-z]? )?"
    rf"(?:the )?(?:[a-z'’-]{{3,20}} ){{1,3}}(?:{words.HOUSES}|hse|ct|bldgs|{words.SURE_TYPES}"
    rf"|{words.SITES})\b"
)
_SITE = re.compile(
    rf"(?<![\w-])(?:(?:The|the) )?(?:{_CAP} ){{1,3}}(?:[Cc]aravan (?:[Ss]ite|[Pp]ark)|[Hh]oliday "
    rf"(?:[Pp]ark|[Vv]illage)|[Mm]obile [Hh]ome [Pp]ark|[Mm]oorings|[Mm]arina|[Tt]ravellers?['’]?"
    rf" [Ss]ite)(?:, (?:pitch|plot|unit|number|no\.?|van) ?\d{{1,4}}[A-Za-z]?)?"
)
_UNIT_KEYS = keys(
    "flat apartment apt maisonette bedsit caravan plot pitch chalet lodge berth mooring static cabin studio"
    " pad unit block flt tower"
)
_LIVES_KEYS = keys(
    "live stay resid placed housed housing rehoused accommodated bailed released discharged move moving"
    " moored lodging renting arrived came visited sofa camp address found sent relocated returned"
    " tenancy squatting flat dropped"
    " picked collected home"
)
_SPOKEN_KEYS = tuple(sorted({*_LIVES_KEYS, *keys("visit number to from at")}))
_ROOM_KEYS = tuple(sorted({*_UNIT_KEYS, *keys("room rm bed")}))
_ROOM_NO = re.compile(r"[a-z]{2,9} ?(?:no\.? ?)?\d", re.I)
_KIND_KEYS = keys("cottage farm bungalow barn vicarage rectory smallholding croft gatehouse manse oast")
_NUMBERED = re.compile(r"(?:number|no\.?|flat) ?\d", re.I)
_NUMBERED_KEYS = keys("number no flat")
_LABEL_KEYS = keys("addr home lives living prev resides")
_SMALL_ONE_KEYS = keys("live stay move dropped picked home house address visit seen hv")


_STREET_END = re.compile(rf"\b(?:{words.TYPES})\Z|, (?:{words.FIRST_TYPES}) ", re.I)
#: Where somebody was for a while, rather than lives.
_PASSING = re.compile(
    r"(?:arrived|came|visited|found|sent|home|collected|dropped|picked|returned|moved|moving|moves?)\b", re.I
)


def ahead_of(text: str, start: int) -> int:
    """Where an address begins that has a flat, a floor or "rear of" before its number."""
    for _ in range(3):
        match = _AHEAD.search(text, max(0, start - 36), start)
        if not match or "\n" in match.group():
            return start
        start = match.start()
    return start


def _plain(name: str) -> bool:
    """Whether words can be a house's or a street's name: no person's, no town's, no public building's."""
    run = [w for w in name.split() if w.lower() not in ("the", "of", "and", "&", "on", "y", "yr", "le")]
    if not run or words.PUBLIC.search(name):
        return False
    known = [kinds(fold(re.sub(r"['’]s$", "", w))) for w in run]
    if any(k & (CALENDAR | ROLE) for k in known) or re.search(r"['’]s\Z|\bHMP\b|\bYOI\b", name):
        return False
    if len(run) == 1:
        return (
            not known[0] & (FIRST | LAST | PLACE | TRADE)
            and (not known[0] & COMMON or name.startswith(("The ", "the ")))
            and len(run[0]) > 4
        )
    if all(k & (FIRST | LAST) for k in known) and known[0] & FIRST:
        return False
    return not all(k & (PLACE | TRADE) for k in known)


def _nobodys(name: str) -> bool:
    """Whether a name with its street behind it is a house's: no role, no day, no public building."""
    known = [kinds(fold(w)) for w in name.split()]
    return not (any(k & (CALENDAR | ROLE) for k in known) or words.PUBLIC.search(name))


def homes(text: str) -> Iterator[Found]:
    """Homes as (start, end, how sure, why)."""
    for match in anchored(_IN_BUILDING, text, _UNIT_KEYS):
        run = re.sub(rf"^(?:{_UNIT}{_UNIT_NO},? )+(?:{_NUMBER},? )?", "", match.group())
        first = kinds(fold(run.split()[0])) if run.split() else CALENDAR
        if (
            first & (CALENDAR | ROLE)
            or (words.PUBLIC.search(run) and match.group()[:3].lower() in ("uni", "blo", "stu", "lod", "pad"))
            or (
                match.group()[:4].lower() in ("unit", "bloc", "pad ", "lodg")
                and "," not in match.group()
                and len(run.split()) < 2
            )
        ):
            continue
        yield match.start(), match.end(), 0.8, "pattern:flat"
    for match in anchored(_NAMED, text, _LIVES_KEYS):
        name = match.group(1)
        if match.group(2) and not _STREET_END.search(match.group(2)):
            continue
        passing = match.group(2) == "" and len(name.split()) < 2 and _PASSING.match(match.group())
        if (_plain(name) or (match.group(2) and _nobodys(name))) and not passing:
            if (
                re.search(r"(?i)\b(?:to|in|from|is) \Z", text[match.start() : match.start(1)])
                and not match.group(2)
                and not re.search(rf"\b(?:{words.HOMES}|{words.HOUSES})\Z", name, re.I)
            ):
                continue
            yield match.start(1), match.end(), 0.7, "context:lives"
    for match in anchored(_BARE_STREET, text, (FIGURE,)):
        name = match.group(1).split()
        known = kinds(fold(name[0]))
        if (
            (known & FIRST and len(name) == 1)
            or name[0].lower() in words.NOT_AFTER_NUMBER
            or known & (CALENDAR | ROLE)
            or words.PUBLIC.search(match.group(1))
            or (match.group(1).isupper() and len(name[0]) < 5)
            or words.like_month(name[0])
        ):
            continue
        lead = text[max(0, match.start() - 48) : match.start()]
        postcode = re.match(
            r",? ?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?, ?)?(?i:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b",
            text[match.end() : match.end() + 40],
        )
        if (
            postcode
            or words.STRONG_LIVES.search(lead)
            or (lead.endswith(("at ", "@ ", "outside ", "visited ")) and not known & COMMON)
            or re.search(
                r"(?i)\b(?:addr(?:ess)?|home|lives|prev(?:ious)?|accommodation)\b[^.\n\w]{0,4}\Z", lead
            )
        ):
            yield ahead_of(text, match.start()), match.end(), 0.75, "context:lives"
    for match in (
        m
        for begin, stop in lines_of(text, starts(text, _KIND_KEYS))
        for m in _BY_KIND.finditer(text, begin, stop)
    ):
        name = match.group().split(",")[0]
        if (
            not re.search(
                r"\b(?:City|CITY|Children['’]?s?|Animal|Wind|Care|School|Peppa|Urban|Community|Old Mac\w*)\b",
                name,
            )
            and not kinds(fold(name.split()[0])) & ROLE
        ):
            yield match.start(), match.end(), 0.7, "pattern:house"
    for begin, stop in lines_with(
        text, ("boat", "barge", "yacht", "cruiser", "moor", "marina", " site", " park", "village")
    ):
        for match in _BOAT.finditer(text, begin, stop):
            if re.search(r"(?:boat|barge|nb|cruiser|yacht)(?: called| named)? [\"“']?[A-Z]", match.group()):
                yield match.start(), match.end(), 0.7, "context:boat"
        for match in _SITE.finditer(text, begin, stop):
            yield match.start(), match.end(), 0.7, "pattern:site"
    rooms = [at for at in starts(text, _ROOM_KEYS) if _ROOM_NO.match(text, at)]
    for begin, stop in lines_of(text, rooms):
        for match in _ROOM_BEHIND.finditer(text, begin, stop):
            run = re.sub(
                r"(?i),? (?:room|rm|bed|pitch|plot|flat|unit|berth|mooring|apartment|bedsit|cabin|chalet"
                r"|static|caravan) ?(?:no\.? ?)?\d+[a-z]?\Z",
                "",
                match.group(),
            )
            cut = re.search(
                rf"(?:[Tt]he )?{_CAPS}(?: [a-z]+ [a-z]+)?\Z|\b(?i:ymca|ywca|hostel|hmo|b&b|foyer|refuge"
                rf"|travelodge|premier inn)\Z",
                run,
            )
            lodged = _LODGED.search(text[max(0, match.start() - 40) : match.start()]) or (
                cut and _HOSTEL.search(cut.group())
            )
            room = re.search(r"(?i)\b(?:room|rm|unit)\b", match.group()[len(run) :])
            if (
                cut
                and lodged
                and not words.PUBLIC.search(run)
                and not (
                    room
                    and not _HOSTEL.search(run)
                    and not _LODGED.search(text[max(0, match.start() - 40) : match.start()])
                )
            ):
                yield match.start() + cut.start(), match.end(), 0.7, "context:lives"
        for match in _ROOM_AHEAD.finditer(text, begin, stop):
            lead = text[max(0, match.start() - 60) : match.start()]
            if _LODGED.search(lead) and not words.PUBLIC.search(match.group(1)):
                yield match.start(), match.end(), 0.75, "context:lives"
    numbered = [at for at in starts(text, _NUMBERED_KEYS) if _NUMBERED.match(text, at)]
    for begin, stop in lines_of(text, numbered):
        for match in _REVERSED.finditer(text, begin, stop):
            yield match.start(), match.end(), 0.7, "pattern:flat"
    for match in anchored(_SMALL_FLAT, text, _UNIT_KEYS):
        yield match.start(), match.end(), 0.7, "pattern:flat"
    for match in anchored(_LABEL, text, _LABEL_KEYS):
        value = match.group(1)
        leading = re.sub(r"['’]s$", "", re.sub(r"^[\d\W]+", "", value).split()[0].rstrip(","))
        person = not value[0].isdigit() and kinds(fold(leading)) & FIRST
        if not person and not kinds(fold(leading)) & (CALENDAR | ROLE):
            yield match.start(1), match.end(1), 0.7, "label:address"
    for match in anchored(_SMALL, text, (FIGURE,)):
        middle = match.group(1).split()[1:-1]
        if not any(w in words.NOT_AFTER_NUMBER or kinds(w) & (CALENDAR | ROLE) for w in middle):
            yield ahead_of(text, match.start(1)), match.end(1), 0.7, "pattern:small"
    for match in anchored(_SMALL_ONE, text, _SMALL_ONE_KEYS):
        word = match.group(1).split()[-1]
        if (
            word[0].islower()
            and not kinds(fold(word)) & COMMON
            and word not in words.NOT_AFTER_NUMBER
            and not word.endswith(("th", "pm", "am"))
            and not words.like_month(word)
        ):
            yield match.start(1), match.end(1), 0.65, "context:lives"
    for match in _SMALL_HOUSE.finditer(text):
        house = match.group(1).split(",")[0].split()
        if not re.search(rf"\b(?:{words.HOMES})\Z", house[-1]) and any(
            kinds(w) & (COMMON | ROLE | CALENDAR) for w in house
        ):
            continue
        yield match.start(1), match.end(1), 0.65, "context:lives"
    for match in anchored(_SPOKEN, text, _SPOKEN_KEYS):
        yield match.start(1), match.end(1), 0.75, "pattern:spoken"
