"""How well recordqa agrees with gold records, as a person can read it and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from recordqa.errors import UnknownChoice
from recordqa.evaluation.compare import Comparison, compare
from recordqa.evaluation.gold import read_gold
from recordqa.evaluation.measures import Agreement, Detection

__all__ = ["evaluate_folder", "render"]

_NO_FIGURE = "-"


def evaluate_folder(folder: Path) -> Comparison:
    """Check every gold record of a folder and compare; BadValue when there is none, or one is wrong."""
    return compare(read_gold(folder))


def render(comparison: Comparison, format: str) -> str:
    """The comparison as a table in plain text, or as JSON."""
    if format == "json":
        return json.dumps(_as_dict(comparison), indent=2, ensure_ascii=False) + "\n"
    if format != "text":
        raise UnknownChoice(f'There is no evaluation format "{format}".', hint="Use text or json.")
    lines = [
        f"{comparison.records} gold records, {comparison.ms_per_record:.0f} ms a record.",
        "QWK: quadratic weighted kappa with 95 % bootstrap interval; bias: recordqa minus gold, in steps.",
        "",
        *_table(
            ("", "n", "QWK", "95 %", "exact", "within 1", "bias", "met F1", "applies"),
            [
                _agreement_row("grade", comparison.grade),
                *(_agreement_row(k, v) for k, v in comparison.criteria),
            ],
        ),
        "",
        f"Mean QWK of the criteria with a figure: {_number(comparison.mean_criterion_qwk)}",
        f"Record type told without being given: {comparison.types_right} of {comparison.records}",
        "Gold evidence among the first three quotes: "
        f"{_ratio(comparison.evidence_found, comparison.evidence_gold)}",
        "",
        *_table(
            ("", "gold", "found", "recall", "precision", "F1"),
            [_detection_row(k, v) for k, v in (*comparison.actions, *comparison.personal_data)],
        ),
        "",
        f"Of matched actions: owner right {_ratio(*comparison.owners)}, "
        f"timescale right {_ratio(*comparison.dues)}, "
        f"checkable or not right {_ratio(*comparison.checkable)}",
        f"Role right where the name was found: {_ratio(*comparison.roles)}",
    ]
    return "\n".join(lines) + "\n"


def _as_dict(comparison: Comparison) -> dict[str, Any]:
    found = asdict(comparison)
    for key in ("criteria", "actions", "personal_data"):
        found[key] = dict(found[key])
    return found


def _agreement_row(name: str, value: Agreement) -> tuple[str, ...]:
    interval = (
        f"{value.low:.2f}-{value.high:.2f}"
        if value.low is not None and value.high is not None
        else _NO_FIGURE
    )
    return (
        name,
        str(value.n),
        _number(value.qwk),
        interval,
        _number(value.exact),
        _number(value.adjacent),
        _number(value.bias, "+.2f"),
        _number(value.met_f1),
        _NO_FIGURE if value.applies is None else _number(value.applies),
    )


def _detection_row(name: str, value: Detection) -> tuple[str, ...]:
    return (
        name,
        str(value.gold),
        str(value.found),
        _number(value.recall),
        _number(value.precision),
        _number(value.f1),
    )


def _number(value: float | None, form: str = ".2f") -> str:
    return _NO_FIGURE if value is None else format(value, form)


def _ratio(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.2f})" if whole else "")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
