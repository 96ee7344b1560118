"""Sentences that seem to tell of a worker's own health, family or discipline.

The cues are data (``criteria/language/private.yaml``). A cue alone does not say whose matter it is: mum's
depression and the worker's read alike. So the people spoken of before it in the sentence decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recordqa.detect.patterns import Pattern, PatternCompiler
from recordqa.detect.plain import PlainSegment
from recordqa.packs.schema import Language, PrivateCue
from recordqa.types import PrivateMatter

_WORKER = re.compile(r" (?:profname|worker|sw|practitioner|supervisee|nqsw|i|me|my|whoworker)(?= )")
#: Said of the worker outright, so that nobody else named in the sentence is meant.
_OUTRIGHT = re.compile(
    r" (?:(?:the|our|my|her|his) )?(?:(?:allocated|duty|new|previous) )?(?:social )?"
    r"(?:profname|worker|sw|practitioner|supervisee|nqsw|i|my)(?= )"
)
_OTHER = re.compile(
    r" (?:childname|familyname|personname|initialsname|mums?|mother|mam|mummy|dads?|father|daddy|parents?"
    r"|carers?|gran|nan|nana|grandma|grandmother|grandparents|grandad|grandfather|aunt|auntie|uncle|stepdad"
    r"|stepmum|stepfather|partner|boyfriend|girlfriend|husband|wife|brother|sister|child|children|baby|boy|girl"
    r"|son|daughter|yp|young person|sibling|siblings|family|mgm|pgm|mgf|pgf|whochild|whoadult)(?= )"
)
#: "Paul's father", with the apostrophe that the plain words have lost, or without one.
_POSSESSIVE = re.compile(r"\w(?:['’‘]s|s['’‘]) +(?:\w+ +){0,2}\w")


class PrivateMatters:
    """Every cue of a language, compiled once."""

    def __init__(self, language: Language) -> None:
        compiler = PatternCompiler(language.classes)
        self._cues: list[tuple[PrivateCue, tuple[Pattern, ...], tuple[Pattern, ...]]] = [
            (
                cue,
                tuple(compiler.compile(p) for p in cue.match),
                tuple(compiler.compile(p) for p in cue.unless),
            )
            for cue in language.private
        ]

    def find(self, plain: Sequence[PlainSegment]) -> tuple[PrivateMatter, ...]:
        """At most one for each segment, in reading order."""
        found = []
        for item in plain:
            for cue, patterns, unless in self._cues:
                if self._holds(cue, patterns, unless, item):
                    segment = item.segment
                    found.append(
                        PrivateMatter(
                            segment.start, segment.end, segment.text, segment.index, cue.about, cue.id
                        )
                    )
                    break
        return tuple(found)

    def _holds(
        self, cue: PrivateCue, patterns: Sequence[Pattern], unless: Sequence[Pattern], item: PlainSegment
    ) -> bool:
        for pattern in patterns:
            match = pattern.search(item.words, item.present)
            if match is None or not _is_workers(cue, item.words, match.start(), match.group()):
                continue
            if cue.possessive and not _POSSESSIVE.search(item.segment.text):
                continue
            return not any(p.search(item.words, item.present) for p in unless)
        return False


def _is_workers(cue: PrivateCue, words: str, start: int, matched: str) -> bool:
    """Whether the people of the sentence leave the matter to the worker."""
    before = words[:start]
    quoted = before.rfind(" quotemark ")
    if quoted >= 0:
        # In a quote "I" and "my" are the speaker's.
        speakers = before[:quoted]
        return bool(_WORKER.search(speakers + " ")) and not _OTHER.search(speakers + " ")
    if _OUTRIGHT.match(" " + matched) or re.search(r" (?:my|i)(?= )", " " + matched):
        return True
    if _OTHER.search(before):
        return False
    return cue.who == "anyone" or bool(_WORKER.search(before) or _OUTRIGHT.search(" " + matched))
