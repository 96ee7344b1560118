"""The session's date, the date of recording, and the reason given for recording late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from recordqa.detect.written_dates import WrittenDate, find_written
from recordqa.types.values import Dates, Document, Metadata, Segment, Span

_SESSION_LABEL = re.compile(
    r"(?i)(?:\b(?:date|day)\s+(?:of|for)\s+(?:this\s+)?(?:the\s+)?(?:case |personal "
    r"|group )?(?:supervision|session|meeting|discussion|oversight|conversation"
    r"|decision)\b"
    r"|\b(?:supervision|session|meeting|discussion|oversight)\s+(?:date|held|took place"
    r"|on)\b|\bheld(?:\s+on)?\b|\bwe met(?:\s+on)?\b|\bdiscussed (?:with [\w ]{1,30} )?"
    r"(?:on)?\b"
    r"|\bmet (?:with [\w ]{1,30} )?on\b|^\W*dated?)(?:\s*(?:was|is|on|and time))*\W{0,6}$"
)
_RECORDED_LABEL = re.compile(
    r"(?i)\b(?:typed|written|wrote(?: this| it)?|record(?:ed)?|entered|uploaded"
    r"|inputted|logged|added|put on(?: the)? (?:system|file|mosaic|lcs|ics)|completed)"
    r"(?: this| it| these)?(?: up)?"
    r"(?: on(?: to)?(?: the)? (?:system|file|mosaic|lcs|ics|liquidlogic|eclipse))?"
    r"(?: late| today| notes?)?(?:,| on| by \w+| dated?)*\W{0,4}(?:the )?$|\b"
    r"(?:date|day) (?:recorded|typed|entered|uploaded|written|of (?:recording"
    r"|entry|record))\W{0,6}$|\brecording date\W{0,6}$"
)
#: Nothing without one of these holds a date; most lines are passed over quickly.
_MAY_DATE = re.compile(
    r"\d|(?:st|nd|rd|th) (?:of )?(?:[Jj]a|[Ff]e|[Mm]a|[Aa]p|[Jj]u|[Aa]u|[Ss]e|[Oo]c|[Nn]o|[Dd]e)"
)
_SIGNED = re.compile(r"(?i)\b(?:signed|signature|sign)\b")
_OTHER_DAY = re.compile(
    r"(?i)\b(?:d\.?o\.?b\.?|born|birth|due|edd|since|until|till|by|before|next"
    r"(?: \w+)?|hearing|review|conference|last(?: \w+)?|from|previous \w+|carried from"
    r"|aged|expires?|placed|visit(?:ed)?|cpp|order|started|began|notification of"
    r"|police|actions? (?:from|of)|panel)\W{0,5}(?:on\s+|of\s+|the\s+)*$"
)
_LATE = re.compile(
    r"(?i)\b(?:late|delay(?:ed)?|apolog\w+|sorry|not get (?:to|round)|didn['’]t get "
    r"(?:to|round)|behind with|catch(?:ing)? up|only now|overdue|retrospective\w*"
    r"|backlog|on return|not had (?:the )?(?:time|chance))\b"
)
_WRITING = re.compile(
    r"(?i)\b(?:typed|typing|written up|write[- ]?up|writing (?:this |it |up)|recorded"
    r"|recording|this record|this note|these notes|entered|uploaded|inputted|on the system"
    r"|put (?:this |it )?on|got to it|get to it|this is late|notes? (?:is|are"
    r"|was|were) late|added to (?:mosaic|lcs|ics)|records? (?:(?:was|is|were|has been) )?(?:delayed|late)"
    r"|(?:delay|lateness) (?:of|in|to|with) (?:the |this |these )?(?:records?|notes?|minutes))\b"
)
_REASON = re.compile(
    r"(?i)\b(?:because|due to|owing to|as i|as we|as the|since i|leave|sick(?:ness)?"
    r"|ill|unwell|court|migration|system|outage|server|inspection|ofsted|strike"
    r"|bereave\w+|funeral|laptop|admin|emergenc\w+|duty|covid|flu|off work|off sick"
    r"|was off|i was|training|cover(?:ing)?|workload|pressure|holiday|hospital"
    r"|moved? (?:office|team)|staffing|vacanc\w+|crash(?:ed)?|access)\b"
)


def find_dates(document: Document, metadata: Metadata) -> Dates:
    """The two dates that timeliness is computed from, each with the place that states it.

    Dates given in ``metadata`` win; the span is then where the text states that same date, if it
    does. Day first always. A date without year takes the year that brings it nearest to the
    session. Dates of birth, reviews, hearings and next sessions are never the session's.
    """
    usable = [s for s in document.segments if not s.earlier_session and s.kind != "boilerplate"]
    session_at = _session_candidates(usable, document.segments)
    session, session_span = _resolve(session_at, metadata.session_date, None)
    recorded_at = _recorded_candidates(usable)
    recorded, recorded_span = _resolve(recorded_at, metadata.recorded_date, session)
    if recorded is None:
        signed = [
            (s, w)
            for s, w in _signed_candidates(usable)
            if session and (w.near(session) or session) > session
        ]
        if signed:
            segment, written = signed[-1]
            recorded = written.near(session)
            recorded_span = _span(segment, written)
    if session is None and recorded is None:
        for segment, written in _signed_candidates(usable)[:1]:
            session, session_span = written.value(), _span(segment, written)
    if session is None and session_at and recorded is not None:
        segment, written = session_at[0]
        session, session_span = written.near(recorded), _span(segment, written)
    return Dates(session, session_span, recorded, recorded_span, _late_reason(usable, recorded_span))


def _span(segment: Segment, written: WrittenDate) -> Span:
    return Span(segment.start + written.start, segment.start + written.end, written.text)


def _resolve(
    candidates: list[tuple[Segment, WrittenDate]], given: date | None, anchor: date | None
) -> tuple[date | None, Span | None]:
    if given is not None:
        stated = next((c for c in candidates if c[1].near(given) == given), None)
        return given, _span(*stated) if stated else None
    for segment, written in candidates:
        value = written.near(anchor) if anchor is not None else written.value()
        if value is not None:
            return value, _span(segment, written)
    return None, None


def _session_candidates(
    segments: list[Segment], everything: Sequence[Segment]
) -> list[tuple[Segment, WrittenDate]]:
    """Best first: labelled dates, then the first lines' own dates."""
    labelled: list[tuple[Segment, WrittenDate]] = []
    top: list[tuple[Segment, WrittenDate]] = []
    for place, segment in enumerate(segments):
        if not _MAY_DATE.search(segment.text):
            continue
        signed = bool(_SIGNED.search(segment.text))
        for written in find_written(segment.text):
            if written.month is None:
                continue
            before = segment.text[max(0, written.start - 60) : written.start]
            if signed or _RECORDED_LABEL.search(before):
                continue
            if _is_session_label(before, place):
                labelled.append((segment, written))
                continue
            if place < 5 and not _OTHER_DAY.search(before):
                top.append((segment, written))
    labelled.sort(key=lambda c: segments.index(c[0]) > 12)
    headed = [
        c
        for c in top
        if re.search(
            r"(?i)supervision|oversight|\bm/?o\b|sup\b|record|note|1:1|one to one|meeting", c[0].text
        )
    ]
    sent = [
        (s, w)
        for s in everything[:12]
        if re.match(r"(?i)\W*(?:sent|date)\b", s.label or s.text)
        for w in find_written(s.text)[:1]
    ]
    return labelled + headed + [c for c in top if c not in headed] + sent


