"""Acts told in the present tense: "Marguerite reads one on 14 July", "I do the school run until May"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from recordqa.detect.action_forms import CONDITION, NEGATED, QUOTED
from recordqa.detect.action_owner import Owner, People, before
from recordqa.detect.action_words import VERBS
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.due_points import SOFT, Due

#: How far on, in code points, its timescale may stand; keeps the time linear.
_REACH = 240
_WORD = re.compile(r"[a-z]{2,14}")
#: How a clause that agrees something may begin, before its subject.
_CLEAN = re.compile(
    r"(?i)(?:^|[.;:,–—]|\s-)\s*(?:(?:and|so|then|but|also|agreed|agreed that|plan|it is agreed that"
    r"|we agreed(?: that)?"
    r"|what we said is(?: that)?|decided|that)\W+){0,3}$"
)
#: Verbs that tell a state or what was said, whatever the day beside them.
_TELLING = frozenset(
    "say says note notes report reports ask asks feel feels think thinks believe consider considers mention "
    "mentions remain remains stay stays learn learns increase reduce start starts begin begins "
    "describe describes come comes go goes leave leaves move moves turn turns wait waits "
    "have has sleep sleeps".split()
)


@lru_cache(maxsize=1)
def _third_person() -> frozenset[str]:
    made = set()
    for verb in VERBS:
        if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
            made.add(verb + "es")
        elif verb.endswith("y") and verb[-2:-1] not in "aeou":
            made.add(verb[:-1] + "ies")
        else:
            made.add(verb + "s")
    return frozenset(made - _TELLING)


@lru_cache(maxsize=1)
def _base() -> frozenset[str]:
    return frozenset(VERBS - _TELLING)


def present_act(text: str, people: People, session: date | None) -> tuple[Owner, Due] | None:
    """The owner and timescale of an act told in the present tense with a day to come.

    Only a worker's (named, by role, "I", "we"), only where a clause opens with it, and only with a
    day or period that lies ahead: "visits each week" and "says he will" tell, they agree nothing.
    """
    if text.rstrip().endswith("?"):
        return None
    ahead: list[Due] | None = None
    quoted = [m.span() for m in QUOTED.finditer(text)]
    for match in _WORD.finditer(text):
        word = match.group()
        third, base = word in _third_person(), word in _base()
        if not (third or base) or any(a <= match.start() < b for a, b in quoted):
            continue
        if text[match.end() : match.end() + 1] in ("'", "’", "-") or text[
            match.start() - 1 : match.start()
        ] in ("-", "’", "'"):
            continue
        owner = before(text, match.start(), people)
        if owner is None or owner.kind != "staff" or text[owner.end : match.start()].strip():
            continue
        said = owner.text.casefold()
        several = owner.count > 1 or said in ("i", "we", "you")
        if several != base or said in ("he", "she"):
            continue
        lead = text[max(0, owner.start - 60) : owner.start]
        if not _CLEAN.search(lead) or NEGATED.search(lead):
            continue
        rest = text[match.end() : match.end() + _REACH]
        stop = re.search(r"[;.](?:\s|$)", rest)
        end = match.end() + (stop.start() if stop else len(rest))
        if ahead is None:  # looked for only where somebody does something: it takes the longest
            ahead = [
                d
                for d in find_due(text, session)
                if d.rank >= SOFT and (d.day is None or session is None or d.day > session)
            ]
        if not ahead:
            return None
        due = choose_due([d for d in ahead if match.end() <= d.start < end], session)
        if due is None:
            continue
        comma = text.find(",", due.end, end)
        if not CONDITION.search(text, max(0, owner.start - 60), comma if comma >= 0 else end):
            return owner, due
    return None
