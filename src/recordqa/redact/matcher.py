"""Where else the people and identifiers of a plan stand, by every form of their names.

A word that is nothing but a name counts wherever it stands, whatever its case. A name that is also a word
(Grace, Will, May) counts only beside another of that person's names, or, where no check has read, with a
capital; in the text itself the check has said which ones are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recordqa.pipeline import only_a_name
from recordqa.redact.folding import fold, folded
from recordqa.redact.plan import PARTICLES, WORD, Identifier, Person, Plan
from recordqa.redact.relations import TITLE, relation_at
from recordqa.redact.units import Mark, Mode, View

_BETWEEN = re.compile(r"(?:[ \t_]{1,3}|\n|,[ \n]?|[ ]?[-.][ ]?|)$")
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PUNCTUATION = re.compile(r"[^\w]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_STARTS = re.compile(r"(?:^|[.!?][\"'’”)]{0,2}\s+|\n[\s•*·–-]*)[\"'‘“(]?$")
#: "12 May", "May 2026", "St Mark".
_DAY = re.compile(r"\d(?:st|nd|rd|th)?(?: of)?[ -]$")
_YEAR = re.compile(r"[ -]'?\d")
_SAINT = re.compile(r"\b(?:st|saint)\.? $", re.IGNORECASE)
#: They begin a question or stand in a heading more often than they name anybody there.
_HELPERS = frozenset(
    "will may can do an so no my in on to see long young art miss mark hope june april august".split()
)
#: An identifier shorter than this (letters and digits) is taken out only where it was found.
_SHORTEST = 5
#: A single name with fewer letters is a word as likely as not ("al", "jo", "li").
_SHORT_NAME = 3
#: Within an identifier ("planforleah") shorter names would be found in other words.
_INSIDE = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A name or identifier in a folded text, with what stands for it (None: it stays)."""

    start: int
    end: int
    replacement: str | None
    person: Person | None = None


@dataclass(slots=True)
class _Run:
    """Words side by side that belong to the same people."""

    start: int
    end: int
    owners: frozenset[int]
    words: list[str]
    strong: bool
    capital: bool


class Matcher:
    """Finds the forms of one plan in any text."""

    def __init__(self, plan: Plan) -> None:
        self.people = plan.people
        self.weak: set[str] = set()
        owners: dict[str, set[int]] = {}
        #: First names, and names that somebody has alone: a capital makes those that are words too a name.
        self.leading: set[str] = set()
        for number, person in enumerate(plan.people):
            for mention in sorted(person.mentions):
                for place, word in enumerate(mention):
                    for form in _forms(word, last=place == len(mention) - 1):
                        owners.setdefault(form, set()).add(number)
                if person.role != "family" or len(mention) > 1:
                    self.leading.add(mention[0])
                if 1 < len(mention) < 5:
                    for order in (mention, mention[::-1], mention[:1] + mention[-1:]):
                        owners.setdefault("".join(order), set()).add(number)
        self.owners = {word: frozenset(numbers) for word, numbers in owners.items()}
        for word in self.owners:
            if len(word) < _SHORT_NAME or not only_a_name(word):
                self.weak.add(word)
        self.inside = [
            w
            for w in sorted(self.owners, key=lambda w: (-len(w), w))
            if w not in self.weak and len(w) >= _INSIDE and self._goes(self.owners[w])
        ]
        self.identifiers = [(i, pattern) for i in plan.identifiers if (pattern := identifier_pattern(i))]

    def _goes(self, owners: frozenset[int]) -> bool:
        return any(self.people[n].replacement is not None for n in owners)

    def marks(self, view: View, mode: Mode) -> list[Mark]:
        """The marks for one reading of a unit."""
        text, back = folded(view.text)
        found = []
        for hit in self.find(text, mode):
            start, end = back[hit.start], back[hit.end]
            if mode == "glued" and hit.replacement is not None:
                # A bookmark, a style or a file has a name without spaces, full stops and brackets.
                bare = _PUNCTUATION.sub("", hit.person.initials if hit.person else hit.replacement)
                found.append(Mark(view.positions[start:end], bare))
                continue
            found.append(mark(view, start, end, hit.replacement, hit.person))
        return found

    def find(self, text: str, mode: Mode) -> Iterator[Hit]:
        """Every hit in a folded text: identifiers, then people from left to right."""
        for identifier, pattern in self.identifiers:
            for match in pattern.finditer(text):
                yield Hit(match.start(), match.end(), identifier.replacement)
        if mode == "glued":
            for match in _EMAIL.finditer(text):
                yield Hit(match.start(), match.end(), "[email address removed]")
        if not self.owners:
            return
        for run in self._runs(text):
            if run.strong or self._is_meant(run, text, mode):
                replacement, person = self._resolve(run)
                yield Hit(run.start, run.end, replacement, person)
        if mode == "glued":
            yield from self._inside(text)

    def _runs(self, text: str) -> Iterator[_Run]:
        run: _Run | None = None
        bridge = 0
        for match in WORD.finditer(text):
            word, end = _bare(match.group(), match.end())
            low = word.lower()
            owners = self.owners.get(low) or self.owners.get(low.replace("'", ""))
            if run is not None:
                between = text[run.end : match.start()]
                if owners and low not in run.words and owners & run.owners:
                    if bridge or _BETWEEN.match(between):
                        run.end, run.owners, bridge = end, owners & run.owners, 0
                        run.words.append(low)
                        run.strong = run.strong or low not in self.weak
                        run.capital = run.capital or word[0].isupper()
                        continue
                elif (
                    not owners
                    and bridge < 2
                    and (len(low) == 1 or low in PARTICLES)
                    and (bridge or not between.strip(" .-_"))
                ):
                    bridge += 1
                    continue
                yield run
                run, bridge = None, 0
            if owners:
                run = _Run(match.start(), end, owners, [low], low not in self.weak, word[0].isupper())
        if run is not None:
            yield run

    def _is_meant(self, run: _Run, text: str, mode: Mode) -> bool:
        """Whether words of the language are names here, where the check has not said so."""
        if not run.capital or mode == "strict":
            return False
        if len(run.words) > 1 or mode in ("loose", "glued"):
            return True
        word = text[run.start : run.end]
        before = text[max(0, run.start - 12) : run.start]
        if run.words[0] not in self.leading or _DAY.search(before) or _YEAR.match(text, run.end):
            return False
        helper = run.words[0] in _HELPERS and (_STARTS.search(before) or word.isupper())
        return not helper and _SAINT.search(before) is None

    def _resolve(self, run: _Run) -> tuple[str | None, Person | None]:
        """Whose name it is. A name shared by several gives its initial alone, for none of them."""
        owners = run.owners
        if len(owners) > 1:
            exact = {n for n in owners if tuple(run.words) in self.people[n].mentions}
            if len(exact) == 1:
                owners = frozenset(exact)
        if len(owners) == 1:
            person = self.people[next(iter(owners))]
            return person.replacement, person
        if not self._goes(owners):
            return None, None
        replacements = {self.people[n].replacement for n in owners}
        if len(replacements) == 1:
            return replacements.pop(), None
        return "".join(f"{word[0].upper()}." for word in run.words[:2]), None

    def _inside(self, text: str) -> Iterator[Hit]:
        """Names written together with other words: "LeahMarshPlan", "planforleah"."""
        for match in WORD.finditer(text):
            token = match.group()
            low = token.lower()
            if low in self.owners or not only_a_name(low):
                continue
            for piece in _CAMEL.finditer(token):
                owners = self.owners.get(piece.group().lower())
                if owners and self._goes(owners) and piece.group() != token:
                    start = match.start() + piece.start()
                    words = [piece.group().lower()]
                    if words[0] not in self.weak or piece.group()[0].isupper():
                        run = _Run(start, start + len(piece.group()), owners, words, True, True)
                        yield Hit(run.start, run.end, *self._resolve(run))
            for word in self.inside:
                at = low.find(word)
                if at >= 0:
                    run = _Run(
                        match.start() + at,
                        match.start() + at + len(word),
                        self.owners[word],
                        [word],
                        True,
                        True,
                    )
                    yield Hit(run.start, run.end, *self._resolve(run))


