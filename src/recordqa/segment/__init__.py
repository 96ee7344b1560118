"""Record to document: segments in reading order, sections with their state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recordqa.packs.schema import Template
from recordqa.segment.build import Walker
from recordqa.segment.known import known_for
from recordqa.segment.language import guess_language
from recordqa.segment.sections import assemble
from recordqa.types import Document, Record

__all__ = ["segment"]


def segment(
    record: Record, templates: Sequence[Template] = (), headings: Mapping[str, str] | None = None
) -> Document:
    """Cut a record into segments and sections.

    ``templates`` are the blank forms of the pack in use (and of the packs it extends), by which
    printed headings and prompts are known; ``headings`` maps a phrase to the id of the criterion
    that a heading of those words is about. Works from plain text alone; ``record.blocks`` are
    believed where present. Offsets are code points into ``record.text``; a list item's text leaves
    out its bullet or number. A field left blank has kind ``field`` and no value. Never raises for
    any text; time is in proportion to length.
    """
    known = known_for(templates, {} if headings is None else headings)
    pieces = Walker(record, known).walk()
    segments, sections = assemble(record, pieces, known)
    return Document(record, segments, sections, guess_language(record.text))
