"""Ids, file names and references without the names in them.

A name in a file name need not stand in the record, so only what is plainly harmless is shown:
numbers, dates, initials, words such as "supervision" and the professionals whom the record names.
The names that the record flags become initials. One word left over, and the whole name gives way
to a neutral one: the number of the input in its run, and the first letters of the fingerprint of its text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from recordqa.report.masking.forms import Forms, Ordinary, fold, initials

#: Words of file names that name nobody. None of them is a first name or an everyday surname, but for the
#: months (which the record's own names overrule).
HARMLESS = frozenset(
    """
    a action actions ad adhoc adoption agenda all an and annual appendix appraisal apr april assessment
    asye at attachment audit audits aug august b blank by c capitals care case casefile cases catch
    catchup cfs check checklist child children childrens chronology cin cla complex conference
    consultation copy core cp cpd cpp csc csv cyp d date debrief dec december diary dictated discussion
    doc docm document docx draft e early edit edited ehcp email eml empty evidence excel export exported
    f feb february fifth file final five fm folder for form formal fostering four fri friday from fwd g
    group h handover help hoc home htm html i ics id ii iii in induction informal initial input iro item
    j jan january json jsonl jul july jun june k l lac lcs learning leavers leaving liquidlogic log m
    management manager mar march mash may md meeting minutes mon monday month monthly mosaic msg n named
    nd ndjson new no note notepad notes nov november number o observation oct october odt of old on one
    outlook oversight p parquet part pdf peer performance permanence permission personal plan planning
    plans pp pptx practice practitioner prep previous print printed probation q qa quarter quarterly r rd
    re readme rec record recorded recording records ref referral reflection reflections reflective report
    reports response restorative return rev review reviews revised risk row rows rtf s safety sample
    sandwell sat saturday scan scanned second section senior sep sept september service services session
    sessions sheet sig signed signs social spreadsheet ssw st stdin sun sunday sup supervised supervisee
    supervision supervisions supervisor sups sv svn sw t table team teams template test text th the third
    three thu thurs thursday timeline tm to tracker tsv tue tues tuesday two txt typed u unsigned up
    update updated upload uploaded v ver version visit w weak wed wednesday week weekly with word work
    worker workers writeup x xls xlsm xlsx y year yearly years yjs yos yot z zip
    """.split()
)
#: Months that are first names too: harmless beside a figure only ("May 2026").
_MONTH_NAMES = frozenset("april may june august jan".split())
#: Letters of a name written as one: "AmaraOkafor", "supervision12", "KL_march".
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,7}$")
_ROW = re.compile(r"\b(row|line|sheet|record|message|page) \d+\b")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|(?=(?:[a-f]*\d){3})[0-9a-f]{8,64}")
_DATE = re.compile(r"\d{4}([-. _])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)\d{1,2}([-. _])\d{1,2}\2\d{2,4}(?!\d)")
_IDENTIFIER = re.compile(
    r"\d(?:[ -]?\d){8,}|[A-Za-z]{2} ?(?:\d{2} ?){3}[A-Za-z]\b|[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b|@"
)
#: A child's number in a council's system is how the child is known without a name.
_REF_WORDS = frozenset(
    "lcs ics mosaic liquidlogic eclipse azeus careworks case id ref no number file child ehm".split()
)
_FILE_LIKE = re.compile(r"(?:[A-Z0-9][\w'’()-]*[ _])*[^\s,:;\"“”]+\.[A-Za-z][A-Za-z0-9]{1,4}(?!\w)")
#: Stand for marks whose own words must not be looked at.
_FILE_MARK, _WORDS_MARK = "\0", "\1"
_QUOTED = re.compile(r"[\"“]([^\"”\n]*)[\"”]")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Words of our own messages that no dictionary holds.
_OURS = frozenset(
    """
    adobe csv doc docx e-mail eml excel gb htm html json jsonl kb libreoffice max mb md msg ndjson odt
    ole outlook parquet pasted pdf presidio python re-save reader recordqa recordqa_max_mb rtf tsv txt
    utf word xfa xls xlsm xlsx xml zip
    """.split()
)


@dataclass(frozen=True, slots=True)
class Neutral:
    """What a name gives way to: the number of the input in its run (None when it stands alone), and
    the fingerprint of its text (None when it could not be read).
    """

    number: int | None = None
    fingerprint: str | None = None

    def __str__(self) -> str:
        kept = (self.fingerprint or "")[:8]
        if self.number is None:
            return f"record {kept}" if kept else "record"
        return f"record {self.number} ({kept})" if kept else f"record {self.number}"


@dataclass(frozen=True, slots=True)
class NameMask:
    """Masks ids, file names and references of one record."""

    forms: Forms
    kept: frozenset[str] = frozenset()
    neutral: Neutral = Neutral()

    def identity(self, id: str) -> str:
        """A record's id."""
        return self._plain(id) or str(self.neutral)

    def source(self, source: str) -> str:
        """A file name, with its suffix and its row kept."""
        plain = self._plain(source)
        if plain is not None:
            return plain
        row = _ROW.search(source)
        suffix = _SUFFIX.search(source) if row is None else None
        return str(self.neutral) + (f", {row.group()}" if row else "") + (suffix.group() if suffix else "")

    def reference(self, reference: str) -> str:
        """What a table says the child is known by: numbers and codes stay, words become initials."""
        plain = self._known(reference)
        if _IDENTIFIER.search(reference) and len(re.sub(r"\D", "", reference)) != 8:
            plain = _IDENTIFIER.sub("[number]", plain)
        return _LETTERS.sub(self._ref_word, plain)

    def _ref_word(self, match: re.Match[str]) -> str:
        word = match.group()
        low = fold(word)
        # "[number]" is ours.
        if len(word) == 1 or low in _REF_WORDS or low in self.kept:
            return word
        return initials(word)

    def _known(self, text: str) -> str:
        """The text with the names that are known, in whatever way its words are joined."""
        text = unicodedata.normalize("NFC", text)
        spans = _tokens(text)
        words = [fold(text[start:end]) for start, end in spans]
        parts: list[str] = []
        at = index = 0
        last: tuple[str, int] | None = None
        while index < len(spans):
            size = next(
                (
                    n
                    for n in range(self.forms.longest, 0, -1)
                    if words[index : index + n] in self.forms and len(words[index : index + n]) == n
                ),
                0,
            )
            if not size:
                index += 1
                continue
            start, end = spans[index][0], spans[index + size - 1][1]
            replacement = self.forms.by_words[tuple(words[index : index + size])].replacement
            # "Okafor_Amara" is one person said in two words.
            if (
                last is None
                or last[0] != replacement
                or re.search(r"\w", text[last[1] : start].replace("_", ""))
            ):
                parts += [text[at:start], replacement]
            at, last = end, (replacement, end)
            index += size
        return "".join([*parts, text[at:]])

    def _plain(self, text: str) -> str | None:
        """The text with known names masked; None when a word is left that could be a name."""
        shown = self._known(text)
        rest = shown
        for form in self.forms.by_words.values():
            rest = rest.replace(form.replacement, " ")
        rest = _DATE.sub(" 1,", _UUID.sub(" ", rest))
        if _IDENTIFIER.search(rest):
            return None
        dated = any(letter.isdigit() for letter in rest)
        for start, end in _tokens(rest):
            word = rest[start:end]
            low = fold(word)
            if low in _MONTH_NAMES and not dated:
                return None
            # Two capitals are initials, which name nobody.
            if not (
                word.isdigit() or low in HARMLESS or low in self.kept or (len(word) == 2 and word.isupper())
            ):
                return None
        return shown

    def harmless(self, text: str) -> bool:
        """Whether nothing in the text could be a name."""
        return self._plain(text) == text


