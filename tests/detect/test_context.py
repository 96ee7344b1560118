"""Negation and deferral have a direction, a stopper and look-alikes."""

from __future__ import annotations

import pytest

from recordqa.detect.context import ContextRules, polarity_at
from recordqa.detect.patterns import PatternCompiler, present
from recordqa.detect.plain import plain_words
from recordqa.packs.schema import ContextRule

RULES = [
    ContextRule(phrase="was not", effect="negates", stops_at=("but",)),
    ContextRule(phrase="not only", effect="none"),
    ContextRule(phrase="not", effect="negates", within=3),
    ContextRule(phrase="to be obtained", effect="defers", direction="backward"),
    ContextRule(phrase="considered", effect="claims", direction="both", within=2),
]


def polarity(text: str, cue: str) -> str:
    words = plain_words(text)
    start = words.index(f" {cue} ") + 1
    rules = ContextRules(RULES, PatternCompiler({}))
    return polarity_at(rules.reaches(words, present(words)), start, start + len(cue))


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        ("Leah was not seen alone", "seen alone", "negated"),
        ("Leah was not at home but seen alone at school", "seen alone", "shown"),
        ("Wishes and feelings to be obtained", "wishes and feelings", "deferred"),
        ("Not only seen alone, she was heard", "seen alone", "shown"),
        ("Views considered", "views", "claimed"),
        ("Her views on the move to her aunt were fully considered", "views", "shown"),
        ("Seen alone and not in a hurry", "seen alone", "shown"),
    ],
)
def test_context(text: str, cue: str, wanted: str) -> None:
    assert polarity(text, cue) == wanted


def test_a_negation_that_belongs_to_the_cue_does_not_count() -> None:
    words = plain_words("He was not sure what to think")
    rules = ContextRules(RULES, PatternCompiler({}))
    start = words.index("was not sure")
    assert polarity_at(rules.reaches(words, present(words)), start, start + len("was not sure")) == "shown"
