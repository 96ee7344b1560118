"""Text openly marked as an earlier session's, which earns this session nothing."""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: \d{{2,4}})?|(?:{_MONTHS})(?: \d{{4}})?)"
)
_SESSION = r"(?:(?:case |supervision )?(?:supervision|session|records?|notes?|oversight|sup))"
_LAST = r"(?:last|previous|earlier|prior)"

_PASTED = re.compile(
    r"\b(?:copied|pasted|reproduced|brought across)\b"
    r".{0,60}\b(?:below|from|previous|last|earlier|here)\b"
    r"|\b(?:below|following) (?:is|are) (?:the )?(?:copied|pasted|from (?:the )?(?:last|previous))"
    rf"|\b{_SESSION}\b.{{0,40}}\b(?:pasted|copied)\b",
    re.I,
)
_HEADED = re.compile(
    rf"^[\W_]*(?:(?:{_LAST}|old) (?:case |personal |formal )?{_SESSION}s?(?: (?:record|notes?|entry))?"
    r"[\s,:(–—-]*"
    rf"(?:of|from|on|dated|held|held on)?[\s(:–—-]*{_DATE}"
    r"|(?:previous|last month[’']?s|last session[’']?s|last time[’']?s|prior|earlier)"
    r" (?:supervision )?(?:record|notes?|entry|write[- ]?up)\b"
    rf"|from (?:the )?{_LAST}(?: month[’']?s| session[’']?s)?"
    r" (?:record|notes?|supervision record|supervision notes?|write[- ]?up|entry)\b"
    r"|from (?:last month|last session)[’']s\b"
    rf"|(?:record|notes?|extract|entry) (?:of|from) (?:the )?{_LAST} (?:supervision|session|record|meeting)"
    rf"|{_SESSION} (?:of|from|on|held) {_DATE}[\s,:(–—-]*(?:previous|earlier|old|for reference))",
    re.I,
)
_REVIEW = re.compile(
    r"\b(?:actions?|review(?:ed)?|minutes|update on|matters arising|follow(?:ed)?[- ]?up|outstanding)\b", re.I
)
_OTHER_SESSION = re.compile(rf"\b(?:{_SESSION}|previous|last|earlier)\b", re.I)
#: Cheap to look for first: without one of these no line is a marker.
_HINT = re.compile(r"past|copi|previous|last|earlier|prior|old|reproduced|brought|reference", re.I)
_NOW = re.compile(
    r"\b(?:this (?:session|supervision|month|time|record)|today[’']?s?|current (?:session|supervision|"
    r"record|update|position)|tonight"
    r"|end of (?:previous|earlier|last|pasted|copied|paste)|now|new actions|next (?:supervision|"
    r"session|meeting)|signed|signatures?"
    r"|sign[- ]?off|since then|update since|date of next)\b",
    re.I,
)


def marks_earlier(text: str) -> bool:
    """Whether a heading or a short line says that what follows is another session's record."""
    if len(text) > 200 or not _HINT.search(text) or len(text.split()) > 22:
        return False
    if _PASTED.search(text) and _OTHER_SESSION.search(text):
        below = "below" in text.lower() or text.rstrip().endswith(":")
        prose = text.rstrip().endswith(".") and len(text.split()) > 8
        other = re.search(r"\b(?:assessment|policy|guidance|e-?mail|letter|report)\b", text, re.I)
        return other is None and (below or not (prose or _REVIEW.search(text)))
    headed = _HEADED.match(text)
    return headed is not None and not _REVIEW.search(text)


def marks_now(text: str) -> bool:
    """Whether a heading, field or line says that this session's own record begins or goes on."""
    return len(text) <= 200 and bool(_NOW.search(text))
