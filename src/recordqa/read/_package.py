"""A document that is a zip of XML parts (Word, OpenDocument), opened with its guards up.

No part is unpacked beyond the limits, no entity is expanded, nothing is fetched.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from recordqa.errors import BrokenFile, Encrypted, UnsafeArchive
from recordqa.read.source import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A part this size or smaller may pack as well as it likes: long empty forms do.
_SMALL_PART = 5_000_000
#: No record's XML comes near this; parsing more would take gigabytes of memory.
_LARGEST_PART = 100_000_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|drawingml)/")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY")

AGAIN = "Open it in the program that made it, save it again and give the new file."


def parse_xml(data: bytes, name: str) -> _Element:
    """The root element of untrusted XML: no document type, no entities, no network.

    Raises BrokenFile when it is not well formed or declares a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    refused = BrokenFile(f"{name} declares XML entities, which a document never needs.", hint=AGAIN)
    if _DOCTYPE.search(data[:4096]):
        raise refused
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BrokenFile(f"{name} is damaged: its XML cannot be read.", hint=AGAIN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused
    return root


class Package:
    """The parts of a zipped document; counts what is unpacked against the limits."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.unpacked = 0
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise BrokenFile(
                f"{name} is damaged: it is cut short or not a whole document.", hint=AGAIN
            ) from None
        self.parts = {info.filename: info for info in self.zip.infolist()}

    def __contains__(self, part: object) -> bool:
        return part in self.parts

    def read(self, part: str) -> bytes:
        """One part's bytes; UnsafeArchive beyond the limits, BrokenFile when it does not unpack."""
        info = self.parts.get(part)
        if info is None:
            raise BrokenFile(f"{self.name} is damaged: a part of it is missing.", hint=AGAIN)
        if info.flag_bits & 1:
            raise Encrypted(
                f"{self.name} is protected by a password.", hint="Save a copy without the password."
            )
        most = min(self.limits.unpacked_bytes - self.unpacked, _LARGEST_PART)
        if info.file_size > _SMALL_PART:
            most = min(most, max(_SMALL_PART, info.compress_size * self.limits.archive_ratio))
        try:
            with self.zip.open(info) as stream:
                # The size in the table of contents may lie, so the stream itself is bounded.
                data = stream.read(max(most, 0) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise BrokenFile(f"{self.name} is damaged: a part of it does not unpack.", hint=AGAIN) from None
        if len(data) > most:
            raise UnsafeArchive(
                f"{self.name} unpacks to far more than a document should ({info.file_size:,} bytes), "
                "so it was not opened.",
                hint="If you trust it, copy its text into a new document and give that.",
            )
        self.unpacked += len(data)
        return data

    def xml(self, part: str) -> _Element:
        """One part as XML, Word's strict namespaces brought to the usual ones."""
        data = self.read(part)
        if b"purl.oclc.org/ooxml" in data:
            data = data.replace(
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            )
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        return parse_xml(data, self.name)

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Id → (kind, part) of what a part of a Word file points at inside the file."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if rels not in self.parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.xml(rels):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(inside))
        return found
