"""Which words are names where capitals say nothing: lines in capitals, and records in small letters."""

from __future__ import annotations

from collections.abc import Iterator

from recordqa.detect.people_find import DATE_WORDS, ENOUGH, WISHES
from recordqa.detect.people_frames import look_around
from recordqa.detect.people_phrases import HUMAN_VERBS, IN_WORDS, JOB_WORDS, PLACE_TAILS
from recordqa.detect.people_slots import said_of_virtues
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import (
    ANY_WORD,
    CALENDAR,
    COMMON,
    FIRST,
    HAND,
    LAST,
    LOOK_ALIKE,
    PLACE,
    PROPER,
    ROLE,
    SMALL_WORDS,
    is_name_only,
    kinds,
    near_word,
)

#: In front of an unknown word in small letters or capitals they make a name likelier.
_SOFT_BEFORE = frozenset("about for of with says that does did pushed hurt".split())


def plain_claims(page: Page) -> Iterator[Claim]:
    """Names in lines of capitals, and in records written in small letters."""
    tokens = page.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        quiet = page.quiet and token.case == "low"
        if (
            token.loud
            and token.case == "one"
            and index + 1 < len(tokens)
            and tokens[index + 1].gap in (". ", ".", " ")
        ):
            nxt = kinds(tokens[index + 1].low)
            dashed = (
                tokens[index + 1].gap == ". "
                and token.gap.strip() in ("-", "–", ":")
                and not nxt & LOOK_ALIKE
            )
            if (
                (nxt & LAST or dashed)
                and not nxt & COMMON
                and token.low not in "ai"
                and len(tokens[index + 1].low) > 3
            ):
                yield Claim(index, index + 1, 0.6, "initial", dict(look_around(page, index, index + 1).votes))
                index += 2
                continue
        if not (token.loud and token.case in ("caps", "cap")) and not quiet:
            index += 1
            continue
        found = kinds(token.low)
        if (
            found & ROLE
            or (found & (ANY_WORD | LOOK_ALIKE | PROPER) and not found & FIRST)
            or token.low in JOB_WORDS
        ):
            index += 1
            continue
        if found & CALENDAR and index and tokens[index - 1].low in DATE_WORDS and token.gap == " ":
            index += 1
            continue
        last = index
        while (
            last + 1 < len(tokens)
            and not tokens[last].possessive
            and tokens[last + 1].gap == " "
            and tokens[last + 1].case != "one"
            and tokens[last + 1].line == token.line
            and _follows(tokens[last + 1].low)
        ):
            last += 1
        if token.low in HUMAN_VERBS and last > index:
            index += 1  # "she said Leah has …"
            continue
        claim = _plain_claim(page, index, last)
        if claim is not None:
            yield claim
        index = last + 1


def _follows(word: str) -> bool:
    found = kinds(word)
    if found == PROPER or (not found and len(word) >= 4 and not near_word(word)):
        return True  # a surname in no list behind a first name
    return (
        bool(found & (FIRST | LAST))
        and not found & (COMMON | LOOK_ALIKE & ~PLACE)
        and word not in SMALL_WORDS
    )


def _plain_claim(page: Page, first: int, last: int) -> Claim | None:
    token = page.tokens[first]
    word = token.low
    found = kinds(word)
    nxt = page.tokens[last + 1] if last + 1 < len(page.tokens) else None
    if nxt is not None and nxt.gap == " " and nxt.low in PLACE_TAILS and not page.tokens[last].possessive:
        return None
    if first and page.tokens[first - 1].low in ("st", "saint"):
        return None
    if word in WISHES and word != "will" and nxt is not None and nxt.low == "to":
        return None
    if said_of_virtues(page, first):
        return None
    frame = look_around(page, first, last)
    gain = (
        0.45 * frame.strong + 0.35 * frame.human + 0.1 * frame.plain + 0.1 * frame.owned - 0.5 * frame.article
    )
    if first and page.tokens[first - 1].low in IN_WORDS and token.gap == " " and not token.possessive:
        gain -= 0.4
    if is_name_only(word):
        base = 0.7 if found & HAND and found & FIRST else 0.45 if found & FIRST else 0.25
        if len(word) <= 3:
            base -= 0.3
    elif not found:
        base = 0.2 if len(word) >= 3 else 0.0
        soft = (
            len(word) >= 5 and first > 0 and page.tokens[first - 1].low in _SOFT_BEFORE and token.gap == " "
        )
        if soft and not near_word(word):
            base = 0.5
        gain -= 0.15 * (not frame.strong and token.loud and len(word) < 5)
    elif found & FIRST and word not in SMALL_WORDS:
        base = 0.12 if found & HAND else 0.0
        if found & LOOK_ALIKE:
            base -= 0.1
    elif found & FIRST and frame.human and not (frame.plain or frame.article):
        base = 0.15 if found & HAND else 0.0
        gain = 0.35 if found & HAND else 0.0
    else:
        return None
    if last > first:
        base += 0.2
    sure = round(base + gain, 3)
    if sure < ENOUGH:
        return None
    return Claim(first, last, min(sure, 0.95), frame.why or "gazetteer", dict(frame.votes))
