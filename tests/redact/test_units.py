"""Marks over units: nothing outside a mark changes, whatever the pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recordqa.redact.folding import fold, folded
from recordqa.redact.units import Mark, Piece, Unit

PIECES = st.lists(
    st.tuples(st.text("ab é\n", max_size=6), st.sampled_from(["plain", "new", "old", "code"])), max_size=8
)


def unit_of(pieces: list[tuple[str, str]]) -> tuple[Unit, list[str]]:
    out = [text for text, _ in pieces]

    def keeper(place: int) -> Piece:
        text, kind = pieces[place]
        return Piece(text, lambda new: out.__setitem__(place, new), kind)  # type: ignore[arg-type]

    return Unit([keeper(place) for place in range(len(pieces))]), out


@given(PIECES, st.data())
def test_a_mark_changes_its_characters_and_no_others(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    unit, out = unit_of(pieces)
    for view in unit.views():
        assert "".join(unit.text[p] for p in view.positions) == view.text
    views = [v for v in unit.views() if v.text]
    if not views:
        return
    view = data.draw(st.sampled_from(views))
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    positions = list(view.positions[start:end])
    unit.apply([Mark(positions, "X#")])
    joined = "".join(out)
    assert joined.count("X#") == 1
    before, after = joined.split("X#")
    assert before == unit.text[: positions[0]]
    kept = [
        p for p in range(positions[0], positions[-1] + 1) if unit.kinds[p] == "code" and p not in positions
    ]
    assert after == "".join(unit.text[p] for p in kept) + unit.text[positions[-1] + 1 :]


@given(PIECES)
def test_a_kept_mark_changes_nothing_and_guards_its_place(pieces: list[tuple[str, str]]) -> None:
    unit, out = unit_of(pieces)
    everything = range(len(unit.text))
    assert unit.apply([Mark(everything, None), Mark(everything, "gone")]) == 0
    assert "".join(out) == unit.text


def test_a_fuller_mark_takes_the_place_of_its_parts_but_never_of_a_neighbour() -> None:
    unit, out = unit_of([("Leah Marsh saw", "plain")])
    unit.apply([Mark(range(0, 4), "L."), Mark(range(5, 10), "M."), Mark(range(0, 10), "L.M.")])
    assert out == ["L.M. saw"]
    unit, out = unit_of([("Leah Marsh", "old"), ("Noah", "new")])
    unit.apply([Mark(range(0, 10), "L.M."), Mark(range(10, 14), "N.M."), Mark(range(5, 14), "N.M.")])
    assert out == ["L.M.", "N.M."]


@given(st.text(max_size=60))
def test_folded_offsets_lead_back(text: str) -> None:
    plain, back = folded(text)
    assert plain == fold(text)
    assert len(back) == len(plain) + 1
    assert list(back) == sorted(back) and (not plain or back[-1] == len(text))


def test_folding_shows_what_is_hidden() -> None:
    assert fold("Wr\u00f3\u00adbel\u200b’s Łódź") == "Wrobel's Lodz"
    assert fold("Wro\u0301bel") == "Wrobel"
