"""Gold records in the annotators' format: YAML front matter, then the text with personal data marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from recordqa.errors import BadValue
from recordqa.packs.schema import IsoDate
from recordqa.types import Entity, Grade, RecordType, Role

_MARK = re.compile(r"\[\[(?P<kind>[a-z]+):(?P<text>[^\]]*)\]\]")
_ROLES: dict[str, Role] = {"child": "child", "family": "family", "prof": "professional", "unknown": "unknown"}
_ENTITIES: dict[str, Entity] = {
    "dob": "DATE_OF_BIRTH",
    "addr": "ADDRESS",
    "postcode": "POSTCODE",
    "phone": "PHONE",
    "email": "EMAIL",
    "username": "USERNAME",
    "nhs": "NHS_NUMBER",
    "ni": "NI_NUMBER",
    "upn": "UPN",
    "reg": "VEHICLE_REG",
    "school": "SCHOOL",
    "id": "CASE_ID",
}


def _level(value: object) -> object:
    return None if value == "na" else value


Level = Annotated[Literal[0, 1, 2, 3] | None, BeforeValidator(_level)]


class GoldAction(BaseModel):
    """An action that was agreed: the quote, and owner and due date as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    quote: str
    owner: str | None
    due: str | None


class _Front(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str
    type: RecordType
    policy: str
    session_date: IsoDate | None
    recorded_date: IsoDate | None = None
    style: str = ""
    grade: Grade
    levels: dict[str, Level]
    evidence: dict[str, tuple[str, ...]] = {}
    actions: tuple[GoldAction, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A marked piece of personal data, by offsets into the text without marks."""

    start: int
    end: int
    entity: Entity
    role: Role | None


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold record. ``levels`` holds None where the criterion does not apply."""

    id: str
    text: str
    type: RecordType
    policy: str
    session_date: date | None
    recorded_date: date | None
    style: str
    grade: Grade
    levels: dict[str, int | None]
    evidence: dict[str, tuple[str, ...]]
    actions: tuple[GoldAction, ...]
    personal_data: tuple[GoldSpan, ...]


def read_gold(folder: Path) -> list[Gold]:
    """Every gold record of a folder, in order of file name (README.md is left out)."""
    if not folder.is_dir():
        raise BadValue(f"There is no folder {folder.name}.", hint="Give a folder of gold records.")
    files = [f for f in sorted(folder.glob("*.md")) if f.name.lower() != "readme.md"]
    if not files:
        raise BadValue(
            f"The folder {folder.name} holds no gold records.", hint="They are .md files with front matter."
        )
    return [parse_gold(f.read_text(encoding="utf-8"), f.name) for f in files]


def parse_gold(source: str, name: str) -> Gold:
    """One gold record from its file's text; BadValue says which key is wrong."""
    import yaml

    parts = re.split(r"^---[ \t]*\r?\n", source, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise BadValue(
            f"{name} has no front matter.", hint="It starts with --- and keys, then --- and the text."
        )
    try:
        front = _Front.model_validate(_as_text(yaml.safe_load(parts[1])))
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        raise BadValue(f"{name}: {where}: {error.errors()[0]['msg']}.") from None
    except yaml.YAMLError:
        raise BadValue(f"{name}: the front matter is not YAML.") from None
    text, spans = strip_marks(parts[2].strip("\n"))
    return Gold(
        id=front.id,
        text=text,
        type=front.type,
        policy=front.policy,
        session_date=front.session_date,
        recorded_date=front.recorded_date,
        style=front.style,
        grade=front.grade,
        levels=dict(front.levels),
        evidence=dict(front.evidence),
        actions=front.actions,
        personal_data=tuple(spans),
    )


def _as_text(value: object) -> object:
    """Dates that YAML 1.1 has parsed, as text again."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def strip_marks(marked: str) -> tuple[str, list[GoldSpan]]:
    """The text without ``[[role:name]]`` marks, and where the marked pieces now stand."""
    return _strip(marked, _MARK.finditer(marked))


def _strip(marked: str, matches: Iterator[re.Match[str]]) -> tuple[str, list[GoldSpan]]:
    pieces: list[str] = []
    spans: list[GoldSpan] = []
    at = length = 0
    for match in matches:
        kind = match["kind"]
        if kind not in _ROLES and kind not in _ENTITIES:
            raise BadValue(
                f'There is no mark "{kind}".', hint=f"Use one of: {', '.join([*_ROLES, *_ENTITIES])}."
            )
        before = marked[at : match.start()]
        length += len(before)
        spans.append(
            GoldSpan(length, length + len(match["text"]), _ENTITIES.get(kind, "PERSON"), _ROLES.get(kind))
        )
        pieces += [before, match["text"]]
        length += len(match["text"])
        at = match.end()
    pieces.append(marked[at:])
    return "".join(pieces), spans
