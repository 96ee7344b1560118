"""What every reader's tests ask of a record."""

from __future__ import annotations

import unicodedata

from recordqa.read import Failure, Limits, read_bytes
from recordqa.types import Record


def results(data: bytes, name: str, **more: object) -> list[Record | Failure]:
    found = list(read_bytes(data, name, **more))
    for result in found:
        if isinstance(result, Record):
            consistent(result)
    return found


def one(data: bytes, name: str, **more: object) -> Record:
    found = results(data, name, **more)
    assert len(found) == 1, found
    assert isinstance(found[0], Record), str(found[0].error)
    return found[0]


def failure(data: bytes, name: str, **more: object) -> Failure:
    found = results(data, name, **more)
    assert len(found) == 1
    assert isinstance(found[0], Failure), found[0].text[:200]
    return found[0]


def consistent(record: Record) -> None:
    """The promises that hold for every record of every format."""
    text, end = record.text, len(record.text)
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert not any(c in text for c in "\r\0\x0b\x0c\u00a0\u00ad\ufeff")
    assert record.source is None or "/tmp" not in record.source
    last = 0
    for block in record.blocks:
        assert last <= block.start <= block.end <= end
        last = block.start
        before = block.start
        for start, stop in block.cells:
            assert before <= start <= stop <= block.end
            before = stop
        if block.kind == "table_row":
            assert block.table
            assert block.cells
    for warning in record.warnings:
        assert warning.endswith(".")
    leaves = getattr(record.origin, "leaves", ())
    before = 0
    for leaf in leaves:
        assert before <= leaf.start < leaf.end <= end
        before = leaf.end


def kinds(record: Record) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, record.text[b.start : b.end]) for b in record.blocks]


def cells(record: Record) -> list[list[str]]:
    return [
        [record.text[a:b] for a, b in block.cells] for block in record.blocks if block.kind == "table_row"
    ]


__all__ = ["Limits", "cells", "consistent", "failure", "kinds", "one", "results"]
