"""Bare names of schools by what people say only of schools, and the same names wherever they stand again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordqa.detect.people_words import (
    ANY_WORD,
    CALENDAR,
    COMMON,
    FIRST,
    LAST,
    PLACE,
    ROLE,
    TRADE,
    fold,
    kinds,
)
from recordqa.detect.personal_data._anchors import anchored, keys, starts
from recordqa.detect.personal_data._context import Hit, lowered

_WORD = r"[A-Z][\w'’&-]{1,20}"
_RUN = rf"(?:[Tt]he |THE )?{_WORD}(?: (?:{_WORD}|of|and|&|on|the|@)){{0,3}}"
#: A kind of place of learning, and the words before it: "current setting", "proposed school", "school?".
_LABEL = re.compile(
    r"\b(?:(?:(?:curr\.?|current|proposed|named|previous|present|preferred|requested|next|new|old"
    r"|receiving|first|second"
    r"|intended|nearest|both|feeder|home|last|baby['’]?s|his|her|their) )?(?:schools?|sch(?:l"
    r"|ool)?\.?|setting|nursery|pre-?school"
    r"|college|sixth form|playgroup|childminder setting|provision|placement school)(?:,? (?:i\.e\."
    r"|ie|namely|called))?"
    r"|proposed|name of (?:pre-?school|school|nursery|setting))"
    r"(?:['’]s | (?:is|as|was|be) (?:at )?| place at | ?(?: {2,}|(?:[. ] ?){3,}|…+) ?|"
    r"(?: ?[?:=–-])+(?: ?A:)?(?: a place at)?(?: ?\n ?[–>•*-]*)? ?| ?\n[–>•*-] |,? )",
    re.I,
)
_LABEL_KEYS = keys(
    "sch curr current proposed named previous present preferred requested next new old receiving"
    " first second intended"
    " nearest both feeder home last baby his her their school setting nursery pre college sixth playgroup"
    " childminder provision placement name"
)
_NAME = re.compile(_RUN)
_SMALL_NAME = re.compile(
    r"(?:the )?[a-z'’]{4,16}(?: (?:on|the|of|&|and|[a-z'’]{4,16})){0,4}(?=[,.;:)\n]|$| [–-] )"
)
#: What is said before a school: "the girls go down to …", "a lad at …", "Year 8 at …".
_AT = re.compile(
    r"\b(?:go(?:es|ne|ing)?(?: down| over| back)? to|went to|start(?:s|ed|ing)?(?: at| in)?|place"
    r" (?:wanted |offered |given )?at"
    r"|back (?:at|in|to)|(?:he|she|they|boys|girls|lads|kids|both|twins|children|one|two|three"
    r"|brother|sister|siblings)"
    r"(?:['’]?s|['’]re| are| is| all| was| were)?(?: both| all| still| now)? at|[A-Za-z]+['’]s at"
    r"|(?:friends?|lad|girl|boy|pupil|mates?|kids"
    r"|teacher|staff|office|nurse|head|receptionist|ta) (?:at|from)|(?:done|held|seen|visited|met"
    r"|interview|meeting),? at"
    r"|sister liked|(?:son|daughter|brother|sister) attends|is at|are at|was at|at)[ ]",
    re.I,
)
_AT_KEYS = keys(
    "go goes gone going went start place back he she they boys girls lads kids both twins children"
    " one two three"
    " brother sister siblings friend lad girl boy pupil mate teacher staff office nurse head"
    " receptionist ta done held"
    " seen visited met interview meeting son daughter is are was at"
)
#: Those of them after which hardly anything but a school stands.
_STRONG = re.compile(
    r"\b(?:(?:boys|girls|lads|kids|twins|pupils?|lad|girl|boy|teacher|office|head"
    r"|receptionist)(?:['’]s)? (?:go to|at|from)"
    r"|(?:baby|toddler) goes to|due back at|sister liked|place (?:wanted |offered |given )?at|both at) \Z",
    re.I,
)
_HOLY = re.compile(r"(?:holy|trinity|sacred|saints?['’]?|our lady|christ|blessed|corpus)\b", re.I)
_STAFF = re.compile(
    r"\b(?:school nurse|senco|dsl|head of year|form tutor|pastoral lead)(?:,| at| –| -|:| from) (?:at )?",
    re.I,
)
_STAFF_KEYS = keys("school senco dsl head form pastoral")
_SMALL_NURSERY = re.compile(
    r"\b(?:at|to|check|rang|ring|from|is|[–,=-]) ((?:little|tiny|busy|happy|bright|sunny|teddy|muddy|wee) "
    r"(?!children|ones?|kids|things?|bits?|boys?|girls?|ways?|days|times|steps to|more|girl|boy"
    r"|sister|brother|lad|while"
    r"|one|bit|and|hands on)[a-z]{3,12}s?)(?![\w'’-])"
)
#: What only a school does, after its name.
_DOES = re.compile(
    r" (?:(?:wo ?n[o'’]?t|won['’]t|will not|wouldn['’]t|can['’]t|refus\w+ to) (?:have|take) (?:him"
    r"|her|them)|excluded|suspended"
    r"|off[- ]?rolled|permanently excluded|sanction\w+|ha(?:s|ve)(?:n['’]t| not| no| got)? a"
    r" (?:school )?place|offered (?:a |him|her|\d)"
    r"|say(?:s)? (?:he|she|they|hes|shes)['’]?s? [^.\n]{2,20}(?:yr|year|y\d)|(?:hot )?dinners"
    r"|reports? attendance"
    r"|attendance|til(?:l)? y\d|until y\d|\(the (?:pru|school|nursery|college)\))(?![\w-])",
    re.I,
)
_DOES_KEYS = keys(
    "wont won will wouldn can refus excluded suspended off permanently sanction has have offered say says hot"
    " dinners reports attendance til till until the"
)
_BEFORE_DOES = re.compile(rf"(?<![\w'’-])({_RUN}|(?:st |the )?[a-z'’]{{5,16}})\Z")
_CLASS = re.compile(
    r"(?:,? (?:\(|in |now |currently )?(?:y(?:ea)?r? ?\d{1,2}|reception|part[- ]time|full[- ]time"
    r"|\d+ (?:mornings|afternoons|sessions|hours"
    r"|hrs)|when (?:he|she) goes|til(?:l)? y\d|on roll|on reports?|today|\d+ ?%)|; it has \d+ on"
    r" roll|, but he['’]d stay)",
    re.I,
)
_AHEAD_CLASS = re.compile(
    r"\b(?:y(?:ea)?r? ?\d{1,2}|school nurse|senco|dsl|head of year|tutor|key stage \d|ks\d),? (?:at "
    r"|in |– |- |@ ?)?\Z",
    re.I,
)
#: Words of school that may stand anywhere near.
_NEAR = re.compile(
    r"\b(?:schools?|nursery|pru|senco|dsl|y(?:ea)?r? ?\d{1,2}|lessons?|class|uniform|attendance"
    r"|timetable|exclu\w+|suspend\w+"
    r"|teacher|tutor|pupils?|reception|on roll|upns?|gcses?|ehcp|managed move|mornings|term|head"
    r" ?teacher|dinners|homework|detention"
    r"|off roll|college|headteacher|bus|inset|sports day|parents['’]? evening)\b",
    re.I,
)
#: What names of places that schools are called after end in.
_TOPONYM = re.compile(
    r"(?:mead|field|fields|hill|brook|wood|ford|dale|croft|ley|leigh|wick|bury|worth|side|moor|gate"
    r"|bank|lands?|view|vale"
    r"|hurst|combe|lawns?|bridge|bourne|stead|beck|thorpe|edge|foot|park|manor|grange|upper|lower"
    r"|tree|trees|meadows?|lane|rise|heath"
    r"|oaks?|tops|mount|mere|well|holme|shaw|keys|mar|lowe?|don|burn|royd)s?\Z",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:hospital|court|centre|center|clinic|surgery|church|road|street|lane|avenue|close|drive"
    r"|house|hub|club|library"
    r"|police|council|team|services?|hostel|hotel|group|panel|hall|way|crescent|room|farm|cottage"
    r"|flat|station|prison|hmp"
    r"|mosque|temple|gym|cafe|costa|asda|tesco|town|market|county|university|camhs|refuge|trust"
    r"|charity|shop|estate|site)\b",
    re.I,
)
_PLAYFUL = re.compile(
    r"(?:tots|toes|steps|stars|bears|bees|ducklings|acorns|gems|monkeys|cherubs|explorers|rainbow"
    r"|sunshine|treetops|ladybirds?"
    r"|hopscotch|squeak|squeaks|pips|buttons|bumble|caterpillars?|butterfl(?:y|ies)|seedlings?"
    r"|saplings?|jigsaw|footsteps"
    r"|poppets|scallywags|tiddlywinks|teddy|meithrin|cygnets|kiddies|minnows|busy|little)",
    re.I,
)
_STOP = frozenset(
    """
    he she they it his her their the a an mum dad nan year yr y no none not tbc unknown home school
    nursery staff attendance head place bus cost section care meeting transport closed rang nurse
    work contact review pupil said says is was has had when where what who if but and or on in at
    for from to of with by since i we
    """.split()
)


def _kinds(run: str) -> list[int]:
    return [
        kinds(fold(re.sub(r"['’]s?$", "", w)))
        for w in run.split()
        if w.lower() not in ("the", "of", "and", "&", "on", "@")
    ]


def _trim(run: str) -> str:
    """The run without a sentence's small words at its end and without a day or month."""
    words = run.split()
    while words and (
        words[-1].lower() in ("of", "and", "&", "on", "the", "@")
        or (len(words) > 1 and kinds(fold(words[-1])) & CALENDAR)
    ):
        words.pop()
    return " ".join(words)


