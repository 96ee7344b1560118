"""Sentences, lists, fields, headings, tables and earlier sessions, from plain text alone."""

from __future__ import annotations

import pytest

from recordqa.packs.schema import Template, TemplateSection
from recordqa.segment import segment
from recordqa.types import Block, Document, Record, Segment

HEADINGS = {
    "voice of the child": "child_voice",
    "risk": "risk",
    "actions": "actions",
    "reflection": "reflection",
}


def cut(text: str, templates: tuple[Template, ...] = ()) -> Document:
    return segment(Record(text=text, id="t"), templates, HEADINGS)


def texts(document: Document, kind: str) -> list[str]:
    return [s.text for s in document.segments if s.kind == kind]


def sentences(text: str) -> list[str]:
    return texts(cut(text), "sentence")


def rows(document: Document) -> list[dict[str | None, str]]:
    return [{c.column: c.text for c in s.cells} for s in document.segments if s.kind == "table_row"]


def state(document: Document, title: str) -> str:
    return next(s.state for s in document.sections if s.title == title)


def one(document: Document, start: str) -> Segment:
    return next(s for s in document.segments if s.text.startswith(start))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seen by Dr. Adeyemi at St. Luke's. She was calm.",
            ["Seen by Dr. Adeyemi at St. Luke's.", "She was calm."],
        ),
        (
            "Use a sticker, e.g. a star, i.e. praise. It works.",
            ["Use a sticker, e.g. a star, i.e. praise.", "It works."],
        ),
        ("K.L. told J. Okafor about it. He listened.", ["K.L. told J. Okafor about it.", "He listened."]),
        ("Seen with K.L. She was cross.", ["Seen with K.L.", "She was cross."]),
        (
            "Visit at 2.30pm on 05.02.26 took 1.5 hours. Fine.",
            ["Visit at 2.30pm on 05.02.26 took 1.5 hours.", "Fine."],
        ),
        ("He waited... and then left. Mum rang.", ["He waited... and then left.", "Mum rang."]),
        ("Really?! I asked again. No answer.", ["Really?!", "I asked again.", "No answer."]),
        ('Zofia said "I want to stay." She smiled.', ['Zofia said "I want to stay."', "She smiled."]),
        ('He said "I am fine. Leave me." and ran off.', ['He said "I am fine. Leave me." and ran off.']),
        (
            "She is safe (see the plan. It is new) for now. We agreed.",
            ["She is safe (see the plan. It is new) for now.", "We agreed."],
        ),
        (
            "He moved in May; it went well; nobody objected. Good.",
            ["He moved in May; it went well; nobody objected.", "Good."],
        ),
        ("I asked her. she said no.", ["I asked her.", "she said no."]),
        ("He went home.She said he was tired.", ["He went home.", "She said he was tired."]),
        ("Cost approx. 40 pounds vs. none. Paid.", ["Cost approx. 40 pounds vs. none.", "Paid."]),
        ("Form no. 7 sent. Done.", ["Form no. 7 sent.", "Done."]),
        ("See www.example.com for it. Then call.", ["See www.example.com for it.", "Then call."]),
        (
            'Is that "why?" and not "when?" she wondered. Yes.',
            ['Is that "why?" and not "when?" she wondered.', "Yes."],
        ),
    ],
)
def test_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "Thandiwe has been at her aunt's since the middle of March and told the worker on\n"
        "Tuesday that she would rather walk to school with her cousin than take the taxi\n"
        "because the driver never talks to her and the radio is always far too loud for\n"
        "her. She laughed about it."
    )
    found = sentences(text)
    assert len(found) == 2
    assert found[0].startswith("Thandiwe has") and found[0].endswith("loud for\nher.")


def test_short_lines_are_their_own_sentences() -> None:
    assert sentences("Mum rang twice\nSchool say he is late\nNo bed yet") == [
        "Mum rang twice",
        "School say he is late",
        "No bed yet",
    ]


