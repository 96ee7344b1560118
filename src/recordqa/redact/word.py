"""Word and Excel files: one pass over the package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recordqa.read import read_bytes
from recordqa.read._layout import Leaf
from recordqa.read.docx import DocxOrigin
from recordqa.read.source import Failure, Limits
from recordqa.redact.engine import FILE_NAME, Stretch, Wish, redact_units
from recordqa.redact.package import Opened, open_package, package_units, saved, strip_package
from recordqa.redact.plan import Plan
from recordqa.redact.units import Piece, Unit
from recordqa.types import Record

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Passed:
    """What one pass over one file gave."""

    data: bytes
    plans: list[Plan]
    changed: int
    warnings: list[str] = field(default_factory=list)
    note: str = ""


def redact_word(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """One pass over a Word file; ``extra`` is further text to be read by the check (the file's name)."""
    found = next(iter(read_bytes(data, name, limits=limits)))
    if isinstance(found, Failure):
        raise found.error
    opened = open_package(data, name, limits)
    origin = found.origin if isinstance(found.origin, DocxOrigin) else None
    leaves = _elements_of(opened, origin)
    strip_package(opened)
    units = [*package_units(opened), extra_unit(extra)]
    stretches = _stretches(origin, leaves, units)
    plan, changed = redact_units(units, found, stretches, wish)
    return Passed(saved(opened), [plan], changed, warnings_of(opened))


def redact_workbook(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """One pass over an Excel workbook: every string is read by the check, sheet names and comments too."""
    opened = open_package(data, name, limits)
    strip_package(opened)
    units = [*package_units(opened), extra_unit(extra)]
    record = Record(text=" ", id="workbook", source=name)
    plan, changed = redact_units(units, record, [], wish)
    return Passed(saved(opened), [plan], changed, warnings_of(opened))


def extra_unit(extra: str) -> Unit:
    """A text that the check reads as well and that is written nowhere: the file's own name."""

    def put(text: str) -> None:
        """Nothing keeps this text."""

    return Unit([Piece(extra, put)] if extra else [], FILE_NAME, "loose")


def _elements_of(opened: Opened, origin: DocxOrigin | None) -> list[tuple[Leaf, object]]:
    """Each leaf with its element, looked up before anything is taken out and the numbers shift."""
    found: list[tuple[Leaf, object]] = []
    numbered: dict[str, list[_Element]] = {}
    for leaf in origin.leaves if origin is not None else ():
        if leaf.part not in numbered:
            root = opened.roots.get(leaf.part)
            numbered[leaf.part] = [] if root is None else list(root.iter())
        elements = numbered[leaf.part]
        if 0 <= leaf.element < len(elements):
            found.append((leaf, elements[leaf.element]))
    return found


def _stretches(
    origin: DocxOrigin | None, leaves: list[tuple[Leaf, object]], units: list[Unit]
) -> list[Stretch]:
    """Where the record's text stands in the units."""
    if origin is None:
        return []
    places: dict[object, tuple[Unit, int, int]] = {}
    for unit in units:
        at = 0
        for piece in unit.pieces:
            if piece.element is not None:
                places[piece.element] = (unit, at, len(piece.text))
            at += len(piece.text)
    found: list[Stretch] = []
    for leaf, element in leaves:
        place = places.get(element)
        if place is None:
            continue
        unit, at, size = place
        raw = leaf.raw or range(leaf.raw_start, leaf.raw_start + leaf.end - leaf.start)
        if raw and max(raw) < size:
            found.append(Stretch(leaf.start, leaf.end, unit, [at + offset for offset in raw]))
    return found


def warnings_of(opened: Opened) -> list[str]:
    """What was taken out unread, and what was left in unread."""
    found = []
    if opened.pictures:
        some = "1 picture was" if opened.pictures == 1 else f"{opened.pictures} pictures were"
        found.append(f"{some} left in and cannot be read: look at each for names and faces.")
    if opened.embedded:
        some = "1 embedded file was" if opened.embedded == 1 else f"{opened.embedded} embedded files were"
        found.append(f"{some} taken out: recordqa cannot redact a file within a file.")
    if opened.macros:
        found.append("The macros were taken out.")
    if opened.links:
        some = "1 link was" if opened.links == 1 else f"{opened.links} links were"
        found.append(f"{some} taken out; the words stay.")
    return found
