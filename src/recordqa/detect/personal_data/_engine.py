"""Presidio put together once: an empty registry, our recognisers, no language model, one call a record.

Presidio 2.2.366 hands recognisers the text and ``nlp_artifacts`` only, so what a record brings with it
(names the user gave, spans already taken) travels in a subclass of those artifacts. Its registry has no
order (it keeps a set), hence two calls: identifiers first, then people in what is left. Its context words
look five lemmas back and need a parse; ours are in the recognisers, so the enhancer here does nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, get_args

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

import recordqa.detect.personal_data as folder
from recordqa.detect.personal_data._context import TableCell, plain
from recordqa.errors import ConfigError
from recordqa.types import Document, Entity, KnownName, PersonalDatum

#: Where spans overlap the earlier entity of this list stays. A labelled case number beats what only looks
#: like a phone.
PRIORITY: tuple[Entity, ...] = (
    "EMAIL",
    "USERNAME",
    "NHS_NUMBER",
    "UPN",
    "NI_NUMBER",
    "DATE_OF_BIRTH",
    "CASE_ID",
    "PHONE",
    "VEHICLE_REG",
    "SCHOOL",
    "ADDRESS",
    "POSTCODE",
    "PERSON",
)


class RecordArtifacts(NlpArtifacts):
    """What one record brings to the recognisers besides its text."""

    def __init__(self, engine: Any, known: Sequence[KnownName], not_names: Sequence[str]) -> None:
        empty = engine.process_text("", "en")
        super().__init__([], empty.tokens, [], [], engine, "en", [])
        self.known = tuple(known)
        self.not_names = tuple(not_names)
        self.cells: tuple[tuple[int, int, str], ...] = ()
        self.columns: tuple[TableCell, ...] = ()
        self.taken: tuple[tuple[int, int], ...] = ()


class _NoContext(ContextAwareEnhancer):
    """Leaves scores alone: every recogniser here reads its own context."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *args: Any, **kwargs: Any
    ) -> list[RecognizerResult]:
        return raw_results


def modules() -> tuple[Any, ...]:
    """The entity modules of this folder, in the order of their names."""
    names = sorted(m.name for m in pkgutil.iter_modules(folder.__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{folder.__name__}.{name}") for name in names)


@lru_cache(maxsize=1)
def _engine() -> tuple[AnalyzerEngine, tuple[str, ...]]:
    registry = RecognizerRegistry(recognizers=[], supported_languages=["en"])
    owner: dict[str, str] = {}
    for module in modules():
        for entity in module.ENTITIES:
            if entity in owner or entity not in get_args(Entity):
                raise ConfigError(f"{module.__name__} has an entity that is unknown or another's: {entity}.")
            owner[entity] = module.__name__
        for recogniser in module.recognisers():
            registry.add_recognizer(recogniser)
    nlp = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    engine = AnalyzerEngine(
        registry=registry, nlp_engine=nlp, supported_languages=["en"], context_aware_enhancer=_NoContext()
    )
    return engine, tuple(e for e in PRIORITY if e in owner and e != "PERSON")


def analyse(
    document: Document, *, known_names: Sequence[KnownName], not_names: Sequence[str]
) -> tuple[PersonalDatum, ...]:
    """See :func:`recordqa.detect.personal_data.find_personal_data`."""
    text = document.text
    if not text.strip():
        return ()
    engine, structured = _engine()
    artifacts = RecordArtifacts(engine.nlp_engine, known_names, not_names)
    artifacts.cells = tuple(
        (cell.start, cell.end, cell.column)
        for segment in document.segments
        if segment.kind == "table_row" and "|" not in segment.text
        for cell in segment.cells
        if cell.column
    )
    artifacts.columns = tuple(TableCell(start, end, plain(head)) for start, end, head in artifacts.cells)
    found = _clear(engine.analyze(text, "en", entities=list(structured), nlp_artifacts=artifacts), text)
    artifacts.taken = tuple((r.start, r.end) for r in found)
    people = engine.analyze(text, "en", entities=["PERSON"], nlp_artifacts=artifacts)
    return tuple(_datum(result, text) for result in _clear([*found, *people], text))


def _clear(results: Sequence[RecognizerResult], text: str) -> list[RecognizerResult]:
    """The results without overlap: the entity earlier in PRIORITY stays, then the longer, then the surer."""
    rank: dict[str, int] = {entity: index for index, entity in enumerate(PRIORITY)}
    order = sorted(results, key=lambda r: (rank[r.entity_type], r.start - r.end, -r.score, r.start))
    kept: list[RecognizerResult] = []
    occupied = bytearray(len(text))
    for result in order:
        if result.end > result.start and not any(occupied[result.start : result.end]):
            occupied[result.start : result.end] = b"\x01" * (result.end - result.start)
            kept.append(result)
    kept.sort(key=lambda r: r.start)
    return kept


def _datum(result: RecognizerResult, text: str) -> PersonalDatum:
    extra = result.recognition_metadata or {}
    entity = next(e for e in PRIORITY if e == result.entity_type)
    return PersonalDatum(
        start=result.start,
        end=result.end,
        text=text[result.start : result.end],
        entity=entity,
        role=extra.get("role"),
        confidence=round(min(max(float(result.score), 0.0), 1.0), 3),
        why=extra.get("why", "pattern"),
        person=extra.get("person"),
    )
