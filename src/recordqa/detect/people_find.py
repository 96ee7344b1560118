"""Which words of a record are names: runs of capitals, and words in a name's place where capitals say
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordqa.detect.people_frames import Frame, look_around
from recordqa.detect.people_phrases import (
    FORM_WORDS,
    IN_WORDS,
    JOB_WORDS,
    MOVES,
    NAMES_TOO,
    PARTICLES,
    PLACE_TAILS,
    TITLES,
)
from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page, Token
from recordqa.detect.people_words import (
    ANY_WORD,
    CALENDAR,
    COMMON,
    FIRST,
    HAND,
    LAST,
    LOOK_ALIKE,
    PLACE,
    PROPER,
    ROLE,
    SMALL_WORDS,
    TRADE,
    is_name_only,
    kinds,
)

#: The least sureness at which a claim is believed.
ENOUGH = 0.5
#: Surnames that are also ends of place names.
_TAIL_SURNAMES = frozenset("wood hill ward west woods lane green".split())
#: After these a name is a prison's, a saint's or a ship's.
DATE_WORDS = frozenset(
    "in on by until since from before after during of next last mid end early late this".split()
)
#: With "to …" after them these open a wish, not an action with an owner: "Hope to see progress".
WISHES = frozenset("hope may need want like love wish aim plan go".split())
_BUILT = re.compile(
    r"[a-z]{3}(?:gate|brook|bridge|crest|side|view|house|lands?|fields?|point|court|croft|stones?|oaks?|grange|haven"
    r"|works|ways?|links?|reach|start|lodge|hurst|mount|vale|bank|cliffe?|acres?)$"
)
_SHOPS = frozenset("mcdonald sainsbury barnardo wetherspoon morrison nando greggs domino wendy".split())
_NOT_AFTER = frozenset("hmp yoi st saint hm project operation".split())
_SEEN_IN = frozenset(
    "change changes difference confidence interest trust faith belief improvement progress".split()
)
_LETTERED = re.compile(r"(?m)^[ \t]*[A-Z]\. [A-Z]")
_QUOTES = frozenset((' "', " “", " '", " ‘", " ("))
#: Names that Nana, elsewhere a grandmother, is the first part of.
_AKAN = frozenset(
    """
    yaa yaw ama kwame akua kwaku adwoa adjoa kwadwo kojo abena kwabena afia afua efua kofi kwasi akwasi
    akosua esi kwesi ekua serwaa adwoa yeboah osei addo poku
    """.split()
)
_LOW_TAILS = frozenset(
    """
    road street model cycle estate park hospital centre council primary academy ward building clinic scale
    avenue lane infants juniors library church mosque questionnaire theory framework
    """.split()
)


def capital_claims(page: Page) -> Iterator[Claim]:
    """Names written with capitals in lines where capitals mean something."""
    tokens = page.tokens
    index = 0
    # Three lines that open with a letter and a stop: who speaks, not the start of a name.
    lettered = len(_LETTERED.findall(page.text)) >= 3
    while index < len(tokens):
        token = tokens[index]
        if token.loud or not _capital(token) or (lettered and _speaker(page, index)):
            index += 1
            continue
        if _surname_first(page, index):
            yield Claim(
                index, index + 1, 0.9, "surname-first", dict(look_around(page, index, index + 1).votes)
            )
            index += 2
            continue
        last = index
        while last + 1 < len(tokens) and _joins(page, last):
            last += 1
        # A particle or an initial cannot end a name.
        while last > index and not _capital(tokens[last]):
            last -= 1
        yield from _pieces(page, index, last)
        index = last + 1


def _speaker(page: Page, index: int) -> bool:
    """Whether a letter that opens its line stands here, with a stop behind it."""
    token = page.tokens[index]
    opens = index == 0 or page.tokens[index - 1].line != token.line
    return token.case == "one" and opens and page.after(index) == ". "


def _capital(token: Token) -> bool:
    if token.case == "cap":
        return True
    if token.case == "one":
        return token.low not in ("i",)
    if token.case == "caps" and not token.loud:
        return len(token.low) >= 3 and is_name_only(token.low) and not kinds(token.low) & LOOK_ALIKE
    return False


def _dated(page: Page, index: int) -> bool:
    """Whether "in", "since", "last" or the like stands before: "In April Leah moved"."""
    before = page.tokens[index - 1].low if index and page.tokens[index].gap == " " else ""
    return before in DATE_WORDS and index + 1 < len(page.tokens) and page.tokens[index + 1].case == "cap"


def _surname_first(page: Page, index: int) -> bool:
    """Whether "SINGH, Arjan" stands here: a surname in capitals at the start, a comma, a first name."""
    token = page.tokens[index]
    if token.case != "caps" or not token.initial or index + 1 >= len(page.tokens):
        return False
    nxt = page.tokens[index + 1]
    return (
        nxt.gap == ", " and nxt.case == "cap" and bool(kinds(nxt.low) & FIRST) and not kinds(nxt.low) & ROLE
    )


def _joins(page: Page, last: int) -> bool:
    token, nxt = page.tokens[last], page.tokens[last + 1]
    if token.possessive or nxt.line != token.line:
        return False
    gap = nxt.gap
    if token.case == "one" and gap in (" ", ". ", "."):
        return _capital(nxt)
    if gap == " ":
        if _capital(nxt):
            return True
        if nxt.low in PARTICLES and last + 2 < len(page.tokens) and token.case == "cap":
            after = page.tokens[last + 2]
            return after.case == "cap" and after.gap == " "
        return False
    if gap in _QUOTES and last + 2 < len(page.tokens) and nxt.case == "cap":
        closing = page.tokens[last + 2].gap
        return len(closing) == 2 and closing[0] in "\"”'’)" and page.tokens[last + 2].case == "cap"
    if len(gap) == 2 and gap[0] in "\"”'’)" and gap[1] == " " and last > 0:
        return token.gap in _QUOTES and _capital(nxt)
    return False


def _pieces(page: Page, first: int, last: int) -> Iterator[Claim]:
    """Cut a run of capitals at the words that cannot be part of a name, and weigh each piece."""
    tokens = page.tokens
    piece: list[int] = []
    for index in range(first, last + 1):
        token = tokens[index]
        found = kinds(token.low)
        tail = token.low in PLACE_TAILS and not (
            piece and found & LAST and index == last and token.low in _TAIL_SURNAMES
        )
        if tail and (piece or index > first):
            piece = []
            continue
        if token.low in ("st", "saint", "hmp", "project", "operation", "our"):
            return
        barred = (
            bool(found & ROLE)
            or token.low in TITLES
            or token.low in JOB_WORDS
            or (token.low in FORM_WORDS and not (piece and found & LAST))
            or token.low in ("date", "time")
            or (found & ANY_WORD and not found & (FIRST | LAST) and token.low not in PARTICLES)
            or (found & LOOK_ALIKE and not found & (FIRST | LAST))
            or (found & CALENDAR and (bool(piece) or not found & HAND or _dated(page, index)))
        )
        if token.gap in _QUOTES and piece:
            barred = False
        if barred and _stands_as_surname(page, piece, index):
            barred = False
        if barred and not piece and not found & (COMMON | LOOK_ALIKE) and _acts_alone(page, index):
            barred = False
        if token.low == "nana" and index < last and tokens[index + 1].low in _AKAN:
            barred = False
        if piece and page.text[token.end : token.end + 1] == ":" and found & ANY_WORD:
            barred = True  # the next field's label
        if barred or (not piece and found & COMMON and not found & FIRST and token.case != "one"):
            strongly = (
                not piece
                and not token.initial
                and index
                and tokens[index - 1].low in ("mr", "mrs", "ms", "miss")
            )
            if not strongly:
                if piece:
                    yield from _weigh(page, piece)
                piece = []
                continue
        piece.append(index)
        if token.possessive:
            yield from _weigh(page, piece)
            piece = []
    if piece:
        yield from _weigh(page, piece)


def _stands_as_surname(page: Page, piece: list[int], index: int) -> bool:
    """Whether an ordinary word ends a name: "Hazel Crook" at a line's end or before a bracket or comma."""
    token = page.tokens[index]
    found = kinds(token.low)
    if len(piece) != 1 or token.case != "cap" or token.low in FORM_WORDS | JOB_WORDS | TITLES:
        return False
    if found & (ROLE | CALENDAR | TRADE | PLACE) or not kinds(page.tokens[piece[0]].low) & HAND:
        return False
    start, end = page.lines[token.line]
    rest = page.text[token.end : end]
    return end - start <= 80 and (not rest.strip() or rest[0] in ",(|;\t" or rest[:2] == "  ")


