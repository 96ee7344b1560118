"""read → segment → detect → judge → report: the only module that knows the order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from recordqa import learned
from recordqa.detect import detect
from recordqa.errors import BadValue, UnknownChoice
from recordqa.judge import judge
from recordqa.judge.treatment import initials, treatments
from recordqa.packs import Pack, load_pack, pack_ids
from recordqa.packs.schema import Template
from recordqa.read import read_text
from recordqa.report.build import build_report
from recordqa.report.masking import mask_error, mask_report
from recordqa.segment import segment
from recordqa.settings import settings
from recordqa.types import (
    RECORD_TYPES,
    ROLES,
    ErrorRow,
    KnownName,
    Metadata,
    PersonalDatum,
    Record,
    RecordType,
    Report,
    Treatment,
)
from recordqa.types.contract import Engine
from recordqa.version import version

KnownNames = Iterable[str | tuple[str, str | None] | KnownName]


@dataclass(frozen=True, slots=True)
class Options:
    """What a check may be told: None leaves it to the record, then to the setting."""

    type: RecordType | None = None
    policy: str | None = None
    session_date: date | None = None
    recorded_date: date | None = None
    known_names: tuple[KnownName, ...] = ()
    not_names: tuple[str, ...] = ()
    include_text: bool = False
    mask: bool = False
    packs: tuple[Path, ...] = ()


def check(
    text: str,
    *,
    id: str | None = None,
    type: str | None = None,
    policy: str | None = None,
    session_date: date | str | None = None,
    recorded_date: date | str | None = None,
    known_names: KnownNames | None = None,
    not_names: Iterable[str] | None = None,
    include_text: bool = False,
    mask: bool = False,
) -> Report:
    """Check one record and say what it shows and does not show.

    Dates may be ``date`` values or "2026-03-14". ``known_names`` are names, or (name, role) pairs
    with role child, family or professional. ``mask`` masks personal data wherever the report would
    show it. Raises BadValue, UnknownChoice, EmptyInput or TooLarge.
    """
    options = make_options(
        type=type,
        policy=policy,
        session_date=session_date,
        recorded_date=recorded_date,
        known_names=known_names,
        not_names=not_names,
        include_text=include_text,
        mask=mask,
    )
    return check_record(read_text(text, id=id or "record"), options)


def check_many(records: Iterable[Record], options: Options | None = None) -> Iterator[Report]:
    """Check records one after another, in order, holding one at a time."""
    for record in records:
        yield check_record(record, options or Options())


def check_record(record: Record, options: Options, *, number: int | None = None) -> Report:
    """Check one record that has been read; what the record's own row says wins over ``options``.

    ``number`` is its place among the inputs, for a masked report whose file name cannot be shown.
    """
    record = _with_metadata(record, options)
    pack = policy_pack(record.metadata.policy, options)
    document = segment(record, printed_forms(pack), pack.headings())
    findings = detect(document, pack, not_names=options.not_names)
    judgement = judge(document, findings, pack, type=record.metadata.type)
    report = build_report(
        record, document, findings, judgement, pack, include_text=options.include_text, engine=_engine()
    )
    if not options.mask:
        return report
    return mask_report(
        report,
        # As if the kind of record were not known: the table for what leaves the child's file.
        leaving=treatments(findings.personal_data, pack, None, False, findings.dates.session),
        known=record.metadata.known_names,
        ordinary=_is_word,
        number=number,
    )


def mask_error_row(row: ErrorRow, *, number: int | None = None) -> ErrorRow:
    """The row of an input that could not be read, without the names its file name may hold."""
    return mask_error(row, ordinary=_is_word, number=number)


def _is_word(word: str) -> bool:
    """Whether a folded word is an ordinary word or a month, whatever else it is."""
    from recordqa.detect.people_words import ANY_WORD, LOOK_ALIKE, PLACE, is_name_only, kinds

    # A child called Preston is likelier than the town, in a record about the child.
    return bool(kinds(word) & (ANY_WORD | LOOK_ALIKE & ~PLACE)) and not is_name_only(word)


@dataclass(frozen=True, slots=True)
class Identified:
    """The personal data of a text, with what to do with each in a record that leaves the child's file."""

    data: tuple[PersonalDatum, ...]
    treatments: tuple[tuple[Treatment, str | None], ...]


def identify(record: Record, options: Options) -> Identified:
    """Who and what is named in a record that has been read, judged by the leave-the-file table."""
    record = _with_metadata(record, options)
    pack = policy_pack(record.metadata.policy, options)
    document = segment(record, printed_forms(pack), pack.headings())
    findings = detect(document, pack, not_names=options.not_names)
    data = findings.personal_data
    return Identified(data, treatments(data, pack, None, False, findings.dates.session))


