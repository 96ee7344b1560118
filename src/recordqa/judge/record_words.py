"""The words by which kinds of record, and texts that are none, are told apart."""

from __future__ import annotations

import re

from recordqa.types import RecordType


def _p(pattern: str) -> re.Pattern[str]:
    """For text in lower case: ignoring case in the pattern would cost three times as much."""
    return re.compile(rf"\b(?:{pattern})")


#: What records are headed, with the points it is worth near the top.
TITLES: tuple[tuple[RecordType, float, re.Pattern[str]], ...] = (
    (
        "oversight",
        5.0,
        _p(
            r"management over-?sight|managers?[’']?s? over-?sight|managerial oversight|oversight note|"
            r"m/o\b|mgmt oversight|"
            r"ad[- ]?hoc (?:supervision|discussion|case discussion|oversight)|informal supervision|"
            r"corridor (?:conversation|discussion)|"
            r"managers?[’']?s? decision|management decision|tm oversight|tm decision|duty manager "
            r"(?:decision|oversight)|"
            r"unplanned (?:supervision|discussion)|managers? (?:case )?note"
        ),
    ),
    (
        "group",
        5.0,
        _p(
            r"(?:group|peer|team) sup\b|group (?:\w+ )?supervision|peer (?:group )?supervision"
            r"|(?:reflective|practice|peer|"
            r"supervision|case) group\b|"
            r"group (?:case |reflective )(?:discussion|session)|team (?:reflective|group) "
            r"(?:supervision|session)|"
            r"signs of safety (?:group|mapping)|group consultation|group mapping"
        ),
    ),
    (
        "personal",
        5.0,
        _p(
            r"personal (?:and professional )?supervision|individual (?:standard |staff )?supervision|"
            r"welfare supervision|"
            r"staff supervision|managers?[’']? supervision|1[:-]1\b|1 to 1\b|one[- ]to[- ]one|121 "
            r"supervision|worker supervision|"
            r"supervision (?:with|for) (?!regard|respect)[^\n]{3,40}\b(?:social worker|support worker|"
            r"practitioner|personal adviser)|"
            r"professional supervision|asye supervision|non[- ]case ?work supervision|"
            r"probation(?:ary)? supervision"
        ),
    ),
    ("personal", 1.5, _p(r"(?:our|your|my) (?:supervision|sup|1[:-]1)\b")),
    ("personal", 1.2, _p(r"supervision (?:with|for) (?!regard|respect)(?!the )\w+")),
    (
        "case",
        3.5,
        _p(
            r"case (?:work )?supervision|casework supervision|case discussion|supervision (?:of|on) case|"
            r"(?:lcs|mosaic|eclipse|ics|liquidlogic)\b[^\n]{0,30}\bsupervision|child[’']?s? "
            r"supervision|cin supervision|cp supervision|"
            r"supervision (?:case )?note\b[^\n]{0,40}\bchild"
        ),
    ),
)

WORKER_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "welfare",
        _p(
            r"welfare\b|well-?being\b|how (?:are you|\w+ is doing|\w+ is feeling)|check[- ]?in\b|"
            r"stress(?:ed)?\b|work[- ]life|"
            r"occupational health|counselling\b|support issues|sleeping (?:badly|better)|burn(?:t|ed)? "
            r"?out|anxious about work|"
            r"coping\b|menopause|bereavement|back to work|phased return|own health|personal "
            r"(?:circumstances|issues)"
        ),
    ),
    (
        "leave",
        _p(
            r"annual leave|a/l\b|flexi\b|toil\b|off sick|sickness\b|sick leave|lieu\b|leave (?:booked|"
            r"left|balance|remaining)|"
            r"days (?:left|leave)|carer[’']?s leave|maternity leave|parental leave|hr issues"
        ),
    ),
    (
        "training",
        _p(
            r"training\b|cpd\b|e-?learning|course\b|asye\b|portfolio\b|professional development|"
            r"learning needs|"
            r"development\b|shadow(?:ing|ed)?\b|practice educator|swe registration|mentor(?:ing)?\b"
        ),
    ),
    (
        "workload",
        _p(
            r"case ?loads?\b|workload\b|allocations?\b|number of cases|\d+ (?:children|cases|"
            r"families)\b|visits in timescale|"
            r"overdue (?:visits|assessments|recording)|cases? (?:held|open)|stat(?:utory)? visits "
            r"(?:are )?(?:up to date|at)|staffing\b"
        ),
    ),
    (
        "performance",
        _p(
            r"performance\b|feedback\b|compliments?\b|complaints?\b|capability\b|quality of (?:work|"
            r"practice|recording)|targets?\b|"
            r"dashboard\b|strengths as a|recording (?:is )?(?:up to date|behind)|objectives\b|praise\b|"
            r"positives of the month"
        ),
    ),
    (
        "appraisal",
        _p(r"appraisals?\b|probation(?:ary)?\b|progression\b|supervision contract|pdr\b|annual review of"),
    ),
    ("audits", _p(r"audits?\b|audited\b|quality assurance|practice observation|closing the loop")),
    (
        "team matters",
        _p(r"team meeting|aob\b|any other business|budgets?\b|corporate messages|lead roles?\b|rota\b"),
    ),
)

