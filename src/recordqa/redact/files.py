"""One file in, one redacted file out: by kind, until nothing more is found, then proved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from recordqa.errors import EmptyInput, NotRedacted, UnknownFormat
from recordqa.read import read_bytes
from recordqa.read.source import Failure, Limits
from recordqa.redact.engine import Wish
from recordqa.redact.matcher import Matcher
from recordqa.redact.new_word import word_file
from recordqa.redact.plain import redact_html, redact_text
from recordqa.redact.plan import Person, Plan
from recordqa.redact.proof import prove
from recordqa.redact.tables import redact_csv, redact_jsonl
from recordqa.redact.units import Piece, Unit
from recordqa.redact.word import Passed, redact_word, redact_workbook
from recordqa.types import Record

_Pass = Callable[[bytes, str, str, Wish, Limits], Passed]
#: A text that has changed may show a name that the first reading missed.
_ROUNDS = 5
#: Reader → (what redacts it, its suffix; "" keeps the file's own).
_IN_KIND: dict[str, tuple[_Pass, str]] = {
    "docx": (redact_word, ".docx"),
    "xlsx": (redact_workbook, ".xlsx"),
    "txt": (redact_text, ""),
    "md": (redact_text, ""),
    "html": (redact_html, ""),
    "csv": (redact_csv, ""),
    "jsonl": (redact_jsonl, ""),
}
_AS_WORD = {
    "pdf": "A PDF keeps the text under whatever covers it, so a Word file with its text is written instead.",
    "odt": "recordqa does not write OpenDocument, so a Word file with its text is written instead.",
    "rtf": "recordqa does not write RTF, so a Word file with its text is written instead.",
    "doc": "recordqa does not write old Word files, so a .docx with its text is written instead.",
}
_AS_TEXT = {
    "eml": "An e-mail's headers name people and machines throughout, so its text is written instead.",
    "msg": "An e-mail's headers name people and machines throughout, so its text is written instead.",
}


@dataclass(slots=True)
class Redacted:
    """A redacted file, not yet written; ``name`` is the file's new name."""

    data: bytes
    name: str
    plans: list[Plan]
    places: int
    notes: list[str] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many people's names were replaced; one who is in several rows of a table counts once."""
        return len({_identity(p) for plan in self.plans for p in plan.replaced if p.found})

    @property
    def identifiers(self) -> int:
        """How many different numbers, addresses, schools and dates of birth were taken out."""
        return len({(i.entity, i.text.casefold()) for plan in self.plans for i in plan.identifiers})

    @property
    def unclear(self) -> int:
        """How many of the people have a role that the text does not tell."""
        found = {
            _identity(p) for plan in self.plans for p in plan.replaced if p.found and p.role == "unknown"
        }
        return len(found)


def redact_bytes(data: bytes, name: str, wish: Wish, limits: Limits | None = None) -> Redacted:
    """Redact one file's bytes; ``name`` is its file name.

    Raises a ReadError when it cannot be read, and NotRedacted when a name would be left in it.
    """
    limits = limits or Limits()
    kind, records = _kind(data, name, limits)
    notes: list[str] = []
    stem, suffix = _split(name)
    if kind in _AS_WORD or kind in _AS_TEXT:
        notes.append(_AS_WORD.get(kind) or _AS_TEXT[kind])
        notes += [w for record in records for w in record.warnings if "not read" in w]
        if kind in _AS_WORD:
            data, kind, suffix = word_file(records[0]), "docx", ".docx"
        else:
            data, kind, suffix = "\n\n".join(r.text for r in records).encode(), "txt", ".txt"
    do, own_suffix = _IN_KIND[kind]
    suffix = own_suffix or suffix
    # The suffix decides how the text is read back in the next round.
    work_name = f"record{suffix}"
    done = _until_nothing_is_found(data, work_name, stem, do, wish, limits)
    done.warnings = [*notes, *done.warnings]
    new_stem = new_name(stem, done.plans)
    prove(done.data, f"{new_stem}{suffix}", done.plans, package=kind in ("docx", "xlsx"))
    return Redacted(done.data, f"{new_stem}-redacted{suffix}", done.plans, done.changed, done.warnings)


def _identity(person: Person) -> tuple[str, tuple[tuple[str, ...], ...]]:
    return person.initials, tuple(sorted(person.mentions))


def _kind(data: bytes, name: str, limits: Limits) -> tuple[str, list[Record]]:
    """The reader that the bytes need, and the records in them."""
    records: list[Record] = []
    failure: Failure | None = None
    for found in read_bytes(data, name, limits=limits):
        if isinstance(found, Failure):
            failure = failure or found
        else:
            records.append(found)
    suffix = PurePosixPath(name).suffix.lower()
    if (
        not records
        and suffix in (".csv", ".tsv")
        and failure is not None
        and failure.error.code == "no_text_column"
    ):
        return "csv", []
    if not records:
        raise failure.error if failure is not None else EmptyInput(f"{name} is empty.")
    formats = {record.format for record in records}
    kind = records[0].format
    if suffix == ".zip" or len(formats) > 1:
        raise UnknownFormat(
            f"{name} holds several files, which cannot be redacted together.",
            hint="Unpack it and give the folder.",
        )
    if kind not in _IN_KIND and kind not in _AS_WORD and kind not in _AS_TEXT:
        raise UnknownFormat(
            f"{name} is of a kind ({kind}) that recordqa cannot redact.", hint="Save it as .csv or .docx."
        )
    return kind, records


def _until_nothing_is_found(
    data: bytes, name: str, stem: str, do: _Pass, wish: Wish, limits: Limits
) -> Passed:
    """Passes until one changes nothing: what is written has been read once more and found clean."""
    plans: list[Plan] = []
    warnings: list[str] = []
    places = 0
    for number in range(_ROUNDS):
        done = do(data, name, _as_words(new_name(stem, plans)), wish, limits)
        plans += done.plans
        warnings = warnings or done.warnings
        places += done.changed
        settled = number > 0 and done.changed == 0
        data = done.data
        if settled:
            return Passed(data, plans, places, warnings)
    raise NotRedacted(
        f"Nothing was written: after {_ROUNDS} readings there was still something to take out.",
        hint="Please report this; say what kind of file it is, not what is in it.",
    )


def _split(name: str) -> tuple[str, str]:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.stem, path.suffix.lower()


def _as_words(stem: str) -> str:
    """A file's name as the check reads it: the same for a file and for its redacted copy."""
    stem = re.sub(r"-redacted(?:-\d+)?$", "", stem)
    return " ".join(stem.replace("_", " ").replace("-", " ").replace(".", " ").split())


def new_name(stem: str, plans: list[Plan]) -> str:
    """A file's or folder's name with the names in it replaced, by every plan in turn."""
    for plan in plans:
        out = [stem]
        unit = Unit([Piece(stem, partial(out.__setitem__, 0))], "the file's name", "glued")
        matcher = Matcher(plan)
        unit.apply([m for view in unit.views() for m in matcher.marks(view, "glued")])
        stem = out[0]
    return stem.strip(" .-_") or "record"
