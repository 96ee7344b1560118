"""How the identifiers other than names fare in the short cases of personal_data_cases/identifiers_*.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from recordqa.detect.personal_data import find_personal_data
from recordqa.types import Document, Record

CASES = Path(__file__).with_name("personal_data_cases")
MARK = re.compile(r"\[\[(\w+):(.*?)\]\]", re.S)
ENTITY = {
    "dob": "DATE_OF_BIRTH",
    "addr": "ADDRESS",
    "postcode": "POSTCODE",
    "phone": "PHONE",
    "email": "EMAIL",
    "username": "USERNAME",
    "nhs": "NHS_NUMBER",
    "ni": "NI_NUMBER",
    "upn": "UPN",
    "reg": "VEHICLE_REG",
    "school": "SCHOOL",
    "id": "CASE_ID",
}
Span = tuple[int, int, str]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and where they stood as (start, end, entity)."""
    text = ""
    gold: list[Span] = []
    position = 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        gold.append((len(text), len(text) + len(match.group(2)), ENTITY[match.group(1)]))
        text += match.group(2)
        position = match.end()
    return text + marked[position:], gold


def cases(which: str) -> Iterator[tuple[str, str, str]]:
    """(about, layout, marked text) of every case of a half: "develop" or "check"."""
    path = CASES / f"identifiers_{which}.yaml"
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
        yield case["about"], case["layout"], case["text"]


def found(text: str) -> list[Span]:
    """The identifiers found, people left out."""
    data = find_personal_data(Document(Record(text, "test"), (), ()))
    return [(d.start, d.end, d.entity) for d in data if d.entity != "PERSON"]


def compare(marked: str) -> tuple[list[tuple[Span, bool, bool]], list[tuple[Span, bool]], str]:
    """Every gold span with "covered" and "to the letter"; every span found with "right"; the text.

    A gold span is covered when one span of the same entity holds all of it and at most six characters more;
    a case number may stand without letters or with its system's name (codebook).
    """
    text, gold = unmark(marked)
    ours = found(text)
    rows = []
    for start, end, entity in gold:
        same = [(s, e) for s, e, kind in ours if kind == entity]
        if entity == "CASE_ID":
            digits = start + next((i for i, c in enumerate(text[start:end]) if c.isdigit()), 0)
            held = any(s <= digits and end <= e and s > start - 20 for s, e in same)
        else:
            held = any(s <= start and end <= e and (e - s) - (end - start) <= 6 for s, e in same)
        rows.append(((start, end, entity), held, (start, end) in same))
    right = [(o, any(g[2] == o[2] and g[0] < o[1] and o[0] < g[1] for g in gold)) for o in ours]
    return rows, right, text


def totals(which: str) -> Counter[tuple[str, str]]:
    """Counts of gold, covered, exact, found and right for each entity and for "all"."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, _, marked in cases(which):
        rows, right, _ = compare(marked)
        for (_, _, entity), held, exact in rows:
            for key in (entity, "all"):
                counts["gold", key] += 1
                counts["covered", key] += held
                counts["exact", key] += exact
        for (_, _, entity), good in right:
            for key in (entity, "all"):
                counts["found", key] += 1
                counts["right", key] += good
    return counts


def table(which: str) -> str:
    """One line an entity."""
    counts = totals(which)
    lines = [f"{which:14s} gold cover exact found right"]
    for key in [*sorted(set(ENTITY.values())), "all"]:
        lines.append(
            f"{key:14s} "
            + " ".join(f"{counts[k, key]:5d}" for k in ("gold", "covered", "exact", "found", "right"))
        )
    return "\n".join(lines)


def faults(which: str) -> Iterator[str]:
    """What was missed or false, one line each, for the half that the rules are mended on."""
    for about, layout, marked in cases(which):
        rows, right, text = compare(marked)
        for (start, end, entity), held, exact in rows:
            if not held or not exact:
                yield f"{'MISS ' if not held else 'loose'} {entity} {text[start:end]!r} in {about}/{layout}: {text!r}"
        for (start, end, entity), good in right:
            if not good:
                yield f"FALSE {entity} {text[start:end]!r} in {about}/{layout}: {text!r}"


if __name__ == "__main__":
    import sys

    which = sys.argv[1]
    print(table(which))
    if len(sys.argv) > 2:
        print("\n".join(faults(which)))
