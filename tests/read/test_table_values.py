"""Dates, types and lists of names in the many ways in which tables have them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.read._table_values import as_date, as_known_names, as_text, as_type
from recordqa.types import KnownName

DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-14", "2026-03-14T09:30:00", "2026-03-14 09:30", "2026/3/14", "14/03/2026", "14/3/26",
        "14.03.26",
        "14-03-2026", " 14/03/2026 10:30 ", "14 March 2026", "14th March 2026", "14 Mar 26", "14-Mar-26",
        "Saturday 14 March 2026", "Sat, 14th Mar 2026", "March 14, 2026", "46095", 46095, 46095.4, DAY,
        datetime(2026, 3, 14, 9, 30), "14 MARCH 2026", "14\u00a0March\u00a02026", "14 March 2026 at 10.30",
    ],
)  # fmt: skip
def test_dates(value: object) -> None:
    assert as_date(value) == DAY


@pytest.mark.parametrize("value", ["", None, "  ", "n/a", "-", float("nan")])
def test_no_date(value: object) -> None:
    assert as_date(value) is None


@pytest.mark.parametrize(
    "value",
    ["31/02/2026", "03/14/2026", "soon", "March 2026", "14 Smarch 2026", 12, True, "2026", [1], "99/99/99"],
)
def test_unreadable_dates(value: object) -> None:
    with pytest.raises(ValueError):
        as_date(value)


@given(
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %B %Y"]),
)
def test_every_day_in_every_form(day: date, form: str) -> None:
    assert as_date(day.strftime(form)) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.binary()))
def test_anything_is_a_date_or_a_value_error(value: object) -> None:
    with suppress(ValueError):
        as_date(value)


def test_types() -> None:
    assert [as_type(v) for v in ("CASE", "Personal supervision", " group ", "Management oversight", "")] == [
        "case", "personal", "group", "oversight", None,
    ]  # fmt: skip
    for word in ("casework", "other", 3):
        with pytest.raises(ValueError):
            as_type(word)


def test_known_names() -> None:
    both = (KnownName("Ayaan Malik", "child"), KnownName("Siân", None))
    for value in (
        "Ayaan Malik:child; Siân",
        "Ayaan Malik : CHILD\nSiân:",
        '[{"name": "Ayaan Malik", "role": "child"}, "Siân"]',
        [{"name": "Ayaan Malik", "role": "child"}, {"name": "Siân", "role": None}],
        '{"Ayaan Malik": "child", "Siân": null}',
        [["Ayaan Malik", "child"], "Siân"],
    ):
        assert as_known_names(value) == both
    assert as_known_names("") == as_known_names(None) == ()
    for value in ("Ayaan:neighbour", "[{", ":child", 7, [{"role": "child"}], [3]):
        with pytest.raises(ValueError):
            as_known_names(value)


def test_text() -> None:
    assert as_text("a\r\nb\rc_x000D_\nd") == "a\nb\nc\nd"
    assert [as_text(v) for v in (12.0, 1.5, None, DAY, datetime(2026, 3, 14))] == [
        "12",
        "1.5",
        "",
        "2026-03-14",
        "2026-03-14",
    ]
