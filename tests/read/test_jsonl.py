"""JSON lines and arrays of records; a broken line is one failure with its number."""

from __future__ import annotations

import json
from datetime import date

import pytest

from recordqa.errors import BadRow, BrokenFile, EmptyInput, NoTextColumn
from recordqa.read import jsonl, read_bytes
from recordqa.read.source import Failure, ReadContext, ReadResult
from recordqa.types import KnownName, Record

TEXT = "Temesgen was seen.\nHe said “yes”."
ROW = {
    "id": "k1",
    "text": TEXT,
    "session_date": "2026-03-14",
    "Known Names": [{"name": "Li Na", "role": "child"}],
}


def read(text: str | bytes, name: str = "spring.jsonl") -> list[ReadResult]:
    return list(jsonl.read(text if isinstance(text, bytes) else text.encode(), name, ReadContext()))


def test_lines() -> None:
    text = json.dumps(ROW) + "\r\n\r\n" + json.dumps({"text": "Two."}, ensure_ascii=False) + "\n"
    first, second = read(text)
    assert isinstance(first, Record) and isinstance(second, Record)
    assert (first.id, first.source, first.text) == ("k1", "spring.jsonl line 1", TEXT)
    assert first.metadata.session_date == date(2026, 3, 14)
    assert first.metadata.known_names == (KnownName("Li Na", "child"),)
    assert (second.id, second.source) == ("spring-3", "spring.jsonl line 3")


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_and_a_single_object(indent: int | None) -> None:
    for text in (json.dumps([ROW, {"text": "Two."}], indent=indent), json.dumps(ROW, indent=indent)):
        first, *rest = read(text, "spring.json")
        assert isinstance(first, Record) and (first.id, first.text) == ("k1", TEXT)
        assert [r.id for r in rest] in (["spring-2"], [])


def test_a_byte_order_mark_and_utf_16() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        (only,) = read(json.dumps(ROW, ensure_ascii=False).encode(encoding))
        assert isinstance(only, Record) and only.text == TEXT


def test_broken_lines_do_not_stop_the_others() -> None:
    lines = [
        '{"text": "Temesgen',
        json.dumps(ROW),
        "[1, 2]",
        '{"text": ""}',
        '{"notes": "Temesgen"}',
        json.dumps(ROW),
        "[" * 5000,
    ]
    results = read("\n".join(lines))
    assert [isinstance(r, Record) for r in results] == [False, True, False, False, False, True, False]
    kinds = [(r.source, type(r.error)) for r in results if isinstance(r, Failure)]
    assert kinds == [
        ("spring.jsonl line 1", BadRow),
        ("spring.jsonl line 3", BadRow),
        ("spring.jsonl line 4", EmptyInput),
        ("spring.jsonl line 5", NoTextColumn),
        ("spring.jsonl line 7", BadRow),
    ]
    for result in results:
        if isinstance(result, Failure):
            assert "Temesgen" not in str(result.error) and result.error.hint
            assert str(result.source).rsplit(" ", 1)[1] in result.error.message


def test_an_array_broken_in_the_middle() -> None:
    first, second = read('[{"text": "One."}, {"text": "Temesgen', "spring.json")
    assert isinstance(first, Record)
    assert isinstance(second, Failure) and "Entry 2 of spring.json" in second.error.message


def test_whole_files_that_cannot_be_read() -> None:
    for text, kind, says in (
        ('{"notes": "Temesgen", "worker": "x"}\n', NoTextColumn, "columns are: notes, worker"),
        ("Temesgen said so.\nAnd more.\n", BrokenFile, "none of its 2 lines"),
        ("[]", EmptyInput, "no records"),
    ):
        (failure,) = read_bytes(text.encode(), "spring.jsonl")
        assert isinstance(failure, Failure) and isinstance(failure.error, kind)
        assert says in failure.error.message and failure.error.hint and "Temesgen" not in str(failure.error)
