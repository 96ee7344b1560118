"""Word: nothing lost, the order a person reads in, what Word shows, and a way back to the runs."""

from __future__ import annotations

import io
import zipfile

import pytest
from making_docx import cell, p, r, raw, row, table, written
from reading import cells, failure, kinds, one

from recordqa.read import Limits
from recordqa.read._package import Package

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
NUMBERING = (
    "<w:numbering NS>"
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    "</w:numbering>"
)


def text(body: str, parts: dict[str, str] | None = None) -> str:
    return one(raw(body, parts), "note.docx").text


def test_headings_lists_and_paragraphs_of_a_document_from_word_styles():
    def fill(d):
        d.add_heading("Supervision record", 0)
        d.add_heading("Amina’s week", 1)
        d.add_paragraph("Ngozi met Amina at school.")
        d.add_paragraph("Ring Mr Tesfay", style="List Bullet")
        d.add_paragraph("Write it up", style="List Number")
        d.add_paragraph("Send it", style="List Number")

    record = one(written(fill), "Week 3.docx")
    assert (record.id, record.source, record.format) == ("Week 3", "Week 3.docx", "docx")
    assert kinds(record) == [
        ("heading", 1, "Supervision record"),
        ("heading", 1, "Amina’s week"),
        ("paragraph", 0, "Ngozi met Amina at school."),
        ("list_item", 1, "• Ring Mr Tesfay"),
        ("list_item", 1, "1. Write it up"),
        ("list_item", 1, "2. Send it"),
    ]


def test_outline_levels_and_a_style_based_on_a_heading_are_headings():
    styles = (
        '<w:styles NS><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council box"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style></w:styles>'
    )
    body = p("Actions", style="Own") + p("Risk", more='<w:outlineLvl w:val="2"/>') + p("Words", style="Loop")
    assert kinds(one(raw(body, {"styles": styles}), "a.docx")) == [
        ("heading", 2, "Actions"),
        ("heading", 3, "Risk"),
        ("paragraph", 0, "Words"),
    ]


def test_list_numbers_are_those_that_word_shows():
    body = "".join(
        [
            p("one", numbered=(1, 0)),
            p("one a", numbered=(1, 1)),
            p("one b", numbered=(1, 1)),
            p("deep", numbered=(1, 2)),
            p("two", numbered=(1, 0)),
            p("two a", numbered=(1, 1)),
            p("bullet", numbered=(2, 0)),
            p("roman", numbered=(2, 1)),
            p("again", numbered=(3, 0)),
            p("again two", numbered=(3, 0)),
            p("no list", numbered=(0, 0)),
            p("unknown list", numbered=(77, 0)),
        ]
    )
    assert text(body, {"numbering": NUMBERING}).split("\n") == [
        "1. one", "a) one a", "b) one b", "1.2.1 deep", "2. two", "a) two a", "• bullet", "(III) roman",
        "1. again", "2. again two", "no list", "unknown list",
    ]  # fmt: skip


def test_nested_and_merged_tables_stand_once_in_reading_order():
    inner = table(row(cell("Hours"), cell("12")), row(cell("Leave"), cell("3 days")))
    body = table(
        row(cell("Worker"), cell("Thi Mai Tran"), cell("Team"), cell("North")),
        row(cell("Section A", properties='<w:gridSpan w:val="4"/>')),
        row(
            cell("Workload", properties='<w:vMerge w:val="restart"/>'),
            cell("Before", inner, "After", properties='<w:gridSpan w:val="3"/>'),
        ),
        row(cell("ghost", properties="<w:vMerge/>"), cell("Next line", properties='<w:gridSpan w:val="3"/>')),
    )
    record = one(raw(p("Top") + body + p("End")), "t.docx")
    assert record.text == (
        "Top\n\nWorker | Thi Mai Tran | Team | North\nSection A\n\n"
        "Workload\nBefore\n\nHours | 12\nLeave | 3 days\n\nAfter\n\nNext line\n\nEnd"
    )
    assert cells(record)[0] == ["Worker", "Thi Mai Tran", "Team", "North"]
    assert cells(record)[1] == ["Section A"]
    assert cells(record)[2] == ["Workload", "Before\n\nHours | 12\nLeave | 3 days\n\nAfter"]
    assert ["Hours", "12"] in cells(record)
    assert cells(record)[-1] == ["", "Next line"]
    assert len({b.table for b in record.blocks if b.table}) == 2


