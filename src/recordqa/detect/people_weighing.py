"""Weighs what the rules and the people model say of one person, and tells that person's role.

The weights (``models/people/roles.json``) are those of a multinomial logistic regression, fitted on passages
that the people model did not learn from: how much a label, a relation or the model's own reading deserves
is measured there and not set by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p, sqrt

from recordqa.detect.people_roles import CONFLICT, Person, best
from recordqa.types import ROLES, Role

#: The order of the roles in every row of numbers here and in the weights.
ORDER: tuple[Role, ...] = ("child", "family", "professional")
#: Below this nobody's role is told; a professional's name is kept, so that needs more.
LEAST = 0.4
LEAST_KEPT = 0.5
#: Votes that only the user's own word gives.
_CERTAIN = 50.0
#: Shares of roles of one mention, in the order of ``ORDER``.
Shares = Sequence[float]


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of weights for each role, for signs less their mean over their spread."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    @classmethod
    def read(cls, data: bytes) -> Weights:
        """From the model's file; ValueError or KeyError when it is not such a file."""
        found = json.loads(data)
        return cls(
            tuple(found["mean"]),
            tuple(found["spread"]),
            tuple(tuple(row) for row in found["rows"]),
            tuple(found["bias"]),
        )


def signs(votes: Mapping[str, float], mentions: Sequence[Shares], words: int) -> list[float]:
    """What is known of a person, in numbers: the rules' votes, and the model's shares at each mention.

    ``mentions`` has a row for each mention; ``words`` is the length of the fullest name.
    """
    said = [votes.get(role, 0.0) for role in ORDER]
    top = max(said)
    margin = top - sorted(said)[-2]
    first = [1.0 if s == top and margin > 0.2 else 0.0 for s in said]
    rows = [[(s + 1e-3) / (sum(m) + 3e-3) for s in m] for m in mentions] or [[1 / 3] * 3]
    count = len(rows)
    strength = [max(row) ** 2 for row in rows]
    mean = [sum(w * row[r] for w, row in zip(strength, rows, strict=True)) / sum(strength) for r in range(3)]
    total = [sum(log(row[r]) for row in rows) for r in range(3)]
    found = [min(s, 8.0) / 4 for s in said]
    found += [log(s + 0.3) for s in said]
    for least in (0.0, 1.5, 3.0, 6.0):
        found += [f * (margin >= least) for f in first]
    found += mean
    found += [log(m) for m in mean]
    found += [t / count for t in total]
    found += [max(row[r] for row in rows) for r in range(3)]
    found += rows[0]
    found += [t / sqrt(count) for t in total]
    found += [(m - 1 / 3) * log1p(count) for m in mean]
    found += [f * (count == 1) for f in first]
    found += [(m - 1 / 3) * (top < 0.5) for m in mean]
    found += [log(count), float(min(words, 3)), float(top < 0.5), min(margin / 4, 2.0)]
    return found


def shares(weights: Weights, found: Sequence[float]) -> list[float]:
    """The probability of each role, in the order of ``ORDER``."""
    scaled = [(f - m) / s for f, m, s in zip(found, weights.mean, weights.spread, strict=True)]
    scores = [
        sum(w * x for w, x in zip(row, scaled, strict=True)) + bias
        for row, bias in zip(weights.rows, weights.bias, strict=True)
    ]
    raised = [exp(s - max(scores)) for s in scores]
    return [r / sum(raised) for r in raised]


def mention_shares(roles: Sequence[Shares], person: Person) -> list[list[float]]:
    """The model's shares of roles at each of a person's mentions, the mean of its words."""
    return [
        [
            sum(roles[at][r] for at in range(claim.first, claim.last + 1)) / (claim.last + 1 - claim.first)
            for r in range(3)
        ]
        for claim in person.mentions
    ]


def told(weights: Weights, roles: Sequence[Shares], people: Sequence[Person]) -> dict[int, Role]:
    """The role of each person, by position, from the rules' votes and the model's ``roles`` of each word."""
    found: dict[int, Role] = {}
    for index, person in enumerate(people):
        role, top, second = best(person.votes)
        if top >= _CERTAIN and role in ORDER:
            found[index] = next(r for r in ROLES if r == role)
        elif second >= CONFLICT and second >= 0.7 * top:
            found[index] = "unknown"
        else:
            row = shares(weights, signs(person.votes, mention_shares(roles, person), len(person.words)))
            place = max(range(3), key=row.__getitem__)
            least = LEAST_KEPT if ORDER[place] == "professional" else LEAST
            found[index] = ORDER[place] if row[place] >= least else "unknown"
    return found
