"""How well people are found: recall, precision and roles on filled passages, by role and by origin.

``python benchmarks/people.py`` measures on ``models/data/people/test`` (written by other hands, never trained
on); ``--set dev`` on development records,
``--set kept`` on the training passages that training keeps back. ``--engine`` may be given several
times: ours, rules (without the model), presidio (as most people set it up; needs spaCy's medium model:
``--spacy FOLDER``). Names are filled in for every origin of the set's own lists. Intervals are 95 %, by
bootstrap over passages. The result goes to standard output as JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from recordqa.training.people_names import Name, by_origin, draw
from recordqa.training.people_passages import Marked, Passage, capitals, fill, lowered, read_passages

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "models" / "data" / "people"
CASES: dict[str, Callable[[str, list[Marked]], tuple[str, list[Marked]]]] = {
    "normal": lambda text, marks: (text, marks),
    "lower": lowered,
    "capitals": capitals,
}
Span = tuple[int, int, str]
_LEAVES = re.compile(r"\[\s*([^][]*?)\s*\]")


@dataclass(frozen=True)
class Text:
    """A filled passage: which one, of what origin, in what case."""

    passage: str
    origin: str
    case: str
    text: str
    marks: tuple[Marked, ...]
    known: bool = False
    told: frozenset[str] = frozenset()


def name_lists(path: Path) -> dict[str, dict[str, list[str]]]:
    """origin → {"first": …, "last": …, "nick": …} from a test set's list of names."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if ":" in line and not line.startswith("#"):
            key, names = line.split(":", 1)
            origin, part = key.strip().rsplit(".", 1)
            found.setdefault(origin, {}).setdefault(part, []).extend(
                n.strip() for n in names.split(",") if n.strip()
            )
    return found


def drawer(rng: random.Random, lists: dict[str, list[str]]) -> Callable[[str, int, bool], Name]:
    """Names of one origin for one passage, no first name twice."""
    nicks = dict(pair.split("=", 1) for pair in lists.get("nick", ()) if "=" in pair)
    pool = sorted({*lists["first"], *(n.strip() for n in nicks)})
    rng.shuffle(pool)
    last = list(lists["last"])
    rng.shuffle(last)
    taken = iter(range(10**6))

    def name(role: str, number: int, word: bool) -> Name:
        at = next(taken)
        first = pool[at % len(pool)]
        short = next((v.strip() for k, v in nicks.items() if k.strip() == first), first)
        return Name(first, last[at % len(last)], short, pool[(at + 7) % len(pool)], "")

    return name


def test_texts(cases: Sequence[str], each: int, folder: Path) -> Iterator[Text]:
    """Every passage for every origin (or ``each`` origins a passage, in turn), in every case asked for."""
    lists = name_lists(folder / "names.txt")
    origins = sorted(lists)
    told = read_twice(folder)
    for number, passage in enumerate(read_passages(folder / "records.txt")):
        chosen = origins if not each else [origins[(number * each + k) % len(origins)] for k in range(each)]
        for origin in chosen:
            text, marks = fill(passage, drawer(random.Random(f"{passage.id}{origin}"), lists[origin]))
            for case in cases:
                changed, moved = CASES[case](text, marks)
                yield Text(
                    passage.id, origin, case, changed, tuple(moved), told=told.get(passage.id, frozenset())
                )


def read_twice(folder: Path) -> dict[str, frozenset[str]]:
    """Passage → the people whose role a second, blind reader told from the text as its writer meant it."""
    path = folder / "second_reading.jsonl"
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    meant = {"c": "child", "f": "family", "p": "professional", "u": "unknown"}
    return {
        row["id"]: frozenset(person for person, role in row["roles"].items() if meant[person[0]] == role)
        for row in rows
    }


def own_texts(source: list[Passage], cases: Sequence[str], each: int) -> Iterator[Text]:
    """Development passages, filled ``each`` times with names as in training."""
    for number, passage in enumerate(source):
        for turn in range(each or 3):
            rng = random.Random(f"{number} {turn}")
            home = rng.choice(list(by_origin()))

            def name(role: str, n: int, word: bool, rng: random.Random = rng, home: str = home) -> Name:
                return draw(rng, origin=home if role in "cf" and n < 5 else None, word=word)

            text, marks = fill(passage, name)
            for case in cases:
                changed, moved = CASES[case](text, marks)
                yield Text(f"{number}", home, case, changed, tuple(moved))


def own_passages(which: str) -> list[Passage]:
    """The development records, or the training passages kept back."""
    if which == "dev":
        return read_passages(DATA / "dev" / "records.txt")
    from recordqa.training.people_train import passages

    return passages()[1]


