"""Words compared without case, punctuation, white space or numbering."""

from __future__ import annotations

import re

_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_WORD = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(
    r"[\s#>*_(\[]{0,12}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?\s+|[a-hA-H][.)]\s+|[ivxIVX]{1,5}[.)]\s+)"
)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes dropped, "&" as "and"."""
    if "&" in text:
        text = text.replace("&", " and ")
    if "'" in text or "’" in text or "‘" in text or "`" in text or "´" in text:
        text = text.translate(_APOSTROPHES)
    return _WORD.findall(text.lower())


def strip_numbering(text: str) -> str:
    """The text without a number or letter in front ("3. Welfare" is "Welfare")."""
    match = _NUMBERING.match(text)
    return text[match.end() :] if match else text


def key(text: str) -> str:
    """What a heading, label or prompt is looked up by: its words, joined by single spaces.

    Numbering in front is left off unless nothing else is there.
    """
    return " ".join(words_of(strip_numbering(text))) or " ".join(words_of(text))