def _acts_alone(page: Page, index: int) -> bool:
    """Whether a word few people write does what only people do: "Ged wondered"."""
    frame = look_around(page, index, index)
    return (frame.human or frame.strong) and not frame.article


def _weigh(page: Page, piece: list[int]) -> Iterator[Claim]:
    tokens = page.tokens
    while piece and (
        tokens[piece[-1]].case == "one"
        or (
            tokens[piece[-1]].low in PARTICLES
            and not (len(piece) == 1 and tokens[piece[-1]].low in NAMES_TOO)
        )
    ):
        piece = piece[:-1]
    if not piece:
        return
    first, last = piece[0], piece[-1]
    lead = tokens[first]
    if lead.initial and len(piece) > 1 and lead.low in SMALL_WORDS and kinds(lead.low) & COMMON:
        second = kinds(tokens[piece[1]].low)
        if second & FIRST and not second & COMMON:  # "Will Leah …", "Did Kayden …"
            first += 1
            piece = piece[1:]
            lead = tokens[first]
    if tokens[last].possessive and lead.low in _SHOPS:
        return
    if first and tokens[first - 1].low in _NOT_AFTER and tokens[first - 1].line == lead.line:
        return
    nxt = tokens[last + 1] if last + 1 < len(tokens) else None
    tail = nxt.low if nxt is not None and nxt.gap == " " and not tokens[last].possessive else ""
    if tail in _LOW_TAILS or (nxt is not None and nxt.case == "cap" and tail in PLACE_TAILS):
        return
    frame = look_around(page, first, last)
    sure, why = _shape(page, piece, frame)
    claim = Claim(first, last, round(sure, 3), frame.why or why, dict(frame.votes))
    plural = len(piece) == 1 and first and tokens[first - 1].low == "the" and lead.low.endswith("s")
    if plural and nxt is not None and nxt.case != "cap":
        base = kinds(lead.low[:-1])
        if (base & LAST or not base) and not kinds(lead.low) & (LOOK_ALIKE | COMMON):
            claim.sure = 0.8 if base & LAST else 0.6
            claim.vote("family", 4.0)
            claim.why = "context:family"
    if claim.sure >= ENOUGH:
        yield claim


