"""What the people model is given: pieces that know their word, features, windows that cover all once."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from recordqa.detect.people_encoder import BEFORE, WIDTH, WINDOW, batches, cut_up, windows, word_features
from recordqa.detect.people_tokens import read_page


@dataclass
class Encoding:
    ids: list[int]
    offsets: list[tuple[int, int]]


class Letters:
    """Stands in for a tokenizer: pieces of at most three characters, blanks left out."""

    def encode(self, text: str, add_special_tokens: bool) -> Encoding:
        offsets = []
        start = 0
        while start < len(text):
            if text[start].isspace():
                start += 1
                continue
            end = start + 1
            while end < len(text) and end - start < 3 and text[start:end].isalpha() and text[end].isalpha():
                end += 1
            offsets.append((start, end))
            start = end
        return Encoding([len(str(o)) for o in offsets], offsets)


TEXTS = st.text(alphabet="ab Cé'’-.\n|\t1", max_size=900)


@settings(deadline=None)
@given(TEXTS)
def test_each_piece_is_in_one_window_and_knows_the_word_it_lies_in(text: str) -> None:
    page = read_page(text)
    pieces = cut_up(Letters(), page)
    for (start, end), word in zip(pieces.offsets, pieces.words, strict=True):
        if word >= 0:
            assert page.tokens[word].start < end and start < page.tokens[word].end
        else:
            assert not any(t.start <= start and end <= t.end for t in page.tokens)
    spans = list(windows(page, pieces))
    answered = [at for _, start, end in spans for at in range(start, end)]
    assert answered == list(range(len(pieces.ids)))
    for context, start, end in spans:
        assert 0 <= start - context <= BEFORE and end - context <= WINDOW and start < end
    assert sorted(i for batch in batches(spans) for i in batch) == list(range(len(spans)))


def test_windows_end_where_lines_end() -> None:
    text = "\n".join(["Leah said she is fine and wants to see Nan soon"] * 40)
    page = read_page(text)
    pieces = cut_up(Letters(), page)
    spans = list(windows(page, pieces))
    assert len(spans) > 2
    for _, _, end in spans[:-1]:
        assert "\n" in text[pieces.offsets[end - 1][1] : pieces.offsets[end][0]]


def test_features_tell_case_lists_and_lines_of_capitals() -> None:
    page = read_page("Grace's mum rang.\nSEEN BY LEAH OKORO TODAY AT HOME\nqzxw")
    rows = dict(zip((t.text for t in page.tokens), word_features(page), strict=True))
    assert all(len(row) == WIDTH for row in rows.values())
    assert rows["Grace"] != rows["mum"] != rows["LEAH"]
    unlisted = [word for word, row in rows.items() if row[-1]]
    assert unlisted == ["qzxw"]


def test_no_text_has_no_windows() -> None:
    page = read_page("")
    assert list(windows(page, cut_up(Letters(), page))) == []
