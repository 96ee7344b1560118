"""Every action that a record says was agreed: under action headings, in tables, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from recordqa.detect.action_forms import outcome_start
from recordqa.detect.action_items import (
    Parts,
    bare_owner,
    column_role,
    done_in_row,
    is_nothing,
    item_parts,
    row_parts,
)
from recordqa.detect.action_owner import People, whole
from recordqa.detect.action_prose import Found, acts
from recordqa.detect.action_sections import Purpose, is_lead_in, purpose_of_title, purposes
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.sign_off import is_name_line
from recordqa.types.values import Action, Document, PersonalDatum, Segment

_UNCHECKABLE = re.compile(
    r"(?i)\b(asap|a\.s\.a\.p|as soon as (?:possible|practicable)|ongoing|on-going"
    r"|soon|urgently|urgent|immediately|in due course|as and when"
    r"|when possible|when able|tbc|tba|continuing|at the earliest opportunity|in a timely manner)\b"
)
_SIGNATURE = re.compile(
    r"(?i)^\W*(?:signed|signature|sign|date(?: of| and time)?|name|agreed and signed"
    r"|agreed as|supervisor|supervisee|manager|worker|present|attendees|apologies"
    r"|author|recorded by|completed by|cc|tel)\b[^.]{0,40}[:_….]"
    r"|_{4,}|…{2,}|\.{6,}"
)
_LETTER = re.compile(
    r"(?i)^\W*(?:from|sent|to|cc|subject|tel|phone|email|t|m)\s*[:|]|^[^|]{3,40}\|\s*"
    r"(?:T|Tel|M)\b[\s:.]*\d|^\W*(?:kind |best |many )?(?:regards|thanks)\b"
)
_NEXT_SESSION = re.compile(
    r"(?i)^\W*(?:(?:the |our |date (?:and time )?(?:of|for) )?next\s*(?:supervision"
    r"|session|one|1:1|sup|meeting|date)?\b(?! (?:step|visit|core|week))[\s:–—-]*"
    r"(?:is|will be|on|to be|booked|:)?\s*(?:\d|mon|tue|wed|thu|fri|to be|tb[ca]"
    r"|date|$|\w+day)"
    r"|date (?:and time )?of next|we (?:will |['’]ll )?(?:next )?meet (?:again"
    r"|next|on|\d)|(?:book|arrange|set|find|get) (?:a |the |another )?(?:date for )?"
    r"(?:the )?next (?:supervision|session|date)|next (?:supervision|session)\b)"
)
_DONE = re.compile(
    r"(?i)(?:[-–—:(|]\s*(?:done|completed?|closed|achieved)\b|\b(?:has|have) been "
    r"(?:done|completed)\b)[^.]{0,30}$"
)
_DID = re.compile(
    r"^\W*(?:(?:The |A )?\w+\s){1,3}(?!suggested|proposed|recommended|offered"
    r"|agreed|needed|requested|required|reviewed|updated|completed)\w{3,}ed\s"
    r"(?:the|that|to|how|about|me|us|him|her|his|it)\b|^(?:Agreed|Noted|Thanks"
    r"|Thank you)\b[,.]"
)
_STATEMENT = re.compile(
    r"(?i)^\W*(?:he|she|they|it|there|this|that|i|we|\w+(?:\s\w+)?)\s+(?:is|was"
    r"|were|are|has|have|had|said|says|feels?|felt|thinks?|told|knows?|likes?"
    r"|wants?|remains?|asked|hopes?|went|came|got|did|does|attended|plans)\b"
)
_GOES_ON = re.compile(r"(?i)^\W*(?:continue|keep|carry on|maintain)\b")


def find_actions(
    document: Document, people: Sequence[PersonalDatum], session: date | None
) -> tuple[Action, ...]:
    """Every action agreed in this session, in reading order.

    Whatever stands under an action heading counts, however weak; elsewhere only what somebody is
    said to be going to do. ``session`` anchors timescales that name no year. Spans are code points
    into the record's text; several acts of one sentence share its span.
    """
    known = People.of(people)
    about = purposes(document)
    found: list[Action] = []
    weak: list[tuple[int, Action]] = []
    lead_in: int | None = None
    last: Segment | None = None
    grouped = _grouped_lines(document, about, known, session)
    for segment in document.content():
        purpose = about.get(segment.index)
        if segment.section is not None and document.sections[segment.section].earlier_session:
            continue
        if lead_in is not None and segment.paragraph != lead_in:
            lead_in = None
        if is_lead_in(segment.text):
            lead_in = segment.paragraph
            continue
        if segment.index in grouped:
            action = grouped[segment.index]
            found += [action] if action is not None else []
        elif purpose == "previous":
            found += _carried(segment, known, session)
        elif purpose in ("next_session", "sign_off", "heading") or _is_no_action(segment):
            continue
        elif segment.kind == "table_row":
            found += _row(segment, purpose, known, session)
        elif segment.kind == "field":
            found += _field(segment, purpose, known, session)
        elif purpose == "actions" and _continues(segment, last):
            found = _continued(segment, found, known, session)
        else:
            under = "actions" if lead_in is not None else purpose
            found += _line(segment, under, known, session)
            if under is None or under == "plan":
                weak += [(segment.index, a) for a in _weakly(segment, known, session)]
        last = segment
    return tuple(sorted(_with_neighbours(found, weak), key=lambda a: (a.start, a.segment)))


def _continues(segment: Segment, last: Segment | None) -> bool:
    """Whether it is a further sentence of the list item before it."""
    return (
        last is not None
        and segment.kind == last.kind == "list_item"
        and segment.paragraph == last.paragraph
        and segment.index == last.index + 1
    )


def _continued(segment: Segment, found: list[Action], people: People, session: date | None) -> list[Action]:
    """An item's further sentences add an owner, a date, or an act of their own; else they explain."""
    if found and (part := _alone(segment.text, people, session)):
        action = found[-1]
        if part == "due" and action.due_text is None:
            due = choose_due(find_due(segment.text, session), session)
            if due is not None:
                action = replace(action, due_text=due.text, due_date=due.day)
        elif part == "owner" and action.owner is None:
            action = replace(
                action, owner=bare_owner(whole(segment.text.strip(" .-–"), segment.start, people))
            )
        return [*found[:-1], action]
    return found + [_of_found(segment, h, "list") for h in acts(segment.text, people, session)]


