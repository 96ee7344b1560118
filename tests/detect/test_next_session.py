"""When the next supervision is, as far as the record says."""

from __future__ import annotations

from datetime import date

import pytest

from recordqa.detect.next_session import find_next_sessions
from recordqa.segment import segment
from recordqa.types.values import Record

SESSION = date(2026, 2, 11)


def found(text: str) -> list[tuple[bool, bool, bool]]:
    document = segment(Record(text="Ania is well. She likes school.\n\n" + text, id="t"), (), {})
    return [(n.dated, n.timed, n.placed) for n in find_next_sessions(document, SESSION)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Next supervision 6/1/26", (True, False, False)),
        ("Next supervision: 11 March at 2pm in the small meeting room", (True, True, True)),
        ("Next session 18.12.25", (True, False, False)),
        ("Next one: Monday 20 April, 2.30pm, Hope House room 1.", (True, True, True)),
        ("Date of next supervision: 12/03/2026", (True, False, False)),
        ("Time and date of next supervision: 21.04.26 at 3", (True, True, False)),
        ("We meet again on 17 March at 1pm.", (True, True, False)),
        ("Next supervision to be arranged.", (False, False, False)),
        ("Next – to be booked in.", (False, False, False)),
        ("We need to find a new date for our supervision.", (False, False, False)),
        ("next one the fifth of march at half past two in the blue room", (True, True, True)),
        ("next is the nineteenth of march at ten o'clock", (True, True, False)),
        ("Next session 19 March, quarter to four, at Alder House", (True, True, True)),
        ("We will fix a date in April.", (False, False, False)),
        ("Next supervision in early May once the rota is out.", (False, False, False)),
        ("We meet again in June.", (False, False, False)),
        ("9. Date and venue of next supervision\n19 March 2026, 2.00, committee room 3", (True, True, True)),
        ("6) Next session\n19/3/26", (True, False, False)),
        ("12. Next supervision\nto be fixed after leave", (False, False, False)),
        ("next 11/3", (True, False, False)),
        ("Next supervision will be in four weeks' time.", (True, False, False)),
        ("Next supervision Wednesday 11 March 9.30 on Teams", (True, True, True)),
    ],
)
def test_said(text: str, expected: tuple[bool, bool, bool]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The next visit is on 3 March.",
        "Next review 14 January.",
        "The next core group is on the 19th at 2pm.",
        "Next steps",
        "Bring the chronology to next supervision.",
        "She will see the dentist next month.",
        "Next LAC review: 3 March 2026, 10am, school.",
    ],
)
def test_something_else(text: str) -> None:
    assert found(text) == []