def _proper(run: str, sure: bool, strong: bool = False) -> bool:
    """Whether words can name a school: nobody's name, no town alone, no other building."""
    known = _kinds(run)
    bare = [w for w in run.split() if w.lower() not in ("the", "of", "and", "&", "on")]
    if (
        not bare
        or (_OTHER.search(run) and not strong)
        or any(k & (CALENDAR | ROLE) for k in known)
        or bare[0].lower() in _STOP
    ):
        return False
    if len(run) < 4 or any(c.isdigit() for c in run):
        return False
    if _PLAYFUL.search(run) or _HOLY.match(run):
        return len(bare) > 1 or not known[0] & (COMMON | FIRST) or sure
    if len(bare) == 1:
        known_name = known[0] & FIRST and not known[0] & PLACE
        return not (known_name or (known[0] & (COMMON | TRADE)) or (known[0] & PLACE and not sure))
    return not (known[0] & FIRST and all(k & (FIRST | LAST) for k in known)) and not (
        all(k & (COMMON | TRADE) for k in known) and not strong
    )


def cued(text: str) -> Iterator[Hit]:
    """Names after a label or a phrase of school."""
    for label in anchored(_LABEL, text, _LABEL_KEYS):
        at = label.end()
        strong = bool(
            re.search(r"[?:=–-]| (?:is|as) |\.{2}|\. \.| {2}|['’]s|\n|i\.?e\.|name of|called", label.group())
        ) or bool(
            re.match(r"(?:current|proposed|named|intended|preferred|previous|nearest) ", label.group(), re.I)
        )
        comma = label.group().endswith(", ")
        name = _NAME.match(text, at)
        if name and (strong or comma):
            run = _trim(name.group())
            loud = run.isupper()
            ends = re.match(
                r"[,.;:)\n]|\s{2}|$| [–(-]| (?:r|in|have|since|on|has|is|says?|until|since|and|then"
                r"|blocked)\b",
                text[at + len(run) :],
            )
            named = label.group().lower().startswith("name of")
            if _proper(run, strong, named) and ends and not loud and (strong or _NEAR.search(label.group())):
                if comma and not strong and kinds(fold(run.split()[0])) & (FIRST | LAST | PLACE):
                    continue
                yield Hit(at, at + len(run), 0.7, "label:school")
        elif strong and label.group().rstrip()[-1:] in ":=":
            small = _SMALL_NAME.match(text, at)
            if (
                small
                and small.group().split()[0] not in _STOP
                and (_PLAYFUL.search(small.group()) or any(not k & ANY_WORD for k in _kinds(small.group())))
            ):
                yield Hit(at, small.end(), 0.65, "label:school")
    yield from _at(text)
    yield from _doing(text)
    for cue in anchored(_STAFF, text, _STAFF_KEYS):
        name = _NAME.match(text, cue.end())
        if name and _proper(_trim(name.group()), True) and _CLASS.match(text, name.end()):
            yield Hit(name.start(), name.start() + len(_trim(name.group())), 0.65, "context:school")
    for match in (
        _SMALL_NURSERY.finditer(text) if "nursery" in lowered(text) or "baby" in lowered(text) else ()
    ):
        yield Hit(match.start(1), match.end(1), 0.6, "pattern:nursery")


