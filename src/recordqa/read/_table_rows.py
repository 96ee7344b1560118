"""A table of records: what its columns are called, and how one row becomes a record.

Shared by the csv, xlsx, jsonl and parquet readers, which only know how to get at the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from recordqa.errors import BadRow, EmptyInput, NoTextColumn, NotFound, ReadError, TooLarge
from recordqa.read._table_values import as_date, as_known_names, as_text, as_type
from recordqa.read.source import Failure, ReadContext, ReadResult
from recordqa.types import Metadata, Record

#: Every name a column may have, without case, spaces, underscores, hyphens and apostrophes. Names
#: that could mean two things ("date", "notes", "worker", "social worker") are not among them.
COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "recordtext", "textofrecord", "supervisiontext", "supervisionrecord", "supervisionnote",
        "supervisionnotes", "sessiontext", "notetext", "fulltext",
    ),
    "path": ("path", "filepath", "file", "filename", "documentpath"),
    "id": ("id", "recordid", "recordnumber", "recordno", "supervisionid", "sessionid"),
    "type": ("type", "recordtype", "supervisiontype", "typeofrecord", "typeofsupervision"),
    "policy": ("policy", "policyid"),
    "session_date": (
        "sessiondate", "dateofsession", "supervisiondate", "dateofsupervision", "meetingdate",
        "dateofmeeting",
    ),
    "recorded_date": ("recordeddate", "daterecorded", "recordingdate", "dateofrecording", "recordedon"),
    "supervisor": ("supervisor", "supervisorname", "nameofsupervisor"),
    "supervisee": ("supervisee", "superviseename", "nameofsupervisee"),
    "team": ("team", "teamname"),
    "child_ref": ("childref", "childreference", "childsreference", "childid"),
    "known_names": ("knownnames",),
}  # fmt: skip
_KEY_OF = {name: key for key, names in COLUMN_NAMES.items() for name in names}
_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".ndjson", ".json", ".parquet")
#: How far down the row of column names is looked for.
HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Table:
    """What every row's record needs to know of the table it stands in."""

    name: str
    format: str
    context: ReadContext
    unit: str = "row"

    def source(self, number: int) -> str:
        return f"{self.name} {self.unit} {number}"

    def id(self, number: int) -> str:
        return f"{PurePosixPath(self.name).stem}-{number}"

    def place(self, number: int) -> str:
        """How an error names the row: "Row 7"."""
        return f"{self.unit.capitalize()} {number} of {PurePosixPath(self.name).name}"


def columns_of(cells: Sequence[object]) -> dict[str, int] | None:
    """Where each known column stands in a row of names; None when neither text nor path is there.

    The plain name wins over another word for it, then the leftmost.
    """
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = re.sub(r"[\W_]", "", cell).lower() if isinstance(cell, str) else ""
        key = _KEY_OF.get(name)
        if key is None:
            continue
        plain = name == key.replace("_", "")
        if key not in found or (plain and not _is_plain(cells[found[key]], key)):
            found[key] = place
    return found if "text" in found or "path" in found else None


def _is_plain(cell: object, key: str) -> bool:
    return isinstance(cell, str) and re.sub(r"[\W_]", "", cell).lower() == key.replace("_", "")


def no_text_column(name: str, cells: Sequence[object]) -> NoTextColumn:
    """The error for a table that has neither column; lists those it has, if they are names at all."""
    names = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    hint = 'Name the column with the records\' text "text", or the one with their file names "path".'
    shown = PurePosixPath(name).name
    # A table without a heading row has a record where the names should be: never repeat that.
    if not names or any(len(n) > 40 or n.count(" ") > 5 or "\n" in n for n in names):
        return NoTextColumn(f"{shown} has no row of column names with a text or a path column.", hint=hint)
    listed = ", ".join(names[:30]) + (", …" if len(names) > 30 else "")
    return NoTextColumn(
        f"{shown} has neither a text nor a path column; its columns are: {listed}.", hint=hint
    )


def row_results(
    values: Mapping[str, object], number: int, table: Table, warnings: tuple[str, ...] = ()
) -> Iterator[ReadResult]:
    """The record of one row (or those of the file it names), or its Failure.

    ``values`` has the row's cells by column key; ``number`` is the row's as a person counts it.
    """
    id_ = as_text(values.get("id")).strip() or table.id(number)
    source = table.source(number)
    try:
        metadata = _metadata(values, table, number)
        text = as_text(values.get("text"))
        path = as_text(values.get("path")).strip()
        if text.strip():
            yield Record(
                text=text, id=id_, source=source, metadata=metadata, warnings=warnings, format=table.format
            )
            return
        if not path:
            raise EmptyInput(
                f"{table.place(number)} has no text.", hint="Fill in its text, or take the row out."
            )
        data, file_name = _file(path, table, number)
    except ReadError as error:
        yield Failure(id_, source, error)
        return
    yield from _from_file(data, file_name, id_, number, metadata, table, warnings)


