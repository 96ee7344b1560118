"""HTML as a browser shows it."""

from __future__ import annotations

import pytest
from reading import cells, failure, kinds, one

PAGE = """<!DOCTYPE html><!-- made by a system --><html><head><title>Not shown</title>
<meta charset="utf-8"><style>p {color: red}</style><script>var x = "no";</script></head><body>
<h1>Supervision</h1><p>Parwin   saw
<b>Zara</b>&nbsp;at home.<br>She smiled.</p>
<div>Loose text <p>inner paragraph</p> tail text</div>
<p style="display:none">hidden</p><p hidden>hidden</p><noscript>no</noscript>
<ul><li>one<ul><li>deep</li></ul></li><li><p>two</p></li></ul>
<ol start="3"><li>three</li><li value="7">seven</li></ol><ol type="a"><li>lettered</li></ol>
<table><caption>Plan</caption><thead><tr><th>Action</th><th>Who</th><th>When</th></tr></thead>
<tr><td rowspan="2">Visit</td><td>Parwin</td><td>3 May</td></tr><tr><td>Both</td><td>4 May</td></tr>
<tr><td colspan="2">Wide</td><td>5 May</td></tr>
<tr><td>Long</td><td><p>First</p><p>Second</p></td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>
<p><input type="checkbox" checked> seen <input type="radio"> alone <input type="hidden" value="token">
<select><option>CIN</option><option selected>CP</option></select> <input value="typed"><textarea>area text</textarea></p>
<pre>kept   spaces
line</pre>&pound;5 &ldquo;quoted&rdquo;</body></html>"""


def test_a_page_in_order():
    record = one(PAGE.encode(), "page.html")
    assert kinds(record)[:9] == [
        ("heading", 1, "Supervision"),
        ("paragraph", 0, "Parwin saw Zara at home.\nShe smiled."),
        ("paragraph", 0, "Loose text"),
        ("paragraph", 0, "inner paragraph"),
        ("paragraph", 0, "tail text"),
        ("list_item", 1, "• one"),
        ("list_item", 2, "• deep"),
        ("list_item", 1, "• two"),
        ("list_item", 1, "3. three"),
    ]
    assert "7. seven\na. lettered" in record.text
    assert cells(record)[:6] == [
        ["Plan"],
        ["Action", "Who", "When"],
        ["Visit", "Parwin", "3 May"],
        ["", "Both", "4 May"],
        ["Wide", "", "5 May"],
        ["Long", "First\nSecond", "x | y"],
    ]
    assert "☒ seen ☐ alone CP typedarea text" in record.text
    assert "kept   spaces\nline" in record.text
    assert record.text.endswith("£5 “quoted”")
    for unseen in ("Not shown", "hidden", "var x", "color", "made by", "token", "CIN"):
        assert unseen not in record.text


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-1"><p>£4 – “yes”</p>'.encode("cp1252"),
        '<?xml version="1.0" encoding="utf-8"?><html><p>£4 – “yes”</p></html>'.encode(),
        "<html><p>£4 – “yes”</p></html>".encode("utf-16"),
        b"<p>&pound;4 &ndash; &#8220;yes&#148;</p>",
        '<html><meta charset="utf-8"><p>£4 – “yes”</p></html>'.encode("cp1252"),
    ],
)
def test_encodings(data):
    assert one(data, "page.htm").text == "£4 – “yes”"


def test_a_page_saved_by_word_keeps_its_list_marks():
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoListParagraph>"
        "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>"
        "Ring school<o:p></o:p></p><p class=MsoNormal>Next<o:p>&nbsp;</o:p></p></body></html>"
    )
    assert [" ".join(line.split()) for line in one(page.encode(), "w.html").text.split("\n")] == [
        "1. Ring school",
        "Next",
    ]


def test_many_comments_before_the_page_are_no_trap():
    assert one(b"<!-- -->" * 15 + b"<p>Words</p>", "c.html").text == "Words"
    assert one(b"<!-- x " * 3000, "c.html").format == "txt"


def test_a_page_too_deep_for_the_parser_is_refused_and_not_cut():
    def nested(depth: int) -> bytes:
        return b"<html><p>start</p>" + b"<div>" * depth + b"words" + b"</div>" * depth + b"<p>end</p></html>"

    assert one(nested(200), "deep.html").text == "start\nwords\nend"
    found = failure(nested(400), "deep.html")
    assert found.error.code == "broken"
    assert "nested too deeply" in str(found.error) and "copy its text" in found.error.hint
