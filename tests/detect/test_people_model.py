"""The people model beside the rules: names of every origin in every place, and what is not a name."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest

from recordqa.detect import people_model
from recordqa.detect.people import Mention, find_people
from recordqa.detect.people_tokens import read_page

pytestmark = pytest.mark.model

# Two first names and a surname an origin, none of them special: a list that must go on being found.
NAMES = {
    "british": ("Oliver", "Tegan", "Hargreaves"),
    "irish": ("Fionn", "Gráinne", "O'Shaughnessy"),
    "traveller": ("Miley", "Johnboy", "McDonagh"),
    "polish": ("Zbigniew", "Kasia", "Wójcik"),
    "romanian": ("Ionuț", "Mădălina", "Popescu"),
    "ukrainian": ("Bohdan", "Solomiia", "Shevchenko"),
    "portuguese": ("Thiago", "Inês", "dos Santos"),
    "nigerian": ("Oluwaseyi", "Chidinma", "Adeyemi"),
    "ghanaian": ("Kwabena", "Akosua", "Boateng"),
    "somali": ("Abdirahman", "Hodan", "Warsame"),
    "eritrean": ("Yonas", "Selam", "Tesfay"),
    "pakistani": ("Zeeshan", "Iqra", "Chaudhry"),
    "bangladeshi": ("Tanvir", "Nusrat", "Miah"),
    "punjabi": ("Gurpreet", "Simran", "Dhillon"),
    "tamil": ("Kavin", "Abinaya", "Sivakumar"),
    "arabic": ("Mustafa", "Rawan", "Al-Hamdani"),
    "kurdish": ("Rebin", "Shilan", "Karimi"),
    "chinese": ("Zihan", "Yan Ting", "Cheung"),
    "vietnamese": ("Minh", "Thuy", "Nguyen"),
    "caribbean": ("Jermaine", "Shanice", "Braithwaite"),
    "modern": ("Kayden-Lee", "Nevaeh", "T'Rell"),
}
#: Places where a label, a relation or a job gives the role outright, and one where only the words around do.
PLACES = {
    "child": (
        "Seen at school: {first}(7) and the new baby.",
        "Child: {first} {last}\nPlan: child in need",
    ),
    "family": (
        "Mum, {first}, says she has stopped drinking.",
        "The grandmother, {first} {last}, will have them at weekends.",
        "Dad ({first}) is on bail and must not come to the house.",
    ),
    "professional": (
        "The IRO, {first} {last}, chaired the review.",
        "Supervisor: {first} {last}\nSupervision of the worker's caseload",
        "{first} (health visitor) weighed the baby at the clinic.",
    ),
    "": (
        "{first} said she hates going to bed at her dad's.",
        "worker visited and saw {first} playing on the floor with her bricks",
        "Spoke to {first} about the plan and {first}'s worries; {first} agreed.",
    ),
}


def found(text: str) -> tuple[Mention, ...]:
    return find_people(text)


def texts(mentions: tuple[Mention, ...], text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions]


def test_the_model_is_installed_and_runs() -> None:
    view = people_model.opinion(read_page("Mum, Hodan, rang."))
    assert view is not None
    assert view.name[0] < 0.1 < 0.9 < view.name[1]


@pytest.mark.parametrize("origin", sorted(NAMES))
def test_names_of_each_origin_are_found_in_every_place_and_case(origin: str) -> None:
    *firsts, last = NAMES[origin]
    missed = []
    wrong = []
    for (role, places), first in product(PLACES.items(), firsts):
        for place in places:
            plain = place.format(first=first, last=last)
            for text in (plain, plain.lower(), plain.upper()):
                mentions = found(text)
                start = plain.index(first)
                over = [m for m in mentions if m.start <= start and m.end >= start + len(first)]
                if not over:
                    missed.append(text)
                elif role and over[0].role != role:
                    wrong.append(text)
    assert not missed
    assert not wrong


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\n"])
def test_white_space_around_a_name_changes_nothing(space: str) -> None:
    text = f"Mum says{space}Chidinma{space}is not eating and{space}Oliver{space}cried."
    assert texts(found(text), text) == ["Chidinma", "Oliver"]


@pytest.mark.parametrize(
    "text",
    [
        "We hope that may change in April; grace period ends in June.",
        "Will the worker mark the form and chase the grant by Friday?",
        "Used the Gibbs cycle and the Munro review; genogram and ASYE portfolio to be updated.",
        "HOPE TO REVIEW IN MAY. WILL CHASE THE BILL. JOY AND FAITH GROUPS CLOSED.",
        "the summer term starts in august and the carol service is in december",
        "St Mark's, Victoria Road; Jordan ward; Preston and Lincoln; Barnardo's; Home-Start.",
        "J was not seen. K.L. said no. SW to ring MGM and the IRO.",
    ],
)
def test_words_that_are_names_elsewhere_are_none_here(text: str) -> None:
    assert texts(found(text), text) == []


def test_names_that_are_words_are_found_where_a_person_is_meant() -> None:
    text = (
        "Hope said she will see Grace in May. Mum, Joy, hopes that Will is home by June.\n"
        "Will told Patience (health visitor) that Hope hides food."
    )
    assert texts(found(text), text) == ["Hope", "Grace", "Joy", "Will", "Will", "Patience", "Hope"]


def test_the_same_record_gives_the_same_answer_alone_and_after_others() -> None:
    text = "Hodan (9) told Mr Pryce that Yonas had not come. " * 30
    first = found(text)
    found("Something else entirely. " * 50)
    assert found(text) == first


def test_without_the_model_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_model, "_loaded", lambda: None)
    text = "Child: Hodan Warsame\nHodan said she is fine."
    assert texts(found(text), text) == ["Hodan Warsame", "Hodan"]


def test_onnxruntime_here_cannot_report_its_use_to_its_maker() -> None:
    import onnxruntime

    people_model.opinion(read_page("Mum, Hodan, rang."))
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
    folder = Path(onnxruntime.__file__).parent / "capi"
    libraries = [p for p in folder.iterdir() if "pybind11_state" in p.name]
    assert libraries
    for library in libraries:
        assert b"OneDsTelemetry" not in library.read_bytes()
