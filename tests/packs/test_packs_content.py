"""What the six packs say: their ids, limits, clauses and templates, and that nothing is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from recordqa.packs import validate_file
from recordqa.packs.schema import PackFile
from recordqa.types.values import GRADES, RECORD_TYPES

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "criteria" / "packs"
POLICIES = ROOT.parent / "shared" / "policies"
NAMES = ("base", "bury", "sandwell", "south-gloucestershire", "st-helens", "systemic-practice")
CRITERIA = set(
    """child_voice child_plan identity reflection challenge risk rationale actions previous_actions
    disagreement multi_agency wellbeing development performance audit_learning sign_off next_session
    privacy timeliness""".split()
)
#: Templates that are drawn from a form or sheet printed in the policy, not from its prose.
PRINTED = {
    "sandwell": ("app4", "app5", "app6"),
    "st-helens": ("welfare", "youth_justice", "reflection_sheets"),
    "south-gloucestershire": ("app2",),
}
POLICY_FILES = {
    "bury": "bury-2016.md",
    "sandwell": "sandwell.md",
    "south-gloucestershire": "south-gloucestershire.md",
    "st-helens": "st-helens-2022.md",
    "systemic-practice": "systemic-practice.md",
}
needs_policies = pytest.mark.skipif(
    not POLICIES.is_dir(), reason="the five policies (../shared/policies) are not beside this checkout"
)
every_pack = pytest.mark.parametrize("name", NAMES)
every_policy = pytest.mark.parametrize("name", sorted(POLICY_FILES))


def text_of(name: str) -> str:
    return (PACKS / f"{name}.yaml").read_text(encoding="utf-8")


def pack(name: str) -> PackFile:
    return PackFile.model_validate(yaml.safe_load(text_of(name)))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"['’‘]", "", text).lower())


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_the_packs_are_these_six() -> None:
    assert tuple(sorted(p.stem for p in PACKS.glob("*.yaml"))) == NAMES


@every_pack
def test_pack_validates_strictly(name: str) -> None:
    assert validate_file(text_of(name), f"criteria/packs/{name}.yaml") == f"policy pack {name}"


@every_pack
def test_pack_says_what_it_extends(name: str) -> None:
    assert pack(name).extends == (None if name == "base" else "base")


@every_pack
def test_summary_is_one_plain_sentence(name: str) -> None:
    summary = pack(name).summary
    assert summary.endswith(".")
    assert summary.count(".") == 1
    assert len(words(summary)) <= 30


@every_pack
def test_criterion_ids_exist(name: str) -> None:
    this = pack(name)
    used = {*this.clauses, *this.wording, *this.leave_out, *this.weights, *this.applies}
    for template in this.templates:
        for section in template.sections:
            used.update(section.criteria)
    assert used <= CRITERIA
    assert name == "base" or len(this.clauses) >= 10


@every_pack
def test_ids_of_templates_and_sections_are_unique(name: str) -> None:
    this = pack(name)
    assert len({t.id for t in this.templates}) == len(this.templates) > 0
    for template in this.templates:
        assert len({s.id for s in template.sections}) == len(template.sections) > 0, template.id


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("base", {}),
        (
            "sandwell",
            {
                "case": (3, "working days"),
                "personal": (3, "working days"),
                "group": (3, "working days"),
                "oversight": (24, "hours"),
            },
        ),
        (
            "st-helens",
            {
                "case": (2, "working days"),
                "oversight": (2, "working days"),
                "personal": (7, "working days"),
                "group": (7, "working days"),
            },
        ),
        ("bury", dict.fromkeys(RECORD_TYPES, (7, "calendar days"))),
        ("systemic-practice", dict.fromkeys(RECORD_TYPES, (5, "working days"))),
        ("south-gloucestershire", {}),
    ],
)
def test_recording_limits_are_the_codebooks(name: str, limits: dict[str, tuple[int, str]]) -> None:
    recording = pack(name).recording or {}
    assert {kind: (limit.amount, limit.unit) for kind, limit in recording.items()} == limits
    assert not limits or "timeliness" in pack(name).clauses


def test_base_holds_the_five_limiting_judgements() -> None:
    caps = {cap.rule: cap for cap in pack("base").caps}
    assert {rule: cap.cap for rule, cap in caps.items()} == {
        "blank_record": "inadequate",
        "copied_text": "inadequate",
        "risk_without_response": "inadequate",
        "child_absent": "requires_improvement",
        "no_usable_action": "requires_improvement",
    }
    assert caps["child_absent"].types == ("case",)
    assert all(cap.because.startswith("The record ") for cap in caps.values())
    assert all(set(cap.types) == set(RECORD_TYPES) for rule, cap in caps.items() if rule != "child_absent")
    assert all(cap.cap in GRADES for cap in caps.values())


def test_base_holds_the_codebooks_treatment() -> None:
    remove = "ADDRESS POSTCODE PHONE EMAIL USERNAME NHS_NUMBER NI_NUMBER UPN VEHICLE_REG".split()
    assert pack("base").treatment == {
        "child": "replace",
        "family": "replace",
        "professional": "keep",
        "unknown": "review",
        "DATE_OF_BIRTH": "replace",
        **dict.fromkeys(remove, "remove"),
        "SCHOOL": "generalise",
        "CASE_ID": "keep",
    }


def test_only_base_says_how_levels_become_a_grade() -> None:
    for name in NAMES:
        grade = pack(name).grade
        assert (grade is not None) == (name == "base")
        if grade is not None:
            assert list(grade.values) == sorted(grade.values)
            assert list(grade.cuts) == sorted(grade.cuts)


@every_pack
def test_wording_speaks_of_the_record_and_blames_nobody(name: str) -> None:
    for criterion, wording in pack(name).wording.items():
        for level, gap in wording.gaps.items():
            assert gap.ask.endswith("?"), (criterion, level)
        told = " ".join(strings(wording.model_dump(mode="json"))).lower()
        assert not re.search(r"\b(failed|lacked|should have|poor)\b", told), criterion


@every_pack
def test_templates_hold_labels_and_short_prompts_only(name: str) -> None:
    for template in pack(name).templates:
        for section in template.sections:
            for label in (section.title, *section.aliases, *section.columns):
                assert 1 <= len(words(label)) <= 19, (template.id, section.id)
            for prompt in section.prompts:
                assert 1 <= len(words(prompt)) <= 38, (template.id, section.id)
        for line in template.boilerplate:
            assert 1 <= len(words(line)) <= 20, template.id


@every_pack
def test_a_table_has_columns_and_nothing_else_has(name: str) -> None:
    for template in pack(name).templates:
        for section in template.sections:
            assert bool(section.columns) == (section.form == "table"), (template.id, section.id)


@every_pack
def test_not_names_are_listed_once(name: str) -> None:
    lowered = [n.lower() for n in pack(name).not_names]
    assert lowered
    assert len(lowered) == len(set(lowered))
    # An everyday first name or surname here would hide a child.
    everyday = {"sutton", "parr", "radcliffe", "heywood", "bath", "fraser", "clare", "sarah", "ainsworth"}
    assert not everyday & set(lowered)


@needs_policies
@every_policy
def test_every_clause_is_a_heading_or_number_of_the_policy(name: str) -> None:
    policy = f" {' '.join(words((POLICIES / POLICY_FILES[name]).read_text(encoding='utf-8')))} "
    this = pack(name)
    cited = [clause for clauses in this.clauses.values() for clause in clauses]
    cited += [limit.clause for limit in (this.recording or {}).values()]
    assert len(cited) >= 10
    for clause in cited:
        for piece in clause.split(": "):
            assert len(words(piece)) <= 12, clause
            assert f" {' '.join(words(piece))} " in policy, clause


@needs_policies
@pytest.mark.parametrize("name", sorted(PRINTED))
def test_printed_forms_are_as_printed(name: str) -> None:
    policy = f" {' '.join(words((POLICIES / POLICY_FILES[name]).read_text(encoding='utf-8')))} "
    seen = set()
    for template in pack(name).templates:
        if template.id not in PRINTED[name]:
            continue
        seen.add(template.id)
        for section in template.sections:
            printed = section.columns if section.form == "table" else (section.title, *section.prompts)
            for line in printed:
                names = {line, line.split(" (")[0], *section.aliases}
                assert any(f" {' '.join(words(n))} " in policy for n in names), (
                    template.id,
                    section.id,
                    line,
                )
    assert seen == set(PRINTED[name])


@needs_policies
@every_pack
def test_nothing_outside_the_templates_is_copied_from_a_policy(name: str) -> None:
    """No eight words in a row; the names of clauses are headings, and are tested above."""
    runs: set[tuple[str, ...]] = set()
    for file in POLICY_FILES.values():
        found = words((POLICIES / file).read_text(encoding="utf-8"))
        runs.update(zip(*(found[i:] for i in range(8)), strict=False))
    assert len(runs) > 10_000
    data = yaml.safe_load(text_of(name))
    for key in ("templates", "clauses"):
        data.pop(key, None)
    for limit in (data.get("recording") or {}).values():
        limit.pop("clause")
    for text in strings(data):
        own = words(text)
        copied = [run for run in zip(*(own[i:] for i in range(8)), strict=False) if run in runs]
        assert not copied, (name, copied)
