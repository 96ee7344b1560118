"""EMAIL: our own. Presidio's recogniser asks the internet for a list of public suffixes on first use,
through tldextract; nothing here may open a socket, and .example and council-internal domains have no
public suffix anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._context import Hit, Recogniser

ENTITIES = ("EMAIL",)
_SHAPE = re.compile(
    r"(?<![\w.+%@-])[\w+%][\w.+%'’-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z]{2,24}(?![\w@-])"
)


class Email(Recogniser):
    """E-mail addresses."""

    ENTITY = "EMAIL"

    def hits(self, text: str) -> Iterator[Hit]:
        if "@" in text:
            for match in _SHAPE.finditer(text):
                yield Hit(match.start(), match.end(), 1.0, "pattern")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Email()]
