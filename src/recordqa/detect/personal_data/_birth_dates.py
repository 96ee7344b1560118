"""Dates of birth told without a label right before them: beside names, by an age, and told again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordqa.detect.people_words import COMMON, FIRST, HAND, LAST, LOOK_ALIKE, TRADE, fold, kinds
from recordqa.detect.personal_data._anchors import FIGURE, anchored, at_starts, keys, starts, with_word_behind
from recordqa.detect.personal_data._context import Hit, table_cells

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
FEAST = (
    r"(?:halloween|christmas(?: day| eve)?|boxing day|new year['’]?s (?:day|eve)|valentine['’]?s day"
    r"|bonfire night|st\.? (?:david|patrick|george|andrew)['’]?s day|easter (?:sunday|monday|day)"
    r"|mother['’]?s day|eid)"
)
SEASON = r"(?:early |mid |late )?(?:spring|summer|autumn|winter)(?: of)?"
_FULL = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ /.-]?{MONTH},?[ /.-]{{0,2}}(?:['’]?\d\d(?!\d)|(?:19|20)\d\d)"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_ANY = rf"(?:{_FULL}|{MONTH} ['’]?(?:(?:19|20)\d\d|\d\d)|{SEASON} (?:19|20)\d\d|{FEAST} (?:19|20)\d\d)"
_DATE = re.compile(rf"(?<![\w/.£-]){_ANY}(?!\w|:\d|[/.-]\d)", re.I)
#: A date alone in brackets may be a month, a season or a year.
_NAME_BEFORE = re.compile(
    r"(?<![\w'’-])([A-Z](?:[^\W\d_]|['’-]){1,24})(?: [A-Z]\.?)?(?:,? ?\( ?| [–-] ?|, |: ?| ?/ ?| )"
    r"(?:both |all |each )?\Z"
)
_KIN_BEFORE = re.compile(
    r"\b(?:mum|mother|dad|father|sister|brother|siblings?|twins?|baby|child(?:ren)?|son|daughter|boys?"
    r"|girls?|nan|gran"
    r"|partner|step-?(?:dad|mum|father|mother)|uncle|aunt|cousin|subject|applicant|carer)"
    r"(?:['’]s)?(?: [a-z]{1,2}\b)?(?:,? ?\( ?| [–-] ?|, |: ?| )\Z",
    re.I,
)
#: What may stand between a name and its date: a surname, an initial, a sex, an age, a class.
_BETWEEN = re.compile(
    r"(?: ?\((?:[^()\n]{1,16})\)|,? (?:m|f|male|female|girl|boy|aged? ?\d{1,2}|\d{1,2} ?(?:yrs?|y/?o"
    r"|years?)?|y\d{1,2}|year \d{1,2}))[,;:]? ?[(–-]? ?\Z",
    re.I,
)
_SMALL_NAME = re.compile(r"(?<![\w'’-])([a-z]{3,16})(?: [a-z])?(?: ?\(| [–-] ?|, |: ?| )\Z")
_BIRTH_NEAR = re.compile(r"\b(?:birth|born|birthday|dob|d\.o\.b|newborn|b'?day)\b", re.I)
_YEAR_ALONE = re.compile(r"(?<![\w'’.-])([A-Z][a-zà-ž'’-]{1,20}) \(((?:19|20)\d\d)\)")
_CITED = re.compile(r"(?:\b(?:see|by|and|of|et al|from|in|using|per|[A-Z][\w'’-]+)[ ,]|[&;,] ?)\Z")
_CLOSES = re.compile(
    r" (?:is|was|are|were|has|have|at|in|who|lives|goes|attends|not|unborn|still) | ?[)/,;|–.\n-]"
    r"|\s{2}|$|\s*\n|"
    r" *(?:LCS|ID|NHS|UPN|NI|Mosaic|Child|Name|and|&|aged?|yrs?|years)\b| ?\("
)
#: "She will be 15 on …", "turned five on …", "his 18th birthday (…)".
_AGE_ON = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|will be|be|becom(?:es|ing)|became|reach(?:es|ed|ing)?|is|was|hit|hits) "
    r"[\"“]?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty"
    r"(?:[ -]one)?)"
    r"(?: years old| today)?,? (?:on|in|this|next)(?: the)? "
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"({_FULL}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?!\w|:\d)",
    re.I,
)
_BIRTHDAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    rf" birthday"
    rf"(?: (?:is|was|falls|fell|on|is on|was on|falls on))?,? ?[(–-]? ?((?:{_FULL}|\d{{1,2}}(?:st|nd|rd"
    rf"|th)? {MONTH}))(?!\w|:\d)",
    re.I,
)
_AGE_AFTER = re.compile(
    r",? ?\(?(?:now |aged? |age:? )?(\d{1,2})(?: ?(?:yrs?|years?|y/?o|mths?|months?)\b(?: old)?)?\)"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?:?|age is|is|was|now|just|he's|she's|[a-z]{3,}['’]s) (?:only )?(?:\d{1,2}|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen),? ?[(–-]? ?\Z|\b\d{1,2} ?(?:yrs?|years?"
    r"|y/?o)(?: old)?,? ?[(–-] ?\Z"
    r"|\(\d{1,2}(?: ?yrs?)?, \Z",
    re.I,
)
_OTHER_DATE = re.compile(
    r"\b(?:date|start\w*|placed|seen|visit\w*|review\w*|order|admitted|joined|from|to|since|due"
    r"|moved|opened|closed"
    r"|last|next|conference|plan|check\w*|made|issued|ends?|expir\w+|registered|referred|received|legal)\b"
)
_NEXT_NAME = re.compile(r"[ ,;]{1,2}([A-Z][\w'’-]{1,20})")
_CHILD_NUMBER = re.compile(
    r"[\t|;,](?:\s?999 ?\d{3} ?\d{4}|\s?[4-7]\d{2} ?\d{3} ?\d{4}|\s?[A-Z]\d{12}|\s?[A-Z]\d{11}[A-Z])\b"
)
_YEARS = re.compile(
    r"(?<![\d£/-])(?:\d{1,2}[./-]\d{1,2}[./-])?((?:19|20)\d\d)(?!\d)|\d{1,2}[./-]\d{1,2}[./-](\d\d)(?!\d)"
)
_DATE_KEYS = (
    FIGURE,
    *keys(
        "jan feb mar apr may jun jul aug sep oct nov dec early mid late spring summer autumn winter halloween"
        " christmas boxing new valentine bonfire"
    ),
)
_AGE_KEYS = keys("turn will be bec reach is was hit")
_BIRTHDAY_KEYS = (FIGURE, *keys("first second third four fif six sev eig nin tenth"))
#: The earliest year that a record is taken to be of: an older date beside a name is no meeting's.
_RECORDS_FROM = 2023
_OLDER = 3


def year_of(date: str) -> int:
    """The year of a date as written; 0 when it has none."""
    long = re.search(r"(?:19|20)\d\d", date)
    if long:
        return int(long.group())
    short = re.search(r"(?:[./|-] ?|['’]| )(\d\d)$", date.strip())
    if short is None or not re.search(r"\d.*\d\d$|[A-Za-z] ?['’]?\d\d$", date.strip()):
        return 0
    year = int(short.group(1))
    return (2000 if year < 60 else 1900) + year


def _latest(text: str) -> int:
    years = [
        int(m.group(1)) if m.group(1) else 2000 + int(m.group(2)) for m in anchored(_YEARS, text, (FIGURE,))
    ]
    return max((y for y in years if 2000 <= y <= 2045), default=_RECORDS_FROM)


def _named(word: str) -> bool:
    known = kinds(fold(re.sub(r"['’]s$", "", word)))
    named = bool(known & (FIRST | LAST)) or not known
    return named and not known & (LOOK_ALIKE if known & FIRST else LOOK_ALIKE | COMMON)


def line_of(text: str, at: int) -> int:
    """Where the line before ``at`` ends."""
    return text.rfind("\n", 0, at)


def _next_name(text: str, end: int) -> bool:
    """Whether a first name follows: "Johnny 3.3.13 Margaret 27.5.16"."""
    word = _NEXT_NAME.match(text, end)
    return bool(word and kinds(fold(word.group(1))) & FIRST)


def _in_numbers_row(text: str, at: int) -> bool:
    """Whether a line holds a child's numbers too: rows of a table whose headings are lost."""
    stop = text.find("\n", at)
    line = text[line_of(text, at) + 1 : len(text) if stop < 0 else stop]
    headed = any(c.start <= at < c.end and _OTHER_DATE.search(c.heading) for c in table_cells(text))
    return len(line) < 160 and not headed and bool(_CHILD_NUMBER.search(line))


