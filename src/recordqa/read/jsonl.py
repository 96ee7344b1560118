"""JSON lines: one record as one JSON object a line; also a JSON array of such objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from recordqa.errors import BadRow, BrokenFile, EmptyInput
from recordqa.read._sniff import is_text
from recordqa.read._table_rows import Table, columns_of, no_text_column, row_results
from recordqa.read._text_stream import TextStream
from recordqa.read.source import Failure, ReadContext, ReadResult

NAME = "jsonl"
DESCRIPTION = "Records as JSON lines or a JSON array, with text or path keys."
SUFFIXES = (".jsonl", ".ndjson", ".json")
#: Plain text may begin with a bracket too: the suffix decides.
SOFT = True
HOLDS_MANY = True

_BETWEEN = re.compile(r"[\s,]*")
_HINT = 'Give one JSON object a line, with a "text" or a "path" key.'


def looks_like(data: bytes) -> bool:
    """Whether it is text at all; a broken first line must not hide what the file is."""
    return is_text(data)


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """One record for each line (or element); a broken line is one Failure that names it.

    Raises NoTextColumn when no object has a text or a path, BrokenFile when nothing is JSON.
    """
    opened = TextStream(data)
    head = opened.head(4096).lstrip()
    if head.startswith("[") or (head.startswith("{") and _is_one_object(opened)):
        objects = _elements(opened.text().lstrip(), Table(name, NAME, context, "entry"))
    else:
        objects = _lines(opened, Table(name, NAME, context, "line"))
    found = False
    failed: list[Failure] = []
    keys: list[str] = []
    for number, table, value in objects:
        if not isinstance(value, dict):
            failure = _not_an_object(number, table)
        else:
            names = [str(key) for key in value]
            columns = columns_of(names)
            if columns is not None:
                yield from failed
                failed, found = [], True
                cells = list(value.values())
                yield from row_results({key: cells[place] for key, place in columns.items()}, number, table)
                continue
            keys = keys or names
            failure = Failure(
                table.id(number), table.source(number), no_text_column(table.place(number), names)
            )
        # Until one good record is seen, failures wait: perhaps the whole file is of another kind.
        if found or len(failed) >= 1000:
            yield from failed
            failed, found = [], True
            yield failure
        else:
            failed.append(failure)
    if not found and keys:
        raise no_text_column(name, keys)
    if not found and failed:
        raise BrokenFile(
            f"{name} is not JSON lines: none of its {len(failed)} lines can be read.", hint=_HINT
        )
    if not found:
        raise EmptyInput(f"{name} has no records in it.", hint="Check that the right file was saved.")


class _Broken:
    """Stands for a line that is not JSON."""


def _not_an_object(number: int, table: Table) -> Failure:
    return Failure(
        table.id(number),
        table.source(number),
        BadRow(f"{table.place(number)} is not a JSON object.", hint=_HINT),
    )


def _is_one_object(opened: TextStream) -> bool:
    """Whether the file is a single object spread over lines rather than one a line."""
    with opened.lines() as lines:
        first = next((line for line in lines if line.strip()), "")
    if _is_json(first):
        return False
    return _is_json(opened.text())


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(opened: TextStream, table: Table) -> Iterator[tuple[int, Table, Any]]:
    with opened.lines() as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip("\ufeff \t\r\n")
            if not line:
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                value = _Broken()
            yield number, table, value


def _elements(body: str, table: Table) -> Iterator[tuple[int, Table, Any]]:
    """The elements of an array one by one; what follows a broken one cannot be found again."""
    decoder = json.JSONDecoder()
    at, number = (1 if body.startswith("[") else 0), 0
    while True:
        at = _BETWEEN.match(body, at).end()  # type: ignore[union-attr]  # the pattern matches nothing too
        if at >= len(body) or body[at] == "]":
            return
        number += 1
        try:
            value, at = decoder.raw_decode(body, at)
        except (ValueError, RecursionError):
            yield number, table, _Broken()
            return
        yield number, table, value
