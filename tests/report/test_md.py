"""The Markdown report: the same content, and no record text that turns into markup."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from recordqa.report import RenderOptions, get
from recordqa.report.md import escape
from recordqa.types import ErrorRow, Report

from .sample import limited, not_graded, report
from .strategies import reports

ERROR = ErrorRow("b02", "b02.pdf", "scanned_pdf", "This PDF holds pictures only.", "Run text recognition.")


def md(*items: Report | ErrorRow, **options: Any) -> str:
    return get("md").render(items, RenderOptions(**options)).decode("utf-8")


def cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line))


@pytest.mark.parametrize(
    "bad",
    [
        "*b*",
        "_b_",
        "`c`",
        "[a](b)",
        "<b>",
        "a|b",
        "# h",
        "- i",
        "+ i",
        "1. i",
        "2) i",
        "> q",
        "~~s~~",
        "&amp;",
        "===",
    ],
)
def test_markdowns_signs_are_escaped(bad: str) -> None:
    escaped = escape(bad)
    assert escaped != bad and escaped.replace("\\", "") == bad


@pytest.mark.parametrize("address", ["http://evil.example/x", "www.evil.example", "a@evil.example"])
def test_addresses_do_not_become_links(address: str) -> None:
    assert not re.search(r"\w://|www\.|\w@", escape(f"see {address} now"))


@given(reports())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_record_breaks_a_table_or_adds_a_heading(made: Report) -> None:
    lines = md(made, verbose=True).split("\n")
    headings = [x for x in lines if x.startswith("#")]
    assert len([x for x in headings if x.startswith("# ")]) == 1
    assert {x.split(" ")[0] for x in headings} <= {"#", "##"}
    width = 0
    for line in lines:
        if not line.startswith("|"):
            width = 0
            continue
        width = width or cells(line)
        assert cells(line) == width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", "\n".join(lines))
    assert not re.search(r"(?<!\\)<\w", "\n".join(lines))


def test_it_says_what_the_terminal_says() -> None:
    whole = md(limited())
    for part in (
        "**Inadequate, sure (over 99 %).** Two actions have no date",
        "## To do first\n\n1. What has Amina said",
        "- At most Inadequate: the record notes a serious risk",
        "| The child's voice and daily life | Not shown | Against this:",
        "## 4 actions, 2 cannot be checked",
        "| Family group conference to be arranged | nobody named | no date that can be checked |",
        "| 2 children's names | Keep | Amina (6), Yusuf (2) |",
        "*Judged from written cues only",
    ):
        assert part in whole


def test_verbose_adds_every_quote_the_sources_and_the_odds() -> None:
    whole = md(report(), verbose=True)
    assert "What makes it safer" in whole and "What makes it safer" not in md(report())
    assert "St Helens, section 7" in whole and "| Good | 27 % |" in whole


def test_several_stand_under_a_table_with_one_top_heading() -> None:
    whole = md(report(), ERROR, not_graded())
    assert whole.startswith("# 3 records: 1 Requires improvement, 1 not graded, 1 could not be read\n")
    assert "| b02.pdf | Could not be read | This PDF holds pictures only. |" in whole
    assert len(re.findall(r"^# ", whole, re.M)) == 1 and len(re.findall(r"^## ", whole, re.M)) == 3
    assert "Could not be read. This PDF holds pictures only. Run text recognition." in whole
