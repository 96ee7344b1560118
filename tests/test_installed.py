"""The wheel, in an empty environment, from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    # A copy, so that a build leaves nothing in the checkout and nothing left there gets into the wheel.
    source = tmp_path_factory.mktemp("source")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in tracked.decode().split("\0"):
        if name and (ROOT / name).is_file():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_holds_criteria_models_templates_and_the_service(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "recordqa/criteria/library/child_voice.yaml",
        "recordqa/criteria/packs/sandwell.yaml",
        "recordqa/criteria/language/classes.yaml",
        "recordqa/models/__init__.py",
        "recordqa/api/__init__.py",
        "recordqa/api/routes/check.py",
        "recordqa/types/report.schema.json",
        "recordqa/py.typed",
    ):
        assert wanted in names, wanted
    assert any(n.startswith("recordqa/report/templates/") for n in names)
    assert any(n.startswith("recordqa/examples/") and n.endswith(".docx") for n in names)
    assert not any(n.startswith(("tests/", "recordqa/models/data/", "recordqa/training/")) for n in names)


def test_it_runs_in_an_empty_environment_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_folder = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    subprocess.run(
        [str(bin_folder / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)],
        check=True,
        capture_output=True,
        timeout=900,
        env=clean,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "note.txt").write_text(
        "Supervision 3 June 2026. K.L. told me “I want to stay”. Ines to ring nan by Friday.",
        encoding="utf-8",
    )
    command = str(bin_folder / "recordqa")
    done = subprocess.run(
        [command, "check", "note.txt", "--policy", "sandwell", "--format", "json"],
        cwd=elsewhere, capture_output=True, timeout=120, env=clean,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads(done.stdout)
    assert report["record"]["policy"] == "sandwell"
    assert len(report["criteria"]) >= 19
    demo = subprocess.run([command, "demo"], cwd=elsewhere, capture_output=True, timeout=120, env=clean)
    assert demo.returncode == 0, demo.stderr.decode()
    serve = subprocess.run(
        [str(bin_folder / "python"), "-c", "from recordqa.api import create_app; print(create_app().title)"],
        cwd=elsewhere, capture_output=True, timeout=120, env=clean,
    )  # fmt: skip
    assert serve.stdout.strip() == b"recordqa"
