"""A criterion's page, made from its YAML when asked for: always the same headings."""

from __future__ import annotations

import textwrap

from recordqa.errors import UnknownChoice
from recordqa.packs import load_criteria
from recordqa.packs.schema import Criterion

_LEVEL_WORDS = ("not shown", "partly", "met", "strong")
_WIDTH = 80


def criterion_page(id: str) -> str:
    """The page of one criterion as plain text; UnknownChoice lists the criteria there are."""
    criteria = load_criteria()
    wanted = id.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted not in criteria:
        raise UnknownChoice(f'There is no criterion "{id}".', hint=f"There are: {', '.join(criteria)}.")
    return _page(criteria[wanted])


def _page(criterion: Criterion) -> str:
    parts = [f"{criterion.title} ({criterion.id})", ""]
    parts += _block("Asks", [criterion.asks])
    parts += _block("Why it matters", [criterion.why])
    levels = [
        "0 not shown: nothing that counts, or only a heading, a prompt, a promise, or that it was not done."
    ]
    levels += [f"{n} {_LEVEL_WORDS[n]}: {words}" for n, words in sorted(criterion.levels.items())]
    parts += _block("Levels", levels)
    examples = []
    for level in (0, 1, 2, 3):
        first = next((e for e in criterion.examples if e.level == level), None)
        if first is not None:
            near = f" ({first.near_miss})" if first.near_miss else ""
            examples.append(f"{level} {_LEVEL_WORDS[level]}: “{' '.join(first.text.split())}”{near}")
    parts += _block("Examples", examples)
    parts += _block("What to write", list(criterion.write))
    where = [f"{record_type}: {rule}" for record_type, rule in criterion.applies.items()]
    parts += _block("Where it applies", where)
    parts += _block("Sources", [f"{s.policy}: {s.clause}" for s in criterion.sources])
    return "\n".join(parts).rstrip() + "\n"


def _block(title: str, items: list[str]) -> list[str]:
    lines = [title]
    for item in items:
        text = " ".join(item.split())
        lines += textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ") or [""]
    return [*lines, ""]