def _is_session_label(before: str, place: int) -> bool:
    """Whether the words before a date make it the session's; ``place`` counts segments."""
    if not _SESSION_LABEL.search(before) or re.search(r"(?i)\bnext\b|\blast\b|birth", before):
        return False
    if re.search(r"(?i)^\W*dated?\W*$", before):
        return place < 12  # a bare "Date:" further down belongs to a signature
    if re.search(r"(?i)\bheld(?:\s+on)?\W*$", before):
        return bool(re.search(r"(?i)supervision|session|oversight|discussion|^\W*held|social worker", before))
    return True


def _recorded_candidates(segments: list[Segment]) -> list[tuple[Segment, WrittenDate]]:
    found = []
    for segment in segments:
        if not _MAY_DATE.search(segment.text):
            continue
        for written in find_written(segment.text):
            before = segment.text[max(0, written.start - 60) : written.start]
            if _RECORDED_LABEL.search(before) and not re.search(
                r"(?i)\b(?:assessment|report|work|course|actions?|medical|pep"
                r"|visit)\b[^.]{0,30}\bcompleted\W{0,4}"
                r"(?:on )?$|\bcompleted\W{0,4}(?:on )?$",
                before,
            ):
                found.append((segment, written))
    return found


def _signed_candidates(segments: list[Segment]) -> list[tuple[Segment, WrittenDate]]:
    found = []
    for place, segment in enumerate(segments):
        near_signature = _SIGNED.search(segment.text) or (
            re.match(r"(?i)\W*dated?\b", segment.label or segment.text)
            and any(_SIGNED.search(s.text) for s in segments[max(0, place - 3) : place])
        )
        if near_signature and len(segment.text) < 300:
            signed = _SIGNED.search(segment.text)
            # "Next supervision: 9 June. Signed: … 12 May" on one line: only what follows is the signing's.
            begin = signed.start() if signed and re.search(r"(?i)\bnext\b", segment.text) else 0
            found += [
                (segment, w) for w in find_written(segment.text) if w.month is not None and w.start >= begin
            ]
    return found


def _late_reason(segments: list[Segment], recorded: Span | None) -> Span | None:
    """The sentence that says why the record was made late."""
    typed_in: Segment | None = None
    for segment in segments:
        if segment.kind not in ("sentence", "list_item", "field", "table_row", "heading", "prompt"):
            continue
        text = segment.text
        says_recorded = recorded is not None and segment.start <= recorded.start < segment.end
        about_writing = bool(_WRITING.search(text)) or says_recorded
        follows = (
            typed_in is not None
            and segment.paragraph - typed_in.paragraph <= 1
            and segment.index - typed_in.index <= 2
        )
        late = bool(_LATE.search(text))
        if about_writing and _REASON.search(text) and (late or says_recorded) and len(text) < 500:
            other = re.search(r"(?i)\b(?:case notes?|visits?|assessment|statement)\b.{0,30}\blate\b", text)
            if other is None or says_recorded:
                return Span(segment.start, segment.end, text)
        if (
            follows
            and _REASON.search(text)
            and (
                late
                or re.match(
                    r"(?i)\W*(?:i|we) (?:was|were|had)\b|\W*on (?:annual )?leave|\W*due to|\W*because"
                    r"|\W*system",
                    text,
                )
            )
        ):
            return Span(segment.start, segment.end, text)
        if re.search(
            r"(?i)\b(?:apologies|sorry|apologise)\b.{0,40}\b(?:delay|late)|\bdelay(?:ed)? "
            r"(?:in|with) (?:recording|typing|writ)|\brecorded late\b|\btyped (?:up )?late\b",
            text,
        ) and _REASON.search(text):
            return Span(segment.start, segment.end, text)
        if says_recorded or (about_writing and late):
            typed_in = segment
    return None
