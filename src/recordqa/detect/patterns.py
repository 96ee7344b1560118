"""Phrase patterns: the notation that criteria files use for their cues.

A pattern is matched against a segment's plain words (see ``plain.py``): lower case, no
punctuation but commas and question marks, names replaced by ``childname``, ``familyname``, ``profname`` or
``personname``, schools by ``schoolname``, an opening quotation mark before at least two words by
``quotemark``. A segment whose first person is he or she may begin with ``whochild``, ``whoadult`` or
``whoworker``: the person whom the sentence before was about. Notation::

    wishes and feelings        these words in this order
    reflect*                   any word that starts so
    (said|told me|says)        one of these
    [very|really]              one of these, or nothing
    <child>                    a word class of criteria/language/classes.yaml
    ...                        up to six words of any kind;  ...3  up to three
    ^ we discussed             at the start of the segment;  $ at its end
    how sure ... ?             a question mark;  "," is any pause, a question mark too

Commas and question marks between words never matter. Every pattern compiles to one regular expression
whose gaps are bounded, and to the sets of words it cannot do without: a segment that lacks them is
never scanned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recordqa.errors import PackError

_TOKEN = re.compile(r"\.\.\.\d*|[\^$()\[\]|]|<[a-z_]+>|[^\s()\[\]|<>]+")
_DEFAULT_GAP = 6
# The start of a segment, after the word that tells whom its first pronoun means (``plain.py``).
_START = r"(?:(?<=^ )|(?<=^ whochild )|(?<=^ whoadult )|(?<=^ whoworker ))"
# Words that stand in so many sentences that looking for them filters little.
_COMMON = frozenset(
    (
        "i you we he she they it his her their him them me my the a an to of in on at for with and but so "
        "that this is was are were be been has had have not no do did will would worker sw mum dad said "
        "childname familyname profname personname initialsname"
    ).split()
)
_EVERYDAY = 25
#: Length of the word starts kept to filter patterns such as ``reflect*``.
STEM = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a pattern: its regular expression, and the words or word starts one of which it needs.

    ``needs`` is None when the piece can match without any particular word.
    """

    regex: str
    needs: frozenset[str] | None


@dataclass(frozen=True)
class Pattern:
    """One compiled pattern.

    Its regular expression is built when a segment first has the words it needs: compiling all of
    them at once would take most of a cold start, and a record needs only some.
    """

    source: str
    expression: str
    needs: tuple[frozenset[str], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.expression)

    def search(self, words: str, present: frozenset[str] | set[str]) -> re.Match[str] | None:
        """The first match in a segment's plain words; ``present`` are its words and word starts."""
        for group in self.needs:
            if group.isdisjoint(present):
                return None
        return self.regex.search(words)


