"""Fits ``models/levels``: ``python -m recordqa.training.levels_fit``.

Reads gold records that the evidence model did not learn from (``models/data/judgement/fit``,
``models/data/records/tune`` and ``held``) as the running product sees them. Plain numpy: ordinal logistic
regressions with no weight below zero, each criterion's drawn towards what all have in common.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recordqa.detect import detect
from recordqa.evaluation.gold import Gold, read_gold
from recordqa.judge.kinds.evidence import by_cues
from recordqa.judge.levelling import signs
from recordqa.judge.verdict import Context
from recordqa.packs import load_pack
from recordqa.pipeline import printed_forms
from recordqa.read import read_text
from recordqa.segment import segment
from recordqa.training.evidence_data import DATA, records

ROOT = Path(__file__).resolve().parents[3]
OUT = ROOT / "models" / "levels" / "levels.json"
OTHERS = ROOT / "models" / "data" / "records"
#: Pull of a criterion's weights towards the common ones, and of those towards nothing.
PULL, COMMON_PULL = 0.3, 0.01
SIGNS = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of one record: its signs and its gold level."""

    record: str
    criterion: str
    signs: list[float]
    level: int


def rows_of(gold: Gold) -> Iterator[Row]:
    """The criteria judged by evidence that apply to this record."""
    pack = load_pack(gold.policy)
    document = segment(read_text(gold.text), printed_forms(pack), pack.headings())
    findings = detect(document, pack)
    context = Context(document, findings, pack, gold.type)
    for criterion in pack.criteria.values():
        level = gold.levels.get(criterion.id)
        if criterion.kind != "evidence" or level is None:
            continue
        cued = by_cues(criterion, context).level or 0
        read = [r.rungs[criterion.id][1:] for r in findings.readings]
        yield Row(gold.id, criterion.id, signs(read, cued), level)


def fitted(table: Any, wanted: Any, towards: Any, pull: float) -> tuple[Any, float]:
    """Weights of zero or more and a bias: logistic loss by projected gradient descent."""
    weights, bias = towards.copy(), 0.0
    step = 0.5
    for turn in range(3000):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights + bias, -30, 30)))
        error = chance - wanted
        slope = table.T @ error / len(wanted) + pull * (weights - towards) / max(1.0, len(wanted) / 40)
        rate = step / (1 + turn / 600)
        weights = np.maximum(0.0, weights - rate * slope)
        bias -= rate * error.mean()
    return weights, float(bias)


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """Weights and biases for every criterion with enough records, common ones for the rest."""
    names = sorted({row.criterion for row in rows})
    weights: dict[str, list[list[float]]] = {name: [] for name in names}
    biases: dict[str, list[float]] = {name: [] for name in names}
    for level in (1, 2, 3):
        table = np.array([r.signs for r in rows])
        wanted = np.array([float(r.level >= level) for r in rows])
        common, _ = fitted(table, wanted, np.zeros(SIGNS), COMMON_PULL)
        for name in names:
            chosen = [i for i, r in enumerate(rows) if r.criterion == name]
            own, bias = fitted(table[chosen], wanted[chosen], common, PULL)
            weights[name].append([round(float(w), 5) for w in own])
            biases[name].append(round(bias, 5))
    return {"records": len({r.record for r in rows}), "weights": weights, "bias": biases}


def fit_set() -> list[Gold]:
    """The records that levels and grades are fitted on."""
    return [*records(DATA / "fit"), *read_gold(OTHERS / "tune"), *read_gold(OTHERS / "held")]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the levels' weights.")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    made = fit([row for gold in fit_set() for row in rows_of(gold)])
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
