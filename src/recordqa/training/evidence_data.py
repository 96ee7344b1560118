"""Reads what the evidence model learns from: labelled sentences, and gold records with their evidence.

The notation of the labelled sentences stands in ``models/data/judgement/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recordqa.detect.evidence_model import CRITERIA, POLARITIES, RUNGS
from recordqa.detect.evidence_text import Unit, unit
from recordqa.detect.personal_data import find_personal_data
from recordqa.detect.plain import plain_segments, plain_words
from recordqa.evaluation.gold import Gold, read_gold
from recordqa.packs import load_pack
from recordqa.read import read_text
from recordqa.segment import segment
from recordqa.types import Document, PersonalDatum

DATA = Path(__file__).resolve().parents[3] / "models" / "data" / "judgement"
#: No label: neither right nor wrong.
UNKNOWN = -1.0
#: How much more a label that the writer gave counts than one that follows from silence.
SAID = 3.0
#: Of every so many labelled sentences the one at this place is kept back.
EACH, BACK = 12, 3
_NAME = re.compile(r"\[\[(child|family|prof):([^\]\[]+)\]\]")
_SPAN = re.compile(r"\{[od]:([^{}]*)\}")
_PLACE = {"child": " childname", "family": " familyname", "prof": " profname"}
_KINDS = {"n": "negated", "d": "deferred", "c": "claimed", "p": "prompt"}


@dataclass(slots=True)
class Target:
    """What is known of a unit: 0 to 1 for each criterion and rung (or UNKNOWN), with weights."""

    rungs: list[list[float]]
    weights: list[float]
    polarity: int


@dataclass(slots=True)
class Item:
    """A unit with its target; None for a heading."""

    unit: Unit
    target: Target | None


def sentences(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Labels and text of each line; ValueError with the line's number when it is not one."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        labels, bar, text = line.partition(" | ")
        if not bar:
            raise ValueError(f"{path.name}: line {number}: no labels")
        found = {}
        for label in labels.split(","):
            name, _, value = label.strip().partition("=")
            if name != "none":
                found[name] = value
        yield found, text


def kept_back() -> list[tuple[dict[str, str], str]]:
    """The labelled sentences that training does not learn from: one in twelve."""
    every = [
        line for path in sorted((DATA / "sentences" / "train").glob("*.txt")) for line in sentences(path)
    ]
    return every[BACK::EACH]


def plain_text(text: str) -> str:
    """A line as it stands in a record, without marks."""
    return _NAME.sub(r"\2", _SPAN.sub(r"\1", text))


def line_words(text: str) -> str:
    """The plain words of a line, its people by role."""
    text = _SPAN.sub(r"\1", text)
    return plain_words(_NAME.sub(lambda m: _PLACE[m[1]], _SPAN.sub(r"\1", text)))


def line_target(labels: dict[str, str]) -> Target:
    """Every criterion that is not named earns nothing."""
    rungs = [[0.0] * len(RUNGS) for _ in CRITERIA]
    weights = [1.0] * len(CRITERIA)
    polarity = -1
    for name, value in labels.items():
        kind = _KINDS.get(value[-1])
        if value[-1] != "x" and (polarity < 0 or kind):
            polarity = POLARITIES.index(kind or "shown")
        if name not in CRITERIA:
            continue
        at = CRITERIA.index(name)
        weights[at] = SAID
        level = int(value[0])
        about = 1.0 if value[-1] != "x" else 0.0
        rungs[at] = [about, *(1.0 if level >= rung else 0.0 for rung in (1, 2, 3))]
    return Target(rungs, weights, polarity)


def gold_people(gold: Gold) -> list[PersonalDatum]:
    """The marked personal data of a gold record as the detectors would give it."""
    return [
        PersonalDatum(s.start, s.end, gold.text[s.start : s.end], s.entity, s.role, 1.0, "gold")
        for s in gold.personal_data
    ]


def record_items(tokenizer: Any, gold: Gold) -> list[Item]:
    """The units of a gold record with what its levels, evidence and actions say of each."""
    document = segment(read_text(gold.text))
    found: list[Item] = []
    section: int | None = None
    quotes = {c: _places(gold.text, q) for c, q in gold.evidence.items()}
    quotes["actions"] = _places(gold.text, [a.quote for a in gold.actions])
    for item in plain_segments(document, gold_people(gold)):
        if item.segment.section != section:
            section = item.segment.section
            if section is not None:
                found.append(Item(_heading(tokenizer, document, section), None))
        target = _segment_target(gold, quotes, item.segment.start, item.segment.end)
        found.append(Item(unit(tokenizer, item.words, item.segment.index), target))
    return found


def _heading(tokenizer: Any, document: Document, section: int) -> Unit:
    return unit(tokenizer, plain_words(document.sections[section].title), -1)


def _places(text: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Where the quotes stand in the text."""
    found = []
    for quote in quotes:
        at = text.find(quote)
        if at >= 0:
            found.append((at, at + len(quote)))
    return found


