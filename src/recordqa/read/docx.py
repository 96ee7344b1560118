"""Word documents (.docx, .docm, .dotx) as Word shows them with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from recordqa.errors import BrokenFile
from recordqa.read._docx_blocks import BlockReader
from recordqa.read._docx_inline import Marks
from recordqa.read._docx_styles import Numbering, Styles, W
from recordqa.read._layout import Leaf, Node, Paragraph, Region, is_blank, set_text
from recordqa.read._package import AGAIN, Package
from recordqa.read._sniff import is_zip, zip_names
from recordqa.read.source import Failure, ReadContext
from recordqa.types import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "docx"
DESCRIPTION = "Word document, tracked changes read as accepted, comments left out."
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class DocxOrigin:
    """The way back from ``Record.text`` to the Word file.

    ``leaves`` are in order of ``start``. An element's number counts the elements of its part as
    ``recordqa.read._package.Package.xml`` parses it (comments left out). Characters that no leaf
    covers (newlines, " | ", list numbers, "[1]" of a footnote) are not in the file as text. A text
    box is read once though Word keeps a copy of it in ``mc:Fallback``: whoever changes the one must
    change the other.
    """

    leaves: tuple[Leaf, ...]
    part: str = _MAIN


def looks_like(data: bytes) -> bool:
    """A zip with a Word document in it, even a damaged one."""
    return is_zip(data) and any(
        name in (_MAIN, "word/document2.xml") or (name.startswith("word/") and name.endswith(".xml"))
        for name in zip_names(data)
    )


def read(data: bytes, name: str, context: ReadContext) -> Iterator[Record | Failure]:
    """The document as one record.

    Headers stand before the body, footnotes and footers after it. Raises BrokenFile, Encrypted or
    UnsafeArchive.
    """
    document = _Document(Package(data, name, context.limits), context)
    setting = set_text(document.nodes())
    yield Record(
        text=setting.text,
        id="",
        blocks=setting.blocks,
        warnings=tuple(document.warnings()),
        format=NAME,
        origin=DocxOrigin(setting.leaves, document.main),
    )


class _Document:
    def __init__(self, package: Package, context: ReadContext) -> None:
        self.package = package
        self.context = context
        self.main = next(
            (part for kind, part in package.relationships("").values() if kind == "officeDocument"), _MAIN
        )
        self.relations = package.relationships(self.main)
        self.marks = Marks()
        self.unread_parts = 0
        self.styles = Styles(self.related("styles"))
        self.numbering = Numbering(self.related("numbering"), self.styles)

    def related(self, kind: str) -> _Element | None:
        """The part of that kind (styles, footnotes, …), if there is one."""
        for _, (found, part) in sorted(self.relations.items()):
            if found == kind and part in self.package:
                return self.package.xml(part)
        return None

    def reader(self, part: str, root: _Element) -> BlockReader:
        return BlockReader(part, root, self.styles, self.numbering, self.marks, self.inserted_file)

    def nodes(self) -> list[Node]:
        root = self.package.xml(self.main)
        body = root.find(W + "body")
        if body is None:
            raise BrokenFile(f"{self.package.name} is damaged: it has no text part.", hint=AGAIN)
        headers = self.regions(root, "header")
        # A logo in a page header is not worth a warning; a picture in the body may be a scanned note.
        self.marks.pictures = self.marks.objects = 0
        nodes = self.reader(self.main, root).blocks(body)
        nodes += self.notes()
        pictures = self.marks.pictures
        footers = self.regions(root, "footer")
        self.marks.pictures = pictures
        return [*headers, *nodes, *footers]

    def regions(self, root: _Element, kind: str) -> list[Node]:
        """Each different page header (or footer) once, in the order the sections name them."""
        found: list[Node] = []
        seen: set[str] = set()
        for reference in root.iter(f"{W}{kind}Reference"):
            relation = next((v for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
            part = self.relations.get(str(relation), ("", ""))[1]
            if part not in self.package or part in seen:
                continue
            seen.add(part)
            part_root = self.package.xml(part)
            nodes = self.reader(part, part_root).blocks(part_root)
            region = Region("header" if kind == "header" else "footer", nodes)
            text = set_text([region]).text
            if is_blank(region) or text in seen:
                continue
            seen.add(text)
            found.append(region)
        return found

    def notes(self) -> list[Node]:
        """Footnotes and endnotes in the order the text refers to them, after the body."""
        nodes: list[Node] = []
        roots = {kind: self.related(kind) for kind in ("footnotes", "endnotes")}
        elements: dict[tuple[str, str], tuple[BlockReader, _Element]] = {}
        for kind, root in roots.items():
            if root is None:
                continue
            part = next(part for found, part in self.relations.values() if found == kind)
            reader = self.reader(part, root)
            for note in root:
                elements[kind, note.get(W + "id", "")] = (reader, note)
        for number, key in enumerate(tuple(self.marks.notes), start=1):
            if key not in elements:
                continue
            reader, note = elements[key]
            content = reader.blocks(note)
            first = next((n for n in content if isinstance(n, Paragraph) and not is_blank(n)), None)
            if first is not None:
                first.marker = f"[{number}]"
                nodes += [Paragraph(), *content] if not nodes else content
        return nodes

    def inserted_file(self, relation: str) -> list[Node]:
        """The text of a file that Word keeps whole inside the document until it is next saved."""
        part = self.relations.get(relation, ("", ""))[1]
        if part not in self.package or self.context.read_inner is None:
            self.unread_parts += 1
            return []
        nodes: list[Node] = []
        for result in self.context.read_inner(self.package.read(part), PurePosixPath(part).name):
            if isinstance(result, Failure):
                self.unread_parts += 1
                continue
            for line in result.text.split("\n"):
                paragraph = Paragraph()
                paragraph.add(line)
                nodes.append(paragraph)
        return nodes

    def warnings(self) -> Iterator[str]:
        marks = self.marks
        if marks.inserted or marks.deleted:
            yield (
                "Tracked changes were read as if accepted: "
                f"{_count(marks.inserted, 'insertion')} kept, {_count(marks.deleted, 'deletion')} left out."
            )
        comments = self.related("comments")
        number = 0 if comments is None else len(comments.findall(W + "comment"))
        if number:
            yield f"{_count(number, 'comment')} in the margin {_was(number)} left out."
        if marks.hidden:
            yield (
                f"{_count(marks.hidden, 'piece')} of hidden text {_was(marks.hidden)} read too: "
                "hidden text leaves with the file."
            )
        if marks.pictures:
            yield f"{_count(marks.pictures, 'picture')} in the document {_was(marks.pictures)} not read."
        others = marks.objects + self.unread_parts
        if others:
            yield f"{_count(others, 'embedded file')} in the document {_was(others)} not read."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
