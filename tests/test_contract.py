"""Whatever the text, the report keeps to the contract and its quotes stand in the record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordqa import check
from recordqa.errors import RecordQAError
from recordqa.report_schema import contract

VALIDATOR = jsonschema.Draft202012Validator(contract(), format_checker=jsonschema.FormatChecker())
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "contracts" / "report.schema.json"

WORDS = st.sampled_from(
    "K.L. Leah Mr Okafor said told me she wants to stay with nan was not seen alone will ring school by Friday 3/6/26 "
    "Actions: Risk: WELFARE - • | because we agreed I wondered feels scared mum dad asap ongoing Signed ........ Date "
    "Next supervision 14 July 2026 2pm. “it's noisy” reflected Gibbs (7) LCS 123456 07700 900123 L36 7QT ? ! ; \n \n\n \t".split(
        " "
    )
)
RECORD_LIKE = st.lists(WORDS, min_size=1, max_size=120).map(" ".join)


def assert_keeps_contract(text: str, **options: Any) -> dict[str, Any]:
    report = json.loads(check(text, include_text=True, **options).to_json())
    VALIDATOR.validate(report)
    own = report["text"]
    for span in spans(report):
        assert own[span["start"] : span["end"]] == span["text"]
    if report["grade"] is not None:
        assert abs(sum(report["grade_probabilities"].values()) - 1) < 1e-9
        band = ["inadequate", "requires_improvement", "good", "outstanding"].index(report["grade"])
        assert band * 25 <= report["score"] <= band * 25 + 25
    for criterion in report["criteria"]:
        assert criterion["applies"] == (criterion["level"] is not None)
    return report


def spans(report: dict[str, Any]) -> list[dict[str, Any]]:
    found = [*report["actions"], *report["personal_data"]]
    for criterion in report["criteria"]:
        found += criterion["evidence"] + criterion.get("counter_evidence", [])
    for note in report.get("notes", []):
        found += note.get("spans", [])
    return found


@given(text=RECORD_LIKE, type=st.sampled_from([None, "case", "personal", "group", "oversight"]))
@settings(max_examples=350, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_record_like_texts(text: str, type: str | None) -> None:
    try:
        assert_keeps_contract(text, type=type)
    except RecordQAError as error:
        assert not text.strip(), error


@given(text=st.text(max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(text: str) -> None:
    try:
        assert_keeps_contract(text)
    except RecordQAError as error:
        assert error.message


@pytest.mark.parametrize("type", ["case", "personal", "group", "oversight"])
def test_the_same_input_gives_the_same_bytes(type: str) -> None:
    text = "Supervision 3 June 2026. K.L. told Ines “I want to stay”. Ines to ring nan by Friday.\nRisk: he may come back."
    first = check(text, type=type, include_text=True).to_json()
    assert first == check(text, type=type, include_text=True).to_json()


def test_the_shipped_contract_is_the_shared_one() -> None:
    if not SHARED.is_file():
        # Outside the workplace there is nothing to compare with; the shipped copy is what counts there.
        assert contract()["$id"] == "recordqa.report/1"
        return
    assert contract() == json.loads(SHARED.read_text(encoding="utf-8"))
