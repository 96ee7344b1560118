"""Short invented records in many hands, with the kind each is (None: no supervision record)."""

from __future__ import annotations

from recordqa.types import RecordType

EXAMPLES: tuple[tuple[str, RecordType | None, str], ...] = (
    (
        "case, form",
        "case",
        "Case supervision\nChild: Imran K, 9\nSocial worker: Lowri Pugh\nDate: 4.3.26\n\nVoice of the "
        "child\nImran says his room is cold and he wants his dad to ring.\n\nProgress of plan\nTwo of "
        "four outcomes met.\n\nRisk\nMum's partner is back at weekends.\n\nActions\n- Lowri to visit "
        "on 9 March.",
    ),
    (
        "case, terse",
        "case",
        "LCS supervision 3/2. T (6). CIN.\nMum working with us. School no worries. Stat visit done "
        "28/1, T seen alone, likes new teacher. Plan on track bar housing.\nSW to chase housing by "
        "14/2.",
    ),
    (
        "case, dictated",
        "case",
        "so this is supervision on the osei children kwame and abena and they are on child protection "
        "plans for neglect and i met with nadia and we talked about how the children have been since "
        "conference and kwame told her he is hungry at school and mum says that is not true and the "
        "core group is on friday and nadia will see both children at school before that",
    ),
    (
        "case, capitals",
        "case",
        "CASE SUPERVISION 12 MAY 2026\nCHILD: SANA, 14, ICO\nPLACEMENT WITH AUNT IS HOLDING. SANA "
        "WANTS TO SEE HER BROTHERS MORE OFTEN. FAMILY TIME IS FORTNIGHTLY.\nRISK OF HER GOING MISSING "
        "HAS GONE DOWN.\nSW TO ASK FOR FAMILY TIME TO BE WEEKLY BEFORE THE LAC REVIEW.",
    ),
    (
        "case, siblings",
        "case",
        "Supervision note, the Wozniak children: Ola (11), Kuba (8) and Maja (3)\nOla is caring for "
        "the little ones before school. Kuba drew the house with no door. Maja is not talking yet and "
        "the health visitor is worried. The plan is child protection and nothing has changed since the "
        "conference. I asked what would make us go to legal. Risk is neglect and it is getting worse. "
        "Hana to see each child on her own by 3 June.",
    ),
    (
        "case, narrative",
        "case",
        "Dami is 15 and has been in foster care since March. He told Rhys that he will not go to "
        "school until somebody tells him where his sister is. I asked Rhys why nobody has. His carers "
        "are kind but worn out. The care plan says long term. We agreed to ask the IRO to bring the "
        "review forward because the placement will not last the summer.",
    ),
    (
        "case, table",
        "case",
        "Supervisor: A. Begum | Supervisee: J. Mensah\nChild: R.T. | Plan: CP\n\nWhat is working "
        "well\nR.T. is in nursery four mornings a week.\nWhat are we worried about\nDad's drinking on "
        "Fridays.\nWhat needs to happen\nAction | Who | When\nVisit on Friday evening | J.M. | 6 June",
    ),
    (
        "case, e-mail",
        "case",
        "From: Oona Daly\nTo: Selam Haile\nSubject: sup on Bilal\n\nHi Selam, for the file. Bilal, 10, "
        "told you he hides his PE kit because dad sells things. Mum does not believe him. Risk is that "
        "he stops telling us. Core group on the 9th, you will ask school to keep spare kit before "
        "that. I asked if we had done enough for mum and you said no.",
    ),
    (
        "case, unborn",
        "case",
        "Case discussion: unborn of S, due in July\nS is 19 and lives with her nan. Midwife has no "
        "worries about bookings. The father has a conviction for harming a baby and S says that she "
        "has left him. Pre-birth assessment due by 2 June. If he is seen at the house we go to legal "
        "planning.",
    ),
    (
        "personal, form",
        "personal",
        "Welfare Supervision Record\nSupervision Date: 4 May 2026\nSupervisor: Eleri "
        "Hughes\nSupervisee: Tariq Aziz\n\nWelfare\nTariq is tired after nights with the "
        "baby.\n\nAnnual leave and FLEXI\n12 days left.\n\nDevelopment and Training\nBooked on the "
        "court skills course.\n\nPerformance\nAll visits in time.",
    ),
    (
        "personal, listing cases",
        "personal",
        "NAME: Grace Addo\nDATE: 3.2.26\nJOB TITLE/ ROLE: Social Worker\n\nCaseload management\n- K.L. "
        "– settled\n- The M twins – conference on the 9th\n- A.B. – closing\n- R.S. – new, seen "
        "once\n- T.T. – adoption hearing listed\n\nSupport issues\nGrace is fine.\n\nProfessional "
        "development\nWants to do practice education next year.\n\nActions agreed\n- GA to close A.B. "
        "by 12.2",
    ),
    (
        "personal, prose",
        "personal",
        "One to one with Farah, 12 June. She is back from sick leave and on a phased return until "
        "July. We talked about how anxious the duty phone makes her. Her caseload is 14 and will stay "
        "there. She wants to do the systemic course in September and I will find the money. Her "
        "recording is better than in spring. Appraisal is due in August.",
    ),
    (
        "personal, dictated",
        "personal",
        "okay so one to one with piotr and first we did his wellbeing and he is not sleeping because "
        "of the new baby and he has six days annual leave left then we looked at caseload he has "
        "nineteen which is too many and then training he wants to do the courtroom skills course and i "
        "said yes and his visits in timescale are at ninety percent which is good",
    ),
    (
        "personal, capitals",
        "personal",
        "PERSONAL SUPERVISION - MEI CHEN\nWELFARE: MEI IS WELL. LEAVE BOOKED FOR AUGUST.\nCASELOAD 17. "
        "TWO ASSESSMENTS OVERDUE.\nTRAINING: NEEDS SAFEGUARDING REFRESHER.\nAUDIT: ONE AUDIT THIS "
        "MONTH, GOOD, NO ACTIONS.",
    ),
    (
        "personal, manager",
        "personal",
        "MANAGERS SUPERVISION\nSupervisee: Shauna Doyle, Team Manager\n\n3. Staffing\nTwo vacancies, "
        "one agency worker to start in May.\n6. Budgets\nOverspent on interpreters.\n7. "
        "Complaints/Compliments\nOne compliment from a grandmother.\n9. Welfare\nShauna is doing too "
        "many evenings.",
    ),
    (
        "personal, asye",
        "personal",
        "ASYE supervision with Yasmin Warsame, week 10. Yasmin feels more sure of herself on visits. "
        "Portfolio: reflective log 3 is due on 9 May. Workload is 12 cases, protected. We looked at "
        "the feedback from her observed visit and what she would do differently. Study days are booked.",
    ),
    (
        "personal, one case in it",
        "personal",
        "Individual supervision, Dov and Kemi, 9 July\nWellbeing: Kemi's mum is ill and she is "
        "travelling at weekends. Flexi agreed.\nWorkload: 16 cases.\nPractice: we spent half an hour "
        "on J, 7, because Kemi felt stuck. She thinks she has been avoiding dad. She will see J at "
        "school instead.\nTraining: trauma course, 3 September.\nAudit: none this month.",
    ),
    (
        "group, form",
        "group",
        "GROUP SUPERVISION\nSupervisor: Ines Silva\nDate: 4.4.26\nAttendees: Tom, Asha, Li Na, "
        "Femi\n\nSummary of Discussions\nFemi brought the P family. The group asked what the baby sees "
        "at six in the morning.\n\nCapture 3 Learning Points\n1. Ask who is awake.",
    ),
    (
        "group, prose",
        "group",
        "Peer supervision 9 May. In the room: Anca, Deepa, Joseph and Sian. Joseph presented a family "
        "he is stuck with. The group thought he was being charmed by dad. Deepa wondered whether race "
        "was part of it. Joseph said he had not wanted to say so. The group suggested a visit with a "
        "colleague.",
    ),
    (
        "group, dictated",
        "group",
        "right so group supervision today we had amal and ben and chipo and dora and dora brought the "
        "case of the two girls in foster care and the group talked about what the girls know and chipo "
        "said she thought nobody had told them and the group agreed that was the question and dora is "
        "going to tell them on tuesday",
    ),
    (
        "group, sos",
        "group",
        "Signs of Safety group mapping, T family\nPresent: H. Ward, S. Iqbal, M. Nowak, P. "
        "Tran\nWorries: T found alone twice.\nWorking well: nan lives next door.\nScaling: 4, 5, 3 and "
        "6. The group asked what would make it a 7.",
    ),
    (
        "oversight, note",
        "oversight",
        "Management oversight 3.3.26\nDiscussed with SW today. Mum has asked to move T's contact to "
        "Saturdays. Agreed, because T has swimming on Fridays now. SW to tell carers by Monday.\nB. "
        "Oyelaran, TM",
    ),
    (
        "oversight, three lines",
        "oversight",
        "M/O 5/5. Rang by Ola re K not in school. I agree visit today, not Thursday, as mum is not "
        "answering.\nOla to ring me after.\nJT, PM",
    ),
    (
        "oversight, routine",
        "oversight",
        "Manager's decision\nRequest from SW for passport form for Esther (LAC) to be signed for "
        "school trip to France. Agreed, delegated authority covers it. R. Kaur, Team Manager, 9.6.26",
    ),
    (
        "oversight, file check",
        "oversight",
        "MANAGEMENT OVERSIGHT\nCASE FILE REVIEWED. VISITS UP TO DATE. PLAN ON FILE. CASE TO REMAIN "
        "OPEN. D. PHAM TM 4/4/26",
    ),
    (
        "oversight, ad hoc",
        "oversight",
        "Ad hoc supervision, duty desk, 11am\nNasir called from the hospital. Baby has a bruise to the "
        "cheek and no account for it. I have decided on a strategy discussion today and baby does not "
        "go home until then. Nasir to stay on the ward. Rationale: non-mobile baby. Gwen Parry, duty "
        "manager",
    ),
    (
        "blank personal form",
        "personal",
        "INDIVIDUAL STANDARD SUPERVISION\nSupervisee:\nSupervisor:\nDate:\n\n3. Workload\n\n6. "
        "Performance, Development and Training\n\n7. Welfare\n\nSigned ............",
    ),
    (
        "blank group form",
        "group",
        "GROUP SUPERVISION\nSupervisor:\nDate:\nAttendees:\n\nAgreed agenda\n\nCapture 3 Learning "
        "Points:\n\nCapture Action Points:",
    ),
    (
        "strategy meeting",
        None,
        "Strategy meeting minutes\nDate: 4 May 2026\nPresent: DS Hall (police), Dr Amin "
        "(paediatrician), R. Cole (school), L. Baptiste (chair)\nPolice reported that the baby was "
        "found with bruising. Health confirmed the injuries. It was agreed that a section 47 enquiry "
        "will start as a joint investigation.",
    ),
    (
        "conference",
        None,
        "Initial Child Protection Conference\nChair: M. Green\nAttended: mother, social worker, school "
        "nurse, police\nThe chair explained the purpose. Each agency gave a view. The children were "
        "made subject to plans under neglect. Core group on 9 June.",
    ),
    (
        "team meeting",
        None,
        "Team meeting minutes 9 June\nPresent: all\n1. Parking permits to be renewed.\n2. Christmas "
        "cover.\n3. New photocopier codes.\nNext meeting 7 July.",
    ),
    (
        "recipe",
        None,
        "Lentil soup\nIngredients: 200 g red lentils, two chopped onions, garlic, 1 tsp cumin.\nFry "
        "the onions in a saucepan, add the garlic and stir. Add the lentils and simmer for 20 minutes. "
        "Serves 4.",
    ),
    (
        "invoice",
        None,
        "INVOICE 4471\nBill to: Park Hall\nUnit price 40.00, quantity 3\nSubtotal 120.00\nVAT "
        "24.00\nTotal due 144.00\nPayment terms 30 days. Sort code 00-00-00.",
    ),
    (
        "cv",
        None,
        "Curriculum Vitae\nPersonal profile: a hard-working driver with ten years behind the "
        "wheel.\nEmployment history: bus driver, 2014 to now.\nEducation and training: licence "
        "D.\nHobbies: fishing. References available on request.",
    ),
    (
        "council tax",
        None,
        "Dear Mr Lane\nOur records show that your council tax instalment is overdue. Please pay by "
        "direct debit or your right to pay by instalments will be lost and a summons issued.\nYours "
        "sincerely\nRevenues",
    ),
    (
        "story",
        None,
        "Once upon a time a boy lived at the edge of a dark forest. Every morning he walked to the "
        "castle with a basket of apples for the queen. One day the dragon was waiting for him on the "
        "bridge, and it was hungry.",
    ),
    (
        "random words",
        None,
        "lamp river seventeen quickly bottle harbour violet ladder often cheese planet under swim "
        "orange kettle music paper stone window carpet",
    ),
    (
        "polish",
        None,
        "Chłopiec jest w domu z babcią i nie chce iść do szkoły, ale jego mama mówi, że to tylko na "
        "kilka dni i że wszystko będzie dobrze, bo nauczyciel do niej dzwonił.",
    ),
    (
        "football",
        None,
        "The match finished three all after extra time. The away side were two up at half time, but "
        "the keeper was sent off and the crowd got behind the hosts. The manager praised his team and "
        "said the second goal was the best he has seen this season.",
    ),
    (
        "personal, letter",
        "personal",
        "Dear Ngozi,\n\nThank you for coming in on your day off. You told me the commute has been wearing "
        "you out and we agreed you will start at ten until June. Your recording is up to date and your "
        "visits are seen as warm by the families. I would like you to bring one of your assessments next "
        "time, the one on the twins, because you wrote it in your own voice. Two of your chronologies have "
        "gaps and you will fill them by 3 May.\n\nBest,\nHelga",
    ),
    (
        "personal, letter with a child in it",
        "personal",
        "Hi Rafiq, notes from our supervision on Tuesday. You said you left Kayden's house shaking. Kayden "
        "is 9 and his dad shouted at you on the stairs. You have done four of your visits with Alina since "
        "and your caseload comes down by two in May. You asked for your training on recording to be moved "
        "and I have moved it. You will let me know how you sleep.\nOla",
    ),
    (
        "personal, by functions",
        "personal",
        "Marisol Vance 3 June 2026\n\nManagement\nNine children, all seen in time.\n\nLearning\nShe wants to "
        "know more about play.\n\nSupport\nHer son is poorly, she is tired.\n\nEngagement\nNothing to take to "
        "the service this month.",
    ),
    (
        "personal, by functions with a child in it",
        "personal",
        "Notes, Idowu and Frances, 4 May\n\nSupport\nIdowu came in cross about B, who is six and whose mum "
        "had shut the door on him. B had drawn him as a giant and he laughed, then he didn't.\n\nDevelopment\n"
        "He sees now that he goes quiet when a child is loud.\n\nAccountability\nTwo reports late.\n\n"
        "Mediation\nThe rota is to be raised with the service manager.",
    ),
    (
        "group, shortened",
        "group",
        "Peer sup 12 Feb, Anwen in the chair\nA lot of talk about parking. Hodan was going to bring the "
        "Lupu children but we ran out of time. Mum and dad are known to some of us. Biscuits by Ray.",
    ),
    (
        "group, team sup",
        "group",
        "Team sup 4/6/26\nWe heard about A (4) and her gran from Piotr, thoughts went round the room. Ideas: "
        "ask gran what she sees at bedtime; ask nursery for the drawings. Next one in July.",
    ),
    (
        "case, sent to the worker",
        "case",
        "Sam, following today's case supervision: Jamal is 5 and on a child protection plan for neglect. You "
        "saw him at nursery and he showed you the mouse in his bag. His mum has missed two core groups. I "
        "asked you what Jamal would say if he could. The plan is stuck on housing and the risk to him at "
        "night is the same as in May. You will see him at home on 3 June and ask his gran about mornings.",
    ),
    (
        "case, headed by function words",
        "case",
        "Case supervision, R and T, 5 March\n\nVoice of the child\nR says the house is loud.\n\nRisk\nDad is "
        "back most nights.\n\nFamily support\nGran has both at weekends.\n\nActions\nSW to see both by 9 March.",
    ),
)