def mark(view: View, start: int, end: int, replacement: str | None, person: Person | None) -> Mark:
    """The mark for ``view.text[start:end]``, its replacement fitted to what stands around it."""
    text = view.text
    if replacement is None:
        return Mark(view.positions[start:end], None)
    if person is not None and person.relation is not None:
        if relation_at(text, start, end) is not None:
            replacement = person.initials
        else:
            title = TITLE.search(text, max(0, start - 8), start)
            start = title.start() if title else start
    if replacement[:1].islower() and _STARTS.search(text[max(0, start - 12) : start]):
        replacement = replacement[0].upper() + replacement[1:]
    if replacement.endswith(".") and text[end : end + 1] == "." and text[end + 1 : end + 2] != ".":
        replacement = replacement[:-1]
    return Mark(view.positions[start:end], replacement)


def identifier_pattern(identifier: Identifier) -> re.Pattern[str] | None:
    """The identifier with any spaces, full stops or hyphens between its parts; None when it is too short.

    A date keeps its own marks, and so does an e-mail address.
    """
    text = fold(identifier.text).strip()
    letters = [c for c in text if c.isalnum()]
    if len(letters) < _SHORTEST:
        return None
    entity = identifier.entity
    if entity in ("PHONE", "NHS_NUMBER", "NI_NUMBER", "UPN", "VEHICLE_REG", "POSTCODE"):
        body = r"[\s.()/-]{0,3}".join(re.escape(c) for c in letters)
    else:
        body = r"[\s,]+".join(re.escape(p) for p in re.split(r"[\s,]+", text) if p)
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])", re.IGNORECASE)


def _bare(token: str, end: int) -> tuple[str, int]:
    if token.lower().endswith("'s") and len(token) > 3:
        return token[:-2], end - 2
    return token, end


def _forms(word: str, *, last: bool) -> Iterator[str]:
    """The word, without its apostrophe, and as a family's plural ("the Marshes") when it is a surname."""
    yield word
    if "'" in word:
        yield word.replace("'", "")
    if last and len(word) > 3:
        plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
        if only_a_name(plural):
            yield plural
