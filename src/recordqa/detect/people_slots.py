"""Names that are also words (Grace, Mark, Will) where capitals say nothing: both sides decide.

A word is believed to be a name when the words before it leave room for a person and the words after it go on
as after a person. Either side alone is not enough: "mark is" is a subject, "a mark is" is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from recordqa.detect.people_cues import case_word
from recordqa.detect.people_frames import look_around
from recordqa.detect.people_phrases import BASE_VERBS, HUMAN_VERBS, TITLES
from recordqa.detect.people_signs import BEEN
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page
from recordqa.detect.people_words import (
    CALENDAR,
    COMMON,
    FIRST,
    HAND,
    LAST,
    RARE,
    ROLE,
    SMALL_WORDS,
    is_name_only,
    kinds,
)

#: Straight before a name, by themselves.
_BEFORE = frozenset(
    """
    saw met visited told asked rang phoned emailed thanked reminded praised named re says said say seeing
    visiting regarding discussed that says mum dad nan gran because if when whether while action actions
    worker child brother sister son daughter partner carer uncle aunt auntie cousin by
    """.split()
)
#: The last two words before a name.
_BEFORE_TWO = frozenset(
    """
    worried_about talked_about spoke_to spoken_to speak_to talk_to talking_to spoke_with chat_with update_from
    scared_of frightened_of afraid_of left_with lives_with live_with living_with stay_with stays_with
    placed_with contact_with update_on session_with concerned_about concerns_about think_about to_see to_ask
    to_ring to_tell to_visit to_meet supervision_with work_with works_with visit_to visit_with called_by
    letter_to email_to hit_by seen_by home_with plan_for lift_from call_from risk_to mum's_partner out_with
    is_with was_with return_to given_to about_how talk_about asked_about meet_with time_with did_not why_is
    how_is where_is what_does does_not
    """.split()
)
#: After a name, what an end would be as well.
_GOES_ON = frozenset(
    """
    alone again today tomorrow yesterday at who on and or but because before after by about since with
    when while so weekly daily tonight himself herself
    """.split()
)
_AUX = frozenset(
    "will would has had can could is was does did should isn't wasn't hasn't won't doesn't".split()
)
_STATES = BEEN | frozenset(
    """
    not fine well safe happy sad scared frightened worried tired settled quiet asleep hungry angry pregnant
    seen missing living staying doing going coming having getting being crying working refusing saying
    allocated placed known due overdue here there always still now never also often aware keen clear sure
    only just with in at on six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    one two three four five afraid anxious struggling engaging drinking using sleeping eating behind busy
    """.split()
)
#: Subjects that are more often the word: "hope is", "may be", "will be".
_NO_SUBJECT = frozenset("will may can hope must".split())
_NOT_OPENERS = frozenset("hope may will plan aim need want".split())
#: "Patience is needed", "faith was lost".
_VIRTUES = frozenset(
    "hope faith grace joy patience comfort mercy blessing charity prudence favour heaven".split()
)
_VIRTUOUS = frozenset(
    "needed given shown lost found asked running wearing growing fading key important low high".split()
)
_DONE_TO = frozenset(
    """
    seen placed told moved left collected offered spoken interviewed met returned allocated supported weighed
    discussed reviewed allowed assessed referred told accommodated adopted
    """.split()
)
_ASKED = frozenset("want think feel say need like see do make".split())
_SPEECH = frozenset(
    "said says told asked asks wants wanted likes liked loves thinks thought feels felt".split()
)
_NO_VERBS = frozenset("left held made put sent found read kept called needs looks like".split())


def slot_claims(page: Page) -> Iterator[Claim]:
    """Words that are first names too, in a name's place in small letters, capitals or at a sentence's start;
    and any surname behind a title there.
    """
    for index, token in enumerate(page.tokens):
        if len(token.low) < 3 or not (token.loud or token.initial or (page.quiet and token.case == "low")):
            continue
        found = kinds(token.low)
        if _titled(page, index):
            frame = look_around(page, index, index)
            yield Claim(index, index, 0.85, "context:title", dict(frame.votes))
            continue
        if not found & HAND or not found & (COMMON | RARE) or found & ROLE:
            continue
        after = page.tokens[index + 1].low if index + 1 < len(page.tokens) else ""
        if token.case == "cap" and not token.loud and found & CALENDAR and after not in _SPEECH:
            continue
        if said_of_virtues(page, index):
            continue
        if (token.loud or page.quiet) and _set_apart(page, index):
            frame = look_around(page, index, index)
            if frame.strong and frame.why in ("context:relation", "context:job", "context:age"):
                yield Claim(index, index, 0.85, frame.why, dict(frame.votes))
                continue
        if in_slot(page, index, strict=True):
            frame = look_around(page, index, index)
            yield Claim(index, index, 0.6, frame.why or "context:place", dict(frame.votes))


def said_of_virtues(page: Page, index: int) -> bool:
    """Whether "patience is needed" or the like starts here."""
    low = [t.low for t in page.tokens[index : index + 4]]
    if low[0] not in _VIRTUES or len(low) < 3:
        return False
    if low[1] not in ("is", "was", "isn't", "wasn't"):
        return low[1] == "knows"  # "heaven knows"
    told = low[3] if low[2] == "not" and len(low) > 3 else low[2]
    return told in _VIRTUOUS or told in HUMAN_VERBS


def _titled(page: Page, index: int) -> bool:
    """Whether "mr" or the like stands before a word that can be a surname, where capitals say nothing."""
    token = page.tokens[index]
    before = page.tokens[index - 1] if index else None
    if before is None or before.line != token.line or before.low not in TITLES or before.possessive:
        return False
    if token.gap not in (" ", ". ") or not (token.loud or page.quiet):
        return False
    found = kinds(token.low)
    if found & ROLE or not found & (FIRST | LAST):
        return False
    if before.low in ("miss", "rev", "nurse", "judge"):
        ahead = page.tokens[index - 2].low if index > 1 else ""
        if ahead in ("to", "will", "not", "i", "we", "you", "they", "would", "might", "may", "and"):
            return False
        return token.low not in SMALL_WORDS
    return True


def _set_apart(page: Page, index: int) -> bool:
    """Whether commas, brackets or dashes stand on both sides, or an age in brackets behind."""
    gap, after = page.tokens[index].gap.strip(), page.after(index)
    age = after.strip()[:1] in ("(", "[") and after.strip()[1:2].isdigit()
    return age or (gap[-1:] in (",", "(", "–", "-") and after.strip()[:1] in (",", ")", "–", "-", "."))


def in_slot(page: Page, index: int, *, strict: bool) -> bool:
    """Whether the words on both sides leave a name's place; ``strict`` where nothing else in the record shows
    that the word is a name in it.
    """
    return _room_before(page, index, strict=strict) and _goes_on(page, index, strict=strict)


def _room_before(page: Page, index: int, *, strict: bool) -> bool:
    tokens = page.tokens
    token = tokens[index]
    if (
        index == 0
        or tokens[index - 1].line != token.line
        or token.gap.strip(" \"'“‘(")
        or _opens(page, index)
    ):
        return not strict or token.low not in _NOT_OPENERS or token.possessive or _plain_person(page, index)
    before = tokens[index - 1].low
    if tokens[index - 1].possessive:
        return False
    if before in _BEFORE:
        return not (strict and before in ("that", "if", "when", "by", "say") and token.low in _NOT_OPENERS)
    pair = f"{tokens[index - 2].low}_{before}" if index > 1 else ""
    if pair in _BEFORE_TWO:
        return True
    if before in ("and", "see", "visit", "with", "about", "from", "to", "but", "so", "then"):
        if before == "and" and strict and index > 1 and kinds(tokens[index - 2].low) & HAND:
            return _room_before(page, index - 2, strict=True)
        if before in ("and", "but", "so", "then") and strict:
            after = tokens[index + 1].low if index + 1 < len(tokens) else ""
            return after in HUMAN_VERBS and token.low not in _NOT_OPENERS | {"may"}
        return not strict or before in ("see", "visit")
    return False


def _plain_person(page: Page, index: int) -> bool:
    """Whether "hope is settled" or "hope and i" stands here."""
    low = [t.low for t in page.tokens[index + 1 : index + 3]]
    if len(low) < 2 or page.after(index) != " ":
        return False
    return (low[0] in ("is", "was") and low[1] in _STATES - {"not", "there", "still"}) or low == ["and", "i"]


def _opens(page: Page, index: int) -> bool:
    """Whether a sentence starts here."""
    gap = page.tokens[index].gap
    return any(mark in gap for mark in ".!?\n|•:;–-")


def _goes_on(page: Page, index: int, *, strict: bool) -> bool:
    tokens = page.tokens
    token = tokens[index]
    subject = index == 0 or tokens[index - 1].line != token.line or _opens(page, index)
    if token.possessive:
        return True
    gap = page.after(index)
    if index + 1 >= len(tokens) or tokens[index + 1].line != token.line or gap.strip(" "):
        if subject and case_word().match(gap + page.text[token.end + len(gap) : token.end + 40].lower()):
            return True
        # A stop, a bracket or the end of the line: enough for an object, not for a lone word at the start.
        alone = subject and (not gap.strip() or gap.strip()[0] not in "(")
        return not alone
    word = tokens[index + 1].low
    second = tokens[index + 2].low if index + 2 < len(tokens) else ""
    figure = page.text[tokens[index + 1].end : tokens[index + 1].end + 3].strip()[:1].isdigit()
    if word in ("is", "was", "isn't", "wasn't"):
        if token.low in ("will", "may", "can", "must"):
            return True
        if said_of_virtues(page, index):
            return False
        if second in ("that", "to", "over", "a", "an", "the") and (strict or second in ("over", "that")):
            return False
        return figure or not strict or second in _STATES or second in HUMAN_VERBS or is_name_only(second)
    third = tokens[index + 3].low if index + 3 < len(tokens) else ""
    if word == "to" and (second in BASE_VERBS or (second == "be" and third in _DONE_TO)):
        return subject or tokens[index - 1].low in ("and", "action")
    if word in _AUX:
        return not (strict and token.low in _NO_SUBJECT) or word in ("has", "had", "will")
    if word in HUMAN_VERBS:
        return word not in _NO_VERBS or not strict
    if word == "seen" or (word == "not" and second in ("to", "seen", "happy", "well")):
        return True
    if word == "and" and kinds(second) & HAND and not kinds(second) & ROLE and second not in _NO_SUBJECT:
        return True  # "hope and river"
    if word == "and" and second == "i":
        return subject
    if word == "on" and (kinds(second) & CALENDAR or figure):
        return True
    if word in _ASKED and tokens[index - 1].low == "does":
        return True
    if word in _GOES_ON and subject and strict:
        return word == "who" or (word in ("and", "or") and _name_next(page, index))
    if word in _GOES_ON:
        return not (strict and word in ("and", "or", "on", "so", "with") and not _name_next(page, index))
    return False


def _name_next(page: Page, index: int) -> bool:
    """Whether the word after the next one is a name and nothing else."""
    after = page.tokens[index + 2].low if index + 2 < len(page.tokens) else ""
    return is_name_only(after) or bool(kinds(after) & LAST and not kinds(after) & COMMON)
