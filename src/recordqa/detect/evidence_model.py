"""Asks the evidence model what each segment of a record shows, criterion by criterion.

The model is ``models/evidence``: MiniLM-L6 with rungs for each criterion (speaks of it; earns 1, 2, 3) and
the polarity of what is said, run by onnxruntime on one thread. It reads names as roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recordqa import learned
from recordqa.detect.evidence_text import Unit, units, windows
from recordqa.detect.plain import PlainSegment
from recordqa.detect.sessions import open_session
from recordqa.types import Document, Reading

NAME = "evidence"
CRITERIA = (
    "child_voice",
    "child_plan",
    "identity",
    "reflection",
    "challenge",
    "risk",
    "rationale",
    "previous_actions",
    "disagreement",
    "multi_agency",
    "wellbeing",
    "development",
    "performance",
    "audit_learning",
    "actions",
)
#: What is asked of a segment for each criterion: does it speak of it at all; does it earn 1, 2 or 3.
RUNGS = ("about", "1", "2", "3")
POLARITIES = ("shown", "negated", "deferred", "claimed", "prompt")
#: Columns of the model's answer for each word piece.
WIDTH = len(CRITERIA) * len(RUNGS) + len(POLARITIES)
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What one segment shows: a probability for each criterion and rung, and for each polarity."""

    segment: int
    rungs: Sequence[Sequence[float]]
    polarities: Sequence[float]


@lru_cache(maxsize=1)
def _loaded() -> tuple[Any, Any] | None:
    model = learned.load(NAME)
    return open_session(model, "evidence.onnx") if model is not None else None


def read_evidence(document: Document, plain: Sequence[PlainSegment]) -> tuple[Reading, ...]:
    """What each content segment shows, in order; empty when there is no model."""
    loaded = _loaded()
    if loaded is None:
        return ()
    session, tokenizer = loaded
    found = []
    for shown in answers(session, units(tokenizer, document, plain)):
        segment = document.segments[shown.segment]
        likeliest = max(range(len(POLARITIES)), key=shown.polarities.__getitem__)
        rungs = {
            name: (row[0], row[1], row[2], row[3]) for name, row in zip(CRITERIA, shown.rungs, strict=True)
        }
        found.append(
            Reading(segment.start, segment.end, segment.text, segment.index, rungs, POLARITIES[likeliest])
        )
    return tuple(found)


def answers(session: Any, found: Sequence[Unit]) -> list[Shown]:
    """The model's answer for each unit that is no heading, in order."""
    import numpy as np

    every = list(windows(found))
    shown: dict[int, Shown] = {}
    order = sorted(range(len(every)), key=lambda i: (sum(len(u.ids) for u in every[i].units), i))
    for at in range(0, len(order), _BATCH):
        batch = [every[i] for i in order[at : at + _BATCH]]
        longest = max(sum(len(u.ids) for u in w.units) for w in batch)
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros((len(batch), longest), np.int64)
        for row, window in enumerate(batch):
            line = [piece for u in window.units for piece in u.ids]
            ids[row, : len(line)] = line
            mask[row, : len(line)] = 1
        scores = session.run(None, {"ids": ids, "mask": mask})[0]
        for row, window in enumerate(batch):
            place = 0
            for one, answered in zip(window.units, window.answered, strict=True):
                if answered:
                    shown[one.place] = _answer(
                        one.place, scores[row, place : place + len(one.ids)].mean(axis=0)
                    )
                place += len(one.ids)
    return [shown[place] for place in sorted(shown)]


def _answer(place: int, scores: Any) -> Shown:
    """A segment's scores, the mean of its pieces', as probabilities; a higher rung is never likelier."""
    import numpy as np

    split = len(CRITERIA) * len(RUNGS)
    rungs = 1.0 / (1.0 + np.exp(-scores[:split].reshape(len(CRITERIA), len(RUNGS))))
    rungs[:, 1:] = np.minimum.accumulate(rungs[:, 1:], axis=1)
    raised = np.exp(scores[split:] - scores[split:].max())
    return Shown(place, rungs.tolist(), (raised / raised.sum()).tolist())
