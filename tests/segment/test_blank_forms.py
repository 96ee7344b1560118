"""The six printed forms, blank, as plain text and as Word files: every section blank or prompt only."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from recordqa.packs.schema import PackFile, Template, TemplateSection
from recordqa.read import read_bytes
from recordqa.segment import segment
from recordqa.types import Document, Record
from tests.forms import FORMS, Form

PACKS = Path(__file__).resolve().parents[2] / "criteria" / "packs"


def made(
    *titles: str | tuple[str, str], fields: tuple[str, ...] = (), boilerplate: tuple[str, ...] = ()
) -> Template:
    """A template made here, so that the test does not stand on the packs' own."""
    sections = [TemplateSection(id=f"f{n}", title=name, form="field") for n, name in enumerate(fields)]
    for n, title in enumerate(titles):
        name, prompt = title if isinstance(title, tuple) else (title, "")
        sections.append(TemplateSection(id=f"s{n}", title=name, prompts=(prompt,) if prompt else ()))
    return Template(id="made", title="made", type=None, sections=tuple(sections), boilerplate=boilerplate)


_STANDARD = """SANDWELL CHILDREN'S TRUST
INDIVIDUAL STANDARD SUPERVISION
RECORDING TEMPLATE
Supervisee:\t\tSupervisor:\t
Date:

Agenda
1.      Welcome, wellbeing check and agreed Agenda.

2.      Review of last supervision and update on action list.

3.      Workload/Case Load/Allocations.

4.      Case work discussion (most of these will be completed directly onto the child's file case records \
on LCS/EHM).

5.      Reflective Practice Discussion (case, person, incident, theme).

(For NQSWs/QSW relate to Professional Capabilities Framework (PCF) and KSS Knowledge Skills Statements).
6.      Performance, Development and Training (including discussion of Supervision audit and case file \
audits).

(For NQSW's, also use ASYE Tracker form)
7.      Welfare.
8.    Any Other Business.
9.    Action required from this supervision
Action\tTimescale\tBy whom
\t\t
\t\t

10. Date, Time and Venue of next supervision meeting

Signed  …………………………………………   date ……………………………
              (Manager/Supervisor)
Signed  …………………………………………   date ……………………………
              (Employee/Supervisee)

Copy to be given to employee, within 3 working days, copy retained on supervision file for manager's record
"""
_MANAGERS = """MANAGERS SUPERVISION RECORDING
TEMPLATE
Supervisee: | | Supervisor: |
Date:
Agenda
1. Welcome, wellbeing check and agreed agenda
2. Review of last supervision and update on action list
3. Staffing
4. Workload/Allocations/Team
5. Specific Cases
6. Budgets
7. Complaints/Compliments
8. Performance, Development and Training (including discussion of case file audit and closing the loop \
activity)
9. Welfare
10   Any Other Business
11. Action required from this supervision
Action | Timescale | By whom
 | |
12. Date, Time and Venue of next supervision meeting
Signed ........................ date ....................
(Manager/Supervisor)
"""
_GROUP = """GROUP SUPERVISION
RECORDING TEMPLATE
The purpose of this template is to ensure there is an agreed record of discussions.
Supervisor:
Date:
Attendees

Agreed Agenda;

Summary of Discussions (use signs of safety approach)

Reflections/Comments

Capture 3 Learning Points:

Capture Action Points:
"""
_WELFARE = """Welfare Supervision Record
Supervision Date\t
Supervisor\t
Supervisee\t

Agenda
What are the areas that both wish to discuss

Welfare
Any personal circumstances that impacts on work/performance

Annual leave and FLEXI

Previous Minutes / Actions
Check to ensure all completed

Staffing
For completion with managers

Reflections
Overarching reflection on practice, self. Areas of strength areas of development.

AOB

Actions agreed
Action\tWho is responsible\tDate for completion

Supervision contract and agreement.
This is a true reflection of the discussion between supervisor and supervisee

Sign:
Date:
"""
_YOUTH = """SUPERVISION RECORD
YOUTH JUSTICE SERVICE
Supervisor\t
Supervisee\t
Duration of session\t
Date of last session\t
Agenda
\tCheck in
\tReview of previous minutes, actions and matters arising
\tCase Discussion
\tHR Issues
1. Check in.
(inc. how is the worker feeling – professionally and personally? general well-being at work.
Ask if they have any agenda items to bring to supervision)
What's working well –
What are your worries –
What needs to happen
3. Case Discussion
(use signs of safety for case discussions/reflection; ensure RJ is discussed where relevant within case \
discussion)
What is working well
What are you worried about?
7. HR Issues
(inc. discussion around issues, health and safety issues/concerns, leave/sickness/training)
Sickness –
Date of next session\t\t\t
Signed (Supervisee)\t\tDate\t
Signed (Supervisor)\t\tDate\t
"""
_SHEET = """Appendix 2: Sample Recording Sheet for 1:1 supervision sessions
NAME:
DATE:
JOB TITLE/ ROLE:
ACTIONS COMPLETED / OUTSTANDING ISSUES CARRIED FORWARD

Caseload management/Information Sharing/Recording on clients case file

Support issues

Professional development

Updates/Revised Targets

Professional Judgment(s)

Actions agreed

Date and time of next meeting

Signature of supervisor

Signature of supervisee

Date
"""
PLAIN: dict[str, tuple[str, Template, int]] = {
    "standard": (
        _STANDARD,
        made(
            "Welcome, wellbeing check and agreed Agenda",
            (
                "Case work discussion",
                "(most of these will be completed directly onto the child's file case records on LCS/EHM)",
            ),
            (
                "Reflective Practice Discussion",
                "(For NQSWs/QSW relate to Professional Capabilities Framework (PCF) and KSS Knowledge "
                "Skills Statements)",
            ),
            ("Performance, Development and Training", "(For NQSW's, also use ASYE Tracker form)"),
            "Date, Time and Venue of next supervision meeting",
            fields=("Supervisee", "Supervisor", "Date"),
            boilerplate=("RECORDING TEMPLATE",),
        ),
        11,
    ),
    "managers": (_MANAGERS, made("Workload/Allocations/Team", boilerplate=("TEMPLATE",)), 13),
    "group": (_GROUP, made("Summary of Discussions", "Capture Action Points"), 6),
    "welfare": (
        _WELFARE,
        made(
            ("Agenda", "What are the areas that both wish to discuss"),
            ("Welfare", "Any personal circumstances that impacts on work/performance"),
            (
                "Reflections",
                "Overarching reflection on practice, self. Areas of strength areas of development.",
            ),
            "Supervision contract and agreement",
            boilerplate=("This is a true reflection of the discussion between supervisor and supervisee",),
        ),
        9,
    ),
    "youth justice": (
        _YOUTH,
        made(
            (
                "Check in",
                "(inc. how is the worker feeling – professionally and personally? general well-being "
                "at work. Ask if they have any agenda items to bring to supervision)",
            )
        ),
        8,
    ),
    "sheet": (_SHEET, made("Caseload management/Information Sharing/Recording on clients case file"), 8),
}


