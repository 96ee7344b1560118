"""How workers write identifiers without a plain label: an example of each form, and near misses."""

from __future__ import annotations

import pytest
from identifier_scores import found

FOUND = [
    ("He calls himself rook.hz7 when he messages her online.", "rook.hz7", "USERNAME"),
    ('On Discord his server is called "Glass Harbour".', "Glass Harbour", "USERNAME"),
    ("She goes by tia_bxx these days.", "tia_bxx", "USERNAME"),
    ("Mother (born 1988) was seen alone.", "1988", "DATE_OF_BIRTH"),
    ("Child was born in Hull on Friday 5 May 2017.", "Friday 5 May 2017", "DATE_OF_BIRTH"),
    ("Driver's DOB 120687.", "120687", "DATE_OF_BIRTH"),
    ("He turns 16 on 9 August 2026.", "9 August 2026", "DATE_OF_BIRTH"),
    ("Siblings: Amara 04/02/2011, Chidi 19/09/2013. Review 03/03/2026.", "19/09/2013", "DATE_OF_BIRTH"),
    ("Is it 2 May 2010 or 5 February 2010 on her birth certificate?", "2 May 2010", "DATE_OF_BIRTH"),
    ("They are now in the refuge, room 6, Alder House.", "room 6, Alder House", "ADDRESS"),
    ("He is at Ground floor flat, 18 Vine Street.", "Ground floor flat, 18 Vine Street", "ADDRESS"),
    ("Flat 9, The Old Dairy, Brook Hill", "Flat 9, The Old Dairy, Brook Hill", "ADDRESS"),
    ("Family moved to Plum Tree Cottage in May.", "Plum Tree Cottage", "ADDRESS"),
    ("hv to 27 larch croft, no reply", "27 larch croft", "ADDRESS"),
    ("She stays at thirty two Dover Street.", "thirty two Dover Street", "ADDRESS"),
    ("Dad's van, a white Transit, r482 kjd, was outside.", "r482 kjd", "VEHICLE_REG"),
    ("a bloke in a bx18 wzo merc", "bx18 wzo", "VEHICLE_REG"),
    ("Registration beginning FX21 was all she saw.", "FX21", "VEHICLE_REG"),
    ("Zofia goes to Saint Aidan's and likes her teacher.", "Saint Aidan's", "SCHOOL"),
    ("He transfers to Marl Bank Comp in September.", "Marl Bank Comp", "SCHOOL"),
    ("sch rang - thornlea jnrs - not in today", "thornlea jnrs", "SCHOOL"),
    ("School (Hexley Rise) says attendance is 90%.", "Hexley Rise", "SCHOOL"),
    ("She boards at Wexmoor.", "Wexmoor", "SCHOOL"),
    ("Her half-brother is 2208114 on the system.", "2208114", "CASE_ID"),
    ("He was known under 33718.", "33718", "CASE_ID"),
    ("EH Record EHR0417", "EHR0417", "CASE_ID"),
    ("no\tname\tcase file\n1\tOlu A\t220911", "220911", "CASE_ID"),
    ("NHS 9 9 9 2 2 2 1 1 4 4 on the card", "9 9 9 2 2 2 1 1 4 4", "NHS_NUMBER"),
    ("UPN is A 123 4567 89012", "A 123 4567 89012", "UPN"),
    ("nat ins: jk 12.34.56 b", "jk 12.34.56 b", "NI_NUMBER"),
    (
        "ring oh seven seven double oh nine double oh one two three",
        "oh seven seven double oh nine double oh one two three",
        "PHONE",
    ),
]
NOTHING = [
    "Purchase order 4500071822 and invoice 20871 were queried with desk 1442810.",
    "Bus 192 runs every ten minutes; the car park has 240 spaces.",
    "He sold the car for 900 GBP and paid 120 per month.",
    "The meeting was at Bramley House, room 6, at 2pm.",
    "The order was made on 14/03/2019 and varied on 02/05/2020. Review 04/06/2026.",
    "She goes to work at 9 and her car is in for MOT on 12 MAY.",
    "visit_date,plan,weeks\n2026-04-01,CIN,6",
    "He watches YouTube and plays FIFA 23 until ten.",
    "Her secondary school want a meeting on the fifteenth at nine.",
    "Bring the S17-04 form and the M62 map to room 12.",
]


@pytest.mark.parametrize(("text", "piece", "entity"), FOUND)
def test_a_form_is_found(text: str, piece: str, entity: str) -> None:
    start = text.index(piece)
    held = [
        (text[a:b], kind)
        for a, b, kind in found(text)
        if kind == entity and a <= start and start + len(piece) <= b
    ]
    assert held, found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_a_near_miss_is_none(text: str) -> None:
    assert not found(text), [(text[a:b], kind) for a, b, kind in found(text)]


def test_a_possessive_is_left_out() -> None:
    text = "She lives at 9 Harnbeck's annexe."
    assert [text[a:b] for a, b, kind in found(text) if kind == "ADDRESS"] == ["9 Harnbeck"]
