"""A stretch of text that is read as one though the file keeps it in pieces, and that can be changed.

A Word paragraph is a unit: its pieces are the texts of its runs. A mark covers characters of a unit; the
replacement goes where the first of them stood, in that run's formatting, and the others are taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

#: new: only with changes accepted; old: only with them refused; code: a field's instruction.
Kind = Literal["plain", "new", "old", "code"]
#: seen: text; loose: what people write about a picture or a field, where a capital is enough for a name
#: that is also a word; glued: an identifier or a path, where names stand without spaces between; strict:
#: the file's own vocabulary, where only what is nothing but a name counts.
Mode = Literal["seen", "loose", "glued", "strict"]
#: How a unit is read: with changes accepted, refused, everything that stands in the file, field codes.
_VIEWS: tuple[frozenset[str], ...] = (
    frozenset(("plain", "new")),
    frozenset(("plain", "old")),
    frozenset(("plain", "new", "old")),
    frozenset(("code",)),
)


@dataclass(slots=True)
class Piece:
    """Text that is kept in one place; ``put`` stores what it has become."""

    text: str
    put: Callable[[str], None]
    kind: Kind = "plain"
    #: The XML element that keeps the text, by which a reader's offsets lead here.
    element: object = None


@dataclass(frozen=True, slots=True)
class View:
    """One reading of a unit: its text, and where in the unit each character stands."""

    text: str
    positions: Sequence[int]
    code: bool = False
    #: Inserted and deleted text side by side, as nobody ever read it.
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters (positions in the unit) and what stands for them; None keeps them as they are."""

    positions: Sequence[int]
    replacement: str | None


@dataclass(slots=True)
class Unit:
    """Pieces read as one text. ``part`` is where in the file it is, for messages."""

    pieces: list[Piece]
    part: str = ""
    mode: Mode = "seen"
    #: Characters that are formatting and not text (Markdown's asterisks), left out in one more view.
    silent: frozenset[str] = frozenset()
    text: str = field(init=False)
    kinds: list[Kind] = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(piece.text for piece in self.pieces)
        kinds: list[Kind] = []
        for piece in self.pieces:
            kinds.extend([piece.kind] * len(piece.text))
        self.kinds = kinds

    def views(self) -> Iterator[View]:
        """Every different reading, the one with changes accepted first."""
        present = {piece.kind for piece in self.pieces}
        done: set[frozenset[str]] = set()
        for wanted in _VIEWS:
            here = wanted & present
            if not here or here in done:
                continue
            done.add(here)
            code, mixed = "code" in here, here >= {"new", "old"}
            if here == present:
                yield View(self.text, range(len(self.text)), code, mixed)
                continue
            positions = [p for p, kind in enumerate(self.kinds) if kind in here]
            yield View("".join(self.text[p] for p in positions), positions, code, mixed)
        if self.silent and any(c in self.silent for c in self.text):
            positions = [p for p, c in enumerate(self.text) if c not in self.silent]
            yield View("".join(self.text[p] for p in positions), positions)

    def apply(self, marks: Sequence[Mark]) -> int:
        """Carry out the marks, the first ones having the say; how many changed something."""
        owner = [-1] * len(self.text)
        covered: dict[int, list[int]] = {}
        first: dict[int, str] = {}
        for number, mark in enumerate(marks):
            if not mark.positions:
                continue
            whole = self._with_between(mark.positions)
            if mark.replacement is not None:
                # A fuller name takes the place of its parts ("Leah" within "Leah Marsh"), of kept ones
                # too, unless another mark has its beginning: then nothing would stand for it.
                inside = set(whole)
                parts = [
                    part
                    for part in sorted({owner[p] for p in whole} & covered.keys())
                    if len(covered[part]) < len(inside) and inside.issuperset(covered[part])
                ]
                if owner[mark.positions[0]] in (-1, *parts):
                    for part in parts:
                        for position in covered.pop(part):
                            owner[position] = -1
                            first.pop(position, None)
            free = [p for p in whole if owner[p] == -1]
            if not free:
                continue
            for position in free:
                owner[position] = number
            covered[number] = free
            if mark.replacement is None:
                for position in free:
                    first[position] = self.text[position]
            elif mark.positions[0] == free[0]:
                first[free[0]] = mark.replacement
        changed = sum(
            1
            for positions in covered.values()
            if "".join(self.text[p] for p in positions) != "".join(first.get(p, "") for p in positions)
        )
        if changed:
            at = 0
            for piece in self.pieces:
                end = at + len(piece.text)
                new = "".join(self.text[p] if owner[p] == -1 else first.get(p, "") for p in range(at, end))
                if new != piece.text:
                    piece.put(new)
                at = end
        return changed

    def _with_between(self, positions: Sequence[int]) -> list[int]:
        """The positions with what lies between them in other readings; field codes and marks stay."""
        start, end = positions[0], positions[-1] + 1
        if end - start == len(positions) and not self.silent:
            return list(positions)
        own = set(positions)
        return [
            p
            for p in range(start, end)
            if (p in own or self.kinds[p] != "code") and self.text[p] not in self.silent
        ]
