"""Owner and timescale of whatever stands under an action heading: items, lines, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recordqa.detect.action_owner import Owner, People, whole
from recordqa.detect.action_prose import acts, due_of
from recordqa.detect.action_words import ROLES, VERBS
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.due_points import Due
from recordqa.types.values import Cell, Segment

_ROLES_OF_COLUMNS = (
    ("previous", r"\bprevious|\blast (?:time|session|supervision)"),
    ("due", r"\bwhen\b|\bdue\b|\bdate|\btime ?(?:scale|frame|line)|\bdeadline|\btarget|\bcompletion|\bby$"),
    (
        "owner",
        r"\bwho\b|\bwhom\b|\bowner|\bresponsib|\blead\b|\bperson|\ballocated|\bassigned|\bname\b|\binitials",
    ),
    ("status", r"\bstatus|\bprogress|\bcomplete|\bdone\b|\brag\b|\bupdate|\bachieved|\boutcome of"),
    (
        "outcome",
        r"\bwhat (?:is it |it is )?for\b|\bso that\b"
        r"|\boutcome|\bpurpose|\bwhy\b|\breason|\bimpact|\bdesired|\bgoal|\baim|\bdifference",
    ),
    ("number", r"^(?:no\.?|number|#|ref)$"),
    (
        "action",
        r"\baction|\btask|\bwhat\b|\bagreed|\bsteps?\b|\bto do\b|\bneed|\brequired"
        r"|\bplan\b|\bactivity|\bdescription",
    ),
)


@lru_cache(maxsize=256)
def column_role(heading: str) -> str | None:
    """What a table's column holds, by its heading: action, owner, due, outcome, status, number."""
    said = heading.strip().casefold()
    if re.match(r"(?:agreed |required |previous )?actions?\b(?! by| for| owner)", said):
        return "action"
    for role, pattern in _ROLES_OF_COLUMNS:
        if role != "previous" and re.search(pattern, said):
            return role
    return None


@dataclass(frozen=True, slots=True)
class Parts:
    """What an item says: its owner and timescale, and whether its purpose is told elsewhere."""

    owner: str | None
    due: Due | None
    outcome: bool = False
    owners: int = 1


def bare_owner(owner: Owner | None) -> str | None:
    """The owner as written, without a leading article; None for "someone"."""
    if owner is None or owner.kind == "nobody":
        return None
    return re.sub(r"^(?:the|a|an)\s+", "", owner.text, flags=re.IGNORECASE).strip("()[] ") or None


def row_parts(segment: Segment, people: People, session: date | None) -> Parts | None:
    """Owner and timescale of a table row; None when the row holds no action."""
    cells = [c for c in segment.cells if c.text.strip()]
    roles: dict[str, list[Cell]] = {}
    for cell in segment.cells:
        role = column_role(cell.column) if cell.column else None
        roles.setdefault(role or "other", []).append(cell)
    if "action" not in roles and not ("owner" in roles and "due" in roles):
        return _unheaded_row(cells, people, session)
    what = " ".join(
        c.text.strip() for c in roles.get("action", []) + roles.get("other", []) if c.text.strip()
    )
    if not re.search(r"[^\W\d_]{2}", what) or is_nothing(what) or _is_header(cells):
        return None
    owner_text, owners = _owner_of_cells(roles.get("owner", []), people)
    due = _due_of_cells(roles.get("due", []), session)
    if owner_text is None or due is None:
        inner = item_parts(what, people, session)
        owner_text = owner_text if "owner" in roles and owner_text else inner.owner
        if not any(c.text.strip() for c in roles.get("due", [])):
            due = inner.due
    told = any(re.search(r"[^\W\d_]{3}", c.text) for c in roles.get("outcome", []))
    return Parts(owner_text, due, told, owners)


