"""How sure it is that a modal with its subject agrees an act.

0 no act, 1 only with a firm timescale beside it, 2 an act as it stands.
"""

from __future__ import annotations

from recordqa.detect.action_words import STRONG, VERBS


def weight_to(kind: str, worker: bool, clean: bool, verb: str, relaxed: bool) -> int:
    """For "Ines to ring", "is to ring"."""
    if relaxed and clean:
        return 2
    if kind == "child":
        return 0
    if kind == "pronoun":
        return 1 if clean else 0
    if worker:
        return 2 if clean or verb in STRONG else 1
    if kind in ("name", "generic", "agency", "nobody"):
        return 2 if clean else 0
    return 2 if clean and kind == "family" else 0


def weight_will(
    kind: str,
    worker: bool,
    clean: bool,
    verb: str,
    relaxed: bool,
    agreed: bool,
    goes_on: bool,
    together: bool,
) -> int:
    """For "will ring", "is going to ring"."""
    if relaxed and kind != "child":
        return 2
    if not clean and not worker:
        return 0
    if worker:
        return 2 if verb in STRONG or (goes_on and not together) or (clean and not goes_on) else 1
    if kind in ("name", "generic"):
        return 2 if verb in STRONG or agreed or goes_on else 1
    if kind == "agency":
        return 2 if agreed else (1 if verb in VERBS else 0)
    if kind == "pronoun":
        return 1 if verb in STRONG or goes_on else 0
    return 2 if agreed and kind == "family" and verb in STRONG else 0


def weight_ought(kind: str, worker: bool, clean: bool, verb: str, relaxed: bool, agreed: bool) -> int:
    """For "needs to ring", "must", "should"."""
    if relaxed and kind != "child":
        return 2
    if worker or kind in ("name", "generic", "nobody"):
        return 2 if (clean and (verb in STRONG or agreed or worker)) else (1 if clean else 0)
    if agreed and kind in ("agency", "family"):
        return 2 if verb in STRONG else 1
    return 0