def test_dictated_text_is_cut_at_spoken_joints() -> None:
    text = (
        "so i met with farida today and we talked about the rahman children she said that the visits "
        "have been going well "
        "and the eldest is back at college and he told her he likes the mechanics course okay next we "
        "talked about the "
        "health visitor and she has not been able to get hold of her so we agreed that farida will "
        "ring the clinic on monday "
        "and then moving on to supervision itself she feels tired because the duty weeks have been "
        "long and action i will "
        "speak to the service manager about cover by friday right that is everything for today"
    )
    units = sentences(text)
    assert len(units) >= 5
    assert all(3 <= len(u.split()) <= 40 for u in units), units
    assert " ".join(units) == text
    assert any(u.startswith("action i will") for u in units)
    assert any(u.startswith("so we agreed") or u.startswith("we agreed") for u in units)


def test_a_long_punctuated_sentence_stays_whole() -> None:
    text = (
        "I asked, because nobody else had, what she would want to happen if her uncle came back, and "
        "Shanice, who had been "
        "drawing, said without looking up that she would go to the neighbour's, where there is a cat, "
        "a spare key under the "
        "pot, and a lady called Bev who, she said, never asks questions. Good."
    )
    assert len(sentences(text)) == 2


def test_capitals_segment_as_ordinary_text() -> None:
    document = cut(
        "MANAGEMENT OVERSIGHT\n\nDISCUSSED WITH SW TODAY. MUM HAS NOT RETURNED CALLS SINCE FRIDAY AND "
        "SCHOOL ARE WORRIED.\n"
        "BOYS SEEN AT NURSERY AND BOTH WERE WELL.\n\nRISK\nDAD IS DUE OUT OF PRISON ON 3RD MAY AND HAS "
        "THREATENED TO COME TO THE HOUSE."
    )
    assert texts(document, "heading") == ["MANAGEMENT OVERSIGHT", "RISK"]
    assert len(texts(document, "sentence")) == 4


@pytest.mark.parametrize(
    "marker", ["- ", "* ", "• ", "– ", "▪ ", "➢ ", "1. ", "1) ", "(a) ", "i. ", "a) ", "-", "o "]
)
def test_list_markers_are_left_out(marker: str) -> None:
    document = cut(f"Update\n{marker}Ring the clinic about Kwame.")
    assert texts(document, "list_item") == ["Ring the clinic about Kwame."]


def test_a_long_item_is_cut_a_short_one_is_not() -> None:
    document = cut(
        "Update\n- Genogram: done. Ayaan drew it himself.\n- He came home late on Monday night. Mum "
        "was out looking for him. "
        "The police had been called by then."
    )
    items = [s for s in document.segments if s.kind == "list_item"]
    assert [i.text for i in items] == [
        "Genogram: done. Ayaan drew it himself.",
        "He came home late on Monday night.",
        "Mum was out looking for him.",
        "The police had been called by then.",
    ]
    assert items[1].paragraph == items[2].paragraph == items[3].paragraph != items[0].paragraph


def test_unmarked_lines_under_an_action_heading_are_items() -> None:
    document = cut(
        "Next steps\nEbele to ring the school\nSend the letter to panel\nBook interpreter by 4 June"
    )
    assert texts(document, "list_item") == [
        "Ebele to ring the school",
        "Send the letter to panel",
        "Book interpreter by 4 June",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Meera to ring the school by Monday; Piotr to update the plan; Meera to book the room",
        "1) Meera to ring the school by Monday 2) Piotr to update the plan 3) Meera to book the room",
        "• Meera to ring the school by Monday • Piotr to update the plan • Meera to book the room",
        "Meera to ring the school by Monday - Piotr to update the plan - Meera to book the room",
    ],
)
def test_items_run_together_on_one_line(line: str) -> None:
    assert texts(cut(f"Actions\n{line}"), "list_item") == [
        "Meera to ring the school by Monday",
        "Piotr to update the plan",
        "Meera to book the room",
    ]


def test_a_dash_that_sets_off_owner_and_date_does_not_cut() -> None:
    item = "Nasra - mtg with pastoral lead about lunch - 13 Feb"
    assert texts(cut(f"Actions\n- {item}"), "list_item") == [item]


