"""What a record seems to tell of a worker's own life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PrivateMatter:
    """A sentence that seems to tell of a worker's own health, family or discipline."""

    start: int
    end: int
    text: str
    segment: int
    about: Literal["health", "family", "discipline"]
    cue: str
