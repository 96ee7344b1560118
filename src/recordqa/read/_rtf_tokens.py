"""RTF as a stream of tokens, and the tables that give its control words a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Control words that stand for a character (RTF specification 1.9.1, "Special characters").
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
SYMBOLS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\x00par", "\r": "\x00par", "\t": "\t"}
HEADERS = {**dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header")}
FOOTERS = {**dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer")}
#: Destinations whose text is not the document's, marked with \* or not.
SKIPPED = frozenset(
    "colortbl info pict objdata objclass fldtype datafield bkmkstart bkmkend xe tc template private1 "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonesttables revtbl filetbl sp shprslt upr_ansi "
    "pnseclvl pntxta pntxtb listtable listoverridetable comment company operator".split()
)
#: Destinations marked \* ("skip me if you do not know me") that hold text or are needed.
KNOWN_STARRED = frozenset(
    "shpinst shptxt nesttableprops fldinst formfield ffl annotation atrfstart footnote pntext listtext "
    "header headerl headerr headerf footer footerl footerr footerf field fldrslt fonttbl stylesheet".split()
)
#: Font character set → code page.
CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


class Token(NamedTuple):
    """``kind`` is "{", "}", "word", "symbol", "hex" or "text"."""

    kind: str
    text: str = ""
    number: int | None = None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<group>[{}])|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?"
        r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])|(?P<eol>[\r\n\x00]+)|(?P<text>[^\\{}\r\n\x00]+)"
    )


def tokens(source: str) -> Iterator[Token]:
    """The tokens of RTF text; binary data after \\bin is stepped over."""
    at = 0
    match = _pattern().match
    while at < len(source):
        found = match(source, at)
        if found is None:  # a lone backslash at the end
            return
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            number = None if found["number"] is None else int(found["number"])
            if found["word"] == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", found["word"], number)
        elif kind == "group":
            yield Token(found["group"])
        elif kind in ("hex", "symbol", "text"):
            yield Token(kind, found[kind])
