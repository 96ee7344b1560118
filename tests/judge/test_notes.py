"""Notes on the wrong file: found by cues, decided by whose matter it is and whose file the record goes to."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from recordqa import check
from recordqa.packs import load_language
from recordqa.types import Report

SENTENCES = Path(__file__).parents[1] / "detect" / "private_sentences.yaml"
PRIVATE = "private_matters_in_child_file"
DETAILS = "child_details_in_worker_file"
#: (worker, child, parent), of many origins.
PEOPLE = [
    ("Paul Brandt", "Leah Ashworth", "Donna Ashworth"),
    ("Folasade Adeyinka", "Kwame Boateng", "Abena Boateng"),
    ("Gethin Prosser", "Zofia Wrona", "Beata Wrona"),
    ("Samina Mirza", "Ayaan Farah", "Hodan Farah"),
    ("Harpreet Sandhu", "Niamh Geraghty", "Orla Geraghty"),
    ("Thanh Vo", "Ioana Dumitru", "Elena Dumitru"),
]


@lru_cache(maxsize=1)
def labelled() -> dict[str, list[tuple[str, bool]]]:
    found = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return {
        half: [(s, True) for s in rows["private"]] + [(s, False) for s in rows["not_private"]]
        for half, rows in found.items()
    }


def notes(text: str, type: str, **more: object) -> dict[str, list[str]]:
    report: Report = check(text, type=type, **more)  # type: ignore[arg-type]
    return {n.id: [s.text for s in n.spans] for n in report.notes or []}


def said_to_be_private(sentence: str, number: int) -> bool:
    worker, child, parent = PEOPLE[number % len(PEOPLE)]
    text = (
        f"Case supervision 3 June 2026\nSupervisor: Nadia Rahimi\nSocial worker: {worker}\nChild: {child} (7)\n"
        f"Mother: {parent}\n\n"
        + sentence.format(W=worker.split()[0], C=child.split()[0], M=parent.split()[0])
        + "\n\nWe agreed to meet again in a month, because the plan has only begun.\n"
    )
    names = [(worker, "professional"), (child, "child"), (parent, "family")]
    return PRIVATE in notes(text, "case", known_names=names)


def figures(half: str) -> tuple[float, float, list[str]]:
    right = missed = wrong = 0
    odd = []
    for number, (sentence, private) in enumerate(labelled()[half]):
        found = said_to_be_private(sentence, number)
        right += found and private
        if found != private:
            odd.append(("missed: " if private else "wrong: ") + sentence)
            missed += private
            wrong += not private
    return right / (right + wrong), right / (right + missed), odd


def test_there_are_sixty_sentences_and_more() -> None:
    assert {half: len(rows) for half, rows in labelled().items()} == {"tune": 42, "held": 41}


@pytest.mark.parametrize(("half", "precision", "recall"), [("tune", 0.95, 0.95), ("held", 0.95, 0.75)])
def test_private_matters_are_told_from_look_alikes(half: str, precision: float, recall: float) -> None:
    found_precision, found_recall, odd = figures(half)
    assert found_precision >= precision and found_recall >= recall, odd


PERSONAL = (
    "Personal supervision 3 June 2026\nSupervisor: Nadia Rahimi\nSupervisee: Paul Brandt\n\nWellbeing\n"
)


def test_a_workers_matters_may_stand_in_the_workers_own_record() -> None:
    for sentence, private in labelled()["tune"]:
        if private:
            said = sentence.format(W="Paul", C="K.L.", M="mum")
            assert PRIVATE not in notes(
                PERSONAL + said, "personal", known_names=[("Paul Brandt", "professional")]
            )


def test_the_sentences_are_quoted_and_the_grade_is_the_same_without_the_note() -> None:
    text = (
        "Case supervision 3 June 2026\nSocial worker: Paul Brandt\n\nK.L. told Paul she is cold.\n"
        "Paul has been diagnosed with cancer.\n"
    )
    assert notes(text, "case")[PRIVATE] == ["Paul has been diagnosed with cancer."]
    assert notes(text, "oversight")[PRIVATE] == ["Paul has been diagnosed with cancer."]
    report = check(text, type="case")
    assert "wellbeing" not in {c.id for c in report.criteria if c.applies}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Paul said Leah Ashworth is settled.", ["Leah Ashworth"]),
        ("Case K.L., DOB 03/07/2014, plan on track.", ["03/07/2014"]),
        ("The family moved to 14 Fern Close, L36 7QT last week.", ["14 Fern Close", "L36 7QT"]),
        ("K.L. is settled and her plan is on track.", []),
        ("Venue: Civic Centre, 14 Fern Close, L36 7QT", []),
        ("Paul has two new cases and one in court.", []),
    ],
)
@pytest.mark.parametrize("type", ["personal", "group"])
def test_a_childs_details_in_a_workers_record(text: str, quoted: list[str], type: str) -> None:
    names = [("Paul Brandt", "professional"), ("Leah Ashworth", "child")]
    assert notes(PERSONAL + text, type, known_names=names).get(DETAILS, []) == quoted
    assert DETAILS not in notes(PERSONAL + text, "case", known_names=names)


def test_a_case_in_depth_in_a_workers_record_when_the_child_is_named() -> None:
    text = PERSONAL + (
        'Leah told Paul "I want to sleep in my own bed" and hid behind the sofa when dad rang.\n'
        "The worry is that Leah is hit again at night when dad drinks; what makes it safer is that nan stays.\n"
    )
    assert len(notes(text, "personal", known_names=[("Leah", "child")]).get(DETAILS, [])) == 2
    assert DETAILS not in notes(text.replace("Leah", "K.L."), "personal")


def test_every_cue_is_told_apart_by_its_id_and_says_what_it_is_about() -> None:
    cues = load_language().private
    assert len(cues) >= 8
    assert {c.about for c in cues} == {"health", "family", "discipline"}
