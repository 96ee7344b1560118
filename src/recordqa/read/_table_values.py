"""The values in a table's cells, in the many ways in which people write them."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from recordqa.types import RECORD_TYPES, ROLES, KnownName, RecordType, Role

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$")
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,12})?"
_DAY_FIRST = re.compile(rf"^(\d{{1,2}})[-/.\s](\d{{1,2}})[-/.\s](\d{{4}}|\d{{2}}){_TIME}$")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+)?"
_NAMED = re.compile(
    rf"^{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]+(?:of\s+)?([a-z]{{3,9}})\.?,?[-/.\s]+(\d{{4}}|\d{{2}}){_TIME}$"
)
_MONTH_FIRST = re.compile(
    rf"^{_WEEKDAY}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}|\d{{2}}){_TIME}$"
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
#: Excel counts days from here (and believes in 29 February 1900, hence the 30th).
_EXCEL_EPOCH = date(1899, 12, 30)
#: Serial numbers that can be a session's date: the years 1982 to 2064.
_SERIALS = range(30_000, 60_001)
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TYPE_WORDS = re.compile(r"\b(?:supervision|management|record|note|type)\b")
_MISSING = frozenset(("", "n/a", "na", "none", "null", "nan", "-", "–"))


def as_text(value: object) -> str:
    """A cell as text with ``\\n`` newlines: whole numbers without ".0", dates as ISO, nothing as ""."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, str):
        return unescape(value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def unescape(text: str) -> str:
    """Undo Excel's way of writing characters that XML cannot hold ("_x000D_" for a carriage return)."""
    return _EXCEL_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def as_date(value: object) -> date | None:
    """A date however written, day before month; None for an empty cell.

    Raises ValueError for anything else that is there.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value != value:
            return None
        return _serial(value)
    if value is not None and not isinstance(value, str):
        raise ValueError
    text = " ".join((value or "").split())
    if text.lower() in _MISSING:
        return None
    return _date_from(text)


@lru_cache(maxsize=4096)
def _date_from(text: str) -> date:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _serial(float(text))
    lowered = text.lower()
    if found := _ISO.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(lowered):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.match(lowered):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.match(lowered):
        return date(_year(found[3]), _month(found[1]), int(found[2]))
    raise ValueError


def _serial(value: float) -> date:
    if not _SERIALS[0] <= value <= _SERIALS[-1]:
        raise ValueError
    return _EXCEL_EPOCH + timedelta(days=int(value))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str) -> int:
    word = "sep" if word == "sept" else word
    for number, name in enumerate(_MONTHS, 1):
        if len(word) >= 3 and name.startswith(word):
            return number
    raise ValueError


def as_type(value: object) -> RecordType | None:
    """A record type whatever its capitals, also as "Case supervision"; None for an empty cell.

    Raises ValueError for another word.
    """
    text = as_text(value).strip().lower()
    if text in _MISSING:
        return None
    word = _TYPE_WORDS.sub("", text).strip()
    for known in RECORD_TYPES:
        if word == known:
            return known
    raise ValueError


def as_known_names(value: object) -> tuple[KnownName, ...]:
    """Names with roles: "Name:role; Name:role", or a JSON list (or object) of them.

    Raises ValueError when it is neither or a role is none of the four.
    """
    if isinstance(value, str):
        text = unescape(value).strip()
        if text[:1] in ("[", "{"):
            try:
                value = json.loads(text)
            except RecursionError:
                raise ValueError from None
        else:
            return tuple(_known_name(part) for part in re.split(r"[;\n]", text) if part.strip())
    if value is None or (isinstance(value, float) and value != value):
        return ()
    if isinstance(value, dict):
        return tuple(_with_role(name, role) for name, role in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(_listed(item) for item in value)
    raise ValueError


def _listed(item: object) -> KnownName:
    if isinstance(item, str):
        return _known_name(item)
    if isinstance(item, dict):
        return _with_role(item.get("name"), item.get("role"))
    if isinstance(item, (list, tuple)) and len(item) == 2:
        return _with_role(item[0], item[1])
    raise ValueError


def _known_name(part: str) -> KnownName:
    name, colon, role = part.rpartition(":")
    return _with_role(name, role) if colon else _with_role(part, None)


def _with_role(name: object, role: object) -> KnownName:
    if not isinstance(name, str) or not name.strip() or not (role is None or isinstance(role, str)):
        raise ValueError
    word = (role or "").strip().lower()
    return KnownName(name.strip(), _role(word) if word else None)


def _role(word: str) -> Role:
    for known in ROLES:
        if word == known:
            return known
    raise ValueError
