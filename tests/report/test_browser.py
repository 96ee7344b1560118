"""The page in a real browser: nothing sticks out sideways, however long the words in a record are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from recordqa.report import RenderOptions, get
from recordqa.types import ErrorRow

from .sample import TEXT, report

LONG = "x" * 300
MEASURE = """<body><iframe id="f" src="page.html" style="width:{width}px;height:800px;border:0"></iframe>
<p id="o"></p><script>f.onload = () => {{ const d = f.contentDocument.documentElement;
o.textContent = "needs " + d.scrollWidth + " has " + d.clientWidth }}</script>"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_width_needs_scrolling_sideways(tmp_path: Path, width: int) -> None:
    usual = report()
    awkward = report(
        record=usual.record.model_copy(update={"id": LONG, "source": LONG}),
        text=TEXT + LONG + "\n" + " | ".join(["a" * 40] * 9),
        warnings=[LONG],
        review_reasons=[LONG],
        actions=[a.model_copy(update={"owner": LONG, "due_text": LONG}) for a in usual.actions],
    )
    page = get("html").render([awkward, ErrorRow(LONG, LONG, "x", LONG, LONG), usual], RenderOptions())
    (tmp_path / "page.html").write_bytes(page)
    (tmp_path / "measure.html").write_text(MEASURE.format(width=width), encoding="utf-8")
    browser = shutil.which("chromium")
    assert browser is not None
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            "--disable-web-security",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--window-size={width + 100},900",
            "--virtual-time-budget=4000",
            "--dump-dom",
            (tmp_path / "measure.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    measured = re.search(r">needs (\d+) has (\d+)<", done.stdout)
    assert measured, "the browser measured nothing"
    assert int(measured[1]) <= int(measured[2])
    assert int(measured[2]) > width - 30
