"""Timescale phrases with the part that can be checked and the day it falls on, worked out by hand.

Written before the grammar was tuned. Each line is ``phrase => due text | day``; ``-`` stands for
"nothing that can be checked" or "no day can be worked out". Every third line is held out: the
figures for it are measured, never looked into.
"""

from __future__ import annotations

from datetime import date

#: Wednesday 11 February 2026.
WEDNESDAY = """
SW to ring school by Friday => Friday | 2026-02-13
Kemi to email by Friday. => Friday | 2026-02-13
visit Thursday => Thursday | 2026-02-12
see her on Weds => Weds | 2026-02-18
send it by next Tuesday => next Tuesday | 2026-02-17
call GP by tomorrow => tomorrow | 2026-02-12
ring nursery today => today | 2026-02-11
finish the form by end of the month => end of the month | 2026-02-28
complete by the end of February => the end of February | 2026-02-28
write to housing by end of March => end of March | 2026-03-31
visit this week => this week | 2026-02-13
visit next week => next week | 2026-02-20
book w/c 16/02 => w/c 16/02 | 2026-02-20
begin sessions w/c 2 March => w/c 2 March | 2026-03-06
send by COP Thursday => COP Thursday | 2026-02-12
report filed by EOD => EOD | 2026-02-11
draft by close of play Friday => close of play Friday | 2026-02-13
do this within two weeks => within two weeks | 2026-02-25
do this within 2 weeks => within 2 weeks | 2026-02-25
call back within 24 hrs => within 24 hrs | 2026-02-12
call back within 48 hours => within 48 hours | 2026-02-13
visit in 10 days => in 10 days | 2026-02-21
upload within 5 working days => within 5 working days | 2026-02-18
review in six weeks => in six weeks | 2026-03-25
complete over the next fortnight => over the next fortnight | 2026-02-25
complete in the next month => in the next month | 2026-03-11
complete within a month => within a month | 2026-03-11
revisit in three months => in three months | 2026-05-11
finish by 28 March => 28 March | 2026-03-28
finish by 28th March => 28th March | 2026-03-28
finish by March 28th => March 28th | 2026-03-28
finish by 28/3 => 28/3 | 2026-03-28
finish by 28/03/26 => 28/03/26 | 2026-03-28
finish by 28.03.26 => 28.03.26 | 2026-03-28
finish by 28.3 => 28.3 | 2026-03-28
finish by 28-03-2026 => 28-03-2026 | 2026-03-28
finish by 2026-03-28 => 2026-03-28 | 2026-03-28
finish by the 23rd => the 23rd | 2026-02-23
finish by the 3rd => the 3rd | 2026-03-03
finish by the 23rd of March => the 23rd of March | 2026-03-23
finish by Fri 6 March => Fri 6 March | 2026-03-06
finish by Friday 6th March 2026 => Friday 6th March 2026 | 2026-03-06
finish by Mon 2/3 => Mon 2/3 | 2026-03-02
finish by 9/1 => 9/1 | 2027-01-09
finish by 6 MAR => 6 MAR | 2026-03-06
FINISH BY 25TH FEB => 25TH FEB | 2026-02-25
due 3rd April => 3rd April | 2026-04-03
meet on Thursday 12 March at 2pm => Thursday 12 March | 2026-03-12
before the core group => before the core group | -
by next supervision => next supervision | -
at the review on 15/4 => at the review on 15/4 | 2026-04-15
prior to ICPC => prior to ICPC | -
by the next LAC review => the next LAC review | -
ahead of the strategy meeting => ahead of the strategy meeting | -
for the next CIN meeting => the next CIN meeting | -
before the hearing on 4 March => before the hearing on 4 March | 2026-03-04
in time for panel on 3/3 => in time for panel on 3/3 | 2026-03-03
before half term => before half term | -
before half term (13 Feb) => before half term (13 Feb) | 2026-02-13
by the end of term => the end of term | -
by Easter => Easter | 2026-04-05
before Christmas => before Christmas | 2026-12-24
weekly until 3 June => weekly until 3 June | 2026-06-03
visit fortnightly => fortnightly | -
see her weekly => weekly | -
check every Friday => every Friday | -
visit at least every two weeks => every two weeks | -
ring mum twice a week => twice a week | -
see him once a month => once a month | -
from tomorrow => from tomorrow | 2026-02-12
chase asap => - | -
chase ASAP please => - | -
ongoing => - | -
to follow up soon => - | -
as and when => - | -
when possible => - | -
as soon as possible => - | -
in due course => - | -
urgently => - | -
TBC => - | -
next steps to be agreed => - | -
continuing work => - | -
support available 24/7 => - | -
mum scaled safety at 6/10 => - | -
seen for 1 1/2 hours => - | -
she is 14 and has two sisters => - | -
1:1 work with the boys => - | -
meet at 2.30pm => - | -
paid 12.50 for the bus => - | -
may need support => - | -
march to the office => - | -
"""

