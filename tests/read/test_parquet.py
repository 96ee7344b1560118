"""Parquet tables of records."""

from __future__ import annotations

import io
from datetime import date, datetime

import polars
import pytest

from recordqa.errors import BrokenFile, EmptyInput, Encrypted, NoTextColumn
from recordqa.read import parquet, read_bytes
from recordqa.read.source import Failure, ReadContext
from recordqa.types import KnownName, Record

TEXT = "Temesgen was seen at home."


def saved(columns: dict[str, object], **options: object) -> bytes:
    out = io.BytesIO()
    polars.DataFrame(columns).write_parquet(out, **options)
    return out.getvalue()


def test_rows_with_real_types() -> None:
    data = saved(
        {
            "Record_ID": [1, 2],
            "TEXT": [TEXT, "Two."],
            "session_date": [date(2026, 3, 14), None],
            "recorded_date": [datetime(2026, 3, 16, 9), None],
            "known_names": [[{"name": "Li Na", "role": "child"}], []],
            "something_else": [[1, 2], [3]],
        }
    )
    first, second = parquet.read(data, "lake.parquet", ReadContext())
    assert isinstance(first, Record) and isinstance(second, Record)
    assert (first.id, first.source, first.text) == ("1", "lake.parquet row 1", TEXT)
    assert first.metadata.session_date == date(2026, 3, 14)
    assert first.metadata.recorded_date == date(2026, 3, 16)
    assert first.metadata.known_names == (KnownName("Li Na", "child"),)
    assert (second.id, second.text, second.metadata.session_date) == ("2", "Two.", None)


def test_many_rows_in_order() -> None:
    data = saved({"text": [f"Row {n}." for n in range(7_000)]}, row_group_size=1_500)
    results = list(parquet.read(data, "lake.parquet", ReadContext()))
    assert [r.text for r in results if isinstance(r, Record)] == [f"Row {n}." for n in range(7_000)]
    assert results[-1].source == "lake.parquet row 7000"


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (saved({"ref": ["1"], "note": ["Temesgen"]}), NoTextColumn, "columns are: ref, note"),
        (saved({"text": polars.Series([], dtype=polars.String)}), EmptyInput, "no rows"),
        (saved({"text": [TEXT] * 50})[:-30], BrokenFile, "damaged"),
        (b"PAR1" + b"Temesgen" * 100 + b"PAR1", BrokenFile, "damaged"),
        (b"PARE" + bytes(100) + b"PARE", Encrypted, "encrypted"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, kind: type, says: str) -> None:
    (failure,) = read_bytes(data, "lake.parquet")
    assert isinstance(failure, Failure) and isinstance(failure.error, kind)
    assert says in failure.error.message and "lake.parquet" in failure.error.message and failure.error.hint
    assert "Temesgen" not in str(failure.error)
