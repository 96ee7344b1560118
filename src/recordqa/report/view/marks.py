"""The record's own text with marks on it, as HTML whose text is the record's, character for character.

Marks overlap in any way they like; the text is cut at every boundary so that elements nest. What is
added for the reader (letter tags, roles, notes) stands in elements of class ``tag``: leave those
out and the record's text is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from recordqa.report.view import criteria as order
from recordqa.report.view.answer import lacks_shortly
from recordqa.report.view.clean import visible
from recordqa.report.view.people import Group, group_of
from recordqa.report.view.words import entity_words, mark_words, treatment_words
from recordqa.types import Report

_SECTION_NOTES = {
    "blank": "nothing is written here",
    "prompt only": "only the form's own words stand here",
    "boilerplate": "only standard text stands here",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the record that something is said about.

    ``style`` is its class, ``tag`` the short visible word, ``about`` the same in full for a screen
    reader, ``target`` the id that explains it.
    """

    start: int
    end: int
    style: str
    tag: str
    about: str
    target: str


def annotated(report: Report, prefix: str) -> Markup:
    """The record's text with everything marked; empty when the report does not hold the text."""
    text = report.text
    if text is None:
        return Markup("")
    if report.masked:
        return escape(visible(text))
    outer = _within(text, [*_evidence(report, prefix), *_actions(report, prefix), *_headings(report, text)])
    inner = _within(text, _people(report, prefix))
    notes = _section_notes(report, text)
    cuts = sorted({0, len(text), *notes, *(x for m in outer for x in (m.start, m.end))})
    shown = visible(text)
    parts: list[Markup] = []
    for start, end in pairwise(cuts):
        parts.append(notes.get(start, Markup("")))
        active = [m for m in outer if m.start <= start and end <= m.end]
        parts.append(_stretch(shown, start, end, active, inner, prefix))
    parts.append(notes.get(len(text), Markup("")))
    return Markup("").join(parts)


def place(prefix: str, start: int) -> str:
    """The id of the marked stretch that begins at ``start``."""
    return f"{prefix}t{start}"


def _stretch(
    text: str, start: int, end: int, active: Sequence[Mark], inner: Sequence[Mark], prefix: str
) -> Markup:
    """One stretch under the same marks; names in it are boxed, tags stand before trailing white space."""
    body = end - (len(text[start:end]) - len(text[start:end].rstrip()))
    content = _boxed(text, start, body, inner)
    rest = _boxed(text, body, end, inner)
    heading = any(m.style == "heading" for m in active)
    marks = [m for m in active if m.style != "heading"]
    if marks:
        styles = " ".join(sorted({m.style for m in marks}))
        described = " ".join(dict.fromkeys(m.target for m in marks))
        tags = Markup("").join(_tag(m) for m in marks)
        content = Markup('<mark class="{}" id="{}" aria-describedby="{}">{}{}</mark>').format(
            styles, place(prefix, start), described, content, tags
        )
    if heading:
        content = Markup('<strong class="heading">{}</strong>').format(content)
    return content + rest


def _tag(mark: Mark) -> Markup:
    return Markup('<a class="tag" href="#{}" aria-label="{}">{}</a>').format(
        mark.target, mark.about, mark.tag
    )


def _boxed(text: str, start: int, end: int, inner: Sequence[Mark]) -> Markup:
    """The text from ``start`` to ``end`` with people and identifiers in boxes."""
    near = [m for m in inner if m.start < end and start < m.end]
    cuts = sorted({start, end, *(x for m in near for x in (m.start, m.end) if start < x < end)})
    parts: list[Markup] = []
    for left, right in pairwise(cuts):
        piece = escape(text[left:right])
        for mark in (m for m in near if m.start <= left and right <= m.end):
            piece = Markup('<span class="{}">{}{}</span>').format(mark.style, piece, _tag(mark))
        parts.append(piece)
    return Markup("").join(parts)


def _within(text: str, marks: Iterable[Mark]) -> list[Mark]:
    return [m for m in marks if 0 <= m.start < m.end <= len(text)]


def _evidence(report: Report, prefix: str) -> list[Mark]:
    letters = order.letters(report)
    found = []
    for criterion in report.criteria:
        target = f"{prefix}c-{criterion.id}"
        tag, word = letters[criterion.id], order.level_word(criterion)
        for span in criterion.evidence:
            about = f"{tag}: shows {criterion.title}, {word}"
            found.append(Mark(span.start, span.end, "shows", tag, about, target))
        for span in criterion.counter_evidence:
            about = f"{tag} gap: against {criterion.title}, {word}"
            found.append(Mark(span.start, span.end, "against", f"{tag} gap", about, target))
    return found


def _actions(report: Report, prefix: str) -> list[Mark]:
    found = []
    for count, action in enumerate(report.actions, 1):
        lacking = ", ".join(lacks_shortly(action))
        tag = f"action {count}: {lacking}" if lacking else f"action {count}"
        about = tag if lacking else f"{tag}: has a name and a date"
        found.append(Mark(action.start, action.end, "action", tag, about, f"{prefix}action-{count}"))
    return found


def _people(report: Report, prefix: str) -> list[Mark]:
    found = []
    for item in report.personal_data:
        entity, role, treatment = group_of(item)
        word = mark_words(entity, role)
        about = f"{word}: {entity_words(entity, role, 1)[2:]}, {treatment_words(treatment, entity, role)}"
        target = prefix + Group(entity, role, treatment, ()).key
        found.append(Mark(item.start, item.end, "person", word, about, target))
    return found


def _headings(report: Report, text: str) -> list[Mark]:
    return [
        Mark(s.start, s.start + len(s.title), "heading", "", "", "")
        for s in report.sections or []
        if s.title and text.startswith(s.title, s.start)
    ]


def _section_notes(report: Report, text: str) -> dict[int, Markup]:
    """What to say after the heading of a section that nobody filled."""
    found: dict[int, Markup] = {}
    for section in report.sections or []:
        words = _SECTION_NOTES.get(section.state)
        if words is None or not 0 <= section.start < len(text):
            continue
        line_end = text.find("\n", section.start)
        where = len(text) if line_end < 0 else line_end
        found[where] = Markup('<span class="tag empty">{}</span>').format(words)
    return found
