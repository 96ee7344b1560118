"""The HTTP service: the same report, one error shape, no record text in any answer that refuses."""

from __future__ import annotations

import json

import jsonschema
import pytest
from fastapi.testclient import TestClient

from recordqa import check
from recordqa.api import create_app
from recordqa.report_schema import contract

CANARY = "Quillon Featherstonehaugh"
TEXT = f"Management oversight 3 March 2026. {CANARY} told Ines he wants to stay. Ines to see him by 10 March."


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(), raise_server_exceptions=False)


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_check_gives_the_same_report_as_python(client: TestClient) -> None:
    body = {
        "text": TEXT,
        "id": "x1",
        "policy": "sandwell",
        "type": "oversight",
        "session_date": "2026-03-03",
        "recorded_date": "2026-03-04",
        "known_names": [{"name": CANARY, "role": "child"}, "Ines"],
        "include_text": True,
    }
    answer = client.post("/v1/check", json=body)
    assert answer.status_code == 200, answer.text
    jsonschema.Draft202012Validator(contract()).validate(answer.json())
    same = check(**{**body, "known_names": [(CANARY, "child"), "Ines"]})  # type: ignore[arg-type]
    assert answer.json() == json.loads(same.to_json())


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": TEXT, "policy": "atlantis"}, 400, "unknown_choice"),
        ({"text": TEXT, "type": "memo"}, 400, "bad_value"),
        ({"text": TEXT, "session_date": "3/3/26"}, 400, "bad_value"),
        ({"text": TEXT, "known_names": [{"name": CANARY, "role": "uncle"}]}, 400, "bad_value"),
        ({"text": "  "}, 422, "empty"),
        ({}, 422, "bad_request"),
        ({"text": 3, "id": CANARY}, 422, "bad_request"),
        ({"text": TEXT, CANARY: 1}, 422, "bad_request"),
        ({"text": "a" * 1_000_001}, 413, "too_large"),
    ],
)
def test_errors_have_one_shape_and_hold_no_text(
    client: TestClient, body: dict[str, object], status: int, code: str
) -> None:
    answer = client.post("/v1/check", json=body)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert answer.json()["error"]["code"] == code
    assert "Quillon" not in answer.text


def test_what_is_not_there_has_the_same_shape(client: TestClient) -> None:
    for answer in (
        client.get("/nowhere"),
        client.get("/v1/check"),
        client.post("/v1/check", content=b"{not json"),
    ):
        assert answer.status_code in (404, 405, 422)
        assert set(answer.json()["error"]) == {"code", "message", "hint"}


def test_another_host_is_refused(client: TestClient) -> None:
    answer = client.get("/healthz", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "wrong_host"


def test_a_body_over_the_limit_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORDQA_MAX_MB", "0.01")
    answer = client.post("/v1/check", json={"text": "supervision " * 5000})
    assert answer.status_code == 413
    chunks = (b'{"text": "' + b"a" * 9000 for _ in range(4))
    refused = client.post("/v1/check", content=chunks)
    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "too_large")
    assert client.get("/healthz").status_code == 200


def test_a_fault_is_answered_and_its_message_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(text: str, **rest: object) -> None:
        raise ValueError(f"cannot use {text}")

    monkeypatch.setattr("recordqa.api.routes.check.check", stumble)
    # A fault that got out of the application would be raised here, as the server would log it.
    answer = TestClient(create_app(), raise_server_exceptions=True).post("/v1/check", json={"text": TEXT})
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "fault")
    assert "ValueError" in answer.text
    assert "Quillon" not in answer.text + caplog.text


def test_the_description_names_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {"/healthz", "/v1/check"}
    for page in ("/docs", "/redoc"):
        # FastAPI's own pages load scripts from elsewhere.
        assert client.get(page).status_code == 404


def test_a_masked_answer_names_nobody_and_an_open_one_is_the_default(client: TestClient) -> None:
    body = {
        "text": TEXT,
        "id": "quillon-1",
        "known_names": [{"name": CANARY, "role": "child"}],
        "include_text": True,
    }
    masked = client.post("/v1/check", json={**body, "mask": True})
    assert masked.status_code == 200, masked.text
    assert masked.json()["masked"] is True
    jsonschema.Draft202012Validator(contract()).validate(masked.json())
    for word in CANARY.split():
        assert word.lower() not in masked.text.lower()
    assert masked.json()["record"]["id"] == "Q.F.-1"
    open_ = client.post("/v1/check", json=body)
    assert "masked" not in open_.json() and CANARY in open_.text
