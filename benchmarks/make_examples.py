"""Makes the examples that are not plain text: Word, PDF, RTF, e-mail and the table of records.

Run ``python benchmarks/make_examples.py`` from the repository; it writes into ``examples/``. All
people are invented; the texts stand in ``example_texts.yaml``. The .md, .txt and .html examples are
written by hand.
"""

from __future__ import annotations

import csv
import io
import sys
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.forms import form, saved  # noqa: E402 - the repository is not an installed package

TEXTS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "example_texts.yaml").read_text(encoding="utf-8")
)


def _case_docx() -> bytes:
    from docx import Document

    case = TEXTS["case"]
    document = Document()
    document.add_heading("Case supervision", level=1)
    head = document.add_table(rows=0, cols=2)
    head.style = "Table Grid"
    for label, value in case["head"]:
        cells = head.add_row().cells
        cells[0].text, cells[1].text = label, value
    for title, lines in case["parts"]:
        document.add_heading(title, level=2)
        for line in lines:
            if line.startswith("* "):
                document.add_paragraph(line[2:], style="List Bullet")
            else:
                document.add_paragraph(line)
    document.add_heading("Actions", level=2)
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, ("By when", "Who", "Action"), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in case["actions"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in case["foot"]:
        document.add_paragraph(line)
    return saved(document)


def _sheet_pdf() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    style = getSampleStyleSheet()["BodyText"]
    bold = getSampleStyleSheet()["Heading4"]
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, title="Supervision record", author="", invariant=1)
    story: list[Any] = [
        Paragraph("NAME: Sorcha Gallagher", style),
        Paragraph("DATE: 12 February 2026", style),
        Paragraph("JOB TITLE/ ROLE: Social worker", style),
        Spacer(1, 8),
    ]
    rows = [[[Paragraph(label, bold), Paragraph(text, style)]] for label, text in TEXTS["sheet"]]
    story.append(Table(rows, colWidths=[450], style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#444444")])))
    story.append(Spacer(1, 8))
    for line in (
        "Signature of supervisor: Abdirahman Warsame, 13 February 2026",
        "Signature of supervisee: Sorcha Gallagher, 13 February 2026",
    ):
        story.append(Paragraph(line, style))
    document.build(story)
    return out.getvalue()


def _rtf() -> bytes:
    """RTF as Word saves it: a code page for Latin letters and ``\\uN`` for the others."""

    def escaped(text: str) -> str:
        text = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    headings = {"CASE SUPERVISION", "Update", "Plan"}
    body = "\n".join(
        f"\\pard {{\\b {escaped(line)}}}\\par" if line in headings else f"\\pard {escaped(line)}\\par"
        for line in TEXTS["rtf"]
    )
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs22"
    return f"{head}\n{body}\n}}\n".encode("ascii")


def _csv() -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(TEXTS["records"][0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(TEXTS["records"])
    return out.getvalue().encode("utf-8")


def _eml() -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Olena Kravchenko <olena.kravchenko@council.example>"
    message["To"] = "Beata Nowak <beata.nowak@council.example>"
    message["Subject"] = "Management oversight: S, school trip"
    message["Date"] = "Tue, 17 Mar 2026 11:20:00 +0000"
    message["Message-ID"] = "<20260317112000.1@council.example>"
    message.set_content(TEXTS["mail"], charset="utf-8", cte="8bit")
    return message.as_bytes()


def make() -> dict[str, bytes]:
    """Every made example by its file name."""
    return {
        "01-personal-strong.docx": form("sandwell/app4").docx(TEXTS["personal_strong"]),
        "02-personal-child-named.docx": form("st-helens/welfare").docx(TEXTS["personal_weak"]),
        "03-case-action-table.docx": _case_docx(),
        "08-personal-sheet.pdf": _sheet_pdf(),
        "10-case-weak.rtf": _rtf(),
        "11-five-records.csv": _csv(),
        "12-oversight-email.eml": _eml(),
    }


def main() -> None:
    """Write every made example into ``examples/``."""
    for name, data in make().items():
        (ROOT / "examples" / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
