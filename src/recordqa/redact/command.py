"""One run of ``recordqa redact``: a file or a folder in, redacted files out, and the exit status."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from recordqa.batch import fault, limits
from recordqa.errors import BadValue, ConfigError, NotFound, ReadError, RecordQAError, UsageError
from recordqa.pipeline import Options
from recordqa.read import file_bytes
from recordqa.redact.engine import Wish
from recordqa.redact.files import Redacted, new_name, redact_bytes
from recordqa.types import Role

DONE, UNREADABLE = 0, 3
_KEEPABLE: tuple[Role, ...] = ("child", "family", "professional")
#: Said after every run: nobody can promise more.
READ_ONCE = "No tool finds every name: read it once."
_MAP_WARNING = (
    "The map says whose the initials are: it undoes the redaction for whoever has both. Keep it apart from "
    "the redacted files, and delete it when it has served."
)


def run_redact(
    path: Path, options: Options, *, out: Path | None, keep: Sequence[str], map: Path | None
) -> int:
    """Redact a file, or every file of a folder; returns the exit status.

    0 done; 3 when a file could not be read or redacted: the others are written. Nothing is written over
    a file that was given, and no file is written before its second reading has proved it clean.
    """
    wish = Wish(options, frozenset(_role(word) for word in keep))
    is_folder = path.is_dir()
    if not is_folder and not path.is_file():
        raise NotFound(f"There is no file or folder {path.name}.", hint="Check the name and where it lies.")
    files = _files(path) if is_folder else [path]
    taken = {f.resolve() for f in files}
    target = _target_of(path, out, is_folder)
    if map is not None:
        _check_map(map, taken, target if is_folder else None)
    rows: list[tuple[str, ...]] = []
    failed = 0
    for file in files:
        error = _one(file, path, target, wish, taken, rows, is_folder, out is not None)
        if error is not None:
            failed += 1
            sys.stderr.write(f"recordqa: {error}\n")
    if not files:
        raise NotFound(f"The folder {path.name} holds no files.", hint="Give a folder with records in it.")
    if map is not None and failed < len(files):
        _write(map, _map_file(rows))
        sys.stderr.write(f"recordqa: {_MAP_WARNING}\n")
    if failed < len(files):
        print(READ_ONCE)
    if failed:
        print(f"{failed} of {len(files)} could not be redacted; nothing was written for {_them(failed)}.")
    return UNREADABLE if failed else DONE


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _role(word: str) -> Role:
    for role in _KEEPABLE:
        if word.strip().lower() == role:
            return role
    raise BadValue("--keep names no role.", hint=f"Use one of: {', '.join(_KEEPABLE)}.")


def _files(folder: Path) -> list[Path]:
    """The folder's files in sorted order; hidden ones, lock files and links that lead out are passed over."""
    root = folder.resolve()
    return sorted(
        f
        for f in folder.rglob("*")
        if f.is_file() and not f.name.startswith((".", "~$")) and f.resolve().is_relative_to(root)
    )


def _target_of(path: Path, out: Path | None, is_folder: bool) -> Path:
    """The folder that the files go to, or the file for a single one."""
    if out is None:
        # The folder's own name may be a child's, so its copy has a name of its own.
        return path.resolve().parent / _free_folder(path.resolve().parent) if is_folder else path.parent
    if is_folder:
        here = path.resolve()
        if out.resolve() == here or here in out.resolve().parents or out.is_file():
            raise UsageError(
                "The redacted files would lie among the records, and be redacted again next time.",
                hint="Give -o a folder that is not inside the one being redacted.",
            )
    elif not out.is_dir() and not out.absolute().parent.is_dir():
        raise BadValue(f"The file {out.name} cannot be written.", hint="Check the folder given to -o.")
    return out


def _free_folder(parent: Path) -> str:
    number = 1
    while (parent / (name := "redacted" if number == 1 else f"redacted-{number}")).exists():
        number += 1
    return name


def _one(
    file: Path,
    top: Path,
    target: Path,
    wish: Wish,
    taken: set[Path],
    rows: list[tuple[str, ...]],
    is_folder: bool,
    told: bool,
) -> RecordQAError | None:
    """Redact one file and say what was done; the error when it cannot be."""
    try:
        done = redact_bytes(file_bytes(file, limits=limits()), file.name, wish, limits())
        place = _place(file, top, target, done, is_folder, told, taken)
        _write(place, done.data)
    except (ConfigError, UsageError):
        raise
    except ReadError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one bad file must not stop the rest, nor be quoted
        return fault(error)
    _say(place.name, done)
    listed: set[str] = set()
    for plan in done.plans:
        for person in plan.replaced:
            for surface in person.surfaces:
                # A later reading lists those whom the user named once more.
                if surface in listed and not person.found:
                    continue
                listed.add(surface)
                rows.append((place.name, person.replacement or "", person.initials, person.role, surface))
        for identifier in plan.identifiers:
            rows.append((place.name, identifier.replacement, "", identifier.entity, identifier.text))
    return None


def _place(
    file: Path, top: Path, target: Path, done: Redacted, is_folder: bool, told: bool, taken: set[Path]
) -> Path:
    """Where the redacted file goes: never where a file that was given lies."""
    if not is_folder and told and not target.is_dir():
        if target.resolve() in taken or (target.exists() and target.samefile(file)):
            raise UsageError(
                "The redacted file would be written over the record.", hint="Give -o another name."
            )
        return target
    folder = target
    if is_folder:
        for part in file.relative_to(top).parts[:-1]:
            folder = folder / new_name(part, done.plans)
        folder.mkdir(parents=True, exist_ok=True)
    name = Path(done.name)
    place, number = folder / name, 1
    while place.exists():
        number += 1
        place = folder / f"{name.stem}-{number}{name.suffix}"
    return place


def _write(path: Path, data: bytes) -> None:
    """Write through a file beside it, so that a half-written one is never left under the name."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".redact-", dir=path.absolute().parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError:
        raise BadValue(f"The file {path.name} cannot be written.", hint="Check its folder.") from None


def _say(name: str, done: Redacted) -> None:
    print(f"Written: {name}")
    parts = [_many(done.people, "person", "people"), _many(done.identifiers, "identifier", "identifiers")]
    print(f"  {' and '.join(parts)} replaced, in {_many(done.places, 'place', 'places')}.")
    if done.unclear:
        print(f"  {_many(done.unclear, 'person', 'people')} for review: the text does not tell the role.")
    for note in done.notes:
        print(f"  {note}")


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _check_map(map: Path, taken: set[Path], target: Path | None) -> None:
    if map.resolve() in taken:
        raise UsageError("The map would be written over a record.", hint="Give --map another name.")
    if not map.absolute().parent.is_dir():
        raise BadValue(f"The file {map.name} cannot be written.", hint="Check the folder given to --map.")
    if target is not None and target.resolve() in map.resolve().parents:
        raise UsageError(
            "The map would lie beside the files that it undoes.", hint="Give --map another folder."
        )


def _map_file(rows: Sequence[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("file", "replacement", "initials", "what", "as_written"))
    writer.writerows(dict.fromkeys(rows))
    return out.getvalue().encode("utf-8-sig")