def test_a_heading_row_is_marked_and_cells_stand_under_its_columns():
    body = table(
        row(cell("Action"), cell("Who"), cell("When"), properties="<w:tblHeader/>"),
        row(cell("Visit", properties='<w:gridSpan w:val="2"/>'), cell("3 May")),
        row(cell("Call"), cell(""), cell("")),
        row(cell(""), cell(""), cell("")),
    )
    record = one(raw(body), "t.docx")
    assert record.text == "Action | Who | When\nVisit | 3 May\nCall |  | "
    assert cells(record) == [["Action", "Who", "When"], ["Visit", "", "3 May"], ["Call", "", ""]]
    assert [b.header for b in record.blocks] == [True, False, False]


def test_a_table_style_with_a_first_row_marks_it_too():
    def fill(d):
        t = d.add_table(2, 2, style="Light Grid Accent 1")
        for i, value in enumerate(["Action", "By when", "Ring nursery", "4 June"]):
            t.cell(i // 2, i % 2).text = value

    record = one(written(fill), "t.docx")
    assert [b.header for b in record.blocks] == [True, False]


def test_headers_and_footers_stand_once_around_the_body():
    def fill(d):
        d.sections[0].header.paragraphs[0].text = "Fernbrook Council"
        d.sections[0].footer.paragraphs[0].text = "Page footer"
        d.add_paragraph("Body one")
        new = d.add_section()
        new.header.is_linked_to_previous = False
        new.header.paragraphs[0].text = "Fernbrook Council"
        d.add_paragraph("Body two")

    record = one(written(fill), "h.docx")
    assert record.text == "Fernbrook Council\n\nBody one\n\nBody two\n\nPage footer"
    assert kinds(record)[0] == ("header", 0, "Fernbrook Council")
    assert kinds(record)[-1] == ("footer", 0, "Page footer")


def test_a_table_in_the_header_keeps_its_row_inside_the_header_block():
    header = f"<w:hdr NS>{p('')}{table(row(cell('Child'), cell('K.O.')))}</w:hdr>"
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    record = one(raw(p("Body") + reference, {"header1": header}), "h.docx")
    assert record.text == "Child | K.O.\n\nBody"
    assert [b.kind for b in record.blocks] == ["header", "table_row", "paragraph"]
    assert record.text[record.blocks[0].start : record.blocks[0].end] == "Child | K.O."


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('In the box')}{p('second line')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('Old box')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = p("Before", drawing) + p(old) + p("After")
    assert text(body).split() == "Before In the box second line Old box After".split()


def test_content_controls_give_their_value_and_never_their_prompt():
    def sdt(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    placeholder = "<w:showingPlcHdr/>"
    checked = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'
    body = "".join(
        [
            p("Name: ", sdt(r("Bronwen Rees"))),
            p("Team: ", sdt(r("Choose an item."), placeholder + '<w:dropDownList w:lastValue="2"/>')),
            p("Date: ", sdt(r("12/03/2026"), '<w:date w:fullDate="2026-03-12T00:00:00Z"/>')),
            p(sdt(r("☒"), checked.format(1)), " seen ", sdt("", checked.format(0)), " alone"),
            sdt(p("Click or tap here to enter text."), placeholder),
            sdt(p("A whole paragraph") + table(row(cell("x"), cell("y")))),
            "<w:tbl><w:tr>" + cell("Label") + sdt(cell("Click here"), placeholder) + "</w:tr>"
            + sdt(row(cell("Row"), cell("kept"))) + "</w:tbl>",
        ]
    )  # fmt: skip
    found = text(body)
    assert "Click" not in found and "Choose" not in found
    for kept in (
        "Name: Bronwen Rees",
        "Date: 12/03/2026",
        "☒ seen ☐ alone",
        "A whole paragraph",
        "x | y",
        "Row | kept",
    ):
        assert kept in found


def test_legacy_form_fields_give_what_was_filled_in():
    def form(data: str, result: str = "") -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText xml:space="preserve"> FORMTHING </w:instrText></w:r>'
            f"{FIELD.format('separate')}{r(result) if result else ''}{FIELD.format('end')}"
        )

    entries = '<w:listEntry w:val="CIN"/><w:listEntry w:val="CP"/><w:listEntry w:val="CLA"/>'
    body = "".join(
        [
            p("Worker: ", form("<w:textInput/>", "Yusuf Demir")),
            p("Plan: ", form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'), "."),
            p(form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), " yes"),
            p(form('<w:checkBox><w:default w:val="0"/></w:checkBox>'), " no"),
            p(form("<w:textInput/>", "\u2002\u2002\u2002"), "end"),
        ]
    )
    assert text(body).split("\n") == ["Worker: Yusuf Demir", "Plan: CP.", "☒ yes", "☐ no", "end"]


def test_fields_links_symbols_and_breaks():
    body = "".join(
        [
            p(
                FIELD.format("begin"),
                "<w:r><w:instrText>PAGE</w:instrText></w:r>",
                FIELD.format("separate"),
                "7",
                FIELD.format("end"),
                " pages",
            ),
            p(
                '<w:hyperlink r:id="x">' + r("the plan") + "</w:hyperlink>",
                '<w:fldSimple w:instr="DATE">' + r("1 May") + "</w:fldSimple>",
            ),
            p(
                r("a"),
                "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>",
            ),
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                " yes ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
                " no",
            ),
            p("un\u00adseen\u00a0space \u201cquoted\u201d re\u0301sume\u0301"),
            p("<w:ruby><w:rt>x</w:rt></w:ruby>", "<m:oMath><m:r><m:t>2+2</m:t></m:r></m:oMath>"),
            p(FIELD.format("begin"), "<w:r><w:instrText>BROKEN</w:instrText></w:r>"),
            p("still here"),
        ]
    )
    assert text(body).split("\n") == [
        "7 pages", "the plan1 May", "a\tb", "c-de", "☒ yes ☐ no", "unseen space “quoted” résumé", "2+2", "", "still here",
    ]  # fmt: skip


