"""EMAIL: our own. Presidio's recogniser asks the internet for a list of public suffixes on first use,
through tldextract; nothing here may open a socket, and .example and council-internal domains have no
public suffix anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._anchors import around
from recordqa.detect.personal_data._context import Hit, Recogniser, before, lowered

ENTITIES = ("EMAIL",)
_SHAPE = re.compile(
    r"(?<![\w.+%@-])[\w+%][\w.+%'’-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z]{2,24}(?![\w@-])"
)
#: "name [at] host [dot] org": brackets are certain; words alone need "e-mail" before them.
_SPELT = re.compile(
    r"(?<![\w.+%@-])[\w+%][\w.+%-]{0,40}(?: ?[(\[{] ?dot ?[)\]}] ?[\w-]{1,30}){0,3} ?[(\[{] ?at ?[)\]}] ?"
    r"[A-Za-z0-9-]{1,40}(?:(?:\.| ?[(\[{] ?dot ?[)\]}] ?| dot )[A-Za-z0-9-]{1,24}){1,4}(?![\w@-])",
    re.I,
)
_BRACKETED = re.compile(r"[(\[{] ?at ?[)\]}]")
_SAID = re.compile(
    r"(?<![\w.+%@-])[\w+%][\w.+%-]{0,40}(?: (?:dot|underscore|dash) [\w-]{1,30}){0,4} at "
    r"[a-z0-9-]{2,40}(?:(?: dot |\.)[a-z0-9-]{2,24}){1,4}(?![\w@-])",
    re.I,
)
_BLANKS = re.compile(
    r"(?<![\w.+%@-])[\w+%][\w.+%-]{1,40} ?@ ?(?:[A-Za-z0-9-]{1,40}\.){1,4}[A-Za-z]{2,24}(?![\w@-])"
)
_LABEL = re.compile(
    r"\be-?mail(?:s|ed)?\b(?: address)?(?: (?:is|was|her|him|them|on|at|to|it))*[ :|(=\t–-]{0,4}$"
)


class Email(Recogniser):
    """E-mail addresses."""

    ENTITY = "EMAIL"

    def hits(self, text: str) -> Iterator[Hit]:
        if "@" in text:
            for match in (m for begin, stop in around(text, "@") for m in _SHAPE.finditer(text, begin, stop)):
                yield Hit(match.start(), match.end(), 1.0, "pattern")
            for match in _BLANKS.finditer(text) if " @" in text or "@ " in text else ():
                if " " in match.group() and _LABEL.search(before(text, match.start())):
                    yield Hit(match.start(), match.end(), 0.9, "label:email")
        low = lowered(text)
        if _BRACKETED.search(low):
            for match in _SPELT.finditer(text):
                yield Hit(match.start(), match.end(), 0.9, "pattern:spelt")
        if " dot " in low:
            for match in _SAID.finditer(text):
                whole = re.search(
                    r" dot (?:example|com|org|net|co dot uk|gov dot uk|uk)\Z", match.group(), re.I
                )
                if whole or _LABEL.search(before(text, match.start())):
                    yield Hit(match.start(), match.end(), 0.85, "label:email")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Email()]