def _at(text: str) -> Iterator[Hit]:
    low = lowered(text)
    for cue in anchored(_AT, text, _AT_KEYS):
        at = cue.end()
        name = _NAME.match(text, at)
        loud = text[at : at + 4].isupper() and cue.group().isupper()
        if name is None:
            yield from _small(text, at)
            continue
        run = _trim(name.group())
        if loud:
            words = run.split()
            stop = next(
                (i for i, w in enumerate(words) if i and kinds(fold(w)) & (COMMON | ROLE | CALENDAR)),
                len(words),
            )
            run = " ".join(words[:stop])
        if not run or (run.isupper() and not loud):
            continue
        end = at + len(run)
        klass = bool(_CLASS.match(text, end)) or bool(_DOES.match(text, end))
        strong = bool(_STRONG.search(text, max(0, cue.start() - 16), at))
        near = strong or bool(_NEAR.search(text, max(0, at - 110), min(len(text), end + 70)))
        first = run.split()[0] if run.split()[0].lower() != "the" else run.split()[-1]
        shaped = (
            (bool(_TOPONYM.search(run)) and (" " in run or not _kinds(run)[-1] & PLACE))
            or bool(_PLAYFUL.search(run) or _HOLY.match(run))
            or (strong and " " in run)
            or not any(_kinds(run))
        )
        lives = re.search(
            r"\b(?:liv\w+|stay\w*|moved|placed|hous\w+|bailed|address|lodging|flat)\b[^.\n]{0,24}\Z",
            low[max(0, at - 40) : at],
        )
        if (
            re.match(
                r",? (?:\d|[A-Z]{1,2}\d)|, [A-Z][\w'’ ]{2,20}(?:Road|Street|Lane|Close|Hill|Avenue)",
                text[end : end + 30],
            )
            and not klass
        ):
            continue
        if lives or _OTHER.match(text, end + 1):
            continue
        told = bool(re.match(r" \(the (?:pru|school|nursery|college)\)", low[end : end + 16]))
        if (
            _proper(run, klass, told or (strong and not _OTHER.search(run)))
            and (klass or (near and shaped) or (loud and near))
            and first[0].isupper()
        ):
            yield Hit(at, end, 0.65, "context:school")


