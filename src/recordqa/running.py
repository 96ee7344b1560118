"""One run of ``recordqa check``: inputs in, reports out, and the exit status."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from recordqa import resources
from recordqa.batch import Result, check_inputs, known_policies, limits, result_of
from recordqa.errors import BadValue, UsageError
from recordqa.pipeline import Options
from recordqa.read import read_bytes
from recordqa.report import RenderOptions, get
from recordqa.report.options import DEFAULT_WIDTH
from recordqa.types import GRADES, ErrorRow, Report

DONE, UNDER, UNREADABLE = 0, 1, 3


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


def run_check(
    paths: list[str],
    options: Options,
    *,
    format: str,
    out: Path | None,
    fail_under: str | None,
    verbose: bool,
) -> int:
    """Check every input and write the reports; returns the exit status.

    0 done; 1 a record is under ``fail_under`` or cannot be graded; 3 some inputs could not be read.
    """
    writer = get(format)
    if paths.count("-") > 1:
        raise UsageError("Stdin can be read only once.", hint="Give - a single time.")
    inputs: list[str | bytes] = [sys.stdin.buffer.read() if p == "-" else p for p in paths]
    known_policies((Path(p) for p in paths if p != "-"), options)
    several = len(paths) > 1 or any(p != "-" and Path(p).is_dir() for p in paths)
    tally = _Tally()
    results = _counted(check_inputs(inputs, options), tally, fail_under, several)
    if out is not None and (out.is_dir() or str(out).endswith(("/", "\\"))):
        _one_file_each(results, out, format)
    elif format == "jsonl":
        _stream(results, out)
    else:
        found = list(results)
        if len(found) != 1:
            several = True
        render = _render_options(out, verbose, several)
        _emit(writer.render(found, render), out)
    return tally.status()


def _counted(
    results: Iterable[Result], tally: _Tally, fail_under: str | None, several: bool
) -> Iterator[Result]:
    if not several or not sys.stderr.isatty():
        for result in results:
            tally.count(result, fail_under)
            yield result
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.completed} records checked"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=None)
        for result in results:
            tally.count(result, fail_under)
            progress.advance(task)
            yield result


def _render_options(out: Path | None, verbose: bool, several: bool) -> RenderOptions:
    if out is None:
        return RenderOptions.for_stream(sys.stdout, verbose=verbose, several=several)
    return RenderOptions(width=DEFAULT_WIDTH, verbose=verbose, several=several)


def _emit(data: bytes, out: Path | None) -> None:
    if out is not None:
        _save(out, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _save(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        raise BadValue(
            f"The file {path.name} cannot be written.", hint="Check the folder given to -o."
        ) from None


def _stream(results: Iterable[Result], out: Path | None) -> None:
    writer = get("jsonl")
    options = RenderOptions()
    if out is None:
        for result in results:
            _emit(writer.render([result], options), None)
        return
    try:
        with out.open("wb") as file:
            for result in results:
                file.write(writer.render([result], options))
    except OSError:
        raise BadValue(
            f"The file {out.name} cannot be written.", hint="Check the folder given to -o."
        ) from None


def _one_file_each(results: Iterable[Result], folder: Path, format: str) -> None:
    """One file a record, named by its id; a second record of the same id gets a number."""
    writer = get(format)
    folder.mkdir(parents=True, exist_ok=True)
    used: dict[str, int] = {}
    for result in results:
        id = result.record.id if isinstance(result, Report) else result.id
        name = re.sub(r"[^\w.-]+", "_", id).strip("._") or "record"
        used[name.lower()] = used.get(name.lower(), 0) + 1
        if used[name.lower()] > 1:
            name = f"{name}-{used[name.lower()]}"
        _save(folder / f"{name}{writer.SUFFIX}", writer.render([result], RenderOptions()))


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
