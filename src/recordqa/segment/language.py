"""A guess at the language, good enough to say "this is not English".

Scripts decide where they can; else the share of each language's commonest small words.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = {
    "en": "the and to of a in is was for with that on has not be at are have will this she he they her "
    "his we from by as "
    "it i you said but had been would were there about who what when",
    "pl": "i w nie na się z do że to jest jak o od po dla przez jej jego jestem był była są ale czy "
    "tak mam przy oraz który "
    "która tylko ze za",
    "ro": "și în la cu nu pe de că este a să o un din care pentru mai sunt dar după fost lui ei când "
    "sau se fi au",
    "so": "iyo waa ka ku in oo u la ay uu ah aan lagu waxa waxaa waxay soo si ee loo kala inuu inay leh kuwa",
    "pt": "o a de que e não do da em um para com uma os no se na por mais as dos como mas ao ele ela "
    "foi são está",
    "es": "el la de que y en los se del las un por con no una su para es al lo como más pero sus le ya "
    "está fue ha",
    "fr": "le la les de des et à un une du est que qui dans pour pas sur ne au avec ce il elle nous "
    "vous sont mais par",
    "tr": "ve bir bu da de için ile çok ne var daha o gibi ama olarak değil kadar sonra ben onu olan "
    "ki mi ise",
    "cy": "y yr a i o yn ar mae ei am gan bod wedi ac at eu nid oedd hi fe ond gyda hefyd fel sydd yw roedd",
    "de": "der die das und ist nicht ich zu den mit auf ein eine für dem des im sie er wir von hat war "
    "auch es an",
    "it": "il la di che e non un una per in con del della sono è si da come ma anche più le gli al ha lo",
    "sq": "dhe në të një për me nga që është nuk ka si më do por ai ajo këtë janë u kjo ishte",
    "lt": "ir yra kad ne su bet į iš kaip jis ji tai buvo už apie dėl ar po nuo tik",
    "hu": "a az és hogy nem egy is van ez volt de meg csak mint már vagy el ha azt még",
    "sk": "a je na sa v že to si so nie ale ako z do pre by tak sú bol bola som",
    "vi": "và của là có không cho được với những người trong một các đã này khi tôi cô anh con",
    "sw": "na ya wa kwa ni katika la za kuwa hii yake au kama lakini alikuwa hiyo",
}
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(f"[{chars}]"))
    for name, chars in (
        ("ar", "\u0600-\u06ff\u0750-\u077f"),
        ("bn", "\u0980-\u09ff"),
        ("pa", "\u0a00-\u0a7f"),
        ("gu", "\u0a80-\u0aff"),
        ("ta", "\u0b80-\u0bff"),
        ("hi", "\u0900-\u097f"),
        ("zh", "\u3400-\u9fff"),
        ("ja", "\u3040-\u30ff"),
        ("ko", "\uac00-\ud7af"),
        ("ru", "\u0400-\u04ff"),
        ("el", "\u0370-\u03ff"),
        ("am", "\u1200-\u137f"),
        ("he", "\u0590-\u05ff"),
        ("th", "\u0e00-\u0e7f"),
    )
)
_SAMPLE = 40_000


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _WORDS.items()}


def guess_language(text: str) -> str:
    """A two-letter code; "en" for very short or mostly English text, "xx" when no guess holds."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + " " + text[-_SAMPLE // 2 :]
    words = _WORD.findall(sample.lower())
    if len(words) < 12 and sample.isascii():
        return "en"
    letters = sum(map(len, words))
    if not letters:
        return "en"
    if not sample.isascii():
        name, count = max(((n, len(p.findall(sample))) for n, p in _SCRIPTS), key=lambda item: item[1])
        if count * 2 > letters:
            return _within_script(name, sample)
    if len(words) < 12:
        return "en"
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    shares = {name: sum(counts.get(w, 0) for w in small) / len(words) for name, small in _sets().items()}
    # English gets the benefit of the doubt: notes leave out small words.
    best = max(shares, key=lambda n: (shares[n], n == "en"))
    if best != "en" and shares[best] > 0.12 and shares[best] > 1.5 * shares["en"]:
        return best
    if shares["en"] >= 0.04:
        return "en"
    common = sum(1 for w in words if w.isascii() and w in _TRADE)
    if common * 25 >= len(words):
        return "en"
    return best if shares[best] > 0.12 else "xx"


_TRADE = frozenset(
    "supervision child action actions school mum dad visit plan date risk review supervisor supervisee "
    "worker social case "
    "signed next none agreed reflection update team manager family training welfare wellbeing meeting "
    "name notes".split()
)


def _within_script(name: str, sample: str) -> str:
    if name == "ar":
        if re.search("[ټډړږښڼ]", sample):
            return "ps"
        if re.search("[ٹڈڑںےہ]", sample):
            return "ur"
        if re.search("[ڕڵۆێە]", sample):
            return "ku"
        if re.search("[پچژگکی]", sample):
            return "fa"
    if name == "ru" and re.search("[іїєґІЇЄҐ]", sample):
        return "uk"
    if name == "zh" and re.search("[\u3040-\u30ff]", sample):
        return "ja"
    return name
