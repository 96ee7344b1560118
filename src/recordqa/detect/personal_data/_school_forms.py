"""Schools by a short form after the name, in any letters: "Moor Lane Jnrs", "ash grove 6th form"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordqa.detect.people_words import ANY_WORD, CALENDAR, COMMON, LAST, PLACE, ROLE, TRADE, fold, kinds
from recordqa.detect.personal_data._anchors import FIGURE, at_starts, keys, starts, words_before
from recordqa.detect.personal_data._context import Hit

#: A name in capitals or small letters, then a short form: "Moor Lane Jnrs", "ash grove 6th form".
_SHORT = re.compile(
    r"(?<![\w-])((?:[\w'’.-]{2,20} ){0,3}[\w'’.-]{2,20}) ((?:jnrs?|juniors|infs?|infants|prim|primary"
    r"|pry|pri|acad|academy|comp|comprehensive"
    r"|sch|school|tech|college|coll|collegiate|grammar|high|nursery|nsy|pre-?school|playgroup"
    r"|kindergarten|montessori|prep|pru"
    r"|6th form|sixth form|cofe|c of e|spec school|special school|semh school|studio school|free school"
    r"|day nursery|first school"
    r"|middle school|upper school|lower school|boys|girls)(?: (?:school|college|academy))?(?: for "
    r"(?:girls|boys))?)(?![\w'’-])",
    re.I,
)
_SHORT_KEYS = (
    FIGURE,
    *keys(
        "jnr juniors inf prim pry pri acad comp sch tech coll grammar high nursery nsy pre playgroup"
        " kindergarten montessori pru sixth cofe c special semh studio free day first middle upper lower"
        " boys girls"
    ),
)
#: Before these a word is no longer of the name, where capitals say nothing.
_STOPS = frozenset(
    """
    at to from in attends attend attending attended the a an and or is was are were be been his her
    their our my your this that goes go going went for of with rang says say said told by has have had
    new old local same former which any every no not some all each both she he they it who when if but
    so on off up out about into via per than then via ring call visit visits chase email ask asked saw
    see seen check started starts start starting left leaving mum dad nan mainstream independent state
    private special secondary primary junior infant high middle upper lower first summer after before
    during since until back now still mins hours days weeks year years yr good bad big small own
    """.split()
)


def short_forms(text: str) -> Iterator[Hit]:
    """The names of schools that end in a kind of school, written short or in full, cut at the last word
    before it that cannot be of a name.
    """
    for match in at_starts(_SHORT, text, words_before(text, starts(text, _SHORT_KEYS), 4)):
        words = [(m.start(), m.group()) for m in re.finditer(r"\S+", match.group(1))]
        kept: list[tuple[int, str]] = []
        for at, word in reversed(words):
            plain = fold(word).strip(".,'")
            if (
                plain in _STOPS
                or (word.endswith(".") and plain != "st")
                or plain.isdigit()
                or (kinds(plain) & (CALENDAR | ROLE) and plain != "king")
            ):
                break
            if kept and kept[-1][1][0].isupper() and word[0].islower() and not match.group().islower():
                break
            kept.append((at, word))
        if not kept or kept[-1][1][0].isdigit():
            continue
        kept.reverse()
        kind = match.group(2)
        known = [kinds(fold(w)) for _, w in kept]
        capital = kept[0][1][0].isupper() and (kind[0].isupper() or not kind.isascii())
        loud = match.group().isupper()
        if len(kept) == 1 and kept[0][1].lower().endswith(("'s", "’s")):
            continue
        if not capital and not loud and kept[0][1][0].isupper():
            continue
        if capital and not loud:
            weak = kind.lower() in (
                "high",
                "boys",
                "girls",
                "comp",
                "prep",
                "tech",
                "sch",
                "first school",
                "inf",
                "prim",
                "pri",
            )
            if all(k & (COMMON | TRADE) for k in known) and (len(kept) == 1 or weak):
                continue
            if weak and any(k & (TRADE | ROLE) for k in known):
                continue
        elif not any(not k & ANY_WORD for k in known) and not (
            len(kept) > 1
            and any(k & (PLACE | LAST) for k in known)
            and kind.lower() not in ("high", "boys", "girls", "school", "college", "prep", "comp", "tech")
        ):
            continue
        if re.search(
            r"\b(?:social work|virtual|sunday|summer|teaching|training|royal|police|open|business|family"
            r"|learning)\b",
            match.group(1),
            re.I,
        ):
            continue
        if kind.lower() == "high" and re.match(
            r" (?:court|street|st|road|priority|risk|needs?|level|support)\b",
            text[match.end() : match.end() + 12],
            re.I,
        ):
            continue
        yield Hit(match.start() + kept[0][0], match.end(), 0.7, "pattern:short")