def test_footnotes_and_endnotes_follow_the_body_with_their_numbers():
    notes = (
        "<w:{0}s NS><w:{0} w:id='0'>"
        + p("separator")
        + "</w:{0}><w:{0} w:id='2'>"
        + p("{1}")
        + "</w:{0}></w:{0}s>"
    )
    body = p(
        "Fact",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        " and more",
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    )
    found = text(
        body,
        {
            "footnotes": notes.format("footnote", "From the nurse"),
            "endnotes": notes.format("endnote", "Later"),
        },
    )
    assert found == "Fact[1] and more[2]\n\n[1] From the nurse\n[2] Later"


def test_tracked_changes_are_read_as_accepted_with_a_warning():
    deleted_mark = "<w:rPr><w:del/></w:rPr>"
    body = "".join(
        [
            p(
                "Kept ",
                f"<w:ins>{r('added ')}</w:ins>",
                "<w:del><w:r><w:delText>removed </w:delText></w:r></w:del>",
                "end",
            ),
            p(f"<w:moveFrom>{r('moved text')}</w:moveFrom>", more="<w:rPr><w:moveFrom/></w:rPr>"),
            p(f"<w:moveTo>{r('moved text')}</w:moveTo>"),
            p("joined ", more=deleted_mark),
            p("together"),
            table(row(cell("gone"), properties="<w:del/>"), row(cell("stays"), cell("too"))),
        ]
    )
    record = one(raw(body), "c.docx")
    assert record.text == "Kept added end\nmoved text\njoined together\n\nstays | too"
    assert record.warnings == (
        "Tracked changes were read as if accepted: 2 insertions kept, 5 deletions left out.",
    )