def ours(item: Text) -> list[Span]:
    """recordqa's own people."""
    from recordqa.detect.personal_data import find_personal_data
    from recordqa.read import read_text
    from recordqa.segment import segment
    from recordqa.types import KnownName

    known: tuple[KnownName, ...] = ()
    if item.known:
        seen = {m.person: m for m in reversed(item.marks)}
        known = tuple(
            KnownName(item.text[m.start : m.end].replace("\n", " "), m.role if m.role != "unknown" else None)  # type: ignore[arg-type]
            for m in seen.values()
        )
    document = segment(read_text(item.text))
    data = find_personal_data(document, known_names=known)
    return [(d.start, d.end, d.role or "") for d in data if d.entity == "PERSON"]


def rules(item: Text) -> list[Span]:
    """recordqa without the model."""
    from recordqa.detect import people_model

    loaded = people_model._loaded
    people_model._loaded = lambda: None  # type: ignore[assignment]
    try:
        return ours(item)
    finally:
        people_model._loaded = loaded


def model_alone(item: Text) -> list[Span]:
    """The model without rules or the record's own witness."""
    from recordqa.detect.people_model import ROLES, model_claims, opinion
    from recordqa.detect.people_tokens import read_page

    page = read_page(item.text)
    view = opinion(page)
    if view is None:
        raise SystemExit("There is no people model.")
    found = []
    for claim in model_claims(page, view):
        sums = np.sum([view.roles[i] for i in range(claim.first, claim.last + 1)], axis=0)
        found.append((page.tokens[claim.first].start, page.tokens[claim.last].end, ROLES[int(sums.argmax())]))
    return found


_SPACY: dict[str, Any] = {}


def _named_by_spacy(text: str) -> list[Span]:
    """What spaCy's own named-entity component calls a person, the rest of its pipe left out."""
    if "nlp" not in _SPACY:
        import spacy

        _SPACY["nlp"] = spacy.load(_SPACY["folder"], exclude=["tagger", "parser", "lemmatizer"])
    return [(e.start_char, e.end_char, "") for e in _SPACY["nlp"](text).ents if e.label_ == "PERSON"]


def _both(first: list[Span], second: list[Span]) -> list[Span]:
    """The first opinion, and what the second adds where the first says nothing."""
    return [*first, *(s for s in second if not any(f[0] < s[1] and s[0] < f[1] for f in first))]


def model_spacy(item: Text) -> list[Span]:
    """The model with spaCy's medium English model as a second opinion."""
    return _both(model_alone(item), _named_by_spacy(item.text))


def ours_spacy(item: Text) -> list[Span]:
    """Everything of ours with spaCy's medium English model as a second opinion."""
    return _both(ours(item), _named_by_spacy(item.text))


def presidio(item: Text) -> list[Span]:
    """Presidio as its documentation sets it up, with spaCy's medium English model; it has no roles."""
    if "engine" not in _SPACY:
        from presidio_analyzer import AnalyzerEngine
        from presidio_analyzer.nlp_engine import NlpEngineProvider

        provider = NlpEngineProvider(
            nlp_configuration={
                "nlp_engine_name": "spacy",
                "models": [{"lang_code": "en", "model_name": _SPACY["folder"]}],
            }
        )
        _SPACY["engine"] = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
    return [
        (r.start, r.end, "") for r in _SPACY["engine"].analyze(item.text, "en") if r.entity_type == "PERSON"
    ]


def known(item: Text) -> list[Span]:
    """Everything of ours, each person's first mention given as a known name."""
    return ours(replace(item, known=True))


ENGINES = {
    "ours": ours,
    "rules": rules,
    "model": model_alone,
    "model+spacy": model_spacy,
    "ours+spacy": ours_spacy,
    "ours+known": known,
    "presidio": presidio,
}


def _run(job: tuple[str, str, list[Text]]) -> tuple[list[list[Span]], float]:
    engine, folder, items = job
    _SPACY["folder"] = folder
    answer = ENGINES[engine]
    answer(items[0])
    begun = time.perf_counter()
    return [answer(item) for item in items], time.perf_counter() - begun


def run(engine: str, items: list[Text], folder: str, jobs: int) -> tuple[list[list[Span]], float]:
    """Each text's spans and the seconds one core spent."""
    if jobs == 1:
        return _run((engine, folder, items))
    parts = [items[i::jobs] for i in range(jobs)]
    found: list[list[Span]] = [[] for _ in items]
    seconds = 0.0
    with ProcessPoolExecutor(jobs) as pool:
        for i, (spans, took) in enumerate(pool.map(_run, [(engine, folder, p) for p in parts])):
            found[i::jobs] = spans
            seconds += took
    return found, seconds


