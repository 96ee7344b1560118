"""Roles from what the whole record says of a person, when no label, relation or job stands by the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from recordqa.detect.people_cues import after_patterns, phrases
from recordqa.detect.people_roles import Person, best
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page

_TIES = (" and ", " & ", ", ", " AND ", "/", " or ")
#: What cues of one kind can add to a person, however often they come.
_MOST = 6.0
_KIN = frozenset(
    "brother sister cousin twin sibling brothers sisters siblings half-brother half-sister".split()
)
_OFFSPRING = frozenset("son daughter baby child children sons daughters".split())
_ADULT = frozenset("older adult eldest grown-up big".split())
_SEES = re.compile(
    r"\s(?:has |had |then |also |will |to )?(?:see|sees|visit|visits|saw|visited|seen"
    r"|met with|spoke to|spoke with|supervised|assessed"
    r"|observed)\s$",
    re.I,
)
_AT_SCHOOL = re.compile(r"\b(?:school|college|nursery|class|academy|surgery|clinic|solicitors?)\b", re.I)
_NEWLY = re.compile(r"[.!?](?=\s|$)|\n|\|")


@lru_cache(maxsize=1)
def _job_tail() -> re.Pattern[str]:
    return re.compile(
        r",? ?[(\[–-]?\s?(?:SW|SSW|TM|ATM|PM|IRO|HV|PA|FSW|DSL|RM|SP|ASYE|SENCO|GP|HOS|LADO)(?=[\s,.;:)\]]|$)"
        r"|,? (?:Team|Practice|Service|Assistant|Deputy|Acting) ?(?:Team )?Manager\b"
        r"|, (?:TEAM|PRACTICE|SERVICE) MANAGER\b"
    )


def infer(page: Page, people: Sequence[Person]) -> None:
    """Add to each person's votes what the sentences around the mentions say, each cue once."""
    owner = {id(claim): person for person in people for claim in person.mentions}
    claims = sorted((c for p in people for c in p.mentions), key=lambda c: c.first)
    seen: dict[int, dict[tuple[str, str], float]] = {id(p): {} for p in people}
    for claim, start, end in _chains(page, claims):
        person = owner[id(claim)]
        for role, why, weight in _cues(page, claim, start, end):
            cues = seen[id(person)]
            cues[role, why] = max(cues.get((role, why), 0.0), weight)
    for left, right in pairwise(claims):
        between = page.text[page.tokens[left.last].end : page.tokens[right.first].start]
        if len(between) < 24 and _SEES.match(between):
            seen[id(owner[id(left)])]["professional", "sees"] = 1.5
            seen[id(owner[id(right)])]["child", "is seen"] = 0.8
    for person in people:
        sums: dict[str, float] = {}
        for (role, _), weight in sorted(seen[id(person)].items()):
            sums[role] = sums.get(role, 0.0) + weight
        for role, weight in sums.items():
            person.votes[role] = person.votes.get(role, 0.0) + min(weight, _MOST)
    _relations(page, claims, owner)
    _young(people)


def _chains(page: Page, claims: Sequence[Claim]) -> list[tuple[Claim, Claim, Claim]]:
    """Each claim with the first and the last of the names it is joined to by "and" or commas."""
    groups: list[list[Claim]] = []
    for claim in claims:
        if groups:
            last = groups[-1][-1]
            between = page.text[page.tokens[last.last].end : page.tokens[claim.first].start]
            if between in _TIES:
                groups[-1].append(claim)
                continue
        groups.append([claim])
    found = []
    for group in groups:
        tied = len(group) == 1 or any(
            page.text[page.tokens[a.last].end : page.tokens[b.first].start] not in (", ",)
            for a, b in pairwise(group)
        )
        for claim in group:
            found.append((claim, group[0], group[-1]) if tied else (claim, claim, claim))
    return found


