"""Signatures, attendance lists, author lines and headings that name the parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from recordqa.detect.action_words import ROLES
from recordqa.detect.parties import (
    EDGE,
    SUPERVISEE_ROLE,
    SUPERVISOR_ROLE,
    Names,
    find_parties,
    is_name_word,
    worker_names,
)
from recordqa.detect.written_dates import find_written
from recordqa.types.values import Document, Metadata, PersonalDatum, Segment, SignOff, Span

_SIGNED = re.compile(
    r"(?i)^\W*(?:(?:agreed|read|seen|discussed)\s+(?:and|&)\s+)?(?:electronically "
    r"|e-)?(?:signed(?: off)?|signature|sign(?:ed)? ?off|sign)\b(?! language| up)"
    r"|\b(?:signature|signed)\b\s*(?:\([^)]*\)|of \w+|by)?\s*[:|_….]"
    r"|^\W*(?:supervisor|supervisee|manager|worker)['’]?s? signature"
    r"|^\W*(?:supervisor|supervisee|manager|worker|social worker|employee)\b[^.…_\n]{0,20}"
    r"(?:\.{4}|…{2}|_{4})"
)
_ATTENDED = re.compile(
    r"(?i)^\W*(?:present|attendees?|attended(?: by)?|in attendance|participants"
    r"|group members|group(?=:)|people present|who was there)\b\s*(?:[:\-–|\t]|\()"
    r"|^\W*(?:chair(?:ed by)?|facilitat(?:or|ed by)|led by)\b[^.\n]{2,60}[;,.]\s*(?:also )?"
    r"(?:present|attended|attending|there|with)\b"
    r"|\b[Pp]resent:? (?-i:[A-Z])[\w'’-]+[^.\n]{0,60},|\battend(?:ance|ees?|ed)\s*:\s*(?=\w)"
    r"|\band (?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)? (?:also )?(?:attended|were (?:there|present)"
    r"|took part)\b"
)
#: Both have agreed to it in so many words; not both parents, nor something still to come.
_BOTH_AGREE = re.compile(
    r"(?i)^\W*(?:(?:this |the )?(?:record|notes?) )?(?:read|seen|shared|checked|signed|agreed)"
    r"(?:(?:,| and| &)? (?:read|agreed|signed|off|electronically|as accurate|as a true record|on mosaic"
    r"|on the system|and))* by (?:us )?both(?: (?:of us|parties|workers))?(?=\s*(?:$|[,.:;(–-]|on\b|\d))"
)
_ROLE_AND_INITIALS = re.compile(
    r"^\W*(?i:supervisor|supervisee|manager|worker|social worker|TM|ATM|PM|SW|SSW|FSW|PA)\W{1,3}"
    r"(?P<who>[A-Z]\.?[A-Z]\.?[A-Z]?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\W{0,3}$"
)
_INITIALS_ALONE = re.compile(r"[A-Z]\.?[A-Z]\.?[A-Z]?\.?|[A-Z][\w'’-]{2,}")
_AUTHOR = re.compile(
    r"(?i)^\W*(?:(?:this |these |the )?(?:(?:notes?|records?|minutes) )?(?:(?:was|were|is|are) )?)?"
    r"(?:recorded|completed|written|typed|entered|authored|authorised|shared|sent|circulated|dictated"
    r"|approved|noted|reviewed)(?: up| out| in)?(?: and \w+)? by\b|^\W*(?:author|manager completing"
    r"|name of (?:manager|author))\b\s*[:\-–"
    r"|\t]"
)
_FORM = re.compile(
    r"(?i)\b(?:electronically|here|below|signed(?: off)?|signatures?|sign ?off|sign|of|by"
    r"|supervis(?:or|ee)s?|managers?|workers?|social|team|practitioners?|employee"
    r"|staff|member|name|print(?:ed)?|date[d]?|time|role|job|title|agreed|and"
    r"|as|present|true|reflection|record|the|chair|to|be|awaiting|pending|not"
    r"|yet|both|parties)\b|['’]s\b"
)
_HEADED = re.compile(
    r"(?i)^\W*(?:(?:case|personal|group|formal|reflective|monthly) )?(?:supervision"
    r"|1[:-]1|one to one|record|notes?|between|discussion)\b|\b(?:manager|supervisor"
    r"|TM|PM|ATM)\b|\b(?:chairing|chaired|facilitating|leading)\b|^\W*[\w'’-]+(?: [\w'’-]+)? (?:/|and|&"
    r"|with) [\w'’-]+(?: [\w'’-]+)?\W*$"
)
#: "Supervision 3/4/26 TM and SW": both are told by role alone, so neither is named.
_ROLES_MET = re.compile(
    r"(?i)^\W*(?:case |formal )?(?:supervision|sup|1[:-]1)\b(?=[^\n]{0,60}\b(?:SW|SSW|FSW|worker|PA)\b)"
    r"(?=[^\n]{0,60}\b(?:TM|ATM|PM|DTM|manager)\b)"
)
_DATE_LINE = re.compile(r"(?i)^\W*dated?\b")


def is_name_line(text: str, *, closing: bool = False) -> bool:
    """Whether a line holds nothing but names, roles and a date, as under a letter.

    ``closing``: it stands at the record's end, where a first name with a role ("Olga, ATM") will do.
    """
    if len(text) > 120:
        return False
    rest = text
    for written in reversed(find_written(text)):
        rest = rest[: written.start] + " , " + rest[written.end :]
    if _ORGANISATION.search(text):
        return False
    rest = re.sub(r"\b(?:T|Tel|M|Ext)\b\.?[:\s]*\d[\d ]{6,}|\S+@\S+", " , ", rest)
    pieces = [
        p.strip(" .()")
        for p in re.split(
            r"[,;|/()\t]|\band\b|&|\s[-–—]\s|(?<=[^\W\d_]{2})\.\s|\bboth\b", rest, flags=re.IGNORECASE
        )
    ]
    pieces = [p for p in pieces if p]
    named = lone = role = False
    for piece in pieces:
        words = piece.split()
        if piece.casefold() in ROLES or piece.casefold().removeprefix("senior ") in ROLES:
            role = True
            continue
        if closing and _ROLE_IN_FULL.fullmatch(piece):
            role = True
            continue
        if 1 <= len(words) <= 4 and all(is_name_word(w) for w in words):
            named = named or len(words) > 1
            lone = lone or len(words) == 1
            continue
        return False
    return named or (closing and lone and role and len(pieces) == 2)


_ORGANISATION = re.compile(
    r"(?i)\b(?:trust|council|directorate|authority|borough|employee|department|limited|ltd|children['’]s)\b"
)
_ROLE_IN_FULL = re.compile(
    r"(?i)(?:[a-z]+ ){0,3}(?:manager|worker|practitioner|lead|officer|advis[eo]r|duty|chair|coordinator"
    r"|facilitator)"
)


def dated_initials(text: str) -> int:
    """How many initials or first names a line holds that is nothing but those, each with a date."""
    dates = [w for w in find_written(text) if w.month is not None] if len(text) <= 60 else []
    rest = text
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    words = re.findall(r"[^\s,/&|–—-]+", rest)
    good = dates and 1 <= len(words) <= 2 and all(_INITIALS_ALONE.fullmatch(w) for w in words)
    good = good and all(is_name_word(w) or w.isupper() for w in words)
    # "Lena Obi 3/4" is one person, "LO 3/4 RK 3/4" are two.
    return (2 if len(words) == 2 and all(w.isupper() for w in words) else 1) if good else 0


def find_sign_offs(document: Document, people: Sequence[PersonalDatum]) -> tuple[SignOff, ...]:
    """Every sign-off in reading order: signatures (filled or blank), attendees, authors, headings.

    ``dated`` looks at the line itself, at a date line that belongs to it, and for headings and
    authors at the dates among the record's first lines.
    """
    by_segment = worker_names(document, people)
    supervisor, supervisee = find_parties(document, Metadata(), people, by_segment)
    usable = [s for s in document.segments if not s.earlier_session]
    head_dated = any(_has_date(s.text) for s in usable[:4])
    found: list[SignOff] = []
    for place, segment in enumerate(usable):
        at_top, at_end = place < EDGE, place >= len(usable) - EDGE
        kind = _kind(segment, by_segment, at_top, at_end)
        if kind is None:
            continue
        names = _names(segment, by_segment, people)
        filled = _filled(segment, names) if kind == "signature" else True
        dated = _has_date(segment.text) or (kind == "signature" and _date_below(usable, place, filled))
        if kind in ("header", "author", "attendees"):
            dated = (
                dated
                or head_dated
                or (at_end and any(_has_date(s.text) for s in usable[place + 1 : place + 3]))
            )
        party = _party(segment, names, kind, supervisor, supervisee)
        found.append(
            SignOff(segment.start, segment.end, segment.text, segment.index, kind, party, filled, dated)
        )
    return tuple(found)


def _kind(
    segment: Segment, by_segment: Names, at_top: bool, at_end: bool
) -> Literal["signature", "header", "attendees", "author"] | None:
    text = segment.text
    if (
        len(text) < 300
        and _SIGNED.search(text)
        and (len(text.split()) < 8 or segment.kind != "sentence" or _SIGNED.match(text))
    ):
        return "signature"
    if len(text) < 200 and _BOTH_AGREE.search(text):
        return "signature"
    if at_end and not at_top and _is_role_and_name(text):
        return "signature"
    if segment.label is not None and (segment.value is None or not segment.value.text.strip()):
        empty = _ATTENDED.search(segment.label + ":") and not re.search(r"[:–|\t]\s*\w", text)
        if empty:
            return None
    if _ATTENDED.search(text) or (segment.label is not None and _ATTENDED.search(segment.label + ":")):
        return "attendees"
    if _AUTHOR.search(text):
        return "author"
    if at_end and not at_top and segment.kind != "table_row":
        if is_name_line(text, closing=True):
            return "author"
        if (many := dated_initials(text)) > 0:
            return "signature" if many > 1 else "author"
    if not at_top or segment.kind == "prompt":
        return None
    label = (segment.label or (segment.cells[0].text if segment.cells else "")).strip(" :")
    if label and re.fullmatch(
        r"(?i)(?:name of )?(?:supervisor|supervisee|(?:team |practice )?manager|(?:social )?worker"
        r"|name|facilitator|chair|TM|PM|ATM|SW"
        r"|SSW)(?:'s name)?",
        label,
    ):
        filled = (
            segment.value.text if segment.value is not None else " ".join(c.text for c in segment.cells[1:])
        )
        return "header" if re.search(r"[^\W\d_]{2}", filled) else None
    names = by_segment.get(segment.index, ())
    if len(text.split()) > 45:
        return None
    if _ROLES_MET.match(text) and _has_date(text):
        return "header"
    if len(names) >= 2 and (_has_date(text) or is_name_line(text) or _HEADED.search(text)):
        return "header"
    if names and re.search(
        r"(?i)\b(?:supervision|sup|oversight|m/o|mo|1:1|one to one|case discussion|management)\b", text
    ):
        return "author" if re.search(r"(?i)oversight|m/o\b|management", text) else "header"
    if is_name_line(text):
        return "author"
    return None


def _is_role_and_name(text: str) -> bool:
    """Whether a line is a role with a name or initials and a date: "Supervisor NK 3/4"."""
    dates = find_written(text) if len(text) <= 60 else []
    if not dates:
        return False
    rest = text
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    match = _ROLE_AND_INITIALS.match(rest.strip())
    return match is not None and (match.group("who").isupper() or is_name_word(match.group("who").split()[0]))


def _names(segment: Segment, by_segment: Names, people: Sequence[PersonalDatum]) -> tuple[Span, ...]:
    named = by_segment.get(segment.index, ())
    if named:
        return named
    return tuple(
        Span(p.start, p.end, p.text)
        for p in people
        if p.entity == "PERSON" and segment.start <= p.start < segment.end
    )


def _filled(segment: Segment, names: tuple[Span, ...]) -> bool:
    if names or _BOTH_AGREE.search(segment.text):
        return True
    rest = segment.text
    for written in reversed(find_written(rest)):
        rest = rest[: written.start] + " " + rest[written.end :]
    return bool(re.search(r"[^\W\d_]{2}", _FORM.sub(" ", re.sub(r"\([^)]*\)", " ", rest))))


def _has_date(text: str) -> bool:
    return any(w.month is not None for w in find_written(text) if not _is_birth(text, w.start))


def _is_birth(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:d\.?o\.?b\.?|born|date of birth|due)\W{0,4}(?:on )?$", text[max(0, start - 20) : start]
        )
    )


def _date_below(usable: list[Segment], place: int, filled: bool) -> bool:
    """A date line shared by the signatures above it: "Date: 17.11.25"."""
    if not filled:
        return False
    for segment in usable[place + 1 : place + 4]:
        label = segment.label or segment.text
        if _DATE_LINE.match(label):
            return _has_date(segment.text)
        if not _SIGNED.search(segment.text):
            return False
    return False


def _party(
    segment: Segment, names: tuple[Span, ...], kind: str, supervisor: str | None, supervisee: str | None
) -> Literal["supervisor", "supervisee", "both", "other"]:
    text = segment.text
    if _BOTH_AGREE.search(text) or (kind == "signature" and dated_initials(text) > 1):
        return "both"
    if len({n.text.casefold() for n in names}) >= 2:
        return "both"
    if kind == "attendees" and len(re.split(r",|&|\band\b|/", text.split(":", 1)[-1].strip(" ,."))) >= 2:
        return "both"
    junior = bool(SUPERVISEE_ROLE.search(text)) and not re.search(r"(?i)senior", text)
    boss = bool(SUPERVISOR_ROLE.search(text))
    if re.search(r"(?i)supervisee", text):
        junior = True
        boss = bool(re.search(r"(?i)supervisor(?!ee)", text))
    if junior and boss:
        return "both" if kind == "signature" and not names else _whose(names, supervisor, supervisee)
    if boss:
        return "supervisor"
    if junior:
        return "supervisee"
    if names:
        whose = _whose(names, supervisor, supervisee)
        return "supervisor" if whose == "other" and kind == "author" else whose
    said = {w.strip(".,:").casefold() for w in text.split() if len(w) > 2}
    if supervisor and said & {w.casefold() for w in supervisor.split()[-1:]}:
        return "supervisor"
    if supervisee and said & {w.casefold() for w in supervisee.split()[-1:]}:
        return "supervisee"
    return "other"


def _whose(
    names: tuple[Span, ...], supervisor: str | None, supervisee: str | None
) -> Literal["supervisor", "supervisee", "both", "other"]:
    words = {w.casefold().strip(".") for n in names for w in n.text.split() if len(w.strip(".")) > 1}
    if supervisor and words & {w.casefold() for w in supervisor.split() if len(w) > 2}:
        return "supervisor"
    if supervisee and words & {w.casefold() for w in supervisee.split() if len(w) > 2}:
        return "supervisee"
    return "other"
