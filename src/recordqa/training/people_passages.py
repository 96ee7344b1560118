"""Reads passages whose names are slots, fills them with people, and roughens the text as workers type.

The notation stands in ``models/data/people/README.md``. The same reader serves the training material and
the test set; only the names and the roughening differ.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from recordqa.training.people_names import Name

SLOT = re.compile(
    r"\{(?P<role>[CFPUcfpu])(?P<number>\d)(?P<word>[wW]?)"
    r"(?: (?P<form>full|last|nick|rev|initlast|middle|plural|FULL|LAST|NICK|REV|INITLAST|MIDDLE|PLURAL))?\}"
)
ROLES = {"c": "child", "f": "family", "p": "professional", "u": "unknown"}
_HEAD = re.compile(r"(?m)^===[ \t]*(?P<id>[^|\n]*)(?:\|(?P<type>[^\n]*))?\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as written, its names still slots."""

    id: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A name in a filled passage: offsets in code points, the role, and which slot's person it is."""

    start: int
    end: int
    role: str
    person: str


def read_passages(path: Path) -> list[Passage]:
    """The passages of a file; ValueError, with the passage's id, where a brace is no slot."""
    text = path.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    found = []
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        body = text[head.end() : end].strip("\n")
        if re.search(r"[{}]", SLOT.sub("", body)):
            raise ValueError(f"{path.name}: {head['id'].strip()}: a brace that is no slot")
        found.append(Passage(head["id"].strip(), (head["type"] or "").strip(), body))
    return found


def fill(
    passage: Passage, draw: Callable[[str, int, bool], Name], *, text: str | None = None
) -> tuple[str, list[Marked]]:
    """The passage with its slots filled; ``draw`` gives the name for role letter, number and word-name.

    Children and family with numbers 1 to 4 take the surname of the first of them, unless it is given in
    their own name by ``draw``.
    """
    people: dict[str, Name] = {}
    surname: str | None = None
    parts: list[str] = []
    marks: list[Marked] = []
    length = position = 0
    body = passage.text if text is None else text
    for slot in SLOT.finditer(body):
        role, number = slot["role"].lower(), int(slot["number"])
        key = f"{role}{number}"
        if key not in people:
            name = draw(role, number, bool(slot["word"]))
            if role in "cf" and number <= 4:
                surname = surname or name.last
                name = Name(name.first, surname, name.short, name.middle, name.origin)
            people[key] = name
        shown = _shown(people[key], (slot["form"] or "").lower())
        if slot["role"].isupper():
            shown = shown.upper()
        before = body[position : slot.start()]
        parts += (before, shown)
        start = length + len(before)
        length = start + len(shown)
        position = slot.end()
        given = "f" if (slot["form"] or "").lower() == "plural" else role
        marks.append(Marked(start, length, ROLES[given], key))
    parts.append(body[position:])
    return "".join(parts), marks


def _shown(name: Name, form: str) -> str:
    if form == "full":
        return f"{name.first} {name.last}"
    if form == "last":
        return name.last
    if form == "nick":
        return name.short
    if form == "rev":
        return f"{name.last}, {name.first}"
    if form == "initlast":
        return f"{name.first[0]}. {name.last}"
    if form == "middle":
        return f"{name.first} {name.middle} {name.last}"
    if form == "plural":
        return name.last + ("es" if name.last[-1] in "sxz" else "s")
    return name.first


Edit = tuple[str, list[Marked]]


def lowered(text: str, marks: list[Marked]) -> Edit:
    """All in small letters; the length of the text stays."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small, marks


def capitals(text: str, marks: list[Marked]) -> Edit:
    """All in capitals; the length of the text stays."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text), marks


def roughen(rng: random.Random, text: str, marks: list[Marked]) -> Edit:
    """One of the ways in which records are typed: small letters, capitals, no stops, slips of the finger."""
    roll = rng.random()
    if roll < 0.12:
        text, marks = lowered(text, marks)
    elif roll < 0.20:
        text, marks = capitals(text, marks)
    elif roll < 0.27:
        text, marks = dropped(text, marks, ".,;:'’\"")
        text, marks = lowered(text, marks)
    elif roll < 0.34:
        text, marks = named(text, marks, str.lower)
    elif roll < 0.38:
        text, marks = named(text, marks, str.upper)
    if rng.random() < 0.10:
        text, marks = dropped(text, marks, "'’")
    if rng.random() < 0.25:
        text, marks = slipped(rng, text, marks)
    return text, marks


def named(text: str, marks: list[Marked], change: Callable[[str], str]) -> Edit:
    """Only the names in small letters, or only the names in capitals."""
    letters = list(text)
    for mark in marks:
        for at in range(mark.start, mark.end):
            new = change(letters[at])
            letters[at] = new if len(new) == 1 else letters[at]
    return "".join(letters), marks