def _cues(page: Page, claim: Claim, start: Claim, end: Claim) -> list[tuple[str, str, float]]:
    tokens = page.tokens
    found: list[tuple[str, str, float]] = []
    begin = tokens[end.last].end
    after = page.text[begin : begin + 90]
    if _job_tail().match(after):
        found.append(("professional", "job", 4.0))
    stop = _NEWLY.search(after)
    after = (after[: stop.start()] if stop else after).lower().replace("’", "'")
    if after:
        for pattern, role, weight in after_patterns():
            match = pattern.match(after)
            if match:
                found.append((role, match.group(), weight))
    lead = tokens[start.first]
    if (
        lead.loud is False
        and start.first
        and tokens[start.first - 1].low in ("mr", "mrs", "miss", "ms", "mister")
    ):
        ahead = page.text[max(0, lead.start - 100) : lead.start].rsplit("\n\n", 1)[-1]
        if _AT_SCHOOL.search(ahead):
            found.append(("professional", "at school", 2.0))
    if start.first and not tokens[start.first - 1].possessive:
        words: list[str] = []
        gap = lead.gap
        index = start.first - 1
        while (
            index >= 0
            and len(words) < 4
            and tokens[index].line == lead.line
            and gap in (" ", ", ", ": ", " (")
        ):
            words.insert(0, tokens[index].low)
            gap = tokens[index].gap if not tokens[index + 1].initial or tokens[index + 1].loud else "."
            index -= 1
        known = phrases()
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[-size:])
            if phrase in known:
                found.append((known[phrase][0], phrase, known[phrase][1]))
                break
        found.extend(_spoken_to(words, after))
    return found


def _spoken_to(words: list[str], after: str) -> list[tuple[str, str, float]]:
    """Somebody at the nursery whom the worker spoke to works there."""
    rung = words[-2:] in (["to", "ring"], ["to", "email"], ["to", "ask"]) or words[-1:] in (
        ["rang"],
        ["emailed"],
    )
    if rung and re.match(r" at (?:the )?(?:nursery|school|college|pru|hospital|gp|housing)", after):
        return [("professional", "spoken to at work", 4.0)]
    if words[-2:] in (
        ["spoken", "to"],
        ["spoke", "to"],
        ["spoke", "with"],
        ["update", "from"],
        ["call", "from"],
    ) and re.match(r" (?:at|from) (?:the )?(?:nursery|school|college|pru|hospital|gp)", after):
        return [("professional", "spoken to at work", 4.0)]
    return []


def _young(people: Sequence[Person]) -> None:
    """Somebody of 18 to 25 is a care leaver, unless the record is about a child: then of the family."""
    ages = [person.votes.pop("young", 0.0) for person in people]
    children = [p for p in people if best(p.votes)[0] == "child" and p.votes["child"] >= 0.8]
    for person, age in zip(people, ages, strict=True):
        if age:
            others = any(c is not person for c in children)
            # Of the family, or an older brother or sister; alone, only what else is said makes it a child.
            weight = 4.5 if others else 1.5
            role = "family" if others else "child"
            person.votes[role] = person.votes.get(role, 0.0) + weight


def _relations(page: Page, claims: Sequence[Claim], owner: dict[int, Person]) -> None:
    """ "Hodan's brother, Liban" is what Hodan is: a child of the family, or one of its adults."""
    tokens = page.tokens
    gifts: list[tuple[Person, str, float]] = []
    for left, right in pairwise(claims):
        gap = right.first - left.last
        if (
            not tokens[left.last].possessive
            or not 2 <= gap <= 4
            or tokens[left.last].line != tokens[right.first].line
        ):
            continue
        words = [t.low for t in tokens[left.last + 1 : right.first]]
        whose, _, _ = best(owner[id(left)].votes)
        adult = any(w in _ADULT for w in words) or best(owner[id(right)].votes)[0] == "family"
        if words[-1] in _KIN:
            if whose in ("family", "professional"):
                gifts.append((owner[id(right)], "family", 4.0))
            elif whose == "child" and not adult:
                gifts.append((owner[id(right)], "child", 3.0))
        elif words[-1] in _OFFSPRING and whose == "family" and not adult:
            gifts.append((owner[id(right)], "child", 2.0))
    for person, role, weight in gifts:
        person.votes[role] = person.votes.get(role, 0.0) + weight


def last_resort(page: Page, people: Sequence[Person]) -> None:
    """Who does what adults do in a record about a child, and is no worker by any sign, is of the family.

    Nobody becomes a professional this way: a professional's name is kept where others are taken out.
    """
    if not any(best(p.votes)[0] == "child" and p.votes["child"] >= 0.5 for p in people):
        return
    for person in people:
        if best(person.votes)[1] < 0.5 and any(_acts(page, c) for c in person.mentions):
            person.votes["family"] = person.votes.get("family", 0.0) + 0.6


def _acts(page: Page, claim: Claim) -> bool:
    """Whether the name stands as subject, owner or object in a sentence, not in a list or a heading."""
    token = page.tokens[claim.last]
    start, end = page.lines[token.line]
    return token.possessive or len(page.text[start:end].split()) >= 5
