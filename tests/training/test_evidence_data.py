"""Labelled sentences and gold records as the evidence model's material."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from recordqa.detect.evidence_model import CRITERIA, POLARITIES
from recordqa.evaluation.gold import read_gold
from recordqa.training.evidence_data import DATA, line_target, line_words, sentences
from recordqa.training.levels_fit import Row, conformal, fit, fit_grade, grade_chances

RUN = 11


def test_labels_become_rungs() -> None:
    target = line_target({"risk": "2", "child_voice": "0n", "actions": "1"})
    assert target.rungs[CRITERIA.index("risk")] == [1.0, 1.0, 1.0, 0.0]
    assert target.rungs[CRITERIA.index("child_voice")] == [1.0, 0.0, 0.0, 0.0]
    assert target.rungs[CRITERIA.index("identity")] == [0.0] * 4
    assert POLARITIES[target.polarity] == "negated"
    assert line_target({"risk": "0x"}).rungs[CRITERIA.index("risk")] == [0.0] * 4


def test_names_and_marks_leave_no_trace() -> None:
    words = line_words("{o:[[prof:Tuan]]} to ring [[child:Ayla]]'s school {d:by Friday}")
    assert "tuan" not in words
    assert "profname to ring childname school by friday" in words


def test_a_line_without_labels_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("none | fine\nno bar here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        list(sentences(path))


def test_all_material_can_be_read() -> None:
    lines = [line for path in (DATA / "sentences" / "train").glob("*.txt") for line in sentences(path)]
    near = sum(any(v[-1] in "xndcp" or v == "1" for v in found.values()) for found, _ in lines)
    assert len(lines) >= 5_000
    assert near >= 0.4 * len(lines)
    assert {v for found, _ in lines for v in found.values()} <= {*"123", "1c", "0c", "0n", "0d", "0p", "0x"}
    for split in ("train", "fit", "test"):
        for folder in (DATA / split).iterdir():
            if folder.is_dir():
                assert len(read_gold(folder)) >= 40


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", re.sub(r"\[\[\w+:([^\]]*)\]\]", r"\1", text.lower()))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_two_splits_share_eleven_words_in_a_row() -> None:
    """Fewer than eleven may be a printed prompt that councils' forms share."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for split in ("train", "fit", "test"):
        for path in (DATA / split).rglob("*.md"):
            if path.name != "README.md":
                body = path.read_text(encoding="utf-8").split("---", 2)[2]
                found.setdefault(split, set()).update(runs(body))
    for path in (DATA / "sentences" / "train").glob("*.txt"):
        for _, text in sentences(path):
            found.setdefault("sentences", set()).update(runs(text))
    assert len(found) == 4
    for one, other in itertools.combinations(sorted(found), 2):
        if {one, other} != {"sentences", "train"}:
            assert not found[one] & found[other], (one, other)


def test_weights_follow_the_signs_that_tell() -> None:
    rng = np.random.default_rng(0)
    rows = []
    for number in range(200):
        level = int(rng.integers(0, 4))
        signs = [level / 2 + float(rng.normal(0, 0.3)), *(float(x) for x in rng.normal(0, 1, 8))]
        rows.append(Row(str(number), "risk", signs, level))
    weights, bias = fit(rows)
    assert all(row[0] > 3 * max(row[1:]) for row in weights["risk"])
    assert bias["risk"][0] > bias["risk"][1] > bias["risk"][2]


def test_grades_cuts_lie_between_the_grades_and_the_set_covers() -> None:
    rng = np.random.default_rng(1)
    grades = rng.integers(0, 4, 400)
    share = np.clip(0.15 + 0.25 * grades + rng.normal(0, 0.06, 400), 0, 1)
    cuts, spread = fit_grade(share, grades)
    assert cuts == pytest.approx([0.275, 0.525, 0.775], abs=0.04)
    chances = grade_chances(share, cuts, spread)
    least = conformal(chances, grades)
    covered = (chances[np.arange(400), grades] >= least).mean()
    assert 0.9 <= covered <= 0.92
