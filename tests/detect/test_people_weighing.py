"""Rules and people model weighed against each other."""

from __future__ import annotations

import pytest

from recordqa import learned
from recordqa.detect.people import find_people
from recordqa.detect.people_model import role_weights
from recordqa.detect.people_roles import Person
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_weighing import ORDER, Weights, shares, signs, told


@pytest.fixture(scope="module")
def weights() -> Weights:
    if learned.load("people") is None:
        pytest.fail("models/people is not here")
    found = role_weights()
    assert found is not None
    return found


def person(votes: dict[str, float], mentions: int = 1) -> Person:
    return Person(("ifeoma",), [Claim(0, 0, 0.9, "test") for _ in range(mentions)], dict(votes))


def test_the_shipped_weights_fit_the_signs(weights: Weights) -> None:
    found = signs({"child": 2.0}, [[0.6, 0.2, 0.2]], 1)
    assert len(found) == len(weights.mean) == len(weights.spread)
    assert all(len(row) == len(found) for row in weights.rows)
    assert sum(shares(weights, found)) == pytest.approx(1.0)


@pytest.mark.parametrize("role", ORDER)
def test_a_plain_statement_and_a_sure_reading_agree(weights: Weights, role: str) -> None:
    view = [[0.96 if r == role else 0.02 for r in ORDER]]
    assert told(weights, view, [person({role: 4.0})])[0] == role


def test_the_users_own_word_is_final(weights: Weights) -> None:
    assert told(weights, [[0.01, 0.01, 0.98]], [person({"child": 100.0})])[0] == "child"


def test_a_name_in_two_roles_goes_to_a_person(weights: Weights) -> None:
    assert told(weights, [[0.4, 0.4, 0.2]], [person({"child": 8.0, "professional": 8.0})])[0] == "unknown"


def test_nothing_known_is_nothing_told(weights: Weights) -> None:
    assert told(weights, [[0.0, 0.0, 0.0]], [person({})])[0] != "professional"


def test_a_possessive_without_its_apostrophe_is_the_same_person() -> None:
    text = "Mum's partner Marcin drinks at weekends. Beth to ring about Marcins referral."
    found = [
        (text[m.start : m.end], m.person) for m in find_people(text) if "Marcin" in text[m.start : m.end]
    ]
    assert len(found) == 2
    assert len({person for _, person in found}) == 1
