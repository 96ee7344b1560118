"""Blank record forms as .docx bytes, laid out as the policies print them, and filled ones.

Each form has the printed sections, tables and signature lines. ``fill`` maps a section id of the
pack template (the same ids as in ``criteria/packs``) to what is written there: a text (a newline
starts a paragraph), or for the action table a list of rows. With no ``fill`` the form is blank.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

Fill = Mapping[str, str | Sequence[Sequence[str]]]
DOTS = "…" * 24
SHORT_DOTS = "…" * 14


@dataclass(frozen=True)
class Form:
    """A printed form: the pack and template it belongs to, and what draws it."""

    policy: str
    template: str
    draw: Callable[[Any, Fill], None]

    @property
    def id(self) -> str:
        return f"{self.policy}/{self.template}"

    def docx(self, fill: Fill | None = None) -> bytes:
        """The form as a Word file, blank without ``fill``.

        Raises ValueError when ``fill`` names a section that this form does not have.
        """
        document = Document()
        document.styles["Normal"].font.name = "Arial"
        document.styles["Normal"].font.size = Pt(11)
        asked = _Asked(fill or {})
        self.draw(document, asked)
        if unknown := set(fill or {}) - asked.seen:
            raise ValueError(f"{self.id} has no section {sorted(unknown)}")
        return saved(document)


def saved(document: Any) -> bytes:
    """A Word document's bytes, the same at any time of day."""
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            settled = zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0))
            settled.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(settled, source.read(item))
    return out.getvalue()


class _Asked(dict[str, Any]):
    """The fill, remembering which sections the form asked for."""

    def __init__(self, fill: Fill) -> None:
        super().__init__(fill)
        self.seen: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.seen.add(key)
        return super().get(key, default)


def _heading(document: Any, *lines: str) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def _section(document: Any, fill: Fill, id: str, label: str, *prompts: str, italic: bool = False) -> None:
    """A bold label, the prompts printed under it, then what was written or room to write."""
    document.add_paragraph().add_run(label).bold = True
    for prompt in prompts:
        document.add_paragraph().add_run(prompt).italic = italic
    _answer(document, fill.get(id))


def _answer(document: Any, text: Any) -> None:
    for line in str(text).split("\n") if text else ("",):
        document.add_paragraph(line)


