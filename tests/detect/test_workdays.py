"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date

from recordqa.detect import workdays


def test_easter_of_known_years() -> None:
    known = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2038: (4, 25)}
    assert {y: (workdays.easter(y).month, workdays.easter(y).day) for y in known} == known


def test_months_end_where_the_month_does() -> None:
    assert workdays.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert workdays.add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)


def test_working_days_pass_over_christmas() -> None:
    assert workdays.add_working_days(date(2025, 12, 24), 1) == date(2025, 12, 29)


def test_the_working_week_ends_on_friday_or_today() -> None:
    assert workdays.end_of_working_week(date(2026, 2, 11)) == date(2026, 2, 13)
    assert workdays.end_of_working_week(date(2026, 2, 14)) == date(2026, 2, 14)
    assert workdays.end_of_working_week(date(2026, 2, 14), 1) == date(2026, 2, 20)
