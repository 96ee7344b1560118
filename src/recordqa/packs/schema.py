"""The shapes of the criteria files, checked strictly: an unknown key is refused.

A criterion file (``criteria/library/<id>.yaml``) says what is asked, where it applies, what counts
for each level and how evidence is recognised. A pack file (``criteria/packs/<id>.yaml``) is a
policy: ``extends`` another and holds only its differences. ``criteria/language/*.yaml`` holds the
word classes and the context rules (negation, deferral) that all criteria share.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from recordqa.types.values import Entity, Grade, Polarity, RecordType, Treatment

_Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
PackId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
LevelNumber = Literal[0, 1, 2, 3]
Kind = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
#: ``always``, ``never``, or a condition that ``judge/applies.py`` knows by name.
Applies = Literal["always", "never", "case in depth", "more than routine", "when dated"]


def _iso_date(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f'expected a date such as "2026-03-14", got "{value}"') from None
    return value


IsoDate = Annotated[date, BeforeValidator(_iso_date)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cue(_Strict):
    """Phrases that show one part of what a criterion asks.

    ``match`` and ``unless`` are phrase patterns (``detect/patterns.py`` explains the notation);
    one match of ``unless`` in the same segment silences the cue. ``strength`` 1 is a generic
    mention, 2 is specific, 3 is specific and shapes what comes next. ``sections`` restricts the
    cue to segments under headings about this criterion when it is ``only``.
    """

    id: _Id
    part: _Id
    strength: Literal[1, 2, 3]
    match: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    polarity: Polarity = "shown"
    under_heading: Literal["any", "only", "never"] = "any"
    min_words: int = Field(default=0, ge=0)
    context: bool = True


_REQUIREMENT = re.compile(r"^(any|[a-z][a-z0-9_]*)(>=[123])?( x[2-9])?$")


class Alternative(_Strict):
    """One way to earn a level: every requirement must be met by evidence that is shown.

    A requirement is ``part``, ``part>=2`` (at least that strength) or ``part x2`` (in that many
    different segments); ``any`` stands for every part. ``within`` narrows where they must stand
    together.
    """

    all: tuple[str, ...] = Field(min_length=1)
    within: Literal["record", "section", "passage", "paragraph"] = "record"

    @field_validator("all")
    @classmethod
    def _known_notation(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for item in value:
            if not _REQUIREMENT.match(item):
                raise ValueError(f'expected e.g. "voice", "voice>=2" or "voice x2", got "{item}"')
        return value


class Gap(_Strict):
    """What a record at this level does not show yet, and the question that helps its writer."""

    missing: tuple[str, ...] = Field(min_length=1)
    ask: str


class SourceRef(_Strict):
    policy: PackId
    clause: str


class Example(_Strict):
    """A text with the level it must get; ``near_miss`` says why it does not get more."""

    text: str
    level: LevelNumber | None
    type: RecordType = "case"
    policy: PackId | None = None
    session_date: IsoDate | None = None
    recorded_date: IsoDate | None = None
    near_miss: str | None = None


class Criterion(_Strict):
    """One audit criterion: its meaning, where it applies, and how it is recognised."""

    id: _Id
    title: str
    kind: Kind
    asks: str
    why: str
    applies: dict[RecordType, Applies]
    weight: dict[RecordType, float] = {}
    levels: dict[Literal[1, 2, 3], str]
    write: tuple[str, ...] = Field(min_length=1)
    sections: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    reach: dict[Literal[1, 2, 3], tuple[Alternative, ...]] = {}
    gaps: dict[Literal[0, 1, 2], Gap]
    sources: tuple[SourceRef, ...] = Field(min_length=1)
    examples: tuple[Example, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Criterion:
        seen: set[str] = set()
        for cue in self.cues:
            if cue.id in seen:
                raise ValueError(f'cue "{cue.id}" stands here twice')
            seen.add(cue.id)
        parts = {c.part for c in self.cues} | {"any"}
        for alternatives in self.reach.values():
            for alternative in alternatives:
                for item in alternative.all:
                    part = re.split(r">=| x", item)[0]
                    if part not in parts:
                        raise ValueError(f'reach names part "{part}", but no cue has it')
        if self.kind == "evidence" and (not self.cues or not self.reach):
            raise ValueError("a criterion of kind evidence needs cues and reach")
        return self


class TemplateSection(_Strict):
    """A heading or field printed on a council's form, with the prompts printed under it."""

    id: _Id
    title: str
    aliases: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    criteria: tuple[_Id, ...] = ()
    form: Literal["heading", "field", "table", "signature"] = "heading"
    columns: tuple[str, ...] = ()


class Template(_Strict):
    """A blank form: its sections in order, and the text printed on it that nobody wrote.

    ``type`` is None for a collection of headings that stand on records of every type.
    """

    id: _Id
    title: str
    type: RecordType | None
    sections: tuple[TemplateSection, ...]
    boilerplate: tuple[str, ...] = ()