def _metadata(values: Mapping[str, object], table: Table, number: int) -> Metadata:
    def refuse(column: str, what: str, hint: str) -> BadRow:
        return BadRow(f"{table.place(number)}: its {column} is not {what}.", hint=hint)

    def plain(column: str) -> str | None:
        return as_text(values.get(column)).strip() or None

    try:
        record_type = as_type(values.get("type"))
    except ValueError:
        raise refuse("type", "a type of record", "Write case, personal, group or oversight.") from None
    dates = {}
    for column in ("session_date", "recorded_date"):
        try:
            dates[column] = as_date(values.get(column))
        except ValueError:
            raise refuse(
                column, "a date that can be read", "Write it as 2026-03-14, 14/03/2026 or 14 March 2026."
            ) from None
    try:
        known_names = as_known_names(values.get("known_names"))
    except ValueError:
        raise refuse(
            "known_names",
            "a list of names and roles",
            'Write "Name:role; Name:role" with the roles child, family, professional or unknown.',
        ) from None
    return Metadata(
        type=record_type,
        policy=plain("policy"),
        session_date=dates["session_date"],
        recorded_date=dates["recorded_date"],
        supervisor=plain("supervisor"),
        supervisee=plain("supervisee"),
        team=plain("team"),
        child_ref=plain("child_ref"),
        known_names=known_names,
    )


def _file(path: str, table: Table, number: int) -> tuple[bytes, str]:
    """The bytes and the name of the file that a row points to, inside the table's own folder."""
    context, place = table.context, table.place(number)
    if context.folder is None or context.read_inner is None:
        raise BadRow(
            f"{place} names a file, but this table did not come from a folder.",
            hint="Put the text itself in a text column, or check the table where its files lie.",
        )
    windows, relative = PureWindowsPath(path), PurePosixPath(path.replace("\\", "/"))
    inside = BadRow(
        f"{place}: its path leads out of the table's folder.",
        hint="Give paths relative to the folder that the table lies in.",
    )
    if windows.drive or windows.root or relative.is_absolute() or ".." in relative.parts or "\0" in path:
        raise inside
    try:
        root = Path(context.folder).resolve()
        file = (root / relative).resolve()
        if not file.is_relative_to(root):
            raise inside
        if not file.is_file():
            raise NotFound(
                f"{place}: there is no file {relative.name} where its path says.", hint="Check the path."
            )
        if file.suffix.lower() in _TABLES:
            raise BadRow(f"{place}: its path leads to another table.", hint="Check that table by itself.")
        size = file.stat().st_size
        if size > context.limits.file_bytes:
            raise TooLarge(
                f"{relative.name} has {size:,} bytes; the limit is {context.limits.file_bytes:,}.",
                hint="Split it, or raise the limit.",
            )
        return file.read_bytes(), relative.name
    except (OSError, ValueError, RuntimeError):
        raise BadRow(f"{place}: its file could not be opened.", hint="Check that it may be read.") from None


def _from_file(
    data: bytes,
    file_name: str,
    id_: str,
    number: int,
    metadata: Metadata,
    table: Table,
    warnings: tuple[str, ...],
) -> Iterator[ReadResult]:
    """The records of a row's file, with the row's own data laid over what the file says."""
    assert table.context.read_inner is not None
    source = f"{table.source(number)}, {PurePath(file_name).name}"
    count = 0
    try:
        for result in table.context.read_inner(data, file_name):
            count += 1
            own_id = id_ if count == 1 else f"{id_}-{count}"
            if isinstance(result, Failure):
                yield replace(result, id=own_id, source=source)
            else:
                yield replace(
                    result,
                    id=own_id,
                    source=source,
                    metadata=_laid_over(result.metadata, metadata),
                    warnings=(*warnings, *result.warnings),
                )
    except ReadError as error:
        yield Failure(id_, source, error)


def _laid_over(below: Metadata, above: Metadata) -> Metadata:
    given = {
        name: value
        for name in Metadata.__dataclass_fields__
        if (value := getattr(above, name)) not in (None, ())
    }
    return replace(below, **given)
