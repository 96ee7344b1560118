"""From levels to a score, a grade and how likely each grade is.

The weighted mean of the levels' values is compared with cuts; a logistic around each cut gives the
probability of that grade or a better one. Monotone: no level that rises can lower the grade. Cuts and spread
are fitted on gold records (``models/grade``) unless a pack has cuts of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recordqa import learned
from recordqa.packs import Pack
from recordqa.types import GRADES, CriterionJudgement, Grade, RecordType

_BAND = 25.0


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade, its score (0-100, in the grade's band) and the probability of each grade, worst first.

    ``cannot_rule_out`` are the grades of the conformal set, best first; empty without a fitted model.
    """

    grade: Grade
    score: float
    probabilities: tuple[tuple[Grade, float], ...]
    cannot_rule_out: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeFit:
    """Cuts and spread fitted on gold records, for packs whose own cuts are ``replaces``.

    ``least`` is the probability from which a grade cannot be ruled out at ``coverage``.
    """

    cuts: tuple[float, float, float]
    spread: float
    replaces: tuple[float, float, float]
    least: float
    coverage: float


@lru_cache(maxsize=1)
def fitted() -> GradeFit | None:
    """The fitted cuts; None when they are not installed."""
    model = learned.load("grade")
    if model is None:
        return None
    found = json.loads(model.read("grade.json"))
    return GradeFit(
        tuple(found["cuts"]), found["spread"], tuple(found["replaces"]), found["least"], found["coverage"]
    )


def grade(criteria: Sequence[CriterionJudgement], pack: Pack, type: RecordType, cap: Grade | None) -> Graded:
    """The grade of these levels by the pack, with limits applied first."""
    share = weighted_share(criteria, pack, type)
    fit = fitted()
    if fit is not None and (tuple(pack.grade.cuts) != fit.replaces or not any(c.chances for c in criteria)):
        fit = None
    cuts, spread = (fit.cuts, fit.spread) if fit is not None else (pack.grade.cuts, pack.grade.spread)
    at_least = [1.0, *(1 / (1 + math.exp(-(share - cut) / spread)) for cut in cuts), 0.0]
    # Cuts rise, so the probabilities of "at least" fall; differences are the grades' own.
    chances = [at_least[i] - at_least[i + 1] for i in range(len(GRADES))]
    if cap is not None:
        highest = GRADES.index(cap)
        chances[highest] += sum(chances[highest + 1 :])
        chances[highest + 1 :] = [0.0] * (len(GRADES) - highest - 1)
    best = max(range(len(GRADES)), key=lambda i: (chances[i], -i))
    score = min(max(_score(share, cuts), best * _BAND), best * _BAND + _BAND - 0.1)
    if best == len(GRADES) - 1:
        score = min(max(_score(share, cuts), best * _BAND), 100.0)
    probabilities = tuple((g, c) for g, c in zip(GRADES, chances, strict=True))
    kept: tuple[Grade, ...] = ()
    if fit is not None:
        kept = tuple(g for g, c in reversed(probabilities) if c >= fit.least or g == GRADES[best])
    return Graded(GRADES[best], round(score, 1), probabilities, kept)


def weights(criteria: Sequence[CriterionJudgement], pack: Pack, type: RecordType) -> Mapping[str, float]:
    """How much each criterion counts for this record; criteria that do not count are left out."""
    found = {}
    for item in criteria:
        weight = pack.criteria[item.id].weight.get(type, 0.0)
        if not item.applies or item.level is None or weight <= 0:
            continue
        if item.id == "disagreement" and item.level == 0:
            # No sign of any: nothing to count for or against (codebook).
            continue
        found[item.id] = weight
    return found


def weighted_share(criteria: Sequence[CriterionJudgement], pack: Pack, type: RecordType) -> float:
    """The weighted mean of the levels' values, 0 to 1; expected values where a level's chances are known."""
    counting = weights(criteria, pack, type)
    total = sum(counting.values())
    if not total:
        return 0.0
    values = pack.grade.values
    items = {c.id: c for c in criteria}
    gained = 0.0
    for id, weight in counting.items():
        item = items[id]
        chances = item.chances or [float(level == item.level) for level in range(len(values))]
        value = sum(chance * values[level] for level, chance in enumerate(chances))
        gained += weight * value / values[max(pack.criteria[id].levels)]
    return gained / total


def _score(share: float, cuts: tuple[float, float, float]) -> float:
    edges = [0.0, *cuts, 1.0]
    for band in range(len(GRADES)):
        low, high = edges[band], edges[band + 1]
        if share <= high or band == len(GRADES) - 1:
            return band * _BAND + _BAND * (share - low) / max(high - low, 1e-9)
    return 100.0
