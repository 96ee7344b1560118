"""PDF with a text layer: paragraphs, headings, lists, tables, columns and filled forms in reading order.

Read with pdfium (Apache-2.0/BSD) alone: on a two-page form it takes 10 ms to give every letter's
place where pdfplumber takes 120 ms, and it knows forms, passwords and damaged files.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import PurePath
from statistics import median
from typing import Any

from recordqa.errors import BrokenFile, EmptyInput, Encrypted, ScannedPdf, TooLarge, UnknownFormat
from recordqa.read._pdf_furniture import take_furniture, without_repeated_tables
from recordqa.read._pdf_layout import reading_order
from recordqa.read._pdf_page import Page, Word, read_page
from recordqa.read._pdf_paragraphs import LABELLED, Part, join, parts_of, same_table
from recordqa.read._pdf_tables import fill_grids, find_grids
from recordqa.read.source import ReadContext, ReadResult
from recordqa.types import Block, Record

NAME = "pdf"
DESCRIPTION = "PDF with a text layer, filled form fields included; a scan has no text to read."
SUFFIXES = (".pdf",)

#: pdfium keeps its state in the process and must not be called from two threads at once.
_PDFIUM = threading.Lock()
#: A page with fewer letters than this, and a picture over half of it, is a scan.
_FEW_LETTERS = 40
#: An XFA form holds a page of this many letters at most, which asks people to wait.
_PLACEHOLDER = 1_500
_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$")


def looks_like(data: bytes) -> bool:
    """Whether the file starts as a PDF does (a little rubbish before it is usual)."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """One record for the whole PDF.

    Raises Encrypted, BrokenFile, ScannedPdf, EmptyInput or TooLarge.
    """
    with _PDFIUM:
        pages = _pages(data, name, context.limits.text_characters)
    warnings = [*_scanned(pages, name), *_left_out(pages)]
    text, blocks = _assembled(_parts(pages))
    if not text.strip():
        raise EmptyInput(f"{name} has no text in it.", hint="Check that the right file was saved.")
    yield Record(
        text=text,
        id=PurePath(name).stem,
        source=name,
        blocks=tuple(blocks),
        warnings=tuple(warnings),
        format=NAME,
    )


def _pages(data: bytes, name: str, most: int) -> list[Page]:
    import pypdfium2

    _refuse_cut_short(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Encrypted(
                f"{name} is protected by a password.",
                hint="Save a copy without the password, or give the Word file.",
            ) from None
        raise _broken(name) from None
    try:
        form: Any = None
        if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
            document.init_forms()
            form = document.formenv.raw if document.formenv else None
        if not len(document):
            raise _broken(name)
        pages: list[Page] = []
        letters = 0
        for number in range(len(document)):
            page = document[number]
            pages.append(read_page(page, form))
            page.close()
            letters += pages[-1].characters
            if letters > most:
                raise TooLarge(
                    f"{name} has more than {most:,} characters.",
                    hint="Split it into one file for each session, or raise the limit.",
                )
        if document.get_formtype() == pypdfium2.raw.FORMTYPE_XFA_FULL and letters < _PLACEHOLDER:
            raise UnknownFormat(
                f"{name} is an XFA form, which only Adobe Reader can show.",
                hint="Open it in Adobe Reader and print it to a new PDF, or give the Word file.",
            )
        return pages
    except pypdfium2.PdfiumError:
        raise _broken(name) from None
    finally:
        document.close()


def _broken(name: str) -> BrokenFile:
    return BrokenFile(
        f"{name} is damaged, or is not a PDF.", hint="Save or download it again, or give the Word file."
    )


def _refuse_cut_short(data: bytes, name: str) -> None:
    """A PDF whose end is missing: pdfium would patch it up and silently lose pages."""
    end = data.rfind(b"%%EOF")
    if end < 0 or re.search(rb"\d\s+\d+\s+obj\b", data[end:]):
        raise BrokenFile(
            f"{name} is cut short: its end is missing.",
            hint="Copy or download it again, or give the Word file.",
        )


def _scanned(pages: list[Page], name: str) -> list[str]:
    """Warnings about pages that are pictures; raises ScannedPdf when all are."""
    letters = sum(p.characters for p in pages)
    unmapped = sum(p.unmapped for p in pages)
    scans = [
        number
        for number, page in enumerate(pages, 1)
        if page.characters < _FEW_LETTERS
        and sum(len(w.text) for w in page.words) < _FEW_LETTERS
        and (page.picture > 0.5 or (page.characters == 0 and (page.picture > 0.1 or page.drawn > 300)))
    ]
    hint = "Give the Word file it was made from, or run text recognition (OCR) on it first."
    if scans and len(scans) == sum(1 for p in pages if p.characters or p.picture or p.drawn):
        raise ScannedPdf(
            f"{name} holds pictures of its {_count(len(pages))}, with no text to read.", hint=hint
        )
    if letters and unmapped > 0.2 * letters:
        raise ScannedPdf(f"{name} has letters that stand for nothing: its fonts say no text.", hint=hint)
    if scans:
        named = ", ".join(str(n) for n in scans)
        if len(scans) == 1:
            return [f"Page {named} of {len(pages)} is a picture, so nothing on it was read."]
        return [f"Pages {named} of {len(pages)} are pictures, so nothing on them was read."]
    return []


def _left_out(pages: list[Page]) -> list[str]:
    warnings = []
    if comments := sum(p.comments for p in pages):
        one = comments == 1
        warnings.append(f"{comments} comment{' was' if one else 's were'} left out.")
    if unmapped := sum(p.unmapped for p in pages):
        one = unmapped == 1
        warnings.append(
            f"{unmapped} letter{' has' if one else 's have'} no text in the file; � stands there."
        )
    return warnings


def _count(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages} pages"


def _parts(pages: list[Page]) -> list[Part]:
    loose, tables = [], []
    for page in pages:
        words, grids = fill_grids(page.words, find_grids(page.horizontal, page.vertical))
        loose.append(words)
        tables.append(grids)
    headers, footers = take_furniture(pages, loose)
    body, body_bold = _body(pages)
    out: list[Part] = []
    right = _right_edge(pages, loose)
    by_page = [
        parts_of(reading_order(words, grids, right), body, body_bold)
        for words, grids in zip(loose, tables, strict=True)
    ]
    for page_parts in without_repeated_tables(by_page):
        for place, part in enumerate(page_parts):
            if out and _same_paragraph(out[-1], part):
                out[-1].text, out[-1].goes_on = join(out[-1].text, part.text), part.goes_on
            elif out and not place and _same_row(out[-1], part):
                _lengthen(out[-1], part)
            elif place or not _repeats(out, part):
                out.append(part)
    _rank_headings(out)
    return [*(Part("header", t) for t in headers), *out, *(Part("footer", t) for t in footers)]


def _body(pages: list[Page]) -> tuple[float, bool]:
    """The usual font size, weighted by letters, and whether the usual text is bold."""
    words = [w for page in pages for w in page.words if not w.whole]
    sizes = [w.size for w in words for _ in w.text]
    bold = sum(len(w.text) for w in words if w.bold)
    return (median(sizes) if sizes else 10.0), bold > 0.6 * len(sizes)


def _right_edge(pages: list[Page], loose: list[list[Word]]) -> float:
    """Where lines turn: the furthest that text reaches, unless hardly a line reaches that far."""
    words = [w for page in loose for w in page if not w.whole]
    if not words:
        return 0.0
    ends = sorted(w.x1 for w in words)
    furthest, left = ends[-1], min(w.x0 for w in words)
    near = sum(end > furthest - 0.06 * (furthest - left) for end in ends)
    if near >= 4:
        return furthest
    # All lines are short: take the right margin to be as wide as the left one.
    return max(furthest, max(p.right + p.left for p in pages) - left)


def _same_paragraph(before: Part, part: Part) -> bool:
    """A paragraph that goes on in the next column or on the next page."""
    if part.kind != "paragraph" or before.kind not in ("paragraph", "list_item") or not before.goes_on:
        return False
    if _ENDED.search(before.text) or LABELLED.match(part.text):
        return False
    if part.text[:1].islower() or before.text.endswith(("-", ",")):
        return True
    # Capitals say nothing: a full line without its full stop is taken up by the next page.
    return before.kind == "paragraph" and len(before.text.split()) > 8 and before.text[-1:].isalnum()


def _same_row(before: Part, part: Part) -> bool:
    """A table row that the page's end cut in two: each cell goes on in the middle of a sentence."""
    if (
        part.kind != "table_row"
        or not (before.ends and part.ends)
        or not same_table(before.table, part.table)
        or len(before.cells) != len(part.cells)
    ):
        return False
    filled = [place for place, cell in enumerate(part.cells) if cell]
    for place in filled:
        above, below = before.cells[place], part.cells[place]
        if not above or not below[0][:1].islower() or _ENDED.search(above[-1]):
            return False
        if part.ends[place].first <= before.ends[place].room:
            return False
    # Where every cell goes on, one-line cells are rather two rows of short words.
    return len(filled) < len(part.cells) or all(before.ends[place].lines > 1 for place in filled)