def _small(text: str, at: int) -> Iterator[Hit]:
    """A name in small letters after "at" and its like: a coined word that ends like a place, or playful."""
    match = re.compile(r"(?:the )?([a-z'’]{5,16})(?: ([a-z'’]{4,12}))?(?![\w'’-])").match(text, at)
    if match is None or not (
        _STRONG.search(text, max(0, at - 24), at)
        or text[max(0, at - 10) : at] == "office at "
        or _NEAR.search(text, max(0, at - 110), match.end() + 70)
    ):
        return
    word = match.group(1)
    if kinds(fold(word)) & (ANY_WORD | FIRST | PLACE | ROLE | TRADE | CALENDAR):
        return
    if _TOPONYM.search(word):
        yield Hit(at, match.end(1), 0.6, "context:school")


def _doing(text: str) -> Iterator[Hit]:
    """A name that does what only schools do: "Marlowe hasn't a place", "beckside wont have her back"."""
    for at in starts(text, _DOES_KEYS):
        end = at - 2 if text[at - 1 : at] == "(" else at - 1
        match = (
            _BEFORE_DOES.search(text, max(0, end - 50), end) if end > 0 and _DOES.match(text, end) else None
        )
        if match is None:
            continue
        run = match.group(1)
        if run[0].isupper() and not run.isupper():
            run = _trim(run)
            if _proper(run, True, " " in run) and not kinds(fold(run.split()[0])) & FIRST:
                yield Hit(match.start(1), match.start(1) + len(run), 0.65, "context:school")
        elif run.islower() and (
            run.startswith("st ")
            or not any(k & (ANY_WORD | FIRST | ROLE | TRADE | CALENDAR) for k in _kinds(run))
        ):
            yield Hit(match.start(1), match.end(1), 0.6, "context:school")


