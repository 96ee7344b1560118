"""The written forms of a timescale: weekdays, periods, named meetings, seasons, rhythms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recordqa.detect.written_dates import MONTH, WEEKDAY

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "couple of": 2, "a couple of": 2,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)"
_UNIT = r"(?:hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|mths?|years?)"
_DETERMINER = r"(?:the|his|her|their|our|my|your|its|next|first|final|this|an?|another)"
_KIND = (
    r"(?:next|first|initial|final|second|third|further|forthcoming|upcoming|statutory"
    r"|annual|scheduled|\d{1,2}[- ]week"
    r"|child(?:ren)?|in|need|protection|looked|after|care|core|cin|cp|cpp|lac"
    r"|cla|iro|pep|fgc|ehcp|team|around|the"
    r"|family|planning|strategy|legal|gateway|permanence|adoption|fostering|matching"
    r"|placement|stability|home|school"
    r"|nursery|health|group|case|supervision|supervised|contact|midway|professionals?['’]?"
    r"|network|multi[- ]agency"
    r"|managers?['’]?|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|discharge|court|issues resolution|pre[- ]birth|pre[- ]proceedings|joint"
    r"|staff|duty|psychiatric|medical|dental"
    r"|gp|camhs|park|unannounced|announced|pathway plan|asye|probation|appraisal"
    r"|personal|resource|mid[- ]point)"
)
_EVENT = (
    r"(?:core groups?|conferences?|icpcs?|rcpcs?|cpcs?|icc|rcc|reviews?|meetings?"
    r"|mtgs?|panels?|hearings?|court"
    r"|supervisions?|sup|sessions?|visits?|home visit|contact|family time|strategy"
    r"|plo|lpm|fhdra|irh|cmh|peps?|fgcs?"
    r"|tafs?|tacs?|marac|appointments?|appts?|one to one|1:1|discharge|birth|team day"
    r"|team meeting|deadline|closure"
    r"|handover|exams?|gcses|birthday|transition|placement move|move|annual leave|leave|inspection|iro review"
    r"|school run|due date|group|cin|lac|assessment day|half[- ]?term)"
)
_SEASON = (
    r"(?:the (?:summer|spring|autumn|winter)(?! (?:term|break|holidays?))|christmas|xmas|easter"
    r"|(?:the )?new year|(?:the )?(?:\w+ )?half[- ]?term"
    r"|(?:the )?(?:end|start|beginning) of "
    r"(?:the )?(?:\w+ )?term|(?:the )?(?:summer|christmas|easter|school|half[- ]term) "
    r"(?:holidays?|break)|ramadan|eid"
    r"|diwali|vaisakhi)"
)
_BY = (
    r"(?:by(?: the time of)?|before|prior to|ahead of|in time for|until|till|no later than|not later than"
    r"|in advance of)"
)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled forms, each linear in the text's length."""

    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    clock: re.Pattern[str]
    period: re.Pattern[str]
    bare_period: re.Pattern[str]
    meeting: re.Pattern[str]
    bare_meeting: re.Pattern[str]
    season: re.Pattern[str]
    month: re.Pattern[str]
    rhythm: re.Pattern[str]
    prefix: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Compiles the forms at first use."""

    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return Patterns(
        weekday=made(
            rf"\b(?:(?P<which>next|this|coming|last|a week on|week on) )?(?P<day>{WEEKDAY})(?P<plural>s)?\b"
            r"(?:\s(?P<part>morning|afternoon|evening|night|lunchtime|am|pm|next week|week)\b)?"
        ),
        relative=made(
            r"\b(?:(?P<tomorrow>tomorrow(?: (?:morning|afternoon|evening|am|pm))?)|(?P<today>a week today"
            r"|today|tonight"
            r"|this (?:morning|afternoon|evening)|eod|cop|end of (?:the )?(?:play|day)"
            r"|close of (?:play|business)"
            r"|same day|later today)"
            r"|(?P<week>(?:the )?end of (?:this|the|next) week|end of week|(?:early |late )?"
            r"(?:this|next) week"
            r"|later this week|(?:the )?(?:start|beginning) of next week|mid[- ]week|week(?:'|’)?s end)"
            r"|(?P<month>(?:the )?end of (?:the|this|next) month|month[- ]end|end of month"
            r"|(?:this|next) month)"
            r"|(?P<year>(?:the )?end of (?:the|this) (?:financial |calendar )?year|year[- ]end)"
            r"|(?P<weekend>(?:over |before |by )?(?:the|this|next) weekend))\b"
        ),
        clock=made(
            r"\b(?P<time>\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)|noon|12 noon|midday|lunchtime"
            r"|lunch|first thing|eod|cop"
            r"|(?:the )?end of (?:play|day|business)|close of (?:play|business))\b"
        ),
        period=made(
            rf"\b(?P<lead>within|in|over|during|at)\s+(?:the\s+)?(?P<next>next|coming|following|same)?\s*"
            rf"(?P<number>{_NUMBER})?\s*(?P<working>working|calendar|school)?\s?(?P<unit>{_UNIT})\b"
            r"(?P<time>['’]?s?['’]?\s+time)?(?!\s+(?:ago|old|of age|or so ago))"
        ),
        bare_period=made(
            rf"(?P<number>{_NUMBER})\s*(?P<working>working|calendar|school)?\s?(?P<unit>{_UNIT})"
            rf"(?:['’]?s?['’]? time)?"
        ),
        meeting=made(
            rf"\b(?:(?P<by>{_BY})|(?P<at>at|on|for|to|in|during))\s+(?P<what>(?:{_DETERMINER}\s+){{0,2}}"
            rf"(?:{_KIND}\s+){{0,5}}{_EVENT})\b"
        ),
        bare_meeting=made(rf"(?:the\s+|our\s+)?(?:{_KIND}\s+){{0,5}}{_EVENT}"),
        season=made(
            rf"\b(?P<by>by|before|over|until|till|in|during|at|for)\s+(?:the end of\s+)?(?P<what>{_SEASON})\b"
        ),
        month=made(
            rf"\b(?:(?P<by>by|before|in|until|till|for|due|during)\s+)?"
            rf"(?:(?P<part>(?:the\s+)?(?:end(?:\sof)?|mid(?:dle of)?|early(?: in)?|late"
            rf"|start of|beginning of)[\s-]+))?"
            rf"(?P<month>{MONTH})\b\.?(?:\s+(?P<year>20\d\d))?(?!\s?['’]?\d)"
        ),
        rhythm=made(
            r"\b(?:(?:(?:two|three|four|six|2|3|4|6)[- ])?(?:weekly|monthly)|fortnightly"
            r"|daily|nightly|termly|quarterly"
            rf"|(?:every|each)\s+(?:other\s+|second\s+)?(?:{_NUMBER}\s+)?(?:day|night|week"
            rf"|fortnight|month|term|session"
            rf"|supervision|morning|evening|weekend|{WEEKDAY}|{_UNIT})"
            rf"|(?:once|twice|{_NUMBER} times|(?:{_NUMBER}) (?:visits?|calls?|sessions?))\s+"
            rf"(?:a|per|each|every)\s+"
            rf"(?:day|week|fortnight|month|term)"
            r"|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\s+and\s+(?:mon|tues"
            r"|wednes|thurs|fri|satur|sun)days)?)\b(?:\s+(?:home\s+)?(?:visits?|sessions?"
            r"|calls?|checks?|contact))?"
        ),
        prefix=made(
            r"(?:\b(?P<hard>by|no later than|not later than|on or before|before|due(?: date)?"
            r"(?: on| by)?:?|deadline:?"
            r"|until|till|prior to)|\b(?P<from>from|starting|beginning)|\b(?P<soft>on|for|at)"
            r"|(?P<wc>\bw/?\.?c\.?|\bweek commencing|\bweek beginning|\bw/b|\bwk comm?"
            r"|\b(?:the )?week of))\s*(?:the\s+)?$"
        ),
    )