def _lengthen(row: Part, rest: Part) -> None:
    for cell, more in zip(row.cells, rest.cells, strict=True):
        if more:
            cell[-1] = join(cell[-1], more[0])
            cell.extend(more[1:])
    row.ends = rest.ends


def _repeats(out: list[Part], part: Part) -> bool:
    """A table's heading row that the next page shows again."""
    if part.kind != "table_row" or part.table is None:
        return False
    first: Part | None = None
    for earlier in reversed(out):
        if not same_table(earlier.table, part.table):
            break
        first = earlier
    return first is not None and first.cells == part.cells


def _rank_headings(parts: list[Part]) -> None:
    sizes: list[float] = []
    for size in sorted({round(p.size, 1) for p in parts if p.kind == "heading"}, reverse=True):
        if not sizes or sizes[-1] - size > 0.6:
            sizes.append(size)
    for part in parts:
        if part.kind == "heading":
            part.level = 1 + sum(part.size < size - 0.6 for size in sizes)


def _assembled(parts: list[Part]) -> tuple[str, list[Block]]:
    """The record's text and the blocks with their offsets into it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at, table, number = 0, None, 0
    for part in parts:
        start = at
        if part.kind == "table_row":
            if not same_table(part.table, table):
                number += 1
            short = all(len(cell) <= 1 for cell in part.cells)
            text, cells = _row(part.cells, start, " | " if short else "\n")
        else:
            text, cells = part.text, ()
        table = part.table
        if not text:
            continue
        blocks.append(
            Block(
                part.kind,
                start,
                start + len(text),
                level=part.level,
                cells=cells,
                table=number if part.kind == "table_row" else None,
                header=part.header,
            )
        )
        pieces.append(text)
        at = start + len(text) + 1
    return "\n".join(pieces), blocks


def _row(cells: list[list[str]], start: int, between: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One table row: the line or lines it makes, and where each cell stands."""
    out, places = "", []
    for place, cell in enumerate(cells):
        text = "\n".join(cell)
        if place and (between == " | " or (out and text)):
            out += between
        places.append((start + len(out), start + len(out) + len(text)))
        out += text
    return out, tuple(places)
