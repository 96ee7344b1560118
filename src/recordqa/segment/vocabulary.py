"""The words that forms and headings are made of, whoever printed them.

Phrases stand in the form that ``normal.key`` gives: lower case, no punctuation, no numbering. They
are the trade's common vocabulary; a council's own wording comes from its pack's templates.
"""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(p.split()) for p in text.replace("\n", ";").split(";") if p.strip())


#: Labels whose value is short: a name, a date, a place.
FIELD_LABELS = _phrases("""
date; date of session; date of supervision; supervision date; session date; date and time; time; venue; \
location
date of meeting; meeting date; date held; held on; date of discussion; date of this session; date of \
oversight
date and time of session; date time of session; time and venue; place; start time; finish time; room
supervisor; supervisee; supervisor name; supervisee name; name of supervisor; name of supervisee; name; \
names
supervisors name; supervisees name; staff member; member of staff; employee; practitioner; line manager
worker; social worker; allocated worker; allocated social worker; sw; manager; team manager; tm; pm; \
practice manager
team; team name; job title; role; job title role; post; child; childs name; child name; name of child; \
child ref
child or young person; child young person; young person; young persons name; children; sibling; siblings; \
family name
case; case name; case id; case no; case number; case ref; id; lcs; lcs no; lcs id; lcs number; mosaic; \
mosaic id
mosaic no; ics id; child id; ids; eclipse id; child s ics id; unique id; pid; dob; date of birth; d o b; \
age; gender
address; home address; postcode; phone; tel; telephone; mobile; email; nhs no; nhs number; upn; ni \
number; school
ethnicity; religion; first language; language; legal status; plan type; type of plan; status; category
present; attendees; attended; attendance at session; in attendance; attendees present; those present; \
apologies
facilitator; facilitated by; chair; chaired by; group members; members; participants; group; note taker; \
minutes by
recorded by; completed by; author; written by; note by; entered by; typed by; written up by; decision maker
signed; signature; sign; print name; signed supervisor; signed supervisee; signed manager; signed worker
signature of supervisor; signature of supervisee; supervisor signature; supervisee signature; supervisors \
signature
supervisees signature; managers signature; manager signature; worker signature; employee signature
signed manager supervisor; signed employee supervisee; signed by; signed by supervisor; signed by supervisee
date of last session; date of last supervision; last supervision; date last supervision; last session
date last supervision notes circulated; date of previous supervision; previous supervision date
date of next session; date of next supervision; next supervision; next session; next meeting; next \
supervision date
date and time of next meeting; date and time of next session; next date; date of next meeting; next one
date and time of next supervision; date time and venue of next supervision; next session date; next \
review date
date time and venue of next supervision meeting; duration; duration of session; length of session
type; type of supervision; supervision type; record type; type of record; type of oversight; ref; \
reference; service
date recorded; date of recording; date typed; date of record; date written; date added; recorded; \
recorded on; typed
typed up; written up; method; frequency; subject; area; district; grade; level; start date; date started; \
week ending
observer; name of observer; date of observation; level of need; supervision no; session no; session number
""")

MAIL_LABELS = frozenset({"from", "to", "cc", "bcc", "sent", "subject", "importance", "attachments"})

