"""Writes the cards of evidence, levels and grade: ``python -m recordqa.training.judgement_cards RESULT …``.

Each RESULT is what ``recordqa evaluate … --format json`` wrote; its file name without the suffix is its key
among the scores. What was learned from is counted here, so that a card cannot say otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recordqa.detect.evidence_model import CRITERIA
from recordqa.training.evidence_data import DATA, sentences

MODELS = Path(__file__).resolve().parents[3] / "models"
LIMITS = [
    "Records and labels are invented, by sessions of a language model; real records will be harder.",
    "Labels are one writer's; a second reader of the same kind agrees almost wholly, people will not.",
    "English only.",
]
_WITH = {
    "evidence": ("torch", "transformers", "tokenizers", "onnxruntime", "onnx"),
    "levels": ("numpy",),
    "grade": ("numpy",),
}
_WHAT = {
    "evidence": "What each sentence of a record shows, criterion by criterion: rungs and polarity.",
    "levels": "From the sentences' rungs and the cues to a level for each criterion judged by evidence.",
    "grade": "Cuts of the weighted share of levels into grades, spread, and the conformal set's bound.",
}
_FILES = {
    "evidence": ("evidence.onnx", "tokenizer.json"),
    "levels": ("levels.json",),
    "grade": ("grade.json",),
}


def _sum_of(text: str) -> str:
    # Newlines may differ between checkouts; the words may not.
    return hashlib.sha256(text.encode()).hexdigest()


def of_records(folders: Iterable[Path]) -> dict[str, Any]:
    """Records and words of each folder, with one sum over its files in order."""
    found = {}
    for folder in folders:
        texts = [
            path.read_text(encoding="utf-8")
            for path in sorted(folder.glob("*.md"))
            if path.name != "README.md"
        ]
        found[folder.name] = {
            "records": len(texts),
            "words": sum(len(t.split("---", 2)[2].split()) for t in texts),
            "sha256": _sum_of("\n".join(texts)),
        }
    return found


def trained_on(name: str) -> dict[str, Any]:
    """What a model learned from, counted from the files."""
    if name == "evidence":
        folders = sorted(p for p in (DATA / "train").iterdir() if p.is_dir())
        lines = {
            path.name: {
                "sentences": len(list(sentences(path))),
                "sha256": _sum_of(path.read_text(encoding="utf-8")),
            }
            for path in sorted((DATA / "sentences" / "train").glob("*.txt"))
        }
        return {"what": "models/data/judgement/README.md", "records": of_records(folders), "sentences": lines}
    fitted = [*sorted(p for p in (DATA / "fit").iterdir() if p.is_dir())]
    others = MODELS / "data" / "records"
    return {
        "what": "models/data/judgement/README.md",
        "records": of_records([*fitted, others / "tune", others / "held"]),
    }


def card(name: str, number: str, scores: Mapping[str, Any], recipe: Mapping[str, Any]) -> dict[str, Any]:
    """The whole card of one model."""
    made: dict[str, Any] = {
        "name": name,
        "version": number,
        "what": _WHAT[name],
        "trained_on": trained_on(name),
        "recipe": dict(recipe),
        "scores": dict(scores),
        "limits": LIMITS,
        "made_with": {package: version(package) for package in _WITH[name]},
        "files": {
            file: hashlib.sha256((MODELS / name / file).read_bytes()).hexdigest() for file in _FILES[name]
        },
    }
    if name == "evidence":
        made["criteria"] = list(CRITERIA)
        made["built_on"] = (
            "MiniLM-L6-H384-uncased, sentence-transformers' all-MiniLM-L6-v2 weights (Apache-2.0)"
        )
        made["licence"] = "Apache-2.0 (the weights built on); see LICENSE"
    return made


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the cards of evidence, levels and grade.")
    parser.add_argument("results", nargs="*", type=Path)
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--recipe", default="{}", help="JSON: epochs, rate, seed of the evidence model")
    given = parser.parse_args()
    scores = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in given.results}
    for name in _WHAT:
        recipe = json.loads(given.recipe) if name == "evidence" else {}
        made = card(name, given.version, scores, recipe)
        text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
        (MODELS / name / "card.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
