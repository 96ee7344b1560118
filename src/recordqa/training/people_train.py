"""Trains the people model: ``python -m recordqa.training.people_train WEIGHTS OUT``.

WEIGHTS is the folder that holds MiniLM-L6's model.safetensors, config.json and tokenizer.json (Apache-2.0).
Reads ``models/data/people/train`` and nothing of ``models/data/people/test``. Needs the ``train`` extra;
some minutes an epoch on two cores. The export is ONNX, int8 a channel, with the features' layer inside.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from recordqa.detect.people_encoder import LABELS, PLAIN, WIDTH, cut_up, word_features
from recordqa.detect.people_tokens import read_page
from recordqa.detect.people_words import CALENDAR, ROLE, kinds
from recordqa.training.encoder import Steps, begin, command_line, export, load_encoder, tokenizer_of
from recordqa.training.people_names import Name, by_origin, draw, titled
from recordqa.training.people_passages import (
    SLOT,
    Marked,
    Passage,
    cut,
    fill,
    joined,
    read_passages,
    roughen,
    shuffled,
    woven,
)

TRAIN = Path(__file__).resolve().parents[3] / "models" / "data" / "people" / "train"
LONGEST = 256
#: How much of the running mean of the weights each step keeps.
KEEP = 0.998
#: MiniLM's [MASK].
MASK = 103
#: Word pieces of a batch.
BATCH = 896
Example = tuple[list[int], list[list[float]], list[int]]


class PeopleTagger(nn.Module):
    """MiniLM with a layer for the words' features added to the embeddings, and a label for each piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.features = nn.Linear(WIDTH, size, bias=False)
        nn.init.normal_(self.features.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(size, len(LABELS))

    def forward(self, ids: Any, mask: Any, features: Any) -> Any:
        words = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return self.out(self.drop(hidden))


def example(
    tokenizer: Tokenizer, text: str, marks: Sequence[Marked], rng: random.Random | None = None
) -> Example:
    """Ids, features and labels of a filled passage.

    With ``rng`` the lists' opinion is hidden from some words, which is what an unlisted name looks like.
    """
    page = read_page(text)
    pieces = cut_up(tokenizer, page)
    rows = word_features(page)
    if rng is not None:
        hide = rng.choice((0.0, 0.15, 0.4, 1.0)) if rng.random() < 0.7 else 0.3
        for row in rows:
            if rng.random() < hide:
                row[PLAIN:] = [0.0] * (WIDTH - PLAIN)
    blank = [0.0] * WIDTH
    labels = []
    started: set[int] = set()
    at = 0
    for start, end in pieces.offsets:
        while at < len(marks) and marks[at].end <= start:
            at += 1
        if at < len(marks) and marks[at].start < end and marks[at].role != "unknown":
            begin = LABELS.index(f"B-{marks[at].role}")
            labels.append(begin if at not in started else begin + 1)
            started.add(at)
        else:
            labels.append(0)
    ids = list(pieces.ids)
    if rng is not None:
        ids = veiled(rng, ids, pieces.offsets, labels, marks)
    return (
        ids[:LONGEST],
        [rows[w] if w >= 0 else blank for w in pieces.words[:LONGEST]],
        labels[:LONGEST],
    )


def veiled(
    rng: random.Random,
    ids: list[int],
    offsets: Sequence[tuple[int, int]],
    labels: Sequence[int],
    marks: Sequence[Marked],
) -> list[int]:
    """The pieces with some words and some people's names hidden, so that no passage is learned by heart.

    A hidden name leaves nothing but what stands around it, which is what a role must be told from.
    """
    share = rng.choice((0.0, 0.05, 0.12))
    people = sorted({m.person for m in marks})
    hidden = {p for p in people if rng.random() < 0.3}
    covered = {at for m in marks if m.person in hidden for at in range(m.start, m.end)}
    return [
        MASK if (offsets[at][0] in covered if labels[at] else rng.random() < share) else piece
        for at, piece in enumerate(ids)
    ]


def passages(folder: Path = TRAIN) -> tuple[list[Passage], list[Passage]]:
    """The training passages, and one in nine kept back to see how it goes."""
    every = [p for path in sorted(folder.glob("*.txt")) for p in read_passages(path)]
    kept = [crc32(p.id.encode()) % 9 == 4 for p in every]
    return [p for p, k in zip(every, kept, strict=True) if not k], [
        p for p, k in zip(every, kept, strict=True) if k
    ]


@lru_cache(maxsize=1)
def ordinary_words() -> tuple[str, ...]:
    """Words of the passages themselves, the commonest and those of roles and dates left out."""
    counts = Counter(w for p in passages()[0] for w in re.findall(r"\b[a-z]{4,10}\b", SLOT.sub("", p.text)))
    usual = {word for word, _ in counts.most_common(400)}
    return tuple(
        sorted(w for w, n in counts.items() if n >= 3 and w not in usual and not kinds(w) & (ROLE | CALENDAR))
    )


def people_for(rng: random.Random, origin: str | None = None) -> Any:
    """A drawer of names for one passage: a family of one origin, workers of any.

    Of first names that are words some are any word at all: no list holds every word that is somebody's name.
    """
    home = origin or rng.choice(list(by_origin()))

    def name(role: str, number: int, word: bool) -> Name:
        own = role in "cf" and number <= 4
        word = word or rng.random() < 0.05
        found = draw(rng, origin=home if own else None, word=word)
        if word and rng.random() < 0.35:
            first = titled(rng.choice(ordinary_words()))
            found = replace(found, first=first, short=first)
        return found

    return name


def filled(rng: random.Random, passage: Passage, others: Sequence[Passage] = ()) -> tuple[str, list[Marked]]:
    """The passage with new people, cut, half the time beside a piece of one of ``others``, and roughened.

    Beside each other, so that nothing about a text as a whole (its headings, its length) can tell the
    model that it names nobody.
    """
    text, marks = fill(passage, people_for(rng))
    if rng.random() < 0.3:
        text, marks = shuffled(rng, text, marks)
    if others and rng.random() < 0.55:
        part = cut(rng, text, marks, longest=650)
        other = cut(rng, *fill(rng.choice(others), people_for(rng)), longest=600)
        gap = rng.choice(("\n", "\n", "\n\n", " "))
        if rng.random() < 0.4:
            text, marks = woven(rng, part, other)
        else:
            text, marks = joined(part, other, gap) if rng.random() < 0.5 else joined(other, part, gap)
    else:
        text, marks = cut(rng, text, marks)
    return roughen(rng, text, marks)


def padded(examples: Sequence[Example]) -> tuple[Any, Any, Any, Any]:
    """Tensors of ids, mask, features and labels, -100 where there is nothing."""
    longest = max(len(e[0]) for e in examples)
    ids = np.zeros((len(examples), longest), np.int64)
    mask = np.zeros((len(examples), longest), np.int64)
    features = np.zeros((len(examples), longest, WIDTH), np.float32)
    labels = np.full((len(examples), longest), -100, np.int64)
    for row, (piece_ids, rows, wanted) in enumerate(examples):
        size = len(piece_ids)
        ids[row, :size] = piece_ids
        mask[row, :size] = 1
        features[row, :size] = rows
        labels[row, :size] = wanted
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(features), torch.from_numpy(labels)


def in_batches(rng: random.Random, examples: list[Example], pieces: int) -> Iterable[list[Example]]:
    """Batches of about so many pieces, of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e[0]) + rng.random() * 12)
    found: list[list[Example]] = [[]]
    for one in order:
        if found[-1] and (len(found[-1]) + 1) * len(one[0]) > pieces:
            found.append([])
        found[-1].append(one)
    rng.shuffle(found)
    return found


def measure(model: PeopleTagger, tokenizer: Tokenizer, kept: Sequence[Passage], seed: int) -> str:
    """Names found whole, by role, right roles, and false names in 1,000 pieces, on passages kept back."""
    rng = random.Random(seed)
    hit: dict[str, int] = {}
    every: dict[str, int] = {}
    right = false = pieces = 0
    model.eval()
    for passage in kept:
        text, marks = filled(rng, passage, kept)
        one = example(tokenizer, text, marks)
        if not one[0]:
            continue
        with torch.no_grad():
            ids, mask, features, _ = padded([one])
            guess = model(ids, mask, features)[0].argmax(-1).tolist()
        at = 0
        labels = one[2]
        pieces += len(labels)
        while at < len(labels):
            if labels[at] == 0:
                false += guess[at] % 2 == 1
                at += 1
                continue
            end = at + 1
            while end < len(labels) and labels[end] == labels[at] + 1:
                end += 1
            role = LABELS[labels[at]][2:]
            every[role] = every.get(role, 0) + 1
            if all(guess[at:end]):
                hit[role] = hit.get(role, 0) + 1
                right += (guess[at] + 1) // 2 == (labels[at] + 1) // 2
            at = end
    shares = " ".join(f"{r} {hit.get(r, 0) / n:.3f} ({n})" for r, n in sorted(every.items()))
    roles = right / max(1, sum(hit.values()))
    return f"{shares} role {roles:.3f} false/1000 {1000 * false / max(1, pieces):.2f}"


def train(given: argparse.Namespace) -> None:
    """Train, export, and say after each epoch how the passages kept back were read."""
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    tokenizer = tokenizer_of(given.weights)
    model = PeopleTagger(load_encoder(given.weights))
    begin(model, given.start)
    used, kept = passages()
    nobody = [p for p in used if not SLOT.search(p.text)]
    beside = [*used, *nobody * (len(used) // max(1, len(nobody)))]
    loss_of = nn.CrossEntropyLoss(ignore_index=-100)
    count = given.epochs * (len(used) * 120 // BATCH + 1)
    # The features learn as slowly as the encoder: faster, they drown the words they are added to.
    steps = Steps(model, rate=given.rate, heads=10, count=count, warm=0.06, keep=KEEP)
    for epoch in range(given.epochs):
        begun, total, done = time.perf_counter(), 0.0, 0
        model.train()
        examples = [example(tokenizer, *filled(rng, p, beside), rng) for p in used]
        for batch in in_batches(rng, [e for e in examples if e[0]], BATCH):
            ids, mask, features, wanted = padded(batch)
            # Half precision: twice as fast on processors that have it, and no worse here.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(ids, mask, features)
            loss = loss_of(scores.float().flatten(0, 1), wanted.flatten())
            steps.take(loss)
            total, done = total + float(loss.detach()), done + 1
        told = (
            measure(steps.mean, tokenizer, kept, given.seed)
            if epoch % 2 == 1 or epoch == given.epochs - 1
            else ""
        )
        print(f"{epoch + 1} loss {total / done:.4f} {time.perf_counter() - begun:.0f}s {told}", flush=True)
        if given.checkpoint is not None:
            torch.save(steps.mean.state_dict(), given.checkpoint)
    sample = {
        "ids": torch.ones(2, 24, dtype=torch.int64),
        "mask": torch.ones(2, 24, dtype=torch.int64),
        "features": torch.zeros(2, 24, WIDTH),
    }
    export(steps.mean, sample, "labels", given.out / "people.onnx")
    tokenizer.save(str(given.out / "tokenizer.json"))


def main() -> None:
    """The command line."""
    train(command_line("Train the people model.", epochs=14, rate=5e-4))


if __name__ == "__main__":
    main()
