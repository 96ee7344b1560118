"""CASE_ID: our own, Presidio has none. A number after a case system's name or a label, in a column so
headed, or bare in the line that names the child; the numbers of courts and of crimes too. The span is the
number alone (the codebook takes it with or without the system's name). Ages, counts, dates, amounts and the
numbers of forms, invoices and rooms are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from recordqa.detect.personal_data._anchors import anchored, keys, leads
from recordqa.detect.personal_data._context import Hit, Recogniser, before, other_thing

ENTITIES = ("CASE_ID",)
#: Anything with a digit that could be a number of a case; what stands before it decides.
_FIGURES = re.compile(r"\d[\dA-Za-z]*(?:[-/][\dA-Za-z]{1,9}){0,3}(?![\w/-]|[.,:]\d|%)")
_LETTERS = re.compile(r"(?<![\w£$€.,:@/-])#?(?:[A-Za-z]{1,5}[-/]?){0,2}\Z")
_SPACED = re.compile(r"\d{3} \d{3,4}(?![\w/-])")
_SYSTEMS = (
    r"(?:lcs|ll|mosaic|ics|ehm|liquid ?logic|childview|child ?line ?id|eclipse|azeus|care ?first"
    r"|framework-? ?i|fwi|paris|rio|system ?one|system ?c|wccis|core ?plus|core\+|core ?logic|care ?director"
    r"|synergy|impulse|jigsaw|open ?case|systmone|protocol|capita(?: one)?|emis|cms|eis|swift|charms|controcc"
    r"|niche|athena|connect|ecins|e-cins|one system|icm|sims|cpoms|asset ?plus)"
)
_WORDS = (
    r"(?:ids?|id's|no|nos|numbers?|num|refs?|reference|records?|cases?|files?|pin|system|person|child"
    r"|client|family"
    r"|worker|code)"
)
_GAP = r"(?: (?:is|was|are|=))?[ \t]?[:#=|(–-]{0,2}[ \t]{0,3}(?:\n[ \t]{0,3})?$"
_AFTER_SYSTEM = re.compile(
    rf"(?<![\w-]){_SYSTEMS}(?![\w])(?: ?/ ?[a-z]+(?![\w]))?(?:[ \t]?{_WORDS}\b\.?){{0,3}}(?: \([a-z'"
    rf" ]{{1,20}}\))?{_GAP}",
    re.I,
)
_AFTER_LABEL = re.compile(
    r"(?<![\w-])(?:case|child(?:ren)?(?:'?s)?|client(?:'?s)?|person|service user|record|file|family"
    r"|young person(?:'?s)?"
    r"|yp|su|social care|system|unique|electronic|court(?: case)?|proceedings?|crime|incident|occurrence"
    r"|police|log"
    r"|cp|marac|mash|cin|referral|send|ehcp|home office|hospital|our|your|carer|placement|patient"
    r"|pupil|legal|prison|letterbox|lado|misper|asylum|nass|portage|court|ppn|niche"
    r"|alternative|previous|old|new|linked|internal|assessment|episode|duty)"
    r"(?: ?/ ?[a-z]+)?(?: (?:crime|case|file|record|log|police|system|court))?"
    r"[ -]?(?:ids?|id's|no|nos|numbers?|num|refs?|references?|ref(?:erence)? (?:no|number)|identifier"
    r"|pin)\b\.?"
    rf"(?: \([a-z' ]{{1,20}}\))?(?: (?:for|of) (?:this|the|that|her|his) \w{{3,10}})?(?: \d)?{_GAP}",
    re.I,
)
_SYSTEM_KEYS = keys(
    "lcs ll mosaic ics ehm liquid childview child eclipse azeus care framework fwi paris rio system wccis"
    " core synergy impulse jigsaw open systmone protocol capita emis cms eis swift charms controcc niche"
    " athena connect ecins e one icm sims cpoms asset"
)
_LABEL_KEYS = keys(
    "case child client person service record file family young yp su social system unique electronic court"
    " proceeding crime incident occurrence police log cp marac mash cin referral send ehcp home hospital our"
    " your carer placement patient pupil prison letterbox lado misper asylum nass portage ppn"
    " niche legal alternative previous old new linked internal assessment"
    " episode duty"
)
_AFTER_BARE = re.compile(
    r"(?<![\w-])(?:ids?|refs?|reference|ref(?:erence)? (?:no|number)|p ?number|p-?no|p[- ](?:number"
    r"|no\.?)|urn|uprn|uid|pid|cin|"
    r"case ?id|client ?id|person ?id|child ?id|crn|uln|police log(?: no)?|log (?:no|number)|niche|cris"
    r"|cad|uan|brp(?: no| number)?|pnc(?: id)?|plan no)\b\.?" + _GAP,
    re.I,
)
#: Where only a long number is one: "case 20118" but not "case 4 of 7".
_AFTER_WORD = re.compile(
    r"(?<![\w-])(?:(?:case|file|record|client|child|family|court|system|referral|episode|assessment)s?"
    r"(?: (?:is|was|are|were))?:?|(?:known|open(?:ed)?|log(?:ged)?|put|recorded|held|filed"
    r"|registered) (?:to us"
    r" )?(?:under|as|on)"
    r"(?: (?:the )?(?:number|no\.?))?)[ \t]#?$",
    re.I,
)
_COURT = re.compile(r"[A-Z]{2}\d{2}[A-Z]\d{4,6}|[A-Z]\d{2}[A-Z]{2}\d{3,5}")
#: A number that nothing names: long, or with letters, and no road, section of an Act or model of a thing.
_CODE = re.compile(
    r"\d{6,8}|\d{1,2}-\d{5,7}|(?![ABME]\d{1,4}\Z|[sS]\d)[A-Za-z]{1,4}[-/]?\d{4,8}"
    r"|[A-Za-z]{2,4}/\d{3,6}/(?:\d{2,4}|[A-Z])|[A-Z]{2,4}/\d{2}/\d{3,6}"
)
_CODE_THING = re.compile(
    r"(?:[£$€]|\b(?:no\.?|nr|approx\w*|about|over|around|nearly|to|of|than|up|windows|iphone|galaxy"
    r"|model|ward|room|rm|bus|train"
    r"|flight|gate|junction|hotline|helpline|text|dial|fee|cost\w*|paid|amount|balance|budget|salary|sum"
    r"|grant|price|worth"
    r"|section|regulation|reg|act|article|form|part|hackett|iso|en|bs|officer|pc|shoulder|warrant|key"
    r"|lock|alarm|wifi"
    r"|password|passcode|card|bank|sort|iban|vin|chassis|engine|machine|printer|laptop|tag|device|imei"
    r"|sim|puk|router)"
    r"(?: (?:is|was|number|no\.?|code))?[ :#(-]{0,3})\Z"
)
_PERSON_NUMBER = re.compile(r"[Pp]\d{6,8}")
_MORE = re.compile(
    r" ?(?:,|;|/|&|\b(?:and|to|or)\b)(?: ?and\b)? ?#?((?:[A-Za-z]{0,4}[-/]?\d{5,10}|[A-Za-z]{1,4}[-/]?\d{4})"
    r"(?:-[A-Z])?)(?![\w/-])"
)
#: The line that names the child, up to the number: "Child: Sabrina Costa (", "Re: K. Osei - ".
_HEADER = re.compile(
    r"^\W{0,4}(?:child(?:ren)?|child's name|name(?: of child)?|young person|yp|re|family|subject|client"
    r"|service user"
    r"|case|pupil|supervision)(?: ?\d)?(?: name)?[ ]?[:|–-][^\n\d]{2,60}(?:\([^()\n]{2,20}\))?["
    r" \t|,(–#-]{1,4}$",
    re.I,
)
#: A day, month and year, a span of years or a time are no number of a case.
_DATE_LIKE = re.compile(
    r"(?:\d{1,2}[-/]){1,2}(?:19|20)?\d\d|(?:19|20)\d\d(?:[-/]\d{1,2}){0,2}|(?:19|20)\d\d[-/](?:19|20)?\d\d"
    r"|\d{1,4}(?:am|pm|hrs?|h|st|nd|rd|th|k|m|kg|cm|mins?|min|wks?|yrs?|s|x|hours|days|weeks)"
    r"|\d{1,2}-\d{1,2}(?:am|pm)?|\d{1,2}[A-Za-z]{3,9}\d{2,4}",
    re.I,
)
#: Said aloud: "case two two oh seven nine".
_SAID = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|(?:double|treble|triple) \w{2,5})"
_SPOKEN = re.compile(
    rf"\b(?:case|lcs|mosaic|ics|ehm|liquid ?logic|file|reference|ref|record|id)(?: (?:number|no|id"
    rf"|is|was|ref))*:? "
    rf"({_SAID}(?:,? {_SAID}){{3,9}})\b",
    re.I,
)
_SPOKEN_KEYS = keys("case lcs mosaic ics ehm liquid file reference ref record id")
_DAY_FIGURES = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PHONE_LIKE = re.compile(r"0[1-37]\d{8,9}")
_SPLIT_PHONE = re.compile(r"0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}\b|0\d{4} \d{3}")
#: "see 4490013 in LCS": the system after the number.
_IN_SYSTEM = re.compile(rf",? (?:in|on) (?:the )?{_SYSTEMS}(?![\w])", re.I)
_COUNTED = re.compile(
    r" (?:of \d{1,3}\b(?!/)|words?|people|pages?|miles|hours?|hrs?|days?|weeks?|wks?|months?|years?"
    r"|mins?|minutes|cases|children|visits"
    r"|sessions|families|times|staff|forms?|pounds|per\b|gbp|codes?|upgrade|training|roll|th\b)|%|\+"
)


def _digits(token: str) -> int:
    return sum(map(str.isdigit, token))


class CaseId(Recogniser):
    """The numbers that case systems, courts and the police give."""

    ENTITY = "CASE_ID"
    HEADING = re.compile(
        rf"(?:{_SYSTEMS}|case|child|client|person|record|file|family|service user|yp|pupil|crime|court"
        rf"|social care|system)"
        r"(?: ?(?:/ ?\w+ ?)?(?:ids?|no|number|num|ref|reference|case no|case number|record no|person id"
        r"|child id))\.?(?: no)?"
        rf"|ids?|refs?|reference|urn|uprn|pid|our ref|case|{_SYSTEMS}|#|unique id|crn"
        r"|(?!.*(?:phone|tel|nhs|upn|invoice|room|cost|budget|order|school|ni ))[\w /']{0,20}\b(?:ids?"
        r"|refs?|reference|record"
        r"|file|case|urn|system|number)(?: ?(?:no|nos|number|ref|id))?\.?"
    )

    def hits(self, text: str) -> Iterator[Hit]:
        """Numbers after a label, and the same numbers wherever they stand again."""
        found = list(self._labelled(text))
        yield from found
        for match in anchored(_SPOKEN, text, _SPOKEN_KEYS):
            yield Hit(*match.span(1), 0.8, "label:spoken")
        for number in sorted({text[h.start : h.end].lstrip("#") for h in found if h.end - h.start >= 5}):
            for match in re.finditer(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", text):
                yield Hit(match.start(), match.end(), 0.85, "propagated")

    def cell_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        match = re.fullmatch(
            r"(?:[A-Za-z]{2,12}[ :]{1,2})?(#?(?:[A-Za-z]{0,5}[-/]?){0,2}\d[\w/-]{2,20})", text[start:end]
        )
        if match and _digits(match.group(1)) >= 4 and not self._other(match.group(1), 4):
            yield Hit(start + match.start(1), start + match.end(1), 0.9, "column:id")

    @staticmethod
    def _other(token: str, least: int) -> bool:
        """Whether a token is too short, a date, a time or a telephone number."""
        bare = token.lstrip("#")
        digits = _digits(bare)
        letters = sum(c.isalpha() for c in bare)
        return bool(
            digits < least or letters > 7 or _DATE_LIKE.fullmatch(bare) or _DAY_FIGURES.fullmatch(bare)
        )

    def _labelled(self, text: str) -> Iterator[Hit]:
        for match in _FIGURES.finditer(text):
            letters = _LETTERS.search(text, max(0, match.start() - 13), match.start())
            if letters is None:
                continue
            start, end = letters.start(), match.end()
            token = text[start:end]
            digits = _digits(token)
            if digits < 3 or (token[0] == "0" and _SPLIT_PHONE.match(text, start)):
                continue
            hit = self._judge(text, token, start, end)
            if hit is None:
                continue
            yield hit
            more = _MORE.match(text, hit.end)
            while more:
                yield Hit(more.start(1), more.end(1), 0.85, hit.why)
                more = _MORE.match(text, more.end())

    def _judge(self, text: str, token: str, start: int, end: int) -> Hit | None:
        bare = token.lstrip("#")
        skip = len(token) - len(bare)
        if _COURT.fullmatch(bare):
            return Hit(start + skip, end, 0.9, "pattern:court")
        lead = text[max(0, start - 60) : start]
        line = lead.rsplit("\n", 1)[-1]
        above = not line.strip() and text[end : end + 3].strip(" \t\r")[:1] in ("", "\n")
        window = lead if above else line
        begin = start - len(window)
        if leads(_AFTER_SYSTEM, text, _SYSTEM_KEYS, begin, start):
            spaced = _SPACED.match(text, start)
            if spaced and token.isdigit() and len(token) == 3:
                return Hit(start, spaced.end(), 0.9, "label:system")
            if not self._other(token, 4) and not (digit_year(bare) or _COUNTED.match(text, end)):
                return Hit(_with_prefix(text, start + skip), end, 0.95, "label:system")
            return None
        if _DATE_LIKE.fullmatch(bare) or _DAY_FIGURES.fullmatch(bare):
            return None
        phone = bool(_PHONE_LIKE.fullmatch(bare))
        if not phone and not other_thing(window.lower()) and not _COUNTED.match(text, end):
            least = 5 if bare[0] == "0" else 4
            bare_label = not digit_year(bare) and not self._other(token, least) and _AFTER_BARE.search(window)
            if bare_label or (
                not self._other(token, 3) and leads(_AFTER_LABEL, text, _LABEL_KEYS, begin, start)
            ):
                return Hit(_with_prefix(text, start + skip), end, 0.95, "label:id")
        if skip and _digits(bare) >= 4:
            return Hit(start + skip, end, 0.85, "pattern:hash")
        if skip and _AFTER_WORD.search(window) and _digits(bare) >= 3:
            return Hit(start + skip, end, 0.85, "pattern:hash")
        if _AFTER_WORD.search(window) and _digits(bare) >= 5 and not _COUNTED.match(text, end):
            return Hit(start, end, 0.85, "label:case")
        if bare.isdigit() and len(bare) >= 5 and _IN_SYSTEM.match(text, end) and not phone:
            return Hit(start, end, 0.85, "label:system")
        if _PERSON_NUMBER.fullmatch(bare):
            return Hit(start, end, 0.8, "pattern:person")
        if _bare_code(text, bare, start, end, line):
            return Hit(start + skip, end, 0.7, "pattern:code")
        if not bare.isdigit() or not 5 <= len(bare) <= 9 or other_thing(before(text, start)):
            return None
        if _HEADER.search(text[text.rfind("\n", 0, start) + 1 : start]) and not _COUNTED.match(text, end):
            return Hit(start, end, 0.8, "header:child")
        return None


def _bare_code(text: str, token: str, start: int, end: int, line: str) -> bool:
    """Whether a code that nothing names is a case's for want of anything else that it could be."""
    if (
        not _CODE.fullmatch(token)
        or _PHONE_LIKE.fullmatch(token)
        or re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])", token)
    ):
        return False
    low = line.lower()
    if re.search(r"\d[ ).-]{1,2}\Z", low) or re.match(r"[oO]\d", token):
        return False
    # A day written without marks, a financial year, a version.
    if re.fullmatch(
        r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[0-4]\d|(?i:fy|v|q|w|wk|rev|ver|sheet)[-/]?\d+", token
    ):
        return False
    # "account number 40172231": named by a label, and by none of those that case numbers have.
    if token.isdigit() and re.search(
        r"\b(?:numbers?|no\.?|codes?|accounts?|bill|tax|pin|reading)[ :#(]{1,3}\Z", low
    ):
        return False
    if (
        other_thing(low)
        or _CODE_THING.search(low)
        or _COUNTED.match(text, end)
        or _SPLIT_PHONE.match(text, start)
    ):
        return False
    return not re.match(r" ?(?:\d{3}\b|ha\b|sq\b|ml\b|kb\b|mb\b)", text[end : end + 6])


def _with_prefix(text: str, start: int) -> int:
    """Take in what belongs to a code after a label: "Ref: CIN 40/172"."""
    prefix = re.search(
        r"(?i:\b(?:ref|reference|no|number|id|file|case|record)\b\.?)(?: ?[:–-] ?| )([A-Z]{2,6} )\Z",
        text[max(0, start - 30) : start],
    )
    return start - len(prefix.group(1)) if prefix else start


def digit_year(token: str) -> bool:
    """Whether a token is a year of our time and nothing else."""
    return bool(re.fullmatch(r"(?:19[89]|20[0-4])\d", token))


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [CaseId()]
