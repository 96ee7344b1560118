"""What the walk over a record's lines yields before it becomes segments and sections."""

from __future__ import annotations

from dataclasses import dataclass

from recordqa.types import SegmentKind


@dataclass(slots=True)
class Piece:
    """A segment in the making; a heading also carries its section's title and level.

    ``furniture`` is printed matter that says nothing about whether a section was filled in (the
    head of a table, a lone placeholder). ``cells`` are (start, end, column). A field piece with
    a ``title`` also opens a section of that name.
    """

    kind: SegmentKind
    start: int
    end: int
    paragraph: int
    label: str | None = None
    value: tuple[int, int] | None = None
    cells: tuple[tuple[int, int, str | None], ...] = ()
    title: str | None = None
    level: int = 2
    furniture: bool = False
    earlier: bool = False

    @property
    def written(self) -> bool:
        """Whether somebody wrote it for this record, as against printed or blank."""
        if self.kind == "field":
            return self.value is not None
        return self.kind in ("sentence", "list_item", "table_row")
