"""Who supervised whom, as the record writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordqa.detect.action_words import ACRONYMS, NOT_NAMES, ROLES, VERBS
from recordqa.detect.written_dates import find_written
from recordqa.types.values import Document, Metadata, PersonalDatum, Segment, Span

#: How many segments from either end a heading line or a signature may stand.
EDGE = 8

SUPERVISOR_ROLE = re.compile(
    r"(?i)\b(?:supervisor|team manager|assistant team manager|deputy team manager"
    r"|service manager|practice manager|practice lead|practice supervisor|manager"
    r"|head of service|line manager|chair|facilitator|\bTM|\bATM|\bPM|\bDTM|\bSM"
    r"|senior practitioner|senior family support worker)\b"
)
SUPERVISEE_ROLE = re.compile(
    r"(?i)\b(?:supervisee|social worker|worker|practitioner|allocated worker|case ?holder"
    r"|family support worker|personal adviser|employee|staff member|SW|SSW|FSW"
    r"|PA|ASYE)\b"
)
_SUPERVISOR_LABEL = re.compile(
    r"(?i)^(?:name of )?(?:supervisor|tm|atm|pm|(?:team |line |service |practice )?manager"
    r"|supervised by|chair(?:ed by)?|facilitator|supervisor['’]?s? name)(?: name"
    r"| \(.*\))?$"
)
_SUPERVISEE_LABEL = re.compile(
    r"(?i)^(?:name of )?(?:supervisee|(?:allocated )?(?:social )?worker|sw|ssw|practitioner"
    r"|staff member|employee|supervisee['’]?s? name|name|staff name)(?: name| \(.*\))?$"
)


Names = dict[int, tuple[Span, ...]]


def worker_names(document: Document, people: Sequence[PersonalDatum]) -> Names:
    """Names of workers by segment, near either end: those detected, and names written out in full."""
    named = [p for p in people if p.entity == "PERSON"]
    found: Names = {}
    for segment in edges(document):
        here = [p for p in named if segment.start <= p.start < segment.end]
        inside = [Span(p.start, p.end, p.text) for p in here if p.role in ("professional", "unknown")]
        for name in _written_names(segment):
            if not any(p.start < name.end and name.start < p.end for p in here):
                inside.append(name)
        found[segment.index] = tuple(sorted(inside, key=lambda s: s.start))
    return found


def edges(document: Document) -> list[Segment]:
    """The segments near the top and the end, where parties are named and sign."""
    usable = [s for s in document.segments if not s.earlier_session]
    if len(usable) <= 3 * EDGE:
        return usable
    return usable[: EDGE + 2] + usable[-EDGE - 2 :]


def _written_names(segment: Segment) -> list[Span]:
    found: list[Span] = []
    for piece in re.finditer(r"[^,;:|/()\t\n–—&]+", segment.text):
        words: list[re.Match[str]] = []
        for word in [*re.finditer(r"\S+", piece.group()), None]:
            good = word is not None and is_name_word(word.group())
            if good and word is not None:
                words.append(word)
                continue
            if 2 <= len(words) <= 4 and any(len(w.group().strip(".")) > 2 for w in words):
                start = segment.start + piece.start() + words[0].start()
                end = segment.start + piece.start() + words[-1].end()
                said = segment.text[start - segment.start : end - segment.start].rstrip(".")
                found.append(Span(start, start + len(said), said))
            words = []
    return found


def is_name_word(word: str) -> bool:
    bare = word.strip(".'’\"-")
    folded = bare.casefold()
    if len(bare) == 1:
        return bare.isupper()  # "A Khan"
    return (
        bool(bare)
        and bare[0].isupper()
        and all(c.isalpha() or c in "'’.-" for c in bare)
        and folded not in NOT_NAMES
        and folded not in ROLES
        and folded not in ACRONYMS
        and folded not in VERBS
        and folded not in _FORM_WORDS
    )


_FORM_WORDS = frozenset(
    """
    supervision supervisor supervisee manager worker social personal senior record group one mosaic lcs
    ics liquidlogic eclipse m/o mo private confidential dear hi hello thanks regards kind from sent to
    subject re fw fwd cc child family team locality north south east west office hub council borough
    county children's services service practice head of assistant deputy practitioner officer reviewing
    independent corridor conversation closing closed open management i we he she they adoption court
    high street road avenue close lane house drive
    """.split()
)


def find_parties(
    document: Document,
    metadata: Metadata,
    people: Sequence[PersonalDatum],
    names: Names | None = None,
) -> tuple[str | None, str | None]:
    """The supervisor's and the supervisee's name as written, None where the record does not tell.

    What the metadata give wins. Labelled lines come first, then names with a role beside them at
    either end of the record, then the order in a heading line ("A and B": the supervisor first).
    ``names`` saves finding the names again where the caller has them.
    """
    supervisor, supervisee = metadata.supervisor, metadata.supervisee
    for segment in edges(document):
        label, value = _label_and_value(segment)
        if not value:
            continue
        if supervisor is None and _SUPERVISOR_LABEL.match(label):
            supervisor = _bare_name(value)
        elif supervisee is None and _SUPERVISEE_LABEL.match(label):
            supervisee = _bare_name(value)
    if supervisor is not None and supervisee is not None:
        return supervisor, supervisee
    named = worker_names(document, people) if names is None else names
    if supervisor is None or supervisee is None:
        by_role = _by_role(document, named)
        supervisor = supervisor or by_role[0]
        supervisee = supervisee or by_role[1]
    if supervisor is None or supervisee is None:
        first, second = _by_order(document, named, supervisor, supervisee)
        supervisor, supervisee = supervisor or first, supervisee or second
    return supervisor, supervisee


def _label_and_value(segment: Segment) -> tuple[str, str]:
    if segment.label is not None:
        return segment.label.strip(" :*"), segment.value.text if segment.value is not None else ""
    filled = [c.text.strip() for c in segment.cells]
    if len(filled) >= 2:
        return filled[0].strip(" :*"), filled[1]
    match = re.match(r"([A-Za-z '’]{2,30}?)(?::|\s[-–—])\s+(\S.*)$", segment.text)
    return (match.group(1), match.group(2)) if match else ("", "")


def _bare_name(value: str) -> str | None:
    said = re.split(r"[,(|\t;–—]|\s-\s|\s{2,}", value.strip())[0]
    for written in find_written(said)[:1]:
        said = said[: written.start]
    said = said.strip(" .:_…")
    return (
        said if re.search(r"[^\W\d_]{2}", said) and not re.search(r"\d|@", said) and len(said) <= 60 else None
    )


def _by_role(document: Document, by_segment: Names) -> tuple[str | None, str | None]:
    found: list[str | None] = [None, None]
    for segment in edges(document):
        names = by_segment.get(segment.index, ())
        for place, name in enumerate(names):
            begin, end = name.start - segment.start, name.end - segment.start
            nearest = names[place + 1].start - segment.start if place + 1 < len(names) else len(segment.text)
            behind = segment.text[end : min(nearest, end + 40)]
            ahead = segment.text[max(0, begin - 24) : begin]
            after_role = re.match(r"\s*[,(–-]\s*([^,;.)]{2,40})", behind)
            said = after_role.group(1) if after_role else ""
            lead = re.search(
                r"(?i)(?:\b(SW|TM|PM|ATM|SSW)|(supervised by|held by|, by|\bby)|(supervision with"
                r"|1:1 with|one to one with|supervision of|supervision\s*[-–—:]|with))\s*:?\s*$",
                ahead,
            )
            if lead and lead.group(1):
                said = said or lead.group(1)
            boss = bool(SUPERVISOR_ROLE.search(said)) or bool(lead and lead.group(2))
            junior = not boss and (
                bool(SUPERVISEE_ROLE.search(said))
                or bool(
                    lead and lead.group(3) and place == 0 and re.search(r"(?i)supervision|1:1|one", ahead)
                )
            )
            if boss and found[0] is None:
                found[0] = name.text
            elif junior and found[1] is None:
                found[1] = name.text
    return found[0], found[1]


def _by_order(
    document: Document, by_segment: Names, supervisor: str | None, supervisee: str | None
) -> tuple[str | None, str | None]:
    for segment in edges(document)[:4]:
        names = [n.text for n in by_segment.get(segment.index, ())]
        if len(names) < 2 or len(segment.text.split()) > 40:
            continue
        left = [n for n in names[:2] if not _same(n, supervisor) and not _same(n, supervisee)]
        if supervisor is not None:
            return supervisor, left[0] if left else None
        if supervisee is not None:
            return left[0] if left else None, supervisee
        return names[0], names[1]
    return None, None


def _same(name: str, other: str | None) -> bool:
    return other is not None and bool(set(name.casefold().split()) & set(other.casefold().split()))
