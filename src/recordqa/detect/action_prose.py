"""Agreed future acts in a sentence: who will do something, and by when.

Things done, booked, wished for, feared, forbidden, conditional or merely reported are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recordqa.detect.action_owner import Owner, People, after, before, whole
from recordqa.detect.action_words import NOT_NAMES, STRONG, VERBS, gerunds, participles
from recordqa.detect.due import HARD, SOFT, Due, choose_due, find_due


@dataclass(frozen=True, slots=True)
class Found:
    """One act found in a sentence; offsets of its clause within the sentence."""

    start: int
    end: int
    owner: Owner | None
    due: Due | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Forms:
    modal: re.Pattern[str]
    passive: re.Pattern[str]
    gerund: re.Pattern[str]
    imperative: re.Pattern[str]
    label: re.Pattern[str]
    agreed: re.Pattern[str]
    refused: re.Pattern[str]
    blocker: re.Pattern[str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    adverb = r"(?:(?:also|then|both|now|please|still|each|all|again|jointly|first|try to|be able to|need to|\w{3,12}ly)\s+){0,3}"
    go_on = r"(?P<goes_on>(?:continue|carry on|keep on|keep|go on)(?:\s+to|\s+with|\s+on)?\s+)?"
    modal = (
        r"(?P<modal>is going to|are going to|am going to|['’]s going to|['’]re going to|['’]m going to|is to|are to"
        r"|(?:has |have )?agreed (?:that (?:he|she|they|i) (?:will|would) |to)|(?:has |have )?offered to"
        r"|(?:has |have )?undertook to|undertaken to|(?:has|have) been tasked (?:with|to)|will need to|needs? to|must|should"
        r"|said (?:that )?(?:he|she|they|i)(?: would| will|['’]d|['’]ll)|will|shall|['’]ll|would|could|going to|continues? to"
        r"|carries on|will be|to)"
    )
    return _Forms(
        modal=re.compile(rf"(?:\b|(?=['’])){modal}\s+{adverb}{go_on}(?P<verb>[a-z][a-z-]+)\b(?!['’])", re.IGNORECASE),
        passive=re.compile(
            r"\b(?P<modal>(?:is|are) (?:now |also )?to be|to be|will be|will get|needs? to be|should be|must be|needs?)\s+"
            r"(?:(?:\w{3,12}ly|also|then|now|further)\s+)?(?P<part>[a-z'’-]+)\b",
            re.IGNORECASE,
        ),
        gerund=re.compile(r"\bneeds?\s+(?P<verb>[a-z-]+ing)\b", re.IGNORECASE),
        imperative=re.compile(
            r"^(?P<please>(?:please|pls|can you|could you|ensure(?: that)?)\s+)?(?:also\s+)?(?P<verb>[a-z][a-z-]+)\s+(?P<next>\S+)",
            re.IGNORECASE,
        ),
        label=re.compile(
            r"(?:^|[.;:,]\s+|\bso\s+(?:the\s+)?)(?:agreed\s+)?action(?:s|\s+point)?(?:\s+for\s+(?P<who>[^:]{1,30}?)(?:\s+is(?:\s+to)?\b|:)|\s*[:–—-]\s*|\s+(?:is|are)\b)",
            re.IGNORECASE,
        ),
        agreed=re.compile(
            r"\b(?:agreed|decided|asked|requested|directed|confirmed)\b(?:\s+(?:that|with \w+|with \w+ that|today|for|the|it|is))*\s*[:–—-]?\s*$"
            r"|\b(?:plan|action|next step|task|decision|direction|expectation)\b[\w ]{0,14}\b(?:is|was|for)(?:\s+(?:for|that|now))*\s*$",
            re.IGNORECASE,
        ),
        refused=re.compile(
            r"^\W*(?:if|unless|should (?:he|she|they|mum|dad|the|any|this|it|there|\w+ \w+ again)|when(?:ever)?|in the event|were|suppose|without)\b"
            r"|\b(?:policy|procedures?|guidance|statute|regulations?|framework|standard)\b[^.]{0,30}\b(?:says?|states?|requires?|expects?|is that|that)\b"
            r"|\b(?:social workers|supervisors|all workers|managers|practitioners|supervisees|all staff) (?:must|should|will|are to)\b"
            r"|\bnext (?:supervision|session|one)\b[^.]{0,16}\b(?:will|to) (?:be|take)\b|^\W*(?:we|both) (?:will|shall|['’]ll)?\s*(?:next )?meet (?:again|next|on|\d)"
            r"|^\W*we (?:will|['’]ll) (?:get|find|book|arrange|set) (?:another|a|the next) (?:date|time|session|supervision)"
            r"|\bno (?:further )?actions?\b|\bnot (?:for|an action)\b",
            re.IGNORECASE,
        ),
        blocker=re.compile(
            r"\b(?:ask(?:s|ed|ing)?|want(?:s|ed|ing)?|like[sd]?|tell(?:s|ing)?|told|help(?:s|ed|ing)?|allow(?:s|ed|ing)?|encourag\w+"
            r"|get|got|getting|with|from|of|in|at|on|about|remind\w*|invit\w+|support\w*|enabl\w+|expect\w*|need(?:s|ed)?|wish\w*|hop\w+|if|when"
            r"|whether|how|what|where|why|because|worried|worry|fear\w*|think\w*|thought|feel\w*|felt|believ\w+|said|says?|saying|wonder\w*|prefer\w*"
            r"|suggest\w*|threat\w*|that|who|which|until|unless|once|after|before|while|as|than|to|prompt\w*|persuad\w+|advis\w+|urg\w+|forc\w+|wait\w*|available)\s*$",
            re.IGNORECASE,
        ),
    )


_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer|\bno need)\s*$|^\s*(?:not|never|no longer|only if)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<!see )(?<!check )(?<!ask )(?<!know )(?<!clarify )(?<!out )(?<!confirm )(?<!asking )(?<!explore )(?<!happens )(?<!do )\bif\b(?! (?:possible|needed|required|necessary|appropriate|so|not|available|able))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]{3,}(?:\w['’]\w[^'’]*)*['’](?!\w)")
_PAST_LEAD = re.compile(r"\b(?:had|was|were|used|unable|able|failed|managed|tried|has|have|had planned|hopes?|hoping|likes?|plans?|wants?|not|due|likely|supposed|meant|refus\w+|ready|easy|hard|nice|good|seems?|appears?|began|started|went|got|going|where|what|how|whether|when|who|in order|so as|needs?|enough|too \w+)\s*$", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:so (?:that|as to|he|she|they|it|we|the|mum|dad|her|his|their|everyone|nobody|no one|someone|somebody|duty|i|[A-Z]\w+)\b|in order (?:to|that)|because|in case"
    r"|to (?:check|see|ensure|find out|make sure|establish|hear|help|show|understand|test|reduce|avoid|prevent|clarify|confirm|decide|plan|support|enable|give|keep)\b"
    r"|with a view to|the aim|purpose|which will|this will)",
    re.IGNORECASE,
)


def outcome_start(text: str) -> int | None:
    """Where the words that say what an act is for begin, None where there are none."""
    for match in _OUTCOME.finditer(text):
        # "Ines to check…" at the front is the act itself.
        if match.group()[:3].casefold() == "to " and len(text[: match.start()].split()) < 4:
            continue
        return match.start()
    return None


def due_of(text: str, session: date | None) -> Due | None:
    """The timescale of an act: looked for before its purpose first ("… so that she moves by June")."""
    cut = outcome_start(text)
    if cut is not None:
        found = choose_due(find_due(text[:cut], session), session)
        if found is not None:
            return found
    return choose_due(find_due(text, session), session)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    verb_end: int
    owner: Owner | None
    weight: int  # 2 plain, 1 needs a firm timescale beside it


def acts(text: str, people: People, session: date | None, relaxed: bool = False) -> list[Found]:
    """The agreed acts in one sentence; ``relaxed`` under headings and next to other actions."""
    forms = _forms()
    if text.rstrip().endswith("?") or (forms.refused.search(text) and not relaxed):
        return []
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    hits: list[_Hit] = []
    match = forms.modal.search(text)
    while match is not None:
        inside = any(a <= match.start() < b for a, b in quoted)
        hit = None if inside else _modal_hit(text, match, people, relaxed)
        if hit is not None and (not hits or hit.start >= hits[-1].verb_end):
            hits.append(hit)
        # "Will to ring": what looked like the modal may be the name before it.
        match = forms.modal.search(text, match.end() if hit is not None else match.start() + 1)
    if not hits:
        hits = [h for m in forms.passive.finditer(text) if (h := _passive_hit(text, m, people, relaxed)) is not None][:1]
        hits = [h for h in hits if not any(a <= h.start < b for a, b in quoted)]
    if not hits:
        hits = _labelled(text, people) or _imperative(text, relaxed, session)
    return _clauses(text, hits, people, session, relaxed)


def _clauses(text: str, hits: list[_Hit], people: People, session: date | None, relaxed: bool) -> list[Found]:
    found: list[Found] = []
    starts = [h.start for h in hits]
    for number, hit in enumerate(hits):
        if found and hit.owner is not None and hit.owner.kind == "pronoun" and hit.weight < 2:
            continue
        begin = 0 if number == 0 else starts[number]
        end = starts[number + 1] if number + 1 < len(hits) else len(text)
        clause = text[begin:end]
        due = due_of(clause, session)
        firm = due is not None and due.rank >= SOFT
        if hit.weight < 2 and not firm and not relaxed:
            continue
        if not relaxed and not (due is not None and due.rank >= HARD) and _CONDITION.search(clause):
            continue
        owner = None if hit.owner is None or hit.owner.kind == "nobody" else hit.owner
        found.append(Found(begin, end, owner, due, 0.9 if hit.weight == 2 else 0.7))
    return found


def _lead(text: str, start: int) -> str:
    """The words of the same clause before the owner."""
    before_owner = text[:start]
    cut = max(before_owner.rfind(c) for c in ";:→>\n")
    cut = max(cut, before_owner.rfind(". "), before_owner.rfind(", "), before_owner.rfind(" – "), before_owner.rfind(" - "))
    return before_owner[cut + 1 :]


def _modal_hit(text: str, match: re.Match[str], people: People, relaxed: bool) -> _Hit | None:
    modal, verb = match.group("modal").casefold(), match.group("verb").casefold()
    goes_on = bool(match.group("goes_on")) or modal.startswith(("continue", "carries"))
    if verb not in VERBS and not goes_on and not (relaxed and modal == "to" and verb != "be"):
        return None
    owner = before(text, match.start(), people)
    if owner is None:
        return _ownerless(text, match, modal, verb, people)
    lead = _lead(text, owner.start)
    forms = _forms()
    agreed = bool(forms.agreed.search(lead)) or bool(re.search(r"\bagreed\b", lead, re.IGNORECASE))
    bare = re.sub(r"^[\W_]+|(?:\b(?:and|so|then|also|but|therefore|now|ok|okay|right|meanwhile|finally|next)\b\W*)+$", "", lead.strip(), flags=re.IGNORECASE).strip()
    bare = re.sub(r"^(?:and|so|then|also|but|therefore|meanwhile|next)\b\W*", "", bare, flags=re.IGNORECASE).strip()
    clean = not bare or bool(forms.agreed.search(bare)) or (agreed and len(bare.split()) <= 7)
    if not clean and forms.blocker.search(bare):
        return None
    if _NEGATED.search(text[match.start() - 12 if match.start() > 12 else 0 : match.start()]) or _NEGATED.match(text[match.start("verb") - 5 : match.start("verb")]):
        return None
    kind = owner.kind
    worker = kind == "staff" or (kind == "name" and _is_initials(owner.text))
    if modal in ("to", "is to", "are to"):
        weight = _weight_to(kind, worker, clean, verb, relaxed)
    elif verb in ("have", "be") and "wo" in modal + "'d":
        return None
    elif modal == "would":
        weight = 0 if not agreed or kind == "child" else 2 if worker or kind == "name" else 1
    elif modal == "could":
        weight = 2 if relaxed and clean else 0
    elif modal.startswith("said") or " would" in modal:
        weight = 2 if worker or kind == "name" else 0
    elif "agreed" in modal or "offered" in modal or "undert" in modal or "tasked" in modal:
        weight = 2 if worker or kind in ("name", "generic", "agency") else (2 if relaxed else (1 if kind == "family" else 0))
        if verb in ("keep", "stay", "remain", "let", "leave") and kind == "family":
            weight = min(weight, 1)
    elif modal in ("needs to", "need to", "must", "should", "will need to"):
        weight = _weight_ought(kind, worker, clean, verb, relaxed, agreed)
    elif modal == "going to":
        return None
    else:
        weight = _weight_will(kind, worker, clean, verb, relaxed, agreed, goes_on)
    if modal.startswith(("continue", "carries")) and not worker and not (relaxed and kind != "child"):
        return None
    if weight == 0:
        return None
    return _Hit(owner.start, match.end(), owner, weight)


def _is_initials(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]\.?[A-Z]\.?[A-Z]?\.?(?:\s?[/&+]\s?[A-Z]{2,3})*", text))


def _weight_to(kind: str, worker: bool, clean: bool, verb: str, relaxed: bool) -> int:
    if relaxed and clean:
        return 2
    if kind == "child":
        return 0
    if kind == "pronoun":
        return 1 if clean else 0
    if worker:
        return 2 if clean or verb in STRONG else 1
    if kind in ("name", "generic", "agency", "nobody"):
        return 2 if clean else 0
    return 2 if clean and kind == "family" else 0


def _weight_will(kind: str, worker: bool, clean: bool, verb: str, relaxed: bool, agreed: bool, goes_on: bool) -> int:
    if relaxed and kind != "child":
        return 2
    if not clean and not worker:
        return 0
    if worker:
        return 2 if verb in STRONG or goes_on or clean else 1
    if kind in ("name", "generic"):
        return 2 if verb in STRONG or agreed or goes_on else 1
    if kind == "agency":
        return 2 if agreed else (1 if verb in VERBS else 0)
    if kind == "pronoun":
        return 1
    return 2 if agreed and kind == "family" and verb in STRONG else 0


def _weight_ought(kind: str, worker: bool, clean: bool, verb: str, relaxed: bool, agreed: bool) -> int:
    if relaxed and kind != "child":
        return 2
    if worker or kind in ("name", "generic", "nobody"):
        return 2 if (clean and (verb in STRONG or agreed or worker)) else (1 if clean else 0)
    if agreed and kind in ("agency", "family"):
        return 2 if verb in STRONG else 1
    return 0


_NO_SUBJECT = frozenset(
    "able time want wants need needs going hard easy happy due keen how glad ready nice good it that which him her them "
    "me us you how what when where who one".split()
)


def _ownerless(text: str, match: re.Match[str], modal: str, verb: str, people: People) -> _Hit | None:
    """ "The plan is to refer…", "agreed to chase…": an act agreed with nobody named."""
    lead = text[: match.start()]
    told = re.search(r"\b(?:action|task|job|one|step)s? for (?P<who>[\w ]{1,30}?) (?:is|are|was)\s*$", lead, re.IGNORECASE)
    if modal == "to" and told is not None and verb in VERBS:
        return _Hit(told.start(), match.end(), whole(told.group("who"), told.start("who"), people), 2)
    word = lead.strip().strip("-•*→> ")
    if modal == "to" and verb in STRONG and word.isalpha() and word not in NOT_NAMES | VERBS | _NO_SUBJECT and text.islower():
        return _Hit(lead.find(word), match.end(), Owner(lead.find(word), lead.find(word) + len(word), word, "name"), 2)
    if modal in ("agreed to",) and verb in STRONG and not re.search(r"\w\s*$", re.sub(r"\b(?:was|is|we|it|and)\b", "", lead[-20:], flags=re.I)):
        return _Hit(match.start(), match.end(), None, 2)
    if modal in ("to", "is to") and verb in STRONG and re.search(
        r"\b(?:plan|next step|agreed|task|decision|action)(?:\s+(?:is|was|now|made))*\s*[:–-]?\s*$", lead, re.IGNORECASE
    ):
        return _Hit(match.start(), match.end(), None, 2)
    return None


def _passive_hit(text: str, match: re.Match[str], people: People, relaxed: bool) -> _Hit | None:
    modal, part = match.group("modal").casefold(), match.group("part").casefold()
    verb = participles().get(part)
    if modal in ("needs", "need"):
        if part not in gerunds():
            return None
        verb = part
    if verb is None:
        return None
    lead = text[: match.start()].rstrip()
    if (not re.search(r"\w", lead) or lead.endswith((",", "."))) and not relaxed:
        return None
    if modal == "to be" and _PAST_LEAD.search(lead) and not re.search(r"\bagreed\b", lead, re.IGNORECASE):
        return None
    if _NEGATED.search(lead) or re.search(r"\b(?:if|when|unless|whether|wants?|asked|hop\w+|wish\w*|would like|worr\w+|fear\w*|said|says?|thinks?|feels?|believes?)\b", lead, re.IGNORECASE) and not re.search(r"\b(?:agreed|asked that)\b", lead, re.IGNORECASE):
        return None
    agent = None
    said_by = re.search(r"\bby\s+", text[match.end() : match.end() + 90])
    while said_by is not None:
        at = match.end() + said_by.end()
        agent = after(text, at, people)
        if agent is not None:
            break
        following = re.search(r"\bby\s+", text[at : at + 60])
        if following is None:
            break
        said_by = re.compile(r"\bby\s+").search(text[match.end() : match.end() + 90], said_by.end())
    agreed = bool(re.search(r"\bagreed\b|\bplan is\b|\bdecided\b", lead, re.IGNORECASE))
    if modal in ("will be", "will get") and not agreed and not relaxed:
        worker = agent is not None and agent.kind in ("staff", "name")
        return _Hit(0, match.end(), agent, 2) if worker and verb in VERBS else None
    if modal in ("needs to be", "need to be", "should be", "must be", "needs", "need") and not (agreed or relaxed):
        strong = verb in STRONG or (modal in ("needs", "need") and part.rstrip("ing") in STRONG)
        if not strong and agent is None:
            return _Hit(0, match.end(), None, 1)
    return _Hit(0, match.end(), agent, 2)


def _labelled(text: str, people: People) -> list[_Hit]:
    """ "Action: chase housing", "action for Ines is…"."""
    match = _forms().label.search(text)
    if match is None or not re.search(r"\w{3}", text[match.end() :]):
        return []
    who = match.group("who")
    owner = None
    if who:
        owner = whole(who, match.start("who"), people)
    return [_Hit(match.start(), match.end(), owner, 2)]


_NOUN_READING = re.compile(
    r"(?:is|was|were|are|has|have|had|with|held|went|and|on|in|at|of|by|date|notes?|due|sent|made|\w+ed|between|remains?|to|will|would|seems?)\b",
    re.IGNORECASE,
)


def _imperative(text: str, relaxed: bool, session: date | None) -> list[_Hit]:
    """ "Please chase housing", "Chase probation by Thursday"."""
    said = re.sub(r"^[\s→>•*-]+", "", text)
    offset = len(text) - len(said)
    match = _forms().imperative.match(said)
    if match is None:
        return []
    verb, following = match.group("verb").casefold(), match.group("next")
    if verb not in VERBS or (_NOUN_READING.match(following) and not match.group("please")):
        return []
    if match.group("please"):
        return [_Hit(offset, offset + match.end("verb"), None, 2)]
    if verb in STRONG and (said[:1].isupper() or offset or relaxed) and len(said.split()) <= 30:
        firm = relaxed or offset > 0 or verb in ("chase", "ring", "email", "arrange", "refer", "send", "complete", "ensure")
        return [_Hit(offset, offset + match.end("verb"), None, 2 if firm else 1)]
    return [_Hit(offset, offset + match.end("verb"), None, 2)] if relaxed else []
