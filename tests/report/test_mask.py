"""Masked reports: no form of a child's or relative's name anywhere, and nothing else changed."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordqa import check
from recordqa.batch import check_inputs
from recordqa.errors import BadRow, BrokenFile, NoTextColumn
from recordqa.pipeline import make_options, mask_error_row
from recordqa.report import RenderOptions, formats
from recordqa.report.masking import mask_error, mask_report
from recordqa.report_schema import contract
from recordqa.types import ErrorRow, KnownName, Report
from recordqa.types.contract import CopiedReport, LimitInfo, NoteReport, TextSpan
from tests.report import sample

#: (first, surname) of many origins; no first name is an English word, so that every form must go.
NAMES = [
    ("Amara", "Okafor"), ("Kwabena", "Owusu"), ("Hodan", "Warsame"), ("Semhar", "Tesfay"),
    ("Zofia", "Wiśniewska"), ("Ioana", "Dumitrescu"), ("Aaliyah", "Hussain"), ("Tahmina", "Chowdhury"),
    ("Jaspreet", "Dhillon"), ("Kavitha", "Sivakumar"), ("Siobhán", "Ní Bhriain"), ("Dyfed", "Llewelyn"),
    ("Niamh", "O’Callaghan"), ("Kayden-Lee", "Ramsbottom"), ("Rojda", "Yıldız"), ("Thuỳ", "Nguyễn"),
    ("Xiuying", "Zhang"), ("Oleksandr", "Kovalenko"), ("João", "Figueiredo"), ("Nadirah", "al-Jabouri"),
    ("Shanelle", "Campbell-Reid"), ("Ferka", "Balogova"),
]  # fmt: skip
WORKERS = [("Miriam", "Thackeray"), ("Paul", "Brandt"), ("Folasade", "Adeyinka"), ("Gethin", "Prosser")]

CASES = {
    "as written": str,
    "capitals": str.upper,
    "small": str.lower,
}
LINES = [
    "Child: {full}, DOB 03/07/2014, 14 Fern Close, L36 7QT.",
    '{first} told {worker} "I want to sleep in my own bed".',
    "{first}'s school says {first} is tired.",
    "{first}’s drawing had a locked door in it.",
    "We talked of {full} and of the bruise; {full}'s account has not changed.",
    "Mum is {family}. {family_first} says the flat is damp and rings from 07700 900461.",
    "The worry is that {first}\n{last} is left alone while {family_first} works.",
    "Actions\n- {worker} to see {first} alone at school by 10 June\n- {family_first} to ring the GP about {first}, asap",
]


def plain(text: str) -> str:
    swap = str.maketrans("łŁøØđĐı’‘", "llooddi''")
    text = unicodedata.normalize("NFKD", text.translate(swap))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("‑", "-")


@st.composite
def records(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """A record, the words that must not be shown, and an id made of the child's name."""
    child, parent = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
    worker = draw(st.sampled_from(WORKERS))
    write = CASES[draw(st.sampled_from(sorted(CASES)))]
    values = {
        "first": write(child[0]), "last": write(child[1]), "full": write(" ".join(child)),
        "family": write(" ".join(parent)), "family_first": write(parent[0]), "worker": worker[0],
    }  # fmt: skip
    lines = draw(st.permutations(LINES))[: draw(st.integers(3, len(LINES)))]
    head = f"Case supervision 3 June 2026. Supervisor: {' '.join(worker)}.\n"
    hidden = [plain(word) for name in (*child, *parent) for word in name.split() if word not in ("Ní",)]
    joined = draw(
        st.sampled_from(
            ["{0} {1} supervision March.docx", "{1}_{0}", "{1}, {0} 12-03-2026", "{0}{1}.pdf", "sup-{0}-2"]
        )
    )
    used = draw(st.sampled_from([str, str.lower, str.upper]))
    return head + "\n".join(line.format(**values) for line in lines), hidden, used(joined.format(*child))


