"""A document becomes findings: people first, then actions and dates, then evidence by cues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recordqa.detect.evidence import CueDetector
from recordqa.detect.evidence_model import read_evidence
from recordqa.detect.plain import plain_segments
from recordqa.detect.private_matters import PrivateMatters
from recordqa.packs import Pack
from recordqa.types import Document, Findings

__all__ = ["detect"]


@lru_cache(maxsize=16)
def _cues(pack: Pack) -> CueDetector:
    return CueDetector(pack.criteria, pack.language)


@lru_cache(maxsize=16)
def _private(pack: Pack) -> PrivateMatters:
    return PrivateMatters(pack.language)


def detect(document: Document, pack: Pack, *, not_names: Sequence[str] = ()) -> Findings:
    """Everything that bears on the pack's criteria, and every piece of personal data.

    ``not_names`` adds to the pack's list of words that are never a person.
    """
    from recordqa.detect.actions import find_actions
    from recordqa.detect.dates import find_dates
    from recordqa.detect.follow_up import find_follow_ups
    from recordqa.detect.next_session import find_next_sessions
    from recordqa.detect.parties import find_parties
    from recordqa.detect.personal_data import find_personal_data
    from recordqa.detect.sign_off import find_sign_offs

    metadata = document.record.metadata
    personal_data = find_personal_data(
        document, known_names=metadata.known_names, not_names=(*pack.not_names, *not_names)
    )
    people = tuple(p for p in personal_data if p.entity == "PERSON")
    dates = find_dates(document, metadata)
    supervisor, supervisee = find_parties(document, metadata, people)
    plain = plain_segments(document, personal_data)
    readings = read_evidence(document, plain)
    read = {r.segment: r.rungs["actions"][1] for r in readings}
    return Findings(
        evidence=_cues(pack).find(document, plain),
        personal_data=personal_data,
        actions=find_actions(document, people, dates.session, read),
        follow_ups=find_follow_ups(document),
        sign_offs=find_sign_offs(document, people),
        next_sessions=find_next_sessions(document, dates.session),
        dates=dates,
        supervisor=supervisor,
        supervisee=supervisee,
        private_matters=_private(pack).find(plain),
        readings=readings,
    )