CASE_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "the child's voice",
        _p(
            r"voice|child s voice|childs? (?:view|wish)|wishes|lived experience|what (?:he|she|they|"
            r"the child|[a-z]+) says?\b|"
            r"about the child|a day in the life|child\b(?! protection conf)"
        ),
    ),
    ("risk", _p(r"risk|danger|worr(?:y|ies|ied)|safety|harm\b|protective|scaling")),
    (
        "the plan",
        _p(r"plan\b|progress|drift|contingency|permanence|outcomes?\b|care plan|step down|legal|court|plo\b"),
    ),
    ("the family", _p(r"family|parents?|mother|father|mum\b|dad\b|network|contact|home\b|placement|carers?")),
    ("identity", _p(r"identity|diversity|culture|ethnic|religion|language")),
    ("other agencies", _p(r"multi ?agency|agencies|school|education|health\b|police|professionals")),
    (
        "what has happened",
        _p(r"update|current situation|background|significant events|reason for|summary|history|since"),
    ),
    ("the decision and its reasons", _p(r"decision|rationale|analysis|hypothes|bottom line")),
)

#: Texts that are something else altogether: name, what gives it away, how many different ones.
OTHER_GENRES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "an invoice",
        _p(
            r"invoice\b|vat\b|total due|amount due|payment terms|sort code|purchase order|unit price|"
            r"subtotal|remittance|bill to"
        ),
        3,
    ),
    (
        "a recipe",
        _p(
            r"ingredients\b|preheat|tbsp\b|tsp\b|tablespoons?|teaspoons?|oven\b|simmer\b|whisk\b|"
            r"grams? of|serves \d|"
            r"saucepan|chopped\b|garlic\b|stir\b|\d+ ?g (?:of )?(?:flour|butter|sugar|rice)|bake "
            r"(?:for|until)|flour\b|boil\b"
        ),
        4,
    ),
    (
        "a CV",
        _p(
            r"curriculum vitae|employment history|work experience|references (?:available|on request)|"
            r"personal (?:statement|profile)|"
            r"key skills|qualifications\b|hobbies|education and training|career (?:summary|history)|"
            r"cover letter"
        ),
        3,
    ),
    (
        "a letter",
        _p(
            r"dear (?:sir|madam|mr|mrs|ms|miss|dr|resident|customer|occupier|parent)|yours "
            r"(?:sincerely|faithfully)|council tax|"
            r"account number|direct debit|instalments?\b|our ref\b|reminder notice|summons\b|liability order"
        ),
        3,
    ),
    (
        "a story",
        _p(
            r"once upon a time|happily ever after|chapter (?:one|two|three|1|2|\w+)\b|the (?:king|"
            r"queen|princess|wizard|dragon|knight)\b|"
            r"castle\b|kingdom\b|forest\b"
        ),
        3,
    ),
    (
        "a news or web page",
        _p(
            r"cookie policy|accept cookies|subscribe now|share this article|read more|advertisement|"
            r"sign up to our newsletter"
        ),
        2,
    ),
    (
        "a policy",
        _p(
            r"this policy (?:sets|applies|should|must|will|has|covers)|scope of (?:this|the) policy|"
            r"version control|policy owner|"
            r"roles and responsibilities|legislative framework|equality impact assessment|review cycle"
        ),
        3,
    ),
    (
        "an advertisement",
        _p(
            r"for sale|bedrooms?\b|per month|no agents|apply now|salary\b|closing date|free delivery|"
            r"offer ends|buy now"
        ),
        3,
    ),
)

