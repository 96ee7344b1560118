"""Finds the people a record names, every mention, with each one's role.

Fields, tables and signatures name some people outright; the people model and rules about capitals and the
words around give others; then the record is its own witness, and a name seen surely once is found wherever
it stands. Without ``models/people`` the rules stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recordqa.detect.people_find import capital_claims
from recordqa.detect.people_infer import infer, last_resort
from recordqa.detect.people_model import (
    REFUSED_OUTRIGHT,
    Opinion,
    believed,
    model_claims,
    opinion,
    role_weights,
)
from recordqa.detect.people_plain import plain_claims
from recordqa.detect.people_roles import Person, decide, gather, share
from recordqa.detect.people_setting import spoken_of_at_work
from recordqa.detect.people_slots import slot_claims
from recordqa.detect.people_sources import (
    Claim,
    cell_names,
    field_names,
    given_names,
    signature_names,
    table_names,
)
from recordqa.detect.people_spread import spread
from recordqa.detect.people_things import things, with_article
from recordqa.detect.people_tokens import Page, read_page
from recordqa.detect.people_weighing import told
from recordqa.detect.people_words import CALENDAR, fold, kinds
from recordqa.types import KnownName, Role

_DAY = re.compile(r"(?<![\d/])\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?(?: of)?[ -](?:early |late |mid )?$")
_SESSION = re.compile(r"\b(?:supervision|1[:-]1|one to one|sup\b|case discussion with|supervised)", re.I)
_ABOUT = re.compile(r"\b(?:re|child|young person|case of|siblings?|oversight|review|family)\b", re.I)
#: "Reg 24", "Part 8".
_NUMBERED = frozenset("reg regs part art sec val para".split())
#: Whom children talk about, play and draw, and who is nobody's relative.
_STORIES = (
    "harry potter",
    "peppa pig",
    "jack frost",
    "father christmas",
    "thomas the tank",
    "mr tumble",
    "bob the builder",
    "winnie the pooh",
    "tracy beaker",
    "elsa and anna",
    "elsa from frozen",
    "prince trust",
    "princes trust",
)
#: "Nil to report", "nil return"; and words that open a reply.
_NIL_NEXT = frozenset("to return returns else other new reported by concerns further added noted".split())
_REPLIES = frozenset("alright okay cheers ref".split())
#: "By Friday"; Friday and Sunday are names too.
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WHEN = frozenset("by on next this last every each until till before after since from".split())
_FIGURE = re.compile(r"\.?\s?\d")
_YEAR = re.compile(r"[ ]'?\d{1,4}(?![\d)])")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person; offsets are code points into the text, end exclusive."""

    start: int
    end: int
    role: Role
    person: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What a text says of its people: words, the model's view of them, persons with the rules' votes."""

    page: Page
    view: Opinion | None
    people: Sequence[Person]


def find_people(
    text: str,
    *,
    taken: Iterable[tuple[int, int]] = (),
    known: Sequence[KnownName] = (),
    not_names: Sequence[str] = (),
    cells: Sequence[tuple[int, int, str]] = (),
) -> tuple[Mention, ...]:
    """Every mention of a person in ``text``, sorted and without overlap.

    ``cells`` are table cells that the text does not show by bars, with the heading of their column.
    ``taken`` are spans that are something else (an address, a school). ``known`` are certain names,
    ``not_names`` words or phrases that are never names. Persons are numbered "p1", "p2" in order of first
    mention.
    """
    seen = witnesses(text, taken=taken, known=known, not_names=not_names, cells=cells)
    page, people = seen.page, seen.people
    weights = role_weights() if seen.view is not None else None
    roles = decide(people) if weights is None or seen.view is None else told(weights, seen.view.roles, people)
    found = [
        Mention(
            page.tokens[claim.first].start,
            page.tokens[claim.last].end,
            roles[index],
            f"p{index + 1}",
            round(min(max(claim.sure, 0.0), 1.0), 3),
            claim.why,
        )
        for index, person in enumerate(people)
        for claim in person.mentions
    ]
    return tuple(sorted(found, key=lambda m: m.start))


def witnesses(
    text: str,
    *,
    taken: Iterable[tuple[int, int]] = (),
    known: Sequence[KnownName] = (),
    not_names: Sequence[str] = (),
    cells: Sequence[tuple[int, int, str]] = (),
) -> Witnesses:
    """The persons of a text with their mentions and the rules' votes, before any role is told."""
    page = read_page(text)
    free = _Free(page, taken, not_names)
    view = opinion(page)
    outright = (*field_names(page), *table_names(page), *cell_names(page, cells), *signature_names(page))
    claims = _settle(
        free,
        (
            *given_names(page, known),
            *believed(page, view, outright, REFUSED_OUTRIGHT),
            *believed(page, view, (*capital_claims(page), *plain_claims(page), *slot_claims(page))),
            *(with_article(page, model_claims(page, view)) if view is not None else ()),
        ),
    )
    claims = _settle(free, (*claims, *believed(page, view, spread(page, claims))))
    _opening(page, claims)
    people = gather(page, claims)
    infer(page, people)
    spoken_of_at_work(page, people)
    share(page, people)
    if view is None:
        last_resort(page, people)
    return Witnesses(page, view, people)


