"""Plain text in the encodings that council machines write."""

from __future__ import annotations

import pytest
from reading import one

TEXT = "Mum’s fare was £4 – “too much”, said José. Café at ½ past."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_unicode_in_every_form_is_read_without_a_warning(data):
    record = one(data, "note.txt")
    assert record.text == TEXT
    assert record.warnings == ()


def test_windows_text_is_read_with_a_warning_that_it_was_guessed():
    record = one(TEXT.encode("cp1252"), "note.txt")
    assert record.text == TEXT
    assert len(record.warnings) == 1
    assert "Windows-1252" in record.warnings[0] and "Check pound signs" in record.warnings[0]


def test_another_old_encoding_is_detected():
    cyrillic = "Мама сказала, что Оля хорошо спит и ходит в школу каждый день. " * 5
    record = one(cyrillic.encode("cp1251"), "note.txt")
    assert record.text.strip() == cyrillic.strip()
    assert "read as" in record.warnings[0]


def test_every_newline_and_control_character_is_brought_to_order():
    record = one(b"One\r\nTwo\rThree\x0cFour\x00\x1b five\ttab", "note.txt")
    assert record.text == "One\nTwo\nThree\nFour five\ttab"
    assert record.blocks == ()
