"""What a word can be: an English word, a first name, a surname, a place, a month, a word of the trade.

The lists are files in ``detect/personal_data/data`` (made by ``recordqa.training.word_lists``), read on
first use. A word may be several things at once: "grace" is a first name and an English word.
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import lru_cache

from recordqa.resources import personal_data_lists

FIRST = 1  # a first name somewhere
LAST = 2  # a surname somewhere
COMMON = 4  # an ordinary English word
RARE = 8  # an English word that few people write
PROPER = 16  # English dictionaries have it with a capital only
PLACE = 32
CALENDAR = 64
TRADE = 128  # peoples, languages, software, models, charities, abbreviations
ROLE = 256  # mum, teacher, he, everyone
HAND = 512  # a first name in the list made for children's social care
ANY_WORD = COMMON | RARE
LOOK_ALIKE = PLACE | CALENDAR | TRADE | ROLE

_SWAP = str.maketrans("łøıđðŁØĐ’‘‐‑", "loiddloi''--")
_PREFIXES = ("re", "un", "pre", "non", "mis", "over", "under")
_SUBJECTS = {
    "places": PLACE,
    "world": PLACE,
    "peoples": TRADE,
    "calendar": CALENDAR,
    "sector": TRADE,
    "acronyms": TRADE,
    "roles": ROLE,
    "vocabulary": COMMON,
}
#: Auxiliaries and other small words that some list also has as a name. Written small they are never one
#: by themselves.
SMALL_WORDS = frozenset(
    """
    a ah add ally an ani any are art as at be but by can case con could dare did do does drew else ever
    every few for from get give go got had hand has have he hence her him his how i if in is it its job just
    kind lay less let like little long lot made make male man many mar marry mat mate may me might mine
    minor miss more most much must my no non none nor not now of off old on one only open or oral our out
    over own page pat press raid read reason red rich said same saw say see sent set she should side so some
    son such take tea ten than that the their them then there these they this those to told too true two
    unique unknown up us use van very via was we were what when where which while who why will with wish
    worth would yes yet you young your hang sang sing song thing think per plus sole tin urban valid viral
    wash early general author council captain doctor friend lawyer judge infant baby sister governor server
    media link loan forum canal nest north west spring golden green brown blue pink orange silver date dates
    harm harsh hope mark fed king less lone mad meadow merry metro mile nail nil octave pastor pier pleas
    price rush sad shade stone storm star sunny tab time toy villa wing wood windy winter wells woods hill
    hall park field fields street road close court junior senior christian french english scott rose bill
    nick tan tanner ran eve gang gee gene goes ha ham handy hung hunt hunter bay bee bell ben benefit berry
    bird bob boss branch chance chase chip comfort cook cooper cap carry guy ray rob rod roll sage sever
    sherry skip sue tamer ting trace victory ward warren wan yen boo
    """.split()
)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents, straight apostrophes and hyphens: the form that lists are kept in."""
    word = word.lower().translate(_SWAP)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _lists() -> dict[str, int]:
    bits = {
        "common": COMMON,
        "rare": RARE,
        "proper": PROPER,
        "first": FIRST,
        "first_by_hand": FIRST | HAND,
        "last": LAST,
    }
    found: dict[str, int] = {}
    folder = personal_data_lists()
    bit = 0
    for line in gzip.decompress((folder / "word_lists.txt.gz").read_bytes()).decode("ascii").split("\n"):
        if line.startswith("# "):
            bit = bits[line[2:]]
        else:
            found[line] = found.get(line, 0) | bit
    for line in (folder / "look_alikes.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and ":" in line:
            subject, words = line.split(":", 1)
            for word in words.split():
                key = fold(word)
                found[key] = found.get(key, 0) | _SUBJECTS[subject]
    return found


@lru_cache(maxsize=20_000)
def kinds(word: str) -> int:
    """The bits that hold for a folded word; 0 for a word in no list."""
    lists = _lists()
    if "'" in word and word.rsplit("'", 1)[1] in ("ve", "ll", "re", "d", "m", "t"):
        return COMMON
    found = lists.get(word, 0)
    if not found & (FIRST | LAST) and word.endswith("s") and lists.get(word[:-1], 0) & CALENDAR:
        return CALENDAR  # "Wednesdays"
    if found or "-" not in word:
        if not found and word.endswith("s") and lists.get(word[:-1], 0) & ANY_WORD:
            return RARE
        longer = any(word.startswith(p) and lists.get(word[len(p) :], 0) & COMMON for p in _PREFIXES)
        if longer and not found:
            return RARE
        return found
    parts = [lists.get(part, 0) for part in word.split("-") if part]
    if not parts:
        return 0
    every = parts[0]
    some = 0
    for part in parts:
        every &= part
        some |= part
    if all(p & ANY_WORD for p in parts) and not every & FIRST:
        return COMMON
    if parts[0] & FIRST and not parts[0] & LOOK_ALIKE:
        return (FIRST | HAND) if any(not p & ANY_WORD or p & HAND for p in parts) else FIRST | COMMON
    if any(p & LAST for p in parts) and not all(p & ANY_WORD for p in parts):
        return LAST
    return every if every else (COMMON if all(p & (ANY_WORD | LOOK_ALIKE) for p in parts) else 0)


@lru_cache(maxsize=20_000)
def near_word(word: str) -> bool:
    """Whether one letter left out, added, changed or swapped makes an ordinary word: perhaps a slip."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    lists = _lists()
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        forms = [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]] if tail else []
        forms += [head + c + tail for c in letters] + [head + c + tail[1:] for c in letters if tail]
        if any(lists.get(form, 0) & COMMON for form in forms):
            return True
    return False


def is_name_only(word: str) -> bool:
    """Whether a folded word is a first name or surname and no English word, place or term of the trade."""
    found = kinds(word)
    return (
        bool(found & (FIRST | LAST))
        and not found & (COMMON | LOOK_ALIKE)
        and not (found & RARE and not found & HAND)
    )


def is_unknown(word: str) -> bool:
    """Whether a folded word is in no list at all: in prose with a capital, mostly a name."""
    return kinds(word) == 0


def is_word_name(word: str) -> bool:
    """Whether a folded word is a first name that is also something else (Grace, May, Chelsea)."""
    found = kinds(word)
    return bool(found & FIRST) and not is_name_only(word) and not found & ROLE