@pytest.mark.parametrize(
    "head",
    [
        ("Action", "By whom", "When"),
        ("Lead", "Task", "Deadline"),
        ("What", "Who", "Target date", "Outcome"),
        ("Timescale", "Owner", "Action required"),
        ("What needs to happen", "Person responsible", "By when", "Status"),
    ],
)
@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_data_tables_whatever_their_columns(head: tuple[str, ...], mark: str) -> None:
    values = [f"value {n} here" for n in range(len(head))]
    document = cut(
        "Actions\n" + mark.join(head) + "\n" + mark.join(values) + "\n" + mark.join(reversed(values))
    )
    assert rows(document) == [
        dict(zip(head, values, strict=True)),
        dict(zip(head, reversed(values), strict=True)),
    ]
    assert state(document, "Actions") == "filled"


def test_markdown_and_aligned_tables() -> None:
    assert rows(cut("Actions\n| Action | Who | When |\n|---|:-:|---|\n| Ring GP | Lwam | 3 May |\n")) == [
        {"Action": "Ring GP", "Who": "Lwam", "When": "3 May"}
    ]
    aligned = (
        "Actions\nAction                 Who        When\nRing the GP            Lwam       3 May\n"
        "Write to panel                    10 May"
    )
    assert rows(cut(aligned)) == [
        {"Action": "Ring the GP", "Who": "Lwam", "When": "3 May"},
        {"Action": "Write to panel", "Who": "", "When": "10 May"},
    ]


def test_a_row_with_empty_cells_stays_and_blank_rows_go() -> None:
    document = cut("Actions\n| Action | Who | When |\n| 1. | | |\n| Visit Horia | | |\n| | | |")
    assert rows(document) == [{"Action": "Visit Horia", "Who": "", "When": ""}]
    assert state(cut("Actions\n| Action | Who | When |\n| | | |\n| | | |"), "Actions") == "blank"


def test_a_form_laid_out_as_a_table_is_no_data_table() -> None:
    document = cut(
        "Supervisor\tAnwen Pugh\nSupervisee\tBlessing Eze\nDate\t4 May 2026\n"
        "Wellbeing\tBlessing is sleeping better now that the rota has changed. She has booked two "
        "weeks off in June.\nAudits\t"
    )
    assert rows(document) == []
    assert (
        one(document, "Supervisee").value is not None
        and one(document, "Supervisee").value.text == "Blessing Eze"
    )  # type: ignore[union-attr]
    assert state(document, "Wellbeing") == "filled"
    assert "She has booked two weeks off in June." in texts(document, "sentence")
    assert state(document, "Audits") == "blank"


def test_actions_set_out_downwards() -> None:
    document = cut(
        "Actions\n\nAction: Ring the housing officer\nOwner: Tuan\nDate: 3 June\n\nAction 2: Refer to "
        "CAMHS\nWho: Lowri\nBy when: 9 June"
    )
    assert rows(document) == [
        {"Action": "Ring the housing officer", "Owner": "Tuan", "Date": "3 June"},
        {"Action 2": "Refer to CAMHS", "Who": "Lowri", "By when": "9 June"},
    ]
    stacked = cut("Actions\nAction\nBy whom\nWhen\nRing the GP\nLowri\n3 May\nBook a room\nTuan\n4 May")
    assert rows(stacked) == [
        {"Action": "Ring the GP", "By whom": "Lowri", "When": "3 May"},
        {"Action": "Book a room", "By whom": "Tuan", "When": "4 May"},
    ]


def test_table_blocks_are_believed() -> None:
    text = "Plan agreed\nWhat we do | Name\nRing Ifeoma | Sorcha"
    first, second = text.index("What"), text.index("Ring")
    blocks = (
        Block(
            "table_row",
            first,
            first + 17,
            cells=((first, first + 10), (first + 13, first + 17)),
            table=1,
            header=True,
        ),
        Block(
            "table_row", second, len(text), cells=((second, second + 11), (second + 14, len(text))), table=1
        ),
    )
    document = segment(Record(text=text, id="t", blocks=blocks), (), {})
    assert rows(document) == [{"What we do": "Ring Ifeoma", "Name": "Sorcha"}]


