"""The words around a name that show it is a person's, and whose: labels, relations, jobs, verbs."""

from __future__ import annotations

import re
from functools import lru_cache

#: What people do. After a word in subject place they show that it is a person.
HUMAN_VERBS = frozenset(
    """
    said says say saying told tells asked asks answered answers replied replies replied reported reports
    reflected reflects felt feels thinks thought wondered wonders wants wanted wishes wished likes liked
    loves loved hates hated hopes hoped fears feared worries worried believes believed knows knew
    understands understood remembers remembered explained explains described describes disclosed discloses
    shared shares admitted admits denied denies agreed agrees disagreed disagrees refused refuses declined
    declines accepted accepts acknowledged acknowledges recognised noticed notices spoke speaks talked talks
    mentioned mentions raised raises suggested suggests challenged challenges questioned queried checked
    visited visits saw sees met meets attended attends rang rings called calls phoned texted emailed emails
    wrote writes contacted presented presents engaged engages struggles struggled copes coped manages
    managed lives lived stays stayed moved moves came comes went goes left leaves returned returns sleeps
    slept eats ate drinks drank plays played smiles smiled cries cried laughs laughed shouts shouted hit
    hits hurt hurts pushed pushes looked looks seems seemed appears appeared became becomes started starts
    stopped stops keeps kept enjoys enjoyed needs needed misses missed trusts trusted prefers preferred
    helps helped supports supported completed completes updated updates drafted drafts shadowed co-worked
    discussed discusses identified identifies advised advises confirmed confirms informed informs requested
    requests chaired chairs brought brings took takes gave gives got gets made makes made put puts sent
    sends found finds held holds carried carries read reads drew draws ran runs works worked chose chooses
    decided decides wont doesn't didn't hasn't wasn't isn't won't can't couldn't wouldn't hadn't arrived
    arrives apologised apologises minds calls turned turns thanked thanks laughs whispered nodded shrugged
    became disclosed self-harms self-harmed absconded returned sings sang walks walked watches watched wakes
    woke wears wore holds held cuts cut hides hid tried tries ate lost loses waits waited disagreed reminded
    smelt smelled relapsed relapses threw throws drinking fed feeds rents denies admits blames blamed slapped
    punched kicked grabbed threatened threatens supervised supervises observed weighed disagrees draws hides
    hoards wets opened opens cannot share answered
    reminds reminding signposted assessed recorded linked booked tabled praised offered offers promised
    promises reads
    """.split()
)
#: Verbs that things have as well.
PLAIN_VERBS = frozenset(
    """
    remains remained continues continued is was has had will would can could did does should may might must
    also been now still
    """.split()
)
#: The base forms that open an action ("Ngozi to ring …").
BASE_VERBS = frozenset(
    """
    add address advise agree allocate analyse apply approach arrange ask assess assist attend audit bring
    book build call carry chair challenge chase check clarify clear close co-work collect come commission
    complete confirm consider consult contact continue convene coordinate cover create deliver develop
    discuss do draft draw email encourage ensure escalate establish evidence explain explore feed feedback
    file fill find finish follow forward gather get give go hand have hear help hold identify inform
    initiate introduce invite involve join keep know lead liaise link listen look maintain make map meet
    message monitor move nominate obtain observe offer open organise plan practise prepare present process
    produce progress promote provide put raise re-refer read record refer reflect register remind request
    research respond return review ring run schedule secure see seek send set share show shadow sign sit
    sort speak spend stay start step submit supervise support take talk tell test text think track transfer
    try type undertake update upload use visit wait walk work write
    """.split()
)
BEFORE = frozenset(
    """
    saw see seeing visited visit visits met meet meeting with told tell asked ask re regarding about for to
    from by and between of rang ring called call phoned emailed supporting supported support discussed
    discuss introduced named named called contacted seen behind like thanked reminded remind praised knows
    let helped helping miss misses missed loves encouraged informed when if that because says said whether
    while but as how why where until after before
    """.split()
)
#: A name straight after these is a person's, whatever else the word can be.
STRONG_BEFORE = frozenset(
    """
    saw visited met told asked rang phoned emailed thanked reminded praised between named re
    """.split()
)

