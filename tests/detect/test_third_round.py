"""Follow-up, sign-off and actions in the wordings of ``third_round``: every one of them, and no near miss."""

from __future__ import annotations

from datetime import date

import pytest

from recordqa.detect.actions import find_actions
from recordqa.detect.follow_up import find_follow_ups
from recordqa.detect.sign_off import find_sign_offs
from recordqa.segment import segment
from recordqa.types.values import Document, Record
from tests.detect.action_scores import same
from tests.detect.third_round import ACTIONS, FOLLOW, NOT_YET, SIGNED


def marked(examples: list[tuple[str, str]]) -> list[object]:
    """The examples, those not read rightly yet as expected failures that must go when they are."""
    wrong = pytest.mark.xfail(reason="not read rightly yet", strict=True)
    return [pytest.param(t, w, marks=(wrong,) if t.startswith(NOT_YET) else ()) for t, w in examples]


def cut(text: str) -> Document:
    return segment(Record(text=text, id="t"), (), {})


@pytest.mark.parametrize(("text", "states"), FOLLOW)
def test_what_became_of_last_times_actions(text: str, states: str) -> None:
    assert " ".join(f.state for f in find_follow_ups(cut(text))) == states


@pytest.mark.parametrize(("text", "who"), marked(SIGNED))
def test_who_signed_off(text: str, who: str) -> None:
    found = find_sign_offs(cut(text), ())
    filled = [s for s in found if s.filled]
    parties = {p for s in filled for p in (("supervisor", "supervisee") if s.party == "both" else (s.party,))}
    if who == "none":
        assert not filled
    elif who == "blank":
        assert found and not filled
    elif who == "one":
        assert len(filled) == 1 and filled[0].dated == any(c.isdigit() for c in filled[0].text)
    else:
        assert parties >= {"supervisor", "supervisee"} or len(filled) >= 2
        assert any(s.dated for s in filled)


@pytest.mark.parametrize(("text", "wanted"), marked(ACTIONS))
def test_actions_with_owner_and_timescale(text: str, wanted: str) -> None:
    found = find_actions(cut(text), (), date(2026, 2, 11))
    expected = [tuple(p.strip() for p in item.split("|")) for item in wanted.split(";;") if item.strip()]
    assert len(found) == len(expected)
    for action, (owner, due) in zip(found, expected, strict=True):
        assert same(action.owner, None if owner == "-" else owner)
        assert same(action.due_text, None if due == "-" else due)
