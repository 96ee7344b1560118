"""Which headings hold actions, which hold last time's, which announce the next session."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from recordqa.types.values import Document, Section, Segment

#: ``actions``: all that stands there is an action. ``plan``: only what is worded as one.
Purpose = Literal["actions", "plan", "previous", "next_session", "sign_off", "heading"]

_PREVIOUS = re.compile(
    r"\bprevious\b.*\b(?:actions?|minutes|supervision|session|plan|tasks|targets"
    r"|meeting)|\bactions?\b.*\b(?:previous|last)\b"
    r"|\blast\b.*\b(?:actions?|time|supervision|session|meeting|month|review|week|list)\b"
    r"|matters arising|\bcarried (?:from|over|forward)\b"
    r"|\bactions?\b.{0,12}\b(?:from(?! this| today)|since|completed|outstanding|carried)\b|\b"
    r"(?:review|progress|update)\b.{0,12}\bactions?\b"
    r"|\bactions? (?:review|update|progress|follow[- ]?up|complete)|^follow(?:ed)?[- ]?up "
    r"(?:from|on|of)\b|^since (?:the )?(?:last|\d)|\boutstanding actions?\b"
    r"|^(?:what (?:has )?happened|progress|update) since|^from (?:our |the )?"
    r"(?:last|previous|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)|\bwhere we (?:left|got)",
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\bactions?\b|\bto[- ]?do\b|\bnext steps?\b|\bwhat(?:['’]s| is| happens)? next\b"
    r"|\bwhat (?:needs|has|is going|will we need) to (?:happen|change|be done)"
    r"|\bwho (?:will|is going to|does|is doing) (?:do )?what\b|^(?:what (?:was"
    r"|is|we(?:['’]ve)?|have we|we have) )?agreed\b(?! (?:minutes|record|agenda))"
    r"|\btasks?\b|\bgoing forwards?\b|\bway forward\b|^(?:management |manager['’]?s? )?directions?\b"
    r"|\bwhat (?:we|i|will) (?:will|are going to|am going to) do\b"
    r"|^what (?:are we|is everyone|am i|will we|we need to|i need to|we are going to) "
    r"(?:going to )?do|^(?:jobs|homework|commitments|recommendations)\b|\bfollow[- ]up needed\b"
    r"|^what we(?:['’]re| are| will|['’]ll) (?:going to )?do",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"^(?:the )?(?:forward )?plan(?: until.*| for next.*| from here| moving forward"
    r"| agreed)?$|^decisions?(?: made)?$|^outcomes?$|^conclusion$|^safety plan$"
    r"|^analysis and plan$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:date|time|venue|details)\b.*\bnext\b|^next (?:supervision|session|meeting"
    r"|one|date|1:1|sup)\b|^date (?:of|for) next|^next[: ]*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\bsign(?:ed|ature|atures|ing)?\b|\bsign[- ]?off\b", re.IGNORECASE)


def _clean(title: str) -> str:
    return re.sub(r"^[\s\d.)#*]+|[\s:*\-–—.]+$", "", title)


@lru_cache(maxsize=1024)
def purpose_of_title(title: str) -> Purpose | None:
    """What a heading announces, by its words alone; None for any other heading."""
    said = _clean(title)
    if not said or len(said) > 110:
        return None
    if _NEXT.search(said):
        return "next_session"
    if _PREVIOUS.search(said) and not re.match(r"^(?:new |agreed )?actions? agreed\b", said, re.IGNORECASE):
        return "previous"
    if _ACTIONS.search(said):
        return "actions"
    if _PLAN.search(said):
        return "plan"
    if _SIGN.search(said):
        return "sign_off"
    return None


#: "How the plan is going": a heading about what has been, though it has the word in it.
_HOW = re.compile(
    r"(?i)^\W*(?:how|is|are|was|progress|update|review|where)\b|\b(?:going|progress\w*|doing|working)\W*$"
)


def purpose_of(section: Section) -> Purpose | None:
    """What a section is for: what its template says it is about, else its heading's words.

    A council's own form is believed before the words: "Action required from this supervision"
    is about this one.
    """
    if section.template is not None and section.criteria == ("actions",):
        return "actions"
    by_title = purpose_of_title(section.title)
    if by_title is not None:
        return by_title
    if "previous_actions" in section.criteria:
        return "previous"
    if section.criteria == ("actions",) and not _HOW.search(section.title):
        return "actions"
    if section.criteria == ("next_session",):
        return "next_session"
    return None


def purposes(document: Document) -> dict[int, Purpose | None]:
    """What each segment, by its index, stands under; "heading" for a line that is one itself.

    A short line above a list is taken for its heading even where the segmenter did not. A list or
    table of actions ends where running text begins again: a record whose writer gave no further
    heading does not go on being "last time's actions" to its end.
    """
    by_section = [purpose_of(section) for section in document.sections]
    found: dict[int, Purpose | None] = {}
    current: Purpose | None = None
    section: int | None = None
    listed: bool | None = None
    paragraphs: list[int] = []
    by_line = False  # announced by a line of the text's own, not by a heading
    segments = document.segments
    for place, segment in enumerate(segments):
        if segment.section != section:
            section = segment.section
            current = by_section[section] if section is not None else None
            listed, paragraphs, by_line = None, [], False
        following = segments[place + 1] if place + 1 < len(segments) else None
        announced = _announces(segment, following)
        if announced is not None:
            current, listed, paragraphs = announced, None, []
            by_line = following is not None and following.kind not in ("list_item", "table_row")
            found[segment.index] = "heading"
            continue
        if segment.kind in _CONTENT and current in ("actions", "plan", "previous"):
            in_list = segment.kind != "sentence"
            if listed is None:
                listed = in_list
            whole_paragraph = len(paragraphs) > len(set(paragraphs))
            told = current == "previous" and bool(_ANSWER.search(segment.text))
            strange = not paragraphs or segment.paragraph != paragraphs[-1]
            if (listed and not in_list and not told) or (by_line and not in_list and strange and not told):
                current = None
            elif (
                current == "previous"
                and not in_list
                and whole_paragraph
                and segment.paragraph != paragraphs[-1]
                and not told
            ):
                current = None  # a whole paragraph was last time's; this is another
            else:
                paragraphs.append(segment.paragraph)
        found[segment.index] = current
    return found


#: An item of last time with what became of it, whatever stands around it.
_ANSWER = re.compile(
    r"(?i)^[^.:\n]{3,60}\s?[:–—-]\s?(?:all |now |part(?:ly|ially)? |not (?:yet )?|still )?(?:done"
    r"|completed?|finished|sent"
    r"|booked|carried|c/f|outstanding|overdue|held|started|written|received|agreed|in progress|in hand"
    r"|ongoing|gone|closed"
    r"|happened|chased|yes|no)\b"
    r"|^(?:[A-Z]{1,3}[:.]\s+)?[^\W\d_][\w'’/ -]{2,50}?\s(?:(?:not|both|all|now|nearly|half) )?(?:yet )?"
    r"(?:done|sorted|completed?|outstanding|carried (?:over|forward)|c/f)\b\W"
    r"|^[^\W\d_][\w'’/ -]{2,40}?\snot (?:yet )?(?:been )?\w{2,}(?:ed|ne|nt|un)\b\W{0,3}"
    r"(?:$|as\b|because\b|[,;–-])"
    r"|^\W*(?:not done|done|carried (?:over|forward)|c/f|outstanding|completed?)\s?(?:[:–—-]|\b(?=\s[A-Z]))"
)
_CONTENT = ("list_item", "table_row", "field", "sentence")


#: A speaker's initials or a number before what a line announces.
_SPEAKER = re.compile(r"^\W*(?:[A-Z]{1,3}[.:]|\d{1,2}[.)])\s+")


def _announces(segment: Segment, following: Segment | None) -> Purpose | None:
    text = segment.text.strip()
    speaks = segment.kind == "field" and bool(_SPEAKER.match(text))
    if segment.kind not in ("sentence", "prompt") and not speaks:
        return None
    if len(text) > 60 or re.search(r"[\t|]", text):
        return None
    if following is None or following.section != segment.section:
        return None
    if following.kind in ("list_item", "table_row"):
        purpose = None if text.endswith((".", "?", "!", ",")) else purpose_of_title(text)
        return purpose if purpose in ("actions", "previous") else None
    if (
        segment.paragraph == following.paragraph
        or following.kind not in ("sentence", "field")
        or (not text.endswith((":", "?")) and _ANSWER.search(text))
        or not _ANSWER.search(following.text)
    ):
        return None
    # Last time's items stand below as lines of their own, each with what became of it.
    return "previous" if purpose_of_title(_SPEAKER.sub("", text)) == "previous" else None


_LEAD_IN = re.compile(
    r"^(?:so\W+)?(?:(?:what(?:['’]s| is| was| happens)? (?:next|agreed)|next steps?"
    r"|(?:the )?actions?(?: agreed| points?| from (?:this|today)[\w ]*)?"
    r"|agreed(?: actions?)?|to[- ]?do|we agreed(?: the following)?|the following "
    r"(?:was|were|actions were) agreed)(?: then| are| is| as follows| now)*)\W*$",
    re.IGNORECASE,
)


def is_lead_in(text: str) -> bool:
    """Whether a sentence only announces the actions after it ("So what happens next.")."""
    return len(text) < 60 and bool(_LEAD_IN.match(text.strip()))
