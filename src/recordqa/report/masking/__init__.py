"""A report, or an error row, with personal data masked: what may stand in a list that others read.

What the pack's table says for records that leave the child's file is done, whatever the record's kind:
children, family and people whose role is not clear become initials, identifiers a neutral mark; professionals
and case numbers stay. A professional who shares a word of the name with a masked person becomes initials too.
Offsets are left as they are: they index the original record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recordqa.report.masking.forms import MARKS, Form, Forms, Ordinary, initials, person_forms, words_of
from recordqa.report.masking.names import NameMask, Neutral, sentence
from recordqa.types import ErrorRow, KnownName, Report, Treatment
from recordqa.types.contract import ActionReport, CriterionReport, PersonalDataReport, RecordInfo, TextSpan

__all__ = ["mask_error", "mask_report"]

#: What stays when nobody says what the pack's table does.
_KEPT = ("professional", "CASE_ID")


def mask_report(
    report: Report,
    *,
    leaving: Sequence[tuple[Treatment, str | None]] | None = None,
    known: Iterable[KnownName] = (),
    ordinary: Ordinary | None = None,
    number: int | None = None,
) -> Report:
    """The same report with personal data masked; a masked report comes back as it is.

    ``leaving`` is the treatment and replacement of each piece of personal data by the pack's table for
    records that leave the file; without it the codebook's table holds. ``known`` are names that are
    certain, found in the text or not. ``ordinary`` says whether a folded word is an English word, so that
    a child called Hope does not change "we hope". ``number`` is the input's place in its run, for
    ids and file names that cannot be shown.
    """
    if report.masked:
        return report
    return _Masked(report, leaving, tuple(known), ordinary, number).report()


def mask_error(row: ErrorRow, *, ordinary: Ordinary | None = None, number: int | None = None) -> ErrorRow:
    """The same row with its id, source and sentences masked. No record says which names are in them, so
    only what is plainly harmless is shown; the row's number stays.
    """
    if row.masked:
        return row
    mask = NameMask(Forms((), _never), neutral=Neutral(number))
    id, source = mask.identity(row.id), None if row.source is None else mask.source(row.source)
    own = _own(row.id, id, row.source, source)
    return ErrorRow(
        id=id,
        source=source,
        code=row.code,
        message=sentence(row.message, mask, own, ordinary),
        hint=sentence(row.hint, mask, own, ordinary),
        masked=True,
    )


def _never(word: str) -> bool:
    return False


def _own(id: str, shown_id: str, source: str | None, shown: str | None) -> dict[str, str]:
    """What replaces a record's id and its file name, and the last part of a name inside an archive."""
    found = {id: shown_id}
    if source is not None and shown is not None:
        found[source.rsplit("/", 1)[-1]] = shown
        found[source] = shown
    return {name: by for name, by in found.items() if name != by}