def test_comments_are_left_out_and_counted():
    comments = (
        "<w:comments NS>"
        + "".join(f'<w:comment w:id="{i}">{p("secret")}</w:comment>' for i in range(3))
        + "</w:comments>"
    )
    record = one(
        raw(p("Body", '<w:r><w:commentReference w:id="0"/></w:r>'), {"comments": comments}), "c.docx"
    )
    assert record.text == "Body"
    assert record.warnings == ("3 comments in the margin were left out.",)


def test_hidden_text_is_kept_and_warned_of():
    styles = '<w:styles NS><w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = p(
        "a ",
        r("hidden ", "<w:vanish/>"),
        r("styled ", '<w:rStyle w:val="Hid"/>'),
        r("shown", '<w:vanish w:val="0"/>'),
    )
    record = one(raw(body, {"styles": styles}), "h.docx")
    assert record.text == "a hidden styled shown"
    assert record.warnings == ("2 pieces of hidden text were read too: hidden text leaves with the file.",)


def test_an_inserted_file_is_read_in_its_place():
    body = p("Before") + '<w:altChunk r:id="aFChunk"/>' + p("After")
    data = raw(body, {"aFChunk": ""}, extra={})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'Target="aFChunk.xml"', b'Target="chunk.html"')
            if name != "word/aFChunk.xml":
                new.writestr(name, content)
        new.writestr("word/chunk.html", "<html><body><p>Pasted from a page</p></body></html>")
    assert one(out.getvalue(), "a.docx").text == "Before\nPasted from a page\nAfter"


def test_strict_word_files_and_templates_are_read():
    data = raw(p("Strict body"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    assert one(out.getvalue(), "s.docm").text == "Strict body"
    assert one(data, "s.dotx").warnings == ()


def test_every_leaf_leads_back_to_the_characters_in_the_file():
    body = p("Ama\u00adra ", r("Okon"), r("kwo\u00a0met", "<w:b/>"), " e\u0301va") + table(
        row(cell("Ring"), cell("Piotr", "Ewa"))
    )
    data = raw(body)
    record = one(data, "o.docx")
    elements = list(Package(data, "o.docx", Limits()).xml(record.origin.part).iter())
    covered = 0
    for leaf in record.origin.leaves:
        source = elements[leaf.element].text
        raw_offsets = leaf.raw or tuple(range(leaf.raw_start, leaf.raw_start + leaf.end - leaf.start))
        assert len(raw_offsets) == leaf.end - leaf.start
        assert elements[leaf.run] is elements[leaf.element].getparent()
        for offset, at in zip(raw_offsets, range(leaf.start, leaf.end), strict=True):
            kept = record.text[at]
            assert kept in (source[offset], " ", "é")
        covered += leaf.end - leaf.start
    assert covered == len(record.text.replace("\n", ""))


def test_an_accent_in_a_run_of_its_own_joins_its_letter_and_keeps_the_way_back():
    record = one(raw(p(r("Zoe"), r("\u0308 Ade"), r("\u0327x"))), "z.docx")
    assert record.text == "Zoë Adȩx"
    assert [(leaf.start, leaf.end, leaf.raw_start) for leaf in record.origin.leaves] == [
        (0, 3, 0),
        (3, 7, 1),
        (7, 8, 1),
    ]


def test_a_zip_bomb_inside_word_is_refused():
    data = raw("", extra={})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        new.writestr("word/document.xml", b"<w:document>" + b" " * 60_000_000)
    found = failure(out.getvalue(), "bomb.docx")
    assert found.error.code == "unsafe_archive"
    assert "60,000,012 bytes" in str(found.error)
    assert "copy its text into a new document" in str(found.error)


def test_an_entity_bomb_is_refused_without_expanding_it():
    prolog = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    found = failure(raw(p("&b;"), prolog=prolog), "lol.docx")
    assert found.error.code == "broken"
    assert "entities" in str(found.error)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_a_document_cut_short_says_so(share):
    data = written(lambda d: d.add_paragraph("Confidential words"))
    found = failure(data[: int(len(data) * share)], "cut.docx")
    assert found.error.code == "broken"
    assert "damaged" in str(found.error) and "save it again" in str(found.error)
    assert "Confidential" not in str(found.error)


def test_a_document_without_text_is_empty():
    assert failure(raw(p("  ") + p("")), "e.docx").error.code == "empty"
