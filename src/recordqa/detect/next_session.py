"""Where a record says when the next supervision is; the next visit or review is something else."""

from __future__ import annotations

import re
from datetime import date

from recordqa.detect.action_sections import purpose_of_title, purposes
from recordqa.detect.due import find_due
from recordqa.detect.written_dates import DAY_IN_WORDS, MONTH, find_written
from recordqa.types.values import Document, NextSession, Segment

_SAYS = re.compile(
    r"(?i)\bnext\s+(?:(?:case|personal|group|formal|planned|peer|reflective|individual)\s+)?"
    r"(?:supervision|session|sup|1[:-]1|one[- ]to[- ]one|supervisory)\b(?!\s+"
    r"(?:with (?:mum|dad|the child|him|her|them|[a-z]+ group)))"
    r"|^\W*next(?:\s+(?:one|date|meeting|time))?\s*(?:[:–—-]|is\b|will be\b|on\b"
    r"|(?=\d)|(?=(?:mon|tue|wed|thu|fri))|(?=(?:the )?" + DAY_IN_WORDS + r"\b))"
    r"|\b(?:date|time|venue)\b[\w ,&/]{0,24}\bnext\s+(?:supervision|session|meeting|one|sup)\b"
    r"|\bwe(?: both)?(?:\s+will|\s*['’]ll|\s+are going to)?\s+(?:next\s+)?(?:meet"
    r"|talk|sit down)(?:\s+(?:again|next))?\s+(?:on\s+)?(?:the\s+)?(?=\d|mon|tue"
    r"|wed|thu|fri|in \w+ weeks|next|again)"
    r"|\bwe\s+(?:will|['’]ll|need to|are to|have to)\s+(?:get|find|book|arrange"
    r"|set|fix|put|agree)\b[^.]{0,30}\b(?:date|time|supervision|session|one)\b"
    r"|\bsupervision (?:is )?(?:booked|re-?arranged|rebooked|in the diary)\b"
)
_ABOUT_SOMETHING_ELSE = re.compile(
    r"(?i)\bnext\s+(?:core|cin|cp|lac|cla|review|visit|home|strategy|hearing|conference"
    r"|contact|family|pep|steps?|panel|court|appointment|birthday|school)\b|\b"
    r"(?:visit|core group|review|conference|hearing) (?:is|on|will)\b"
)
_ACTION_LIKE = re.compile(
    r"(?i)\b(?:by|before|at|for|to|until|bring\w*|discuss\w* (?:at|in)|prior to"
    r"|ahead of|review\w* (?:at|in))\s+(?:our |the |her |his |my )?next\s+(?:\w+\s)?"
    r"(?:supervision|session|sup)\b"
)
_TIME = re.compile(
    r"(?i)\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]m)?\b|\b(?:1[0-2]|0?[1-9])\s?"
    r"(?:am|pm|a\.m|p\.m)\b|\b(?:noon|midday|o['’]clock)\b|\bat\s+(?:1[0-2]|[1-9])\b"
    r"(?![/.\d])|\b(?:half|quarter)[- ](?:past|to)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve)\b|\b(?:at|from)\s+(?:one|two|three|four|five|eight|nine|ten|eleven|twelve)"
    r"(?:\s+(?:fifteen|thirty|forty[- ]five))?\b(?!\s+(?:to one|of|people|children|weeks?|days?"
    r"|places?))|\b\d{4}\s?(?:hrs|hours)\b"
)
_PLACE = re.compile(
    r"(?i)\b(?:room|rm|office|house|hall|teams|zoom|centre|center|building|base"
    r"|hub|civic|library|online|virtual(?:ly)?|face to face|in person|venue:\s*\w"
    r"|street|road|lane|court house|town hall|council|depot|cafe|café|park|floor"
    r"|school|station|google meet|phone|telephone)\b"
)
_MONTH_ONLY = re.compile(rf"(?i)(?:[a-z]+\s+){{0,4}}{MONTH}(?:\s+20\d\d)?")
_PLACED_AT = re.compile(r"(?:\bat|,|@)\s+(?:the\s+)?[A-Z][\w'’-]{2,}")


def find_next_sessions(document: Document, session: date | None) -> tuple[NextSession, ...]:
    """Each statement about the next session: dated (a day is given), timed, placed.

    "To be arranged" is a statement with nothing dated. ``session`` lets "in four weeks" or "next
    Tuesday" count as a date.
    """
    about = purposes(document)
    found: list[NextSession] = []
    answered: set[int | None] = set()
    titled: int | None = None  # the segment before was a line that only announces it
    for segment in document.segments:
        if segment.earlier_session or segment.kind in ("boilerplate",):
            continue
        if segment.kind in ("heading", "prompt") and not (
            re.search(r"\d", re.sub(r"^\W*\d{1,2}[.)]\s", "", segment.text)) and _SAYS.search(segment.text)
        ):
            continue
        under = about.get(segment.index) == "next_session" and segment.section not in answered
        under = under or titled == segment.index - 1
        if segment.kind in ("list_item", "sentence") and is_bare_title(segment.text):
            titled = segment.index
            continue
        if any(c.column for c in segment.cells):
            continue  # a row of actions that are due then
        if not _speaks(segment, under):
            continue
        if about.get(segment.index) == "next_session":
            answered.add(segment.section)
        said = segment.value.text if segment.kind == "field" and segment.value is not None else segment.text
        if segment.kind == "field" and segment.value is None and not re.search(r"\d", said):
            continue  # the printed line was left blank
        found.append(_read(segment, said, session))
    return tuple(found)


def is_bare_title(text: str) -> bool:
    """Whether a line only announces the next session: its date stands on the line below."""
    return (
        len(text.split()) <= 10
        and purpose_of_title(text) == "next_session"
        and not text.rstrip().endswith(".")
        and not re.search(
            r"(?i)\d|\btb[ca]\b|arrang|book|confirm|agree|set\b|week|month|\w+day\b|\bin\b", text
        )
    )


def _speaks(segment: Segment, under_heading: bool) -> bool:
    text = f"{segment.label}: {segment.text}" if segment.label else segment.text
    if re.search(r"(?i)^\W*(?:signed|signature|sign\b|date\s*:|agreed)", segment.text):
        return False
    if under_heading:
        return bool(
            find_written(text)
            or re.search(
                r"(?i)\btb[ca]\b|arrang|book|confirm|agree|fixed|sorted|decided|diary|week|month|day\b|next",
                text,
            )
        )
    match = _SAYS.search(text)
    if match is None or _ABOUT_SOMETHING_ELSE.search(text[: match.end() + 12]):
        return False
    return not (
        _ACTION_LIKE.search(text)
        and "next" in match.group().casefold()
        and not text.casefold().lstrip().startswith("next")
    )


def _read(segment: Segment, said: str, session: date | None) -> NextSession:
    dates = find_written(said)
    rest = said
    for written in reversed(dates):
        rest = rest[: written.start] + " # " + rest[written.end :]
    dated = any(w.month is not None or w.weekday is not None for w in dates)
    if not dated:
        # "In November" names no day: the date is still to be found.
        dated = any(
            d.day is not None and d.rank > 0 and not _MONTH_ONLY.fullmatch(d.text)
            for d in find_due(rest, session)
        )
    timed = bool(_TIME.search(rest))
    placed = bool(_PLACE.search(rest)) or (dated and bool(_PLACED_AT.search(rest.replace("#", ""))))
    return NextSession(segment.start, segment.end, segment.text, segment.index, dated, timed, placed)