def test_fields_alone_and_side_by_side() -> None:
    document = cut(
        "Supervisor: Dilnoza Karimova    Supervisee: Owain Rees\nDate: 4.5.26 | Venue: Room 2\n"
        "Child: K.L. Date of birth: 3.7.14\nPresent: Asha, Tom, Ngozi"
    )
    fields = {s.label: s.value.text if s.value else None for s in document.segments if s.kind == "field"}
    assert fields["Supervisor"] == "Dilnoza Karimova"
    assert fields["Supervisee"] == "Owain Rees"
    assert fields["Date"] == "4.5.26"
    assert fields["Venue"] == "Room 2"
    assert fields["Present"] == "Asha, Tom, Ngozi"


def test_a_blank_field_has_no_value_and_is_not_content() -> None:
    document = cut("Signed: ..............\nDate: ____________\nSupervisor:\n")
    assert [(s.kind, s.value) for s in document.segments] == [("field", None)] * 3
    assert document.content() == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Risk: the worry is that his father comes back, and it is likely at weekends.", "Risk"),
        ("Reflection – I noticed that I rushed because I was afraid of the dog.", "Reflection"),
        ("Next steps: Ama will ring the nursery by Friday and tell the midwife too.", "Next steps"),
        ("Risk. The worry is that his father comes back at the weekend when nobody is in.", "Risk"),
    ],
)
def test_a_section_word_opens_a_section_on_its_own_line(line: str, title: str) -> None:
    document = cut(f"Something happened before this and was written down here.\n\n{line}")
    assert [s.title for s in document.sections] == [title]
    assert document.segments[-1].section == 0
    assert title not in document.segments[-1].text


def test_headings_of_every_make() -> None:
    text = (
        "# Case supervision\n\nVOICE OF THE CHILD\nImran says the house is loud at night and he sleeps "
        "in the bath.\n\n"
        "3. Welfare\nAll is well and the new rota has made a difference to her mornings.\n\n"
        "Risk analysis:\nHis brother is owed money by people who know where they live now.\n\n"
        "Where we see it differently\nShe would close it in March and I would not, because of the debt.\n\n"
        "School and health\n-----------------\nAttendance is better than it was in the autumn term, at "
        "91 %.\n\n"
        "Imran\nHe has asked three times when he can see his old room again, and nobody knows."
    )
    document = cut(text)
    assert [s.title for s in document.sections] == [
        "Case supervision",
        "VOICE OF THE CHILD",
        "Welfare",
        "Risk analysis",
        "Where we see it differently",
        "School and health",
        "Imran",
    ]
    assert document.sections[1].criteria == ("child_voice",)
    assert document.sections[3].criteria == ("risk",)
    assert {s.state for s in document.sections} == {"filled"}


@pytest.mark.parametrize(
    "line",
    ["Mel Hathaway, TM", "He told me three things:", "Fine for now.", "Rosa to be seen", "Thanks for this"],
)
def test_lines_that_are_no_headings(line: str) -> None:
    document = cut(
        f"The visit went ahead as planned on Friday and everybody was in.\n{line}\n"
        "The next visit is booked for the week after."
    )
    assert texts(document, "heading") == []


FORM = Template(
    id="form",
    title="A form",
    type="personal",
    sections=(
        TemplateSection(
            id="welfare",
            title="Welfare",
            prompts=("Any personal matters that affect the work",),
            criteria=("wellbeing",),
        ),
        TemplateSection(
            id="learning",
            title="Learning and growth",
            prompts=("(inc. courses, shadowing and what was tried)",),
        ),
    ),
    boilerplate=("Both copies go to the personnel folder at the town hall",),
)


def test_template_prompts_are_known_though_edited() -> None:
    document = cut(
        "1. WELFARE\nany personal matters, that affect the work:\n\nLearning and growth\nInc courses "
        "shadowing and what was tried\n\n"
        "Both copies go to the personnel folder at the town hall.",
        (FORM,),
    )
    assert [s.state for s in document.sections] == ["prompt only", "prompt only"]
    assert document.sections[0].template == "form/welfare"
    assert document.sections[0].criteria == ("wellbeing",)
    assert len(texts(document, "boilerplate")) == 1
    assert document.content() == ()


