"""What leaves as JSON is what the contract's schema says, and nothing of the report is lost."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordqa.report import RenderOptions, get
from recordqa.types import ErrorRow, Report

from .sample import limited, not_graded, report
from .strategies import reports

SCHEMA: dict[str, Any] = json.loads(files("recordqa.types").joinpath("report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
ERROR = ErrorRow("b02", "b02.pdf", "scanned_pdf", "This PDF holds pictures only.", "Run text recognition.")


def rendered(name: str, *items: Report | ErrorRow, **options: Any) -> str:
    return get(name).render(items, RenderOptions(**options)).decode("utf-8")


def test_the_format_checker_checks_dates() -> None:
    bad = report().model_dump(mode="json")
    bad["record"]["session_date"] = "2 March 2026"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(bad)


@pytest.mark.parametrize("made", [report(), limited(), not_graded(), report(text=None)])
def test_hand_made_reports_follow_the_schema(made: Report) -> None:
    VALIDATOR.validate(json.loads(rendered("json", made)))


@given(reports(), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_report_follows_the_schema(made: Report, several: bool) -> None:
    line = json.loads(rendered("jsonl", made))
    VALIDATOR.validate(line)
    whole = json.loads(rendered("json", made, several=several))
    assert (whole[0] if several else whole) == line
    assert Report.model_validate(line) == made
    for item in [*line["actions"], *line["personal_data"]]:
        assert line["text"][item["start"] : item["end"]] == item["text"]


def test_every_key_of_the_schema_is_a_field_and_the_other_way_round() -> None:
    fields = {f.alias or name for name, f in Report.model_fields.items()}
    assert fields == set(SCHEMA["properties"])
    for key in ("record", "criteria", "actions", "personal_data", "limits", "engine", "notes", "sections"):
        shape = SCHEMA["properties"][key]
        shape = shape.get("items", shape)
        annotation = Report.model_fields[key].annotation
        model = next(
            a
            for a in (annotation, *getattr(annotation, "__args__", ()))
            for a in (a, *getattr(a, "__args__", ()))
            if hasattr(a, "model_fields")
        )
        assert set(model.model_fields) == set(shape["properties"]), key


def test_one_input_is_an_object_and_several_an_array() -> None:
    assert isinstance(json.loads(rendered("json", report())), dict)
    assert [row["schema"] for row in json.loads(rendered("json", report(), ERROR))] == [
        "recordqa.report/1",
        "recordqa.error/1",
    ]
    assert isinstance(json.loads(rendered("json", report(), several=True)), list)
    assert json.loads(rendered("json")) == []


def test_an_error_row_has_the_shape_callers_are_promised() -> None:
    assert json.loads(rendered("json", ERROR)) == {
        "schema": "recordqa.error/1",
        "record": {"id": "b02", "source": "b02.pdf"},
        "error": {
            "code": "scanned_pdf",
            "message": "This PDF holds pictures only.",
            "hint": "Run text recognition.",
        },
    }


def test_json_lines_are_one_line_each_for_every_reader_and_can_be_streamed() -> None:
    made = report(warnings=["one\u2028two\u2029three\u0085four\nfive"])
    both = rendered("jsonl", made, ERROR)
    assert len(both.splitlines()) == both.count("\n") == 2
    assert json.loads(both.splitlines()[0])["warnings"] == list(made.warnings)
    assert both == rendered("jsonl", made) + rendered("jsonl", ERROR)


def test_a_file_name_that_is_no_unicode_does_not_stop_anything() -> None:
    odd = ErrorRow("x", "caf\udce9.docx", "broken", "Damaged.")
    for name in ("json", "jsonl", "text", "md", "html"):
        assert b"caf" in get(name).render([odd], RenderOptions())
