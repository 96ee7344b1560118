"""SCHOOL: our own, Presidio has none. A school, nursery or college with a name of its own; "her primary
school" and "the nursery" are not personal data, nor is a church (St Mark's) without the school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.people_phrases import BASE_VERBS, HUMAN_VERBS, PLAIN_VERBS
from recordqa.detect.people_words import CALENDAR, COMMON, FIRST, PLACE, ROLE, TRADE, fold, kinds
from recordqa.detect.personal_data._anchors import anchored, keys
from recordqa.detect.personal_data._context import Hit, Recogniser, lines_with
from recordqa.detect.personal_data._school_cues import again, cued
from recordqa.detect.personal_data._school_names import school_names

ENTITIES = ("SCHOOL",)
_TYPE = (
    r"(?:(?:Community |Catholic |RC |C ?of ?E |CofE |CE |Church |Academy )?(?:Primary|Infants?|Junior"
    r"|High|Grammar|Secondary|Special|Nursery"
    r"|Middle|Upper|First|Comprehensive|Prep|Boys'?|Girls'?|Free|Sixth Form|6th Form|Technical|Community)"
    r"(?: and Nursery| Primary)?(?: School| College| Academy| Centre)|Primary(?: Academy)?|Infants"
    r"|Juniors|Academy|Nursery|Pre-?[Ss]chool"
    r"|Playgroup|Kindergarten|Day Nursery|Sixth Form|College|School|PRU|Pupil Referral Unit"
    r"|Referral Unit|UTC|SEN School|High(?! (?:Court|Street|St|Road|Priority"
    r"|[Rr]isk|[Nn]eeds|[Ll]evel|[Ss]upport|[Cc]hallenge)))"
)
_NAME = r"(?:St\.? |Saint |Ss |Our Lady(?: of)? |The )?(?:[A-Z][\w'’.-]{1,20} |of |the |and |& |on ){1,5}"
_STEMS = (
    *(
        "school",
        "primary",
        "infant",
        "junior",
        "high",
        "grammar",
        "secondary",
        "academy",
        "nursery",
        "college",
        "sixth",
    ),
    *("6th", "playgroup", "kindergarten", "pru", "referral unit", "utc", "centre", "special"),
)
_CAPITAL = re.compile(rf"(?<![\w-])({_NAME})({_TYPE})(?![\w-])")
_LOUD = re.compile(
    r"(?<![\w-])((?:ST\.? |OUR LADY(?: OF)? |THE )?(?:[A-Z][A-Z'’-]{1,20} ){1,4})((?:(?:RC|CE|C OF E"
    r"|CATHOLIC|COMMUNITY) )?"
    r"(?:PRIMARY|INFANT|INFANTS|JUNIOR|HIGH(?= SCHOOL)|GRAMMAR|SPECIAL|NURSERY|SECONDARY"
    r"|SIXTH FORM)(?: SCHOOL"
    r"| COLLEGE| ACADEMY)?|ACADEMY|SCHOOL"
    r"|COLLEGE)(?![\w-])"
)
_SMALL = re.compile(
    r"\b(?:at|to|attends|from|in) ((?:st )?[a-z'’-]{3,20}(?: [a-z'’-]{3,20}){0,2}) (primary school"
    r"|primary|infants|juniors|academy"
    r"|high school|junior school|infant school|nursery|college|pre-?school)\b"
)
_SMALL_SAINT = re.compile(
    r"\b(st [a-z'’-]{3,20}(?: (?:and|of) [a-z'’-]{3,20})?) ((?:(?:rc|ce|c of e"
    r"|catholic) )?(?:primary(?: school)?"
    r"|infants?(?: school)?|juniors?(?: school)?|academy|high school|nursery|college|pre-?school))\b"
)
_FIELD = re.compile(
    r"(?:^|[|\t]|\s{2,})[*_]*(?:school|nursery|college|school ?/ ?(?:nursery|college)|education setting"
    r"|education|setting"
    r"|name of school|school attended|current school|school name|previous school|new school"
    r"|education provision|school or nursery)[*_]*[ ]?(?:[:|]"
    r"|[–-] )[*_]*[ \t]*(?:\n[ \t]*)?([A-Z][^\n|;,.(:\t]{2,60})",
    re.I | re.M,
)
#: "Ysgol Bryn Coed": the Welsh word stands first.
_WELSH = re.compile(r"\bYsgol(?: (?:y|yr|Gyfun|Gynradd|Uwchradd|[A-Z][\w'’-]{2,20})){1,4}")
#: A bare name after words that only a school follows: "attends Fernwood", "Year 8 at Hillcrest".
_CUE = (
    r"(?:[Oo]n (?:the )?roll at|ON ROLL AT|[Ee]nroll?ed (?:at|in|with)|[Ee]xcluded from|[Ee]xpelled from"
    r"|[Ss]uspended from"
    r"|[Pp]upils? (?:at|of)|[Ss]tudents? at|[Tt]eachers? (?:at|from)|[Hh]ead ?teacher (?:at|of|from)"
    r"|[Hh]ead (?:at|of|from)"
    r"|[Ll]ead (?:at|from)|SENCO (?:at|from)|SENCo (?:at|from)|DSL (?:at|from)|DT (?:at|from)"
    r"|[Tt]utor (?:at|from)"
    r"|[Yy](?:ea)?r? ?\d{1,2},? (?:at|in)|Y\d{1,2} at|[Rr]eception(?: class)? at|[Ss]ixth form at"
    r"|[Ss]chool place at"
    r"|[Ss]chool (?:at|is|called|named)|[Nn]ursery (?:at|is|called|named)|[Cc]ollege (?:at|is|called|named)"
    r"|[Ll]essons at|[Aa]ttendance at|[Tt]imetable at|[Gg]oes to school at|[Pp]arents['’]? evening at"
    r"|[Ff]ull[- ]time at"
    r"|[Dd]etention at|[Cc]lass at|[Pp]laces? at|[Tt]ransfer(?:red)? to|[Mm]anaged move to)"
)
_BARE = re.compile(
    r"\b(?:[Aa]t|AT|in|from|of|to|with|is|called|named|[Aa]ttend(?:s|ed|ing)?) "
    r"((?:The |St\.? )?[A-Z][\w'’.-]{2,20}(?: [A-Z][\w'’-]{2,20}){0,3})"
)
_CUED = re.compile(rf"\b(?:{_CUE}|[Aa]ttend(?:s|ed|ing)?) \Z")
_WEAK = re.compile(
    r"\b(?:[Aa]ttend\w*|[Pp]laces? at|[Tt]ransfer\w* to|[Hh]ead of|[Ll]ead (?:at|from)|[Cc]lass at) $"
)
_SAINT = re.compile(
    r"\b(?:St\.?|Saint|Ss|Holy|Our Lady(?: of)?|King|Queen|Sir|Bishop"
    r"|Archbishop) (?:[A-Z][\w-]{1,20} (?:and|&) )?[A-Z][\w-]{1,20}['’]s?(?![\w])"
)
_SAINT_KEYS = keys("st saint ss holy our king queen sir bishop archbishop")
_AT_SCHOOL = re.compile(
    r"\b(?:school|teacher|head ?teacher|head|attendance|attends?|attending|class|year \d|yr ?\d|y\d{1,2}"
    r"|pupil|excluded"
    r"|exclusion|lessons?|senco|dsl|on roll|reception|nursery|homework|uniform|detention|term|classroom"
    r"|gcses?|ehcp)\b",
    re.I,
)
_NOT_SCHOOL = re.compile(
    r"\b(?:church|parish|hospital|hospice|hall|mass|sunday|vicar|priest|food ?bank|food parcel|centre"
    r"|ward|clinic|surgery"
    r"|cathedral|mosque|community|road|street|square|court|park)\b",
    re.I,
)
#: What follows a bare name and says that it is none of a school.
_OTHER_KIND = re.compile(
    r" (?:Hospital|Court|Centre|Clinic|Surgery|Church|Road|Street|Lane|Avenue|Close|Drive|House|Hub|Club"
    r"|Park|Library|Police"
    r"|Council|Team|Service|Hostel|Hotel|Group|Meeting|Panel|Conference|Programme|Project|Hall|Way"
    r"|Crescent)\b"
)
_VALUE_END = re.compile(r"[,;.(:\t|]|\s{2,}| [–-] | (?:\(|since|from|year|yr|until|and is|but|where)\b")
#: Institutions of the trade and of learning at large that end like a school's name.
_NO_SCHOOL = re.compile(
    r"\b(?:social work|teaching|practice|frontline|training|police|leadership|royal|staff|virtual|sunday"
    r"|summer|language"
    r"|open|business|medical|research|family|learning)\b",
    re.I,
)
_STREET_BEHIND = re.compile(
    r",? (?:road|rd|street|st|lane|ln|close|avenue|ave|drive|way|court|crescent|gardens|grove|terrace"
    r"|walk|mews|hill)\b",
    re.I,
)
#: Words that do not make a school a named one.
_GENERIC = frozenset(
    """
    the a an his her their our its this that local new old own same primary secondary infant infants
    junior juniors high special virtual sunday nursery sixth form day boarding mainstream independent
    private state every each school schools college academy another any which both grammar first
    middle upper after before community early years year current previous named breakfast club and of on &
    catholic church boys girls head deputy police staff training medical social work open wales england
    national adult specialist alternative provision further higher summer mum dad at from to in she he
    they when if but so since his attends attended saw seen visited visit with for by also has is was were
    will that while then because as my your child children some no not non out pre part full time one two
    three back starts started starting start moved moving left enjoys likes loves contact ring call royal
    university monday tuesday wednesday thursday friday saturday sunday reception feeder team care service
    hub good great nearby big small chase ask tell email speak re readiness improvement admissions
    improvements attendance transport transition
    """.split()
)


def _breaks(word: str) -> bool:
    if word in ("of", "and", "&", "rc", "ce", "church", "catholic", "community", "the"):
        return word == "the"
    return word in _GENERIC or word in HUMAN_VERBS or word in PLAIN_VERBS or word in BASE_VERBS


def _start(name: str) -> int | None:
    """Where in ``name`` the school's own name begins; None when there is none."""
    words = [(m.start(), m.group()) for m in re.finditer(r"\S+", name)]
    places = [i for i, (_, w) in enumerate(words) if w.lower() in ("at", "to", "from", "in", "attends")]
    places += [i for i, (_, w) in enumerate(words) if w == "the"]
    if name.upper() == name or name.lower() == name:
        # Where capitals say nothing, any small word or verb ends what stands before the name.
        places += [i for i, (_, w) in enumerate(words) if _breaks(fold(w))]
    # A full stop ends what stands before the name, unless it is St.'s own or an initial's.
    places += [
        i
        for i, (_, w) in enumerate(words)
        if w.endswith(".") and len(w) > 3 and fold(w) not in ("our.", "ss.")
    ]
    places.sort()
    if places:
        words = words[places[-1] + 1 :]
    while words:
        low = fold(words[0][1])
        saint = low.rstrip(".") in ("st", "saint", "ss", "our", "lady") or (
            low in ("sir", "king", "queen", "bishop", "archbishop", "lady", "dame", "lord") and len(words) > 1
        )
        if saint:
            break
        if (
            (low in _GENERIC or kinds(low) & ROLE)
            and not (low == "the" and len(words) > 1 and words[1][1][0].isupper())
        ) or low == "the":
            words.pop(0)
        else:
            break
    if not words or fold(words[-1][1]) in ("and", "&", "the", "of", "on", "or"):
        return None
    if _NO_SCHOOL.search(" ".join(w for _, w in words)):
        return None
    proper = [
        w
        for _, w in words
        if fold(w) not in _GENERIC and fold(w).rstrip(".") not in ("st", "saint", "rc", "ce")
    ]
    saint = fold(words[0][1]).rstrip(".") in ("st", "saint", "our", "ss")
    if not proper or (len(words) == 1 and (saint or fold(words[0][1]) == "forest")):
        return None
    if not saint and any(w.lower().endswith(("'s", "’s")) for w in proper) and len(proper) == 1:
        return None  # "Leah's School"
    return words[0][0]


