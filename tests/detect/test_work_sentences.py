"""How well passages about plans, agencies and the worker are read: floors for the tuned and the kept aside."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from recordqa.detect import detect
from recordqa.judge.kinds.evidence import judge
from recordqa.judge.verdict import Context
from recordqa.packs import load_pack
from recordqa.read import read_text
from recordqa.segment import segment
from recordqa.types import Record

CRITERIA = (
    "multi_agency",
    "wellbeing",
    "performance",
    "audit_learning",
    "identity",
    "child_plan",
    "development",
)


@lru_cache(maxsize=1)
def material() -> dict[str, Any]:
    path = Path(__file__).with_name("work_sentences.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def level(criterion: str, case: dict[str, Any]) -> int | None:
    """The level of a passage read as a record is, heading and names included."""
    text = f"{case['heading']}\n{case['text']}" if "heading" in case else case["text"]
    pack = load_pack()
    record = read_text(text, id="passage")
    assert isinstance(record, Record)
    document = segment(record, [template for _, template in pack.templates], pack.headings())
    context = Context(document, detect(document, pack), pack, case["type"])
    return judge(pack.criteria[criterion], context).level
