"""The answer in words: the grade and how sure, what holds it back, what to do first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recordqa.report.view import criteria as order
from recordqa.report.view.words import (
    GRADE_WORDS,
    certainty,
    counted,
    day,
    first_upper,
    inside,
    joined,
    number,
    percent,
    sentence,
)
from recordqa.report.view.words import TYPE_WORDS as _TYPES
from recordqa.types import GRADES, ErrorRow, Report
from recordqa.types.contract import ActionReport, CriterionReport

MOST_TO_DO = 3
MASKED = "Names and other personal data are masked."
REDUCED_ACCURACY = "Judged from written cues only, without trained models: expect mistakes."


def grade_line(report: Report, *, odds: bool = True) -> str:
    """The grade and how sure: "Requires improvement, fairly sure (61 %)."; or that there is none.

    Without ``odds`` the words stand alone: "Requires improvement, fairly sure".
    """
    if report.grade is None:
        return "Not graded."
    probability = report.grade_probabilities.get(report.grade)
    line = GRADE_WORDS[report.grade]
    if probability is None:
        return f"{line}."
    line += f", {certainty(probability)}"
    if not odds:
        return line
    line += f" ({percent(probability)}"
    others = [g for g in reversed(GRADES) if g != report.grade]
    if certainty(probability) == "not sure" and others:
        next_best = max(others, key=lambda g: report.grade_probabilities.get(g, 0.0))
        line += f"; {GRADE_WORDS[next_best]} {percent(report.grade_probabilities.get(next_best, 0.0))}"
    return f"{line})."


def why_line(report: Report) -> str:
    """One sentence on what weighs most: actions that cannot be checked, and the first thing not shown."""
    if report.grade is None:
        reason = report.warnings[0] if report.warnings else report.record.type_reason or ""
        # The line begins with these words already.
        reason = reason.removeprefix("Not graded:")
        return sentence(reason or "The text is not a supervision record that can be graded")
    clauses = [c for c in (_actions_clause(report), _gap_clause(report)) if c]
    if not clauses:
        return "No gaps found."
    return sentence("; ".join(clauses))


def answer(report: Report) -> str:
    """The whole answer line."""
    return f"{grade_line(report)} {why_line(report)}"


def review_line(report: Report) -> str:
    """Why a person must look; empty when nobody must."""
    if not report.needs_review:
        return ""
    said = inside(why_line(report)).lower() if report.grade is None else ""
    reasons = "; ".join(inside(r) for r in report.review_reasons if r.strip() and inside(r).lower() != said)
    if not reasons:
        return "A person must look before anyone relies on this."
    return f"A person must look: {reasons}."


def limit_lines(report: Report) -> list[str]:
    """What caps the grade, a sentence each."""
    return [
        f"At most {GRADE_WORDS[x.cap]}: {sentence(inside(x.because), upper=False)}" for x in report.limits
    ]


def things_to_do(report: Report) -> list[CriterionReport]:
    """At most three gaps that have a question for the writer, the most useful first.

    Actions that the answer line speaks of are always among them, and so are names that must not
    leave the child's file.
    """
    asked: dict[str, CriterionReport] = {}
    for criterion in order.first_to_mend(report):
        if question := criterion.advice.strip():
            asked.setdefault(question, criterion)
    found = list(asked.values())
    due = {"privacy", "actions"} if _actions_clause(report) else {"privacy"}
    named = [c for c in found if c.id in due]
    others = [c for c in found if c.id not in due][: MOST_TO_DO - len(named)]
    return [c for c in found if c in named or c in others]


def action_counts(report: Report) -> str:
    """How many actions there are and how many can be checked."""
    if not report.actions:
        return "No actions found"
    lacking = sum(1 for a in report.actions if not a.checkable)
    if not lacking:
        each = "with" if len(report.actions) == 1 else "each with"
        return f"{counted(len(report.actions), 'action', 'actions')}, {each} a name and a date"
    return f"{counted(len(report.actions), 'action', 'actions')}, {lacking} cannot be checked"


def lacks(action: ActionReport) -> list[str]:
    """What an action lacks, in words."""
    words = {"owner": "nobody named", "due": "no date that can be checked"}
    return [words[key] for key in action.missing]


def lacks_shortly(action: ActionReport) -> list[str]:
    """What an action lacks, where there is little room."""
    words = {"owner": "nobody named", "due": "no date"}
    return [words[key] for key in action.missing]


def action_words(action: ActionReport) -> str:
    """What is to be done: of a table's row without the cells that hold the owner and the timescale."""
    known = {x.strip() for x in (action.owner, action.due_text) if x}
    cells = [cell.strip() for cell in action.text.split(" | ")]
    kept = [cell for cell in cells if cell and cell not in known]
    return " | ".join(kept) if len(cells) > 1 and kept else action.text


