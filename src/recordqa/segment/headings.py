"""Which lines are headings, and which open a section and go on in prose ("Risk: …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordqa.segment import vocabulary as v
from recordqa.segment.fields import is_field_label, split_dash_label, split_label
from recordqa.segment.known import Known
from recordqa.segment.lines import Line, is_numbered, marker_length
from recordqa.segment.normal import key, strip_numbering, words_of
from recordqa.segment.prompts import is_particular

_MARKDOWN = re.compile(r"(#{1,6})[ \t]+")
_TAIL = re.compile(r"[ \t]*(?::|[ \t][-–—])?[ \t*_#]*$")
_RUN_IN = re.compile(r"([A-Z][^.:\n]{2,60})\.[ \t]+(?=[\"“‘'A-Z0-9])")
_BRACKET = re.compile(r"[ \t]*\(([^()]{1,400})\)[ \t.:]*$")
_PROMPTING = re.compile(
    r"(?:inc|include|including|use|for|see|e\.?g|i\.?e|please|if|record|consider|to be|completed|max|"
    r"optional)\b",
    re.I,
)

#: Topics that stand alone as headings, but in front of a colon are only the start of a sentence.
_WEAK = frozenset(
    "mum dad mother father family school police health education contact carers children child "
    "placement home court legal "
    "leave team other support seen visits agreed situation data practice notes discussion event events "
    "personal nan "
    "partners agencies professionals network options parents feelings thoughts content strengths "
    "concerns worries voice "
    "religion culture disability conclusion threshold training presentation decision feedback sickness "
    "toil".split()
)


_DATED = re.compile(r"\d{1,2}[./-]\d|\d{4}|\d(?:st|nd|rd|th)|\d{1,2} [A-Z][a-z]{2}")
_LEADING = frozenset("on from against in for at by with to since of after before as and".split())


@dataclass(slots=True)
class Opening:
    """A heading found: its own span and title, and where content goes on in the same line."""

    start: int
    end: int
    title: str
    level: int
    key: str
    known: bool = False
    content: int | None = None
    prompt: tuple[int, int] | None = None
    underlined: bool = False
    inline: bool = False


class HeadingFinder:
    """Decides line by line, knowing the record's lines and whether it is typed in capitals."""

    def __init__(self, lines: list[Line], known: Known) -> None:
        self.lines = lines
        self.known = known
        letters = upper = 0
        for line in lines:
            if len(line.text) > 24:
                sample = line.text[:400]
                letters += sum(c.isalpha() for c in sample)
                upper += sum(c.isupper() for c in sample)
        self.capitals = letters > 80 and upper > 0.7 * letters
        self.counted = _counted(lines)
        self.first = next((i for i, line in enumerate(lines) if not line.blank and not line.rule), 0)

    def find(self, i: int, *, action: bool) -> Opening | None:
        """The heading on line ``i``, if it is one; ``action`` when it stands in a list of actions."""
        line = self.lines[i]
        text = line.text
        if len(text) <= 200:
            marked = self._marked(i, line)
            if marked is not None:
                return marked
            found = self._by_words(i, line, action=action)
            if found is not None:
                return found
        return self._inline(line, action=action)

    def _marked(self, i: int, line: Line) -> Opening | None:
        text = line.text
        level = 0
        body_at = 0
        match = _MARKDOWN.match(text)
        if match is not None and match.end() < len(text):
            level, body_at = len(match.group(1)), match.end()
        elif line.block is not None and line.block.kind == "heading" and len(words_of(text)) <= 25:
            level = line.block.level or 2
        elif self._underlined(i):
            level = 2
        elif (
            len(text) > 4
            and text.startswith(("**", "__"))
            and text.rstrip(":").endswith(("**", "__"))
            and len(words_of(text)) <= 9
        ):
            level = 3
        if not level:
            return None
        body = text[body_at:]
        label = split_label(body)
        if label is not None and label[1] < len(body.rstrip("*_ ")) and is_field_label(body[: label[0]]):
            return None
        if not any(c.isalnum() for c in body):
            return None
        opening = self._opening(line, body_at, len(text), level)
        opening.underlined = self._underlined(i)
        return opening

    def _underlined(self, i: int) -> bool:
        text = self.lines[i].text
        if i + 1 >= len(self.lines) or len(text) > 90 or text.endswith((".", ";", ",")) or "|" in text:
            return False
        below = self.lines[i + 1].text
        if len(below) < 3 or (below.strip("=") and below.strip("-") and below.strip("‾~")):
            return False
        above_blank = i == 0 or self.lines[i - 1].blank or self.lines[i - 1].rule
        return (
            above_blank
            and 2 * len(below) >= len(text)
            and len(words_of(text)) <= 10
            and split_label(text) is None
        )

    def _opening(self, line: Line, left: int, right: int, level: int, *, known: bool = False) -> Opening:
        text = line.text
        tail = _TAIL.search(text, left, right)
        stop = tail.start() if tail and tail.start() > left else right
        body = text[left:stop]
        shift = len(body) - len(body.lstrip("*_ "))
        title = strip_numbering(body.strip("*_ #")).strip("*_ .:") or body.strip()
        return Opening(
            line.start + left + shift,
            line.start + stop,
            title,
            level,
            key(title),
            known or key(title) in self.known.headings,
        )

    def _next(self, i: int) -> Line | None:
        for line in self.lines[i + 1 : i + 8]:
            if not line.blank and not line.rule:
                return line
        return None

    def _by_words(self, i: int, line: Line, *, action: bool) -> Opening | None:
        text = line.text
        numbered = is_numbered(text)
        if not numbered and marker_length(text):
            return None
        body = strip_numbering(text) if numbered else text
        bare = body.rstrip(" .:–—-*_")
        words = words_of(bare)
        if not words:
            return None
        previous = self.lines[i - 1] if i else None
        opened = previous is None or previous.blank or previous.rule
        continuing = (
            previous is not None
            and len(previous.text) >= 50
            and previous.text[-1] not in ".!?:"
            and text[0].islower()
        )
        if continuing:
            return None
        bracket = _BRACKET.search(body)
        phrase = key(bare)
        entry = self.known.heading(phrase)
        if entry is None and bracket is not None:
            inside = bracket.group(1)
            phrase = key(body[: bracket.start()])
            entry = self.known.heading(phrase)
            if (
                entry is not None
                and len(words_of(inside)) > 5
                and not _PROMPTING.match(inside)
                and not entry.template
                and is_particular(inside)
            ):
                entry = None
            if entry is not None and entry.form not in ("field", "signature"):
                return self._with_bracket(line, body, bracket)
        if entry is not None and entry.form not in ("field", "signature"):
            if len(words) == 1 and not opened and text[0].islower() and not text.endswith(":"):
                return None
            return self._opening(line, 0, len(text), 2, known=True)
        if i in self.counted and len(bare) > 1:
            return self._opening(line, 0, len(text), 2)
        if numbered and len(words) >= 3 and is_field_label(bare):
            return self._opening(line, 0, len(text), 2, known=True)
        if entry is not None or is_field_label(bare):
            return None
        if "\t" in text or "|" in text or "@" in text:
            return None
        label = split_label(body)
        if label is not None and label[1] < len(body) and is_field_label(body[: label[0]]):
            return None
        return self._unknown(i, line, bare, words, opened=opened, numbered=numbered, action=action)

    def _with_bracket(self, line: Line, body: str, bracket: re.Match[str]) -> Opening:
        offset = len(line.text) - len(body)
        opening = self._opening(line, 0, offset + bracket.start(), 2, known=True)
        inside = bracket.group(1)
        if len(words_of(inside)) >= 3 or _PROMPTING.match(inside):
            at = line.start + offset + bracket.start()
            while line.text[at - line.start] != "(":
                at += 1
            opening.prompt = (at, line.end)
        else:
            opening.end = line.end
        return opening

    def _unknown(
        self, i: int, line: Line, bare: str, words: list[str], *, opened: bool, numbered: bool, action: bool
    ) -> Opening | None:
        text = line.text
        count = len(words)
        following = self._next(i)
        if following is None or count > 14:
            return None
        digits = any(c.isdigit() for c in bare)
        sentence_like = sum(w in v.SENTENCE_WORDS for w in words)
        direct = i + 1 < len(self.lines) and not self.lines[i + 1].blank
        titled = any(w in v.TITLE_WORDS for w in words) and not sentence_like and not _DATED.search(text)
        if i == self.first and titled and text[-1] not in ".,;?" and (count <= 8 or "appendix" in words):
            return self._opening(line, 0, len(text), 1)
        if count > 9:
            return None
        if text[-1] in ".,;!?" or text[0] in "\"“'‘-–(":
            return None
        if (
            "/" in bare
            and opened
            and not digits
            and not sentence_like
            and not action
            and text[-1] not in ".,;!?"
        ) and any(self.known.heading(key(part)) for part in bare.split("/")):
            return self._opening(line, 0, len(text), 2)
        own_words = all(w in self.known.heading_words or w.isdigit() for w in words)
        if (
            (
                own_words
                and count <= 8
                and opened
                and not sentence_like
                and text[0].isupper()
                and not (action and not text.endswith(":"))
            )
            and any(w not in v.HEADING_GLUE and not w.isdigit() for w in words)
            and not (numbered and action)
        ):
            return self._opening(line, 0, len(text), 2, known=True)
        if text.endswith(":"):
            if action and not own_words:
                return None
            lead_in = sentence_like and not words[0].startswith(("what", "where", "since", "how"))
            if (count <= 8 and not lead_in and text[0].isupper() and following.block is line.block) or (
                count <= 8 and not lead_in and text[0].isupper()
            ):
                return self._opening(line, 0, len(text), 3)
            return None
        if action:
            return None
        content = len(following.text) >= 38 or marker_length(following.text) > 0
        if text.isupper() and count <= 8 and len(bare) > 1 and not self.capitals:
            if digits and count > 4:
                return None
            return self._opening(line, 0, len(text), 2) if opened or content or direct else None
        if self.capitals:
            if (
                count <= 4
                and not digits
                and not sentence_like
                and content
                and len(following.text) * 2 >= 3 * len(text)
            ):
                return self._opening(line, 0, len(text), 2)
            return None
        if (sentence_like and not (words[0] in ("what", "where", "how", "why") and count <= 7)) or not text[
            0
        ].isupper():
            return None
        if numbered:
            next_numbered = is_numbered(following.text) and marker_length(following.text)
            if count <= 6 and not next_numbered and len(words_of(following.text)) >= 8 and not digits:
                return self._opening(line, 0, len(text), 2)
            return None
        if (
            opened
            and direct
            and count <= 7
            and content
            and split_label(following.text) is None
            and len(text) < 60
        ):
            if (
                split_dash_label(text) is not None
                or (digits and count > 3)
                or len(following.text) < len(text)
            ):
                return None
            if text.startswith(("Dear ", "Hi ", "Hello ", "Thanks", "Regards", "Kind ")):
                return None
            return self._opening(line, 0, len(text), 3)
        return None

    def _inline(self, line: Line, *, action: bool) -> Opening | None:
        """ "Risk: the worry is …": a section word, then prose on the same line."""
        text = line.text[:200]
        if marker_length(text) and not is_numbered(text):
            return None
        offset = len(text) - len(strip_numbering(text))
        body = text[offset:]
        emphasis = len(body) - len(body.lstrip("*_"))
        offset += emphasis
        body = body[emphasis:]
        for split in (split_label, split_dash_label, _run_in):
            found = split(body)
            if found is None:
                continue
            label, value = body[: found[0]].strip("*_ "), found[1]
            if offset + value >= len(line.text):
                return None
            phrase = key(label)
            entry = self.known.heading(phrase)
            if entry is None and "(" in label:
                phrase = key(label.split("(")[0])
                entry = self.known.heading(phrase)
            if entry is not None and entry.form in ("field", "signature"):
                return None
            if phrase in v.FIELD_LABELS and (entry is None or entry.template is None):
                return None
            strong = entry is not None and (entry.template is not None or phrase not in _WEAK)
            if not strong and split is split_label and entry is None:
                words = phrase.split()
                strong = (
                    2 <= len(words) <= 6
                    and not action
                    and words[0] not in _LEADING
                    and all(w in self.known.heading_words for w in words)
                    and not any(w in v.SENTENCE_WORDS for w in words)
                )
            if not strong:
                continue
            if split is not split_label and not label[:1].isupper():
                continue
            if split is split_dash_label and action and (entry is None or entry.template is None):
                continue  # "Portfolio – carry on" in a list of actions
            at = line.start + offset
            return Opening(at, at + found[0], label, 2, phrase, True, at + value, inline=True)
        return None


_NUMBER = re.compile(r"(\d{1,2})[.)]?[ \t]+(?=[A-Z])")


def _counted(lines: list[Line]) -> frozenset[int]:
    """Headings known by their count: "1. …", prose, "2. …", prose, each with a blank line above.

    Four at least that rise by one, each with something of another kind below it; a numbered list's
    items follow one another, so none of it qualifies.
    """
    found: list[int] = []
    expected = 0
    for i, line in enumerate(lines):
        match = _NUMBER.match(line.text) if 0 < len(line.text) <= 90 else None
        if match is None or line.text[-1] in ".,;?!" or len(words_of(line.text)) > 12:
            continue
        if i and not (lines[i - 1].blank or lines[i - 1].rule):
            continue
        if i + 1 >= len(lines) or lines[i + 1].blank or _NUMBER.match(lines[i + 1].text):
            continue
        number = int(match.group(1))
        if found and number != expected:
            if number != 1:
                continue
            found = found if len(found) >= 4 else []
        found.append(i)
        expected = number + 1
    return frozenset(found) if len(found) >= 4 else frozenset()


def _run_in(body: str) -> tuple[int, int] | None:
    match = _RUN_IN.match(body)
    return (len(match.group(1)), match.end()) if match else None
