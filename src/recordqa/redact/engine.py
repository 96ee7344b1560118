"""One text with its units: checked, planned, marked and changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recordqa.pipeline import Options, identify
from recordqa.redact.deciding import make_plan
from recordqa.redact.matcher import Matcher, mark
from recordqa.redact.plan import Place, Plan
from recordqa.redact.units import Mark, Unit
from recordqa.types import KnownName, Record, Role

#: The ``part`` of the unit that holds the file's own name.
FILE_NAME = "file name"
#: More than this is not read by the check a second time; names in it are still found by their forms.
_MOST_EXTRA = 300_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    options: Options
    keep: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where ``record.text[start:end]`` stands: positions in a unit, one for each character."""

    start: int
    end: int
    unit: Unit
    positions: Sequence[int]


def redact_units(
    units: Sequence[Unit], record: Record, stretches: Sequence[Stretch], wish: Wish
) -> tuple[Plan, int]:
    """Change the units by what the check finds in the record and in what the record does not have.

    ``stretches``, in order of start, say where the record's text stands in the units. Units that it does
    not have are read by the check as further lines of the record.
    """
    seen = {id(s.unit) for s in stretches}
    record, more = _with_unread(record, units, seen)
    read = [*stretches, *more]
    plan = plan_for(record, wish)
    exact = _exact_marks(plan, read)
    _copy_to_twins(exact, units, seen)
    matcher = Matcher(plan)
    changed = 0
    for unit in units:
        if unit.part == FILE_NAME:
            continue  # read for the names in it; the file is renamed by their forms
        marks = list(exact.get(id(unit), ()))
        for view in unit.views():
            marks += matcher.marks(view, "glued" if view.code else unit.mode)
        changed += unit.apply(marks)
    return plan, changed


def plan_for(record: Record, wish: Wish) -> Plan:
    """What the check finds in a record, as decisions."""
    identified = identify(record, wish.options)
    names: tuple[KnownName, ...] = (*record.metadata.known_names, *wish.options.known_names)
    return make_plan(record.text, identified, names, wish.keep)


def _with_unread(record: Record, units: Sequence[Unit], seen: set[int]) -> tuple[Record, list[Stretch]]:
    """The record with every line added that it does not have: comments, deleted text, descriptions."""
    texts = {unit.text for unit in units if id(unit) in seen}
    lines: list[str] = []
    stretches: list[Stretch] = []
    at = len(record.text) + 2
    size = 0
    for unit in units:
        if unit.mode in ("glued", "strict"):
            continue
        for number, view in enumerate(unit.views()):
            if view.code or view.mixed or not view.text.strip() or (id(unit) in seen and number == 0):
                continue
            line = view.text.replace("\r", "\n")
            if number == 0 and view.text in texts:
                continue
            texts.add(view.text)
            size += len(line) + 1
            if size > _MOST_EXTRA:
                break
            stretches.append(Stretch(at, at + len(line), unit, view.positions))
            lines.append(line)
            at += len(line) + 1
    if not lines:
        return record, []
    return replace(record, text=record.text + "\n\n" + "\n".join(lines)), stretches


def _exact_marks(plan: Plan, stretches: Sequence[Stretch]) -> dict[int, list[Mark]]:
    """The flagged places as marks, by unit."""
    starts = [s.start for s in stretches]
    found: dict[int, list[Mark]] = {}
    for place in plan.places:
        index = max(bisect_right(starts, place.start) - 1, 0)
        by_unit: dict[int, list[int]] = {}
        units: dict[int, Unit] = {}
        while index < len(stretches) and stretches[index].start < place.end:
            stretch = stretches[index]
            for offset in range(max(place.start, stretch.start), min(place.end, stretch.end)):
                by_unit.setdefault(id(stretch.unit), []).append(stretch.positions[offset - stretch.start])
                units[id(stretch.unit)] = stretch.unit
            index += 1
        for key, positions in by_unit.items():
            made = _fitted(place, units[key], sorted(positions))
            if made is not None:
                found.setdefault(key, []).append(made)
    return found


def _fitted(place: Place, unit: Unit, positions: list[int]) -> Mark | None:
    """The mark at these positions, fitted to the reading of the unit that has them all."""
    for view in unit.views():
        if isinstance(view.positions, range):
            first, last = positions[0], positions[-1]
        else:
            first = bisect_left(view.positions, positions[0])
            last = bisect_left(view.positions, positions[-1])
            inside = last < len(view.positions)
            if not inside or view.positions[first] != positions[0] or view.positions[last] != positions[-1]:
                continue
        return mark(view, first, last + 1, place.replacement, place.person)
    return None


def _copy_to_twins(exact: dict[int, list[Mark]], units: Iterable[Unit], seen: set[int]) -> None:
    """A unit with the text of one that was checked gets its marks: Word keeps text boxes twice."""
    by_text: dict[str, list[Mark]] = {}
    listed = list(units)
    for unit in listed:
        if id(unit) in exact and len({p.kind for p in unit.pieces}) == 1:
            by_text.setdefault(unit.text, exact[id(unit)])
    for unit in listed:
        if id(unit) not in exact and unit.mode in ("seen", "loose") and unit.text in by_text:
            exact[id(unit)] = by_text[unit.text]
