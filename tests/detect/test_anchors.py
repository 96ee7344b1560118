"""A pattern tried where its first words stand finds what it finds when tried everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identifier_scores import cases, unmark

from recordqa.detect.personal_data import _anchors as anchors
from recordqa.detect.personal_data import (
    _birth_dates,
    _handles,
    _homes,
    _plates,
    _school_names,
    address,
    case_id,
    date_of_birth,
    ni_number,
    phone,
    school,
    username,
    vehicle_reg,
)

PAIRS = [
    (_birth_dates._DATE, _birth_dates._DATE_KEYS),
    (_birth_dates._AGE_ON, _birth_dates._AGE_KEYS),
    (_birth_dates._BIRTHDAY, _birth_dates._BIRTHDAY_KEYS),
    (_handles.ONLINE, _handles._ONLINE_KEYS),
    (_handles._SITE_NAME, _handles._SITE_NAME_KEYS),
    (_handles._SITES, _handles._SITES_KEYS),
    (_handles._AFTER, _handles._AFTER_KEYS),
    (_homes._IN_BUILDING, _homes._UNIT_KEYS),
    (_homes._SMALL_FLAT, _homes._UNIT_KEYS),
    (_homes._NAMED, _homes._LIVES_KEYS),
    (_homes._LABEL, _homes._LABEL_KEYS),
    (_homes._SMALL_ONE, _homes._SMALL_ONE_KEYS),
    (_homes._SPOKEN, _homes._SPOKEN_KEYS),
    (_homes._SMALL, (anchors.FIGURE,)),
    (_homes._BARE_STREET, (anchors.FIGURE,)),
    (_plates._PART, _plates._LABEL_KEYS),
    (_plates._LETTER_BY_LETTER, _plates._LABEL_KEYS),
    (_school_names._CUED, _school_names._CUED_KEYS),
    (_school_names._COLLEGE_FIRST, _school_names._COLLEGE_KEYS),
    (address._UNIT_WORD, address._UNIT_KEYS),
    (address._SMALL_START, address._SMALL_KEYS),
    (address._ABROAD_WORD, address._ABROAD_KEYS),
    (date_of_birth._LABEL_BEHIND, date_of_birth._DATE_KEYS),
    (ni_number._LABELLED, ni_number._LABEL_KEYS),
    (phone._LABELLED, phone._LABEL_KEYS),
    (phone._SPOKEN, phone._SPOKEN_KEYS),
    (school._SAINT, school._SAINT_KEYS),
    (school._WELSH, ("ysg",)),
    (username._AFTER, username._PLATFORM_KEYS),
    (username._LABEL, username._LABEL_KEYS),
    (username._HANDLE, ("@",)),
    (vehicle_reg._LABELLED, vehicle_reg._LABEL_KEYS),
]
PASSAGES = Path(__file__).parents[2] / "models" / "data" / "people" / "dev" / "identifiers.txt"
TEXTS = [
    "\n\n".join(unmark(m)[0] for which in ("develop", "check", "after") for *_, m in cases(which)),
    unmark(PASSAGES.read_text(encoding="utf-8"))[0],
    "Partial plate AB12. She turned 5 on 3 May 2020. Plate reads A B 1 2 C D E. He is at Coleg Tirion.",
    "her 9th birthday (3 May) ring oh one six three two nine six oh one stays at twenty Moor Lane",
]


def spans(matches: object) -> list[tuple[int, int]]:
    return [m.span() for m in matches]  # type: ignore[attr-defined]  # an iterator of matches, of either kind


@pytest.mark.parametrize(("pattern", "wanted"), PAIRS, ids=range(len(PAIRS)))
def test_the_same_is_found_as_everywhere(pattern: re.Pattern[str], wanted: tuple[str, ...]) -> None:
    some = 0
    for text in TEXTS:
        everywhere = spans(pattern.finditer(text))
        assert spans(anchors.anchored(pattern, text, wanted)) == everywhere
        some += len(everywhere)
    assert some, "no text has the form, so nothing was compared"


def test_labels_before_numbers_are_the_same() -> None:
    for pattern, wanted in (
        (case_id._AFTER_SYSTEM, case_id._SYSTEM_KEYS),
        (case_id._AFTER_LABEL, case_id._LABEL_KEYS),
    ):
        some = 0
        for text in TEXTS:
            for at in anchors.figures(text):
                ours = anchors.leads(pattern, text, wanted, at - 200, at)
                assert ours == bool(pattern.search(text[max(0, at - 200) : at]))
                some += ours
        assert some > 20


@given(st.text(alphabet="aB3@_ .\n'É", max_size=60))
def test_places_are_the_starts_of_runs(text: str) -> None:
    assert anchors.figures(text) == [m.start() for m in re.finditer(r"\d+", text)]
    pieces = list(anchors.around(text, "@"))
    assert all("@" in text[a:b] and not any(c.isspace() for c in text[a:b]) for a, b in pieces)
    assert "@" not in "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in pieces))
    assert set(anchors.figures(text)) <= set(anchors.mixed_starts(text))
