"""Weak signs of whose life a sentence is about, and the small words that frames need."""

from __future__ import annotations

ADVERBS = frozenset(
    """
    also then again just really clearly often never always currently sometimes usually first later not now
    still only recently initially previously already both all therefore again has had have is was
    """.split()
)
CHILD_VERBS = frozenset(
    """
    lives sleeps cries cried plays played smiled misses loves enjoys slept drew stays attends
    """.split()
)
WORK_VERBS = frozenset(
    """
    visited visits reflected reflects wondered felt feels chaired chairs drafted drafts completed completes
    updated updates noticed discussed identified explained recognised questioned queried challenged reported
    reports shadowed advised suggested raised checked mentioned attended presented confirmed contacted
    acknowledged explored assessed recorded thinks wonders thought linked booked agreed brought
    """.split()
)
LIVING = frozenset(
    """
    lives living lived placed stays staying stayed live stay contact remain remains settled for care cared
    """.split()
)
NUMBERS = frozenset("his her their".split())
HAS_PARENTS = frozenset(
    """
    mum mam mummy dad daddy mother father nan nana gran parents teacher school nursery foster carer carers
    brother sister siblings bedroom homework stepdad
    """.split()
)
HAS_CHILDREN = frozenset("children kids son daughter baby sons daughters boys girls".split())
FAMILY_VERBS = frozenset(
    """
    denied denies admitted admits drinks drank hit hits shouts shouted refuses refused engaging drinking
    using arrested separated declined threatened relapsed
    """.split()
)
CHILD_LIFE = frozenset(
    """
    school nursery class homework playground toys lego playdough bike swimming football drawing drew cuddle
    nap bottle milestones pep attendance excluded suspension lesson lessons breakfast-club play-therapy
    bedtime teddy pyjamas bath grown-ups babbled crawling walking phonics contact placement
    """.split()
)
FAMILY_LIFE = frozenset(
    """
    working nights shift job drinking drink drunk convictions conviction tenancy benefits landlord pregnant
    pregnancy relapse relapsed methadone parenting assault assaulted violence violent bail probation prison
    custody separated cannabis cocaine heroin drugs rent housing eviction evicted debt protective
    perpetrator abusive mental divorce sgo kitchen cooks gas funeral
    """.split()
)
WORK_LIFE = frozenset(
    """
    caseload training assessment chronology statement supervision shadowing reflective report referral
    court-work duty rota leave workload co-working portfolio induction appraisal case-notes genogram
    """.split()
)
CARE = frozenset("placement care foster year reception nursery residential".split())
NOT_VERBS = frozenset(
    """
    be him it us them me you that which whom and or date school home court work bed
    """.split()
)
POINTS = frozenset("the a an this these those our your my his her their its each every no any some".split())
#: After "has been": states of people.
BEEN = frozenset(
    "out off ill unwell absent excluded upset quiet honest open clear away late angry kind home back".split()
)