def _opening(page: Page, claims: Sequence[Claim]) -> None:
    """Full names in the opening lines, in a line about supervision or joined by "and" or "with", are the
    two who met.
    """
    opening = [n for n, (start, end) in enumerate(page.lines[:8]) if page.text[start:end].strip()][:2]
    for number in opening:
        start, end = page.lines[number]
        line = page.text[start:end]
        full = [c for c in claims if page.tokens[c.first].line == number and c.last > c.first]
        plain = [c for c in full if not any(c.votes.get(r, 0.0) >= 2.0 for r in ("child", "family"))]
        if plain and (_SESSION.search(line) or len(full) == 2) and len(full) <= 6 and not _ABOUT.search(line):
            for claim in plain:
                claim.vote("professional", 2.0)


class _Free:
    """Says whether a claim lies clear of what is taken and of what the user said is no name."""

    def __init__(self, page: Page, taken: Iterable[tuple[int, int]], not_names: Sequence[str]) -> None:
        self.page = page
        self.blocked: set[int] = things(page)
        for start, end in taken:
            index = page.at(max(start, 0))
            if index and page.tokens[index - 1].end > start:
                index -= 1
            while index < len(page.tokens) and page.tokens[index].start < end:
                self.blocked.add(index)
                index += 1
        for index, token in enumerate(page.tokens):
            # "4 August", "16th of January", "May 2026": a date, whatever list the month is in.
            if kinds(token.low) & CALENDAR and (
                _DAY.search(page.text, max(0, token.start - 12), token.start)
                or _YEAR.match(page.after(index))
            ):
                self.blocked.add(index)
            if token.low in _WEEKDAYS and index and page.tokens[index - 1].low in _WHEN:
                self.blocked.add(index)
            if token.low == "nil" and index + 1 < len(page.tokens):
                if page.tokens[index + 1].low in _NIL_NEXT:
                    self.blocked.add(index)
            elif token.low in _REPLIES or (token.text == "ELSA" and not token.loud):
                self.blocked.add(index)
            if token.low in _NUMBERED and _FIGURE.match(page.after(index)):
                self.blocked.add(index)
        self.refused = {
            tuple(fold(w) for w in name.replace(",", " ").split()) for name in (*not_names, *_STORIES)
        }
        self.refused.discard(())
        longest = max((len(r) for r in self.refused), default=0)
        lows = [t.low for t in page.tokens]
        for size in range(1, longest + 1):
            for index in range(len(lows) - size + 1):
                if tuple(lows[index : index + size]) in self.refused:
                    self.blocked.update(range(index, index + size))

    def allows(self, claim: Claim) -> bool:
        return not any(i in self.blocked for i in range(claim.first, claim.last + 1))


def _settle(free: _Free, claims: Iterable[Claim]) -> list[Claim]:
    """Keep the fullest claim where claims overlap, with the votes of those it covers."""
    order = sorted(
        (c for c in claims if free.allows(c)),
        key=lambda c: (c.why != "known", c.first - c.last, -c.sure, c.first, c.why),
    )
    holder: dict[int, Claim] = {}
    kept: list[Claim] = []
    for claim in order:
        over = {id(holder[i]): holder[i] for i in range(claim.first, claim.last + 1) if i in holder}
        if over:
            for other in over.values():
                if other is not claim and claim.first >= other.first and claim.last <= other.last:
                    for role, weight in claim.votes.items():
                        other.votes[role] = max(other.votes.get(role, 0.0), weight)
                    other.sure = max(other.sure, claim.sure)
            continue
        for index in range(claim.first, claim.last + 1):
            holder[index] = claim
        kept.append(claim)
    kept.sort(key=lambda c: c.first)
    return kept
