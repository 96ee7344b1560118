"""Tables of records (CSV, JSON lines): every row is a record of its own, and so are its people."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from recordqa.errors import BrokenFile
from recordqa.read import read_text
from recordqa.read._clean import clean_with_positions
from recordqa.read._decode import decode
from recordqa.read._table_rows import columns_of
from recordqa.read._table_values import as_known_names
from recordqa.read.source import Limits
from recordqa.redact.engine import Stretch, Wish, redact_units
from recordqa.redact.plan import Plan
from recordqa.redact.units import Piece, Unit
from recordqa.redact.word import Passed
from recordqa.types import KnownName, Metadata, Record

#: Without a record's text in it there is nothing to read.
_NOTHING = Record(text=" ", id="row")


def redact_csv(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """A CSV or TSV file, cell by cell, with its own separator; the ``known_names`` column is emptied."""
    text, _ = decode(data)
    first, _, rest = text.partition("\n")
    lead = f"{first}\n" if first.strip().lower().startswith("sep=") else ""
    body = rest if lead else text
    delimiter = lead.strip()[4:5] or _separator(body)
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    header: list[str] = []
    columns: dict[str, int] = {}
    plans: list[Plan] = []
    changed = 0
    for number, row in enumerate(rows):
        found = columns_of(row) if not columns and number < 10 else None
        if found:
            header, columns = row, found
        cells: list[tuple[str, str, Callable[[str], None]]] = []
        names: tuple[KnownName, ...] = ()
        for place, value in enumerate(row):
            key = next((k for k, p in columns.items() if p == place), "") if header is not row else ""
            if key == "known_names" and value:
                names = _given(value)
                row[place] = ""
                changed += 1
                continue
            cells.append((key, value, partial(row.__setitem__, place)))
        plan, count = _redact_row(cells, names, wish, limits)
        plans.append(plan)
        changed += count
    out = io.StringIO(newline="")
    ending = "\r\n" if "\r\n" in body else "\n"
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(rows)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Passed(mark + (lead + out.getvalue()).encode("utf-8", "replace"), plans, changed)


def redact_jsonl(data: bytes, name: str, extra: str, wish: Wish, limits: Limits) -> Passed:
    """JSON lines, or one JSON array or object; keys stay, every string in a value is looked at."""
    text, _ = decode(data)
    try:
        whole = json.loads(text) if text.lstrip()[:1] == "[" else None
        values = whole if whole is not None else [json.loads(x) for x in text.splitlines() if x.strip()]
    except ValueError:
        try:
            whole = values = [json.loads(text)]
        except ValueError:
            raise BrokenFile(
                f"{name} is damaged: a line of it is not JSON.", hint="Mend that line, or take it out."
            ) from None
    plans: list[Plan] = []
    changed = 0
    for index, value in enumerate(values):
        cells: list[tuple[str, str, Callable[[str], None]]] = []
        names: tuple[KnownName, ...] = ()
        if isinstance(value, dict):
            columns = columns_of(list(value)) or {}
            keys = list(value)
            place = columns.get("known_names")
            if place is not None:
                names = _given(value[keys[place]])
                changed += bool(value[keys[place]])
                value[keys[place]] = None
            named = {keys[p]: key for key, p in columns.items()}
        else:
            named = {}
        _strings(values, index, "", named, cells)
        plan, count = _redact_row(cells, names, wish, limits)
        plans.append(plan)
        changed += count
    if whole is not None:
        shown: Any = values if text.lstrip()[:1] == "[" else values[0]
        out = json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    else:
        out = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    return Passed(out.encode("utf-8", "replace"), plans, changed)


def _strings(
    holder: Any,
    key: Any,
    label: str,
    named: dict[str, str],
    cells: list[tuple[str, str, Callable[[str], None]]],
) -> None:
    value = holder[key]
    if isinstance(value, str):
        cells.append((label, value, partial(holder.__setitem__, key)))
    elif isinstance(value, dict):
        for inner in value:
            _strings(value, inner, named.get(inner, ""), named, cells)
    elif isinstance(value, list):
        for place in range(len(value)):
            _strings(value, place, label, named, cells)


def _given(value: object) -> tuple[KnownName, ...]:
    """The names of a known_names cell; those of one that cannot be read count without a role."""
    try:
        return as_known_names(value)
    except (ValueError, TypeError):
        return tuple(KnownName(part.strip()) for part in re.split(r"[;\n]", str(value)) if part.strip())


def _redact_row(
    cells: list[tuple[str, str, Callable[[str], None]]],
    names: tuple[KnownName, ...],
    wish: Wish,
    limits: Limits,
) -> tuple[Plan, int]:
    units: list[Unit] = []
    record = _NOTHING
    stretches: list[Stretch] = []
    given: dict[str, str | None] = {"supervisor": None, "supervisee": None}
    for key, value, put in cells:
        if not value.strip():
            continue
        unit = Unit([Piece(value, put)], "the text", "seen" if key else "loose")
        if key in ("id", "path", "child_ref"):
            unit.mode = "glued"
        if key in given:
            given[key] = value
        units.append(unit)
        if key == "text" and not stretches:
            record = read_text(value, id="row", limits=limits)
            _, positions = clean_with_positions(value)
            at = positions if positions is not None else range(len(value))
            stretches = [Stretch(0, len(record.text), unit, at)]
    metadata = Metadata(supervisor=given["supervisor"], supervisee=given["supervisee"], known_names=names)
    return redact_units(units, replace(record, metadata=metadata), stretches, wish)


def _separator(text: str) -> str:
    """The separator whose columns have a record's names, else the one that the first line has most of."""
    line = text.lstrip("\ufeff").split("\n", 1)[0]
    for delimiter in ",;\t|":
        if columns_of(next(csv.reader([line], delimiter=delimiter), [])):
            return delimiter
    return max(",;\t|", key=line.count)
