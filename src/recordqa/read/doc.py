"""Word files from before 2007 (.doc), converted by LibreOffice; and Office files under a password."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from recordqa.errors import BrokenFile, Encrypted, OldWord
from recordqa.read import _libreoffice, docx
from recordqa.read._sniff import OLE_MAGIC, ole_streams
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

NAME = "doc"
DESCRIPTION = "Word document from before 2007, converted by LibreOffice where that is installed."
SUFFIXES = (".doc", ".dot")
_PASSWORD = "Open it, take the password off (File, Info, Protect document) and save it again."  # noqa: S105 - advice


def looks_like(data: bytes) -> bool:
    """An OLE file with Word's stream, or with a document of any Office program locked in it."""
    if not data.startswith(OLE_MAGIC):
        return False
    streams = ole_streams(data)
    return not streams or bool(streams & {"WordDocument", "EncryptedPackage", "EncryptionInfo"})


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The document by way of LibreOffice; OldWord without it, Encrypted under a password."""
    streams = ole_streams(data)
    if streams & {"EncryptedPackage", "EncryptionInfo"} or _locked(data, streams):
        raise Encrypted(f"{name} is protected by a password.", hint=_PASSWORD)
    if not streams:
        raise BrokenFile(
            f"{name} is damaged: it is cut short or not a whole document.",
            hint="Open it in the program that made it, save it again and give the new file.",
        )
    soffice = _libreoffice.find_soffice()
    if soffice is None:
        raise OldWord(
            f"{name} is a Word file in the format from before 2007.",
            hint="Open it in Word and save it as .docx (File, Save as, Word document), or install "
            "LibreOffice, which recordqa then uses to convert it.",
        )
    converted = _libreoffice.to_docx(data, name, soffice)
    for result in docx.read(converted, name, context):
        if isinstance(result, Failure):
            yield result
            continue
        # The way back leads into the converted copy, which is gone.
        note = "The old Word format was converted by LibreOffice; compare it with the original."
        yield replace(result, format=NAME, warnings=(note, *result.warnings), origin=None)


def _locked(data: bytes, streams: frozenset[str]) -> bool:
    """Whether Word's file header says that the text is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""
    if "WordDocument" not in streams:
        return False
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            header = ole.openstream("WordDocument").read(12)
    except (OSError, ValueError, IndexError, TypeError):
        return False
    return len(header) == 12 and bool(header[11] & 0x01)
