"""What stands near a finding is found without comparing every two, and is the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.judge.kinds.evidence import reached
from recordqa.packs.schema import Alternative

PARTS = ("a", "b", "c")


def near_by_definition(one: Any, two: Any, within: str, segments: list[Any]) -> bool:
    a, b = segments[one.segment], segments[two.segment]
    if within == "section":
        return bool(a.section == b.section)
    same = a.section == b.section and a.paragraph == b.paragraph
    if within == "passage":
        return same or (a.section == b.section and abs(one.segment - two.segment) <= 5)
    return same or abs(one.segment - two.segment) <= 2


@pytest.mark.parametrize("within", ["section", "passage", "paragraph"])
@given(
    layout=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=14),
    found=st.lists(st.tuples(st.integers(0, 13), st.sampled_from(PARTS), st.integers(1, 3)), max_size=14),
    asked=st.lists(st.sampled_from(["a", "b>=2", "c x2", "any"]), min_size=1, max_size=3),
)
def test_the_same_findings_as_by_definition(within: str, layout: Any, found: Any, asked: Any) -> None:
    segments = [SimpleNamespace(section=s, paragraph=p) for s, p in layout]
    pool: Any = [
        SimpleNamespace(segment=n % len(segments), part=part, strength=strength, number=i)
        for i, (n, part, strength) in enumerate(found)
    ]
    context: Any = SimpleNamespace(document=SimpleNamespace(segments=segments))
    alternative = Alternative(all=tuple(asked), within=within)  # type: ignore[arg-type]
    whole = Alternative(all=tuple(asked), within="record")
    expected: list[Any] = []
    for anchor in pool:
        close = [f for f in pool if near_by_definition(anchor, f, within, segments)]
        expected = reached(whole, close, context)
        if expected:
            break
    assert [f.number for f in reached(alternative, pool, context)] == [f.number for f in expected]
