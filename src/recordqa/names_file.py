"""The two lists a user may bring: names that are certain, and words that are never a person."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from recordqa.errors import BadValue
from recordqa.types import ROLES, KnownName


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        raise BadValue(f"The file {path.name} cannot be read.", hint="Check its name and folder.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def known_names(path: Path) -> tuple[KnownName, ...]:
    """``name,role`` rows, with or without a heading row; the role may be left empty.

    BadValue names the line of a role that does not exist.
    """
    found = []
    for line, row in enumerate(csv.reader(io.StringIO(_text(path))), start=1):
        cells = [cell.strip() for cell in row]
        if not cells or not cells[0] or (line == 1 and cells[0].lower() == "name"):
            continue
        written = cells[1].lower() if len(cells) > 1 else ""
        role = next((r for r in ROLES if r == written), None)
        if written and role is None:
            raise BadValue(
                f"{path.name}, line {line}: there is no such role.",
                hint=f"Use one of: {', '.join(ROLES)}, or none.",
            )
        found.append(KnownName(cells[0], role))
    return tuple(found)


def not_names(path: Path) -> tuple[str, ...]:
    """One word or phrase a line; empty lines and lines that start with # are left out."""
    lines = (line.strip() for line in _text(path).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
