"""Settings, read from the environment when they are first needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from recordqa.errors import BadValue

#: Every setting with what it does; the README names them all (tested).
SETTINGS = {
    "RECORDQA_POLICY": "the policy used when none is asked for (default: base)",
    "RECORDQA_PACKS": "folders with a council's own packs, separated as in PATH",
    "RECORDQA_MAX_MB": "the largest file that is read, in megabytes (default: 25)",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says, with defaults for the rest."""

    policy: str = "base"
    packs: tuple[Path, ...] = ()
    max_bytes: int = 25_000_000


def settings() -> Settings:
    """The settings now; BadValue names the one that cannot be read."""
    packs = os.environ.get("RECORDQA_PACKS", "")
    largest = os.environ.get("RECORDQA_MAX_MB", "25")
    try:
        max_bytes = int(float(largest) * 1_000_000)
    except ValueError:
        max_bytes = 0
    if max_bytes <= 0:
        raise BadValue("The setting RECORDQA_MAX_MB must be a number of megabytes.", hint="For example 25.")
    return Settings(
        policy=os.environ.get("RECORDQA_POLICY") or "base",
        packs=tuple(Path(p) for p in packs.split(os.pathsep) if p),
        max_bytes=max_bytes,
    )
