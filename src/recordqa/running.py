"""One run of ``recordqa check``: inputs in, reports out, and the exit status."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from recordqa import resources
from recordqa.batch import Result, check_inputs, holds_many, limits, result_of, survey
from recordqa.errors import BadValue, UsageError
from recordqa.pipeline import Options
from recordqa.read import read_bytes
from recordqa.report import RenderOptions, get
from recordqa.report.options import DEFAULT_WIDTH
from recordqa.types import GRADES, ErrorRow, Report

DONE, UNDER, UNREADABLE = 0, 1, 3
#: As for a program that the closing of its pipe ends (128 + SIGPIPE).
CLOSED = 141


@dataclass
class _Tally:
    unreadable: int = 0
    under: int = 0

    def count(self, result: Result, fail_under: str | None) -> None:
        if isinstance(result, ErrorRow):
            self.unreadable += 1
        elif fail_under is not None and (
            result.grade is None or GRADES.index(result.grade) < [*GRADES].index(fail_under)  # type: ignore[arg-type]
        ):
            self.under += 1

    def status(self) -> int:
        if self.unreadable:
            return UNREADABLE
        return UNDER if self.under else DONE


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the reports go: one file, or a folder with one file a record."""

    path: Path
    is_folder: bool


def run_check(
    paths: list[str],
    options: Options,
    *,
    format: str,
    out: str | None,
    fail_under: str | None,
    verbose: bool,
    mask: bool | None = None,
) -> int:
    """Check every input and write the reports; returns the exit status.

    ``mask`` None masks personal data in everything but the report of one record by itself.

    0 done; 1 a record is under ``fail_under`` or cannot be graded; 3 some inputs could not be read.
    """
    writer = get(format)
    if paths.count("-") > 1:
        raise UsageError("Stdin can be read only once.", hint="Give - a single time.")
    target = None if out is None else _target(out, [Path(p) for p in paths if p != "-"], writer.SUFFIX)
    inputs = [sys.stdin.buffer.read() if p == "-" else p for p in paths]
    total = survey(inputs, options)
    several = len(paths) > 1 or any(p != "-" and Path(p).is_dir() for p in paths)
    if mask is None:
        mask = several or total != 1 or holds_many(inputs)
    options = replace(options, mask=mask)
    tally = _Tally()
    results = _counted(check_inputs(inputs, options), tally, fail_under, total)
    if target is not None and target.is_folder:
        _one_file_each(results, target.path, format, verbose)
    elif format == "jsonl":
        _stream(results, target)
    else:
        found = list(results)
        if len(found) != 1:
            several = True
        render = _render_options(target, verbose, several)
        _emit(writer.render(found, render), target)
    return tally.status()


def _target(out: str, inputs: list[Path], suffix: str) -> _Target:
    """Where -o leads, refused before any work is done when nothing can be written there.

    A report is never written over a record, nor among records where it would be read as one.
    """
    path = Path(out)
    is_folder = path.is_dir() or out.endswith(("/", "\\"))
    near = next(p for p in (path, *path.absolute().parents) if p.exists())
    if not (is_folder or path.absolute().parent.is_dir()) or (near != path and not near.is_dir()):
        raise _unwritable(path)
    here = path.resolve()
    for item in inputs:
        record = item.resolve()
        if item.is_dir():
            if is_folder and (here == record or record in here.parents):
                raise UsageError(
                    "The reports would lie among the records and be read as records next time.",
                    hint="Give -o a folder that is not inside the one being checked.",
                )
        elif here == record or (is_folder and record.parent == here and record.suffix.lower() == suffix):
            raise UsageError(
                f"A report would be written over the record {item.name}.",
                hint="Give -o another name or folder.",
            )
    return _Target(path, is_folder)


def _unwritable(path: Path) -> BadValue:
    return BadValue(
        f"The file {path.name} cannot be written.",
        hint="Check that the folder given to -o exists and is yours.",
    )


def _counted(
    results: Iterable[Result], tally: _Tally, fail_under: str | None, total: int | None
) -> Iterator[Result]:
    if total == 1 or not sys.stderr.isatty():
        for result in results:
            tally.count(result, fail_under)
            yield result
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn(
            "{task.completed} records checked" if total is None else "{task.completed} of {task.total}"
        ),
        BarColumn(),
        TimeElapsedColumn() if total is None else TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=total)
        for result in results:
            tally.count(result, fail_under)
            progress.advance(task)
            yield result


def _render_options(target: _Target | None, verbose: bool, several: bool) -> RenderOptions:
    if target is None:
        return RenderOptions.for_stream(sys.stdout, verbose=verbose, several=several)
    return RenderOptions(width=DEFAULT_WIDTH, verbose=verbose, several=several)


def _emit(data: bytes, target: _Target | None) -> None:
    if target is not None:
        save(target.path, data)
        return
    show(data)


def show(data: bytes) -> None:
    """Write to stdout. A reader that went away (``| head``) ends the program quietly."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is still buffered must go nowhere, or Python complains as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLOSED)


def save(path: Path, data: bytes) -> None:
    """Write a report; BadValue when the file cannot be written."""
    try:
        path.write_bytes(data)
    except OSError:
        raise _unwritable(path) from None


def _stream(results: Iterable[Result], target: _Target | None) -> None:
    writer = get("jsonl")
    options = RenderOptions()
    if target is None:
        for result in results:
            _emit(writer.render([result], options), None)
        return
    try:
        with target.path.open("wb") as file:
            for result in results:
                file.write(writer.render([result], options))
    except OSError:
        raise _unwritable(target.path) from None


def _one_file_each(results: Iterable[Result], folder: Path, format: str, verbose: bool) -> None:
    """One file a record, named by its id; a second record of the same id gets a number."""
    writer = get(format)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _unwritable(folder) from None
    used: set[str] = set()
    for result in results:
        id = result.record.id if isinstance(result, Report) else result.id
        # Windows knows no file called "nul.txt", and no system takes a name of 300 letters.
        plain = re.sub(r"[^\w.-]+", "_", id).strip("._")[:100] or "record"
        name = f"{plain}_" if plain.split(".")[0].lower() in _DEVICES else plain
        number = 1
        while name.lower() in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name.lower())
        save(folder / f"{name}{writer.SUFFIX}", writer.render([result], RenderOptions(verbose=verbose)))


_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))])


def run_demo() -> int:
    """Check the bundled examples and show their reports."""
    folder = resources.examples_folder()
    found: list[Result] = []
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if not item.is_file() or item.name.endswith((".py", ".pyc")) or item.name == "README.md":
            continue
        for read in read_bytes(item.read_bytes(), item.name, limits=limits()):
            found.append(result_of(read, Options()))
    options = RenderOptions.for_stream(sys.stdout, several=True)
    _emit(get("text").render(found, options), None)
    first = next((r for r in found if isinstance(r, Report)), None)
    if first is not None:
        _emit(get("text").render([first], replace(options, several=False)), None)
    return UNREADABLE if any(isinstance(r, ErrorRow) for r in found) else DONE
