"""A model loads only when its files are the ones its card describes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from recordqa import learned, resources
from recordqa.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    model = tmp_path / "toy"
    model.mkdir()
    (model / "weights.bin").write_bytes(b"abc")
    card = {
        "name": "toy",
        "version": "1",
        "trained_on": "nothing",
        "scores": {},
        "made_with": {},
        "files": {"weights.bin": hashlib.sha256(b"abc").hexdigest()},
        "criteria": ["risk"],
    }
    (model / "card.json").write_text(json.dumps(card), encoding="utf-8")
    monkeypatch.setattr(resources, "models_folder", lambda: tmp_path)
    return model


def test_a_model_with_its_card_loads(folder: Path) -> None:
    model = learned.load("toy")
    assert model is not None
    assert model.read("weights.bin") == b"abc"
    assert model.criteria == ("risk",)
    assert learned.versions() == {"toy": "1"}


def test_a_changed_file_is_refused(folder: Path) -> None:
    (folder / "weights.bin").write_bytes(b"abd")
    with pytest.raises(ModelError, match="weights.bin is not the file"):
        learned.load("toy")


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "weights.bin").unlink()
    with pytest.raises(ModelError, match="missing"):
        learned.load("toy")


def test_a_file_outside_the_folder_is_refused(folder: Path) -> None:
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    card["files"] = {"../secret": "0"}
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError):
        learned.load("toy")


def test_a_card_that_does_not_say_enough_is_refused(folder: Path) -> None:
    (folder / "card.json").write_text('{"name": "toy"}', encoding="utf-8")
    with pytest.raises(ModelError, match="trained_on"):
        learned.load("toy")


def test_no_model_is_no_error() -> None:
    assert learned.load("nobody") is None