def test_content_after_a_prompt_fills_the_section() -> None:
    document = cut(
        "Welfare\nAny personal matters that affect the work\nGosia has moved house and is tired.", (FORM,)
    )
    assert state(document, "Welfare") == "filled"
    assert texts(document, "prompt") == ["Any personal matters that affect the work"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Consider the child's identity and how it is reflected in the plan",
        "Record here any disagreement between supervisor and supervisee",
        "(use signs of safety)",
        "(inc. feedback from service users and partners)",
        "Click or tap here to enter text.",
        "[insert name]",
        "Select an item",
        "Choose an item.",
        "Describe the strengths and areas for development",
        "What has the child told you about their week?",
    ],
)
def test_general_prompts_under_a_heading(prompt: str) -> None:
    document = cut(f"Reflection\n{prompt}\n\nRisk\n")
    assert list(document.content()) == []
    assert state(document, "Reflection") in ("prompt only", "blank")


def test_questions_that_the_writer_asks_are_content() -> None:
    document = cut(
        "Reflection\nWhat was I afraid of? I think I was afraid that Jamal would shout at me again."
    )
    assert len(texts(document, "sentence")) == 2
    assert texts(document, "prompt") == []


def test_not_applicable_is_content() -> None:
    assert state(cut("Reflection\nN/A\n\nRisk\nNone"), "Reflection") == "filled"


@pytest.mark.parametrize(
    "line",
    [
        "This email and any attachments are confidential and intended solely for the addressee.",
        "Copy to be given to the worker and a copy kept on file.",
        "OFFICIAL - SENSITIVE",
        "Page 2 of 3",
        "Supervisors must ensure that records are signed by both parties.",
    ],
)
def test_boilerplate(line: str) -> None:
    document = cut(f"Risk\nHe is safe while his gran is there.\n\n{line}")
    assert texts(document, "boilerplate") == [line]


def test_mail_headers_are_boilerplate() -> None:
    document = cut(
        "From: Ilinca Popa\nTo: Sam Asante\nSent: 4 May 2026\nSubject: sup\n\nRan is settled with his "
        "aunt and wants to stay."
    )
    assert len(texts(document, "boilerplate")) == 4
    assert texts(document, "sentence") == ["Ran is settled with his aunt and wants to stay."]


@pytest.mark.parametrize(
    "marker",
    [
        "Previous supervision 4 Nov – pasted below",
        "From last month's record:",
        "Copied from supervision of 3 February",
        "Last session's notes",
    ],
)
def test_earlier_sessions_are_marked(marker: str) -> None:
    document = cut(
        f"Update\nLeila is back at school and likes her new teacher.\n\n{marker}\n"
        "Leila was not in school and had no place to go.\n\n"
        "Actions from this supervision\nSam to ring the school by Friday."
    )
    earlier = [s.text for s in document.segments if s.earlier_session and s.kind == "sentence"]
    assert earlier == ["Leila was not in school and had no place to go."]
    assert [s.earlier_session for s in document.sections] == [False, True, False]


@pytest.mark.parametrize(
    "title",
    [
        "Actions from last time",
        "Previous actions",
        "Review of actions from last supervision",
        "Previous minutes / actions",
    ],
)
def test_the_review_of_last_times_actions_is_this_sessions(title: str) -> None:
    document = cut(
        f"{title}\n- Ring the GP: done, Sana has her inhaler.\n\n"
        "Update\nShe is well and back at the swimming club."
    )
    assert not any(s.earlier_session for s in document.segments)


