"""USERNAME: our own, Presidio has none: @handles, and the word after "snapchat", "insta", "username" and
their like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._context import Hit, Recogniser

ENTITIES = ("USERNAME",)
_HANDLE = re.compile(r"(?<![\w.@/+-])@[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])(?![@\w])")
_AFTER = re.compile(
    r"\b(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|x ?box|psn|playstation|roblox|telegram"
    r"|gamer ?tag|facebook|fb|kik|twitch"
    r"|vinted|wizz|yubo|signal|twitter)\b(?: ?(?:account|name|handle|user|username|profile|id|tag))?"
    r"(?: (?:is|was|as|called|under|name|named))?[ :(=“\"'–-]{1,4}([A-Za-z0-9_.-]{3,30})",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:user ?name|handle|gamer ?tag|screen ?name|snap ?name)\b(?: (?:is|was|on \w+ is))?[ ]?[:"
    r"|=(“\"'–-]{0,3}[ ]?([A-Za-z0-9_.@-]{3,31})",
    re.I,
)


def _trimmed(match: re.Match[str]) -> tuple[int, int, str]:
    start, end = match.span(1)
    word = match.group(1).rstrip(".-")
    return start, start + len(word), word if end > start else ""


class Username(Recogniser):
    """Names that people use online."""

    ENTITY = "USERNAME"

    def hits(self, text: str) -> Iterator[Hit]:
        if "@" in text:
            for match in _HANDLE.finditer(text):
                yield Hit(match.start(), match.end(), 0.95, "pattern")
        for match in _AFTER.finditer(text):
            start, end, word = _trimmed(match)
            # A word of prose after "snapchat" has neither digit nor underline.
            if any(c.isdigit() or c in "_." for c in word) and any(c.isalpha() for c in word):
                yield Hit(start, end, 0.9, "context:platform")
        for match in _LABEL.finditer(text):
            start, end, word = _trimmed(match)
            mixed = any(c.isdigit() or c in "_.@-" for c in word)
            if mixed and any(c.isalpha() for c in word) and "@" not in word[1:]:
                yield Hit(start, end, 0.9, "label:username")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Username()]
