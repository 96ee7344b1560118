"""Who is the mother, the father, the aunt: only where the record says so in so many words.

A wrong relation would falsify the record, so a label ("Mother: Kelly Marsh"), a bracket ("Kelly Marsh
(mum)", "mum (Kelly Marsh)") or a table row are the only evidence; whatever is said of "his mother" or
"Kelly's mother" is not. Two people with the same relation, or one with two, keep their initials.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

_SAME = {
    "mother": "mother mum mam mom mummy mammy",
    "father": "father dad daddy",
    "grandmother": "grandmother grandma gran granny nan nana nanna nanny",
    "grandfather": "grandfather grandad granddad grandpa grandpop",
    "sister": "sister",
    "brother": "brother",
    "aunt": "aunt auntie aunty",
    "uncle": "uncle",
    "cousin": "cousin",
    "carer": "carer",
}
_WORD = {word: meaning for meaning, words in _SAME.items() for word in words.split()}
_BEFORE = "maternal|paternal|foster|birth|step|adoptive|great|half|older|younger"
_RELATION = rf"((?:(?:{_BEFORE})[ -]?){{0,2}})({'|'.join(sorted(_WORD, key=len, reverse=True))})"
#: A title that goes with the name when a relation stands for it.
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr)\.? $", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    label = re.compile(
        rf"(?:^|[(|;,]|[.] |- )\s*(?:the )?{_RELATION}(?:'s name)?\s?"
        r"(?::|\||\(| [-–] )\s?(?:(?:mr|mrs|ms|miss)\.? )?$",
        re.IGNORECASE,
    )
    bracket = re.compile(
        rf"(?:[A-Za-z ]{{0,20}}\b)?(?:the )?{_RELATION} ?\((?:(?:mr|mrs|ms|miss)\.? )?$", re.IGNORECASE
    )
    after = re.compile(rf" ?\((?:the )?{_RELATION}\)|\s?\|\s?{_RELATION}\s?(?:$|\||\n)", re.IGNORECASE)
    return label, bracket, after


_POSSESSED = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|my|our|your|its))\s+[\w -]{0,20}$", re.IGNORECASE)


def _said(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    found = [g for g in match.groups() if g is not None]
    extra, word = found[0], found[1]
    kind = re.sub(r"[\s-]+", " ", extra.lower()).strip()
    meaning = _WORD[word.lower()]
    if kind in ("step", "great"):
        return f"{kind}{'-' if kind == 'great' else ''}{meaning}"
    return f"{kind} {meaning}".strip()


def relation_at(text: str, start: int, end: int) -> str | None:
    """The relation that stands right beside ``text[start:end]``, said of whoever is named there."""
    label, bracket, after = _patterns()
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 60) : start]
    behind = text[end : end + 40]
    found = label.search(before) or bracket.search(before)
    if found is not None and _POSSESSED.search(before[: found.start(2)]):
        found = None
    return _said(found) or _said(after.match(behind))


def relations(text: str, mentions: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, str]:
    """Relation of each person (key → places of that person's mentions), where it is sure and only theirs."""
    found: dict[str, str] = {}
    for key, places in mentions.items():
        said = {r for start, end in places if (r := relation_at(text, start, end)) is not None}
        if len(said) == 1:
            found[key] = said.pop()
    shared = list(found.values())
    return {key: relation for key, relation in found.items() if shared.count(relation) == 1}
