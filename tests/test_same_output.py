"""The same records give the same bytes, in another process and another order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def rows(paths: list[Path], seed: str) -> list[bytes]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "recordqa.cli",
            "check",
            *map(str, paths),
            "--format",
            "jsonl",
            "--include-text",
            "--no-mask",
        ],
        capture_output=True,
        timeout=180,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.returncode == 0, done.stderr.decode()[-300:]
    return done.stdout.splitlines()


def test_byte_for_byte_whatever_the_hash_seed_and_the_order() -> None:
    paths = sorted(
        p
        for p in EXAMPLES.iterdir()
        if p.suffix in (".docx", ".pdf", ".txt", ".csv", ".eml", ".html", ".rtf")
    )
    assert len(paths) >= 9
    first = rows(paths, "1")
    assert len(first) >= 13
    assert rows(paths, "2") == first
    backwards = rows(paths[::-1], "3")
    assert sorted(backwards) == sorted(first)
    assert all(json.loads(row)["schema"] == "recordqa.report/1" for row in first)
