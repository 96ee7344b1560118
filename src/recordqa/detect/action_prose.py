"""Agreed future acts in a sentence: who will do something, and by when.

Things done, booked, wished for, feared, forbidden, conditional or merely reported are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from recordqa.detect.action_forms import (
    LEAVE,
    NEGATED,
    PAST_LEAD,
    QUOTED,
    WISHED,
    conditional,
    forms,
    outcome_start,
)
from recordqa.detect.action_owner import Owner, People, after, before, whole
from recordqa.detect.action_subject import antecedent, elided_subject, worker_meant
from recordqa.detect.action_weights import weight_ought, weight_to, weight_will
from recordqa.detect.action_words import NO_SUBJECT, NOT_NAMES, STRONG, VERBS, gerunds, participles
from recordqa.detect.due import choose_due, find_due
from recordqa.detect.due_points import HARD, RHYTHM, SOFT, Due


@dataclass(frozen=True, slots=True)
class Found:
    """One act found in a sentence; offsets of its clause within the sentence."""

    start: int
    end: int
    owner: Owner | None
    due: Due | None
    confidence: float


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
    form = forms()
    if text.rstrip().endswith("?") or (form.refused.search(text) and not relaxed):
        return []
    quoted = [m.span() for m in QUOTED.finditer(text)]
    hits: list[_Hit] = []
    match = form.modal.search(text)
    while match is not None:
        inside = any(a <= match.start() < b for a, b in quoted)
        hit = None if inside else _modal_hit(text, match, people, relaxed)
        if hit is not None and (
            not hits or (hit.start >= hits[-1].verb_end and not _object_of(text, hits[-1], hit, match))
        ):
            hits.append(hit)
        # "Will to ring": what looked like the modal may be the name before it.
        match = form.modal.search(text, match.end() if hit is not None else match.start() + 1)
    if not hits:
        hits = [
            h
            for m in form.passive.finditer(text)
            if (h := _passive_hit(text, m, people, relaxed)) is not None
        ][:1]
        hits = [h for h in hits if not any(a <= h.start < b for a, b in quoted)]
    if not hits:
        hits = _labelled(text, people) or _imperative(text, relaxed, session)
    return _clauses(text, hits, people, session, relaxed)


def _object_of(text: str, last: _Hit, hit: _Hit, match: re.Match[str]) -> bool:
    """Whether "Idris to look" is only whom the act before it is about ("take Idris to look round")."""
    between = text[last.verb_end : hit.start]
    if re.fullmatch(r"\s*\w+ (?:and|&)\s*", between) and match.group("modal").casefold() == "to":
        return True  # "take him and Idris to eat there"
    return (
        match.group("modal").casefold() == "to"
        and len(between.split()) <= 3
        and not re.search(r"[,;:.→>\n]|\s[-–—]\s|\b(?:and|then|so|but)\b|\d", between)
    )


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
        if hit.owner is not None and hit.verb_end - hit.owner.end > 40:
            # "School see him on Mondays and will …": only what follows the verb is its timescale.
            later = due_of(text[hit.verb_end : end], session)
            due = later if later is not None or (due is not None and due.rank <= RHYTHM) else due
        firm = due is not None and (due.rank >= SOFT or due.text[:3].casefold() == "in ")
        if hit.weight < 2 and not firm and not relaxed:
            continue
        if not relaxed and not (due is not None and due.rank >= HARD) and conditional(clause):
            continue
        owner = None if hit.owner is None or hit.owner.kind == "nobody" else hit.owner
        found.append(Found(begin, end, owner, due, 0.9 if hit.weight == 2 else 0.7))
    return found


#: How far back, in code points, words still bear on a verb; keeps the time linear.
_REACH = 240


def _lead(text: str, start: int) -> str:
    """The words of the same clause before the owner."""
    before_owner = text[max(0, start - _REACH) : start]
    cut = max(before_owner.rfind(c) for c in ";:→>(\n")
    cut = max(
        cut,
        before_owner.rfind(". "),
        before_owner.rfind(", "),
        before_owner.rfind(" – "),
        before_owner.rfind(" - "),
    )
    return before_owner[cut + 1 :]


def _modal_hit(text: str, match: re.Match[str], people: People, relaxed: bool) -> _Hit | None:
    modal, verb = match.group("modal").casefold(), match.group("verb").casefold()
    goes_on = bool(match.group("goes_on")) or modal.startswith(("continue", "carries"))
    if verb not in VERBS and not goes_on and not (relaxed and modal == "to" and verb != "be"):
        return None
    asked = modal.endswith("asked to")
    owner = before(text, match.start(), people)
    if owner is not None and owner.kind == "pronoun" and asked:
        owner = antecedent(text, owner.start, people) or owner
    if owner is None and re.search(r"(?:\band|\bthen|,)\s*$", text[: match.start()]):
        owner = elided_subject(text, match.start(), people)
        if owner is None or modal not in _FINITE or owner.kind in ("family", "child", "pronoun"):
            return _ownerless(text, match, modal, verb, people, relaxed)
        return _Hit(owner.start, match.end(), owner, 2 if asked or relaxed or verb in STRONG else 1)
    if owner is None:
        return _ownerless(text, match, modal, verb, people, relaxed)
    lead = _lead(text, owner.start)
    form = forms()
    agreed = bool(form.agreed.search(lead)) or bool(re.search(r"\bagreed\b", lead, re.IGNORECASE))
    bare = re.sub(
        r"^[\W_]+|(?:\b(?:and|so|then|also|but|therefore|now|ok|okay|right|meanwhile|finally|next)\b\W*)+$",
        "",
        lead.strip(),
        flags=re.IGNORECASE,
    ).strip()
    bare = re.sub(
        r"^(?:and|so|then|also|but|therefore|meanwhile|next)\b\W*", "", bare, flags=re.IGNORECASE
    ).strip()
    clean = not bare or bool(form.agreed.search(bare)) or (agreed and len(bare.split()) <= 7)
    if not clean and form.blocker.search(bare):
        # "I asked Mei to send it by Friday" sets a task; "she asked me to wait" does not.
        worker_asked = re.search(r"(?i)\b(?:I|we)\b.{0,12}\basked\s*$", bare) and owner.kind in (
            "staff",
            "name",
        )
        if worker_asked and modal == "to" and owner.text.casefold() not in ("me", "us"):
            return _Hit(owner.start, match.end(), owner, 1)
        return None
    if NEGATED.search(text[match.start() - 12 if match.start() > 12 else 0 : match.start()]) or NEGATED.match(
        text[match.start("verb") - 5 : match.start("verb")]
    ):
        return None
    kind = owner.kind
    # "Marek saw the school. He will ask again by Friday": he is the worker.
    meant = kind == "pronoun" and worker_meant(text, owner, people)
    if meant:
        kind = "staff"
    worker = kind == "staff" or (kind == "name" and _is_initials(owner.text))
    if modal == "to" and not relaxed and WISHED.search(text[max(0, owner.start - _REACH) : owner.start]):
        return None
    if modal in ("to", "is to", "are to"):
        weight = weight_to(kind, worker, clean, verb, relaxed)
    elif verb in ("have", "be") and "wo" in modal + "'d":
        return None
    elif asked:
        weight = 2 if worker or kind in ("name", "generic", "agency") else 1 if kind == "family" else 0
    elif modal == "would":
        weight = 0 if not agreed or kind == "child" else 2 if worker or kind == "name" else 1
    elif modal == "could":
        weight = 2 if relaxed and clean else 0
    elif modal.startswith("said") or " would" in modal:
        weight = 2 if worker or kind == "name" else 0
    elif "agreed" in modal or "offered" in modal or "undert" in modal or "tasked" in modal:
        weight = (
            2
            if worker or kind in ("name", "generic", "agency")
            else (2 if relaxed else (1 if kind == "family" else 0))
        )
        if verb in ("keep", "stay", "remain", "let", "leave") and kind == "family":
            weight = min(weight, 1)
    elif modal in ("needs to", "need to", "must", "should", "will need to"):
        weight = weight_ought(kind, worker, clean, verb, relaxed, agreed)
    elif modal == "going to":
        return None
    else:
        together = owner.text.casefold() == "we"
        weight = weight_will(kind, worker, clean, verb, relaxed, agreed, goes_on, together)
    if modal.startswith(("continue", "carries")) and not worker and not (relaxed and kind != "child"):
        return None
    # "We agreed to keep it open": a decision, nobody's task. (The verb of "keep it" reads as "it".)
    if owner.text.casefold() == "we" and verb in _HOLDING and not relaxed:
        weight = min(weight, 1)
    if meant and verb not in STRONG and modal not in ("is to", "has agreed to") and not relaxed:
        weight = min(weight, 1)
    if weight == 0:
        return None
    return _Hit(owner.start, match.end(), owner, weight)


_HOLDING = frozenset(("keep", "leave", "hold", "it", "this", "things", "the"))
#: What may follow a subject that stands further back: "School know him and will log it".
_FINITE = frozenset(
    "will|is to|are to|is asked to|are asked to|has agreed to|have agreed to|is going to".split("|")
)


def _is_initials(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]\.?[A-Z]\.?[A-Z]?\.?(?:\s?[/&+]\s?[A-Z]{2,3})*", text))


def _ownerless(
    text: str, match: re.Match[str], modal: str, verb: str, people: People, relaxed: bool
) -> _Hit | None:
    """ "The plan is to refer…", "agreed to chase…": an act agreed with nobody named."""
    lead = text[: match.start()]
    told = re.search(
        r"\b(?:action|task|job|one|step)s? for (?P<who>[\w ]{1,30}?) (?:is|are|was)\s*$", lead, re.IGNORECASE
    )
    if modal == "to" and told is not None and verb in VERBS:
        return _Hit(told.start(), match.end(), whole(told.group("who"), told.start("who"), people), 2)
    word = lead.strip().strip("-•*→> ")
    said = re.search(r"(?:^|\s)([a-z'’-]{3,})\s*$", lead)
    if said and modal in ("will", "is going to") and verb in VERBS and text.islower():
        # Dictated: nothing is capitalised, so a word that is no other word may be a name.
        name = said.group(1)
        if name not in NOT_NAMES | VERBS | NO_SUBJECT and not name.endswith(("ing", "ly", "s")):
            return _Hit(said.start(1), match.end(), Owner(said.start(1), said.end(1), name, "name"), 1)
    if (
        modal == "to"
        and verb in (VERBS if relaxed else STRONG)
        and word.isalpha()
        and word not in NOT_NAMES | VERBS | NO_SUBJECT
        and text.islower()
    ):
        return _Hit(
            lead.find(word), match.end(), Owner(lead.find(word), lead.find(word) + len(word), word, "name"), 2
        )
    if (
        modal in ("agreed to",)
        and verb in STRONG
        and not re.search(r"\w\s*$", re.sub(r"\b(?:was|is|we|it|and)\b", "", lead[-20:], flags=re.I))
    ):
        return _Hit(match.start(), match.end(), None, 2)
    if (
        modal in ("to", "is to")
        and verb in STRONG
        and re.search(
            r"\b(?:(?:plan|next step|task|action)(?:\s+(?:is|now))*|(?:agreed|decision)"
            r"(?:\s+(?:is|was|now|made))*)\s*[:–-]?\s*$",
            lead,
            re.IGNORECASE,
        )
    ):
        return _Hit(match.start(), match.end(), None, 2)
    return None


#: "Will be done next visit": the visit is the service's, so the act is too.
_OURS = re.compile(
    r"(?i)^[^,;.]{0,40}\b(?:at|on|before|by|in)? ?(?:the |our |my )?next (?:home |school )?(?:visit"
    r"|supervision|session)\b"
)


def _passive_hit(text: str, match: re.Match[str], people: People, relaxed: bool) -> _Hit | None:
    modal, part = match.group("modal").casefold(), match.group("part").casefold()
    verb = participles().get(part)
    if modal in ("needs", "need", "wants", "want"):
        if part not in gerunds():
            return None
        verb = part
    if verb is None:
        return None
    if verb in ("take", "use") and LEAVE.search(text[max(0, match.start() - 60) : match.start()]):
        return None
    lead = text[max(0, match.start() - _REACH) : match.start()].rstrip()
    if (not re.search(r"\w", lead) or lead.endswith((",", "."))) and not relaxed:
        return None
    if modal == "to be" and PAST_LEAD.search(lead) and not re.search(r"\bagreed\b", lead, re.IGNORECASE):
        return None
    if NEGATED.search(lead) or (
        re.search(
            r"\b(?:if|when|unless|whether|wants?|asked|hop\w+|wish\w*|would like|worr\w+"
            r"|fear\w*|said|says?|thinks?|feels?|believes?)\b",
            lead,
            re.IGNORECASE,
        )
        and not re.search(r"\b(?:agreed|asked that)\b", lead, re.IGNORECASE)
    ):
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
        if agent is None and verb in VERBS and _OURS.search(text[match.end() :]):
            return _Hit(0, match.end(), None, 2)
        return _Hit(0, match.end(), agent, 2) if worker and verb in VERBS else None
    if modal in (
        "needs to be",
        "need to be",
        "should be",
        "must be",
        "needs",
        "need",
        "wants",
        "want",
    ) and not (agreed or relaxed):
        strong = verb in STRONG or (modal in ("needs", "need") and part.rstrip("ing") in STRONG)
        if not strong and agent is None:
            return _Hit(0, match.end(), None, 1)
    return _Hit(0, match.end(), agent, 2)


def _labelled(text: str, people: People) -> list[_Hit]:
    """ "Action: chase housing", "action for Ines is…"."""
    match = forms().label.search(text)
    if match is None or not re.search(r"\w{3}", text[match.end() :]):
        return []
    who = match.group("who")
    owner = None
    if who:
        owner = whole(who, match.start("who"), people)
    return [_Hit(match.start(), match.end(), owner, 2)]


_NOUN_READING = re.compile(
    r"(?:is|was|were|are|has|have|had|with|held|went|and|on|in|at|of|by|date|notes?"
    r"|due|sent|made|\w+ed|between|remains?|to|will|would|seems?)\b",
    re.IGNORECASE,
)


def _imperative(text: str, relaxed: bool, session: date | None) -> list[_Hit]:
    """ "Please chase housing", "Chase probation by Thursday"."""
    said = re.sub(r"^[\s→>•*-]+", "", text)
    offset = len(text) - len(said)
    match = forms().imperative.match(said)
    if match is None:
        return []
    verb, following = match.group("verb").casefold(), match.group("next")
    if verb not in VERBS or (
        _NOUN_READING.match(following)
        and not match.group("please")
        and not (following == "to" and verb in ("refer", "speak", "write", "apply", "respond", "reply"))
    ):
        return []
    if match.group("please"):
        return [_Hit(offset, offset + match.end("verb"), None, 2)]
    if verb in STRONG and (said[:1].isupper() or offset or relaxed) and len(said.split()) <= 30:
        firm = (
            relaxed
            or offset > 0
            or verb in ("chase", "ring", "email", "arrange", "refer", "send", "complete", "ensure")
        )
        return [_Hit(offset, offset + match.end("verb"), None, 2 if firm else 1)]
    return [_Hit(offset, offset + match.end("verb"), None, 2)] if relaxed else []
