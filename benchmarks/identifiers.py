"""How well identifiers other than names are found: ``python benchmarks/identifiers.py``.

On ``models/data/people/test/identifiers.txt``, written by another hand with near misses, never tuned on. An
identifier is found when one span of its entity covers it whole (punctuation at the ends aside); a found span
is right when it lies on a marked one of its entity. Intervals are 95 %, by bootstrap over passages.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from typing import Any

import numpy as np

from recordqa.detect.personal_data import find_personal_data
from recordqa.evaluation.gold import strip_marks
from recordqa.read import read_text
from recordqa.segment import segment

FILE = Path(__file__).resolve().parents[1] / "models" / "data" / "people" / "test" / "identifiers.txt"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--file", type=Path, default=FILE)
    given = parser.parse_args()
    passages = re.split(r"(?m)^===.*\n", given.file.read_text(encoding="utf-8"))[1:]
    rows: dict[str, list[np.ndarray]] = {}
    words, seconds = 0, 0.0
    for passage in passages:
        text, gold = strip_marks(passage.strip("\n"))
        document = segment(read_text(text))
        begun = time.perf_counter()
        found = [d for d in find_personal_data(document) if d.entity != "PERSON"]
        seconds += time.perf_counter() - begun
        words += len(text.split())
        counts: dict[str, np.ndarray] = {}
        for mark in gold:
            if mark.entity != "PERSON":
                row = counts.setdefault(mark.entity, np.zeros(4))
                inner = text[mark.start : mark.end]
                start = mark.start + len(inner) - len(inner.lstrip(" .,;:()"))
                end = mark.end - (len(inner) - len(inner.rstrip(" .,;:()")))
                row[1] += 1
                row[0] += any(d.entity == mark.entity and d.start <= start and end <= d.end for d in found)
        for datum in found:
            row = counts.setdefault(datum.entity, np.zeros(4))
            row[3] += 1
            row[2] += any(
                m.entity == datum.entity and m.start < datum.end and datum.start < m.end for m in gold
            )
        counts["all"] = sum(counts.values(), np.zeros(4))
        for kind in {*counts, *rows}:
            rows.setdefault(kind, [])
        for kind in rows:
            rows[kind].append(counts.get(kind, np.zeros(4)))
    result: dict[str, Any] = {"passages": len(passages), "words": words}
    result["ms a 1000 words, people included"] = round(1e6 * seconds / words, 1)
    rng = np.random.default_rng(0)
    for kind, table in sorted(rows.items()):
        counted = np.array(table)
        total = counted.sum(axis=0)
        drawn = counted[rng.integers(0, len(counted), (1000, len(counted)))].sum(axis=1)
        line: dict[str, Any] = {}
        for name, hit, every in (("recall", 0, 1), ("precision", 2, 3)):
            if total[every]:
                shares = drawn[:, hit] / np.maximum(drawn[:, every], 1)
                low, high = np.percentile(shares, (2.5, 97.5))
                line[name] = f"{total[hit] / total[every]:.3f} ({low:.3f}-{high:.3f}) of {int(total[every])}"
        result[kind] = line
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
