"""How well the cues read passages in many hands: a floor for the tuned half and for the half held back."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from recordqa.detect.evidence import CueDetector
from recordqa.detect.plain import plain_segments
from recordqa.judge.kinds.evidence import judge
from recordqa.judge.verdict import Context
from recordqa.packs import load_criteria, load_language, load_pack
from recordqa.types import Document, Findings, PersonalDatum, Record, Role, Segment

CRITERIA = ("child_voice", "reflection", "challenge", "rationale", "risk", "disagreement")
#: Share of passages that must get exactly their level: measured, less a small margin.
FLOOR_TUNED = {
    "child_voice": 0.95,
    "reflection": 0.9,
    "challenge": 0.82,
    "rationale": 0.95,
    "risk": 0.95,
    "disagreement": 0.95,
}
FLOOR_HELD = {
    "child_voice": 0.9,
    "reflection": 0.85,
    "challenge": 0.85,
    "rationale": 0.95,
    "risk": 0.95,
    "disagreement": 0.9,
}
#: Passages written after the cues: at first half of them got their level, then the cues were widened.
FLOOR_LATER = 0.75

_SENTENCE_END = re.compile(r"(?<=[.!?])['\"]?\s+(?=[A-Z'\"])|\n")


@lru_cache(maxsize=1)
def material() -> dict[str, Any]:
    path = Path(__file__).with_name("cue_sentences.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def detector() -> CueDetector:
    criteria = load_criteria()
    return CueDetector({c: criteria[c] for c in CRITERIA}, load_language())


def as_document(text: str, names: dict[Role, list[str]]) -> tuple[Document, list[PersonalDatum]]:
    """A passage cut at sentence ends, with every listed name as a known person."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        if stop > at:
            pieces.append((at, stop))
        at = end.end() if end else stop
    segments = tuple(Segment(i, a, b, text[a:b], "sentence") for i, (a, b) in enumerate(pieces))
    people = [
        PersonalDatum(m.start(), m.end(), m.group(), "PERSON", role, 1.0, "listed")
        for role, listed in names.items()
        for name in listed
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    ]
    return Document(Record(text, "x"), segments, ()), sorted(people, key=lambda p: p.start)


def level(criterion: str, text: str) -> int | None:
    document, people = as_document(text, material()["names"])
    found = detector().find(document, plain_segments(document, people))
    context = Context(document, Findings(evidence=found), load_pack(), "case")
    return judge(load_criteria()[criterion], context).level


def half(criterion: str, *, held: bool) -> list[tuple[int, int | None]]:
    """Wanted and found levels of one half: pairs of entries alternate between tuned and held back."""
    return [
        (case["level"], level(criterion, case["text"]))
        for place, case in enumerate(material()["cases"][criterion])
        if (place // 2 % 2 == 1) is held
    ]


def test_there_are_many_passages_and_half_are_traps() -> None:
    cases = [case for listed in material()["cases"].values() for case in listed]
    assert set(material()["cases"]) == set(CRITERIA)
    assert len(cases) >= 250
    assert len({case["text"] for case in cases}) == len(cases)
    assert sum(case["level"] < 2 for case in cases) >= 0.48 * len(cases)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize(("held", "floors"), [(False, FLOOR_TUNED), (True, FLOOR_HELD)])
def test_levels_of_passages(criterion: str, held: bool, floors: dict[str, float]) -> None:
    pairs = half(criterion, held=held)
    right = sum(wanted == got for wanted, got in pairs) / len(pairs)
    assert right >= floors[criterion], f"{criterion}: {right:.2f} of {len(pairs)}"


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("when", ["fresh", "unseen"])
def test_levels_of_later_passages(criterion: str, when: str) -> None:
    pairs = [(case["level"], level(criterion, case["text"])) for case in material()[when][criterion]]
    assert len(pairs) >= 6
    assert sum(wanted == got for wanted, got in pairs) / len(pairs) >= FLOOR_LATER


def test_passages_never_used_for_the_cues() -> None:
    """The honest figure: 21 of 30 exact when the cues were finished."""
    pairs = [(c["level"], level(k, c["text"])) for k in CRITERIA for c in material()["last"][k]]
    assert len(pairs) == 30
    assert sum(wanted == got for wanted, got in pairs) >= 19
    assert sum(wanted < 2 <= (got or 0) for wanted, got in pairs) <= 1


@pytest.mark.parametrize("criterion", CRITERIA)
def test_traps_do_not_earn_met(criterion: str) -> None:
    pairs = half(criterion, held=False) + half(criterion, held=True)
    traps = [got for wanted, got in pairs if wanted == 0]
    assert len(traps) >= 8
    assert sum((got or 0) >= 2 for got in traps) <= 1


def test_who_a_pronoun_means_decides_whose_words_they_are() -> None:
    document, people = as_document(
        "Kelly let me in. She told me she hates Sundays. Saw Ellie next. She told me she hates Sundays.",
        material()["names"],
    )
    words = [item.words for item in plain_segments(document, people)]
    assert words[1].startswith(" whoadult she told me")
    assert words[3].startswith(" whochild she told me")
    found = detector().find(document, plain_segments(document, people))
    assert {f.segment for f in found if f.criterion == "child_voice" and f.part == "words"} == {3}


@pytest.mark.parametrize("name", ["Bronwen", "Oluwaseun", "Wanjiru", "Hope", "Xiu Ying"])
def test_a_name_cannot_change_what_the_cues_find(name: str) -> None:
    def found(child: str) -> list[tuple[str, str, str]]:
        text = f"{child} told me that she hates the noise at night. We agreed to move visits to evenings."
        document, people = as_document(text, {"child": [child]})
        return [
            (f.criterion, f.part, f.polarity)
            for f in detector().find(document, plain_segments(document, people))
        ]

    assert found(name) == found("Ellie") != []
