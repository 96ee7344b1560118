"""How many traps recordqa walks into: ``python benchmarks/traps.py``.

Reads ``models/data/judgement/traps``, texts that look better, worse or other than they are, written
apart from the training; prints the share of checks passed by kind, and with ``--failed`` the ids that fail.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import recordqa
from recordqa.types import GRADES, Report

TRAPS = Path(__file__).resolve().parents[1] / "models" / "data" / "judgement" / "traps" / "traps.yaml"


def passed(report: Report, checks: Mapping[str, Any]) -> dict[str, bool]:
    """Each check of a trap, and whether it holds; a level that does not apply counts as 0."""
    found: dict[str, bool] = {}
    rank = -1 if report.grade is None else GRADES.index(report.grade)
    for name, wanted in checks.items():
        if name == "grade":
            found[name] = report.grade == wanted
        elif name == "grade_at_most":
            found[name] = rank <= GRADES.index(wanted)
        elif name == "grade_at_least":
            found[name] = rank >= GRADES.index(wanted)
        elif name == "personal_data":
            shown = [p.text for p in report.personal_data]
            found |= {
                f"{name} {n}": any(text in s or s in text for s in shown) for n, text in enumerate(wanted)
            }
        else:
            levels = {c.id: c.level or 0 for c in report.criteria}
            for criterion, level in wanted.items():
                more = name == "levels_at_least"
                found[f"{name} {criterion}"] = (
                    levels[criterion] >= level if more else levels[criterion] <= level
                )
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--failed", action="store_true", help="print the checks that fail")
    given = parser.parse_args()
    counts: dict[str, list[int]] = {}
    for trap in yaml.safe_load(TRAPS.read_text(encoding="utf-8")):
        report = recordqa.check(trap["text"], type=trap.get("type"))
        for name, right in passed(report, trap["checks"]).items():
            for kind in (trap["kind"], "all"):
                row = counts.setdefault(kind, [0, 0])
                row[0] += right
                row[1] += 1
            if given.failed and not right:
                print(trap["id"], trap["kind"], name)
    print(json.dumps({k: [*v, round(v[0] / v[1], 3)] for k, v in sorted(counts.items())}, indent=1))


if __name__ == "__main__":
    main()
