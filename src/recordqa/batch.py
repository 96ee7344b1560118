"""Many inputs, one after another: one that fails becomes an error row, the rest go on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from recordqa.errors import CheckFailed, ConfigError, RecordQAError
from recordqa.pipeline import Options, check_record, known_policy
from recordqa.read import formats, read_bytes, read_path
from recordqa.read.source import Failure, Limits, ReadResult
from recordqa.settings import settings
from recordqa.types import ErrorRow, Record, Report

Result: TypeAlias = Report | ErrorRow

def limits() -> Limits:
    """The reading limits by the settings."""
    return replace(Limits(), file_bytes=settings().max_bytes)


def check_inputs(inputs: Iterable[str | Path | bytes], options: Options) -> Iterator[Result]:
    """A result for every record of every input, in input order, holding one record at a time.

    An input is a path, or bytes that came through stdin.
    """
    for item in inputs:
        for found in _read(item):
            yield result_of(found, options)


def result_of(found: ReadResult, options: Options) -> Result:
    """The result of one thing that was read: its report or its error row."""
    if isinstance(found, Failure):
        return ErrorRow.from_error(found.error, id=found.id, source=found.source)
    return check_one(found, options)


def check_one(record: Record, options: Options) -> Result:
    """A report, or the error row of a record that cannot be checked.

    A fault in recordqa itself becomes a row as well, with the kind of fault and the line of code:
    never its message, which might quote the record.
    """
    try:
        return check_record(record, options)
    except ConfigError:
        # The installation is wrong: every record would fail alike.
        raise
    except RecordQAError as error:
        return ErrorRow.from_error(error, id=record.id, source=record.source)
    except Exception as error:  # noqa: BLE001 - one bad record among a thousand must not stop the rest
        return ErrorRow.from_error(fault(error), id=record.id, source=record.source)


def fault(error: Exception) -> CheckFailed:
    """An unexpected exception as an error that is safe to show: no message, no local variables."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "recordqa" in Path(f.filename).parts] or frames
    where = f"{Path(ours[-1].filename).stem}:{ours[-1].lineno}" if ours else "unknown"
    return CheckFailed(
        f"recordqa itself failed on this record ({type(error).__name__} at {where}).",
        hint="The other records are not affected. Please report this line; it holds nothing of the record.",
    )


def known_policies(paths: Iterable[Path], options: Options) -> None:
    """UnknownChoice, before any work is done, when a table names a policy that no pack has."""
    for path in paths:
        for table in _tables(path):
            for found in _read(table):
                if isinstance(found, Record):
                    known_policy(found.metadata.policy, options)


def _tables(path: Path) -> Iterator[Path]:
    """The tables of records that a path names or holds; zips are left for when they are read."""
    suffixes = {s for r in formats() if getattr(r, "HOLDS_MANY", False) for s in r.SUFFIXES} - {".zip"}
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and file.suffix.lower() in suffixes:
            yield file


def _read(item: str | Path | bytes) -> Iterator[ReadResult]:
    if isinstance(item, bytes):
        return read_bytes(item, "stdin", limits=limits())
    return read_path(Path(item), limits=limits())
