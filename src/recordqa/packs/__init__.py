"""Criteria and policies as data: strict loading, and a policy as a difference from its base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from recordqa import resources
from recordqa.errors import PackError, UnknownChoice
from recordqa.packs.schema import (
    Cap,
    Criterion,
    GradeRule,
    Language,
    PackFile,
    RecordingLimit,
    SourceRef,
    Template,
)
from recordqa.packs.strict_yaml import StrictFile, read_strict
from recordqa.types import RecordType, Treatment

__all__ = [
    "Pack",
    "load_criteria",
    "load_criterion_file",
    "load_language",
    "load_pack",
    "pack_ids",
    "validate_file",
]

_Model = TypeVar("_Model", bound=BaseModel)
_ORDER = (
    "child_voice child_plan identity reflection challenge risk rationale actions previous_actions "
    "disagreement multi_agency wellbeing development performance audit_learning sign_off next_session "
    "privacy timeliness"
).split()


# Compared by identity, so that what is compiled from a pack can be kept with it.
@dataclass(frozen=True, eq=False)
class Pack:
    """One policy, complete: everything it inherits merged with its own differences."""

    id: str
    title: str
    version: str
    date: date | None
    summary: str
    lineage: tuple[str, ...]
    criteria: Mapping[str, Criterion]
    recording: Mapping[RecordType, RecordingLimit]
    clauses: Mapping[str, tuple[SourceRef, ...]]
    caps: tuple[Cap, ...]
    treatment: Mapping[str, Treatment]
    templates: tuple[tuple[str, Template], ...]
    not_names: tuple[str, ...]
    grade: GradeRule
    language: Language = field(repr=False)

    def sources(self, criterion: str) -> tuple[SourceRef, ...]:
        """Where a criterion comes from: this policy's own clauses, else those the criterion names."""
        own = self.clauses.get(criterion, ())
        return own or self.criteria[criterion].sources

    def headings(self) -> dict[str, str]:
        """Heading phrases (lower case) and the criterion each is about."""
        found: dict[str, str] = {}
        for criterion in self.criteria.values():
            for phrase in criterion.sections:
                found.setdefault(phrase.lower(), criterion.id)
        return found


def _yaml_files(folder: Traversable) -> dict[str, Traversable]:
    return {
        item.name.removesuffix(".yaml"): item
        for item in sorted(folder.iterdir(), key=lambda i: i.name)
        if item.name.endswith(".yaml")
    }


#: Pydantic's words that mean nothing to somebody who writes a pack.
_PLAIN = {
    "model_type": "expected keys and values under this key",
    "dict_type": "expected keys and values under this key",
    "tuple_type": "expected a list",
    "list_type": "expected a list",
    "string_type": "expected words",
    "int_parsing": "expected a whole number",
    "float_parsing": "expected a number",
    "int_type": "expected a whole number",
    "float_type": "expected a number",
}


def _explain(error: ValidationError, file: StrictFile) -> PackError:
    problem = error.errors()[0]
    path = tuple(p for p in problem["loc"] if not (isinstance(p, str) and p.startswith("function-")))
    message = _PLAIN.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ")
    if problem["type"] == "extra_forbidden":
        message = "this key is not known here"
    elif problem["type"] == "missing":
        message = "this key must be there"
    elif problem["type"] != "value_error" and isinstance(problem.get("input"), (str, int, float)):
        message = f'{message}, got "{problem["input"]}"'
    more = len(error.errors()) - 1
    hint = f"The file has {more} more mistake{'s' if more > 1 else ''}." if more else ""
    return PackError(f"{file.where(path)}: {message}.", hint=hint)


def _parse(model: type[_Model], text: str, name: str) -> _Model:
    file = read_strict(text, name)
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        raise _explain(error, file) from None


def load_criterion_file(text: str, name: str) -> Criterion:
    """One criterion from its YAML; PackError says file, line, key and what is allowed."""
    return _parse(Criterion, text, name)


@lru_cache(maxsize=1)
def load_language() -> Language:
    """The word classes and context rules that all criteria share."""
    folder = resources.criteria_folder() / "language"
    merged: dict[str, Any] = {"classes": {}, "context": [], "private": []}
    lines: dict[tuple[str | int, ...], int] = {}
    for stem, item in _yaml_files(folder).items():
        file = read_strict(item.read_text(encoding="utf-8"), f"criteria/language/{stem}.yaml")
        for name in file.data.get("classes", {}):
            if name in merged["classes"]:
                raise PackError(f"{file.where(('classes', name))}: this class stands in another file too.")
        merged["classes"].update(file.data.pop("classes", {}))
        merged["context"].extend(file.data.pop("context", []))
        merged["private"].extend(file.data.pop("private", []))
        merged.update(file.data)
        lines.update(file.lines)
    try:
        return Language.model_validate(merged)
    except ValidationError as error:
        raise _explain(error, StrictFile("criteria/language", merged, lines)) from None


@lru_cache(maxsize=1)
def load_criteria() -> Mapping[str, Criterion]:
    """Every criterion of the library, in the codebook's order, others after them by id."""
    found: dict[str, Criterion] = {}
    for stem, item in _yaml_files(resources.criteria_folder() / "library").items():
        name = f"criteria/library/{stem}.yaml"
        criterion = load_criterion_file(item.read_text(encoding="utf-8"), name)
        if criterion.id != stem:
            raise PackError(f'{name}:1: id: expected "{stem}", as the file is named, got "{criterion.id}".')
        found[stem] = criterion
    known = [i for i in _ORDER if i in found]
    return {i: found[i] for i in [*known, *sorted(set(found) - set(known))]}


