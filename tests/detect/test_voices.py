"""How well passages in twelve supervisors' voices get their level: two thirds tuned the cues, a third was kept aside."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import recordqa.judge
from recordqa import check
from recordqa.types import TypeGuess

#: Share of passages that must get exactly their level: measured, less a margin.
FLOOR_TUNED = {
    "reflection": 0.75,
    "challenge": 0.82,
    "disagreement": 0.84,
    "child_voice": 0.78,
    "rationale": 0.73,
    "risk": 0.73,
}
FLOOR_ASIDE = {
    "reflection": 0.62,
    "challenge": 0.81,
    "disagreement": 0.73,
    "child_voice": 0.5,
    "rationale": 0.57,
    "risk": 0.4,
}
#: Of the passages at level 0 or 1, at most this share may be read as met or better.
MOST_FALSE_MET = 0.05


@lru_cache(maxsize=1)
def cases(part: str = "cases") -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).with_name("voices.yaml")
    listed: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))[part]
    return listed


@pytest.fixture
def passages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a whole text is a supervision record is tested elsewhere."""
    monkeypatch.setattr(
        recordqa.judge,
        "detect_type",
        lambda document, findings, given: TypeGuess(given, "given", detected=False),
    )


def later(part: str) -> list[tuple[int, int]]:
    """Wanted and found levels of passages written after the cues were finished."""
    return [
        (case["level"], check(case["text"], type=case["type"]).criterion(criterion).level or 0)
        for criterion, listed in cases(part).items()
        for case in listed
    ]


def pairs(criterion: str, *, aside: bool) -> list[tuple[int, int]]:
    """Wanted and found levels; every third passage was kept aside while the cues were tuned."""
    return [
        (case["level"], check(case["text"], type=case["type"]).criterion(criterion).level or 0)
        for place, case in enumerate(cases()[criterion])
        if (place % 3 == 2) is aside
    ]


def test_there_are_many_passages_and_half_are_near_misses() -> None:
    listed = [case for entries in cases().values() for case in entries]
    assert len(listed) >= 200
    assert len({case["text"] for case in listed}) == len(listed)
    assert sum(case["level"] < 2 for case in listed) >= len(listed) / 2


@pytest.mark.usefixtures("passages", "cues_alone")
@pytest.mark.parametrize("criterion", FLOOR_TUNED)
@pytest.mark.parametrize(("aside", "floors"), [(False, FLOOR_TUNED), (True, FLOOR_ASIDE)])
def test_levels_in_many_voices(criterion: str, aside: bool, floors: dict[str, float]) -> None:
    found = pairs(criterion, aside=aside)
    right = sum(wanted == got for wanted, got in found) / len(found)
    assert right >= floors[criterion], f"{criterion}: {right:.2f} of {len(found)}"


@pytest.mark.usefixtures("passages", "cues_alone")
def test_few_near_misses_become_met() -> None:
    found = [
        pair for criterion in cases() for aside in (False, True) for pair in pairs(criterion, aside=aside)
    ]
    low = [got for wanted, got in found if wanted < 2]
    assert len(low) >= 100
    assert sum(got >= 2 for got in low) / len(low) <= MOST_FALSE_MET


@pytest.mark.usefixtures("passages", "cues_alone")
def test_passages_written_after_the_cues() -> None:
    """At first 13 of 24 were exact; then the causes were mended with broader cues."""
    found = later("last")
    assert len(found) == 24
    assert sum(wanted == got for wanted, got in found) >= 18


@pytest.mark.usefixtures("passages", "cues_alone")
def test_everyday_talk_in_the_words_of_the_criteria() -> None:
    """At first 10 of 15 were exact and 2 were read as met."""
    found = later("near")
    assert len(found) == 15
    assert sum(wanted == got for wanted, got in found) >= 10
    assert sum(wanted < 2 <= got for wanted, got in found) <= 2


@pytest.mark.usefixtures("passages", "cues_alone")
def test_passages_written_before_the_third_widening() -> None:
    """At first reading 33 of 67 were exact and 2 of 36 were read as met; then their kinds of wording were taught."""
    found = later("third")
    assert len(found) == 67
    assert sum(wanted < 2 for wanted, _ in found) >= 33
    assert sum(wanted == got for wanted, got in found) >= 57
    assert sum(wanted < 2 <= got for wanted, got in found) <= 2


@pytest.mark.usefixtures("passages", "cues_alone")
def test_passages_that_no_cue_was_mended_for() -> None:
    """Written after the third widening, never tuned on: 11 of 24 were exact, none of 13 was read as met."""
    found = later("fourth")
    assert len(found) == 24
    assert sum(wanted == got for wanted, got in found) >= 10
    assert not any(wanted < 2 <= got for wanted, got in found)
