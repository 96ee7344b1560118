"""Names used online that stand after "calls himself", "saved as" and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recordqa.detect.people_words import CALENDAR, COMMON, FIRST, LAST, PLACE, ROLE, TRADE, fold, kinds
from recordqa.detect.personal_data._anchors import anchored, around, keys, odd_pieces
from recordqa.detect.personal_data._context import Hit, lowered

#: Words that say that people write to one another through a machine.
ONLINE = re.compile(
    r"\b(?:snap\w*|insta\w*|tik ?tok|discord|x ?box|psn|playstation|roblox|telegram|facebook|fb|kik"
    r"|twitch|vinted|yubo|wizz"
    r"|twitter|fortnite|minecraft|steam|reddit|you ?tube|omegle|onlyfans|whats ?app|wechat|viber|signal"
    r"|social media|online"
    r"|apps?|dms?|messag\w+|followers?|follows|videos?|server|gaming|games?|profiles?|chat\w*|phone"
    r"|accounts?|posts?|posting"
    r"|posted|channel|stream\w*|web\w*|internet|contacts?)\b",
    re.I,
)
_PLATFORM = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|x ?box|psn|roblox|telegram|facebook|fb|kik"
    r"|twitch|vinted|twitter"
    r"|youtube|steam|signal|wechat|reddit|there|it|here|everything|live|the app)"
)
#: What is said before such a name. The first group is sure of itself, the second needs a word that is none.
_SURE = (
    rf"(?:(?:his|her|their|the|whose|user|screen|profile|display) (?:name|handle|tag|user ?name)(?: ?,)?"
    rf" (?:on|for) {_PLATFORM}"
    r"(?: (?:is|was|being|reads))?|saved (?:in \w+ \w+ )?as|(?:server|channel|group chat|group|page"
    r"|account|profile|contact"
    r"|user|other|username|handle)(?:,? (?:is|was))? (?:called|named)|(?:under|by) the (?:user ?)?name"
    r"(?: of)?"
    rf"|(?:known|listed|goes|going|appears|shows up) (?:on {_PLATFORM} |online )as|known (?:on"
    rf" {_PLATFORM}|online) as"
    rf"|(?:goes|going|went) by(?: the name)?(?: of)?(?: on {_PLATFORM})?|nick ?named?(?: (?:is|was))?)"
)
_FREE = (
    r"(?:call(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)|called|named|post(?:s|ed|ing)? as|message[sd]? "
    r"(?:from|by|to|with)"
    r"|messaging|messaged|(?:friend )?requests? from|dms? (?:from|to|with)|chat(?:s|ting|ted)? (?:to"
    r"|with)|followed by|follows"
    r"|following|blocked|unblocked|(?:logs?|logged|logging|signs?|signed|streams?|streaming|sells?"
    r"|selling|trades?|writes?|comments?|commented|appears|poses|posing|registered) (?:in |on |up |into"
    r" \w+ )?(?:as|under)|account is|handle is|name was|alias|aka|a\.k\.a\.?|tagged|added|plays as|uses"
    r"|user|account|profile|name is|name)"
)
_AFTER = re.compile(rf"\b(?:({_SURE})|{_FREE})[:,]? (?:is |as )?([\"“‘']?)(?=\S)", re.I)
_QUOTED = re.compile(r"([^\"”’'\n]{2,32})[\"”’']")
_TOKEN = re.compile(r"@?[A-Za-z0-9][\w.#-]{1,28}\w")
_CAPITALS = re.compile(r"(?:[A-Z0-9][\w'’-]{1,15}|[A-Z]\b)(?: (?:[A-Z0-9][\w'’-]{0,15}|of|da|the)\b){0,3}")
_SMALL = re.compile(r"[\w'’-]{1,15}(?: [\w'’-]{1,15}){0,2}(?=[.,;:)\"”\n]| full stop| comma|\Z)")
_AT_SITE = re.compile(
    r"(?:instagram|facebook|fb|tiktok|twitter|x|youtube|twitch|kik|snapchat)\.(?:com|tv|me|gg)/(?:add/"
    r"|@)?([\w.-]{3,40}\w)",
    re.I,
)
#: "FB Natty Delroy", "u/rico_ldn", "~Mama T" in a group chat, "£darrens" of a paying app.
_SHORT_SITE = re.compile(
    r"(?<!\w)(?:(?:FB|IG|TT|fb|ig|snap|Snap|insta|Insta):? ([A-Z][a-z]{1,12} [A-Z][a-z]{1,12}(?:"
    r" [A-Z][a-z]{1,12})?)(?![\w'’])"
    r"|(u/[\w-]{3,20})(?!\w)|(~[A-Z]\w{1,12}(?: [A-Z]\w{0,12})?)(?!\w)|(£[A-Za-z]\w{4,20})(?!\w))"
)
_SITE_NAME = re.compile(
    r"\b(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|facebook|fb|telegram|twitter|kik|youtube)(?:"
    r" (?:name|account|profile"
    r"|page))? ?[:=] ?[\"“]?([A-Z][\w'’.-]{1,15}(?: [A-Z][\w'’.-]{1,15}){1,2})",
    re.I,
)
_SPOKEN = re.compile(
    r"\b[a-z0-9]{2,20}(?: (?:underscore) [a-z0-9]{1,20}){1,3}(?: (?:dot|dash) [a-z0-9]{1,20})?\b", re.I
)
_SITES = re.compile(
    r"\b(?:snap ?chat|snap|snapmap|insta(?:gram)?|finsta|ig|tik ?tok|discord|x ?box(?: live)?|psn"
    r"|playstation|ps[45]|roblox|telegram|facebook|fb|messenger|kik|twitch"
    r"|vinted|yubo|wizz|twitter|fortnite|minecraft|steam|reddit|you ?tube|omegle|onlyfans|whats ?app"
    r"|wechat|viber|signal|bereal|threads|hoop|monkey|nintendo"
    r"|switch|epic games|soundcloud|spotify|pinterest|tumblr|skype|tinder|grindr|badoo|bumble|depop|ebay"
    r"|gta|fifa|cod|rec room|habbo|likee|bigo|kick|gamer ?tag)\b",
    re.I,
)
_BESIDE = re.compile(
    r"(?: ?/ ?\w+)?(?: ?(?:name|user ?name|user|handle|id|tag|account|profile|gamer ?tag|screen ?name"
    r"|page|channel|acc|add|login|ID)s?\b)?"
    r"((?: (?:is|was|as|called|named|under|being|now|uses|reads|name|of|by|known as|goes by|she is|he is"
    r"|they are|she's|he's|hes|shes))*(?: ?[:=(–-]{1,2})? ?[\"“‘']?)"
    r"(?<=[ (:=–\"“‘'-])(@?[A-Za-z0-9_][\w.#-]{1,29})"
)
_QUOTED_AFTER = re.compile(
    r"(?: ?(?:name|user ?name|user|handle|id|tag|account|profile|page|channel|server|group|story|is|was"
    r"|as|called|named|under|:|–|-|\()){1,4} ?[\"“‘]([^\"”’\n]{2,30})[\"”’]"
)
_AHEAD = re.compile(
    r"(?:[\"“‘]([^\"“”’\n]{2,30})[\"”’],?|(?<![\w@.])(@?[A-Za-z0-9_][\w.#-]{2,29}))(?:,? (?:on|from|via"
    r"|over|in|\(on)| ?\(| [–-]|,)? (?:his |her |the |their )?\(?\Z"
)
_LOOSE = re.compile(r"(?<![\w@./£#:-])[A-Za-z][\w.-]{3,28}\w(?![\w@/]|[:.]\w)")
#: Nothing in prose is joined so.
_JOINED = re.compile(
    r"(?<![\w@./\\-])[A-Za-z0-9.]*[A-Za-z0-9]_+[A-Za-z0-9_.]*[A-Za-z0-9](?![\w@/\\]|\.\w)|"
    r"(?<![\w@])\w{2,24}#\d{4}\b"
)
_FILE = re.compile(
    r"\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|txt|csv|mp[34]|zip|html?)$|^[A-Z]{2,5}_\d|^v\d", re.I
)
_ONLINE_KEYS = keys(
    "snap insta tik discord xbox x psn playstation roblox telegram facebook fb kik twitch vinted yubo wizz"
    " twitter fortnite minecraft steam reddit you omegle onlyfans whats wechat viber signal social online app"
    " dm dms messag follow video server gaming game profile chat phone account post channel stream web we"
    " internet contact"
)
_SITE_NAME_KEYS = keys("snap insta ig tik discord facebook fb telegram twitter kik youtube")
_SITES_KEYS = keys(
    "snap insta finsta ig tik discord xbox x psn playstation ps roblox telegram facebook fb messenger kik"
    " twitch vinted yubo wizz fortnite minecraft steam reddit you omegle onlyfans whats wechat viber signal"
    " bereal threads hoop monkey nintendo switch epic soundcloud spotify pinterest tumblr skype tinder"
    " grindr badoo bumble depop ebay gta fifa cod rec habbo likee bigo kick gamer"
)
_AFTER_KEYS = keys(
    "his her their the whose user screen profile display saved server channel group page account contact"
    " other username handle under by known listed goes going appears shows went nick call named post messag"
    " friend request dm dms chat follow block unblock log sign stream sell trade write comment pose posing"
    " registered name alias aka a tagged added plays uses"
)


def online(text: str, start: int, end: int) -> bool:
    """Whether a word that says so stands between two offsets."""
    return any(start <= at and stop <= end for at, stop in _online(text))


@lru_cache(maxsize=2)
def _online(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in anchored(ONLINE, text, _ONLINE_KEYS))


@lru_cache(maxsize=4096)
def odd(word: str) -> bool:
    """Whether a token mixes letters with figures, dots or underscores as no word or measure does."""
    if word.isalpha() or not word.isascii():
        return False
    if (
        sum(c.isalpha() for c in word) < 3
        or _FILE.search(word)
        or re.fullmatch(r"\d+[a-z]{2,6}|[A-Z]{1,4}-?\d+|(?:[A-Za-z]\.)+[A-Za-z]?", word)
    ):
        return False
    # "Mr.Khan", "online.She", "childline.org": titles, a stop without its blank, web sites.
    if re.fullmatch(
        r"[A-Za-z]{3,}-[A-Za-z]+|[A-Za-z]+\.[A-Z][a-z]*|\S+\.(?:com?|uk|org|net|gov|example|tv|app"
        r"|info|sch|nhs)",
        word,
    ):
        return False
    return bool(re.search(r"[A-Za-z][\d_.#]+\w|\d[A-Za-z]{3}|[A-Za-z]{3}\d", word)) and not re.fullmatch(
        r"(?i)covid-?19|section\d+|year\d+|y\d+|room\d+|week\d+|level\d+|age\d+|band\d+|mp[34]|ps[345]", word
    )


def handles(text: str) -> Iterator[Hit]:
    """Names that people use online, by the words before them and by what no other word looks like."""
    csv = text.count("_") > 12
    for match in () if csv else _joined(text):
        word = match.group()
        if any(c.isalpha() for c in word) and not _FILE.search(word) and "__" not in word:
            beside = {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}
            if word.replace("_", "").isalpha() and word.islower() and beside & {",", "\t", "|", ";"}:
                continue  # a column's heading: "visit_date"
            parts = [p for p in re.split(r"[_.#\d]+", word) if p]
            plain = word.isupper() or all(kinds(fold(p)) & (COMMON | ROLE | TRADE) for p in parts)
            if (not plain and "_" in word) or online(text, match.start() - 80, match.end() + 60):
                yield Hit(match.start(), match.end(), 0.75, "pattern")
    low = lowered(text)
    if " underscore " in low:
        for match in _SPOKEN.finditer(text):
            yield Hit(match.start(), match.end(), 0.8, "pattern:spoken")
    if ".com/" in low or ".tv/" in low or ".me/" in low:
        for match in _AT_SITE.finditer(text):
            yield Hit(match.start(1), match.end(1), 0.85, "pattern:site")
    for match in anchored(_SITE_NAME, text, _SITE_NAME_KEYS):
        if match.group(1)[0].isupper() and not kinds(fold(match.group(1).split()[0])) & ROLE:
            yield Hit(match.start(1), match.end(1), 0.8, "context:platform")
    for match in _SHORT_SITE.finditer(text):
        inner = match.group(match.lastindex or 0)
        if not any(_SITES.fullmatch(w) for w in inner.split()) and not re.search(
            r"\b(?:Map|Live|Page|Group|Story|Account|Chat|Messages?|Post)\b", inner
        ):
            yield Hit(*match.span(match.lastindex or 0), 0.75, "context:platform")
    if online(text, 0, len(text)):
        yield from _at_platforms(text)
    for match in anchored(_AFTER, text, _AFTER_KEYS, by_line=True):
        hit = _named(text, match)
        if hit:
            yield hit


def _joined(text: str) -> Iterator[re.Match[str]]:
    for mark in "_", "#":
        for begin, stop in around(text, mark):
            yield from _JOINED.finditer(text, begin, stop)


def _free(word: str) -> bool:
    """Whether a token is no word, name or place that a sentence would hold."""
    bare = word.strip("@.-")
    inner = bool(re.search(r"[a-z][A-Z]", bare)) and not re.match(r"Mc|Mac|De|O['’]|Di|La|Le|Fitz", bare)
    return odd(bare) or (
        len(bare) >= 5 and not kinds(fold(bare)) and (inner or bare.islower() or bare.isupper())
    )


def _at_platforms(text: str) -> Iterator[Hit]:
    """What stands beside the name of a platform, or in a record that has one."""
    sites = [m.span() for m in anchored(_SITES, text, _SITES_KEYS)]
    for start, end in sites:
        after = _BESIDE.match(text, end)
        if after:
            mark, word = after.group(1).strip(), after.group(2).rstrip(".-")
            ends = (
                bool(re.match(r"[)\]\"”'’,.;|\n]|\s*$| (?:and|on|&|/)\b", text[after.start(2) + len(word) :]))
                if word
                else False
            )
            plain = kinds(fold(word)) & (COMMON | ROLE | PLACE | CALENDAR | TRADE)
            said = bool(mark)
            if re.fullmatch(r"\d+(?:[.:]\d+)?(?:am|pm)?|[\d/.-]+", word) or _SITES.fullmatch(word):
                pass
            elif _free(word) or (said and ends and not plain and len(word) > 2):
                yield Hit(after.start(2), after.start(2) + len(word), 0.75, "context:platform")
        quoted = _QUOTED_AFTER.match(text, end)
        if quoted and len(quoted.group(1).split()) <= 4:
            yield Hit(quoted.start(1), quoted.end(1), 0.75, "context:platform")
        ahead = _AHEAD.search(text, max(0, start - 44), start)
        if ahead:
            name = ahead.group(1) or ahead.group(2)
            if (
                name
                and not _SITES.fullmatch(name)
                and ((ahead.group(1) and len(name.split()) <= 4) or _free(name))
            ):
                group = 1 if ahead.group(1) else 2
                yield Hit(ahead.start(group), ahead.end(group), 0.75, "context:platform")
    for match in (m for begin, stop in odd_pieces(text) for m in _LOOSE.finditer(text, begin, stop)):
        word = match.group()
        camel = word.isalpha() and not word.islower() and re.search(r"[a-z][A-Z]", word)
        if not (camel or odd(word)) or not online(text, match.start() - 100, match.end() + 70):
            continue
        letters = re.sub(r"[^A-Za-z]+", " ", word).split()
        strange = any(
            len(w) > 2 and not kinds(fold(w)) & (COMMON | TRADE | CALENDAR | PLACE) for w in letters
        )
        if (
            not camel
            and (strange or any(a - 60 < match.start() < b + 60 for a, b in sites))
            and not word.isupper()
        ):
            yield Hit(match.start(), match.end(), 0.7, "context:online")
        elif camel and not _SITES.fullmatch(word) and _free(word):
            yield Hit(match.start(), match.end(), 0.65, "context:online")


def _named(text: str, match: re.Match[str]) -> Hit | None:
    """The name that stands after a phrase, if people are online there."""
    begin = text.rfind("\n", 0, match.start()) + 1
    stop = text.find("\n", match.start())
    stop = len(text) if stop < 0 else stop
    token = _TOKEN.match(text, match.end())
    if token and match.group(1) and odd(token.group()):
        return Hit(token.start(), token.end(), 0.85, "context:online")
    if not online(text, max(begin, match.start() - 110), min(stop, match.end() + 60)):
        return None
    at = match.end()
    quoted = _QUOTED.match(text, at) if match.group(2) else None
    if quoted:
        inner = quoted.group(1).strip(" .,")
        ordinary = all(kinds(fold(w)) & (FIRST | LAST | COMMON | ROLE) for w in inner.split())
        plain = ordinary and not match.group(1) and not odd(inner) and "sel" not in match.group()
        return (
            None
            if plain or len(inner.split()) > 4 or len(inner) < 2
            else Hit(at, at + len(inner), 0.8, "context:online")
        )
    if token and odd(token.group()):
        return Hit(at, token.end(), 0.85, "context:online")
    if not match.group(1):
        return None
    # Ordinary words are a name only after the plainest of these phrases.
    if not re.search(r"\b(?:saved|nick|contact|other)|\bon (?:there|here|it)\b", match.group(), re.I):
        return None
    capitals = None if text[begin:stop].isupper() else _CAPITALS.match(text, at)
    found = capitals or _SMALL.match(text, at)
    if found is None:
        return None
    words = found.group().split()
    known = [kinds(fold(w)) for w in words]
    if all(k & (FIRST | LAST | PLACE | ROLE) for k in known) and not all(len(w) == 1 for w in words):
        return None
    if capitals is None and (
        len(words) < 2 or words[0] in ("a", "an", "the", "his", "her", "their", "he", "she", "it", "in", "to")
    ):
        return None
    if words[0].lower() in (
        "not",
        "unknown",
        "private",
        "no",
        "none",
        "tbc",
        "withheld",
        "still",
        "now",
        "being",
    ):
        return None
    if len(found.group()) < 3 or (len(words) == 1 and known[0] & COMMON):
        return None
    # "goes by bus to school": words that any sentence has are no name unless written as one.
    if capitals is None and all(k & (COMMON | ROLE | CALENDAR) for k in known):
        return None
    return Hit(at, at + len(found.group().rstrip(".,-")), 0.7, "context:online")
