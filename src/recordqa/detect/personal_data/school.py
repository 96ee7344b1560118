"""SCHOOL: our own, Presidio has none. A school, nursery or college with a name of its own; "her primary
school" and "the nursery" are not personal data, nor is a church (St Mark's) without the school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.people_phrases import BASE_VERBS, HUMAN_VERBS, PLAIN_VERBS
from recordqa.detect.people_words import COMMON, PLACE, ROLE, fold, kinds
from recordqa.detect.personal_data._context import Hit, Recogniser

ENTITIES = ("SCHOOL",)
_TYPE = (
    r"(?:(?:Community |Catholic |RC |C ?of ?E |CofE |CE |Church |Academy )?(?:Primary|Infants?|Junior"
    r"|High|Grammar|Secondary|Special|Nursery"
    r"|Middle|Upper|First|Comprehensive|Prep|Boys'?|Girls'?|Free|Sixth Form|6th Form|Technical|Community)"
    r"(?: and Nursery| Primary)?(?: School| College| Academy| Centre)|Primary(?: Academy)?|Infants"
    r"|Juniors|Academy|Nursery|Pre-?[Ss]chool"
    r"|Playgroup|Kindergarten|Day Nursery|Sixth Form|College|School|High(?! (?:Court|Street|St|Road|Priority"
    r"|[Rr]isk|[Nn]eeds|[Ll]evel|[Ss]upport|[Cc]hallenge)))"
)
_NAME = r"(?:St\.? |Saint |Ss |Our Lady(?: of)? |The )?(?:[A-Z][\w'’.-]{1,20} |of |the |and |& |on ){1,5}"
_CAPITAL = re.compile(rf"(?<![\w-])({_NAME})({_TYPE})(?![\w-])")
_LOUD = re.compile(
    r"(?<![\w-])((?:ST\.? |OUR LADY(?: OF)? |THE )?(?:[A-Z][A-Z'’-]{1,20} ){1,4})((?:(?:RC|CE|C OF E"
    r"|CATHOLIC|COMMUNITY) )?"
    r"(?:PRIMARY|INFANT|INFANTS|JUNIOR|HIGH|GRAMMAR|SPECIAL|NURSERY|SECONDARY|SIXTH FORM)(?: SCHOOL"
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
    r"(?:^|[|\t]|\s{2,})[*_]*(?:school|nursery|college|school ?/ ?nursery|education setting"
    r"|name of school|school attended|current school"
    r"|education provision|school or nursery)[*_]*[ ]?[:|][*_]*[ \t]*([A-Z][^\n|;,.(:]{2,60})",
    re.I | re.M,
)
#: Words that do not make a school a named one.
_GENERIC = frozenset(
    """
    the a an his her their our its this that local new old own same primary secondary infant infants
    junior juniors high special virtual sunday nursery sixth form day boarding mainstream independent
    forest private state every each school schools college academy another any which both grammar first
    middle upper after before community early years year current previous named breakfast club and of on &
    catholic church boys girls head deputy police staff training medical social work open wales england
    national adult specialist alternative provision further higher summer mum dad at from to in she he
    they when if but so since his attends attended saw seen visited visit with for by also has is was were
    will that while then because as my your child children some no not non out pre part full time one two
    three back starts started starting start moved moving left enjoys likes loves contact ring call royal
    university monday tuesday wednesday thursday friday saturday sunday reception feeder team care service
    hub good great nearby big small chase ask tell email speak re
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
        saint = low.rstrip(".") in ("st", "saint", "ss", "our", "lady")
        if saint:
            break
        if (
            (low in _GENERIC or kinds(low) & ROLE)
            and not (low == "the" and len(words) > 1 and words[1][1][0].isupper())
        ) or low == "the":
            words.pop(0)
        else:
            break
    if not words:
        return None
    proper = [
        w
        for _, w in words
        if fold(w) not in _GENERIC and fold(w).rstrip(".") not in ("st", "saint", "rc", "ce")
    ]
    saint = fold(words[0][1]).rstrip(".") in ("st", "saint", "our", "ss")
    if not proper or (len(words) == 1 and saint):
        return None
    if not saint and any(w.lower().endswith(("'s", "’s")) for w in proper) and len(proper) == 1:
        return None  # "Leah's School"
    return words[0][0]


class School(Recogniser):
    """Schools, nurseries and colleges that are named."""

    ENTITY = "SCHOOL"

    def hits(self, text: str) -> Iterator[Hit]:
        for pattern in (_CAPITAL, _LOUD):
            for match in pattern.finditer(text):
                skip = _start(match.group(1))
                if skip is not None:
                    yield Hit(match.start() + skip, match.end(), 0.9, "pattern")
        for match in _SMALL_SAINT.finditer(text):
            yield Hit(match.start(), match.end(), 0.8, "pattern:small")
        for match in _SMALL.finditer(text):
            skip = _start(match.group(1))
            if skip is not None:
                words = [fold(w) for w in match.group(1)[skip:].split()]
                if words[0] == "st" or any(not kinds(w) & COMMON or kinds(w) & PLACE for w in words):
                    yield Hit(match.start(1) + skip, match.end(), 0.7, "pattern:small")
        for match in _FIELD.finditer(text):
            value = match.group(1).rstrip()
            first = fold(value.split()[0])
            if (
                first not in _GENERIC
                and len(value.split()) <= 6
                and not kinds(first) & ROLE
                and value[0].isupper()
            ):
                known = kinds(first)
                if (
                    not known & COMMON
                    or known & PLACE
                    or (len(value.split()) > 1 and all(w[0].isupper() for w in value.split()))
                ):
                    yield Hit(match.start(1), match.start(1) + len(value), 0.8, "label:school")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [School()]
