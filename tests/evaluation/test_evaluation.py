"""The gold format and the figures, against hand-worked examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recordqa.errors import BadValue
from recordqa.evaluation import evaluate_folder, render
from recordqa.evaluation.compare import _covered, _same_words
from recordqa.evaluation.gold import parse_gold, strip_marks
from recordqa.evaluation.measures import agreement, quadratic_weighted_kappa

GOLD = """---
id: t1
type: case
policy: base
session_date: 2026-03-03
recorded_date: null
grade: good
levels:
  child_voice: 2
  wellbeing: na
evidence:
  child_voice:
    - "Sena told me she wants the same bed at both houses."
actions:
  - quote: "Mark to ring the school by Friday."
    owner: "Mark"
    due: "Friday"
---
[[child:Sena]] told me she wants the same bed at both houses. [[prof:Mark]] to ring the school by Friday.
"""


def test_gold_records_are_read_and_their_marks_become_spans() -> None:
    gold = parse_gold(GOLD, "t1.md")
    assert gold.text.startswith("Sena told me")
    assert [(s.entity, s.role, gold.text[s.start : s.end]) for s in gold.personal_data] == [
        ("PERSON", "child", "Sena"),
        ("PERSON", "professional", "Mark"),
    ]
    assert gold.levels == {"child_voice": 2, "wellbeing": None}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [("grade: good", "grade: great"), ("type: case", "type: note"), ("child_voice: 2", "child_voice: 7")],
)
def test_a_wrong_gold_record_is_refused(change: str, wanted: str) -> None:
    with pytest.raises(BadValue, match="t1.md"):
        parse_gold(GOLD.replace(change, wanted), "t1.md")


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(BadValue, match="nickname"):
        strip_marks("[[nickname:Bo]]")


def test_kappa_is_the_hand_worked_one() -> None:
    # Gold 0 1 2 3, ours 0 1 2 2: observed 1/4; expected over the margins (1,1,1,1) x (1,1,2,0)/16 = 1.5.
    # 1 - 0.25 / 1.75: the sum of n_i m_j (i-j)^2 is 28, over 16 pairs is 1.75.
    pairs = [(0, 0), (1, 1), (2, 2), (3, 2)]
    expected = sum(m * (i - j) ** 2 for i in range(4) for j, m in enumerate((1, 1, 2, 0))) / 16
    assert quadratic_weighted_kappa(pairs, 4) == pytest.approx(1 - 0.25 / expected)


def test_kappa_of_perfect_and_reversed_agreement() -> None:
    assert quadratic_weighted_kappa([(0, 0), (3, 3)], 4) == 1
    assert quadratic_weighted_kappa([(0, 3), (3, 0)], 4) == -1
    assert quadratic_weighted_kappa([(2, 2), (2, 2)], 4) is None


def test_bias_is_ours_minus_gold() -> None:
    found = agreement([(0, 1), (1, 2), (2, 2), (3, 3), (0, 0)])
    assert found.bias == pytest.approx(0.4)
    assert found.exact == pytest.approx(0.6)
    assert found.adjacent == 1
    assert found.met_f1 == pytest.approx(2 * (2 / 2) * (2 / 3) / (1 + 2 / 3))


def test_coverage_needs_the_whole_name() -> None:
    assert _covered(0, 10, [(0, 4), (4, 12)])
    assert not _covered(0, 10, [(0, 4), (5, 12)])
    assert not _covered(0, 10, [(0, 9)])


def test_a_leading_by_does_not_matter() -> None:
    assert _same_words("by Friday", "Friday")
    assert _same_words(None, None)
    assert not _same_words(None, "Friday")


def test_a_folder_is_evaluated(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    (tmp_path / "t1.md").write_text(GOLD, encoding="utf-8")
    comparison = evaluate_folder(tmp_path)
    assert comparison.records == 1
    assert "grade" in render(comparison, "text")
    figures = json.loads(render(comparison, "json"))
    assert figures["actions"]["actions"]["gold"] == 1


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="holds no gold records"):
        evaluate_folder(tmp_path)
