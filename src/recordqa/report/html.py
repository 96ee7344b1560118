"""One self-contained page: the answer, the record with marks on it, criteria, actions and people.

No script, no request to anywhere; it prints in black and white and can be read by a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from recordqa.report.options import RenderOptions
from recordqa.report.view import answer, people
from recordqa.report.view import criteria as order
from recordqa.report.view.clean import clean
from recordqa.report.view.words import (
    GRADE_WORDS,
    LEVEL_WORDS,
    counted,
    day,
    first_upper,
    percent,
    policy_words,
)
from recordqa.types import ErrorRow, Report

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = "html"
MEDIA_TYPE = "text/html; charset=utf-8"
SUFFIX = ".html"


def render(reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
    """A whole HTML document in UTF-8; several records share one page under a list of them."""
    template = _environment().get_template("report.html.j2")
    page = template.render(
        several=options.is_several(len(reports)),
        tally=answer.tally(list(reports)),
        masked=answer.masked_line(reports),
        entries=[_entry(report, count) for count, report in enumerate(reports, 1)],
    )
    return (page + "\n").encode("utf-8", "replace")


def _entry(report: Report | ErrorRow, count: int) -> dict[str, Any]:
    """What the template shows of one input; everything in it is still unescaped."""
    prefix = f"r{count}-"
    if isinstance(report, ErrorRow):
        name = report.source or report.id
        return {"prefix": prefix, "error": report, "name": name, "grade": "Could not be read"}
    from recordqa.report.view.marks import annotated

    return {
        "prefix": prefix,
        "error": None,
        "report": report,
        "name": report.record.source or report.record.id,
        "grade": GRADE_WORDS[report.grade] if report.grade else "Not graded",
        "heading": answer.grade_line(report, odds=False),
        "text": annotated(report, prefix),
        "letters": order.letters(report),
        "levels": order.by_level(report),
        "absent": order.not_applicable(report),
        "people": people.groups(report),
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from recordqa.report.view.marks import place
    from recordqa.resources import report_templates

    folder = report_templates()

    def source(name: str) -> str | None:
        file = folder / name
        return file.read_text(encoding="utf-8") if file.is_file() else None

    environment = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        # What is shown never holds control characters, wherever it came from.
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.globals.update(
        answer=answer,
        order=order,
        people=people,
        place=place,
        counted=counted,
        LEVEL_WORDS=LEVEL_WORDS,
    )
    environment.filters.update(day=day, percent=percent, first_upper=first_upper, policy_words=policy_words)
    return environment