def _tokens(text: str) -> list[tuple[int, int]]:
    """The words and numbers of a name, joined words apart."""
    found = []
    for match in _TOKEN.finditer(text):
        cuts = [
            match.start(),
            *(match.start() + m.start() for m in _CAMEL.finditer(match.group())),
            match.end(),
        ]
        found += list(pairwise(cuts))
    return found


def sentence(text: str, mask: NameMask, own: dict[str, str], ordinary: Ordinary | None) -> str:
    """One of our own sentences (a warning, an error) without the names it may repeat from outside.

    ``own`` are the id and the source with what replaces each. File names, quoted words and, where
    ``ordinary`` can tell, words that no dictionary has are shown only where they are harmless.
    """
    for name, shown in sorted(own.items(), key=lambda item: -len(item[0])):
        if name:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", shown.replace("\\", r"\\"), text)
    shown_names = set(own.values())

    def file(match: re.Match[str]) -> str:
        found = match.group()
        return found if found in shown_names or mask.harmless(found) else _FILE_MARK

    def quoted(match: re.Match[str]) -> str:
        said = mask.forms.apply(match.group(1), label=True)
        return match.group().replace(match.group(1), said if _common(said, ordinary) else _WORDS_MARK)

    def word(match: re.Match[str]) -> str:
        found = match.group()
        return found if _common(found, ordinary) or fold(found) in mask.kept else "[name]"

    pieces = (
        re.split("(" + "|".join(map(re.escape, sorted(shown_names, key=len, reverse=True))) + ")", text)
        if shown_names
        else [text]
    )
    done = []
    for piece in pieces:
        if piece in shown_names:
            done.append(piece)
            continue
        piece = _QUOTED.sub(quoted, _FILE_LIKE.sub(file, piece))
        done.append(mask.forms.apply(_LETTERS.sub(word, piece)))
    return "".join(done).replace(_FILE_MARK, "[file name]").replace(_WORDS_MARK, "[not shown]")


def _common(text: str, ordinary: Ordinary | None) -> bool:
    if ordinary is None:
        return True
    for word in _LETTERS.findall(text):
        low = fold(word)
        parts = [p for p in re.split(r"['-]", low) if len(p) > 1]
        if (
            low not in _OURS
            and low not in HARMLESS
            and not all(p in _OURS or p in HARMLESS or ordinary(p) for p in parts)
        ):
            return False
    return True
