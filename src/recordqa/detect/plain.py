"""A segment's plain words: what the cues are matched against.

Names are replaced by the role of the person, so that a name can never change a level; case,
apostrophes and punctuation are evened out, so that CAPITALS and dictation read like the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recordqa.detect.patterns import present
from recordqa.types import Document, PersonalDatum, Segment

_PLACEHOLDER = {"child": "childname", "family": "familyname", "professional": "profname"}
_OTHER = {"SCHOOL": "schoolname", "ADDRESS": "addressname"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
# An opening quotation mark with at least two words before its end.
_OPEN_QUOTE = re.compile(
    r"(?<![\w'\"])(?:\"(?=[^\"\n]*\w[^\"\n]*\s[^\"\n]*\w)|'(?=\w[^\"\n]*\s[^\"\n]*\w[.,!?]?'(?!\w)))"
)
_WORD = re.compile(r"[a-z0-9£%&]+(?:['./-][a-z0-9]+)*%?|[,;:()–—?!]|->|→| - ")
_PERSON_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\.){1,3}(?:'s\b|(?![\w.]*[a-z]))"
    r"|(?<![\w.'’&/-])[A-Z](?:'s\b|(?![\w.'’&/-]|\s*[):]))"
    r"|(?<![\w.'’&/-])[A-Z](?=\s*:\s*[\"'])"
)
# Two capitals are a person's initials unless they are one of these or the whole segment is in capitals.
_TWO_CAPITALS = re.compile(r"(?<![\w.'’&/-])[A-Z]{2}(?:'s\b|(?![\w&/-]))")
_NOT_INITIALS = frozenset(
    (
        "AC AM AP AS AT BA BE BY CA CC CE CH CP CT CV DA DC DO DM DS DT DV EA EC ED EH EP ET FC FF FL FN "
        "FS FT GO GP HE HO HR HT HV ID IE IF IN IO IQ IS IT IV JP KC LA LD LL LO MA ME MH MP MY NA NB NI "
        "NO OF OK ON OR OS OT PA PC PD PE PI PL PM PO PP PR PS PT QA QC RE RP SA SE SG SM SO SP SW TA TM "
        "TO TV UK UN UP US VC VS WE XX YJ YO YP YR "
    ).split()
)
#: Negations and short forms as people type them without their apostrophe.
_SHORT = {
    **{
        f"{verb}nt": [verb, "not"]
        for verb in "do did does was were has have is are could would should had need".split()
    },
    "&": ["and"],
    "b/c": ["because"],
    "bc": ["because"],
    "wd": ["would"],
    "sch": ["school"],
    "cant": ["can", "not"],
    "wont": ["will", "not"],
    "cannot": ["can", "not"],
    "im": ["i", "am"],
    "ive": ["i", "have"],
    "hes": ["he"],
    "shes": ["she"],
    "theyre": ["they", "are"],
    "theyve": ["they", "have"],
    "thats": ["that"],
    "whats": ["what"],
}
_MENTION = re.compile(
    r" (?:(?:childname|initialsname|personname|his|her|their|the) )?"
    r"(?:(?P<woman>mum|mother|mums|mam|mummy|gran|nan|nana|grandma|grandmother|aunt|auntie|stepmum|mgm|pgm|girlfriend|wife)"
    r"|(?P<man>dad|father|daddy|grandad|grandfather|uncle|stepdad|stepfather|boyfriend|husband|mgf|pgf)"
    r"|(?P<adult>familyname|parent|parents|carer|carers|grandparents|partner)"
    r"|(?P<worker>profname|worker|sw|practitioner|supervisee|teacher|nurse|midwife|officer|visitor|iro|doctor|psychologist"
    r"|manager|supervisor|guardian|student)"
    r"|(?P<boy>boy|son|brother|lad)|(?P<girl>girl|daughter|sister)"
    r"|(?P<child>childname|initialsname|child|baby|yp|toddler|twin|person|children)"
    r"|(?P<other>personname))(?= )"
)
_GENDER = {"woman": "she", "man": "he", "boy": "he", "girl": "she"}
_WHO = {
    "woman": "whoadult",
    "man": "whoadult",
    "adult": "whoadult",
    "worker": "whoworker",
    "boy": "whochild",
    "girl": "whochild",
    "child": "whochild",
    "other": "",
}
_NOUNS = (" the baby", " the child", " baby", " child", " the worker", " the children", " children", " carer")
# "He'd called" was read as "he would called".
_HAD = re.compile(
    r" would (?=(?:been|gone|done|made|taken|seen|said|told|felt|thought|given|grown|lost|left|got|known|kept"
    r"|written|(?!need|feed|proceed|succeed|exceed|heed|embed)[a-z]{2,}ed) )"
)
# Whoever answers a question about other people is the worker who was asked.
_ASKED = re.compile(
    r"^ (?:(?:then|so|and|also) )?(?:i|we|manager|supervisor|tm|atm) (?:then |also |again )?"
    r"(?:asked|wondered|suggested|queried|questioned|challenged|pushed|pointed out|put it)"
    r"(?! (?:(?:the|his|her|their|both) )?(?:childname|familyname|initialsname|personname|him|her|them|mum"
    r"|dad|mother|father"
    r"|parents|child|children|boy|girl|baby|school|police|carer|carers|gran|nan|grandmother|aunt|uncle) )"
)
_PAUSES = (",", "?")
_PRONOUN = re.compile(r" (he|she|his|her|him) ")


@dataclass(frozen=True, slots=True)
class PlainSegment:
    """A segment's words, each followed by one space and all preceded by one, and what is in it."""

    segment: Segment
    words: str
    present: frozenset[str]
    count: int