def _shape(page: Page, piece: list[int], frame: Frame) -> tuple[float, str]:
    tokens = page.tokens
    words = [tokens[i] for i in piece if tokens[i].low not in PARTICLES] or [tokens[i] for i in piece]
    lead = words[0]
    before = tokens[piece[0] - 1] if piece[0] else None
    same_line = before is not None and before.line == lead.line and lead.gap == " "
    placed = same_line and before is not None and before.low in IN_WORDS
    moved = same_line and before is not None and before.low in ("from", "to", "at", "near", "on")
    gain = 0.4 * frame.strong + 0.35 * frame.human + 0.15 * frame.plain + 0.1 * frame.owned
    if frame.why == "context:owner" and lead.initial and lead.low in WISHES:
        gain = 0.0  # "Hope to see progress"
    if frame.article and not frame.strong:
        gain -= 0.5
    if len(words) > 1:
        return _long_shape(words, placed, gain)
    found = kinds(lead.low)
    if placed and found & PLACE and not frame.strong:
        gain = 0.0
    if _BUILT.search(lead.low) and not found & (FIRST | LAST) and not frame.strong:
        return 0.3, "shape"  # a house, a home or a service: Northgate, Hillcrest
    plain = not found & (COMMON | LOOK_ALIKE)
    if lead.case == "one":
        return 0.0, "shape"
    titled = same_line and before is not None and before.case == "cap" and not before.possessive
    if (
        found & COMMON
        and titled
        and before is not None
        and not kinds(before.low) & ROLE
        and not (frame.strong or frame.human)
    ):
        return 0.0, "shape"  # the end of a title: "Outcome Star"
    if found & COMMON and same_line and before is not None and before.possessive and before.case == "cap":
        return 0.0, "shape"  # "the Prince's Trust"
    if is_name_only(lead.low) and found & FIRST:
        base = 0.7 if lead.initial else 0.88
        if placed and not frame.owned:
            base = 0.5 if found & HAND and _seen_in(page, piece[0]) else 0.3
    elif not found:
        base = 0.38 if lead.initial else 0.72
        if len(lead.low) <= 3 and lead.initial:
            base = 0.2
        if (placed or moved) and not frame.owned:
            near = [t.low for t in tokens[max(0, piece[0] - 4) : piece[0]]]
            base = (
                0.25
                if placed or any(w in MOVES for w in near) or (before is not None and before.low == "from")
                else 0.5
            )
    elif found & LAST and plain:
        base = 0.4 if lead.initial else 0.62
        if placed or (moved and not found & FIRST):
            base -= 0.3
    elif found & FIRST:
        if found & (CALENDAR | PLACE | TRADE):
            base = 0.12 if lead.initial else 0.25
        elif found & PROPER and not found & COMMON:
            base = 0.4 if lead.initial else 0.7
        else:
            base = (0.2 if lead.initial else 0.62) if found & HAND else (0.1 if lead.initial else 0.25)
            if not found & COMMON:
                base += 0.1
    elif found & PROPER and found & (LOOK_ALIKE | COMMON):
        base = 0.1 if lead.initial else 0.2
    elif not found & (COMMON | LOOK_ALIKE):
        base = 0.2 if lead.initial else 0.3
    else:
        base = 0.0 if lead.initial else 0.1
        gain = 0.4 if frame.why == "context:title" else 0.0
    return base + gain, "gazetteer" if found & FIRST else "capital"


