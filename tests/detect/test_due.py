"""Timescales: found as written, worked out against the session, and nothing else taken for one."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.detect.due import choose_due, find_due
from tests.detect.timescale_examples import examples, held_out

SESSION = date(2026, 2, 11)


def same(text: str | None) -> str | None:
    """A timescale as compared by the codebook: without a leading "by", "for" or "on"."""
    if text is None:
        return None
    text = text.casefold().strip(" .")
    return re.sub(r"^(?:(?:by|for|on)\s+)+", "", text)


def right(kept_aside: bool) -> tuple[int, int, int]:
    """How many examples there are, how many texts and how many days are right."""
    total = texts = days = 0
    for index, (phrase, session, due, day) in enumerate(examples()):
        if held_out(index) != kept_aside:
            continue
        found = choose_due(find_due(phrase, session), session)
        total += 1
        texts += same(found.text if found else None) == same(due)
        days += (found.day if found else None) == day
    return total, texts, days


def test_there_are_as_many_examples_as_promised() -> None:
    assert len(examples()) >= 150


def test_timescales_tuned_on() -> None:
    total, texts, days = right(kept_aside=False)
    assert total >= 100
    assert texts / total >= 0.97  # measured 1.00
    assert days / total >= 0.97  # measured 1.00


def test_timescales_kept_aside() -> None:
    total, texts, days = right(kept_aside=True)
    assert total >= 50
    assert texts / total >= 0.95  # measured 1.00
    assert days / total >= 0.95  # measured 1.00


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by Wednesday", date(2026, 2, 18)),  # said on a Wednesday: the one to come
        ("by next Thursday", date(2026, 2, 19)),  # next week's, not tomorrow
        ("within 10 working days", date(2026, 2, 25)),
        ("by 29 Feb", date(2028, 2, 29)),
        ("by 31/12", date(2026, 12, 31)),
    ],
)
def test_arithmetic_that_is_easily_got_wrong(text: str, day: date) -> None:
    found = choose_due(find_due(text, SESSION), SESSION)
    assert found is not None
    assert found.day == day


def test_working_days_step_over_bank_holidays() -> None:
    found = find_due("within 2 working days", date(2026, 4, 2))  # Good Friday and Easter Monday follow
    assert found[0].day == date(2026, 4, 8)


@pytest.mark.parametrize("text", ["by Friday", "within two weeks", "by 3/6", "tomorrow", "by end of June"])
def test_no_session_date_leaves_the_day_open(text: str) -> None:
    found = find_due(text, None)
    assert len(found) == 1
    assert found[0].day is None


@given(st.text(max_size=200), st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_gives_spans_of_itself(text: str, session: date | None) -> None:
    found = find_due(text, session)
    assert found == find_due(text, session)
    for one, following in pairwise(found):
        assert one.end <= following.start
    for one in found:
        assert text[one.start : one.end] == one.text


_WORDS = st.lists(
    st.sampled_from(
        (
            "by on the before next 3/6 30/2 31.4.26 99/99 3 may May 29 Feb Friday Fri week w/c within "
            "two 400 hrs days until weekly every core group review ( ) and , - 2pm end of month Easter "
            "Christmas 23rd 2026 for "
        ).split()
    ),
    max_size=14,
)


@given(_WORDS, st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_any_jumble_of_time_words_is_safe(words: list[str], session: date) -> None:
    text = " ".join(words)
    for one in find_due(text, session):
        assert text[one.start : one.end] == one.text
        assert one.text.strip()
