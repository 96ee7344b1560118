"""The second pass: reads the written bytes back by other means and looks for what should be gone.

Nothing here knows of units or runs. A package is unzipped, tags are cut away with a pattern, character
references are resolved, and every form of every name and number is looked for in text, attributes, links,
part names, pictures' bytes and the new file's name.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from recordqa.errors import NotRedacted
from recordqa.pipeline import only_a_name
from recordqa.redact.folding import fold
from recordqa.redact.matcher import identifier_pattern
from recordqa.redact.plan import WORD, Plan

_NEW_LINE = re.compile(
    r"</(?:w:p|a:p|p|div|li|td|th|tr|h\d|si|is|text|c|row|title|option|c:v|c:f|dc:\w+)\s*>"
    r"|<(?:w:br|w:cr|w:tab|w:ptab|br|a:br|hr)\b[^>]*>",
    re.IGNORECASE,
)
_CODE = re.compile(r"<w:(instrText|delInstrText)\b[^>]*>(.*?)</w:\1>", re.DOTALL)
_OLD = re.compile(r"<w:delText\b[^>]*>.*?</w:delText>", re.DOTALL)
_HYPHEN = re.compile(r"<w:noBreakHyphen\b[^>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))+)")
_VALUE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
#: Fonts, languages, colours and namespaces are the file format's own words.
_FORMAT = re.compile(r"(?:xmlns\b|xml:)|(?:.*:)?(?:ascii|hAnsi|cs|eastAsia|typeface|bidi|fill|color)$")
_FORMAT_TAGS = frozenset(("w:lsdException", "w:lang", "w:font", "w:color", "w:highlight", "a:font", "font"))
_SHORTEST_IN_BYTES = 5


class Forms:
    """Everything that must not be there, as patterns over folded text."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        words: set[str] = set()
        kept: set[str] = set()
        names: set[tuple[str, ...]] = set()
        kept_names: set[tuple[str, ...]] = set()
        self.identifiers: list[re.Pattern[str]] = []
        for plan in plans:
            for person in plan.people:
                for mention in person.mentions:
                    (kept_names if person.replacement is None else names).add(mention)
                    (kept if person.replacement is None else words).update(mention)
            for identifier in plan.identifiers:
                pattern = identifier_pattern(identifier)
                if pattern is not None and identifier.text.casefold() != identifier.replacement.casefold():
                    self.identifiers.append(pattern)
        # A word that a kept name has too proves nothing: there, only the whole name does.
        self.words = frozenset(w for w in words - kept if len(w) > 2 and only_a_name(w))
        whole = sorted(n for n in names - kept_names if len(n) > 1 and not set(n) <= kept)
        bodies = [r"[\s_.,-]{0,3}".join(re.escape(w) for w in n) for n in whole]
        self.names = [re.compile(rf"(?<![^\W\d_]){body}(?![^\W\d_])", re.IGNORECASE) for body in bodies]
        inside = sorted(w for w in self.words if len(w) >= _SHORTEST_IN_BYTES)
        self.inside = re.compile("|".join(map(re.escape, inside))) if inside else None

    def count(self, text: str, *, glued: bool = False) -> int:
        """How many forms stand in the text."""
        plain = fold(text)
        found = 0
        for match in WORD.finditer(plain):
            word = match.group().lower()
            word = word[:-2] if word.endswith("'s") else word
            found += word in self.words or (glued and self._within(word))
        patterns = (*self.names, *self.identifiers)
        return found + sum(len(pattern.findall(plain)) for pattern in patterns)

    def _within(self, word: str) -> bool:
        return self.inside is not None and only_a_name(word) and self.inside.search(word) is not None

    def count_bytes(self, data: bytes) -> int:
        """How many names stand in bytes that are no text: a picture's caption, a drawing's words."""
        if self.inside is None:
            return 0
        found = 0
        for text in (data.decode("latin-1"), data.decode("utf-16-le", "ignore")):
            # Long names only, standing alone: three letters turn up in any compressed picture.
            found += sum(1 for m in re.finditer(r"[A-Za-z]{5,40}", text) if m.group().lower() in self.words)
        return found


def prove(data: bytes, name: str, plans: Sequence[Plan], *, package: bool) -> None:
    """Raise NotRedacted when any form of a replaced name or identifier is still there."""
    forms = Forms(plans)
    left: Counter[str] = Counter()
    if package:
        for part, text, glued in _texts(data):
            left[part] += forms.count(text, glued=glued)
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for part in opened.namelist():
                left[part] += forms.count(part, glued=True)
                if not part.lower().endswith((".xml", ".rels", ".vml", ".svg")):
                    left[part] += forms.count_bytes(opened.read(part))
    else:
        text = data.decode("utf-8-sig")
        left["the text"] += forms.count(text) + forms.count(html.unescape(text)) * ("&" in text)
    left["the file's name"] += forms.count(name, glued=True)
    total = sum(left.values())
    if total:
        # The part's own name may hold a name, so only its folder and kind are said.
        places = sorted({_plainly(part) for part, number in left.items() if number})
        raise NotRedacted(
            f"Nothing was written: {total} {'name or number' if total == 1 else 'names or numbers'} "
            f"would be left in {', '.join(places)}.",
            hint="Take out what is unusual there (a picture, an odd field) by hand and try again.",
        )


def _plainly(part: str) -> str:
    return (
        part if re.fullmatch(r"[a-zA-Z]+/?(?:_rels/)?[a-z]+\d*\.[a-z.]+|the .*", part) else "one of its parts"
    )


def _texts(data: bytes) -> Iterator[tuple[str, str, bool]]:
    """(part, text, whether names may stand in it without spaces) of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for part in opened.namelist():
            if not part.lower().endswith((".xml", ".rels", ".vml", ".svg")):
                continue
            xml = opened.read(part).decode("utf-8")
            codes = "".join(html.unescape(_TAG.sub("", m.group(2))) for m in _CODE.finditer(xml))
            yield part, codes, True
            body = _HYPHEN.sub("-", _NEW_LINE.sub("\n", _CODE.sub("", xml)))
            readings = {_TAG.sub("", body), _TAG.sub("", _OLD.sub("", body))}
            for reading in sorted(readings):
                yield part, html.unescape(reading), False
            if "/theme/" in part:
                continue
            values: set[tuple[str, bool]] = set()
            for tag, attributes in _ATTRIBUTE.findall(xml):
                if tag in _FORMAT_TAGS:
                    continue
                for key, one, other in _VALUE.findall(attributes):
                    if not _FORMAT.match(key):
                        values.add((one or other, key in ("Target", "w:anchor", "w:name")))
            for value, glued in sorted(values):
                if not value.isdigit():
                    yield part, unquote(html.unescape(value)), glued
