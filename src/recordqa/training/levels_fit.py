"""Fits ``models/levels`` and ``models/grade``: ``python -m recordqa.training.levels_fit``.

Reads gold records that the evidence model did not learn from (``models/data/judgement/fit``,
``models/data/records/tune`` and ``held``) as the running product sees them. Plain numpy: ordinal logistic
regressions with no weight below zero, each drawn towards what all have in common. The grade's cuts
are fitted on levels told by weights that had not seen the record (five folds), and so are the tiers.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from recordqa.detect import detect
from recordqa.evaluation.gold import Gold, read_gold
from recordqa.evaluation.measures import quadratic_weighted_kappa
from recordqa.judge import judge
from recordqa.judge.grade import weighted_share
from recordqa.judge.kinds import evidence, follow_up
from recordqa.judge.levelling import Levels, level_of, signs
from recordqa.judge.verdict import Context
from recordqa.packs import load_pack
from recordqa.pipeline import printed_forms
from recordqa.read import read_text
from recordqa.segment import segment
from recordqa.training.evidence_data import DATA, kept_back, plain_text, records
from recordqa.types import GRADES, CriterionJudgement, Metadata

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "models"
OTHERS = MODELS / "data" / "records"
#: Pull of a criterion's weights towards the common ones, and of those towards nothing.
PULL, COMMON_PULL = 0.3, 0.01
SIGNS = 9
FOLDS = 5
#: Agreement with the gold levels from which a criterion's level counts on its own.
COUNTS = 0.6
#: How often the conformal set is meant to hold the auditor's grade.
COVERAGE = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of one record: its signs and its gold level."""

    record: str
    criterion: str
    signs: list[float]
    level: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A gold record as the running product sees it: the rows to fit, and everything else judged."""

    gold: Gold
    rows: tuple[Row, ...]
    criteria: tuple[CriterionJudgement, ...]
    limited: bool

    @property
    def fold(self) -> int:
        return crc32(self.gold.id.encode()) % FOLDS


def seen(gold: Gold) -> Seen:
    """Detect and judge a gold record with its type, policy and dates given."""
    pack = load_pack(gold.policy)
    record = replace(
        read_text(gold.text),
        metadata=Metadata(
            type=gold.type,
            policy=gold.policy,
            session_date=gold.session_date,
            recorded_date=gold.recorded_date,
        ),
    )
    document = segment(record, printed_forms(pack), pack.headings())
    findings = detect(document, pack)
    judgement = judge(document, findings, pack, type=gold.type)
    context = Context(document, findings, pack, gold.type)
    rows = []
    for criterion in pack.criteria.values():
        level = gold.levels.get(criterion.id)
        cues = {"evidence": evidence.by_cues, "follow_up": follow_up.by_cues}.get(criterion.kind)
        if cues is None or level is None:
            continue
        cued = cues(criterion, context).level or 0
        read = [r.rungs[criterion.id][1:] for r in findings.readings]
        rows.append(Row(gold.id, criterion.id, signs(read, cued), level))
    return Seen(gold, tuple(rows), judgement.criteria, bool(judgement.limits))


def line_rows() -> list[Row]:
    """The labelled sentences that the evidence model's training keeps back, each a record of its own.

    A short note has no second sentence to lean on, and must be levelled as rightly as a long one.
    """
    pack = load_pack("base")
    found = []
    for number, (labels, text) in enumerate(kept_back()):
        document = segment(read_text(plain_text(text)))
        findings = detect(document, pack)
        context = Context(document, findings, pack, "case")
        for name in sorted({*labels} & set(pack.criteria)):
            criterion = pack.criteria[name]
            cues = {"evidence": evidence.by_cues, "follow_up": follow_up.by_cues}.get(criterion.kind)
            if cues is not None:
                read = [r.rungs[name][1:] for r in findings.readings]
                cued = cues(criterion, context).level or 0
                found.append(Row(f"line {number}", name, signs(read, cued), int(labels[name][0])))
    return found


def descend(table: Any, wanted: Any, towards: Any, pull: float) -> tuple[Any, float]:
    """Weights of zero or more and a bias: logistic loss by projected gradient descent."""
    weights, bias = towards.copy(), 0.0
    for turn in range(3000):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights + bias, -30, 30)))
        error = chance - wanted
        slope = table.T @ error / len(wanted) + pull * (weights - towards) / max(1.0, len(wanted) / 40)
        rate = 0.5 / (1 + turn / 600)
        weights = np.maximum(0.0, weights - rate * slope)
        bias -= rate * error.mean()
    return weights, float(bias)


def fit(rows: Sequence[Row]) -> tuple[dict[str, list[list[float]]], dict[str, list[float]]]:
    """Weights and biases of levels 1 to 3 for every criterion."""
    names = sorted({row.criterion for row in rows})
    weights: dict[str, list[list[float]]] = {name: [] for name in names}
    biases: dict[str, list[float]] = {name: [] for name in names}
    table = np.array([r.signs for r in rows])
    for level in (1, 2, 3):
        wanted = np.array([float(r.level >= level) for r in rows])
        common, _ = descend(table, wanted, np.zeros(SIGNS), COMMON_PULL)
        for name in names:
            chosen = [i for i, r in enumerate(rows) if r.criterion == name]
            own, bias = descend(table[chosen], wanted[chosen], common, PULL)
            weights[name].append([round(float(w), 5) for w in own])
            biases[name].append(round(bias, 5))
    return weights, biases


def unseen_chances(every: Sequence[Seen], lines: Sequence[Row]) -> dict[tuple[str, str], tuple[float, ...]]:
    """(record, criterion) → chances of each level, by weights that had not seen the record's fold."""
    found: dict[tuple[str, str], tuple[float, ...]] = {}
    for fold in range(FOLDS):
        weights, bias = fit([*lines, *(row for s in every if s.fold != fold for row in s.rows)])
        fold_levels = Levels(weights, bias, {})
        for row in (row for s in every if s.fold == fold for row in s.rows):
            found[row.record, row.criterion] = fold_levels.chances(row.criterion, row.signs)
    return found