def _with_the(text: str, start: int) -> int:
    """Take in a "The" with a capital where no sentence begins: "at The Beacon School"."""
    if text[start - 4 : start] == "the " and re.match(
        r"[^\n]{2,40}? (?:PRU|Academy|Unit|UTC|Centre)\b", text[start : start + 48]
    ):
        return start - 4
    mid = text[start - 4 : start] == "The " and re.search(r"[\w,] \Z", text[max(0, start - 6) : start - 4])
    return start - 4 if mid else start


class School(Recogniser):
    """Schools, nurseries and colleges that are named."""

    ENTITY = "SCHOOL"
    HEADING = re.compile(
        r"(?:current |previous |new |name of )?(?:school|nursery|college|setting|education|pre-?school)"
        r"(?: ?/ ?\w+| or \w+| name| attended| setting| provision)*"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        found = list(self._named(text))
        for hit in (*cued(text), *again(text, found)):
            if not re.search(r"\d[A-Za-z]?,? \Z", text[max(0, hit.start - 5) : hit.start]):
                found.append(hit)
        yield from found

    def _named(self, text: str) -> Iterator[Hit]:
        for begin, stop in lines_with(text, _STEMS):
            yield from self._in_line(text, begin, stop)
        for begin, stop in lines_with(text, ("school", "nursery", "college", "setting", "education")):
            for match in _FIELD.finditer(text, begin, min(len(text), stop + 80)):
                yield from self._value(text, match.start(1), match.end(1), "label:school")
        for hit in school_names(text):
            # "22 Abbey College Road", "8 Old School Lane": a street.
            numbered = re.search(r"\d[A-Za-z]?,? \Z", text[max(0, hit.start - 5) : hit.start])
            if not numbered and not _STREET_BEHIND.match(text, hit.end):
                yield hit
        for match in anchored(_WELSH, text, ("ysg",)):
            yield Hit(match.start(), match.end(), 0.9, "pattern")
        for match in _BARE.finditer(text):
            cue = _CUED.search(text, max(0, match.start() - 26), match.start(1))
            if cue:
                yield from self._bare(text, match, bool(_WEAK.search(cue.group())))
        for match in anchored(_SAINT, text, _SAINT_KEYS):
            around = text[max(0, match.start() - 60) : match.start()].rsplit("\n", 1)[-1] + " | "
            around += text[match.end() : match.end() + 60].split("\n", 1)[0]
            street = re.search(
                r"\d[A-Za-z]? (?:[A-Z][\w'’]+ ){1,3}\Z", text[max(0, match.start() - 40) : match.start()]
            )
            if street or (match.group().split()[-1].isupper() and not around.isupper()):
                continue  # "201 Derby St. GLAA line told"
            if _AT_SCHOOL.search(around) and not _NOT_SCHOOL.search(around):
                yield Hit(match.start(), match.end(), 0.7, "context:school")

    @staticmethod
    def _in_line(text: str, begin: int, stop: int) -> Iterator[Hit]:
        """Names with a word for school in them, in a line that has such a word."""
        for pattern in (_CAPITAL, _LOUD):
            for match in pattern.finditer(text, begin, stop):
                skip = _start(match.group(1))
                if skip is not None:
                    yield Hit(_with_the(text, match.start() + skip), match.end(), 0.9, "pattern")
        for match in _SMALL_SAINT.finditer(text, begin, stop):
            yield Hit(match.start(), match.end(), 0.8, "pattern:small")
        for match in _SMALL.finditer(text, begin, stop):
            skip = _start(match.group(1))
            if skip is not None:
                words = [fold(w) for w in match.group(1)[skip:].split()]
                if words[0] == "st" or any(not kinds(w) & COMMON or kinds(w) & PLACE for w in words):
                    yield Hit(match.start(1) + skip, match.end(), 0.7, "pattern:small")

    @staticmethod
    def _bare(text: str, match: re.Match[str], weak: bool) -> Iterator[Hit]:
        """A name with nothing in it that says school, after words that do."""
        name, start = match.group(1), match.start(1)
        owner = re.search(r"['’]s\b", name)
        if owner:
            name = (
                name[: owner.start()]
                if not re.match(r"(?:St\.?|King|Queen|Sir|Lady|Bishop) ", name)
                else name[: owner.end()]
            )
        name = name.rstrip(".,'’")
        parts = [p for p in name.split() if p not in ("The", "St", "St.")]
        if not parts or _OTHER_KIND.match(text, start + len(name)) or _OTHER_KIND.search(" " + name):
            return
        known = [kinds(fold(p)) for p in parts]
        if all(p.isupper() for p in parts) or (
            known[0] & ROLE and parts[0] not in ("Lady", "Sir", "King", "Queen")
        ):
            return
        titled = len(parts) > 1 and parts[0] in ("Lady", "Sir", "King", "Queen", "Bishop")
        worded = all(k & (COMMON | TRADE | CALENDAR) for k in known) and not (len(parts) > 1 and not weak)
        place = len(parts) == 1 and bool(known[0] & PLACE)
        person = len(parts) == 1 and bool(known[0] & FIRST) and bool(weak)
        if (worded and not titled) or (place and weak) or person or _NO_SCHOOL.search(name):
            return
        if any(k & CALENDAR for k in known):
            return
        yield Hit(start, start + len(name), 0.7, "context:school")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        if end - start <= 70:
            yield from self._value(text, start, end, "column:school")

    @staticmethod
    def _value(text: str, start: int, end: int, why: str) -> Iterator[Hit]:
        """The name in a field or cell, unless it is a word about school ("Year 7", "attendance 92%")."""
        value = _VALUE_END.split(text[start:end])[0].rstrip(" .-–")
        words = value.split()
        if (
            not words
            or not value[0].isalpha()
            or len(words) > 7
            or len(value) < 3
            or any(c.isdigit() for c in value)
        ):
            return
        first = fold(words[0])
        small = why == "column:school" and value.islower() and not all(kinds(fold(w)) & COMMON for w in words)
        if (first in _GENERIC and first not in ("the", "st", "st.")) or (
            kinds(first) & ROLE and len(words) == 1
        ):
            return
        if not (value[0].isupper() or small) or _NO_SCHOOL.search(value):
            return
        capitals = sum(w[0].isupper() for w in words)
        known = kinds(first)
        named = (
            not known & COMMON
            or known & PLACE
            or (
                len(words) > 1
                and capitals >= len(words) - words.count("of") - words.count("and") - words.count("the")
            )
        )
        if named and not known & (CALENDAR | TRADE):
            yield Hit(start, start + len(value), 0.8, why)


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [School()]
