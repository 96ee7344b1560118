"""The packed RTF in which Outlook keeps a message's body ([MS-OXRTFCP], LZFu)."""

from __future__ import annotations

import struct

_FIRST = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_LARGEST = 50_000_000


def unpacked(data: bytes) -> bytes:
    """The RTF; what there is of it when the data is cut short. Raises ValueError for other data."""
    if len(data) < 16:
        raise ValueError("too short for packed RTF")
    _, size, kind, _ = struct.unpack("<II4sI", data[:16])
    if kind == b"MELA":
        return data[16 : 16 + size]
    if kind != b"LZFu":
        raise ValueError("no packed RTF")
    window = bytearray(_WINDOW)
    window[: len(_FIRST)] = _FIRST
    at = len(_FIRST)
    out = bytearray()
    source = memoryview(data)[16:]
    place = 0
    limit = min(size, _LARGEST)
    while place < len(source) and len(out) < limit:
        flags = source[place]
        place += 1
        for bit in range(8):
            if flags >> bit & 1:
                if place + 1 >= len(source):
                    return bytes(out[:limit])
                offset, length = divmod(source[place] << 8 | source[place + 1], 16)
                place += 2
                if offset == at:
                    return bytes(out[:limit])
                for step in range(length + 2):
                    byte = window[(offset + step) % _WINDOW]
                    out.append(byte)
                    window[at] = byte
                    at = (at + 1) % _WINDOW
            elif place < len(source):
                out.append(source[place])
                window[at] = source[place]
                at = (at + 1) % _WINDOW
                place += 1
    return bytes(out[:limit])
