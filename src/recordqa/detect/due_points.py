"""Single days and named times in a text: dates, weekdays, "next week", "by Easter", months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from recordqa.detect.due_patterns import patterns
from recordqa.detect.workdays import (
    add_months,
    easter,
    end_of_working_week,
    month_end,
    next_weekday,
    weekday_of_next_week,
)
from recordqa.detect.written_dates import find_written, month_number, weekday_number

HARD, SOFT, BARE, RHYTHM = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Due:
    """A timescale as written: offsets into the text searched, and its last day where known.

    ``rank`` says how plainly it is a deadline: 3 after "by", "before", "within"; 2 after "on" or
    a relative day; 1 a bare date; 0 a rhythm ("weekly"). ``point`` is true for a single day.
    """

    start: int
    end: int
    text: str
    day: date | None
    rank: int
    point: bool = False
    event: bool = False


def leading(text: str, start: int) -> tuple[int, int, bool, bool]:
    """Where a day's wording begins with its leading word, its rank, and if "w/c" or "from" leads."""
    match = patterns().prefix.search(text[max(0, start - 24) : start])
    if match is None:
        return start, BARE, False, False
    offset = max(0, start - 24)
    if match.group("wc"):
        return offset + match.start("wc"), SOFT, True, False
    if match.group("from"):
        return offset + match.start("from"), SOFT, False, True
    if match.group("hard"):
        until = match.group("hard").casefold() in ("until", "till")
        return (offset + match.start("hard") if until else start), HARD, False, False
    return start, SOFT, False, False


def dates(text: str, session: date | None) -> list[Due]:
    """Explicit dates, with or without year."""
    found = []
    for written in find_written(text):
        begin, rank, commencing, _ = leading(text, written.start)
        # "by 9/1" on 11 February means next January; a bare "9/1" may well look back.
        day = written.after(session, slack=14 if rank == HARD else 45)
        if commencing and day is not None:
            day = end_of_working_week(day)
        found.append(Due(begin, written.end, text[begin : written.end], day, rank, point=True))
    return found


def months(text: str, session: date | None) -> list[Due]:
    """A month by its name: "by January", "end of Feb"."""
    found = []
    for match in patterns().month.finditer(text):
        by, part, word = match.group("by"), match.group("part"), match.group("month")
        if not by and not part:
            continue
        if (
            word.casefold() in ("may", "mar")
            and word.islower()
            and (by or "").casefold() not in ("by", "in", "until")
        ):
            continue
        year = int(match.group("year")) if match.group("year") else None
        number = month_number(word)
        if year is None and session is not None:
            behind = (session.month - number) % 12
            if (by or "").casefold() == "in" and 1 <= behind <= 5:
                continue  # "in November", looking back
            year = session.year + (number < session.month)
        day = None if year is None else _in_month(year, number, part or "", (by or "").casefold() == "before")
        by_word = (by or "").casefold()
        start = (
            match.start() if by_word in ("in", "until", "till", "before", "during") else match.start("month")
        )
        if part and by_word not in ("in", "until", "till", "before", "during"):
            start = match.start("part")
        rank = HARD if by_word in ("by", "before", "until", "till", "due") else SOFT if part else BARE
        found.append(Due(start, match.end(), text[start : match.end()], day, rank, point=True))
    return found


def _in_month(year: int, month: int, part: str, before: bool) -> date:
    part = part.casefold()
    if "early" in part or "start" in part or "beginning" in part:
        return date(year, month, 10)
    if "mid" in part:
        return date(year, month, 20)
    if before and not part:
        return date(year, month, 1) - timedelta(days=1)
    return month_end(year, month)


def relative(text: str, session: date | None) -> list[Due]:
    """Today, tomorrow, this week, the end of the month, the weekend."""
    found = []
    for match in patterns().relative.finditer(text):
        begin, rank, commencing, leading_from = leading(text, match.start())
        if commencing:
            begin = match.start()
        day = None if session is None else _relative_day(match, session)
        point = bool(match.group("tomorrow") or match.group("today"))
        rank = max(rank, SOFT)
        start = begin if leading_from or begin < match.start() else match.start()
        found.append(Due(start, match.end(), text[start : match.end()], day, rank, point=point))
    return found


