"""The walk over a record's lines: each becomes heading, field, list item, row, prompt or prose."""

from __future__ import annotations

from collections import Counter

from recordqa.segment import vocabulary as v
from recordqa.segment.earlier import marks_earlier, marks_now
from recordqa.segment.fields import is_blank_value, is_field_label, split_label
from recordqa.segment.forms import FormWriter
from recordqa.segment.headings import HeadingFinder, Opening
from recordqa.segment.known import Known, is_action_heading
from recordqa.segment.lines import Line, is_numbered, lines_of, marker_length, quote_length
from recordqa.segment.lists import split_items
from recordqa.segment.normal import key, words_of
from recordqa.segment.paragraphs import Wrapping, groups_of
from recordqa.segment.pieces import Piece
from recordqa.segment.prompts import is_boilerplate, is_placeholder, is_prompt
from recordqa.segment.sentences import split_sentences, strip_span
from recordqa.segment.tables import tables_of
from recordqa.segment.vertical import vertical_tables
from recordqa.types import Record

_AGENDAS = frozenset({"agenda", "agreed agenda", "standard agenda", "agenda items"})


class Walker(FormWriter):
    """Reads one record from top to bottom and keeps what the next line's meaning depends on."""

    def __init__(self, record: Record, known: Known) -> None:
        super().__init__(record.text, known)
        self.lines = lines_of(record)
        self.tables = tables_of(record, self.lines, known)
        self.tables.update(vertical_tables(record.text, self.lines, self.tables))
        self.finder = HeadingFinder(self.lines, known)
        self.wrapping = Wrapping(self.lines)
        self.run: list[Line] = []
        self.inline_action = False
        self.line_keys = Counter(key(line.text) for line in self.lines if 0 < len(line.text) <= 80)
        self.in_agenda = False
        self.mail = _mail_lines(self.lines)

    def walk(self) -> list[Piece]:
        """All pieces in reading order."""
        i = 0
        while i < len(self.lines):
            i = self._step(i)
        self._flush()
        return self.pieces

    def _step(self, i: int) -> int:
        line = self.lines[i]
        if line.blank:
            self._flush()
            if self.inline_action:
                self.action = self.inline_action = False
            return i + 1
        table = self.tables.get(i)
        if table is not None:
            self._flush()
            self.emit_table(table)
            return table.after
        if line.rule:
            self._flush()
            self.fresh_line = True
            if self.earlier and len(line.text) >= 3 and set(line.text) <= set("-=_*– "):
                self.earlier = None
            return i + 1
        if i in self.mail or (line.block is not None and line.block.kind in ("header", "footer")):
            self._flush()
            self._emit_furniture(line)
            return i + 1
        quoted = quote_length(line.text)
        if quoted:
            line = Line(line.start + quoted, line.end, line.text[quoted:], line.indent, line.block)
        opening = self.finder.find(i, action=self.action) if not quoted else None
        if opening is not None:
            return self._open(i, line, opening)
        if marks_earlier(line.text) and len(line.text) <= 160 and not marker_length(line.text):
            self._flush()
            inline = split_label(line.text)
            if inline is not None and len(words_of(line.text[inline[1] :])) > 3:
                return self._earlier_line(i, line)
            self.open_section(line.start, line.end, line.text.strip(" :*_-–"), 2)
            return i + 1
        marker = marker_length(line.text)
        if marker:
            return self._item(i, line, marker)
        consumed = self._field_line(i, line)
        if consumed:
            return i + consumed
        if is_boilerplate(line.text, self.known) and not self.run:
            self._flush()
            self.emit_boilerplate(line.start, line.end)
            return i + 1
        whole = len(line.text) <= 900 and is_prompt(
            line.text, self.known, fresh=self.fresh and not self.run, action=self.action, alone=True
        )
        if whole:
            self._flush()
            self.emit("prompt", line.start, line.end, furniture=is_placeholder(line.text))
            return i + 1
        if self.run and self.run[-1].block is not line.block:
            self._flush()
        self.run.append(line)
        return i + 1

    def _emit_furniture(self, line: Line) -> None:
        label = split_label(line.text)
        if line.block is not None and line.block.kind in ("header", "footer"):
            if label is not None and is_field_label(line.text[: label[0]]) and label[1] < len(line.text):
                self.field(line.start, line.end, line.text[: label[0]], line.start + label[1])
                return
            self.emit("boilerplate", line.start, line.end)
            return
        piece = self.emit("boilerplate", line.start, line.end)
        if label is not None:
            piece.label = line.text[: label[0]]
            if line.start + label[1] < line.end:
                piece.value = (line.start + label[1], line.end)

    def _open(self, i: int, line: Line, opening: Opening) -> int:
        after = i + (2 if opening.underlined else 1)
        self._flush()
        if opening.inline:
            return self._open_inline(i, line, opening)
        self.open_section(opening.start, opening.end, opening.title, opening.level)
        if opening.prompt is not None:
            self.emit("prompt", *opening.prompt)
        return after

    def _open_inline(self, i: int, line: Line, opening: Opening) -> int:
        at = opening.content or line.end
        rest = self.text[at : line.end]
        self.in_agenda = False
        if is_blank_value(rest):
            self.open_section(opening.start, line.end, opening.title, opening.level)
            return i + 1
        short = len(rest) <= 60 and len(words_of(rest)) <= 5 and not is_action_heading(opening.key)
        last = i + 1 >= len(self.lines) or self.lines[i + 1].blank or ":" in self.lines[i + 1].text[:60]
        if short and last and not is_prompt(rest, self.known, fresh=True, action=False, alone=True):
            self.set_section(opening.title)
            self.emit(
                "field",
                opening.start,
                line.end,
                label=opening.title,
                value=(at, line.end),
                title=opening.title,
                level=opening.level,
            )
            self.fresh = False
            return i + 1
        self.open_section(opening.start, opening.end, opening.title, opening.level)
        self.inline_action = self.action
        self.run.append(Line(at, line.end, rest, line.indent, line.block))
        return i + 1

    def _earlier_line(self, i: int, line: Line) -> int:
        """ "From last month's record: …": this paragraph only is the earlier session's."""
        was = self.earlier
        self.earlier = "line"
        self.run.append(line)
        j = i + 1
        while j < len(self.lines) and not self.lines[j].blank and j not in self.tables:
            if self.finder.find(j, action=False) is not None or marker_length(self.lines[j].text):
                break
            self.run.append(self.lines[j])
            j += 1
        self._flush()
        self.earlier = was
        return j

    def _field_line(self, i: int, line: Line) -> int:
        """How many lines a field takes up that begins on this one; 0 when none does."""
        if len(line.text) > 600:
            return 0
        cells = self.row_cells(line)
        if cells:
            self._flush()
            self.layout_row(cells)
            return 1
        label = split_label(line.text)
        if label is not None:
            name, value_at = line.text[: label[0]], label[1]
            if self.is_label(name, top=self.top):
                if value_at < len(line.text) and not is_blank_value(line.text[value_at:]):
                    value = line.text[value_at:]
                    if (
                        len(words_of(value)) > 30
                        and len(split_sentences(self.text, line.start + value_at, line.end)) > 1
                    ):
                        return 0
                    if not is_field_label(name) and (len(words_of(value)) > 12 or self.run):
                        return 0
                    self._flush()
                    self.field(line.start, line.end, name, line.start + value_at)
                    return 1
                return self._label_only(i, line, name)
            return 0
        if (
            self.is_label(line.text, top=False)
            and len(line.text) <= 80
            and (not self.run or line.text[0].isupper())
        ):
            known_here = is_field_label(line.text) or line.text.rstrip().endswith("?")
            if known_here and (
                i == 0
                or self.lines[i - 1].blank
                or (self.pieces and self.pieces[-1].kind in ("field", "heading", "prompt"))
            ):
                return self._label_only(i, line, line.text)
        return 0

    def _label_only(self, i: int, line: Line, name: str) -> int:
        """A label with nothing behind it: its value may stand on the line below."""
        self._flush()
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        if (
            below is not None
            and not below.blank
            and not below.rule
            and i + 1 not in self.tables
            and len(words_of(below.text)) <= 12
            and not marker_length(below.text)
            and split_label(below.text) is None
            and not self.is_label(below.text, top=False)
            and not is_placeholder(below.text)
            and "\t" not in below.text
            and self.finder.find(i + 1, action=False) is None
            and not is_prompt(below.text, self.known, fresh=True, action=False, alone=True)
            and not is_boilerplate(below.text, self.known)
        ):
            self.field(line.start, below.end, name, below.start)
            return 2
        self.field(line.start, line.end, name, None)
        return 1

    def _item(self, i: int, line: Line, marker: int) -> int:
        """A list item with the lines it runs on to."""
        self._flush()
        start, end = line.start + marker, line.end
        while start < end and self.text[start].isspace():
            start += 1
        body = self.text[start:end]
        label = split_label(body) if len(body) <= 300 else None
        if (
            label is not None
            and is_field_label(body[: label[0]])
            and label[1] < len(body)
            and len(words_of(body)) <= 16
        ) and key(body[: label[0]]) not in (
            "child",
            "school",
            "family name",
            "worker",
            "manager",
            "social worker",
        ):
            self.field(start, end, body[: label[0]], start + label[1])
            return i + 1
        j = i + 1
        while j < len(self.lines):
            below = self.lines[j]
            if (
                below.blank
                or below.rule
                or j in self.tables
                or marker_length(below.text)
                or quote_length(below.text)
            ):
                break
            if line.block is not None and below.block is not line.block:
                break
            runs_on = (below.text[0].islower() and len(self.lines[j - 1].text) >= 45) or (
                line.block is not None
                or below.indent > line.indent + marker - 1
                or (self.wrapping.width and len(self.lines[j - 1].text) + 12 > self.wrapping.width)
            )
            if not runs_on or (below.block is None and self.finder.find(j, action=self.action) is not None):
                break
            if not below.text[0].islower() and split_label(below.text) is not None:
                break
            end = below.end
            j += 1
        if is_boilerplate(body, self.known):
            self.emit_boilerplate(start, end)
            return j
        if self.in_agenda and self.line_keys[key(body)] + self.line_keys[key(line.text)] > 1:
            self.emit("prompt", start, end)
            return j
        fresh = self.fresh or (bool(self.pieces) and self.pieces[-1].kind == "prompt")
        if is_prompt(
            body,
            self.known,
            fresh=fresh and not self.action,
            action=self.action,
            alone=not is_numbered(line.text),
        ):
            self.emit("prompt", start, end)
            return j
        self.emit_items(start, end, listed=True)
        return j

    def _flush(self) -> None:
        """Turns the collected plain lines into items or sentences."""
        if not self.run:
            return
        run, self.run = self.run, []
        for start, end in groups_of(run, self.wrapping, action=self.action):
            self.paragraph += 1
            if self.action:
                self._action_text(start, end)
            else:
                self.emit_sentences(start, end)

    def _action_text(self, start: int, end: int) -> None:
        """Unmarked lines under a heading about actions: one item a line, unless it is prose."""
        items = split_items(self.text, start, end, action=True)
        if len(items) > 1:
            for a, b in items:
                self.emit_content("list_item", a, b)
            return
        sentences = split_sentences(self.text, start, end)
        if (
            len(sentences) >= 2 and len(words_of(self.text[sentences[-1][0] : sentences[-1][1]])) >= 5
        ) or len(sentences) > 2:
            self.emit_sentences(start, end)
            return
        self.emit_content("list_item", start, end)

    def emit_items(self, start: int, end: int, *, listed: bool) -> None:
        """One list item, or several typed on one line; a long one goes sentence by sentence."""
        for a, b in split_items(self.text, start, end, action=self.action):
            self.paragraph += 1
            sentences = split_sentences(self.text, a, b)
            if sum(len(words_of(self.text[c:d])) >= 4 for c, d in sentences) <= 2:
                self.emit_content("list_item", *strip_span(self.text, a, b))
            else:
                for left, right in sentences:
                    self.emit_content("list_item", left, right)

    def open_section(self, start: int, end: int, title: str, level: int) -> None:
        """A heading; also where an earlier session's text begins or ends."""
        line = self.text[start:end]
        phrase = key(title)
        if self.in_agenda and self.line_keys[phrase] > 1:
            # The agenda of a form lists the headings that follow.
            self.line_keys[phrase] -= 1
            self.emit("prompt", start, end, furniture=True)
            return
        self.in_agenda = phrase in _AGENDAS
        if marks_earlier(line):
            self.earlier, self.earlier_level = "section", level
            self.earlier_keys = set()
        elif self.earlier == "section":
            known = self.known.heading(phrase) is not None
            real = level != 2 or self.earlier_level != 2
            if (
                marks_now(line)
                or phrase in self.earlier_keys
                or (real and level <= self.earlier_level)
                or (known and self.filled_before >= 2 and phrase not in self.seen_keys)
            ):
                self.earlier = None
            else:
                self.earlier_keys.add(phrase)
        if self.earlier is None:
            self.seen_keys.add(phrase)
            self.filled_before += 1
        self.set_section(title)
        self.emit("heading", start, end, title=title, level=level)


def _mail_lines(lines: list[Line]) -> frozenset[int]:
    """The lines of e-mail headers: at least two of From, To, Sent, Subject… together."""
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines):
        label = split_label(line.text) if 0 < len(line.text) <= 400 else None
        if label is not None and key(line.text[: label[0]]) in v.MAIL_LABELS | {"date"}:
            run.append(i)
            continue
        if line.blank and run and run[-1] == i - 1 and len(run) < 2:
            continue
        _keep_mail(lines, run, found)
        run = []
    _keep_mail(lines, run, found)
    return frozenset(found)


def _keep_mail(lines: list[Line], run: list[int], found: set[int]) -> None:
    names = {key(lines[i].text.split(":")[0]) for i in run}
    if len(names & v.MAIL_LABELS) >= 2:
        found.update(run)
