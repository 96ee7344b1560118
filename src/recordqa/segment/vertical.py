"""Actions set out downwards: "Action: … / Owner: … / Date: …", or a table's cells one a line."""

from __future__ import annotations

from recordqa.segment import vocabulary as v
from recordqa.segment.fields import is_blank_value, split_label
from recordqa.segment.lines import Line, marker_length
from recordqa.segment.normal import key, words_of
from recordqa.segment.tables import Row, Table


def _kind(phrase: str) -> str | None:
    for kind in ("what", "who", "when", "outcome", "state"):
        if phrase in v.COLUMNS[kind]:
            return kind
    return None


def vertical_tables(text: str, lines: list[Line], others: dict[int, Table]) -> dict[int, Table]:
    """Tables of one row each for labelled actions, and of all rows for cells one a line."""
    found: dict[int, Table] = {}
    i = 0
    while i < len(lines):
        if i in others:
            i = others[i].after
            continue
        table = _labelled(lines, i, others) or _stacked(lines, i, others)
        if table is None:
            i += 1
            continue
        found[i] = table
        i = table.after
    return found


def _labelled(lines: list[Line], i: int, others: dict[int, Table]) -> Table | None:
    if lines[i].blank or not _starts_action(lines[i].text):
        return None
    parts: list[tuple[int, int, str]] = []
    kinds: set[str] = set()
    j = i
    while j < len(lines) and not lines[j].blank and j not in others:
        text = lines[j].text
        label = split_label(text) if len(text) <= 600 else None
        kind = _action_label(text[: label[0]]) if label is not None else None
        if label is None or kind is None or (j > i and kind == "what"):
            break
        value = lines[j].start + label[1]
        name = text[: label[0]].strip(" *_")
        if not is_blank_value(text[label[1] :]):
            parts.append((value, lines[j].end, name))
        kinds.add(kind)
        j += 1
    if len(kinds) < 2 or not kinds & {"who", "when"}:
        return None
    last = lines[j - 1]
    row = Row(lines[i].start, last.end, [(a, b) for a, b, _ in parts])
    head = Row(lines[i].start, lines[i].start, [])
    table = Table([head, row], i, j)
    table.columns = [name for _, _, name in parts]
    return table


def _starts_action(text: str) -> bool:
    label = split_label(text) if len(text) <= 600 else None
    return label is not None and _action_label(text[: label[0]]) == "what"


def _action_label(label: str) -> str | None:
    words = words_of(label.lstrip("-•* "))
    while words and (words[-1].isdigit() or words[0].isdigit()):
        words = words[:-1] if words[-1].isdigit() else words[1:]
    phrase = " ".join(words)
    if phrase in v.VERTICAL_FIRST:
        return "what"
    kind = _kind(phrase)
    return None if kind == "what" else kind


def _stacked(lines: list[Line], i: int, others: dict[int, Table]) -> Table | None:
    """A table pasted as one cell a line: a run of column heads, then cells in their number."""
    if lines[i].blank or len(lines[i].text) > 40 or _kind(key(lines[i].text)) is None:
        return None
    kinds: list[str] = []
    j = i
    while j < len(lines) and not lines[j].blank and len(lines[j].text) <= 40 and j not in others:
        kind = _kind(key(lines[j].text))
        if kind is None or kind in kinds:
            break
        kinds.append(kind)
        j += 1
    wide = len(kinds)
    if wide < 2 or "what" not in kinds or not {"who", "when"} & set(kinds):
        return None
    after = j
    while after < len(lines) and not lines[after].blank and after not in others:
        if after - j > 60 * wide:
            return None
        if marker_length(lines[after].text):
            return None
        after += 1
    if (after - j) % wide:
        return None
    names = [line.text.strip(" :*_") for line in lines[i:j]]
    rows = [
        Row(lines[i].start, lines[j - 1].end, [(line.start, line.end) for line in lines[i:j]], header=True)
    ]
    for first in range(j, after, wide):
        cells = [(line.start, line.end) for line in lines[first : first + wide]]
        rows.append(Row(cells[0][0], cells[-1][1], cells))
    table = Table(rows, i, after)
    table.columns = list(names)
    return table