def _relative_day(match: re.Match[str], session: date) -> date:
    said = match.group().casefold()
    if match.group("tomorrow"):
        return session + timedelta(days=1)
    if match.group("today"):
        return session + timedelta(days=7 if said == "a week today" else 0)
    if match.group("week"):
        if "next" in said:
            friday = end_of_working_week(session, 1)
            return (
                friday - timedelta(days=3)
                if ("start" in said or "beginning" in said or "early" in said)
                else friday
            )
        if "mid" in said:
            return next_weekday(session, 2)
        return end_of_working_week(session)
    if match.group("month"):
        on = add_months(session, 1) if "next" in said else session
        return month_end(on.year, on.month)
    if match.group("year"):
        if "financial" in said:
            return date(session.year + (session.month > 3), 3, 31)
        return date(session.year, 12, 31)
    if "before" in said or "by" in said:
        return end_of_working_week(session)
    sunday = session + timedelta(days=6 - session.weekday())
    return sunday + timedelta(days=7) if "next" in said else sunday


def weekdays(text: str, session: date | None) -> list[Due]:
    """Weekdays that look ahead: "by Friday", "next Tuesday"."""
    found = []
    for match in patterns().weekday.finditer(text):
        word, which = match.group("day"), (match.group("which") or "").casefold()
        if match.group("plural") or which == "last":
            continue
        begin, rank, _, _ = leading(text, match.start())
        short = len(word) < 4
        if short and word.islower() and rank == BARE and not which:
            continue  # "sat", "sun", "mon" as ordinary words
        if (
            short
            and word[1:].islower()
            and rank == BARE
            and re.match(r"\s+(?:down|in|with|on|there|next)\b", text[match.end() :])
        ):
            continue
        if re.search(
            r"\b(?:every|each|last|previous)\s+$", text[max(0, match.start() - 12) : match.start()], re.I
        ):
            continue
        number = weekday_number(word)
        day = None
        if session is not None:
            day = next_weekday(session, number)
            if which == "next" or (match.group("part") or "").casefold() == "next week":
                day = weekday_of_next_week(session, number)
            elif "week" in which or (match.group("part") or "").casefold() == "week":
                day = day + timedelta(days=7)
        found.append(
            Due(begin, match.end(), text[begin : match.end()], day, max(rank, BARE + bool(which)), point=True)
        )
    return found


def seasons(text: str, session: date | None) -> list[Due]:
    """Feasts, holidays and school terms."""
    found = []
    for match in patterns().season.finditer(text):
        by = match.group("by").casefold()
        if by in ("in", "at", "during", "for") and "new year" in match.group().casefold():
            continue
        start = match.start("what") if by in ("by", "for", "at") else match.start()
        if "end of" in match.group() and by in ("by", "for"):
            start = match.start() + len(by) + 1
        day = _season_day(match.group("what").casefold(), by, session)
        rank = HARD if by in ("by", "before", "until", "till") else SOFT
        found.append(Due(start, match.end(), text[start : match.end()], day, rank))
    return found


def _season_day(what: str, by: str, session: date | None) -> date | None:
    """Only feasts with a date for everyone; school terms differ from council to council."""
    if session is None or by not in ("by", "before", "until", "till"):
        return None
    found: date | None = None
    if what in ("christmas", "xmas"):
        found = date(session.year + (session > date(session.year, 12, 25)), 12, 25)
    elif what.endswith("new year"):
        found = date(session.year + 1, 1, 1)
    elif what == "easter":
        found = easter(session.year) if session <= easter(session.year) else easter(session.year + 1)
    if found is not None and by == "before":
        found -= timedelta(days=1)
    return found
