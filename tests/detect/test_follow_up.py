"""What became of last time's actions."""

from __future__ import annotations

import pytest

from recordqa.detect.follow_up import find_follow_ups
from tests.detect.documents import document


def states(layout: str) -> list[tuple[str, bool]]:
    return [(f.state, f.consequence) for f in find_follow_ups(document(layout))]


@pytest.mark.parametrize(
    ("item", "state", "consequence"),
    [
        ("PEP – done 20/11. Zofia now reads with the head every day.", "done", True),
        ("Genogram: completed", "done", False),
        ("Referral to CAMHS – sent 3/2", "done", False),
        ("Life story work – not started, waiting on photos from Gran", "not_done", True),
        ("Dentist: not done", "not_done", False),
        ("Passport – outstanding, c/f", "carried", False),
        ("Swimming lessons: carried forward because the pool is closed", "carried", True),
        ("Statement: in progress", "in_progress", False),
        ("Ask aunt about Saturdays", "unanswered", False),
        ("Visit – hasn't happened, dad cancelled twice", "not_done", True),
        ("Housing letter has gone and they moved to a ground floor flat so he can get out", "done", True),
    ],
)
def test_items(item: str, state: str, consequence: bool) -> None:
    assert states("# Actions from last time\n- " + item) == [(state, consequence)]


@pytest.mark.parametrize(
    "text",
    [
        "Actions reviewed.",
        "All completed.",
        "All actions have been completed.",
        "All of the previous actions were reviewed.",
    ],
)
def test_a_statement_about_them_all(text: str) -> None:
    assert states("# Previous actions\n" + text) == [("reviewed", False)]


def test_a_table_is_read_by_its_status_column() -> None:
    layout = (
        "# Review of previous actions\nTask | Who | Status\n"
        "Ring school | Efua | Done, he is back full time because of it\n"
        "Book GP | Efua | \nChase DBS | Huw | Not done"
    )
    assert states(layout) == [("done", True), ("unanswered", False), ("not_done", False)]


def test_prose_outside_any_heading() -> None:
    said = "# Update\nThe referral we agreed last time has gone and Chidi starts on Monday. He is glad."
    assert [s for s, _ in states(said)] == ["done"]


@pytest.mark.parametrize(
    "text", ["The school are happy. He has gone up a set.", "The core group was held.", "Mum saw Nan."]
)
def test_news_is_no_follow_up(text: str) -> None:
    assert states("# Update\n" + text) == []


def test_the_sentences_after_an_item_tell_its_effect() -> None:
    layout = (
        "# Actions from last time\nDirect work: done. Kofi told her he sleeps in the bath when they fight."
    )
    assert states(layout) == [("done", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Checked and noted.",
        "Discussed & agreed.",
        "The actions from November were talked through.",
        "Previous tasks were gone over.",
        "Most of the agreed actions from May are finished.",
        "LAST ACTIONS LOOKED AT.",
        "All actions updated and discussed together.",
    ],
)
def test_a_review_in_other_words_is_only_a_review(text: str) -> None:
    assert states("# Previous actions\n" + text) == [("reviewed", False)]


@pytest.mark.parametrize(
    "text",
    [
        "We ran through what we agreed in April and it has all been done.",
        "We looked back at the actions and they were finished.",
        "Most of the actions set at the last meeting are in hand.",
    ],
)
def test_a_review_told_in_prose(text: str) -> None:
    assert states("# Discussion\n" + text) == [("reviewed", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The actions will be looked at in our next supervision.",
        "Actions to be reviewed next time, no time today.",
        "We will go through the actions when Yewande is back.",
    ],
)
def test_a_review_put_off_is_none(text: str) -> None:
    assert states("# Actions from last time\n" + text) == []


def test_several_items_told_in_one_sentence() -> None:
    said = (
        "# Update\nFrom March: the passport form is sent, the visit to Gran was done, "
        "the health check is carried over because Sukhdeep was ill."
    )
    assert states(said) == [("done", False), ("done", False), ("carried", True)]
    said = (
        "# Previous actions\nHer bus pass has been sent; the school visit was not done as the head was away."
    )
    assert states(said) == [("done", False), ("not_done", True)]
    # One item and what came of it stay one.
    said = "# Previous actions\n- The bed was booked, and it came on Friday so he sleeps through."
    assert states(said) == [("done", True)]


def test_a_dictated_list_counts_on() -> None:
    said = (
        "# Update\nactions from june the referral has been sent and he starts on monday\n"
        "the second one the call to the landlord was not done because nobody answers that number"
    )
    assert [s for s, _ in states(said)] == ["done", "not_done"]
