"""Text that is safe to show: without characters that steer a terminal or reorder a line."""

from __future__ import annotations

import re

#: C0, DEL and C1 controls except tab and newline; bidirectional controls; byte order mark; tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without control characters; newlines and tabs stay, unpaired surrogates show as U+FFFD."""
    return _SURROGATE.sub("\ufffd", _STEERING.sub("", text.replace("\r", "\n")))


def one_line(text: str) -> str:
    """The cleaned text on one line, every run of white space a single space."""
    return " ".join(clean(text).split())


def visible(text: str) -> str:
    """The text with each control character replaced by a sign for it, so that its length stays.

    For the annotated record, whose offsets must keep their meaning: U+0000-U+001F and DEL become
    the pictures Unicode has for them, other controls and unpaired surrogates U+FFFD.
    """
    return _UNSHOWABLE.sub(_picture, text)


_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
