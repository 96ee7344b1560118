"""What became of last time's actions: done, not done, carried forward, and with what effect."""

from __future__ import annotations

import re

from recordqa.detect.action_items import column_role, is_nothing
from recordqa.detect.action_sections import purpose_of_title, purposes
from recordqa.detect.follow_up_promise import State, kept_promise
from recordqa.detect.sign_off import is_name_line
from recordqa.types.values import Document, FollowUp, Segment

_CARRIED = re.compile(
    r"(?i)\b(?:carr(?:y|ied|ies) (?:it |this |them )?(?:forward|over|fwd|on to)"
    r"|c/?fwd?|c/f|cf|rolled over|goes over to|moved? (?:over )?to next|new date"
    r"|carried|brought forward to|re-?listed for|deferred|postponed|put (?:off|back)|rebooked)\b"
)
_NOT_DONE = re.compile(
    r"(?i)\b(?:not (?:yet )?(?:been )?(?:done|started|begun|completed?|sent|happened"
    r"|booked|received|made|achieved|progressed|written|finished|actioned|gone)"
    r"|(?:has|have|had|did|was|were|is)(?:n['’]t| not)(?: yet)?(?: been)? (?:done"
    r"|started|begun|completed?|sent|happen(?:ed)?|booked|received|made|run|written"
    r"|finished|progressed|actioned|possible|gone|take place|taken place|got|have)"
    r"|not (?:yet )?(?:been )?\w{3,}ed|outstanding|(?:still|is|are|now) overdue|no progress"
    r"|still to (?:be |do"
    r"|book|happen)|yet to|incomplete|unable to|wasn['’]t done|cancelled|missed"
    r"|never|n/?d)\b"
)
_PROGRESS = re.compile(
    r"(?i)\b(?:in progress|on ?going|underway|under way|part(?:ly|ially)? (?:done"
    r"|complete[d]?|met)|half done|started|begun|progressing|awaiting|waiting"
    r"|chased|in hand|continu(?:es|ing)|getting there|better than|still (?:working"
    r"|doing|going))\b"
)
_DONE = re.compile(
    r"(?i)\b(?:done|complete[d]?|closed|achieved|actioned|sent|submitted|finished"
    r"|booked|held|filed|signed|fitted|received|attended|in place|made|met|visited"
    r"|updated|uploaded|gone|happened|took place|taken place|sorted|resolved|got"
    r"|came|reply|seen|spoken|referred|started \d|written|shared|allocated|agreed"
    r"|yes|y|is open|instructed|clear(?:ed)?|arranged|installed|delivered|registered|moved)\b|[✓✔☑]"
    r"|\bhas (?:now )?(?:gone|been \w+ed)\b"
)
_ALL = re.compile(
    r"(?i)^\W*(?:(?:all|most|both|the|last (?:time|session|month)['’]?s?|previous"
    r"|january['’]s|outstanding|any)\s+(?:of\s+)?)*(?:the\s+)?(?:\w+['’]s\s+)?"
    r"(?:previous |last |outstanding |agreed )?(?:actions?|tasks|items|minutes"
    r"|notes)(?: (?:from|of|agreed) [\w' ]{1,40}?)?\s*(?:(?:were|are|have been"
    r"|was|has been|had been|all|now|both|mostly|largely|and|,)\s+)*(?:reviewed|completed?|done"
    r"|discussed|agreed|actioned|achieved|met|closed|followed up|checked|considered|updated"
    r"|looked (?:at|over)|gone (?:through|over)|talked (?:through|about)|worked through|revisited"
    r"|up to date|on track)\b"
    r"|^\W*(?:all|everything)(?: (?:is|was|has been|have been|now|actions?))*\s+"
    r"(?:completed?|done|reviewed|achieved|actioned|met|up to date)\b|^\W*(?:actions )?(?:reviewed"
    r"|discussed|checked|looked at|gone through|considered)"
    r"(?:,? (?:and|&) (?:agreed|updated|completed?|reviewed|discussed|checked|noted))?"
    r"(?: (?:together|today|in session|in full))?\W*$|^\W*(?:completed?|discussed"
    r"|all|yes|ok|done)\W*$|\bwe (?:(?:have |had )?(?:went|gone|looked|go|ran|run|talked) (?:back )?"
    r"(?:over|through|at|on)|reviewed|discussed|checked|revisited) (?:the |all |of |our |last \w+['’]s "
    r"|previous |agreed )*(?:actions|what (?:was|we|had been)(?: had)?(?: all)? agreed|last time)\b"
    r"|\b(?:all|most|some|many|half) (?:of )?(?:the |our )?(?:\w+ )?actions (?:from|agreed|of|set)\b"
    r"|^\W*(?:we |i )?(?:have |had )?(?:just |briefly |quickly )?(?:went|gone|looked|ran|going) (?:back )?"
    r"(?:over|through|at) (?:the |our |all |of )*(?:old|last|previous|past|existing)\s(?:\w+['’]s )?"
    r"(?:actions|tasks|list)\b"
    r"|^\W*(?:previous|old|last)(?: \w+['’]s)? (?:actions|tasks) (?:were |was |all )?(?:gone|looked"
    r"|talked|run) "
    r"(?:through|over|at)\b"
    r"|^\W*(?:all|both|none|one|two|three|four|five|most|half|\d) (?:but one )?(?:of (?:the |our )?(?:\w+ )?)"
    r"(?:actions|things|tasks|points|jobs) (?:from|agreed|set|we (?:agreed|set))\b"
)
_CONSEQUENCE = re.compile(
    r"(?i)\b(?:because|as (?:he|she|they|mum|dad|the|it|a|there)|so (?:that )?"
    r"(?:he|she|they|it|we|the|mum|dad|her|his|now|has|is|\w+ (?:is|has|can|now))"
    r"|which (?:has|means|meant)|since then|result(?:ed|ing|s)?|now (?:has|have"
    r"|is|in|on|goes|sleeps|able|attends|back)|due to|owing to|waiting (?:on|for"
    r"|list)|cancelled|lost|off sick|sick(?:ness)?|on leave|no reply|not reply"
    r"|didn['’]t|wouldn['’]t|could ?n['’]t|was (?:in|away|down|off|closed|vacated)"
    r"|unable|settled|happier|better|worse|upset|relieved|safer|calmer|improved"
    r"|gone (?:from|up|down)|went from|first time|made a difference|helped|enjoy\w*"
    r"|found that|brought out|used it|using (?:it|them)|is (?:now )?(?:using|attending"
    r"|going|sleeping|eating)|can now|no longer|hasn['’]t|any ?more|means (?:that"
    r"|he|she|they)|hasn|only \w+ said|told us|said (?:that )?(?:he|she|it)|mattered"
    r"|matters|funding|refused|declined|moved)\b"
)
_PROSE = re.compile(
    r"(?i)\b(?:we (?:had )?agreed last (?:time|month|supervision|session)|last time['’]s "
    r"(?:actions?|plan|referral)|(?:agreed|set|asked|actions?) (?:at|in|from) "
    r"(?:our |the )?last (?:time|supervision|session|meeting)|previous(?:ly)? agreed"
    r"|(?:the )?actions? from (?:last|the|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|last (?:month|session"
    r"|supervision)['’]s (?:actions?|plan)"
    r"|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)['’]s actions|actions? (?:from|agreed) (?:last|previous)"
    r"|carried forward from|previous actions?|outstanding from last"
    r"|last actions|(?:went|gone|looked) (?:over|through|at) (?:the |our )?(?:old|past) actions"
    r"|(?:actions|things|tasks|points|jobs) from (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)|(?:looked|went|going|gone) back (?:over|at|on"
    r"|through) (?:the |our )?actions"
    r"|what (?:was|we|had been)(?: had)? agreed (?:in (?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|last|at the last|at our last|previously))\b"
)
_LEAD = re.compile(
    r"(?i)^\W*(?:last time(?:['’]s actions?)?|from (?:last time|(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|december))"
    r"|previous actions?|actions? (?:from )?last time)\b\s*(?:\([^)]*\))?\s*[:.\-–]"
    r"|^\W*of (?:the |our |my )?(?:\w+ )?(?:(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?:['’]s)?|last (?:time|month|session)(?:['’]s)?|previous|old) "
    r"(?:\w+ )?(?:actions?|tasks|things|points|jobs|list|three|four|five)\s*[,:]"
    r"|^\W*(?:last (?:month|time|session|supervision)|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december))['’]s (?:actions?|tasks|two|three|four|five|six|list"
    r"|jobs)\s*[:,–-]"
    r"|^\W*actions? (?:from|since) (?:last time|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\s+(?:the|my|her|his|our|number|first)\b"
)
#: A dictated list goes on by counting: "the second one the letter …".
_COUNTED = re.compile(
    r"(?i)^\W*(?:and )?(?:the )?(?:second|third|fourth|fifth|next|last|other|final)(?: one| action)\b"
    r"|^\W*(?:number|action) (?:two|three|four|five|\d)\b"
)
#: The review itself is put off: nothing is said of what became of the actions.
_PUT_OFF = re.compile(
    r"(?i)\bactions?\b[^.;]{0,60}\b(?:to be|will be|need to be|needs to be|should be)\s+(?:\w+ly\s+)?"
    r"(?:reviewed|gone (?:through|over)|looked at|discussed|updated|picked up|checked|covered|revisited)\b"
    r"|\b(?:we |I )?(?:will|['’]ll|to) (?:go (?:through|over)|review|look at|pick up|revisit|come back to) "
    r"(?:the |these |those |last \w+['’]s |previous |all )*(?:actions|them)\b"
    r"|\bactions?\b[^.;]{0,60}\b(?:was|were|have|has|are)(?: not|n['’]t)(?: yet)?(?: been)? (?:reviewed"
    r"|discussed|looked at|gone (?:through|over)|covered|considered|revisited|checked)\b"
    r"|\b(?:didn['’]?t|did not) (?:get|manage|have time) (?:round )?to\b"
)


