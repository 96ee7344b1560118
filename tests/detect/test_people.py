"""Who is who: roles inferred from the whole record, names that are words, and texts that name nobody."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from recordqa.detect import people_model
from recordqa.detect.people import find_people
from tests.detect.test_personal_data import CASES, MARK, ROLE, find, unmark

FOLDER: Path = CASES / "round2"


def cases(which: str) -> list[tuple[str, str, str]]:
    found = []
    for part in re.split(r"^=== ", (FOLDER / f"records_{which}.md").read_text(encoding="utf-8"), flags=re.M)[
        1:
    ]:
        head, body = part.split("\n", 1)
        _, origin, style = head.split(" | ")
        found.append((origin, style, body))
    for line in (FOLDER / f"sentences_{which}.txt").read_text(encoding="utf-8").splitlines():
        origin, style, text = line.split(" | ", 2)
        found.append((origin, style, text.replace("\\n", "\n")))
    return found


def measure(which: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, _, marked in cases(which):
        text, gold = unmark(marked)
        people = {(d.start, d.end): d.role for d in find(text) if d.entity == "PERSON"}
        marks = {(start, end): ROLE[mark] for start, end, mark in gold if mark in ROLE}
        counts["found"] += len(people)
        counts["false"] += len(people.keys() - marks.keys())
        for span, role in marks.items():
            counts[f"gold {role}"] += 1
            counts[f"hit {role}"] += span in people
            counts["hit"] += span in people
            counts["right"] += people.get(span) == role
    return counts


# The floors are what was measured less a small margin. "tuned" is what the rules were made on, so its floor
# for roles holds of the rules by themselves; with the model the two halves are asked the same.
@pytest.mark.parametrize(
    ("which", "with_model", "recall", "right"),
    [("tuned", False, 0.97, 0.94), ("tuned", True, 0.97, 0.85), ("held", True, 0.93, 0.85)],
)
def test_people_and_roles_of_the_second_round(
    monkeypatch: pytest.MonkeyPatch, which: str, with_model: bool, recall: float, right: float
) -> None:
    if not with_model:
        monkeypatch.setattr(people_model, "_loaded", lambda: None)
    counts = measure(which)
    for role in ("child", "family", "professional"):
        assert counts[f"gold {role}"] >= 40
        assert counts[f"hit {role}"] / counts[f"gold {role}"] >= recall
    assert counts["right"] / counts["hit"] >= right
    assert counts["false"] / counts["found"] <= 0.025


def test_sentences_with_hardly_a_cue() -> None:
    right = hit = total = 0
    for line in (FOLDER / "sentences_hard.txt").read_text(encoding="utf-8").splitlines():
        text, gold = unmark(line.split(" | ", 2)[2].replace("\\n", "\n"))
        found = {(d.start, d.end): d.role for d in find(text)}
        for start, end, mark in gold:
            total += 1
            hit += (start, end) in found
            right += found.get((start, end)) == ROLE[mark]
    # Measured .99 found and .54 of those with the right role: a sentence alone often cannot tell.
    assert total >= 60
    assert hit / total >= 0.96
    assert right / hit >= 0.50


def test_a_text_that_names_nobody() -> None:
    words = false = 0
    for name in ("nobody.md", "nobody_held.md"):
        for part in re.split(r"^=== .*\n", (FOLDER / name).read_text(encoding="utf-8"), flags=re.M)[1:]:
            assert not MARK.search(part)
            words += len(part.split())
            false += sum(d.entity == "PERSON" for d in find(part))
    assert words > 1_900
    assert false / words < 1 / 1000


def people(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.role, m.person) for m in find_people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Signed Owen Fallon\ndate 16 April 2026",
        "Signed: Owen Fallon   Date: 16/4/26",
        "Manager: Owen Fallon  Time: 10.00  Venue: Hub",
        "Present: Owen Fallon\nTime 10am\nRole Manager\nTeam North\nAgenda",
    ],
)
def test_words_that_forms_print_are_no_names(text: str) -> None:
    assert [name for name, _, _ in people(text)] == ["Owen Fallon"]


def test_two_people_of_one_first_name() -> None:
    text = "Social worker: Amir Bashir\nHer dad, Amir, drinks. Amir Bashir visited."
    assert people(text) == [
        ("Amir Bashir", "professional", "p1"),
        ("Amir", "family", "p2"),
        ("Amir Bashir", "professional", "p1"),
    ]


def test_a_relative_is_what_the_one_named_is() -> None:
    found = {
        n: r
        for n, r, _ in people(
            "Child: Nura\nNura's brother, Sami, is quiet. Mum is Dalia. Dalia's brother, Fadi, rang."
        )
    }
    assert found == {"Nura": "child", "Sami": "child", "Dalia": "family", "Fadi": "family"}


def test_an_adult_of_eighteen_is_a_care_leaver_or_somebody_of_the_family() -> None:
    assert people("Lowri, 19, has her own tenancy.")[0][1] == "child"
    assert people("Child: Efa (14). Efa was seen with Dewi, 22.")[-1][1] == "family"


def test_patterns_stay_linear(monkeypatch: pytest.MonkeyPatch) -> None:
    # The model's time is the same for every word; the rules' is what a text could be made to drive up.
    monkeypatch.setattr(people_model, "_loaded", lambda: None)
    text = "Leah" + " has had is was been not" * 4_000 + " said that she" * 4_000 + " [x" * 2_000
    started = time.perf_counter()
    find_people(text)
    assert time.perf_counter() - started < 5
