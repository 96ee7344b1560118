"""The small version of ``benchmarks/people.py``: development records, so that a change for the worse shows."""

from __future__ import annotations

import pytest

from benchmarks.people import ours, own_passages, own_texts, score

pytestmark = pytest.mark.model


def test_people_on_the_development_records_in_every_case() -> None:
    items = list(own_texts(own_passages("dev"), ["normal", "lower", "capitals"], 1))
    assert len(items) >= 100
    result = score(items, [ours(item) for item in items])
    normal = result["recall normal"]["all"][0]
    assert result["recall normal"]["child"][0] >= 0.98
    assert normal >= 0.985
    for case in ("normal", "lower", "capitals"):
        # Each case within two points of the usual one, and few false names in any.
        assert result[f"recall {case}"]["all"][0] >= normal - 0.02
        assert result[f"precision {case}"]["all"][0] >= 0.95
        assert result[f"role {case}"]["all"][0] >= 0.80
