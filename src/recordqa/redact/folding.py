"""Text without accents, odd spaces, curly marks and what cannot be seen, with the way back.

Letters keep their case. Names are looked for in folded text, so that a soft hyphen or a missing accent does
not hide one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_SPECIAL = {
    **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u00b4\u2032\uff07`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u180e", ""),
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i",
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _one(character: str) -> str:
    special = _SPECIAL.get(character)
    if special is not None:
        return special
    if character.isspace():
        return "\n" if character in "\n\r\v\f\u2028\u2029\x85" else " "
    kind = unicodedata.category(character)
    if kind == "Cf" or unicodedata.combining(character):
        return ""
    plain = unicodedata.normalize("NFKD", character)
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The folded text alone."""
    return text if text.isascii() else "".join(_one(c) for c in text)


def folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text and, for each of its characters and its end, the offset in ``text``."""
    if text.isascii():
        return text, range(len(text) + 1)
    out: list[str] = []
    back: list[int] = []
    for offset, character in enumerate(text):
        plain = _one(character)
        out.append(plain)
        back.extend([offset] * len(plain))
    back.append(len(text))
    return "".join(out), back
