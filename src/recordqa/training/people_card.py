"""Writes ``models/people/card.json``: ``python -m recordqa.training.people_card RESULT.json …``.

Each RESULT is what ``benchmarks/people.py`` printed; its file name without the suffix is its key among the
scores. What it was trained on is counted here, so that the card cannot say otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recordqa.training.people_passages import ROLES, SLOT, read_passages

ROOT = Path(__file__).resolve().parents[3]
MODEL = ROOT / "models" / "people"
TRAIN = ROOT / "models" / "data" / "people" / "train"
FILES = ("people.onnx", "roles.json", "tokenizer.json")


def trained_on(folder: Path = TRAIN) -> dict[str, Any]:
    """Files with their sha256, passages, words and slots by role."""
    files: dict[str, Any] = {}
    slots: dict[str, int] = {}
    for path in sorted(folder.glob("*.txt")):
        passages = read_passages(path)
        for passage in passages:
            for slot in SLOT.finditer(passage.text):
                role = ROLES[slot["role"].lower()]
                slots[role] = slots.get(role, 0) + 1
        files[path.name] = {
            "passages": len(passages),
            "words": sum(len(p.text.split()) for p in passages),
            # Newlines may differ between checkouts; the words may not.
            "sha256": hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest(),
        }
    return {"what": "models/data/people/README.md", "files": files, "slots": dict(sorted(slots.items()))}


def card(number: str, scores: dict[str, Any], recipe: dict[str, Any]) -> dict[str, Any]:
    """The whole card, but for what nobody but its reader can say."""
    return {
        "name": "people",
        "version": number,
        "what": (
            "Names of people and whose they are (child, family, professional), a label for each word piece."
        ),
        "built_on": "MiniLM-L6-H384-uncased, sentence-transformers' all-MiniLM-L6-v2 weights (Apache-2.0)",
        "licence": "Apache-2.0 (the weights built on); see LICENSE",
        "trained_on": trained_on(),
        "recipe": recipe,
        "scores": scores,
        "limits": [
            "Passages and test records are invented, written by language models; real ones will be harder.",
            "Roles are as settled by the codebook; where a text does not tell, the answer may be wrong.",
            "English only.",
        ],
        "made_with": {
            p: version(p)
            for p in ("torch", "transformers", "tokenizers", "onnxruntime", "onnx", "scikit-learn")
        },
        "files": {f: hashlib.sha256((MODEL / f).read_bytes()).hexdigest() for f in FILES},
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the people model's card.")
    parser.add_argument("results", nargs="*", type=Path)
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--recipe", default="{}", help="JSON: epochs, rate, seed")
    given = parser.parse_args()
    scores = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in given.results}
    made = card(given.version, scores, json.loads(given.recipe))
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    (MODEL / "card.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
