"""Label and value: "Supervisor: J. Okafor", alone on a line, several on one, or in the cells of a form."""

from __future__ import annotations

import re
from functools import cache

from recordqa.segment import vocabulary as v
from recordqa.segment.normal import key, words_of
from recordqa.segment.sentences import strip_span

_LABEL = re.compile(r"([^\W\d_][^:\n\t|]{0,70}?|\d{1,2}[.)] [^:\n\t|]{1,60}?)[ \t*_]{0,6}:(?!//)[*_]{0,3}")
_DASH_LABEL = re.compile(r"([^\W\d_][^:\n\t|–—]{0,50}?)(?: [–—-]{1,2} | ?[–—] )")
_BLANK_VALUE = re.compile(r"[\s._…\-–—\[\]☐:*/]*$")
_GAPS = re.compile(r"\t+|[ \u00a0]{2,}|[ \t]*\|[ \t]*")
_FORM_WORDS = frozenset("date signed signature sign name".split())


@cache
def _run_on() -> re.Pattern[str]:
    """Core labels that may follow one another on a line with a single space between."""
    names = (
        "Supervisor|Supervisee|Date(?: of (?:session|supervision|birth|meeting|next (?:session|"
        "supervision)))?|Venue|Time|"
        "Child|Worker|Social [Ww]orker|Manager|Team(?: [Mm]anager)?|Name|Present|Apologies|Location|"
        "Duration|DOB|Role|"
        "Job [Tt]itle|Case|Case (?:ID|no|number)|Signed|Signature|LCS(?: ID| no)?|Mosaic(?: ID| no)?|"
        "Age|School|Attendees"
    )
    return re.compile(rf"(?:(?<=\s)|^)(?:{names}) ?:", re.IGNORECASE)


def label_key(text: str) -> str:
    """A label's key, a closing bracket and emphasis left off."""
    return key(text)


def is_field_label(text: str) -> bool:
    """Whether forms print this as the name of a short value."""
    phrase = key(text)
    if phrase in v.FIELD_LABELS:
        return True
    words = phrase.split()
    if not words or len(words) > 7:
        return False
    if "(" in text and key(text.split("(")[0]) in v.FIELD_LABELS:
        return True
    if len(words) <= 5 and (words[-1] in _FORM_WORDS or words[0] in ("signed", "signature", "date", "name")):
        return not any(w in v.SENTENCE_WORDS for w in words)
    return len(words) <= 3 and words[-1] in ("id", "number", "no", "ref", "dob", "initials")


def is_blank_value(text: str) -> bool:
    """Dots, underscores, boxes or nothing where a value would be."""
    return not text or bool(_BLANK_VALUE.match(text))


def split_label(text: str) -> tuple[int, int] | None:
    """(end of the label, start of the value) of a line "Label: value"; None when it has no label."""
    match = _LABEL.match(text)
    if match is None:
        return None
    label = match.group(1)
    if len(words_of(label)) > 9 or (label[-1:].isdigit() and text[match.end() : match.end() + 1].isdigit()):
        return None
    stop = match.end()
    while stop < len(text) and text[stop] in " \t":
        stop += 1
    return len(label.rstrip(" \t*_")), stop


def split_dash_label(text: str) -> tuple[int, int] | None:
    """The same for "Label – value" and "Label - value"."""
    match = _DASH_LABEL.match(text)
    if match is None or len(words_of(match.group(1))) > 6:
        return None
    return len(match.group(1).rstrip()), match.end()


def cells_of_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the parts of a line set apart by tabs, pipes or runs of spaces; [] when one part.

    Runs of spaces count only where a part is a label, because typists put two spaces after a stop.
    """
    body = text[start:end]
    if "\t" not in body and "|" not in body and "  " not in body and "\u00a0" not in body:
        if ":" in body:
            return _run_on_cells(text, start, end)
        return []
    hard = "\t" in body or "|" in body
    parts: list[tuple[int, int]] = []
    at = start
    for match in _GAPS.finditer(text, start, end):
        gap = match.group()
        if not hard and len(gap) < 3 and text[match.start() - 1 : match.start()] in (".", "?", "!"):
            continue
        if hard and "\t" not in gap and "|" not in gap and len(gap) < 3:
            continue
        parts.append(strip_span(text, at, match.start()))
        at = match.end()
    parts.append(strip_span(text, at, end))
    if len(parts) < 2:
        return _run_on_cells(text, start, end) if ":" in body else []
    if not hard:
        labelled = any(_LABEL.match(text[a:b]) or is_field_label(text[a:b]) for a, b in parts if b - a < 80)
        if not labelled or any(len(words_of(text[a:b])) > 9 for a, b in parts):
            return []
    return parts


def _run_on_cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start > 400:
        return []
    body = text[start:end]
    found = [m.start() for m in _run_on().finditer(body)]
    if len(found) < 2 or found[0] != 0:
        return []
    return [
        strip_span(text, start + a, start + b) for a, b in zip(found, [*found[1:], len(body)], strict=True)
    ]