def find_follow_ups(document: Document) -> tuple[FollowUp, ...]:
    """Each item of last time with what became of it, in reading order.

    A statement about them all ("actions reviewed") has the state "reviewed"; an item of which
    nothing is said is "unanswered". ``consequence``: its effect or the reason for delay is told.
    """
    about = purposes(document)
    found: list[FollowUp] = []
    continued: int | None = None
    content = list(document.content())
    for segment in content:
        text = segment.text
        under = about.get(segment.index) == "previous" or _previous_row(segment)
        if segment.label is not None and purpose_of_title(segment.label) == "previous":
            under = True
        if _LEAD.match(text) or (found and segment.index - found[-1].segment <= 4 and _COUNTED.match(text)):
            continued = segment.paragraph
        if continued is not None and segment.paragraph != continued:
            continued = None
        inside = under or continued is not None
        if not inside and (kept := kept_promise(segment, content)) is not None:
            found.append(kept)
            continue
        if not inside and not _PROSE.search(text):
            continue
        if about.get(segment.index) == "heading":
            continue
        if not re.search(r"[^\W\d_]{3}", text) or is_nothing(text) or is_name_line(text):
            continue
        if segment.kind == "field" and segment.value is None:
            continue
        if _PUT_OFF.search(text):
            continue
        if under and (ticked := _ticked(document.text, segment)) is not None:
            found.append(ticked)
            continue
        several = _listed(segment, inside)
        if several:
            found += several
            continue
        made = _read(segment, inside)
        if made is None:
            continue
        last = found[-1] if found else None
        if _goes_with_last(segment, made, last, content):
            assert last is not None
            found[-1] = FollowUp(
                last.start,
                last.end,
                last.text,
                last.segment,
                _later(last, made),
                last.consequence or made.consequence or _tells_more(text),
            )
            continue
        found.append(made)
    return tuple(found)