def everywhere(report: Report) -> str:
    several = RenderOptions(verbose=True)
    return "\n".join(f.render([report], several).decode() for f in formats().values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_no_form_of_a_name_is_shown_anywhere_and_nothing_else_changes(
    made: tuple[str, list[str], str],
) -> None:
    text, hidden, id = made
    people = [(f"{a} {b}", "child") for a, b in NAMES if plain(a.split()[0]) in hidden]
    people += [(f"{a} {b}", "professional") for a, b in WORKERS]
    open_ = check(text, id=id, known_names=people, include_text=True, type="case")
    masked = check(text, id=id, known_names=people, include_text=True, type="case", mask=True)

    shown = plain(everywhere(masked))
    for word in hidden:
        for part in (word, *(p for p in word.split("-") if len(p) > 3)):
            assert not re.search(rf"(?<![a-z]){re.escape(part)}(?![a-z])", shown), part
    for identifier in ("03/07/2014", "fern close", "l36 7qt", "900461"):
        assert identifier not in shown

    assert masked.masked is True and open_.masked is None
    jsonschema.Draft202012Validator(contract()).validate(json.loads(masked.to_json()))
    assert mask_report(masked) is masked
    same = ("grade", "score", "grade_probabilities", "needs_review", "grade_set", "engine")
    assert all(getattr(masked, key) == getattr(open_, key) for key in same)
    assert [(c.id, c.level, c.label, c.confidence) for c in masked.criteria] == [
        (c.id, c.level, c.label, c.confidence) for c in open_.criteria
    ]
    assert places(masked) == places(open_)
    assert masked.record.sha256 == open_.record.sha256


def places(report: Report) -> list[tuple[int, int]]:
    spans = [s for c in report.criteria for s in (*c.evidence, *c.counter_evidence)]
    spans += [s for n in report.notes or [] for s in n.spans]
    other = [*report.actions, *report.personal_data, *(report.sections or [])]
    return [(s.start, s.end) for s in [*spans, *other]]


def test_what_a_pack_keeps_stays_and_the_rest_has_a_mark() -> None:
    masked = mask_report(sample.report())
    dumped = masked.to_json()
    for name in ("Amina", "Yusuf", "Hodan", "Larch", "900461"):
        assert name not in dumped
    assert masked.record.supervisor == "Ngozi Eze"
    assert masked.actions[0].owner == "Tomasz"
    assert masked.text is not None and "lives with her mother H. and baby Y. at [address]" in masked.text
    assert masked.actions[3].text.startswith("Ring H. on [phone] about who is home")


def test_a_professional_who_shares_a_name_with_the_family_becomes_initials() -> None:
    text = (
        "Case supervision 3 June 2026. Supervisor: Imran Hussain. Child: Aaliyah Hussain.\n"
        "Aaliyah told Imran she is cold. Imran Hussain asked why."
    )
    names = [("Aaliyah Hussain", "child"), ("Imran Hussain", "professional")]
    masked = check(text, known_names=names, include_text=True, mask=True)
    assert "hussain" not in masked.to_json().lower() and "aaliyah" not in masked.to_json().lower()
    assert masked.record.supervisor == "I.H."
    assert masked.text is not None and "A.H. told Imran she is cold. I.H. asked why." in masked.text


def test_a_name_that_is_a_word_leaves_the_word_alone() -> None:
    text = (
        "Case supervision 3 June 2026. Child: Hope Adeyemi. Social worker: Paul Brandt.\n"
        "We hope that Hope sleeps. Hope told Paul she will. We will ask again by 10 June."
    )
    masked = check(
        text, id="hope-march", known_names=[("Hope Adeyemi", "child")], include_text=True, mask=True
    )
    assert masked.text is not None
    assert "We hope that H.A. sleeps. H.A. told Paul she will. We will ask" in masked.text
    assert masked.record.id == "H.A.-march"


@pytest.mark.parametrize(
    ("id", "shown"),
    [
        ("Amara Okafor supervision March", "A.O. supervision March"),
        ("okafor_amara", "A.O."),
        ("AMARA-OKAFOR-2026-03-12", "A.O.-2026-03-12"),
        ("supervisionAmaraOkafor2", "supervisionA.O.2"),
        ("Okafor, Amara (final)", "A.O. (final)"),
        ("amara’s sup notes", None),
        ("amaraokafor", None),
        ("Zanele March sup", None),
        ("June", None),
        ("June 2026", "June 2026"),
        ("KL sup 12.03.26", "KL sup 12.03.26"),
        ("Paul Brandt supervision 4", "Paul Brandt supervision 4"),
        ("9f3c2a1b-7d44-4e0a-9a11-0c2f3d4e5f60", "9f3c2a1b-7d44-4e0a-9a11-0c2f3d4e5f60"),
        ("case-0042", "case-0042"),
        ("999 123 4560", None),
        ("sup L36 7QT", None),
        ("a.okafor@home.example", None),
    ],
)
def test_a_name_in_an_id(id: str, shown: str | None) -> None:
    text = "Case supervision 3 June 2026. Social worker: Paul Brandt. Child: Amara Okafor.\nAmara told Paul she is cold."
    names = [("Amara Okafor", "child"), ("Paul Brandt", "professional")]
    masked = check(text, id=id, known_names=names, mask=True)
    neutral = f"record {masked.record.sha256[:8]}"
    assert masked.record.id == (neutral if shown is None else shown) or (
        # A possessive is the name too.
        shown is None and masked.record.id.startswith("A.O.")
    )
    assert "amara" not in masked.to_json().lower()


def test_warnings_limits_reasons_and_references() -> None:
    given = sample.report(
        record=sample.report().record.model_copy(
            update={
                "id": "Amina",
                "source": "month.zip/Amina Warsame/visit.docx",
                "child_ref": "Amina W 20417",
                "team": "Amina's team",
            }
        ),
        limits=[LimitInfo(rule="x", cap="good", because='It says "amina fell".')],
        warnings=["The attachment could not be read: Zanele photo.heic.", "Amina: one comment was left out."],
        review_reasons=["AMINA is not placed."],
        notes=[NoteReport(id="n", message="Hodan’s words.", spans=[TextSpan(start=0, end=4, text="Case")])],
        copied=[
            CopiedReport(
                start=0, end=4, text="Case", from_id="Amina 2", from_text="amina slept", similarity=0.9
            )
        ],
    )
    masked = mask_report(
        given,
        ordinary=lambda word: word not in ("amina", "zanele", "hodan"),
        number=17,
    )
    dumped = masked.to_json().lower()
    for name in ("amina", "hodan", "zanele"):
        assert name not in dumped
    assert masked.record.source == f"record 17 ({given.record.sha256[:8]}).docx"
    assert masked.record.child_ref == "A. W 20417"
    assert masked.warnings[0] == "The attachment could not be read: [file name]."


def test_known_names_that_the_text_does_not_hold_are_masked_in_the_file_name() -> None:
    report = sample.report(record=sample.report().record.model_copy(update={"id": "Zanele-note"}))
    assert mask_report(report, known=[KnownName("Zanele Dube", "child")]).record.id == "Z.D.-note"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("note.docx", "note.docx"),
        ("Amara Okafor March.docx", "record 3.docx"),
        ("okafor.csv row 12", "record 3, row 12"),
        ("records.csv row 12", "records.csv row 12"),
        ("Okafor/note.docx", "record 3.docx"),
    ],
)
def test_error_rows_show_a_source_only_when_it_is_harmless(source: str, shown: str) -> None:
    stem = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    row = ErrorRow.from_error(
        BrokenFile(f"{source} could not be opened.", hint="Save it again."), id=stem, source=source
    )
    masked = mask_error_row(row, number=3)
    assert masked.source == shown
    assert masked.message == f"{shown} could not be opened."
    assert masked.as_dict()["masked"] is True
    assert mask_error(masked) is masked