_LIMIT = re.compile(r"^(\d+) (hours|calendar days|working days)$")


class RecordingLimit(_Strict):
    """How soon a record must be written: "3 working days", "7 calendar days" or "24 hours"."""

    within: str
    clause: str

    @field_validator("within")
    @classmethod
    def _a_period(cls, value: str) -> str:
        if not _LIMIT.match(value):
            raise ValueError(
                f'expected e.g. "5 working days", "7 calendar days" or "24 hours", got "{value}"'
            )
        return value

    @property
    def amount(self) -> int:
        return int(self.within.split()[0])

    @property
    def unit(self) -> str:
        return self.within.split(" ", 1)[1]


class Cap(_Strict):
    """A limiting judgement: the highest grade left once ``rule`` is true."""

    rule: _Id
    cap: Grade
    because: str
    types: tuple[RecordType, ...] = ("case", "personal", "group", "oversight")


class GradeRule(_Strict):
    """How levels become a grade without a trained model.

    The weighted mean of level values (``values`` for levels 0-3, 0 to 1) is compared with
    ``cuts``, the lower ends of requires improvement, good and outstanding. ``spread`` is the scale
    of the logistic that turns distance from the cuts into probabilities.
    """

    values: tuple[float, float, float, float]
    cuts: tuple[float, float, float]
    spread: float = Field(gt=0)


class Wording(_Strict):
    """A policy's own words for a criterion."""

    title: str | None = None
    asks: str | None = None
    gaps: dict[Literal[0, 1, 2], Gap] = {}


class PackFile(_Strict):
    """One policy as its file holds it: only the differences from the pack it extends.

    ``date`` is None for a policy that prints none.
    """

    id: PackId
    title: str
    version: str
    date: IsoDate | None
    extends: PackId | None = None
    summary: str = ""
    recording: dict[RecordType, RecordingLimit] | None = None
    clauses: dict[_Id, tuple[str, ...]] = {}
    wording: dict[_Id, Wording] = {}
    leave_out: tuple[_Id, ...] = ()
    weights: dict[_Id, dict[RecordType, float]] = {}
    applies: dict[_Id, dict[RecordType, Applies]] = {}
    caps: tuple[Cap, ...] = ()
    treatment: dict[str, Treatment] = {}
    templates: tuple[Template, ...] = ()
    not_names: tuple[str, ...] = ()
    grade: GradeRule | None = None

    @field_validator("treatment")
    @classmethod
    def _known_entities(cls, value: dict[str, Treatment]) -> dict[str, Treatment]:
        roles = {"child", "family", "professional", "unknown"}
        entities = set(get_args(Entity)) - {"PERSON"}
        for key in value:
            if key not in roles | entities:
                allowed = ", ".join(sorted(roles) + sorted(entities))
                raise ValueError(f'unknown kind of personal data "{key}"; allowed: {allowed}')
        return value


class ContextRule(_Strict):
    """Words that change what the words near them say happened.

    ``negates`` and ``defers`` turn shown evidence into a gap; ``claims`` makes it a bare claim;
    ``none`` is a look-alike that shields its words from the other rules ("not only").
    ``direction`` is where the changed words stand; ``stops_at`` ends the reach, as does ``within``
    words, and the end of the sentence always does.
    """

    phrase: str
    effect: Literal["negates", "defers", "claims", "none"]
    direction: Literal["forward", "backward", "both"] = "forward"
    stops_at: tuple[str, ...] = ()
    within: int = Field(default=8, ge=1, le=40)


class PrivateCue(_Strict):
    """Phrases that tell of a worker's own health, family or discipline.

    With ``who`` "worker" the person spoken of last before the matter must be the worker; with
    "anyone" (words of the workplace: a capability meeting) it may be nobody, but no child and
    no relative. ``possessive`` patterns need an apostrophe before the relative ("Paul's father"), which
    the plain words have lost. ``unless`` silences the cue in the same segment.
    """

    id: _Id
    about: Literal["health", "family", "discipline"]
    match: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    who: Literal["worker", "anyone"] = "worker"
    possessive: bool = False


class Language(_Strict):
    """Word classes used as ``<name>`` in patterns, the context rules, and what is private to a worker."""

    classes: dict[str, tuple[str, ...]]
    context: tuple[ContextRule, ...]
    private: tuple[PrivateCue, ...] = ()

    @field_validator("private")
    @classmethod
    def _each_once(cls, value: tuple[PrivateCue, ...]) -> tuple[PrivateCue, ...]:
        seen: set[str] = set()
        for cue in value:
            if cue.id in seen:
                raise ValueError(f'cue "{cue.id}" stands here twice')
            seen.add(cue.id)
        return value
