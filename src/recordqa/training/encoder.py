"""What every training on the shared encoder needs: layers, tokenizer, steady weights, export."""

from __future__ import annotations

import argparse
import copy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel


def begin(model: nn.Module, start: Path | None) -> None:
    """Go on from a checkpoint where one is given."""
    if start is not None:
        model.load_state_dict(torch.load(start, weights_only=True))


def load_encoder(weights: Path) -> BertModel:
    """MiniLM's layers from a folder; attention written out, as the export needs it."""
    from safetensors.torch import load_file

    config = BertConfig.from_json_file(str(weights / "config.json"))
    config._attn_implementation = "eager"
    encoder = BertModel(config, add_pooling_layer=False)
    state = {k: v for k, v in load_file(str(weights / "model.safetensors")).items() if "pooler" not in k}
    missing, _ = encoder.load_state_dict(state, strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise ValueError(f"the weights lack {len(missing)} of the encoder's parts")
    return encoder


def tokenizer_of(weights: Path) -> Tokenizer:
    """The encoder's tokenizer, cutting nothing off."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def command_line(description: str, *, epochs: int, rate: float) -> argparse.Namespace:
    """What a training is told: weights, out, epochs, seed, rate, checkpoint, start."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--checkpoint", type=Path, help="where to keep the weights after each epoch")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    return parser.parse_args()


class Steps:
    """One step after another: AdamW, a rate that rises and falls to nothing, the weights' running mean.

    The words' own vectors stay as they are; ``heads`` times the rate goes to the layer named ``out``.
    """

    def __init__(
        self, model: Any, *, rate: float, heads: float, count: float, warm: float, keep: float
    ) -> None:
        model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        layers = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("out.")]
        last = [p for n, p in model.named_parameters() if n.startswith("out.")]
        self.model, self.mean, self.keep, self.taken = model, copy.deepcopy(model), keep, 0
        self.optimiser = torch.optim.AdamW(
            [{"params": layers, "lr": rate}, {"params": last, "lr": rate * heads}], weight_decay=0.01
        )
        self.plan = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min((s + 1) / (warm * count), max(0.02, 1.0 - s / count))
        )

    def take(self, loss: Any) -> None:
        """Learn from one batch's loss."""
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.plan.step()
        self.taken += 1
        follow(self.mean, self.model, min(self.keep, self.taken / (self.taken + 20)))


def follow(mean: nn.Module, model: nn.Module, keep: float) -> None:
    """Move the running mean of the weights towards the model: steadier than its last step."""
    with torch.no_grad():
        for kept, new in zip(mean.parameters(), model.parameters(), strict=True):
            kept.lerp_(new, 1.0 - keep)


def export(model: nn.Module, sample: Mapping[str, Any], output: str, file: Path) -> None:
    """Write ``file`` as ONNX, int8 a channel; ``sample`` has an input for each name, (records, pieces, …)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    model.eval()
    file.parent.mkdir(parents=True, exist_ok=True)
    raw, ready = file.with_suffix(".raw"), file.with_suffix(".ready")
    names: Sequence[str] = list(sample)
    torch.onnx.export(
        model,
        tuple(sample.values()),
        str(raw),
        input_names=names,
        output_names=[output],
        dynamic_axes={n: {0: "records", 1: "pieces"} for n in (*names, output)},
        opset_version=17,
        dynamo=False,
    )
    quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(file), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    raw.unlink()
    ready.unlink()
