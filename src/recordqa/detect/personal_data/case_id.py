"""CASE_ID: our own, Presidio has none. A number after a case system's name or a label; the span is the
number alone (the codebook takes it with or without the system's name). Numbers after "case" that are
ages, counts or times are not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._context import Hit, Recogniser, column_cells

ENTITIES = ("CASE_ID",)
_NUMBER = r"[A-Z]{0,4}[-/]?(?:\d{2,4}[-/]\d{3,8}|\d{4,12})(?:[-/]\d{1,6})?[A-Z]?"
_SYSTEM = re.compile(
    r"\b(?:lcs|mosaic|ics|ehm|liquid ?logic|childview|child ?line ?id|eclipse|azeus|carefirst"
    r"|care ?first|framework-?i|paris|rio"
    r"|system ?one|wccis|core ?plus|corelogic|care ?director|synergy|impulse|jigsaw|open ?case"
    r"|systmone|protocol|capita|emis|cms|eis|swift|charms|controcc)\b"
    r"(?: ?(?:/ ?[a-z]+|id|ids|no|nos|number|numbers|num|ref|reference|record|case|file|pin|system"
    r"|person|child|client)\b\.?){0,3}"
    rf"[ \t]?(?:is|was)?[ \t]?[:#=|(–-]{{0,2}}[ \t]{{0,3}}#?({_NUMBER})(?![\w/-])",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:case|child'?s?|client|person|service user|record|file|family|young person|yp|su|social care"
    r"|system|unique|electronic)"
    r"(?: ?/ ?[a-z]+)? ?(?:id|no|nos|number|num|ref|reference|identifier|pin)\b\.?"
    r"[ \t]?(?:is|was)?[ \t]?[:#="
    r"|(–-]{0,2}[ \t]{0,3}#?([A-Z]{0,4}[-/]?(?:\d{2,4}[-/]\d{3,8}|\d{3,12})(?:[-/]\d{1,6})?[A-Z]?)(?![\w/-])",
    re.I,
)
_BARE = re.compile(
    rf"(?:^|[\n(|,;]|\s)(?:id|ids|ref|reference|case|p ?number|urn)[ \t]?[:#"
    rf"|][ \t]{{0,3}}#?({_NUMBER})(?![\w/-])"
    rf"|\b(?:pid|p[- ]?(?:number|no\.?)|urn|uid|caseid|clientid|personid)(?: ?is)?[ \t]?[:#="
    rf"|]?[ \t]?#?({_NUMBER})"
    r"(?![\w/-])"
    r"|\b(?:id|ref|case|file|record) (?:no\.? ?)?#?(\d{5,12}|[A-Z]{1,4}[-/]?\d{4,10})(?![\w/-])"
    r"|\b(?:case|file|client|child) (?:no\.?|ref\.?|id)? ?#(\d{3,12})(?![\w/-])",
    re.I,
)
_MORE = re.compile(r" ?(?:,|and\b|&|/|;) ?(\d{5,10})(?![\w/-])")
_HEADING = re.compile(
    r"(?:case|child|client|lcs|mosaic|ics|ehm|person|record|file)(?: ?(?:id|no|number|ref)\b)|^id$"
    r"|^(?:lcs|ics|mosaic|ehm)$",
    re.I,
)
_CELL = re.compile(rf"(?:[A-Za-z]{{2,12}} ?)?({_NUMBER})")
#: A day, month and year are no number of a case.
_DATE_LIKE = re.compile(r"(?:\d{1,2}[-/]){1,2}(?:19|20)\d\d|(?:19|20)\d\d(?:[-/]\d{1,2}){0,2}")
_PHONE_LIKE = re.compile(r"0\d{9,10}")


class CaseId(Recogniser):
    """The numbers that case systems give."""

    ENTITY = "CASE_ID"

    def hits(self, text: str) -> Iterator[Hit]:
        """Numbers after a label, and the same numbers wherever they stand again."""
        found = list(self._labelled(text))
        yield from found
        for number in sorted({text[h.start : h.end] for h in found if h.end - h.start >= 5}):
            for match in re.finditer(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", text):
                yield Hit(match.start(), match.end(), 0.85, "propagated")

    @staticmethod
    def _labelled(text: str) -> Iterator[Hit]:
        for pattern, why in ((_SYSTEM, "label:system"), (_LABEL, "label:id"), (_BARE, "label:id")):
            for match in pattern.finditer(text):
                group = next(i for i in range(1, pattern.groups + 1) if match.group(i))
                if _PHONE_LIKE.fullmatch(match.group(group)) and why != "label:system":
                    continue
                if _DATE_LIKE.fullmatch(match.group(group)):
                    continue
                yield Hit(match.start(group), match.end(group), 0.95, why)
                more = _MORE.match(text, match.end())
                while more:
                    yield Hit(more.start(1), more.end(1), 0.85, why)
                    more = _MORE.match(text, more.end())
        for start, end in column_cells(text, _HEADING):
            cell = _CELL.fullmatch(text[start:end])
            if cell and not _DATE_LIKE.fullmatch(cell.group(1)):
                yield Hit(start + cell.start(1), start + cell.end(1), 0.9, "column:id")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [CaseId()]
