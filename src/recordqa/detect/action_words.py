"""The words that actions are made of: verbs of doing, roles that own them, nouns that are no names."""

from __future__ import annotations

from functools import lru_cache

#: Verbs that plainly name a task of a worker.
STRONG = frozenset(
    """alert allocate amend apply approach arrange book brief cancel chair chase check circulate clarify collate collect
    commission compile complete confirm consult contact convene coordinate discuss draft email ensure escalate establish
    evidence explore file finalise finish forward formulate gather identify inform initiate instruct investigate invite
    issue liaise log nominate notify obtain organise phone print prepare present print progress propose provide
    pursue query raise re-refer read reconvene record redo refer reply report request research review revise ring
    risk-assess schedule scope screen send set share sign source speak submit summarise supply task telephone text track
    transfer translate undertake update upload verify wash-up write document cross-reference seek signpost
    shadow observe audit sample feedback catch follow challenge rearrange rebook reschedule recirculate type scan fax
    quality-assure complete close post""".split()
)
#: Verbs that anyone may be the subject of: they need a worker, an agreement or a timescale beside them.
NEUTRAL = frozenset(
    """accompany add address agree aim allow apologise appoint arrive ask assess assist attend be-present begin bring
    build buy call carry change choose clear collect come compare consider continue cook cover create decide deliver
    describe design develop do drive encourage engage enrol explain explain fill find fit fix focus gain get give go have
    hand help hold implement include increase introduce join keep lead learn leave let link listen look maintain make
    manage map meet mention model monitor move negotiate note offer open order outline pass pay pick plan practise
    process produce promote pull put reach rehearse reduce register reflect reinforce reiterate release remain remind
    remove repeat respond restart return role-play run save say see sell show sit sort start stay step stop support
    talk take teach tell test think tidy train try turn use view visit wait walk watch weigh work revisit wake fund
    access protect agree secure complete return reapply supervise mentor coach reassess safeguard advocate""".split()
)
VERBS = STRONG | NEUTRAL

_IRREGULAR = {
    "begin": "begun", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "choose": "chosen",
    "do": "done", "drive": "driven", "find": "found", "get": "got", "give": "given", "hold": "held", "keep": "kept",
    "lead": "led", "make": "made", "meet": "met", "pay": "paid", "put": "put", "read": "read", "redo": "redone",
    "ring": "rung", "say": "said", "see": "seen", "seek": "sought", "send": "sent", "set": "set", "speak": "spoken",
    "take": "taken", "tell": "told", "think": "thought", "undertake": "undertaken", "write": "written", "run": "run",
    "show": "shown", "hand": "handed", "leave": "left", "fit": "fitted",
}  # fmt: skip
_NEVER_PASSIVE = frozenset({"go", "come", "have", "be-present", "remain", "stay", "arrive"})


