"""Where sentences end, in English as social workers type it.

One pass over the candidates (full stop, question mark, exclamation mark, ellipsis), each decided by
the few characters around it, so time is in proportion to length.
"""

from __future__ import annotations

import re

from recordqa.segment.dictated import split_dictated

_END = re.compile(r"[.!?…]+[\"'”’)\]]*")
_QUOTE = re.compile(r"\"[^\"]{1,240}\"|“[^”]{1,240}”|\([^()]{1,240}\)")
_BEFORE = re.compile(r"[^\s(\[\"“‘/]{1,24}$")
_NEXT_WORD = re.compile(r"[\s\"'“‘(\[*_]{0,8}([^\W_]+)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")

#: Never the end of a sentence.
_ABBREVIATIONS = frozenset(
    "e.g eg i.e ie dr mr mrs ms mx prof rev fr sr vs cf approx dept esp incl ref tel ext fig w.r.t viz sgt "
    "insp pc cllr hon capt messrs nr re".split()
)
#: An end only when what follows looks like a new sentence.
_SOFT = frozenset(
    "etc inc no nos st rd ave ltd co jr al am pm a.m p.m yrs yr wks wk mths mth hrs hr mins min max "
    "appt mtg jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_STARTERS = frozenset(
    "the a an i he she they we it this that these those there then when if mum dad mother father his "
    "her their our "
    "my its in on at after before but and so school for no yes not as since while because although "
    "however also "
    "who what why how where now today agreed actions action next plan risk".split()
)
_SAYING = frozenset("said says asked asks told replied and but or because when which to so".split())


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as stripped (start, end) offsets, in order."""
    cuts: list[int] = []
    closed = _enclosed(text, start, end)
    pointer = 0
    last = start
    for match in _END.finditer(text, start, end):
        after = match.end()
        if after >= end:
            break
        while pointer < len(closed) and closed[pointer][1] <= match.start():
            pointer += 1
        if pointer < len(closed) and closed[pointer][0] <= match.start() and after < closed[pointer][1]:
            continue
        if _ends(text, last, match, end):
            cuts.append(after)
            last = after
    spans: list[tuple[int, int]] = []
    at = start
    for cut in [*cuts, end]:
        left, right = strip_span(text, at, cut)
        at = cut
        if left == right:
            continue
        if spans and not any(c.isalnum() for c in text[left : min(right, left + 60)]):
            # Stray punctuation belongs to the sentence before it.
            spans[-1] = (spans[-1][0], right)
            continue
        spans.append((left, right))
    # Dictation shows in the whole paragraph; one long sentence among others is only a long sentence.
    plain = len(spans) > 1 and (end - start) < 260 * len(spans)
    return [
        part for a, b in spans for part in ([(a, b)] if plain and b - a < 700 else split_dictated(text, a, b))
    ]


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _enclosed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Short quotations and brackets: a full stop inside one does not end the sentence."""
    return [match.span() for match in _QUOTE.finditer(text, start, end)]


def _ends(text: str, last: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    after = match.end()
    spaced = text[after].isspace()
    found = _NEXT_WORD.match(text, after, min(end, after + 60))
    word = found.group(1) if found else ""
    before_match = _BEFORE.search(text, max(last, match.start() - 24), match.start())
    before = before_match.group() if before_match else ""
    bare = before.strip("'’*_").lower()
    if not spaced:
        if mark == "." and word in ("she", "he", "they", "i") and len(before) >= 3 and before.islower():
            return (
                bare not in _ABBREVIATIONS and after + len(word) < end and text[after + len(word)].isspace()
            )
        # "home.She said": two small letters, a stop, a capital that begins a word.
        return (
            mark == "."
            and len(before) >= 2
            and before[-2:].islower()
            and bare not in _ABBREVIATIONS
            and text[after].isupper()
            and (after + 1 >= end or text[after + 1].islower() or text[after + 1].isspace())
            and "@" not in before
            and "www" not in bare
        )
    if not word:
        return "\n" in text[after : after + 4] or mark[0] in "!?"
    upper = word[0].isupper() or word[0].isdigit()
    if mark[0] in "!?":
        return upper or (word in _STARTERS and word not in _SAYING and len(mark) == 1)
    if mark.startswith(("..", "…")):
        return word[0].isupper()
    if mark != "." and mark[-1] not in "\"'”’)]":
        return upper
    if mark != "." and not upper:
        return mark[-1] in ")]" and word in _STARTERS and word not in _SAYING
    if bare in _ABBREVIATIONS:
        return False
    if bare in _SOFT:
        if bare in ("no", "nos"):
            return not word[0].isdigit() and upper
        return word[0].isupper() and (word.lower() in _STARTERS or bare not in ("st", "rd", "co", "al"))
    if _INITIALS.match(before):
        if not text[last : match.start() - len(before)].strip() and len(before) == 1:
            return False
        if len(before) == 1 and text[max(last, match.start() - 3) : match.start() - 2].islower():
            # "… sat with R. LAC review is due": initials at an end, not in front of a surname.
            possessive = text[after : after + 6].lstrip()[1:3] in ("'s", "’s")
            if possessive or (word.isupper() and len(word) > 1):
                return True
        return word[0].isupper() and word.lower() in _STARTERS and word not in ("A", "No")
    return not (before.isdigit() and not text[last : match.start() - len(before)].strip())
