"""Evidence by cues: which sentences bear on which criterion, in which part, and with what polarity.

Fills the interface that the evidence model of a later version fills: a ``Finding`` per sentence,
criterion and part, with polarity and strength.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recordqa.detect.context import ContextRules, polarity_at
from recordqa.detect.patterns import Pattern, PatternCompiler
from recordqa.detect.plain import PlainSegment
from recordqa.packs.schema import Criterion, Cue, Language
from recordqa.types import Document, Finding, Polarity, Segment

#: How sure a cue alone can make us, by strength; a single cue is never proof.
_CONFIDENCE = {1: 0.55, 2: 0.65, 3: 0.7}
_RANK: dict[Polarity, int] = {"shown": 3, "claimed": 2, "deferred": 1, "negated": 0}


@dataclass(frozen=True)
class _CompiledCue:
    criterion: str
    cue: Cue
    match: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


class CueDetector:
    """Every cue of a pack's criteria, compiled once."""

    def __init__(self, criteria: Mapping[str, Criterion], language: Language) -> None:
        compiler = PatternCompiler(language.classes)
        self._context = ContextRules(language.context, compiler)
        self._cues = [
            _CompiledCue(
                criterion.id,
                cue,
                tuple(compiler.compile(p) for p in cue.match),
                tuple(compiler.compile(p) for p in cue.unless),
            )
            for criterion in criteria.values()
            for cue in criterion.cues
        ]

    def find(self, document: Document, plain: Sequence[PlainSegment]) -> tuple[Finding, ...]:
        """The findings of a document, in reading order."""
        found: dict[tuple[int, str, str], Finding] = {}
        for item in plain:
            reaches = None
            for compiled in self._cues:
                if item.count < compiled.cue.min_words or not _placed(compiled, item.segment, document):
                    continue
                span = _first_match(compiled, item)
                if span is None:
                    continue
                polarity = compiled.cue.polarity
                if compiled.cue.context and polarity == "shown":
                    if reaches is None:
                        reaches = self._context.reaches(item.words, item.present)
                    polarity = polarity_at(reaches, *span)
                finding = _finding(compiled, item.segment, polarity)
                key = (item.segment.index, finding.criterion, finding.part)
                if key not in found or _better(finding, found[key]):
                    found[key] = finding
        return tuple(sorted(found.values(), key=lambda f: (f.start, f.criterion, f.part)))


def _placed(compiled: _CompiledCue, segment: Segment, document: Document) -> bool:
    where = compiled.cue.under_heading
    if where == "any":
        return True
    about = segment.section is not None and compiled.criterion in document.sections[segment.section].criteria
    return about if where == "only" else not about


def _first_match(compiled: _CompiledCue, item: PlainSegment) -> tuple[int, int] | None:
    for pattern in compiled.match:
        match = pattern.search(item.words, item.present)
        if match is not None:
            if any(p.search(item.words, item.present) for p in compiled.unless):
                return None
            return match.span()
    return None


def _finding(compiled: _CompiledCue, segment: Segment, polarity: Polarity) -> Finding:
    strength = compiled.cue.strength if polarity == "shown" else 1
    return Finding(
        start=segment.start,
        end=segment.end,
        text=segment.text,
        segment=segment.index,
        criterion=compiled.criterion,
        part=compiled.cue.part,
        polarity=polarity,
        strength=strength,
        confidence=_CONFIDENCE[strength],
        cue=compiled.cue.id,
    )


def _better(new: Finding, old: Finding) -> bool:
    return (_RANK[new.polarity], new.strength) > (_RANK[old.polarity], old.strength)
