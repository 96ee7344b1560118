"""Wordings and layouts of follow-up, sign-off and actions, labelled before detection was widened a third time.

The texts are invented and in words of their own; about half are near misses. ``FOLLOW`` pairs a text with
the states of last time's actions ("" for none), ``SIGNED`` with who has signed off (kind, party, filled), and
``ACTIONS`` with "owner | timescale" of each action, ";;" between them. The session is 11 February 2026.
"""

from __future__ import annotations

FOLLOW: list[tuple[str, str]] = [
    (
        "Since last time\nYou had rung the nursery. That is done and she now stays for lunch.\nFlat not viewed.",
        "done not_done",
    ),
    (
        "Last month's three: passport done, bike not done because the shop shut, GP c/f.",
        "done not_done carried",
    ),
    (
        "From January:\n✓ Read the court bundle\n✗ Book the medical – clinic closed\nc/f Write to the uncle",
        "done not_done carried",
    ),
    (
        "2. Review of last supervision\nIkram has written to the landlord and the boiler now works. "
        "The dentist has not been booked as the carer was away.",
        "done not_done",
    ),
    (
        "Of the November tasks, the genogram is finished, the letter has been sent and the visit was put off "
        "because the baby was poorly.",
        "done done carried",
    ),
    (
        "AB: What became of the last list?\nCD: Bus pass sorted, he gets himself in now. Glasses not done.",
        "done not_done",
    ),
    (
        "WHERE WE GOT TO\nCall the dietician: done 4 January, weight is up.\nTake leave: not done.",
        "done not_done",
    ),
    ("went through last actions", "reviewed"),
    ("went over the old actions, all fine", "reviewed"),
    ("Previous actions gone through and updated on the system.", "reviewed"),
    (
        "ACTIONS FROM LAST MEETING:\nSavings account - done\nTenancy letter - not done, office lost it\nBirth certificate - done",
        "done not_done done",
    ),
    (
        "Last time we agreed that Olu would see the boys alone. He did, and Sam told him about the lock.",
        "done",
    ),
    (
        "You were going to ring the aunt after our last session and you have; she is coming on Sundays.",
        "done",
    ),
    ("I said in December that I would chase legal. I have not done it.", "not_done"),
    ("Previous actions\nDone: chronology, PEP form\nNot done: life story book", "done not_done"),
    (
        "Actions from last time: 1. Chronology - complete. 2. Call to probation - outstanding.",
        "done not_done",
    ),
    (
        "Two of the three things from December are done; the passport is still with the post office.",
        "reviewed",
    ),
    # near misses
    ("The actions from the last session were not reviewed because of time.", ""),
    ("Last time's actions will be picked up when we next meet.", ""),
    ("Last time Sam was seen he had a bruise on his arm and said it was football.", ""),
    ("Since last time he has been to school on nine days and eaten breakfast there.", ""),
    ("Dad went over the plan with his mother and she is happy with it.", ""),
    ("The police had rung the aunt and she now has the boys.", ""),
    ("The referral is done and the family know.", ""),
    ("The previous worker had been told that the brothers share a room.", ""),
    ("Didn't get to last time's actions, next time hopefully.", ""),
    ("Of the three children, the eldest is finished with school and the youngest has been sent home.", ""),
    ("In December I felt that I had let them down.", ""),
    ("What happened with last week's contact?\nHe cried and his sister held his hand.", ""),
    ("You had been worried about the baby and now you are not.", ""),
    ("Actions\n✓ done when the form is back\nOlu to ring the bank by 3 March", ""),
]

_BODY = (
    "\n".join(f"In week {n} the worker saw the family at home and wrote up the visit." for n in range(24))
    + "\n"
)

