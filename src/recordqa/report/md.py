"""The report as Markdown with tables, in the same order as the terminal's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordqa.report.options import RenderOptions
from recordqa.report.view import answer, people
from recordqa.report.view import criteria as order
from recordqa.report.view.clean import one_line
from recordqa.report.view.words import GRADE_WORDS, LEVEL_WORDS, day, first_upper, policy_words
from recordqa.types import ErrorRow, Report
from recordqa.types.contract import CriterionReport, TextSpan

NAME = "md"
MEDIA_TYPE = "text/markdown; charset=utf-8"
SUFFIX = ".md"

#: Every sign that Markdown or GitHub's tables and links could take as theirs inside a line.
_SIGNS = re.compile(r"[\\`*_\[\]<>#|~@!&$]|(?<=\w):(?=//)|(?<=www)\.")
#: Signs that mean something only where a line begins.
_LINE_START = re.compile(r"^(\d*)([-+=.)])")


def render(reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
    """A document in UTF-8; several records stand under a table of them."""
    several = options.is_several(len(reports))
    lines: list[str] = []
    if several:
        lines += [f"# {escape(answer.tally(list(reports)))}", ""]
        if masked := answer.masked_line(reports):
            lines += [masked, ""]
        rows = [(_name(r), _grade(r), answer.top_reason(r)) for r in reports]
        lines += [*_table(("Record", "Grade", "First reason"), rows), ""]
    for report in reports:
        if isinstance(report, ErrorRow):
            lines += [f"{'##' if several else '#'} {escape(_name(report))}", "", "Could not be read. "]
            lines[-1] += escape(f"{report.message} {report.hint}")
            lines.append("")
        else:
            lines += _record(report, "##" if several else "#", options)
            if not several and (masked := answer.masked_line([report])):
                # Under the heading and before the answer.
                lines[2:2] = [masked, ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    """The text on one line with everything that Markdown would read as markup escaped."""
    escaped = _SIGNS.sub(lambda match: "\\" + match.group(), one_line(text))
    return _LINE_START.sub(r"\1\\\2", escaped)


def _name(report: Report | ErrorRow) -> str:
    if isinstance(report, ErrorRow):
        return report.source or report.id
    return report.record.source or report.record.id


def _grade(report: Report | ErrorRow) -> str:
    if isinstance(report, ErrorRow):
        return "Could not be read"
    return GRADE_WORDS[report.grade] if report.grade else "Not graded"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table; cells are escaped here, and only here."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    return lines + ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in rows]


def _record(report: Report, hashes: str, options: RenderOptions) -> list[str]:
    lines = [f"{hashes} {escape(_name(report))}", "", f"**{escape(answer.grade_line(report))}** "]
    lines[-1] += escape(answer.why_line(report))
    lines.append("")
    if review := answer.review_line(report):
        lines += [f"**{escape(review)}**", ""]
    lines += [escape(first_upper("; ".join(answer.facts(report)))) + ".", ""]
    if todo := answer.things_to_do(report):
        lines += [f"{hashes}# To do first", ""]
        lines += [f"{count}. {escape(criterion.advice)}" for count, criterion in enumerate(todo, 1)]
        lines.append("")
    if report.limits:
        lines += [f"{hashes}# What holds the grade back", ""]
        lines += [f"- {escape(line)}" for line in answer.limit_lines(report)]
        lines.append("")
    lines += _criteria(report, hashes, options)
    lines += _actions(report, hashes)
    lines += _people(report, hashes)
    return lines + _notes(report, hashes, options)


def _criteria(report: Report, hashes: str, options: RenderOptions) -> list[str]:
    levels = order.by_level(report)
    if not levels:
        return []
    rows = []
    for level, named in levels:
        for criterion in named:
            lacking = order.not_shown(criterion, label="") if order.is_gap(criterion) else ""
            ask = criterion.advice if order.is_gap(criterion) or options.verbose else ""
            shown = _quotes(criterion, every=options.verbose)
            row = [criterion.title, first_upper(LEVEL_WORDS[level]), shown, lacking, ask]
            if options.verbose:
                row.append("; ".join(f"{policy_words(s.policy)}, {s.clause}" for s in criterion.sources))
            rows.append(row)
    heads = ["Criterion", "Level", "What the record says", "Not shown", "To add"]
    heads += ["Source"] if options.verbose else []
    lines = [f"{hashes}# What the record shows", "", *_table(heads, rows), ""]
    if absent := order.not_applicable(report):
        lines += [escape(f"Not asked of this record: {order.titles(absent)}."), ""]
    return lines


def _quotes(criterion: CriterionReport, *, every: bool) -> str:
    def quoted(spans: Sequence[TextSpan]) -> list[str]:
        return [f'"{one_line(span.text)}"' for span in spans]

    shown, against = quoted(criterion.evidence), quoted(criterion.counter_evidence)
    if not every:
        shown, against = shown[:1], [] if shown else against[:1]
    if against:
        against[0] = f"Against this: {against[0]}"
    return " ".join(shown + against)


def _actions(report: Report, hashes: str) -> list[str]:
    lines = [f"{hashes}# {answer.action_counts(report)}", ""]
    if not report.actions:
        return lines if any(c.id == "actions" and c.applies for c in report.criteria) else []
    rows = []
    for action in report.actions:
        due = action.due_text or "no date that can be checked"
        if action.due_date and day(action.due_date) not in due:
            due += f" ({day(action.due_date)})"
        lacking = ", ".join(answer.lacks_shortly(action)) or "nothing"
        rows.append((answer.action_words(action), action.owner or "nobody named", due, lacking))
    return [*lines, *_table(("Action", "Who", "By when", "What it lacks"), rows), ""]


def _people(report: Report, hashes: str) -> list[str]:
    found = people.groups(report)
    lines = [f"{hashes}# People and identifiers", ""]
    if not people.names_found(found):
        lines += [people.NO_NAMES, ""]
    if found:
        rows = [(g.heading, first_upper(g.advice), ", ".join(g.listed)) for g in found]
        lines += [*_table(("Found", "What to do", "As written (times)"), rows), ""]
    return lines


def _notes(report: Report, hashes: str, options: RenderOptions) -> list[str]:
    lines: list[str] = []
    noticed = answer.warning_lines(report) + answer.note_lines(report)
    if noticed:
        lines += [f"{hashes}# Also noticed", "", *(f"- {escape(line)}" for line in noticed), ""]
    if options.verbose and (odds := answer.probabilities(report)):
        lines += [f"{hashes}# How likely each grade is", "", *_table(("Grade", "How likely"), odds), ""]
    return lines + [line for closing in answer.closing_lines(report) for line in (f"*{closing}*", "")]
