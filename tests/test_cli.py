"""The command as a person runs it: words, exit status, one row for each input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from recordqa.report_schema import contract

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTE = (
    "Case supervision 3 June 2026. Supervisor: Nadia Rahimi. Social worker: Paul Brandt.\n"
    "K.L. told Paul “I want to sleep in my own bed”.\nActions\n- Paul to ring the school by 10 June\n"
)


def run(
    *args: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    import os

    return subprocess.run(
        [sys.executable, "-m", "recordqa.cli", *args],
        input=data,
        capture_output=True,
        timeout=120,
        env={**os.environ, **(env or {})},
    )


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_one_record_as_json_keeps_the_contract(note: Path) -> None:
    done = run("check", str(note), "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator(contract()).validate(report)
    assert report["record"]["source"] == "note.txt"
    assert "text" not in report


def test_the_text_view_is_plain_when_piped(note: Path) -> None:
    done = run("check", str(note))
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 80
    assert len(done.stdout.decode().splitlines()) <= 60


def test_stdin_and_several_inputs_give_an_array_in_order(note: Path) -> None:
    done = run("check", str(note), "-", "--format", "json", stdin=NOTE)
    assert done.returncode == 0
    assert [r["record"]["id"] for r in json.loads(done.stdout)] == ["note", "stdin"]


def test_jsonl_has_one_row_for_each_input_and_status_3_when_one_cannot_be_read(
    note: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "empty.docx"
    bad.write_bytes(b"")
    done = run("check", str(bad), str(note), str(tmp_path / "gone.txt"), "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 3
    assert [r["schema"] for r in rows] == ["recordqa.error/1", "recordqa.report/1", "recordqa.error/1"]
    assert rows[0]["record"] == {"id": "empty", "source": "empty.docx"}
    assert rows[0]["error"]["code"] == "empty"
    assert rows[2]["error"]["code"] == "not_found"


def test_fail_under(note: Path) -> None:
    assert run("check", str(note), "--fail-under", "inadequate").returncode == 0
    assert run("check", str(note), "--fail-under", "outstanding").returncode == 1
    assert run("check", str(note), "--fail-under", "splendid").returncode == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--policy", "atlantis"], "sandwell"),
        (["--type", "memo"], "oversight"),
        (["--session-date", "14/3/26"], "2026-03-14"),
        (["--format", "xml"], "jsonl"),
        (["--known-names", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_a_usage_mistake_is_one_sentence_and_status_2(note: Path, args: list[str], words: str) -> None:
    done = run("check", str(note), *args)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_policy_in_a_table_that_no_pack_has_stops_before_any_work(tmp_path: Path) -> None:
    table = tmp_path / "records.csv"
    table.write_text(
        'text,policy\n"Supervision of K.L.",sandwell\n"Supervision of J.M.",atlantis\n', encoding="utf-8"
    )
    done = run("check", str(table), "--format", "jsonl")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"atlantis" in done.stderr and b"systemic-practice" in done.stderr


def test_a_row_of_a_table_says_what_is_known(tmp_path: Path) -> None:
    table = tmp_path / "records.csv"
    table.write_text(
        "id,text,type,policy,session_date,recorded_date,known_names\n"
        f'r1,"{NOTE.replace(chr(34), chr(34) * 2)}",case,bury,2026-06-03,2026-06-05,Paul:professional\n',
        encoding="utf-8",
    )
    done = run("check", str(table), "--format", "json")
    report = json.loads(done.stdout)
    report = report[0] if isinstance(report, list) else report
    assert report["record"]["id"] == "r1"
    assert report["record"]["policy"] == "bury"
    assert report["record"]["type_detected"] is False
    timely = next(c for c in report["criteria"] if c["id"] == "timeliness")
    assert timely["level"] == 2


def test_known_and_not_names(note: Path, tmp_path: Path) -> None:
    text = tmp_path / "names.txt"
    text.write_text(
        "Supervision 3 June 2026. Fenwick was loud today. Zorblat House is full.", encoding="utf-8"
    )
    names = tmp_path / "names.csv"
    names.write_text("name,role\nFenwick,child\n", encoding="utf-8")
    never = tmp_path / "never.txt"
    never.write_text("# teams\nZorblat House\n", encoding="utf-8")
    done = run(
        "check",
        str(text),
        "--type",
        "personal",
        "--known-names",
        str(names),
        "--not-names",
        str(never),
        "--format",
        "json",
    )
    people = {
        (p["text"], p["role"]) for p in json.loads(done.stdout)["personal_data"] if p["entity"] == "PERSON"
    }
    assert ("Fenwick", "child") in people
    assert not any("Zorblat" in text for text, _ in people)


def test_a_role_that_does_not_exist_is_named_by_its_line(note: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("Fenwick,child\nOtto,neighbour\n", encoding="utf-8")
    done = run("check", str(note), "--known-names", str(names))
    assert done.returncode == 2
    assert b"line 2" in done.stderr
    assert b"Otto" not in done.stderr


def test_one_file_each_into_a_folder(note: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("check", str(note), str(note), "--format", "html", "-o", f"{out}/")
    assert done.returncode == 0
    assert sorted(p.name for p in out.iterdir()) == ["note-2.html", "note.html"]


def test_packs_formats_and_explain() -> None:
    packs = run("packs").stdout.decode().splitlines()
    assert [line.split()[0] for line in packs] == sorted(line.split()[0] for line in packs)
    assert "sandwell" in {line.split()[0] for line in packs}
    listed = run("formats").stdout.decode()
    for word in (".docx", ".pdf", ".msg", ".parquet", "jsonl", "html"):
        assert word in listed
    page = run("explain", "actions").stdout.decode()
    assert [
        h
        for h in ("Asks", "Why it matters", "Levels", "Examples", "What to write", "Sources")
        if h not in page
    ] == []
    assert run("explain", "courage").returncode == 2


def test_validate(tmp_path: Path) -> None:
    bad = tmp_path / "mine.yaml"
    bad.write_text("id: mine\nid: mine\n", encoding="utf-8")
    done = run("validate", str(bad))
    assert done.returncode == 2
    assert b"mine.yaml:2" in done.stderr
    good = Path(__file__).parents[1] / "criteria" / "packs" / "bury.yaml"
    assert run("validate", str(good)).returncode == 0


def test_demo_reports_every_example() -> None:
    done = run("demo")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    for item in EXAMPLES.iterdir():
        if item.suffix in (".docx", ".txt", ".pdf", ".html", ".rtf", ".eml") or (
            item.suffix == ".md" and item.stem != "README"
        ):
            assert item.stem[:20] in text


def test_an_example_docx_gets_a_whole_report() -> None:
    item = next(p for p in sorted(EXAMPLES.iterdir()) if p.suffix == ".docx")
    done = run("check", str(item), "--format", "json")
    report = json.loads(done.stdout)
    assert report["grade"] is not None
    assert any(c["evidence"] for c in report["criteria"])


def test_help_is_light() -> None:
    code = (
        "import sys\nfrom recordqa import cli\n"
        "import typer\ntyper.main.get_command(cli.app)\n"
        "heavy = {'spacy', 'onnxruntime', 'presidio_analyzer', 'polars', 'docx', 'lxml', 'pydantic', 'fastapi'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
    assert run("--help").returncode == 0


def test_the_packs_setting_and_the_policy_setting(note: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        'id: ours\ntitle: Ours\nversion: "3"\ndate: null\nextends: bury\n', encoding="utf-8"
    )
    done = run(
        "check",
        str(note),
        "--format",
        "json",
        env={"RECORDQA_PACKS": str(tmp_path), "RECORDQA_POLICY": "ours"},
    )
    assert json.loads(done.stdout)["record"]["policy"] == "ours"
    assert json.loads(done.stdout)["record"]["policy_version"] == "3"


def test_a_large_file_is_refused_with_the_setting_that_allows_it(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text("supervision " * 20_000, encoding="utf-8")
    done = run("check", str(big), "--format", "jsonl", env={"RECORDQA_MAX_MB": "0.1"})
    assert done.returncode == 3
    assert "RECORDQA_MAX_MB" in done.stdout.decode()
