"""Actions written over several lines, and what lines are none: signatures, letterheads, labels."""

from __future__ import annotations

import re
from datetime import date

from recordqa.detect.action_forms import outcome_start
from recordqa.detect.action_items import Parts, bare_owner, is_nothing, item_parts
from recordqa.detect.action_owner import People, whole
from recordqa.detect.action_sections import Purpose
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.sign_off import dated_initials, is_name_line
from recordqa.detect.written_dates import find_written
from recordqa.types.values import Action, Document, Segment

_UNCHECKABLE = re.compile(
    r"(?i)\b(asap|a\.s\.a\.p|as soon as (?:possible|practicable)|ongoing|on-going"
    r"|soon|urgently|urgent|immediately|in due course|as and when"
    r"|when possible|when able|tbc|tba|continuing|at the earliest opportunity|in a timely manner)\b"
)
_SIGNATURE = re.compile(
    r"(?i)^\W*(?:signed|signature|sign|date(?: of| and time)?|name|agreed and signed"
    r"|agreed as|supervisor|supervisee|manager|worker|present|attendees|apologies"
    r"|author|recorded by|completed by|cc|tel)\b[^.]{0,40}(?:[:_…]|\.{2,})"
    r"|_{4,}|…{2,}|\.{6,}"
)
_LETTER = re.compile(
    r"(?i)^\W*(?:from|sent|to|cc|subject|tel|phone|email|t|m)\s*[:|]|^[^|]{3,40}\|\s*"
    r"(?:T|Tel|M)\b[\s:.]*\d|^\W*(?:kind |best |many )?(?:regards|thanks)\b"
)
_NEXT_SESSION = re.compile(
    r"(?i)^\W*(?:(?:the |our |date (?:and time )?(?:of|for) )?next\s*(?:supervision"
    r"|session|one|1:1|sup|meeting|date)?\b(?! (?:step|visit|core|week))[\s:–—-]*"
    r"(?:is|will be|on|to be|booked|:)?\s*(?:\d|mon|tue|wed|thu|fri|to be (?:\w+ly )?(?:arranged"
    r"|confirmed|agreed|booked|set"
    r"|fixed|decided|held|found|advised|rearranged)|tb[ca]"
    r"|date|$|\w+day)"
    r"|we (?:will|['’]ll|need to) (?:find|fix|set|agree|get) (?:a|another|the next) (?:new )?(?:date"
    r"|time|slot)\b"
    r"|date (?:and time )?of next|we (?:will |['’]ll )?(?:next )?meet (?:again"
    r"|next|on|\d)|(?:book|arrange|set|find|get) (?:a |the |another )?(?:date for )?"
    r"(?:the )?next (?:supervision|session|date)|next (?:supervision|session)\b)"
)


def is_no_action(segment: Segment) -> bool:
    """Whether a line under an action heading is plainly something else."""
    text = segment.text
    return (
        not re.search(r"[^\W\d_]{2}", text)
        or is_nothing(text)
        or bool(_SIGNATURE.search(text[:200]))
        or bool(_NEXT_SESSION.match(text))
        or _is_day(text)
        or is_name_line(text, closing=True)
        or dated_initials(text) > 0
        or bool(_LETTER.match(text))
        or bool(
            re.fullmatch(
                r"\W*(?:(?:action|what|who|when|by when|owner|by whom|timescale|outcome|date)s?\W*){1,5}",
                text[:120],
                re.IGNORECASE,
            )
        )
    )


def _is_day(text: str) -> bool:
    """Whether a line holds nothing but a day, a time and a place: it answers "Next"."""
    if len(text) > 80:
        return False
    dates = find_written(text)
    rest = text
    for written in reversed(dates):
        rest = rest[: written.start] + rest[written.end :]
    if not dates:
        return False
    rest = _VENUE.sub("", rest) if dates[0].start < 12 else rest
    return not re.search(r"[^\W\d_]{3}", re.sub(r"(?i)\b(?:at|room \w+|noon)\b", "", rest))


#: A time and a place behind a day: ", 14.00, Civic Centre office".
_VENUE = re.compile(
    r"(?:\d{1,2}[.:]\d\d|\d{1,2} ?[ap]m)\s*,?\s*(?:(?:in|at|the) )*(?:[A-Z][\w'’]+ ){0,3}"
    r"(?:(?i:office|room|hub|centre|library|teams|house|hall|building|base)|[A-Z]\w+)\b(?: \d+)?"
)


