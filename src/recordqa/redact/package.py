"""A zip of XML parts (Word, Excel): read, stripped, its units changed, and put together again.

The same parts give the same bytes: order as in the file, one date for all.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from recordqa.read._package import Package, parse_xml
from recordqa.read.source import Limits
from recordqa.redact.metadata import EMPTIED, is_dropped, is_embedded, is_macro, strip
from recordqa.redact.pictures import without_metadata
from recordqa.redact.units import Piece, Unit
from recordqa.redact.xml_units import W, remove, units_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE = (1980, 1, 1, 0, 0, 0)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LOCAL = ("mailto:", "tel:", "sms:", "callto:", "skype:", "sip:", "file:", "\\\\", "/", "../", "ftp:")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp")
_MACRO_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "document",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "document",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": "sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": "sheet",
}
_PLAIN_TYPES = {
    "document": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}


@dataclass(slots=True)
class Opened:
    """A package with its XML parsed."""

    order: list[str]
    roots: dict[str, _Element]
    others: dict[str, bytes]
    pictures: int = 0
    embedded: int = 0
    macros: bool = False
    links: int = 0
    renamed: dict[str, str] = field(default_factory=dict)


def open_package(data: bytes, name: str, limits: Limits) -> Opened:
    """Every part parsed; raises what the reader raises for a damaged or unsafe file."""
    package = Package(data, name, limits)
    opened = Opened([], {}, {})
    for part in package.parts:
        if part.endswith("/"):
            continue
        opened.order.append(part)
        if part.lower().endswith((".xml", ".rels", ".vml", ".svg")):
            root = parse_xml(package.read(part), name) if part.lower().endswith(".svg") else package.xml(part)
            opened.roots[part] = root
        else:
            opened.others[part] = package.read(part)
    return opened


def strip_package(opened: Opened) -> None:
    """Take metadata, embedded files, macros and links to machines and mailboxes out."""
    inserted = _inserted_files(opened)
    gone = {p for p in opened.order if is_dropped(p) or p in inserted}
    opened.macros = any(is_macro(p) for p in gone)
    opened.embedded = len(inserted) + sum(1 for p in gone if is_embedded(p) and not _of_chart(opened, p))
    gone |= {_rels_of(p) for p in gone}
    for part in gone:
        opened.roots.pop(part, None)
        opened.others.pop(part, None)
    opened.order = [p for p in opened.order if p not in gone]
    for part, root in opened.roots.items():
        if not part.endswith(".rels") and part != "[Content_Types].xml":
            strip(root)
    for part, data in EMPTIED.items():
        if part in opened.roots:
            opened.roots[part] = parse_xml(data, part)
    for part in [p for p in opened.roots if p.endswith(".rels")]:
        _clean_relations(opened, part)
    _sweep(opened)
    _content_types(opened)
    for part in list(opened.others):
        opened.others[part] = without_metadata(opened.others[part])
    opened.pictures = sum(1 for p in opened.order if p.lower().endswith(_PICTURES))


def _rels_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _owner_of(rels: str) -> str:
    folder, _, file = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _target(rels: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(_owner_of(rels)), target))


def _relations(opened: Opened) -> Iterator[tuple[str, _Element]]:
    for part, root in opened.roots.items():
        if part.endswith(".rels"):
            for relation in root:
                yield part, relation


def _inserted_files(opened: Opened) -> set[str]:
    return {
        _target(part, r.get("Target", ""))
        for part, r in _relations(opened)
        if r.get("Type", "").endswith("/aFChunk") and r.get("TargetMode") != "External"
    }


def _of_chart(opened: Opened, part: str) -> bool:
    """The workbook behind a chart: the chart itself has the figures that it shows."""
    return any(
        "/charts/" in f"/{rels}" and _target(rels, r.get("Target", "")) == part
        for rels, r in _relations(opened)
    )


def _clean_relations(opened: Opened, rels: str) -> None:
    """Drop relations to parts that are gone and links that name a machine, a mailbox or a telephone."""
    here = set(opened.order)
    owner = opened.roots.get(_owner_of(rels))
    for relation in list(opened.roots[rels]):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            plain = unquote(target).strip().lower()
            kind = relation.get("Type", "").rpartition("/")[2]
            local = plain.startswith(_LOCAL) or plain[1:3] in (":\\", ":/") or "@" in plain
            if kind == "hyperlink" and not local:
                continue
            opened.links += 1
        elif target.startswith("#") or _target(rels, target) in here:
            continue
        opened.roots[rels].remove(relation)
        if owner is not None:
            _drop_references(owner, relation.get("Id", ""))


def drop_link(opened: Opened, rels: str, relation: _Element) -> None:
    """Take one relation out with whatever refers to it."""
    opened.roots[rels].remove(relation)
    opened.links += 1
    owner = opened.roots.get(_owner_of(rels))
    if owner is not None:
        _drop_references(owner, relation.get("Id", ""))


def _drop_references(root: _Element, id: str) -> None:
    for element in list(root.iter()):
        keys = [k for k, v in element.attrib.items() if str(k).startswith(_R) and v == id]
        if not keys:
            continue
        linked_and_kept = "blip" in str(element.tag) and len(element.attrib) > len(keys)
        if element.tag == W + "hyperlink" or linked_and_kept:
            for key in keys:
                del element.attrib[key]
        elif element.tag == W + "altChunk":
            _inserted_file_mark(element)
        else:
            remove(element)


def _inserted_file_mark(element: _Element) -> None:
    from lxml import etree

    parent = element.getparent()
    if parent is not None:
        paragraph = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = "[inserted file removed]"
        parent.replace(element, paragraph)


def _sweep(opened: Opened) -> None:
    """Drop parts that nothing refers to any more: the preview of an embedded file that is gone."""
    while True:
        wanted = {"[Content_Types].xml"}
        for part, relation in _relations(opened):
            if relation.get("TargetMode") != "External":
                wanted.add(_target(part, relation.get("Target", "")))
        _drop_unused_relations(opened)
        loose = [
            p for p in opened.order if p not in wanted and not (p.endswith(".rels") and _has_owner(opened, p))
        ]
        if not loose:
            return
        for part in loose:
            opened.order.remove(part)
            opened.roots.pop(part, None)
            opened.others.pop(part, None)


def _has_owner(opened: Opened, rels: str) -> bool:
    return rels == "_rels/.rels" or _owner_of(rels) in opened.order


def _drop_unused_relations(opened: Opened) -> None:
    """Relations to pictures that no element shows any more."""
    for rels in [p for p in opened.roots if p.endswith(".rels")]:
        owner = opened.roots.get(_owner_of(rels))
        if owner is None:
            continue
        used: set[str] = set()
        for element in owner.iter():
            used.update(str(v) for k, v in element.attrib.items() if str(k).startswith(_R) or k == "relid")
            used.update(str(v) for k, v in element.attrib.items() if str(k).endswith("}relid"))
        for relation in list(opened.roots[rels]):
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind in ("image", "hyperlink", "video", "audio", "media") and relation.get("Id") not in used:
                opened.roots[rels].remove(relation)


def _content_types(opened: Opened) -> None:
    root = opened.roots.get("[Content_Types].xml")
    if root is None:
        return
    here = set(opened.order)
    for entry in list(root):
        name = entry.get("PartName")
        if name is not None and name.lstrip("/") not in here:
            root.remove(entry)
            continue
        kind = _MACRO_TYPES.get(entry.get("ContentType", ""))
        if kind is not None:
            entry.set("ContentType", _PLAIN_TYPES[kind])


def package_units(opened: Opened) -> list[Unit]:
    """The units of every part that has text, in the parts' order; links' targets among them."""
    units: list[Unit] = []
    for part in opened.order:
        root = opened.roots.get(part)
        if root is None or part == "[Content_Types].xml":
            continue
        if part.endswith(".rels"):
            units += _link_units(opened, part)
        else:
            units += units_of(root, part)
    units += _name_units(opened)
    return units


def _link_units(opened: Opened, rels: str) -> Iterator[Unit]:
    for relation in opened.roots[rels]:
        if relation.get("TargetMode") == "External":

            def put(text: str, relation: _Element = relation) -> None:
                # A link changed by a letter leads nowhere: it goes as a whole.
                drop_link(opened, rels, relation)

            yield Unit([Piece(unquote(relation.get("Target", "")), put)], rels, "glued")


def _name_units(opened: Opened) -> Iterator[Unit]:
    """The parts' own names: a picture may have been saved under a child's."""
    for number, part in enumerate(opened.order):
        if part.endswith(".rels") or part == "[Content_Types].xml":
            continue

        def put(text: str, part: str = part, number: int = number) -> None:
            folder, _, file = part.rpartition("/")
            opened.renamed[part] = f"{folder}/part{number}{posixpath.splitext(file)[1]}".lstrip("/")

        yield Unit([Piece(posixpath.splitext(part)[0], put)], part, "glued")


def saved(opened: Opened) -> bytes:
    """The package as bytes."""
    from lxml import etree

    _rename(opened)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part in opened.order:
            root = opened.roots.get(part)
            data = opened.others[part] if root is None else b""
            if root is not None:
                etree.cleanup_namespaces(root) if part.endswith(".rels") else None
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            info = zipfile.ZipInfo(part, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, data)
    return out.getvalue()


def _rename(opened: Opened) -> None:
    for old, new in opened.renamed.items():
        for rels, relation in _relations(opened):
            if relation.get("TargetMode") != "External" and _target(rels, relation.get("Target", "")) == old:
                relation.set("Target", f"/{new}")
        types = opened.roots.get("[Content_Types].xml")
        for entry in types if types is not None else ():
            if entry.get("PartName", "").lstrip("/") == old:
                entry.set("PartName", f"/{new}")
        for before, after in ((old, new), (_rels_of(old), _rels_of(new))):
            if before in opened.roots:
                opened.roots[after] = opened.roots.pop(before)
            if before in opened.others:
                opened.others[after] = opened.others.pop(before)
        names = {old: new, _rels_of(old): _rels_of(new)}
        opened.order = [names.get(p, p) for p in opened.order]
    opened.renamed.clear()


def binary_parts(opened: Opened) -> Sequence[tuple[str, bytes]]:
    """Parts that are not XML, such as pictures."""
    return tuple(opened.others.items())
