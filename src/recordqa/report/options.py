"""How a report should be rendered, whatever the format."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TextIO

NARROWEST = 60
WIDEST = 160
DEFAULT_WIDTH = 80


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What the reader of the output can take; a format ignores what does not concern it.

    ``width`` is in terminal columns and is brought within 60 to 160. ``several`` says whether the
    answer is a list: None tells it from how many reports there are, so that one input gives one
    JSON object and several an array; a folder that happened to hold one file can say True.
    """

    width: int = DEFAULT_WIDTH
    colour: bool = False
    verbose: bool = False
    several: bool | None = None

    @property
    def columns(self) -> int:
        """``width`` within the bounds that the layout is made for."""
        return min(max(self.width, NARROWEST), WIDEST)

    def is_several(self, count: int) -> bool:
        """Whether ``count`` reports are shown as a list."""
        return count != 1 if self.several is None else self.several

    @classmethod
    def for_stream(
        cls, stream: TextIO, *, verbose: bool = False, several: bool | None = None
    ) -> RenderOptions:
        """Options that suit a stream: plain at 80 columns unless it is a terminal that has colour.

        A set NO_COLOR and TERM=dumb are honoured, COLUMNS too, and a Windows console
        that does not know escape sequences gets none.
        """
        if not stream.isatty():
            return cls(verbose=verbose, several=several)
        width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
        return cls(width=width, colour=_has_colour(), verbose=verbose, several=several)


def _has_colour() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()
    return True