#: Headings that supervision records commonly carry.
HEADINGS = _phrases("""
agenda; agreed agenda; agenda items; standard agenda; introduction; check in; checking in; welcome; \
background
welcome and wellbeing; wellbeing check; welcome wellbeing check and agreed agenda; wellbeing; well being; \
welfare
health and wellbeing; how are you; how is the worker; emotional wellbeing; support; support issues; \
support needs
personal; personal issues; personal circumstances; leave; annual leave; annual leave and flexi; sickness; \
toil; hr
hr issues; human resources; health and safety; staffing; budgets; complaints; compliments; complaints \
compliments
complaints and compliments; workload; caseload; workload and caseload; case load; caseload management; \
allocations
workload case load allocations; workload allocations team; workload management; cases; case discussion
case discussions; cases discussed; case work discussion; casework; case work; specific cases; case \
summary; summary
case update; update; updates; updates since last supervision; update since last supervision; current \
situation
current position; situation; history; family history; reason; reason for discussion; reason for oversight
reason for involvement; context; what has happened; what happened; events; significant events; key events
what has changed; since last time; since we last met; since last supervision; visits; statutory visits; \
direct work
child; child voice; voice of the child; childs voice; the childs voice; voice; childs views; views of the \
child
wishes and feelings; childs wishes and feelings; lived experience; childs lived experience; daily lived \
experience
what the child says; what she says; what he says; what they say; a day in the life; the child; about the \
child
the children; children; seen; child seen; parents views; parents; mother; father; mum; dad; family; \
family views
family and network; network; carers; placement; contact; family time; home; home conditions; education; \
school
health; identity; identity and diversity; diversity; culture; culture and identity; equality and diversity
ethnicity culture and religion; language and culture; religion; disability; disability diversity and \
equality
risk; risks; risk analysis; risk assessment; analysis of risk; risk and protective factors; risk and \
safety; safety
worries; concerns; danger statement; danger statements; safety goal; safety goals; harm; past harm; \
strengths
protective factors; complicating factors; existing strengths; existing safety; safety plan; scaling; \
safety scale
scaling question; what is working well; whats working well; working well; what are we worried about; what \
is safe
what are you worried about; what are your worries; what we are worried about; what were worried about; \
bottom line
what needs to happen; what needs to happen next; what next; worried about; needs to happen; what is going \
well
plan; plans; care plan; child plan; childs plan; progress; progress of plan; progress of the plan; plan \
and progress
progress against plan; progress since last supervision; progress against the plan; outcomes; drift; drift \
and delay
drift or delay; contingency; contingency plan; permanence; permanence plan; permanency; plo; court; \
legal; timescales
legal position; legal status; exit plan; step down; closure; direction of travel
reflection; reflections; reflective discussion; reflective practice; reflective practice discussion; \
reflective space
reflections comments; reflection and learning; reflective account; critical reflection; feelings; thoughts
thinking and feeling; what i think; our thinking; learning; learning points; capture 3 learning points; \
hypothesis
capture three learning points; key learning; learning from this session; hypotheses; hypothesis and \
challenge
genogram; systemic thinking; circularity; formulation; sense making; impact on worker; impact on me; \
emotional impact
challenge; professional curiosity; questions; questions asked; supervisors challenge; hypothesising; testing
analysis; assessment; professional judgment; professional judgments; professional judgement; professional \
judgements
decision; decisions; decisions made; decision and rationale; decisions and rationale; decisions and reasons
rationale; reasons; reasons for decision; rationale for decision; manager decision; managers decision; \
agreed
management decision; management decisions; management direction; management oversight; manager oversight; \
oversight
manager comments; managers comments
supervisor comments; supervisors comments; supervisee comments; worker comments; comments
manager analysis; management analysis; outcome; outcome of \
discussion; options
recommendation; recommendations; conclusion; threshold; threshold decision
actions; action; action plan; action points; actions agreed; agreed actions; capture action points; \
action list
actions required; action required; action required from this supervision; actions from this supervision; \
next steps
actions from this session; actions from today; new actions; actions arising; actions and timescales; way \
forward
next step; to do; todo; tasks; tasks agreed; what we agreed; we agreed; agreed plan; jobs; who will do what
what will happen next; plan of action; actions going forward; actions for supervisor; actions for supervisee
previous actions; last actions; actions from last time; last times actions; actions last time; last time; \
old actions
actions from last supervision; actions from last session; actions from previous supervision; previous \
minutes actions
review of actions; review of previous actions; review of last supervision; review of last supervision \
actions
review of last supervision and update on action list; review of previous minutes; matters arising; from \
last time
review of previous minutes and matters arising; review of previous minutes actions and matters arising; \
carried forward
previous minutes; actions completed; actions completed outstanding issues carried forward; outstanding \
actions
completed actions; action review; follow up; follow up from last time; actions brought forward; update on \
actions
progress on actions; progress on previous actions; actions completed outstanding
disagreement; disagreements; differences; differences of opinion; differing views; different views; where \
we differ
disagreements and resolution; any disagreement; where we disagree; dispute; dispute resolution
multi agency; multi agency working; multiagency; multi agency work; agencies; partner agencies; partners; \
police
other agencies; professionals; professional network; professional views; information from agencies; joint \
work
training; development; development and training; training and development; learning and development; cpd; \
appraisal
performance development and training; professional development; training needs; asye; career development; \
portfolio
performance; performance and quality; quality of work; quality of practice; practice; feedback; praise; \
positives
positives of the month; good practice; achievements; capability; targets; updates revised targets; kpis; \
data
performance and workload; performance management; lead roles; objectives; personal objectives; service \
objectives
audit; audits; audit learning; audit feedback; case audit; case file audit; quality assurance; learning \
from audit
closing the loop; practice observation; observations; observed practice; inspection
aob; any other business; other business; other; other matters; other issues; team; team issues; team meeting
organisational; corporate; corporate messages; communication; notes; discussion; summary of discussion; \
discussions
summary of discussions; points discussed; key points; discussion points; main discussion; content; record \
of discussion
group discussion; dilemma; case presentation; presentation; presenting issue; presenter; question for the \
group
purpose; purpose of consultation; group reflections; ideas from the group; peer reflections; grey areas
sign off; signatures; signature; signing; agreement; supervision agreement; supervision contract and \
agreement
next supervision; next session; date of next supervision; date of next session; next meeting; date of \
next meeting
date and time of next meeting; date time and venue of next supervision meeting; timeliness; confidentiality
date time and venue of next supervision; other work lead areas discussion; other work lead areas; \
transitions
""")

