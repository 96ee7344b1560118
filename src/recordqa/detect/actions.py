"""Every action that a record says was agreed: under action headings, in tables, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from recordqa.detect.action_items import (
    Parts,
    bare_owner,
    column_role,
    done_in_row,
    is_nothing,
    item_parts,
    row_parts,
)
from recordqa.detect.action_labels import after_count, labelled_lines
from recordqa.detect.action_lines import grouped_lines, is_no_action, made_action, stands_alone
from recordqa.detect.action_owner import People, whole
from recordqa.detect.action_present import present_act
from recordqa.detect.action_prose import Found, acts
from recordqa.detect.action_sections import Purpose, is_lead_in, purpose_of_title, purposes
from recordqa.detect.action_subject import topic_of
from recordqa.detect.due import choose_due, find_due
from recordqa.types.values import Action, Document, PersonalDatum, Segment

_DONE = re.compile(
    r"(?i)(?:[-–—:(|]\s*(?:no change\b|(?:case )?(?:discussed|noted)\W*$|done|completed?|closed"
    r"|achieved)\b|\b(?:has|have) been "
    r"(?:done|completed)\b)[^.]{0,30}\.?$"
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
    r"|wants?(?! \w+ing)|remains?|asked|hopes?|went|came|got|did|does|attended|plans)\b"
)
_GOES_ON = re.compile(r"(?i)^\W*(?:continue|cont(?:['’]?d)?\.?|keep|carry on|maintain)\s")
#: The condition of a spoken sentence that was cut in two: "if he has not come back … and I will pay".
_IF = re.compile(r"(?i)^\W*(?:but |and |so )?(?:if|unless)\b")
#: A decision that lets something be: nobody does anything for it.
_DECIDES = re.compile(r"(?i)^\W*(?:i )?(?:agree|approve|authorise|support|endorse|accept)\b(?! to\b)")
#: Of the evidence model: sure that a segment is an action; sure that it is none.
SURE, REFUSED = 0.6, 0.08
_AND = re.compile(r"^\W*(?:and|then|or)\b")


def find_actions(
    document: Document,
    people: Sequence[PersonalDatum],
    session: date | None,
    read: Mapping[int, float] | None = None,
) -> tuple[Action, ...]:
    """Every action agreed in this session, in reading order.

    Whatever stands under an action heading counts, however weak; elsewhere only what somebody is
    said to be going to do. ``session`` anchors timescales that name no year. Spans are code points
    into the record's text; several acts of one sentence share its span. ``read`` holds for each segment how
    likely the evidence model thinks it an action: what it is sure of is one, wherever it stands, and what
    it is sure is none counts only under an action heading.
    """
    read = read or {}
    known = replace(People.of(people), addressed=_is_letter(document))
    about = purposes(document)
    about.update(_plans_of_action(document, about, known, session))
    found: list[Action] = []
    weak: list[tuple[int, Action]] = []
    lead_in: int | None = None
    last: Segment | None = None
    grouped = grouped_lines(document, about, known, session)
    labelled = labelled_lines(document, about, known, session)
    before: list[str] = []
    hangs = False
    for segment in document.content():
        purpose = about.get(segment.index)
        if segment.section is not None and document.sections[segment.section].earlier_session:
            continue
        same = last is not None and last.paragraph == segment.paragraph
        before = [*before[-3:], last.text] if same and last is not None else []
        topic = _topic(before, known) if before and _HE.search(segment.text) else None
        if topic != known.topic:
            known = replace(known, topic=topic)
        hangs = bool(_IF.match(segment.text)) or (hangs and same and bool(_AND.match(segment.text)))
        if lead_in is not None and segment.paragraph != lead_in:
            lead_in = None
        if is_lead_in(segment.text):
            lead_in = segment.paragraph
            continue
        if segment.index in grouped:
            action = grouped[segment.index]
            found += [action] if action is not None else []
        elif segment.index in labelled:
            found.append(labelled[segment.index])
        elif hangs and not _IF.match(segment.text):
            pass
        elif purpose == "previous":
            found += _carried(segment, known, session)
        elif purpose in ("next_session", "sign_off", "heading") or is_no_action(segment):
            continue
        elif segment.kind == "table_row":
            found += _row(segment, purpose, known, session)
        elif segment.kind == "field":
            found += _field(segment, purpose, known, session)
        elif purpose == "actions" and _continues(segment, last):
            found = _continued(segment, found, known, session)
        else:
            under = "actions" if lead_in is not None else purpose
            line = _line(segment, under, known, session)
            if under != "actions" and read.get(segment.index, 0.5) <= REFUSED:
                line = []
            elif not line and read.get(segment.index, 0.5) >= SURE:
                line = _line(segment, "actions", known, session)
            found += line
            if not line and (under is None or under == "plan"):
                weak += [(segment.index, a) for a in _weakly(segment, known, session)]
        last = segment
    found = list(_unrepeated(_with_neighbours(found, weak)))
    return tuple(sorted(found, key=lambda a: (a.start, a.segment)))


_HE = re.compile(r"\b[Hh]e\b|\b[Ss]he\b|\bS?HE\b")


def _topic(before: list[str], people: People) -> str | None:
    """Whom the sentences before, of the same paragraph, were last about."""
    return next((t for text in reversed(before) if (t := topic_of(text, people)) is not None), None)


def _is_letter(document: Document) -> bool:
    """Whether it is written to the worker, who is then "you"."""
    opening = any(_DEAR.match(s.text) for s in document.segments[:12])
    said = sum(len(_YOU.findall(s.text)) for s in document.content())
    return said >= (4 if opening else 12)


_DEAR = re.compile(r"(?i)^\W*(?:dear|hi|hello|morning|afternoon)\b")
_YOU = re.compile(r"(?i)\b(?:you|your|you['’](?:ll|ve|re))\b")


def _plans_of_action(
    document: Document, about: dict[int, Purpose | None], people: People, session: date | None
) -> dict[int, Purpose | None]:
    """A list under "Plan" is one of actions where two or more of its items are worded as such."""
    items: dict[int | None, list[Segment]] = {}
    for segment in document.content():
        if about.get(segment.index) == "plan" and segment.kind in ("list_item", "table_row"):
            items.setdefault(segment.section, []).append(segment)
    found: dict[int, Purpose | None] = {}
    for listed in items.values():
        worded = [s for s in listed if _line(s, "plan", people, session)]
        if len(worded) >= 2:
            found.update({s.index: "actions" for s in listed})
    return found


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
    if found and (part := stands_alone(segment.text, people, session)):
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


_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")


def _unrepeated(found: Iterable[Action]) -> Iterator[Action]:
    """Leaves out what running text says first and the list of actions says again.

    The same owner, and the same day or, where the text gives none, two words in common.
    """
    kept = list(found)
    listed = [(a, _content_words(a)) for a in kept if a.where != "prose" and a.owner is not None]
    for action in kept:
        if action.where == "prose" and action.owner is not None and listed:
            owner, words = action.owner.casefold().split()[0], _content_words(action)
            if any(
                other.owner is not None
                and other.owner.casefold().split()[0] == owner
                and (
                    len(words & theirs) >= 2
                    if action.due_text is None
                    else action.due_date is not None and action.due_date == other.due_date and words & theirs
                )
                for other, theirs in listed
            ):
                continue
        yield action


def _content_words(action: Action) -> set[str]:
    owner = (action.owner or "").casefold()
    return {
        w.casefold()[:6]
        for w in _CONTENT_WORD.findall(action.text[:400])
        if w.casefold() not in _COMMON and w.casefold() not in owner
    }


_COMMON = frozenset(
    "will that with from this they them their then when what have been before after agreed action".split()
)


def _weakly(segment: Segment, people: People, session: date | None) -> list[Action]:
    text = segment.text
    if (
        len(text.split()) > 14
        or _STATEMENT.match(text)
        or _DECIDES.match(text)
        or text.rstrip().endswith("?")
    ):
        return []
    hits = acts(text, people, session, relaxed=True)
    if not hits or (hits[0].owner is not None and hits[0].owner.kind in ("child", "family", "pronoun")):
        return []
    return [made_action(segment, item_parts(text, people, session), _where(segment), 0.6)]


def _where(segment: Segment) -> str:
    return {"table_row": "table", "list_item": "list"}.get(segment.kind, "prose")


def _of_found(segment: Segment, hit: Found, where: str) -> Action:
    parts = Parts(bare_owner(hit.owner), hit.due, owners=hit.owner.count if hit.owner else 1)
    return made_action(segment, parts, where, hit.confidence)


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
    return [made_action(row, parts, "table", 0.95)]


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
        return [made_action(segment, item_parts(said, people, session), "list", 0.9)]
    if purpose == "actions":
        return _line(segment, purpose, people, session)
    return _told(segment, people, session, "prose")


#: How somebody's week is arranged: no task.
_HABIT = re.compile(
    r"(?i)\b(?:works?|working) (?:from (?:home|the)|compressed|flexi|part[- ]time|term[- ]time)\b"
)
#: A booking that is made already is nobody's task any more.
_ARRANGED = re.compile(
    r"(?i)\b(?:is|are|has been|have been) already (?:arranged|booked|set up|in the diary)\b"
)


def _told(segment: Segment, people: People, session: date | None, where: str) -> list[Action]:
    """What running text agrees, in the future or, failing that, in the present with a day."""
    if _ARRANGED.search(segment.text):
        return []
    found = [_of_found(segment, h, where) for h in acts(segment.text, people, session)]
    if (
        not found
        and not _HABIT.search(segment.text)
        and (present := present_act(segment.text, people, session)) is not None
    ):
        owner, due = present
        parts = Parts(bare_owner(owner), due, owners=owner.count)
        found = [made_action(segment, parts, where, 0.7)]
    return found


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
        return [made_action(segment, item_parts(text, people, session), where, 0.9)]
    if (begin := after_count(text)) is not None:
        return [made_action(segment, item_parts(text[begin:], people, session), where, 0.9)]
    found = _told(segment, people, session, where)
    if found or purpose != "plan" or _STATEMENT.match(text):
        return found
    dash = item_parts(text, people, session)
    return (
        [made_action(segment, dash, where, 0.7)] if (dash.owner and dash.due) or _GOES_ON.match(text) else []
    )


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
