"""Asks the people model which words of a record are names, and whose.

The model is ``models/people``: MiniLM-L6 with a label for each word piece, run by onnxruntime on one thread.
Without its files, or without onnxruntime, the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recordqa import learned
from recordqa.detect.people_encoder import LABELS, WIDTH, Pieces, batches, cut_up, windows, word_features
from recordqa.detect.people_phrases import PARTICLES
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page, Token
from recordqa.detect.people_weighing import Weights
from recordqa.detect.people_words import (
    CALENDAR,
    COMMON,
    FIRST,
    LAST,
    LOOK_ALIKE,
    ROLE,
    is_name_only,
    kinds,
)
from recordqa.detect.sessions import open_session

NAME = "people"
ROLES = ("child", "family", "professional")
#: A word is taken for part of a name from this probability on.
ENOUGH = 0.5
ENOUGH_FOR_WORD_NAMES = 0.7
ENOUGH_FOR_WORDS = 0.95
#: "mercy" written small is mostly mercy.
ENOUGH_IN_SMALL_LETTERS = 0.98
#: A surname's place makes one of a word that is a surname somewhere, from here on.
DOUBTED = 0.05
#: A guess of the rules is dropped where the model thinks no word of it likelier a name than this.
REFUSED = 0.3
#: The same for a word that is nothing but a name.
REFUSED_NAME = 0.02
#: The same for a name that a label, a column or a signature gives outright.
REFUSED_OUTRIGHT = 0.02
#: Reasons of the rules that are nearly as good as a label: "Mum (Bisi)".
_TOLD = frozenset(("context:relation", "context:age", "context:title"))
_BETWEEN = frozenset((" ", "  ", ". ", ".", "-", " - ", "\u00a0", ' "', '" ', " '", "' "))
_BETWEEN |= frozenset((" “", "” ", " ‘", "’ ", " (", ") ", ", "))


@dataclass(frozen=True, slots=True)
class Opinion:
    """For each word of a page: how likely it is part of a name, begins one, and for each role."""

    name: Sequence[float]
    begins: Sequence[float]
    roles: Sequence[Sequence[float]]


@lru_cache(maxsize=1)
def _loaded() -> tuple[Any, Any] | None:
    model = learned.load(NAME)
    return open_session(model, "people.onnx") if model is not None else None


@lru_cache(maxsize=1)
def role_weights() -> Weights | None:
    """How the rules and the model are weighed in telling roles; None when there is no model."""
    model = learned.load(NAME)
    return Weights.read(model.read("roles.json")) if model is not None else None


def opinion(page: Page) -> Opinion | None:
    """The model's view of a page; None when there is no model."""
    loaded = _loaded()
    if loaded is None:
        return None
    import numpy as np

    session, tokenizer = loaded
    pieces = cut_up(tokenizer, page)
    count = len(page.tokens)
    name, begins = np.zeros(count), np.zeros(count)
    roles = np.zeros((count, 3))
    shares = np.zeros(count)
    if pieces.ids:
        chances = _chances(session, page, pieces)
        words = np.asarray(pieces.words)
        at = words >= 0
        np.add.at(shares, words[at], 1.0)
        np.add.at(name, words[at], 1.0 - chances[at, 0])
        for role in range(3):
            np.add.at(roles[:, role], words[at], chances[at, 1 + 2 * role] + chances[at, 2 + 2 * role])
        first = at & np.concatenate(([True], words[1:] != words[:-1]))
        begins[words[first]] = chances[first][:, 1::2].sum(axis=1)
    shares[shares == 0.0] = 1.0
    name /= shares
    roles /= shares[:, None]
    return Opinion(name.tolist(), begins.tolist(), roles.tolist())


def _chances(session: Any, page: Page, pieces: Pieces) -> Any:
    """The probability of each label for each piece."""
    import numpy as np

    rows = np.asarray([*word_features(page), [0.0] * WIDTH], np.float32)
    features = rows[np.asarray(pieces.words)]
    ids = np.asarray(pieces.ids, np.int64)
    found = np.zeros((len(ids), len(LABELS)))
    spans = list(windows(page, pieces))
    for batch in batches(spans):
        longest = max(spans[i][2] - spans[i][0] for i in batch)
        batch_ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros((len(batch), longest), np.int64)
        batch_features = np.zeros((len(batch), longest, WIDTH), np.float32)
        for row, index in enumerate(batch):
            context, _, end = spans[index]
            batch_ids[row, : end - context] = ids[context:end]
            mask[row, : end - context] = 1
            batch_features[row, : end - context] = features[context:end]
        scores = session.run(None, {"ids": batch_ids, "mask": mask, "features": batch_features})[0]
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        for row, index in enumerate(batch):
            context, start, end = spans[index]
            found[start:end] = scores[row, start - context : end - context]
    return found


