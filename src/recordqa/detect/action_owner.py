"""Who an action belongs to: names, initials, roles, "both", "I", alone or joined by "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recordqa.detect.action_words import (
    ACRONYMS,
    AGENCY_WORDS,
    FAMILY_WORDS,
    GENERIC,
    NOBODY,
    NOT_NAMES,
    PRONOUNS,
    ROLES,
    STAFF_WORDS,
    VERBS,
)
from recordqa.types.values import PersonalDatum

_TOKEN = re.compile(r"\S+")
_EDGE = "()[]{}.,;:!?\"“”'‘’*•→>–—"
_TITLE = frozenset({"dr", "mr", "mrs", "ms", "miss", "prof", "sir"})
_INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?")
_JOIN = frozenset({"and", "&", "+", "with", "/"})


@dataclass(frozen=True, slots=True)
class People:
    """Names that occur in the record, folded, with the role each is known by."""

    roles: dict[str, str]
    #: Whom the sentence before was about ("worker", "other", None), for its pronouns.
    topic: str | None = None
    #: True for a letter to the worker, where "you" is an owner.
    addressed: bool = False

    @classmethod
    def of(cls, people: Sequence[PersonalDatum]) -> People:
        """From detected people; a name seen with two roles keeps the first that is certain."""
        roles: dict[str, str] = {}
        for datum in people:
            if datum.entity != "PERSON":
                continue
            role = datum.role or "unknown"
            words = [w.strip(_EDGE) for w in datum.text.split()]
            for form in (" ".join(words), *words):
                key = form.casefold()
                if len(key) > 1 and key not in NOT_NAMES and roles.get(key, "unknown") == "unknown":
                    roles[key] = role
        return cls(roles)

    def role(self, name: str) -> str | None:
        """The known role of a name or of its first or last word, None for a stranger."""
        folded = name.casefold()
        if folded in self.roles:
            return self.roles[folded]
        words = [w.strip(_EDGE) for w in folded.split()]
        return next((self.roles[w] for w in words if w in self.roles and w not in _TITLE), None)


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as written; ``kind`` is staff, agency, family, child, generic, pronoun, name or nobody."""

    start: int
    end: int
    text: str
    kind: str
    count: int = 1


def kind_of(unit: str, people: People) -> str | None:
    """What one unit ("SW", "Ines", "the school", "KO") is, None when it is no owner at all."""
    said = unit.strip().strip(_EDGE).strip()
    folded = said.casefold().removesuffix("’s").removesuffix("'s")
    for article in ("the ", "a ", "an ", "her ", "his ", "their ", "our ", "my ", "new "):
        folded = folded.removeprefix(article)
    if not folded:
        return None
    if folded in NOBODY or folded.startswith(("someone ", "somebody ")):
        return "nobody"
    if folded in PRONOUNS:
        return "staff" if folded in ("i", "we") or (folded == "you" and people.addressed) else "pronoun"
    named = _looks_like_name(said)
    known = people.role(said) if named else people.roles.get(folded)
    if known == "professional":
        return "staff"
    if folded in STAFF_WORDS:
        return "staff"
    if folded in AGENCY_WORDS:
        return "agency"
    if folded in FAMILY_WORDS:
        return "family"
    if folded in GENERIC:
        return "generic"
    if known in ("child", "family"):
        return known
    if known == "unknown":
        return "name"
    return "name" if named else None


def _looks_like_name(said: str) -> bool:
    words = said.split()
    if not 1 <= len(words) <= 4:
        return False
    if len(words) == 1 and _INITIALS.fullmatch(said):
        return said.replace(".", "").casefold() not in ACRONYMS
    for word in words:
        bare = word.strip(_EDGE)
        folded = bare.casefold()
        if not bare or not bare[0].isalpha() or not bare[0].isupper() or any(c.isdigit() for c in bare):
            return False
        if re.search(r"['’](?:d|ll|ve|re|m|t)$", folded) or (
            len(words) > 1 and len(bare) > 3 and said.isupper()
        ):
            return False  # "SHE'D", and two words of a line in capitals
        if (
            folded in NOT_NAMES
            or folded in ACRONYMS
            or folded.endswith(("tion", "ment", "ology", "ings", "ness"))
        ):
            return False
    first = words[0].strip(_EDGE).casefold()
    return first not in VERBS and (first not in _TITLE or len(words) > 1)


_SPLIT = re.compile(r"\s*(?:,|/|&|\+|\band\b|\bwith\b)\s*", re.IGNORECASE)


def whole(phrase: str, start: int, people: People) -> Owner | None:
    """The owner that a phrase consists of, units joined by "and", "/", "&" or commas."""
    said = phrase.strip()
    lead = len(phrase) - len(phrase.lstrip())
    trimmed = said.strip("()[]*•.:; ")
    lead += said.find(trimmed) if trimmed else 0
    if not trimmed or len(trimmed) > 70:
        return None
    begin, end = start + lead, start + lead + len(trimmed)
    one = kind_of(trimmed, people)
    if one is not None:
        return Owner(begin, end, trimmed, one)
    units = [u for u in _SPLIT.split(_without_brackets(trimmed)) if u]
    kinds = [kind_of(u, people) for u in units]
    if not kinds or len(kinds) > 5 or any(k is None for k in kinds):
        return None
    best = next(
        (k for k in ("staff", "name", "agency", "family", "child", "generic", "pronoun") if k in kinds), None
    )
    return None if best is None else Owner(begin, end, trimmed, best, len(units))


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", " ", text).strip()


