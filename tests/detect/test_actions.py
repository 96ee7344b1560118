"""Actions: which count, whose they are, by when, and what holds for any text at all."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordqa.detect.actions import find_actions
from recordqa.detect.dates import find_dates
from recordqa.detect.follow_up import find_follow_ups
from recordqa.detect.next_session import find_next_sessions
from recordqa.detect.parties import find_parties
from recordqa.detect.sign_off import find_sign_offs
from recordqa.segment import segment
from recordqa.types.values import Document, Metadata, PersonalDatum, Record
from tests.detect import action_examples, documents, record_examples
from tests.detect.action_scores import Score, of_records, of_sentences, same

SESSION = documents.SESSION


def found(layout: str) -> list[tuple[str | None, str | None]]:
    return [(a.owner, a.due_text) for a in find_actions(documents.document(layout), (), SESSION)]


# Floors stand a little under what was measured when they were set; the figures are in comments.


@pytest.mark.parametrize("kept_aside", [False, True])
def test_sentences_in_prose(kept_aside: bool) -> None:
    score = of_sentences(action_examples.PROSE, "# Discussion\n", kept_aside)
    assert score.f1 >= 0.93  # measured .986 tuned on, .970 kept aside
    assert score.owners / score.right >= 0.94  # 1.00, 1.00
    assert score.dues / score.right >= 0.94  # 1.00, 1.00


@pytest.mark.parametrize("kept_aside", [False, True])
def test_items_under_an_action_heading(kept_aside: bool) -> None:
    score = of_sentences(action_examples.ITEMS, "# Actions agreed\n- ", kept_aside)
    assert score.f1 >= 0.96  # 1.00, 1.00
    assert score.owners / score.right >= 0.9  # .96, 1.00
    assert score.dues / score.right >= 0.95  # 1.00, 1.00


@pytest.mark.parametrize("kept_aside", [False, True])
def test_whole_records_as_segmented(kept_aside: bool) -> None:
    score: Score = of_records(kept_aside, segmenter=True)
    assert score.f1 >= 0.9  # .974, .941
    assert score.owners / score.right >= 0.9  # .97, 1.00
    assert score.dues / score.right >= 0.9  # .97, 1.00


def test_there_is_as_much_material_as_promised() -> None:
    sentences = action_examples.examples(action_examples.PROSE) + action_examples.examples(
        action_examples.ITEMS
    )
    assert len(sentences) >= 120
    assert len(record_examples.RECORDS) >= 20


def test_one_table_row_is_one_action_whatever_the_order_of_columns() -> None:
    layout = "# Actions\nWho | By when | What\nHalima | 20/2 | Ring the nursery\n | | Bed for the twins"
    assert found(layout) == [("Halima", "20/2"), (None, None)]


def test_two_owners_in_one_sentence_are_two_actions() -> None:
    assert found("# Discussion\nOisin to ring the GP by Friday; Folasade to book the room.") == [
        ("Oisin", "Friday"),
        ("Folasade", None),
    ]


def test_what_cannot_be_checked_is_said_so() -> None:
    (action,) = find_actions(documents.document("# Actions\n- Latoya to ring housing asap"), (), SESSION)
    assert not action.checkable
    assert action.notes == ('the timescale "asap" cannot be checked',)


def test_the_purpose_of_an_action_is_seen() -> None:
    layout = (
        "# Actions\n- Bao to see Linh at school by 20/2 so that she can speak freely\n- Bao to ring the GP"
    )
    assert [a.outcome for a in find_actions(documents.document(layout), (), SESSION)] == [True, False]


def test_last_times_actions_are_not_this_times() -> None:
    assert found("# Actions from last time\n- Ahmed to ring the school by 20 January\n- DBS – done") == []


def test_owner_and_date_on_lines_of_their_own() -> None:
    layout = "# Action plan\nAction: Weigh the baby\nBy whom: Health visitor\nBy when: 20 February"
    assert found(layout) == [("Health visitor", "20 February")]


def every_finding(document: Document, session: date | None) -> list[object]:
    """All of detection's rules over one document."""
    everything: list[object] = [
        *find_actions(document, (), session),
        *find_follow_ups(document),
        *find_sign_offs(document, ()),
        *find_next_sessions(document, session),
    ]
    find_parties(document, Metadata(), ())
    dates = find_dates(document, Metadata())
    everything += [s for s in (dates.session_span, dates.recorded_span, dates.late_reason) if s is not None]
    return everything


_LINES = st.lists(
    st.sampled_from(
        [
            "Actions",
            "TO DO",
            "- KO to ring by 3/6",
            "Signed: ____ Date: ____",
            "Who | What | When",
            "KO | ring | 3/6",
            "| |",
            "Next supervision",
            "Previous actions",
            "DBS - done",
            "→",
            "Will will to be by by",
            "to",
            "(KO,",
            "Date: 99/99/99",
            "Supervisor: ",
            "Present: A B",
            "If",
            "was to be to be to be",
            "\t\t",
            "“",
            "ÅÉ – ßß 3/6",
        ]
    )
    | st.text(max_size=60),
    max_size=14,
)


@settings(deadline=None, max_examples=120)
@given(_LINES)
def test_any_text_is_safe_and_always_read_the_same(lines: list[str]) -> None:
    record = Record(text="\n".join(lines).replace("\r", " "), id="t")
    document = segment(record, (), {})
    first = every_finding(document, SESSION)
    assert first == every_finding(document, SESSION)
    for one in first:
        assert record.text[one.start : one.end] == one.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines to ring the school by Friday and ",
        "to be to be to be ",
        "A A A A A A A A ",
        "by 3/6 by 3/6 before the next core group review ",
        "(((((( ",
        "will will will ",
        "“quoted ",
    ],
)
def test_time_grows_with_length_and_not_faster(sentence: str) -> None:
    def seconds(times: int) -> float:
        text = sentence * times
        document = documents.document("# Discussion\n" + text)
        best = 1e9
        for _ in range(2):
            begin = time.perf_counter()
            every_finding(document, SESSION)
            best = min(best, time.perf_counter() - begin)
        return best

    seconds(2)
    short, long = seconds(100), seconds(800)
    assert long < max(0.05, short) * 30


