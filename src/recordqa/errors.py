"""Every error that recordqa raises, one tree.

    RecordQAError
    ├── UsageError            exit 2, HTTP 400   the request cannot be carried out as asked
    │   ├── BadValue                             a date, a type, a name list that cannot be read
    │   └── UnknownChoice                        a policy, criterion or format nobody has
    ├── ConfigError           exit 2, HTTP 500   the installation or a criteria file is wrong
    │   ├── PackError                            a YAML file: says file, line, key and what is allowed
    │   └── ModelError                           a model that does not match its card
    ├── InternalError         exit 3, HTTP 500   a fault of recordqa's own, met on one record
    └── ReadError             exit 3, HTTP 422   this input cannot be read; the others can
        ├── NotFound                             no such file or folder
        ├── EmptyInput                           nothing in it
        ├── TooLarge          (HTTP 413)         over the configured limit
        ├── UnknownFormat     (HTTP 415)         binary, or a format nobody reads
        ├── OldWord           (HTTP 415)         .doc, and no LibreOffice to convert it
        ├── ScannedPdf                           pictures of pages, no text
        ├── Encrypted                            needs a password
        ├── BrokenFile                           damaged, or not what its name says
        ├── UnsafeArchive                        zip bomb, or names that climb out of the folder
        ├── NoTextColumn                         a table with neither a text nor a path column
        ├── BadRow                               one row of a table: a date, type, path or name list
        ├── MissingReader                        the format's library is not installed
        ├── TookTooLong                          stopped at the time limit
        ├── NotRedacted                          a name would be left in the redacted file
        └── CheckFailed                          a fault in recordqa itself, on this one record

A message is one sentence that says what was wrong; ``hint`` says what to do. Neither ever
contains record text: ids, file names, sizes and offsets only.
"""

from __future__ import annotations


class RecordQAError(Exception):
    """The root: catch this to catch everything recordqa raises on purpose."""

    code = "error"
    exit_status = 1
    http_status = 500

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def as_dict(self) -> dict[str, str]:
        """The shape of the ``error`` key in error rows and HTTP answers."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


class UsageError(RecordQAError):
    """The request cannot be carried out as asked."""

    code = "usage"
    exit_status = 2
    http_status = 400


class BadValue(UsageError):
    """A value that cannot be read: a date, a record type, a list of names."""

    code = "bad_value"


class UnknownChoice(UsageError):
    """A policy, criterion or format that does not exist; the message lists those that do."""

    code = "unknown_choice"


class ConfigError(RecordQAError):
    """The installation or a criteria file is wrong."""

    code = "config"
    exit_status = 2
    http_status = 500


class PackError(ConfigError):
    """A criteria or pack file that does not load: says file, line, key and what is allowed."""

    code = "pack"


class ModelError(ConfigError):
    """A model whose files do not match its card."""

    code = "model"


class InternalError(RecordQAError):
    """A fault of recordqa's own, met on one record: the others can still be reported."""

    code = "internal"
    exit_status = 3
    http_status = 500


class ReadError(RecordQAError):
    """One input cannot be read; the others still can."""

    code = "read"
    exit_status = 3
    http_status = 422


class NotFound(ReadError):
    """No file or folder of that name."""

    code = "not_found"


class EmptyInput(ReadError):
    """Nothing in it to read."""

    code = "empty"


class TooLarge(ReadError):
    """Larger than the configured limit."""

    code = "too_large"
    http_status = 413


class UnknownFormat(ReadError):
    """Binary, or a format that recordqa does not read."""

    code = "unknown_format"
    http_status = 415


class OldWord(ReadError):
    """A .doc from before Word 2007, and no LibreOffice here to convert it."""

    code = "old_word"
    http_status = 415


class ScannedPdf(ReadError):
    """Pictures of pages: there is no text to read."""

    code = "scanned_pdf"


class Encrypted(ReadError):
    """Protected by a password."""

    code = "encrypted"


class BrokenFile(ReadError):
    """Damaged, or not what its name says it is."""

    code = "broken"


class UnsafeArchive(ReadError):
    """A zip that unpacks to far more than it should, or whose names climb out of its folder."""

    code = "unsafe_archive"


class NoTextColumn(ReadError):
    """A table of records with neither a text nor a path column; the message lists those it has."""

    code = "no_text_column"


class BadRow(ReadError):
    """One row of a table has a date, type, path or list of names that cannot be used."""

    code = "bad_row"


class MissingReader(ReadError):
    """The library that reads this format is not installed."""

    code = "missing_reader"


class TookTooLong(ReadError):
    """Stopped at the configured time limit."""

    code = "took_too_long"


class NotRedacted(ReadError):
    """A name or number would be left in the redacted file, so none is written; says how many and where."""

    code = "not_redacted"


class CheckFailed(ReadError):
    """A fault in recordqa itself on one record: says the kind of fault and the line of code, no text."""

    code = "check_failed"
    http_status = 500
