"""What is known beforehand of headings, labels and prompts: from templates, criteria and the trade.

The index is built once for a set of templates and kept, because a batch checks many records
against the same pack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recordqa.packs.schema import Template
from recordqa.segment import vocabulary as v
from recordqa.segment.normal import key


@dataclass(frozen=True, slots=True)
class Heading:
    """A known heading: the template section it is, if any, what it is about, and its form."""

    template: str | None = None
    criteria: tuple[str, ...] = ()
    form: str = "heading"
    prompts: bool = False


@dataclass(slots=True)
class Known:
    """Lookups by ``normal.key``."""

    headings: dict[str, Heading] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    longest_phrase: int = 1
    prompts: list[str] = field(default_factory=list)
    prompt_set: frozenset[str] = frozenset()
    by_word: dict[str, list[int]] = field(default_factory=dict)
    boilerplate: list[str] = field(default_factory=list)
    columns: frozenset[str] = frozenset()
    rivals: dict[str, list[Heading]] = field(default_factory=dict)
    heading_words: frozenset[str] = frozenset()

    def heading(self, phrase: str) -> Heading | None:
        """The known heading of that key, numbering and a closing bracket aside."""
        return self.headings.get(phrase)

    def choose(self, phrase: str, counts: Mapping[str, int]) -> Heading | None:
        """Of the forms that print this heading, that of the form most of whose headings are here."""
        rivals = self.rivals.get(phrase)
        if not rivals:
            return self.headings.get(phrase)
        return max(rivals, key=lambda r: (counts.get(form_of(r), 0), -rivals.index(r)))

    def criteria_for(self, phrase: str) -> tuple[str, ...]:
        """The criteria that a heading of these words is about, in the order it names them."""
        exact = self.phrases.get(phrase)
        if exact is not None:
            return (exact,)
        words = phrase.split()
        if len(words) > 12:
            return ()
        found: list[str] = []
        i = 0
        while i < len(words):
            for size in range(min(self.longest_phrase, len(words) - i), 0, -1):
                criterion = self.phrases.get(" ".join(words[i : i + size]))
                if criterion is not None:
                    if criterion not in found:
                        found.append(criterion)
                    i += size - 1
                    break
            i += 1
        return tuple(found)

    def is_prompt(self, phrase: str) -> bool:
        """Whether these words are a template's prompt, a stretch of one, or one slightly edited."""
        if phrase in self.prompt_set:
            return True
        return self._near(phrase, self.prompts)

    def _near(self, phrase: str, texts: list[str]) -> bool:
        words = phrase.split()
        if len(words) < 3:
            return False
        padded = f" {phrase} "
        seen: dict[int, int] = {}
        for word in set(words):
            for number in self.by_word.get(word, ()):
                seen[number] = seen.get(number, 0) + 1
        for number in sorted(seen):
            if seen[number] * 2 < len(set(words)):
                continue
            prompt = texts[number]
            if padded in f" {prompt} " and (len(words) >= 4 or len(words) * 2 >= prompt.count(" ") + 1):
                return True
            if len(words) >= 5 and _alike(set(words), set(prompt.split())):
                return True
        return False


def form_of(heading: Heading) -> str:
    """The id of the form that a template section stands on."""
    return (heading.template or "").rsplit("/", 1)[0]


def _alike(words: set[str], prompt: set[str]) -> bool:
    """Nearly the same words: a prompt with a small edit, not a sentence that quotes from one."""
    common = len(words & prompt)
    return common >= 0.8 * len(words) and common >= 0.6 * len(prompt)


_cache: dict[tuple[object, ...], tuple[Known, object]] = {}


def known_for(templates: Sequence[Template], headings: Mapping[str, str]) -> Known:
    """The index for these templates and criterion headings, built on first use."""
    handle: tuple[object, ...] = (*(id(t) for t in templates), *headings.items())
    hit = _cache.get(handle)
    if hit is not None:
        return hit[0]
    known = _build(templates, headings)
    if len(_cache) >= 16:
        _cache.pop(next(iter(_cache)))
    # The templates are kept with the entry so that their ids cannot be reused.
    _cache[handle] = (known, tuple(templates))
    return known


def _build(templates: Sequence[Template], headings: Mapping[str, str]) -> Known:
    known = Known()
    columns: set[str] = set()
    for phrases in v.COLUMNS.values():
        columns |= phrases
    prompts: list[str] = []
    for template in templates:
        for section in template.sections:
            here = section.id if "/" in section.id else f"{template.id}/{section.id}"
            entry = Heading(here, tuple(section.criteria), section.form, bool(section.prompts))
            for name in (section.title, *section.aliases):
                for phrase in dict.fromkeys((key(name), key(name.split("(")[0]))):
                    if phrase:
                        known.headings.setdefault(phrase, entry)
                        rivals = known.rivals.setdefault(phrase, [])
                        if all(r.template != here for r in rivals):
                            rivals.append(entry)
            columns |= {key(c) for c in section.columns}
            prompts.extend(key(p) for p in section.prompts)
        known.boilerplate.extend(k for k in (key(b) for b in template.boilerplate) if k)
    for phrase, criterion in headings.items():
        name = key(phrase)
        if name:
            known.phrases.setdefault(name, criterion)
            known.headings.setdefault(name, Heading(None, (criterion,)))
    for name in v.HEADINGS:
        if name not in v.FIELD_LABELS:
            known.headings.setdefault(name, Heading())
    known.longest_phrase = max((p.count(" ") + 1 for p in known.phrases), default=1)
    known.prompts = [p for p in dict.fromkeys(prompts) if p]
    known.prompt_set = frozenset(known.prompts)
    for number, prompt in enumerate(known.prompts):
        for word in dict.fromkeys(prompt.split()):
            if len(word) > 3:
                known.by_word.setdefault(word, []).append(number)
    known.columns = frozenset(columns)
    words: set[str] = set()
    for name in known.headings:
        words.update(name.split())
    known.heading_words = frozenset((words | v.HEADING_GLUE) - {"not"})
    return known


def is_action_heading(phrase: str) -> bool:
    """A heading under which things to do are listed (not those of last time)."""
    words = phrase.split()
    if not words or len(words) > 9:
        return False
    if is_previous_heading(phrase):
        return False
    return (
        phrase in v.ACTION_HEADINGS
        or "action" in words
        or "actions" in words
        or phrase.startswith("next steps")
    )


def is_previous_heading(phrase: str) -> bool:
    """A heading for the actions of last time, which belong to this session's review of them."""
    words = phrase.split()
    if not words or len(words) > 12:
        return False
    about = (
        "action" in words or "actions" in words or "minutes" in words or "arising" in words or "time" in words
    )
    return about and any(w in v.PREVIOUS_WORDS for w in words) and "next" not in words
