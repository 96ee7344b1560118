"""The session's and the recording's date, and why it was recorded late."""

from __future__ import annotations

from datetime import date

import pytest

from recordqa.detect.dates import find_dates
from recordqa.segment import segment
from recordqa.types.values import Dates, Metadata, Record


def dates(text: str, **given: date) -> Dates:
    return find_dates(segment(Record(text=text, id="t"), (), {}), Metadata(**given))  # type: ignore[arg-type]


FILLER = "\nTomasz is settled in his placement and asks for his brother. The carers are kind.\n"


@pytest.mark.parametrize(
    ("text", "session", "recorded"),
    [
        ("Date of supervision: 05.02.26" + FILLER, date(2026, 2, 5), None),
        ("Supervision held 08/10/25. Typed up 21/11/25" + FILLER, date(2025, 10, 8), date(2025, 11, 21)),
        ("Case supervision 12th Jan 2026, Amina Yusuf and Jo Peel" + FILLER, date(2026, 1, 12), None),
        ("MANAGEMENT OVERSIGHT 18TH SEPT 2025" + FILLER, date(2025, 9, 18), None),
        ("Supervision Date\t21/05/2026\nSupervisor\tMei Lin" + FILLER, date(2026, 5, 21), None),
        ("Supervision 3 March 2026\nChild: Nia Rees DOB 14/02/2015" + FILLER, date(2026, 3, 3), None),
        ("Child: Nia Rees DOB 14/02/2015\nDate: 3.3.26" + FILLER, date(2026, 3, 3), None),
        ("Supervision 14 October 2025\nTyped 2 November." + FILLER, date(2025, 10, 14), date(2025, 11, 2)),
        (
            "Discussed with Huda (SW) on 05.02.26. Recorded 07.02.26" + FILLER,
            date(2026, 2, 5),
            date(2026, 2, 7),
        ),
        ("Rukhsar Ali and Ben Tate" + FILLER + "Signed: R Ali Date: 27/05/26", date(2026, 5, 27), None),
        ("Child: Nia Rees DOB 14/02/2015" + FILLER, None, None),
        ("No dates here at all." + FILLER, None, None),
    ],
)
def test_stated_dates(text: str, session: date | None, recorded: date | None) -> None:
    found = dates(text)
    assert (found.session, found.recorded) == (session, recorded)


def test_what_is_given_wins_and_is_shown_where_it_stands() -> None:
    found = dates("Supervision 3 March 2026" + FILLER, session_date=date(2026, 3, 3))
    assert found.session_span is not None and found.session_span.text == "3 March 2026"
    assert dates("Supervision 3 March 2026", session_date=date(2026, 3, 4)).session == date(2026, 3, 4)


@pytest.mark.parametrize(
    "reason",
    [
        "Typed up late because I was on annual leave.",
        "Apologies for the delay in recording – system migration.",
        "This was written up on return from leave, sorry it is late.",
        "Recorded late due to the Ofsted inspection.",
        "I did not get to typing this up until now as I was in court all week.",
    ],
)
def test_a_reason_for_lateness_is_found(reason: str) -> None:
    found = dates("Supervision 3 March 2026\n" + reason + FILLER)
    assert found.late_reason is not None
    assert found.late_reason.text == reason


@pytest.mark.parametrize(
    "text",
    [
        "Mum was late for contact because the bus did not come.",
        "Six of her case notes were late because of sickness.",
        "The assessment is delayed as the GP is on leave.",
        "Typed up 4 March 2026.",
    ],
)
def test_other_lateness_is_no_reason(text: str) -> None:
    assert dates("Supervision 3 March 2026" + FILLER + text).late_reason is None


@pytest.mark.parametrize(
    "text",
    [
        "This record was delayed because I had flu.",
        "Notes put on late due to the server being down.",
        "Apologies for the lateness of these notes as I was in court all week.",
        "Record late, on annual leave.",
    ],
)
def test_why_a_record_is_late(text: str) -> None:
    reason = dates(text + FILLER).late_reason
    assert reason is not None and reason.text == text
