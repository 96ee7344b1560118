"""Markdown: its marks removed, its headings, lists and pipe tables kept as layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recordqa.read._clean import clean
from recordqa.read._decode import decode
from recordqa.read._layout import Node, Paragraph, Row, Table, TableCell, set_text
from recordqa.read._sniff import is_text
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

NAME = "md"
DESCRIPTION = "Markdown text."
SUFFIXES = (".md", ".markdown", ".mdown")
SOFT = True

_ESCAPABLE = r"\\([\\`*_{}\[\]()#+\-.!|<>~])"
#: Escaped characters wait here (private use) while the marks around them are taken off.
_HELD = 0xE000
_LONGEST_LINE = 20_000


@lru_cache(maxsize=1)
def _inline() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"<br */?>", re.I), "\n"),
        (
            re.compile(
                r"</?(?:b|i|u|em|strong|span|sub|sup|a|p|div|small|mark|font)(?: [^<>]{0,300})?/?>", re.I
            ),
            "",
        ),
        (re.compile(r"!?\[([^\[\]]{0,500})\]\((?:[^()\s]{0,500})(?: \"[^\"]{0,200}\")?\)"), r"\1"),
        (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>"), r"\1"),
        (re.compile(r"(?<!\w)(\*\*\*|___)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?!\w)"), r"\2"),
        (re.compile(r"\*\*(?=\S)([^\n]{1,1000}?)(?<=\S)\*\*"), r"\1"),
        (re.compile(r"(?<!\w)__(?=\S)([^_\n]{1,1000}?)(?<=\S)__(?!\w)"), r"\1"),
        (re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![*\w])"), r"\1"),
        (re.compile(r"(?<![_\w])_(?=[^\s_])([^_\n]{1,1000}?)(?<=\S)_(?![_\w])"), r"\1"),
        (re.compile(r"~~(?=\S)([^~\n]{1,1000}?)~~"), r"\1"),
        (re.compile(r"(?<!`)(`{1,2})([^`\n]{1,2000})\1(?!`)"), r"\2"),
    )


_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"([ \t]*)([-*+•]|\d{1,4}[.)]|[a-zA-Z][.)])[ \t]+(.*)$")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[\w -]*$")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")


def looks_like(data: bytes) -> bool:
    """Any text can be Markdown; the suffix decides."""
    return is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The text as one record, without the marks; a warning when its encoding was guessed."""
    text, warning = decode(data)
    if len(text) > context.limits.text_characters:
        yield Record(text=text, id="", format=NAME)  # refused for its length: no need to look closer
        return
    setting = set_text(_nodes(clean(text)))
    yield Record(
        text=setting.text,
        id="",
        blocks=setting.blocks,
        warnings=(warning,) if warning else (),
        format=NAME,
    )


def _nodes(text: str) -> list[Node]:
    lines = _without_comments(text).split("\n")
    nodes: list[Node] = []
    open_paragraph: Paragraph | None = None
    fenced = False
    at = 0
    while at < len(lines):
        line = lines[at].rstrip()
        at += 1
        if _FENCE.match(line):
            fenced, open_paragraph = not fenced, None
            continue
        if fenced:
            nodes.append(_paragraph(line))
            continue
        quote = _QUOTE.match(line)
        if quote:
            line = line[quote.end() :]
        if not line.strip():
            nodes.append(Paragraph())
            open_paragraph = None
            continue
        heading = _ATX.match(line)
        if heading:
            title = re.sub(r"[ \t]+#+$", "", heading[2] or "")
            nodes.append(_paragraph(_plain(title), "heading", len(heading[1])))
            open_paragraph = None
            continue
        setext = _SETEXT.match(line)
        if setext and open_paragraph is not None and open_paragraph.kind == "paragraph":
            if len(open_paragraph.pieces) == 1:
                open_paragraph.kind = "heading"
                open_paragraph.level = 1 if setext[1][0] == "=" else 2
            open_paragraph = None
            continue
        if _RULE.match(line):
            nodes.append(Paragraph())
            open_paragraph = None
            continue
        if "|" in line and at < len(lines) and "-" in lines[at] and _DIVIDER.match(lines[at]):
            table, at = _table(lines, at - 1)
            nodes.append(table)
            open_paragraph = None
            continue
        item = _ITEM.match(line) if len(line) < _LONGEST_LINE else None
        # "a. m." or "I) think" in the middle of a paragraph is no list.
        in_prose = open_paragraph is not None and open_paragraph.kind == "paragraph"
        if item and not (in_prose and item[2][0].isalpha()):
            open_paragraph = _item(item)
            nodes.append(open_paragraph)
            continue
        if open_paragraph is None or open_paragraph.kind == "heading":
            open_paragraph = _paragraph(_plain(line.strip()))
            nodes.append(open_paragraph)
        else:
            open_paragraph.add("\n" + _plain(line.strip()))
    return nodes


def _without_comments(text: str) -> str:
    """HTML comments are not shown; one that never ends is text."""
    parts: list[str] = []
    at = 0
    while True:
        start = text.find("<!--", at)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            parts.append(text[at:])
            return "".join(parts)
        parts.append(text[at:start])
        at = end + 3


def _paragraph(text: str, kind: str = "paragraph", level: int = 0) -> Paragraph:
    paragraph = Paragraph(kind="heading" if kind == "heading" else "paragraph", level=level)
    paragraph.add(text)
    return paragraph


def _item(found: re.Match[str]) -> Paragraph:
    indent = len(found[1].expandtabs(4))
    marker = "•" if found[2] in "-*+•" else found[2]
    body = found[3]
    task = _TASK.match(body)
    if task:
        marker = "☐" if task[1] == " " else "☒"
        body = body[task.end() :]
    paragraph = Paragraph(kind="list_item", level=1 + indent // 2, marker=marker)
    paragraph.add(_plain(body))
    return paragraph


def _table(lines: list[str], at: int) -> tuple[Table, int]:
    """The pipe table whose heading row is line ``at``, and the line after it."""
    table = Table([_row(lines[at], header=True)])
    width = len(table.rows[0].cells)
    at += 2
    while at < len(lines) and lines[at].strip() and "|" in lines[at]:
        row = _row(lines[at])
        row.cells += [TableCell() for _ in range(width - len(row.cells))]
        table.rows.append(row)
        at += 1
    return table, at


def _row(line: str, *, header: bool = False) -> Row:
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    cells = re.split(r"(?<!\\)\|", line)
    return Row([TableCell([_paragraph(_plain(cell.strip()))]) for cell in cells], header)


def _plain(text: str) -> str:
    """The line without emphasis, link and code marks; backslash escapes resolved."""
    if len(text) > _LONGEST_LINE or not any(mark in text for mark in "*_`~[<\\&"):
        return text
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[1])
        return chr(_HELD + len(held) - 1)

    text = re.sub(_ESCAPABLE, hold, text)
    for pattern, replacement in _inline():
        text = pattern.sub(replacement, text)
    for code, character in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(code, character)
    for number, character in enumerate(held):
        text = text.replace(chr(_HELD + number), character)
    return text