def beside_names(text: str, labelled: Sequence[Hit]) -> Iterator[Hit]:
    """Dates beside a name or an age that are years older than the record; those that follow in the same
    row of names; and the years of the dates that had a label, told again.
    """
    latest = max(_latest(text), _RECORDS_FROM)
    born = {year_of(text[h.start : h.end]) for h in labelled}
    born = {y for y in born if 0 < y <= latest - _OLDER}
    row = -2
    rows: set[tuple[int, str]] = set()
    doubtful: list[tuple[int, str, tuple[int, int]]] = []
    for match in anchored(_DATE, text, _DATE_KEYS):
        start, end = match.span()
        year = year_of(match.group())
        lead = text[max(0, start - 42) : start].rsplit("\n", 1)[-1]
        old = 1900 < year <= latest - _OLDER
        name = _NAME_BEFORE.search(lead)
        beside = bool((name and _named(name.group(1))) or _KIN_BEFORE.search(lead))
        small = None if beside else _SMALL_NAME.search(lead)
        if small and kinds(small.group(1)) & FIRST and not kinds(small.group(1)) & (LOOK_ALIKE | COMMON):
            beside = True
        between = None if beside else _BETWEEN.search(lead)
        if between:
            name = _NAME_BEFORE.search(lead[: between.start()] + " ")
            beside = bool(name and _named(name.group(1)))
        full = bool(re.match(rf"{_FULL}\Z", match.group(), re.I))
        if (
            beside
            and (full or (lead.endswith("(") and text[end : end + 1] == ")"))
            and (_CLOSES.match(text, end) or _next_name(text, end))
        ):
            line = text.rfind("\n", 0, start)
            if old or (row == line and year and full):
                yield Hit(start, end, 0.75, "age:old")
                rows.add((line, lead[name.end(1) :] if name else ""))
                row = line
                continue
        if full and old and name and not beside and _CLOSES.match(text, end):
            doubtful.append((line_of(text, start), lead[name.end(1) :], match.span()))
        aged = _AGE_AFTER.match(text, end)
        if (
            full
            and year
            and (_AGE_BEFORE.search(lead) or aged)
            and old
            and (aged is None or abs(latest - year - int(aged.group(1))) <= 4 or "age" in aged.group())
        ):
            yield Hit(start, end, 0.8, "context:age")
            continue
        near = re.split(r"[.;!?] ", lead)[-1] + "|" + re.split(r"[.;!?\n]", text[end : end + 40])[0]
        if full and old and _in_numbers_row(text, start):
            yield Hit(start, end, 0.7, "context:numbers")
        elif full and old and _BIRTH_NEAR.search(near):
            yield Hit(start, end, 0.7, "context:born")
        elif full and year in born:
            yield Hit(start, end, 0.7, "propagated")
    for line, mark, (start, end) in doubtful:
        # A word that is hardly a name, in a row of names with their dates: "Tia (…), Mason (…)".
        if mark.strip() and (line, mark) in rows:
            yield Hit(start, end, 0.7, "age:row")
    for match in anchored(_AGE_ON, text, _AGE_KEYS):
        yield Hit(match.start(1), match.end(1), 0.8, "context:age")
    places = with_word_behind(starts(text, _BIRTHDAY_KEYS), starts(text, ("bir",)), 9)
    for match in at_starts(_BIRTHDAY, text, places):
        yield Hit(match.start(1), match.end(1), 0.8, "context:age")
    for match in _YEAR_ALONE.finditer(text) if " (19" in text or " (20" in text else ():
        known = kinds(fold(match.group(1)))
        cited = _CITED.search(text[max(0, match.start() - 20) : match.start()])
        if known & HAND and not known & (TRADE | COMMON) and int(match.group(2)) <= latest - _OLDER:
            joined = re.search(r"\b(?:of|and) \Z", text[max(0, match.start() - 6) : match.start()])
            if joined or not cited:
                yield Hit(match.start(2), match.end(2), 0.7, "age:old")
