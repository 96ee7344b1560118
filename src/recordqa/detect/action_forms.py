"""The written forms of an agreed act, and of what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled forms: who will do, what is to be done, please do, agreed, refused."""

    modal: re.Pattern[str]
    passive: re.Pattern[str]
    gerund: re.Pattern[str]
    imperative: re.Pattern[str]
    label: re.Pattern[str]
    agreed: re.Pattern[str]
    refused: re.Pattern[str]
    blocker: re.Pattern[str]


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Compiles the forms at first use."""
    adverb = (
        r"(?:(?:also|then|both|now|please|still|each|all|again|jointly|first|try to|be able to|need to"
        r"|\w{3,12}ly)\s+){0,3}"
    )
    go_on = r"(?P<goes_on>(?:continue|carry on|keep on|keep|go on)(?:\s+to|\s+with|\s+on)?\s+)?"
    modal = (
        r"(?P<modal>is going to|are going to|am going to|['’]s going to|['’]re going to"
        r"|['’]m going to|is to|are to"
        r"|(?:has |have )?agreed (?:that (?:he|she|they|i) (?:will|would) |to)|(?:has |have )?offered to"
        r"|(?:has |have )?undertook to|undertaken to|(?:has|have) been tasked (?:with"
        r"|to)|will need to|needs? to|must|should"
        r"|(?:is|are) (?:also |now )?(?:being )?asked to"
        r"|said (?:that )?(?:he|she|they|i)(?: would| will|['’]d|['’]ll)|will|shall"
        r"|['’]ll|would|could|going to|continues? to"
        r"|carries on|will be|to)"
    )
    return Forms(
        modal=re.compile(
            rf"(?:\b|(?=['’])){modal}\s+{adverb}{go_on}(?P<verb>[a-z][a-z-]+)\b(?!['’])", re.IGNORECASE
        ),
        passive=re.compile(
            r"\b(?P<modal>(?:is|are) (?:now |also )?to be|to be|will be|will get|needs? to be"
            r"|should be|must be|needs?|wants?)\s+"
            r"(?:(?:\w{3,12}ly|also|then|now|further)\s+)?(?P<part>[a-z'’-]+)\b",
            re.IGNORECASE,
        ),
        gerund=re.compile(r"\bneeds?\s+(?P<verb>[a-z-]+ing)\b", re.IGNORECASE),
        imperative=re.compile(
            r"^(?P<please>(?:(?:please|pls|can you|could you|ensure(?: that)?)\s+){1,3})?(?:also\s+)?"
            r"(?P<verb>[a-z][a-z-]+)\s+(?P<next>\S+)",
            re.IGNORECASE,
        ),
        label=re.compile(
            r"(?:^|[.;:,]\s+|\bso\s+(?:the\s+)?)(?:agreed\s+)?action(?:s|\s+point)?(?:\s+for\s+"
            r"(?P<who>[^:]{1,30}?)(?:\s+is(?:\s+to)?\b|:)|\s*[:–—-]\s*|\s+(?:is|are)\b)",
            re.IGNORECASE,
        ),
        agreed=re.compile(
            r"\b(?:agreed|decided|confirmed|(?:asked|requested|directed) that)\b(?:\s+(?:that|with \w+"
            r"|with \w+ that|today|for|the|it|is))*\s*[:–—-]?\s*$"
            r"|\b(?:plan|action|next step|task|decision|direction|expectation)\b[\w ]{0,14}\b"
            r"(?:is|was|for)(?:\s+(?:for|that|now))*\s*$",
            re.IGNORECASE,
        ),
        refused=re.compile(
            r"^\W*(?:if|unless|should (?:he|she|they|mum|dad|the|any|this|it|there|\w+ \w+ again)"
            r"|when(?:ever)?(?! (?:i|we) [^,.]{0,30}\b(?:on the \d|next))|in the event|were|suppose"
            r"|without)\b"
            r"|\b(?:policy|procedures?|guidance|statute|regulations?|framework|standard)\b[^.]{0,30}\b"
            r"(?:says?|states?|requires?|expects?|is that|that)\b"
            r"|\b(?:social workers|supervisors|all workers|managers|practitioners|supervisees"
            r"|all staff) (?:must|should|will|are to)\b"
            r"|\bnext (?:supervision|session|one)\b[^.]{0,16}\b(?:will|to) (?:be|take)\b"
            r"|^\W*(?:we|both) (?:will|shall|['’]ll)?\s*(?:next )?meet (?:again|next|on"
            r"|\d)"
            r"|^\W*we (?:will|['’]ll) (?:get|find|fix|book|arrange|set) (?:another|a|the next) (?:new )?"
            r"(?:date|time|session|supervision)"
            r"|\bno (?:further )?actions?\b|\bnot (?:for|an action)\b",
            re.IGNORECASE,
        ),
        blocker=re.compile(
            r"\b(?:ask(?:s|ed|ing)?|want(?:s|ed|ing)?|like[sd]?|tell(?:s|ing)?|told|help"
            r"(?:s|ed|ing)?|allow(?:s|ed|ing)?|encourag\w+"
            r"|get|got|getting|with|from|of|in|at|on|about|remind\w*|invit\w+|support\w*"
            r"|enabl\w+|expect\w*|need(?:s|ed)?|wish\w*|hop\w+|if|when"
            r"|whether|how|what|where|why|because|worried|worry|fear\w*|think\w*|thought"
            r"|feel\w*|felt|believ\w+|said|says?|saying|wonder\w*|prefer\w*"
            r"|suggest\w*|threat\w*|that|who|which|until|unless|once|after|before|while"
            r"|as|than|to|prompt\w*|persuad\w+|advis\w+|urg\w+|forc\w+|wait\w*|available)\s*$",
            re.IGNORECASE,
        ),
    )


NEGATED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bno longer|\bno need)\s*$|^\s*(?:not|never|no longer|only if)\b", re.IGNORECASE
)
CONDITION = re.compile(
    r"(?<!see )(?<!check )(?<!ask )(?<!know )(?<!clarify )(?<!out )(?<!confirm )"
    r"(?<!asking )(?<!explore )(?<!happens )(?<!do )\bif\b(?! (?:possible|needed"
    r"|required|necessary|appropriate|so|not|available|able))",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]{3,}(?:\w['’]\w[^'’]*)*['’](?!\w)")
PAST_LEAD = re.compile(
    r"\b(?:had|was|were|expected|hoped|thought|known|reported|believed|used|unable"
    r"|able|failed|managed|tried|has|have|had planned"
    r"|hopes?|hoping|likes?|plans?|wants?|not|due|likely|supposed|meant|refus\w+"
    r"|ready|easy|hard|nice|good|seems?|appears?|began|started|went|got|going"
    r"|where|what|how|whether|when|who|in order|so as|needs?|enough|too \w+)\s*$",
    re.IGNORECASE,
)
#: What somebody asks for, before a colon: "Request from Kim: Mei to go to Leeds", "her list: dad to stop".
WISHED = re.compile(
    r"(?i)\b(?:requests?|permission|wants|wishes|wish|wrote|her list|his list|a list|hopes|asks|asking)\b"
    r"[^.:]{0,80}:[^:.]{0,60}$"
)
#: A worker's own hours are no task: "TOIL, four to be taken in May".
LEAVE = re.compile(r"(?i)\b(?:leave|toil|flexi|hours|days|lieu)\b")
_OUTCOME = re.compile(
    r"\b(?:so (?:that|as to|he|she|they|it|we|the|mum|dad|her|his|their|everyone"
    r"|nobody|no one|someone|somebody|duty|i|[A-Z]\w+)\b|in order (?:to|that)"
    r"|because|in case"
    r"|to (?:check|see|ensure|find out|make sure|establish|hear|help|show|understand"
    r"|test|reduce|avoid|prevent|clarify|confirm|decide|plan|support|enable|give"
    r"|keep)\b"
    r"|with a view to|the aim|purpose|which will|this will)",
    re.IGNORECASE,
)


def outcome_start(text: str) -> int | None:
    """Where the words that say what an act is for begin, None where there are none."""
    for match in _OUTCOME.finditer(text):
        # "Ines to check…" at the front is the act itself.
        if match.group()[:3].casefold() == "to " and len(text[: match.start()].split()) < 4:
            continue
        return match.start()
    return None


_ASKING = re.compile(
    r"(?i)\b(?:ask|check|see|know|clarify|confirm|explore|find out|query|establish)\b[\w ’\']{0,24}$"
)


def conditional(clause: str) -> bool:
    """Whether the act hangs on an "if" that is not merely asked about ("ask Mei if she can")."""
    return any(
        not _ASKING.search(clause[max(0, m.start() - 40) : m.start()]) for m in CONDITION.finditer(clause)
    )
