"""The row that stands in for a report when an input could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recordqa.errors import RecordQAError
from recordqa.types.contract import ERROR_SCHEMA_ID


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One input that could not be read, in the place its report would have had.

    ``source`` is a file name (and row), never a path; ``message`` is one sentence saying what was
    wrong and ``hint`` what to do. Neither holds record text.
    """

    id: str
    source: str | None
    code: str
    message: str
    hint: str = ""
    #: True when names that the source or the sentences might hold are masked.
    masked: bool = False

    @classmethod
    def from_error(cls, error: RecordQAError, *, id: str, source: str | None) -> ErrorRow:
        """The row for an error that recordqa raised on purpose."""
        return cls(id=id, source=source, code=error.code, message=error.message, hint=error.hint)

    def as_dict(self) -> dict[str, Any]:
        """The ``recordqa.error/1`` shape."""
        found: dict[str, Any] = {
            "schema": ERROR_SCHEMA_ID,
            "record": {"id": self.id, "source": self.source},
            "error": {"code": self.code, "message": self.message, "hint": self.hint},
        }
        if self.masked:
            found["masked"] = True
        return found
