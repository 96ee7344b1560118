"""Old Word files: converted when LibreOffice is there, else told how."""

from __future__ import annotations

import subprocess

import pytest
from making_docx import written
from making_libreoffice import converted
from making_ole import locked_office, old_word
from reading import failure, one

from recordqa.read import _libreoffice


def test_without_libreoffice_it_says_how_to_convert(monkeypatch):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: None)
    found = failure(old_word(), "old.doc")
    assert found.error.code == "old_word"
    assert "old.doc" in str(found.error)
    assert "save it as .docx" in found.error.hint and "LibreOffice" in found.error.hint


def test_a_password_is_named_before_anything_else(monkeypatch):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: None)
    for data, name in (
        (old_word(locked=True), "old.doc"),
        (locked_office(), "new.docx"),
        (locked_office(), "new.doc"),
    ):
        found = failure(data, name)
        assert found.error.code == "encrypted"
        assert "password" in str(found.error) and "save it again" in found.error.hint


@pytest.mark.libreoffice
def test_with_libreoffice_the_text_is_read():
    word = written(lambda d: (d.add_heading("Supervision", 1), d.add_paragraph("Nkechi saw Tiago – “fine”.")))
    record = one(converted(word, "doc"), "old.doc")
    assert record.text == "Supervision\nNkechi saw Tiago – “fine”."
    assert record.format == "doc"
    assert "converted by LibreOffice" in record.warnings[0]
    assert record.origin is None


def test_a_conversion_that_never_ends_is_stopped_and_cleaned_up(monkeypatch, tmp_path):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(_libreoffice.tempfile, "tempdir", str(tmp_path))

    def hangs(command, **options):
        assert isinstance(command, list) and not options.get("shell")
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(_libreoffice.subprocess, "run", hangs)
    found = failure(old_word(), "old.doc")
    assert found.error.code == "took_too_long"
    assert "save it as .docx" in str(found.error)
    assert list(tmp_path.iterdir()) == []


def test_a_conversion_that_gives_nothing_is_a_broken_file(monkeypatch):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(_libreoffice.subprocess, "run", lambda *a, **k: None)
    assert failure(old_word(), "old.doc").error.code == "broken"


def test_a_program_that_does_not_start_is_told(monkeypatch):
    monkeypatch.setattr(_libreoffice, "find_soffice", lambda: "/nowhere/soffice")
    found = failure(old_word(), "old.doc")
    assert found.error.code == "broken" and "did not start" in str(found.error)
