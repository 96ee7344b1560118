"""Each kind of file, the command, what stays as it was, and the refusal to write what is not clean."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from recordqa.cli import app
from recordqa.errors import NotRedacted, UnknownFormat
from recordqa.pipeline import make_options
from recordqa.redact.engine import Wish
from recordqa.redact.files import Redacted, redact_bytes

KNOWN = (("Zofia Wróbel", "child"), ("Danuta Wróbel", "family"), ("Gareth Pugh", "professional"))
TEXT = (
    "Supervision 3 June 2026\nChild: Zofia Wróbel (DOB 12/02/2015)\nMother: Danuta Wróbel\n"
    "Social worker: Gareth Pugh\n\nGareth saw Zofia at home on 1 June. Danuta said ZOFIA sleeps well. "
    "zofia's drawing is kept. Ring 07700 900321 or write to danuta@home.example.\n"
)
GONE = ("zofia", "wróbel", "wrobel", "danuta", "07700", "home.example", "12/02/2015")


def redact(data: bytes, name: str, keep: tuple[str, ...] = ()) -> Redacted:
    return redact_bytes(data, name, Wish(make_options(known_names=KNOWN), frozenset(keep)))  # type: ignore[arg-type]


def clean(text: str) -> bool:
    return not any(word in text.casefold() for word in GONE)


def test_plain_text_keeps_its_newlines_and_its_other_words() -> None:
    done = redact(TEXT.replace("\n", "\r\n").encode(), "Zofia Wróbel June.txt")
    text = done.data.decode()
    assert done.name == "ZW June-redacted.txt"
    assert clean(text)
    assert text == (
        "Supervision 3 June 2026\r\nChild: Z.W. (DOB age 11)\r\nMother: D.W.\r\nSocial worker: Gareth Pugh\r\n\r\n"
        "Gareth saw Z.W. at home on 1 June. Mother said Z.W. sleeps well. Z.W.'s drawing is kept. "
        "Ring [phone number removed] or write to [email address removed].\r\n"
    )
    again = redact(done.data, "again.txt")
    assert again.data == done.data and again.places == 0


def test_a_role_that_is_kept_stays_as_written() -> None:
    text = redact(TEXT.encode(), "note.txt", keep=("family",)).data.decode()
    assert "Danuta Wróbel" in text and "Danuta said" in text
    assert "Zofia" not in text


def test_markdown_marks_do_not_hide_a_name() -> None:
    done = redact(
        "# Supervision of **Zo**fia Wróbel\n\n- *Zofia* was seen.\n- Gareth Pugh agreed.\n".encode(), "n.md"
    )
    assert done.data.decode() == "# Supervision of **Z.W.**\n\n- *Z.W.* was seen.\n- Gareth Pugh agreed.\n"


def test_a_page_loses_names_in_text_attributes_comments_and_scripts() -> None:
    page = (
        "<html><head><title>Zofia Wróbel</title><meta name='author' content='Danuta Wróbel'><script>var c='Zofia'</script></head>"
        "<body><!-- Zofia --><p title='About Zofia'>Saw Z<b>of</b>ia <a href='mailto:danuta@home.example'>write</a></p>"
        "<img alt='Zofia Wróbel' src='zofia_wrobel.png'><table><tr><td>Zofia</td><td>Gareth Pugh</td></tr></table></body></html>"
    )
    done = redact(page.encode(), "page.html")
    text = done.data.decode()
    assert clean(text) and "Gareth Pugh" in text and "<table>" in text


def test_a_table_of_records_is_redacted_row_by_row() -> None:
    out = io.StringIO()
    rows = [
        ["id", "text", "known_names"],
        ["Zofia-1", TEXT, "Zofia Wróbel:child"],
        ["2", "Priya Nair told me she is cold.", "Priya Nair:child"],
    ]
    csv.writer(out).writerows(rows)
    done = redact(out.getvalue().encode(), "rows.csv")
    found = list(csv.reader(io.StringIO(done.data.decode())))
    assert found[0] == rows[0]
    assert clean(done.data.decode()) and "Priya" not in done.data.decode()
    assert found[2][1] == "P.N. told me she is cold." and found[2][2] == ""

    lines = "".join(
        json.dumps({"text": TEXT, "id": "1", "more": {"who": ["Zofia"]}}) + "\n" for _ in range(2)
    )
    values = [json.loads(line) for line in redact(lines.encode(), "rows.jsonl").data.decode().splitlines()]
    assert clean(json.dumps(values, ensure_ascii=False)) and values[0]["more"] == {"who": ["Z.W."]}


def test_a_workbook_stays_one() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Zofia Wróbel"
    sheet.append(["id", "text"])
    sheet.append([1, TEXT])
    sheet["C1"] = "='Zofia Wróbel'!A1"
    book.properties.creator = "Danuta Wróbel"
    out = io.BytesIO()
    book.save(out)
    done = redact(out.getvalue(), "book.xlsx")
    again = load_workbook(io.BytesIO(done.data))
    assert again.sheetnames == ["ZW"]
    assert clean(str(again.active["B2"].value)) and again.active["C1"].value == "='ZW'!A1"
    with zipfile.ZipFile(io.BytesIO(done.data)) as package:
        for part in package.namelist():
            assert clean(package.read(part).decode("utf-8", "replace")), part


def test_kinds_that_are_not_written_become_word_or_text_and_say_why() -> None:
    rtf = b"{\\rtf1\\ansi Child: Zofia Wr\\'f3bel\\par Gareth Pugh saw Zofia.}"
    done = redact(rtf, "Zofia.rtf")
    assert done.name == "ZW-redacted.docx"
    assert "RTF" in done.notes[0]
    text = "\n".join(p.text for p in Document(io.BytesIO(done.data)).paragraphs)
    assert clean(text) and "Gareth Pugh" in text

    mail = "From: Gareth Pugh <g@council.example>\nSubject: Zofia Wróbel\nContent-Type: text/plain; charset=utf-8\n\nI saw Zofia today.\n"
    done = redact(mail.encode(), "mail.eml")
    assert done.name == "mail-redacted.txt" and clean(done.data.decode()) and done.notes

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
    with pytest.raises(UnknownFormat):
        redact(out.getvalue(), "all.zip")


def word(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_runs_without_a_name_keep_text_and_formatting() -> None:
    document = Document()
    p = document.add_paragraph()
    for text, bold, size in (
        ("Before ", True, 9),
        ("Zo", False, 14),
        ("fia Wró", True, 11),
        ("bel, and", False, 12),
        (" after.", True, 20),
    ):
        run = p.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    document.add_paragraph("Gareth Pugh agreed.", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    done = Document(io.BytesIO(redact(out.getvalue(), "n.docx").data))
    runs = [(r.text, r.bold, r.font.size.pt) for r in done.paragraphs[0].runs]
    assert runs == [
        ("Before ", True, 9),
        ("Z.W.", False, 14),
        ("", True, 11),
        (", and", False, 12),
        (" after.", True, 20),
    ]
    assert (done.paragraphs[1].text, done.paragraphs[1].style.name) == ("Gareth Pugh agreed.", "List Bullet")


def test_two_who_share_initials_are_numbered_alike_all_through() -> None:
    names = (("Zofia Wróbel", "child"), ("Zenon Wróbel", "child"))
    wish = Wish(make_options(known_names=names))
    text = redact_bytes(
        word("Zofia Wróbel and Zenon Wróbel came.", "Zenon rang. Zofia slept. Zofia Wróbel ate."),
        "n.docx",
        wish,
    )
    shown = [p.text for p in Document(io.BytesIO(text.data)).paragraphs]
    assert shown == ["Z.W.1 and Z.W.2 came.", "Z.W.2 rang. Z.W.1 slept. Z.W.1 ate."]


def test_a_name_that_cannot_be_taken_out_stops_the_writing_and_is_not_said() -> None:
    document = Document()
    document.add_paragraph("Child: Zofia Wróbel")
    out = io.BytesIO()
    document.save(out)
    emf = b"\x01\x00\x00\x00" + "Zofia".encode("utf-16-le")
    relation = b'<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.emf"/>'
    shown = b'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rIdP"/></v:shape></w:pict></w:r></w:p><w:sectPr'
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation + b"</Relationships>")
            if part == "word/document.xml":
                data = data.replace(b"<w:sectPr", shown, 1)
            if part == "[Content_Types].xml":
                data = data.replace(
                    b"</Types>", b'<Default Extension="emf" ContentType="image/x-emf"/></Types>'
                )
            new.writestr(part, data)
        new.writestr("word/media/image1.emf", emf)
    with pytest.raises(NotRedacted) as caught:
        redact(changed.getvalue(), "n.docx")
    assert "1 name or number" in str(caught.value)
    assert "Zofia" not in str(caught.value)


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["redact", *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        return 2, done.stdout, str(done.exception)
    return done.exit_code, done.stdout, done.stderr


def test_a_folder_goes_on_past_a_bad_file_and_nothing_given_changes(tmp_path: Path) -> None:
    folder = tmp_path / "Wróbel"
    (folder / "Zofia Wróbel").mkdir(parents=True)
    (folder / "Zofia Wróbel" / "note.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 Zofia is broken")
    before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    names = tmp_path / "names.csv"
    names.write_text("name,role\n" + "".join(f"{n},{r}\n" for n, r in KNOWN), encoding="utf-8")
    key = tmp_path / "key.csv"
    status, out, err = run(str(folder), "--known-names", str(names), "--map", str(key))
    assert status == 3
    assert {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before
    written = [p for p in (tmp_path / "redacted").rglob("*") if p.is_file()]
    assert [p.relative_to(tmp_path / "redacted").as_posix() for p in written] == ["ZW/note-redacted.txt"]
    assert "read it once" in out and "1 of 2 could not be redacted" in out
    assert clean(out) and "zofia" not in err.casefold()
    assert "undoes the redaction" in err
    assert {
        row["as_written"] for row in csv.DictReader(io.StringIO(key.read_text(encoding="utf-8-sig")))
    } >= {"Zofia Wróbel", "07700 900321"}


def test_nothing_is_written_over_the_record_and_a_second_copy_gets_a_number(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(TEXT, encoding="utf-8")
    status, _, err = run(str(note), "-o", str(note))
    assert status == 2 and "over the record" in err
    assert note.read_text(encoding="utf-8") == TEXT
    assert run(str(note))[0] == 0
    assert run(str(note))[0] == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "note-redacted-2.txt",
        "note-redacted.txt",
        "note.txt",
    ]
    assert run(str(note), "--keep", "nobody")[0] == 2
