"""Words after and before a name that say whose it is: a child's life, an adult of the family's, a worker's.

Each pattern is matched straight after the name (or the last of names joined by "and"), in lower case with
straight apostrophes, up to the end of the sentence. The phrases are the last words before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_AUX = (
    r"(?: has| had| have| is| was| are| were| will| would| can"
    r"| then| also| still| now| both| all| not| been)*"
)
_KIN = (
    r"(?:fella|man|bloke|boyfriend|girlfriend|father|dad|mother|mum|trafficker|partner|ex|uncle|aunt|nan|gran"
    r"|grandmother|grandfather|carer|carers|cousin|neighbour|landlord|lodger|perpetrator|sponsor|stepdad)"
)
_CASE = (
    r"visits?|stat(?:utory)? visits?|reviews?|clos(?:ing|e|ed|ure)|case to|cases? |placement|pep"
    r"|step(?:ping)? ?down"
    r"|iro|transfer|court|cp\b|cin\b|lac\b|cla\b|icpc|rcpc|ehcp|new,|due|overdue|missing|conference|s ?47"
    r"|s ?20"
    r"|section|contact|chronology|in placement|settled|holding|plo\b|pre-proceedings|core group|assessment"
    r"|child protection|child in need|life story|adoption|no change|to close|open|allocated"
)
_CHILD = (
    r" (?:has |had )?(?:told|tells|asked) (?:her|his|their) (?:advocate|foster carer|key ?worker|mentor)\b",
    rf"{_AUX} (?:in|at|on) (?:\w+'s )?(?:year|reception|nursery|foster|care\b|placement|school|class"
    rf"|residential|neonatal"
    r"|a&e|college|pre-?school|the neonatal|special care|the same class|(?:her|his|a|the) placement)",
    r"(?: has| had| have| been| gone| went| goes| go| was| reported)+ (?:not )?(?:missing|excluded"
    r"|suspended|to school)",
    r",? (?:has|have|had) not been (?:in|at|to) (?:school|nursery|college)",
    r"(?: is| was| were| are| to| be| has| have| had| not| both)+ (?:been )?(?:seen|born|placed|weighed"
    r"|hungry|left (?:alone|with)"
    r"|adopted|accommodated|crying|removed|picked up|found|stopped|collected|excluded)",
    r",? (?:who )?(?:turned|turns|will be|is nearly|is just|is only) (?:\d|1\d)\b",
    r" (?:wets|hoards|hides|hid|babbles|babbled|crawls|drew|draws|plays|played|went quiet"
    r"|goes quiet)\b",
    r"(?: said| says| told \w+| tells \w+| thinks)(?: that)? (?:s?he|they|home|the house|school"
    r"|the flat) (?:hates?|likes?|loves?"
    r"|misses|wants?|is scared|is frightened|is hungry|is fine|is sad|is lonely|is noisy|is cold|is loud"
    r"|feels?"
    r"|does(?:n't| not) (?:want|like))\b",
    r" wants? to (?:live|go|stay|move|see|be)\b| wants? (?:a phone|mum|dad|her mum|his mum|her dad|his dad)",
    r" told (?:his|her|their|the|a) (?:\w+ )?(?:teacher|tutor|carer|carers|foster|worker|keyworker|mentor"
    r"|nan|gran|brother|sister)",
    rf"{_AUX} (?:lives?|lived|living|placed|stays?|staying|settled|safe|to stay|happy|home|moved in) with\b",
    r" came (?:into care|to the uk|alone)| arrived (?:in|from|alone|on)\b",
    r"(?: has| had)(?: an?| his| her| their)?(?: new| good| allocated| bad)* (?:pep|mentor|iro|ehcp|review"
    r"|hearing test"
    r"|social worker|tutor|key ?worker|asthma|nightmares|contact with|allocated worker|nits|taxi to school)",
    r" shares? (?:a|her|his) (?:bed|bedroom|room)\b|'s (?:english|reading|speech|eczema|asthma|behaviour"
    r"|appetite)\b",
    r"(?: has)? stopped (?:asking|eating|talking|speaking|going)",
    r",? alone\b",
    r"(?: is)? to (?:be seen|stay with|come home|live with|move to|remain|be collected|be placed"
    r"|return home|go home)",
    r" (?:asked|asks|calls?|talks?|talked) (?:for|about) (?:his|her) |(?: calls| called) \w+ [\"“]",
    r"(?: does| did| would| will)(?:n't| not) (?:want to|speak|come out|talk|come down|eat|sleep|settle"
    r"|go to)",
    r"(?: is| was)(?: \w+)? (?:asleep|unsettled|clingy|teething|non-verbal|in the (?:pram|cot|unit)"
    r"|not eating|not sleeping)",
    r"'s (?:hand|arm|leg|teeth|hair|uniform|glasses|pep|nursery|school|class|wishes|speech|weight|bottle"
    r"|toys|bed)\b",
    r"(?: is| was)? (?:scared|frightened|afraid|terrified) of (?!(?:(?:her|his|the) )?(?:husband"
    r"|wife|partner|ex\b|boyfriend"
    r"|girlfriend|in-laws|landlord|losing|brother-in-law|father-in-law|mother-in-law))",
    r" \((?:he|she)/",
    r"(?: is| was| has been)? (?:making progress|meeting (?:all )?(?:her|his)|on roll|at risk of exclusion"
    r"|teething|thriving)",
    r"(?: has| had)? (?:adhd|autism|self-harmed|self-harms|ran (?:off|away)|run away|absconded|climbed"
    r"|bit another)\b",
    r" attends? (?:nursery|school|college|reception|[a-z]+ (?:primary|academy|school|nursery))",
    r" returned (?:home|to placement)| left at \d",
)
_CHILD_WEAK = (
    r" (?:cried|cries|is crying|said [\"“])",
    r",? (?:alone|on (?:his|her|their) own)\b",
    r" (?:hates|misses|enjoys|loves|likes|sleeps|eats|smiled|smiles|said s?he (?:is|was|has))\b",
    rf"{_AUX} with [a-z]",
    r"(?: had| has) a (?:good|bad|better) (?:week|day|term)",
    r" arrested|(?: was| been) arrested",
    r" can (?:sleep|play|have|come|go|stay|travel)\b",
)
_FAMILY = (
    r"(?: is| was| feels)? (?:scared|frightened|afraid|terrified|wary) of (?:(?:her|his"
    r"|the) )?(?:husband|wife|partner|ex\b"
    r"|boyfriend|girlfriend|in-laws|landlord|losing|brother-in-law|father-in-law|mother-in-law)",
    r" to (?:ring|see|go to|attend|keep|book with|engage with) the (?:drug|alcohol|substance"
    r"|recovery|debt|housing|freedom"
    r"|parenting)\b",
    r"(?: has| have| had| shares?| holds?| with) (?:pr\b|parental responsibility)",
    r"'s (?:tenancy|partner|ex\b|drinking|drug|parenting|rent\b|benefits|new (?:partner|boyfriend)|landlord"
    r"|convictions"
    r"|bail|van|violence|cannabis|pregnancy|viability)",
    r"(?: has| had| is| was| been| got| again)* (?:drinks|drinking|drank|drunk|smelt|smelled|relapsed?"
    r"|relapses|in custody"
    r"|in prison|on bail|on tag|on remand|on licence|released|charged|bailed|convicted|evicted|a schedule 1"
    r"|protective|abusive"
    r"|controlling|intoxicated|sober|under the influence|using (?:again|drugs))\b",
    r" (?:shouts|shouting|threw|throws|punched|slapped|kicked|grabbed|threatened|threatens|strangled"
    r"|assaulted|locks|locked"
    r"|controls|rents|rented|smokes|lets himself|let himself|hits|beats|beat|asks him to leave)\b",
    r"(?: says| said| would| will| could| can| has| offered to| that| s?he| is able to"
    r"| wants to)+ (?:not )?(?:have|take"
    r"|keep|look after|care for|let|leave) (?:the|both|all|him|her|them|in\b)",
    r"(?: would| did| does| will| has| had| could)(?:n't| not) (?:open|let\b|answer|turned up|engage"
    r"|been met|been assessed"
    r"|sign|signed|registered|come to contact|allow|opened|answered|attended|engaged|met\b)",
    r" (?:denies|denied|admits|admitted|disputes|refuses|refused|minimises|minimised|blames|blamed)\b",
    r"(?: has| is| had| now)* mov(?:ed|ing) (?:back )?(?:in|out)\b(?! with| to)",
    r"(?: is| was| has| come| came)* back (?:home|in the|at|on the scene|with mum|with)\b",
    r"(?: is| was| being| always| still| out)* (?:in the (?:house|home|property)|at (?:the )?property"
    r"|at the address|in bed)",
    r"(?: is)?(?: not to| must not| cannot| should not) (?:return|be (?!left|seen)|have|attend|come|contact)",
    r" has (?:no |a |one |two |three |four |five |her own |his own |\d )?(?:other |older |young "
    r"|new )?(?:children|child|kids"
    r"|convictions?|sons?|daughters?|partner|key\b|bed for)",
    r" (?:gives|gave|buys|feeds|cooks|collects|drives|brings|brought) (?:him|her|them|the (?:children|boys"
    r"|girls|baby|kids"
    r"|twins))",
    r"(?: has)? (?:applied for|wants|missed|wanted)(?: more| his| her)? contact| (?:was|is) late (?:twice"
    r"|for|to)| had a baby"
    r"| gave birth|(?: has| had) contact (?:on|at|each|every|once|twice)",
    r" (?:works|worked|is working)(?: nights| away| shifts| days| late)",
    r"(?:'s)?(?: assessed)? as (?:a |an )?(?:\w+ )?carers?\b",
    rf"(?: is| was| are)(?: an?| the| her| his| their| my| \w+'s| mums| dads| new| older| adult)* {_KIN}\b",
    r" (?:takes|took|keeps|kept|puts|gets|leaves|left|picks|has|had|lets) the (?:children|kids|boys|girls"
    r"|twins)\b",
    r"(?: has)? turn(?:s|ed) up (?:drunk|high|late|again|at|unannounced)",
    r"(?: has| is| was| has been| had| not| still| now)* (?:smashed|spat|overdosed|taken an overdose"
    r"|sectioned|consented"
    r"|cancelled|engaging with|tested positive|gave a sample|started (?:a job|work|treatment|therapy"
    r"|the programme)"
    r"|lost (?:her|his) (?:job|benefits|home)|a job\b|been sober|in rehab|in refuge|in a refuge|homeless)",
    r"(?: did| does| has)(?:n't| not) (?:attend|consent|attended|come to the (?:meeting|review|core group))",
    r" (?:wants|wanted|lets|let|made|makes|tells|told|asked) (?:him|her|them|the (?:children|boys"
    r"|girls)) (?:to|go|stay|keep)\b",
    r"(?: is| was)? not allowed| (?:opened|opens|answered|answers|shut) the door| is an? \w+ (?:mum|dad"
    r"|mother|father)\b",
    r" sleeps? (?:on the sofa|in the kitchen|downstairs)| stays (?:over|most nights|the night)",
    r"(?: is| was)? (?:not |un)?known to (?:us|police|services|the police)|,? \d\d, known to",
    r"(?: has)? (?:asked|asks|told) (?:him|her|mum|dad) to leave| (?:says|said) s?he feeds",
    r" visits (?:the unit|the ward|him|her)\b| is out on\b",
    r",? (?:her|his|their|mum's|dad's)(?: \w+)? " + _KIN + r"\b(?! who is \d)",
    r"(?: has)? signed the (?:agreement|safety plan)| to be offered (?:the|a|an) (?:parent|freedom|recovery"
    r"|assessment)",
    r"(?: still)? has (?:a|the) key\b| was meant to (?:be|have|collect|pick|take)",
)
#: Said outright: as good as a relation or a job before the name.
_TOLD = (
    (
        rf",? (?:who|which) is (?:the |an? |her |his |their |our |mum's |dad's )?(?:[\w'-]+ ){{0,2}}{_KIN}\b",
        "family",
    ),
    (
        r",? (?:who is|is) (?:the |an? |her |his |their |our )(?:[\w'-]+ ){0,3}(?:head|teacher|nurse|lead"
        r"|manager|worker"
        r"|officer|doctor|psychologist|visitor|chair|adviser|advisor|consultant|therapist|mentor"
        r"|coordinator|tutor"
        r"|solicitor|midwife|interpreter|guardian|supervisor)\b",
        "professional",
    ),
    (r",? (?:his|her|their|the)(?: \w+){1,2} who is (?:only |just )?(?:\d|1[0-7])\b", "child"),
)
_FAMILY_WEAK = (
    r" (?:asked|asks) for (?:respite|short breaks|help|him|her|money|a lift)",
    r" (?:says|said|thinks|thought|knows|knew|rang|cried|wants|wanted|is tired|is scared|agreed|asked for"
    r"|felt)\b",
    r"'s (?:flat|house|sister|brother|mum|phone|account|story)\b",
)
_WORK = (
    r"(?: has| had| have| then| also)* (?:chaired|chairs|facilitated|facilitates|drafted|reflected|reflects"
    r"|wondered|wonders"
    r"|co-?works?|co-?worked|shadowed|is shadowing|assessed|weighed|supervises|supervised|minuted|logged"
    r"|interprets"
    r"|interpreted|recorded|escalated|circulated|signed off|wrote up|written up|summarised|fed back"
    r"|challenged|questioned"
    r"|visited|updated|presented|took the call|scored|scaled|disagreed and|checked the file"
    r"|observed|raised drift)\b",
    r",? has \d+ (?:cases|children|families|open)|(?: has|'s) (?:a )?caseload",
    r"(?: has| had| have| is| was| been| had been)* (?:behind with|on leave|on duty|looking into|bringing"
    r"|acting up|leaving the"
    r" team|in court with|carrying|caseload|overdue with|on the rota|on call|late recording|reading about"
    r"|read about)\b",
    r",? (?:in|from) (?:(?:the )?(?:school|nursery|college)"
    r"(?= (?:said|says|rang|emailed|asked|confirmed|told))"
    r"|hr\b|human resources|business support|legal\b|fostering|housing|duty"
    r"|the [\w ]{3,24}(?:team|service"
    r"|programme|project|clinic|hub|charity)\b|\w+'s aid|early help|camhs|barnardo|probation"
    r"|health visiting|police)",
    r" at (?:young carers|early help|camhs|probation|housing|the (?:hospital|clinic|exploitation"
    r"|[\w ]{3,20}team)|women's)",
    r",? (?:the )?(?:midwife|paediatrician|interpreter|health visitor|school nurse|psychologist)\b",
    r" (?:enjoyed|attended|booked|passed|did)(?: on| the| her| his| a| an)*(?: \w+)? (?:training|course"
    r"|asye|webinar|portfolio)",
    r"(?: had| has)? lost a (?:whole )?(?:assessment|chronology|report|case note)",
    r" about (?:her|his|their) (?:caseload|leave|training|workload|practice|portfolio)",
    r" (?:will|to) (?:send the|circulate|cover|sign off|chair|draft|write up|feed back)"
    r"| said the (?:webinar|training|course)",
    r" at (?:the|our) (?:managers'?|team|allocation|legal) meeting",
    r"(?: has| had|'d)? not written| took \w+ cases| (?:has|have) (?:offered|arranged|found) (?:a|an|her"
    r"|him|them) (?:place|space)",
    r" supports? (?:a|the) (?:placement|plan|application)",
    r"'s (?:absence|caseload|report says|note says|notes|assessment|supervision|analysis|chronology"
    r"|practice|rota|cases)",
    r" (?:asked|asks|put it to|challenged|reminded) (?:\w+ )?(?:what|who|whether|how|why|where|about the)",
)
_WORK_WEAK = (
    r" (?:considers|considered|thinks|thought|felt|feels|noticed|explained|suggested|agreed|agrees) (?:that"
    r"|we|with)\b",
    r" (?:will|to|can) (?:email|chase|refer|share|complete|write|ring|speak|visit|check|book|arrange|update"
    r"|hand over|do a"
    r"|support|talk|invite|meet|request|contact)\b",
)

#: The last words before a name, the role they speak for and how much.
_PHRASES: tuple[tuple[str, float, str], ...] = (
    (
        "family",
        2.5,
        """
        mum is|dad is|nan is|gran is|aunt is|uncle is|boyfriend is|girlfriend is|lives with|live with
        living with|lived with|stay with|stays with|staying with|stayed with|placed with
        left with|cared for by|looked after by|moved in with|scared of|frightened of|afraid of|terrified of
        contact with|contact between|contact from|man she calls|man he calls|father is|mother is|partner is
        boyfriend is|carers are|carer is|checks on|lodger called|man called|room from|injunction against
        order against|allegations against|allegation against|separated from|safety plan with
        working agreement with|written agreement with|relationship with|home with|return to
        friend called|mate called|older male called|boyfriend called|woman called|left alone with
        """,
    ),
    (
        "family",
        1.3,
        """
        seen with|found with|stopped with|was with|is with|out with|found at|visit to|away from|mixing with
        evening with|parents|travel with|travels with|holiday with|away with|go with|picked up by
        collected by|wary of
        fed by|hit by|hurt by|shouted at by|protected by|text from|texts from|messages from|gifts from
        money from|phone from|hanging around with|associating with
        moved from|taken by|firm with|been at|letters for|stays at|staying with|opened by|named by|bailed to
        lift from|house with|hiding from|sleeping at|staying at
        """,
    ),
    (
        "child",
        2.0,
        """
        little|wee
        direct work with|life story work with|life story with|unborn|young person|young person called
        play therapy for|placement for|wishes from|bath time with|boy called|girl called|wishes of
        what does|time alone with
        """,
    ),
    (
        "child",
        0.9,
        """
        worried about|concerned about|worry about|update on|updated on|worried for|discussed|talked about
        mum says|dad says|nan says|mum said|dad said|nan said|carer says|carers say|school say|school says
        nursery say|nursery says|staff say|mum says that|dad says that|nan says that|school say that
        how is|where is|picked up|collected|who looks after
        she says|he says|says that|visit for|plan for|therapy for|conference for|risk to|harm to|safe for
        is asking for
        """,
    ),
    (
        "professional",
        2.5,
        """
        hi|dear|hello|morning|good morning|thanks|thank you|referral from|email from|call from
        written up by|recorded by|completed by|chaired by|minuted by|shadow|shadowing|shadowed|facilitated by
        co-work with|co-working with|co-works with|mentored by|supervised by|supervision by|supervision of
        covered by|covering for|cover for|authorised by|approved by|prepared by|notes by|noted by|record by
        dictated by|written by|typed by|reported by the|interpreting by|interpreter|i thanked
        """,
    ),
    (
        "professional",
        1.2,
        """
        advice from|feedback from|update from|report from|liaise with|consult|consult with|consulted|invite
        invite police and|ask|i asked|chat with|put both to|email|emailed|chase|chased|a letter from
        """,
    ),
)


@lru_cache(maxsize=1)
def after_patterns() -> tuple[tuple[re.Pattern[str], str, float], ...]:
    """(what stands straight after a name, the role it speaks for, how much)."""
    listed = (
        (_CHILD, "child", 2.0),
        (_CHILD_WEAK, "child", 0.8),
        (_FAMILY, "family", 2.0),
        (_FAMILY_WEAK, "family", 0.4),
        (_WORK, "professional", 2.0),
        (_WORK_WEAK, "professional", 0.6),
        ((rf" ?[:–—-] ?(?:{_CASE})",), "child", 3.5),
    )
    told = tuple(((part,), role, 4.5) for part, role in _TOLD)
    return tuple((re.compile("|".join(parts)), role, weight) for parts, role, weight in (*listed, *told))


@lru_cache(maxsize=1)
def case_word() -> re.Pattern[str]:
    """A dash or colon after a name and what lists of cases say of a child: "– closing"."""
    return re.compile(rf" ?[:–—-] ?(?:{_CASE})")


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, float]]:
    """The words before a name, with the role they speak for and how much."""
    found: dict[str, tuple[str, float]] = {}
    for role, weight, words in _PHRASES:
        for line in words.split("\n"):
            for phrase in line.split("|"):
                if phrase.strip():
                    found[phrase.strip()] = (role, weight)
    return found
