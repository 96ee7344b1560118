"""PDF files for the tests, made by real writers; each maker returns the bytes."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

STYLES = getSampleStyleSheet()
PLAIN, HEADING = STYLES["Normal"], STYLES["Heading2"]
HYPHENS = ParagraphStyle("hyphens", parent=PLAIN, leading=13)


def built(story: list[object], **options: object) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, **options).build(story)
    return out.getvalue()


def drawn(draw: object, pagesize: tuple[float, float] = A4, **options: object) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=pagesize, **options)
    draw(page)  # type: ignore[operator]
    page.save()
    return out.getvalue()


def columns(title: str, left: list[object], right: list[object], gutter: float = 14) -> bytes:
    out = io.BytesIO()
    width = (A4[0] - 100 - gutter) / 2
    frames = [Frame(50 + n * (width + gutter), 50, width, A4[1] - 160, id=str(n)) for n in range(2)]

    def on_page(page: canvas.Canvas, _: object) -> None:
        page.setFont("Helvetica-Bold", 16)
        page.drawString(56, A4[1] - 80, title)

    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=on_page)])
    document.build([*left, FrameBreak(), *right])
    return out.getvalue()


def png() -> bytes:
    """A tiny grey picture, written by hand."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    pixels = b"".join(b"\0" + bytes((x * y) % 251 for x in range(8)) for y in range(8))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def picture_page(page: canvas.Canvas) -> None:
    page.drawImage(ImageReader(io.BytesIO(png())), 0, 0, A4[0], A4[1])


def office(document: object, folder: Path, name: str = "form") -> bytes:
    """A Word document as LibreOffice prints it to PDF."""
    source = folder / f"{name}.docx"
    document.save(str(source))  # type: ignore[attr-defined]
    program = shutil.which("soffice")
    assert program
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"{name}.pdf").read_bytes()


__all__ = [
    "A4", "HEADING", "PLAIN", "STYLES", "ListFlowable", "ListItem", "PageBreak", "Paragraph",
    "ParagraphStyle", "Spacer", "Table", "TableStyle", "built", "colors", "columns", "drawn",
    "landscape", "office", "picture_page", "png",
]  # fmt: skip