#: Words that may join heading words into a heading of the writer's own.
HEADING_GLUE = frozenset(
    "and or of the for from to in on at with a an this last our my her his their since next by new key "
    "main any "
    "other overall current supervision session sessions meeting record notes note section agreed discussed "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec today month months week "
    "supervisor supervisee worker manager practitioner child children young person people group".split()
)

#: Headings under which each line is a thing to do.
ACTION_WORDS = frozenset("action actions next to todo tasks task jobs".split())
ACTION_HEADINGS = _phrases("""
next steps; next step; to do; todo; tasks; tasks agreed; what we agreed; we agreed; jobs; what needs to \
happen; what next
needs to happen; what needs to happen next; way forward; who will do what; agreed plan; what will happen \
next; agreed
plan of action; to do list; to dos; follow up actions
""")
PREVIOUS_WORDS = frozenset(
    "previous last review completed outstanding old earlier brought progress update updates past closed done "
    "matters minutes reviewed".split()
)

#: Headings that only hold other headings (cases, children).
CONTAINERS = _phrases("""
cases; case discussion; case discussions; cases discussed; case work discussion; casework; specific \
cases; agenda
children; the children; discussion; summary of discussions; group discussion; case work; caseload; agreed \
agenda
""")

#: Words in the title of a record or form.
TITLE_WORDS = frozenset("supervision oversight record form template note sheet recording minutes".split())

#: What stands at the head of a column, by what the column holds.
COLUMNS: dict[str, frozenset[str]] = {
    "what": _phrases("""
action; actions; action required; actions required; action agreed; actions agreed; agreed action; agreed \
actions
task; tasks; what; what needs to happen; what will happen; what will be done; what needs doing; action point
action points; action to be taken; next step; next steps; activity; job; to do; what is to be done; step; \
steps
previous action; previous actions; last action; action from last time; actions from last time; action \
from last session
description; agreed task; what we agreed; what do we need to do; item; issue; action needed; decision; \
decisions
"""),
    "who": _phrases("""
who; by whom; whom; owner; lead; lead person; person; person responsible; responsible; responsibility; \
who by
who is responsible; who will do it; who will do this; action owner; assigned to; responsible person; by \
who; whose
named person; name; lead professional; worker; allocated to; who for; supervisor supervisee; professional
"""),
    "when": _phrases("""
when; by when; timescale; timescales; time scale; deadline; due; due date; target date; target; date; by \
date
date for completion; completion date; date due; time frame; timeframe; review date; complete by; to be \
completed by
date to be completed; when by; by; timing; date agreed; date completed; target completion; date set
"""),
    "outcome": _phrases("""
outcome; outcomes; why; purpose; intended outcome; desired outcome; what for; reason; so that; impact; \
rationale
expected outcome; difference made; what difference will it make; outcome for child; aim; goal; effect; \
effect on child
"""),
    "state": _phrases("""
status; progress; update; complete; completed; done; completed y n; complete y n; rag; rag rating; \
comment; comments
notes; carried forward; outstanding; result; review; progress update; current status; achieved; yes no; \
outcome status
"""),
    "other": _phrases("""
no; number; ref; id; priority; child; case; child id; case id; initials; childs name; age; plan; status \
of plan; role
concern; concerns; agency; topic; discussion; subject; area; heading; training; course; provider; date \
attended
allocated; last visit; next visit; visit; risk; strengths; worries; working well; what are we worried \
about; signature
what is working well; evidence; objective; target achieved; category; family; cases; worry; learning; \
print name
reflection; days; days left; hours; count; total; supervisor; supervisee
"""),
}
VERTICAL_FIRST = frozenset(
    {"action", "task", "what", "agreed action", "action agreed", "action required", "action point"}
)

#: Words that a heading of a few words does not hold, but a short sentence does.
SENTENCE_WORDS = frozenset(
    "is was were are am be been has had have will would can could should did does do said says told "
    "asked went "
    "came got get gets feels felt thinks thought wants wanted needs needed seen agreed discussed "
    "completed done "
    "i he she they we it you isnt wasnt doesnt didnt cant wont dont hasnt ive hes shes im not to".split()
)
