"""The view for a terminal: answer, what to do, limits, criteria, actions, people.

A normal record fits one screen of 50 lines at 80 columns; ``verbose`` shows every quote and
source instead. When piped it is plain text with the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

from recordqa.report.options import RenderOptions
from recordqa.report.view import answer
from recordqa.report.view.clean import one_line
from recordqa.report.view.record_lines import RecordLines
from recordqa.report.view.terminal import Pen, pad, width_of, wrap
from recordqa.report.view.words import GRADE_WORDS
from recordqa.types import ErrorRow, Report

NAME = "text"
MEDIA_TYPE = "text/plain; charset=utf-8"
SUFFIX = ".txt"

#: Up to so many records are shown in full after the list; more only when asked.
IN_FULL = 3
#: Columns under which a sentence beside a name is no longer easily read.
_ROOM = 40


def render(reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
    """Lines of at most ``options.columns`` columns, in UTF-8."""
    pen, width = Pen(options.colour), options.columns
    blocks: list[list[str]] = []
    several = options.is_several(len(reports))
    if several:
        blocks.append(_list(reports, width, pen))
    if not several or len(reports) <= IN_FULL or options.verbose:
        for report in reports:
            if isinstance(report, ErrorRow):
                if not several:
                    blocks.append(_error(report, width, pen))
                continue
            title = one_line(report.record.id) if several else None
            blocks.append(RecordLines(report, options, pen).lines(title))
    elif any(isinstance(r, Report) for r in reports):
        blocks.append(wrap("To see one in full, check it alone; for all of them, use --verbose.", width))
    return ("\n\n".join("\n".join(block) for block in blocks) + "\n").encode("utf-8", "replace")


def _error(row: ErrorRow, width: int, pen: Pen) -> list[str]:
    name = one_line(row.source or row.id)
    lines = [pen(line, "bold") for line in wrap(f"{name}: could not be read.", width)]
    lines += wrap(one_line(row.message), width)
    return lines + (wrap(one_line(row.hint), width) if row.hint else [])


def _list(reports: Sequence[Report | ErrorRow], width: int, pen: Pen) -> list[str]:
    """One line a record: grade, id, the first reason; an input that failed has its sentence and hint."""
    lines = [pen(line, "bold") for line in wrap(answer.tally(list(reports)), width)]
    if masked := answer.masked_line(reports):
        lines += wrap(masked, width)
    grade_width = len("Requires improvement")
    names = [one_line(r.record.id if isinstance(r, Report) else r.source or r.id) for r in reports]
    name_width = min(max((width_of(n) for n in names), default=0), max(width // 3, 12))
    indent = grade_width + name_width + 4
    for report, name in zip(reports, names, strict=True):
        if isinstance(report, Report):
            grade = GRADE_WORDS[report.grade] if report.grade else "Not graded"
            reason = pad(one_line(answer.top_reason(report)), width - indent).rstrip()
            lines.append(f"{pen(pad(grade, grade_width), 'bold')}  {pad(name, name_width)}  {reason}")
        else:
            start = f"{pad('Could not be read', grade_width)}  {pad(name, name_width)}  "
            said = one_line(f"{report.message} {report.hint}")
            if width - indent >= _ROOM:
                lines += wrap(said, width, first=start, rest=" " * indent)
            else:
                lines += wrap(name, width, first=pad("Could not be read", grade_width + 2), rest="    ")
                lines += wrap(said, width, first="    ", rest="    ")
    return lines
