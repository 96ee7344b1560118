"""Gold records against recordqa's reports of them."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recordqa.evaluation.gold import Gold, GoldAction
from recordqa.evaluation.measures import Agreement, Detection, agreement
from recordqa.pipeline import check
from recordqa.types import GRADES, Report
from recordqa.types.contract import ActionReport

_LEADING = re.compile(r"^(?:by|for|on|due)\s+", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Comparison:
    """Every figure of an evaluation; pairs are (right, of how many)."""

    records: int
    ms_per_record: float
    grade: Agreement
    criteria: tuple[tuple[str, Agreement], ...]
    mean_criterion_qwk: float | None
    types_right: int
    evidence_found: int
    evidence_gold: int
    actions: tuple[tuple[str, Detection], ...]
    owners: tuple[int, int]
    dues: tuple[int, int]
    checkable: tuple[int, int]
    personal_data: tuple[tuple[str, Detection], ...]
    roles: tuple[int, int]


def compare(golds: Sequence[Gold]) -> Comparison:
    """Check each record with its type, policy and dates given, and count."""
    reports: list[Report] = []
    types_right = 0
    check("Warm-up.", type="case")
    began = time.perf_counter()
    for gold in golds:
        reports.append(
            check(
                gold.text,
                id=gold.id,
                type=gold.type,
                policy=gold.policy,
                session_date=gold.session_date,
                recorded_date=gold.recorded_date,
                include_text=True,
            )
        )
    seconds = time.perf_counter() - began
    for gold in golds:
        types_right += check(gold.text, policy=gold.policy).record.type == gold.type
    pairs = list(zip(golds, reports, strict=True))
    criteria = _criteria(pairs)
    kappas = [a.qwk for _, a in criteria if a.qwk is not None]
    actions, owners, dues, checkable = _actions(pairs)
    data, roles = _personal_data(pairs)
    found, wanted = _evidence(pairs)
    grades = [(GRADES.index(g.grade), GRADES.index(r.grade)) for g, r in pairs if r.grade is not None]
    return Comparison(
        records=len(golds),
        ms_per_record=1000 * seconds / len(golds),
        grade=agreement(grades),
        criteria=criteria,
        mean_criterion_qwk=sum(kappas) / len(kappas) if kappas else None,
        types_right=types_right,
        evidence_found=found,
        evidence_gold=wanted,
        actions=actions,
        owners=owners,
        dues=dues,
        checkable=checkable,
        personal_data=data,
        roles=roles,
    )


_Pairs = Sequence[tuple[Gold, Report]]


def _criteria(pairs: _Pairs) -> tuple[tuple[str, Agreement], ...]:
    result = []
    for id in dict.fromkeys(id for gold, _ in pairs for id in gold.levels):
        levels: list[tuple[int, int]] = []
        same = 0
        for gold, report in pairs:
            ours = next((c.level for c in report.criteria if c.id == id), None)
            theirs = gold.levels.get(id)
            same += (ours is None) == (theirs is None)
            if ours is not None and theirs is not None:
                levels.append((theirs, ours))
        result.append((id, agreement(levels, applies=same / len(pairs))))
    return tuple(result)


def _evidence(pairs: _Pairs) -> tuple[int, int]:
    """Gold quotes covered by one of our first three quotes of the same criterion."""
    found = wanted = 0
    for gold, report in pairs:
        ours = {c.id: [e.text for e in c.evidence[:3]] for c in report.criteria}
        for id, quotes in gold.evidence.items():
            wanted += len(quotes)
            found += sum(any(_same_passage(q, o) for o in ours.get(id, [])) for q in quotes)
    return found, wanted


def _same_passage(a: str, b: str) -> bool:
    """Whether two quotes are the same passage: most words of the shorter stand in the other."""
    one, two = Counter(_WORDS.findall(a.lower())), Counter(_WORDS.findall(b.lower()))
    shorter = min(one.total(), two.total())
    return shorter > 0 and (one & two).total() >= 0.7 * shorter


def _match_actions(
    gold: Sequence[GoldAction], ours: Sequence[ActionReport]
) -> list[tuple[GoldAction, ActionReport]]:
    free = list(ours)
    matched = []
    for wanted in gold:
        best = next((a for a in free if _same_passage(wanted.quote, a.text)), None)
        if best is not None:
            free.remove(best)
            matched.append((wanted, best))
    return matched


def _actions(
    pairs: _Pairs,
) -> tuple[tuple[tuple[str, Detection], ...], tuple[int, int], tuple[int, int], tuple[int, int]]:
    gold_count = our_count = hits = owners = dues = checkable = 0
    for gold, report in pairs:
        matched = _match_actions(gold.actions, report.actions)
        gold_count += len(gold.actions)
        our_count += len(report.actions)
        hits += len(matched)
        owners += sum(_same_words(g.owner, a.owner) for g, a in matched)
        dues += sum(_same_words(g.due, a.due_text) for g, a in matched)
        checkable += sum((g.owner is not None and g.due is not None) == a.checkable for g, a in matched)
    found = Detection(gold_count, our_count, hits, hits)
    return (("actions", found),), (owners, hits), (dues, hits), (checkable, hits)


def _same_words(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    return _WORDS.findall(_LEADING.sub("", a.lower())) == _WORDS.findall(_LEADING.sub("", b.lower()))


def _personal_data(pairs: _Pairs) -> tuple[tuple[tuple[str, Detection], ...], tuple[int, int]]:
    """A gold span is found when spans of ours of the same kind cover all of it.

    A span of ours is right when it overlaps a gold span of the same kind.
    """
    counts: dict[str, list[int]] = {}
    roles_right = roles_all = 0
    for gold, report in pairs:
        for span in gold.personal_data:
            name = f"{span.entity} {span.role}" if span.role else span.entity
            row = counts.setdefault(name, [0, 0, 0, 0])
            row[0] += 1
            over = [p for p in report.personal_data if p.start < span.end and span.start < p.end]
            over = [p for p in over if (p.entity == "PERSON") == (span.entity == "PERSON")]
            start = span.start
            if span.entity == "CASE_ID":
                # The number, with or without the system's name before it (codebook, Personal data).
                start += next((i for i, c in enumerate(gold.text[span.start : span.end]) if c.isdigit()), 0)
            if _covered(start, span.end, [(p.start, p.end) for p in over]):
                row[2] += 1
                if span.role is not None:
                    roles_all += 1
                    roles_right += any(p.role == span.role for p in over)
        for p in report.personal_data:
            name = f"{p.entity} {p.role}" if p.role else p.entity
            row = counts.setdefault(name, [0, 0, 0, 0])
            row[1] += 1
            row[3] += any(
                p.start < s.end and s.start < p.end and (p.entity == "PERSON") == (s.entity == "PERSON")
                for s in gold.personal_data
            )
    rows = [(name, Detection(*counts[name])) for name in sorted(counts)]
    people = [d for name, d in rows if name.startswith("PERSON")]
    others = [d for name, d in rows if not name.startswith("PERSON")]
    return (("PERSON (all)", _sum(people)), ("other (all)", _sum(others)), *rows), (roles_right, roles_all)


def _sum(items: Sequence[Detection]) -> Detection:
    return Detection(
        sum(i.gold for i in items),
        sum(i.found for i in items),
        sum(i.hit_gold for i in items),
        sum(i.hit_found for i in items),
    )


def _covered(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = start
    for a, b in sorted(spans):
        if a > at:
            return False
        at = max(at, b)
        if at >= end:
            return True
    return at >= end
