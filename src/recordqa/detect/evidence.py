"""Evidence by cues: which sentences bear on which criterion, in which part, and with what polarity.

Fills the interface that the evidence model of a later version fills: a ``Finding`` per sentence,
criterion and part, with polarity and strength.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recordqa.detect.context import ContextRules, Reach, polarity_at
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

        # A pattern is looked at only in segments that hold one of the words it needs.
        self._places = [
            (number, pattern, pattern.needs[1:])
            for number, compiled in enumerate(self._cues)
            for pattern in compiled.match
        ]
        by_word: dict[str, list[int]] = {}
        for place, (_, pattern, _rest) in enumerate(self._places):
            for word in pattern.needs[0]:
                by_word.setdefault(word, []).append(place)
        self._by_word = {word: tuple(places) for word, places in by_word.items()}

    def find(self, document: Document, plain: Sequence[PlainSegment]) -> tuple[Finding, ...]:
        """The findings of a document, in reading order."""
        found: dict[tuple[int, str, str], Finding] = {}
        for item in plain:
            reaches = self._context.reaches(item.words, item.present)
            for compiled, patterns in self._candidates(item):
                if item.count < compiled.cue.min_words or not _placed(compiled, item.segment, document):
                    continue
                polarity = _best_polarity(compiled, patterns, item, reaches)
                if polarity is None:
                    continue
                finding = _finding(compiled, item.segment, polarity)
                key = (item.segment.index, finding.criterion, finding.part)
                if key not in found or _better(finding, found[key]):
                    found[key] = finding
        return tuple(sorted(found.values(), key=lambda f: (f.start, f.criterion, f.part)))

    def _candidates(self, item: PlainSegment) -> list[tuple[_CompiledCue, list[Pattern]]]:
        """The cues whose patterns may match in this segment, in order, with those patterns."""
        by_word = self._by_word
        places = {place for word in item.present if word in by_word for place in by_word[word]}
        grouped: dict[int, list[Pattern]] = {}
        for place in sorted(places):
            number, pattern, rest = self._places[place]
            for group in rest:
                if group.isdisjoint(item.present):
                    break
            else:
                grouped.setdefault(number, []).append(pattern)
        return [(self._cues[number], patterns) for number, patterns in grouped.items()]


def _placed(compiled: _CompiledCue, segment: Segment, document: Document) -> bool:
    where = compiled.cue.under_heading
    if where == "any":
        return True
    about = segment.section is not None and compiled.criterion in document.sections[segment.section].criteria
    return about if where == "only" else not about


def _best_polarity(
    compiled: _CompiledCue, patterns: Sequence[Pattern], item: PlainSegment, reaches: Sequence[Reach]
) -> Polarity | None:
    """What the cue's most telling match in the segment says, None where nothing matches."""
    best: Polarity | None = None
    for pattern in patterns:
        for match in pattern.regex.finditer(item.words):
            polarity = compiled.cue.polarity
            if compiled.cue.context and polarity == "shown":
                polarity = polarity_at(reaches, *match.span())
            if best is None or _RANK[polarity] > _RANK[best]:
                best = polarity
            if best == compiled.cue.polarity:
                break
        if best == compiled.cue.polarity:
            break
    if best is not None and any(p.search(item.words, item.present) for p in compiled.unless):
        return None
    return best


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