def plain_words(text: str) -> str:
    """``text`` as words: lower case, one space after each, commas for every pause but questions."""
    text = text.translate(_APOSTROPHES)
    if not text.isupper():
        text = _TWO_CAPITALS.sub(_two_capitals, text)
    text = _PERSON_INITIALS.sub(_initials, text)
    text = _OPEN_QUOTE.sub(" quotemark ", text)
    tokens: list[str] = []
    for match in _WORD.finditer(text.lower()):
        token = match.group()
        if not token[0].isalnum() and token[0] not in "£%&":
            if tokens and tokens[-1] not in _PAUSES:
                tokens.append(_PAUSES[token.startswith("?")])
            elif tokens and token.startswith("?"):
                tokens[-1] = _PAUSES[1]
            continue
        tokens.extend(_expand(token))
    return _HAD.sub(" had ", " " + "".join(t + " " for t in tokens))


def _initials(match: re.Match[str]) -> str:
    # "I" and "A" are words far more often than people.
    return match.group() if match.group() in ("I", "A") else " initialsname "


def _two_capitals(match: re.Match[str]) -> str:
    return match.group() if match.group()[:2] in _NOT_INITIALS else " initialsname "


def _expand(token: str) -> list[str]:
    if token in _SHORT:
        return _SHORT[token]
    if token.endswith("n't"):
        return [{"ca": "can", "wo": "will", "sha": "shall"}.get(token[:-3], token[:-3]), "not"]
    if "'" in token:
        head, tail = token.split("'", 1)
        if tail in ("s", "d", "ll", "re", "ve", "m"):
            return (
                [head]
                if tail == "s"
                else [head, {"d": "would", "ll": "will", "re": "are", "ve": "have", "m": "am"}[tail]]
            )
    if "/" in token and not token[0].isdigit():
        return [part for part in token.split("/") if part]
    return [token.rstrip(".")]


def plain_segments(document: Document, people: Sequence[PersonalDatum]) -> list[PlainSegment]:
    """The content segments of a document as plain words, with people replaced by their roles.

    A segment whose first person is "he" or "she" begins with ``whochild``, ``whoadult`` or
    ``whoworker``: the person whom the sentence before it was about.
    """
    starts = [p.start for p in people]
    result = []
    section: int | None = None
    before: list[tuple[str, str | None]] = []
    for segment in document.content():
        if segment.section != section:
            section, before = segment.section, []
        pieces = []
        at = segment.start
        for datum in people[bisect_left(starts, segment.start) :]:
            if datum.start >= segment.end:
                break
            if datum.start < at or datum.end > segment.end:
                continue
            pieces.append(document.text[at : datum.start])
            if datum.entity == "PERSON":
                pieces.append(f" {_PLACEHOLDER.get(datum.role or '', 'personname')}")
            else:
                pieces.append(f" {_OTHER.get(datum.entity, datum.entity.lower().replace('_', ''))}")
            at = datum.end
        pieces.append(document.text[at : segment.end])
        words = plain_words("".join(pieces))
        mentions = list(_MENTION.finditer(words))
        who = _antecedent(words, mentions[0].start() if mentions else len(words), before)
        if mentions:
            # A name or "mum" is what a sentence is about before "the baby" or "the worker" is.
            mentions.sort(key=lambda m: str(m.lastgroup) in ("boy", "girl") or m.group() in _NOUNS)
            before = [(_WHO[str(m.lastgroup)], _GENDER.get(str(m.lastgroup))) for m in mentions]
            if _ASKED.search(words):
                before.insert(0, ("whoworker", None))
            elif who:
                before.insert(0, (who, None))
        if who:
            words = f" {who}{words}"
        result.append(PlainSegment(segment, words, present(words), words.count(" ") - 1))
    return result


def _antecedent(words: str, until: int, before: Sequence[tuple[str, str | None]]) -> str:
    """Whom the first he or she of a segment means: the first of the sentence before who can be one."""
    pronoun = _PRONOUN.search(words, 0, min(len(words), until + 1))
    if pronoun is None:
        return ""
    gender = "she" if pronoun.group(1) in ("she", "her") else "he"
    return next((who for who, own in before if own in (None, gender)), "")
