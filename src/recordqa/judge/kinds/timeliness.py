"""Levels from two dates: recorded within the policy's limit 2, late with a reason 1, late 0.

Never guessed from prose: without both dates, or without a limit in the policy, it does not apply.
Working days leave out weekends and England's bank holidays; the day of the session is day 0.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from recordqa.judge.verdict import Context, Verdict, spans
from recordqa.packs.schema import Criterion, RecordingLimit

NAME = "timeliness"


def judge(criterion: Criterion, context: Context) -> Verdict:
    """The level from the days between session and recording."""
    dates = context.findings.dates
    limit = context.pack.recording.get(context.type)
    if limit is None or dates.session is None or dates.recorded is None or dates.recorded < dates.session:
        return Verdict(None, 0.0)
    last = last_day(dates.session, limit)
    used = spans(s for s in (dates.session_span, dates.recorded_span) if s is not None)
    if dates.recorded <= last:
        return Verdict(2, 0.95, used)
    late = (dates.recorded - last).days
    days = "1 day" if late == 1 else f"{late} days"
    missing = (f"The record was written {days} after the policy's limit of {limit.within} ({limit.clause}).",)
    if dates.late_reason is not None:
        return Verdict(1, 0.85, spans([dates.late_reason, *used]), (), missing)
    return Verdict(0, 0.85, (), used, missing)


def last_day(session: date, limit: RecordingLimit) -> date:
    """The last day on which a record of this session is in time."""
    if limit.unit == "calendar days":
        return session + timedelta(days=limit.amount)
    if limit.unit == "hours":
        # Only days are known: 24 hours is the next day (codebook, settled questions).
        return session + timedelta(days=-(-limit.amount // 24))
    day = session
    left = limit.amount
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in bank_holidays(day.year):
            left -= 1
    return day


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays in a year."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
