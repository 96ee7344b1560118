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
        (
            "Agreed and signed: Amara Obi 3 April 2026, Jo Lunt 4 April 2026",
            ("signature", "both", True, True),
        ),
        ("Asif Khan / Bola Obi 3.4.26", ("author", "both", True, True)),
        ("Jill Smith, TM, 4/5/26", ("author", "supervisor", True, True)),
        ("Recorded by: Jill Smith 4/5/26", ("author", "supervisor", True, True)),
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
