"""Dates as written: day first, impossible ones refused, look-alikes left alone."""

from __future__ import annotations

from datetime import date

import pytest

from recordqa.detect.written_dates import find_written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05.02.26", date(2026, 2, 5)),
        ("02/12/25", date(2025, 12, 2)),
        ("12th Jan 2026", date(2026, 1, 12)),
        ("25TH NOV 2025", date(2025, 11, 25)),
        ("30-Jul-2025", date(2025, 7, 30)),
        ("4th June 2026", date(2026, 6, 4)),
        ("Wednesday 7 October 2026", date(2026, 10, 7)),
        ("March 3rd, 2026", date(2026, 3, 3)),
        ("2026-03-12", date(2026, 3, 12)),
        ("10-2-26", date(2026, 2, 10)),
        ("1st of May 2026", date(2026, 5, 1)),
        ("the third of May 2026", date(2026, 5, 3)),
        ("on the twenty-second of July 2026", date(2026, 7, 22)),
        ("the thirty first October 2026", date(2026, 10, 31)),
    ],
)
def test_written_in_full(text: str, value: date) -> None:
    found = find_written(text)
    assert [w.value() for w in found] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "32/13/26",
        "30 February 2026",
        "at 9.30",
        "9.30am",
        "£12.50",
        "on duty 24/7",
        "the 2nd visit",
        "1:1",
        "room 3.14b",
        "the second May holiday",
        "the first of many",
        "the tenth visit in March",
        "the third may be sent on",
    ],
)
def test_not_a_date(text: str) -> None:
    assert find_written(text) == []


def test_without_year_it_is_the_nearest_to_the_session() -> None:
    (written,) = find_written("typed up on 19/01")
    assert written.near(date(2025, 12, 2)) == date(2026, 1, 19)
