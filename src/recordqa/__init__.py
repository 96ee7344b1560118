"""recordqa says what a supervision record shows and does not show.

>>> from recordqa import check
>>> report = check("Supervision of ...", type="case")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recordqa.errors import RecordQAError

if TYPE_CHECKING:
    from recordqa.packs import load_pack
    from recordqa.pipeline import check, check_many
    from recordqa.types import Report

__all__ = ["RecordQAError", "Report", "check", "check_many", "load_pack"]

_HOME = {
    "Report": "recordqa.types",
    "check": "recordqa.pipeline",
    "check_many": "recordqa.pipeline",
    "load_pack": "recordqa.packs",
}


def __getattr__(name: str) -> Any:
    # On first use: importing recordqa reads no file and loads no model.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'recordqa' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
