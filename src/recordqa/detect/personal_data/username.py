"""USERNAME: our own, Presidio has none: @handles, and the word after "snapchat", "insta", "username" and
their like. A word that looks like a word needs a plain statement that it is a name ("her snap name is …",
"on insta as …"); "@school" and "@ 3pm" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

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
from recordqa.detect.personal_data._anchors import anchored, keys
from recordqa.detect.personal_data._context import Hit, Recogniser, after, before, lines_with
from recordqa.detect.personal_data._handles import handles
from recordqa.detect.personal_data._online_names import again, named

ENTITIES = ("USERNAME",)
_PLATFORM = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|x ?box|psn|playstation|roblox|telegram|facebook|fb"
    r"|kik|twitch|vinted|wizz|yubo|signal|twitter|fortnite|minecraft|steam|threads|bereal|reddit|youtube"
    r"|omegle"
    r"|onlyfans|nintendo|epic games|monkey app|tumblr|pinterest|whisper|hoop|viber|skype|wechat|gta online)"
)
_NOUN = (
    r"(?:gamer ?tag|screen ?name|user ?name|display name|user ?id|username|handle|account"
    r"|profile|name|user|tag|id)"
)
_WORD = r"@?[A-Za-z0-9_](?:[A-Za-z0-9_.#-]{1,28}[A-Za-z0-9_])"
_HANDLE = re.compile(r"(?<![\w.@/+-])@[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])(?![@\w])")
_NEAR_PLATFORM = re.compile(rf"\b(?:{_PLATFORM}|social media|online|posts?|accounts?|followers?|dm)\b", re.I)
#: After a platform: its name, "account", "is", and so on.
_AFTER = re.compile(
    rf"\b{_PLATFORM}\b(?: ?({_NOUN}))?(?: (?:she|he|they) (?:uses?|has|have|gave|goes by))?"
    rf"(?: (is|was|as|called|under|named|known as|is called|he is|she is|they are|he's|she's))?"
    rf"[ \t]?([:(=–-]{{0,2}})[ ]{{0,2}}[\"“'‘]?({_WORD})",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:user ?name|handle|gamer ?tag|screen ?name|snap ?name|insta name|display name)s?\b(?: (?:she"
    r"|he|they)"
    rf" (?:uses?|has|gave))?(?: (?:is|was|of"
    rf"|on {_PLATFORM}(?: is)?))?[ ]?[:|=(“\"'‘–-]{{0,3}}[ ]?[\"“'‘]?({_WORD})",
    re.I,
)
#: Before a platform: "dark_prince" on Discord, ghost.99 on snap.
_BEFORE = re.compile(
    rf"(?<![\w@.])({_WORD})[\"”'’]?,? (?:on|from|via) (?:his |her |the |their )?{_PLATFORM}\b", re.I
)
#: Nothing else is written so: "dark_prince", "big.tone88".
_ODD = re.compile(
    r"(?<![\w@./-])[A-Za-z][A-Za-z0-9.]*(?:_[A-Za-z0-9._]*|\.[A-Za-z]*\d+)[A-Za-z0-9_]*(?![\w@/-])"
)
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|txt|csv|mp[34]|zip)$|^[A-Za-z]\.\d|^[vV]\d", re.I)
_STEMS = (
    *(
        "snap",
        "insta",
        " ig",
        "tik",
        "discord",
        "box",
        "psn",
        "playst",
        "roblox",
        "telegram",
        "faceb",
        "fb",
        "kik",
    ),
    *(
        "twit",
        "vinted",
        "wizz",
        "yubo",
        "signal",
        "fortnite",
        "minecraft",
        "steam",
        "thread",
        "bereal",
        "reddit",
    ),
    *(
        "youtube",
        "omegle",
        "onlyfans",
        "nintendo",
        "epic",
        "monkey",
        "tumblr",
        "pinterest",
        "whisper",
        "hoop",
    ),
    *("viber", "skype", "wechat", "gta"),
)
_PLATFORM_KEYS = keys(
    "snap insta ig tik discord xbox x psn playstation roblox telegram facebook fb kik twitch vinted wizz"
    " yubo signal fortnite minecraft steam threads bereal reddit youtube omegle onlyfans nintendo epic"
    " monkey tumblr pinterest whisper hoop viber skype wechat gta"
)
_LABEL_KEYS = keys("user handle gamer screen snap insta display")
_DENIED = frozenset(
    """
    school home work hospital court office nursery college contact noon lunch all once least about the a
    reception clinic team hub centre center placement nans mums dads gp camhs night midday midnight
    """.split()
)
_TIME = re.compile(r"\d{1,4}(?:am|pm|hrs?|h|ish|oclock)?|\d{1,2}[.]\d{2}(?:am|pm)?", re.I)


def _mixed(word: str) -> bool:
    return any(c.isdigit() or c in "_.#" for c in word) and any(c.isalpha() for c in word)


def _coined(word: str) -> bool:
    """Whether a word of letters is no word of any list."""
    if not word.isalpha():
        return word.replace("-", "").isalpha() and not kinds(fold(word))
    inner = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)
    known = kinds(fold(word))
    return inner or not known & (ANY_WORD | CALENDAR | TRADE | ROLE | PLACE)


def _trimmed(match: re.Match[str], group: int) -> tuple[int, int, str]:
    word = match.group(group).rstrip(".-#")
    return match.start(group), match.start(group) + len(word), word


class Username(Recogniser):
    """Names that people use online."""

    ENTITY = "USERNAME"
    HEADING = re.compile(rf"{_PLATFORM}(?: ?{_NOUN})?s?|{_NOUN.replace('|name', '').replace('|id', '')}s?")

    def hits(self, text: str) -> Iterator[Hit]:
        found = [*self._looks(text), *named(text)]
        yield from found
        yield from again(text, found)

    def _looks(self, text: str) -> Iterator[Hit]:
        if "@" in text:
            yield from self._handles(text)
        yield from self._after_platform(text)
        for begin, stop in lines_with(text, _STEMS):
            yield from self._on_platform(text, begin, stop)
        yield from self._labelled(text)
        yield from handles(text)

    @staticmethod
    def _after_platform(text: str) -> Iterator[Hit]:
        for match in anchored(_AFTER, text, _PLATFORM_KEYS, by_line=True):
            noun, verb, mark = match.group(1), match.group(2), match.group(3)
            start, end, word = _trimmed(match, 4)
            if _mixed(word) or word.startswith("@"):
                ok = not _TIME.fullmatch(word) and not word.lower().endswith(("am", "pm", "th", "st"))
            elif noun and noun.lower() not in ("account", "profile", "user") and (verb or mark):
                ok = _coined(word)
            else:
                ok = (
                    not noun
                    and not verb
                    and "-" in word
                    and word.islower()
                    and text[match.start() - 3 : match.start()] == "on "
                ) or (
                    (bool(verb and verb.lower() in ("as", "called", "named", "known as")) or ":" in mark)
                    and (_coined(word) and not kinds(fold(word)) & (FIRST | LAST))
                )
            if ok and not word.lower().startswith("www."):
                yield Hit(start, end, 0.9, "context:platform")

    @staticmethod
    def _on_platform(text: str, begin: int, stop: int) -> Iterator[Hit]:
        for match in _BEFORE.finditer(text, begin, stop):
            start, end, word = _trimmed(match, 1)
            if _mixed(word) and not _TIME.fullmatch(word) and not word[0].isdigit() and not word.isupper():
                yield Hit(start, end, 0.85, "context:platform")

        for match in _ODD.finditer(text, begin, stop):
            if not _FILE.search(match.group()) and _NEAR_PLATFORM.search(
                text[max(begin, match.start() - 60) : match.end() + 60]
            ):
                yield Hit(match.start(), match.end(), 0.8, "context:platform")

    @staticmethod
    def _labelled(text: str) -> Iterator[Hit]:
        for match in anchored(_LABEL, text, _LABEL_KEYS, by_line=True):
            start, end, word = _trimmed(match, 1)
            if (_mixed(word) or _coined(word)) and "@" not in word[1:] and not _TIME.fullmatch(word):
                yield Hit(start, end, 0.9, "label:username")

    @staticmethod
    def _handles(text: str) -> Iterator[Hit]:
        for match in anchored(_HANDLE, text, ("@",)):
            word = match.group()[1:]
            if word.lower() in _DENIED or _TIME.fullmatch(word):
                continue
            near = _NEAR_PLATFORM.search(before(text, match.start())) or _NEAR_PLATFORM.search(
                after(text, match.end())
            )
            if near or _mixed(word) or not kinds(fold(word)) & (COMMON | PLACE | ROLE | CALENDAR):
                yield Hit(match.start(), match.end(), 0.95, "pattern")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        word = text[start:end]
        if not re.fullmatch(_WORD, word) or _TIME.fullmatch(word) or re.fullmatch(r"[\d./-]+", word):
            return
        if _mixed(word) or word[0] == "@" or _coined(word):
            yield Hit(start, end, 0.9, "column:username")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Username()]