#: Meetings about children that are not supervision, as they are headed.
OTHER_MEETINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a strategy meeting",
        _p(
            r"strategy (?:meeting|discussion)s?(?: minutes| record| notes)?\b(?=[^.]{0,60}(?:\n|$|held|"
            r"minutes|record|chair|date|-|–|:))"
        ),
    ),
    (
        "a child protection conference",
        _p(
            r"(?:initial|review|child protection|icpc|rcpc)[ -](?:child protection )?(?:case "
            r")?conference|\bicpc\b|\brcpc\b"
        ),
    ),
    ("a core group", _p(r"core group (?:meeting|minutes|record|notes)")),
    (
        "a child in need meeting",
        _p(
            r"(?:child in need|cin) (?:review )?(?:meeting|minutes|review)\b(?=[^.]{0,40}(?:\n|$|"
            r"minutes|record|held|:))"
        ),
    ),
    (
        "a looked after review",
        _p(
            r"(?:looked after|cla|lac|children looked after|child looked after|pathway plan) "
            r"(?:child(?:ren)? )?review (?:meeting|minutes|record)|chair[’']?s report"
        ),
    ),
    (
        "a team meeting",
        _p(
            r"(?:team|staff|directorate|service|managers[’']?|partnership|governors?[’']?|board|panel|"
            r"committee) meeting\b|minutes of (?:the|a)\b|meeting minutes"
        ),
    ),
    (
        "a multi-agency meeting",
        _p(
            r"marac\b|mappa meeting|team around the (?:family|child)|taf meeting|professionals[’']? "
            r"meeting|network meeting|pep meeting|legal planning meeting"
        ),
    ),
    (
        "an assessment",
        _p(
            r"(?:child and family|single|parenting|viability|section 7|section 37|s47|section 47) "
            r"(?:assessment|report|enquiry)(?: report)?\b(?=\s*(?:\n|$|-|–|:))"
        ),
    ),
    (
        "a case note of a visit",
        _p(
            r"(?:statutory|home|unannounced|announced) visit(?: record| note| form| "
            r"recording)?\s*(?=\n|$|[-–:])"
        ),
    ),
    ("a chronology", _p(r"chronology\s*(?=\n|$|of\b)")),
    ("a referral", _p(r"(?:referral|multi-?agency referral) form|marf\b|contact and referral")),
)

#: Words of this trade; each alone proves little.
CARE_WORDS = frozenset(
    "supervision supervisor supervisee oversight child children childs child's baby unborn sibling "
    "siblings mum mother dad father "
    "parent parents carer carers foster fostering kinship sgo family families placement nan mgm mgf "
    "pgm pgf aunt uncle partner "
    "school nursery attendance visit visits visited seen plan plans cin cp lac cla iro icpc conference "
    "core assessment assessments "
    "safeguarding risk risks harm neglect abuse domestic worker workers sw tm pm ssw asw fsw manager "
    "social practitioner caseload "
    "case cases allocated allocation closure threshold mash camhs cafcass police health gp midwife "
    "court legal plo ico adoption "
    "permanence section s47 s.47 contact timescale timescales action actions agreed asye appraisal "
    "welfare wellbeing reflection "
    "reflective reflections training leave sickness caseloads audit audits team duty recording lcs "
    "mosaic ics eclipse referral "
    "disagreement rationale decision strategy missing exploitation rhi genogram youth justice kids "
    "concerns worries worry support "
    "interpreter advocate education ehcp senco disclosure injury bruise".split()
)

FORM_WORDS = frozenset(
    "supervision supervisor supervisee agenda actions action welfare wellbeing reflection reflections "
    "reflective caseload workload "
    "casework case cases performance development training attendees signature signed child plan risk "
    "voice previous audits "
    "staffing learning oversight decision".split()
)

#: Of those, the ones that other texts use as readily; alone they show nothing.
LOOSE_WORDS = frozenset(
    "manager team seen school partner plan plans case cases court police family families action "
    "actions agreed training "
    "strategy decision visit visits visited worker workers support health contact nan mother father "
    "parent parents baby child "
    "children aunt uncle brother sister home leave duty review legal practice worry practitioner "
    "social kids recording".split()
)