def test_second_round_of_sentences() -> None:
    roles = dict.fromkeys("Olena Kwame Sanjay Piotr Farida Mehwish Dilan Niamh".split(), "professional")
    roles |= dict.fromkeys(("Yusuf", "Ania", "Leila", "Idris"), "child")
    people = [
        PersonalDatum(0, 0, name, "PERSON", role, 1.0, "", None)  # type: ignore[arg-type]
        for name, role in roles.items()
    ]
    wrong = []
    for text, labels in action_examples.examples(action_examples.SECOND):
        got = find_actions(documents.document("# Discussion\n" + text), people, SESSION)
        meant = [tuple(label) for label in labels]
        told = [(a.owner, a.due_text) for a in got]
        if len(told) != len(meant) or not all(
            same(t[0], m[0]) and same(t[1], m[1]) for t, m in zip(told, meant, strict=True)
        ):
            wrong.append((text, told))
    assert not wrong


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            "# Decision\nAgree the move because he asked for it.\n"
            "SW: police check on the uncle, 13/2\nSW: school and nursery told, 16/2\nTM: panel form, today",
            [("SW", "13/2"), ("SW", "16/2"), ("TM", "today")],
        ),
        (
            "Dear Tanisha, you said you were tired and you want your Fridays back.\nYou: see both boys, by Friday\n"
            "You: close the old referral\nMe: ask the centre about you starting late, by 16 February",
            [("You", "Friday"), ("You", None), ("Me", "16 February")],
        ),
        (
            "# Plan\nFSW – routines chart with dad by 20/2\nIRO: views on the split to be sought this week",
            [("FSW", "20/2"), ("IRO", "this week")],
        ),
        (
            "# Discussion\nSW: feels the plan is stuck, said so twice.\nTM: happy with the visits this month.",
            [],
        ),
        ("# Discussion\nSW: Huw Bevan, Newport team\nTM: Asha Nair, Newport team", []),
        ("# Discussion\nSchool: attendance is up by Friday each week\nHealth: no news since 3 February", []),
    ],
)
def test_tasks_behind_labels(layout: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(o, same(d, e[1])) for (o, d), e in zip(found(layout), expected, strict=True)] == [
        (o, True) for o, _ in expected
    ]


def test_a_condition_governs_the_rest_of_a_spoken_sentence() -> None:
    said = "# Discussion\nif nobody has rung by friday we stop waiting\nand I will pay for the taxi myself"
    document = documents.document(said)
    together = [replace(s, paragraph=1) for s in document.segments]
    assert find_actions(replace(document, segments=tuple(together)), (), SESSION) == ()


def test_under_an_agenda_nothing_is_an_action() -> None:
    assert found("# Agreed agenda\nOne family, brought by Huw, half an hour") == []
    assert found("# Actions agreed\n- April: no change, discussed.") == []
    assert found("# Actions agreed\n- Worker to keep an open mind.") == [("Worker", None)]


def test_what_running_text_says_before_the_list_counts_once() -> None:
    layout = (
        "# Thinking\nOlena will write a safety plan with him, in his own words. "
        "Kwame is to ring the landlord on 18 February about the lock.\n"
        "# Actions\n- Olena to write his own safety plan with him by 16 February\n"
        "- Kwame to get the lock changed by the landlord on 18 February\n- Olena to ring Gran by Friday"
    )
    assert found(layout) == [("Olena", "16 February"), ("Kwame", "18 February"), ("Olena", "Friday")]
    apart = "# Thinking\nOlena will write to the clinic.\n# Actions\n- Olena to ring Gran by Friday\n- Kwame to see housing"
    assert len(found(apart)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The action was to rewrite the chronology by 6 February.",
        "The task was to see both boys.",
        "We agreed to keep it open for now.",
        "We will leave things as they are.",
        "We look at it again on 3 March if the lock is not in.",
    ],
)
def test_past_tasks_and_decisions_to_wait_are_none(text: str) -> None:
    assert found("# Discussion\n" + text) == []


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            "# Actions\nAction | Who | Date\nRing school | Ewa | 3 May\nDate | Time | Venue\n4 May | 2pm | Room 2",
            [("Ewa", "3 May")],
        ),
        ("# Actions\nName | Role | Signature\nEwa Nowak | SW | ", []),
    ],
)
def test_what_belongs_to_the_next_session_or_the_signatures(
    layout: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found(layout) == expected


def test_a_bare_date_below_an_item_is_the_next_sessions() -> None:
    text = "Actions\n- Ring Gran by Friday\n\nDate: 4 May 2026\nTime: 10.00\nVenue: Room 2\n"
    got = find_actions(segment(Record(text=text, id="t"), (), {}), (), SESSION)
    assert [(a.owner, a.due_text) for a in got] == [(None, "Friday")]


def test_a_column_that_says_what_for_is_no_action_and_an_outcome() -> None:
    layout = (
        "# Actions\nAction | What for | Who | When\nFit the gate | so he cannot get out | Ravi | 16 February"
    )
    (action,) = find_actions(documents.document(layout), (), SESSION)
    assert action.outcome and action.owner == "Ravi"
    assert found("# Welfare\nFlexi: nine hours, four to be taken on 20 February.") == []
