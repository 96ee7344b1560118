"""Builds small Documents by hand, so that detection can be tested without the segmenter."""

from __future__ import annotations

import re
from datetime import date

from recordqa.types.values import (
    Cell,
    Document,
    PersonalDatum,
    Record,
    Role,
    Section,
    Segment,
    SegmentKind,
    Span,
)

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*")
_BULLET = re.compile(r"(?:[-•*]|\d{1,2}[.)])\s+")
_FIELD = re.compile(r"([A-Z][A-Za-z /]{1,28}):\s+(\S.*)$")
_COLUMN = re.compile(r"^(action|task|what|who|no|by when|status|lead|previous action)\b", re.IGNORECASE)


def plain(layout: str) -> str:
    """The record's text: the layout without the "# " marks of its headings."""
    return re.sub(r"(?m)^# ", "", layout)


def document(layout: str) -> Document:
    """A Document from lines: "# Heading", "- item", "a | b" table rows, "Label: value", sentences."""
    text = plain(layout)
    segments: list[Segment] = []
    sections: list[Section] = []
    columns: list[str | None] = []
    position = 0
    for number, line in enumerate(layout.split("\n")):
        heading = line.startswith("# ")
        line = line[2:] if heading else line
        start, position = position, position + len(line) + 1
        section = len(sections) - 1 if sections else None
        stripped = line.strip()
        if not stripped:
            columns = []
            continue

        def add(kind: SegmentKind, begin: int, end: int, **more: object) -> None:
            segments.append(
                Segment(len(segments), begin, end, text[begin:end], kind, section, number, **more)  # type: ignore[arg-type]  # noqa: B023
            )

        if heading:
            columns = []
        if heading or (stripped.isupper() and len(stripped.split()) <= 2 and stripped.isalpha()):
            sections.append(Section(stripped, start, start + len(line), "filled"))
            section = len(sections) - 1
            add("heading", start, start + len(line.rstrip()))
        elif "|" in line:
            spans, at = [], start
            for cell in line.split("|"):
                lead = len(cell) - len(cell.lstrip())
                begin = at + (lead if cell.strip() else 0)
                spans.append((begin, begin + len(cell.strip())))
                at += len(cell) + 1
            words = [text[b:e] for b, e in spans]
            if not columns and sum(bool(_COLUMN.match(w)) for w in words) >= 2:
                columns = [w or None for w in words]
                add("heading", start, start + len(line.rstrip()))
                continue
            names = columns + [None] * len(spans)
            cells = tuple(Cell(b, e, text[b:e], names[i]) for i, (b, e) in enumerate(spans))
            full = [s for s in spans if s[0] < s[1]]
            if full:
                add("table_row", full[0][0], full[-1][1], cells=cells)
        elif bullet := _BULLET.match(line):
            add("list_item", start + bullet.end(), start + len(line.rstrip()))
        elif found := _FIELD.match(line):
            value = Span(start + found.start(2), start + found.end(2), found.group(2))
            add("field", start, start + len(line.rstrip()), label=found.group(1), value=value)
        else:
            for sentence in _SENTENCE.finditer(line):
                said = sentence.group()
                begin = start + sentence.start() + len(said) - len(said.lstrip())
                end = start + sentence.start() + len(said.rstrip())
                if begin < end:
                    add("sentence", begin, end)
    return Document(Record(text=text, id="test"), tuple(segments), tuple(sections))


def people(text: str, named: list[tuple[str, str]]) -> tuple[PersonalDatum, ...]:
    """Every occurrence of the names, and of their first words, as a detector of people gives them."""
    found: dict[int, PersonalDatum] = {}
    for name, role in named:
        for form in (name, name.split()[0]):
            for match in re.finditer(rf"\b{re.escape(form)}\b", text):
                known: Role = role  # type: ignore[assignment]
                found.setdefault(
                    match.start(),
                    PersonalDatum(match.start(), match.end(), form, "PERSON", known, 0.9, "test", name),
                )
    return tuple(found[k] for k in sorted(found))


SESSION = date(2026, 2, 11)
