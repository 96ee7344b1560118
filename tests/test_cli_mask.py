"""--mask and --no-mask, and what is masked when neither is given."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.test_cli import run

NAME = "Zanele Dube"
NOTE = (
    f"Case supervision 3 June 2026. Supervisor: Nadia Rahimi. Child: {NAME}.\n"
    "Zanele told Nadia she is cold.\nActions\n- Nadia to see ZANELE by 10 June\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "month"
    made.mkdir()
    (made / f"{NAME} March.txt").write_text(NOTE, encoding="utf-8")
    (made / "zanele_dube_April_2.docx").write_bytes(b"")
    return made


def names_in(output: bytes) -> bool:
    return any(word in output.decode().lower() for word in NAME.lower().split())


@pytest.mark.parametrize("format", ["text", "jsonl", "html"])
def test_a_folder_is_masked_unless_told_otherwise(folder: Path, format: str) -> None:
    done = run("check", str(folder), "--format", format)
    assert done.returncode == 3
    assert not names_in(done.stdout) and not names_in(done.stderr)
    if format == "jsonl":
        report, row = (json.loads(line) for line in done.stdout.splitlines())
        assert report["record"]["source"] == "Z.D. March.txt"
        assert row["record"]["source"] == "record 2.docx" and row["masked"] is True
        assert names_in(run("check", str(folder), "--format", format, "--no-mask").stdout)


def test_one_record_is_open_and_can_be_masked(folder: Path, tmp_path: Path) -> None:
    note = folder / f"{NAME} March.txt"
    assert names_in(run("check", str(note)).stdout)
    masked = run("check", str(note), "--mask")
    assert not names_in(masked.stdout) and b"masked" in masked.stdout
    out = tmp_path / "out"
    assert run("check", str(folder), "--format", "json", "-o", f"{out}/").returncode == 3
    assert sorted(p.name for p in out.iterdir()) == ["Z.D._March.json", "record_2.json"]


def test_a_table_of_one_row_and_a_zip_are_masked(tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text(f'id,text\nzanele,"{NOTE}"\n', encoding="utf-8")
    archive = tmp_path / "files.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(f"{NAME}/note.txt", NOTE)
    for path in (table, archive):
        assert not names_in(run("check", str(path), "--format", "jsonl").stdout)
