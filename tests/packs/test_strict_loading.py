"""Bad criteria files are refused with file, line, key and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordqa import load_pack
from recordqa.errors import PackError, UnknownChoice
from recordqa.packs import load_criteria, load_criterion_file, pack_ids, validate_file
from recordqa.packs.strict_yaml import read_strict

GOOD = Path(__file__).parents[2] / "criteria" / "library" / "next_session.yaml"


def message(text: str, name: str = "mine.yaml") -> str:
    with pytest.raises(PackError) as caught:
        validate_file(text, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("id: a\nid: b\n", 'mine.yaml:2: the key "id" stands here twice'),
        ("id: mine\nnew: yes\n", "mine.yaml:2: unquoted"),
        ("id: mine\ndate: 2026-03-01\n", "mine.yaml:2: put the date in quotes"),
        ("id: [a\n", "mine.yaml:2"),
        ("- a\n- b\n", "mine.yaml:1: expected keys"),
        ("", "mine.yaml:1: the file is empty"),
        ("? [a, b]\n: c\n", "mine.yaml:1: a key must be"),
    ],
)
def test_yaml_traps_are_named_with_their_line(text: str, wanted: str) -> None:
    assert wanted in message(text)


def test_an_unknown_key_is_named_with_its_line() -> None:
    text = GOOD.read_text(encoding="utf-8") + "colour: red\n"
    line = text.count("\n")
    assert f"mine.yaml:{line}: colour: this key is not known here" in message(text)


def test_a_missing_key_is_named() -> None:
    text = GOOD.read_text(encoding="utf-8").replace("title: Next session\n", "")
    assert "title: this key must be there" in message(text)


def test_a_period_that_is_none_says_what_is_expected() -> None:
    text = 'id: mine\ntitle: Mine\nversion: "1"\ndate: null\nextends: base\nrecording:\n  case: {within: soon, clause: "1"}\n'
    found = message(text, "bury.yaml")
    assert "bury.yaml:7: recording.case.within" in found
    assert '"5 working days"' in found
    assert 'got "soon"' in found


def test_numbers_and_quoted_words_keep_their_meaning() -> None:
    data = read_strict('a: 3\nb: .5\nc: "no"\nd: "2026-01-01"\ne: true\nf: null\n', "x").data
    assert data == {"a": 3, "b": 0.5, "c": "no", "d": "2026-01-01", "e": True, "f": None}


def test_reach_may_only_name_parts_that_a_cue_has() -> None:
    text = (
        GOOD.read_text(encoding="utf-8")
        .replace("kind: next_session", "kind: evidence")
        .replace(
            "gaps:",
            'cues:\n  - {id: a, part: one, strength: 1, match: ["said so"]}\nreach:\n  1:\n    - {all: [two]}\ngaps:',
            1,
        )
    )
    with pytest.raises(PackError, match='part "two"'):
        load_criterion_file(text, "x.yaml")


def test_the_library_holds_the_nineteen_criteria_of_the_codebook() -> None:
    assert len(load_criteria()) >= 19


def test_every_pack_loads_and_an_unknown_one_lists_them() -> None:
    ids = pack_ids()
    assert {"base", "sandwell", "st-helens", "bury", "south-gloucestershire", "systemic-practice"} <= set(ids)
    for id in ids:
        pack = load_pack(id)
        assert pack.id == id
        assert pack.lineage[0] == "base"
        for criterion in pack.criteria:
            assert pack.sources(criterion)
    with pytest.raises(UnknownChoice, match="sandwell"):
        load_pack("atlantis")


def test_a_council_may_bring_its_own_pack(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        'id: mine\ntitle: Mine\nversion: "2"\ndate: "2026-01-01"\nextends: sandwell\n'
        "wording:\n  actions: {title: What next}\nleave_out: [identity]\n"
        "weights:\n  risk: {case: 9}\n",
        encoding="utf-8",
    )
    pack = load_pack("mine", folders=[tmp_path])
    assert pack.lineage == ("base", "sandwell", "mine")
    assert pack.criteria["actions"].title == "What next"
    assert "identity" not in pack.criteria
    assert pack.criteria["risk"].weight["case"] == 9
    assert pack.recording == load_pack("sandwell").recording
    # The library itself is untouched.
    assert load_pack("base").criteria["actions"].title != "What next"


def test_a_pack_that_extends_nothing_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        'id: mine\ntitle: Mine\nversion: "2"\ndate: null\nextends: nowhere\n', encoding="utf-8"
    )
    with pytest.raises(PackError, match="nowhere"):
        load_pack("mine", folders=[tmp_path])


def test_a_pack_with_an_unknown_criterion_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        'id: mine\ntitle: Mine\nversion: "2"\ndate: null\nextends: base\nleave_out: [courage]\n',
        encoding="utf-8",
    )
    with pytest.raises(PackError, match="courage"):
        load_pack("mine", folders=[tmp_path])
