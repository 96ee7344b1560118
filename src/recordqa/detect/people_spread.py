"""The record as its own witness: one sure mention makes every other mention of that name sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recordqa.detect.people_frames import look_around
from recordqa.detect.people_phrases import BASE_VERBS, NAMES_TOO, PARTICLES, PLACE_TAILS
from recordqa.detect.people_slots import in_slot
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import (
    ANY_WORD,
    CALENDAR,
    COMMON,
    FIRST,
    LAST,
    LOOK_ALIKE,
    ROLE,
    SMALL_WORDS,
    is_name_only,
    kinds,
)

_PRONOUNS = frozenset("i you he she we they it this that the a an".split())
_DATE_BEFORE = frozenset(
    "in on by until since from before after of during next last mid end early late this for".split()
)


def known_forms(page: Page, claims: Sequence[Claim]) -> dict[str, tuple[bool, float]]:
    """Folded words of the sure names: (is it a first name or single name, how sure)."""
    forms: dict[str, tuple[bool, float]] = {}
    for claim in claims:
        quoted = {
            page.tokens[i].low
            for i in range(claim.first, claim.last + 1)
            if page.tokens[i].gap[-1:] in "\"“'‘(" and page.tokens[i].gap
        }
        words = [
            page.tokens[i].low for i in range(claim.first, claim.last + 1) if page.tokens[i].case != "one"
        ]
        words = [w for w in words if w not in PARTICLES] or words
        family = claim.why == "context:family"
        for place, word in enumerate(words):
            leading = (place == 0 or word in quoted) and not family
            for form in _variants(word, leading=leading, family=family):
                old = forms.get(form)
                if old is None or claim.sure > old[1] or (leading and not old[0]):
                    forms[form] = (leading or bool(old and old[0]), max(claim.sure, old[1] if old else 0.0))
    return forms


def _variants(word: str, *, leading: bool, family: bool) -> Iterator[str]:
    yield word
    if family and word.endswith("s"):
        yield word[:-1]
    if leading and "-" in word:
        head = word.split("-")[0]
        if len(head) >= 3:
            yield head


def spread(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """The mentions that only the rest of the record shows to be names."""
    forms = known_forms(page, claims)
    covered = {i for claim in claims for i in range(claim.first, claim.last + 1)}
    long_forms = [f for f in sorted(forms) if len(f) >= 5 and forms[f][0]]
    found: list[Claim] = []
    for index, token in enumerate(page.tokens):
        if index in covered or (token.case == "one" and token.low not in forms):
            continue
        entry = forms.get(token.low)
        why = "propagated"
        written = token.case != "low" or page.quiet
        if entry is None and written and len(token.low) >= 5 and long_forms and not kinds(token.low):
            close = next((f for f in long_forms if _one_slip(token.low, f)), None)
            if close is not None:
                entry, why = forms[close], "propagated:spelling"
        if entry is None or not _fits(page, index, leading=entry[0]):
            continue
        frame = look_around(page, index, index)
        found.append(Claim(index, index, round(min(entry[1], 0.9), 3), why, dict(frame.votes)))
    return _joined(page, claims, found, forms)


def _joined(
    page: Page, claims: Sequence[Claim], found: list[Claim], forms: dict[str, tuple[bool, float]]
) -> list[Claim]:
    """Put first name and surname side by side together, and an initial with its surname."""
    joined: list[Claim] = []
    covered = {i for claim in claims for i in range(claim.first, claim.last + 1)}
    ends = {claim.last: claim for claim in claims}
    for claim in found:
        token = page.tokens[claim.first]
        surname = token.low in forms and not forms[token.low][0]
        ahead = ends.get(claim.first - 1)
        if ahead is not None and surname and token.gap == " " and not page.tokens[ahead.last].possessive:
            ahead.last = claim.last
            continue
        previous = joined[-1] if joined and joined[-1].last == claim.first - 1 else None
        if previous is not None and token.gap == " " and not page.tokens[previous.last].possessive:
            previous.last = claim.last
            for role, weight in claim.votes.items():
                previous.vote(role, weight)
            continue
        if surname and claim.first and claim.first - 1 not in covered:
            before = page.tokens[claim.first - 1]
            if before.case == "one" and token.gap in (" ", ". ", ".") and before.line == token.line:
                claim.first -= 1
        joined.append(claim)
    return joined


def _fits(page: Page, index: int, *, leading: bool) -> bool:
    """Whether this occurrence of a known name's word is the name here."""
    tokens = page.tokens
    token = tokens[index]
    found = kinds(token.low)
    nxt = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].line == token.line else None
    before = tokens[index - 1] if index and tokens[index - 1].line == token.line else None
    if found & ROLE or (token.low in PARTICLES and not (token.low in NAMES_TOO and token.case != "low")):
        return False
    if (
        nxt is not None
        and nxt.gap == " "
        and not token.possessive
        and nxt.low in PLACE_TAILS
        and nxt.case != "low"
    ):
        return False
    if before is not None and before.low in ("st", "saint"):
        return False
    if is_name_only(token.low) or not found & (ANY_WORD | LOOK_ALIKE):
        return True
    frame = look_around(page, index, index)
    supported = frame.strong or frame.human or frame.owned
    plainly = token.loud or (page.quiet and token.case == "low")
    if plainly and leading and not frame.article and in_slot(page, index, strict=False):
        return True
    if frame.article and not frame.strong:
        return False
    if not leading and found & COMMON:
        return frame.strong and token.case != "low"
    if token.case == "low":
        if token.low in SMALL_WORDS or not page.quiet:
            return page.quiet and frame.human and token.low not in BASE_VERBS and _subject(page, index)
        return supported
    if found & CALENDAR:
        if before is not None and before.low in _DATE_BEFORE and token.gap == " " and not frame.strong:
            return False
        other = (
            tokens[index + 2] if nxt is not None and nxt.low == "and" and index + 2 < len(tokens) else None
        )
        if other is not None and token.case == "cap" and other.case == "cap" and is_name_only(other.low):
            return True
        if frame.plain and (before is None or token.gap.strip()):
            return True
        return supported or (not token.initial and before is not None and before.low not in _DATE_BEFORE)
    if not token.initial:
        return True
    if nxt is not None and nxt.gap == " " and (nxt.low in BASE_VERBS or nxt.low in _PRONOUNS):
        return False
    return supported or frame.plain


def _subject(page: Page, index: int) -> bool:
    if index == 0:
        return True
    token, before = page.tokens[index], page.tokens[index - 1]
    return bool(token.gap.strip()) or before.low in (
        "and",
        "so",
        "but",
        "that",
        "then",
        "when",
        "because",
        "said",
        "if",
        "with",
    )


def _one_slip(word: str, form: str) -> bool:
    """Whether the words differ by one letter changed, left out, added or swapped with its neighbour."""
    a, b = len(word), len(form)
    if abs(a - b) > 1 or word[0] != form[0] or word == form:
        return False
    if a == b:
        slips = [i for i in range(a) if word[i] != form[i]]
        if len(slips) == 1:
            return True
        return (
            len(slips) == 2
            and slips[1] == slips[0] + 1
            and word[slips[0]] == form[slips[1]]
            and word[slips[1]] == form[slips[0]]
        )
    short, long = (word, form) if a < b else (form, word)
    i = 0
    while i < len(short) and short[i] == long[i]:
        i += 1
    return short[i:] == long[i + 1 :]


def is_surname_like(word: str) -> bool:
    """Whether a folded word can stand as a surname: listed as one, or in no list."""
    found = kinds(word)
    return bool(found & LAST) or not found & (COMMON | LOOK_ALIKE | FIRST)
