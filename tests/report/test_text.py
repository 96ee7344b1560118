"""The terminal view: complete, in order, within the screen, and safe whatever the record holds."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordqa.report import RenderOptions, get
from recordqa.report.view.criteria import not_shown
from recordqa.report.view.terminal import pad, shorten, width_of, wrap
from recordqa.types import ErrorRow, Report
from recordqa.types.contract import Engine

from .sample import at, criteria, criterion, limited, not_graded, report
from .strategies import reports

ERROR = ErrorRow("b02", "b02.pdf", "scanned_pdf", "This PDF holds pictures only.", "Run text recognition.")
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def text(*items: Report | ErrorRow, **options: Any) -> str:
    return get("text").render(items, RenderOptions(**options)).decode("utf-8")


def test_the_answer_comes_first_in_words() -> None:
    lines = text(report(), width=160).splitlines()
    assert lines[0] == (
        "Requires improvement, fairly sure (61 %). Two actions have no date that can be checked; the record "
        "does not show what Amina herself says, wants or feels."
    )
    assert lines[1].startswith("A person must look: the record mentions a possible injury; the record lies")


def test_the_parts_stand_in_the_order_people_need_them() -> None:
    whole = text(limited())
    places = [
        whole.index(part)
        for part in (
            "Inadequate, sure",
            "At most Inadequate: the record notes a serious risk",
            "To do first",
            "Not shown\n",
            "Partly\n",
            "Met",
            "Strong",
            "4 actions, 2 cannot be checked",
            "People and identifiers",
            "Judged from written cues only",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("odds", "words"),
    [
        (0.8, "Good, sure (80 %)."),
        (0.79, "Good, fairly sure (79 %)."),
        (0.55, "Good, fairly sure (55 %)."),
        (0.5, "Good, not sure (50 %; Requires improvement 30 %)."),
        (1.0, "Good, sure (over 99 %)."),
    ],
)
def test_how_sure_is_said_in_words(odds: float, words: str) -> None:
    shares = {"outstanding": 0.0, "good": odds, "requires_improvement": 0.3, "inadequate": 0.0}
    assert text(report(grade="good", grade_probabilities=shares)).startswith(words)


def test_no_grade_is_said_plainly_with_its_reason_once() -> None:
    whole = " ".join(text(not_graded()).split())
    assert whole.startswith("Not graded. This does not read like a supervision record: nobody meets")
    assert whole.count("does not read like a supervision record: nobody") == 1


def test_nothing_to_do_is_not_made_up() -> None:
    good = [
        criterion(
            "risk", "Risk", 2, "What makes it safer: Hodan's sister is there on four evenings out of five."
        )
    ]
    whole = text(report(criteria=good, grade="good", actions=[]))
    assert "No gaps found." in whole and "To do" not in whole and "No actions" not in whole


def test_names_that_stay_on_file_and_disagreement_are_never_the_first_thing_to_do() -> None:
    few = [c for c in criteria() if c.id in ("privacy", "disagreement", "child_plan")]
    few[2] = few[2].model_copy(update={"advice": "Could initials do?"})
    whole = text(report(criteria=few))
    assert "Which part of the plan is moving" in whole
    assert "Could initials do?" not in whole and "Did you see anything differently?" not in whole


def test_no_names_is_never_a_promise() -> None:
    assert "No names found. Nobody can promise none is there: read it once." in text(report(personal_data=[]))


def test_people_are_counted_by_role_with_what_to_do_and_listed() -> None:
    replaced = [
        p.model_copy(update={"treatment": "replace" if p.role == "child" else "keep"})
        for p in report().personal_data
    ]
    whole = text(report(personal_data=replaced))
    assert "2 children's names, replace by initials or ID: Amina (6), Yusuf (2)" in whole
    assert "1 address and 1 phone number, keep: 9 Larch Row, 07700 900461" in whole


def test_actions_say_what_they_lack_and_do_not_repeat_their_cells() -> None:
    rows = {
        line.split("  ")[1]: line for line in text(report(), width=160).splitlines() if line.startswith("  ")
    }
    assert rows["Chase housing about the damp | asap"].endswith("no date")
    assert rows["Family group conference to be arranged"].endswith("who and when")
    assert rows["See Amina alone, at school, to hear how evenings are"].endswith("Tomasz  9 March 2026")


@pytest.mark.parametrize("made", [report(), limited(), not_graded(), report(criteria=[])])
def test_a_normal_record_fits_one_screen(made: Report) -> None:
    assert len(text(made).splitlines()) <= 50


def test_a_crowded_record_fits_too_and_says_what_was_left_out() -> None:
    many = report(actions=report().actions * 5)
    lines = text(many).splitlines()
    assert len(lines) <= 50 and any(re.search(r"and \d+ more; --verbose shows all", x) for x in lines)
    assert text(many, verbose=True).count("Chase housing") == 5


def test_a_short_record_shows_every_quote_with_what_is_not_shown() -> None:
    few = [c for c in criteria() if c.id in ("child_plan", "risk")]
    whole = text(report(criteria=few), width=120)
    assert '"School say Amina has been late' in whole and "Not shown: how far the plan" in whole


def test_verbose_shows_every_quote_every_source_and_every_probability() -> None:
    whole = " ".join(text(report(), verbose=True).split())
    for item in report().criteria:
        for span in [*item.evidence, *item.counter_evidence]:
            assert " ".join(span.text.split()) in whole
    assert "Source: St Helens, section 7" in whole
    assert "Outstanding 1 %, Good 27 %, Requires improvement 61 %, Inadequate 11 %" in whole


def test_several_records_begin_with_a_list_that_names_no_child() -> None:
    lines = text(report(), limited(), ERROR, not_graded(), width=100).splitlines()
    assert lines[0] == "4 records: 1 Requires improvement, 1 Inadequate, 1 not graded, 1 could not be read"
    assert lines[1].startswith("Requires improvement  visit-014  Look: the record mentions")
    assert any("b02.pdf" in x and "This PDF holds pictures only. Run text recognition." in x for x in lines)
    # More than three: details only when asked for.
    assert "To do first" not in "\n".join(lines) and "Amina" not in "\n".join(lines)
    assert "To do first" in text(report(), limited(), ERROR, not_graded(), verbose=True)


def test_up_to_three_records_are_shown_in_full_under_their_ids() -> None:
    whole = text(report(), ERROR)
    assert "== visit-014 ==" in whole and "To do first" in whole


def test_one_input_that_cannot_be_read_is_a_sentence_and_a_hint() -> None:
    assert (
        text(ERROR) == "b02.pdf: could not be read.\nThis PDF holds pictures only.\nRun text recognition.\n"
    )


def test_reduced_accuracy_is_the_last_word() -> None:
    assert text(report()).endswith(
        "Judged from written cues only, without trained models: expect mistakes.\n"
    )
    assert "cues" not in text(report(engine=Engine(version="1")))


def test_piped_text_is_plain_and_colour_changes_no_word() -> None:
    plain, coloured = text(report()), text(report(), colour=True)
    assert "\x1b" not in plain and "\x1b[" in coloured
    assert ESCAPE.sub("", coloured) == plain


def test_the_layout_itself_needs_no_special_characters() -> None:
    assert set(text(report(), width=160)) - set(map(chr, range(128))) <= set("…–")


@given(st.lists(reports(), min_size=1, max_size=2), st.sampled_from([60, 80, 120, 160]), st.booleans())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_record_can_steer_the_terminal_or_break_the_width(
    made: list[Report], width: int, verbose: bool
) -> None:
    whole = text(*made, width=width, verbose=verbose)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", whole)
    assert all(width_of(line) <= width for line in whole.splitlines())
    coloured = text(*made, width=width, verbose=verbose, colour=True)
    assert ESCAPE.sub("", coloured) == whole


def test_markup_in_a_record_is_shown_as_it_stands() -> None:
    loud = criterion("risk", "[bold]Risk[/bold]", 2).model_copy(
        update={"evidence": [at("Risk").model_copy(update={"text": "[red]hot[/red] \x1b[31mred"})]}
    )
    whole = text(report(criteria=[loud]), colour=True)
    assert "[bold]Risk[/bold]" in whole and "[red]hot[/red] [31mred" in whole


@given(st.text(max_size=60), st.integers(4, 30))
def test_shortening_and_padding_keep_to_the_width(words: str, width: int) -> None:
    line = " ".join(words.split())
    assert width_of(shorten(line, width)) <= width
    assert width_of(pad(line, width)) == width


@given(st.lists(st.text("abc你 ", min_size=1, max_size=12)), st.integers(10, 40))
def test_wrapping_loses_no_letter(words: list[str], width: int) -> None:
    line = " ".join(" ".join(words).split())
    lines = wrap(line, width, first="- ", rest="  ")
    assert "".join("".join(lines).split()) == "-" + line.replace(" ", "")
    assert all(width_of(x) <= width for x in lines)


@pytest.mark.parametrize("name", ["text", "json"])
def test_a_report_is_rendered_within_five_milliseconds(name: str) -> None:
    made, options, best = report(), RenderOptions(colour=True), 1.0
    for _ in range(30):
        start = time.perf_counter()
        get(name).render([made], options)
        best = min(best, time.perf_counter() - start)
    assert best < 0.005


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (("The record does not show any action.",), "Not shown: any action."),
        (("The record does not show why.", "the date"), "Not shown: why; the date."),
        (("The record shows full names.",), "The record shows full names."),
        (("The record does not show why.", "The record is late."), "Not shown: why. The record is late."),
        ((), ""),
    ],
)
def test_what_is_missing_reads_well_however_the_criteria_files_put_it(
    missing: tuple[str, ...], words: str
) -> None:
    one = criterion("risk", "Risk", 1, missing=missing)
    assert not_shown(one) == words
    if words:
        assert words in " ".join(text(report(criteria=[one]), width=160).split())


def test_people_stand_in_the_order_of_who_must_be_protected_first() -> None:
    whole = text(report(personal_data=report().personal_data[::-1]))
    places = [whole.index(w) for w in ("children's names", "family member's", "professionals'", "1 address")]
    assert places == sorted(places)


def test_what_must_not_leave_the_file_is_never_said_to_stay() -> None:
    out = [p.model_copy(update={"treatment": "replace"}) for p in report().personal_data]
    assert "stays on the child's file" in text(report())
    assert "stays on the child's file" not in text(report(personal_data=out))
