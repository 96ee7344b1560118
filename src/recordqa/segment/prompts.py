"""Printed matter: prompts that ask for something, and boilerplate that stands in every record."""

from __future__ import annotations

import re

from recordqa.segment.known import Known
from recordqa.segment.normal import key, words_of

_PLACEHOLDER = re.compile(
    r"^[\s\[<({]*(?:(?:please )?(?:click|tap) (?:or tap )?(?:here|to)[^.]{0,60}|(?:choose|select) an? "
    r"(?:item|option|date)"
    r"[^.]{0,20}|(?:insert|enter|type|add|write)\b[^.]{0,60}(?:here|text|name|date|venue|detail|"
    r"details|initials|id|no|number)"
    r"|dd ?/ ?mm ?/ ?yy(?:yy)?|xx ?/ ?xx ?/ ?xx(?:xx)?|x{3,}|tbc by form|for office use only|delete as "
    r"appropriate"
    r"|please (?:tick|select|delete|circle)[^.]{0,60}|yes ?/ ?no(?: ?/ ?n/?a)?|☐ ?yes ?☐ ?no)[\s\]>)}.:*]*$",
    re.I,
)
_BRACKETED = re.compile(r"^\[(?:insert|enter|name|date|type|add|venue|initials|child)[^\]]{0,60}\]$", re.I)
#: Verbs that a form uses to its reader; the second lot also begin actions, so need more.
_INSTRUCT = re.compile(
    r"^(?:please|record|describe|enter|insert|outline|summari[sz]e|identify|provide|list|give|state|"
    r"specify|capture|include"
    r"|inc|including|detail|details of|to include|to be completed|for completion|to be used|tick|"
    r"delete|set out|think about"
    r"|this section|this box|this form|use this|complete this|any personal circumstances|reflect on|"
    r"refer to|prompts?|guidance"
    r"|space for|areas? (?:for|of) discussion|points to consider|things to consider|e\.?g\.?|i\.?e\.?)\b",
    re.I,
)
_INSTRUCT_IF_GENERAL = re.compile(
    r"^(?:consider|discuss|explore|check|ensure|use|note|review|look at|focus on|comment on|evaluate|"
    r"analyse|explain|complete"
    r"|go (?:through|over)|say|tell|talk (?:about|through)|look (?:back|over)|bring|ask|has|have|how"
    r"|what|whats|who|why|where|when|which|is|are|does|do|did|were|was|can|could|"
    r"should|any)\b",
    re.I,
)
_GENERAL = re.compile(
    r"\b(?:each|what(?: is)?|which|everyone|the (?:child|young person|worker|supervisee|supervisor"
    r"|practitioner|family|case|social "
    r"worker|parents?|record|plan)"
    r"|whether|any|all|should|their|your|you|we|e\.?g|i\.?e|etc|signs of safety|evidence of|service "
    r"users?|children)\b|\?|/",
    re.I,
)
#: Signs that somebody wrote of this session: a first or third person with a past tense, a number.
_PARTICULAR = re.compile(
    r"\b(?:I|she|he|mum|dad|nan|said|told|asked|agreed|went|felt|thinks|thought|was seen|yesterday|"
    r"today|last week|"
    r"tomorrow|monday|tuesday|wednesday|thursday|friday|january|february|march|april|june|july|august|"
    r"september|october|"
    r"november|december|by \d)\b|\d{2,}|£",
    re.I,
)
#: A form's question may well ask what was said; a writer's own names whom.
_PARTICULAR_QUESTION = re.compile(r"\b(?:I|we|she|he|mum|dad|nan)\b|\d{2,}|£")
#: What is printed under a signature line.
_ROLE = re.compile(
    r"^\((?:(?:line |team |practice )?manager|supervisor|supervisee|employee|(?:social )?worker|staff member)"
    r"(?: ?/ ?(?:manager|supervisor|supervisee|employee|worker))?\)[.:]?$",
    re.I,
)
#: A label of two sentences with nothing behind it: "Was the session held? If not, say why: |".
_QUESTION_AND_LABEL = re.compile(
    r"^(?:has|have|had|is|are|was|were|did|does|do|can|could|should|will|what|who|why|how|when|where|which)\b"
    r"[^.?!:|\n]{3,110}\?\s+(?:if\b|please\b|give\b|state\b|say\b|explain\b|record\b|details?\b"
    r"|reasons?\b|why\b|"
    r"when\b|who\b|what\b|how\b)[^.?!:|\n]{0,80}[:?]?[\s|_.…]*$",
    re.I,
)
_OF_FORM = re.compile(r"\b(?:this|the) (?:template|form)\b|\bcopy (?:to|will|should) be\b", re.I)
_NAME_INSIDE = re.compile(r"[a-z,;] (?!I\b)([A-Z][a-z]+)")
_KNOWN_CAPITALS = frozenset(
    "Signs Safety Child Children Supervisor Supervisee Manager Families First Record Kolb Gibbs Munro "
    "Social Worker "
    "Professional Capabilities Framework Knowledge Skills Statements Supervision Practice Standards "
    "Early Help".split()
)