CHILD_WORDS = frozenset(
    """
    brother sister sibling twin half-brother half-sister stepbrother stepsister step-brother step-sister
    brothers sisters siblings son daughter sons daughters baby child children toddler pupil
    """.split()
)
FAMILY_WORDS = frozenset(
    """
    mum mummy mam mother dad daddy father stepdad step-dad stepfather step-father stepmum step-mum
    stepmother nan nana nanny gran granny grandma grandmother grandad granddad grandpa grandfather aunt
    auntie aunty uncle cousin partner ex-partner ex husband wife boyfriend girlfriend ex-husband ex-wife
    ex-boyfriend friend neighbour landlord lodger carer carers godmother godfather fiance relative mgm mgf
    pgm pgf kinship sponsor brother-in-law sister-in-law niece nephew mother-in-law grandparents parents
    parent carers perpetrator birth-mother flatmate housemate babysitter
    """.split()
)
JOB_WORDS = frozenset(
    """
    worker sw ssw tm pm atm iro hv gp pc dc ds dci di sgt pcso lado senco sendco supervisor supervisee
    manager teacher headteacher head nurse midwife doctor solicitor barrister judge guardian practitioner
    officer adviser advisor advocate mentor therapist psychologist psychiatrist consultant paediatrician
    chair interpreter keyworker student coordinator co-ordinator director coach tutor counsellor assistant
    deputy principal lead link-worker ewo idva isva amhp dentist registrar sergeant inspector constable
    clinician visitor trainee apprentice volunteer facilitator nursery-nurse ta caseworker psychotherapist
    minister chaplain administrator admin colleague supervisors clerk pastor imam safeguarding dsl shn
    cafcass pa
    """.split()
)
TITLES_WORK = frozenset(
    """
    dr pc dc ds di dci sgt judge hhj prof professor cllr nurse rev reverend det insp
    """.split()
)
TITLES = TITLES_WORK | frozenset("mr mrs ms miss mx".split())
PARTICLES = frozenset(
    """
    van von de der den del da dos das do bin ibn bint ben ap ab ferch al el ni mac mc abu ul ud ur
    """.split()
)
#: Particles that are first names as well.
NAMES_TOO = frozenset(("ben", "mac", "al"))
#: Words that forms print beside names and that are none, whatever the name lists say.
FORM_WORDS = frozenset(
    """
    date dates time times venue team agenda role duration location grade comments comment signature signed
    sign name names type version status ref reference total title present apologies page next review notes
    note owner due action actions start finish post period frequency format attendance completed tel email
    """.split()
)
MALE_FEMALE_SECOND = frozenset("kaur singh begum bibi khatun khan".split())

#: After X's: shows that X is a person, and mostly which.
CHILD_HAS = frozenset(
    """
    mum mam mother dad father parents nan nana gran grandmother carer carers placement school nursery
    attendance teacher voice wishes views behaviour iro bedroom social foster pep class key health college
    development lived siblings sibling brother sister brothers sisters aunt uncle stepdad stepmum tutor
    reviewing timetable weight milestones toys education headteacher guardian life
    """.split()
)
FAMILY_HAS = frozenset(
    """
    partner ex boyfriend girlfriend drinking drug alcohol tenancy parenting landlord husband wife benefits
    son daughter children kids
    """.split()
)
WORK_HAS = frozenset(
    """
    caseload visit visits assessment supervision leave manager supervisor reflection question practice
    hypothesis analysis training annual answer workload report cases feelings worry
    """.split()
)
PERSON_HAS = frozenset(
    """
    bedroom room house home flat phone mobile number birthday view word words friend friends account
    behaviour mood hand hands face arm arms mental physical story day week dog cat job side solicitor
    """.split()
)
#: The word after a capital chunk that makes it a place, a house or a body.
PLACE_TAILS = frozenset(
    """
    street st road rd lane avenue ave close drive way court crescent cres gardens gdns grove place terrace
    walk rise mews square hill house lodge view park estate green hall centre center hospital surgery clinic
    school primary infants infant juniors junior academy college nursery university council borough county
    city town village hub project trust foundation team service services unit ward church mosque temple
    gurdwara chapel library police station prison hmp model cycle review framework act report scale tool
    programme program course order panel meeting assessment plan profile association group society ltd
    agency charity solicitors chambers inquiry infirmary base building room suite hotel cafe pub club farm
    site campus federation partnership safeguarding regulations guidance policy form theory questionnaire
    approach grammar conference forum kitchen gym theatre cinema bridge street's wood woods aid help fund
    helpline system portal cathedral high sixth preschool pre-school playgroup childminders childcare wing
    tower towers heights apartments cottage cottages supermarket market docks quay marina beach festival day
    period protocol strategy standard standards questionnaire
    """.split()
)
IN_WORDS = frozenset("in near at into outside around via across".split())
MOVES = frozenset(
    """
    moved move moving moves went go goes going travelled travel drove drive flew fly trip returned return
    driving drives driven commute commutes commuting relocated relocating rehoused based journey train bus
    """.split()
)

