"""RTF written by hand, as Word, LibreOffice and Outlook write it."""

from __future__ import annotations

from reading import cells, failure, kinds, one

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}"
    r"{\*\cs10 \additive Heading 1 Char;}}{\info{\title Secret title}{\author Somebody}}"
)


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def text(body: str) -> str:
    return one(rtf(body), "note.rtf").text


def test_paragraphs_headings_and_characters():
    record = one(
        rtf(
            r"\pard\plain\s2 Supervision\par\pard\plain\s1 Risk\par\pard\plain Mum\rquote s \'a34 \endash  \ldblquote no\rdblquote"
            "\r\n"
            r" \u322\'3fzy \u8364? {\f2\'b3} {\b bold}{\i  italic}\~x\_y\-z\line next\tab tab\par"
            r"\pard\plain Normal 10\'b0 \{braces\} \\ end\par\pard\outlinelevel2 Deep\par"
        ),
        "note.rtf",
    )
    assert kinds(record) == [
        ("heading", 1, "Supervision"),
        ("heading", 1, "Risk"),
        ("paragraph", 0, "Mum’s £4 – “no” łzy € ł bold italic x-yz\nnext\ttab"),
        ("paragraph", 0, "Normal 10° {braces} \\ end"),
        ("heading", 3, "Deep"),
    ]
    assert "Secret" not in record.text


def test_surrogates_and_skipped_fallbacks():
    assert text(r"{\uc2 A\u8217\'92\'92B}{\uc0 C\u8217D}\u-10179?\u-8704? E\par") == "A’BC’D😀 E"


def test_tables_with_merged_and_nested_cells():
    row = r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl Action\cell Who\cell When\cell\row"
    row += r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl Visit\cell Bilal\cell 3 May\cell\row"
    row += (
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell Ewa\par and Bilal\cell 4 May\cell\row"
    )
    nested = (
        r"\trowd\cellx3000\cellx6000\pard\intbl Outer\cell\pard\intbl Before\par"
        r"\pard\intbl\itap2 in1\nestcell in2\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
        r"\pard\intbl\itap1 After\cell\row"
    )
    record = one(rtf(r"\pard Top\par" + row + r"\pard Between\par" + nested + r"\pard End\par"), "t.rtf")
    assert record.text == (
        "Top\n\nAction | Who | When\nVisit | Bilal | 3 May\n\nEwa\nand Bilal\n4 May\n\nBetween\n\n"
        "Outer\nBefore\n\nin1 | in2\n\nAfter\n\nEnd"
    )
    assert cells(record)[2] == ["", "Ewa\nand Bilal", "4 May"]
    assert next(b.header for b in record.blocks if b.kind == "table_row")


def test_list_marks_as_written():
    body = (
        r"\pard{\listtext\pard\plain\f1 \'b7\tab}\ls1 one\par{\pntext\f0 2)\tab}\pard two\par"
        r"\pard{\listtext 1.\tab}\par\pard plain\par"
    )
    assert kinds(one(rtf(body), "l.rtf")) == [
        ("list_item", 1, "• one"),
        ("list_item", 1, "2) two"),
        ("paragraph", 0, "plain"),
    ]


def test_headers_footers_notes_and_boxes():
    body = (
        r"{\header\pard Council\par}{\headerf\pard Council\par}{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"\pard Body{\super\chftn{\footnote\pard\chftn  a note\par}} goes on{\shp{\*\shpinst\shpleft0{\sp{\sn name}{\sv value}}"
        r"{\shptxt\pard In the box\par}}{\shprslt{\pard copy\par}}}\par\pard Last\par"
    )
    record = one(rtf(body), "h.rtf")
    assert record.text == "Council\n\nBody[1] goes on\nIn the box\nLast\n\n[1] a note\n\nPage 1"
    assert record.blocks[0].kind == "header" and record.blocks[-1].kind == "footer"


def test_fields_and_forms():
    box = r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres%d}}}{\fldrslt }}"
    drop = r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl CIN}{\*\ffl CP}}}}{\fldrslt ignored}}"
    body = r"\pard " + box % 1 + " yes " + box % 0 + r" no\par " + drop + r"\par"
    body += r'{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt the plan}} and {\field{\*\fldinst FORMTEXT}{\fldrslt typed}}\par'
    assert text(body).split("\n") == ["☒ yes ☐ no", "CP", "the plan and typed"]


def test_changes_comments_hidden_text_and_pictures():
    body = (
        r"\pard kept {\deleted gone }{\revised\revauth1 new }{\v hidden }{\*\atnid XY}{\*\annotation\pard secret\par}"
        r"{\pict\pngblip 89504e47}end\par"
    )
    record = one(rtf(body), "c.rtf")
    assert record.text == "kept new hidden end"
    assert record.warnings == (
        "Tracked changes were read as if accepted: insertions kept, deletions left out.",
        "1 comment in the margin was left out.",
        "Hidden text was read too: hidden text leaves with the file.",
        "1 picture in the document was not read.",
    )


def test_cut_short_and_binary_and_empty():
    cut = one(rtf(r"\pard Some {\b words").rstrip(b"}"), "cut.rtf")
    assert cut.text == "Some words"
    assert cut.warnings == ("The file is cut short; what there is was read.",)
    assert one(rtf(r"{\pict\bin5 }}{\x}\pard words\par"), "b.rtf").text == "words"
    assert failure(rtf(r"\pard\par"), "e.rtf").error.code == "empty"


def test_rtf_that_holds_html_shows_the_text_once():
    body = (
        r"\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Words\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}\par"
    )
    assert text(body) == "Words"
