"""Reading order within a page: words to lines, columns side by side, tables at their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from recordqa.read._pdf_page import Word
from recordqa.read._pdf_tables import Grid

_LABEL = re.compile(r"^[A-Z][\w'’()/&,. -]{0,48}[:?](?:\s|$)")
#: A bullet or a number, which stands apart from its text without being a cell.
_ITEM = re.compile(r"^(?:\W|o|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?)$")


@dataclass(slots=True)
class Stretch:
    """Words of one line with no wide gap between them."""

    words: list[Word]
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 10.0

    def __post_init__(self) -> None:
        self.x0 = self.words[0].x0
        self.x1 = max(w.x1 for w in self.words)
        longest = max(self.words, key=lambda w: (len(w.text), w.size, -w.x0))
        self.y, self.size = longest.y, longest.size

    @property
    def bottom(self) -> float:
        return self.y

    @property
    def text(self) -> str:
        return "".join(
            ("" if not i or not w.space_before else " ") + w.text for i, w in enumerate(self.words)
        )

    @property
    def bold(self) -> bool:
        lettered = [w for w in self.words if any(c.isalnum() for c in w.text)]
        return bool(lettered) and all(w.bold for w in lettered)


@dataclass(slots=True)
class Line:
    """A line as a person reads it; ``stretches`` keeps where its parts stand."""

    stretches: list[Stretch]
    right: float = 0.0
    whole: bool = False

    @property
    def x0(self) -> float:
        return self.stretches[0].x0

    @property
    def x1(self) -> float:
        return self.stretches[-1].x1

    @property
    def y(self) -> float:
        return self._main.y

    @property
    def size(self) -> float:
        return self._main.size

    @property
    def _main(self) -> Stretch:
        """The part that is most of the line: a bullet may sit higher and be larger than its text."""
        return max(self.stretches, key=lambda s: (sum(len(w.text) for w in s.words), -s.x0))

    @property
    def bold(self) -> bool:
        return all(s.bold for s in self.stretches)

    @property
    def words(self) -> list[Word]:
        return [w for s in self.stretches for w in s.words]

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.stretches)


@dataclass(slots=True)
class AlignedTable:
    """A table without ruled lines: rows of cells, each cell its lines."""

    rows: list[list[list[str]]] = field(default_factory=list)
    y: float = 0.0
    bold: bool = False


Piece = Line | Grid | AlignedTable


def lines_of(words: Sequence[Word]) -> list[list[Stretch]]:
    """Words by baseline from the top down, each line cut at gaps wider than a letter is tall."""
    rows: list[list[Word]] = []
    for word in sorted((w for w in words), key=lambda w: (w.y, w.x0)):
        if rows and not word.whole and not rows[-1][0].whole and _same_line(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    out = []
    for row in rows:
        row.sort(key=lambda w: (w.x0, w.y))
        stretches, run = [], [row[0]]
        for word in row[1:]:
            if word.x0 - max(w.x1 for w in run) > max(word.size, run[-1].size):
                stretches.append(Stretch(run))
                run = []
            run.append(word)
        stretches.append(Stretch(run))
        out.append(stretches)
    return out


def _same_line(row: list[Word], word: Word) -> bool:
    base = max(row, key=lambda w: w.size)
    size = max(base.size, word.size)
    # A raised "th" or a footnote mark is smaller than its line and up to half a letter off it.
    allowed = 0.3 * size if abs(base.size - word.size) < 0.15 * size else 0.5 * size
    return abs(word.y - base.y) <= allowed


def reading_order(words: Sequence[Word], grids: Sequence[Grid], right: float) -> list[Piece]:
    """Lines and tables in the order in which a person reads them; ``right`` is where lines turn."""
    stretches = [s for row in lines_of(words) for s in row]
    return _ordered([*stretches, *grids], right, 0)


_Item = Stretch | Grid


def _ordered(items: list[_Item], right: float, depth: int) -> list[Piece]:
    items.sort(key=lambda i: (i.y, i.x0))
    found = _columns(items) if depth < 6 and len(items) >= 6 else None
    if found is None:
        return _straight_down(items, right)
    before, first, second, after = found
    return [
        *_ordered(before, right, depth + 1),
        *_ordered(first, max(i.x1 for i in first), depth + 1),
        *_ordered(second, max(i.x1 for i in second), depth + 1),
        *_ordered(after, right, depth + 1),
    ]


def _columns(items: list[_Item]) -> tuple[list[_Item], list[_Item], list[_Item], list[_Item]] | None:
    """The largest run of lines that an empty strip divides into two columns of prose."""
    best: tuple[int, float, int, int] | None = None
    for gutter in _gutters(items):
        start = None
        for place in range(len(items) + 1):
            crossing = place == len(items) or (items[place].x0 < gutter + 3 and items[place].x1 > gutter - 3)
            if not crossing and start is None:
                start = place
            if crossing and start is not None:
                low, high = _shared(items, start, place, gutter)
                size = high - low
                if size >= 6 and (best is None or size > best[0]) and _is_prose(items[low:high], gutter):
                    best = (size, gutter, low, high)
                start = None
    if best is None:
        return None
    _, gutter, low, high = best
    run = items[low:high]
    return (
        items[:low],
        [i for i in run if i.x1 <= gutter],
        [i for i in run if i.x1 > gutter],
        items[high:],
    )


def _gutters(items: list[_Item]) -> list[float]:
    """Middles of the gaps between neighbours side by side, the commonest first."""
    seen: Counter[int] = Counter()
    for place, item in enumerate(items):
        if isinstance(item, Grid):
            continue
        for other in items[max(0, place - 4) : place + 5]:
            if (
                isinstance(other, Stretch)
                and other.x0 - item.x1 > 6
                and abs(other.y - item.y) < 1.6 * item.size
            ):
                seen[round((item.x1 + other.x0) / 6)] += 1
                seen[round((other.x0 - 4) / 3)] += 1
    return [3.0 * place for place, _ in sorted(seen.items(), key=lambda kv: (-kv[1], kv[0]))[:16]]


def _shared(items: list[_Item], low: int, high: int, gutter: float) -> tuple[int, int]:
    """Cut from a run what stands above or below both columns, such as the next heading."""
    left = [i for i in items[low:high] if i.x1 <= gutter]
    right = [i for i in items[low:high] if i.x1 > gutter]
    if not left or not right:
        return low, low
    top = max(left[0].y, right[0].y)
    while low < high and items[low].y < top - 4 * _size(items[low]):
        low += 1
    if high < len(items):
        # The run ended at a line across the page: a heading just above it belongs to that line.
        end = min(max(i.bottom for i in left), max(i.bottom for i in right))
        for place in range(max(low + 1, high - 2), high):
            gap = items[place].y - items[place - 1].bottom
            if items[place].y > end + 4 and gap > 1.6 * _size(items[place]):
                return low, place
    return low, high


def _size(item: _Item) -> float:
    return item.size if isinstance(item, Stretch) else 10.0


def _is_prose(run: list[_Item], gutter: float) -> bool:
    """Two columns to be read one after the other, not labels with values or a table's cells."""
    sides = [[i for i in run if i.x1 <= gutter], [i for i in run if i.x1 > gutter]]
    if any(isinstance(i, Grid) for i in run):
        return all(sum(isinstance(i, Stretch) for i in side) >= 1 for side in sides) and len(run) >= 6
    if min(len(side) for side in sides) < 3:
        return False
    filled, wordy, baselines = [], [], []
    for side in sides:
        x0, x1 = min(i.x0 for i in side), max(i.x1 for i in side)
        rows: dict[int, list[_Item]] = {}
        for item in side:
            rows.setdefault(round(item.y / 2), []).append(item)
        filled.append(
            median((max(i.x1 for i in r) - min(i.x0 for i in r)) / max(x1 - x0, 1.0) for r in rows.values())
        )
        wordy.append(median(sum(len(i.words) for i in r if isinstance(i, Stretch)) for r in rows.values()))
        baselines.append({round(i.y / 2) for i in side})
    if min(filled) >= 0.6 and min(wordy) >= 4:
        return True
    smaller, larger = sorted(baselines, key=len)
    near = {b + d for b in larger for d in (-1, 0, 1)}
    return len(smaller & near) < 0.5 * len(smaller) and min(wordy) >= 2


