"""The contract as JSON lines: one object a line, so that it can be streamed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from recordqa.report.options import RenderOptions
from recordqa.types import ErrorRow, Report

NAME = "jsonl"
MEDIA_TYPE = "application/jsonl"
SUFFIX = ".jsonl"

#: Legal inside JSON strings, but some readers take them for the end of a line.
_LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
    """One line a report, each ended by a newline; rendering piece by piece gives the same bytes."""
    return "".join(_line(report) + "\n" for report in reports).encode("utf-8", "replace")


def _line(report: Report | ErrorRow) -> str:
    if isinstance(report, ErrorRow):
        line = json.dumps(report.as_dict(), ensure_ascii=False, separators=(",", ":"))
    else:
        line = report.to_json(indent=None)
    for character, escape in _LINE_ENDS.items():
        line = line.replace(character, escape)
    return line
