"""Trains the evidence model: ``python -m recordqa.training.evidence_train WEIGHTS OUT``.

WEIGHTS as for ``people_train``. Reads ``models/data/judgement/train`` (records) and ``sentences/train``;
nothing of ``fit`` or ``test``. Needs the ``train`` extra; some minutes an epoch on two cores.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from recordqa.detect.evidence_model import CRITERIA, RUNGS, WIDTH
from recordqa.detect.evidence_text import WINDOW, windows
from recordqa.training.encoder import Steps, begin, command_line, export, load_encoder, tokenizer_of
from recordqa.training.evidence_data import (
    BACK,
    DATA,
    EACH,
    UNKNOWN,
    Item,
    Target,
    example_items,
    line_items,
    record_items,
    records,
)

MASK = 103
BATCH = 1400
KEEP = 0.995
#: Windows: units, each with its target or None (only read).
Example = list[tuple[tuple[int, ...], Target | None]]


class EvidenceReader(nn.Module):
    """MiniLM with scores for each piece; a segment's are the mean of its pieces'."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.15)
        self.out = nn.Linear(encoder.config.hidden_size, WIDTH)

    def forward(self, ids: Any, mask: Any) -> Any:
        return self.out(self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state))


def of_record(items: Sequence[Item]) -> list[Example]:
    """A record's windows as the running model reads them."""
    by_unit = {id(item.unit): item.target for item in items}
    return [
        [
            (u.ids, by_unit[id(u)] if answered else None)
            for u, answered in zip(w.units, w.answered, strict=True)
        ]
        for w in windows([item.unit for item in items])
    ]


def of_lines(rng: random.Random, items: Sequence[Item]) -> list[Example]:
    """Sentences put beside each other at random, one to six in a window, so that none leans on a stranger."""
    order = list(items)
    rng.shuffle(order)
    found: list[Example] = []
    at = 0
    while at < len(order):
        size = rng.choice((1, 1, 2, 3, 4, 6))
        one: Example = [(item.unit.ids, item.target) for item in order[at : at + size]]
        while sum(len(ids) for ids, _ in one) > WINDOW and len(one) > 1:
            one.pop()
        found.append(one)
        at += len(one)
    return found


def padded(rng: random.Random | None, batch: Sequence[Example]) -> tuple[Any, ...]:
    """Tensors: ids, mask, the piece-to-segment matrix, rungs, their weights, polarity."""
    longest = max(sum(len(ids) for ids, _ in one) for one in batch)
    asked = [(row, k) for row, one in enumerate(batch) for k, (_, t) in enumerate(one) if t is not None]
    ids = np.zeros((len(batch), longest), np.int64)
    mask = np.zeros((len(batch), longest), np.int64)
    share = np.zeros((len(asked), len(batch) * longest), np.float32)
    rungs = np.full((len(asked), len(CRITERIA), len(RUNGS)), UNKNOWN, np.float32)
    weights = np.ones((len(asked), len(CRITERIA)), np.float32)
    polarity = np.full(len(asked), -100, np.int64)
    number = {place: n for n, place in enumerate(asked)}
    for row, one in enumerate(batch):
        place = 0
        for k, (pieces, target) in enumerate(one):
            line = list(pieces)
            if rng is not None:
                hide = rng.choice((0.0, 0.0, 0.06, 0.12))
                line = [MASK if i and rng.random() < hide else piece for i, piece in enumerate(line)]
            ids[row, place : place + len(line)] = line
            mask[row, place : place + len(line)] = 1
            if target is not None:
                n = number[row, k]
                share[n, row * longest + place : row * longest + place + len(line)] = 1.0 / len(line)
                rungs[n] = target.rungs
                weights[n] = target.weights
                if target.polarity >= 0:
                    polarity[n] = target.polarity
            place += len(line)
    return tuple(torch.from_numpy(a) for a in (ids, mask, share, rungs, weights, polarity))


def in_batches(rng: random.Random, examples: list[Example]) -> Iterable[list[Example]]:
    """Batches of about so many pieces, of like length, in random order."""
    size = {id(e): sum(len(ids) for ids, _ in e) for e in examples}
    found: list[list[Example]] = [[]]
    for one in sorted(examples, key=lambda e: size[id(e)] + rng.random() * 20):
        if found[-1] and (len(found[-1]) + 1) * size[id(one)] > BATCH:
            found.append([])
        found[-1].append(one)
    rng.shuffle(found)
    return found


