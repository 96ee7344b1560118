"""From what the evidence model reads in each segment to a criterion's level.

The weights (``models/levels/levels.json``) are those of ordinal logistic regressions, none below zero: a
segment that shows more can never lower a level. What the cues make of the record is one sign among
others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, log1p
from typing import Literal

from recordqa import learned
from recordqa.judge.verdict import MOST_QUOTES, Context, Verdict, spans
from recordqa.packs.schema import Criterion
from recordqa.types import Reading

NAME = "levels"
#: Probabilities nearer to 0 or 1 than this tell no more.
_EDGE = 0.02
#: A segment is quoted from this probability of earning the level on.
_QUOTED = 0.5
#: A segment that speaks of the criterion and says that it was not done, or was put off.
_AGAINST = 0.5


@dataclass(frozen=True, slots=True)
class Levels:
    """For each criterion a row of weights and a bias for levels 1, 2 and 3."""

    weights: Mapping[str, Sequence[Sequence[float]]]
    bias: Mapping[str, Sequence[float]]
    tiers: Mapping[str, Literal["counts", "look here"]]

    @classmethod
    def read(cls, data: bytes) -> Levels:
        """From the model's file; KeyError or ValueError when it is not such a file."""
        found = json.loads(data)
        return cls(found["weights"], found["bias"], found["tiers"])

    def chances(self, criterion: str, found: Sequence[float]) -> tuple[float, float, float, float]:
        """The probability of levels 0 to 3."""
        least = 1.0
        above = []
        for row, bias in zip(self.weights[criterion], self.bias[criterion], strict=True):
            score = sum(w * f for w, f in zip(row, found, strict=True)) + bias
            least = min(least, 1 / (1 + exp(-score)))
            above.append(least)
        return (1 - above[0], above[0] - above[1], above[1] - above[2], above[2])


@lru_cache(maxsize=1)
def levels() -> Levels | None:
    """The fitted weights; None when they are not installed."""
    model = learned.load(NAME)
    return Levels.read(model.read("levels.json")) if model is not None else None


def signs(rows: Sequence[Sequence[float]], cued: int) -> list[float]:
    """What is known of a criterion in a record, in numbers that rise with what it shows.

    ``rows`` holds for each segment the probability that it earns at least 1, 2 and 3; ``cued`` is the level
    that the cues give.
    """
    found = []
    for rung in range(3):
        best = max((row[rung] for row in rows), default=0.0)
        best = min(max(best, _EDGE), 1 - _EDGE)
        found.append(log(best / (1 - best)) / 4)
    for rung in range(3):
        found.append(log1p(sum(row[rung] for row in rows if row[rung] > _EDGE)))
    found += [float(cued >= level) for level in (1, 2, 3)]
    return found


def level_of(chances: Sequence[float]) -> int:
    """The middle level: as likely to be at least this as at most this."""
    for level in (3, 2, 1):
        if sum(chances[level:]) >= 0.5:
            return level
    return 0


def read_or_cued(
    criterion: Criterion,
    context: Context,
    by_cues: Callable[[Criterion, Context, frozenset[int]], Verdict],
) -> Verdict:
    """The verdict by the evidence model where it reads for this criterion; else by the cues alone."""
    fitted = levels()
    readings = context.findings.readings
    if fitted is None or not readings or criterion.id not in fitted.weights:
        return by_cues(criterion, context, frozenset())
    return verdict(fitted, criterion.id, readings, lambda without: by_cues(criterion, context, without))


def verdict(
    fitted: Levels,
    criterion: str,
    readings: Sequence[Reading],
    by_cues: Callable[[frozenset[int]], Verdict],
) -> Verdict:
    """The level with the segments that earn it: without them it would be lower.

    ``by_cues`` gives the cues' own verdict with some segments left out.
    """

    def judged(without: frozenset[int]) -> tuple[float, float, float, float]:
        rows = [r.rungs[criterion][1:] for r in readings if r.segment not in without]
        return fitted.chances(criterion, signs(rows, by_cues(without).level or 0))

    cued = by_cues(frozenset())
    chances = judged(frozenset())
    level, tier = level_of(chances), fitted.tiers.get(criterion)
    against = spans(
        r
        for r in readings
        if r.rungs[criterion][0] >= _AGAINST
        and r.polarity in ("negated", "deferred")
        and r.rungs[criterion][1] < 0.5
    )
    if level == 0:
        against = against or cued.counter_evidence
        return Verdict(0, round(chances[0], 3), (), against, chances=chances, tier=tier)
    cue_segments = {(s.start, s.end) for s in cued.evidence}
    ranked = sorted(
        (r for r in readings if r.rungs[criterion][1] > _EDGE or (r.start, r.end) in cue_segments),
        key=lambda r: (-sum(r.rungs[criterion][1:]) - 0.3 * ((r.start, r.end) in cue_segments), r.start),
    )
    quoted: list[Reading] = []
    for reading in ranked:
        enough = level_of(judged(frozenset(q.segment for q in quoted))) < level if quoted else False
        if enough and reading.rungs[criterion][level] < _QUOTED:
            break
        if len(quoted) == MOST_QUOTES:
            break
        quoted.append(reading)
    return Verdict(level, round(chances[level], 3), spans(quoted), against, chances=chances, tier=tier)
