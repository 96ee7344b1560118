"""What the evidence model reads of a record: its plain words, segment by segment, in windows.

Names stand as the role of the person and he and she as one word, so that a name or a pronoun can never
change a level. Each segment begins with a mark, and what is asked of it is answered there, with the segments
around it in view. Training and running use this same module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recordqa.detect.plain import PlainSegment, plain_words
from recordqa.types import Document

#: MiniLM's [unused0] and [unused1]: a segment begins; a heading begins.
SEGMENT_MARK, HEADING_MARK = 1, 2
#: Word pieces of a window, and of one segment at most.
WINDOW, LONGEST = 224, 96
_PRONOUN = re.compile(r"(?<= )(?:he|she|him|his|her|hers|himself|herself)(?= )")


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment or a heading as the model reads it; ``place`` is the segment's index, -1 for a heading."""

    place: int
    ids: tuple[int, ...]

    @property
    def heading(self) -> bool:
        return self.place < 0


@dataclass(frozen=True, slots=True)
class Window:
    """Units read together, and whether each is answered for here or only read for what it tells."""

    units: tuple[Unit, ...]
    answered: tuple[bool, ...]


def neutral(words: str) -> str:
    """Plain words with every he, she, his and her as one word."""
    return _PRONOUN.sub("they", words).strip()


def unit(tokenizer: Any, words: str, place: int) -> Unit:
    """A unit of plain words; ``tokenizer`` is a ``tokenizers.Tokenizer`` that cuts nothing off."""
    ids = tokenizer.encode(neutral(words), add_special_tokens=False).ids[: LONGEST - 1]
    return Unit(place, (HEADING_MARK if place < 0 else SEGMENT_MARK, *ids))


def units(tokenizer: Any, document: Document, plain: Sequence[PlainSegment]) -> list[Unit]:
    """The record's content segments in order, each section's heading before its first segment."""
    found: list[Unit] = []
    section: int | None = None
    for item in plain:
        if item.segment.section != section:
            section = item.segment.section
            if section is not None:
                found.append(unit(tokenizer, plain_words(document.sections[section].title), -1))
        found.append(unit(tokenizer, item.words, item.segment.index))
    return found


def windows(found: Sequence[Unit]) -> Iterator[Window]:
    """Windows of whole units; the last two units of a window are read again at the next one's beginning."""
    start = 0
    while start < len(found):
        context = max(0, start - 2)
        while context < start and sum(len(u.ids) for u in found[context:start]) > WINDOW // 3:
            context += 1
        end, size = start, sum(len(u.ids) for u in found[context:start])
        while end < len(found) and (end == start or size + len(found[end].ids) <= WINDOW):
            size += len(found[end].ids)
            end += 1
        while end - 1 > start and end < len(found) and found[end - 1].heading:
            end -= 1
        yield Window(
            tuple(found[context:end]),
            tuple(index >= start and not found[index].heading for index in range(context, end)),
        )
        start = end
