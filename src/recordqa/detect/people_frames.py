"""What stands around a possible name: does it speak for a person, how strongly, and for which role."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from recordqa.detect.people_described import age_after, apposition, described_role
from recordqa.detect.people_phrases import (
    BASE_VERBS,
    CHILD_HAS,
    CHILD_WORDS,
    FAMILY_HAS,
    FAMILY_WORDS,
    HUMAN_VERBS,
    JOB_WORDS,
    PERSON_HAS,
    PLAIN_VERBS,
    STRONG_BEFORE,
    TITLES,
    TITLES_WORK,
    WORK_HAS,
)
from recordqa.detect.people_signs import (
    ADVERBS,
    BEEN,
    CARE,
    CHILD_LIFE,
    CHILD_VERBS,
    FAMILY_LIFE,
    FAMILY_VERBS,
    HAS_CHILDREN,
    HAS_PARENTS,
    LIVING,
    NOT_VERBS,
    NUMBERS,
    POINTS,
    WORK_LIFE,
    WORK_VERBS,
)
from recordqa.detect.people_sources import role_of_words
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import fold


@dataclass(slots=True)
class Frame:
    """What the surroundings say. ``strong`` shows a person whatever the word; ``human`` a verb only
    people do; ``plain`` a verb that things have too; ``article`` that "the" or the like stands before.
    """

    strong: bool = False
    human: bool = False
    plain: bool = False
    owned: bool = False
    article: bool = False
    why: str = ""
    votes: dict[str, float] = field(default_factory=dict)

    def vote(self, role: str, weight: float) -> None:
        """Add ``weight`` for ``role``."""
        self.votes[role] = self.votes.get(role, 0.0) + weight

    def because(self, why: str) -> None:
        """Remember the first reason."""
        if not self.why:
            self.why = why


def look_around(page: Page, first: int, last: int) -> Frame:
    """Read the surroundings of tokens ``first`` to ``last``, inclusive."""
    frame = Frame()
    _before(page, first, frame)
    _after(page, first, last, frame)
    return frame


def _before(page: Page, first: int, frame: Frame) -> None:
    tokens = page.tokens
    if first == 0 or tokens[first - 1].line != tokens[first].line:
        return
    before = tokens[first - 1]
    gap = tokens[first].gap.strip('"“‘')
    low = before.low
    if before.possessive:
        return
    if low in TITLES and (gap == " " or (gap in (". ", ".") and len(low) <= 4)):
        frame.strong = True
        frame.because("context:title")
        if low in TITLES_WORK:
            frame.vote("professional", 5.0)
        elif low in ("mr", "mrs"):
            frame.vote("family", 1.2)
        else:
            frame.vote("professional", 0.6)
        if low in TITLES and first > 1 and tokens[first - 2].low in JOB_WORDS and len(before.gap) <= 2:
            frame.vote("professional", 3.0)
        return
    near = gap in (" ", ", ", " – ", " - ", " — ", " (", ": ", "s ", ") ")
    if low in FAMILY_WORDS and near:
        frame.strong = True
        frame.because("context:relation")
        frame.vote("family", 4.0 if gap == " " else 3.0)
    elif low in CHILD_WORDS and near:
        frame.strong = True
        frame.because("context:relation")
        owner = tokens[first - 2] if first > 1 else None
        if owner is not None and owner.possessive and owner.low in FAMILY_WORDS:
            frame.vote("family", 4.0)
        elif owner is not None and owner.possessive and low in ("daughter", "son"):
            frame.vote("family", 1.5)
        elif owner is not None and owner.low in ("older", "adult", "eldest") and low in ("daughter", "son"):
            frame.vote("child", 1.0)
        else:
            frame.vote("child", 3.0)
    elif low in JOB_WORDS and near and gap == ": " and _goes_somewhere(page, first):
        frame.strong = True
        frame.because("context:placed")
        frame.vote("child", 2.0)
    elif low in JOB_WORDS and near:
        frame.strong = True
        frame.because("context:job")
        frame.vote("professional", 4.0 if gap in (" ", " – ", " - ") else 2.5)
    elif gap == " ":
        if low in STRONG_BEFORE:
            frame.strong = True
            frame.because(f"context:{low}")
            subject = tokens[first - 2].low if first > 1 else ""
            if low in ("asked", "told", "thanked", "praised", "reminded"):
                if subject in ("i", "we", "supervisor", "manager"):
                    frame.vote("professional", 2.0)
            elif low in ("saw", "visited", "met"):
                frame.vote("child", 0.5)
        elif low in ("with", "by", "of") and first > 1 and tokens[first - 2].low in LIVING:
            frame.strong = True
            frame.because("context:lives-with")
            frame.vote("family", 2.5)
        elif low == "with":
            frame.plain = True
            behind = tokens[first - 2].low if first > 1 else ""
            if behind in ("supervision", "sup", "1:1", "session", "discussed", "supervise"):
                frame.strong = True
                frame.because("context:supervision")
                frame.vote("professional", 2.5 if behind == "discussed" else 4.0)
        elif low in ("to", "see", "visit", "seeing", "visiting") and first > 1:
            behind = tokens[first - 2].low
            if low != "to" or behind in (
                "spoke",
                "spoken",
                "visit",
                "talked",
                "speak",
                "talk",
                "visits",
                "according",
            ):
                frame.strong = True
                frame.because(f"context:{low}")
        elif low in POINTS:
            frame.article = True


def _goes_somewhere(page: Page, first: int) -> bool:
    """Whether "to go", "to stay" or the like follows: what a worker asks for a child, after a colon."""
    low = [t.low for t in page.tokens[first + 1 : first + 4]]
    return any(a == "to" and b in _GOES for a, b in pairwise(low))


_GOES = frozenset("go stay live travel move return remain fly sleep start".split())


def _after(page: Page, first: int, last: int, frame: Frame) -> None:
    tokens = page.tokens
    token = tokens[last]
    gap = page.after(last)
    nxt = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].line == token.line else None
    second = tokens[last + 2] if nxt is not None and last + 2 < len(tokens) else None
    if token.possessive:
        frame.owned = True
        for index in (last + 1, last + 2):
            word = tokens[index].low if index < len(tokens) and tokens[index].line == token.line else ""
            if word in CHILD_HAS:
                _owns(
                    frame,
                    "child",
                    1.0 if word in ("brother", "sister", "brothers", "sisters", "sibling") else 2.5,
                )
            elif word in FAMILY_HAS:
                _owns(frame, "family", 1.2)
            elif word in WORK_HAS:
                _owns(frame, "professional", 1.0)
            elif word in PERSON_HAS:
                _owns(frame, "", 0.0)
            else:
                continue
            break
        return
    rest = page.text[token.end : token.end + 70]
    age = age_after().match(rest)
    if age:
        frame.strong = True
        frame.because("context:age")
        years = age.group("a") or age.group("b") or age.group("c") or age.group("d")
        if years is None or int(years) <= 17:
            frame.vote("child", 4.0)
        elif int(years) <= 25:
            frame.vote("young", 1.0)
        else:
            frame.vote("family", 2.0)
    if gap[:1] in (",", " ", "(", "[") and gap.strip():
        described = apposition().match(rest)
        if described:
            words = fold(described.group(1))
            role = described_role(words.split(), bracket="(" in gap or "[" in gap)
            if role:
                frame.strong = True
                frame.because("context:described")
                frame.vote(role, 4.0)
    if nxt is None:
        return
    _sentence(page, last, frame)
    if gap == " ":
        _verbs(page, last, nxt.low, second.low if second is not None else "", frame)
    elif gap.strip() in ("–", "-", "—", ":", "->", "→") and tokens[first].initial and nxt is not None:
        frame.plain = True
        if nxt.low in BASE_VERBS or gap.strip() != ":":
            frame.vote("professional", 1.2)
            frame.because("context:owner")
        if nxt.low in BASE_VERBS:
            frame.human = True
            frame.vote("professional", 1.0)


def _sentence(page: Page, last: int, frame: Frame) -> None:
    """Weak signs in the rest of the sentence: "… his mum", "… the children"."""
    tokens = page.tokens
    line = tokens[last].line
    previous = ""
    for index in range(last + 1, min(last + 13, len(tokens))):
        token = tokens[index]
        if token.line != line or (index > last + 1 and token.initial and not token.loud):
            return
        if '"' in token.gap or "“" in token.gap:
            return
        low = token.low
        if previous in NUMBERS and low in HAS_PARENTS:
            frame.vote("child", 0.8)
            return
        if low in CHILD_LIFE:
            frame.vote("child", 0.35)
        elif low in FAMILY_LIFE:
            frame.vote("family", 0.5)
        elif low in WORK_LIFE:
            frame.vote("professional", 0.4)
        if previous in ("his", "her", "their", "the") and low in HAS_CHILDREN:
            frame.vote("family", 0.6)
            return
        if low in FAMILY_VERBS and index <= last + 3:
            frame.vote("family", 0.6)
            return
        previous = low


def _owns(frame: Frame, role: str, weight: float) -> None:
    frame.strong = True
    frame.because("context:owns")
    if role:
        frame.vote(role, weight)


def _verbs(page: Page, last: int, word: str, second: str, frame: Frame) -> None:
    tokens = page.tokens
    opens = page.tokens[last].initial and not page.tokens[last].gap.strip(" \n\t-–•*|0123456789.)")
    if word == "to" and (
        second in BASE_VERBS or (opens and second not in POINTS and second not in NOT_VERBS)
    ):
        frame.human = True
        frame.because("context:owner")
        frame.vote("professional", 1.3)
        return
    if word == "and" and second == "i":
        frame.strong = True
        frame.because("context:and-i")
        frame.vote("professional", 3.0)
        return
    if word == "family":
        frame.strong = frame.strong or frame.article
        frame.vote("family", 4.0)
        frame.because("context:family")
        return
    if word in ("children", "siblings", "household", "boys", "girls") and frame.article:
        frame.strong = True
        frame.vote("family", 3.0)
        return
    if word == "who":
        frame.human = True
        frame.because("context:who")
    if word in PLAIN_VERBS:
        frame.plain = True
        _copula(page, last, word, second, frame)
    following = second if word in ADVERBS else word
    if following in HUMAN_VERBS:
        frame.human = True
        frame.because(f"context:{following}" if following.isalpha() else "context:verb")
        if following in WORK_VERBS:
            frame.vote("professional", 0.7)
        elif following in CHILD_VERBS:
            frame.vote("child", 0.7)
        elif following == "presented":
            frame.vote("child", 0.5)
        if (
            following in ("went", "gone")
            and last + 2 < len(tokens)
            and "missing" in (second, tokens[last + 2].low)
        ):
            frame.vote("child", 2.0)
    elif word == "will" and second in BASE_VERBS:
        frame.human = True
        frame.because("context:will")
        frame.vote("professional", 0.4)


def _copula(page: Page, last: int, word: str, second: str, frame: Frame) -> None:
    window = [t.low for t in page.tokens[last + 2 : last + 7] if t.line == page.tokens[last].line]
    if second == "seen" or (second == "been" and "missing" in window[:3]) or second == "born":
        frame.human = True
        frame.because("context:seen")
        frame.vote("child", 2.0)
    elif second == "been" and window[1:2] and (window[1] in BEEN or window[1].endswith("ing")):
        frame.human = True
        frame.because("context:been")
    elif word in ("remains", "remained") and any(w in ("her", "his", "their") for w in window[:3]):
        frame.human = True
        frame.because("context:remains")
    elif second in ("in", "at", "on") and any(w in CARE for w in window[1:4]):
        frame.human = True
        frame.because("context:placed")
        frame.vote("child", 2.0)
    elif second in HUMAN_VERBS and second not in (
        "left",
        "held",
        "made",
        "put",
        "sent",
        "found",
        "read",
        "kept",
        "called",
        "needed",
        "given",
        "shown",
        "lost",
    ):
        frame.human = True
        frame.because("context:verb")
    elif (
        word in ("is", "was")
        and window
        and second in ("the", "a", "an", "his", "her", "their", "mum", "dad", "our")
    ):
        role = role_of_words(" ".join(window[:4]))
        if role and not any(w in ("with", "and", "for", "to", "by") for w in window[:3]):
            frame.strong = True
            frame.because("context:described")
            frame.vote(role, 3.0)
    elif second in (
        "worried",
        "upset",
        "happy",
        "tired",
        "scared",
        "angry",
        "pleased",
        "quiet",
        "asleep",
        "settled",
        "pregnant",
        "frightened",
        "anxious",
        "unwell",
        "cross",
        "sad",
        "clear",
        "sure",
        "aware",
        "keen",
        "doing",
        "living",
    ):
        frame.human = True
        frame.because("context:state")
