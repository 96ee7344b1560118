"""Measures of agreement: quadratic weighted kappa, bias, precision and recall.

QWK: Cohen's kappa with squared distances as weights (Cohen 1968); a test holds it to a worked
example. Intervals are percentile bootstraps over records, 1,000 draws with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two raters on an ordered scale; None where there is too little to say."""

    n: int
    qwk: float | None
    low: float | None
    high: float | None
    exact: float | None
    adjacent: float | None
    bias: float | None
    met_f1: float | None
    applies: float | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """How much of what is there was found (recall), and how much of what was found is there."""

    gold: int
    found: int
    hit_gold: int
    hit_found: int

    @property
    def recall(self) -> float | None:
        return self.hit_gold / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        return self.hit_found / self.found if self.found else None

    @property
    def f1(self) -> float | None:
        recall, precision = self.recall, self.precision
        if recall is None or precision is None or recall + precision == 0:
            return None
        return 2 * recall * precision / (recall + precision)


def quadratic_weighted_kappa(pairs: Sequence[tuple[int, int]], categories: int) -> float | None:
    """Cohen's kappa with quadratic weights; None when neither rater ever varies."""
    if not pairs:
        return None
    n = len(pairs)
    first, second = [0] * categories, [0] * categories
    observed = 0.0
    for a, b in pairs:
        first[a] += 1
        second[b] += 1
        observed += (a - b) ** 2
    expected = sum(first[i] * second[j] * (i - j) ** 2 for i in range(categories) for j in range(categories))
    if expected == 0:
        return None
    return 1 - observed * n / expected


def agreement(
    pairs: Sequence[tuple[int, int]], *, categories: int = 4, applies: float | None = None
) -> Agreement:
    """Agreement of (gold, ours) pairs; ``met`` is level 2 or more."""
    n = len(pairs)
    if not n:
        return Agreement(0, None, None, None, None, None, None, None, applies)
    low, high = _interval(pairs, categories)
    met = Detection(
        gold=sum(a >= 2 for a, _ in pairs),
        found=sum(b >= 2 for _, b in pairs),
        hit_gold=sum(a >= 2 and b >= 2 for a, b in pairs),
        hit_found=sum(a >= 2 and b >= 2 for a, b in pairs),
    )
    return Agreement(
        n=n,
        qwk=quadratic_weighted_kappa(pairs, categories),
        low=low,
        high=high,
        exact=sum(a == b for a, b in pairs) / n,
        adjacent=sum(abs(a - b) <= 1 for a, b in pairs) / n,
        bias=sum(b - a for a, b in pairs) / n,
        met_f1=met.f1,
        applies=applies,
    )


def _interval(pairs: Sequence[tuple[int, int]], categories: int) -> tuple[float | None, float | None]:
    if len(pairs) < 5:
        return None, None
    chance = random.Random(20260101)  # noqa: S311 - resampling, not secrecy
    values = []
    for _ in range(_DRAWS):
        value = quadratic_weighted_kappa(chance.choices(pairs, k=len(pairs)), categories)
        if value is not None:
            values.append(value)
    if len(values) < _DRAWS // 2:
        return None, None
    values.sort()
    return values[int(len(values) * 0.025)], values[min(int(len(values) * 0.975), len(values) - 1)]