#: Tuesday 2 December 2025.
TUESDAY = """
by Fri 5 Dec => Fri 5 Dec | 2025-12-05
by 9/1 => 9/1 | 2026-01-09
by 10/12 => 10/12 | 2025-12-10
before review on 15/12 => before review on 15/12 | 2025-12-15
by Tuesday => Tuesday | 2025-12-09
by next Monday => next Monday | 2025-12-08
by this Friday => this Friday | 2025-12-05
by Monday morning => Monday morning | 2025-12-08
by 5pm tomorrow => 5pm tomorrow | 2025-12-03
by noon on Thursday => noon on Thursday | 2025-12-04
by the end of this week => the end of this week | 2025-12-05
by end of next week => end of next week | 2025-12-12
end of week => end of week | 2025-12-05
by month end => month end | 2025-12-31
by mid January => mid January | 2026-01-20
by early January => early January | 2026-01-10
in January => in January | 2026-01-31
by January => January | 2026-01-31
by end of Jan => end of Jan | 2026-01-31
before Christmas => before Christmas | 2025-12-24
by Xmas => Xmas | 2025-12-25
before the new year => before the new year | 2025-12-31
by 2nd Jan => 2nd Jan | 2026-01-02
by Wed 14th => Wed 14th | 2026-01-14
by 17th Dec 25 => 17th Dec 25 | 2025-12-17
by 17 December, 2025 => 17 December, 2025 | 2025-12-17
over the weekend => over the weekend | 2025-12-07
before the weekend => before the weekend | 2025-12-05
within the next 7 days => within the next 7 days | 2025-12-09
within one week => within one week | 2025-12-09
in a week's time => in a week's time | 2025-12-09
in a fortnight => in a fortnight | 2025-12-16
a week today => a week today | 2025-12-09
in two weeks' time => in two weeks' time | 2025-12-16
within three working days => within three working days | 2025-12-05
within 1 month => within 1 month | 2026-01-02
for next supervision => next supervision | -
at next supervision => at next supervision | -
by our next session => our next session | -
by next core group (11/12) => next core group (11/12) | 2025-12-11
before the RCPC => before the RCPC | -
before discharge from hospital => before discharge | -
by the child protection conference => the child protection conference | -
prior to the legal planning meeting on 8 December => prior to the legal planning meeting on 8 December | 2025-12-08
before her next visit => before her next visit | -
on next home visit => next home visit | -
before court on the 12th => before court on the 12th | 2025-12-12
on 4/12 => 4/12 | 2025-12-04
on 4/12 and 11/12 => 4/12 and 11/12 | 2025-12-11
on 4 and 11 December => 4 and 11 December | 2025-12-11
no later than 8 Dec => 8 Dec | 2025-12-08
on or before 8 December => 8 December | 2025-12-08
deadline 8.12.25 => 8.12.25 | 2025-12-08
fortnightly until the review => fortnightly until the review | -
weekly for six weeks => weekly for six weeks | 2026-01-13
daily visits this week => this week | 2025-12-05
each Monday => each Monday | -
every 4 weeks => every 4 weeks | -
monthly => monthly | -
2 weeks => 2 weeks | 2025-12-16
Next supervision => Next supervision | -
core group => core group | -
Immediately => - | -
when he is ready => - | -
in the near future => - | -
at the earliest opportunity => - | -
ongoing, no end date => - | -
N/A => - | -
in a timely manner => - | -
at some point => - | -
"""

SESSIONS = {"WEDNESDAY": date(2026, 2, 11), "TUESDAY": date(2025, 12, 2)}


def examples() -> list[tuple[str, date, str | None, date | None]]:
    """Every example: phrase, session date, due text, due date."""
    found = []
    for name, block in (("WEDNESDAY", WEDNESDAY), ("TUESDAY", TUESDAY)):
        for line in block.strip().splitlines():
            phrase, answer = line.split(" => ")
            due, day = (part.strip() for part in answer.split(" | "))
            found.append(
                (
                    phrase,
                    SESSIONS[name],
                    None if due == "-" else due,
                    None if day == "-" else date.fromisoformat(day),
                )
            )
    return found


def held_out(index: int) -> bool:
    """Whether the example at this place is one of the third that is kept aside."""
    return index % 3 == 2
