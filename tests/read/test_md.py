"""Markdown: marks off, layout kept."""

from __future__ import annotations

from reading import cells, kinds, one

NOTE = """# Supervision *record*

Supervisor: **Adaeze Obi**
Supervisee: Tomasz Zieliński

## What happened ##

Tomasz saw J_K_L at home; see [the plan](http://plan.example/x) and `chronology`.
He said \\*not\\* now, 5 * 3 * 2, snake_case_name stays.

Worries
-------

- one thing
  goes on here
    * deeper __thing__
1. first
2) second
a) lettered
- [ ] to do
- [x] done

> Quoted **words**

| Action | Who | When |
|---|:---:|--:|
| Ring \\| write to school | Tomasz | 3 May |
| Visit | | |

<!-- a hidden
comment -->
***
```
code *stays*
```
Line one<br>line two ~~gone~~ &amp; <b>bold</b> 3 < 4
"""


def test_layout_and_marks():
    record = one(NOTE.encode(), "note.md")
    assert kinds(record) == [
        ("heading", 1, "Supervision record"),
        ("paragraph", 0, "Supervisor: Adaeze Obi\nSupervisee: Tomasz Zieliński"),
        ("heading", 2, "What happened"),
        (
            "paragraph",
            0,
            "Tomasz saw J_K_L at home; see the plan and chronology.\n"
            "He said *not* now, 5 * 3 * 2, snake_case_name stays.",
        ),
        ("heading", 2, "Worries"),
        ("list_item", 1, "• one thing\ngoes on here"),
        ("list_item", 3, "• deeper thing"),
        ("list_item", 1, "1. first"),
        ("list_item", 1, "2) second"),
        ("list_item", 1, "a) lettered"),
        ("list_item", 1, "☐ to do"),
        ("list_item", 1, "☒ done"),
        ("paragraph", 0, "Quoted words"),
        ("table_row", 0, "Action | Who | When"),
        ("table_row", 0, "Ring | write to school | Tomasz | 3 May"),
        ("table_row", 0, "Visit |  | "),
        ("paragraph", 0, "code *stays*"),
        ("paragraph", 0, "Line one\nline two gone & bold 3 < 4"),
    ]
    assert cells(record)[1] == ["Ring | write to school", "Tomasz", "3 May"]
    assert [b.header for b in record.blocks if b.kind == "table_row"] == [True, False, False]


def test_text_that_only_looks_like_markdown_is_kept():
    plain = "2026: a year\n#hashtag and C# code\n*\n**unfinished\n_\n|alone|\n-5 degrees\n--\n![x"
    record = one(plain.encode(), "odd.md")
    for word in ("#hashtag", "C#", "unfinished", "|alone|", "-5 degrees", "![x"):
        assert word in record.text


def test_an_unclosed_comment_and_fence_lose_nothing():
    record = one(b"before <!-- never closed\n```\ninside\n\nstill", "odd.md")
    for word in ("before", "never closed", "inside", "still"):
        assert word in record.text
