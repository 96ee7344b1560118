"""Web pages and HTML saved from Word or a case system, as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from recordqa.errors import BrokenFile
from recordqa.read._decode import decode
from recordqa.read._docx_styles import roman
from recordqa.read._layout import Node, Paragraph, Row, Table, TableCell, set_text
from recordqa.read._sniff import is_text
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME = "html"
DESCRIPTION = "Web page, as a browser shows it."
SUFFIXES = (".html", ".htm", ".xhtml")

_START = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|table|div|p|h[1-6]|span|ul|ol|style|font)[\s>/]", re.I
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})", re.I
)
_DROPPED = frozenset(
    "script style head template noscript title meta link object iframe svg math audio video canvas".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hr html legend main nav option p pre section summary caption".split()
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def looks_like(data: bytes) -> bool:
    """Text that begins with an HTML tag."""
    return _begins_with_tag(data) and is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The page as one record. Scripts, styles, hidden elements and the page title are left out."""
    text, warning = _decoded(data)
    setting = set_text(nodes_of(text, name))
    yield Record(
        text=setting.text,
        id="",
        blocks=setting.blocks,
        warnings=(warning,) if warning else (),
        format=NAME,
    )


def nodes_of(text: str, name: str) -> list[Node]:
    """The layout of an HTML text; BrokenFile when there is no element in it."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    # An encoding declared in the text would be taken for that of the text as it is now.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\0", ""))
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise BrokenFile(
            f"{name} holds no page that can be read.", hint="Save it as .docx or .txt."
        ) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops there without a word, so that what follows would be lost.
        raise BrokenFile(
            f"{name} is nested too deeply to be read whole.",
            hint="Open it in a browser, copy its text and give that.",
        )
    walker = _Walker()
    walker.element(root)
    return walker.finish()


def _begins_with_tag(data: bytes) -> bool:
    """Whether the first thing after an XML declaration and comments is an HTML tag."""
    # UTF-16 pages: their zero bytes would hide the tag.
    sample = data[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    for start, end in ((b"<?xml", b"?>"), *[(b"<!--", b"-->")] * 20):
        if sample.startswith(start):
            sample = sample.partition(end)[2].lstrip()
    return _START.match(sample) is not None


def _decoded(data: bytes) -> tuple[str, str | None]:
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = (found[1] or found[2]).decode("ascii").lower()
        # Browsers read both as Windows-1252 (WHATWG encoding standard).
        declared = "cp1252" if declared in ("iso-8859-1", "latin1", "ascii", "us-ascii") else declared
        try:
            return data.decode(declared), None
        except (LookupError, UnicodeDecodeError):
            pass  # wrongly declared: look at the bytes instead
    return decode(data)


class _Walker:
    """Goes through the page in document order and collects paragraphs and tables."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.open = Paragraph()
        self.lists: list[tuple[str, int, str]] = []  # tag, next number, type of number
        self.preserve = False

    def finish(self) -> list[Node]:
        self.close()
        return self.nodes

    def close(self) -> None:
        """End the open paragraph, if anything is in it."""
        if self.open.raw.strip():
            self.nodes.append(self.open)
        self.open = Paragraph()

    def text(self, text: str | None) -> None:
        if not text:
            return
        if not self.preserve:
            text = _SPACE.sub(" ", text)
            before = self.open.pieces[-1].text[-1:] if self.open.pieces else ""
            if before in ("", " ", "\n"):
                text = text.lstrip(" ")
        self.open.add(text)

    def children(self, element: HtmlElement) -> None:
        self.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self.text(child.tail)

    def element(self, element: HtmlElement) -> None:
        tag = str(element.tag).lower().rpartition(":")[2]
        if tag in _DROPPED or _is_hidden(element):
            return
        if tag == "br":
            self.open.add("\n")
        elif tag in ("input", "textarea", "select"):
            self.control(element, tag)
        elif tag == "table":
            self.close()
            self.nodes.append(self.table(element))
        elif tag in ("ul", "ol", "menu"):
            self.whole_list(element, tag)
        elif tag == "li":
            self.item(element)
        elif tag[:1] == "h" and tag[1:] in ("1", "2", "3", "4", "5", "6"):
            self.close()
            self.open.kind, self.open.level = "heading", int(tag[1:])
            self.children(element)
            self.close()
        elif tag in _BLOCKS:
            self.block(element, tag)
        else:
            self.children(element)

    def block(self, element: HtmlElement, tag: str) -> None:
        # "<li><p>text" is still the list item, not a paragraph after it.
        if not (self.open.kind == "list_item" and not self.open.raw.strip()):
            self.close()
        before, self.preserve = self.preserve, self.preserve or tag == "pre"
        self.children(element)
        self.preserve = before
        self.close()

    def whole_list(self, element: HtmlElement, tag: str) -> None:
        self.close()
        start = element.get("start", "1")
        number = int(start) if start.lstrip("-").isdigit() else 1
        self.lists.append((tag, number, element.get("type", "1")))
        self.children(element)
        self.close()
        self.lists.pop()

    def item(self, element: HtmlElement) -> None:
        self.close()
        marker = "•"
        if self.lists and self.lists[-1][0] == "ol":
            tag, number, kind = self.lists[-1]
            given = element.get("value", "")
            number = int(given) if given.isdigit() else number
            marker = f"{_numbered(number, kind)}."
            self.lists[-1] = (tag, number + 1, kind)
        self.open.kind, self.open.level, self.open.marker = "list_item", max(len(self.lists), 1), marker
        self.children(element)
        self.close()

    def control(self, element: HtmlElement, tag: str) -> None:
        kind = element.get("type", "text").lower()
        if tag == "textarea":
            self.open.add(element.text_content())
        elif tag == "select":
            options = list(element.iter("option"))
            chosen = [o for o in options if o.get("selected") is not None]
            self.open.add(", ".join(o.text_content().strip() for o in chosen))
        elif kind in ("checkbox", "radio"):
            self.open.add("☒" if element.get("checked") is not None else "☐")
        elif kind not in ("hidden", "password", "submit", "button", "reset", "image"):
            self.open.add(element.get("value", ""))

    def table(self, element: HtmlElement) -> Table:
        table = Table()
        below: dict[int, int] = {}  # column → rows still covered by a cell from above
        for row_element in _rows(element):
            if _is_hidden(row_element):
                continue
            row = Row()
            column = heads = 0
            given = [c for c in row_element if str(c.tag).lower() in ("td", "th") and not _is_hidden(c)]
            for cell in given:
                while below.get(column, 0) > 0:
                    below[column] -= 1
                    column += 1
                    row.cells.append(TableCell(swallowed=True))
                down, across = _span(cell.get("rowspan")), _span(cell.get("colspan"))
                heads += str(cell.tag).lower() == "th"
                for covered in range(column, column + across):
                    below[covered] = down - 1
                walker = _Walker()
                walker.children(cell)
                row.cells.append(TableCell(walker.finish(), width=across))
                column += across
            in_head = str(getattr(row_element.getparent(), "tag", "")).lower() == "thead"
            row.header = len(given) > 1 and (heads == len(given) or in_head)
            table.rows.append(row)
        return table


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The table's own rows, its caption as a row of one cell; not those of tables within it."""
    for child in table:
        tag = str(child.tag).lower()
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif tag == "caption":
            from lxml import html

            row = html.Element("tr")
            cell = html.Element("td")
            cell.text = child.text_content()
            row.append(cell)
            yield row


def _span(text: str | None) -> int:
    return int(text) if text and text.isdigit() and int(text) < 1000 else 1


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _numbered(number: int, kind: str) -> str:
    if kind in ("a", "A") and 0 < number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 0 < number < 4000:
        return roman(number) if kind == "i" else roman(number).upper()
    return str(number)
