"""No text of the shared evaluation records stands anywhere in the project."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RUN = 7
TEXT = (".py", ".yaml", ".md", ".txt", ".json", ".jsonl", ".csv", ".html", ".rtf", ".eml", ".toml")


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", re.sub(r"\[\[\w+:([^\]]*)\]\]", r"\1", text.lower()).replace("’", "'"))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not (SHARED / "dev-set").is_dir(), reason="../shared/dev-set is not beside this checkout")
def test_no_seven_words_in_a_row_from_the_development_set() -> None:
    golds = [
        f.read_text(encoding="utf-8").split("---", 2)[2]
        for f in sorted((SHARED / "dev-set").glob("?[0-9]*.md"))
    ]
    assert len(golds) == 20
    # Printed labels of the councils' forms may stand in packs and forms.
    printed = set().union(*(runs(f.read_text(encoding="utf-8")) for f in (SHARED / "policies").glob("*.md")))
    evaluation = set().union(*(runs(g) for g in golds)) - printed
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    checked = 0
    for name in files:
        if name.endswith(TEXT) and (ROOT / name).is_file():
            checked += 1
            found = runs((ROOT / name).read_text(encoding="utf-8", errors="replace")) & evaluation
            assert not found, (name, [" ".join(f) for f in sorted(found)[:3]])
    assert checked > 100