def tiers(every: Sequence[Seen], chances: dict[tuple[str, str], tuple[float, ...]]) -> dict[str, float]:
    """Each criterion's agreement (quadratic weighted kappa) on records its weights had not seen."""
    pairs: dict[str, list[tuple[int, int]]] = {}
    for row in (row for s in every for row in s.rows):
        pairs.setdefault(row.criterion, []).append((row.level, level_of(chances[row.record, row.criterion])))
    return {
        name: round(quadratic_weighted_kappa(found, 4) or 0.0, 3) for name, found in sorted(pairs.items())
    }


def share_of(one: Seen, chances: dict[tuple[str, str], tuple[float, ...]]) -> float:
    """The weighted share of a record with the unseen chances in the place of the installed ones."""
    criteria = [
        replace(c, chances=chances[one.gold.id, c.id], level=level_of(chances[one.gold.id, c.id]))
        if c.applies and (one.gold.id, c.id) in chances
        else c
        for c in one.criteria
    ]
    return weighted_share(criteria, load_pack(one.gold.policy), one.gold.type)


def grade_chances(share: Any, cuts: Any, spread: float) -> Any:
    """A row of the four grades' probabilities for each share, worst first."""
    above = 1 / (1 + np.exp(-(share[:, None] - np.asarray(cuts)[None, :]) / spread))
    ones, none = np.ones((len(share), 1)), np.zeros((len(share), 1))
    return -np.diff(np.concatenate([ones, above, none], axis=1), axis=1)


def fit_grade(share: Any, grades: Any) -> tuple[list[float], float]:
    """Cuts and spread of greatest likelihood, by a search that narrows."""
    best = np.array([0.34, 0.56, 0.84, 0.08])

    def loss(values: Any) -> float:
        if not 0 < values[0] < values[1] < values[2] < 1 or values[3] < 0.02:
            return 1e9
        chances = grade_chances(share, values[:3], values[3])[np.arange(len(grades)), grades]
        return float(-np.log(np.maximum(chances, 1e-9)).sum())

    step = 0.08
    while step > 0.0005:
        moved = False
        for at in range(4):
            for way in (-step, step):
                tried = best.copy()
                tried[at] += way
                if loss(tried) < loss(best) - 1e-9:
                    best, moved = tried, True
        if not moved:
            step /= 2
    return [round(float(c), 4) for c in best[:3]], round(float(best[3]), 4)


def conformal(chances: Any, grades: Any) -> float:
    """The least probability of a grade that cannot be ruled out (split conformal, Vovk et al. 2005)."""
    missed = np.sort(1 - chances[np.arange(len(grades)), grades])
    rank = min(len(missed) - 1, int(np.ceil((len(missed) + 1) * COVERAGE)) - 1)
    return round(float(1 - missed[rank]), 4)


def fit_set() -> list[Gold]:
    """The records that levels and grades are fitted on."""
    return [*records(DATA / "fit"), *read_gold(OTHERS / "tune"), *read_gold(OTHERS / "held")]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit levels' weights and the grade's cuts.")
    parser.add_argument("--out", type=Path, default=MODELS)
    given = parser.parse_args()
    every = [seen(gold) for gold in fit_set()]
    lines = line_rows()
    chances = unseen_chances(every, lines)
    agreement = tiers(every, chances)
    weights, bias = fit([*lines, *(row for s in every for row in s.rows)])
    told = {name: "counts" if kappa >= COUNTS else "look here" for name, kappa in agreement.items()}
    free = [s for s in every if not s.limited]
    share = np.array([share_of(s, chances) for s in free])
    grades = np.array([GRADES.index(s.gold.grade) for s in free])
    cuts, spread = fit_grade(share, grades)
    least = conformal(grade_chances(share, cuts, spread), grades)
    files = {
        "levels/levels.json": {"weights": weights, "bias": bias, "tiers": told, "unseen_qwk": agreement},
        "grade/grade.json": {
            "cuts": cuts,
            "spread": spread,
            "replaces": list(load_pack("base").grade.cuts),
            "least": least,
            "coverage": COVERAGE,
            "records": len(free),
        },
    }
    for name, content in files.items():
        path = given.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(json.dumps({"agreement": agreement, **files["grade/grade.json"]}, indent=1))


if __name__ == "__main__":
    main()
