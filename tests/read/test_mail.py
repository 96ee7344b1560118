"""E-mail from files and from Outlook: headers, the right body, attachments as records of their own."""

from __future__ import annotations

from email.message import EmailMessage

from making_docx import written
from making_ole import msg, ole
from reading import cells, failure, one, results

from recordqa.read import Failure
from recordqa.read._compressed_rtf import unpacked
from recordqa.types import Record

DOCX = written(lambda d: d.add_paragraph("Attached supervision note."))
#: The example of [MS-OXRTFCP] 4.1.1.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
TOP = "Subject: Supervision of 3 March – K.L.\nFrom: Ffion Morgan <f.morgan@council.example>\nTo: hr@council.example\n"


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Supervision of 3 March – K.L."
    mail["From"] = "Ffion Morgan <f.morgan@council.example>"
    mail["To"] = "hr@council.example"
    mail["Date"] = "Tue, 03 Mar 2026 16:05:00 +0000"
    return mail


def test_a_plain_message():
    mail = message()
    mail.set_content("Dear all,\n\nWe met at 2pm – £4 spent.\nFfion\n")
    record = one(mail.as_bytes(), "m.eml")
    assert record.text == (
        TOP + "Date: Tue, 03 Mar 2026 16:05:00 +0000\n\nDear all,\n\nWe met at 2pm – £4 spent.\nFfion"
    )
    assert (record.id, record.format, record.warnings) == ("m", "eml", ())


def test_the_plain_part_is_preferred_to_the_page_and_a_page_alone_is_read():
    both = message()
    both.set_content("Plain words")
    both.add_alternative("<p>Page <b>words</b></p>", subtype="html")
    assert one(both.as_bytes(), "m.eml").text.endswith("Plain words")
    page = message()
    page.set_content("<table><tr><td>Action</td><td>Who</td></tr></table><p>Page</p>", subtype="html")
    record = one(page.as_bytes(), "m.eml")
    assert cells(record) == [["Action", "Who"]]
    assert record.text.endswith("Action | Who\n\nPage")
    blank = message()
    blank.set_content(" \n")
    blank.add_alternative("<p>Only here</p>", subtype="html")
    assert one(blank.as_bytes(), "m.eml").text.endswith("Only here")


def test_attachments_are_records_of_their_own_and_unreadable_ones_are_named():
    mail = message()
    mail.set_content("See attached.")
    mail.add_attachment(DOCX, maintype="application", subtype="octet-stream", filename="note.docx")
    mail.add_attachment(
        b"\x89PNG\r\n\x1a\n" + b"\1" * 50, maintype="image", subtype="png", filename="scan.png"
    )
    mail.add_attachment(b"\0" * 9, maintype="application", subtype="octet-stream", filename="../../etc/x.bin")
    inner = message()
    inner.set_content("Forwarded words")
    inner.add_attachment(b"Inner text", maintype="text", subtype="plain", filename="inner.txt")
    mail.add_attachment(inner)
    found = results(mail.as_bytes(), "m.eml")
    assert [(type(f), f.source, f.id) for f in found] == [
        (Record, "m.eml", "m"),
        (Record, "m.eml/note.docx", "note"),
        (Record, "m.eml/forwarded message.eml", "forwarded message"),
        (Record, "m.eml/forwarded message.eml/inner.txt", "inner"),
    ]
    assert found[0].warnings == ("2 attachments could not be read: scan.png, x.bin.",)
    assert found[1].text == "Attached supervision note."


def test_a_message_that_only_carries_a_file_gives_the_file():
    mail = message()
    mail.add_attachment(DOCX, maintype="application", subtype="octet-stream", filename="note.docx")
    (record,) = results(mail.as_bytes(), "m.eml")
    assert record.source == "m.eml/note.docx"


def test_a_covering_note_is_no_record_but_a_decision_is():
    cover = message()
    cover.set_content("Hi Gethin, the note is attached as promised. F.")
    cover.add_attachment(DOCX, maintype="application", subtype="octet-stream", filename="note.docx")
    (record,) = results(cover.as_bytes(), "m.eml")
    assert record.source == "m.eml/note.docx"
    assert record.warnings == (
        "The e-mail's own text (9 words) was left out: the record is in its attachment.",
    )
    decision = message()
    decision.set_content("Agreed: no contact at the house until the strategy discussion.")
    decision.add_attachment(DOCX, maintype="application", subtype="octet-stream", filename="note.docx")
    assert [f.source for f in results(decision.as_bytes(), "m.eml")] == ["m.eml", "m.eml/note.docx"]


def test_old_charsets_encoded_headers_and_mailbox_lines():
    raw = (
        b"From someone Tue Mar  3\r\nFrom: =?iso-8859-1?Q?Jos=E9?= <j@x.example>\r\nSubject: =?utf-8?B?4oCcSGnigJ0=?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"\r\nIt=92s =A34 =\r\nonly\r\n"
    )
    assert one(raw, "m.eml").text == "Subject: “Hi”\nFrom: José <j@x.example>\n\nIt’s £4 only"


def test_a_note_that_begins_like_a_message_stays_text_by_its_name():
    note = b"From: Dilan\nTo: file\nSubject: visit\n\nWords"
    assert one(note, "visit.txt").format == "txt"
    assert one(note, "visit.eml").format == "eml"
    assert one(b"Dear all, just words", "visit.eml").format == "txt"


def test_a_web_archive_is_read_as_its_page():
    mail = EmailMessage()
    mail["From"] = "<Saved by a browser>"
    mail["Subject"] = "Record"
    mail.set_content("<h1>Record</h1><p>Words</p>", subtype="html")
    mail.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a>")
    record = one(mail.as_bytes(), "page.mht")
    assert record.text.endswith("Record\nWords")
    assert record.warnings == ()


def test_an_outlook_message():
    data = msg(
        subject="Supervision – K.L.",
        sender="Ffion Morgan",
        to=[("Chidi Eze", "c.eze@council.example"), ("hr@council.example", "hr@council.example")],
        body="Dear Chidi,\r\n\r\nWe met “today”.\r\n",
        attachments=[("note.docx", DOCX), ("photo.jpg", b"\xff\xd8\xff" + b"\1" * 90)],
    )
    main, attached = results(data, "m.msg")
    assert main.text == (
        "Subject: Supervision – K.L.\nFrom: Ffion Morgan <sender@council.example>\n"
        "To: Chidi Eze <c.eze@council.example>; hr@council.example\n\nDear Chidi,\n\nWe met “today”."
    )
    assert main.warnings == ("The attachment could not be read: photo.jpg.",)
    assert (attached.source, attached.text) == ("m.msg/note.docx", "Attached supervision note.")


def test_an_outlook_message_with_a_page_or_rich_text_only():
    page = msg(subject="s", sender="x", to=[], html="<p>Café “page”</p>".encode())
    assert one(page, "m.msg").text.endswith("Café “page”")
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert one(msg(subject="s", sender="x", to=[], rich=PACKED), "m.msg").text.endswith("hello world")
    odd = one(msg(subject="s", sender="x", to=[], rich=b"nonsense" * 4), "m.msg")
    assert odd.warnings == ("The body of the message is in a form that could not be read.",)


def test_a_damaged_outlook_message():
    found = failure(ole({"__properties_version1.0": b"\x1f\x00\x00\x10" * 20}), "m.msg")
    assert found.error.code == "broken"
    assert "save it again" in str(found.error)
    assert isinstance(found, Failure)
