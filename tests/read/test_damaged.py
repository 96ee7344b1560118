"""Whatever is done to a file, reading it gives consistent records or failures, and never an exception."""

from __future__ import annotations

from email.message import EmailMessage

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making_docx import cell, p, r, raw, row, table
from making_ole import msg
from reading import results
from test_odt import odt

from recordqa.read import Failure, _libreoffice
from recordqa.types import Record

BODY = p("Seen ", r("alone", "<w:vanish/>")) + table(
    row(cell("Action"), cell("one", "two")), row(cell("x"), cell("y"))
)
MAIL = EmailMessage()
MAIL["From"] = "a@b.example"
MAIL["Subject"] = "note"
MAIL.set_content("words")
MAIL.add_attachment(b"more words", maintype="text", subtype="plain", filename="x.txt")
FILES = {
    "a.docx": raw(BODY),
    "a.odt": odt(
        "<text:p>words</text:p><table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    ),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 A;}}\trowd\cellx9\pard\intbl one\cell two\cell\row\pard {\b end}\par{\footnote x}}",
    "a.html": b"<html><body><table><tr><td rowspan=2>x<td>y<tr><td>z</table><ol><li>q</ol></body></html>",
    "a.eml": MAIL.as_bytes(),
    "a.msg": msg(
        subject="s", sender="x", to=[("a", "b")], body="words", attachments=[("x.txt", b"more words")]
    ),
    "a.md": b"# Title\n\n- one\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_changed_bytes_never_raise(monkeypatch, data):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: None)
    name = data.draw(st.sampled_from(sorted(FILES)))
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "double", "insert"]))
        if kind == "flip":
            content[place] = data.draw(st.integers(0, 255))
        elif kind == "cut" and len(content) > 20:
            del content[place : place + data.draw(st.integers(1, 40))]
        elif kind == "double":
            content[place:place] = content[place : place + 30]
        else:
            content[place:place] = data.draw(st.binary(min_size=1, max_size=8))
        if not content:
            return
    for result in results(bytes(content), name):
        assert isinstance(result, Record | Failure)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.docx", "a.txt", "a.rtf", "a.html", "a.eml", "a.odt", "a.md", "a"]),
)
def test_any_bytes_under_any_name_never_raise(content, name):
    found = results(content, name)
    assert found


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab{}\\'*\n |#-_`[]()<>!&;1.)\u0301par", max_size=120),
    st.sampled_from(["a.md", "a.html", "a.rtf"]),
)
def test_marks_in_any_order_never_raise(text, name):
    prefix = {"a.md": "", "a.html": "<p>", "a.rtf": "{\\rtf1 "}[name]
    assert results((prefix + text).encode(), name)
