"""How well the cues alone read passages about plans, agencies and the worker: floors, so that none is lost."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from recordqa.detect import detect
from recordqa.judge.kinds.evidence import by_cues
from recordqa.judge.verdict import Context
from recordqa.packs import load_pack
from recordqa.read import read_text
from recordqa.segment import segment
from recordqa.types import Record

CRITERIA = (
    "multi_agency",
    "wellbeing",
    "performance",
    "audit_learning",
    "identity",
    "child_plan",
    "development",
)


@lru_cache(maxsize=1)
def material() -> dict[str, Any]:
    path = Path(__file__).with_name("work_sentences.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def level(criterion: str, case: dict[str, Any]) -> int | None:
    """The level of a passage read as a record is, heading and names included."""
    text = f"{case['heading']}\n{case['text']}" if "heading" in case else case["text"]
    pack = load_pack()
    record = read_text(text, id="passage")
    assert isinstance(record, Record)
    document = segment(record, [template for _, template in pack.templates], pack.headings())
    context = Context(document, detect(document, pack), pack, case["type"])
    return by_cues(pack.criteria[criterion], context).level


def pairs(part: str, criteria: tuple[str, ...] = CRITERIA) -> list[tuple[int, int | None]]:
    """Wanted and found levels of the passages of one part of the file."""
    return [(case["level"], level(c, case)) for c in criteria for case in material()[part][c]]


def exact(found: list[tuple[int, int | None]]) -> float:
    return sum(wanted == got for wanted, got in found) / len(found)


def test_there_are_many_passages_and_half_are_near_misses() -> None:
    listed = [case for part in material().values() for c in CRITERIA for case in part[c]]
    assert all(set(part) == set(CRITERIA) for part in material().values())
    assert len(listed) >= 300
    assert len({case["text"] for case in listed}) == len(listed)
    assert sum(case["level"] < 2 for case in listed) >= 0.45 * len(listed)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_passages_that_tuned_the_cues(criterion: str) -> None:
    """Measured: 153 of 154."""
    assert exact(pairs("cases", (criterion,))) >= 0.9


def test_passages_kept_aside() -> None:
    """Measured: 68 of 77 at the first reading after the cues were mended, 69 at the end."""
    assert exact(pairs("aside")) >= 0.85


@pytest.mark.parametrize("criterion", CRITERIA)
def test_passages_kept_aside_one_by_one(criterion: str) -> None:
    assert exact(pairs("aside", (criterion,))) >= 0.7


@pytest.mark.parametrize(("part", "floor"), [("later", 0.8), ("last", 0.9)])
def test_passages_written_afterwards(part: str, floor: float) -> None:
    """Measured at first reading 22 of 44 and 24 of 31; then the cues were mended for their causes."""
    assert exact(pairs(part)) >= floor


def test_passages_never_used_for_the_cues() -> None:
    """The honest figure: 21 of 26 exact when the cues were finished, none above its level."""
    found = pairs("unmended")
    assert len(found) == 26
    assert exact(found) >= 19 / 26
    assert sum((got or 0) > wanted for wanted, got in found) <= 1


def test_passages_written_before_the_third_widening() -> None:
    """Measured: 31 of 72 at first reading; then the cues were widened, 66."""
    assert exact(pairs("third")) >= 0.87


def test_passages_written_after_the_third_widening() -> None:
    """First reading: 15 of 28. Two of these were then mended for and 7 near misses added: 23 of 35."""
    found = pairs("fresh")
    assert len(found) == 35
    assert exact(found) >= 0.55
    assert sum((got or 0) > wanted for wanted, got in found) <= 3


@pytest.mark.parametrize("criterion", CRITERIA)
def test_near_misses_do_not_earn_met(criterion: str) -> None:
    found = [pair for part in material() for pair in pairs(part, (criterion,))]
    nothing = [got or 0 for wanted, got in found if wanted == 0]
    touched = [got or 0 for wanted, got in found if wanted == 1]
    assert len(nothing) >= 6
    assert sum(got >= 2 for got in nothing) == 0
    assert sum(got >= 2 for got in touched) <= 1
