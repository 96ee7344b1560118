"""What a file is, from its first bytes and its table of contents; nothing is unpacked here."""

from __future__ import annotations

import io
import re
import zipfile

from recordqa.errors import ReadError, UnknownFormat

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAMPLE = 65_536
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes([*range(0, 9), *range(14, 27), *range(28, 32), 127])

_PICTURE = ("a picture", "There is no text in it: type or paste the words.")
_SOUND = ("a sound or video recording", "Write or paste what was said.")
_PROGRAM = ("a program", "Give the record itself: a Word, PDF or text file.")
_PACKED = ("an archive that recordqa does not open", "Unpack it, or pack it again as a .zip.")
_MAGIC: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"OggS", _SOUND),
    (b"ID3", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x7fELF", _PROGRAM),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"BZh9", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
)


def is_zip(data: bytes) -> bool:
    """Whether the data begins like a zip (it may be damaged further on)."""
    return data.startswith(ZIP_MAGIC)


def zip_names(data: bytes) -> frozenset[str]:
    """The names in a zip's table of contents; when that is damaged, those found in the data."""
    if not is_zip(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        known = (b"word/document.xml", b"[Content_Types].xml", b"content.xml", b"xl/workbook.xml")
        return frozenset(name.decode("ascii") for name in known if name in data)


def zip_mimetype(data: bytes) -> str:
    """The type that an OpenDocument (or EPUB) zip states in its first file, or an empty string."""
    head = data[:200]
    if is_zip(data) and head[30:38] == b"mimetype":
        found = re.match(rb"[A-Za-z0-9.+/-]+", head[38:])
        return found.group().decode("ascii").removesuffix("PK") if found else ""
    return ""


def ole_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages at the top of an OLE file (.doc, .msg, encrypted .docx)."""
    if not data.startswith(OLE_MAGIC):
        return frozenset()
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return frozenset(entry[0] for entry in ole.listdir(streams=True, storages=True))
    except (OSError, ValueError, IndexError, TypeError, AttributeError):  # olefile on damaged files
        return frozenset()


def is_text(data: bytes) -> bool:
    """Whether the data can be text in some encoding; a stray control character is forgiven."""
    if data.startswith(_BOMS):
        return True
    if data.startswith((OLE_MAGIC, b"%PDF-", b"PAR1", *ZIP_MAGIC)) or _magic(data):
        return False
    sample = data[:_SAMPLE]
    if not sample or utf16_order(sample):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 20 <= len(sample)


def utf16_order(data: bytes) -> str | None:
    """ "utf-16-le" or "utf-16-be" for UTF-16 without a byte order mark, by where the zero bytes are."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 4 and even * 20 <= half:
        return "utf-16-le"
    if even * 10 >= half * 4 and odd * 20 <= half:
        return "utf-16-be"
    return None


def unread_kind(data: bytes, name: str) -> ReadError | None:
    """An UnknownFormat that names what the file is, for kinds that are known and not read."""
    kind = _magic(data)
    if kind is None and is_zip(data):
        kind = _office_zip(data)
    if kind is None and data.startswith(OLE_MAGIC):
        streams = ole_streams(data)
        if streams & {"Workbook", "Book"}:
            kind = ("an Excel workbook in the old format", "Open it in Excel and save it as .xlsx.")
        elif "PowerPoint Document" in streams:
            kind = ("a PowerPoint presentation", "Copy its text into a Word or text file.")
    if kind is None:
        return None
    return UnknownFormat(f"{name} is {kind[0]}.", hint=kind[1])


def _magic(data: bytes) -> tuple[str, str] | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF":
        return _PICTURE if data[8:12] == b"WEBP" else _SOUND
    if data[4:8] == b"ftyp":
        return _PICTURE if data[8:11] in (b"hei", b"mif", b"avi") else _SOUND
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return _PROGRAM
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return _PICTURE
    return None


def _office_zip(data: bytes) -> tuple[str, str] | None:
    mimetype = zip_mimetype(data)
    if mimetype.startswith("application/vnd.oasis.opendocument.") and "text" not in mimetype:
        return "an OpenDocument file other than a text", "Save it as .odt, .docx or .xlsx."
    if mimetype == "application/epub+zip":
        return "an electronic book", "Copy its text into a Word or text file."
    names = zip_names(data)
    if "[Content_Types].xml" in names and any(n.startswith("ppt/") for n in names):
        return "a PowerPoint presentation", "Copy its text into a Word or text file."
    return None
