"""Ruled tables: from lines on a page to grids of cells, merged cells included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from recordqa.read._pdf_page import Edge, Word

#: Two lines this close (points) are one line drawn twice, or meet.
_NEAR = 3.0
#: More crossings than this to look at is a drawing, not a form.
_MOST_CROSSINGS = 250_000


@dataclass(slots=True)
class GridCell:
    """One cell, however many elementary squares it spans; ``words`` and ``grids`` stand inside it."""

    row: int
    column: int
    box: tuple[float, float, float, float]
    words: list[Word] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table: its column and row positions and its cells, in reading order."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owner: list[list[int]]

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]

    @property
    def y(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell that a point lies in, or None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.cells[self.owner[row][column]]
        return None


def find_grids(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[Grid]:
    """Tables from the ruled lines of a page, from the top down; a frame around one cell counts."""
    across, down = _joined(horizontal), _joined(vertical)
    if not across or not down or len(across) * len(down) > _MOST_CROSSINGS:
        return []
    grids = []
    for lines, posts in _components(across, down):
        xs = _places([p.at for p in posts], [e for h in lines for e in (h.start, h.end)])
        ys = _places([h.at for h in lines], [e for p in posts for e in (p.start, p.end)])
        if len(xs) < 2 or len(ys) < 2 or (xs[-1] - xs[0] < 40) or (ys[-1] - ys[0] < 8):
            continue
        grids.append(_grid(xs, ys, lines, posts))
    return sorted(grids, key=lambda g: (g.y, g.x0))


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Pieces of one line laid end to end, or drawn twice, become one edge."""
    out: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.at, e.start)):
        if group and edge.at - group[0].at > _NEAR:
            out.extend(_merged(group))
            group = []
        group.append(edge)
    out.extend(_merged(group))
    return [e for e in out if e.end - e.start > 6]


def _merged(group: list[Edge]) -> list[Edge]:
    out: list[Edge] = []
    at = sum(e.at for e in group) / len(group) if group else 0.0
    for edge in sorted(group, key=lambda e: e.start):
        if out and edge.start <= out[-1].end + _NEAR:
            out[-1] = Edge(at, out[-1].start, max(out[-1].end, edge.end))
        else:
            out.append(Edge(at, edge.start, edge.end))
    return out


def _components(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Lines that touch each other, directly or through others, belong to one table."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, line in enumerate(across):
        for j, post in enumerate(down, len(across)):
            if (
                line.start - _NEAR <= post.at <= line.end + _NEAR
                and post.start - _NEAR <= line.at <= post.end + _NEAR
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, post in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(post)
    return [g for g in groups.values() if g[0] and g[1]]


def _places(places: list[float], ends: list[float]) -> list[float]:
    """Distinct positions; a table open at its sides is closed where the other lines end."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    if min(ends) < out[0] - 10:
        out.insert(0, min(ends))
    if max(ends) > out[-1] + 10:
        out.append(max(ends))
    return out


def _grid(xs: list[float], ys: list[float], lines: list[Edge], posts: list[Edge]) -> Grid:
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def walled(edges: list[Edge], at: float, middle: float) -> bool:
        return any(abs(e.at - at) <= _NEAR and e.start <= middle <= e.end for e in edges)

    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns and not walled(posts, xs[c + 1], (ys[r] + ys[r + 1]) / 2):
                parent[root(here + 1)] = root(here)
            if r + 1 < rows and not walled(lines, ys[r + 1], (xs[c] + xs[c + 1]) / 2):
                parent[root(here + columns)] = root(here)
    cells: list[GridCell] = []
    known: dict[int, int] = {}
    owner = [[0] * columns for _ in range(rows)]
    for r in range(rows):
        for c in range(columns):
            key = root(r * columns + c)
            if key not in known:
                known[key] = len(cells)
                cells.append(GridCell(r, c, (xs[c], ys[r], xs[c + 1], ys[r + 1])))
            cell = cells[known[key]]
            x0, y0, x1, y1 = cell.box
            cell.box = (min(x0, xs[c]), y0, max(x1, xs[c + 1]), max(y1, ys[r + 1]))
            owner[r][c] = known[key]
    return Grid(xs, ys, cells, owner)


def fill_grids(words: list[Word], grids: list[Grid]) -> tuple[list[Word], list[Grid]]:
    """Put each word, and each table within a table, into its innermost cell.

    Returns the words outside every table and the tables that stand in no other.
    """
    by_size = sorted(grids, key=lambda g: (g.x1 - g.x0) * (g.bottom - g.y))
    loose: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
        if not word.whole and word.x1 - word.x0 > 3 * word.size:
            x = word.x0 + word.size
        for grid in by_size:
            cell = grid.cell_at(x, y)
            if cell is not None:
                cell.words.append(word)
                break
        else:
            loose.append(word)
    outer: list[Grid] = []
    for place, grid in enumerate(by_size):
        for larger in by_size[place + 1 :]:
            cell = larger.cell_at((grid.x0 + grid.x1) / 2, (grid.y + grid.bottom) / 2)
            if cell is not None:
                cell.grids.append(grid)
                break
        else:
            outer.append(grid)
    return loose, sorted(outer, key=lambda g: (g.y, g.x0))
