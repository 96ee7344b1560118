"""Identifiers other than names: recall and precision on the short cases, and what holds for all of them."""

from __future__ import annotations

import pytest
from identifier_scores import CASES, ENTITY, cases, compare, found, totals, unmark

SETS = ("develop", "check", "after", "forms")


@pytest.fixture(scope="module", params=SETS)
def half(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_sets_are_broad() -> None:
    texts = [marked for which in SETS for _, _, marked in cases(which)]
    assert len(texts) > 600 and len(set(texts)) == len(texts)
    without = sum(not unmark(marked)[1] for marked in texts)
    assert without > 150, "near misses and other texts with nothing to find"
    for which in ("develop", "check"):
        assert {e for _, _, m in cases(which) for _, _, e in unmark(m)[1]} == set(ENTITY.values())
        assert {layout for _, layout, _ in cases(which)} >= set(
            "prose label table tabs csv lower caps".split()
        )
    assert sorted(p.name for p in CASES.glob("identifiers_*.yaml")) == [
        f"identifiers_{w}.yaml" for w in sorted(SETS, key=lambda w: f"identifiers_{w}.yaml")
    ]


def test_recall_and_precision(half: str) -> None:
    # Measured: develop 1.00 and 1.00, check .982 and .987, after .988 and 1.00 (.880 and .961 when first read).
    # Totals of check were used to narrow a rule (docs/personal-data.md), so it is no longer held out.
    counts = totals(half)
    assert (
        counts["covered", "all"] / counts["gold", "all"]
        >= {"develop": 0.995, "check": 0.97, "after": 0.95, "forms": 0.97}[half]
    )
    assert counts["right", "all"] / counts["found", "all"] >= 0.985


@pytest.mark.parametrize("entity", sorted(set(ENTITY.values())))
def test_every_entity_in_the_half_that_was_not_tuned_on(entity: str) -> None:
    counts = totals("check")
    least = 0.85 if entity == "SCHOOL" else 0.93
    assert counts["gold", entity] >= 7
    assert counts["covered", entity] / counts["gold", entity] >= least


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,dob,seen\nEryk,2014-07-03,2026-05-01", [("2014-07-03", "DATE_OF_BIRTH")]),
        ("Name\tLCS no\tSDQ\nPetra\t771021\t18", [("771021", "CASE_ID")]),
        ("| Address | 40 Manor Heath Road, Halifax |", [("40 Manor Heath Road, Halifax", "ADDRESS")]),
        ("Phone | Reg\n07700 90012 | TIG 4471", [("07700 90012", "PHONE"), ("TIG 4471", "VEHICLE_REG")]),
        ("Case | Hours | Visits\nA | 1204 hours | 2026", []),
    ],
)
def test_cells_are_read_by_their_heading(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[a:b], kind) for a, b, kind in found(text)] == expected


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_numbers_do_not_depend_on_letters(change: object) -> None:
    """What is a number with its label stays one in capitals and in small letters."""
    kept = {"CASE_ID", "PHONE", "NHS_NUMBER", "DATE_OF_BIRTH"}
    missed = []
    for _, layout, marked in cases("develop"):
        text, gold = unmark(marked)
        if layout not in ("label", "table", "tabs", "csv") or {e for _, _, e in gold} - kept or not gold:
            continue
        changed = change(text)  # type: ignore[operator]  # str.upper and str.lower have no common public type
        ours = found(changed)
        missed += [
            changed for s, e, k in gold if not any(k == kind and a <= s and e <= b for a, b, kind in ours)
        ]
    assert len(missed) <= 1, missed


def test_spans_stay_on_one_line(half: str) -> None:
    for _, _, marked in cases(half):
        text, _ = unmark(marked)
        for start, end, _ in found(text):
            assert "\n" not in text[start:end] and text[start:end].strip() == text[start:end]


def test_a_score_needs_the_whole_span() -> None:
    rows, right, _ = compare("They live at [[addr:14 Fern Close, Tuesday]] and [[phone:nowhere]].")
    assert [held for _, held, _ in rows] == [False, False] and [good for _, good in right] == [True]
