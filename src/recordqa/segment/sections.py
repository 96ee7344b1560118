"""From pieces to the frozen document: segments numbered in order, sections with their state."""

from __future__ import annotations

from collections import Counter

from recordqa.segment import vocabulary as v
from recordqa.segment.known import Known, form_of
from recordqa.segment.normal import key
from recordqa.segment.pieces import Piece
from recordqa.types import Cell, Record, Section, SectionState, Segment, Span


def assemble(
    record: Record, pieces: list[Piece], known: Known
) -> tuple[tuple[Segment, ...], tuple[Section, ...]]:
    """Segments and sections of the pieces, which are in reading order and do not overlap."""
    text = record.text
    segments: list[Segment] = []
    groups: list[list[Piece]] = []
    section: int | None = None
    for piece in pieces:
        if piece.title is not None:
            groups.append([])
            section = len(groups) - 1
        if section is not None:
            groups[section].append(piece)
        value = (
            Span(piece.value[0], piece.value[1], text[piece.value[0] : piece.value[1]])
            if piece.value
            else None
        )
        segments.append(
            Segment(
                index=len(segments),
                start=piece.start,
                end=piece.end,
                text=text[piece.start : piece.end],
                kind=piece.kind,
                section=section,
                paragraph=piece.paragraph,
                label=piece.label,
                value=value,
                cells=tuple(Cell(a, b, text[a:b], column) for a, b, column in piece.cells),
                earlier_session=piece.earlier,
            )
        )
    states = [_state(group) for group in groups]
    counts: Counter[str] = Counter()
    for group in groups:
        counts.update({form_of(r) for r in known.rivals.get(key(group[0].title or ""), ())})
    sections = tuple(
        _section(group, state, known, counts)
        for group, state in zip(groups, _inherited(groups, states), strict=True)
    )
    return tuple(segments), sections


def _state(group: list[Piece]) -> SectionState:
    if any(p.written for p in group):
        return "filled"
    printed = [p for p in group if p.kind in ("prompt", "boilerplate") and not p.furniture]
    if any(p.kind == "prompt" for p in printed):
        return "prompt only"
    return "boilerplate" if printed else "blank"


def _inherited(groups: list[list[Piece]], states: list[SectionState]) -> list[SectionState]:
    """A heading that only holds other headings is filled when one of them is."""
    result = list(states)
    for i in range(len(groups) - 2, -1, -1):
        if result[i] != "blank" or len(groups[i]) != 1:
            continue
        head, below = groups[i][0], groups[i + 1][0]
        holds = head.level < below.level and (
            head.level == 1 or (below.kind == "heading" and _container(head))
        )
        if holds and result[i + 1] == "filled":
            result[i] = "filled"
        elif holds and head.level == 1:
            for j in range(i + 1, len(groups)):
                if groups[j][0].level <= head.level:
                    break
                if result[j] == "filled":
                    result[i] = "filled"
                    break
    return result


def _container(head: Piece) -> bool:
    return key(head.title or "") in v.CONTAINERS


def _section(group: list[Piece], state: SectionState, known: Known, counts: Counter[str]) -> Section:
    head = group[0]
    title = head.title or ""
    phrase = key(title)
    entry = known.choose(phrase, counts)
    if entry is None and "(" in title:
        entry = known.choose(key(title.split("(")[0]), counts)
    criteria = entry.criteria if entry is not None and entry.criteria else known.criteria_for(phrase)
    return Section(
        title=title,
        start=head.start,
        end=max(p.end for p in group),
        state=state,
        level=max(1, head.level),
        template=entry.template if entry is not None else None,
        criteria=criteria,
        earlier_session=head.earlier,
    )
