"""The words that actions are made of: verbs of doing, roles that own them, nouns that are no names."""

from __future__ import annotations

from functools import lru_cache

#: Verbs that plainly name a task of a worker.
STRONG = frozenset(
    """
    alert allocate amend apply approach arrange audit book brief cancel catch chair challenge chase
    check circulate clarify close collate collect commission compile complete confirm consult contact
    convene coordinate cross-reference discuss document draft email ensure escalate establish evidence
    explore fax feedback file finalise finish follow formulate forward gather identify inform initiate
    instruct interview investigate invite issue liaise log nominate notify observe obtain organise phone post
    prepare present print progress propose provide pursue quality-assure query raise re-refer read
    rearrange rebook recirculate reconvene record redo refer reply report request reschedule research
    review revise ring risk-assess sample scan schedule scope screen seek send set shadow sign
    signpost source speak submit summarise supply task telephone text track transfer translate type
    undertake update upload verify wash-up write debrief flag relay reopen resend resubmit retrieve
    reword rewrite
    trace
    """.split()
)
#: Verbs that anyone may be the subject of: they need a worker, an agreement or a timescale beside them.
NEUTRAL = frozenset(
    """
    access accompany add address advocate agree aim allow apologise appoint arrive ask assess assist
    attend be-present begin bring build buy call carry change choose clear coach collect come compare
    complete consider continue cook cover create decide deliver describe design develop do drive
    encourage engage enrol explain fill find fit fix focus fund gain get give go hand have help hold
    implement include increase introduce join keep lead learn leave let link listen look maintain make
    manage map meet mention mentor model monitor move negotiate note offer open order outline pass pay
    pick plan practise process produce promote protect pull put reach reapply reassess reduce reflect
    register rehearse reinforce reiterate release remain remind remove repeat respond restart return
    revisit role-play run safeguard save say secure see sell share show sit sort start stay step stop
    supervise support take talk teach tell test think tidy train try turn use view visit wait wake walk
    watch weigh work chaperone co-work count draw drop escort film host lay measure mediate pack pause
    photograph recruit rework settle sketch split swap transport unblock
    """.split()
)
VERBS = STRONG | NEUTRAL

_IRREGULAR = {
    "begin": "begun", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught",
    "choose": "chosen",
    "do": "done", "drive": "driven", "find": "found", "get": "got", "give": "given", "hold": "held",
    "keep": "kept",
    "lead": "led", "make": "made", "meet": "met", "pay": "paid", "put": "put", "read": "read",
    "redo": "redone",
    "ring": "rung", "say": "said", "see": "seen", "seek": "sought", "send": "sent", "set": "set",
    "speak": "spoken",
    "take": "taken", "tell": "told", "think": "thought", "undertake": "undertaken", "write": "written",
    "run": "run",
    "show": "shown", "hand": "handed", "leave": "left", "fit": "fitted",
    "lay": "laid", "draw": "drawn", "resend": "resent", "rewrite": "rewritten", "split": "split",
}  # fmt: skip
_NEVER_PASSIVE = frozenset({"go", "come", "have", "be-present", "remain", "stay", "arrive"})


