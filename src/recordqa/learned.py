"""Trained models: a folder under ``models/`` with its files and a ``card.json`` that vouches for them.

A model whose files do not match the sha256 sums in its card refuses to load. With no model at all
recordqa judges from the criteria's cues and says so in the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from recordqa import resources
from recordqa.errors import ModelError

CARD = "card.json"
_CARD_KEYS = frozenset({"name", "version", "trained_on", "scores", "made_with", "files"})


@dataclass(frozen=True)
class Model:
    """A model's card and the bytes of its files, already checked against each other."""

    name: str
    version: str
    card: Mapping[str, Any] = field(repr=False)
    folder: Traversable = field(repr=False)

    def read(self, file: str) -> bytes:
        """One of the files that the card lists; checked again, since it may have changed on disk."""
        return _checked(self.folder, file, self.card["files"].get(file), self.name)

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that this model judges; the others are judged from their cues."""
        return tuple(self.card.get("criteria", ()))


def available() -> tuple[str, ...]:
    """The names of the models that are installed, in order."""
    folder = resources.models_folder()
    return tuple(sorted(item.name for item in folder.iterdir() if item.is_dir() and (item / CARD).is_file()))


def load(name: str) -> Model | None:
    """The model of this name, or None when it is not installed.

    ModelError when its files do not match its card.
    """
    folder = resources.models_folder() / name
    card_file = folder / CARD
    if not card_file.is_file():
        return None
    try:
        card = json.loads(card_file.read_text(encoding="utf-8"))
    except ValueError:
        raise ModelError(f"models/{name}/{CARD} is not JSON.", hint="Install recordqa again.") from None
    missing = sorted(_CARD_KEYS - set(card)) if isinstance(card, dict) else sorted(_CARD_KEYS)
    if missing:
        raise ModelError(f"models/{name}/{CARD} does not say: {', '.join(missing)}.")
    if card["name"] != name:
        raise ModelError(f"models/{name}/{CARD} is the card of another model.")
    for file, digest in card["files"].items():
        _checked(folder, file, digest, name)
    return Model(name=name, version=str(card["version"]), card=card, folder=folder)


def versions() -> dict[str, str]:
    """The installed models and their versions, for the report."""
    found = {}
    for name in available():
        model = load(name)
        if model is not None:
            found[name] = model.version
    return found


def _checked(folder: Traversable, file: str, digest: str | None, name: str) -> bytes:
    if digest is None:
        raise ModelError(f"models/{name}/{CARD} does not list the file {file}.")
    item = folder / file
    if "/" in file or "\\" in file or not item.is_file():
        raise ModelError(f"models/{name}/{file} is missing.", hint="Install recordqa again.")
    data = item.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(
            f"models/{name}/{file} is not the file that its card describes.", hint="Install recordqa again."
        )
    return data
