"""Headers, footers and page numbers: what repeats at the edge of each page is kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recordqa.read._pdf_layout import Stretch, lines_of
from recordqa.read._pdf_page import Page, Word

_PAGE_N = re.compile(r"\bpage\s*(?:no\.?|number)?\s*:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_LONE = re.compile(r"^[-–—|\s]*(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?[-–—|\s]*$")
#: What a browser prints above and below a page of a case system: when, and from where.
_BROWSER = re.compile(r"^(?:\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\b|(?:https?|file)://\S+$)")
#: The share of the page's height, above and below, in which headers and footers stand.
_MARGIN = 0.13


def take_furniture(pages: Sequence[Page], loose: Sequence[list[Word]]) -> tuple[list[str], list[str]]:
    """Remove repeated edge lines and page numbers from ``loose`` (words outside tables, by page).

    Returns the header lines and the footer lines, each once, page numbers dropped.
    """
    edges = [_edges(page, words) for page, words in zip(pages, loose, strict=True)]
    headers: list[str] = []
    footers: list[str] = []
    for side, out in ((0, headers), (1, footers)):
        seen: Counter[str] = Counter()
        for number, page_edges in enumerate(edges, 1):
            seen.update({_key(row, number, len(pages), side) for row in page_edges[side]})
        needed = max(2, (len(pages) + 1) // 2)
        for number, page_edges in enumerate(edges, 1):
            gone: set[int] = set()
            for row in page_edges[side]:
                key = _key(row, number, len(pages), side)
                if key and seen[key] < needed and not _BROWSER.match(key):
                    # The outermost lines go first: what stands inside body text is never furniture.
                    break
                gone.update(id(w) for s in row for w in s.words)
                if key and key not in out:
                    out.append(key)
            loose[number - 1][:] = [w for w in loose[number - 1] if id(w) not in gone]
    return headers, footers[::-1]


def _edges(page: Page, words: list[Word]) -> tuple[list[list[Stretch]], list[list[Stretch]]]:
    """The lines in the top margin from the top down, and in the bottom one from the bottom up."""
    height = page.bottom - page.top
    top, bottom = page.top + _MARGIN * height, page.bottom - _MARGIN * height
    rows = lines_of([w for w in words if not w.whole])
    return (
        [r for r in rows if r[0].y < top][:5],
        [r for r in reversed(rows) if r[0].y > bottom][:5],
    )


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