def _with_neighbours(found: list[Action], weak: list[tuple[int, Action]]) -> Iterator[Action]:
    """Short lines next to an action are actions too, where they are worded like one."""
    taken = {a.segment for a in found}
    yield from found
    for index, action in weak:
        if index not in taken and (index - 1 in taken or index + 1 in taken):
            taken.add(index)
            yield action


def _weakly(segment: Segment, people: People, session: date | None) -> list[Action]:
    text = segment.text
    if len(text.split()) > 14 or _STATEMENT.match(text) or text.rstrip().endswith("?"):
        return []
    hits = acts(text, people, session, relaxed=True)
    if not hits or (hits[0].owner is not None and hits[0].owner.kind in ("child", "family", "pronoun")):
        return []
    return [_made(segment, item_parts(text, people, session), _where(segment), 0.6)]


def _is_no_action(segment: Segment) -> bool:
    text = segment.text
    return (
        not re.search(r"[^\W\d_]{2}", text)
        or is_nothing(text)
        or bool(_SIGNATURE.search(text[:200]))
        or bool(_NEXT_SESSION.match(text))
        or is_name_line(text)
        or bool(_LETTER.match(text))
        or bool(
            re.fullmatch(
                r"\W*(?:action|what|who|when|by when|owner|by whom|timescale)s?\W*", text, re.IGNORECASE
            )
        )
    )


def _where(segment: Segment) -> str:
    return {"table_row": "table", "list_item": "list"}.get(segment.kind, "prose")


def _made(segment: Segment, parts: Parts, where: str, confidence: float, start: int | None = None) -> Action:
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


def _of_found(segment: Segment, hit: Found, where: str) -> Action:
    parts = Parts(bare_owner(hit.owner), hit.due, owners=hit.owner.count if hit.owner else 1)
    return _made(segment, parts, where, hit.confidence)


def _row(segment: Segment, purpose: Purpose | None, people: People, session: date | None) -> list[Action]:
    if done_in_row(segment):
        return []
    columns = {column_role(c.column) for c in segment.cells if c.column}
    if purpose != "actions" and not ("action" in columns and columns & {"owner", "due"}):
        return []
    if any(c.column and purpose_of_title(c.column) == "previous" for c in segment.cells):
        return []
    parts = row_parts(segment, people, session)
    if parts is None:
        return []
    filled = [c for c in segment.cells if c.text.strip()]
    start, end = filled[0].start, filled[-1].end
    row = replace(
        segment, start=start, end=end, text=segment.text[start - segment.start : end - segment.start]
    )
    return [_made(row, parts, "table", 0.95)]