class _Masked:
    """One report being masked."""

    def __init__(
        self,
        report: Report,
        leaving: Sequence[tuple[Treatment, str | None]] | None,
        known: Sequence[KnownName],
        ordinary: Ordinary | None,
        number: int | None,
    ) -> None:
        self.original = report
        self.ordinary = ordinary
        self.shown = _replacements(report.personal_data, leaving)
        record = report.record
        hidden = [
            (item.text, by)
            for item, by in zip(report.personal_data, self.shown, strict=True)
            if item.entity == "PERSON" and by is not None
        ]
        hidden += [
            (name.name, initials(name.name))
            for name in known
            if name.role != "professional"
            and words_of(name.name) not in {words_of(text) for text, _ in hidden}
        ]
        forms = person_forms(hidden)
        taken = {word for form in forms for word in form.words}
        kept = [
            item.text
            for item, by in zip(report.personal_data, self.shown, strict=True)
            if item.entity == "PERSON" and by is None
        ]
        kept += [name.name for name in known if name.role == "professional"]
        kept += [name for name in (record.supervisor, record.supervisee) if name]
        shared = [name for name in kept if taken & set(words_of(name))]
        forms = [
            *(Form(words_of(name), initials(name)) for name in shared if len(words_of(name)) > 1),
            *forms,
            *(
                Form(words_of(item.text), by)
                for item, by in zip(report.personal_data, self.shown, strict=True)
                if item.entity != "PERSON" and by is not None
            ),
        ]
        self.shown = [
            initials(item.text) if by is None and item.text in shared else by
            for item, by in zip(report.personal_data, self.shown, strict=True)
        ]
        self.forms = Forms(forms, ordinary or _never)
        stay = frozenset(word for name in kept if name not in shared for word in words_of(name)) - taken
        self.names = NameMask(self.forms, stay, Neutral(number, record.sha256))
        id, source = self.names.identity(record.id), record.source
        shown_source = None if source is None else self.names.source(source)
        self.id, self.source = id, shown_source
        self.own = _own(record.id, id, source, shown_source)

    def report(self) -> Report:
        given, said = self.original, self.forms.apply
        return given.model_copy(
            update={
                "masked": True,
                "record": self._record(given.record),
                "text": None if given.text is None else self._quote(0, given.text),
                "review_reasons": [self._system(x) for x in given.review_reasons],
                "warnings": [sentence(x, self.names, self.own, self.ordinary) for x in given.warnings],
                "limits": [x.model_copy(update={"because": self._system(x.because)}) for x in given.limits],
                "criteria": [self._criterion(x) for x in given.criteria],
                "actions": [self._action(x) for x in given.actions],
                "personal_data": [
                    item if by is None else item.model_copy(update={"text": by})
                    for item, by in zip(given.personal_data, self.shown, strict=True)
                ],
                "notes": given.notes
                and [
                    n.model_copy(update={"message": self._system(n.message), "spans": self._spans(n.spans)})
                    for n in given.notes
                ],
                "sections": given.sections
                and [s.model_copy(update={"title": self._label(s.start, s.title)}) for s in given.sections],
                "copied": given.copied
                and [
                    c.model_copy(
                        update={
                            "text": self._quote(c.start, c.text),
                            "from_id": self.names.identity(c.from_id),
                            "from_text": said(c.from_text),
                        }
                    )
                    for c in given.copied
                ],
            }
        )

    def _record(self, record: RecordInfo) -> RecordInfo:
        def label(value: str | None) -> str | None:
            return None if value is None else self.forms.apply(value, label=True)

        return record.model_copy(
            update={
                "id": self.id,
                "source": self.source,
                "supervisor": label(record.supervisor),
                "supervisee": label(record.supervisee),
                "team": label(record.team),
                "child_ref": None if record.child_ref is None else self.names.reference(record.child_ref),
                "type_reason": None if record.type_reason is None else self._system(record.type_reason),
            }
        )

    def _system(self, text: str) -> str:
        """One of our own sentences, which may quote the record or name its file."""
        for name, shown in sorted(self.own.items(), key=lambda item: -len(item[0])):
            if len(name) > 1:
                text = text.replace(name, shown)
        return self.forms.apply(text)

    def _criterion(self, given: CriterionReport) -> CriterionReport:
        return given.model_copy(
            update={
                "evidence": self._spans(given.evidence),
                "counter_evidence": self._spans(given.counter_evidence),
                "missing": [self._system(x) for x in given.missing],
                "advice": self._system(given.advice),
            }
        )

    def _action(self, given: ActionReport) -> ActionReport:
        def part(value: str | None) -> str | None:
            if value is None:
                return None
            where = given.text.find(value)
            if where >= 0:
                return self._label(given.start + where, value)
            return self.forms.apply(value, label=True)

        return given.model_copy(
            update={
                "text": self._quote(given.start, given.text),
                "owner": part(given.owner),
                "due_text": part(given.due_text),
                "notes": [self._system(x) for x in given.notes],
            }
        )

    def _spans(self, spans: Iterable[TextSpan]) -> list[TextSpan]:
        return [s.model_copy(update={"text": self._quote(s.start, s.text)}) for s in spans]

    def _label(self, start: int, text: str) -> str:
        return self._quote(start, text, label=True)

    def _quote(self, start: int, text: str, *, label: bool = False) -> str:
        """A text that stands at ``start`` in the record: what is flagged there is replaced, then what
        is written like it.
        """
        end = start + len(text)
        parts: list[str] = []
        at = start
        for item, by in zip(self.original.personal_data, self.shown, strict=True):
            if by is None or item.end <= at or item.start >= end:
                continue
            # A quote whose text is not the record's own (a tidied heading) has no flagged places.
            inside = text[max(item.start - start, 0) : item.end - start]
            if inside not in item.text:
                continue
            parts += [self.forms.apply(text[at - start : max(item.start, at) - start], label=label), by]
            at = item.end
        return "".join([*parts, self.forms.apply(text[at - start :], label=label)])


def _replacements(
    data: Sequence[PersonalDataReport], leaving: Sequence[tuple[Treatment, str | None]] | None
) -> list[str | None]:
    """What each piece of personal data is shown as; None where it stays as written."""
    kept = [(item.role if item.entity == "PERSON" else item.entity) in _KEPT for item in data]
    treated = leaving or [
        ("keep" if stays else "replace", item.replacement) for item, stays in zip(data, kept, strict=True)
    ]
    return [
        None
        if treatment == "keep"
        else by or (initials(item.text) if item.entity == "PERSON" else MARKS[item.entity])
        for item, (treatment, by) in zip(data, treated, strict=True)
    ]