def _participle(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ied"
    if verb in (
        "plan",
        "map",
        "stop",
        "submit",
        "step",
        "log",
        "refer",
        "transfer",
        "chat",
        "tag",
        "re-refer",
        "drop",
        "swap",
        "flag",
        "resubmit",
    ):
        return verb + verb[-1] + "ed"
    return verb + "ed"


@lru_cache(maxsize=1)
def participles() -> dict[str, str]:
    """Past participle → verb, for "to be chased", "is to be written"."""
    return {_participle(v): v for v in sorted(VERBS - _NEVER_PASSIVE)} | {"named": "name", "cc'd": "copy"}


@lru_cache(maxsize=1)
def gerunds() -> frozenset[str]:
    """Forms for "needs updating"."""
    made = set()
    for verb in VERBS:
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else verb
        made.add(stem + "ing")
        if verb in (
            "plan",
            "map",
            "stop",
            "submit",
            "step",
            "log",
            "set",
            "get",
            "put",
            "run",
            "refer",
            "transfer",
        ):
            made.add(verb + verb[-1] + "ing")
    return frozenset(made)


#: Workers of the service, as records call them.
STAFF_WORDS = frozenset(
    (
        "admin|admin team|adoption worker|advanced practitioner|allocated social worker|allocated sw|"
        "allocated worker|ap|apm|assistant director|assistant team manager|asw|atm|bso|business support|"
        "business support officer|case holder|caseholder|chair|co worker|co-ordinator|co-worker|"
        "commissioning|conference chair|connected persons team|consultant social worker|contact centre|"
        "contact supervisor|contact worker|coordinator|cpc|cpo|cse worker|cso|cwp|cww|deputy manager|"
        "deputy team manager|direct work worker|domestic abuse practitioner|domestic"
        " abuse worker|dtm|duty|duty manager|"
        "duty social worker|duty sw|duty team|duty worker|early help|early help worker|edt|eh|ehw|"
        "exploitation team|exploitation worker|facilitator|family intervention worker|"
        "family support worker|family time worker|family worker|finance|fiw|fostering|"
        "fostering social worker|fostering team|fsw|group facilitator|head of service|hos|hr|hss|ict|idva|"
        "independent reviewing officer|interpreter service|intervention worker|iro|isva|it|key worker|"
        "keyworker|kinship team|lead professional|legal|line manager|link worker|manager|me|mgr|myself|"
        "newly qualified social worker|outreach worker|pa|parenting worker|participation worker|"
        "personal adviser|personal advisor|placements|placements team|pm|practice educator|practice lead|"
        "practice manager|practice supervisor|principal social worker|project worker|psw|recovery worker|"
        "reviewing officer|senior practitioner|senior social worker|service manager|sm|snr sw|"
        "social worker|social workers|sp|ssw|student|student social worker|supervisee|"
        "supervising social worker|supervisor|support worker|sw|sws|team admin|team manager|tm|worker|"
        "youth worker|ytw"
    ).split("|")
)
#: Other agencies and their people.
AGENCY_WORDS = frozenset(
    (
        "adult services|adult social care|advocate|agencies|alcohol worker|cafcass|camhs|carer|carers|cgl|"
        "children's centre|cla nurse|class teacher|college|community paediatrician|consultant|counsellor|"
        "drug worker|dsl|dwp|education|educational psychologist|ehcp team|ep|foster carer|foster carers|gp|"
        "guardian|head|head teacher|headteacher|health|health professionals|health visitor|home manager|"
        "home office|housing|housing officer|hv|immigration|independent visitor|interpreter|lac nurse|lado|"
        "landlord|legal services|mash|mentor|midwife|nurse|nursery|officer in the case|oic|ot|"
        "paediatrician|paediatrics|pastoral lead|physio|placement|play therapist|police|probation|"
        "professionals|psychiatrist|psychologist|refuge|residential staff|salt|school|school nurse|senco|"
        "send|send team|sn|solicitor|special guardian|targeted youth support|teacher|the school|therapist|"
        "virtual head|virtual school|women's aid|yjs|yos|yot"
    ).split("|")
)
#: The family, as records call them.
FAMILY_WORDS = frozenset(
    (
        "aunt|auntie|aunty|bf|both parents|brother|child|cousin|dad|family|father|gran|grandad|granddad|"
        "grandfather|grandma|grandmother|grandparents|mam|maternal aunt|maternal gran|maternal grandmother|"
        "maternal uncle|mf|mgf|mgm|mom|mother|mum|nan|nana|older brother|older sister|parents|partner|"
        "paternal aunt|paternal gran|paternal grandmother|paternal uncle|pgf|pgm|sister|step dad|step-dad|"
        "stepdad|stepfather|stepmum|the family|uncle|young person|yp"
    ).split("|")
)
#: Several people at once.
GENERIC = frozenset(
    (
        "all of us|both of us|each of us|each of you|the two of us|"
        "all|all attendees|all professionals|all staff|all workers|both|core group|everyone|group|i|"
        "network|team|the group|we|whole team"
    ).split("|")
)
#: "Someone" is nobody: an action that waits for someone has no owner.
NOBODY = frozenset(
    {"someone", "somebody", "anyone", "nobody", "who", "tbc", "tba", "?", "n/a", "none", "-", "–"}
)
PRONOUNS = frozenset({"i", "we", "he", "she", "they", "you"})
ROLES = STAFF_WORDS | AGENCY_WORDS | FAMILY_WORDS | GENERIC

#: Abbreviations that stand for things, not for people.
ACRONYMS = frozenset(
    """
    adhd am amhp aob asap asd asye bme cce cin cin's cla cmh cop cp cpd cpp csa cse cyp da dash dbs dla
    dob dols dv ea eal ehcp ehe ehna eod epo esa faq fco fdac fgc fgm ft fta gcse gcses gdpr hba hbv ico
    icpc ics iha ihap irh ivf jigsaw ks lac lcs lgbt lo lpm mappa marac mca mfh mot nfa nhs ni nrm ok
    pace pc pdf pep pep's pip plo ppo pru pwp rag rcpc re rha s17 s20 s47 s7 sats sdq sen sgo slt sos
    tac taf tba tbc tpo tv uasc uc uk upn vat vaw wc
    """.split()
)

#: Capitalised words that open an item without being anybody's name.
NOT_NAMES = frozenset(
    """
    a account action actions adoption after agenda agreed agreement agreements alcohol all already also
    an analysis and annual another any apologies application appointment appointments appraisal april
    arising as assessment assessments asthma asylum at attendance audit audits august autumn baby
    background bank because bed beds bedtime before behaviour benefits birth blood book books both
    boundaries box breakfast budget bundle but by call calls car care carer carers case case-note
    case-notes caseload cases chair check checks child child's children christmas chronologies
    chronology cin-plan claim closing closure clothing club comments complaint complaints complete
    completed compliment concern concerns conference consent consider considerations consultation
    contact contingency core core-group cot counselling course court culture current dad's daily danger
    date dates day deadline december decision decision-making dental dentist desk development diary diet
    dinner direct discharge discussion diwali done driving drug during duty each early easter ecomap
    eczema education eid email emails ensure episode episodes equipment every exclusion expenses
    exploitation explore eyes family father's february feedback feelings file files final finance first
    flat food football for form forms formula fortnightly fostering friday from funding furniture
    genetics genogram genograms get glasses goal goals gp's grant group hair half handover health
    hearing height help holiday holidays home house housing how hypotheses hypothesis identity if
    immigration immunisations in inhaler interpreter interpreters interview into issue issues it its
    jabs january july june just keep kinship landlord language laptop last lead learning leave legal
    letter letterbox letters licence life lifestory log lunch make management manager's mapping march
    matching maternity matters may medical medicals medication meeting memory mentor mentoring midwifery
    mileage minutes missing monday money monthly more most mother's mum's name names nappies need needs
    new next nil no none not note notes nothing november nrm nursery nursery's objective objectives
    october of old on ongoing only optician or order orders other outcome outstanding overdue oversight
    owner package paediatric panel paperwork parenting passport pathway people performance permanence
    permission person phone photo photos placed placement placements plan planning play playgroup please
    pocket police police's positives potty pram pre-birth present previous probation professional
    profile provisional purpose question questions ramadan reading record recording recordings referral
    referral's referrals reflection reflective rent report reports research respite responsible return
    review reviews risk rota routine routines safeguarding safety saturday savings scaling schedule
    school seat second section september service services session sessions sgo's shoes sibling siblings
    sickness sight signature signed since sleep so some someone speech spring stairgate statement
    statements step step-down steps still story strand strategy strengths subject summary summer sunday
    supervision supervisor's support swimming system tablets targets task tasks tea team tenancy term
    test testing tests that the then theory therapy there these third this those threshold thursday time
    timeline times timescale timescales to today todo toil toileting tomorrow training transfer
    transport tuesday unborn uniform until update updates vaccinations viability video views visit
    visits voice wednesday week weekly weight weights welfare wellbeing what when where who why winter
    wishes with without work workload workshop worries worry written yes young youth yp's
    """.split()
)

#: Words that "to ring" may follow without being who rings.
NO_SUBJECT = frozenset(
    """
    able time want wants need needs going hard easy happy due keen how glad ready nice good it that
    which him her them me us you how what when where who one this there she he they everything everyone
    nobody something case placement court judge then now probably here today tomorrow again else more
    also and but
    """.split()
)
