"""The forms in which a masked person or identifier may stand anywhere in a report, and their replacement.

Where a report quotes the record, the flagged spans say exactly what to mask. Elsewhere (an owner, a
warning, a file name) the same names are looked for by their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from recordqa.types import Entity

#: Says whether a folded word is an ordinary word too ("grace", "will"): written small it is nobody's name.
Ordinary = Callable[[str], bool]

#: What stands where an identifier stood, when the pack gives no replacement of its own.
MARKS: dict[Entity, str] = {
    "PERSON": "[name]",
    "DATE_OF_BIRTH": "[date of birth]",
    "ADDRESS": "[address]",
    "POSTCODE": "[postcode]",
    "PHONE": "[phone]",
    "EMAIL": "[email]",
    "USERNAME": "[user name]",
    "NHS_NUMBER": "[NHS number]",
    "NI_NUMBER": "[NI number]",
    "UPN": "[pupil number]",
    "VEHICLE_REG": "[number plate]",
    "SCHOOL": "[school]",
    "CASE_ID": "[case number]",
}
#: Words of a mention that are no name of anybody's.
NOT_OWN = frozenset(
    """
    mr mrs ms miss mx dr prof sir rev sister brother baby little big aunt aunty auntie uncle cousin nan
    nana nanna nanny gran granny grandma grandad grandpa grandmother grandfather mum mam mummy mother dad
    daddy father step stepdad stepmum great van de der den da dos do di la le el al bin ibn bint abu ap
    ab ben von and the of
    """.split()
)
_SWAP = str.maketrans("łøıđðŁØĐ’‘‐‑", "loiddloi''--")
_WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")
#: Two letters are too little to tell a name from a word, unless they begin with a capital.
_SHORT = 2


def _fold_letter(letter: str) -> str:
    low = letter.translate(_SWAP).lower()
    base = unicodedata.normalize("NFD", low)[:1] or low[:1]
    return base if len(base) == 1 else letter


_letter = lru_cache(maxsize=4096)(_fold_letter)


def fold(text: str) -> str:
    """Lower case without accents, each letter still at its own place."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, its hyphenated parts apart."""
    return tuple(fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", name)))


def initials(name: str) -> str:
    """ "Kayden-Lee Marsh" → "K.M."; titles and particles are left out, a single name gives one letter."""
    parts = [p for p in re.split(r"[\s.]+", name) if p]
    own = [p for p in parts if fold(p) not in NOT_OWN] or parts
    return "".join(p[0].upper() + "." for p in own)


@dataclass(frozen=True, slots=True)
class Form:
    """Folded words in this order, and what to put there."""

    words: tuple[str, ...]
    replacement: str


class Forms:
    """Every form that must not be shown, longest first."""

    def __init__(self, forms: Iterable[Form], ordinary: Ordinary) -> None:
        found: dict[tuple[str, ...], Form] = {}
        for form in forms:
            if form.words:
                found.setdefault(form.words, form)
        self.by_words = found
        self._ordinary = ordinary

    def __contains__(self, words: Sequence[str]) -> bool:
        return tuple(words) in self.by_words

    @cached_property
    def longest(self) -> int:
        """The most words any form has."""
        return max((len(words) for words in self.by_words), default=0)

    @cached_property
    def _joined(self) -> dict[str, Form]:
        return {"".join(words): form for words, form in self.by_words.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.by_words:
            return None
        shapes = sorted(self.by_words, key=lambda words: (-sum(map(len, words)), words))
        either = "|".join(r"[\s_.,|-]{0,4}".join(map(re.escape, words)) for words in shapes)
        # A digit or an underscore ends a name as a space does: "amara_2", "Amara7".
        return re.compile(rf"(?<![^\W\d_])(?:{either})(?=(?:'?s)?(?![^\W\d_]))")

    def apply(self, text: str, *, label: bool = False) -> str:
        """The text with every form replaced.

        A form that is one ordinary word is replaced only where it is written as a name: with a
        capital and, unless ``label`` says that the text is no sentence, not where a sentence begins.
        """
        if self._pattern is None or not text:
            return text
        text = unicodedata.normalize("NFC", text)
        parts: list[str] = []
        at = 0
        for match in self._pattern.finditer(fold(text)):
            start, end = match.span()
            form = self._joined["".join(words_of(match.group()))]
            if len(form.words) == 1 and not self._is_name(form.words[0], text, start, label):
                continue
            parts += [text[at:start], form.replacement]
            at = end
        return "".join([*parts, text[at:]])

    def _is_name(self, word: str, text: str, start: int, label: bool) -> bool:
        if len(word) > _SHORT and not self._ordinary(word):
            return True
        if not text[start].isupper():
            return False
        before = text[:start].rstrip(" \t\"'“‘(").rstrip(" \t")
        return label or not (not before or before[-1] in ".!?:;\n|•-–—")


def person_forms(people: Iterable[tuple[str, str]]) -> list[Form]:
    """Forms of people, given as (name as written, replacement), whole names before single words.

    A word that belongs to people with different replacements gives its first letter alone.
    """
    whole: dict[tuple[str, ...], str] = {}
    single: dict[str, set[str]] = {}
    for name, replacement in people:
        words = words_of(name)
        own = tuple(w for w in words if w not in NOT_OWN and len(w) > 1)
        if len(own) > 1:
            whole.setdefault(words, replacement)
            whole.setdefault(own, replacement)
            whole.setdefault(own[::-1], replacement)
        for word in own:
            single.setdefault(word, set()).add(replacement)
    found = [Form(words, replacement) for words, replacement in whole.items()]
    for word, replacements in single.items():
        one = next(iter(replacements)) if len(replacements) == 1 else f"{word[0].upper()}."
        found.append(Form((word,), one))
    return found
