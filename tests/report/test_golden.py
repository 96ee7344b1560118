"""Whole reports of the hand-made record, kept as files that people can read.

After a change that is meant, write them anew, read the difference and commit it:

    RECORDQA_WRITE_GOLDEN=1 python -m pytest tests/report/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recordqa.report import RenderOptions, get
from recordqa.types import ErrorRow, Report

from .sample import limited, not_graded, report

GOLDEN = Path(__file__).parent.parent / "golden"
ERROR = ErrorRow(
    "b02",
    "b02.pdf",
    "scanned_pdf",
    "This PDF holds pictures of pages; there is no text in it.",
    "Scan it as text.",
)
SEVERAL: tuple[Report | ErrorRow, ...] = (report(), limited(), ERROR, not_graded())
CASES: dict[str, tuple[str, tuple[Report | ErrorRow, ...], RenderOptions]] = {
    "report_case.txt": ("text", (report(),), RenderOptions()),
    "report_case_narrow.txt": ("text", (report(),), RenderOptions(width=60)),
    "report_case_wide.txt": ("text", (report(),), RenderOptions(width=120)),
    "report_case_verbose.txt": ("text", (report(),), RenderOptions(verbose=True)),
    "report_not_graded.txt": ("text", (not_graded(),), RenderOptions()),
    "report_several.txt": ("text", SEVERAL, RenderOptions()),
    "report_case.md": ("md", (report(),), RenderOptions()),
    "report_several.md": ("md", SEVERAL, RenderOptions()),
    "report_case.html": ("html", (report(),), RenderOptions()),
}


@pytest.mark.parametrize("name", CASES)
def test_the_report_is_as_it_was(name: str) -> None:
    format, items, options = CASES[name]
    made = get(format).render(items, options)
    if os.environ.get("RECORDQA_WRITE_GOLDEN") == "1":
        (GOLDEN / name).write_bytes(made)
    assert made.decode("utf-8") == (GOLDEN / name).read_bytes().decode("utf-8").replace("\r\n", "\n")
