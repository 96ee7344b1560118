"""Levels from the evidence model's reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.judge.levelling import Levels, level_of, levels, signs, verdict
from recordqa.judge.verdict import Verdict
from recordqa.types import Reading

PLAIN = Levels({"risk": [[1.0, 0.2, 0.1, 0.5, 0.1, 0.1, 0.5, 0.2, 0.1]] * 3}, {"risk": [0.0, -1.0, -2.0]}, {})
chance = st.floats(0, 1)
rows = st.lists(st.tuples(chance, chance, chance).map(lambda r: sorted(r, reverse=True)), max_size=12)


def expected(found: Levels, criterion: str, read: list[list[float]], cued: int) -> float:
    return sum(level * c for level, c in enumerate(found.chances(criterion, signs(read, cued))))


@given(rows, st.data())
def test_showing_more_never_lowers_a_level(read: list[list[float]], data: st.DataObject) -> None:
    before = expected(PLAIN, "risk", read, 1)
    if read:
        at, rung = data.draw(st.integers(0, len(read) - 1)), data.draw(st.integers(0, 2))
        read = [list(row) for row in read]
        read[at][rung] = min(1.0, read[at][rung] + 0.3)
    assert expected(PLAIN, "risk", [*read, [0.5, 0.2, 0.1]], 1) >= before - 1e-9
    assert expected(PLAIN, "risk", read, 2) >= before - 1e-9


@given(rows, st.integers(0, 3))
def test_chances_are_probabilities(read: list[list[float]], cued: int) -> None:
    found = PLAIN.chances("risk", signs(read, cued))
    assert sum(found) == pytest.approx(1.0)
    assert min(found) >= 0


def reading(segment: int, *rungs: float, polarity: str = "shown") -> Reading:
    start = segment * 10
    return Reading(start, start + 9, f"segment {segment}", segment, {"risk": (1.0, *rungs)}, polarity)


def test_without_its_quotes_the_level_is_lower() -> None:
    read = [reading(0, 0.9, 0.9, 0.1), reading(1, 0.95, 0.8, 0.2), reading(2, 0.1, 0.0, 0.0)]

    def cues(without: frozenset[int]) -> Verdict:
        return Verdict(2 if 0 not in without else 0, 0.6)

    found = verdict(PLAIN, "risk", read, cues)
    assert found.level is not None
    assert found.level >= 1
    quoted = {s.start for s in found.evidence}
    rest = [r for r in read if r.start not in quoted]
    gone = frozenset(r.segment for r in read if r.start in quoted)
    left = PLAIN.chances("risk", signs([r.rungs["risk"][1:] for r in rest], cues(gone).level or 0))
    assert level_of(left) < found.level
    assert quoted <= {0, 10}


def test_what_was_put_off_stands_against() -> None:
    found = verdict(
        PLAIN, "risk", [reading(0, 0.05, 0.0, 0.0, polarity="deferred")], lambda without: Verdict(0, 0.5)
    )
    assert found.level == 0
    assert [s.text for s in found.counter_evidence] == ["segment 0"]


def test_the_shipped_weights_are_never_below_zero() -> None:
    found = levels()
    if found is None:
        pytest.skip("models/levels is not installed")
    for name, rungs in found.weights.items():
        assert len(rungs) == len(found.bias[name]) == 3
        assert all(weight >= 0 for row in rungs for weight in row)
