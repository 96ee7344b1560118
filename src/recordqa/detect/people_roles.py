"""Which mentions are one person, and whether that person is a child, family or a professional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from recordqa.detect.people_phrases import PARTICLES
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import FIRST, LAST, kinds
from recordqa.types import ROLES, Role

#: A second role with this much weight, and nearly as much as the first, leaves the role unknown.
CONFLICT = 6.0

#: Short forms that are no beginning of the full name, as short=full.
_SHORT = dict(
    pair.split("=")
    for pair in """
    dave=david rob=robert bob=robert bobby=robert bill=william will=william liz=elizabeth beth=elizabeth
    betty=elizabeth kate=katherine katie=katherine mags=margaret maggie=margaret peggy=margaret jim=james
    jimmy=james jack=john mick=michael mike=michael paddy=patrick pat=patricia ted=edward ned=edward
    dick=richard rick=richard steve=stephen tony=anthony becky=rebecca debbie=deborah deb=deborah
    sue=susan chris=christopher nick=nicholas sasha=oleksandr kasia=katarzyna gosia=malgorzata zosia=zofia
    asia=joanna tomek=tomasz bartek=bartosz kuba=jakub wojtek=wojciech vova=volodymyr misha=mykhailo
    cathy=catherine lucy=lucinda jo=joanne jenny=jennifer andy=andrew drew=andrew harry=harold
    charlie=charles rosie=rosemary mandy=amanda mo=mohammed seun=oluwaseun tobi=oluwatobi femi=olufemi
    tunde=babatunde ola=aleksandra magda=magdalena basia=barbara josie=josephine
    """.split()
)


@dataclass(slots=True)
class Person:
    """One person of the record: the words of the fullest name, the mentions, the votes for each role."""

    words: tuple[str, ...]
    mentions: list[Claim] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=dict)


def name_words(page: Page, claim: Claim) -> tuple[str, ...]:
    """The folded words of a mention, particles left out."""
    words = [page.tokens[i].low for i in range(claim.first, claim.last + 1)]
    return tuple(w for w in words if w not in PARTICLES) or tuple(words)


def gather(page: Page, claims: Sequence[Claim]) -> list[Person]:
    """Group mentions into persons, full names first."""
    people: list[Person] = []
    order = sorted(claims, key=lambda c: (-len([w for w in name_words(page, c) if len(w) > 1]), c.first))
    for claim in order:
        words = name_words(page, claim)
        sure = claim.why in ("context:relation", "context:age") or claim.why.startswith("header:")
        told = _outright(claim.votes) if sure and len(words) == 1 else ""
        titled = len(words) == 1 and claim.why == "context:title" and "family" in claim.votes
        candidates = [p for p in people if not _is_child(p)] if titled else people
        if told:
            candidates = [p for p in candidates if len(p.words) == 1 or _told_of(p) in ("", told)]
        person = _match(candidates, words)
        if person is None:
            person = Person(words)
            people.append(person)
        person.mentions.append(claim)
    for person in people:
        person.mentions.sort(key=lambda c: c.first)
        _count(person)
    people.sort(key=lambda p: p.mentions[0].first)
    return people


def _is_child(person: Person) -> bool:
    """Whether the mentions so far speak for a child: "Mr Qureshi" is not Haroon Qureshi, 12."""
    votes: dict[str, float] = {}
    for claim in person.mentions:
        for role, weight in claim.votes.items():
            votes[role] = votes.get(role, 0.0) + weight
    return best(votes)[0] == "child" and votes["child"] >= 2.0


def _outright(votes: dict[str, float]) -> str:
    """The role that a label, a relation, a job or an age gives outright; "" when none does or several do."""
    plain = [role for role, weight in votes.items() if weight >= 3.0]
    return plain[0] if len(plain) == 1 else ""


def _told_of(person: Person) -> str:
    """The one role that the mentions so far give outright; "" when there is none or they differ."""
    found = {_outright(claim.votes) for claim in person.mentions} - {""}
    return found.pop() if len(found) == 1 else ""


def _count(person: Person) -> None:
    """Add the mentions' votes up; weak ones, however many, cannot outweigh one plain statement."""
    weak: dict[str, float] = {}
    for claim in person.mentions:
        for role, weight in claim.votes.items():
            if weight < 1.0:
                weak[role] = weak.get(role, 0.0) + weight
            else:
                person.votes[role] = person.votes.get(role, 0.0) + weight
    for role, weight in weak.items():
        person.votes[role] = person.votes.get(role, 0.0) + min(weight, 2.0)


