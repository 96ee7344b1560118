"""The notation of cues, on plain words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordqa.detect.patterns import PatternCompiler, present
from recordqa.detect.plain import plain_words
from recordqa.errors import PackError

CLASSES = {
    "child": ["childname", "the (child|boy|girl)"],
    "says": ["said [that]", "told <who>"],
    "who": ["me", "us"],
}


def found(pattern: str, text: str) -> bool:
    words = plain_words(text)
    return PatternCompiler(CLASSES).compile(pattern).search(words, present(words)) is not None


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("wishes and feelings", "Wishes and feelings were gathered", True),
        ("wishes and feelings", "Wishes, and feelings", True),
        ("wishes and feelings", "feelings and wishes", False),
        ("reflect*", "They REFLECTED on it", True),
        ("reflect*", "a flect", False),
        ("<child> ...2 <says>", "The boy quietly told us he was cold", True),
        ("<child> ...2 <says>", "The boy and one or two others said no", False),
        ("^ we discussed", "We discussed risk", True),
        ("^ we discussed", "Today we discussed risk", False),
        ("no worries $", "There are no worries.", True),
        ("no worries $", "no worries about school", False),
        ("(is|was) [very|so] quiet", "He was so quiet", True),
        ("did not say", "She didn’t say", True),
        ("can not sleep", "He can't sleep", True),
        ("will not go", "She won't go", True),
        ("quotemark no", '"No, leave it" he shouted', True),
        ("quotemark no", "No, leave it, he shouted", False),
        ("initialsname cried", "K.L. cried at school", True),
        ("mum and dad", "Mum & Dad", True),
    ],
)
def test_notation(pattern: str, text: str, wanted: bool) -> None:
    assert found(pattern, text) is wanted


@pytest.mark.parametrize("pattern", ["", "(a|b", "a]", "<nobody>", "[only]", "...", "a*", "x )"])
def test_a_pattern_that_cannot_be_read_says_so(pattern: str) -> None:
    with pytest.raises(PackError):
        PatternCompiler(CLASSES).compile(pattern)


def test_a_class_that_contains_itself_is_refused() -> None:
    with pytest.raises(PackError, match="contains itself"):
        PatternCompiler({"a": ["<a>"]}).compile("<a>")


@given(st.text(max_size=300))
def test_plain_words_are_words_with_single_spaces(text: str) -> None:
    words = plain_words(text)
    assert words.startswith(" ") and words.endswith(" ")
    assert "  " not in words
    assert words == words.lower()


@given(st.lists(st.sampled_from(["the", "boy", "said", "told", "me", "that", "cold", ","]), max_size=25))
def test_the_filter_never_hides_a_match(words: list[str]) -> None:
    text = " " + "".join(w + " " for w in words)
    pattern = PatternCompiler(CLASSES).compile("<child> ...2 <says> [that] ...3 cold")
    assert (pattern.search(text, present(text)) is None) == (pattern.regex.search(text) is None)


def test_many_gaps_do_not_blow_up() -> None:
    pattern = PatternCompiler(CLASSES).compile("the ... said ... that ... the ... cold")
    text = " " + "the said that " * 5000
    began = time.perf_counter()
    assert pattern.regex.search(text) is None
    assert time.perf_counter() - began < 5
    assert isinstance(pattern.regex, re.Pattern)


def test_every_cue_of_every_criterion_compiles() -> None:
    from recordqa.packs import load_criteria, load_language

    language = load_language()
    compiler = PatternCompiler(language.classes)
    phrases = [p for c in load_criteria().values() for cue in c.cues for p in (*cue.match, *cue.unless)]
    phrases += [rule.phrase for rule in language.context]
    assert len(phrases) > 500
    for phrase in phrases:
        assert isinstance(compiler.compile(phrase).regex, re.Pattern)


def test_a_question_mark_is_a_word_of_its_own_and_a_pause() -> None:
    assert found("why ...4 ?", "Why does she stay?")
    assert not found("why ...4 ?", "Why she stays is clear.")
    assert found("stay , he", "Why does she stay? He thought about it.")
    assert found("stay he", "Why does she stay? He thought about it.")
