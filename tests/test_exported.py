"""The public surface, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import recordqa


def test_the_public_names_and_nothing_else() -> None:
    assert recordqa.__all__ == ["RecordQAError", "Report", "check", "check_many", "load_pack"]
    for name in recordqa.__all__:
        assert getattr(recordqa, name) is not None


def test_importing_reads_nothing_and_loads_nothing() -> None:
    code = "import sys, recordqa; print(sorted(m for m in sys.modules if m.split('.')[0] in ('spacy', 'pydantic', 'yaml', 'presidio_analyzer')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"
