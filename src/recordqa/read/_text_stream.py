"""Text read line by line from bytes, so that a large table is never decoded whole."""

from __future__ import annotations

import codecs
import io

from recordqa.read._decode import decode
from recordqa.read._sniff import utf16_order

_PIECE = 1 << 16


class TextStream:
    """The encoding of some bytes, and their text a line at a time.

    Only bytes that are in neither UTF-8 nor UTF-16 are decoded whole, to find out what they are in;
    ``warning`` then says that this was a guess.
    """

    def __init__(self, data: bytes) -> None:
        self.warning: str | None = None
        self._data = data
        self._encoding = _certain(data)
        if not self._encoding:
            text, self.warning = decode(data)
            self._data, self._encoding = text.encode("utf-8", "replace"), "utf-8"

    def lines(self) -> io.TextIOWrapper:
        """The text from its beginning, newlines as they stand."""
        return io.TextIOWrapper(io.BytesIO(self._data), self._encoding, errors="replace", newline="")

    def head(self, size: int) -> str:
        """The text of the first ``size`` bytes, without a byte order mark."""
        return self._data[:size].decode(self._encoding, "replace").lstrip("\ufeff")

    def text(self) -> str:
        """All of it at once."""
        return self._data.decode(self._encoding, "replace").lstrip("\ufeff")


def _certain(data: bytes) -> str:
    """The encoding when the bytes leave no doubt, else an empty string."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    order = utf16_order(data)
    if order is not None:
        return order
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return ""
    return "utf-8"
