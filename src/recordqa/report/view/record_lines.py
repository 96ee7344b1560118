"""One record's report as lines for a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from recordqa.report.options import RenderOptions
from recordqa.report.view import answer, people
from recordqa.report.view import criteria as order
from recordqa.report.view.clean import one_line
from recordqa.report.view.terminal import Pen, pad, quote, shorten, width_of, wrap
from recordqa.report.view.words import LEVEL_WORDS, day, first_upper, joined, policy_words
from recordqa.types import Report
from recordqa.types.contract import ActionReport, CriterionReport

#: Lines that a normal record may take: a screen of 50, less one for the prompt.
SCREEN = 49
_LEVEL_STYLES = ("bold red", "yellow", "green", "bold green")


@dataclass(frozen=True, slots=True)
class _Density:
    """How much is shown of what; ``None`` is all of it."""

    met_quotes: bool = True
    gap_lines: int | None = 2
    actions: int | None = 8
    names_lines: int | None = 2
    notes: int | None = 2


_FULL = _Density(gap_lines=None, actions=None, names_lines=None, notes=None)
#: Tried in this order until the record fits the screen; what is left out is always said.
_TIGHTER = (
    _Density(),
    _Density(gap_lines=1, actions=6, names_lines=1),
    _Density(actions=6, names_lines=1, notes=1, met_quotes=False),
    _Density(gap_lines=1, actions=6, names_lines=1, notes=1, met_quotes=False),
    _Density(gap_lines=1, actions=3, names_lines=1, notes=0, met_quotes=False),
)


class RecordLines:
    """Lays out one report; every line is at most ``options.columns`` wide."""

    def __init__(self, report: Report, options: RenderOptions, pen: Pen) -> None:
        self.report = report
        self.width = options.columns
        self.verbose = options.verbose
        self.pen = pen

    def lines(self, title: str | None) -> list[str]:
        """The record's lines under ``title``, when it is one of several."""
        if self.verbose:
            return self._at(_FULL, title)
        for density in _TIGHTER:
            lines = self._at(density, title)
            if len(lines) <= SCREEN:
                break
        return lines

    def _at(self, density: _Density, title: str | None) -> list[str]:
        parts = [
            self._answer(title),
            self._to_do(),
            self._criteria(density),
            self._actions(density),
            self._people(density),
            self._foot(density),
        ]
        lines: list[str] = []
        for part in parts:
            if part:
                lines += ["", *part] if lines else part
        return lines

    def _heading(self, text: str) -> str:
        return self.pen(shorten(text, self.width), "bold")

    def _answer(self, title: str | None) -> list[str]:
        report = self.report
        lines = [self._heading(f"== {title} ==")] if title else []
        lines += [self.pen(x, "bold") for x in wrap(one_line(answer.answer(report)), self.width)]
        if review := one_line(answer.review_line(report)):
            lines += [self.pen(x, "bold") for x in wrap(review, self.width)]
        for limit in answer.limit_lines(report):
            lines += wrap(one_line(limit), self.width)
        if title is None and (masked := answer.masked_line([report])):
            lines += wrap(masked, self.width)
        if self.verbose:
            if odds := answer.probabilities(report):
                lines += wrap("How likely: " + ", ".join(f"{g} {p}" for g, p in odds) + ".", self.width)
            if rest := answer.cannot_rule_out(report):
                lines += wrap(rest, self.width)
            if report.grade is not None and report.record.type_reason:
                lines += wrap(one_line(f"Kind of record: {report.record.type_reason}"), self.width)
        source = report.record.source or report.record.id
        facts = [] if title == source else [source]
        what = one_line("; ".join(facts + answer.facts(report)))
        return lines + [self.pen(x, "dim") for x in wrap(what, self.width)]

    def _to_do(self) -> list[str]:
        todo = answer.things_to_do(self.report)
        if not todo:
            return []
        lines = [self._heading("To do first" if len(todo) > 1 else "To do")]
        for count, criterion in enumerate(todo, 1):
            text, most = one_line(criterion.advice), None if self.verbose else 2
            lines += wrap(text, self.width, first=f"  {count}. ", rest="     ", most=most)
        return lines

    def _criteria(self, density: _Density) -> list[str]:
        levels = order.by_level(self.report)
        lines: list[str] = []
        widths = [width_of(one_line(c.title)) for _, named in levels for c in named]
        title_width = min(max(widths, default=0), max(16, self.width * 2 // 5))
        for level, named in levels:
            word = first_upper(LEVEL_WORDS[level])
            if level >= order.MET and not density.met_quotes:
                text = one_line(order.titles(named))
                first, *others = wrap(f"{word}: {text}", self.width, rest="  ")
                lines += [self.pen(word, _LEVEL_STYLES[level]) + first[len(word) :], *others]
                continue
            lines.append(self.pen(word, _LEVEL_STYLES[level]))
            for criterion in named:
                if self.verbose:
                    lines += self._whole_criterion(criterion)
                else:
                    lines += self._criterion(criterion, title_width, density)
        if absent := order.not_applicable(self.report):
            text = one_line(f"Not asked of this record: {order.titles(absent)}.")
            lines += [self.pen(x, "dim") for x in wrap(text, self.width, rest="  ")]
        return lines

    def _criterion(self, criterion: CriterionReport, title_width: int, density: _Density) -> list[str]:
        indent = 2 + title_width + 2
        room = self.width - indent
        said: list[str] = []
        spans = criterion.evidence or criterion.counter_evidence
        # The heading above says "Not shown" already.
        label = "Not shown: " if criterion.level else ""
        add = one_line(order.not_shown(criterion, label=label)) if order.is_gap(criterion) else ""
        if spans and not (add and density.gap_lines == 1):
            said.append(quote(one_line(spans[0].text), room))
        if add:
            lines_left = None if density.gap_lines is None else max(density.gap_lines - len(said), 1)
            said += wrap(add, room, rest="  ", most=lines_left)
        start = f"  {pad(one_line(criterion.title), title_width)}  "
        if not said:
            return [start.rstrip()]
        return [start + said[0], *(" " * indent + line for line in said[1:])]

    def _whole_criterion(self, criterion: CriterionReport) -> list[str]:
        lines = wrap(one_line(criterion.title), self.width, first="  ", rest="  ")
        for start, spans in (("", criterion.evidence), ("Against this: ", criterion.counter_evidence)):
            for span in spans:
                lines += self._indented(f'{start}"{one_line(span.text)}"')
        if order.is_gap(criterion) and (lacking := one_line(order.not_shown(criterion))):
            lines += self._indented(lacking)
        if criterion.advice.strip():
            further = "" if order.is_gap(criterion) else "To go further: "
            lines += self._indented(one_line(further + criterion.advice))
        if criterion.sources:
            named = "; ".join(f"{policy_words(s.policy)}, {s.clause}" for s in criterion.sources)
            lines += [self.pen(x, "dim") for x in self._indented(one_line(f"Source: {named}"))]
        return lines

    def _indented(self, text: str) -> list[str]:
        return wrap(text, self.width, first="      ", rest="        ")

    def _actions(self, density: _Density) -> list[str]:
        actions = self.report.actions
        if not actions:
            asked = any(c.id == "actions" and c.applies for c in self.report.criteria)
            return [self._heading("No actions found")] if asked else []
        chosen = _chosen(actions, density.actions)
        rows = [
            (one_line(answer.action_words(a)), one_line(a.owner or "-"), self._due(a), _lacks(a))
            for a in chosen
        ]
        side = max(14, self.width // (4 if self.verbose else 5))
        who, when, lack = (min(side, max(width_of(row[i]) for row in rows)) for i in (1, 2, 3))
        who, when = max(who, len("Who")), max(when, len("By when"))
        what = self.width - 2 - who - when - 4 - (lack + 2 if lack else 0)
        widths = (what, who, when, lack)
        heads = (answer.action_counts(self.report), "Who", "By when", "Lacks")
        lines = [self.pen(_row(heads, (what + 2, who, when, lack), ""), "bold")]
        for row, action in zip(rows, chosen, strict=True):
            if not self.verbose:
                lines.append(_row(row, widths, "  "))
                continue
            columns = [wrap(cell, width) if width else [""] for cell, width in zip(row, widths, strict=True)]
            for i in range(max(map(len, columns))):
                cells = tuple(column[i] if i < len(column) else "" for column in columns)
                lines.append(_row(cells, widths, "  "))
            for note in action.notes:
                lines += self._indented(one_line(note))
        if len(chosen) < len(actions):
            lines.append(f"  and {len(actions) - len(chosen)} more; --verbose shows all")
        return lines

    def _due(self, action: ActionReport) -> str:
        due = one_line(action.due_text or "-")
        if not self.verbose or not action.due_date or day(action.due_date) in due:
            return due
        return f"{due} ({day(action.due_date)})"

    def _people(self, density: _Density) -> list[str]:
        found = people.groups(self.report)
        about = ": this record stays on the child's file" if people.stays_on_file(self.report) else ""
        lines = [self._heading(f"People and identifiers{about}")]
        if not people.names_found(found):
            lines += wrap(people.NO_NAMES, self.width, first="  ", rest="  ")
        named = [([g.heading], g.advice, g.listed) for g in found if g.entity == "PERSON"]
        others: dict[str, tuple[list[str], str, list[str]]] = {}
        for group in found:
            if group.entity != "PERSON":
                headings, _, listed = others.setdefault(group.advice, ([], group.advice, []))
                headings.append(group.heading)
                listed.extend(group.listed)
        for headings, advice, listed in [*named, *others.values()]:
            text = f"{joined(headings)}, {advice}: {', '.join(listed)}"
            lines += wrap(text, self.width, first="  ", rest="    ", most=density.names_lines)
        return lines

    def _foot(self, density: _Density) -> list[str]:
        lines: list[str] = []
        for warning in answer.warning_lines(self.report):
            lines += wrap(one_line(f"Note: {warning}"), self.width, rest="  ")
        notes = answer.note_lines(self.report)
        kept = notes if density.notes is None else notes[: density.notes]
        for note in kept:
            most = None if self.verbose else 1
            lines += wrap(one_line(f"Also noticed: {note}"), self.width, rest="  ", most=most)
        if len(kept) < len(notes):
            lines.append(f"Also noticed: {len(notes) - len(kept)} more; --verbose shows all")
        for closing in answer.closing_lines(self.report):
            lines += wrap(closing, self.width)
        return [self.pen(line, "dim") for line in lines]


def _lacks(action: ActionReport) -> str:
    return "who and when" if len(action.missing) == 2 else "".join(answer.lacks_shortly(action))


def _row(cells: tuple[str, ...], widths: tuple[int, ...], indent: str) -> str:
    padded = (pad(cell, width) for cell, width in zip(cells, widths, strict=True) if width)
    return indent + "  ".join(padded).rstrip()


def _chosen(actions: list[ActionReport], most: int | None) -> list[ActionReport]:
    """At most so many actions, those that cannot be checked first, in the record's order."""
    if most is None or len(actions) <= most:
        return actions
    first = sorted(range(len(actions)), key=lambda i: (actions[i].checkable, i))[:most]
    return [actions[i] for i in sorted(first)]
