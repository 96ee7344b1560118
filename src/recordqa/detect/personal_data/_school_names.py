"""Schools named without a whole word for school: saints, nurseries, cues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordqa.detect.people_words import (
    CALENDAR,
    COMMON,
    FIRST,
    LAST,
    PLACE,
    ROLE,
    TRADE,
    fold,
    kinds,
)
from recordqa.detect.personal_data._anchors import FIGURE, anchored, keys
from recordqa.detect.personal_data._context import Hit, lines_with
from recordqa.detect.personal_data._school_forms import short_forms

_WORD = r"[A-Z][\w'’.&-]{0,20}"
_KIND = (
    r"(?: (?:RC|CE|VA|VC|\((?:VA|VC|RC|CE|A)\)|CofE|C ?of ?E|Catholic|Roman Catholic|Primary|Juniors?"
    r"|Infants?|Inf|Jnrs?|High|Prim|Pry"
    r"|Academy|Comp|College|Nursery|School|Sixth Form|First|Middle|Secondary|rc|ce))*"
)
#: Named after somebody holy or great, in any letters.
_SAINT = re.compile(
    r"(?<![\w-])((?:St\.?|Saint|SAINT|ST\.?|Ss|st) [A-Za-z][\w-]{1,20}(?:['’][sS]?)?(?: (?:and|&|AND) "
    r"(?:St\.? )?[A-Z][\w-]{1,20}(?:['’]s?)?)?"
    r"(?: [A-Z][a-z]{2,20}['’]s| [A-Z]{3,20}(?:['’]S)?(?= IS\b|[,.;]| AND\b| ON\b|$))?"
    r"|(?:All|ALL) (?:Saints|Souls|Hallows|SAINTS|SOULS)['’]?|(?:Our|OUR) (?:Lady|LADY)['’]?[sS]?(?: "
    r"(?:of|OF|and|AND) [A-Z][\w'’ ]{2,24}?(?=[,.;\n]|$))?"
    r"|(?:Sacred Heart|SACRED HEART|Christ the King|Holy (?:Family|Trinity|Cross|Rosary|Name)|Corpus"
    r" Christi|Trinity)"
    rf"|(?:Lord|Lady|Sir|King|Queen|Bishop|Archbishop|Cardinal|Dame|Prince) (?:[A-Z][\w-]{{1,20}}"
    rf" ){{0,2}}[A-Z][\w-]{{1,20}}['’]s)({_KIND})(?![\w])"
)
_SAINT_STEMS = (
    "st ",
    "st. ",
    "saint",
    "souls",
    "hallows",
    "lady",
    "sacred",
    "christ",
    "holy",
    "trinity",
    "corpus",
    "lord",
    "sir ",
    "king ",
    "queen ",
    "bishop",
    "cardinal",
    "dame",
    "prince",
)
_SCHOOLING = re.compile(
    r"\b(?:schools?|sch|nurser(?:y|ies)|college|attends?|attending|attended|attendance|goes to"
    r"|transfer\w*|class|year \d{1,2}|yr ?\d{1,2}"
    r"|y\d{1,2}|pupils?|excluded|exclusion|suspended|suspension|lessons?|senco|dsl|on roll|off roll"
    r"|enrol\w*|reception|homework|uniform|detention"
    r"|term|gcses?|btec|ehcp|pep|sixth form|6th form|mornings?|funded|teacher|head|boards|upn|catchment"
    r"|tutor|timetable|key stage|ks\d"
    r"|mainstream|playground|moving to|is at|both at|dropped? off|pick(?:ed)? up)\b",
    re.I,
)
_NO_SCHOOL = re.compile(
    r"\b(?:church|parish|hospital|hospice|infirmary|hall|mass|sunday|vicar|priest|food ?bank|centre|ward"
    r"|clinic|surgery|cathedral"
    r"|mosque|road|street|square|court|park|birth|born|born at|a&e|maternity|lane|avenue|close|drive"
    r"|gardens|house)\b",
    re.I,
)
#: What is said before a school alone, and what is said of other places too and needs a word of school near.
_SURE = (
    r"(?i:boards at|boarding at|transfer(?:s|red|ring)? to|on (?:the )?roll (?:at|@)|enroll?ed (?:at|in"
    r"|on|with)|enrolment at|excluded from"
    r"|suspended from|\d+ (?:hours|hrs|mornings|afternoons|sessions|days)(?: a week| per week)? at|"
    r"(?:mornings|afternoons|provision|a week) at"
    r"|year \d{1,2},? (?:at|in|@)|yr ?\d{1,2},? (?:at|in|@)|y\d{1,2},? (?:at|in|@)|funded (?:hours"
    r"|place) at|(?:secondary|primary|nursery|preschool|college"
    r"|sixth form|junior school|infant school)(?: school)?(?: place)? (?:is|was|will be|called|named)(?:"
    r" (?:at|called|named))?|taster day at|open (?:day|evening) at"
    r"|(?<!took )(?<!take )(?<!takes )(?<!taking )place (?:at|offered at)"
    r"|moved schools? (?:to|from)|schools? (?:to|from)|ex[- ]|formerly|due back"
    r" at|(?:senco|dsl|head ?teacher|teacher|tutor|pastoral lead|learning mentor|attendance officer|head"
    r" of year|school nurse|safeguarding lead|inclusion lead)(?: at| from| of| \()|(?<!\w)@)"
)
_MAYBE = (
    r"(?i:attends?|attending|attended|goes to|going to|went to|gone to|moving to|moved to|moves to|still"
    r" at|now at|back (?:at|in|to)"
    r"|start(?:s|ed|ing)? (?:at|in)|is at|are at|was at|both at|all at|three at|two at|from|left|after"
    r"|outside|at|to|in|until|ex)"
)
_NAME = rf"((?:The |the )?{_WORD}(?: (?:{_WORD}|of|and|&|on|the))*)"
_CUED = re.compile(rf"(?<!\w)(?:({_SURE})|{_MAYBE})(?: |(?<=@)){_NAME}")
_CUED_KEYS = (
    FIGURE,
    "@",
    *keys(
        "boards boarding transfer on roll enroll enrolment excluded suspended mornings afternoons provision a"
        " year yr y funded secondary primary nursery preschool college sixth junior infant taster open place"
        " moved school ex formerly due senco dsl head teacher tutor pastoral learning attendance safeguarding"
        " inclusion attend goes going went gone moving moves still now back start is are was both all three"
        " two from left after outside at to in until"
    ),
)
_COLLEGE_KEYS = keys("coleg ysgol collège lycée escola liceul colegiul gymnasium")
#: What follows a school and no person: "…, Y9", "… gates", "… finishes".
_BEHIND = re.compile(
    r",? \(?(?:\d{1,2} ?(?:hours|hrs|mornings|sessions)|funded|Y\d{1,2}|Yr ?\d{1,2}|Year \d{1,2}|year"
    r" \d{1,2})\b|(?: school)? (?:gates?|finishes|uniform|blazer|playground|SENC[Oo]|DSL|staff say|head"
    r" ?teacher|pastoral)\b"
)
_ITEM = re.compile(rf"(?:[–-] |: ?){_NAME}(?=,? \(?(?:Y\d{{1,2}}|Yr ?\d{{1,2}}|Year \d{{1,2}})\b)")
#: After the very word: "school Bryn Coed", "nursery – 01632 … (Happy Hands)", "Schools – Iffley; St Anne".
_WORDED = re.compile(
    r"\b(?:[Ss]chools?|SCHOOLS?|[Nn]ursery|[Cc]ollege|[Ss]econdary|[Pp]rimary|[Pp]re-?school|[Ss]ch)(?: "
    r"(?:is|was|called|named|at|will be|being|now|name))*"
    rf"(?: ?[:–=-]+)?(?: ?\(?[\d ()+-]{{9,18}})? ?\(?{_NAME}"
)
_AND_ANOTHER = re.compile(rf"(?: ?[;/] ?|, and | and |, ){_NAME}(?=[.;,\n]|$)")
_COLLEGE_FIRST = re.compile(
    r"\b(?:Coleg|Ysgol|Collège|Lycée|Escola|Liceul|Colegiul|Gymnasium) [A-Z][\w'’-]{1,20}(?: "
    r"(?:[A-Z][\w'’-]{1,20}|y|yr|de)){0,3}"
)
_NURSERY = re.compile(
    r"(?<![\w-])(?:(?:Little|Tiny|Busy|Bright|Happy|Sunny|Wee|Mini|Rainbow|Cheeky|Giggly|Jolly|Twinkle"
    r"|Magic|Teddy|Muddy|Dinky|Clever|First) (?:[A-Z][a-z]{2,12} )?[A-Z][a-z]{2,12}"
    r"|[A-Z][a-z]{2,14}(?: (?:Tots|Kidz|Tiddlers|Tinies|Toddlers|Cubs|Sprouts|Seedlings|Saplings|Bunnies"
    r"|Puddles|Acorns|Ducklings|Buttons)))(?![\w-])"
)
_PLAY = re.compile(
    r"\b(?:nursery|preschool|pre-school|playgroup|sessions?|hours|hrs|mornings?|afternoons?|days|funded"
    r"|childcare|key ?worker|baby|toddler|goes|attends|at|drop|picked)\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:Hospital|Court|Centre|Clinic|Surgery|Church|Road|Street|Lane|Avenue|Close|Drive|House|Hub"
    r"|Club|Library|Police|Council|Team|Services?"
    r"|Hostel|Hotel|Group|Meeting|Panel|Conference|Programme|Project|Hall|Way|Crescent|Room|Farm|Cottage"
    r"|Flat|Station|Prison|HMP|Mosque|Temple|Gym"
    r"|Cafe|Costa|Asda|Tesco|McDonald['’]?s?|Town|Market|County|Borough|University|Family|CAMHS|Early"
    r"|Help|Refuge|Trust|Foundation|Charity|Shop)\b"
)


_HEADINGS = frozenset("LAST SEEN DOB DATE YEAR PLAN NAME REF".split())
#: Near these a name after "at" or "from" is a school's.
_AT_LESSONS = re.compile(
    r"\b(?:schools?|sch|pupils?|excluded|suspended|lessons?|year \d{1,2}|yr ?\d{1,2}|y\d{1,2}|senco|dsl"
    r"|o[nf]f? roll|enrol\w*|teacher|class|gcses?|detention|uniform|homework|head of year|attendance"
    r"|mainstream)\b",
    re.I,
)


def _name(text: str, start: int, end: int, sure: bool) -> tuple[int, int] | None:
    """The school's name in a run of words with capitals, None where it is a person, a place, a word."""
    run = text[start:end]
    owner = re.match(r"([A-Z][\w-]+)['’]s (?=[A-Z])", run)
    if owner and not kinds(fold(owner.group(1))) & FIRST:
        owner = None
    cut = owner or re.search(r"\. |[.,]\Z|(?: (?:of|and|&|on|the))+\Z", run)
    if owner:
        return None
    while cut:
        run = run[: cut.start()] + (
            run[cut.start() : cut.start() + 2]
            if cut.group()[:1] in "'’" and re.match(r"St|Our|Lord|Sir|King|Queen", run)
            else ""
        )
        cut = re.search(r"\. |[.,]\Z|(?: (?:of|and|&|on|the))+\Z", run)
    if run.startswith("the "):
        start, run = start + 4, run[4:]
    words = run.split()
    while words and len(words) > 1 and kinds(fold(words[-1])) & CALENDAR:
        words.pop()
    run = " ".join(words)
    bare = [w for w in words if w not in ("The", "of", "and", "&", "on", "the")]
    if (
        run.isupper()
        and not text[text.rfind("\n", 0, start) + 1 : start].isupper()
        and len(bare) > 1
        and all(k & COMMON for k in (kinds(fold(w)) for w in bare))
    ):
        return None
    if (
        not bare
        or len(run) < 4
        or _OTHER.search(run)
        or _OTHER.match(text[start + len(run) + 1 : start + len(run) + 20])
    ):
        return None
    known = [kinds(fold(re.sub(r"['’]s$", "", w))) for w in bare]
    if any(k & (CALENDAR | ROLE) for k in known) or all(w.isupper() and len(w) < 6 for w in bare):
        return None
    if any(c.isdigit() for c in run) or words[0] in _HEADINGS:
        return None
    if not sure and all(w.isupper() for w in bare) and known[0] & COMMON:
        return None
    if len(bare) == 1:
        k = known[0]
        if k & FIRST or (k & (PLACE | TRADE) and not (sure and words[0] == "The")):
            return None
        if (k & COMMON and words[0] != "The") or (words[0] == "The" and not sure):
            return None
        if bare[0].endswith(("'s", "’s")):
            return None
    elif (
        (all(k & (FIRST | LAST) for k in known) and known[0] & FIRST and not sure)
        or all(k & TRADE for k in known)
        or (not sure and all(k & (COMMON | TRADE) for k in known))
    ):
        return None
    return start, start + len(run)


