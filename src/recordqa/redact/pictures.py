"""A picture keeps what it shows and loses what it says about itself: place, date, author, caption."""

from __future__ import annotations

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))


def without_metadata(data: bytes) -> bytes:
    """The picture without metadata; unchanged when it is neither JPEG nor PNG, or is damaged."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    return data


def _png(data: bytes) -> bytes:
    out = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        end = at + 12 + size
        if end > len(data):
            return data
        kind = data[at + 4 : at + 8]
        if kind not in _PNG_WORDS:
            out.append(data[at:end])
        at = end
        if kind == b"IEND":
            break
    return b"".join(out)


def _jpeg(data: bytes) -> bytes:
    out = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            out.append(data[at:])
            return b"".join(out)
        (size,) = struct.unpack_from(">H", data, at + 2)
        # APP1 (Exif, XMP), APP13 (captions) and comments; APP0, APP2 and APP14 say how to show it.
        if marker not in (0xE1, 0xED, 0xFE):
            out.append(data[at : at + 2 + size])
        at += 2 + size
    return data