def _field(segment: Segment, purpose: Purpose | None, people: People, session: date | None) -> list[Action]:
    """ "Action: KO to email by 3/6; AB to visit", or a labelled line under an action heading."""
    label, value = segment.label or "", segment.value
    said = value.text if value is not None else ""
    if purpose_of_title(label) == "previous" or purpose_of_title(label) == "next_session":
        return []
    if purpose_of_title(label) == "actions" and said:
        if is_nothing(said):
            return []
        hits = acts(said, people, session, relaxed=True)
        if len(hits) > 1:
            return [_of_found(segment, h, "list") for h in hits]
        return [_made(segment, item_parts(said, people, session), "list", 0.9)]
    if purpose == "actions":
        return _line(segment, purpose, people, session)
    return [_of_found(segment, h, "prose") for h in acts(segment.text, people, session)]


def _line(segment: Segment, purpose: Purpose | None, people: People, session: date | None) -> list[Action]:
    text, where = segment.text, _where(segment)
    if purpose == "actions":
        if _DONE.search(text) and not find_due(text, session):
            return []
        hits = acts(text, people, session, relaxed=True)
        own = [h for h in hits if h.owner is not None and h.owner.kind != "pronoun"]
        if len(own) > 1:
            return [_of_found(segment, h, where) for h in own]
        if not hits and ((segment.kind == "sentence" and _STATEMENT.match(text)) or _DID.match(text)):
            return []
        return [_made(segment, item_parts(text, people, session), where, 0.9)]
    found = [_of_found(segment, h, where) for h in acts(text, people, session)]
    if found or purpose != "plan" or _STATEMENT.match(text):
        return found
    dash = item_parts(text, people, session)
    return [_made(segment, dash, where, 0.7)] if (dash.owner and dash.due) or _GOES_ON.match(text) else []


_STATED = re.compile(
    r"(?i)\b(?:done|complete[d]?|not (?:yet )?(?:done|started|completed)|outstanding"
    r"|closed|sent|received|attended|carried|c/f|in progress|on ?going|n/k|booked"
    r"|fitted|signed|filed|gone|achieved)\b"
)


def _carried(segment: Segment, people: People, session: date | None) -> list[Action]:
    """Last time's action counts again only where it has an owner and a new date."""
    if not _STATED.search(segment.text):
        hits = [h for h in acts(segment.text, people, session) if h.owner is not None and h.due is not None]
        ahead = [h for h in hits if h.due and h.due.day and session and 0 <= (h.due.day - session).days < 183]
        return [_of_found(segment, h, _where(segment)) for h in ahead]
    match = re.search(
        r"(?i)\b(?:carried (?:forward|over)|c/f|carry (?:forward|over)|new (?:date|action|timescale))\b",
        segment.text,
    )
    if match is None:
        return []
    rest = segment.text[match.start() :]
    hits = [h for h in acts(rest, people, session) if h.owner is not None and h.due is not None]
    return [_of_found(segment, h, _where(segment)) for h in hits[:1]]


_ACTION_LABEL = re.compile(r"(?i)^(?:action|task|what)s?(?: \d+| required| agreed)?$")
_OWNER_LABEL = re.compile(r"(?i)^(?:who|by whom|owner|responsib\w*|lead|person responsible|action by)$")
_DUE_LABEL = re.compile(
    r"(?i)^(?:when|by when|due|due date|timescales?|deadline|date|target date|completion date)$"
)


def _grouped_lines(
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
                part = _alone(next_said, people, session)
            if not part or part in extra:
                break
            extra[part] = next_said
        enough = bool(extra) if role == "action" else len(extra) == 2
        counts = role == "action" or (not role and purpose == "actions" and not _is_no_action(segment))
        if counts and enough and not is_nothing(said):
            inner = item_parts(said, people, session)
            owner = whole(extra["owner"], 0, people) if "owner" in extra else None
            due = choose_due(find_due(extra["due"], session), session) if "due" in extra else None
            written = bare_owner(owner) or (
                extra["owner"].strip() if "owner" in extra and owner is None else None
            )
            parts = Parts(written or inner.owner, due or inner.due, owners=owner.count if owner else 1)
            found[segment.index] = _made(segment, parts, "list", 0.85)
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


def _alone(text: str, people: People, session: date | None) -> str:
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