class PatternCompiler:
    """Compiles patterns against one set of word classes."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._pieces: dict[str, _Piece] = {}
        self._compiled: dict[str, Pattern] = {}

    @cached_property
    def _stack(self) -> list[str]:
        return []

    def compile(self, source: str) -> Pattern:
        """Compile one pattern, once; PackError says what is wrong with it and where."""
        if source not in self._compiled:
            self._compiled[source] = self._compile(source)
        return self._compiled[source]

    def _compile(self, source: str) -> Pattern:
        tokens = _TOKEN.findall(source.lower().replace("’", "'"))
        if not tokens or "".join(tokens) != re.sub(r"\s+", "", source.lower().replace("’", "'")):
            raise PackError(f'The pattern "{source}" cannot be read.', hint="See detect/patterns.py.")
        position, pieces = self._sequence(tokens, 0, source, closing=None)
        if position != len(tokens):
            raise PackError(f'The pattern "{source}" closes a bracket that it never opened.')
        needs = sorted((p.needs for p in pieces if p.needs), key=_commonness)
        if not needs:
            raise PackError(f'The pattern "{source}" needs at least one word that must be there.')
        regex = "(?<= )" + "".join(p.regex for p in pieces)
        return Pattern(source, regex, tuple(needs[:4]))

    def _sequence(
        self, tokens: list[str], at: int, source: str, closing: str | None
    ) -> tuple[int, list[_Piece]]:
        pieces: list[_Piece] = []
        while at < len(tokens):
            piece_text = tokens[at]
            if piece_text in (")", "]", "|"):
                if closing is None:
                    raise PackError(f'The pattern "{source}" has a stray "{piece_text}".')
                return at, pieces
            if piece_text in ("(", "["):
                at, piece = self._group(tokens, at, source)
                pieces.append(piece)
                continue
            pieces.append(self._single(piece_text, source))
            at += 1
        if closing is not None:
            raise PackError(f'The pattern "{source}" never closes a "{closing}".')
        return at, pieces

    def _group(self, tokens: list[str], at: int, source: str) -> tuple[int, _Piece]:
        opening = tokens[at]
        closing = ")" if opening == "(" else "]"
        options: list[list[_Piece]] = []
        at += 1
        while True:
            at, option = self._sequence(tokens, at, source, closing)
            options.append(option)
            if at >= len(tokens):
                raise PackError(f'The pattern "{source}" never closes a "{opening}".')
            if tokens[at] == closing:
                break
            if tokens[at] != "|":
                raise PackError(f'The pattern "{source}" closes "{opening}" with "{tokens[at]}".')
            at += 1
        regex = "(?:" + "|".join("".join(p.regex for p in option) for option in options) + ")"
        if opening == "[":
            return at + 1, _Piece(regex + "?", None)
        return at + 1, _Piece(regex, _union([_rarest(option) for option in options]))

    def _single(self, piece: str, source: str) -> _Piece:
        if piece.startswith("..."):
            most = int(piece[3:]) if len(piece) > 3 else _DEFAULT_GAP
            return _Piece(rf"(?:\S+ ){{0,{most}}}?", None)
        if piece == "^":
            return _Piece(_START, None)
        if piece == "$":
            return _Piece(r"(?=(?:[,?] )?\Z)", None)
        if piece == ",":
            return _Piece("[,?] ", None)
        if piece == "?":
            return _Piece(r"\? ", frozenset({"?"}))
        if piece.startswith("<"):
            return self._word_class(piece[1:-1], source)
        return _word(piece)

    def _word_class(self, name: str, source: str) -> _Piece:
        if name in self._pieces:
            return self._pieces[name]
        if name not in self._classes:
            known = ", ".join(sorted(self._classes))
            raise PackError(
                f'The pattern "{source}" uses the word class <{name}>, which does not exist.',
                hint=f"There are: {known}.",
            )
        if name in self._stack:
            raise PackError(f"The word class <{name}> contains itself.")
        self._stack.append(name)
        options = []
        for phrase in self._classes[name]:
            tokens = _TOKEN.findall(phrase.lower().replace("’", "'"))
            _, option = self._sequence(tokens, 0, phrase, closing=None)
            options.append(option)
        self._stack.pop()
        # Longest first, so that "said that" is not cut short by "said".
        options.sort(key=lambda option: -sum(len(p.regex) for p in option))
        regex = "(?:" + "|".join("".join(p.regex for p in option) for option in options) + ")"
        piece = _Piece(regex, _union([_rarest(option) for option in options]))
        self._pieces[name] = piece
        return piece


def _word(token: str) -> _Piece:
    if token.endswith("*"):
        stem = token[:-1]
        if len(stem) < 2:
            raise PackError(f'The word "{token}" is too short to be matched by its start.')
        needs = frozenset({stem[:STEM] + "*"}) if len(stem) >= STEM else None
        return _Piece(re.escape(stem) + r"\S* (?:[,?] )?", needs)
    return _Piece(re.escape(token) + r" (?:[,?] )?", frozenset({token}))


def _rarest(option: Sequence[_Piece]) -> frozenset[str] | None:
    candidates = [p.needs for p in option if p.needs is not None]
    return min(candidates, key=_commonness) if candidates else None


def _commonness(group: frozenset[str]) -> int:
    """How likely a segment is to hold one of these words, roughly: many words, or everyday ones."""
    return len(group) + _EVERYDAY * len(group & _COMMON)


def _union(needs: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    if any(n is None for n in needs):
        return None
    return frozenset().union(*(n for n in needs if n is not None))


def present(words: str) -> frozenset[str]:
    """The words of a segment and the starts of its longer words, for ``Pattern.search``."""
    found = set(words.split())
    found.update({w[:STEM] + "*" for w in found if len(w) >= STEM})
    return frozenset(found)
