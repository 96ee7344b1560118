"""OpenDocument: written by LibreOffice where it is there, by hand for what it will not write."""

from __future__ import annotations

import io
import zipfile

import pytest
from making_docx import written
from making_libreoffice import converted
from reading import cells, failure, kinds, one

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, *, styles: str = "", manifest: str = "<manifest/>", prolog: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"{prolog}<office:document-content {NS}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def test_headings_paragraphs_spaces_and_breaks():
    body = (
        '<text:h text:outline-level="2">Risk</text:h><text:p>Samira\n  said<text:s text:c="3"/>no<text:tab/>x<text:line-break/>'
        'line <text:span>in <text:a>link</text:a></text:span><text:soft-page-break/></text:p><text:p/><text:p text:style-name="Title">T</text:p>'
    )
    assert kinds(one(odt(body), "a.odt")) == [
        ("heading", 2, "Risk"),
        ("paragraph", 0, "Samira said   no\tx\nline in link"),
        ("heading", 1, "T"),
    ]


def test_lists_count_as_shown():
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>'
    )

    def item(words: str, more: str = "") -> str:
        return f"<text:list-item><text:p>{words}</text:p>{more}</text:list-item>"

    body = (
        f'<text:list text:style-name="L1">{item("one", "<text:list>" + item("deep") + item("deep two") + "</text:list>")}'
        f"{item('two', '<text:p>same item</text:p>')}</text:list><text:p>between</text:p>"
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item("three")}</text:list>'
        f'<text:list text:style-name="L1">{item("anew")}</text:list><text:list text:style-name="L2">{item("bullet")}</text:list>'
    )
    record = one(odt(body, styles=styles), "l.odt")
    assert record.text.split("\n") == [
        "1. one", "a) deep", "b) deep two", "2. two", "same item", "between", "3. three", "1. anew", "• bullet",
    ]  # fmt: skip
    assert ("list_item", 2, "a) deep") in kinds(record)


def test_tables_merged_and_nested():
    def c(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + c("Action")
        + c("Who")
        + c("When")
        + "</table:table-row></table:table-header-rows>"
        "<table:table-row>"
        + c("Visit", 'table:number-rows-spanned="2"')
        + c("Kwame")
        + c("3 May")
        + "</table:table-row>"
        "<table:table-row>" + covered + c("Both") + c("4 May") + "</table:table-row>"
        "<table:table-row>"
        + c("Wide", 'table:number-columns-spanned="2"')
        + covered
        + c("5 May")
        + "</table:table-row></table:table>"
    )
    record = one(odt(body), "t.odt")
    assert cells(record) == [
        ["Action", "Who", "When"],
        ["Visit", "Kwame", "3 May"],
        ["", "Both", "4 May"],
        ["Wide", "", "5 May"],
    ]
    assert record.text == "Action | Who | When\nVisit | Kwame | 3 May\nBoth | 4 May\nWide | 5 May"
    assert record.blocks[0].header


def test_changes_comments_hidden_text_forms_and_boxes():
    body = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:label="Seen alone" form:current-state="checked"/></form:form></office:forms>'
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Kept<office:annotation><dc:creator>X</dc:creator><text:p>secret</text:p></office:annotation> on "
        '<text:span text:style-name="H">hidden</text:span> <text:placeholder>&lt;click&gt;</text:placeholder>'
        '<loext:content-control loext:showing-place-holder="true">Click here</loext:content-control>'
        '<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control> '
        '<text:drop-down><text:label text:value="CIN"/><text:label text:value="CP"/>CP</text:drop-down> '
        '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="false"/></field:fieldmark>'
        '<draw:control draw:control="c1"/></text:p>'
        "<text:p>Anchor<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame>"
        "<draw:frame><draw:image/></draw:frame></text:p>"
        "<text:p>Fact<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>"
    )
    styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    record = one(odt(body, styles=styles), "c.odt")
    assert record.text == "Kept on hidden ☒ CP ☐☒ Seen alone\nAnchor\nIn the box\nFact[1]\n\n[1] a note"
    assert record.warnings == (
        "Tracked changes were read as if accepted: 0 insertions kept, 1 deletion left out.",
        "1 comment in the margin was left out.",
        "1 piece of hidden text was read too: hidden text leaves with the file.",
        "1 picture in the document was not read.",
    )


def test_a_flat_file_is_read_too():
    flat = (
        f'<?xml version="1.0"?><office:document {NS}><office:body><office:text><text:p>Flat words</text:p>'
        "</office:text></office:body></office:document>"
    )
    assert one(flat.encode(), "f.fodt").text == "Flat words"


def test_locked_broken_and_hostile_files():
    locked = failure(odt("", manifest="<m><manifest:encryption-data/></m>"), "locked.odt")
    assert locked.error.code == "encrypted" and "password" in str(locked.error) and locked.error.hint
    bomb = failure(odt("<text:p>&b;</text:p>", prolog='<!DOCTYPE x [<!ENTITY b "bbbb">]>'), "bomb.odt")
    assert bomb.error.code == "broken" and "entities" in str(bomb.error)
    cut = failure(odt("<text:p>Confidential</text:p>")[:300], "cut.odt")
    assert cut.error.code == "broken" and "Confidential" not in str(cut.error)
    assert failure(odt("<text:p/>"), "e.odt").error.code == "empty"


@pytest.mark.libreoffice
def test_a_form_that_libreoffice_wrote():
    def fill(d):
        d.sections[0].header.paragraphs[0].text = "Council header"
        d.sections[0].footer.paragraphs[0].text = "Council footer"
        d.add_heading("Supervision", 0)
        d.add_heading("Update", 1)
        d.add_paragraph("Mehmet rang the school.", style="List Number")
        d.add_paragraph("Then the nurse.", style="List Number")
        d.add_paragraph("A point", style="List Bullet")
        t = d.add_table(2, 3, style="Table Grid")
        for i, value in enumerate(["Action", "Who", "When", "Visit", "Mehmet", "3 May"]):
            t.cell(i // 3, i % 3).text = value
        t = d.add_table(1, 2, style="Table Grid")
        t.cell(0, 0).text = "Child’s view"
        t.cell(0, 1).text = "“I like it here.”"
        t.cell(0, 1).add_paragraph("She drew a house.")

    word = written(fill)
    expected = one(word, "form.docx")
    for suffix in ("odt", "rtf"):
        record = one(converted(word, suffix), f"form.{suffix}")
        assert record.text == expected.text
        assert record.format == suffix
        assert [b[2] for b in kinds(record) if b[0] != "heading"] == [
            b[2] for b in kinds(expected) if b[0] != "heading"
        ]
        assert [k[0] for k in kinds(record)] == [k[0] for k in kinds(expected)]
