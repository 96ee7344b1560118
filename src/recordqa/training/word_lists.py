"""Makes the word and name lists that the people rules read.

Run by hand, never at run time: ``python -m recordqa.training.word_lists SMALL LARGE FAKER``, where SMALL
and LARGE are Debian's ``british-english-small`` and ``british-english-large`` (SCOWL, free to use, copy,
modify and distribute with its notice) and FAKER a folder that holds the Faker package (MIT). The third
source is ``names_by_origin.txt`` beside this file, written for recordqa. Notices:
``word_lists.LICENCES.txt`` beside the result.
"""

from __future__ import annotations

import gzip
import importlib
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

LOCALES = """
    az_AZ cs_CZ en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_ES fr_DZ fr_FR ha_NG hu_HU ig_NG
    it_IT lt_LT lv_LV pl_PL pt_BR pt_PT ro_RO sk_SK sw tr_TR tw_GH uz_UZ vi_VN yo_NG zh_CN zu_ZA hr_HR
""".split()
OUT = Path(__file__).resolve().parent.parent / "detect" / "personal_data" / "data" / "word_lists.txt.gz"


def fold(word: str) -> str:
    """Lower case without accents, as ``recordqa.detect.people_words.fold`` does it."""
    swapped = word.replace("’", "'").lower().translate(str.maketrans("łøıđð", "loidd"))
    return "".join(c for c in unicodedata.normalize("NFKD", swapped) if not unicodedata.combining(c))


def _clean(names: Iterable[object]) -> set[str]:
    folded = {fold(n) for n in names if isinstance(n, str)}
    return {
        n
        for n in folded
        if 2 <= len(n) <= 24 and n.isascii() and n.replace("-", "").replace("'", "").isalpha()
    }


def _faker(folder: str) -> tuple[set[str], set[str]]:
    sys.path.insert(0, folder)
    first: set[str] = set()
    last: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in sorted(dir(provider)):
            values = getattr(provider, name)
            if not isinstance(values, (list, tuple, dict)):
                continue
            if name.startswith("first_") or ("romanized" in name and "first" in name):
                first |= _clean(values)
            elif name.startswith("last_"):
                last |= _clean(values)
    return first, last


def _by_hand() -> tuple[set[str], set[str]]:
    first: set[str] = set()
    last: set[str] = set()
    path = Path(__file__).with_name("names_by_origin.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        key, names = line.split(":", 1)
        (first if key.endswith(".first") else last).update(_clean(names.split()))
    return first, last


def _words(path: str) -> tuple[set[str], set[str]]:
    lower: set[str] = set()
    proper: set[str] = set()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.endswith("'s") or len(line) < 2:
            continue
        (lower if line == line.lower() else proper).add(fold(line))
    return lower, proper - lower


def main(small: str, large: str, faker: str) -> None:
    """Write the lists; the same inputs give the same bytes."""
    common, proper = _words(small)
    more, more_proper = _words(large)
    first, last = _faker(faker)
    hand_first, hand_last = _by_hand()
    parts = {
        "common": common,
        "rare": more - common,
        "proper": (proper | more_proper) - common - more,
        "first": first,
        "first_by_hand": hand_first,
        "last": last | hand_last,
    }
    lines = [line for name, words in parts.items() for line in (f"# {name}", *sorted(words))]
    OUT.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print({name: len(words) for name, words in parts.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:4])
