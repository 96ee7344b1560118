"""Sentences and items labelled action or not, with owner and timescale, written before tuning.

Each line is ``text => owner | due``, ``-`` for nobody or nothing that can be checked, and ``NOT``
for a sentence that agrees no action. Every third line is held out (see ``timescale_examples``).
The session is Wednesday 11 February 2026.
"""

from __future__ import annotations

#: Sentences that stand in running text, under a heading such as "Discussion".
PROSE = """
Ines to ring the school by Friday. => Ines | Friday
I will read the chronology before Thursday. => I | Thursday
It was agreed that the GP will be contacted. => - | -
Please chase housing about the damp. => - | -
SW to visit Amara at school next week. => SW | next week
→ KO to email the panel by 3/3 => KO | 3/3
A referral is to be made by the duty worker within a week. => duty worker | within a week
so action for me is to ring the virtual school by monday => me | monday
Action: Tunde to share the genogram with the IRO by 20 February. => Tunde | 20 February
Plan: SW to complete the parenting assessment by 6 March. => SW | 6 March
Mehwish will refer the family to early help by 27 February. => Mehwish | 27 February
We agreed Piotr would write to the landlord this week. => Piotr | this week
Zainab is going to chase the health visitor again. => Zainab | -
Rhodri agreed to speak to the head teacher before the core group. => Rhodri | before the core group
Thi offered to look into a Vietnamese speaking counsellor. => Thi | -
I said I would send her the reading list. => I | -
Social worker and school to meet by 13 February to plan the return. => Social worker and school | 13 February
Oluwakemi needs to update the safety plan by Friday. => Oluwakemi | Friday
Chronology to be brought up to date. => - | -
The family time plan is to be reviewed by Dilan before 2 March. => Dilan | 2 March
Team manager to raise the allocation with the service manager. => Team manager | -
I'll ring CAMHS tomorrow and ask about the wait. => I | tomorrow
We will both visit on Monday 16 February. => We | Monday 16 February
Saoirse will carry on with the bereavement sessions. => Saoirse | -
Cristina to continue weekly visits until 3 June. => Cristina | weekly visits until 3 June
Agreed: Ifeoma to book an interpreter before the next visit. => Ifeoma | before the next visit
The plan is for Gwen to see both boys on their own by 20/2. => Gwen | 20/2
ines to ring dad and say what time contact is on saturday => ines | saturday
Housing support letter to be written by HA within 5 days. => HA | within 5 days
Kwame must tell the guardian about the move today. => Kwame | today
I have asked that the risk assessment is updated by Farida by Thursday. => Farida | Thursday
It was agreed Yusra should ask the dentist for a date. => Yusra | -
KO/MB to discuss threshold with legal by 18 Feb. => KO/MB | 18 Feb
Bogdan to check with probation whether the licence allows it. => Bogdan | -
Decision: step down not agreed, Nadia to bring the case back on 11 March. => Nadia | 11 March
Sanjay will complete the life story book so that Ria has it before she moves. => Sanjay | -
FSW to start the routines work from Monday. => FSW | from Monday
Niamh to ring housing; Hamza to draft the letter by 17/2. => Niamh | - ;; Hamza | 17/2
Ewa to visit on Friday and Marek to ring the school. => Ewa | Friday ;; Marek | -
PA to help Samuel apply for his provisional licence by end of March. => PA | end of March
Supervisor to look at caseload before next supervision. => Supervisor | before next supervision
Uniform grant to be chased. => - | -
Lowri is to finish the section 7 report by the 27th. => Lowri | the 27th
I am going to observe one of her visits in the next fortnight. => I | in the next fortnight
Both to attend the strategy meeting on 17 February. => Both | 17 February
Next step is for Adaeze to email the school nurse. => Adaeze | -
School nurse to weigh him fortnightly until the review. => School nurse | fortnightly until the review
Chase probation for the licence conditions by Thursday. => - | Thursday
Dele to liaise w/ MGM re sleeping arrangements - by w/c 23/2. => Dele | w/c 23/2
The duty worker will call mum today to check the baby has been fed. => duty worker | today
Ines rang the school on Friday. => NOT
The referral was sent on 3 February. => NOT
An appointment is booked with the paediatrician for 20 February. => NOT
The review has been arranged for 4 March at 10am. => NOT
Visits continue as per plan. => NOT
Mum would like to take the boys to Lahore at Easter. => NOT
If he goes missing again, Tunde will call a strategy meeting. => NOT
Dad says he will stop drinking by the summer. => NOT
SW will not be sharing the address. => NOT
The policy says that supervisors will record within two working days. => NOT
What will happen if Gran becomes ill? => NOT
Amara is going to her cousin's party at the weekend. => NOT
Next supervision will be on 11 March at 2pm. => NOT
We will meet again on 11 March. => NOT
Hamza hopes to go to college in September. => NOT
Mum was asked to bring the red book. => NOT
He was told to stay away from the house. => NOT
The judge will decide on 3 March. => NOT
Social workers must see children alone within ten working days. => NOT
It is hoped that the placement will last. => NOT
Piotr had planned to ring the school before Christmas. => NOT
Ria wants to see her dad more often. => NOT
She has to share a bed with her sister. => NOT
The family moved to Cardiff to be near Nan. => NOT
Should he hit her again she will ring the police. => NOT
Mum has agreed that Nan can stay. => NOT
Ewa visited on 3 February and plans were discussed. => NOT
According to school, he is often late. => NOT
Dad is due to be released on 4 March. => NOT
The baby is due on 9 April. => NOT
I asked Rhodri what he would do if mum said no. => NOT
Kwame said he feels he will never get through the backlog. => NOT
Farida is worried that mum will go back to him. => NOT
There is a core group on 17 February. => NOT
Contact is weekly at the centre. => NOT
Review held on 2 February, all attended. => NOT
The worry is that Zofia will be left alone again. => NOT
He said "I will ring the social worker by Friday". => NOT
Gwen wondered whether to ask for a pre-birth assessment. => NOT
They are going to Ghana in August to see family. => NOT
The case will close. => NOT
Mum needs to be able to put the children first. => NOT
Without a change, the local authority will issue proceedings. => NOT
Mum will be offered parenting support if she wants it. => NOT
Ifeoma would have liked to see him on his own. => NOT
No actions were needed. => NOT
She is to be commended for her work with the twins. => NOT
Sahra needs glasses to see the board. => NOT
It is too early to say. => NOT
Nothing to report. => NOT
Dilan is off until 23 February. => NOT
His mother used to ring every Friday. => NOT
Tunde thinks he should have gone sooner. => NOT
The court will want to see the plan tested. => NOT
Bilal will be five in May. => NOT
We talked about how to work with angry parents. => NOT
"""

