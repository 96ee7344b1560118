"""Promises of an earlier session that running text takes up: "last time we agreed that … He did"."""

from __future__ import annotations

import re
from typing import Literal

from recordqa.types.values import FollowUp, Segment

State = Literal["done", "not_done", "carried", "in_progress", "reviewed", "unanswered"]

#: Who was to do what, said of an earlier session: "last time we agreed that …", "I said in May that …".
_PROMISED = re.compile(
    r"(?i)\b(?:last (?:time|session|supervision|month)|(?:at|in|after|from) (?:our|the) last (?:session"
    r"|supervision|meeting)|in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b"
)
_PROMISE = re.compile(
    r"(?i)\b(?:we (?:had )?(?:agreed|said|decided|planned)\b[^.;]{0,60}\b(?:would|to)\b"
    r"|(?:i|you|he|she|they) (?:had )?(?:said|agreed|promised|offered|undertook)\b[^.;]{0,40}\b(?:would|to)\b"
    r"|(?:i|you|we) (?:was|were) (?:going |asked |due )?to\b)"
)
#: "He did", "I have not done it", "that is done": what became of it.
_KEPT = re.compile(
    r"(?i)(?:^\W*(?:and |but )?|\b(?:and|but|which)\s|[;,–]\s)(?:he|she|i|you|they|we|that|this|it|both)?\s*"
    r"(?:has|have|did|is|was|are|haven|hasn|didn|isn)(?P<not>(?:['’]t|n['’]t|\s(?:not|never|yet to"
    r"|still to)))?\b"
    r"(?:\s(?:now|since|already))?(?=\W*$|[,;.:–]|\s(?:so|and|but)\b|\s(?:been )?(?:done|gone|happened"
    r"|sorted)\b|\sit\b)"
)


def kept_promise(segment: Segment, content: list[Segment]) -> FollowUp | None:
    """What was promised at an earlier session, with what became of it in this sentence or the next."""
    text = segment.text
    if segment.kind not in ("sentence", "list_item") or not _PROMISED.search(text):
        return None
    promise = _PROMISE.search(text)
    if promise is None:
        return None
    match, said = _KEPT.search(text, promise.end()), text
    if match is None:
        after = next((s for s in content if s.index == segment.index + 1), None)
        if after is None or after.paragraph != segment.paragraph:
            return None
        match, said = _KEPT.match(after.text), after.text
    if match is None:
        return None
    told = len(said[match.end() :].split()) >= 4
    state: State = "not_done" if match.group("not") else "done"
    return FollowUp(segment.start, segment.end, text, segment.index, state, told)
