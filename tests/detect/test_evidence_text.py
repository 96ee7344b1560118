"""What the evidence model is given to read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recordqa.detect.evidence_text import LONGEST, WINDOW, Unit, neutral, windows


def test_he_and_she_read_alike() -> None:
    assert neutral(" she told him that her coat was his ") == neutral(" he told her that his coat was hers ")


@st.composite
def streams(draw: st.DrawFn) -> list[Unit]:
    sizes = draw(st.lists(st.tuples(st.integers(1, LONGEST), st.booleans()), max_size=60))
    return [
        Unit(-1 if heading else place, (1,) * min(size, 12 if heading else size))
        for place, (size, heading) in enumerate(sizes)
    ]


@given(streams())
def test_every_segment_is_answered_for_once_and_windows_stay_small(units: list[Unit]) -> None:
    answered = []
    for window in windows(units):
        assert sum(len(u.ids) for u in window.units) <= WINDOW + LONGEST
        answered += [u.place for u, own in zip(window.units, window.answered, strict=True) if own]
    assert answered == [u.place for u in units if not u.heading]


def test_a_segment_is_read_with_the_ones_before_it() -> None:
    units = [Unit(n, (1,) * 60) for n in range(8)]
    second = list(windows(units))[1]
    assert not second.answered[0]
    assert second.units[0].place < min(
        u.place for u, own in zip(second.units, second.answered, strict=True) if own
    )
