"""A segment's plain words: what the cues are matched against.

Names are replaced by the role of the person, so that a name can never change a level; case,
apostrophes and punctuation are evened out, so that CAPITALS and dictation read like the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recordqa.detect.patterns import present
from recordqa.types import Document, PersonalDatum, Segment

_PLACEHOLDER = {"child": "childname", "family": "familyname", "professional": "profname"}
_OTHER = {"SCHOOL": "schoolname", "ADDRESS": "addressname"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
# An opening quotation mark with at least two words before its end.
_OPEN_QUOTE = re.compile(
    r"(?<![\w'\"])(?:\"(?=[^\"\n]*\w[^\"\n]*\s[^\"\n]*\w)|'(?=\w[^\"\n]*\s[^\"\n]*\w[.,!?]?'(?!\w)))"
)
_WORD = re.compile(r"[a-z0-9£%&]+(?:['./-][a-z0-9]+)*%?|[,;:()–—?!]|->|→| - ")
_PERSON_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\.){1,3}(?![\w.]*[a-z])|(?<![\w.'’&/-])[A-Z](?![\w.'’&/-]|\s*[):])"
)


@dataclass(frozen=True, slots=True)
class PlainSegment:
    """A segment's words, each followed by one space and all preceded by one, and what is in it."""

    segment: Segment
    words: str
    present: frozenset[str]
    count: int


def plain_words(text: str) -> str:
    """``text`` as words: lower case, one space after each, commas for every pause."""
    text = text.translate(_APOSTROPHES)
    text = _PERSON_INITIALS.sub(_initials, text)
    text = _OPEN_QUOTE.sub(" quotemark ", text)
    tokens = []
    for match in _WORD.finditer(text.lower()):
        token = match.group()
        if not token[0].isalnum() and token[0] not in "£%&":
            if tokens and tokens[-1] != ",":
                tokens.append(",")
            continue
        tokens.extend(_expand(token))
    return " " + "".join(t + " " for t in tokens)


def _initials(match: re.Match[str]) -> str:
    # "I" and "A" are words far more often than people.
    return match.group() if match.group() in ("I", "A") else " initialsname "


def _expand(token: str) -> list[str]:
    if token == "&":
        return ["and"]
    if token.endswith("n't"):
        return [{"ca": "can", "wo": "will", "sha": "shall"}.get(token[:-3], token[:-3]), "not"]
    if "'" in token:
        head, tail = token.split("'", 1)
        if tail in ("s", "d", "ll", "re", "ve", "m"):
            return (
                [head]
                if tail == "s"
                else [head, {"d": "would", "ll": "will", "re": "are", "ve": "have", "m": "am"}[tail]]
            )
    if "/" in token and not token[0].isdigit():
        return [part for part in token.split("/") if part]
    return [token.rstrip(".")]


def plain_segments(document: Document, people: Sequence[PersonalDatum]) -> list[PlainSegment]:
    """The content segments of a document as plain words, with people replaced by their roles."""
    starts = [p.start for p in people]
    result = []
    for segment in document.content():
        pieces = []
        at = segment.start
        for datum in people[bisect_left(starts, segment.start) :]:
            if datum.start >= segment.end:
                break
            if datum.start < at or datum.end > segment.end:
                continue
            pieces.append(document.text[at : datum.start])
            if datum.entity == "PERSON":
                pieces.append(f" {_PLACEHOLDER.get(datum.role or '', 'personname')}")
            else:
                pieces.append(f" {_OTHER.get(datum.entity, datum.entity.lower().replace('_', ''))}")
            at = datum.end
        pieces.append(document.text[at : segment.end])
        words = plain_words("".join(pieces))
        result.append(PlainSegment(segment, words, present(words), words.count(" ") - 1))
    return result
