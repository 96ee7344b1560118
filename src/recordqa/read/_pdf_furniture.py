"""Headers, footers and page numbers: what repeats at the edge of each page is kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from recordqa.read._pdf_layout import Stretch, lines_of
from recordqa.read._pdf_page import Page, Word
from recordqa.read._pdf_paragraphs import Part, same_table

_PAGE_N = re.compile(r"\bpage\s*(?:no\.?|number)?\s*:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_LONE = re.compile(r"^[-–—|\s]*(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?[-–—|\s]*$")
#: What a browser prints above and below a page of a case system: when, and from where.
_BROWSER = re.compile(r"^(?:\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\b|(?:https?|file)://\S+$)")
#: The share of the page's height, above and below, in which headers and footers stand.
_MARGIN = 0.13


_Row = list[Stretch]


def without_repeated_tables(pages: list[list[Part]]) -> list[list[Part]]:
    """Pages without the table that heads each of them again, or ends each of them.

    A letterhead kept as a table stays on the first page that has it, one at the foot on the last.
    """
    for at_end in (False, True):
        ordered = [page[::-1] if at_end else page for page in pages]
        runs = [_first_table(page) for page in ordered]
        keys = [_table_key(run) for run in runs]
        seen = Counter(keys)
        for place in range(len(pages)):
            others = keys[:place] if not at_end else keys[place + 1 :]
            if keys[place] and seen[keys[place]] > len(pages) / 2 and keys[place] in others:
                ordered[place] = ordered[place][len(runs[place]) :]
        pages = [page[::-1] if at_end else page for page in ordered]
    return pages


def _first_table(page: list[Part]) -> list[Part]:
    """The rows that a page begins with, as far as they are one table."""
    return list(takewhile(lambda part: same_table(part.table, page[0].table), page))


def _table_key(run: list[Part]) -> str:
    return "\n".join(_PAGE_N.sub("", "|".join(line for cell in part.cells for line in cell)) for part in run)


def take_furniture(pages: Sequence[Page], loose: Sequence[list[Word]]) -> tuple[list[str], list[str]]:
    """Remove repeated edge lines and page numbers from ``loose`` (words outside tables, by page).

    Returns the header lines and the footer lines, each once, page numbers dropped.
    """
    edges = [_edges(page, words) for page, words in zip(pages, loose, strict=True)]
    headers: list[str] = []
    footers: list[str] = []
    needed = max(2, (len(pages) + 1) // 2)
    for side, out in ((0, headers), (1, footers)):
        keyed = [
            [(group, [_key(row, number, len(pages), side) for row in group]) for group in page_edges[side]]
            for number, page_edges in enumerate(edges, 1)
        ]
        seen = Counter(text for groups in keyed for text in {"\n".join(keys) for _, keys in groups})
        for groups, words in zip(keyed, loose, strict=True):
            gone: set[int] = set()
            for group, keys in groups:
                if any(keys) and seen["\n".join(keys)] < needed and not all(map(_BROWSER.match, keys)):
                    # The outermost lines go first: what stands inside body text is never furniture.
                    break
                gone.update(id(w) for row in group for s in row for w in s.words)
                out.extend(key for key in keys if key and key not in out)
            words[:] = [w for w in words if id(w) not in gone]
    return headers, footers


def _edges(page: Page, loose: list[Word]) -> tuple[list[list[_Row]], list[list[_Row]]]:
    """Groups of lines wholly within the top margin, outermost first, and those in the bottom one."""
    height = page.bottom - page.top
    top, bottom = page.top + _MARGIN * height, page.bottom - _MARGIN * height
    outside = {id(w) for w in loose}
    groups: list[list[_Row]] = []
    for row in lines_of([w for w in page.words if not w.whole]):
        if groups and not _set_off(groups[-1][-1][0], row[0]):
            groups[-1].append(row)
        else:
            groups.append([row])

    def fits(group: list[_Row]) -> bool:
        return all(id(w) in outside for row in group for s in row for w in s.words)

    above = takewhile(lambda g: g[-1][0].y < top and fits(g), groups)
    below = takewhile(lambda g: g[0][0].y > bottom and fits(g), reversed(groups))
    return list(above), list(below)


def _set_off(one: Stretch, other: Stretch) -> bool:
    """Whether white space, or another size of letter, parts two lines."""
    return other.y - one.y > 1.7 * max(one.size, other.size) or abs(other.size - one.size) > 0.08 * one.size


def _key(row: list[Stretch], number: int, count: int, side: int) -> str:
    """A line's text without its page number; empty when it was nothing else."""
    kept = [s.text for s in row if not _is_number(s.text, number, count, side)]
    text = _PAGE_N.sub("\0", "  ".join(kept))
    return " ".join(re.sub(r"\s*[|–—-]?\s*\0\s*[|–—-]?\s*", " ", text).split())


def _is_number(text: str, number: int, count: int, side: int) -> bool:
    lone = _LONE.match(text)
    if lone is None:
        return False
    if lone[2] is not None:
        return int(lone[2]) == count and int(lone[1]) == number
    return side == 1 and int(lone[1]) == number
