"""Dates as people write them in records: day first, with or without year, weekday, month in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|nes)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Days in words, as they are dictated: "the ninth of December".
_DAY_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAYS = {word: number for number, word in enumerate(_DAY_WORDS, 1)} | {
    f"{ten}{gap}{word}": start + number
    for ten, start in (("twenty", 20), ("thirty", 30))
    for gap in ("-", " ")
    for number, word in enumerate(_DAY_WORDS[:9], 1)
    if start + number <= 31
}
_DAYS["thirtieth"] = 30
DAY_IN_WORDS = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    + "|".join([*_DAY_WORDS, "thirtieth"])
    + ")"
)
#: Words that may follow "the 23rd" when it is a day; any other makes it "the 2nd visit".
_AFTER_ORDINAL = frozenset(
    "and so to at if for with but or then because as when before after in on by of unless morning "
    "afternoon evening she he they we i which is was will has had it this from until till the am pm".split()
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text; ``month`` and ``year`` are None where they are left out.

    ``start`` and ``end`` are code points into the text that was searched.
    """

    start: int
    end: int
    text: str
    day: int
    month: int | None
    year: int | None
    weekday: int | None = None
    form: str = "words"

    def value(self) -> date | None:
        """The date, where it is written in full."""
        if self.month is None or self.year is None:
            return None
        return _date(self.year, self.month, self.day)

    def after(self, anchor: date | None, slack: int = 45) -> date | None:
        """The date as something still to come, seen from ``anchor`` (at most ``slack`` days past)."""
        if self.year is not None or anchor is None:
            return self.value()
        if self.month is None:
            return self._next_day_of_month(anchor)
        earliest = anchor - timedelta(days=slack)
        for year in range(anchor.year - 1, anchor.year + 9):  # 29 February waits for a leap year
            found = _date(year, self.month, self.day)
            if found is not None and found >= earliest:
                return found
        return None

    def near(self, anchor: date | None) -> date | None:
        """The date that lies nearest to ``anchor``, for things that may be past."""
        if self.year is not None or anchor is None:
            return self.value()
        months = range(1, 13) if self.month is None else (self.month,)
        found = [
            made
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
            for month in months
            if (made := _date(year, month, self.day)) is not None
        ]
        return min(found, key=lambda d: (abs((d - anchor).days), d), default=None)

    def _next_day_of_month(self, anchor: date) -> date | None:
        for ahead in range(0, 14):
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + ahead, 12)
            found = _date(year, month + 1, self.day)
            if found is None or found < anchor:
                continue
            if self.weekday is None or found.weekday() == self.weekday:
                return found
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int:
    """1-12 for a month's name or abbreviation."""
    return _MONTHS.index(word[:3].casefold()) + 1


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return _WEEKDAYS.index(word[:3].casefold())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    ordinal = r"(?:st|nd|rd|th)"
    short_year = r"['’]?(?:1\d|2\d|3\d)(?![\d:/]|\.\d|\s?(?:am|pm|%))"
    return re.compile(
        rf"(?<![\w£$./:-])(?:(?P<wd>{WEEKDAY})\b[.,]?\s+)?(?:"
        r"(?P<y0>20\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)(?![\d-])"
        rf"|(?:the\s+)?(?P<d1>\d{{1,2}}){ordinal}?(?:\s+of)?(?:\s{{0,2}}|\s?-\s?)(?P<m1>{MONTH})\b\.?"
        rf"(?:(?:,\s?|\s|\s?-\s?)(?P<y1>20\d\d\b|{short_year}))?"
        rf"|(?P<m2>{MONTH})\b\.?\s+(?:the\s+)?(?P<d2>\d{{1,2}}){ordinal}?(?![\d:/]|\.\d|\s?(?:am|pm|%))"
        r"(?:,?\s+(?P<y2>20\d\d)\b)?"
        r"|(?P<d3>\d{1,2})(?P<sep>[/.\-])(?P<m3>\d{1,2})"
        r"(?:(?P=sep)(?P<y3>20\d\d|\d\d))?"
        # "3/4/26 PM" is a date beside a practice manager; "3.4 pm" is none.
        r"(?(y3)(?![\d/]|[.:\-]\d)|(?![\d/]|[.:\-]\d|\s?(?:am|pm|%|st\b|nd\b|rd\b|th\b)))"
        rf"|(?:the\s+)?(?P<d5>{DAY_IN_WORDS})(?:\s+of)?\s+(?P<m5>{MONTH})\b(?! (?:bank|holidays?|half"
        rf"|term)\b)"
        r"(?:,?\s+(?P<y5>20\d\d)\b)?"
        r"|(?P<the>the\s+)?(?P<d4>\d{1,2})(?P<ord>st|nd|rd|th)\b"
        r")",
        re.IGNORECASE,
    )