def is_blank(document: Document, at_least: int) -> None:
    assert [(s.kind, s.text) for s in document.content()] == []
    assert {s.state for s in document.sections} <= {"blank", "prompt only"}
    assert len(document.sections) >= at_least


@pytest.mark.parametrize("name", PLAIN)
def test_blank_in_plain_text(name: str) -> None:
    text, template, sections = PLAIN[name]
    is_blank(segment(Record(text=text, id=name), (template,), {}), sections)


@pytest.mark.parametrize("name", ["standard", "managers", "group", "sheet"])
def test_blank_without_any_template(name: str) -> None:
    """A council whose form nobody described: headings and prompts are known in general."""
    text, _, sections = PLAIN[name]
    document = segment(Record(text=text, id=name), (), {})
    assert "filled" not in {s.state for s in document.sections if s.level > 1}
    assert len(document.sections) >= sections - 3


@pytest.mark.parametrize("name", PLAIN)
def test_one_written_line_fills_exactly_one_section(name: str) -> None:
    text, template, _ = PLAIN[name]
    target = {
        "group": "Reflections/Comments",
        "sheet": "Support issues",
        "youth justice": "Case Discussion",
    }.get(name, "Welfare")
    heading = next(line for line in reversed(text.split("\n")) if target in line)
    written = text.replace(
        heading + "\n", heading + "\nNkechi has been anxious since the complaint and is sleeping badly.\n"
    )
    document = segment(Record(text=written, id=name), (template,), {})
    assert [s.title for s in document.sections if s.state == "filled" and s.level > 1] == [target]


def templates_of(policy: str) -> list[Template]:
    found: list[Template] = []
    name: str | None = policy
    while name is not None:
        pack = PackFile.model_validate(yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf-8")))
        found.extend(pack.templates)
        name = pack.extends
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.id)
def test_blank_word_forms_with_the_packs_own_templates(form: Form) -> None:
    (record,) = read_bytes(form.docx(), "form.docx")
    assert isinstance(record, Record)
    templates = templates_of(form.policy)
    is_blank(segment(record, templates, {}), 6)
    is_blank(segment(Record(text=record.text, id="plain"), templates, {}), 6)
