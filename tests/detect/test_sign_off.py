"""Who signed, who was there, and whether it is dated."""

from __future__ import annotations

import pytest

from recordqa.detect.sign_off import find_sign_offs, is_name_line
from recordqa.segment import segment
from recordqa.types.values import Record

BODY = "\n".join(f"Sentence number {n} tells how the week went for the family." for n in range(30)) + "\n"


def found(text: str) -> list[tuple[str, str, bool, bool]]:
    document = segment(Record(text=text, id="t"), (), {})
    return [(s.kind, s.party, s.filled, s.dated) for s in find_sign_offs(document, ())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Signed (Supervisor): Hana Petrov Date: 3/4/26", ("signature", "supervisor", True, True)),
        ("Signature of supervisee: I Popescu", ("signature", "supervisee", True, False)),
        ("Signed: ____________ Date: ________", ("signature", "other", False, False)),
        ("Signed …………………… date ……………", ("signature", "other", False, False)),
        ("Signature of supervisor: ....................", ("signature", "supervisor", False, False)),
        ("Supervisor ………… Date ………", ("signature", "supervisor", False, False)),
        ("Sign here .......... (supervisee)", ("signature", "supervisee", False, False)),
        ("Manager ______________ date ________", ("signature", "supervisor", False, False)),
        (
            "Agreed and signed: Amara Obi 3 April 2026, Jo Lunt 4 April 2026",
            ("signature", "both", True, True),
        ),
        ("Asif Khan / Bola Obi 3.4.26", ("author", "both", True, True)),
        ("Jill Smith, TM, 4/5/26", ("author", "supervisor", True, True)),
        ("Recorded by: Jill Smith 4/5/26", ("author", "supervisor", True, True)),
        ("T. Wróbel, Team Manager, 04/02/26", ("author", "supervisor", True, True)),
        ("R. J. Iqbal (SW) 4.2.26", ("author", "supervisee", True, True)),
        ("Olga, ATM", ("author", "supervisor", True, False)),
        ("Notes sent by Dafydd Rees, 4 March 2026", ("author", "supervisor", True, True)),
        ("These minutes were circulated by Mehmet Kaya 4/3/26", ("author", "supervisor", True, True)),
        ("Written out and shared by Nia Boateng on 4 March 2026", ("author", "supervisor", True, True)),
    ],
)
def test_lines_at_the_end(line: str, expected: tuple[str, str, bool, bool]) -> None:
    assert found(BODY + line)[-1] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Asif Khan (Team Manager) and Bola Obi (Social Worker), 08/10/25", ("header", "both", True, True)),
        ("Present: Asif Khan, Bola Obi, Wen Li", ("attendees", "both", True, False)),
        ("Management oversight 14-Aug-2025 Asif Khan, TM", ("author", "supervisor", True, True)),
        ("Supervision 04/02/26 PM and FSW", ("header", "other", True, True)),
        ("1:1 4.2.26 – ATM / SW", ("header", "other", True, True)),
        ("Sup, SW and TM, 4 Feb 2026", ("header", "other", True, True)),
        ("Group sup, 4 Feb, Zofia Baran chairing", ("header", "other", True, True)),
        (
            "Led by Zofia Baran; present Ikenna Obi, Carys Pugh, Li Na. 4 February 2026",
            ("attendees", "both", True, True),
        ),
        ("Peer session on 4 Feb 2026, present: Ikenna Obi, Carys Pugh", ("attendees", "both", True, True)),
        (
            "supervision dictated by Rania Haddad practice manager with Euan Baird social worker on the "
            "fourth of February 2026",
            ("header", "both", True, True),
        ),
    ],
)
def test_lines_at_the_top(line: str, expected: tuple[str, str, bool, bool]) -> None:
    assert found(line + "\n\n" + BODY)[0] == expected


def test_a_date_line_dates_the_signatures_above_it() -> None:
    text = BODY + "Signature of supervisor: M Abara\nSignature of supervisee: L Nowak\nDate: 21.10.25"
    assert found(text)[-2:] == [
        ("signature", "supervisor", True, True),
        ("signature", "supervisee", True, True),
    ]


def test_a_record_without_any() -> None:
    assert found(BODY) == []


@pytest.mark.parametrize(
    "text", ["Jill Smith", "Asif Khan, team manager, 3/4/26", "A Khan / Bola Obi 3.4.26"]
)
def test_a_line_of_names(text: str) -> None:
    assert is_name_line(text)


@pytest.mark.parametrize(
    "text", ["Contact notes", "Bed for Hanna", "School Nurse", "Chase housing 3/4", "Update chronology"]
)
def test_no_line_of_names(text: str) -> None:
    assert not is_name_line(text)