def done_in_row(segment: Segment) -> bool:
    """Whether a status column says that the row is over and done with."""
    return any(
        cell.column
        and column_role(cell.column) == "status"
        and re.match(r"\s*(?:done|complete[d]?|closed|yes|y)\b", cell.text, re.I)
        for cell in segment.cells
    )


_OF_MEETING = re.compile(
    r"(?i)\W*(?:date|time|venue|place|location|room|name|role|signed|signature|initials)s?\W*"
)


def _is_header(cells: list[Cell]) -> bool:
    if cells and all(_OF_MEETING.fullmatch(c.text) for c in cells):
        return True  # "Date | Time | Venue" heads the next session, not an action
    named = [column_role(c.text) for c in cells if len(c.text.split()) <= 5]
    return (
        len(cells) > 1
        and len(named) == len(cells)
        and len({n for n in named if n} & {"action", "owner", "due"}) >= 2
        and len({n for n in named if n}) == len(cells)
    )


def _owner_of_cells(cells: list[Cell], people: People) -> tuple[str | None, int]:
    for cell in cells:
        said = cell.text.strip()
        if not said or re.fullmatch(
            r"(?i)(?:tbc|tba|n/?a|none|[-–?.\s]+|to be (?:confirmed|agreed)|not (?:known"
            r"|agreed)|unallocated)",
            said,
        ):
            continue
        found = whole(said, cell.start, people)
        if found is not None:
            return bare_owner(found), found.count
        if re.search(r"[^\W\d_]", said) and len(said) <= 80:
            return said, 1  # the column says who, whatever stands there
    return None, 1


def _due_of_cells(cells: list[Cell], session: date | None) -> Due | None:
    for cell in cells:
        said = cell.text.strip()
        due = choose_due(find_due(said, session), session)
        if due is None:
            continue
        if len(said.split()) <= 6 and not re.search(r"(?i)\basap|ongoing|soon|\btbc\b|possible|[;:]", said):
            return Due(0, len(said), said, due.day, due.rank)
        return due
    return None


def _unheaded_row(cells: list[Cell], people: People, session: date | None) -> Parts | None:
    """A row whose columns have no headings: told apart by what the cells hold."""
    if not cells or _is_header(cells):
        return None
    owner: Owner | None = None
    due: Due | None = None
    rest: list[Cell] = []
    for cell in cells:
        found = whole(cell.text, cell.start, people) if len(cells) > 1 else None
        dues = find_due(cell.text, session)
        if (
            found is not None
            and owner is None
            and not dues
            and cell is not max(cells, key=lambda c: len(c.text))
        ):
            owner = found
        elif dues and due is None and len(cell.text.split()) <= 6 and len(cells) > 1 and cell is not cells[0]:
            due = _due_of_cells([cell], session)
        elif not re.fullmatch(r"[\d.)\s]+|(?i:asap|ongoing|tbc|n/?a|soon)", cell.text.strip()):
            rest.append(cell)
    what = " ".join(c.text for c in rest)
    if not re.search(r"[^\W\d_]{2}", what) or is_nothing(what):
        return None
    inner = item_parts(what, people, session)
    return Parts(
        bare_owner(owner) or inner.owner, due or inner.due, owners=owner.count if owner else inner.owners
    )


