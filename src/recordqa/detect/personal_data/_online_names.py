"""Names used online that look like names or words: beside a platform ("calls himself Young Slime on Snap"),
in a row with one that does not, and wherever a name that was found stands again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordqa.detect.people_words import CALENDAR, COMMON, FIRST, ROLE, fold, kinds
from recordqa.detect.personal_data._anchors import anchored, keys
from recordqa.detect.personal_data._context import Hit, lowered

SITE = (
    r"(?:snap ?chat|snap ?map|snap|insta(?:gram)?|finsta|ig|tik ?tok|tt|discord|x ?box(?: live)?|psn"
    r"|playstation|ps[45]"
    r"|roblox|telegram|facebook|fb|messenger|kik|twitch|vinted|yubo|wizz|twitter|fortnite|minecraft"
    r"|steam|reddit"
    r"|you ?tube|omegle|onlyfans|whats ?app|wechat|viber|signal|bereal|threads|hoop|nintendo|switch"
    r"|soundcloud|spotify"
    r"|pinterest|tumblr|skype|tinder|grindr|badoo|bumble|hinge|zalo|depop|ebay|line|vk|imo|likee"
    r"|bigo|kick|habbo"
    r"|cod|call of duty|fifa|gta|brawl stars|among us|clash of clans|rec room|vrchat|the (?:app|game"
    r"|server|group chat))"
)
_CAPITALS = r"[A-Z0-9][\w'’.-]{0,15}(?: (?:[A-Z0-9][\w'’.-]{0,15}|of|da|the|de|v\d)){0,3}"
_SMALL = r"[a-z0-9][\w'’.-]{1,15}(?: [\w'’.-]{1,15}){0,2}"
_AS = (
    r"(?:call(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)|known(?: now)?|goes|going|listed|appears"
    r"|shows up|post(?:s|ed|ing)?"
    r"|pos(?:es|ed|ing)|streams?|streaming|plays?|playing|sells?|logs? (?:in|on)|signs? in|writes?"
    r"|messag\w+|add(?:s|ed)|uses)"
)
#: The platform first: "known on Facebook as …", "On Facebook she is "…"", "messages her on Hinge as …".
_SITE_FIRST = re.compile(
    rf"\b(?:(?:on|by|via|over|through|in|for) )?(?:(?:his|her|their|the|a) )?{SITE}(?:['’]s)?(?:"
    rf" (?:private |main |second |other |old |new )?(?:name|user ?name|account|profile|page"
    r"|tag|handle|id|gamer ?tags?|user|contact|list|group|chat|one))?"
    r"(?:['’]s(?= )|,? (?:(?:he|she|they) (?:streams?|posts?|plays|goes|appears|messages|trades"
    r"|sells|writes|comments) (?:as|by|under)|(?:he|she|they|it)(?:['’]s|['’]re| is| was| goes"
    r" by| uses| has| calls \w+| appears as)|is|was|as|under|called|named|known as"
    r"|goes by|reads|says|being|is under|is now|was saved as|(?:his|her|their) name is))+(?: (?:the"
    r" name|now|just))? ?[\"“‘']?(?<=[ \"“‘'])",
    re.I,
)
_SITE_KEYS = keys(
    "for on by via over through in his her their the a snap insta finsta ig tik tt discord xbox x"
    " psn playstation ps roblox"
    " telegram facebook fb messenger kik twitch vinted yubo wizz twitter fortnite minecraft steam"
    " reddit you omegle"
    " onlyfans whats wechat viber signal bereal threads hoop nintendo switch soundcloud spotify"
    " pinterest tumblr skype"
    " tinder grindr badoo bumble hinge zalo depop ebay line vk imo likee bigo kick habbo cod call"
    " fifa gta brawl among"
    " clash rec vrchat"
)
#: The platform behind: "calls himself … on Snap Map", "known as … on Facebook", "goes by … on there".
_CUE = re.compile(
    rf"\b(?:{_AS}(?: (?:poetry|videos?|clips|pictures|things|stuff|music|here|there|now|mainly))?(?:"
    rf" by| as| under| to be)?(?: the name)?(?: of)?|under|as|named|called|someone|a user|a lad"
    rf"|a girl|a man)"
    r" (?:called |named |(?:who|that) (?:goes by|calls \w+) )?[\"“‘']?",
    re.I,
)
_CUE_KEYS = keys(
    "call known goes going listed appear show post poses posing stream play sell log sign write"
    " messag add uses under as"
    " named called someone a"
)
_ON_SITE = re.compile(
    rf"[\"”’']? (?:on|in|over|via|from) (?:his |her |their |the )?(?:{SITE}|there|it|line|online)(?!\w)", re.I
)
#: Plainly said, whatever follows: "known online as uncle rick", "the group chat call him Big Cheese".
_PLAIN = re.compile(
    r"\b(?:known (?:only )?online (?:only )?as|online as|online name (?:is|was)|group chat calls?"
    r" (?:him|her|them)|chat (?:is |was )?(?:called|named)"
    r"|nick ?named? online|goes online as|gamer ?tags?(?: is| was| are|:)?|screen ?names?(?: is| was| are|:)?"
    r"|saved (?:in \w+ \w+ )?as|contact (?:saved|named) (?:as )?|aliases?(?: is|:))[ ][\"“‘']?",
    re.I,
)
_PLAIN_KEYS = keys("known online group nick goes gamer screen chat saved contact alias")
_IS = re.compile(r"\b(?:is|was|being|called|named) \Z", re.I)
_NOUN = re.compile(r"\b(?:name|account|profile|page|tag|handle|id|contact|user)\b", re.I)
_BRACKET = re.compile(
    rf"\b{SITE} (?:profile|account|name|user|page|handle|tag|chat)? ?\(((?:{_CAPITALS}|@?[\w.#-]{{3,24}}))\)",
    re.I,
)
_SITE_QUOTED = re.compile(rf"\b{SITE}[,:–-]{{0,2}} [\"“]([^\"“”\n]{{2,28}})[\"”]", re.I)
_QUOTED_SITE = re.compile(
    r"[\"“]([^\"“”\n]{2,28})[\"”],? (?:on|in|from) (?:the |his |her )?(?:[\w ]{0,12} )?" + SITE + r"(?!\w)",
    re.I,
)
_NAME = re.compile(rf"(?:{_CAPITALS}|{_SMALL})")
_END = re.compile(
    r"[\"”’',.;:)(\n]|$| (?:on|in|and|who|gave|with|has|is|was|asked|but|from|to|at|sent|–|-|via"
    r"|over|when|since|then|or|/)(?!\w)"
)
_NEVER = frozenset(
    """
    he she they it his her their him them the a an not no none unknown private deleted still now
    being usual well safe soon good bad much before such evidence if though in on at for from to of
    and or but so as is was mum dad nan normal many one two some any all this that there here where
    when what who how why below above agreed planned before
    """.split()
)
#: Names in a row, of which one looks like none: "members: frostbyte, n0_scope, Lady IV".
_LIST = re.compile(
    r"\b(?:friends?|members?|contacts?|gamer ?tags?|user ?names?|followers?|handles?|accounts?|tags"
    r"|profiles?|messag\w+ from|requests? from"
    r"|(?:other )?lads(?: are)?|others(?: are)?|users)[^.;:\n]{0,30}?(?:: |, | are | from | were |– )"
    r"(?=((?:[^.;\n]|\.(?=\w)){6,90}))",
    re.I,
)
_LIST_KEYS = keys(
    "friend member contact gamer user follower handle account tags profile messag request other lads others"
)
_ITEMS = re.compile(r",? and |, | / |/ ")
_ODD = re.compile(r"\w*(?:[a-z][\d_]|\d[a-z]|_)\w*|\w+\.\w+", re.I)
_LETTERS = re.compile(
    r"(?:\b[a-z0-9](?: [a-z0-9])+|\b[a-z0-9]{2,20})(?: (?:underscore|dot|dash|full stop)"
    r" (?:[a-z0-9](?: [a-z0-9])+\b|[a-z0-9]{2,20})){1,3}",
    re.I,
)


def _take(text: str, at: int, quoted: bool, small: bool) -> tuple[int, int] | None:
    """The name that begins at ``at``: up to the closing quote, a run of capitals, or a few small words."""
    if quoted:
        close = re.compile(r"[^\"“”’\n]{2,30}(?=[\"”’'])").match(text, at)
        return close.span() if close and len(close.group().split()) <= 4 else None
    match = _NAME.match(text, at)
    if match is None:
        return None
    run = match.group().rstrip(".-'’")
    words = run.split()
    loud = run.isupper() and text[max(0, at - 20) : at].strip().isupper()
    if words[0][0].islower() or loud:
        if not small and not loud:
            return None
        kept: list[str] = []
        for word in words:
            if fold(word) in _NEVER or (
                kept and fold(word) in ("who", "gave", "has", "asked", "sent", "on", "in")
            ):
                break
            kept.append(word)
        run = " ".join(kept)
    if not run or fold(run.split()[0]) in _NEVER or len(run) < 3 or re.fullmatch(r"[\d.:/ -]+", run):
        return None
    known = [kinds(fold(w)) for w in run.split()]
    ordinary = known[0] & (ROLE | COMMON) and not (known[0] & FIRST and run[0].isupper() and not loud)
    if known[0] & CALENDAR or (len(known) == 1 and ordinary):
        return None
    if re.fullmatch(SITE, run, re.I) or not _END.match(text, at + len(run)):
        return None
    return at, at + len(run)


def named(text: str) -> Iterator[Hit]:
    """Names beside a platform."""
    for cue in anchored(_SITE_FIRST, text, _SITE_KEYS, by_line=True):
        at = cue.end()
        quoted = cue.group()[-1:] in "\"“‘'"
        pronoun = re.search(
            r"\b(?:he|she|they|it|is|was|being)['’]?s? ?\Z", cue.group().rstrip("\"“‘' "), re.I
        )
        span = _take(text, at, quoted, small=not pronoun or "'s" in cue.group() or "’s" in cue.group())
        if span and (
            quoted
            or not pronoun
            or text[at].isupper()
            or "'s" in cue.group()[-4:]
            or "’s" in cue.group()[-4:]
        ):
            if not quoted and _IS.search(cue.group()) and not _NOUN.search(cue.group()):
                continue  # "Snapchat is …": hardly a name without "account", "name" or marks around it
            one = len(text[span[0] : span[1]].split()) == 1
            if (
                (pronoun or one)
                and not quoted
                and all(kinds(fold(w)) for w in text[span[0] : span[1]].split())
            ):
                continue
            if not quoted and all(kinds(fold(w)) & (COMMON | ROLE) for w in text[span[0] : span[1]].split()):
                continue
            age = (
                re.match(r", \d{2}\b(?!\d|[:/.])", text[span[1] : span[1] + 5])
                if " as" in cue.group()[-5:]
                else None
            )
            yield Hit(span[0], span[1] + (age.end() if age else 0), 0.7, "context:platform")
    for cue in anchored(_CUE, text, _CUE_KEYS, by_line=True):
        quoted = cue.group()[-1:] in "\"“‘'"
        span = _take(text, cue.end(), quoted, small=True)
        behind = _ON_SITE.match(text, span[1]) if span else None
        vague = behind and re.search(r" (?:there|it|line|online)\Z", behind.group())
        if span and behind and not (vague and not re.match(_AS, cue.group(), re.I)):
            yield Hit(*span, 0.7, "context:platform")
    for cue in anchored(_PLAIN, text, _PLAIN_KEYS, by_line=True):
        span = _take(text, cue.end(), cue.group()[-1:] in "\"“‘'", small=True)
        if span:
            yield Hit(*span, 0.7, "context:online")
    for match in anchored(_BRACKET, text, _SITE_KEYS):
        if (
            not kinds(fold(match.group(1).split()[0])) & (COMMON | ROLE | CALENDAR)
            and not match.group(1).isdigit()
        ):
            yield Hit(*match.span(1), 0.7, "context:platform")
    if '"' in text or "“" in text:
        for match in (*anchored(_SITE_QUOTED, text, _SITE_KEYS), *_QUOTED_SITE.finditer(text)):
            inner = match.group(1).rstrip(".,!? ")
            words = inner.split()
            plain = len(words) > 2 and all(kinds(fold(w)) & (COMMON | ROLE | CALENDAR) for w in words)
            if inner and len(words) <= 4 and not plain:
                yield Hit(match.start(1), match.start(1) + len(inner), 0.7, "context:platform")
    if "underscore" in lowered(text):
        for match in _LETTERS.finditer(text):
            yield Hit(*match.span(), 0.8, "pattern:spoken")
    yield from _rows(text)


def _strange(item: str) -> bool:
    """Whether an item of a row looks like a name online and like nothing else."""
    if re.fullmatch(r"[\d.:/am-]+", item):
        return False
    coined = item.isalpha() and item.islower() and len(item) >= 5 and not kinds(fold(item))
    return bool(coined or _ODD.fullmatch(item))


def _rows(text: str) -> Iterator[Hit]:
    """Names in a row where one or more look like nothing else."""
    for row in anchored(_LIST, text, _LIST_KEYS, by_line=True):
        items: list[tuple[int, int]] = []
        at = row.start(1)
        for cut in (*_ITEMS.finditer(text, row.start(1), row.end(1)), None):
            stop = cut.start() if cut else row.end(1)
            piece = text[at:stop]
            bare = piece.strip(" \"“”'‘’,")
            if not bare or len(bare.split()) > 4 or len(bare) > 26:
                break
            begin = at + piece.index(bare)
            items.append((begin, begin + len(bare)))
            at = cut.end() if cut else stop
        strange = [i for i in items if _strange(text[i[0] : i[1]])]
        if len(items) > 1 and strange:
            for begin, end in items:
                word = text[begin:end]
                ordinary = all(kinds(fold(w)) & (ROLE | CALENDAR) for w in word.split())
                if (
                    not word[0].isdigit()
                    and not ordinary
                    and not any(fold(w) in _NEVER for w in word.split())
                ):
                    yield Hit(begin, end, 0.65, "context:row")


def again(text: str, found: Sequence[Hit]) -> Iterator[Hit]:
    """The names found, wherever they stand again, if they look like no word."""
    low = lowered(text)
    for name in sorted({low[h.start : h.end] for h in found}):
        bare = name.lstrip("@")
        if (
            len(bare) < 4
            or not (any(c.isdigit() or c in "_." for c in bare) or not kinds(fold(bare)))
            or bare.isdigit()
        ):
            continue
        at = low.find(bare)
        while at >= 0:
            end = at + len(bare)
            if not (low[at - 1 : at].isalnum() or low[at - 1 : at] in ("_", ".", "@")) and not (
                low[end : end + 1].isalnum() or low[end : end + 1] in ("_", "@")
            ):
                yield Hit(at, end, 0.65, "propagated")
            at = low.find(bare, end)
