"""Where reports go, how a run ends when it is cut short, and what a person sees meanwhile."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_cli import NOTE, run

COMMAND = [sys.executable, "-m", "recordqa.cli"]
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note of Żaneta's.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def table(path: Path, rows: int) -> Path:
    text = NOTE.replace('"', '""')
    path.write_text(
        "id,text\n" + "".join(f'r{n},"{text} Item {n}."\n' for n in range(rows)), encoding="utf-8"
    )
    return path


def test_a_report_is_never_written_over_a_record(note: Path) -> None:
    before = note.read_bytes()
    for args in (["-o", str(note)], ["-o", str(note.parent), "--format", "text"]):
        done = run("check", str(note), *args)
        assert done.returncode == 2, args
        assert b"over the record" in done.stderr
        assert note.read_bytes() == before


def test_reports_are_not_put_among_the_records_of_a_folder(note: Path) -> None:
    done = run("check", str(note.parent), "--format", "md", "-o", f"{note.parent}/reports/")
    assert done.returncode == 2
    assert b"among the records" in done.stderr
    assert not (note.parent / "reports").exists()


def test_a_place_that_cannot_be_written_is_refused_before_any_work(note: Path, tmp_path: Path) -> None:
    slow = table(tmp_path / "slow.csv", 3)
    for out in (tmp_path / "gone" / "x.json", note / "x.json"):
        done = run("check", str(slow), "--format", "json", "-o", str(out))
        assert done.returncode == 2
        assert b"cannot be written" in done.stderr and b"Traceback" not in done.stderr
    assert run("check", str(slow), "-o", f"{note}/deeper/").returncode == 2


def test_evaluate_says_when_it_cannot_write(tmp_path: Path) -> None:
    done = run("evaluate", str(tmp_path / "gone"))
    assert done.returncode == 2 and b"Traceback" not in done.stderr


def test_paths_with_spaces_and_letters_of_other_languages(note: Path, tmp_path: Path) -> None:
    out = tmp_path / "für später"
    done = run(
        "check", str(note), "--format", "json", "-o", f"{out}{os.sep}", env={"PYTHONIOENCODING": "cp1252"}
    )
    assert done.returncode == 0, done.stderr
    written = list(out.iterdir())
    assert [p.suffix for p in written] == [".json"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["record"]["source"] == note.name


def test_a_console_of_another_code_page_does_not_stop_a_report(note: Path) -> None:
    done = run("check", str(note), env={"PYTHONIOENCODING": "cp1252:strict", "PYTHONUTF8": "0"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8")


def test_ids_that_no_file_can_be_named_after(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    text = NOTE.replace('"', '""')
    rows.write_text(
        "id,text\n" + "".join(f'{i},"{text}"\n' for i in ("nul", "../../x", "x" * 400)), encoding="utf-8"
    )
    out = tmp_path / "out"
    assert run("check", str(rows), "--no-mask", "--format", "json", "-o", f"{out}/").returncode == 0
    assert sorted(p.name for p in out.iterdir()) == ["nul_.json", "x.json", "x" * 100 + ".json"]


def test_the_setting_names_a_policy_that_does_not_exist(note: Path) -> None:
    done = run("check", str(note), env={"RECORDQA_POLICY": "atlantis"})
    assert done.returncode == 2
    assert b"sandwell" in done.stderr


def test_a_policy_in_a_table_on_stdin_stops_before_any_work() -> None:
    import polars

    made = io.BytesIO()
    polars.DataFrame({"text": ["Supervision of K.L."], "policy": ["atlantis"]}).write_parquet(made)
    done = run("check", "-", "--format", "jsonl", stdin=made.getvalue())
    assert done.returncode == 2
    assert done.stdout == b""


@not_on_windows
def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", 40)
    with subprocess.Popen(
        [*COMMAND, "check", str(path), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as going:
        assert going.stdout is not None and going.stderr is not None
        assert going.stdout.readline().startswith(b'{"schema":"recordqa.report/1"')
        going.stdout.close()
        assert going.stderr.read() == b""
        assert going.wait(60) == 141


@not_on_windows
def test_the_first_line_comes_before_the_last_record_is_done_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", 2000)
    with subprocess.Popen(
        [*COMMAND, "check", str(path), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as going:
        assert going.stdout is not None and going.stderr is not None
        first = [json.loads(going.stdout.readline())["record"]["id"] for _ in range(3)]
        assert first == ["r0", "r1", "r2"]
        assert going.poll() is None
        going.send_signal(signal.SIGINT)
        rest = going.stdout.read()
        assert rest.count(b"\n") < 1990
        assert b"Traceback" not in going.stderr.read()
        assert going.wait(60) == 130


@not_on_windows
def test_many_inputs_show_how_far_it_is_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    path = table(tmp_path / "t.csv", 30)
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "check", str(path), "--format", "jsonl"], stdout=subprocess.DEVNULL, stderr=slave
    ) as going:
        os.close(slave)
        seen = b""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                piece = os.read(master, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        assert going.wait(60) == 0
    os.close(master)
    assert b"of 30" in seen
    quiet = run("check", str(path), "--format", "jsonl")
    assert quiet.stderr == b""


def test_a_port_in_use_is_one_sentence() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert b"--port" in done.stderr and b"Traceback" not in done.stderr
