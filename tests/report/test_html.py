"""The page: the record's own text under its marks, reachable by keyboard, and nothing let through."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html as lxml_html

from recordqa.report import RenderOptions, get
from recordqa.report.view.clean import visible
from recordqa.types import ErrorRow, Report

from .sample import TEXT, at, criterion, limited, not_graded, report
from .strategies import reports

ERROR = ErrorRow("b02", "b02.pdf", "scanned_pdf", "Pictures <b>only</b>.", "Run text recognition.")
PAGES = [
    (report(),),
    (limited(),),
    (not_graded(),),
    (report(text=None),),
    (ERROR,),
    (report(), ERROR, limited()),
]


def source(*items: Report | ErrorRow) -> str:
    return get("html").render(items, RenderOptions()).decode("utf-8")


def page(*items: Report | ErrorRow) -> Any:
    return lxml_html.document_fromstring(source(*items).encode("utf-8"))


def record_text(tree: Any) -> list[str]:
    """What stands in the record's boxes once everything that was added for the reader is left out."""
    found = []
    for box in tree.xpath('//div[@class="text"]'):
        for tag in box.xpath('.//*[contains(concat(" ", @class, " "), " tag ")]'):
            tag.drop_tree()
        found.append(box.text_content())
    return found


def check_soundness(tree: Any) -> None:
    """What must hold on every page: ids once, links within, headings in order, marks explained."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {a[1:] for a in tree.xpath("//a/@href")}
    assert all(a.startswith("#") for a in tree.xpath("//a/@href")) and targets <= set(ids)
    for name in ("labelledby", "describedby"):
        assert {x for value in tree.xpath(f"//@aria-{name}") for x in value.split()} <= set(ids)
    assert not tree.xpath(
        "//script | //img | //iframe | //object | //embed | //link | //base | //form | //@src"
    )
    assert not [a for element in tree.iter() for a in element.attrib if a.startswith("on") or a == "style"]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in tree.xpath("//table"):
        assert table.xpath("./caption") and all(th.get("scope") for th in table.xpath(".//th"))
    for mark in tree.xpath('//div[@class="text"]//mark'):
        assert mark.get("aria-describedby") and mark.xpath("./a[@href and @aria-label and text()]")
    for person in tree.xpath('//div[@class="text"]//span[@class="person"]'):
        assert person.xpath("./a[@href and @aria-label and text()]")


@pytest.mark.parametrize("items", PAGES)
def test_every_page_is_sound(items: tuple[Report | ErrorRow, ...]) -> None:
    check_soundness(page(*items))


@given(reports())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_survives_its_marks_and_none_gets_through_as_markup(made: Report) -> None:
    tree = page(made)
    check_soundness(tree)
    # A newline straight after the box's start would be dropped by <pre>, never by a div.
    assert record_text(tree) == [visible(made.text or "")]
    assert len(visible(made.text or "")) == len(made.text or "")


def test_the_hand_made_record_reads_as_it_was_written() -> None:
    assert record_text(page(report())) == [TEXT]


def test_marks_that_overlap_are_cut_so_that_they_nest() -> None:
    first, second = at("visited on 24 February. Amina was"), at("Amina was not seen alone")
    made = report(
        criteria=[
            criterion("risk", "Risk", 1).model_copy(update={"evidence": [first]}),
            criterion("child_voice", "Voice", 0).model_copy(update={"counter_evidence": [second]}),
        ],
        actions=[],
    )
    marks = page(made).xpath('//div[@class="text"]//mark')
    assert [m.get("class") for m in marks] == ["shows", "against shows", "against"]
    assert [m.get("aria-describedby") for m in marks] == [
        "r1-c-risk",
        "r1-c-risk r1-c-child_voice",
        "r1-c-child_voice",
    ]
    assert record_text(page(made)) == [TEXT]


def test_each_mark_says_what_it_is_and_leads_there() -> None:
    tree = page(report())
    tag = tree.xpath('//mark[contains(., "The worry is")]/a')[0]
    assert tag.text == "f" and tag.get("href") == "#r1-c-risk"
    assert tag.get("aria-label") == "f: shows Risk and safety, met"
    gap = tree.xpath('//mark[contains(., "Wishes and feelings")]/a')[0]
    assert gap.text == "a gap" and "gap: against The child's voice" in gap.get("aria-label")
    box = tree.xpath('//div[@class="text"]//span[@class="person"][contains(., "Yusuf")]/a')[0]
    assert box.text == "child" and tree.xpath(f'//tr[@id="{box.get("href")[1:]}"]')
    action = tree.xpath('//mark[contains(., "Chase housing")]/a')[0]
    assert action.text == "action 2: no date" and action.get("href") == "#r1-action-2"


def test_every_quote_leads_back_to_its_place() -> None:
    tree = page(report())
    links = tree.xpath('//blockquote//a[@class="seen"]')
    assert len(links) == sum(len(c.evidence) + len(c.counter_evidence) for c in report().criteria)
    quote = links[0].getparent().text_content()
    target = tree.get_element_by_id(links[0].get("href")[1:])
    for tag in target.xpath('.//*[contains(@class, "tag")]'):
        tag.drop_tree()
    assert target.text_content() in quote


def test_an_empty_section_is_said_in_the_record() -> None:
    notes = page(report()).xpath('//div[@class="text"]//span[contains(@class, "empty")]')
    assert [n.text for n in notes] == ["nothing is written here"]
    assert page(report()).xpath('//strong[@class="heading"]')[-1].text == "Disagreement"


def test_without_the_text_the_quotes_stand_alone() -> None:
    tree = page(report(text=None))
    assert not tree.xpath('//div[@class="text"]') and not tree.xpath('//a[@class="seen"]')
    assert "was not included in this report" in tree.text_content()
    assert tree.xpath('//blockquote[contains(., "School say")]')


def test_masked_text_is_shown_without_marks_as_its_offsets_are_anothers() -> None:
    tree = page(report(text="Child A was seen.", masked=True))
    assert record_text(tree) == ["Child A was seen."] and not tree.xpath("//mark")


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "{{ 7*7 }}", "</style>"]
)
def test_nothing_is_let_through_from_any_field(bad: str) -> None:
    one = criterion("risk", bad, 1, missing=(bad,), advice=bad)
    span = at("Risk").model_copy(update={"text": bad})
    made = report(
        record=report().record.model_copy(
            update={"id": bad, "source": bad, "policy": bad, "type_reason": bad}
        ),
        criteria=[one.model_copy(update={"evidence": [span]})],
        review_reasons=[bad],
        warnings=[bad],
        actions=[
            a.model_copy(update={"owner": bad, "due_text": bad, "notes": [bad]}) for a in report().actions
        ],
    )
    tree = page(made, ErrorRow(bad, bad, "x", bad, bad))
    check_soundness(tree)
    assert bad in tree.text_content() and "49" not in tree.xpath("string(//h3)")


def test_the_page_asks_nothing_of_any_network_and_forbids_it() -> None:
    text = source(report())
    assert not re.search(r"(?i)https?:|//[a-z]|url\(|@import|<script", text)
    assert "default-src 'none'" in text


def test_the_page_is_in_british_english_with_a_title_and_a_way_past_to_the_answer() -> None:
    tree = page(report())
    assert tree.get("lang") == "en-GB"
    assert tree.xpath("string(//title)") == "Requires improvement: visit-014.docx"
    first = tree.xpath("//body//a")[0]
    assert first.get("class") == "skip" and tree.xpath(f'//main[@id="{first.get("href")[1:]}"]')


def test_the_words_are_plain() -> None:
    words = page(report(), limited(), not_graded()).xpath("string(//body)").lower()
    for jargon in (
        "evidence",
        "confidence",
        "encoder",
        "probabilit",
        "absent",
        "partial",
        "null",
        "polarity",
    ):
        assert jargon not in words


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour if len(colour) == 6 else "".join(c * 2 for c in colour)
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_of_text_can_be_read_on_every_background_it_meets() -> None:
    css = files("recordqa.report").joinpath("templates/report.css").read_text("utf-8")
    colours = set(re.findall(r"(?:[{;]\s*)color: #(\w+)", css))
    backgrounds = set(re.findall(r"background: #(\w+)", css))
    assert len(colours) >= 3 and len(backgrounds) >= 3
    assert all(_contrast(c, "fff") >= 4.5 for c in colours)
    assert all(_contrast("0b0c0c", b) >= 4.5 for b in backgrounds)
