"""Who supervised whom."""

from __future__ import annotations

import pytest

from recordqa.detect.parties import find_parties
from recordqa.segment import segment
from recordqa.types.values import Metadata, Record

BODY = "\n\nThe week went well. The children were seen at school.\n"


@pytest.mark.parametrize(
    ("text", "supervisor", "supervisee"),
    [
        ("Supervisor: Mei Lin\nSupervisee: Tunde Bello, Social Worker", "Mei Lin", "Tunde Bello"),
        ("Supervisor\tMei Lin\nSupervisee\tTunde Bello", "Mei Lin", "Tunde Bello"),
        ("NAME: Tunde Bello\nDATE: 3/4/26\nSupervisor: Mei Lin", "Mei Lin", "Tunde Bello"),
        ("Mei Lin (Team Manager) and Tunde Bello (Social Worker), 08/10/25", "Mei Lin", "Tunde Bello"),
        ("Tunde Bello (social worker) and Mei Lin (team manager), 02/12/25", "Mei Lin", "Tunde Bello"),
        ("Case note, 9-6-26, SW Tunde Bello / PM Mei Lin", "Mei Lin", "Tunde Bello"),
        (
            "Supervision with Tunde Bello, Social Worker, held 3 April by Mei Lin, Team Manager.",
            "Mei Lin",
            "Tunde Bello",
        ),
        ("Mei Lin and Tunde Bello, 9 June 26", "Mei Lin", "Tunde Bello"),
        ("Nothing said here.", None, None),
    ],
)
def test_as_written(text: str, supervisor: str | None, supervisee: str | None) -> None:
    document = segment(Record(text=text + BODY, id="t"), (), {})
    assert find_parties(document, Metadata(), ()) == (supervisor, supervisee)


def test_what_is_given_wins() -> None:
    document = segment(Record(text="Supervisor: Mei Lin" + BODY, id="t"), (), {})
    assert find_parties(document, Metadata(supervisor="M. Lin"), ())[0] == "M. Lin"