def segment_scores(model: EvidenceReader, ids: Any, mask: Any, share: Any) -> Any:
    """The scores of each segment asked about."""
    return share @ model(ids, mask).float().flatten(0, 1)


def loss_of(scores: Any, rungs: Any, weights: Any, polarity: Any) -> Any:
    """Binary losses of the rungs that are known, and of the polarity where it is."""
    split = len(CRITERIA) * len(RUNGS)
    known = (rungs >= 0).float() * weights[:, :, None]
    wanted = rungs.clamp(min=0)
    given = scores[:, :split].view_as(rungs)
    each = nn.functional.binary_cross_entropy_with_logits(given, wanted, reduction="none") * known
    loss = 20 * each.sum() / known.sum().clamp(min=1)
    if (polarity >= 0).any():
        loss = loss + 0.3 * nn.functional.cross_entropy(scores[:, split:], polarity, ignore_index=-100)
    return loss


def measure(model: EvidenceReader, examples: Sequence[Example]) -> str:
    """F1 at met-or-better and earns-anything for each criterion, on sentences kept back."""
    model.eval()
    given, wanted = [], []
    for at in range(0, len(examples), 24):
        ids, mask, share, rungs, _, _ = padded(None, examples[at : at + 24])
        with torch.no_grad():
            scores = segment_scores(model, ids, mask, share)
        given.append(scores[:, : len(CRITERIA) * len(RUNGS)].view_as(rungs).numpy() > 0)
        wanted.append(rungs.numpy())
    got, want = np.concatenate(given), np.concatenate(wanted)
    told = []
    for at, name in enumerate(CRITERIA):
        parts = []
        for rung in (1, 2, 3):
            known = want[:, at, rung] >= 0
            a, b = got[known, at, rung], want[known, at, rung] > 0.5
            both = int((a & b).sum())
            parts.append(f"{2 * both / max(1, int(a.sum() + b.sum())):.2f}({int(b.sum())})")
        told.append(f"{name} {' '.join(parts)}")
    return " | ".join(told)


def train(given: argparse.Namespace) -> None:
    """Train, export, and say after each few epochs how the sentences kept back were read."""
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    tokenizer = tokenizer_of(given.weights)
    model = EvidenceReader(load_encoder(given.weights))
    begin(model, given.start)
    lines = line_items(tokenizer, DATA / "sentences" / "train")
    back = lines[BACK::EACH]
    chosen = {id(item) for item in back}
    lines = [item for item in lines if id(item) not in chosen]
    lines += example_items(tokenizer) * 2
    held = of_lines(random.Random(1), [replace(item) for item in back])
    whole = [e for gold in records(DATA / "train") for e in of_record(record_items(tokenizer, gold))]
    print(f"{len(lines)} sentences, {len(back)} kept back, {len(whole)} windows of records", flush=True)
    pieces = sum(len(i.unit.ids) for i in lines) + sum(len(ids) for e in whole for ids, _ in e)
    count = given.epochs * (pieces // BATCH + 1) * 1.15
    steps = Steps(model, rate=given.rate, heads=5, count=count, warm=0.08, keep=KEEP)
    for epoch in range(given.epochs):
        begun, total, done = time.perf_counter(), 0.0, 0
        model.train()
        for batch in in_batches(rng, [*of_lines(rng, lines), *whole]):
            ids, mask, share, rungs, scale, polarity = padded(rng, batch)
            if not len(share):
                continue
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = segment_scores(model, ids, mask, share)
            loss = loss_of(scores.float(), rungs, scale, polarity)
            steps.take(loss)
            total, done = total + float(loss.detach()), done + 1
        told = measure(steps.mean, held) if held and (epoch % 3 == 2 or epoch == given.epochs - 1) else ""
        print(f"{epoch + 1} loss {total / done:.4f} {time.perf_counter() - begun:.0f}s {told}", flush=True)
        if given.checkpoint is not None:
            torch.save(steps.mean.state_dict(), given.checkpoint)
    sample = {
        "ids": torch.ones(2, 24, dtype=torch.int64),
        "mask": torch.ones(2, 24, dtype=torch.int64),
    }
    export(steps.mean, sample, "scores", given.out / "evidence.onnx")
    tokenizer.save(str(given.out / "tokenizer.json"))


def main() -> None:
    """The command line."""
    train(command_line("Train the evidence model.", epochs=12, rate=3e-4))


if __name__ == "__main__":
    main()