_LABELS: tuple[tuple[str, str], ...] = (
    (
        "child",
        r"child|children|young person|yp|child'?s name|name of child|name of young person"
        r"|name of children|child name"
        r"|young person'?s name|child ?/ ?young person|known as|siblings?|service users?|subject child"
        r"|care leaver"
        r"|child\(ren\)|brothers?|sisters?|baby|unborn|case name",
    ),
    (
        "family",
        r"mother|father|mum|dad|parents?|parent ?/ ?carers?|carers?|foster carers?|maternal grandmother"
        r"|paternal grandmother"
        r"|grandmother|grandfather|nan|gran|partner|mother'?s partner|stepfather|stepmother|next of kin"
        r"|kin|aunt|uncle|mgm|pgm"
        r"|mgf|pgf",
    ),
    (
        "professional",
        r"supervisors?|supervisees?|supervisor'?s name|supervisee'?s name|name of supervisor"
        r"|name of supervisee"
        r"|name of worker|worker'?s name|social worker'?s name|allocated worker|allocated social worker"
        r"|social workers?|sw|ssw"
        r"|worker|workers|manager|managers|manager'?s name|team manager|practice manager"
        r"|assistant team manager|tm|atm|pm"
        r"|practitioner|senior practitioner|advanced practitioner|key ?worker|personal adviser"
        r"|personal advisor|pa|iro"
        r"|independent reviewing officer|reviewing officer|present|attendees|attended by|in attendance"
        r"|chair|chaired by"
        r"|facilitator|facilitated by|apologies|recorded by|completed by|written by|author|minutes"
        r"|minute taker|note taker"
        r"|teacher|head ?teacher|health visitor|hv|school nurse|gp|guardian|lead|scribe|case holder"
        r"|presented by|presenter"
        r"|group members|members|supervision with|supervised by|observer|student|signed by|signed|sign"
        r"|signature of supervisor"
        r"|signature of supervisee|supervisor'?s signature|supervisee'?s signature|signature of manager"
        r"|signature of worker|signature of social worker|manager'?s signature|worker'?s signature|from"
        r"|to|cc|bcc|solicitor"
        r"|advocate|family support worker|fsw|employee|staff member|name of staff member|line manager"
        r"|mentor|assessor"
        r"|supervising social worker|authorised by|agreed by|approved by|responsible|owner|who|by whom",
    ),
    (
        "unknown",
        r"name|names|family|family members|household|client|case|case discussion|re|subject"
        r"|household members|"
        r"full name|persons present|family name|sibling group|young people",
    ),
)
#: Column headings over names.
COLUMN_WORK = re.compile(
    r"^(?:by )?(?:who(?:m|'s)?\b|by who|owner|lead|responsib|person\b|action owner|assigned|allocated"
    r"|worker|named person|named"
    r" lead|sw\b|social worker|practitioner|professional|staff|supervis|officer|manager|attendee"
    r"|action by|responsible)",
    re.I,
)
COLUMN_CHILD = re.compile(
    r"^(?:child|young person|yp|name of child|sibling|service user|pupil|young people)", re.I
)
COLUMN_FAMILY = re.compile(r"^(?:parent|mother|father|carer|family member|mum|dad|relative)", re.I)
COLUMN_NAME = re.compile(r"^(?:full )?names?\b|^family$|^case$|^case name", re.I)


@lru_cache(maxsize=1)
def label_pattern() -> re.Pattern[str]:
    """A field's label with its colon (or a cell border); the group that matched names the role."""
    groups = "|".join(f"(?P<{role}>{labels})" for role, labels in _LABELS)
    return re.compile(
        rf"(?:^|(?<=[|\t;,.>*•])|(?<=  )|(?<=\) )|(?<=\d ))[ \t*_#>•-]*(?:{groups})"
        r"[ ]?(?:\((?:s|ren|print|name|names|initials|role|and role)\))?[*_]*[ ]?(?::|\|)[*_]*",
        re.I | re.M,
    )


@lru_cache(maxsize=1)
def any_label() -> re.Pattern[str]:
    """Whatever looks like the next field on the same line: it ends the value before it."""
    return re.compile(
        r"(?:\s{2,}|[ \t;,|]|\) )[A-Z][\w'’/().]*(?: [\w'’/().]+){0,3} ?:|\s{2,}|\||\n|;|\t|\. [A-Z]"
    )
