"""Character clean-up that every text goes through, with the way back to the characters it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from recordqa.types import Record

#: Spaces of other widths become a plain one; line and paragraph separators become newlines.
_CHANGES: dict[int, str] = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x0B, 0x0C, 0x2028, 0x2029], "\n"),
    # Windows characters that somebody took for Latin-1: curly quotes, dashes, the ellipsis.
    **{code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)},
}
#: Nothing to see: controls, soft hyphen, zero-width marks, direction marks, byte order mark.
_DROPPED = (
    *range(0x00, 0x09),
    *range(0x0E, 0x20),
    0x7F,
    0xAD,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
)
_DROPPED_SET = frozenset(_DROPPED)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    return {**_CHANGES, **dict.fromkeys(_DROPPED, "")}


@lru_cache(maxsize=1)
def _needs_work() -> re.Pattern[str]:
    odd = "".join(f"\\U{code:08x}" for code in (*_CHANGES, *_DROPPED, 0x0D))
    return re.compile(f"[{odd}\ud800-\udfff]")


def clean(text: str) -> str:
    """Normalise newlines, spaces and Unicode form (NFC); drop what cannot be seen.

    Tabs, newlines and smart quotes stay. Lone surrogates become U+FFFD.
    """
    if _needs_work().search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_table())
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_with_positions(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The cleaned text and, for each of its characters, the offset it came from.

    The second value is None when nothing moved: offset n came from offset n.
    """
    cleaned = clean(text)
    if cleaned == text or (len(cleaned) == len(text) and unicodedata.is_normalized("NFC", text)):
        return cleaned, None
    # Cleaned piece by piece: a base character with its marks, "\r\n", or one character.
    parts: list[str] = []
    positions: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        if text.startswith("\r\n", start):
            end = start + 2
        while end < len(text) and _joins_the_last(text[end]):
            end += 1
        part = clean(text[start:end])
        parts.append(part)
        positions.extend(min(start + i, end - 1) for i in range(len(part)))
        start = end
    joined = "".join(parts)
    return joined, tuple(positions)


def _joins_the_last(character: str) -> bool:
    """Whether NFC may merge it with what stands before: an accent, or a part of a Hangul syllable.

    A character that is dropped joins too: an accent behind it then meets its base.
    """
    if character <= "\u02ff":
        return ord(character) in _DROPPED_SET
    return (
        unicodedata.combining(character) > 0
        or "\u1161" <= character <= "\u11ff"
        or "\udc00" <= character <= "\udfff"  # the second half of a character beyond U+FFFF
        or ord(character) in _DROPPED_SET
    )


def cleaned_record(record: Record) -> Record:
    """The record with its text cleaned and its blocks' offsets moved along; the same one if clean."""
    text, positions = clean_with_positions(record.text)
    if text == record.text:
        return record
    if positions is None:
        return replace(record, text=text)
    new_offset = _reversed(positions, len(record.text))
    blocks = tuple(
        replace(
            block,
            start=new_offset[block.start],
            end=new_offset[block.end],
            cells=tuple((new_offset[a], new_offset[b]) for a, b in block.cells),
        )
        for block in record.blocks
    )
    # The reader's own way back speaks of the old offsets, so it cannot be kept.
    return replace(record, text=text, blocks=blocks, origin=None)


def _reversed(positions: tuple[int, ...], length: int) -> list[int]:
    """For every old offset (and the end), how many kept characters stand before it."""
    counts = [0] * (length + 1)
    for old in positions:
        counts[old + 1] += 1
    for i in range(length):
        counts[i + 1] += counts[i]
    return counts
