"""Fits ``roles.json``, which weighs rules and people model: ``python -m recordqa.training.people_roles_fit``.

Reads the training passages that ``people_train`` keeps back, filled anew with names, and the gold records
of ``models/data/judgement`` but the test ones, as the shipped people model and the rules see them. Needs the
``train`` extra; some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from recordqa.detect.people import Witnesses, witnesses
from recordqa.detect.people_weighing import ORDER, mention_shares, signs
from recordqa.training.people_passages import Marked, Passage, fill, lowered

OUT = Path(__file__).resolve().parents[3] / "models" / "people" / "roles.json"
#: Strength of the pull towards no weight at all (scikit-learn's C), set on the development records.
PULL = 0.002


def rows(passages: Sequence[Passage], *, turns: int, seed: int) -> Iterator[tuple[list[float], int]]:
    """Signs and role of each person of known role; the last turn in small letters."""
    from recordqa.training.people_train import people_for

    for turn in range(turns):
        for number, passage in enumerate(passages):
            rng = random.Random(f"{seed} {turn} {number}")
            text, marks = fill(passage, people_for(rng))
            if turn == turns - 1:
                text, marks = lowered(text, marks)
            seen = witnesses(text)
            if seen.view is not None:
                yield from _of_page(seen, marks)


def gold_rows() -> Iterator[tuple[list[float], int]]:
    """The same of the marked people of gold records, which the people model has not seen."""
    from recordqa.training.evidence_data import DATA, records

    for split in ("train", "fit"):
        for gold in records(DATA / split):
            seen = witnesses(gold.text)
            marks = [
                Marked(span.start, span.end, span.role or "", "")
                for span in gold.personal_data
                if span.entity == "PERSON"
            ]
            if seen.view is not None:
                yield from _of_page(seen, marks)


def _of_page(seen: Witnesses, marks: Sequence[Marked]) -> Iterator[tuple[list[float], int]]:
    for person in seen.people:
        met: Counter[str] = Counter()
        for claim in person.mentions:
            start, end = seen.page.tokens[claim.first].start, seen.page.tokens[claim.last].end
            met.update(m.role for m in marks if m.start < end and start < m.end and m.role in ORDER)
        if met and seen.view is not None:
            shown = mention_shares(seen.view.roles, person)
            role = met.most_common(1)[0][0]
            yield signs(person.votes, shown, len(person.words)), [str(r) for r in ORDER].index(role)


def fit(found: Sequence[tuple[list[float], int]]) -> dict[str, Any]:
    """The weights; every person counts alike."""
    table = np.array([row for row, _ in found])
    roles = np.array([role for _, role in found])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=PULL, max_iter=3000).fit((table - mean) / spread, roles)
    return {
        "persons": len(found),
        "mean": [round(float(x), 6) for x in mean],
        "spread": [round(float(x), 6) for x in spread],
        "rows": [[round(float(x), 6) for x in row] for row in model.coef_],
        "bias": [round(float(x), 6) for x in model.intercept_],
    }


def main() -> None:
    """The command line."""
    from recordqa.training.people_train import passages

    parser = argparse.ArgumentParser(description="Fit the weights of rules and people model.")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--turns", type=int, default=4)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    made = fit([*rows(passages()[1], turns=given.turns, seed=given.seed), *gold_rows()])
    given.out.write_text(json.dumps(made) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
