"""Word files with people's names in every place that a Word file has, cut up as Word cuts them and worse."""

from __future__ import annotations

import html
import io
import random
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from docx import Document

from recordqa.types import KnownName

_O = "http://schemas.openxmlformats.org/officeDocument/2006"
_D = "http://schemas.openxmlformats.org/drawingml/2006"
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_O}/relationships" xmlns:wp="{_D}/wordprocessingDrawing" xmlns:a="{_D}/main" '
    f'xmlns:pic="{_D}/picture" xmlns:c="{_D}/chart" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CHILDREN = (
    "Leahnne", "Kayden-Lee", "Oluwaseun", "Zuzana", "Siân", "Aoife", "Muhammad", "Simran", "Thuy-Linh", "Ioana",
    "Adaeze", "Yaw", "Abdirahman", "Semhar", "Tyrelle", "Rojin", "Emre", "Xiaoling", "Oksana", "Florin", "Tiago",
    "Cerys", "Małgorzata", "Nuala", "Tanvir", "Harpreet", "Kavitha", "Bhavesh", "Zlatko", "Şeyma", "Grace", "Hope",
    "Mercy", "Summer", "Precious", "D'Andre", "Zoë", "José",
)  # fmt: skip
SURNAMES = (
    "Kowalczyk", "O'Sullivan", "Okonkwo", "Horváthová", "Llewellyn", "Begum-Rahman", "Sandhu", "Nguyễn", "Munteanu",
    "Asante-Boateng", "Warsame", "Tesfaye", "Braithwaite", "Yıldız", "Zhang", "Shevchenko", "Lăcătuș", "Gonçalves",
    "Probert", "Hossain", "Subramaniam", "Rathod", "Ó Briain", "van der Merwe", "al-Khatib", "Featherstonehaugh",
    "Deverell", "Szczepański", "Gbadamosi", "Karimzada",
)  # fmt: skip
ADULTS = (
    "Agnieszka", "Keisha", "Bernadette", "Ngozi", "Parveen", "Gurdeep", "Roisin", "Dumitru", "Kwabena", "Hodan",
    "Yonas", "Delroy", "Azad", "Fatma", "Liwei", "Taras", "Costică", "Rui", "Rhodri", "Shahnaz",
)  # fmt: skip
WORKERS = ("Philippa Underhill", "Marcus Ellingham", "Joanne Tickle", "Adebayo Sowande")
#: Also words of the language: looked for with a capital, since "we hope" is nobody.
WORDS = frozenset(("Grace", "Hope", "Mercy", "Summer", "Precious"))


@dataclass
class Hostile:
    """A file, who is in it, and what must be gone."""

    data: bytes
    name: str
    known: tuple[KnownName, ...]
    strong: tuple[str, ...]
    words: tuple[str, ...]
    whole: tuple[str, ...]
    numbers: tuple[str, ...]
    kept: tuple[str, ...]
    places: tuple[str, ...]


@dataclass
class _File:
    random: random.Random
    body: list[str] = field(default_factory=list)
    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    relations: list[tuple[str, str, bool]] = field(default_factory=list)
    root_relations: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    number: int = 100

    def next(self) -> int:
        self.number += 1
        return self.number

    def relate(self, kind: str, target: str, external: bool = False) -> str:
        self.relations.append((kind, target, external))
        return f"rIdX{len(self.relations)}"

    def part(self, path: str, kind: str, type: str, data: str | bytes) -> str:
        self.parts[f"word/{path}"] = (type, data.encode() if isinstance(data, str) else data)
        return self.relate(kind, path)

    def runs(self, text: str, *, tag: str = "w:t") -> str:
        """The text cut into runs anywhere, each with a look of its own."""
        out, at = [], 0
        while at < len(text):
            size = self.random.choice((1, 1, 2, 3, 5, 9, 30))
            look = self.random.choice(
                ("", "<w:b/>", "<w:i/>", '<w:color w:val="993300"/>', "<w:u w:val='single'/>")
            )
            out.append(
                f'<w:r><w:rPr>{look}</w:rPr><{tag} xml:space="preserve">{escape(text[at : at + size])}</{tag}></w:r>'
            )
            if self.random.random() < 0.1:
                out.append(
                    self.random.choice(
                        ('<w:proofErr w:type="spellStart"/>', "<w:lastRenderedPageBreak/>"[:0])
                    )
                )
            at += size
        return "".join(out)

    def p(self, text: str) -> str:
        return f"<w:p>{self.runs(text)}</w:p>"

    def add(self, xml: str) -> None:
        self.body.append(xml)