def _table(document: Any, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Any:
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, title in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _actions(document: Any, fill: Fill, columns: Sequence[str], blank_rows: int) -> None:
    rows = fill.get("action_table") or [[""] * len(columns)] * blank_rows
    _table(document, columns, rows)
    document.add_paragraph()


def _labels(document: Any, pairs: Sequence[Sequence[tuple[str, str]]]) -> None:
    """A layout table: label and value cells side by side, as many pairs a row as given."""
    width = 2 * max(len(row) for row in pairs)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for row in pairs:
        cells = table.add_row().cells
        for position, (label, value) in enumerate(row):
            cells[2 * position].paragraphs[0].add_run(label).bold = True
            cells[2 * position + 1].text = value
    document.add_paragraph()


def _signed(document: Any, text: Any, below: str) -> None:
    """A dotted line to sign on; ``text`` is "name, date" once somebody has signed."""
    name, _, date = str(text or "").partition(", ")
    document.add_paragraph(f"Signed  {name or DOTS}   date {date or SHORT_DOTS}")
    document.add_paragraph(f"              {below}")


def _sandwell_head(document: Any, fill: Fill) -> None:
    get = fill.get
    _labels(
        document,
        [
            [("Supervisee: ", get("supervisee", "")), ("Supervisor:", get("supervisor", ""))],
            [("Date:", get("date", "")), ("", "")],
        ],
    )


def _sandwell_foot(document: Any, fill: Fill, next_label: str, copy: str) -> None:
    _actions(document, fill, ("Action", "Timescale", "By whom"), 4)
    _section(document, fill, "next_session", next_label)
    _signed(document, fill.get("signed_supervisor"), "(Manager/Supervisor)")
    _signed(document, fill.get("signed_supervisee"), "(Employee/Supervisee)")
    document.add_paragraph(copy)


def _sandwell_app4(document: Any, fill: Fill) -> None:
    _heading(document, "SANDWELL CHILDREN’S TRUST", "INDIVIDUAL STANDARD SUPERVISION", "RECORDING TEMPLATE")
    _sandwell_head(document, fill)
    _section(document, fill, "agenda", "Agenda")
    _section(document, fill, "welcome", "1.      Welcome, wellbeing check and agreed Agenda.")
    _section(document, fill, "review", "2.      Review of last supervision and update on action list.")
    _section(document, fill, "workload", "3.      Workload/Case Load/Allocations.")
    _section(
        document,
        fill,
        "case_work",
        "4.      Case work discussion (most of these will be completed directly onto the child’s file case "
        "records on LCS/EHM).",
    )
    _section(
        document,
        fill,
        "reflection",
        "5.      Reflective Practice Discussion (case, person, incident, theme).",
        "(For NQSWs/QSW relate to Professional Capabilities Framework (PCF) and KSS Knowledge Skills "
        "Statements).",
    )
    _section(
        document,
        fill,
        "performance",
        "6.      Performance, Development and Training (including discussion of Supervision audit and case "
        "file audits).",
        "(For NQSW’s, also use ASYE Tracker form)",
    )
    _section(document, fill, "welfare", "7.      Welfare.")
    _section(document, fill, "other_business", "8.    Any Other Business.")
    _section(document, fill, "actions", "9.    Action required from this supervision")
    _sandwell_foot(
        document,
        fill,
        "10. Date, Time and Venue of next supervision meeting",
        "Copy to be given to employee, within 3 working days, copy retained on supervision file for "
        "manager’s record",
    )


def _sandwell_app5(document: Any, fill: Fill) -> None:
    _heading(document, "SANDWELL CHILDREN’S TRUST", "MANAGERS SUPERVISION RECORDING", "TEMPLATE")
    _sandwell_head(document, fill)
    _section(document, fill, "agenda", "Agenda")
    _section(document, fill, "welcome", "1.      Welcome, wellbeing check and agreed agenda")
    _section(document, fill, "review", "2.      Review of last supervision and update on action list")
    _section(document, fill, "staffing", "3.      Staffing")
    _section(document, fill, "workload", "4.      Workload/Allocations/Team")
    _section(document, fill, "cases", "5.      Specific Cases")
    _section(document, fill, "budgets", "6.      Budgets")
    _section(document, fill, "feedback", "7.      Complaints/Compliments")
    _section(
        document,
        fill,
        "performance",
        "8.    Performance, Development and Training (including discussion of case file audit and closing "
        "the loop activity)",
    )
    _section(document, fill, "welfare", "9.    Welfare")
    _section(document, fill, "other_business", "10   Any Other Business")
    _section(document, fill, "actions", "11.    Action required from this supervision")
    _sandwell_foot(
        document,
        fill,
        "12. Date, Time and Venue of next supervision meeting",
        "Copy to be given to employee within 3 working days, copy retained on supervision file for "
        "manager’s records",
    )


def _sandwell_app6(document: Any, fill: Fill) -> None:
    _heading(document, "SANDWELL CHILDREN’S TRUST", "GROUP SUPERVISION", "RECORDING TEMPLATE")
    document.add_paragraph(
        "The purpose of this template is to ensure there is an agreed record of discussions durig Group "
        "Supervision sessions.  Copy to be provided for each supervisee and their line manager and placed "
        "on each individual’s supervision file."
    )
    _labels(
        document,
        [
            [("Supervisor: ", fill.get("supervisor", "")), ("Date:", fill.get("date", ""))],
            [("Attendees", fill.get("attendees", "")), ("", "")],
        ],
    )
    _section(document, fill, "agenda", "Agreed Agenda;")
    _section(document, fill, "discussion", "Summary of Discussions (use signs of safety approach)")
    _section(document, fill, "reflections", "Reflections/Comments")
    _section(document, fill, "learning", "Capture 3 Learning Points:")
    _section(document, fill, "actions", "Capture Action Points:")


def _st_helens_welfare(document: Any, fill: Fill) -> None:
    _heading(document, "Welfare Supervision Record")
    _labels(
        document,
        [
            [("Supervision Date", fill.get("date", ""))],
            [("Supervisor", fill.get("supervisor", ""))],
            [("Supervisee", fill.get("supervisee", ""))],
        ],
    )
    for id, label, prompts in (
        ("agenda", "Agenda", ("What are the areas that both wish to discuss",)),
        ("welfare", "Welfare", ("Any personal circumstances that impacts on work/performance",)),
        ("leave", "Annual leave and FLEXI", ()),
        ("previous_actions", "Previous Minutes / Actions", ("Check to ensure all completed",)),
        ("staffing", "Staffing", ("For completion with managers",)),
        (
            "cases",
            "Cases discussed",
            (
                "Record Child’s ICS ID all case discussions are held on the child’s record. This section can "
                "be used to record impact in professional which is deemed private for the practitioner and "
                "not appropriate for the record what is going well areas for improvement",
            ),
        ),
        (
            "development",
            "Development and Training",
            ("Portfolios, CPD, Progression, Skills gap, leadership and mentoring, links to appraisal",),
        ),
        (
            "performance",
            "Performance",
            (
                "Identify strengths and areas for development, use self- service dashboard to ensure "
                "performance is tracked and supported.",
                "For new staff think about how this relates to interview questions and scoring ie "
                "additional support.",
            ),
        ),
        (
            "feedback",
            "Feedback",
            (
                "Quality of practice in line with practice standards compliments/complaints Feedback from "
                "service users and peers, partners, what have they learnt and what would they do differently",
            ),
        ),
        (
            "audits",
            "Audits",
            (
                "Reflect on the audit, what are the strengths. What are the areas for development, are "
                "actions completed what will we do differently, is there shared learning that could be "
                "used, any partnership learning",
            ),
        ),
        (
            "reflections",
            "Reflections",
            ("Overarching reflection on practice, self. Areas of strength areas of development.",),
        ),
        (
            "other_business",
            "AOB",
            (
                "Corporate messages, organisational, new developments, team meeting reflections. "
                "Building, Other",
            ),
        ),
    ):
        _section(document, fill, id, label, *prompts, italic=True)
    _section(document, fill, "actions", "Actions agreed")
    _actions(document, fill, ("Action", "Who is responsible", "Date for completion"), 4)
    document.add_paragraph().add_run("Supervision contract and agreement.").bold = True
    document.add_paragraph("This is a true reflection of the discussion between supervisor and supervisee")
    document.add_paragraph(f"Sign: {fill.get('sign', '')}".rstrip())
    document.add_paragraph(f"Date: {fill.get('sign_date', '')}".rstrip())


_YOUTH_JUSTICE_AGENDA = (
    "Check in",
    "Review of previous minutes, actions and matters arising",
    "Case Discussion",
    "Other work/lead areas discussion",
    "Performance",
    "Development",
    "HR Issues",
    "Positives of the month",
    "AOB",
)

_YOUTH_JUSTICE = (
    (
        "check_in",
        "1. Check in.",
        (
            "(inc. how is the worker feeling – professionally and personally? general well-being at work.",
            "Ask if they have any agenda items to bring to supervision)",
        ),
        ("What’s working well –", "What are your worries –", "What needs to happen"),
    ),
    ("previous_actions", "2. Review of previous minutes and matters arising.", (), ()),
    (
        "cases",
        "3. Case Discussion",
        (
            "(use signs of safety for case discussions/reflection; ensure RJ is discussed where relevant "
            "within case discussion; ensure timescales for actions are set; check if any updates/guidance on "
            "MARMMs and COCL other than has previously been discussed outside of supervision. Consider "
            "referrals to Families First)",
        ),
        (
            "Cases focused on using SOS today (2/3 in depth):",
            "What is working well",
            "What are you worried about?",
            "What needs to happen",
            "YJS COCL Cases",
            "MARMM Process",
            "MAPPA",
            "VLO Referrals",
            "Do It Profiler",
            "Health Referrals",
            "Mentoring update",
            "Interventions",
            "CELLS",
            "CSC referrals",
            "GCP2",
            "Families First",
        ),
    ),
    (
        "other_work",
        "4. Other Work/lead areas discussion",
        ("(issues from other areas of work or lead areas)",),
        ("Transitions", "Disability/Diversity and Equality"),
    ),
    (
        "performance",
        "5. Performance",
        (
            "(inc. feedback from audits, quality assurance processes, other meetings for done in advance "
            "with manager)",
        ),
        ("Performance", "Lead Roles", "Data cleaning", "Audits"),
    ),
    (
        "development",
        "6. Development",
        (
            "(inc. progress against appraisal objectives, professional development, and identification of "
            "areas for support)",
        ),
        ("Appraisals", "Personal Objectives", "Service Objectives", "Training Completed", "Training Planned"),
    ),
    (
        "hr",
        "7. HR Issues",
        ("(inc. discussion around issues, health and safety issues/concerns, leave/sickness/training)",),
        ("Sickness –",),
    ),
    ("positives", "8. Positives of the month", (), ()),
    ("other_business", "9. AOB", (), ()),
)


def _st_helens_youth_justice(document: Any, fill: Fill) -> None:
    _heading(document, "SUPERVISION RECORD", "YOUTH JUSTICE SERVICE")
    get = fill.get
    _labels(
        document,
        [
            [("Supervisor", get("supervisor", ""))],
            [("Supervisee", get("supervisee", ""))],
            [("Date and time of Session", get("date", ""))],
            [
                (
                    "Has supervision gone ahead or been re arranged? If so, give reason:",
                    get("gone_ahead", ""),
                )
            ],
            [("Duration of session", get("duration", ""))],
            [("Date of last session", get("last_session", ""))],
            [("Date last supervision notes circulated", get("circulated", ""))],
        ],
    )
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.rows[0].cells[0].paragraphs[0].add_run("Agenda").bold = True
    for line in _YOUTH_JUSTICE_AGENDA:
        table.add_row().cells[1].text = line
    document.add_paragraph()
    for id, label, prompts, topics in _YOUTH_JUSTICE:
        _section(document, {}, id, label, *prompts)
        for topic in topics:
            document.add_paragraph().add_run(topic).bold = True
            document.add_paragraph()
        _answer(document, get(id))
    table = document.add_table(rows=3, cols=4)
    table.style = "Table Grid"
    rows = (
        ("Date of next session", get("next_session", ""), "", ""),
        ("Signed (Supervisee)", *_name_and_date(get("signed_supervisee"))),
        ("Signed (Supervisor)", *_name_and_date(get("signed_supervisor"))),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _name_and_date(text: Any) -> tuple[str, str, str]:
    name, _, date = str(text or "").partition(", ")
    return name, "Date", date


def _south_gloucestershire_app2(document: Any, fill: Fill) -> None:
    _heading(document, "Appendix 2: Sample Recording Sheet for 1:1 supervision sessions")
    for id, label in (("name", "NAME:"), ("date", "DATE:"), ("post", "JOB TITLE/ ROLE:")):
        document.add_paragraph(f"{label} {fill.get(id, '')}".rstrip())
    table = document.add_table(rows=0, cols=1)
    table.style = "Table Grid"
    for id, label in (
        ("previous_actions", "ACTIONS COMPLETED / OUTSTANDING ISSUES CARRIED FORWARD"),
        ("caseload", "Caseload management/Information Sharing/Recording on clients case file"),
        ("support", "Support issues"),
        ("development", "Professional development"),
        ("targets", "Updates/Revised Targets"),
        ("judgement", "Professional Judgment(s)"),
        ("actions", "Actions agreed"),
        ("next_session", "Date and time of next meeting"),
    ):
        cell = table.add_row().cells[0]
        cell.paragraphs[0].add_run(label).bold = True
        for line in str(fill.get(id) or "\n").split("\n"):
            cell.add_paragraph(line)
    document.add_paragraph()
    for id, label in (
        ("signed_supervisor", "Signature of supervisor"),
        ("signed_supervisee", "Signature of supervisee"),
        ("signed_date", "Date"),
    ):
        document.add_paragraph(f"{label} {fill.get(id, '')}".rstrip())


FORMS: tuple[Form, ...] = (
    Form("sandwell", "app4", _sandwell_app4),
    Form("sandwell", "app5", _sandwell_app5),
    Form("sandwell", "app6", _sandwell_app6),
    Form("st-helens", "welfare", _st_helens_welfare),
    Form("st-helens", "youth_justice", _st_helens_youth_justice),
    Form("south-gloucestershire", "app2", _south_gloucestershire_app2),
)


def form(id: str) -> Form:
    """The form with this id, such as "sandwell/app4"; KeyError when there is none."""
    return {item.id: item for item in FORMS}[id]
