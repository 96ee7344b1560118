"""RTF's control words carried out: which text stands where, in which table, under which heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recordqa.read._docx_styles import heading_level, symbol
from recordqa.read._layout import Node, Paragraph, Region, is_blank, set_text
from recordqa.read._rtf_sink import Sink
from recordqa.read._rtf_tokens import (
    CHARACTERS,
    CHARSETS,
    FOOTERS,
    HEADERS,
    KNOWN_STARRED,
    SKIPPED,
    SYMBOLS,
    Token,
    tokens,
)


@dataclass(slots=True)
class _State:
    """What a group inherits and forgets at its end."""

    destination: str = "body"
    sink: Sink = field(default_factory=Sink)
    skip_after_unicode: int = 1
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    html_only: bool = False
    in_table: bool = False
    depth: int = 1
    heading: int = 0
    outer_row: tuple[list[bool], bool] | None = None


class RtfReader:
    def __init__(self) -> None:
        self.body = Sink()
        self.state = _State(sink=self.body)
        self.stack: list[_State] = []
        self.headers: list[Node] = []
        self.footers: list[Node] = []
        self.footnotes: list[list[Node]] = []
        self.fonts: dict[int, int] = {}
        self.styles: dict[int, int] = {}
        self.style_name = ""
        self.style_number = 0
        self.code_page = "cp1252"
        self.pending = bytearray()
        self.to_skip = 0
        self.starred = False
        self.high_surrogate = 0
        self.merged: list[bool] = []
        self.cell_merged = False
        self.row_header = False
        self.form: dict[str, int] = {}
        self.form_choices: list[str] = []
        self.counts = {"inserted": 0, "deleted": 0, "hidden": 0, "comments": 0, "pictures": 0}

    def all(self, source: str) -> None:
        for token in tokens(source):
            if token.kind != "hex" and self.pending:
                self.flush()
            if token.kind == "{":
                self.stack.append(self.state)
                self.state = replace(self.state, outer_row=None)
            elif token.kind == "}":
                self.end_group()
            elif token.kind == "word":
                self.word(token)
            elif token.kind == "symbol":
                self.symbol(token.text)
            elif token.kind == "hex":
                if self.to_skip:
                    self.to_skip -= 1
                else:
                    self.pending.append(int(token.text, 16))
            else:
                self.plain(token.text)
        self.flush()

    def nodes(self) -> list[Node]:
        nodes = [*self.headers, *self.body.finish()]
        for number, content in enumerate(self.footnotes, start=1):
            first = next((n for n in content if isinstance(n, Paragraph) and not is_blank(n)), None)
            if first is not None:
                first.marker = f"[{number}]"
            nodes += [Paragraph(), *content] if number == 1 else content
        return [*nodes, *self.footers]

    def warnings(self) -> Iterator[str]:
        n = self.counts
        if n["inserted"] or n["deleted"]:
            yield "Tracked changes were read as if accepted: insertions kept, deletions left out."
        if n["comments"]:
            yield f"{_were(n['comments'], 'comment in the margin', 'comments in the margin')} left out."
        if n["hidden"]:
            yield "Hidden text was read too: hidden text leaves with the file."
        if n["pictures"]:
            yield f"{_were(n['pictures'], 'picture in the document', 'pictures in the document')} not read."
        if self.stack:
            yield "The file is cut short; what there is was read."

    # Groups and destinations

    def end_group(self) -> None:
        ended = self.state
        self.state = self.stack.pop() if self.stack else _State(sink=self.body)
        self.to_skip = 0
        if ended.outer_row is not None:
            self.merged, self.row_header = ended.outer_row
        if ended.destination == self.state.destination and ended.sink is self.state.sink:
            if ended.destination == "stylesheet":
                self.name_style()
            return
        if ended.sink is not self.state.sink:
            self.end_sink(ended)
        elif ended.destination == "stylesheet":
            self.name_style()
        elif ended.destination == "formfield":
            self.answer()
        elif ended.destination == "field":
            self.form = {}

    def end_sink(self, ended: _State) -> None:
        nodes = ended.sink.finish()
        if ended.destination in ("header", "footer"):
            regions = self.headers if ended.destination == "header" else self.footers
            region = Region("header" if ended.destination == "header" else "footer", nodes)
            text = set_text([region]).text
            if not is_blank(region) and all(set_text([other]).text != text for other in regions):
                regions.append(region)
        elif ended.destination == "footnote":
            self.footnotes.append(nodes)
        else:
            self.state.sink.boxes += nodes

    def open_sink(self, destination: str) -> None:
        self.state.destination = destination
        self.state.sink = Sink()
        self.state.in_table = False

    def name_style(self) -> None:
        level = heading_level(self.style_name.strip().rstrip(";").lower())
        if level:
            self.styles[self.style_number] = level
        self.style_name, self.style_number = "", 0

    def answer(self) -> None:
        """The state of a form's check box or drop-down, in place of the field's result."""
        kind, chosen = self.form.get("fftype", 0), self.form.get("ffres", 25)
        if chosen == 25:  # never touched: the default holds
            chosen = self.form.get("ffdefres", 0)
        if kind == 1:
            self.form["answered"] = 1
            self.state.sink.paragraph.add("☒" if chosen == 1 else "☐")
        elif kind == 2:
            self.form["answered"] = 1
            if 0 <= chosen < len(self.form_choices):
                self.state.sink.paragraph.add(self.form_choices[chosen])
        self.form_choices = []

    def destination(self, word: str) -> bool:
        """Whether the word opens a destination; sets the state for it."""
        state = self.state
        if state.destination == "skip":
            return False
        if word in HEADERS or word in FOOTERS:
            self.open_sink(HEADERS.get(word) or FOOTERS[word])
        elif word == "footnote":
            state.sink.paragraph.add(f"[{len(self.footnotes) + 1}]")
            self.open_sink("footnote")
        elif word == "shptxt":
            self.open_sink("box")
        elif word in ("fonttbl", "stylesheet", "formfield", "ffl", "field"):
            state.destination = word
            if word == "formfield":
                self.form = {}
            if word == "ffl":
                self.form_choices.append("")
        elif word == "fldinst":
            state.destination = "code"
        elif word == "fldrslt":
            state.destination = "skip" if self.form.pop("answered", 0) else "body"
        elif word in ("pntext", "listtext"):
            state.destination = "marker"
        elif word == "annotation":
            self.counts["comments"] += 1
            state.destination = "skip"
        elif word == "shpinst":
            state.destination = "shape"
        elif word == "nesttableprops":
            # An inner row's definition must not undo that of the row around it.
            state.outer_row = (self.merged, self.row_header)
        elif word in SKIPPED:
            if word == "pict" and state.destination in ("body", "field") and state.sink is self.body:
                self.counts["pictures"] += 1
            state.destination = "skip"
        else:
            return False
        return True

    # Control words and text

    def word(self, token: Token) -> None:
        word, number = token.text, token.number
        starred, self.starred = self.starred, False
        if self.to_skip and word != "u":
            self.to_skip -= 1
        if self.destination(word):
            return
        if starred and word not in KNOWN_STARRED:
            self.state.destination = "skip"
            return
        if word in CHARACTERS:
            self.put(CHARACTERS[word])
        elif word == "u" and number is not None:
            self.unicode(number)
        elif word == "uc":
            self.state.skip_after_unicode = max(number or 0, 0)
        elif self.state.destination in ("fonttbl", "stylesheet", "formfield"):
            self.definition(word, number or 0)
        elif self.state.destination != "skip":
            self.character_property(word, number)
            self.layout(word, number)

    def definition(self, word: str, number: int) -> None:
        if word == "f":
            self.state.font = number
        elif word == "fcharset":
            self.fonts[self.state.font] = number
        elif word == "s":
            self.style_number = number
        elif word.startswith("ff"):
            self.form[word] = number

    def character_property(self, word: str, number: int | None) -> None:
        state, on = self.state, number != 0
        if word == "f":
            state.font = number or 0
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
            self.counts["deleted"] += on
        elif word == "revised":
            state.revised = on
            self.counts["inserted"] += on
        elif word == "plain":
            state.hidden = state.deleted = state.revised = False
        elif word == "htmlrtf":
            state.html_only = on
        elif word == "ansicpg" and number:
            self.code_page = f"cp{number}" if number != 10000 else "mac_roman"
        elif word == "mac":
            self.code_page = "mac_roman"

    def layout(self, word: str, number: int | None) -> None:
        sink = self.state.sink
        depth = self.state.depth if self.state.in_table else 0
        if word in ("par", "sect"):
            self.end_paragraph(depth)
        elif word == "pard":
            self.state.in_table, self.state.depth, self.state.heading = False, 1, 0
        elif word == "intbl":
            self.state.in_table = True
        elif word == "itap":
            self.state.in_table, self.state.depth = bool(number), max(number or 1, 1)
        elif word == "s":
            self.state.heading = self.styles.get(number or 0, 0)
        elif word == "outlinelevel":
            self.state.heading = (number or 0) + 1 if (number or 0) < 9 else self.state.heading
        elif word in ("cell", "nestcell"):
            self.describe()
            sink.end_cell(1 if word == "cell" else max(self.state.depth, 2))
        elif word in ("row", "nestrow"):
            sink.end_row(1 if word == "row" else max(self.state.depth, 2), self.merged, self.row_header)
        elif word == "trowd":
            self.merged, self.cell_merged, self.row_header = [], False, False
        elif word in ("clvmrg", "clmrg"):
            self.cell_merged = True
        elif word == "cellx":
            self.merged.append(self.cell_merged)
            self.cell_merged = False
        elif word == "trhdr":
            self.row_header = True

    def describe(self) -> None:
        paragraph = self.state.sink.paragraph
        if self.state.heading:
            paragraph.kind, paragraph.level = "heading", self.state.heading
        elif paragraph.marker:
            paragraph.kind, paragraph.level = "list_item", 1
        if not any(piece.text.strip() for piece in paragraph.pieces):
            paragraph.marker = ""

    def end_paragraph(self, depth: int) -> None:
        if self.state.destination in ("body", "field", "header", "footer", "footnote", "box"):
            self.describe()
            self.state.sink.end_paragraph(depth)

    def symbol(self, character: str) -> None:
        if character == "*":
            self.starred = True
            return
        text = SYMBOLS.get(character, "")
        if text == "\x00par":
            self.layout("par", None)
        elif text:
            self.put(text)

    def unicode(self, number: int) -> None:
        code = number + 65_536 if number < 0 else number
        self.to_skip = self.state.skip_after_unicode
        if 0xD800 <= code < 0xDC00:
            self.high_surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            high, self.high_surrogate = self.high_surrogate, 0
            if not high:
                return
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        if 0xF000 <= code <= 0xF0FF:
            self.add(symbol(code))
        elif code < 0x110000:
            self.add(chr(code))

    def plain(self, text: str) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(text))
            self.to_skip -= skipped
            text = text[skipped:]
        if any(c > "\x7f" for c in text):
            self.pending += text.encode("latin-1", "ignore")
            self.flush()
        else:
            self.put(text)

    def flush(self) -> None:
        """Decode the bytes collected from \\'hh by the font's character set."""
        data, self.pending = bytes(self.pending), bytearray()
        charset = self.fonts.get(self.state.font, 0)
        if not data:
            return
        if charset == 2:
            self.add("".join(symbol(byte) for byte in data))
            return
        code_page = CHARSETS.get(charset, self.code_page) if charset else self.code_page
        try:
            self.add(data.decode(code_page, "replace"))
        except LookupError:
            self.add(data.decode("cp1252", "replace"))

    def put(self, text: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
            return
        self.add(text)

    def add(self, text: str) -> None:
        state = self.state
        if state.destination == "stylesheet":
            self.style_name += text
        elif state.destination == "ffl" and self.form_choices:
            self.form_choices[-1] += text
        elif state.destination == "marker":
            paragraph = state.sink.paragraph
            paragraph.marker = (paragraph.marker + text).strip() if not state.deleted else ""
        elif state.destination in ("body", "field", "header", "footer", "footnote", "box"):
            if state.deleted or state.html_only:
                return
            if state.hidden:
                self.counts["hidden"] += 1
            state.sink.paragraph.add(text)


def _were(number: int, one: str, many: str) -> str:
    return f"1 {one} was" if number == 1 else f"{number} {many} were"
