# ruff: noqa: W291 - records are kept as they would be typed.
"""Twenty short invented records with every action marked where it stands, written before tuning.

``{{text~owner~due}}`` marks an action; ``-`` stands for none. Lines that begin with "# " are
headings (the mark is taken off), "- " list items; cells of a table are joined by " | ". The second
value lists the people a detector of names would find. Every third record is held out.
"""

from __future__ import annotations

import re
from datetime import date

RECORDS: list[tuple[date, str, str]] = [
    (
        date(2026, 2, 11),
        "Ines Carvalho:professional, Kemi Adebayo:professional, Ayaan:child",
        """Case supervision 11 February 2026
Ines Carvalho (SW) and Kemi Adebayo (TM)
# Update
Ayaan is settled with his aunt. Ines visited on 3 February and he showed her his Lego bus. His aunt would like respite at Easter.
# Risk
If dad turns up again Ines will ring the police. The worry is that he will be followed from school.
# Actions agreed
- {{Ines to see Ayaan at school by 20 February~Ines~20 February}}
- {{Kemi – respite request to panel – 3/3~Kemi~3/3}}
- {{School to be asked about pick up times~-~-}}
Next supervision 11 March, 10am""",
    ),
    (
        date(2026, 2, 11),
        "Piotr Nowak:professional, Hannah Leigh:professional",
        """Personal supervision
Supervisee: Piotr Nowak
Supervisor: Hannah Leigh
# Actions from last time
Task | Who | Status
Book court training | Piotr | Done 20 January, used it in the W statement
Mileage claims | Piotr | Not done, form lost
# Workload
Piotr has 19 children. He feels behind with recording. He will never catch up at this rate, he says.
# Agreed actions
What | Who is responsible | By when
{{Clear the overdue case notes | Piotr | 27 February~Piotr~27 February}}
{{Move the two CIN cases to duty | Hannah | next team meeting~Hannah~next team meeting}}
{{Protected recording morning | Hannah | ongoing~Hannah~-}}
{{Second reflective log | | 6 March~-~6 March}}
| | 
Signed: P Nowak 11/2/26""",
    ),
    (
        date(2025, 12, 2),
        "Shabnam Akhtar:professional, Lewis Hart:professional",
        """MANAGEMENT OVERSIGHT 2ND DEC 2025
REFERRAL READ AND SCREENED. POLICE CALLED TO ADDRESS TWICE IN NOVEMBER.
DECISION
CIN ASSESSMENT. MUM HAS CONSENTED.
# ACTIONS
- {{VISIT WITHIN 5 DAYS - SHABNAM~SHABNAM~WITHIN 5 DAYS}}
- {{POLICE LOGS TO BE REQUESTED~-~-}}
- {{SPEAK TO CHILDREN ALONE - SHABNAM - 5TH DEC~SHABNAM~5TH DEC}}
- {{LEGAL ADVICE RE BAIL CONDITIONS - LH~LH~-}}
L HART TEAM MANAGER""",
    ),
    (
        date(2026, 2, 11),
        "Olena Kovalenko:professional, Marta:child",
        """Supervision with Olena, 11 Feb 2026.
We talked about Marta and her baby brother. Marta told Olena that the flat is cold and that she sleeps in her coat. Housing have been out twice. {{Olena will ring the housing officer tomorrow and ask for a date.~Olena~tomorrow}} Mum says she will clean the kitchen. I wondered whether we are too hopeful. {{I will read the last three core group minutes before Thursday.~I~Thursday}} The health visitor is pleased with his weight. {{It was agreed that the warm home referral is to be made by Olena within a week.~Olena~within a week}}
Next supervision to be arranged.""",
    ),
    (
        date(2026, 2, 11),
        "Denise Campbell:professional, Tariq Mahmood:professional, Sumaya:child",
        """# Case discussion
Sumaya was seen on her own on 5 February. She drew the house with no door.
so the thing is dad has not been back since the bail and mum is saying she wants him home for ramadan and i said to tariq we cannot support that
{{so action for tariq is to ring the bail officer by friday~tariq~friday}}
{{and i will ask legal what happens if mum lets him in~i~-}}
the core group is on the 19th and school are bringing the attendance
# Previous actions
- Genogram: done, it brought out an aunt in Leicester who has offered help
- Wishes and feelings work: not started, carried forward""",
    ),
    (
        date(2026, 2, 11),
        "Gareth Pugh:professional, Abena Mensah:professional, Jaden:child",
        """Record of supervision
Present: Abena Mensah, Gareth Pugh
Date: 11/02/26
Jaden (9) remains in foster care. The carers say he asks about his brother every night.
The plan is progressing. Sibling contact happens monthly and was missed in January.
# Next steps
{{Gareth to arrange sibling contact before half term~Gareth~before half term}}
{{Abena to agree funding for transport by 13/2~Abena~13/2}}
{{Life story work needs to start~-~-}}
{{Foster carers will keep the photo diary going~Foster carers~-}}
# Date of next supervision
11 March 2026""",
    ),
    (
        date(2025, 12, 2),
        "Roza Ahmadi:professional, Claire Whittle:professional",
        """Group supervision – 2 December 2025
Attendees: Claire Whittle (chair), Roza Ahmadi, Tom Ellery, Wei Chen
Roza brought a family where the father will only speak to men. The group asked what she would do if the worker were male. Tom wondered whether the mother has ever been asked on her own.
# What needs to happen
1. {{Roza: see mum at the children's centre with a Kurdish interpreter by 12 December, so that she can speak freely~Roza~12 December}}
2. {{Wei: share the honour based abuse checklist, this week~Wei~this week}}
3. {{Claire to ask the service manager about a male co-worker~Claire~-}}
4. {{Bring back to group in six weeks~-~in six weeks}}
# Learning
We all said that we assume too quickly.""",
    ),
    (
        date(2026, 2, 11),
        "Mihaela Stan:professional, Bronwen Rees:professional, Luca:child",
        """# Review of last supervision
The referral we agreed last time has gone and Luca starts with play therapy in March.
The nursery form was not done because mum lost it.
# Analysis
Luca is hungry when he comes to nursery and hides toast in his sleeves. Bronwen thinks this is neglect; Mihaela thinks it is money. {{Mihaela to go through the benefits with mum by 18/2; Bronwen to ask the food bank for a parcel today.~Mihaela~18/2}}{{~Bronwen~today}}
# Decision
Remain CIN because there is food in the house when we ask for it. {{Bronwen needs to tell the nursery why.~Bronwen~-}}""",
    ),
    (
        date(2026, 2, 11),
        "Yohannes Tesfay:professional, Karen Booth:professional, Filmon:child",
        """Supervision note Karen / Yohannes 11.2.26
Filmon (17, Eritrean, UASC) has stopped going to college. He told Yohannes he cannot sleep since the letter about his claim came. The solicitor is seeing him on 20 February.
TO DO
{{YT - GP appt re sleep - by 18/2~YT~18/2}}
{{YT - college, attendance + maths catch up~YT~-}}
{{KB - Home Office query to legal - 13 Feb~KB~13 Feb}}
{{Tigrinya befriender?? tbc~-~-}}
next 11/3""",
    ),
    (
        date(2026, 2, 11),
        "Sunniva Blake:professional, Ravinder Gill:professional, Harpreet:child",
        """# Actions
ACTION
{{Ask grandmother about the weekend plans~Ravinder~20 February}}
WHO
Ravinder
WHEN
20 February
# Comments
Harpreet says the gurdwara is where she feels like herself. Ravinder has not met the grandmother yet.""",
    ),
    (
        date(2026, 2, 11),
        "Aoife Brennan:professional, Simon Okoro:professional",
        """One to one with Aoife, 11 February
Aoife is tired. Her landlord is selling. She has had two days off. {{I have agreed that she finishes at three on Fridays until Easter.~-~until Easter}}
Caseload is 16. Audit of the T file found no chronology. {{Aoife will bring the chronology up to date by 27 Feb so that the duty team can see the pattern.~Aoife~27 Feb}}
Training: she did the neglect course in January. {{Simon to book her on the court skills day.~Simon~-}}
{{She will shadow Ffion at the hearing on 4 March.~She~at the hearing on 4 March}}
Next one: 11 March 9.30 in the small room.""",
    ),
    (
        date(2026, 2, 11),
        "Blessing Eze:professional, Paul Rigg:professional, Kyle:child, Shannon:family",
        """# Summary
Shannon missed two appointments. She says she will come to the next one. Kyle has had his jabs. A strategy meeting is booked for 16 February. Blessing was asked to keep visits unannounced and has done so.
# Analysis
The house is warm. If Shannon is drinking again we will go back to legal. Paul asked what Kyle does when mum is asleep. Kyle gets his own cereal.
# Outcome
Remain on CP. No change to the plan.""",
    ),
    (
        date(2025, 12, 2),
        "Nimo Hassan:professional, Jo Fairley:professional, Ikram:child",
        """Matters arising
- Passport: in progress
- Health assessment: completed 14/11, hearing problem found and grommets booked
# Ikram's voice
Ikram says she misses her cat. She wants to go to the same school as Idil.
# Plan
{{Nimo to visit the aunt in Bristol by 19 December~Nimo~19 December}}
Long term fostering remains the plan.
{{Jo to chase the matching report, before Christmas~Jo~before Christmas}}
Next review is 14 January.""",
    ),
    (
        date(2026, 2, 11),
        "Grace Tetteh:professional, Martin Shaw:professional, Ella:child",
        """# Actions
No | Action | Lead | Timescale | Desired outcome
1 | {{Joint visit with the health visitor | Grace | 20/02/26 | To check that Ella is gaining weight~Grace~20/02/26}}
2 | {{Written agreement reviewed with parents | Grace and Martin | Before core group | Everyone knows the rules~Grace and Martin~Before core group}}
3 | {{Nursery funding | Business support | ASAP | ~Business support~-}}
4 | | | |""",
    ),
    (
        date(2026, 2, 11),
        "Selin Yilmaz:professional, Andrew Pike:professional, Deniz:child",
        """Selin rang me about Deniz after the school visit. He has a bruise on his arm and says he fell off the slide. The teacher saw him fall. I am satisfied with that explanation because it fits what she saw. Decision: no strategy discussion. {{Selin to record the teacher's account today and show me the body map.~Selin~today}} {{Please also let the health visitor know.~-~-}}
Andrew Pike, team manager, 11/2/26""",
    ),
    (
        date(2026, 2, 11),
        "Chinedu Obi:professional, Frances Moore:professional, Tia:child",
        """# Agreed
{{Chinedu – reduce visits to fortnightly once the new carer is settled~Chinedu~fortnightly}}
{{Frances – feedback on the Tia statement by tomorrow~Frances~tomorrow}}
{{FM/CO – meet the IRO together on 24 February~FM/CO~24 February}}
{{Contact notes~-~-}}
# Support
Chinedu is well. His wife is expecting in May. He will be off for two weeks then.""",
    ),
    (
        date(2026, 2, 11),
        "Anjum Bibi:professional, Colin Webb:professional, Rehan:child",
        """Discussion
Rehan told Anjum he is frightened of the dark at dad's. We asked whether the night light has gone with him. {{Anjum to ask dad about the night light at contact on Saturday.~Anjum~at contact on Saturday}} Mum wants contact to stop. Dad's new partner will move in next month. The IRO said that the review will be brought forward. {{Colin will write to the IRO by 16/2 asking for the date.~Colin~16/2}} Anjum felt pulled between the parents.""",
    ),
    (
        date(2026, 2, 11),
        "Lena Schmidt:professional, Ruth Amadi:professional",
        """# Follow up from 14 January
Tier 2 training – attended on 29 January.
Annual leave – still to be booked, Lena waiting for her partner's rota.
# Wellbeing
Lena is enjoying the work. She plans to run the half marathon in April.
# Action plan
Action: {{Dip sample three assessments~Ruth~28 February}}
By whom: Ruth
By when: 28 February
Action: {{Update the training log~Lena~next supervision}}
By whom: Lena
By when: next supervision""",
    ),
    (
        date(2026, 2, 11),
        "Maribel Santos:professional, Keith Dunn:professional, Noah:child",
        """Oversight note 11/02/2026 Keith Dunn
Permission given for Noah to travel to Lisbon with his carers from 3 to 10 April. Passport seen. Parents have agreed. Routine decision within delegated authority.""",
    ),
    (
        date(2026, 2, 11),
        "Parveen Iqbal:professional, Owen Price:professional, Zak:child, Donna:family",
        """# Progress since last supervision
PEP - done 4/2, Zak now has a teaching assistant in the mornings.
Dentist - not done, Donna cancelled.
# What we are worried about
Donna will not open the door to Owen. The neighbour will ring if she hears shouting. We cannot wait for another missed visit.
# Who will do what
{{Owen and Parveen to go together unannounced before the weekend~Owen and Parveen~before the weekend}}
{{Parveen to ask EDT to do a welfare check on Saturday~Parveen~Saturday}}
{{Donna to ring the dentist~Donna~-}}
{{Written agreement, signed by all, in place by the core group on 19/2~-~by the core group on 19/2}}""",
    ),
]

_MARK = re.compile(r"\{\{([^~}]*)~([^~}]*)~([^~}]*)\}\}")


def record(index: int) -> tuple[date, list[tuple[str, str]], str, list[tuple[str, str | None, str | None]]]:
    """Session date, people (name, role), marked-up layout without the marks, and the actions."""
    session, people, marked = RECORDS[index]
    actions: list[tuple[str, str | None, str | None]] = []

    def keep(match: re.Match[str]) -> str:
        quote, owner, due = match.groups()
        # An empty quote is a second action of the sentence marked just before it.
        said = quote or actions[-1][0]
        actions.append((said, None if owner == "-" else owner, None if due == "-" else due))
        return quote

    text = _MARK.sub(keep, marked)
    named = [(n.strip(), r.strip()) for n, r in (p.split(":") for p in people.split(","))]
    return session, named, text, actions


def held_out(index: int) -> bool:
    """Whether the record at this place is one of the third that is kept aside."""
    return index % 3 == 2