def before(text: str, position: int, people: People) -> Owner | None:
    """The owner that ends just before ``position``: the subject of "to ring", "will ring"."""
    window = max(0, position - 90)
    tokens = [
        (window + m.start(), window + m.end(), m.group()) for m in _TOKEN.finditer(text[window:position])
    ][-10:]
    if window and tokens and not text[window - 1].isspace() and tokens[0][0] == window:
        tokens = tokens[1:]  # a word cut in two by the window
    units: list[tuple[int, int, str]] = []
    at = len(tokens)
    while at > 0:
        unit = _unit_ending(tokens, at, people, bool(units))
        if unit is None:
            break
        begin, kind = unit
        units.append((tokens[begin][0], tokens[at - 1][1], kind))
        at = begin
        if at > 0 and tokens[at - 1][2].casefold() in _JOIN and at > 1:
            at -= 1
            continue
        if at > 0 and tokens[at - 1][2].endswith(",") and len(units) > 1:
            continue
        break
    if not units:
        return None
    start, end = units[-1][0], units[0][1]
    raw = text[start:end]
    stripped = raw.lstrip("(\"“'‘*•→>-–—")
    start += len(raw) - len(stripped)
    said = stripped.rstrip(" ,;:")
    kinds = [k for _, _, k in units]
    kind = next(
        (k for k in ("staff", "name", "agency", "family", "child", "generic", "pronoun") if k in kinds),
        kinds[0],
    )
    return Owner(start, start + len(said), said, kind, len(units))


def _unit_ending(
    tokens: list[tuple[int, int, str]], at: int, people: People, joined: bool
) -> tuple[int, str] | None:
    """The longest unit whose last token is ``at - 1``: where it begins and what it is."""
    if tokens[at - 1][2].endswith((";", ":", "!", "?")) or (
        tokens[at - 1][2].endswith((".", ","))
        and not joined
        and not re.search(r"[A-Z]\.$", tokens[at - 1][2])
    ):
        return None
    best: tuple[int, str] | None = None
    for size in range(1, min(5, at) + 1):
        first = at - size
        words = [t[2] for t in tokens[first:at]]
        if (
            size > 1
            and words[0].endswith((",", ";", ":", ".", "!", "?"))
            and not re.search(r"(?:^|[^a-z])[A-Z]\.$|^(?:Dr|Mrs?|Ms)\.$", words[0])
        ):
            break
        phrase = " ".join(words)
        if size > 1 and words[-1].endswith(")"):
            opened = phrase.rfind("(")
            phrase = phrase[:opened].strip() if opened > 0 else phrase
        kind = kind_of(phrase.lstrip("(["), people) if "(" not in phrase[1:] else None
        if kind is None and "/" in phrase and size == 1:
            found = whole(phrase, 0, people)
            kind = found.kind if found else None
        if kind is None:
            continue
        if size > 1 and kind == "name" and words[0].casefold() in ("i", "we", "and"):
            break
        if size > 1 and kind in ("staff", "child", "family", "name") and not _all_part(words, people):
            continue
        best = (first, kind)
    return best


def _all_part(words: list[str], people: People) -> bool:
    """Whether every word belongs to the unit: a role phrase, or a name's own capitalised words."""
    phrase = " ".join(words).strip(_EDGE).casefold()
    for article in ("the ", "a ", "an ", "her ", "his ", "their ", "our ", "my ", "new "):
        phrase = phrase.removeprefix(article)
    if phrase in ROLES or phrase in people.roles or any(w.startswith("(") for w in words):
        return True
    lowered = [w.strip(_EDGE) for w in words]
    return all(
        w[:1].isupper()
        and w.casefold() not in NOT_NAMES
        and w.casefold() not in VERBS
        and w.casefold() not in ROLES
        for w in lowered
    )


def after(text: str, position: int, people: People) -> Owner | None:
    """The owner that begins at ``position``: the agent of "to be written by HA"."""
    tokens = [
        (position + m.start(), position + m.end(), m.group())
        for m in _TOKEN.finditer(text[position : position + 70])
    ][:7]
    best: Owner | None = None
    for size in range(1, len(tokens) + 1):
        start, end = tokens[0][0], tokens[size - 1][1]
        phrase = text[start:end]
        if size > 1 and tokens[size - 2][2].endswith((".", ";", ":")):
            break
        found = whole(phrase.rstrip(".,;:"), start, people)
        if found is not None and (size == 1 or found.count > 1 or _all_part(phrase.split(), people)):
            best = found
    return best
