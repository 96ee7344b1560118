"""Criteria in the order a reader needs them, with the words for their levels."""

from __future__ import annotations

from collections.abc import Sequence

from recordqa.packs import load_criteria
from recordqa.report.view.words import LEVEL_WORDS, NOT_APPLICABLE, sentence
from recordqa.types import Report
from recordqa.types.contract import CriterionReport

#: From this level on a reader who was not there could act on what is written (codebook).
MET = 2
#: The criteria behind a limiting judgement: they lift the cap.
_BEHIND = {
    "no_usable_action": ("actions",),
    "child_absent": ("child_voice", "child_plan"),
    "risk_without_response": ("risk",),
}
_DOES_NOT_SHOW = "the record does not show "


def is_gap(criterion: CriterionReport) -> bool:
    """Whether the record shows less here than a reader needs."""
    return criterion.applies and criterion.level is not None and criterion.level < MET


def level_word(criterion: CriterionReport) -> str:
    """Not shown, partly, met, strong or not applicable."""
    return NOT_APPLICABLE if criterion.level is None else LEVEL_WORDS[criterion.level]


def counts_for_grade(report: Report, criterion: CriterionReport) -> bool:
    """Whether the codebook gives this level any weight in the grade.

    It gives none to a disagreement nobody mentions, nor to names in records that stay on the
    child's file; such gaps stand last and never among the first things to do.
    """
    if criterion.id == "disagreement":
        return criterion.level != 0
    if criterion.id == "privacy":
        return report.record.type not in ("case", "oversight")
    return True


def gaps(report: Report) -> list[CriterionReport]:
    """What needs work: not shown before partly, else in the policy's order."""
    found = [c for c in report.criteria if is_gap(c)]
    return sorted(found, key=lambda c: (not counts_for_grade(report, c), c.level))


def first_to_mend(report: Report) -> list[CriterionReport]:
    """The gaps that count, the most useful to mend first: what caps the grade, then what weighs most in it.

    Weights are the library's for this kind of record; a criterion of a council's own weighs one.
    """
    capped = {id for limit in report.limits for id in _BEHIND.get(limit.rule.rsplit(":", 1)[-1], ())}
    library = load_criteria()
    kind = report.record.type

    def weight(criterion: CriterionReport) -> float:
        known = library.get(criterion.id)
        return 1.0 if known is None or kind is None else known.weight.get(kind, 0.0)

    found = [c for c in gaps(report) if counts_for_grade(report, c)]
    return sorted(found, key=lambda c: (c.id not in capped, -weight(c) * (MET - (c.level or 0))))


def shown(report: Report) -> list[CriterionReport]:
    """What is met or strong, in the policy's order."""
    return [c for c in report.criteria if c.applies and not is_gap(c)]


def not_applicable(report: Report) -> list[CriterionReport]:
    """What is not asked of this record, in the policy's order; nothing of a text that is no record."""
    found = [c for c in report.criteria if not c.applies]
    return [] if len(found) == len(report.criteria) else found


def letters(report: Report) -> dict[str, str]:
    """A short tag for each criterion: a to z, then aa, ab …, in the policy's order."""
    return {c.id: _letters(i) for i, c in enumerate(report.criteria)}


def _letters(index: int) -> str:
    text = chr(ord("a") + index % 26)
    return text if index < 26 else _letters(index // 26 - 1) + text


def by_level(report: Report) -> list[tuple[int, list[CriterionReport]]]:
    """Level by level from not shown to strong, in the order of ``gaps`` within each."""
    found = gaps(report) + shown(report)
    levels = [(level, [c for c in found if c.level == level]) for level in range(len(LEVEL_WORDS))]
    return [(level, named) for level, named in levels if named]


def phrase(missing: str) -> str:
    """What is missing without "The record does not show"; other sentences about the record give ""."""
    text = missing.strip().rstrip(".")
    if text.lower().startswith(_DOES_NOT_SHOW):
        return text[len(_DOES_NOT_SHOW) :]
    return "" if text.lower().startswith("the record ") else text


def not_shown(criterion: CriterionReport, *, label: str = "Not shown: ") -> str:
    """What the record does not show, in words: ``label`` before phrases, whole sentences as they are."""
    phrases = [p for m in criterion.missing if (p := phrase(m))]
    sentences = [sentence(m) for m in criterion.missing if m.strip() and not phrase(m)]
    named = [label + sentence("; ".join(phrases), upper=not label)] if phrases else []
    return " ".join(named + sentences)


def titles(criteria: Sequence[CriterionReport]) -> str:
    """The titles in one line, separated by semicolons as titles may hold commas."""
    return "; ".join(c.title for c in criteria)