def test_error_rows_do_not_list_words_from_outside() -> None:
    columns = NoTextColumn(
        "The table has neither a text nor a path column; its columns are: Xanthippe said, when."
    )
    row = mask_error_row(ErrorRow.from_error(columns, id="rows", source="rows.csv"), number=1)
    assert "Xanthippe" not in json.dumps(row.as_dict())
    path = BadRow("Row 2 of rows.csv: there is no file Xanthippe March.docx where its path says.")
    row = mask_error_row(ErrorRow.from_error(path, id="rows-2", source="rows.csv row 2"), number=1)
    assert "Xanthippe" not in row.message and row.source == "rows.csv row 2"


def test_ids_masked_to_the_same_are_told_apart(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in ("Amara Okafor", "Adaeze Obi"):
        (tmp_path / f"{name}.txt").write_text(
            f"Case supervision 3 June 2026. Child: {name}.\n{name.split()[0]} told Paul she is cold.",
            encoding="utf-8",
        )
    found = list(check_inputs([str(tmp_path)], make_options(mask=True)))
    ids = [r.record.id for r in found if isinstance(r, Report)]
    assert ids == ["A.O.", "A.O. (record 2)"]


@lru_cache(maxsize=1)
def masked_sample() -> Report:
    return mask_report(sample.report())


@pytest.mark.parametrize("format", ["text", "md", "html"])
@pytest.mark.parametrize("several", [True, False])
def test_pages_for_people_say_at_the_top_that_it_is_masked(format: str, several: bool) -> None:
    words = "Names and other personal data are masked."
    options = RenderOptions(several=several)
    page = formats()[format].render([masked_sample()], options).decode()
    body = page.split("<main", 1)[-1]
    assert words in body
    assert body.index(words) < 600
    assert words not in formats()[format].render([sample.report()], options).decode()