_TICK = re.compile(r"[✓✔☑✅]")
_CROSS = re.compile(r"[✗✘☒❌]")


def _ticked(whole: str, segment: Segment) -> FollowUp | None:
    """An item with a tick or a cross for its mark, which stands before the segment."""
    mark = whole[max(0, segment.start - 6) : segment.start].rsplit("\n", 1)[-1]
    text = segment.text
    if segment.kind == "table_row":
        return None
    state: State = "done" if _TICK.search(mark) else "not_done" if _CROSS.search(mark) else "unanswered"
    if state == "unanswered":
        return None
    said = _after_state(text)
    told = said != text and (bool(_CONSEQUENCE.search(said)) or len(said.split()) >= 2)
    return FollowUp(segment.start, segment.end, text, segment.index, state, told)


def _listed(segment: Segment, inside: bool = False) -> list[FollowUp]:
    """One sentence that goes through several items: "the letter is done, the visit is carried over"."""
    if segment.kind == "table_row":
        return []
    text = segment.text
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if segment.kind == "field" and segment.value is not None:
        begin = segment.value.start - segment.start
    answered = _ANSWERED_SHORTLY if inside else _ANSWERED
    pieces: list[tuple[int, int]] = []
    for cut in [*_COMMA.finditer(text, begin), None]:
        end = cut.start() if cut is not None else len(text)
        piece = text[begin:end]
        if answered.search(piece):
            pieces.append((begin, end))
        elif pieces:
            pieces[-1] = (pieces[-1][0], end)  # a reason or an effect of the item before it
        if cut is not None and (pieces or not answered.search(text[begin : cut.start()])):
            begin = cut.end()
    if len(pieces) < 2:
        return []
    found: list[FollowUp] = []
    for left, right in pieces:
        said = text[left:right].rstrip(" .;,")
        state = _state(said, True)
        if state in (None, "reviewed", "unanswered"):
            return []
        told = bool(_CONSEQUENCE.search(said)) or _words_beyond(said) >= _ENOUGH
        at = segment.start + left
        found.append(FollowUp(at, at + len(said), said, segment.index, state or "unanswered", told))
    return found