SIGNED: list[tuple[str, str]] = [
    (_BODY + "Signed: Temi Alade, 3/4/2026\nSigned: Ros Kinsella, 3/4/2026", "both"),
    (_BODY + "Agreed by both, 4 March 2026\nTemi Alade\nRos Kinsella", "both"),
    (_BODY + "Supervisor RK 3/4\nSupervisee TA 3/4", "both"),
    (
        _BODY
        + "Name | Role | Signature | Date\nRos Kinsella | Team manager | RK | 3/4/26\nTemi Alade | Social worker | TA | 4/4/26",
        "both",
    ),
    (
        _BODY + "Signed on Mosaic by Ros Kinsella (supervisor) and Temi Alade (supervisee) on 3 April 2026",
        "both",
    ),
    (_BODY + "From: Temi Alade\nAgreed, thank you. Temi 4/3/26\nRos Kinsella, Team Manager 3/3/26", "both"),
    (_BODY + "RK 3/4/26 TA 3/4/26", "both"),
    (_BODY + "Ros 28/1", "one"),
    (_BODY + "Ros Kinsella, emergency duty manager, 10 November 2026", "one"),
    (_BODY + "Ros, duty", "one"),
    (
        "Group supervision held 6 May 2026. Facilitator Ros Kinsella; Temi Alade, Wen Li and Jo Mbeki attended.\n"
        + _BODY,
        "both",
    ),
    (
        "Group supervision, 6 May 2026. Attendance: Ros Kinsella (chair), Temi Alade (TA), Wen Li (WL)\n"
        + _BODY,
        "both",
    ),
    # near misses
    (_BODY + "Signed (worker)          Date\nSigned (supervisor)          Date", "blank"),
    (_BODY + "Name | Role | Signature | Date\n | Supervisor | | \n | Supervisee | | ", "none"),
    (_BODY + "SANDWELL CHILDREN'S TRUST\nSigned: ________ (Employee/Supervisee)", "blank"),
    ("Attendees\n" + _BODY, "none"),
    (_BODY + "(Employee/Supervisee)", "none"),
    (_BODY + "Mum signed the consent form on 3 April 2026.", "none"),
    (_BODY + "MILTON CROSS BOROUGH COUNCIL", "none"),
    (_BODY + "He cried on 28/1", "none"),
    (_BODY + "Agreed by both parents on 3 April.", "none"),
    (_BODY + "Form SV4 v2", "none"),
]

ACTIONS: list[tuple[str, str]] = [
    (
        "To do\nIvana, write to the panel, 3 March, so that the bed is kept\nRos, read the file, 6 March",
        "Ivana | 3 March ;; Ros | 6 March",
    ),
    (
        "Actions\nIvana to take him and Daud to the pool on 24 February, so that he chooses",
        "Ivana | 24 February",
    ),
    ("Actions\nIvana to explain it through her brother before 28 February", "Ivana | 28 February"),
    ("Actions\nJosef to ask the sergeant by 09.00 about bail", "Josef | 09.00"),
    ("Actions\nAileen to ring gran at 06.30 so that somebody has slept", "Aileen | at 06.30"),
    ("Actions\nHV; weigh the baby at clinic; 28 February", "HV | 28 February"),
    ("Actions\nJob one. Temi. Chase the bank. 3 March", "Temi | 3 March"),
    ("Actions\nChase housing (KO)\nKO – write to gran – 3/3", "KO | - ;; KO | 3/3"),
    ("Actions\nTemi to hand over in person at 15.00 on 20 February", "Temi | at 15.00 on 20 February"),
    (
        "Agreed actions\nAunt Rosa to fetch them on Fridays until Easter\nask the hub about a course",
        "Aunt Rosa | on Fridays until Easter ;; - | -",
    ),
    (
        "Actions\nWhat          Who          When\nRing school          Temi          3 March",
        "Temi | 3 March",
    ),
    (
        "Ros, what we will do then:\nTemi will ring the bank by 3 March\nI will read the file by 4 March",
        "Temi | 3 March ;; I | 4 March",
    ),
    (
        "Temi has asked to learn about grooming and will spend a day with the police team on 2 March.",
        "Temi | on 2 March",
    ),
    (
        "We will ask the lead, Ada Obi, to hear us both on 20 February and I have said I will follow her view.",
        "We | on 20 February",
    ),
    (
        "School log his moods and have been asked to send them each Friday until 12 June.",
        "School | each Friday until 12 June",
    ),
    # near misses
    ("What          Who          When\n1.\n2.", ""),
    ("Next supervision\n30 June 2026, 14.00, Civic Centre office", ""),
    (
        "Request from Alfie Stone, social worker: Mehmet to go to Cyprus with his carers, 1 to 15 August 2026.",
        "",
    ),
    ("She wrote a list: dad to stop shouting, a lock on the door, and to be allowed to stay up.", ""),
    ("I will stop, and tomorrow I will tell her so, she said to herself.", ""),
    ("It is already arranged that Temi works from the library on Tuesdays until 4 March.", ""),
    ("A date for the next supervision is to be fixed.", ""),
    (
        "KO: Twelve weeks and the plan still says assess, that is a calendar.\nTA: I know, by Friday it will be thirteen.",
        "",
    ),
    ("Ros 28/1", ""),
    ("Mum works from home on Mondays and he goes to nursery.", ""),
    ("She works from home most days.", ""),
    ("Actions\nNone this time.\n\nRos Kinsella, duty manager, 3/4/26", ""),
    ("The plan for Monday was that dad would collect him; he did.", ""),
    ("He wants to see his nan by Christmas.", ""),
]

#: Beginnings of those texts of ``SIGNED`` and ``ACTIONS`` that are not read rightly yet.
NOT_YET = (
    _BODY + "Supervisor RK 3/4",
    "Actions\nJob one.",
    "Agreed actions\nAunt Rosa",
    "Actions\nWhat          Who",
    "Temi has asked to learn",
    "School log his moods",
    "She wrote a list",
    "I will stop, and tomorrow",
    "The plan for Monday",
)
