"""How long one record takes, and each stage's share: python benchmarks/one_record.py

Warm, one process, median of several runs; texts are made by repeating the bundled examples.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from recordqa import load_pack
from recordqa.detect import detect
from recordqa.judge import judge
from recordqa.pipeline import Options, check_record
from recordqa.read import read_path, read_text
from recordqa.report.build import build_report
from recordqa.segment import segment
from recordqa.types import Record
from recordqa.types.contract import Engine

EXAMPLES = Path(__file__).parents[1] / "examples"


def example_text() -> str:
    records = [r for f in sorted(EXAMPLES.glob("*.docx")) for r in read_path(f) if isinstance(r, Record)]
    return "\n\n".join(r.text for r in records)


def of_words(text: str, count: int) -> str:
    lines = text.splitlines()
    out: list[str] = []
    words = 0
    while words < count:
        for line in lines:
            out.append(line)
            words += len(line.split())
            if words >= count:
                break
    return "\n".join(out)


def median(run, repeat: int) -> float:  # type: ignore[no-untyped-def]
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def main() -> None:
    text = example_text()
    pack = load_pack("sandwell")
    templates = [t for _, t in pack.templates]
    headings = pack.headings()
    print(f"{'words':>6} {'whole ms':>9} {'segment':>8} {'detect':>8} {'judge':>8} {'report':>8}")
    for words, repeat in ((100, 15), (650, 9), (3000, 3)):
        record = read_text(of_words(text, words), id="r")
        document = segment(record, templates, headings)
        findings = detect(document, pack)
        judgement = judge(document, findings, pack, type="personal")
        row = (
            median(lambda r=record: check_record(r, Options(type="personal", policy="sandwell")), repeat),
            median(lambda r=record: segment(r, templates, headings), repeat),
            median(lambda d=document: detect(d, pack), repeat),
            median(lambda d=document, f=findings: judge(d, f, pack, type="personal"), repeat),
            median(
                lambda r=record, d=document, f=findings, j=judgement: build_report(
                    r, d, f, j, pack, include_text=False, engine=Engine(version="0")
                ),
                repeat,
            ),
        )
        print(f"{words:>6} {row[0]:>9.1f} " + " ".join(f"{v:>8.1f}" for v in row[1:]))
    for what, code in (
        (
            "recordqa --help",
            "from recordqa.cli import main; import sys; sys.argv=['recordqa','--help']; main()",
        ),
        ("import spacy", "import spacy"),
        (
            "cold check",
            "from recordqa import check; check('Supervision of K.L. 3 June 2026. K.L. told me she is cold.')",
        ),
    ):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
        print(f"{what}: {1000 * (time.perf_counter() - began):.0f} ms")


if __name__ == "__main__":
    main()