def top_reason(report: Report | ErrorRow) -> str:
    """The first reason for the grade, for a list; made of titles and rules, so it names no child."""
    if isinstance(report, ErrorRow):
        return report.message
    if report.grade is None:
        return why_line(report)
    if report.limits:
        return sentence(report.limits[0].because)
    if report.needs_review and report.review_reasons:
        return sentence(f"look: {inside(report.review_reasons[0])}")
    found = order.first_to_mend(report)
    for level, words in ((0, "Not shown"), (1, "Partly")):
        named = [c for c in found if c.level == level]
        if named:
            return f"{words}: {order.titles(named[:3])}"
    return "No gaps found."


def tally(reports: list[Report | ErrorRow]) -> str:
    """How many records, and how many of each grade, best first."""
    graded = Counter(r.grade for r in reports if isinstance(r, Report))
    parts = [f"{graded[g]} {GRADE_WORDS[g]}" for g in reversed(GRADES) if graded[g]]
    if graded[None]:
        parts.append(f"{graded[None]} not graded")
    failed = sum(1 for r in reports if isinstance(r, ErrorRow))
    if failed:
        parts.append(f"{failed} could not be read")
    return f"{counted(len(reports), 'record', 'records')}: {', '.join(parts)}" if parts else "No records"


def facts(report: Report) -> list[str]:
    """What the record is: its kind, dates, parties, policy and length, in short phrases."""
    record = report.record
    kind = _TYPES[record.type] if record.type else "kind of record not clear"
    found = [kind]
    if record.session_date:
        found.append(day(record.session_date))
    if record.recorded_date:
        found.append(f"recorded {day(record.recorded_date)}")
    found.append(f"policy: {record.policy}")
    found.append(counted(record.words, "word", "words"))
    return found


def _actions_clause(report: Report) -> str:
    if not any(c.id == "actions" and c.applies for c in report.criteria):
        return ""
    if not report.actions:
        return "" if _level(report, "actions") not in (0, 1) else "no actions were found"
    nobody = sum(1 for a in report.actions if "owner" in a.missing)
    undated = sum(1 for a in report.actions if "due" in a.missing)
    neither = sum(1 for a in report.actions if len(a.missing) == 2)
    if not nobody + undated:
        return ""
    if neither == nobody == undated:
        return _how_many(neither, "has", "have") + " neither a name nor a date that can be checked"
    if undated >= nobody:
        return _how_many(undated, "has", "have") + " no date that can be checked"
    return _how_many(nobody, "names", "name") + " nobody"


def _how_many(count: int, one: str, several: str) -> str:
    return f"{number(count)} action {one}" if count == 1 else f"{number(count)} actions {several}"


def _level(report: Report, criterion: str) -> int | None:
    return next((c.level for c in report.criteria if c.id == criterion), None)


def _gap_clause(report: Report) -> str:
    for criterion in order.first_to_mend(report):
        if criterion.id == "actions":
            continue
        if criterion.missing:
            first = criterion.missing[0]
            return f"the record does not show {found}" if (found := order.phrase(first)) else inside(first)
        verb = "shows nothing on" if criterion.level == 0 else "shows only part of"
        return f'the record {verb} "{criterion.title}"'
    return ""


def probabilities(report: Report) -> list[tuple[str, str]]:
    """Each grade's word with its probability, best grade first; empty when not graded."""
    return [
        (GRADE_WORDS[g], percent(report.grade_probabilities[g]))
        for g in reversed(GRADES)
        if g in report.grade_probabilities
    ]


def cannot_rule_out(report: Report) -> str:
    """The grades that cannot be ruled out; empty when not known or only the one given."""
    others = [GRADE_WORDS[g] for g in reversed(GRADES) if report.grade_set and g in report.grade_set]
    if len(others) < 2:
        return ""
    return first_upper(f"{joined(others)} cannot be ruled out.")


def note_lines(report: Report) -> list[str]:
    """What was noticed but is not graded, a sentence each."""
    return [sentence(n.message) for n in report.notes or []]


def warning_lines(report: Report) -> list[str]:
    """What the reader should know about how the text was read, without what the answer line says."""
    said = report.warnings[:1] if report.grade is None else []
    rest = [w for w in report.warnings if w not in said]
    return [sentence(w) for w in rest]


def masked_line(reports: Iterable[Report | ErrorRow]) -> str:
    """That personal data is masked; empty when nothing is."""
    return MASKED if any(r.masked for r in reports) else ""


def closing_lines(report: Report) -> list[str]:
    """The last honest words: how far to trust this."""
    return [REDUCED_ACCURACY] if report.engine.reduced_accuracy else []
