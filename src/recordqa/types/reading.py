"""What a trained model makes of one segment of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What the evidence model makes of one segment; offsets are code points into the record's text.

    ``rungs`` holds, for each criterion it reads for, the probability that the segment speaks of it, and
    that it earns at least 1, 2 and 3. ``polarity`` is how it speaks: shown, negated, deferred, claimed or
    prompt.
    """

    start: int
    end: int
    text: str
    segment: int
    rungs: Mapping[str, tuple[float, float, float, float]]
    polarity: str
