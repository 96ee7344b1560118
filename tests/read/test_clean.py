"""Clean-up of characters: idempotent, and offsets keep pointing at the same characters."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from recordqa.read._clean import clean, clean_with_positions, cleaned_record
from recordqa.types import Block, Record

AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab \r\n\t\0\u00a0\u00ad\ufeff\u0301\u0327é\u1100\u1161\u11a8\x92\x85\u2028‘’"),
        st.characters(),
    ),
    max_size=60,
)


@given(AWKWARD)
@example("e\u0301\r\n\u00a0")
@example("\ud800a")
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert not any(c in once for c in "\r\0\u00a0\u00ad\ufeff\x7f\x80\x9f")


@given(AWKWARD)
@example("a\u0301\u0327b")
@example("\u1100\u1161\u11a8")
@example("x\0\u0300")
def test_each_cleaned_character_knows_where_it_came_from(text):
    cleaned, positions = clean_with_positions(text)
    assert cleaned == clean(text)
    if positions is None:
        assert len(cleaned) == len(text)
        return
    assert len(positions) == len(cleaned)
    assert list(positions) == sorted(positions)
    assert all(0 <= p < len(text) for p in positions)


@given(AWKWARD, st.data())
def test_blocks_move_with_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    record = cleaned_record(
        Record(text=text, id="x", blocks=(Block("table_row", start, end, cells=((start, end),)),))
    )
    (block,) = record.blocks
    assert 0 <= block.start <= block.end <= len(record.text)
    assert block.cells == ((block.start, block.end),)


def test_what_stays_and_what_changes():
    assert clean("a\tb\r\nc\rd") == "a\tb\nc\nd"
    assert clean("‘Yes’ – “no” …") == "‘Yes’ – “no” …"
    assert clean("It\x92s \x93fine\x94\x85") == "It’s “fine”…"
    assert clean("a\u00a0b\u2003c\u202fd") == "a b c d"
    assert unicodedata.is_normalized("NFC", clean("Zoe\u0308"))
    block = Block("paragraph", 4, 7)
    record = cleaned_record(Record(text="\ufeffab\u00a0cde", id="x", blocks=(block,)))
    assert record.text[record.blocks[0].start : record.blocks[0].end] == "cde"