def _seen_in(page: Page, first: int) -> bool:
    """Whether "in" before a name goes with a person, not a town: "a change in Leah"."""
    return first > 1 and page.tokens[first - 2].low in _SEEN_IN


def _long_shape(words: list[Token], placed: bool, gain: float) -> tuple[float, str]:
    lead, tail = words[0], words[-1]
    first, last = kinds(lead.low), kinds(tail.low)
    if placed:
        gain -= 0.45
    tail_name = not last or bool(last & (LAST | FIRST))
    if lead.case == "one":
        known = bool(last & (LAST | FIRST)) and not last & COMMON
        if lead.low == "a" and not known:
            return 0.0, "shape"
        listed = 0.55 if last & LAST and (len(words) > 2 or lead.low != "a") else 0.3
        return (0.75 if known else 0.55 if not last else listed) + gain, "initial"
    if is_name_only(lead.low) and first & FIRST:
        return (0.93 if tail_name else 0.75) + gain, "full-name"
    if first & FIRST and tail_name:
        sure = 0.62 if last & COMMON or last & LOOK_ALIKE else 0.88
        if lead.initial and first & COMMON and last & COMMON:
            sure = 0.45  # "Dawn Raid", a heading
        if first & (PLACE | CALENDAR | TRADE) and last & (COMMON | LOOK_ALIKE):
            sure = 0.3
        return sure + gain, "full-name"
    if not first and tail_name:
        return (0.78 if not last & COMMON else 0.6) + gain, "capitals"
    if first & LAST and not first & ANY_WORD and tail_name:
        return (0.7 if not last & (COMMON | LOOK_ALIKE) else 0.45) + gain, "capitals"
    if first & PROPER and tail_name and not first & PLACE:
        return 0.5 + gain, "capitals"
    return 0.2 + gain, "capitals"