_DASH = re.compile(
    r"\s+[-–—]+\s+|\s*[–—]\s*|(?<=\w):\s+|\s+→\s+|\t+|\s+\|\s+|(?<=[a-z)])\.\s+(?=[A-Z0-9])|\s*;\s+"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_OWNER_LABEL = re.compile(
    r"(?i)\b(?:owner|lead|responsible|who|by whom|action by|person responsible)\s*[:=-]\s*"
)


def item_parts(text: str, people: People, session: date | None) -> Parts:
    """Owner and timescale of an item that counts as an action however it is worded."""
    due = due_of(text, session)
    found = acts(text, people, session, relaxed=True)
    owner = found[0].owner if found else None
    prefixed = _prefix_owner(text, people)
    if owner is not None and owner.start > 0 and prefixed is not None and prefixed.kind in ("staff", "name"):
        owner = prefixed
    if owner is None:
        owner = (
            prefixed
            or _comma_owner(text, people)
            or _part_owner(text, people, session)
            or _leading_subject(text, people)
            or _slashed_owner(text, people)
            or _leading_name(text, people)
        )
    if owner is not None and due is not None and owner.kind == "nobody":
        owner = None
    return Parts(bare_owner(owner), due, owners=owner.count if owner else 1)


def _prefix_owner(text: str, people: People) -> Owner | None:
    """ "Sunil – draft plan", "Mei: visit the nursery", "Action for KO: …"."""
    lead = re.match(r"\W*(?:action (?:for|by)\s+)?", text, re.IGNORECASE)
    begin = lead.end() if lead else 0
    cut = _DASH.search(text, begin)
    if cut is None or cut.start() - begin > 60:
        hyphen = re.match(r"([\w./&+ ]{1,40}?)\s*-\s+", text[begin:]) or re.match(
            r"([\w./&+ ]{1,40}?)\s+-", text[begin:]
        )
        if hyphen is None:
            return None
        first, rest = hyphen.group(1), text[begin + hyphen.end() :]
    else:
        first, rest = text[begin : cut.start()], text[cut.end() :]
    found = whole(first, begin, people)
    if found is None or found.kind == "pronoun":
        return None
    opening = re.match(r"\W*(\w+)", rest)
    verb = bool(opening) and opening.group(1).casefold() in VERBS if opening else False
    # "Housing – chase": the agency is what it is about, not who does it.
    if (
        found.kind in ("agency", "child")
        and (verb or found.kind == "child")
        and not _A_PERSON.fullmatch(first)
    ):
        return None
    if found.kind == "agency" and verb:
        return found
    if found.kind == "agency" and not re.search(r"\bto\b", rest[:40]):
        return None
    return found


#: Somebody of another agency who may be given a task: "HV; weigh J".
_A_PERSON = re.compile(
    r"(?i)\W*(?:the )?(?:hv|health visitor|school nurse|nurse|midwife|iro|guardian|teacher|senco|dsl)\W*"
)


def _comma_owner(text: str, people: People) -> Owner | None:
    """ "Mei, write to the panel": one name or role before a comma and a verb of doing."""
    lead = re.match(r"\W*([^\W\d_][\w'’.]*(?: [A-Z][\w'’-]+)?),\s+(?:to )?([\w-]+)", text)
    if lead is None or lead.group(2)[:1].isupper():
        return None
    found = whole(lead.group(1), lead.start(1), people)
    return found if found is not None and found.kind in ("staff", "name") else None


def _part_owner(text: str, people: People, session: date | None) -> Owner | None:
    """An owner in brackets or between dashes: "(KO, 3/6)", "EHCP advice - Lowri - w/c 2/3"."""
    labelled = _OWNER_LABEL.search(text)
    if labelled:
        tail = re.split(r"[,;.|]|\s[-–]\s", text[labelled.end() :])[0]
        found = whole(tail, labelled.end(), people)
        if found is not None:
            return found
    pieces: list[tuple[int, str, bool]] = []
    for bracket in _BRACKET.finditer(text):
        named = re.search(r"(\w+)\s*$", text[: bracket.start()])
        initials = re.fullmatch(r"[A-Z]{2,3}(?:\s?[/&+]\s?[A-Z]{2,3})*", bracket.group(1))
        told = named and named.group(1).casefold() in ROLES and not find_due(bracket.group(1), session)
        if told and not (initials and not re.search(r"\w", text[bracket.end() :])):
            continue  # "Tell the guardian (Lia Banks)" says who the guardian is
        at_end = not re.search(r"\w", text[bracket.end() :]) or bool(find_due(text[bracket.end() :], session))
        pieces += [(bracket.start(1) + o, s, at_end) for o, s in _pieces(bracket.group(1))]
    begin = 0
    parts: list[tuple[int, str]] = []
    for cut in _DASH.finditer(text):
        parts.append((begin, text[begin : cut.start()]))
        begin = cut.end()
    parts.append((begin, text[begin:]))
    pieces += [(o, s, True) for o, s in parts[1:]]
    for offset, said, sure in pieces:
        bare = _without_due(said, session)
        found = whole(bare, offset, people) if bare.strip() else None
        if found is None and (slash := re.match(r"\s*([A-Za-z]{2,12})\s*/\s*(?=\d)", said)):
            found = whole(slash.group(1), offset, people)
        if found is None or found.kind in ("pronoun", "nobody"):
            continue
        if not sure and found.kind not in ("staff", "name"):
            continue
        if (
            found.kind in ("family", "child", "agency")
            and offset
            and text[offset - 1] in "(["
            and not find_due(said, session)
        ):
            continue  # "Parenting course (mum)" tells for whom
        return found
    return None


def _pieces(text: str) -> list[tuple[int, str]]:
    found, begin = [], 0
    for cut in re.finditer(r"[,;]\s*|\s[-–]\s", text):
        found.append((begin, text[begin : cut.start()]))
        begin = cut.end()
    found.append((begin, text[begin:]))
    return found


_LOOSE = re.compile(
    r"(?i)\b(?:asap|ongoing|urgent(?:ly)?|by|on|before|for|due|from|tbc|to (?:do"
    r"|sign|complete|action|chase|lead|book)|will (?:do|sign|action))\b|[,.;:]"
)


def _without_due(text: str, session: date | None) -> str:
    for due in reversed(find_due(text, session)):
        text = text[: due.start] + " " + text[due.end :]
    return _LOOSE.sub(" ", text).strip()


def _leading_subject(text: str, people: People) -> Owner | None:
    """ "KO chasing housing", "SW completing report": a worker and a verb in -ing."""
    match = re.match(
        r"\W*((?:[A-Z][\w'’.-]*|SW|TM)(?:\s(?:and|&|\+)\s[A-Z][\w'’.-]*)?)\s+\w+(?:ing|s)\b", text
    )
    if match is None:
        return None
    found = whole(match.group(1), match.start(1), people)
    return found if found is not None and found.kind == "staff" else None


def _slashed_owner(text: str, people: People) -> Owner | None:
    """ "Chronology finished / Roza / 10 February", "Half term nights argued | Orla / panel"."""
    begin = 0
    for part in re.finditer(r"[^/|]+", text):
        if begin or part.end() < len(text):
            found = whole(part.group(), part.start(), people)
            if found is not None and found.kind == "staff":
                return found
        begin = part.end()
    return None


def _leading_name(text: str, people: People) -> Owner | None:
    """ "Kofi go at seven", "Ines + play worker session Tuesday": a worker's name and what is to be done."""
    words = re.match(r"\W*(?:\d+[.)]?\s+)?(?P<one>[^\W\d][\w'’-]*)(?P<two>\s[^\W\d][\w'’-]*)?(?=\s)", text)
    if words is None:
        return None
    for group in ("two", "one"):
        if words[group] is not None:
            end = words.end(group)
            found = whole(text[words.start("one") : end], words.start("one"), people)
            if found is not None and found.kind == "staff":
                return found
    return None


_NOTHING = re.compile(
    r"(?i)^\W*(?:none|n/?a|nil|nothing|tbc|no|not applicable|no (?:further |new "
    r"|outstanding )?actions?(?: (?:needed|required|agreed|identified|arising))?"
    r"|nfa"
    r"|none (?:identified|agreed|required|needed|this time|at present)|no further action"
    r"|as above|see above)\W*$"
)


def is_nothing(text: str) -> bool:
    """Whether an entry says that there is none."""
    return bool(_NOTHING.match(text))