_BOILERPLATE = re.compile(
    r"\b(?:this (?:e-?mail|message|document|record|form|template|communication)(?: and any "
    r"(?:attachments?|files?)[^.]{0,40})?"
    r" (?:is|are|was|may be|contains?|should|must|will be) (?:\w+ )?(?:confidential|intended|"
    r"privileged|private|sent from a|"
    r"from outside|originated|solely|only|be (?:kept|stored|shared|signed|completed|retained)|the "
    r"property|held|information)"
    r"|copy (?:to be|will be|should be) (?:given|provided|sent|retained|kept|placed)|strictly "
    r"confidential|private and confidential"
    r"|do not click|if you (?:are not|have received) (?:the intended|this)|intended recipient|sent "
    r"from my \w+"
    r"|(?:this|the) (?:record|form|template|document|note) (?:remains|is) the property|official[ "
    r"-–]+sensitive"
    r"|purpose of (?:this|the) (?:template|form|record|supervision|document)|in line with the data "
    r"protection act|under the (?:data protection|freedom of information) act"
    r"|true (?:reflection|record|account) of the (?:discussion|session|supervision|meeting)|retention "
    r"period|retained for \d"
    r"|(?:all |each )?(?:supervisors?|managers?|staff|records?|supervision(?: records?| sessions?| "
    r"notes)?|supervisees?|practitioners?)"
    r" (?:should|must|shall|is required to|are required to|are expected to|has a duty to) (?:\w+ ){0,3}"
    r"(?:be|record|ensure|take|sign|keep|complete|provide|have|make|read|follow|receive)\b"
    r"|in (?:line|accordance) with (?:the|our) (?:supervision|recording) policy"
    r"|sign(?:ed|ing)? below (?:to|that|confirms)|by signing (?:this|below)|(?:both|all) parties "
    r"(?:must|should) sign"
    r"|please consider the environment|computer virus|virus[- ]free|scanned for viruses|registered "
    r"(?:office|charity|in england))",
    re.I,
)
_BOILERPLATE_LINE = re.compile(
    r"^(?:page \d{1,3}(?: of \d{1,3})?|\d{1,3} ?\| ?page|version \d[\d.]{0,6}.{0,40}|v\d[\d.]{0,6}|"
    r"(?:strictly )?confidential"
    r"|private (?:and|&) confidential|restricted|official|official[- –]+sensitive|(?:caution|warning|"
    r"external)[: ].{0,200}"
    r"|[-–—_=* ]{0,12}(?:original|forwarded) message[-–—_=* ]{0,12}|on .{4,80} wrote:|form (?:ref|"
    r"no)[.: ]{0,3}[\w/-]{0,20}"
    r"|©.{0,80}|copyright .{0,80}|review date of (?:form|template).{0,40}|end of (?:form|record|"
    r"document|template))[.]?$",
    re.I,
)
_CITED = re.compile(
    r"^[\"“'‘].{20,600}[\"”'’][.,]? ?[(–—-] ?(?:[A-Z][\w ,.&'’]{2,80})?(?:\(?(?:19|20)\d\d\)?|working "
    r"together|policy|guidance|"
    r"ofsted|munro|standards?)[\w ,.:)§]{0,60}$",
    re.I,
)


def is_placeholder(text: str) -> bool:
    """Something a blank form prints where the answer goes."""
    short = text[:160].strip()
    return len(text) <= 160 and bool(_PLACEHOLDER.match(short) or _BRACKETED.match(short))


def is_boilerplate(text: str, known: Known) -> bool:
    """Matter that stands in every record: notices, policy text, disclaimers, quoted guidance."""
    if len(text) > 1500:
        return False
    if _BOILERPLATE_LINE.match(text) or _CITED.match(text):
        return True
    if known.boilerplate:
        phrase = key(text)
        if phrase:
            padded = f" {phrase} "
            size = phrase.count(" ") + 1
            for printed in known.boilerplate:
                if phrase == printed or (size >= 5 and padded in f" {printed} "):
                    return True
                if (
                    size >= 4
                    and printed.count(" ") >= 4
                    and f" {printed} " in padded
                    and size < 2 * printed.count(" ")
                ):
                    return True
    found = _BOILERPLATE.search(text)
    return found is not None and not _PARTICULAR_QUESTION.search(text[:400].replace(" we ", " "))


def speaks_of_form(text: str) -> bool:
    """Whether a notice is about the form it is printed on ("Copy to be given to …")."""
    return bool(_OF_FORM.search(text))


def is_particular(text: str) -> bool:
    """Whether it tells of this session: a person, a past act, a number."""
    if (_PARTICULAR_QUESTION if text.endswith("?") else _PARTICULAR).search(text):
        return True
    return any(m.group(1) not in _KNOWN_CAPITALS for m in _NAME_INSIDE.finditer(text))


def is_prompt(text: str, known: Known, *, fresh: bool, action: bool, alone: bool) -> bool:
    """Whether a line or sentence is a prompt.

    ``fresh``: nothing was written yet under the heading it stands under; ``alone``: it is a whole
    line; ``action``: that heading is about actions, where a line that says "check" is a task.
    """
    if len(text) > 900:
        return False
    if is_placeholder(text) or _ROLE.match(text):
        return True
    if alone and _QUESTION_AND_LABEL.match(text) and not is_particular(text.rstrip(" |_.…")):
        return True
    if known.prompts and known.is_prompt(key(text)):
        return True
    if not fresh or len(text) > 400:
        return False
    inner = text.strip(" *_()[].")
    bracketed = text[:1] in "([*_" and text.rstrip(".")[-1:] in ")]*_"
    if is_particular(inner):
        return False
    if _INSTRUCT.match(inner):
        return not action or bracketed or bool(_GENERAL.search(inner))
    if not alone and not bracketed:
        return False
    if _INSTRUCT_IF_GENERAL.match(inner):
        question = inner.endswith("?")
        if action and not (bracketed or question):
            return False
        return bool(_GENERAL.search(inner)) or question or (bracketed and len(words_of(inner)) <= 40)
    return (
        bracketed
        and len(words_of(inner)) >= 3
        and bool(re.match(r"(?:for|in|if|see|as|with)\b", inner, re.I))
    )