def again(text: str, found: Sequence[Hit]) -> Iterator[Hit]:
    """The names found, wherever they stand again, also without their kind of school: "Hallcroft" for
    "Hallcroft Primary School".
    """
    low = lowered(text)
    names: set[str] = set()
    shorts: set[str] = set()
    for hit in (h for h in found if h.sure >= 0.75):
        name = re.sub(r"\s+", " ", low[hit.start : hit.end])
        names.add(name)
        short = _KIND_END.sub("", name)
        known = _kinds(short)
        bare = short.removeprefix("the ").removeprefix("st ").split()
        if (
            short != name
            and bare
            and len(short) > 4
            and (
                len(bare) > 1
                or short.startswith("st ")
                or not known[-1] & (ANY_WORD | FIRST | LAST | PLACE | ROLE | TRADE)
            )
        ):
            shorts.add(short)
    for name in sorted(names | shorts):
        if len(name) < 5 or not any(c.isalpha() for c in name):
            continue
        lone = len(name.split()) == 1 and bool(kinds(name) & (ANY_WORD | FIRST | LAST | PLACE))
        if lone:
            continue
        at = low.find(name)
        while at >= 0:
            end = at + len(name)
            edges = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum())
            cued = name in names or _CUED.search(low, max(0, at - 14), at)
            if edges and cued and not _FOLLOWED.match(low, end):
                yield Hit(at, end, 0.65, "propagated")
            at = low.find(name, end)


_CUED = re.compile(
    r"\b(?:at|attends|school|from|rang|with|says|told|by|start(?:s|ed)|till?|after|leaves|left) (?:the )?\Z"
)
_FOLLOWED = re.compile(
    r" (?:road|rd|street|st|lane|ln|close|avenue|ave|drive|way|court|crescent|gardens|grove|estate"
    r"|church|surgery|hospital)\b"
)
_KIND_END = re.compile(
    r"(?: (?:primary|infants?|juniors?|jnrs?|high|secondary|academy|school|college|nursery"
    r"|pre-?school|comp|prim|special|community"
    r"|pry|sch|c ?of ?e|ce|rc|catholic|semh|free|grammar|upper|middle|first|and|day|sixth form|pru"
    r"|utc|inf))+\Z"
)
