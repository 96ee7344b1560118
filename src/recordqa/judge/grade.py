"""From levels to a score, a grade and how likely each grade is.

The weighted mean of the levels' values is compared with the pack's cuts; a logistic around each
cut gives the probability of that grade or a better one. Monotone: no level that rises can lower
the grade. Not calibrated on audits, and the report says so (``engine.calibration`` null).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recordqa.packs import Pack
from recordqa.types import GRADES, CriterionJudgement, Grade, RecordType

_BAND = 25.0


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade, its score (0-100, in the grade's band) and the probability of each grade, worst first."""

    grade: Grade
    score: float
    probabilities: tuple[tuple[Grade, float], ...]


def grade(criteria: Sequence[CriterionJudgement], pack: Pack, type: RecordType, cap: Grade | None) -> Graded:
    """The grade of these levels by the pack, with limits applied first."""
    share = _weighted_share(criteria, pack, type)
    rule = pack.grade
    at_least = [1.0, *(1 / (1 + math.exp(-(share - cut) / rule.spread)) for cut in rule.cuts), 0.0]
    # Cuts rise, so the probabilities of "at least" fall; differences are the grades' own.
    chances = [at_least[i] - at_least[i + 1] for i in range(len(GRADES))]
    if cap is not None:
        highest = GRADES.index(cap)
        chances[highest] += sum(chances[highest + 1 :])
        chances[highest + 1 :] = [0.0] * (len(GRADES) - highest - 1)
    best = max(range(len(GRADES)), key=lambda i: (chances[i], -i))
    score = min(max(_score(share, rule.cuts), best * _BAND), best * _BAND + _BAND - 0.1)
    if best == len(GRADES) - 1:
        score = min(max(_score(share, rule.cuts), best * _BAND), 100.0)
    probabilities = tuple((g, c) for g, c in zip(GRADES, chances, strict=True))
    return Graded(GRADES[best], round(score, 1), probabilities)


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


def _weighted_share(criteria: Sequence[CriterionJudgement], pack: Pack, type: RecordType) -> float:
    counting = weights(criteria, pack, type)
    total = sum(counting.values())
    if not total:
        return 0.0
    levels = {c.id: c.level or 0 for c in criteria}
    best = {i: max(pack.criteria[i].levels) for i in counting}
    gained = 0.0
    for id, weight in counting.items():
        value = pack.grade.values[levels[id]] / pack.grade.values[best[id]]
        gained += weight * value
    return gained / total


def _score(share: float, cuts: tuple[float, float, float]) -> float:
    edges = [0.0, *cuts, 1.0]
    for band in range(len(GRADES)):
        low, high = edges[band], edges[band + 1]
        if share <= high or band == len(GRADES) - 1:
            return band * _BAND + _BAND * (share - low) / max(high - low, 1e-9)
    return 100.0
