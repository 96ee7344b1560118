"""Finds timescales that can be checked, and the last day on which each would still be kept.

"As soon as possible", "ongoing", "soon" are no timescales: nothing here matches them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recordqa.detect.due_patterns import NUMBERS, patterns
from recordqa.detect.workdays import (
    add_months,
    add_working_days,
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


#: Nothing in a text without one of these can be a timescale.
_ANY = re.compile(
    r"\d|day|tomorrow|tonight|week|month|fortnight|term|christmas|xmas|easter|year|morning|afternoon|\b(?:jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|eod|cop|by|before|prior|ahead|next|at|until|for|in"
    r"|within|daily|close|end|ramadan|eid|diwali|group|review|panel|conference|supervision)",
    re.IGNORECASE,
)


def find_due(text: str, session: date | None) -> list[Due]:
    """Every timescale in a sentence, item or cell, in order, none inside another.

    ``text`` of each is as written, without a leading "by", "for" or "on" (and without "before" in
    front of a plain date). A date without year, a weekday or a period is worked out from
    ``session``; with no session date, or for a meeting named without its date, ``day`` is None.
    """
    if not _ANY.search(text):
        return []
    points = [*_dates(text, session), *_months(text, session), *_relative(text, session)]
    points = _outermost(points)
    points += [d for d in _weekdays(text, session) if not _touches(d, points)]
    points += [d for d in _seasons(text, session) if not _touches(d, points)]
    points = _joined_clock(text, _joined_lists(text, sorted(points, key=lambda d: d.start)))
    found = points + _periods(text, session)
    events = [e for event in _meetings(text) if (e := _with_day(text, event, points)).rank >= 0]
    found = _outermost([*events, *found])
    rhythms = [_bounded(text, r, found, session) for r in _rhythms(text)]
    found = _outermost([*rhythms, *found])
    if not found:
        found = _alone(text, session)
    return sorted((_trimmed(d) for d in found), key=lambda d: d.start)


def _trimmed(due: Due) -> Due:
    said = due.text.rstrip(" .")
    return due if said == due.text else replace(due, end=due.start + len(said), text=said)


def choose_due(found: list[Due], session: date | None) -> Due | None:
    """The one of several timescales that says by when the action is due."""
    if not found:
        return None

    def worth(item: tuple[int, Due]) -> tuple[int, int, int]:
        place, due = item
        past = due.day is not None and session is not None and due.day < session
        last_bare = place if due.rank == BARE else -place
        return (0 if past else 1, due.rank, last_bare)

    return max(enumerate(found), key=worth)[1]


def _touches(due: Due, others: list[Due]) -> bool:
    return any(due.start < o.end and o.start < due.end for o in others)


def _outermost(found: list[Due]) -> list[Due]:
    """The longest of those that overlap, in order of their place."""
    kept: list[Due] = []
    for due in sorted(found, key=lambda d: (-(d.end - d.start), d.start)):
        if not _touches(due, kept):
            kept.append(due)
    return sorted(kept, key=lambda d: d.start)


def _prefixed(text: str, start: int) -> tuple[int, int, bool, bool]:
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


def _dates(text: str, session: date | None) -> list[Due]:
    found = []
    for written in find_written(text):
        begin, rank, commencing, _ = _prefixed(text, written.start)
        # "by 9/1" on 11 February means next January; a bare "9/1" may well look back.
        day = written.after(session, slack=14 if rank == HARD else 45)
        if commencing and day is not None:
            day = end_of_working_week(day)
        found.append(Due(begin, written.end, text[begin : written.end], day, rank, point=True))
    return found


def _months(text: str, session: date | None) -> list[Due]:
    found = []
    for match in patterns().month.finditer(text):
        by, part, word = match.group("by"), match.group("part"), match.group("month")
        if not by and not part:
            continue
        if word.casefold() in ("may", "mar") and word.islower() and (by or "").casefold() not in ("by", "in", "until"):
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
        start = match.start() if by_word in ("in", "until", "till", "before", "during") else match.start("month")
        if part and by_word not in ("in", "until", "till", "before", "during"):
            start = match.start("part")
        rank = HARD if by_word in ("by", "before", "until", "till", "due") else SOFT
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


def _relative(text: str, session: date | None) -> list[Due]:
    found = []
    for match in patterns().relative.finditer(text):
        begin, rank, commencing, leading_from = _prefixed(text, match.start())
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
            return friday - timedelta(days=3) if ("start" in said or "beginning" in said or "early" in said) else friday
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


def _weekdays(text: str, session: date | None) -> list[Due]:
    found = []
    for match in patterns().weekday.finditer(text):
        word, which = match.group("day"), (match.group("which") or "").casefold()
        if match.group("plural") or which == "last":
            continue
        begin, rank, _, _ = _prefixed(text, match.start())
        short = len(word) < 4
        if short and word.islower() and rank == BARE and not which:
            continue  # "sat", "sun", "mon" as ordinary words
        if short and word[1:].islower() and rank == BARE and re.match(r"\s+(?:down|in|with|on|there|next)\b", text[match.end() :]):
            continue
        if re.search(r"\b(?:every|each|last|previous)\s+$", text[max(0, match.start() - 12) : match.start()], re.I):
            continue
        number = weekday_number(word)
        day = None
        if session is not None:
            day = next_weekday(session, number)
            if which == "next" or (match.group("part") or "").casefold() == "next week":
                day = weekday_of_next_week(session, number)
            elif "week" in which or (match.group("part") or "").casefold() == "week":
                day = day + timedelta(days=7)
        found.append(Due(begin, match.end(), text[begin : match.end()], day, max(rank, BARE + bool(which)), point=True))
    return found


def _seasons(text: str, session: date | None) -> list[Due]:
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


def _count(word: str | None) -> int:
    if not word:
        return 1
    return int(word) if word.isdigit() else NUMBERS[word.casefold()]


def _after_period(session: date | None, number: int, unit: str, working: str | None) -> date | None:
    if session is None or number > 730:
        return None
    unit = unit.casefold()
    if unit.startswith("h"):
        return session + timedelta(days=-(-number // 24))
    if unit.startswith("d"):
        if (working or "").casefold() in ("working", "school"):
            return add_working_days(session, min(number, 260))
        return session + timedelta(days=number)
    if unit.startswith("w"):
        return session + timedelta(weeks=number)
    if unit.startswith("f"):
        return session + timedelta(weeks=2 * number)
    if unit.startswith("m"):
        return add_months(session, number)
    return add_months(session, 12 * min(number, 20))


def _periods(text: str, session: date | None) -> list[Due]:
    found = []
    for match in patterns().period.finditer(text):
        lead, number, coming = match.group("lead").casefold(), match.group("number"), match.group("next")
        if not number and not coming and lead != "within":
            continue
        if lead in ("over", "during") and not coming:
            continue
        day = _after_period(session, _count(number), match.group("unit"), match.group("working"))
        found.append(Due(match.start(), match.end(), match.group(), day, HARD))
    return found


def _meetings(text: str) -> list[Due]:
    found = []
    for match in patterns().meeting.finditer(text):
        by = match.group("by")
        what = match.group("what").casefold()
        start = match.start()
        if by:
            if by.casefold() == "by" or by.casefold().startswith(("no later", "not later")):
                start = match.start("what")
            rank = HARD
        else:
            at = match.group("at").casefold()
            # "for panel", "in court", "on contact" name no time by themselves; "next" or a date does.
            named = "next" in what.split()
            rank = SOFT if named else -1
            if at in ("on", "for", "to"):
                start = match.start("what")
            if at == "at" and what.startswith(("the ", "our ")) and not what.endswith(("court", "contact", "move", "group")):
                rank = SOFT
            elif what.endswith("core group") and at == "at":
                rank = SOFT
        found.append(Due(start, match.end(), text[start : match.end()], None, rank, event=True))
    return found


_BRIDGE = re.compile(r"\s*(?:(?:,|-|–|—|on|is|\()\s*)*(?:on\s+)?(?:the\s+)?$")


def _with_day(text: str, event: Due, points: list[Due]) -> Due:
    """The meeting together with the day that is given for it: "before review on 15/12"."""
    for point in points:
        gap = text[event.end : point.start] if 0 <= point.start - event.end <= 9 else None
        if gap is not None and point.point and (_BRIDGE.fullmatch(gap) or not gap.strip()):
            if event.rank < 0 and not text[event.start : event.start + 3].casefold().startswith("at"):
                continue
            end = point.end
            if "(" in gap and text[end : end + 1] == ")":
                end += 1
            return replace(event, end=end, text=text[event.start : end], day=point.day, rank=max(event.rank, SOFT))
    return event


def _joined_lists(text: str, points: list[Due]) -> list[Due]:
    """ "19/3 and 26/3" is one timescale that ends on the later day; so is "4 and 11 December"."""
    joined: list[Due] = []
    for due in points:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.point
            and due.point
            and re.fullmatch(r"\s*(?:and|&|,|\+|then)\s*(?:on\s+)?", text[last.end : due.start])
        ):
            day = max((d for d in (last.day, due.day) if d is not None), default=None)
            joined[-1] = replace(
                last, end=due.end, text=text[last.start : due.end], day=day, rank=max(last.rank, due.rank)
            )
            continue
        tail = re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\s*(?:and|&|or)\s*$", text[max(0, due.start - 16) : due.start])
        if tail and due.point and due.text[:1].isdigit():
            start = max(0, due.start - 16) + tail.start()
            _, rank, _, _ = _prefixed(text, start)
            due = replace(due, start=start, text=text[start : due.end], rank=max(due.rank, rank))
        joined.append(due)
    return joined


def _joined_clock(text: str, points: list[Due]) -> list[Due]:
    """Puts "COP", "5pm" or "noon" before the day it belongs to; alone after "by" it is today."""
    result = []
    for due in points:
        before = text[max(0, due.start - 24) : due.start]
        times = list(patterns().clock.finditer(before))
        if times and due.point and re.fullmatch(r"\s*(?:on\s+)?(?:the\s+)?", before[times[-1].end() :]):
            start = max(0, due.start - 24) + times[-1].start()
            _, rank, _, _ = _prefixed(text, start)
            due = replace(due, start=start, text=text[start : due.end], rank=max(due.rank, rank))
        elif not due.text.casefold().startswith(("before", "until", "from")):
            season = re.search(r"\b(?:before|until)\s+(?:half[- ]?term|christmas|easter)\s*\($", before, re.IGNORECASE)
            if season and text[due.end : due.end + 1] == ")":
                start = max(0, due.start - 24) + season.start()
                due = replace(due, start=start, end=due.end + 1, text=text[start : due.end + 1], rank=HARD)
        result.append(due)
    return _outermost(result)


def _rhythms(text: str) -> list[Due]:
    return [Due(m.start(), m.end(), m.group(), None, RHYTHM) for m in patterns().rhythm.finditer(text)]



def _bounded(text: str, rhythm: Due, found: list[Due], session: date | None) -> Due:
    """A rhythm with its bound: "weekly until 3 June", "weekly for six weeks"."""
    for due in found:
        gap = text[rhythm.end : due.start]
        if due.start >= rhythm.end and (
            (not gap.strip() and due.text.casefold().startswith(("until", "till")))
            or re.fullmatch(r"\s+(?:until|till|up to|to)\s+(?:the\s+)?", gap, re.IGNORECASE)
        ):
            return replace(rhythm, end=due.end, text=text[rhythm.start : due.end], day=due.day, rank=SOFT)
    rest = text[rhythm.end :]
    lead = re.match(r"\s+for\s+(?:the next\s+)?", rest, re.IGNORECASE)
    if lead and (period := patterns().bare_period.match(rest, lead.end())):
        end = rhythm.end + period.end()
        day = _after_period(session, _count(period.group("number")), period.group("unit"), period.group("working"))
        return replace(rhythm, end=end, text=text[rhythm.start : end], day=day, rank=SOFT)
    return rhythm


def _alone(text: str, session: date | None) -> list[Due]:
    """A whole cell that holds nothing but "2 weeks" or "next supervision"."""
    said = text.strip().rstrip(".")
    begin = text.find(said) if said else 0
    end = begin + len(said)
    if said and (period := patterns().bare_period.fullmatch(said)):
        day = _after_period(session, _count(period.group("number")), period.group("unit"), period.group("working"))
        return [Due(begin, end, said, day, BARE)]
    if said and patterns().bare_meeting.fullmatch(said):
        return [Due(begin, end, said, None, BARE, event=True)]
    return []
