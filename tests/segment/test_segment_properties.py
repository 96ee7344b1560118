"""What holds for any text: offsets, order, nothing lost, the same answer twice, time in proportion."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordqa.segment import segment
from recordqa.types import Block, Record

_RUN = re.compile(r"[^\W_]+")
_BITS = st.sampled_from(
    [
        *"abcABC.?!:;|-–•*#_ \n\t()1234\"“”'é…😀ع\u200f\x00\x0b\u2028",
        "Action",
        "Date: ",
        "Supervisor",
        "\n- ",
        "\n1. ",
        "so ",
        "and then ",
        "Risk: ",
        "From: ",
        "who",
        "when",
        " | ",
        "Agenda\n",
        "Previous supervision 4 Nov",
        "She went home. ",
        "\n\n",
        "Mr. ",
        "K.L. ",
    ]
)
MESSY = st.lists(_BITS, max_size=60).map("".join)


def holds(text: str) -> None:
    record = Record(text=text, id="h")
    document = segment(record, (), {})
    assert document == segment(record, (), {})
    at = 0
    gaps = []
    for n, s in enumerate(document.segments):
        assert s.index == n
        assert at <= s.start < s.end <= len(text)
        assert text[s.start : s.end] == s.text == s.text.strip()
        if s.value is not None:
            assert s.start <= s.value.start < s.value.end <= s.end
            assert text[s.value.start : s.value.end] == s.value.text
        for c in s.cells:
            assert s.start <= c.start <= c.end <= s.end
            assert text[c.start : c.end] == c.text
        assert s.section is None or 0 <= s.section < len(document.sections)
        gaps.append(text[at : s.start])
        at = s.end
    gaps.append(text[at:])
    # Between segments stand only white space, strokes, and list markers: no word is lost.
    for gap in gaps:
        for line in gap.split("\n"):
            marks = _RUN.findall(line)
            assert len(marks) <= 2 and all(len(m) <= 5 for m in marks), line
    last = -1
    for section in document.sections:
        assert last <= section.start < section.end <= len(text)
        last = section.end


@settings(max_examples=400, deadline=None)
@given(MESSY)
def test_messy_records(text: str) -> None:
    holds(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=250))
def test_any_text(text: str) -> None:
    holds(text)


@settings(max_examples=150, deadline=None)
@given(
    MESSY,
    st.lists(
        st.tuples(
            st.integers(0, 120),
            st.integers(0, 60),
            st.sampled_from(["paragraph", "heading", "list_item", "table_row"]),
        ),
        max_size=8,
    ),
)
def test_blocks_that_make_no_sense_do_no_harm(text: str, spans: list[tuple[int, int, str]]) -> None:
    blocks = tuple(
        Block(
            kind,
            start,
            start + size,
            cells=((start, start + size // 2), (start + size // 2, start + size)),
            table=size % 3,
        )  # type: ignore[arg-type]
        for start, size, kind in spans
    )
    document = segment(Record(text=text, id="h", blocks=blocks), (), {})
    at = 0
    for s in document.segments:
        assert at <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text
        at = s.end


def test_nothing_in_nothing() -> None:
    for text in ("", " \n\t ", "-----\n....\n"):
        document = segment(Record(text=text, id="h"), (), {})
        assert document.segments == () and document.sections == ()


_LONG = [
    "the cat sat on it and then she said so ",
    "a.",
    "x\t",
    "x|",
    '"a" (',
    "1) a 2) b ",
    "Label: ",
    "a  ",
    "- a. b. c\n",
    "HEAD\n",
    "Action: x\nWho: y\n\n",
    "_",
    "Action\nWho\nWhen\n",
    "((",
    "a - b ",
    "> ",
    "# a ",
    "Date: x Supervisor: y ",
    "a",
    "**a** ",
    '"',
]


@pytest.mark.parametrize("unit", _LONG)
def test_time_is_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 9e9
        for _ in range(2):
            start = time.perf_counter()
            segment(Record(text=text, id="h"), (), {})
            best = min(best, time.perf_counter() - start)
        return best

    small, large = seconds(20_000), seconds(160_000)
    # Eight times the text; quadratic work would take sixty-four times as long.
    assert large < 24 * small + 0.1


def test_a_line_of_a_million_characters() -> None:
    text = ("so then we talked about the plan and mum said she was tired " * 17_000)[:1_000_000]
    start = time.perf_counter()
    document = segment(Record(text=text, id="h"), (), {})
    assert time.perf_counter() - start < 20
    assert len(document.segments) > 5_000