def _match(people: list[Person], words: tuple[str, ...]) -> Person | None:
    hits = [p for p in people if p.words == words]
    if hits:
        return hits[0]
    if len(words) > 1:
        if len(words[0]) == 1:
            hits = [p for p in people if p.words[-1] == words[-1] and p.words[0][0] == words[0]]
        else:
            hits = [p for p in people if len(p.words) > len(words) and p.words[: len(words)] == words]
            if not hits:
                hits = [p for p in people if p.words[-1] == words[-1] and _same_first(words[0], p.words[0])]
            if not hits:
                hits = [p for p in people if len(p.words) > 2 and set(words) <= set(p.words)]
        return hits[0] if len(hits) == 1 else None
    word = words[0]
    if word.endswith("s") and not kinds(word) & (FIRST | LAST):
        # "Marcins referral": the possessive typed in haste.
        owners = [p for p in people if word[:-1] in (p.words[0], p.words[-1])]
        if len(owners) == 1:
            return owners[0]
    hits = [p for p in people if len(p.words) > 1 and _same_first(word, p.words[0])]
    if len(hits) == 1:
        return hits[0]
    if hits:
        return None
    hits = [p for p in people if len(p.words) > 1 and word in p.words[1:]]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        hits = [p for p in people if len(p.words) == 1 and _same_first(word, p.words[0])]
        if len(hits) == 1:
            return hits[0]
    return None


def _same_first(short: str, full: str) -> bool:
    if short == full or _SHORT.get(short) == full or _SHORT.get(full) == short:
        return True
    head = full.split("-")[0]
    if short == head or short.split("-")[0] == full:
        return True
    return len(short) >= 3 and full.startswith(short) and len(full) > len(short) + 1


def share(page: Page, people: Sequence[Person]) -> None:
    """Let names joined by "and" or a comma, and shared surnames, speak for each other."""
    owner = {id(claim): person for person in people for claim in person.mentions}
    claims = sorted((c for p in people for c in p.mentions), key=lambda c: c.first)
    gifts: list[tuple[Person, dict[str, float]]] = []
    for left, right in pairwise(claims):
        a, b = owner[id(left)], owner[id(right)]
        if a is b or page.tokens[left.last].possessive:
            continue
        between = page.text[page.tokens[left.last].end : page.tokens[right.first].start]
        if between in (" and ", ", ", " & ", " or ", "/", " AND "):
            for giver, taker in ((a, b), (b, a)):
                role, top, _ = best(giver.votes)
                if best(taker.votes)[1] < 1.0 and top >= 2.0:
                    gifts.append((taker, {role: 0.6 if between == ", " else 0.9}))
    surnames: set[str] = set()
    for person in people:
        if len(person.words) > 1 and best(person.votes)[0] == "child" and person.votes["child"] >= 2.0:
            surnames.add(person.words[-1])
    for person in people:
        if person.words[-1] in surnames and person.votes.get("child", 0.0) < 1.0:
            gifts.append((person, {"family": 1.5}))
    for person, votes in gifts:
        for role, weight in votes.items():
            if weight >= 0.1:
                person.votes[role] = person.votes.get(role, 0.0) + weight


def best(votes: dict[str, float]) -> tuple[str, float, float]:
    """The role with most weight, its weight and the next one's."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return "unknown", 0.0, 0.0
    return ranked[0][0], ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0


def decide(people: Sequence[Person]) -> dict[int, Role]:
    """The role of each person, by position; the most mentioned one without any sign is the child."""
    roles: dict[int, Role] = {}
    undecided: list[int] = []
    for index, person in enumerate(people):
        role, top, second = best(person.votes)
        if top < 0.5:
            undecided.append(index)
            roles[index] = "unknown"
        elif second >= CONFLICT and second >= 0.7 * top:
            roles[index] = "unknown"
        elif role in ("child", "family", "professional"):
            roles[index] = next(r for r in ROLES if r == role)
        else:
            roles[index] = "unknown"
    if undecided and "child" not in roles.values():
        most = max(undecided, key=lambda i: (len(people[i].mentions), -i))
        # Named once: only beside somebody whose role is plain.
        others = any(best(p.votes)[1] >= 2.0 for p in people)
        if len(people[most].mentions) >= 2 or (len(undecided) == 1 and others):
            roles[most] = "child"
    return roles
