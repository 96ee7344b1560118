"""Who is spoken of where a record speaks of the work itself: leave, sickness, training, caseloads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from recordqa.detect.people_roles import Person
from recordqa.detect.people_tokens import Page

#: What a claim must weigh to say a role outright (a label, a relation, an age).
_OUTRIGHT = 2.5
_GIFT = 4.5


@lru_cache(maxsize=1)
def _work() -> re.Pattern[str]:
    """What only workers have, wherever it stands."""
    return re.compile(
        r"\b(?:annual leave|(?:sick|mat(?:ernity)?|paternity|study|carer'?s) leave|days'? leave"
        r"|leave booked|toil"
        r"|leave and sickness|phased return|occupational health|case ?loads?|asye|probation period"
        r"|appraisals?"
        r"|stress (?:assessment|risk)|return to work|missed supervisions?|vacanc(?:y|ies)|compliments?"
        r"|agency cover"
        r"|court skills|(?:two|one|three|half)-day course|training (?:day|course)s?|cpd|flexi"
        r"|lone working|overtime"
        r"|hot ?desk\w*|workload|practice educator|progression panel|recording day|restorative supervision"
        r"|covering duty|on the (?:duty )?rota)\b",
        re.I,
    )


@lru_cache(maxsize=1)
def _topic() -> re.Pattern[str]:
    """Headings over a worker's own part, which a child's record may have too."""
    return re.compile(
        r"(?im)^[ \t*_#|\d.)-]*(?:staff |worker'?s? |personal )?(?:well-?being|welfare(?: check)?|training"
        r"|leave(?: and \w+)?|sickness|development|health and safety|hr issues|personal)\b[ \t*_]*(?:[:."
        r"|–-]|$)"
        r"|\b(?:the inspection|the team|half term cover)\b"
    )


@lru_cache(maxsize=1)
def _home() -> re.Pattern[str]:
    """What speaks of a family."""
    return re.compile(
        r"\b(?:mum|dad|mother|father|nan|gran|child|baby|school|nursery|siblings?|brothers?|sisters?"
        r"|placement|carers?"
        r"|foster|parents?|contact|bedroom|teacher|aunt|uncle|partner|family)(?:'s)?\b",
        re.I,
    )


def spoken_of_at_work(page: Page, people: Sequence[Person]) -> None:
    """Vote "professional" for those named only where leave, sickness, training or workload is the matter.

    A name that a label, a relation or an age has given a role keeps it. A heading such as "Wellbeing" is
    enough only where the whole record has no word of a family.
    """
    personal = not _home().search(page.text) and bool(_topic().search(page.text))
    at_work = {page.text.count("\n", 0, match.start()) for match in _work().finditer(page.text)}
    if not (personal or at_work):
        return
    for person in people:
        if any(w >= _OUTRIGHT and r != "professional" for c in person.mentions for r, w in c.votes.items()):
            continue
        lines = sorted({page.tokens[c.first].line for c in person.mentions})
        told = not at_work.isdisjoint(lines) and not any(
            _home().search(page.text, *page.lines[number]) for number in lines
        )
        if personal or told:
            person.votes["professional"] = person.votes.get("professional", 0.0) + _GIFT