def initials_of(name: str) -> str:
    """The initials that stand for a name, before any numbering."""
    return initials(name)


def only_a_name(word: str) -> bool:
    """Whether a word is a name and nothing else: no English word, place, month or term of the trade."""
    from recordqa.detect.people_words import fold, is_name_only, is_unknown

    return is_name_only(fold(word)) or is_unknown(fold(word))


def policy_pack(policy: str | None, options: Options) -> Pack:
    """The pack a record is judged by: its own policy, else the one asked for, else the setting's."""
    return load_pack(policy or options.policy or settings().policy, folders=pack_folders(options))


@lru_cache(maxsize=32)
def printed_forms(pack: Pack) -> tuple[Template, ...]:
    """The blank forms whose words are known: the policy's own first, then every other council's.

    A form's printed prompts are nobody's writing, whichever policy the record is judged by.
    """
    found = {(owner, template.id): template for owner, template in pack.templates}
    for id in pack_ids():
        for owner, template in load_pack(id).templates:
            found.setdefault((owner, template.id), template)
    return tuple(found.values())


def pack_folders(options: Options) -> tuple[Path, ...]:
    """The folders of packs beside recordqa's own."""
    return (*settings().packs, *options.packs)


def make_options(
    *,
    type: str | None = None,
    policy: str | None = None,
    session_date: date | str | None = None,
    recorded_date: date | str | None = None,
    known_names: KnownNames | None = None,
    not_names: Iterable[str] | None = None,
    include_text: bool = False,
    mask: bool = False,
    packs: Sequence[Path] = (),
) -> Options:
    """Options from a user's values; BadValue or UnknownChoice says which cannot be used, and what can."""
    options = Options(
        type=record_type(type),
        policy=policy,
        session_date=as_date(session_date, "session date"),
        recorded_date=as_date(recorded_date, "recorded date"),
        known_names=tuple(_known_name(item) for item in known_names or ()),
        not_names=tuple(not_names or ()),
        include_text=include_text,
        mask=mask,
        packs=tuple(packs),
    )
    known_policy(policy or settings().policy, options)
    return options


def known_policy(policy: str | None, options: Options) -> None:
    """UnknownChoice, listing the packs, when there is no such policy."""
    available = pack_ids(pack_folders(options))
    if policy is not None and policy not in available:
        raise UnknownChoice(f'There is no policy "{policy}".', hint=f"There are: {', '.join(available)}.")


def record_type(value: str | None) -> RecordType | None:
    """A record type from a user's word; BadValue lists the types."""
    if value is None:
        return None
    for known in RECORD_TYPES:
        if value.strip().lower() == known:
            return known
    raise BadValue(f'"{value[:40]}" is not a kind of record.', hint=f"Use one of: {', '.join(RECORD_TYPES)}.")


def as_date(value: date | str | None, what: str) -> date | None:
    """A date from a date or ISO text; BadValue says how to write it."""
    if value is None or isinstance(value, date):
        return value
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise BadValue(f"The {what} cannot be read.", hint="Write it as year-month-day, such as 2026-03-14.")


def _known_name(item: str | tuple[str, str | None] | KnownName) -> KnownName:
    if isinstance(item, KnownName):
        return item
    name, role = (item, None) if isinstance(item, str) else item
    if not role:
        return KnownName(name.strip())
    for known in ROLES:
        if role.strip().lower() == known:
            return KnownName(name.strip(), known)
    raise BadValue("A known name has a role that does not exist.", hint=f"Use one of: {', '.join(ROLES)}.")


def _with_metadata(record: Record, options: Options) -> Record:
    own = record.metadata
    metadata = Metadata(
        type=own.type or options.type,
        policy=own.policy or options.policy,
        session_date=own.session_date or options.session_date,
        recorded_date=own.recorded_date or options.recorded_date,
        supervisor=own.supervisor,
        supervisee=own.supervisee,
        team=own.team,
        child_ref=own.child_ref,
        known_names=(*own.known_names, *options.known_names),
    )
    return replace(record, metadata=metadata)


def _engine() -> Engine:
    models = learned.versions()
    calibration = (
        f"invented gold records (grade {models['grade']}), no real audits" if "grade" in models else None
    )
    return Engine(
        version=version(), models=models, calibration=calibration, reduced_accuracy="evidence" not in models
    )