class Tally:
    """Counts by passage, for intervals by bootstrap over passages."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], dict[str, np.ndarray]] = {}

    def add(self, kind: str, group: str, passage: str, hit: int, every: int) -> None:
        row = self.rows.setdefault((kind, group), {}).setdefault(passage, np.zeros(2))
        row += (hit, every)

    def result(self) -> dict[str, dict[str, list[float]]]:
        """kind → group → [share, low, high, count]."""
        rng = np.random.default_rng(0)
        out: dict[str, dict[str, list[float]]] = {}
        for (kind, group), rows in sorted(self.rows.items()):
            table = np.array(list(rows.values()))
            if not table[:, 1].sum():
                continue
            pick = rng.integers(0, len(table), (1000, len(table)))
            drawn = table[pick].sum(axis=1)
            shares = drawn[:, 0] / np.maximum(drawn[:, 1], 1)
            total = table.sum(axis=0)
            low, high = np.percentile(shares, (2.5, 97.5))
            out.setdefault(kind, {})[group] = [
                round(float(total[0] / total[1]), 4),
                round(float(low), 4),
                round(float(high), 4),
                int(total[1]),
            ]
        return out


def score(items: Sequence[Text], found: Sequence[list[Span]]) -> dict[str, Any]:
    """Recall (whole name covered) by role, origin and case; precision; right roles."""
    tally = Tally()
    for item, spans in zip(items, found, strict=True):
        cover = bytearray(len(item.text) + 1)
        for start, end, _ in spans:
            cover[start:end] = b"\x01" * (end - start)
        held = bytearray(len(item.text) + 1)
        for mark in item.marks:
            held[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            hit = all(cover[at] for at in range(mark.start, mark.end) if item.text[at].isalnum())
            tally.add(f"recall {item.case}", mark.role, item.passage, hit, 1)
            tally.add(f"recall {item.case}", "all", item.passage, hit, 1)
            if item.case == "normal":
                tally.add("recall by origin", item.origin, item.passage, hit, 1)
            if hit and mark.role != "unknown":
                over = [role for start, end, role in spans if start < mark.end and mark.start < end]
                tally.add(f"role {item.case}", mark.role, item.passage, over[0] == mark.role, 1)
                tally.add(f"role {item.case}", "all", item.passage, over[0] == mark.role, 1)
                tally.add(f"role {item.case}", "unknown given", item.passage, over[0] == "unknown", 1)
                if mark.person in item.told:
                    tally.add(f"role {item.case}", "where told", item.passage, over[0] == mark.role, 1)
        for start, end, _ in spans:
            tally.add(f"precision {item.case}", "all", item.passage, any(held[start:end]), 1)
    return tally.result()


def misses(items: Sequence[Text], found: Sequence[list[Span]], most: int) -> None:
    """Print misses of development material: never used on the test set."""
    for item, spans in zip(items, found, strict=True):
        for mark in item.marks:
            covered = [s for s in spans if s[0] < mark.end and mark.start < s[1]]
            whole = any(s <= mark.start and mark.end <= e for s, e, _ in covered)
            role = covered[0][2] if covered else "-"
            if not whole or role != mark.role:
                around = item.text[max(0, mark.start - 50) : mark.end + 40].replace("\n", "⏎")
                print(
                    "MISS" if not whole else "ROLE",
                    item.case,
                    repr(item.text[mark.start : mark.end]),
                    mark.role,
                    role,
                    "|",
                    around,
                )
                most -= 1
        for start, end, role in spans:
            if not any(m.start < end and start < m.end for m in item.marks):
                around = item.text[max(0, start - 50) : end + 40].replace("\n", "⏎")
                print("FALSE", item.case, repr(item.text[start:end]), role, "|", around)
                most -= 1
        if most <= 0:
            return


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--set", choices=("test", "dev", "kept"), default="test")
    parser.add_argument("--folder", type=Path, default=DATA / "test")
    parser.add_argument("--engine", action="append", choices=sorted(ENGINES))
    parser.add_argument("--case", action="append", choices=sorted(CASES))
    parser.add_argument("--each", type=int, default=0, help="origins a passage; 0: every origin")
    parser.add_argument("--spacy", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=0, help="misses to print (development only)")
    given = parser.parse_args()
    cases = given.case or ["normal"]
    if given.set == "test":
        source = test_texts(cases, given.each, given.folder)
    else:
        source = own_texts(own_passages(given.set), cases, given.each)
    items = list(source)
    words = sum(len(i.text.split()) for i in items)
    result: dict[str, Any] = {"texts": len(items), "words": words}
    for engine in given.engine or ["ours"]:
        found, seconds = run(engine, items, given.spacy, given.jobs)
        result[engine] = {"ms a 1000 words": round(1e6 * seconds / words, 1), **score(items, found)}
        if given.show and given.set != "test":
            misses(items, found, given.show)
    print(_LEAVES.sub(lambda m: "[" + " ".join(m[1].split()) + "]", json.dumps(result, indent=1)))


if __name__ == "__main__":
    main()
