"""Whom a pronoun means, and the subject that stands further back in its sentence."""

from __future__ import annotations

import re

from recordqa.detect.action_owner import Owner, People, whole
from recordqa.detect.action_words import FAMILY_WORDS, STAFF_WORDS

#: How far back, in code points, a subject may stand; keeps the time linear.
_REACH = 240
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CHILDREN = frozenset("child children baby boy girl boys girls teenager toddler kids son daughter".split())


def topic_of(text: str, people: People) -> str | None:
    """Whom a stretch of text is about: "worker", "other", or None where it names nobody."""
    worker = False
    for match in _WORD.finditer(text[-_REACH:]):
        said = match.group()
        word = said.casefold().removesuffix("’s").removesuffix("'s")
        if word in FAMILY_WORDS or word in _CHILDREN:
            return "other"
        if word in STAFF_WORDS and word not in ("me", "it", "pa", "chair", "legal", "placements", "duty"):
            worker = True
        if not said[0].isupper():
            continue
        role = people.roles.get(word)
        if role == "professional":
            worker = True
        elif role is not None or (len(word) <= 2 and said.isupper() and word not in ("i", "a", "sw", "tm")):
            return "other"
    return "worker" if worker else None


def worker_meant(text: str, pronoun: Owner, people: People) -> bool:
    """Whether "he" or "she" is the worker whom the sentence, or the one before it, is about."""
    if pronoun.text.casefold() not in ("he", "she"):
        return False
    return (topic_of(text[: pronoun.start], people) or people.topic) == "worker"


def antecedent(text: str, position: int, people: People) -> Owner | None:
    """The worker or agency at the head of the sentence that "they" goes back to."""
    head = re.match(r"[\s>*•-]*", text)
    begin = head.end() if head else 0
    tokens = list(re.finditer(r"\S+", text[begin : min(position, begin + 80)]))[:4]
    for size in range(len(tokens), 0, -1):
        end = begin + tokens[size - 1].end()
        found = whole(text[begin:end], begin, people)
        if found is not None and found.kind in ("agency", "staff", "name") and found.end == end:
            return found
    return None


def elided_subject(text: str, position: int, people: People) -> Owner | None:
    """The subject of a second verb: "School" of "School know him and will log it"."""
    window = max(0, position - _REACH)
    stretch = text[window:position]
    cut = max(stretch.rfind(c) for c in ";:")
    cut = max(cut, stretch.rfind(". ") + 1 if ". " in stretch else -1)
    if cut < 0 and window:
        return None
    begin = window + cut + 1
    begin += len(text[begin:position]) - len(text[begin:position].lstrip())
    tokens = list(re.finditer(r"\S+", text[begin:position]))[:4]
    for size in range(len(tokens), 0, -1):
        end = begin + tokens[size - 1].end()
        found = whole(text[begin:end], begin, people)
        if found is None or found.end != end:
            continue
        if found.kind == "pronoun" and begin:
            return antecedent(text, begin, people)
        return found
    return None