def school_names(text: str) -> Iterator[Hit]:
    """Names of schools by what stands around them."""
    yield from short_forms(text)
    for begin, stop in lines_with(text, _SAINT_STEMS):
        for match in _SAINT.finditer(text, begin, stop):
            lead = text[max(begin, match.start() - 70) : match.start()]
            rest = text[match.end() : min(stop, match.end() + 50)]
            direct = re.search(
                r"\b(?i:goes to|attends?|attending|moving to|transfer\w* to|excluded from|is at|on roll"
                r" at|both at|moving to) \Z",
                lead,
            )
            if re.match(r"S[Tt]\.? [a-z]", match.group(1)):
                continue
            if match.group(1)[:2] == "St" and (
                re.search(r"\d[A-Za-z]? (?:[A-Z][\w'’]+ ){1,3}\Z", lead)
                or re.match(r"St\.? [A-Z]{2}", match.group(1))
            ):
                continue  # "201 Derby St. GLAA line told"
            if match.group(1).startswith("st ") and not (
                match.group(2)
                or direct
                or re.search(r"(?:\b(?:at|to|from|then|now|or|and|both)|[,:–=]) \Z", lead)
            ):
                continue
            if _NO_SCHOOL.search(rest[:24]) or _NO_SCHOOL.search(lead[-24:]):
                continue
            if match.group(2) or direct or _SCHOOLING.search(lead) or _SCHOOLING.search(rest):
                yield Hit(match.start(), match.end(), 0.75, "context:school")
    for match in anchored(_COLLEGE_FIRST, text, _COLLEGE_KEYS):
        yield Hit(match.start(), match.end(), 0.9, "pattern")
    for match in _NURSERY.finditer(text):
        around = (
            text[max(0, match.start() - 40) : match.start()].rsplit("\n", 1)[-1]
            + " "
            + text[match.end() : match.end() + 30].split("\n")[0]
        )
        if _PLAY.search(around) and not re.search(r"\b(?:programme|song|film|book|course|project)\b", around):
            yield Hit(match.start(), match.end(), 0.7, "context:nursery")
    for match in anchored(_CUED, text, _CUED_KEYS):
        sure = bool(match.group(1))
        window = text[max(0, match.start() - 70) : match.start()].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
        window += (
            text[match.start() : match.start(2)]
            + "|"
            + re.split(r"\n|\. ", text[match.end(2) : match.end(2) + 60])[0]
        )
        behind = _BEHIND.match(text, match.end(2))
        if sure or behind or _spoken_of(match.group(), window):
            lodged = re.search(
                r"(?i)\b(?:liv\w+|stay\w*|placed|placement|moved|housed|bailed|sister|brother|nan|post"
                r" goes|letters? go|sent) \Z",
                text[max(0, match.start() - 16) : match.start()],
            )
            if (lodged and not sure) or re.match(r" \d", text[match.end(2) : match.end(2) + 2]):
                continue
            span = _name(text, *match.span(2), sure or bool(behind))
            if span:
                yield Hit(*span, 0.7, "context:school")
    for match in _ITEM.finditer(text):
        span = _name(text, *match.span(1), False)
        if span and "chool" in text:
            yield Hit(*span, 0.7, "context:school")
    for begin, stop in lines_with(
        text, ("school", "nursery", "college", "secondary", "primary", "sch", "pre-school")
    ):
        for match in _WORDED.finditer(text, begin, stop):
            span = _name(
                text, *match.span(1), bool(re.search(r"[:(=–]", text[match.start() : match.start(1)]))
            )
            if (
                span is None
                or (
                    text[span[0] : span[1]].isupper()
                    and not re.search(r"[:(]", text[match.start() : match.start(1)])
                )
                or re.match(r" (?:said|says|told|rang|has|is|was|will|to)\b", text[span[1] : span[1] + 6])
            ):
                continue
            yield Hit(*span, 0.7, "label:school")
            more = _AND_ANOTHER.match(text, span[1]) if re.match(r"schools", match.group(), re.I) else None
            if more:
                another = _name(text, *more.span(1), True)
                if another:
                    yield Hit(*another, 0.7, "label:school")


def _spoken_of(found: str, window: str) -> bool:
    """Whether words of school around a name are enough for what was said right before it."""
    if re.match(r"(?i)(?:at|from|after|left|outside)\b", found):
        return bool(_AT_LESSONS.search(window))
    return not re.match(r"(?i)(?:to|in|until)\b", found) and bool(_SCHOOLING.search(window))
