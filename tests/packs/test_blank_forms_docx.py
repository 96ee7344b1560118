"""The six printed forms as Word files: their sections, tables and signature lines.

The pages were converted once with LibreOffice and looked at beside the policies' printed forms.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.table import Table

from recordqa.packs.schema import PackFile, Template
from tests.forms import FORMS, Form, form

PACKS = Path(__file__).resolve().parents[2] / "criteria" / "packs"
every_form = pytest.mark.parametrize("blank", FORMS, ids=lambda f: f.id)


def template_of(blank: Form) -> Template:
    file = PackFile.model_validate(
        yaml.safe_load((PACKS / f"{blank.policy}.yaml").read_text(encoding="utf-8"))
    )
    return next(t for t in file.templates if t.id == blank.template)


def key(text: str) -> str:
    text = re.sub(r"['’]", "", text).lower()
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"^\s*\d{1,2}[. ]\s*", "", text)))


def lines(data: bytes) -> Iterator[str]:
    document: Any = docx.Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (p.text for p in cell.paragraphs)
        else:
            yield block.text


def test_there_are_six_forms() -> None:
    assert [f.id for f in FORMS] == [
        "sandwell/app4",
        "sandwell/app5",
        "sandwell/app6",
        "st-helens/welfare",
        "st-helens/youth_justice",
        "south-gloucestershire/app2",
    ]


@every_form
def test_every_section_of_the_template_is_printed(blank: Form) -> None:
    printed = [key(line) for line in lines(blank.docx())]
    checked = 0
    for section in template_of(blank).sections:
        if section.form == "table":
            continue
        names = [key(n) for n in (section.title, *section.aliases)]
        assert any(line.startswith(n) for line in printed for n in names), section.id
        checked += 1
    assert checked >= 7


@every_form
def test_nothing_is_printed_that_the_template_does_not_know(blank: Form) -> None:
    template = template_of(blank)
    known = {key(b) for b in template.boilerplate}
    for section in template.sections:
        known |= {key(t) for t in (section.title, *section.aliases, *section.prompts, *section.columns)}
    longest_first = sorted(known, key=lambda k: (-len(k), k))
    printed = 0
    for line in lines(blank.docx()):
        rest = key(line)
        printed += bool(rest)
        while rest:
            head = next((k for k in longest_first if rest == k or rest.startswith(f"{k} ")), None)
            assert head is not None, rest
            rest = rest[len(head) :].lstrip()
    assert printed >= 12


@every_form
def test_tables_are_blank_and_have_the_templates_columns(blank: Form) -> None:
    document: Any = docx.Document(io.BytesIO(blank.docx()))
    tables = {tuple(cell.text for cell in t.rows[0].cells): t for t in document.tables}
    for section in template_of(blank).sections:
        if section.form == "table":
            table = tables[section.columns]
            assert len(table.rows) >= 4
            assert all(not cell.text for row in table.rows[1:] for cell in row.cells)


@pytest.mark.parametrize(
    ("id", "marks"),
    [
        ("sandwell/app4", ["Signed  …", "(Manager/Supervisor)", "(Employee/Supervisee)"]),
        ("sandwell/app5", ["Signed  …", "(Manager/Supervisor)", "(Employee/Supervisee)"]),
        ("st-helens/welfare", ["Sign:", "Date:"]),
        ("st-helens/youth_justice", ["Signed (Supervisee)", "Signed (Supervisor)", "Date of next session"]),
        ("south-gloucestershire/app2", ["Signature of supervisor", "Signature of supervisee", "Date"]),
    ],
)
def test_signature_lines_are_printed(id: str, marks: list[str]) -> None:
    printed = list(lines(form(id).docx()))
    for mark in marks:
        assert any(line.strip().startswith(mark) for line in printed), mark


def test_the_group_form_has_no_signature_lines() -> None:
    assert not any("Sign" in line and "…" in line for line in lines(form("sandwell/app6").docx()))


@every_form
def test_a_filled_form_carries_its_texts_and_rows(blank: Form) -> None:
    sections = template_of(blank).sections
    printed_lists = {"youth_justice": {"agenda", "signed_date"}, "welfare": {"agreement"}}
    ids = [s.id for s in sections if s.id not in printed_lists.get(blank.template, set())]
    fill: dict[str, Any] = {id: f"Written under {id}" for id in ids}
    if "action_table" in fill:
        fill["action_table"] = [
            ["Ring the school", "by 4 May", "Ayaan"],
            ["Visit at home", "6 May", "Chinwe"],
        ]
    text = "\n".join(lines(blank.docx(fill)))
    for id in ids:
        if id == "action_table":
            assert "Ring the school\nby 4 May\nAyaan" in text
        else:
            assert f"Written under {id}" in text, id


def test_a_section_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no section"):
        form("sandwell/app6").docx({"budgets": "none"})


def test_a_line_break_starts_a_paragraph() -> None:
    found = list(lines(form("sandwell/app4").docx({"reflection": "First thought.\nSecond thought."})))
    assert "First thought." in found
    assert "Second thought." in found
