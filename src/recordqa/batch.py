"""Many inputs, one after another: one that fails becomes an error row, the rest go on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from recordqa.errors import CheckFailed, ConfigError, RecordQAError
from recordqa.pipeline import Options, check_record, known_policy, mask_error_row
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
    number = 0
    used: dict[str, str] = {}
    for item in inputs:
        for found in _read(item):
            number += 1
            result = result_of(found, options, number=number)
            yield _told_apart(result, found.id, used, number) if options.mask else result


def _told_apart(result: Result, unmasked: str, used: dict[str, str], number: int) -> Result:
    """The result with its number in its id, when another's was masked to the same."""
    id = result.id if isinstance(result, ErrorRow) else result.record.id
    if used.setdefault(id, unmasked) == unmasked:
        return result
    own = f"{id} (record {number})"
    if isinstance(result, ErrorRow):
        return replace(result, id=own)
    return result.model_copy(update={"record": result.record.model_copy(update={"id": own})})


def result_of(found: ReadResult, options: Options, *, number: int | None = None) -> Result:
    """The result of one thing that was read: its report or its error row.

    ``number`` is its place among the inputs, which masked names fall back to.
    """
    if isinstance(found, Failure):
        row = ErrorRow.from_error(found.error, id=found.id, source=found.source)
        return mask_error_row(row, number=number) if options.mask else row
    result = check_one(found, options, number=number)
    if isinstance(result, ErrorRow) and options.mask:
        return mask_error_row(result, number=number)
    return result


def check_one(record: Record, options: Options, *, number: int | None = None) -> Result:
    """A report, or the error row of a record that cannot be checked.

    A fault in recordqa itself becomes a row as well, with the kind of fault and the line of code:
    never its message, which might quote the record.
    """
    try:
        return check_record(record, options, number=number)
    except ConfigError:
        # The installation is wrong: every record would fail alike.
        raise
    except RecordQAError as error:
        return ErrorRow.from_error(error, id=record.id, source=record.source)
    except Exception as error:  # noqa: BLE001 - one bad record among a thousand must not stop the rest
        return ErrorRow.from_error(fault(error), id=record.id, source=record.source)


def fault(error: Exception) -> CheckFailed:
    """An unexpected exception as an error that is safe to show: no message, no local variables."""
    return CheckFailed(
        f"recordqa itself failed on this record ({where(error)}).",
        hint="The other records are not affected. Please report this line; it holds nothing of the record.",
    )


def where(error: Exception) -> str:
    """The kind of an exception and the line of recordqa it came from; nothing of its message."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "recordqa" in Path(f.filename).parts] or frames
    place = f"{Path(ours[-1].filename).stem}:{ours[-1].lineno}" if ours else "unknown"
    return f"{type(error).__name__} at {place}"


def survey(inputs: Iterable[str | bytes], options: Options) -> int | None:
    """How many records there are, as far as that can be told without reading each; None when it cannot.

    UnknownChoice, before any work is done, when a table names a policy that no pack has.
    """
    total: int | None = 0
    for item in inputs:
        if isinstance(item, bytes):
            found = _of_tables(read_bytes(item, "stdin", limits=limits()), options)
            total = None if total is None else total + found
            continue
        for file in _files(Path(item)):
            if file.suffix.lower() == ".zip":
                total = None
                continue
            rows = _of_tables(_read(file), options) if file.suffix.lower() in _table_suffixes() else 1
            total = None if total is None else total + rows
    return total


def _of_tables(found: Iterable[ReadResult], options: Options) -> int:
    count = 0
    for item in found:
        count += 1
        if isinstance(item, Record):
            known_policy(item.metadata.policy, options)
    return count


def _files(path: Path) -> Iterator[Path]:
    """The files that a path names or holds, hidden ones left out; a missing one counts as one."""
    if not path.is_dir():
        yield path
        return
    for file in path.rglob("*"):
        if file.is_file() and not file.name.startswith((".", "~$")):
            yield file


def holds_many(inputs: Iterable[str | bytes]) -> bool:
    """Whether an input is a table or an archive, however many records it holds today."""
    return any(
        not isinstance(item, bytes) and Path(item).suffix.lower() in (*_table_suffixes(), ".zip")
        for item in inputs
    )


def _table_suffixes() -> frozenset[str]:
    return frozenset(s for r in formats() if getattr(r, "HOLDS_MANY", False) for s in r.SUFFIXES) - {".zip"}


def _read(item: str | Path | bytes) -> Iterator[ReadResult]:
    if isinstance(item, bytes):
        return read_bytes(item, "stdin", limits=limits())
    return read_path(Path(item), limits=limits())
