"""Draws invented people for the passages that the people model learns from.

Names come from ``names_by_origin.txt`` (written for recordqa), from the public name lists that the rules
read too, and from letters put together at random, so that the model must learn where a name stands and not
which names there are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LISTS = Path(__file__).with_name("names_by_origin.txt")
#: Origins whose lists have no surnames of their own, and whose surnames are drawn instead.
_SURNAMES_OF = {
    "ethiopian": "eritrean",
    "caribbean": "british",
    "kurdish": "turkish",
    "african": "nigerian",
    "congolese": "portuguese",
    "iranian": "arabic",
    "albanian": "romanian",
    "modern": "british",
    "pacific": "british",
    "wordnames": "british",
}
_SHORT = re.compile(r"^[^aeiouy]*[aeiouy]+[^aeiouy]")
_STARTS = re.compile(r"(^|[-' ])([a-z])")
_MC = re.compile(r"\b(Mc|Mac(?=[b-df-hj-np-tv-z][aeiou]))([a-z])")
_SYLLABLES = (
    "ka ky jay lay ar el zay mi ni sha ra ha fa no ru ta to ve xan za bo de do fi ga ho io ja ju ke li lo lu"
    " ma mo na ne oa pa pe qu ri ro sa se si su ti tu va vi wa wi ya ye yo zi sh th ch dr br kr gl el an em"
).split()
_ENDINGS = (
    "n s la ra na den don lyn lynn leigh lee son wyn mar vin rah yah tta isha iya ius ov ska elle o a i e"
).split()
_SWAPS = "y=i i=y c=k ck=x ks=x ee=i a=ai n=nn l=ll e=ie ph=f z=s"


@dataclass(frozen=True, slots=True)
class Name:
    """One invented person's name; ``short`` is a pet form and ``middle`` a second given name."""

    first: str
    last: str
    short: str
    middle: str
    origin: str


def titled(word: str) -> str:
    """A name in small letters, written with its capitals: o'brien → O'Brien, mccall → McCall."""
    word = _STARTS.sub(lambda m: m.group(1) + m.group(2).upper(), word)
    return _MC.sub(lambda m: m.group(1) + m.group(2).upper(), word)


@lru_cache(maxsize=1)
def by_origin() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Origin → (first names, surnames), from the list written for recordqa."""
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in LISTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        key, names = line.split(":", 1)
        origin, part = key.strip().rsplit(".", 1)
        found = lists.setdefault(origin, {})
        found[part] = (*found.get(part, ()), *names.split())
    result = {}
    for origin, parts in sorted(lists.items()):
        last = parts.get("last") or lists.get(_SURNAMES_OF.get(origin, ""), {}).get("last")
        result[origin] = (parts.get("first", ()), last or lists["british"]["last"])
    return result


@lru_cache(maxsize=1)
def public() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First names and surnames of the public lists that are no ordinary words."""
    from recordqa.detect.people_words import COMMON, FIRST, LAST, LOOK_ALIKE, _lists

    first, last = [], []
    for word, bits in sorted(_lists().items()):
        if bits & (COMMON | LOOK_ALIKE) or len(word) < 3:
            continue
        if bits & FIRST:
            first.append(word)
        if bits & LAST:
            last.append(word)
    return tuple(first), tuple(last)


def coined(rng: random.Random) -> str:
    """A word put together from syllables, in small letters: nobody's name, so far as is known."""
    word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(_ENDINGS)
    return word if len(word) > 3 else word + rng.choice(_ENDINGS)


def respelt(rng: random.Random, word: str) -> str:
    """The name in a spelling of the parents' own: Jakson → Jaxon, Haley → Haylie."""
    swaps = [pair.split("=") for pair in _SWAPS.split()]
    rng.shuffle(swaps)
    for old, new in swaps:
        at = word.find(old, 1)
        if at > 0:
            return word[:at] + new + word[at + len(old) :]
    return word + rng.choice(("e", "h", "a"))


def draw_first(rng: random.Random, origin: str) -> str:
    """A first name in small letters; two names in one where the origin has such."""
    first = by_origin()[origin][0]
    roll = rng.random()
    if roll < 0.62:
        name = rng.choice(first)
    elif roll < 0.84:
        name = rng.choice(public()[0])
    elif roll < 0.92:
        name = coined(rng)
    else:
        name = respelt(rng, rng.choice(first))
    if origin in ("chinese", "vietnamese") and rng.random() < 0.4:
        name += rng.choice((" ", "-")) + rng.choice(first)
    elif "-" not in name and rng.random() < 0.05:
        second = ("lee", "mae", "rose", "jay", "leigh", "may", "grace", "jo", rng.choice(first))
        name += "-" + rng.choice(second)
    elif rng.random() < 0.025:
        name += " " + rng.choice(first)
    elif origin in ("arabic", "pakistani", "bangladeshi", "somali") and rng.random() < 0.05:
        name = rng.choice(("abdul ", "abd al-", "ab", "abdel ", "md ", "mohammed ", "nur ")) + name
    elif origin in ("british", "modern", "irish", "caribbean") and rng.random() < 0.03:
        name = rng.choice(("d'", "de'", "la'", "t'", "ja'", "sha'")) + name
    return name


def draw_last(rng: random.Random, origin: str) -> str:
    """A surname in small letters, with particles, parts and prefixes of the origin."""
    last = by_origin()[origin][1]
    roll = rng.random()
    if roll < 0.66:
        name = rng.choice(last)
    elif roll < 0.92:
        name = rng.choice(public()[1])
    else:
        name = coined(rng)
    roll = rng.random()
    if roll < 0.07:
        name += "-" + rng.choice(last)
    elif roll < 0.10:
        name += " " + rng.choice(last)
    elif roll < 0.16:
        particle = {
            "portuguese": ("da ", "de ", "dos ", "do "),
            "arabic": ("al-", "el ", "al ", "bin ", "abu ", "ibn ", "el-"),
            "irish": ("o'", "mc", "mac", "ni ", "o "),
            "traveller": ("o'", "mc"),
            "somali": ("sheikh ", "haji "),
            "pakistani": ("ul ", "ur ", "mohammad "),
            "punjabi": ("singh ", "kaur "),
            "vietnamese": ("thi ", "van "),
            "british": ("mc", "o'", "st ", "de ", "van der ", "van "),
            "congolese": ("wa ", "n'"),
            "eritrean": ("tekle ", "ghebre", "haile "),
        }.get(origin)
        if particle:
            name = rng.choice(particle) + name
    return name


def short_form(rng: random.Random, first: str) -> str:
    """A pet form of a first name: Kay, Tay-Tay, Danny, Mo."""
    head = first.split(" ")[0].split("-")[0]
    cut = _SHORT.match(head)
    stem = cut.group() if cut and len(cut.group()) < len(head) else head[:4]
    if len(stem) < 2:
        return head
    ends = ("", "", "y", "ie", "s", "o")
    return rng.choice((*(stem + end for end in ends), head[:3], f"{stem}-{stem}"))


def word_names() -> Sequence[str]:
    """First names that are ordinary words too."""
    return by_origin()["wordnames"][0]


def draw(rng: random.Random, *, origin: str | None = None, word: bool = False) -> Name:
    """An invented name; with ``word`` the first name is an ordinary word too."""
    origin = origin or rng.choice(list(by_origin()))
    first = rng.choice(word_names()) if word else draw_first(rng, origin)
    return Name(
        titled(first),
        titled(draw_last(rng, origin)),
        titled(short_form(rng, first)),
        titled(draw_first(rng, origin)),
        origin,
    )