def model_claims(page: Page, view: Opinion) -> Iterator[Claim]:
    """The runs of words that the model takes for names."""
    tokens = page.tokens
    index = 0
    while index < len(tokens):
        if view.name[index] < ENOUGH or _relation(tokens[index]):
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and _goes_on(page, view, last):
            last += 1
        first, end = index, last
        index = last + 1
        while first < end and tokens[end].low in PARTICLES and tokens[end].case == "low":
            end -= 1
        if end == last and _surname_follows(page, view, end):
            end += 1
            index = end + 1
        if all(_initials(tokens[i]) for i in range(first, end + 1)):
            continue
        sure = sum(view.name[first : end + 1]) / (end + 1 - first)
        if sure < min(_asked(t) for t in tokens[first : end + 1]) or (
            first == end and _one_of_two(page, end)
        ):
            continue
        yield Claim(first, end, round(min(sure, 0.99), 3), "model")


def _goes_on(page: Page, view: Opinion, last: int) -> bool:
    """Whether the word after ``last`` is part of the same name."""
    token, after = page.tokens[last], page.tokens[last + 1]
    if view.name[last + 1] < ENOUGH or token.possessive or after.line != token.line or _relation(after):
        return False
    if after.gap not in _BETWEEN:
        return False
    return view.begins[last + 1] < 0.5 * view.name[last + 1]


def believed(
    page: Page, view: Opinion | None, claims: Iterable[Claim], least: float = REFUSED
) -> Iterator[Claim]:
    """The rules' claims without those that the model thinks are no names.

    Of a word that is nothing but a name the model must be nearly certain, and a word that the record has
    shown to be a name and writes with a capital stays: a name too many is a smaller fault than one too few.
    """
    for claim in claims:
        if claim.first == claim.last and view is not None and _one_of_two(page, claim.first):
            continue
        tokens = page.tokens[claim.first : claim.last + 1]
        shown = claim.why.startswith("propagated") and not tokens[0].loud and tokens[0].case == "cap"
        name_only = any(is_name_only(t.low) and kinds(t.low) & FIRST for t in tokens)
        asked = min(least, REFUSED_NAME) if name_only or claim.why in _TOLD else least
        # A label or a column is believed of any first name.
        shown = shown or (least == REFUSED_OUTRIGHT and any(kinds(t.low) & FIRST for t in tokens))
        if shown or view is None or max(view.name[claim.first : claim.last + 1]) >= asked:
            yield claim


def _one_of_two(page: Page, index: int) -> bool:
    """Whether a word in small letters is half of "grace and mercy", "hope or faith"."""
    tokens = page.tokens
    for step in (-1, 1):
        if 0 <= index + 2 * step < len(tokens) and tokens[index + step].low in ("and", "or"):
            pair = (tokens[index], tokens[index + 2 * step])
            if not page.quiet and all(t.case == "low" and kinds(t.low) & COMMON for t in pair):
                return True
    return False


def _relation(token: Token) -> bool:
    """Whether a word says what somebody is and is nobody's name: the first of "Dad, Felix"."""
    found = kinds(token.low)
    return bool(found & ROLE) and not found & (FIRST | LAST)


def _asked(token: Token) -> float:
    """How sure the model must be of a word: surer of one that is also, or only, something else."""
    found = kinds(token.low)
    if not found & (COMMON | LOOK_ALIKE):
        return ENOUGH
    if token.case == "low":
        return ENOUGH_IN_SMALL_LETTERS
    return ENOUGH_FOR_WORD_NAMES if found & (FIRST | LAST) else ENOUGH_FOR_WORDS


def _surname_follows(page: Page, view: Opinion, last: int) -> bool:
    """Whether the next word, with a capital, ends the name though the model doubts it: "Amina Das"."""
    if last + 1 >= len(page.tokens) or page.tokens[last].possessive:
        return False
    token = page.tokens[last + 1]
    if token.gap != " " or token.case != "cap" or token.initial or page.tokens[last].case != "cap":
        return False
    found = kinds(token.low)
    return not found & (ROLE | CALENDAR) and bool(found & LAST) and view.name[last + 1] >= DOUBTED


def _initials(token: Token) -> bool:
    """Whether a word is initials and no name: "L", "DT"."""
    return token.case == "one" or (token.case == "caps" and len(token.text) == 2 and not token.loud)