@pytest.mark.parametrize(
    "line",
    [
        "The letter was copied to school after the last meeting and nobody has answered it yet.",
        "He was taken home from his last placement by the police.",
        "Last session Ama said that she would try the new bus.",
        "The previous supervision plan is still the plan.",
    ],
)
def test_a_sentence_about_last_time_is_this_sessions(line: str) -> None:
    document = cut(f"Update\n{line}\nHe is well and sees his sister.")
    assert not any(s.earlier_session for s in document.segments)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Spoke to SW re KL. Visit Fri.", "en"),
        ("The worker and I talked about the plan for the children and what it is that they want.", "en"),
        (
            "Dziecko jest w domu i nie chce się uczyć, ale mama mówi, że to jest tylko na chwilę i że "
            "będzie dobrze.",
            "pl",
        ),
        (
            "Copilul este în casa bunicii și nu vrea să meargă la școală, dar mama a spus că este bine "
            "pentru el.",
            "ro",
        ),
        (
            "A criança está em casa da avó e não quer ir para a escola, mas a mãe disse que ele está "
            "bem com ela.",
            "pt",
        ),
        (
            "Mae'r plentyn yn y tŷ gyda mam-gu ac nid yw hi eisiau mynd i'r ysgol ar ddydd Llun, ond "
            "mae hi'n hapus.",
            "cy",
        ),
        (
            "Çocuk evde ve okula gitmek için çok istekli değil ama annesi bunun bir süre için böyle "
            "olduğunu ve iyi olacağını söyledi.",
            "tr",
        ),
        ("الطفل في البيت مع جدته ولا يريد الذهاب الى المدرسة", "ar"),
        ("بچہ گھر میں ہے اور اسکول نہیں جانا چاہتا", "ur"),
        ("শিশুটি বাড়িতে আছে এবং স্কুলে যেতে চায় না", "bn"),
        ("Дитина вдома і не хоче йти до школи, її бабуся каже що все добре", "uk"),
        ("孩子在家里不想去学校", "zh"),
        (
            "Seen with Amina. She said “waan ku faraxsanahay” and that she is happy with her aunt and "
            "wants to stay there.",
            "en",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    assert cut(text).language == language


def test_headings_are_known_by_their_count() -> None:
    text = (
        "1. Hello and settling in\nNia arrived early.\n\n2. Odds and ends\nThe car park is shut.\n\n"
        "3. Figures and files\nNine files are up to date: two are behind.\n\n4. Rest of the day\nShe goes home.\n"
    )
    titles = ["Hello and settling in", "Odds and ends", "Figures and files", "Rest of the day"]
    assert [s.title for s in cut(text).sections] == titles
    listed = cut("Actions\n\n1. Ring the nursery\n2. Send the form\n3. See Bilal\n4. Book the room\n")
    assert [s.title for s in listed.sections] == ["Actions"]
    spaced = cut("Actions\n\n1. Ring the nursery\n\n2. Send the form\n\n3. See Bilal\n\n4. Book the room\n")
    assert [s.title for s in spaced.sections] == ["Actions"]


def test_a_lower_case_line_wider_than_a_window_ends_where_it_was_ended() -> None:
    first = (
        "we talked about the lodger first and how long he means to stay and who gave him a key and then about "
        "the bus fares which the office still has not paid back to nan"
    )
    text = first + "\nat nan's she sings\nand she sleeps right through\n"
    assert texts(cut(text), "sentence")[-2:] == ["at nan's she sings", "and she sleeps right through"]
    wrapped = "the teacher rang us about the trip and\nasked for the form by friday so that\nhe can go too\n"
    assert len(texts(cut(wrapped), "sentence")) == 1


@pytest.mark.parametrize(
    "printed",
    [
        "Talk through what each worker brings",
        "Say what has gone well and which things have not",
        "Go over each target in turn",
        "Tell everyone what the dashboard shows",
    ],
)
def test_a_form_speaks_to_its_reader(printed: str) -> None:
    document = cut(f"Risk\n{printed}\n\nOluchi thinks he is safe with Gran for now.\n")
    assert texts(document, "prompt") == [printed]


@pytest.mark.parametrize(
    "written",
    ["Tell mum what the school said today", "Bring the file to Idris on Monday", "Say sorry to Ewa"],
)
def test_a_note_to_oneself_is_no_prompt(written: str) -> None:
    assert texts(cut(f"Risk\n{written}\n\nShe is safe.\n"), "prompt") == []
