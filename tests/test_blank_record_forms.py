"""The six printed forms, blank: never better than inadequate, every section blank, nothing credited."""

from __future__ import annotations

import pytest

from recordqa.pipeline import Options, check_record
from recordqa.read import read_bytes, read_text
from recordqa.types import Record
from tests.forms import FORMS, Form

#: What people fill in before the session: the head of the form, and nothing under its headings.
HEADS = {
    "supervisee": "Olumide Akande",
    "supervisor": "Siân Probert",
    "date": "4 March 2026",
    "name": "Olumide Akande",
    "child": "K.L.",
}


def header_of(form: Form) -> dict[str, str]:
    """The fields of ``HEADS`` that this form has."""
    found: dict[str, str] = {}
    for id, text in HEADS.items():
        try:
            form.docx({id: text})
        except ValueError:
            continue
        found[id] = text
    return found


def read_form(form: Form, filled: bool, pasted: bool) -> Record:
    (record,) = read_bytes(form.docx(header_of(form) if filled else None), "form.docx")
    assert isinstance(record, Record)
    return read_text(record.text, id="form") if pasted else record


def cases() -> list[object]:
    found: list[object] = []
    for form in FORMS:
        for filled in (False, True):
            for pasted in (False, True):
                name = f"{form.id} {'header filled' if filled else 'blank'} {'pasted' if pasted else 'docx'}"
                found.append(pytest.param(form, filled, pasted, id=name))
    return found


def test_all_six_forms_are_here_and_each_has_a_head_to_fill() -> None:
    assert len(FORMS) == 6 and len(cases()) == 24
    assert all(len(header_of(form)) >= 2 for form in FORMS)


@pytest.mark.parametrize("policy", ["own", "base"])
@pytest.mark.parametrize(("form", "filled", "pasted"), cases())
def test_a_blank_form_earns_nothing_whatever_the_policy(
    form: Form, filled: bool, pasted: bool, policy: str
) -> None:
    record = read_form(form, filled, pasted)
    report = check_record(record, Options(policy=form.policy if policy == "own" else "base"))
    assert report.grade in (None, "inadequate")
    credited = {c.id: (c.level, [e.text for e in c.evidence]) for c in report.criteria if c.level}
    assert credited == {}
    assert report.grade is None or "blank_record" in {limit.rule for limit in report.limits}


@pytest.mark.parametrize("pasted", [False, True], ids=["docx", "pasted"])
@pytest.mark.parametrize("filled", [False, True], ids=["blank", "header filled"])
@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.id)
def test_every_section_is_blank_or_prompts_only(form: Form, filled: bool, pasted: bool) -> None:
    record = read_form(form, filled, pasted)
    report = check_record(record, Options(policy=form.policy))
    assert report.sections and len(report.sections) > 4
    written = [s for s in report.sections if s.state not in ("blank", "prompt only", "boilerplate")]
    if not filled:
        assert [s.title for s in written] == []
        return
    # The head, under the form's title, holds what was filled in; nothing below it does.
    assert len(written) <= 1
    assert all(text in record.text[s.start : s.end] for s in written for text in header_of(form).values())