def _straight_down(items: list[_Item], right: float) -> list[Piece]:
    """One column: stretches of one baseline become a line, or fields, or a row without ruled lines."""
    rows: list[list[Stretch] | Grid] = []
    for item in items:
        if isinstance(item, Grid):
            rows.append(item)
        elif rows and isinstance(rows[-1], list) and _beside(rows[-1][-1], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    out: list[Piece] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        if isinstance(row, Grid):
            out.append(row)
            place += 1
            continue
        table, used = _aligned(rows, place)
        if table is not None:
            out.append(table)
            place += used
            continue
        out.extend(_fields(sorted(row, key=lambda s: s.x0), right))
        place += 1
    return out


def _beside(one: Stretch, other: Stretch) -> bool:
    apart = one.words[0].whole or other.words[0].whole
    return not apart and abs(one.y - other.y) <= 0.35 * max(one.size, other.size)


def _fields(row: list[Stretch], right: float) -> list[Line]:
    """ "Name: … Date: …" side by side are two fields, each on its own line; else one line."""
    lines = [Line([row[0]], right, row[0].words[0].whole)]
    for stretch in row[1:]:
        before = lines[-1]
        wide = stretch.x0 - before.x1 > 1.6 * stretch.size
        if wide and _LABEL.match(stretch.text) and not before.text.rstrip().endswith(":"):
            before.right = max(before.x1, stretch.x0 - 2)
            lines.append(Line([stretch], right))
        else:
            before.stretches.append(stretch)
    return lines


def _aligned(rows: list[list[Stretch] | Grid], place: int) -> tuple[AlignedTable | None, int]:
    """Rows of two or more columns whose left edges stand under each other, in two rows at least."""
    first = rows[place]
    if isinstance(first, Grid) or len(first) < 2:
        return None, 0
    first = sorted(first, key=lambda s: s.x0)
    lefts = [s.x0 for s in first]
    if any(_LABEL.match(s.text) for s in first[1:]) or (len(first) == 2 and not _is_pair(first)):
        return None, 0
    table = AlignedTable([[[s.text] for s in first]], first[0].y, all(s.bold for s in first))
    last_y, used, full, seen, widest = first[0].y, 1, 1, 1, 0.0
    blank: list[list[list[str]]] = []
    for row in rows[place + 1 :]:
        if isinstance(row, Grid):
            break
        row = sorted(row, key=lambda s: s.x0)
        gap = row[0].y - last_y
        columns = _columns_of(row, lefts)
        if columns is None or gap > 3.5 * row[0].size:
            break
        if len(first) == 2 and len(row) == 2 and not _is_pair(row):
            break
        cells: list[list[str]] = [[] for _ in lefts]
        for stretch, column in zip(row, columns, strict=True):
            cells[column].append(stretch.text)
        seen, last_y = seen + 1, row[0].y
        if gap <= 1.45 * row[0].size and (columns[0] != 0 or (len(row) == 1 and row[0].text[:1].islower())):
            for cell, more in zip((blank or table.rows)[-1], cells, strict=True):
                cell.extend(more)
        elif len(row) == 1:
            # A name without its value, as long as rows with both go on below it.
            alike = row[0].bold == first[0].bold and abs(row[0].size - first[0].size) < 0.5
            if columns[0] != 0 or not alike or (widest and gap > 1.5 * widest) or len(blank) > 2:
                break
            blank.append(cells)
            continue
        else:
            table.rows.extend([*blank, cells])
            blank = []
            full += len(row) >= min(3, len(lefts))
            widest = max(widest, gap)
        if not blank:
            used = seen
    if len(table.rows) < 2 or full < 2:
        return None, 0
    table.rows = [[[" ".join(cell)] if cell else [] for cell in row] for row in table.rows]
    return table, used


def _is_pair(row: list[Stretch]) -> bool:
    """A name and its value set well apart, without the colon that would make it a line of text."""
    label, value = row
    wide = value.x0 - label.x1 > 1.6 * label.size
    return wide and not label.text.endswith(":") and not _ITEM.match(label.text)


def _columns_of(row: list[Stretch], lefts: list[float]) -> list[int] | None:
    """The column that each part of a row stands in; None when one stands in none, or reaches over."""
    columns = []
    for stretch in row:
        distance, column = min((abs(stretch.x0 - left), place) for place, left in enumerate(lefts))
        if distance > 4.0 or (column + 1 < len(lefts) and stretch.x1 > lefts[column + 1] - 2):
            return None
        columns.append(column)
    return columns if len(set(columns)) == len(columns) else None