_SCALE = re.compile(
    r"(?:scal\w*|scor\w*|rat(?:ed|ing|es?)|confidence|importance|safety|out|at a"
    r"|as a|now an?)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:\b(?:by|on|before|from|until|till|due|for|deadline|date|dated|w/?c|commencing|to|and|held|completed"
    r"|done|since|of|at|sent|&)|[-–—(:,|])\s*$",
    re.IGNORECASE,
)
_MAY_VERB = re.compile(r"\s+(?:not|be|have|need|well|want|also|come|go|require|take|help|feel|still|then)\b")


def find_written(text: str) -> list[WrittenDate]:
    """Every explicit date in a text, in order; day first always."""
    found: list[WrittenDate] = []
    for match in _pattern().finditer(text):
        made = _read(match, text)
        if made is not None:
            found.append(made)
    return found


def _read(match: re.Match[str], text: str) -> WrittenDate | None:
    group = match.groupdict()
    weekday = weekday_number(group["wd"]) if group["wd"] else None
    month: int | None = None
    year = next((group[k] for k in ("y0", "y1", "y2", "y3", "y5") if group[k]), None)
    form = "words"
    if group["d0"]:
        day, month, form = int(group["d0"]), int(group["m0"]), "iso"
    elif group["d1"]:
        day, month = int(group["d1"]), month_number(group["m1"])
        if group["m1"] == "may" and _MAY_VERB.match(text, match.end("m1")):
            return None
    elif group["d2"]:
        day, month = int(group["d2"]), month_number(group["m2"])
    elif group["d5"]:
        day, month = _DAYS[re.sub(r"\s+", " ", group["d5"].casefold())], month_number(group["m5"])
        if group["m5"] == "may" and _MAY_VERB.match(text, match.end("m5")):
            return None
    elif group["d3"]:
        day, month = int(group["d3"]), int(group["m3"])
        form = "numbers"
        if not group["y3"] and not _bare_numbers_are_date(match, text, weekday is not None):
            return None
    else:
        day, form = int(group["d4"]), "ordinal"
        following = re.match(r"\s+([A-Za-z]+)", text[match.end() : match.end() + 24])
        if not group["the"] and weekday is None:
            return None
        if following and following.group(1).casefold() not in _AFTER_ORDINAL:
            return None
    if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return None
    number = None
    if year is not None:
        digits = int(year.strip("'’"))
        number = digits if digits > 99 else 2000 + digits
    if month is not None and _date(number or 2024, month, day) is None:
        return None
    return WrittenDate(match.start(), match.end(), match.group(), day, month, number, weekday, form)


def _bare_numbers_are_date(match: re.Match[str], text: str, weekday: bool) -> bool:
    """Whether "3/6", "3.6" or "3-6" without a year is a day and a month at all."""
    before = text[max(0, match.start() - 40) : match.start()]
    alone = not text[: match.start()].strip(" \t-–—(") and not text[match.end() :].strip(" \t.)")
    separator = match.group("sep")
    if separator == "-":
        return weekday
    marked = weekday or bool(_MARKER.search(before))
    if separator == ".":
        return (marked and not re.search(r"\bat\s*$|[£$]\s*$", before, re.I)) or alone
    if (
        match.group("d3") + "/" + match.group("m3") in ("24/7", "7/7", "1/2", "1/4", "3/4", "1/1")
        and not marked
    ):
        return False
    if match.group("m3") == "10" and _SCALE.search(before):
        return False
    return not re.match(
        r"\s+(?:hours?|hrs?|of (?:the|an|a)\b|timetable)", text[match.end() : match.end() + 12], re.I
    )
