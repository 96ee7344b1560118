"""Text openly marked as an earlier session's, which earns this session nothing."""

from __future__ import annotations

import re

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DATE = rf"(?:\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: \d{{2,4}})?|(?:{_MONTHS})(?: \d{{4}})?)"
_SESSION = r"(?:supervision|session|record|notes?|case supervision|supervision records?|supervision notes?|oversight|sup)"

_PASTED = re.compile(
    r"\b(?:copied|pasted|cut and pasted|copy and pasted|reproduced|lifted|taken|imported|carried over|brought across)\b.{0,60}"
    rf"\b(?:below|from|previous|last|earlier|here)\b|\b(?:below|following) (?:is|are) (?:the )?(?:copied|pasted|from (?:the )?(?:last|previous))"
    rf"|\b{_SESSION}\b.{{0,40}}\b(?:pasted|copied)\b",
    re.I,
)
_HEADED = re.compile(
    rf"^[\W_]*(?:(?:previous|last|earlier|prior|old) (?:case |personal |formal )?{_SESSION}s?(?: (?:record|notes?|entry))?[\s,:(–—-]*"
    rf"(?:of|from|on|dated|held|held on)?[\s(:–—-]*{_DATE}|(?:previous|last month[’']?s|last session[’']?s|last time[’']?s|prior|earlier)"
    rf" (?:supervision )?(?:record|notes?|entry|write[- ]?up)\b|from (?:the )?(?:last|previous|earlier|prior)(?: month[’']?s| session[’']?s)?"
    rf" (?:record|notes?|supervision record|supervision notes?|write[- ]?up|entry)\b|from (?:last month|last session)[’']s\b"
    rf"|(?:record|notes?|extract|entry) (?:of|from) (?:the )?(?:previous|last|earlier) (?:supervision|session|record|meeting)"
    rf"|{_SESSION} (?:of|from|on|held) {_DATE}[\s,:(–—-]*(?:previous|earlier|old|for reference))",
    re.I,
)
_REVIEW = re.compile(
    r"\b(?:actions?|review(?:ed)?|minutes|update on|matters arising|follow(?:ed)?[- ]?up|outstanding)\b", re.I
)
_NOW = re.compile(
    r"\b(?:this (?:session|supervision|month|time|record)|today[’']?s?|current (?:session|supervision|record|update|position)|tonight"
    r"|end of (?:previous|earlier|last|pasted|copied|paste)|now|new actions|next (?:supervision|session|meeting)|signed|signatures?"
    r"|sign[- ]?off|since then|update since|date of next)\b",
    re.I,
)


def marks_earlier(text: str) -> bool:
    """Whether a heading or a short line says that what follows is another session's record."""
    if len(text) > 200 or len(text.split()) > 22:
        return False
    pasted = _PASTED.search(text)
    if pasted and re.search(rf"\b{_SESSION}|session|record|previous|last|earlier\b|{_DATE}", text, re.I):
        return (
            not re.search(r"\b(?:assessment|policy|guidance|email|letter|report|plan)\b", text, re.I)
            or "supervision" in text.lower()
        )
    headed = _HEADED.match(text)
    return headed is not None and not _REVIEW.search(text)


def marks_now(text: str) -> bool:
    """Whether a heading, field or line says that this session's own record begins or goes on."""
    return len(text) <= 200 and bool(_NOW.search(text))
