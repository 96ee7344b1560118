"""Nothing leaves the machine, and no record text reaches a log, an error, or a file nobody asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recordqa.batch import check_one, fault
from recordqa.pipeline import Options
from recordqa.types import ErrorRow, Record

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
CANARY = "Xanthippe"

NO_NETWORK = """
import sys

def refuse(event, args):
    # socket.__new__ alone opens nothing outside; an event loop makes a pair of its own.
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        raise SystemExit(f"NETWORK {event}")

sys.addaudithook(refuse)
from recordqa.cli import main
sys.argv = ["recordqa", *sys.argv[1:]]
main()
"""


def run(code: str, *args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        timeout=300,
        env={**os.environ, **(env or {})},
    )


def test_the_guard_itself_would_catch_a_connection() -> None:
    code = NO_NETWORK.split("from recordqa")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert b"NETWORK" in run(code).stderr


def test_a_check_of_every_example_opens_no_connection_and_resolves_no_name() -> None:
    records = [str(f) for f in sorted(EXAMPLES.iterdir()) if f.is_file() and f.stem[:2].isdigit()]
    assert len(records) >= 12
    done = run(NO_NETWORK, "check", *records, "--format", "jsonl")
    assert b"NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert done.stdout.count(b"\n") >= 12


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("note.txt", f"Supervision 3 June 2026. {CANARY} told me she is cold.".encode()),
        ("broken.docx", b"PK\x03\x04" + f"{CANARY} ".encode() * 200),
        ("broken.pdf", b"%PDF-1.7\n" + f"{CANARY} ".encode() * 200),
        ("broken.xlsx", b"PK\x03\x04" + f"{CANARY} ".encode() * 200),
        ("rows.csv", f'text,session_date,type\n"{CANARY} was seen",{CANARY},{CANARY}\n'.encode()),
        ("columns.csv", f"{CANARY} said,when\na,b\n".encode()),
        ("rows.jsonl", f'{{"text": "{CANARY} was seen", \n'.encode()),
        ("page.html", f"<table><tr><td>{CANARY}".encode()),
        ("mail.eml", f"Subject: {CANARY}\n\n{CANARY} was seen".encode()),
        ("note.rtf", b"{\\rtf1 " + f"{CANARY} was seen".encode()),
    ],
)
def test_a_canary_name_is_in_no_message_and_no_file_left_behind(
    tmp_path: Path, name: str, data: bytes
) -> None:
    folder, temporary, home = tmp_path / "in", tmp_path / "tmp", tmp_path / "home"
    for made in (folder, temporary, home):
        made.mkdir()
    (folder / name).write_bytes(data)
    env = {
        "TMPDIR": str(temporary),
        "TEMP": str(temporary),
        "TMP": str(temporary),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
    }
    code = "import logging; logging.basicConfig(level=logging.DEBUG)\nfrom recordqa.cli import main\nmain()"
    done = run(code, "check", str(folder / name), "--format", "jsonl", env=env)
    if name != "columns.csv":
        # (A table without a text column is answered with the columns it has, as asked.)
        assert CANARY.encode() not in done.stderr
        for line in done.stdout.splitlines():
            assert b"recordqa.report/1" in line or CANARY.encode() not in line
    assert [p for p in temporary.rglob("*") if p.is_file()] == []
    assert [p for p in home.rglob("*") if p.is_file()] == []


def test_a_fault_in_recordqa_itself_becomes_a_row_without_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(record: Record, options: Options, **more: object) -> None:
        raise ValueError(f"cannot use {record.text}")

    monkeypatch.setattr("recordqa.batch.check_record", stumble)
    row = check_one(Record(f"{CANARY} was seen", "r1"), Options())
    assert isinstance(row, ErrorRow)
    assert row.code == "check_failed"
    assert CANARY not in str(row.as_dict())
    assert "ValueError" in row.message


def test_a_fault_names_the_line_and_not_the_message() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        assert CANARY not in str(fault(error))


def test_values_do_not_print_their_text() -> None:
    from recordqa import check

    report = check(f"Supervision 3 June 2026. {CANARY} told me she is cold.", type="case", include_text=True)
    assert CANARY not in repr(report) + str(report)
    assert CANARY not in repr(Record(CANARY, "r1"))