#: Items under the heading "Actions agreed".
ITEMS = """
Sunil – parenting statement to panel before hearing on 15/4 => Sunil | before hearing on 15/4
Adaeze - school visit - 20 Feb => Adaeze | 20 Feb
EHCP advice - Lowri - w/c 2/3 => Lowri | w/c 2/3
Chase housing (KO, 3/3) => KO | 3/3
Referral to Young Carers – SW – asap => SW | -
mentor tbc => - | -
Bed for Hanna => - | -
School to be asked about breakfast club => - | -
Me - letter to dad's solicitor by 13 Feb => Me | 13 Feb
Someone to ring the landlord => - | -
Dr Osei: review medication by 6 March, so that he can sleep => Dr Osei | 6 March
mum to book the eye test => mum | -
Both: prepare for court on 4 March => Both | 4 March
Team to think about a buddy for new starters => Team | -
KO to upload chronology 17/2 => KO | 17/2
DBS for aunt – chase => - | -
CAMHS consultation – Yusra to book – by 20.2.26 => Yusra | 20.2.26
Continue weekly visits => - | weekly visits
Fatuma: keep seeing Ayaan on his own, fortnightly => Fatuma | fortnightly
GENOGRAM TO BE UPDATED => - | -
HOUSING LETTER - MEHWISH - 20TH FEB => MEHWISH | 20TH FEB
SW + school nurse to meet before the core group => SW + school nurse | before the core group
Update case summary. SW. 18/02/26 => SW | 18/02/26
Passport application (AK to sign, end of month) => AK | end of month
Complete safety plan w/ mum – today => - | today
Arrange FGC => - | -
Gran to have the boys on Saturdays => Gran | on Saturdays
Ensure recordings are up to date – Siobhan – ongoing => Siobhan | -
Life story work: Thandiwe to start by 2 March => Thandiwe | 2 March
Explore nursery place with dad by next visit => - | next visit
Vikram will speak to the DSL tomorrow about lunchtimes => Vikram | tomorrow
Parenting course (mum) => - | -
Email IRO re: escalation – TM to do by Thurs => TM | Thurs
Foster carer to log any missing episodes => Foster carer | -
Bring reflective log to next supervision – Hodan => Hodan | next supervision
Pathway plan needs finishing – PA – 27/2 => PA | 27/2
None => NOT
N/A => NOT
Next supervision 11 March 2pm => NOT
No further action => NOT
Signed: M. Begum 11/2/26 => NOT
"""