_COMMA = re.compile(
    r"[,;]\s+(?:and\s+|but\s+)?|\.\s+(?=[A-Z])"
    r"|\s+(?:and|but)\s+(?=(?:the|my|her|his|our)\s[\w'’ -]{2,40}?\s(?:is|was|has|have|were)\b)"
)
#: "The X is done": an item with its own state, not a further remark.
_ANSWERED = re.compile(
    r"(?i)^\W*(?:and |but )?(?:the|my|her|his|our|their|[\w'’]+['’]s)\s[\w'’ -]{2,60}?\s(?:is|are|was"
    r"|were|has been|have been"
    r"|hasn['’]t been|wasn['’]t|isn['’]t|has|have)\s(?:now |all |both |still |not |not yet |yet to be )*"
    r"(?:done|completed?|finished|sent|booked|carried|outstanding|overdue|gone|held|closed|made|written"
    r"|signed|started|in progress|in hand|in place|under ?way|open|put (?:off|back)|over|sorted|been \w+ed"
    r"|moved|arranged)\b"
)
#: Under last time's actions also "passport done, bike not done".
_ANSWERED_SHORTLY = re.compile(
    rf"{_ANSWERED.pattern}|^\W*(?:and |but )?[\w'’/ -]{{2,50}}?\s(?:[-–]\s)?(?:not (?:yet )?)?(?:done"
    r"|completed?|sorted|outstanding|carried (?:over|forward)|c/f)(?=\W|$)"
)


def _tells_more(text: str) -> bool:
    return len(text.split()) >= 6


def _paragraph_of(last: FollowUp, content: list[Segment]) -> int | None:
    return next((s.paragraph for s in content if s.index == last.segment), None)


