"""The frozen values that pass between the stages.

Offsets are 0-based Unicode code points into ``Record.text``, end exclusive, so
``record.text[x.start:x.end] == x.text`` holds for everything that carries a ``text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from recordqa.types.private_matter import PrivateMatter
from recordqa.types.reading import Reading

RecordType = Literal["case", "personal", "group", "oversight"]
RECORD_TYPES: tuple[RecordType, ...] = ("case", "personal", "group", "oversight")

Grade = Literal["outstanding", "good", "requires_improvement", "inadequate"]
#: Worst first, so that an index is a rank.
GRADES: tuple[Grade, ...] = ("inadequate", "requires_improvement", "good", "outstanding")

Polarity = Literal["shown", "negated", "deferred", "claimed"]
Role = Literal["child", "family", "professional", "unknown"]
ROLES: tuple[Role, ...] = ("child", "family", "professional", "unknown")
Entity = Literal[
    "PERSON",
    "DATE_OF_BIRTH",
    "ADDRESS",
    "POSTCODE",
    "PHONE",
    "EMAIL",
    "USERNAME",
    "NHS_NUMBER",
    "NI_NUMBER",
    "UPN",
    "VEHICLE_REG",
    "SCHOOL",
    "CASE_ID",
]
Treatment = Literal["replace", "remove", "generalise", "keep", "review"]
BlockKind = Literal["paragraph", "heading", "list_item", "table_row", "header", "footer"]
SegmentKind = Literal["sentence", "list_item", "table_row", "field", "heading", "prompt", "boilerplate"]
SectionState = Literal["filled", "blank", "prompt only", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the record's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name the user says is certain; ``role`` is None when they did not say whose it is."""

    name: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a record besides its text; None where it is not known."""

    type: RecordType | None = None
    policy: str | None = None
    session_date: date | None = None
    recorded_date: date | None = None
    supervisor: str | None = None
    supervisee: str | None = None
    team: str | None = None
    child_ref: str | None = None
    known_names: tuple[KnownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of layout that a reader knew of: a Word heading, a list paragraph, a table row.

    ``cells`` are (start, end) offsets of a table row's cells, left to right, empty cells
    included (start == end). ``level`` is a heading's or a list item's depth from 1; ``table``
    numbers the table a row belongs to, ``header`` is true for a row the file marks as heading.

    Blocks are in order of start, the outer before the inner: the blocks inside a row whose cells
    hold several lines, a heading or a list follow the row, as those in a page header follow it.
    A cell swallowed by a merged neighbour is empty and has no " | " of its own.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One document about one session, as read.

    ``text`` has ``\\n`` newlines only. A table row is one line with its cells joined by " | " when
    every cell is one line long, else each cell's lines follow one another. ``source`` is a file
    name (and row), never a path. ``origin`` is the reader's own way back into the file, for
    redaction; nothing else looks at it.
    """

    text: str
    id: str
    source: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = "txt"
    origin: Any = field(default=None, compare=False, repr=False)

    def __repr__(self) -> str:
        # Record text must not reach logs or tracebacks.
        return f"Record(id={self.id!r}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; ``column`` is the heading above it, as written, or None."""

    start: int
    end: int
    text: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit that evidence is quoted in: a sentence, list item, table row, field, heading, prompt.

    ``section`` is an index into ``Document.sections`` (None before the first heading).
    ``paragraph`` numbers the block of text a sentence stands in, so neighbours can be told from
    strangers. ``label`` is a field's name ("Supervisor" of "Supervisor: J. Okafor"), whose text is
    the whole line. ``earlier_session`` is true for text openly marked as another session's.
    """

    index: int
    start: int
    end: int
    text: str
    kind: SegmentKind
    section: int | None = None
    paragraph: int = 0
    label: str | None = None
    value: Span | None = None
    cells: tuple[Cell, ...] = ()
    earlier_session: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    ``start``/``end`` cover heading and content. ``template`` is the id of the pack template
    section it was recognised as ("sandwell/app4/actions"), None for a heading of the writer's own.
    ``criteria`` are the criterion ids that this heading is about, from the template or the
    criteria's own ``sections`` lists.
    """

    title: str
    start: int
    end: int
    state: SectionState
    level: int = 1
    template: str | None = None
    criteria: tuple[str, ...] = ()
    earlier_session: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A record cut into segments and sections, in reading order."""

    record: Record
    segments: tuple[Segment, ...]
    sections: tuple[Section, ...]
    language: str = "en"

    @property
    def text(self) -> str:
        return self.record.text

    def content(self) -> tuple[Segment, ...]:
        """The segments that a person wrote for this session; a field left blank is not one."""
        return tuple(
            s
            for s in self.segments
            if s.kind in ("sentence", "list_item", "table_row", "field")
            and not s.earlier_session
            and not (s.kind == "field" and s.value is None)
        )

    def __repr__(self) -> str:
        return f"Document(id={self.record.id!r}, {len(self.segments)} segments)"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that bears on a criterion: where, which part of what is asked, why, how sure.

    ``strength`` is how specific it is (1 generic, 2 specific, 3 specific and shaping what comes
    next); ``part`` names the piece of the criterion's chain; ``cue`` what found it.
    """

    start: int
    end: int
    text: str
    segment: int
    criterion: str
    part: str
    polarity: Polarity
    strength: int
    confidence: float
    cue: str


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """One span of personal data. ``person`` links the mentions of one person within the record."""

    start: int
    end: int
    text: str
    entity: Entity
    role: Role | None
    confidence: float
    why: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that will be done: ``owner`` and ``due_text`` as written, None where absent.

    ``due_date`` is worked out from the session's date where it can be. ``outcome`` is true when
    the action says what it is for.
    """

    start: int
    end: int
    text: str
    segment: int
    owner: str | None
    due_text: str | None
    due_date: date | None
    outcome: bool = False
    where: Literal["table", "list", "prose"] = "prose"
    confidence: float = 1.0
    notes: tuple[str, ...] = ()

    @property
    def checkable(self) -> bool:
        return self.owner is not None and self.due_text is not None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An action from last time, or a statement about them all (``state`` "reviewed").

    ``consequence`` is true when its effect on the child or the reason for delay is there too.
    """

    start: int
    end: int
    text: str
    segment: int
    state: Literal["done", "not_done", "carried", "in_progress", "reviewed", "unanswered"]
    consequence: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """A signature line, an author line, a header naming a party, or a list of attendees.

    ``party`` tells whose it is; ``filled`` is false for a printed line left blank.
    """

    start: int
    end: int
    text: str
    segment: int
    kind: Literal["signature", "header", "attendees", "author"]
    party: Literal["supervisor", "supervisee", "both", "other"]
    filled: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class NextSession:
    """Where the record says when the next session is."""

    start: int
    end: int
    text: str
    segment: int
    dated: bool
    timed: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """The session's and the recording's dates, given or stated, and any reason for lateness."""

    session: date | None = None
    session_span: Span | None = None
    recorded: date | None = None
    recorded_span: Span | None = None
    late_reason: Span | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that detection found; nothing here is a judgement."""

    evidence: tuple[Finding, ...] = ()
    personal_data: tuple[PersonalDatum, ...] = ()
    actions: tuple[Action, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    next_sessions: tuple[NextSession, ...] = ()
    dates: Dates = field(default_factory=Dates)
    supervisor: str | None = None
    supervisee: str | None = None
    private_matters: tuple[PrivateMatter, ...] = ()
    readings: tuple[Reading, ...] = ()

    def __repr__(self) -> str:
        return f"Findings({len(self.evidence)} evidence, {len(self.actions)} actions)"


@dataclass(frozen=True, slots=True)
class CriterionJudgement:
    """One criterion's level (None when it does not apply), with what earned it and what is missing."""

    id: str
    applies: bool
    level: int | None
    confidence: float | None
    evidence: tuple[Span, ...] = ()
    counter_evidence: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    advice: str = ""
    #: The probability of levels 0 to 3 where a model gave the level, and how far it can be relied on.
    chances: tuple[float, ...] = ()
    tier: Literal["counts", "look here"] | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A limiting judgement that caps the grade."""

    rule: str
    cap: Grade
    because: str


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """The record's type with its reason; ``type`` None when the text is no supervision record."""

    type: RecordType | None
    reason: str
    certain: bool = True
    detected: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """Something reported but not graded."""

    id: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the record shows by the pack: levels, limits and a grade."""

    type: TypeGuess
    criteria: tuple[CriterionJudgement, ...]
    limits: tuple[Limit, ...] = ()
    grade: Grade | None = None
    score: float | None = None
    probabilities: tuple[tuple[Grade, float], ...] = ()
    grade_set: tuple[Grade, ...] = ()
    needs_review: bool = False
    review_reasons: tuple[str, ...] = ()
    treatments: tuple[tuple[Treatment, str | None], ...] = ()
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = ()
