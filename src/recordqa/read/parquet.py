"""Parquet: a table of records as data platforms export it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from recordqa.errors import BrokenFile, EmptyInput, Encrypted
from recordqa.read._table_rows import Table, columns_of, no_text_column, row_results
from recordqa.read.source import ReadContext, ReadResult

NAME = "parquet"
DESCRIPTION = "Table of records as Parquet, with a text or a path column."
SUFFIXES = (".parquet",)
HOLDS_MANY = True

_BATCH = 2_000


def looks_like(data: bytes) -> bool:
    """Whether it begins as a Parquet file does (the second way is that of an encrypted one)."""
    return data[:4] in (b"PAR1", b"PARE")


def read(data: bytes, name: str, context: ReadContext) -> Iterator[ReadResult]:
    """One record for each row; only the known columns are unpacked, a batch of rows at a time.

    Raises Encrypted, BrokenFile, NoTextColumn or EmptyInput.
    """
    import polars

    if data[:4] == b"PARE":
        raise Encrypted(f"{name} is encrypted.", hint="Export it again without encryption.")
    broken = BrokenFile(f"{name} is damaged, or is not a Parquet file.", hint="Export it again.")
    try:
        frame = polars.scan_parquet(io.BytesIO(data))
        names = frame.collect_schema().names()
    except (polars.exceptions.PolarsError, OSError, ValueError):
        raise broken from None
    columns = columns_of(names)
    if columns is None:
        raise no_text_column(name, names)
    table = Table(name, NAME, context)
    wanted = [names[place] for place in columns.values()]
    number = 0
    try:
        for batch in frame.select(wanted).collect_batches(chunk_size=_BATCH, maintain_order=True):
            for cells in batch.iter_rows():
                number += 1
                yield from row_results(dict(zip(columns, cells, strict=True)), number, table)
    except (polars.exceptions.PolarsError, OSError):
        raise broken from None
    if not number:
        raise EmptyInput(f"{name} has no rows in it.", hint="Check that the right table was saved.")
