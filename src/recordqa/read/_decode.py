"""Bytes to text: byte order mark, UTF-8, UTF-16 without a mark, then the likeliest old encoding."""

from __future__ import annotations

import codecs

from recordqa.read._sniff import utf16_order

#: Windows-1252 bytes that English text uses: quotes, dashes, ellipsis, €, £, ½, é and so on.
_WESTERN = frozenset((0x80, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xB0, 0xB4, 0xB7))
_WESTERN_LETTERS = frozenset((*range(0xBC, 0xBF), *range(0xC0, 0x100)))
_SAMPLE = 65_536
_NAMES = {"cp1252": "Windows-1252 (Western European)", "mac_roman": "Mac Roman"}


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and a warning when the encoding had to be guessed. Never fails.

    Source of the order: a byte order mark is proof, valid UTF-8 with a byte over 127 all but proof.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), None
    order = utf16_order(data)
    if order is not None:
        return data.decode(order, "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    return _guess(data)


def _guess(data: bytes) -> tuple[str, str]:
    encoding = "cp1252" if _mostly_western(data) else _detected(data)
    shown = _NAMES.get(encoding, encoding.replace("_", "-"))
    warning = (
        f"The file does not say how its characters are stored; it was read as {shown}. "
        "Check pound signs, quotation marks and accents."
    )
    text = data.decode(encoding, "replace")
    if encoding == "cp1252":
        # Five of its bytes mean nothing; they are dropped as control characters would be.
        text = text.replace("\ufffd", "")
    return text, warning


def _mostly_western(data: bytes) -> bool:
    """Plain ASCII but for a few bytes that all mean something in Windows-1252."""
    high = data[:_SAMPLE].translate(None, bytes(range(128)))
    if len(high) * 10 > min(len(data), _SAMPLE):
        return False
    known = sum(byte in _WESTERN or byte in _WESTERN_LETTERS for byte in high)
    return known == len(high)


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else "cp1252"
