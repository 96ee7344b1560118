"""Passages with slots: read, filled, roughened; and the test set stays apart from what is learned."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordqa.training.people_names import Name, by_origin, draw, titled
from recordqa.training.people_passages import (
    SLOT,
    Passage,
    capitals,
    cut,
    dropped,
    fill,
    lowered,
    read_passages,
    roughen,
)

DATA = Path(__file__).resolve().parents[2] / "models" / "data" / "people"
PASSAGE = Passage(
    "one",
    "case",
    "{c1}'s mum {f1 full} rang {p1 initlast}.\n{C1} (7) is with Mrs {f1 last}; the {f1 plural} agree, {c1 nick} too.",
)
LEAH = Name("Leah", "Okoro", "Lee", "Ada", "nigerian")
NAMES = {
    "c1": LEAH,
    "f1": Name("Ngozi", "Eze", "Zizi", "Ify", "nigerian"),
    "p1": Name("Tom", "Pryce", "Tommo", "Rhys", "welsh"),
}


def named(role: str, number: int, word: bool) -> Name:
    return NAMES[f"{role}{number}"]


def test_slots_are_filled_and_a_family_shares_its_surname() -> None:
    text, marks = fill(PASSAGE, named)
    assert text == (
        "Leah's mum Ngozi Okoro rang T. Pryce.\nLEAH (7) is with Mrs Okoro; the Okoros agree, Lee too."
    )
    assert [(text[m.start : m.end], m.role) for m in marks] == [
        ("Leah", "child"),
        ("Ngozi Okoro", "family"),
        ("T. Pryce", "professional"),
        ("LEAH", "child"),
        ("Okoro", "family"),
        ("Okoros", "family"),
        ("Lee", "child"),
    ]


def test_a_brace_that_is_no_slot_is_refused_by_the_passages_id(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("=== fine | case\n{c1} came.\n=== odd | case\n{child} came.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad.txt: odd: a brace"):
        read_passages(path)


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_however_roughened_the_marks_lie_on_the_names(seed: int) -> None:
    rng = random.Random(seed)
    text, marks = roughen(rng, *cut(rng, *fill(PASSAGE, named)))
    forms = "leah okoro ngozi okoros lee t pryce".split()
    for mark in marks:
        words = re.findall(r"[a-z]+", text[mark.start : mark.end].lower())
        # A slip of the finger swaps or doubles letters: the letters stay the same kind and number.
        assert words and all(any(abs(len(w) - len(f)) <= 1 for f in forms) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_small_letters_and_capitals_keep_every_place() -> None:
    text, marks = fill(PASSAGE, named)
    for change in (lowered, capitals):
        changed, moved = change(text, marks)
        assert len(changed) == len(text) and moved == marks
    bare, moved = dropped(text, marks, ".'")
    assert [bare[m.start : m.end] for m in moved][:3] == ["Leah", "Ngozi Okoro", "T Pryce"]


def test_names_of_every_origin_are_drawn_with_their_capitals() -> None:
    assert titled("o'brien") == "O'Brien" and titled("mccall-o'shea") == "McCall-O'Shea"
    rng = random.Random(3)
    assert len(by_origin()) >= 30
    for origin in by_origin():
        name = draw(rng, origin=origin)
        assert name.origin == origin
        assert name.first[0].isupper() and name.last[0].isupper() and len(name.short) >= 2


def test_every_passage_can_be_filled() -> None:
    files = sorted(DATA.glob("*/*.txt"))
    count = 0
    for path in files:
        if path.name in ("names.txt", "identifiers.txt"):
            continue
        for passage in read_passages(path):
            text, marks = fill(passage, lambda role, number, word: LEAH)
            assert len(marks) == len(SLOT.findall(passage.text)) and "{" not in text
            count += 1
    assert count > 2_500


#: Printed on councils' forms; any record may hold them.
PRINTED = "what are we worried about what's working well what needs to happen"


def test_training_and_development_share_no_eight_words_with_the_test_set() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9']+", SLOT.sub(" \u2020 ", text).lower())
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    def every(folder: str) -> set[tuple[str, ...]]:
        files = [p for p in sorted((DATA / folder).glob("*.txt")) if p.name != "names.txt"]
        passages = [p for f in files for p in f.read_text(encoding="utf-8").split("\n=== ")]
        return set().union(*(runs(p) for p in passages)) - runs(PRINTED)

    train, dev, test = every("train"), every("dev"), every("test")
    assert len(train) > 100_000 and len(dev) > 3_000 and len(test) > 20_000
    assert not train & test
    assert not dev & test
