"""The bundled examples: all listed, small, and free of anybody who exists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples"
DEV_SET = ROOT.parent / "shared" / "dev-set"
FILES = sorted(p for p in FOLDER.iterdir() if re.match(r"\d\d-", p.name))


def texts() -> dict[str, str]:
    """The words of every example: those written by hand, and the texts the others are made from."""
    found = {
        p.name: p.read_text(encoding="utf-8") for p in FILES if p.suffix in {".md", ".txt", ".html", ".csv"}
    }
    source = ROOT / "benchmarks" / "example_texts.yaml"
    return {**found, source.name: source.read_text(encoding="utf-8")}


def test_there_are_a_dozen_in_eight_formats() -> None:
    assert len(FILES) == 12
    assert {p.suffix for p in FILES} == {".docx", ".md", ".txt", ".pdf", ".html", ".rtf", ".csv", ".eml"}


def test_the_readme_lists_every_one_and_no_other() -> None:
    listed = re.findall(r"^\| `(\d\d-[^`]+)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
    assert listed == [p.name for p in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_each_is_small_and_not_empty(path: Path) -> None:
    assert 500 < path.stat().st_size < 60_000


def test_numbers_and_addresses_are_those_set_aside_for_examples() -> None:
    every = "\n".join(texts().values()) + (FOLDER / "12-oversight-email.eml").read_text(encoding="utf-8")
    for number in re.findall(r"\b0\d{4} ?\d{6}\b", every):
        assert re.match(r"07700 ?900|01632 ?960", number)
    addresses = re.findall(r"[\w.]+@[\w.]+", every)
    assert addresses
    assert all(a.endswith(".example") for a in addresses)


def test_the_made_examples_are_what_their_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_examples", ROOT / "benchmarks" / "make_examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.make()
    assert len(made) == 7
    for name, data in made.items():
        if name.endswith((".csv", ".eml", ".rtf")):
            assert (FOLDER / name).read_bytes() == data, name
        else:
            # Word and PDF bytes depend on the versions of their libraries: the names must be there.
            assert (FOLDER / name).is_file(), name


@pytest.mark.skipif(not DEV_SET.is_dir(), reason="the development set (../shared/dev-set) is not here")
def test_no_example_repeats_the_development_set() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"[^\W_]+", text.lower())
        return set(zip(*(found[i:] for i in range(8)), strict=False))

    gold: set[tuple[str, ...]] = set()
    for path in sorted(DEV_SET.glob("[a-d][0-9]*.md")):
        record = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        gold |= runs(re.sub(r"\[\[\w+:([^\]]*)\]\]", r"\1", record))
    assert len(gold) > 5_000
    # A form's printed labels stand on every record made with it.
    for path in sorted((ROOT / "criteria" / "packs").glob("*.yaml")):
        gold -= runs(path.read_text(encoding="utf-8"))
    for name, text in texts().items():
        assert not runs(text) & gold, name
