"""A relation stands for a name only where the record says it outright."""

from __future__ import annotations

import pytest

from recordqa.redact.relations import relation_at, relations


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("Mother: Halina Bielak", "Halina Bielak", "mother"),
        ("Spoke to mum (Halina) today", "Halina", "mother"),
        ("Halina Bielak (mum) came", "Halina Bielak", "mother"),
        ("Maternal grandmother: Mrs Bielak", "Bielak", "maternal grandmother"),
        ("Father | Marek Bielak | seen", "Marek Bielak", "father"),
        ("Step-father: Owen", "Owen", "stepfather"),
        ("his mother (Halina) came", "Halina", None),
        ("Halina's mother: Krystyna", "Krystyna", None),
        ("told mum Marek was out", "Marek", None),
        ("mum, Halina and Marek came", "Halina", None),
        ("Halina came with her father", "Halina", None),
    ],
)
def test_what_counts_as_saying_it(text: str, name: str, relation: str | None) -> None:
    start = text.index(name)
    assert relation_at(text, start, start + len(name)) == relation


def test_a_relation_two_people_have_stands_for_neither() -> None:
    text = "Aunt: Halina\nAunt: Krystyna\nFather: Marek"
    places = {n: [(text.index(n), text.index(n) + len(n))] for n in ("Halina", "Krystyna", "Marek")}
    assert relations(text, places) == {"Marek": "father"}
