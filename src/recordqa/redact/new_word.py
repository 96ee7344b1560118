"""A plain Word file from a record that was read: for formats that recordqa does not write."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from recordqa.types import Block, Record

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SIZES = (32, 28, 26, 24)


def word_file(record: Record) -> bytes:
    """The record's paragraphs, headings, list items and table rows as a .docx without metadata."""
    text, at = record.text, 0
    body: list[str] = []
    rows: list[str] = []
    widest = 0
    blocks = [b for b in record.blocks if b.kind != "table_row" or len(b.cells) > 1]
    for block in [*blocks, Block("paragraph", len(text), len(text))]:
        if block.start < at:
            continue
        between = text[at : block.start].strip("\n")
        if rows and (between.strip() or block.kind != "table_row"):
            body.append(_table(rows, widest))
            rows, widest = [], 0
        body.extend(_paragraph(line) for line in between.split("\n") if line.strip())
        if block.kind == "table_row":
            shown = [text[a:b] for a, b in block.cells]
            widest = max(widest, len(shown))
            rows.append(_row(shown, bold=block.header))
        elif text[block.start : block.end].strip():
            level = block.level if block.kind == "heading" else 0
            lines = text[block.start : block.end].split("\n")
            body.extend(_paragraph(line, level=level, indent=block.kind == "list_item") for line in lines)
        at = block.end
    return _package(f"{''.join(body)}<w:sectPr/>")


def _paragraph(line: str, *, level: int = 0, indent: bool = False) -> str:
    outline = f'<w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="{level - 1}"/>' if level else ""
    left = '<w:ind w:left="360"/>' if indent else ""
    size = f'<w:rPr><w:b/><w:sz w:val="{_SIZES[min(level, 4) - 1]}"/></w:rPr>' if level else ""
    run = f'<w:r>{size}<w:t xml:space="preserve">{_safe(line)}</w:t></w:r>' if line else ""
    return f"<w:p><w:pPr>{outline}{left}</w:pPr>{run}</w:p>"


def _row(cells: list[str], *, bold: bool) -> str:
    shown = []
    for cell in cells:
        look = "<w:rPr><w:b/></w:rPr>" if bold else ""
        lines = "".join(
            f'<w:p><w:r>{look}<w:t xml:space="preserve">{_safe(line)}</w:t></w:r></w:p>'
            for line in cell.split("\n")
        )
        shown.append(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{lines}</w:tc>')
    head = "<w:trPr><w:tblHeader/></w:trPr>" if bold else ""
    return f"<w:tr>{head}{''.join(shown)}</w:tr>"


def _table(rows: list[str], columns: int) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
    )


def _safe(text: str) -> str:
    """Text as XML; characters that XML cannot hold are left out."""
    return escape("".join(c for c in text if c == "\t" or (c >= " " and c not in "\ufffe\uffff")))


def _package(body: str) -> bytes:
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{_WORD}.document.main+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), xml)
    return out.getvalue()