def _later(last: FollowUp, more: FollowUp) -> State:
    return more.state if last.state == "unanswered" and more.state != "reviewed" else last.state


def _goes_with_last(segment: Segment, made: FollowUp, last: FollowUp | None, content: list[Segment]) -> bool:
    """A further sentence about the item before it, in the same paragraph: its effect or reason."""
    if last is None or segment.kind == "table_row" or last.state == "reviewed":
        return False
    if len(segment.text.split()) <= 2 and segment.index == last.segment + 1:
        return True  # "Carried." after the item it is about
    if segment.kind == "list_item":
        return segment.paragraph == _paragraph_of(last, content) and segment.index - last.segment <= 4
    if segment.kind != "sentence" or made.state == "reviewed":
        return False
    before = next((s for s in content if s.index == last.segment), None)
    if before is None or before.paragraph != segment.paragraph or segment.index - last.segment > 4:
        return False
    if (
        last.state == "unanswered"
        and made.state != "unanswered"
        and re.match(
            r"(?i)\W*(?:done|not done|completed?|outstanding|carried|(?:that|this|it|he|she|you|i|they|both) "
            r"(?:is|was|has|have|did|are|were)\b)",
            segment.text,
        )
    ):
        return True
    named = re.match(r"[^.:]{2,60}(?::|\s[–-])\s", segment.text)
    return named is None and made.state == "unanswered"


def _previous_row(segment: Segment) -> bool:
    columns = [c.column for c in segment.cells if c.column]
    return any(purpose_of_title(c) == "previous" for c in columns)


def _read(segment: Segment, inside: bool) -> FollowUp | None:
    text = segment.text
    said = text
    if segment.kind == "table_row":
        status = [
            c.text for c in segment.cells if c.column and column_role(c.column) in ("status", "outcome")
        ]
        if not [c for c in segment.cells if re.search(r"[^\W\d_]{2}", c.text)]:
            return None
        said = " ".join(s for s in status if s.strip()) if status else text
        if status and not said.strip():
            return FollowUp(segment.start, segment.end, text, segment.index, "unanswered")
    elif segment.kind == "field" and segment.value is not None:
        said = segment.value.text
    state = _state(said if segment.kind != "list_item" else text, inside)
    if state is None:
        return None
    if state == "reviewed":
        return FollowUp(segment.start, segment.end, text, segment.index, "reviewed")
    told = bool(_CONSEQUENCE.search(_after_state(said))) or _words_beyond(_after_state(said)) >= _ENOUGH
    return FollowUp(segment.start, segment.end, text, segment.index, state, told and state != "unanswered")


#: So many words beyond "done 3/4" say more than that it was done.
_ENOUGH = 6


def _words_beyond(answer: str) -> int:
    """How many words follow the word that tells the state."""
    ends = [m.end() for p in (_CARRIED, _NOT_DONE, _DONE, _PROGRESS) if (m := p.search(answer)) is not None]
    return len(re.findall(r"[^\W\d_]{2,}", answer[min(ends) :])) if ends else 0


def _after_state(text: str) -> str:
    """The words beyond the item's name and the bare word for its state."""
    cut = re.search(r"(?::|\s[–—-])\s", text)
    return text[cut.end() :] if cut else text


def _state(said: str, inside: bool) -> State | None:
    if _ALL.search(said) and len(said.split()) <= 26:
        return "reviewed"
    answer = _after_state(said)
    for text in (answer, said) if answer != said else (said,):
        if _CARRIED.search(text):
            return "carried"
        order: tuple[tuple[State, re.Pattern[str]], ...] = (
            ("not_done", _NOT_DONE),
            ("done", _DONE),
            ("in_progress", _PROGRESS),
        )
        places = [
            (match.start(), rank, state)
            for rank, (state, pattern) in enumerate(order)
            if (match := pattern.search(text)) is not None
        ]
        if places:
            return min(places)[2]
    return "unanswered" if inside else None