def pack_ids(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The ids of every pack that can be used, in order."""
    return tuple(sorted(_pack_files(tuple(folders))))


@lru_cache(maxsize=8)
def _pack_files(folders: tuple[Path, ...]) -> dict[str, Traversable]:
    found = _yaml_files(resources.criteria_folder() / "packs")
    for folder in folders:
        if not folder.is_dir():
            raise PackError(f"There is no folder of packs named {folder.name}.")
        for stem, item in _yaml_files(folder).items():
            if stem in found:
                raise PackError(
                    f'{item.name}:1: there is a pack "{stem}" already.', hint="Give yours another id."
                )
            found[stem] = item
    return found


def load_pack(id: str = "base", *, folders: Sequence[Path] = ()) -> Pack:
    """The policy with this id, complete; UnknownChoice lists the ids there are.

    ``folders`` are further folders of pack files, for a council's own.
    """
    return _load_pack(id, tuple(folders))


@lru_cache(maxsize=32)
def _load_pack(id: str, folders: tuple[Path, ...]) -> Pack:
    available = _pack_files(folders)
    if id not in available:
        raise UnknownChoice(f'There is no policy "{id}".', hint=f"There are: {', '.join(sorted(available))}.")
    chain: list[PackFile] = []
    name: str | None = id
    while name is not None:
        if name not in available:
            raise PackError(f'criteria/packs/{chain[-1].id}.yaml: extends: there is no pack "{name}".')
        if name in [p.id for p in chain]:
            raise PackError(f'criteria/packs/{name}.yaml: extends: "{name}" extends itself.')
        item = available[name]
        label = _label(item, folders)
        pack = _parse(PackFile, item.read_text(encoding="utf-8"), label)
        if pack.id != name:
            raise PackError(f'{label}: id: expected "{name}", got "{pack.id}".')
        chain.append(pack)
        name = pack.extends
    return _merge(list(reversed(chain)))


def _label(item: Traversable, folders: tuple[Path, ...]) -> str:
    """How an error names a pack file: its folder and its name, never a whole path."""
    own = next((f for f in folders if isinstance(item, Path) and item.parent == f), None)
    return f"{own.name if own else 'criteria/packs'}/{item.name}"


def _merge(chain: list[PackFile]) -> Pack:
    """Root first: each later file's differences are laid over what came before."""
    library = dict(load_criteria())
    own = chain[-1]
    recording: dict[RecordType, RecordingLimit] = {}
    caps: dict[str, Cap] = {}
    treatment: dict[str, Treatment] = {}
    templates: list[tuple[str, Template]] = []
    not_names: list[str] = []
    grade: GradeRule | None = None
    clauses: dict[str, tuple[SourceRef, ...]] = {}
    for pack in chain:
        _known(pack, library)
        recording.update(pack.recording or {})
        caps.update({(c.rule if pack.id == "base" else f"{pack.id}:{c.rule}"): c for c in pack.caps})
        treatment.update(pack.treatment)
        templates.extend((pack.id, t) for t in pack.templates)
        not_names.extend(pack.not_names)
        grade = pack.grade or grade
        for criterion, found in pack.clauses.items():
            clauses[criterion] = tuple(SourceRef(policy=pack.id, clause=c) for c in found)
        for criterion in pack.leave_out:
            library.pop(criterion)
        for criterion in list(library):
            library[criterion] = _reworded(library[criterion], pack)
    if grade is None:
        raise PackError(
            f"criteria/packs/{chain[0].id}.yaml: grade: the root pack must say how levels become a grade."
        )
    return Pack(
        id=own.id,
        title=own.title,
        version=own.version,
        date=own.date,
        summary=own.summary,
        lineage=tuple(p.id for p in chain),
        criteria=library,
        recording=recording,
        clauses=clauses,
        caps=tuple(c.model_copy(update={"rule": rule}) for rule, c in caps.items()),
        treatment=treatment,
        templates=tuple(templates),
        not_names=tuple(dict.fromkeys(not_names)),
        grade=grade,
        language=load_language(),
    )


def _known(pack: PackFile, library: Mapping[str, Criterion]) -> None:
    for key in ("clauses", "wording", "weights", "applies"):
        for criterion in getattr(pack, key):
            if criterion not in library:
                raise PackError(
                    f'criteria/packs/{pack.id}.yaml: {key}: there is no criterion "{criterion}".',
                    hint=f"There are: {', '.join(library)}.",
                )
    for criterion in pack.leave_out:
        if criterion not in library:
            raise PackError(f'criteria/packs/{pack.id}.yaml: leave_out: there is no criterion "{criterion}".')


def _reworded(criterion: Criterion, pack: PackFile) -> Criterion:
    changes: dict[str, Any] = {}
    wording = pack.wording.get(criterion.id)
    if wording is not None:
        changes.update({k: v for k in ("title", "asks") if (v := getattr(wording, k)) is not None})
        if wording.gaps:
            changes["gaps"] = {**criterion.gaps, **wording.gaps}
    if criterion.id in pack.weights:
        changes["weight"] = {**criterion.weight, **pack.weights[criterion.id]}
    if criterion.id in pack.applies:
        changes["applies"] = {**criterion.applies, **pack.applies[criterion.id]}
    return criterion.model_copy(update=changes) if changes else criterion


def validate_file(text: str, name: str) -> str:
    """Check one criterion or pack file; returns what it is, in words, or raises PackError."""
    file = read_strict(text, name)
    model: type[BaseModel]
    if "kind" in file.data:
        model, what = Criterion, "criterion"
    elif {"classes", "context", "private"} & set(file.data):
        model, what = Language, "language file"
        file.data.setdefault("classes", {})
        file.data.setdefault("context", [])
    else:
        model, what = PackFile, "policy pack"
    try:
        found = model.model_validate(file.data)
    except ValidationError as error:
        raise _explain(error, file) from None
    return f"{what} {getattr(found, 'id', '')}".strip()
