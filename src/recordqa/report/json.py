"""The contract as JSON: one object for one input, an array for several."""

from __future__ import annotations

import json
from collections.abc import Sequence

from recordqa.report.options import RenderOptions
from recordqa.types import ErrorRow, Report

NAME = "json"
MEDIA_TYPE = "application/json"
SUFFIX = ".json"


def render(reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
    """Indented JSON in UTF-8 with a newline at the end."""
    rows = [_row(report) for report in reports]
    if options.is_several(len(rows)):
        text = "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"
    else:
        text = "\n".join(rows)
    return text.encode("utf-8", "replace") + b"\n"


def _row(report: Report | ErrorRow) -> str:
    if isinstance(report, ErrorRow):
        return json.dumps(report.as_dict(), ensure_ascii=False, indent=2)
    return report.to_json()