def dropped(text: str, marks: list[Marked], characters: str) -> Edit:
    """The text without these characters: dictated, or typed in haste."""
    kept = [at for at, c in enumerate(text) if c not in characters]
    place = {old: new for new, old in enumerate(kept)}
    moved = []
    for mark in marks:
        inside = [place[at] for at in range(mark.start, mark.end) if at in place]
        if inside:
            moved.append(Marked(inside[0], inside[-1] + 1, mark.role, mark.person))
    return "".join(text[at] for at in kept), moved


def slipped(rng: random.Random, text: str, marks: list[Marked]) -> Edit:
    """One letter in about sixty swapped with its neighbour or struck twice; names keep their length."""
    letters = list(text)
    for at in range(1, len(letters) - 1):
        if rng.random() < 0.006 and letters[at].isalpha() and letters[at + 1].isalpha():
            if rng.random() < 0.6:
                letters[at], letters[at + 1] = letters[at + 1].lower(), letters[at]
            else:
                letters[at] = letters[at - 1].lower() if letters[at - 1].isalpha() else letters[at]
    return "".join(letters), marks


def cut(rng: random.Random, text: str, marks: list[Marked], longest: int = 900) -> Edit:
    """A run of whole lines of the passage, so that the model also sees names without their beginnings."""
    lines = text.split("\n")
    if len(lines) < 2 or (len(text) <= longest and rng.random() < 0.6):
        return text, marks
    first = rng.randrange(len(lines)) if len(text) > longest or rng.random() < 0.5 else 0
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    last = first + 1
    while last < len(lines) and starts[last + 1] - starts[first] < longest and rng.random() < 0.9:
        last += 1
    begin, end = starts[first], starts[last] - 1
    inside = [m for m in marks if begin <= m.start and m.end <= end]
    return text[begin:end], [Marked(m.start - begin, m.end - begin, m.role, m.person) for m in inside]


def shuffled(rng: random.Random, text: str, marks: list[Marked]) -> Edit:
    """The sentences of each line in another order; a line whose stop lies within a name stays as it is."""
    parts: list[str] = []
    moved: list[Marked] = []
    length = position = 0
    for line in text.split("\n"):
        ends = [m.end() for m in re.finditer(r"[.!?] +(?=\S)", line)]
        bounds = [0, *ends, len(line)]
        pieces = [(position + a, position + b) for a, b in pairwise(bounds)]
        own = [m for m in marks if position <= m.start and m.end <= position + len(line)]
        if all(any(a <= m.start and m.end <= b for a, b in pieces) for m in own):
            rng.shuffle(pieces)
        else:
            pieces = [(position, position + len(line))]
        for begin, end in pieces:
            said = text[begin:end]
            padded = said if said.endswith(" ") or end == begin else said + " "
            moved += [
                Marked(m.start - begin + length, m.end - begin + length, m.role, m.person)
                for m in own
                if begin <= m.start and m.end <= end
            ]
            parts.append(padded)
            length += len(padded)
        parts.append("\n")
        length += 1
        position += len(line) + 1
    return "".join(parts)[:-1], sorted(moved, key=lambda m: m.start)


def joined(first: Edit, second: Edit, gap: str) -> Edit:
    """Two texts one after the other; their people stay different people."""
    text, marks = first
    start = len(text) + len(gap)
    later = [Marked(m.start + start, m.end + start, m.role, f"{m.person}'") for m in second[1]]
    return f"{text}{gap}{second[0]}", [*marks, *later]


def woven(rng: random.Random, host: Edit, guest: Edit) -> Edit:
    """The guest's lines and sentences put one by one among the host's, each whole, in their order."""
    pieces = [*((p, "") for p in _pieces(*host)), *((p, "'") for p in _pieces(*guest))]
    mine = [p for p in pieces if not p[1]]
    for piece in (p for p in pieces if p[1]):
        mine.insert(rng.randrange(len(mine) + 1), piece)
    parts: list[str] = []
    marks: list[Marked] = []
    length = 0
    for (text, own), tail in mine:
        marks += [Marked(m.start + length, m.end + length, m.role, m.person + tail) for m in own]
        said = text if text.endswith(("\n", " ")) else text + rng.choice((" ", "\n"))
        parts.append(said)
        length += len(said)
    return "".join(parts), marks


def _pieces(text: str, marks: list[Marked]) -> list[Edit]:
    """The text cut after lines, and after stops that lie in no name."""
    cuts = [m.end() for m in re.finditer(r"\n+|[.!?] +(?=\S)", text)]
    cuts = [at for at in cuts if not any(m.start < at < m.end for m in marks)]
    bounds = [0, *cuts, len(text)]
    return [
        (
            text[a:b],
            [Marked(m.start - a, m.end - a, m.role, m.person) for m in marks if a <= m.start and m.end <= b],
        )
        for a, b in pairwise(bounds)
        if b > a
    ]
