"""Finds timescales that can be checked, and the last day on which each would still be kept.

"As soon as possible", "ongoing", "soon" are no timescales: nothing here matches them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta

from recordqa.detect.due_patterns import NUMBERS, patterns
from recordqa.detect.due_points import (
    BARE,
    HARD,
    RHYTHM,
    SOFT,
    Due,
    dates,
    leading,
    months,
    relative,
    seasons,
    weekdays,
)
from recordqa.detect.workdays import add_months, add_working_days, month_end
from recordqa.detect.written_dates import MONTH, month_number

#: Nothing in a text without one of these can be a timescale.
_ANY = re.compile(
    r"\d|day|tomorrow|tonight|week|month|fortnight|term|christmas|xmas|easter"
    r"|year|morning|afternoon|\b(?:jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|eod|cop|by"
    r"|before|prior|ahead|next|at|until|for|in"
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
    points = [*dates(text, session), *months(text, session), *relative(text, session)]
    points = _outermost(points)
    points += [d for d in weekdays(text, session) if not _touches(d, points)]
    points += [d for d in seasons(text, session) if not _touches(d, points)]
    points = _joined_clock(text, _joined_lists(text, sorted(points, key=lambda d: d.start)))
    found = _at_the_hour(text, points, session) + _periods(text, session)
    events = [e for event in _meetings(text) if (e := _with_day(text, event, points)).rank >= 0]
    found = _outermost([*events, *found])
    rhythms = [_bounded(text, r, found, session) for r in _rhythms(text)]
    found = _outermost([*rhythms, *found])
    if not found:
        found = _alone(text, session)
    return sorted((_trimmed(d) for d in found), key=lambda d: d.start)


_HOUR = re.compile(
    r"\b(?P<lead>at|by|before|from)\s(?P<time>(?:[01]?\d|2[0-3])[.:][0-5]\d)(?:\s?hrs)?(?![\d./:%])"
    r"(?P<on>\s(?:on\s)?)?",
    re.IGNORECASE,
)


def _at_the_hour(text: str, points: list[Due], session: date | None) -> list[Due]:
    """The points, with "at 06.30" among them: it opens the date that follows, or stands for that day."""
    if not (found := list(_HOUR.finditer(text))):
        return points
    kept = list(points)
    for match in found:
        start = match.start() if match.group("lead").casefold() == "at" else match.start("time")
        ends = match.end("time")
        day = next((p for p in kept if p.start == match.end()), None) if match.group("on") else None
        if day is not None:
            kept.remove(day)
            kept.append(replace(day, start=start, text=text[start : day.end]))
        elif not any(p.start < ends + 6 and start - 12 < p.end for p in kept):
            kept.append(Due(start, ends, text[start:ends], session, HARD))
    return sorted(kept, key=lambda d: d.start)


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
    starts: list[int] = []
    for due in sorted(found, key=lambda d: (-(d.end - d.start), d.start)):
        # Those kept do not overlap, so only the two beside its place can touch it.
        place = bisect_left(starts, due.start)
        if not _touches(due, kept[max(0, place - 1) : place + 2]):
            kept.insert(place, due)
            starts.insert(place, due.start)
    return kept


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
        if lead == "at" and (not number or coming or not number.isdigit()):
            continue
        if lead in ("over", "during") and not coming:
            continue
        if lead == "in" and _NOTHING_IN.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        day = _after_period(session, _count(number), match.group("unit"), match.group("working"))
        found.append(Due(match.start(), match.end(), match.group(), day, HARD))
    return found


#: "No movement in eight weeks", "not seen in a month": the weeks gone by.
_NOTHING_IN = re.compile(r"(?i)\b(?:no (?:\w+ ){1,2}|(?:not|n['’]t) (?:\w+ ){1,3}|first \w+ |twice |once )$")


def _meetings(text: str) -> list[Due]:
    found = []
    for match in patterns().meeting.finditer(text):
        by = match.group("by")
        what = match.group("what").casefold()
        start = match.start()
        if by:
            if by.casefold() == "by" or by.casefold().startswith(("no later", "not later")):
                start = match.start("what")
            rank = -1 if by.casefold() == "by" and what.endswith("court") else HARD
        else:
            at = match.group("at").casefold()
            # "for panel", "in court", "on contact" name no time by themselves; "next" or a date does.
            named = "next" in what.split()
            rank = SOFT if named else -1
            if at in ("on", "for", "to"):
                start = match.start("what")
            if (
                at == "at"
                and what.startswith(("the ", "our "))
                and not what.endswith(("court", "contact", "move", "group"))
            ) or (what.endswith("core group") and at == "at"):
                rank = SOFT
        found.append(Due(start, match.end(), text[start : match.end()], None, rank, event=True))
    return found


_THE = re.compile(r"(?i)(?:the|our|his|her|their)\s")
_BRIDGE = re.compile(r"\s*(?:(?:,|-|–|—|on|is|\()\s*)*(?:on\s+)?(?:the\s+)?$")


def _with_day(text: str, event: Due, points: list[Due]) -> Due:
    """The meeting together with the day that is given for it: "before review on 15/12"."""
    place = bisect_left(points, event.end, key=lambda d: d.start)
    for point in points[place : place + 3]:
        gap = text[event.end : point.start] if 0 <= point.start - event.end <= 9 else None
        if gap is not None and point.point and (_BRIDGE.fullmatch(gap) or not gap.strip()):
            if (
                event.rank < 0
                and not text[event.start : event.start + 3].casefold().startswith("at")
                and not (_THE.match(event.text) and re.fullmatch(r"\s+on\s+(?:the\s+)?", gap))
            ):
                continue
            end = point.end
            if "(" in gap and text[end : end + 1] == ")":
                end += 1
            return replace(
                event, end=end, text=text[event.start : end], day=point.day, rank=max(event.rank, SOFT)
            )
    return event


def _joined_lists(text: str, points: list[Due]) -> list[Due]:
    """ "4/5 and 11/5" is one timescale that ends on the later day; so is "4 and 11 December"."""
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
        tail = re.search(
            r"\b\d{1,2}(?:st|nd|rd|th)?\s*(?:and|&|or)\s*$", text[max(0, due.start - 16) : due.start]
        )
        if tail and due.point and due.text[:1].isdigit():
            start = max(0, due.start - 16) + tail.start()
            _, rank, _, _ = leading(text, start)
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
            _, rank, _, _ = leading(text, start)
            due = replace(due, start=start, text=text[start : due.end], rank=max(due.rank, rank))
        elif not due.text.casefold().startswith(("before", "until", "from")):
            season = re.search(
                r"\b(?:before|until)\s+(?:half[- ]?term|christmas|easter)\s*\($", before, re.IGNORECASE
            )
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
            (
                re.fullmatch(r"\s+(?:\w+\s+){0,2}", gap[:60])
                and due.text.casefold().startswith(("until", "till"))
            )
            or re.fullmatch(r"\s+(?:until|till|up to|to)\s+(?:the\s+)?", gap, re.IGNORECASE)
        ):
            return replace(rhythm, end=due.end, text=text[rhythm.start : due.end], day=due.day, rank=SOFT)
    rest = text[rhythm.end :]
    lead = re.match(r"\s+for\s+(?:the next\s+)?", rest, re.IGNORECASE)
    if lead and (period := patterns().bare_period.match(rest, lead.end())):
        end = rhythm.end + period.end()
        day = _after_period(
            session, _count(period.group("number")), period.group("unit"), period.group("working")
        )
        return replace(rhythm, end=end, text=text[rhythm.start : end], day=day, rank=SOFT)
    return rhythm


def _alone(text: str, session: date | None) -> list[Due]:
    """A whole cell that holds nothing but "2 weeks" or "next supervision"."""
    said = text.strip().rstrip(".")
    begin = text.find(said) if said else 0
    end = begin + len(said)
    if said and (period := patterns().bare_period.fullmatch(said)):
        day = _after_period(
            session, _count(period.group("number")), period.group("unit"), period.group("working")
        )
        return [Due(begin, end, said, day, BARE)]
    if said and session is not None and (month := re.fullmatch(rf"(?i)({MONTH})(?: (20\d\d))?", said)):
        number = month_number(month.group(1))
        year = int(month.group(2)) if month.group(2) else session.year + (number < session.month)
        return [Due(begin, end, said, month_end(year, number), BARE)]
    if said and patterns().bare_meeting.fullmatch(said):
        return [Due(begin, end, said, None, BARE, event=True)]
    return []