def _participle(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ied"
    if verb in ("plan", "map", "stop", "submit", "step", "log", "refer", "transfer", "chat", "tag", "re-refer"):
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
        if verb in ("plan", "map", "stop", "submit", "step", "log", "set", "get", "put", "run", "refer", "transfer"):
            made.add(verb + verb[-1] + "ing")
    return frozenset(made)


STAFF = frozenset(
    """sw ssw sws asw tm atm pm apm dtm sm hos hss iro cpc chair fsw fiw eh ehw pa ap sp psw cso cww cpo idva isva ytw
    social worker|allocated social worker|allocated worker|allocated sw|duty social worker|supervising social worker
    senior social worker|student social worker|student|newly qualified social worker|worker|social workers
    team manager|manager|assistant team manager|deputy team manager|deputy manager|practice manager|service manager
    head of service|assistant director|practice lead|practice supervisor|advanced practitioner|practice educator
    senior practitioner|consultant social worker|supervisor|supervisee|line manager|principal social worker
    family support worker|support worker|family worker|intervention worker|family intervention worker|outreach worker
    early help worker|early help|lead professional|key worker|keyworker|duty|duty worker|duty team|duty sw|edt
    personal adviser|personal advisor|family time worker|contact worker|contact centre|contact supervisor
    business support|business support officer|bso|admin|admin team|team admin|participation worker|youth worker
    independent reviewing officer|reviewing officer|conference chair|adoption worker|fostering|fostering team
    fostering social worker|connected persons team|placements|placements team|commissioning|finance|hr|it|ict
    direct work worker|cwp|group facilitator|facilitator|co-worker|co worker|link worker|me|myself|recovery worker
    domestic abuse practitioner|domestic abuse worker|project worker|case holder|caseholder|legal|mgr|snr sw|co-ordinator
    coordinator|interpreter service|exploitation team|exploitation worker|cse worker|parenting worker|kinship team""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
AGENCY = frozenset(
    """school|the school|nursery|college|head|head teacher|headteacher|class teacher|teacher|senco|dsl|pastoral lead|hv
    health visitor|midwife|gp|school nurse|nurse|lac nurse|cla nurse|paediatrician|consultant|camhs|psychologist|ep
    educational psychologist|psychiatrist|therapist|play therapist|police|officer in the case|oic|probation|yot|yos|yjs
    housing|housing officer|landlord|solicitor|guardian|cafcass|advocate|mentor|virtual school|virtual head|health|sn
    education|ehcp team|send|send team|immigration|home office|women's aid|refuge|drug worker|alcohol worker|cgl|dwp
    foster carer|foster carers|carer|carers|residential staff|placement|home manager|independent visitor|counsellor
    interpreter|children's centre|targeted youth support|legal services|health professionals|professionals|agencies
    special guardian|paediatrics|salt|ot|physio|community paediatrician|lado|mash|adult social care|adult services""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
FAMILY = frozenset(
    """mum|dad|mother|father|mam|mom|parents|both parents|gran|nan|nana|grandma|granddad|grandad|grandmother|grandfather
    grandparents|aunt|aunty|auntie|uncle|mgm|mgf|pgm|pgf|stepdad|step dad|stepfather|step-dad|stepmum|partner|family
    sister|brother|cousin|mf|bf|maternal grandmother|paternal grandmother|maternal gran|paternal gran|maternal aunt
    paternal aunt|maternal uncle|paternal uncle|the family|older sister|older brother|young person|yp|child""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
GENERIC = frozenset(
    "team|all|both|all attendees|everyone|all staff|group|the group|whole team|network|all professionals|core group|i|we|all workers".split(
        "|"
    )
)
#: "Someone" is nobody: an action that waits for someone has no owner.
NOBODY = frozenset({"someone", "somebody", "anyone", "nobody", "who", "tbc", "tba", "?", "n/a", "none", "-", "–"})
PRONOUNS = frozenset({"i", "we", "he", "she", "they", "you"})
STAFF_WORDS = frozenset(s.strip() for line in STAFF for s in (line.split() if line.startswith("sw ssw") else [line]))
AGENCY_WORDS = frozenset(s.strip() for s in AGENCY)
FAMILY_WORDS = frozenset(s.strip() for s in FAMILY)
ROLES = STAFF_WORDS | AGENCY_WORDS | FAMILY_WORDS | GENERIC

#: Abbreviations that stand for things, not for people.
ACRONYMS = frozenset(
    """dbs pep pep's fgc ehcp ehe sgo lac cla cin cp cpp da dash sdq asye cpd icpc rcpc plo taf tac uasc nfa rag aob ics lcs
    upn nhs ni dob s47 s20 s17 ico fco epo cyp rha iha ihap pwp s7 fta dv cse cce nrm mfh ft sos vaw adhd asd sen pip
    uc dla esa ni pc tv wc am pm re tbc tba asap eod cop vat gcse gcses sats ks ok uk mot id lpm irh cmh cin's marac mappa
    fdac ivf lgbt jigsaw bme eal pru ap ea ehna csa fgm hbv hba gdpr pdf faq lo dols mca pace ppo tpo slt amhp""".split()
) - {"ap", "pm", "id"}

#: Capitalised words that open an item without being anybody's name.
NOT_NAMES = frozenset(
    """action actions agreed plan decision outcome next steps step update updates referral referrals review reviews
    meeting visit visits contact chronology genogram assessment assessments statement statements report reports case
    cases notes note recording recordings record supervision reflective log life story work core group conference child
    children placement placements placed school housing health education police legal letter letters email emails phone
    call calls direct safety safeguarding risk parenting course training funding transport uniform passport medical
    medicals dentist optician appointment appointments nursery contact family time respite bed beds money rent benefits
    finance budget application form forms paperwork file files summary closing closure transfer step-down handover viability
    checks check consultation consent permission permanence pathway panel court bundle care order orders matching
    profile adoption fostering carer carers written agreement agreements wishes feelings views voice identity culture
    language interpreter interpreters reading diary photos photo books book box memory sibling siblings group sessions
    session workshop workload caseload leave annual sickness toil mileage expenses appraisal probation team day desk
    equipment laptop system duty rota learning reflection theory research audit audits feedback complaint complaints
    compliment december january february march april may june july august september october november monday tuesday
    wednesday thursday friday saturday sunday today tomorrow weekly fortnightly monthly daily week ongoing outstanding
    overdue completed complete done not no yes none nil the a an this that these those there it its if when where who
    what why how because so and or but as at by for from in into of on to with without during until after before since
    please also then both all any some each every other another more most only just still already new old first second
    third final last early help mentor mentoring counselling therapy play work youth young people person attendance
    exclusion behaviour bedtime routine routines boundaries food bank clothing furniture grant support package services
    service referral's strategy discussion threshold decision-making oversight management manager's supervisor's
    contingency timescale timescales deadline date dates time times name names signed signature present apologies
    chair minutes agenda matters arising previous current analysis background discussion summary comments wellbeing
    support strengths worries concerns worry concern danger scaling question questions considerations issues issue
    hypothesis hypotheses positives feedback professional development performance targets goal goals objective objectives
    baby mother's father's mum's dad's home house flat tenancy landlord nursery's paediatric midwifery maternity
    immigration asylum claim eid christmas easter diwali ramadan half term holiday holidays summer winter spring autumn
    letterbox savings pocket driving provisional licence bank account gp's drug alcohol test tests testing hair strand
    section schedule welfare police's video call interview return missing episode episodes mapping exploitation nrm
    unborn pre-birth birth discharge planning core-group cin-plan child's yp's genograms ecomap timeline case-note
    case-notes tasks task todo owner lead responsible purpose nothing someone needs need make get keep ensure consider explore""".split()
)
