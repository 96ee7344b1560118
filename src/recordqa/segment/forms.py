"""Writing pieces down: prose, fields and the rows of tables, as the walk comes upon them."""

from __future__ import annotations

from recordqa.segment import vocabulary as v
from recordqa.segment.fields import is_blank_value, is_field_label, split_label
from recordqa.segment.known import Known, is_action_heading
from recordqa.segment.lines import Line, marker_length
from recordqa.segment.normal import key, words_of
from recordqa.segment.pieces import Piece
from recordqa.segment.prompts import is_boilerplate, is_placeholder, is_prompt, speaks_of_form
from recordqa.segment.sentences import split_sentences, strip_span
from recordqa.segment.tables import Row, Table, blank_row, header_columns, line_cells
from recordqa.types import SegmentKind

_CLOSING = frozenset("signed signature sign signatures next".split())


class FormWriter:
    """The pieces so far, and the little state that decides what the next line is."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.pieces: list[Piece] = []
        self.paragraph = 0
        self.action = False
        self.fresh = True
        self.fresh_line = True
        self.top = True
        self.closing = False
        self.sectioned = False
        self.earlier: str | None = None
        self.earlier_level = 2
        self.earlier_keys: set[str] = set()
        self.seen_keys: set[str] = set()
        self.filled_before = 0

    def emit(
        self,
        kind: SegmentKind,
        start: int,
        end: int,
        *,
        label: str | None = None,
        value: tuple[int, int] | None = None,
        cells: tuple[tuple[int, int, str | None], ...] = (),
        title: str | None = None,
        level: int = 2,
        furniture: bool = False,
    ) -> Piece:
        """Adds a piece."""
        if kind not in ("sentence",):
            self.paragraph += kind != "list_item"
        piece = Piece(
            kind,
            start,
            end,
            self.paragraph,
            label,
            value,
            cells,
            title,
            level,
            furniture,
            self.earlier is not None,
        )
        self.pieces.append(piece)
        return piece

    def emit_boilerplate(self, start: int, end: int) -> None:
        """A notice; one that the form itself prints leaves its section blank."""
        body = self.text[start : min(end, start + 1500)]
        phrase = f" {key(body)} "
        printed = any(phrase in f" {notice} " for notice in self.known.boilerplate) or speaks_of_form(body)
        self.emit("boilerplate", start, end, furniture=printed)

    def set_section(self, title: str) -> None:
        """What a new heading changes."""
        self.action = is_action_heading(key(title))
        self.fresh = True
        self.top = self.top and not self.sectioned and any(w in v.TITLE_WORDS for w in words_of(title))
        self.sectioned = True
        self.closing = False

    def emit_content(self, kind: SegmentKind, start: int, end: int) -> None:
        """A sentence or item, unless it is a prompt or boilerplate."""
        if start >= end:
            return
        body = self.text[start:end]
        if is_prompt(body, self.known, fresh=False, action=self.action, alone=False):
            self.emit("prompt", start, end, furniture=is_placeholder(body))
            return
        if kind == "sentence" and is_boilerplate(body, self.known):
            self.emit_boilerplate(start, end)
            return
        self.emit(kind, start, end)
        self.fresh = False
        self.top = False

    def emit_sentences(self, start: int, end: int) -> None:
        """A paragraph, sentence by sentence; leading ones may be a prompt that content follows."""
        for a, b in split_sentences(self.text, start, end):
            body = self.text[a:b]
            label = split_label(body)
            # "Supervisor: N. Rahimi. Worker: P. Brandt." typed as a sentence is still two fields.
            if label and is_field_label(body[: label[0]]) and 0 < len(words_of(body[label[1] :])) <= 6:
                self.field(a, b, body[: label[0]], a + label[1])
            else:
                self.emit_content("sentence", a, b)

    def is_label(self, name: str, *, top: bool) -> bool:
        """Whether forms print ``name`` before a value; at the top of a record any short label may be."""
        if is_field_label(name):
            return True
        entry = self.known.heading(key(name))
        if entry is not None and entry.form in ("field", "signature"):
            return True
        words = words_of(name)
        return (
            top
            and 0 < len(words) <= 4
            and name[:1].isupper()
            and not any(w in v.SENTENCE_WORDS for w in words)
        )

    def field(self, start: int, end: int, name: str, value_at: int | None) -> None:
        """A field; one that closes a record (signed, next session) opens a section of its own."""
        label = name.strip(" \t*_:.#…")
        value: tuple[int, int] | None = None
        if value_at is not None and value_at < end:
            a, b = strip_span(self.text, value_at, end)
            if not is_blank_value(self.text[a:b]) and not is_placeholder(self.text[a:b]):
                value = (a, b)
        title: str | None = None
        words = set(words_of(label))
        if (
            self.sectioned
            and not self.closing
            and not self.top
            and (words & _CLOSING or (words & {"date", "supervisor", "author"} and self.action))
        ):
            title = label
            self.set_section(label)
            self.action = False
            self.closing = True
        self.emit("field", start, end, label=label, value=value, title=title)
        if value is not None:
            self.fresh = False

    def row_cells(self, line: Line) -> list[tuple[int, int]]:
        """The labelled parts of a line, when they are labels and values side by side."""
        if line.text[:2] in ("- ", "* ", "• "):
            return []
        return line_cells(self.text, line)

    def layout_row(self, cells: list[tuple[int, int]]) -> None:
        """Cells that are labels and values, headings and content, in reading order."""
        filled = [c for c in cells if c[0] < c[1]]
        i = 0
        pending: list[tuple[int, int]] = list(cells)
        while i < len(pending):
            a, b = pending[i]
            i += 1
            if a >= b:
                continue
            body = self.text[a:b]
            label = split_label(body)
            if (
                label is not None
                and label[1] < len(body)
                and "\n" not in body
                and self.is_label(body[: label[0]], top=True)
            ):
                self.field(a, b, body[: label[0]], a + label[1])
                continue
            name = body.rstrip(" :*_")
            if i < len(pending) and len(name) <= 120 and "\n" not in name:
                c, d = pending[i]
                value = self.text[c:d]
                if self._labels(body, value, len(filled)):
                    i += 1
                    if (
                        c < d
                        and not is_blank_value(value)
                        and (len(words_of(value)) > 25 or "\n" in value.strip())
                        and self._section_word(name)
                    ) or (c < d and self._section_word(name)):
                        self.open_section(a, a + len(name), name, 2)
                        self.cell_text(c, d)
                    elif c < d:
                        self.field(a, d, name, c)
                    elif self._section_word(name) and not is_field_label(name):
                        self.open_section(a, a + len(name), name, 2)
                    else:
                        self.field(a, b, name, None)
                    continue
            if is_field_label(name) and (label is None or label[1] >= len(body)):
                self.field(a, b, name, None)
            elif self._section_word(name) and len(words_of(name)) <= 10:
                self.open_section(a, a + len(name), name.strip("*_ "), 2)
            else:
                self.cell_text(a, b)

    def _section_word(self, name: str) -> bool:
        entry = self.known.heading(key(name)) or self.known.heading(key(name.split("(")[0]))
        return (
            entry is not None
            and entry.form not in ("field", "signature")
            and not (is_field_label(name) and entry.template is None)
        )

    def _labels(self, body: str, value: str, count: int) -> bool:
        """Whether the first of two cells names the second."""
        name = body.rstrip(" :*_")
        words = words_of(name)
        if not words or len(words) > 14:
            return False
        known = is_field_label(name) or self._section_word(name) or self.is_label(name, top=False)
        other = value.rstrip(" :*_")
        if value and (is_field_label(other) or value.endswith(":")) and not value[:1].isdigit():
            return False
        if known or body.rstrip().endswith(":"):
            return True
        return (
            count <= 2
            and len(words) <= 6
            and not any(w in v.SENTENCE_WORDS for w in words)
            and name[:1].isupper()
        )

    def cell_text(self, start: int, end: int) -> None:
        """The content of a layout cell: lines, items, prompts, sentences."""
        at = start
        while at < end:
            newline = self.text.find("\n", at, end)
            stop = end if newline < 0 else newline
            a, b = strip_span(self.text, at, stop)
            at = stop + 1
            if a >= b or is_blank_value(self.text[a:b]):
                continue
            body = self.text[a:b]
            marker = marker_length(body)
            if is_boilerplate(body, self.known):
                self.emit_boilerplate(a, b)
            elif is_prompt(body[marker:], self.known, fresh=self.fresh, action=self.action, alone=True):
                self.emit("prompt", a + marker, b, furniture=is_placeholder(body))
            elif marker or self.action:
                self.emit_items(a + marker, b, listed=bool(marker))
            else:
                self._cell_line(a, b)

    def _cell_line(self, a: int, b: int) -> None:
        body = self.text[a:b]
        label = split_label(body)
        if label is not None and is_field_label(body[: label[0]]):
            self.field(a, b, body[: label[0]], a + label[1])
        elif self._section_word(body.rstrip(" :")) and len(words_of(body)) <= 8:
            self.open_section(a, a + len(body.rstrip(" :")), body.rstrip(" :"), 2)
        else:
            self.paragraph += 1
            self.emit_sentences(a, b)

    def emit_table(self, table: Table) -> None:
        """A table of data row by row under its head; a layout table cell by cell."""
        rows = [r for r in table.rows if not r.rule]
        if not rows:
            return
        if table.columns is not None:
            self._stacked_rows(table, rows)
            return
        columns: list[str | None] | None = None
        index = 0
        # A title may stand in a row of its own above the head.
        while index < min(2, len(rows)):
            columns = header_columns(self.text, rows[index], self.known)
            if columns is not None or rows[index].header:
                break
            if len(rows[index].filled()) > 1:
                index = 0
                break
            index += 1
        else:
            index = 0
        if columns is None and rows[index].header and len(rows[index].filled()) >= 2:
            columns = [self.text[a:b].strip(" :*_") or None for a, b in rows[index].cells]
        if columns is None:
            self._layout_or_list(rows)
            return
        for row in rows[:index]:
            self.layout_row(row.cells)
        self.emit("prompt", rows[index].start, rows[index].end, furniture=True)
        for row in rows[index + 1 :]:
            if not row.filled() or blank_row(self.text, row):
                self._printed(row)
                continue
            again = header_columns(self.text, row, self.known)
            if again is not None and again != columns and len(row.filled()) >= 3:
                columns = again
                self.emit("prompt", row.start, row.end, furniture=True)
                continue
            if len(row.filled()) == 1 and len(row.cells) > 1 and self._footer(row):
                continue
            self._data_row(row, columns)

    def _printed(self, row: Row) -> None:
        if row.filled():
            self.emit("prompt", row.start, row.end, furniture=True)

    def _footer(self, row: Row) -> bool:
        (a, b) = row.filled()[0]
        body = self.text[a:b]
        if is_placeholder(body) or is_boilerplate(body, self.known):
            self.emit("prompt" if is_placeholder(body) else "boilerplate", a, b)
            return True
        return False

    def _data_row(self, row: Row, columns: list[str | None] | None) -> None:
        cells = tuple(
            (a, b, columns[n] if columns is not None and n < len(columns) else None)
            for n, (a, b) in enumerate(row.cells)
        )
        left = row.filled()[0][0]
        right = row.filled()[-1][1]
        cells = tuple((min(max(a, left), right), min(max(b, left), right), name) for a, b, name in cells)
        self.emit("table_row", left, right, cells=cells)
        self.fresh = False

    def _stacked_rows(self, table: Table, rows: list[Row]) -> None:
        head, body = rows[0], rows[1:]
        if head.start < head.end:
            self.emit("prompt", head.start, head.end, furniture=True)
        names: list[str | None] = list(table.columns or [])
        for row in body:
            if not row.filled():
                self.emit("prompt", row.start, row.end, furniture=True)
                continue
            cells = tuple((a, b, names[n] if n < len(names) else None) for n, (a, b) in enumerate(row.cells))
            self.emit("table_row", row.start, row.end, cells=cells)
            self.fresh = False

    def _layout_or_list(self, rows: list[Row]) -> None:
        """No head: rows of three or more short cells are data, anything else is layout."""
        if len(rows) == 1 and (not self.action or len(rows[0].filled()) < 3) and self._one_line(rows[0]):
            return
        for row in rows:
            filled = row.filled()
            if not filled or blank_row(self.text, row):
                self._printed(row)
                continue
            labelled = any(
                is_field_label(self.text[a:b].rstrip(" :")) or split_label(self.text[a:b]) is not None
                for a, b in filled
            )
            if (
                not labelled
                and (len(filled) >= 3 or (len(filled) == 2 and self.action))
                and not self._section_word(self.text[filled[0][0] : filled[0][1]])
            ):
                self._data_row(row, None)
            else:
                self.layout_row(row.cells)

    def _one_line(self, row: Row) -> bool:
        """A lone line that only happens to hold strokes: a signature, a title."""
        filled = row.filled()
        bodies = [self.text[a:b] for a, b in filled]
        first = bodies[0] if bodies else ""
        if len(filled) < 2 or self.is_label(first, top=False) or self._section_word(first):
            return False
        if any(split_label(b) is not None for b in bodies) or "|" not in self.text[row.start : row.end]:
            return False
        self.paragraph += 1
        self.emit_content("sentence", row.start, row.end)
        return True

    def open_section(self, start: int, end: int, title: str, level: int) -> None:
        """A heading piece; the walk adds what it knows of earlier sessions."""
        raise NotImplementedError

    def emit_items(self, start: int, end: int, *, listed: bool) -> None:
        """List items; the walk knows how several on one line are told apart."""
        raise NotImplementedError
