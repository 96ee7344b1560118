"""Which of the four kinds of record this is, or that it is no supervision record, and why.

Each kind earns points from what it is headed, its labels and sections, and what its sentences are
about; the reason names what earned them. The weights were set by hand on invented records (none
from any test set) and are deliberately few.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from recordqa.judge.record_person import by_functions, headed_with, your_share, your_work
from recordqa.judge.record_words import (
    CARE_WORDS,
    CASE_SECTIONS,
    FORM_WORDS,
    LOOSE_WORDS,
    OTHER_GENRES,
    OTHER_MEETINGS,
    TITLES,
    WORKER_GROUPS,
)
from recordqa.types import Document, Findings, RecordType, Segment, TypeGuess

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|s\.?47|\b\d:\d\b")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.? ?[A-Z]\.?|[A-Z])(?![\w’'])(?:['’]s)?")
_CASE_LABELS = frozenset(
    "child children childs name young person case dob id lcs mosaic ics siblings sibling".split()
)
_HEAD = 700
#: Below this many words a text may be a passage of a record.
_PASSAGE = 60
#: Words of the field that stand in any newspaper too.
_ANYWHERE = frozenset({"manager", "team", "seen", "support", "leave", "contact"})
#: Criteria whose evidence is hard to find in a text about anything else.
_OF_PRACTICE = frozenset(
    {"child_voice", "child_plan", "identity", "reflection", "risk", "rationale", "multi_agency"}
)
#: Points by which the best kind must lead to be certain.
_LEAD = 1.5


#: Notes of whoever is on duty, which need no heading of their own.
_DUTY = re.compile(
    r"\b(?:emergency duty|out[- ]of[- ]hours|edt\b|night log|duty log|duty manager|on[- ]call manager)", re.I
)
_DUTY_SIGNED = re.compile(
    r"(?:^|\n)[^\n]{2,60}?[,(–-] ?(?:(?:emergency )?duty(?: team)?(?: manager)?|on[- ]call manager"
    r"|edt(?: manager)?)\)?"
    r"(?:[, ]+\d[^\n]{4,24})?\W*$",
    re.I,
)


@dataclass(slots=True)
class _Tally:
    """Points for each kind, with what earned them, strongest first when read out."""

    points: dict[RecordType, float] = field(
        default_factory=lambda: {"case": 0.0, "personal": 0.0, "group": 0.0, "oversight": 0.0}
    )
    seen: dict[RecordType, list[tuple[float, str]]] = field(
        default_factory=lambda: {"case": [], "personal": [], "group": [], "oversight": []}
    )

    def add(self, kind: RecordType, points: float, why: str = "") -> None:
        self.points[kind] += points
        if why and points > 0:
            self.seen[kind].append((points, why))

    def reasons(self, kind: RecordType) -> str:
        ranked = sorted(self.seen[kind], key=lambda item: -item[0])
        return ", ".join(why for _, why in ranked[:3])


@dataclass(slots=True)
class _Text:
    """What the decision looks at."""

    head: str
    titles: list[str]
    labels: dict[str, str]
    content: tuple[Segment, ...]
    body: str
    words: list[str]


def detect_type(document: Document, findings: Findings, given: RecordType | None) -> TypeGuess:
    """The record's type with its reason in plain words.

    A given type is kept (``detected`` false) unless the text is clearly no record at all. ``type``
    is None for a text that is no supervision record; ``certain`` is false when two kinds are close.
    """
    text = _look(document)
    foreign = _not_a_record(document, findings, text, clearly=given is not None)
    if foreign is not None:
        return TypeGuess(None, foreign)
    if given is not None:
        return TypeGuess(given, "the type was given", certain=True, detected=False)
    tally = _Tally()
    _by_heading(text, tally)
    whose = headed_with(text.head, findings)
    if whose == "worker":
        tally.add("personal", 2.4, "it is headed with a worker's name")
    elif whose == "child":
        tally.add("case", 2.0, "it is headed with a child's name")
    if _DUTY.search(text.head.split("\n")[0]) or _DUTY_SIGNED.search(document.text[-120:].rstrip()):
        tally.add("oversight", 4.0, "a duty manager's note")
    _by_sections(text, tally)
    _by_subject(document, findings, text, tally)
    order: list[RecordType] = ["case", "personal", "group", "oversight"]
    ranked = sorted(order, key=lambda kind: (-tally.points[kind], order.index(kind)))
    best, second = ranked[0], ranked[1]
    reason = tally.reasons(best) or "nothing points to another kind of record"
    lead = tally.points[best] - tally.points[second]
    sure = lead >= _LEAD and tally.points[best] >= 2
    # "Management oversight" at the top, and no other kind named there: that is said, not guessed.
    sure = sure or (lead > 0 and best == "oversight" and _headed(text) == {"oversight"} and whose is None)
    return TypeGuess(best, reason, certain=sure)


def _headed(text: _Text) -> set[RecordType]:
    """The kinds that the first lines name outright."""
    few = "\n".join(text.head.split("\n")[:4])
    return {kind for kind, points, pattern in TITLES if points >= 3 and pattern.search(few)}


def _look(document: Document) -> _Text:
    head: list[str] = []
    size = 0
    for segment in document.segments:
        if size >= _HEAD or segment.earlier_session:
            break
        if segment.kind == "sentence" and size > 160 and len(segment.text) > 200:
            break
        head.append(segment.text)
        size += len(segment.text)
    labels: dict[str, str] = {}
    for segment in document.segments:
        if segment.label is not None and not segment.earlier_session:
            name = " ".join(_WORD.findall(segment.label.lower()))
            value = segment.value.text if segment.value is not None else ""
            if name not in labels or (value and not labels[name]):
                labels[name] = value
    content = document.content()
    body = "\n".join(s.text for s in content)
    titles = [" ".join(_WORD.findall(s.title.lower())) for s in document.sections if not s.earlier_session]
    return _Text("\n".join(head)[:_HEAD].lower(), titles, labels, content, body, _WORD.findall(body.lower()))


def _not_a_record(document: Document, findings: Findings, text: _Text, *, clearly: bool) -> str | None:
    """Why this is no supervision record; None when it may be one. ``clearly`` asks for more."""
    printed = [w for s in document.segments for w in _WORD.findall(s.text.lower())]
    if not printed:
        return None if document.sections else "there are no words in it"
    if document.language not in ("en", "xx"):
        return "the text is not in English"
    named = bool(
        re.search(r"\b(?:supervis(?:ion|or|ee)|sup|oversight|m/o|1:1|one[- ]to[- ]one)\b", text.head, re.I)
    )
    low = document.text[:20_000].lower()
    named = named or by_functions(text.titles) or your_work(low) >= 3
    for name, pattern, needed in OTHER_GENRES:
        hits = {m.group().lower() for m in pattern.finditer(low)}
        if len(hits) >= needed and not named:
            return f"it reads like {name}"
    if not clearly:
        for line in text.head.split("\n")[:2]:
            if len(line.split()) > 14 or re.search(r"supervis|oversight", line):
                break
            for name, pattern in OTHER_MEETINGS:
                if pattern.search(line):
                    return f"it is headed as {name}"
    kinds = {w for w in printed if w in CARE_WORDS}
    share = sum(w in CARE_WORDS for w in printed) / len(printed)
    form = sum(1 for t in (*text.titles, *text.labels) if any(w in FORM_WORDS for w in t.split()))
    if form >= 3 or (named and (kinds or form)):
        return None
    if len(printed) < 6:
        return (
            None
            if kinds or named or clearly
            else "too few words to tell, and none of them about a child or a worker"
        )
    if clearly and len(printed) < _PASSAGE:
        # Whoever gave the type knows what a passage of a record is: little is asked of it.
        short = len(printed) < 12 and document.language == "en"
        if short or kinds - _ANYWHERE or any(f.criterion in _OF_PRACTICE for f in findings.evidence):
            return None
    if clearly and len(kinds) >= 2 and kinds - LOOSE_WORDS and share >= 0.012:
        return None
    if len(kinds) < 2 or share < 0.03:
        return "nothing in it is about a child, a family or a worker's practice"
    if (len(kinds) < 3 and len(printed) > 40) or (
        len(kinds) < 4 and not kinds - LOOSE_WORDS and len(printed) > 25
    ):
        return "hardly anything in it is about a child, a family or a worker's practice"
    if not clearly and len(printed) > 60 and not named and not _professional(printed, text):
        return "nobody supervising or being supervised can be seen in it, and nothing is decided"
    return None


_PROFESSIONAL = frozenset(
    "sw tm pm social worker manager supervision supervisor iro cin cp lac ico sgo plo core conference "
    "mash assessment "
    "allocated allocation section threshold referral senco dsl caseload duty asye ssw fsw oversight "
    "safeguarding "
    "placement lado camhs".split()
)


def _professional(printed: list[str], text: _Text) -> bool:
    found = {w for w in printed if w in _PROFESSIONAL}
    return len(found) >= 2 or "action" in " ".join(text.titles) or (len(found) == 1 and "actions" in printed)


def _by_heading(text: _Text, tally: _Tally) -> None:
    lines = text.head.split("\n")
    first, few = lines[0], "\n".join(lines[:4])
    for kind, points, pattern in TITLES:
        where = 1.3
        match = pattern.search(first)
        if match is None:
            match, where = pattern.search(few), 1.0
        if match is None:
            match, where = pattern.search(text.head), 0.6
        if match is not None:
            tally.add(kind, points * where, f'headed "{" ".join(match.group().split()).lower()}"')


def _by_sections(text: _Text, tally: _Tally) -> None:
    names = " | ".join(text.titles)
    worker = [label for label, pattern in WORKER_GROUPS if pattern.search(names)]
    if worker:
        tally.add("personal", min(0.9 * len(worker), 4.5), f"has sections on {_and(worker[:3])}")
    if by_functions(text.titles):
        tally.add("personal", 2.4, "it goes by the functions of supervision")
    case = [label for label, pattern in CASE_SECTIONS if pattern.search(names)]
    if case:
        tally.add("case", min(0.8 * len(case), 3.2), f"has sections on {_and(case[:3])}")
    labels = text.labels
    present = next(
        (
            v
            for k, v in labels.items()
            if re.match(r"(?:present|attend|in attendance|group members|members)", k)
        ),
        None,
    )
    if present is not None:
        people = len([p for p in re.split(r"[,;&\n]| and ", present) if p.strip()])
        if people >= 3 or not present:
            tally.add("group", 2.5 if people >= 3 else 1.5, "attendees listed")
    else:
        found = re.search(
            r"\b(?:present|attendees|attended|in the room|around the table)\b[^.\n]{0,3}[:–-]? "
            r"?([^\n]{10,200})",
            text.head,
            re.I,
        )
        if found and len(re.findall(r",| and ", found.group(1))) >= 2:
            tally.add("group", 2.5, "attendees listed")
    if "learning points" in names:
        tally.add("group", 1.0, "has learning points")
    if re.search(r"\bsupervisee|\bjob title|\bemployee", " ".join(labels)):
        tally.add("personal", 1.0, "a supervisee is named at the top")
    child = [
        k
        for k in labels
        if set(k.split()) & _CASE_LABELS and not set(k.split()) & {"social", "worker", "supervisor"}
    ]
    if child:
        tally.add("case", 1.6, "a child is named at the top")
        tally.add("oversight", 0.6)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _by_subject(document: Document, findings: Findings, text: _Text, tally: _Tally) -> None:
    count = len(text.words)
    if not count:
        return
    low = text.body.lower()
    found = [(label, len(pattern.findall(low))) for label, pattern in WORKER_GROUPS]
    groups = [label for label, times in found if times]
    hits = sum(times for _, times in found)
    about_worker = 100 * hits / count
    if len(groups) >= 3 and about_worker >= 0.8:
        tally.add("personal", min(1.0 * (len(groups) - 1), 3.5), f"{_and(groups[:3])} are discussed")
    elif groups and about_worker >= 2:
        tally.add("personal", 1.0, f"{_and(groups[:2])} {'is' if len(groups) == 1 else 'are'} discussed")
    family = Counter(w for w in text.words if w in _FAMILY)
    density = 100 * sum(family.values()) / count
    if density >= 1.2:
        # A few words say little about what a session was about.
        sure = 1.0 if count >= 60 else 0.7
        tally.add("case", sure * min(0.8 + 0.4 * density, 2.6), "a child and family are discussed throughout")
    if re.search(
        r"\b(?:went|going|ran|worked) through (?:her|his|their|the|your|my) (?:cases|families|caseload|"
        r"list|children)\b",
        low,
    ):
        tally.add("personal", 1.6, "the caseload is gone through")
    if your_work(low) >= 2 and your_share(low, count) >= 0.02:
        tally.add("personal", 2.2, "it speaks to the worker about their own work")
    focus = _focus(findings, text)
    if focus == "one":
        tally.add("case", 1.4, "one child's case is discussed throughout")
    elif focus == "many":
        tally.add("personal", 1.2, "several cases are listed")
    group = len(
        re.findall(
            r"\bthe group\b|\bgroup (?:member|thought|felt|asked|reflected|suggested)|\bpeers?\b|"
            r"\bcolleagues in the room\b",
            low,
        )
    )
    if group >= 2:
        tally.add("group", min(1.0 + 0.6 * group, 3.4), "a group's discussion is recorded")
    if re.search(
        r"\b(?:presented|brought) (?:the|this|her|his|their|a) (?:case|family|dilemma)|\bdilemma\b|"
        r"\bpresenter\b",
        low,
    ):
        tally.add("group", 1.0, "a case is presented to others")
    _oversight_manner(text, low, count, groups, tally)


_FAMILY = frozenset(
    "mum mother dad father child children baby sibling siblings brother sister nan gran grandmother "
    "parents carers carer "
    "placement plan cin cp core conference school nursery foster contact mgm pgm kids boys girls son "
    "daughter he she "
    "him her".split()
) - {"he", "she", "him", "her"}


def _focus(findings: Findings, text: _Text) -> str | None:
    """Whether the content keeps to one child (or sibling group) or goes through several cases."""
    children = Counter(
        d.person or d.text for d in findings.personal_data if d.entity == "PERSON" and d.role == "child"
    )
    if children:
        top = children.most_common(1)[0][1]
        if len(children) <= 4 and top >= 2:
            return "one"
        if len(children) >= 6:
            return "many"
    listed = 0
    for segment in text.content:
        if segment.kind == "list_item" and re.match(
            r"(?:[A-Z]{1,2}\.? ?(?:and|&|/)? ?[A-Z]?\.?(?: family| twins| siblings)?|[A-Z][a-z]+(?: "
            r"family)?)(?:,? ?\(?\d{1,2}\)?)? ?[:–-] ",
            segment.text,
        ):
            listed += 1
    if listed >= 4:
        return "many"
    initials = Counter(
        i.rstrip("’'s").replace(".", "").replace(" ", "") for i in _INITIALS.findall(text.body)
    )
    initials.pop("I", None)
    initials.pop("A", None)
    if initials and initials.most_common(1)[0][1] >= 4 and len([1 for n in initials.values() if n >= 2]) <= 5:
        return "one"
    return None


_MANNER = re.compile(
    r"\b(?:discussed (?:with|by phone with|briefly with) (?:the )?(?:sw|social worker|allocated)|(?:sw|"
    r"social worker|worker) (?:has )?"
    r"(?:rang|called|requested|asked|came|approached|stopped)|i (?:have )?(?:agree|approve|authorise|"
    r"give permission|reviewed|read)"
    r"|(?:agreed|approved|authorised|permission)\b|request (?:to|for|from)|file (?:reviewed|read|"
    r"checked)|case file|decision:|my decision"
    r"|spoke (?:to|with) (?:the )?(?:sw|social worker)|noted and agreed|rationale)\b",
    re.I,
)


def _oversight_manner(text: _Text, low: str, count: int, groups: list[str], tally: _Tally) -> None:
    if count > 450 or len(groups) >= 3:
        return
    manner = len(_MANNER.findall(low))
    short = 1.0 if count <= 150 else 0.5 if count <= 260 else 0.0
    if manner and count <= 320:
        tally.add("oversight", min(0.7 * manner, 1.6) + short, "a short note of a manager's decision")
    has_form = any(k.startswith("supervis") for k in text.labels) or len(text.titles) >= 5
    if has_form and tally.points["oversight"] < 3:
        tally.add("oversight", -1.2)
