"""The report: what one check of one record returns, in every interface.

The pydantic shape of ``contracts/report.schema.json``; a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from recordqa.types.values import Entity, Grade, RecordType, Role, SectionState, Treatment

SCHEMA_ID: Final = "recordqa.report/1"
ERROR_SCHEMA_ID = "recordqa.error/1"

Level = Literal["absent", "partial", "met", "strong", "not applicable"]
LEVEL_LABELS: tuple[Level, ...] = ("absent", "partial", "met", "strong")
#: Keys the contract allows to be left out; they are, when there is nothing to say.
_OPTIONAL_IF_NONE = frozenset({"text", "masked", "grade_set", "notes", "sections", "copied"})


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class TextSpan(_Frozen):
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    text: str


class RecordInfo(_Frozen):
    id: str
    source: str | None
    type: RecordType | None
    type_detected: bool
    policy: str
    session_date: date | None
    recorded_date: date | None
    supervisor: str | None = None
    supervisee: str | None = None
    team: str | None = None
    words: int
    sha256: str
    type_reason: str | None = None
    child_ref: str | None = None
    policy_version: str | None = None
    policy_date: date | None = None


class LimitInfo(_Frozen):
    rule: str
    cap: Grade
    because: str


class Source(_Frozen):
    policy: str
    clause: str


class CriterionReport(_Frozen):
    id: str
    title: str
    applies: bool
    level: int | None = Field(ge=0, le=3)
    label: Level
    confidence: float | None = Field(ge=0, le=1)
    evidence: list[TextSpan]
    missing: list[str]
    advice: str
    sources: list[Source]
    counter_evidence: list[TextSpan] = []
    tier: Literal["counts", "look here"] | None = None


class ActionReport(_Frozen):
    start: int
    end: int
    text: str
    owner: str | None
    due_text: str | None
    due_date: date | None
    checkable: bool
    missing: list[Literal["owner", "due"]]
    notes: list[str] = []


class PersonalDataReport(_Frozen):
    start: int
    end: int
    text: str
    entity: Entity
    role: Role | None
    confidence: float = Field(ge=0, le=1)
    treatment: Treatment
    replacement: str | None


class NoteReport(_Frozen):
    id: str
    message: str
    spans: list[TextSpan] = []


class SectionReport(_Frozen):
    title: str
    state: SectionState
    start: int
    end: int


class CopiedReport(_Frozen):
    start: int
    end: int
    text: str
    from_id: str
    from_text: str
    similarity: float


class Engine(_Frozen):
    version: str
    models: dict[str, str] = {}
    calibration: str | None = None
    reduced_accuracy: bool = False


class Report(_Frozen):
    """One record's report. ``model_dump()`` and ``to_json()`` give the contract's shape."""

    schema_: Literal["recordqa.report/1"] = Field(default=SCHEMA_ID, alias="schema")
    record: RecordInfo
    text: str | None = None
    grade: Grade | None
    score: float | None = Field(ge=0, le=100)
    grade_probabilities: dict[Grade, float]
    needs_review: bool
    review_reasons: list[str]
    limits: list[LimitInfo]
    criteria: list[CriterionReport]
    actions: list[ActionReport]
    personal_data: list[PersonalDataReport]
    warnings: list[str]
    engine: Engine
    masked: bool | None = None
    grade_set: list[Grade] | None = None
    notes: list[NoteReport] | None = None
    sections: list[SectionReport] | None = None
    copied: list[CopiedReport] | None = None

    @model_serializer(mode="wrap")
    def _to_contract(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        out: dict[str, Any] = {"schema": SCHEMA_ID}
        for key, value in data.items():
            if key in ("schema", "schema_") or (value is None and key in _OPTIONAL_IF_NONE):
                continue
            out[key] = value
        return out

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as contract JSON, the same bytes for the same report."""
        return self.model_dump_json(indent=indent)

    def criterion(self, id: str) -> CriterionReport:
        """The criterion with this id; KeyError when the pack leaves it out."""
        for item in self.criteria:
            if item.id == id:
                return item
        raise KeyError(id)

    def __repr__(self) -> str:
        return f"Report(id={self.record.id!r}, grade={self.grade!r})"

    __str__ = __repr__
