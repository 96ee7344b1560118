"""Tasks written behind a worker's label: "SW: bus pass, 22/1", "You: see the boys by Friday"."""

from __future__ import annotations

import re
from datetime import date

from recordqa.detect.action_items import is_nothing, item_parts
from recordqa.detect.action_lines import is_no_action, made_action
from recordqa.detect.action_owner import People, whole
from recordqa.detect.action_sections import Purpose
from recordqa.detect.action_words import VERBS
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.due_points import RHYTHM
from recordqa.types.values import Action, Document, Segment

_LABEL = re.compile(r"\W*(?P<who>[^\W\d_][\w.&+/'’ ]{0,28}?)\s*(?::|\s[–—-])\s+(?P<task>\S.*)$", re.DOTALL)
#: "Action three …", as it is dictated or numbered without a heading.
_COUNTED = re.compile(
    r"(?i)^\W*action(?: point)?(?: number)? (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b"
    r"\s*[:.,)–-]?\s+(?=\S)"
)
_TOLD = re.compile(
    r"(?i)^\W*(?:\w+\s){0,3}?(?:is|are|was|were|has|have|had|said|says|feels?|felt|thinks?|thought|wants?"
    r"|reports?|reported|agreed|rang|came|went|saw|seen|not|no|yes|happy|fine|on leave|off (?:sick|work"
    r"|until))\b"
)


def after_count(text: str) -> int | None:
    """Where the task begins behind "action three"; None for any other sentence."""
    match = _COUNTED.match(text)
    return match.end() if match is not None else None


def labelled_lines(
    document: Document, about: dict[int, Purpose | None], people: People, session: date | None
) -> dict[int, Action]:
    """Actions behind labels, outside action headings, by segment.

    Two such lines at least must follow one another, for whoever is named, and one of them must
    begin with a verb of doing or end with a timescale: a single "SW: …" may be a remark. A last
    short line without label, in the same run, is one of them.
    """
    found: dict[int, Action] = {}
    run: list[tuple[Segment, bool]] = []
    for segment in [*document.content(), None]:
        if segment is not None and about.get(segment.index) in (None, "plan"):
            plain = _plain_task(segment, people, session)
            if plain is not None and (not run or segment.index == run[-1][0].index + 1):
                run.append((segment, plain))
                continue
            if len(run) >= 2 and segment.index == run[-1][0].index + 1 and _trails(segment):
                found[segment.index] = made_action(
                    segment, item_parts(segment.text, people, session), "list", 0.6
                )
        if len(run) >= 2 and sum(plain for _, plain in run) * 2 >= len(run):
            for line, _ in run:
                found[line.index] = made_action(line, item_parts(line.text, people, session), "list", 0.85)
        elif run:
            found = {i: a for i, a in found.items() if i != run[-1][0].index + 1}
        run = []
        if segment is not None and about.get(segment.index) in (None, "plan"):
            plain = _plain_task(segment, people, session)
            if plain is not None:
                run.append((segment, plain))
    return found


def _plain_task(segment: Segment, people: People, session: date | None) -> bool | None:
    """Whether a labelled line is plainly a task; None when it is no line of that kind."""
    if segment.kind not in ("sentence", "field", "list_item") or len(segment.text) > 240:
        return None
    match = _LABEL.match(segment.text)
    if match is None or is_no_action(segment):
        return None
    owner = whole(match.group("who"), 0, people)
    task = match.group("task")
    if owner is None or is_nothing(task) or len(task.split()) < 3 or task.rstrip().endswith("?"):
        return None
    if owner.kind not in ("staff", "name", "generic") and owner.text.casefold() != "you":
        return None
    if owner.kind == "name" and not re.search(r"\b[A-Z]{2,3}\b", owner.text):
        return None  # a stranger's name may be a child's
    if _TOLD.match(task):
        return None
    first = re.match(r"\W*(?:to )?([\w-]+)", task)
    doing = bool(first) and first.group(1).casefold() in VERBS if first else False
    due = choose_due(find_due(task, session), session)
    ahead = due is not None and due.rank > RHYTHM and not (session and due.day and due.day < session)
    if not doing and _SPOKEN.search(task):
        return None  # two people talking, each line headed by who speaks
    return doing or ahead


_SPOKEN = re.compile(
    r"(?i)\b(?:I|me|you|isn['’]t|that['’]s|it['’]s|she['’]s|he['’]s|don['’]t|that is|is|says|yes|no)\b"
)


def _trails(segment: Segment) -> bool:
    text = segment.text
    return (
        segment.kind in ("sentence", "list_item")
        and 2 <= len(text.split()) <= 8
        and text.rstrip()[-1:] not in ".?!:"
        and not is_no_action(segment)
        and not _TOLD.match(text)
        and not re.search(r"\d", text)
    )