def _segment_target(gold: Gold, quotes: dict[str, list[tuple[int, int]]], start: int, end: int) -> Target:
    rungs = []
    for name in CRITERIA:
        places = quotes.get(name, [])
        met = any(
            min(end, b) - max(start, a) >= 0.5 * min(end - start, b - a)
            for a, b in places
            if a < end and start < b
        )
        if name == "actions":
            rungs.append([float(met), float(met), UNKNOWN, UNKNOWN])
        else:
            rungs.append(_rungs(gold.levels.get(name), met, len(places)))
    return Target(rungs, [1.0] * len(CRITERIA), -1)


def _rungs(level: int | None, met: bool, quotes: int) -> list[float]:
    """Evidence lists are not complete: what is not listed is known only to earn no more than the level."""
    if level is None:
        return [UNKNOWN] * 4
    if met:
        # Of several quotes for a level the surest only is known to reach it.
        full = 1.0 if quotes == 1 else 0.7
        return {
            0: [UNKNOWN, 0.0, 0.0, 0.0],
            1: [1.0, 1.0, 0.0, 0.0],
            2: [1.0, 1.0, full, 0.0],
            3: [1.0, 1.0, 0.9, full],
        }[level]
    return {
        0: [UNKNOWN, 0.0, 0.0, 0.0],
        1: [UNKNOWN, UNKNOWN, 0.0, 0.0],
        2: [UNKNOWN, UNKNOWN, UNKNOWN, 0.0],
        3: [UNKNOWN] * 4,
    }[level]


def line_items(tokenizer: Any, folder: Path) -> list[Item]:
    """Every labelled sentence of a folder."""
    return [
        Item(unit(tokenizer, line_words(text), 0), line_target(labels))
        for path in sorted(folder.glob("*.txt"))
        for labels, text in sentences(path)
    ]


def example_items(tokenizer: Any) -> list[Item]:
    """The criteria's own examples of one segment, each known for its criterion alone."""
    found = []
    for criterion in load_pack("base").criteria.values():
        for example in criterion.examples:
            document = segment(read_text(example.text))
            plain = plain_segments(document, find_personal_data(document))
            if example.level is None or criterion.id not in CRITERIA[:-1] or len(plain) != 1:
                continue
            rungs = [[UNKNOWN] * len(RUNGS) for _ in CRITERIA]
            at = CRITERIA.index(criterion.id)
            rungs[at] = [UNKNOWN, *(float((example.level or 0) >= rung) for rung in (1, 2, 3))]
            weights = [SAID] * len(CRITERIA)
            found.append(Item(unit(tokenizer, plain[0].words, 0), Target(rungs, weights, -1)))
    return found


def records(folder: Path) -> list[Gold]:
    """The gold records of every writer's folder under ``folder``."""
    return [gold for each in sorted(p for p in folder.iterdir() if p.is_dir()) for gold in read_gold(each)]