@dataclass
class _People:
    child: str
    last: str
    sibling: str
    parent: str
    father: str
    worker: str
    phone: str
    email: str
    nhs: str

    @property
    def full(self) -> str:
        return f"{self.child} {self.last}"


def _png(note: str = "") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    text = chunk(b"tEXt", b"Author\0" + note.encode("latin-1", "replace")) if note else b""
    rows = zlib.compress(b"\0\xcc\x33\x33" * 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + text
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def body(f: _File, x: _People) -> None:
    for text in (
        f"Child: {x.full}. Mother: {x.parent} {x.last}.",
        f"I saw {x.child} at home. {x.child}'s brother {x.sibling} ({x.sibling} {x.last}) was out.",
        f"{x.worker} asked what {x.full} wants. We hope for some grace and mercy this summer.",
        f"RE: {x.full.upper()} and {x.sibling.upper()}; ring {x.phone} or write to {x.email}. NHS {x.nhs}.",
        f"{x.last}, {x.child} was named twice. The {x.parent} {x.last} plan. Mr {x.father} {x.last} rang.",
        f"They live at 14 Fernhollow Close, {x.full}(7) and all.",
    ):
        f.add(f.p(text))


def table(f: _File, x: _People) -> None:
    cells = [
        [x.child, x.last, x.full],
        [f"{x.sibling} {x.last}", "brother", x.parent],
        [x.phone, x.worker, "seen"],
    ]
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    lines = ("".join(f"<w:tc>{width}{f.p(cell)}</w:tc>" for cell in row) for row in cells)
    rows = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    nested = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{f.p(x.full)}</w:tc></w:tr></w:tbl>"
    f.add(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val={quoteattr(x.full)}/><w:tblDescription w:val={quoteattr("Visits to " + x.full)}/></w:tblPr>'
        f"<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>{rows}<w:tr><w:tc><w:tcPr/>{nested}<w:p/></w:tc><w:tc><w:tcPr/><w:p/></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"
    )


def header_and_footer(f: _File, x: _People) -> None:
    for kind, place in (
        ("header", "default"),
        ("header", "first"),
        ("footer", "default"),
        ("footer", "even"),
    ):
        name = f"{kind}{f.next()}.xml"
        tag = "hdr" if kind == "header" else "ftr"
        id = f.part(
            name,
            kind,
            f"{_WORD}.{kind}+xml",
            f"<w:{tag} {NS}>{f.p('Confidential: ' + x.full + ', DOB 03/07/2014')}</w:{tag}>",
        )
        f.references.append(f'<w:{kind}Reference w:type="{place}" r:id="{id}"/>')


def text_box(f: _File, x: _People) -> None:
    inner = f"<w:txbxContent>{f.p(x.full + ' drew this for ' + x.parent)}</w:txbxContent>"
    n = f.next()
    f.add(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="2000000" cy="600000"/><wp:docPr id="{n}" name={quoteattr("Box " + x.child)} descr={quoteattr("Note on " + x.full)}/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="s{n}" alt={quoteattr(x.full)} style="width:150pt;height:40pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )


def notes(f: _File, x: _People) -> None:
    for kind in ("footnote", "endnote"):
        special = "".join(
            f'<w:{kind} w:type="{t}" w:id="{i}"><w:p><w:r><w:{t}/></w:r></w:p></w:{kind}>'
            for i, t in ((-1, "separator"), (0, "continuationSeparator"))
        )
        text = f"See what {x.full} told {x.parent}."
        f.part(
            f"{kind}s.xml",
            f"{kind}s",
            f"{_WORD}.{kind}s+xml",
            f'<w:{kind}s {NS}>{special}<w:{kind} w:id="2">{f.p(text)}</w:{kind}></w:{kind}s>',
        )
        f.add(f'<w:p>{f.runs("A point")}<w:r><w:{kind}Reference w:id="2"/></w:r></w:p>')


def comments(f: _File, x: _People) -> None:
    f.part(
        "comments.xml", "comments", f"{_WORD}.comments+xml",
        f'<w:comments {NS}><w:comment w:id="5" w:author={quoteattr(x.parent + " " + x.last)} w:initials="{x.parent[0]}{x.last[0]}" w:date="2026-03-01T10:00:00Z">{f.p("Ask " + x.child + " about " + x.father + "; " + x.full.lower())}</w:comment></w:comments>',
    )  # fmt: skip
    f.add(
        f'<w:p><w:commentRangeStart w:id="5"/>{f.runs("Here is a point.")}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r></w:p>'
    )
    f.part("people.xml", "people", "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml",
           f'<w15:people {NS}><w15:person w15:author={quoteattr(x.parent + " " + x.last)}><w15:presenceInfo w15:providerId="AD" w15:userId={quoteattr("S::" + x.email)}/></w15:person></w15:people>')  # fmt: skip


def tracked(f: _File, x: _People) -> None:
    who = f'w:id="{f.next()}" w:author={quoteattr(x.full)} w:date="2026-03-01T10:00:00Z"'
    half = max(1, len(x.child) // 2)
    f.add(
        f"<w:p>{f.runs('Saw ')}<w:del {who}>{f.runs(x.full, tag='w:delText')}</w:del><w:ins {who}>{f.runs(x.sibling)}</w:ins>{f.runs(' today.')}</w:p>"
    )
    f.add(
        f"<w:p>{f.runs('Spoke to ' + x.child[:half])}<w:ins {who}>{f.runs(x.child[half:])}</w:ins><w:del {who}>{f.runs('xq', tag='w:delText')}</w:del>{f.runs(' ' + x.last + ' alone.')}</w:p>"
    )
    f.add(
        f"<w:p>{f.runs('With ' + x.parent[:2])}<w:del {who}>{f.runs(x.parent[2:], tag='w:delText')}</w:del><w:ins {who}>{f.runs('zz')}</w:ins>{f.runs(' there.')}</w:p>"
    )
    f.add(
        f"<w:p><w:moveFrom {who}>{f.runs(x.full + ' moved.')}</w:moveFrom></w:p><w:p><w:moveTo {who}>{f.runs(x.full + ' moved.')}</w:moveTo></w:p>"
    )
    f.add(
        f'<w:p><w:pPr><w:pPrChange {who}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>{f.runs("Set again.")}</w:p>'
    )


def links(f: _File, x: _People) -> None:
    plain = "".join(c for c in x.full if c.isascii() and c.isalpha())
    for target in (
        f"mailto:{x.email}",
        f"tel:{x.phone.replace(' ', '')}",
        f"file:///C:/Users/{plain}/{plain}.docx",
        f"https://records.example/children/{plain}/view",
        f"https://records.example/{x.child}%20{x.last}".replace(" ", "%20"),
    ):
        id = f.relate("hyperlink", target, external=True)
        f.add(
            f'<w:p><w:hyperlink r:id="{id}" w:tooltip={quoteattr("Open " + x.full)}>{f.runs("the file of " + x.full)}</w:hyperlink></w:p>'
        )


def fields(f: _File, x: _People) -> None:
    code = f' HYPERLINK "mailto:{x.email}" \\o "{x.full}" '
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    f.add(
        f"<w:p>{mark.format('begin')}{f.runs(code, tag='w:instrText')}{mark.format('separate')}{f.runs(x.full)}{mark.format('end')}</w:p>"
    )
    simple = quoteattr(f' AUTHOR "{x.full}" ')
    f.add(f"<w:p><w:fldSimple w:instr={simple}>{f.runs(x.full)}</w:fldSimple></w:p>")
    f.add(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Child1"/><w:helpText w:type="text" w:val={quoteattr("Write " + x.child)}/><w:ddList><w:result w:val="0"/>'
        f"<w:listEntry w:val={quoteattr(x.full)}/><w:listEntry w:val={quoteattr(x.sibling)}/></w:ddList></w:ffData></w:fldChar></w:r>{f.runs(' FORMDROPDOWN ', tag='w:instrText')}{mark.format('end')}</w:p>"
    )


def controls(f: _File, x: _People) -> None:
    mapped = f"xmlns:n='{html.escape(x.last)}'"
    f.add(
        f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(x.full)}/><w:tag w:val={quoteattr(x.child + "_" + x.last)}/><w:id w:val="{f.next()}"/>'
        f'<w:dataBinding w:prefixMappings="{mapped}" w:xpath={quoteattr("/n:" + x.last)} w:storeItemID="{{1}}"/><w:dropDownList><w:listItem w:displayText={quoteattr(x.full)} w:value={quoteattr(x.full)}/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent><w:p>{f.runs(x.full)}</w:p></w:sdtContent></w:sdt>"
    )
    f.add(
        f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{f.runs('Write here what ' + x.child + ' said')}</w:sdtContent></w:sdt></w:p>"
    )
    f.parts["customXml/item1.xml"] = (
        "application/xml",
        f"<child xmlns='urn:x'>{escape(x.full)}</child>".encode(),
    )
    f.relations.append(("customXml", "../customXml/item1.xml", False))


def bookmarks(f: _File, x: _People) -> None:
    name = "".join(c for c in f"{x.child}{x.last}Plan" if c.isalnum())
    other = f"plan_for_{x.child.replace(chr(39), '').replace('-', '_')}"
    for n in (name, other):
        id = f.next()
        f.add(
            f'<w:p><w:bookmarkStart w:id="{id}" w:name={quoteattr(n)}/>{f.runs("The plan")}<w:bookmarkEnd w:id="{id}"/></w:p><w:p><w:hyperlink w:anchor={quoteattr(n)}>{f.runs("see the plan")}</w:hyperlink></w:p>'
        )


def pictures(f: _File, x: _People) -> None:
    plain = "".join(c for c in x.full if c.isascii() and c.isalpha())
    f.parts[f"word/media/{plain}.png"] = ("image/png", _png(x.full))
    id = f.relate("image", f"media/{plain}.png")
    n = f.next()
    f.add(
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="300000" cy="300000"/><wp:docPr id="{n}" name={quoteattr(plain + ".png")} descr={quoteattr("A drawing by " + x.full)} title={quoteattr(x.child)}/>'
        f'<a:graphic><a:graphicData uri="{_D}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name={quoteattr(plain + ".png")} descr={quoteattr(x.full)}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="300000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def chart(f: _File, x: _People) -> None:
    sheet = escape(f"'{x.child}'")
    xml = (
        f"<c:chartSpace {NS}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{escape(x.full[:3])}</a:t></a:r><a:r><a:t>{escape(x.full[3:])} at school</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        f'<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{sheet}!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(x.sibling)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        '<c:val><c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>4</c:v></c:pt></c:numLit></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    id = f.part(
        "charts/chart1.xml", "chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", xml
    )
    f.parts["word/charts/_rels/chart1.xml.rels"] = (
        "",
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_O}/relationships/package" Target="../embeddings/book1.xlsx"/></Relationships>'.encode(),
    )
    f.parts["word/embeddings/book1.xlsx"] = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        b"PK\x05\x06 " + x.full.encode(),
    )
    f.add(
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="1500000"/><wp:docPr id="{f.next()}" name="Chart"/><a:graphic><a:graphicData uri="{_D}/chart"><c:chart r:id="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def diagram(f: _File, x: _People) -> None:
    f.part("diagrams/data1.xml", "diagramData", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
           f'<dgm:dataModel xmlns:dgm="{_D}/diagram" {NS}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{escape(x.full[:2])}</a:t></a:r><a:r><a:t>{escape(x.full[2:])}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>')  # fmt: skip


def properties(f: _File, x: _People) -> None:
    f.parts["docProps/core.xml"] = ("", (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(x.full)}</dc:title><dc:creator>{escape(x.parent)}</dc:creator><cp:lastModifiedBy>{escape(x.full)}</cp:lastModifiedBy><cp:keywords>{escape(x.sibling)}</cp:keywords></cp:coreProperties>").encode())  # fmt: skip
    f.parts["docProps/app.xml"] = (
        "",
        f'<Properties xmlns="{_O}/extended-properties"><Manager>{escape(x.full)}</Manager><Company>{escape(x.last)}</Company></Properties>'.encode(),
    )
    f.parts["docProps/custom.xml"] = (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f'<Properties xmlns="{_O}/custom-properties" xmlns:vt="{_O}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name={quoteattr(x.child)}><vt:lpwstr>{escape(x.full)}</vt:lpwstr></property></Properties>'.encode(),
    )
    f.root_relations.append(("custom-properties", "docProps/custom.xml"))


def embedded(f: _File, x: _People) -> None:
    f.parts["word/embeddings/oleObject1.bin"] = (
        "application/vnd.openxmlformats-officedocument.oleObject",
        b"\xd0\xcf\x11\xe0" + x.full.encode("utf-16-le"),
    )
    f.parts["word/media/preview.emf"] = ("image/x-emf", b"\1\0\0\0" + x.full.encode("utf-16-le"))
    ole, image = f.relate("oleObject", "embeddings/oleObject1.bin"), f.relate("image", "media/preview.emf")
    f.add(
        f'<w:p><w:r><w:object><v:shape id="o1" style="width:50pt;height:20pt"><v:imagedata r:id="{image}" o:title={quoteattr(x.full)}/></v:shape><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="o1" DrawAspect="Icon" ObjectID="_1" r:id="{ole}"/></w:object></w:r></w:p>'
    )
    f.parts["word/inserted.htm"] = ("text/html", f"<html><body>{escape(x.full)}</body></html>".encode())
    f.add(f'<w:altChunk r:id="{f.relate("aFChunk", "inserted.htm")}"/>')


def glossary(f: _File, x: _People) -> None:
    f.part("glossary/document.xml", "glossaryDocument", f"{_WORD}.document.glossary+xml",
           f'<w:glossaryDocument {NS}><w:docParts><w:docPart><w:docPartPr><w:name w:val={quoteattr(x.full)}/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category></w:docPartPr><w:docPartBody>{f.p("Say what " + x.full + " said")}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>')  # fmt: skip


def odd_characters(f: _File, x: _People) -> None:
    half = max(1, len(x.child) // 2)
    a, b = escape(x.child[:half]), escape(x.child[half:])
    last = escape(x.last)
    f.add(f"<w:p><w:r><w:t>Seen: {a}</w:t><w:softHyphen/><w:t>{b} {last}</w:t></w:r></w:p>")
    f.add(f"<w:p><w:r><w:t>Seen: {a}\u00ad{b}\u00a0{last}</w:t></w:r></w:p>")
    f.add(f"<w:p><w:r><w:t>Seen: {a}\u200b{b}</w:t><w:tab/><w:t>{last}</w:t></w:r></w:p>")
    f.add(f"<w:p><w:r><w:t>Seen: {escape(x.child)}</w:t><w:br/><w:t>{last}</w:t></w:r></w:p>")
    f.add(
        f"<w:p><w:r><w:t>Seen: {unicodedata.normalize('NFD', escape(x.full))} and {escape(x.full).replace(chr(39), chr(0x2019))}</w:t></w:r></w:p>"
    )
    if "-" in x.child:
        left, right = x.child.split("-")
        f.add(f"<w:p><w:r><w:t>Seen: {left}</w:t><w:noBreakHyphen/><w:t>{right}</w:t></w:r></w:p>")
    if x.sibling.isascii() and x.sibling.isalpha():
        letters = "".join(f'<w:sym w:font="Arial" w:char="{ord(c):04X}"/>' for c in x.sibling)
        f.add(f"<w:p><w:r><w:t>Seen: </w:t>{letters}<w:t> too</w:t></w:r></w:p>")
    smart = f'<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr><w:attr w:name="n" w:val={quoteattr(x.full)}/></w:smartTagPr>{f.runs(x.full)}</w:smartTag>'
    f.add(f"<w:p>{smart}</w:p>")


def settings(f: _File, x: _People) -> None:
    f.parts["word/settings.xml"] = ("", (
        f'<w:settings {NS}><w:attachedTemplate r:id="rId1"/><w:mailMerge><w:dataType w:val="native"/><w:connectString w:val={quoteattr("C:/" + x.full)}/></w:mailMerge>'
        f'<w:docVars><w:docVar w:name="child" w:val={quoteattr(x.full)}/></w:docVars></w:settings>').encode())  # fmt: skip
    f.parts["word/_rels/settings.xml.rels"] = (
        "",
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_O}/relationships/attachedTemplate" Target={quoteattr("file:///C:/Users/" + x.last + "/t.dotx")} TargetMode="External"/></Relationships>'.encode(),
    )


PLACES = (
    table, header_and_footer, text_box, notes, comments, tracked, links, fields, controls, bookmarks, pictures,
    chart, diagram, properties, embedded, glossary, odd_characters, settings,
)  # fmt: skip


@lru_cache(maxsize=1)
def _blank() -> bytes:
    out = io.BytesIO()
    Document().save(out)
    return out.getvalue()


def hostile(seed: int) -> Hostile:
    """One file; the same one for the same seed. Each has the body and some ten of the other places."""
    rng = random.Random(seed)
    child, sibling = rng.sample(CHILDREN, 2)
    parent, father = rng.sample(ADULTS, 2)
    last = rng.choice(SURNAMES)
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", f"{parent}.{last}")
        if c.isascii() and (c.isalpha() or c == ".")
    )
    x = _People(
        child,
        last,
        sibling,
        parent,
        father,
        rng.choice(WORKERS),
        f"07700 900{rng.randrange(1000):03}",
        f"{plain.lower()}@home.example",
        "999 000 0018",
    )
    f = _File(rng)
    body(f, x)
    chosen = rng.sample(PLACES, rng.randrange(8, 13))
    for place in chosen:
        place(f, x)
    known = (
        *(KnownName(f"{first} {last}", "child") for first in (child, sibling)),
        *(KnownName(f"{first} {last}", "family") for first in (parent, father)),
        KnownName(x.worker, "professional"),
    )
    firsts = [child, sibling, parent, father]
    return Hostile(
        _packed(f),
        f"{child}_{last} supervision.docx",
        known,
        strong=tuple(n for n in (*firsts, last) if n not in WORDS),
        words=tuple(n for n in firsts if n in WORDS),
        whole=tuple(f"{first} {last}" for first in firsts),
        numbers=(x.phone, x.phone.replace(" ", ""), x.email, x.nhs, "14 Fernhollow", "03/07/2014"),
        kept=(x.worker,),
        places=tuple(p.__name__ for p in chosen),
    )


def _packed(f: _File) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_blank())) as blank,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in blank.namelist():
            data = blank.read(name)
            if name in f.parts:
                continue
            if name == "word/document.xml":
                section = f"<w:sectPr>{''.join(f.references)}<w:pgSz w:w='11906' w:h='16838'/></w:sectPr>"
                data = f'<?xml version="1.0" encoding="UTF-8"?><w:document {NS}><w:body>{"".join(f.body)}{section}</w:body></w:document>'.encode()
            elif name == "word/_rels/document.xml.rels":
                more = "".join(
                    f'<Relationship Id="rIdX{n}" Type="{_O}/relationships/{kind}" Target={quoteattr(target)}{" TargetMode=" + quoteattr("External") if external else ""}/>'
                    for n, (kind, target, external) in enumerate(f.relations, start=1)
                )
                data = data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            elif name == "_rels/.rels":
                more = "".join(
                    f'<Relationship Id="rIdX{n}" Type="{_O}/relationships/{k}" Target="{t}"/>'
                    for n, (k, t) in enumerate(f.root_relations)
                )
                data = data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                more = '<Default Extension="png" ContentType="image/png"/>' if b'"png"' not in data else ""
                more += "".join(
                    f'<Override PartName={quoteattr("/" + p)} ContentType="{t}"/>'
                    for p, (t, _) in f.parts.items()
                    if t and not p.endswith(".png")
                )
                data = data.replace(b"</Types>", more.encode() + b"</Types>")
            package.writestr(name, data)
        for name, (_, data) in f.parts.items():
            package.writestr(name, data)
    return out.getvalue()