def made_action(
    segment: Segment, parts: Parts, where: str, confidence: float, start: int | None = None
) -> Action:
    """The action that a segment (or its part from ``start``) holds, with notes in plain words."""
    begin = segment.start if start is None else start
    text = segment.text[begin - segment.start :]
    notes = []
    if parts.due is None and (vague := _UNCHECKABLE.search(text)):
        notes.append(f'the timescale "{vague.group(1)}" cannot be checked')
    if parts.owners > 1:
        notes.append("two owners" if parts.owners == 2 else "several owners")
    return Action(
        start=begin,
        end=segment.end,
        text=text,
        segment=segment.index,
        owner=parts.owner,
        due_text=parts.due.text if parts.due else None,
        due_date=parts.due.day if parts.due else None,
        outcome=parts.outcome or outcome_start(text) is not None,
        where="table" if where == "table" else "list" if where == "list" else "prose",
        confidence=confidence,
        notes=tuple(notes),
    )


_ACTION_LABEL = re.compile(r"(?i)^(?:action|task|what)s?(?: \d+| required| agreed)?$")
_OWNER_LABEL = re.compile(r"(?i)^(?:who|by whom|owner|responsib\w*|lead|person responsible|action by)$")
_DUE_LABEL = re.compile(
    r"(?i)^(?:when|by when|due|due date|timescales?|deadline|date|target date|completion date)$"
)


def grouped_lines(
    document: Document, about: dict[int, Purpose | None], people: People, session: date | None
) -> dict[int, Action | None]:
    """Actions whose owner and date stand on lines of their own, by the segments they take up.

    "Action: …" / "By whom: …" / "By when: …", or the three as headings with their content below.
    The first segment maps to the action, the others to None.
    """
    rows: list[tuple[str, Segment, str]] = []
    found: dict[int, Action | None] = {}
    pending = ""
    for segment in document.segments:
        if segment.earlier_session or segment.kind in ("boilerplate", "table_row"):
            continue
        label, said = _labelled(document, segment)
        own_line = _label_role(segment.text)
        if own_line and (about.get(segment.index) == "actions" or segment.kind in ("heading", "prompt")):
            pending = own_line
            found[segment.index] = None
            continue
        if pending:
            label, said, pending = pending, segment.text, ""
        if label is not None and said:
            rows.append((label, segment, said))
        elif segment.kind not in ("heading", "prompt"):
            rows.append(("", segment, segment.text))
    at = 0
    while at < len(rows):
        role, segment, said = rows[at]
        purpose = about.get(segment.index)
        ahead = rows[at + 1 : at + 3]
        extra: dict[str, str] = {}
        for next_role, _, next_said in ahead:
            part = next_role if next_role in ("owner", "due") else ""
            if not next_role and not role and purpose == "actions":
                part = stands_alone(next_said, people, session)
            if not part or part in extra:
                break
            extra[part] = next_said
        enough = bool(extra) if role == "action" else len(extra) == 2
        counts = role == "action" or (not role and purpose == "actions" and not is_no_action(segment))
        if counts and enough and not is_nothing(said):
            inner = item_parts(said, people, session)
            owner = whole(extra["owner"], 0, people) if "owner" in extra else None
            due = choose_due(find_due(extra["due"], session), session) if "due" in extra else None
            written = bare_owner(owner) or (
                extra["owner"].strip() if "owner" in extra and owner is None else None
            )
            parts = Parts(
                written or inner.owner,
                # A bare "Date:" below an item that has its own is the next session's.
                (due or inner.due) if segment.label is not None else (inner.due or due),
                owners=owner.count if owner else 1,
            )
            found[segment.index] = made_action(segment, parts, "list", 0.85)
            for _, other, _ in ahead[: len(extra)]:
                found[other.index] = None
            at += len(extra)
        at += 1
    return found


def _labelled(document: Document, segment: Segment) -> tuple[str | None, str]:
    label, said = segment.label, segment.value.text if segment.value is not None else ""
    if label is None and segment.section is not None and segment.kind not in ("heading", "prompt"):
        label, said = document.sections[segment.section].title, segment.text
        bare = label.strip(" :")
        named = _OWNER_LABEL.match(bare) or _DUE_LABEL.match(bare)
        if named is None and not re.fullmatch(r"(?i)action|what|task", bare):
            return None, ""
    role = _label_role(label or "")
    return (role, said.strip()) if role else (None, "")


def _label_role(label: str) -> str:
    bare = label.strip(" :?*")
    for role, pattern in (("action", _ACTION_LABEL), ("owner", _OWNER_LABEL), ("due", _DUE_LABEL)):
        if len(bare) < 30 and pattern.match(bare):
            return role
    return ""


def stands_alone(text: str, people: People, session: date | None) -> str:
    """Whether a line holds nothing but an owner or nothing but a timescale."""
    said = text.strip(" .-–")
    if len(said) > 40:
        return ""
    if whole(said, 0, people) is not None:
        return "owner"
    dues = find_due(said, session)
    if len(dues) == 1 and len(said) - len(dues[0].text) <= 4:
        return "due"
    return ""