def examples(block: str) -> list[tuple[str, list[tuple[str | None, str | None]]]]:
    """Each text with the (owner, due) of every action in it; an empty list where there is none."""
    found = []
    for line in block.strip().splitlines():
        text, answer = line.split(" => ")
        if answer == "NOT":
            found.append((text, []))
            continue
        labels: list[tuple[str | None, str | None]] = []
        for one in answer.split(" ;; "):
            owner, due = (part.strip() for part in one.split(" | "))
            labels.append((None if owner == "-" else owner, None if due == "-" else due))
        found.append((text, labels))
    return found


def held_out(index: int) -> bool:
    """Whether the example at this place is one of the third that is kept aside."""
    return index % 3 == 2


#: Second round, written against causes found in records of another hand: the worker meant by "he"
#: or "she", subjects left out, agencies asked, the present tense, counted and labelled tasks.
SECOND = """
Olena will take Yusuf to see the new school by 20 February. => Olena | 20 February
Kwame to bring Ania to meet the foster carer on Friday. => Kwame | Friday
Sanjay to get Leila to draw the house again next week. => Sanjay | next week
Piotr saw the head on Monday. He will sit in on her lesson on Friday. => He | on Friday
Farida has thought about the complaint and she is to shadow duty for a week in March. => she | in March
The health visitor weighs him and will send the chart by 27 February. => health visitor | 27 February
School know about the bruise and are asked to log each new mark. => School | -
The landlord's agent has the form and the housing officer is asked to chase it by Friday. => housing officer | Friday
Nursery have seen the burn; they are asked to photograph it today. => Nursery | today
Agreed that Mehwish takes the case to panel on 3 March. => Mehwish | 3 March
Plan: two calls a week, and Dilan visits him in custody on 24 February. => Dilan | 24 February
I do the school run until half term. => I | until half term
Niamh and I look at the file together on 19 February. => Niamh and I | 19 February
action two kemi to measure the stairs for a gate by friday => kemi | friday
Action 3: genogram drawn with Gran before the review. => - | before the review
action point four i will ring the clinic on monday => i | monday
When I see her on the 18th I am going to ask about the lock. => I | the 18th
Each of us will read one file before the March session. => Each of us | before the March session
The ecomap wants redoing by Friday. => - | Friday
The bath seat will be fitted at the next visit. => - | at the next visit
Bogdan to write to the school in the week of the 16th of February. => Bogdan | the week of the 16th of February
Lowri to raise it at the managers' meeting on 25 February. => Lowri | at the managers' meeting on 25 February
Mum sees the doctor on Friday. => NOT
The nursery sees him each day and Gran collects on Fridays. => NOT
Ania moves to her aunt on 3 March. => NOT
Kwame says he will leave in March. => NOT
Dad was asked to stay away until the hearing on 3 March. => NOT
There has been no contact in six weeks. => NOT
She has not eaten a meal at the table in a month. => NOT
Mum saw the flat on Monday. She will move in on Friday. => NOT
We will find a date in April. => NOT
If Idris has not come back by Friday and nobody has heard, Olena will ring the police. => NOT
Farida visits on Mondays. => NOT
Gran has asked Ravi to stay with her until Easter. => NOT
The school nurse was asked why the letter went out late. => NOT
When he is at home on the weekend he sleeps in the lounge. => NOT
"""
