"""OpenDocument texts (.odt, .ott, .fodt), as LibreOffice shows them with every change accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recordqa.errors import BrokenFile, Encrypted
from recordqa.read._layout import Node, Region, is_blank, set_text
from recordqa.read._odt_body import OFFICE, BodyReader, Counts
from recordqa.read._odt_styles import STYLE, OdtStyles
from recordqa.read._package import AGAIN, Package, parse_xml
from recordqa.read._sniff import zip_mimetype, zip_names
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "odt"
DESCRIPTION = "OpenDocument text, as LibreOffice writes it."
SUFFIXES = (".odt", ".ott", ".fodt")
_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"


def looks_like(data: bytes) -> bool:
    """A zip that states the type of an OpenDocument text, or the same as one flat XML file."""
    if _is_flat(data):
        return True
    mimetype = zip_mimetype(data)
    if mimetype:
        return mimetype.startswith(_TYPE)
    names = zip_names(data)
    return "content.xml" in names and _MANIFEST in names


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The document as one record: page headers, body, footnotes, page footers.

    Raises Encrypted, BrokenFile or UnsafeArchive.
    """
    if _is_flat(data):
        content = parse_xml(data, name)
        roots = [content]
    else:
        package = Package(data, name, context.limits)
        if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
            raise Encrypted(
                f"{name} is protected by a password.",
                hint="Open it and save it again with “Save with password” switched off.",
            )
        content = package.xml("content.xml")
        roots = [package.xml("styles.xml"), content] if "styles.xml" in package else [content]
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise BrokenFile(f"{name} is damaged: it has no text part.", hint=AGAIN)
    styles = OdtStyles(roots)
    counts = Counts()
    outer = Counts()  # pictures in page headers are logos
    headers = _regions(roots[0], "header", styles, outer)
    reader = BodyReader(styles, counts)
    nodes = [*headers, *reader.blocks(body), *reader.notes(), *_regions(roots[0], "footer", styles, outer)]
    setting = set_text(nodes)
    yield Record(
        text=setting.text, id="", blocks=setting.blocks, warnings=tuple(counts.warnings()), format=NAME
    )


def _is_flat(data: bytes) -> bool:
    head = data[:1000]
    return (
        b"<office:document" in head and b"opendocument" in head and head.lstrip(b"\xef\xbb\xbf")[:1] == b"<"
    )


def _regions(root: _Element, kind: str, styles: OdtStyles, counts: Counts) -> list[Node]:
    """Each different page header (or footer) once, in the order of the page styles."""
    found: list[Node] = []
    seen: set[str] = set()
    for page in root.iter(f"{STYLE}master-page"):
        for ending in ("", "-first", "-left"):
            for element in page.findall(f"{STYLE}{kind}{ending}"):
                if element.get(f"{STYLE}display") == "false":
                    continue
                nodes = BodyReader(styles, counts).blocks(element)
                region = Region("header" if kind == "header" else "footer", nodes)
                text = set_text([region]).text
                if not is_blank(region) and text not in seen:
                    seen.add(text)
                    found.append(region)
    return found
