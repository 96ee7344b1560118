"""Calendar arithmetic in the way English social workers mean it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

FRIDAY = 4


def easter(year: int) -> date:
    """Easter Sunday of a year (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=16)
def _bank_holidays(year: int) -> frozenset[date]:
    import holidays  # costs a tenth of a second to import, so only when working days are counted

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year).keys())


def is_working_day(day: date) -> bool:
    """Whether it is a weekday and no bank holiday in England."""
    return day.weekday() <= FRIDAY and day not in _bank_holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """The working day that comes this many working days after ``start``."""
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def add_months(start: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def next_weekday(start: date, weekday: int) -> date:
    """The first such weekday after ``start``, never ``start`` itself."""
    return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)


def weekday_of_next_week(start: date, weekday: int) -> date:
    """That weekday in the next calendar week, Monday to Sunday."""
    return start + timedelta(days=7 - start.weekday() + weekday)


def end_of_working_week(start: date, weeks: int = 0) -> date:
    """The Friday of the week ``weeks`` on; a weekend day counts to the week that is ending."""
    friday = start - timedelta(days=start.weekday()) + timedelta(days=FRIDAY, weeks=weeks)
    return max(friday, start) if weeks == 0 else friday
