"""Where a record says outright that these words are somebody's name: given names, fields, tables,
signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recordqa.detect.people_phrases import (
    COLUMN_CHILD,
    COLUMN_FAMILY,
    COLUMN_NAME,
    COLUMN_WORK,
    FAMILY_WORDS,
    FORM_WORDS,
    JOB_WORDS,
    PARTICLES,
    TITLES,
    any_label,
    label_pattern,
)
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import (
    ANY_WORD,
    CALENDAR,
    FIRST,
    HAND,
    LAST,
    LOOK_ALIKE,
    PLACE,
    PROPER,
    ROLE,
    SMALL_WORDS,
    TRADE,
    fold,
    kinds,
)
from recordqa.types import KnownName, Role


@dataclass(slots=True)
class Claim:
    """Tokens ``first`` to ``last`` (inclusive) are taken for a name, for the reason ``why``.

    ``votes`` are the roles that the place speaks for, with weights; ``sure`` is 0 to 1.
    """

    first: int
    last: int
    sure: float
    why: str
    votes: dict[str, float] = field(default_factory=dict)

    def vote(self, role: str, weight: float) -> None:
        """Add ``weight`` for ``role``."""
        self.votes[role] = self.votes.get(role, 0.0) + weight


def given_names(page: Page, known: Sequence[KnownName]) -> Iterator[Claim]:
    """Every place where a name stands that the user said is certain, however it is written."""
    wanted: list[tuple[list[str], Role | None]] = []
    for name in known:
        words = [fold(w) for w in re.findall(r"[^\s,]+", name.name)]
        words = [w[:-1] if w.endswith(".") else w for w in words]
        if words:
            wanted.append((words, name.role))
    for words, role in wanted:
        for index, token in enumerate(page.tokens):
            if token.low != words[0] or index + len(words) > len(page.tokens):
                continue
            if len(words) == 1 and token.case == "low" and token.low in SMALL_WORDS:
                continue
            if all(page.tokens[index + k].low == w for k, w in enumerate(words)):
                claim = Claim(index, index + len(words) - 1, 1.0, "known")
                if role and role != "unknown":
                    claim.vote(role, 100.0)
                yield claim


def value_names(page: Page, start: int, end: int, *, trusting: bool) -> Iterator[tuple[int, int]]:
    """The runs of words in a field's value that can be names, as token indexes (first, last).

    With ``trusting`` a word that lists do not know to be a name is believed when it is written as one.
    """
    tokens = page.tokens
    index = page.at(start)
    while index < len(tokens) and tokens[index].end <= end:
        run_end = index - 1
        strong = False
        while run_end + 1 < len(tokens) and tokens[run_end + 1].end <= end:
            token = tokens[run_end + 1]
            gap = token.gap
            if run_end >= index:
                joined = gap in (" ", "  ", ". ", ".", ' "', '" ', " '", "' ", " “", "” ", "\u00a0")
                swapped = (
                    gap == ", "
                    and run_end == index
                    and (tokens[index].case == "caps" or kinds(tokens[index].low) & LAST)
                    and not kinds(tokens[index].low) & FIRST
                    and kinds(token.low) & FIRST
                )
                if not joined and not swapped:
                    break
            found = kinds(token.low)
            if token.case == "one":
                run_end += 1
                continue
            if token.low in PARTICLES and run_end >= index:
                run_end += 1
                continue
            if found & CALENDAR and (gap[-2:-1].isdigit() or run_end >= index):
                break
            if token.low == "nana" and run_end < index:
                run_end += 1
                continue
            if token.low in TITLES or (found & ROLE) or token.low in JOB_WORDS or token.low in FAMILY_WORDS:
                break
            if found & TRADE and not found & (FIRST | LAST):
                break
            if token.low in FORM_WORDS and (token.low in ("date", "time") or run_end < index):
                break
            if token.case == "low" and not page.quiet:
                break
            elif found & (FIRST | LAST):
                small = token.low in SMALL_WORDS and (token.case == "low" or token.loud) and run_end < index
                if small and not (found & HAND and _all_there_is(page, run_end + 1)):
                    break
                strong = True
            elif strong and run_end == index and _ends_line(page, run_end + 1):
                pass
            elif found & (ANY_WORD | PLACE | PROPER | CALENDAR) and not (
                strong and not found & LOOK_ALIKE and trusting
            ):
                break
            else:
                strong = strong or trusting
            run_end += 1
        if run_end >= index and strong:
            while run_end > index and (tokens[run_end].low in PARTICLES or (tokens[run_end].case == "one")):
                run_end -= 1
            if tokens[run_end].case != "one":
                yield index, run_end
        index = max(run_end + 1, index + 1)


def _ends_line(page: Page, index: int) -> bool:
    """Whether an ordinary word behind a first name is a surname: nothing else follows in its line or cell."""
    token = page.tokens[index]
    if token.case != "cap" or kinds(token.low) & (ROLE | CALENDAR | TRADE) or token.low in FORM_WORDS:
        return False
    rest = page.text[token.end : page.lines[token.line][1]]
    return not rest.strip() or rest[0] in ",(|;\t" or rest[:2] == "  "


def _all_there_is(page: Page, index: int) -> bool:
    """Whether a word is the whole of a value, cell or item: "Child: hope"."""
    token = page.tokens[index]
    rest = page.text[token.end : page.lines[token.line][1]].lstrip(" *_")
    return (not rest or rest[0] in ",;|(\t&") and (token.gap.strip(" *_")[-1:] in (":", "|", ",", "&", ""))


def _bracketed(page: Page, last: int) -> str:
    """The words in a bracket straight after a token, folded; "" when there is none."""
    rest = page.text[page.tokens[last].end : page.tokens[last].end + 60]
    match = re.match(r"\s?[(\[–-]\s?([^)\]\n,;|]{1,50})", rest)
    return fold(match.group(1)) if match else ""


def role_of_words(words: str) -> str | None:
    """The role that a description such as "maternal aunt" or "class teacher" speaks for."""
    found = words.split()
    for word in reversed(found):
        if word in JOB_WORDS:
            return "professional"
        if word in FAMILY_WORDS:
            return "family"
    return None


#: A sentence, not a value.
_ASKED_FOR = re.compile(
    r"[ ]?[^\W\d_]+(?: [^\W\d_]+)? to (?:go|stay|live|travel|move|return|be|remain|have|fly) "
)
#: A stop, and then another field or running text.
_NEXT_PART = re.compile(r"(?<=[a-z]{2})\. (?=[A-Z][\w'’]*(?: [\w'’]+){0,3} ?:|[A-Z][\w'’]* [a-z])")
#: What the lines under "Name:" say of a worker, and of a child.
_WORKER_NEXT = re.compile(r"(?im)^[ \t*_|]*(?:job title|role|team|post|grade|position|supervis|line manager)")
_CHILD_NEXT = re.compile(
    r"(?im)^[ \t*_|]*(?:d\.?o\.?b|date of birth|age|school|legal status|nhs|upn|ethnicity)"
)


def field_names(page: Page) -> Iterator[Claim]:
    """Names in the value of a labelled field ("Child: …", "Present: …", "From: …")."""
    for match in label_pattern().finditer(page.text):
        role = match.lastgroup or "unknown"
        start = match.end()
        label = fold(match.group(role))
        if match.group().rstrip("*_ ").endswith("|") and label in (
            "to",
            "from",
            "re",
            "who",
            "owner",
            "lead",
            "responsible",
        ):
            continue
        line_end = page.text.find("\n", start)
        line_end = len(page.text) if line_end < 0 else line_end
        if start < len(page.text) and not page.text[start:line_end].strip(" \t*_"):
            # The value stands on the next line.
            below = page.text.find("\n", line_end + 1)
            below = len(page.text) if below < 0 else below
            if below - line_end > 60 or ":" in page.text[line_end:below]:
                continue
            start, line_end = line_end + 1, below
        if _ASKED_FOR.match(page.text, start, line_end):
            continue  # ", social worker: Arlo to go to Spain": what the worker asks
        stop = any_label().search(page.text, start + 1, line_end)
        end = stop.start() if stop else line_end
        if label in (
            "present",
            "attendees",
            "attended by",
            "in attendance",
            "members",
            "group members",
            "apologies",
            "to",
            "cc",
        ):
            part = _NEXT_PART.search(page.text, start, line_end)
            end = part.start() if part else line_end
        if label in ("re", "subject", "case", "family", "sibling group", "case discussion", "children"):
            end = min(end, start + 90)
        trusting = label not in ("re", "subject", "case", "case discussion", "minutes", "to")
        for first, last in value_names(page, start, end, trusting=trusting):
            claim = Claim(first, last, 0.97 if trusting else 0.8, f"header:{role}")
            said = role_of_words(_bracketed(page, last))
            if said:
                claim.vote(said, 8.0)
            elif role != "unknown":
                weight = 4.0 if label in ("from", "to", "cc", "present", "attendees", "signed") else 7.0
                claim.vote(role, weight)
            elif label in ("case", "case discussion", "sibling group", "young people", "re", "subject"):
                claim.vote("child", 2.5)
            elif label in ("name", "full name"):
                rest = page.text[page.tokens[last].end : page.tokens[last].end + 160]
                if _CHILD_NEXT.search(rest):
                    claim.vote("child", 3.0)
                elif _WORKER_NEXT.search(rest):
                    claim.vote("professional", 3.0)
            yield claim


_CLOSING = re.compile(
    r"[ \t]*[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2},?[ \t]*"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/\d{1,2}/?|,? ?(?:duty|tm|atm|sw|ssw|pm)(?: (?:sw"
    r"|team|manager))?)?[ \t]*\Z",
    re.I,
)


def cell_names(page: Page, cells: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
    """Names in table cells that the reader knows of, as (start, end, heading of the column)."""
    for start, end, heading in cells:
        if end - start < 80:
            yield from _cell_names(page, start, end, heading)


def table_names(page: Page) -> Iterator[Claim]:
    """Names in the cells of a table written with bars, by the heading over their column."""
    headings: list[str] | None = None
    for start, end in page.lines:
        line = page.text[start:end]
        if "|" not in line:
            if line.strip():
                headings = None
            continue
        cells = line.split("|")
        stripped = [c.strip() for c in cells]
        filled = [c for c in stripped if c]
        heads = sum(
            bool(COLUMN_WORK.match(c) or COLUMN_CHILD.match(c) or COLUMN_NAME.match(c)) for c in filled
        )
        if (
            heads
            and all(len(c) <= 40 for c in filled)
            and (heads > 1 or (headings is None and not _beside(page, start, cells)))
        ):
            headings = stripped
            continue
        if headings is None:
            continue
        position = start
        for column, cell in enumerate(cells):
            heading = headings[column] if column < len(headings) else ""
            if heading and cell.strip() and len(cell) < 80:
                yield from _cell_names(page, position, position + len(cell), heading)
            position += len(cell) + 1


def _beside(page: Page, start: int, cells: Sequence[str]) -> bool:
    """Whether a row is a label with its value beside it ("Child | Andrei"), not a row of headings."""
    filled = [c for c in cells if c.strip()]
    if len(filled) != 2:
        return False
    left = start + len("|".join(cells)) - len(cells[-1]) if cells[-1].strip() else start + len(cells[0])
    names = value_names(page, left, start + len("|".join(cells)), trusting=False)
    return next(names, None) is not None or any(c.isdigit() for c in filled[1])


def _cell_names(page: Page, start: int, end: int, heading: str) -> Iterator[Claim]:
    role, weight = "", 0.0
    if COLUMN_WORK.match(heading):
        role, weight = "professional", 3.5
    elif COLUMN_CHILD.match(heading):
        role, weight = "child", 6.0
    elif COLUMN_FAMILY.match(heading):
        role, weight = "family", 6.0
    elif heading.strip().lower() in ("case", "cases", "case name"):
        role, weight = "child", 3.0
    elif not COLUMN_NAME.match(heading):
        return
    for first, last in value_names(page, start, end, trusting=True):
        claim = Claim(first, last, 0.95, f"table:{role or 'name'}")
        said = role_of_words(_bracketed(page, last))
        if said:
            claim.vote(said, 8.0)
        elif role:
            claim.vote(role, weight)
        yield claim


_SIGNED = re.compile(
    r"(?:^|\n)[ \t]*(?:signed(?: as [a-z ]+)?|agreed and signed|agreed|regards|kind regards|best wishes"
    r"|thanks|many thanks)"
    r"[,:.]?[ \t]*\n?",
    re.I,
)


def signature_names(page: Page) -> Iterator[Claim]:
    """Names after "Signed", "Agreed, …" or under "Regards"."""
    for match in _SIGNED.finditer(page.text):
        line_end = page.text.find("\n", match.end())
        line_end = len(page.text) if line_end < 0 else line_end
        if line_end - match.end() > 200:
            continue
        for first, last in value_names(page, match.end(), line_end, trusting=False):
            claim = Claim(first, last, 0.9, "signature")
            claim.vote("professional", 4.0)
            yield claim
    yield from _closing_name(page)


def _closing_name(page: Page) -> Iterator[Claim]:
    """A name alone in the last line, or with a date or "duty" behind it: who wrote the record."""
    filled = [(start, end) for start, end in page.lines if page.text[start:end].strip()]
    if len(filled) < 2:
        return
    start, end = filled[-1]
    if end - start > 40 or not _CLOSING.match(page.text[start:end]):
        return
    before = page.text[:start].rstrip(" \t")
    bare = not any(c.isdigit() or c == "," for c in page.text[start:end])
    if bare and not before.endswith(("\n\n", ".\n", "!\n", "?\n", ",\n")):
        return  # the last item of a list
    for first, last in value_names(page, start, end, trusting=False):
        if not page.text[start : page.tokens[first].start].strip():
            claim = Claim(first, last, 0.85, "signature")
            claim.vote("professional", 3.0)
            yield claim
