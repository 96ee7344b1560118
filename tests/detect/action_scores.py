"""Counts what detection of actions gets right, for the tests and for anyone who tunes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordqa.detect.actions import find_actions
from recordqa.segment import segment
from recordqa.types.values import Record
from tests.detect import action_examples, documents, record_examples


@dataclass
class Score:
    """Actions found and not found; of those found, owners and timescales that are right."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    owners: int = 0
    dues: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def same(said: str | None, meant: str | None) -> bool:
    """Whether two owners or timescales are one, a leading "by", "for" or "on" aside."""

    def bare(text: str | None) -> str | None:
        return None if text is None else re.sub(r"^(?:(?:by|for|on)\s+)+", "", text.casefold().strip(" ."))

    return bare(said) == bare(meant)


def of_sentences(block: str, layout: str, kept_aside: bool) -> Score:
    """Sentences or items, each alone under the heading that ``layout`` gives it."""
    score = Score()
    for index, (text, labels) in enumerate(action_examples.examples(block)):
        if action_examples.held_out(index) != kept_aside:
            continue
        got = find_actions(documents.document(layout + text), (), documents.SESSION)
        pairs = list(zip(got, labels, strict=False))
        score.right += len(pairs)
        score.extra += len(got) - len(pairs)
        score.missed += len(labels) - len(pairs)
        score.owners += sum(same(g.owner, owner) for g, (owner, _) in pairs)
        score.dues += sum(same(g.due_text, due) for g, (_, due) in pairs)
    return score


def of_records(kept_aside: bool, segmenter: bool) -> Score:
    """Whole records, cut by hand or by the segmenter; a found action must overlap the marked one."""
    score = Score()
    for index in range(len(record_examples.RECORDS)):
        if record_examples.held_out(index) != kept_aside:
            continue
        session, named, layout, labels = record_examples.record(index)
        text = documents.plain(layout)
        cut = segment(Record(text=text, id="t"), (), {}) if segmenter else documents.document(layout)
        got = list(find_actions(cut, documents.people(text, named), session))
        for quote, owner, due in labels:
            at = text.find(quote)
            found = next((g for g in got if g.start < at + len(quote) and at < g.end), None)
            if found is None:
                score.missed += 1
                continue
            got.remove(found)
            score.right += 1
            score.owners += same(found.owner, owner)
            score.dues += same(found.due_text, due)
        score.extra += len(got)
    return score
