"""PERSON: our own. Presidio's names come from a language model, which costs more than the whole check and
misses children's names of half the origins; ``recordqa.detect.people`` knows these records' fields,
tables and phrases.
"""

from __future__ import annotations

from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from recordqa.detect.people import find_people
from recordqa.detect.personal_data._context import Hit, result_of

ENTITIES = ("PERSON",)


class PersonRecogniser(EntityRecognizer):
    """Every mention of a person, with role and number in the result's metadata."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], supported_language="en")

    def load(self) -> None:
        """Nothing to load: the word lists are read on first use."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's way in; what the user gave comes with the artifacts."""
        mentions = find_people(
            text,
            taken=getattr(nlp_artifacts, "taken", ()),
            known=getattr(nlp_artifacts, "known", ()),
            not_names=getattr(nlp_artifacts, "not_names", ()),
            cells=getattr(nlp_artifacts, "cells", ()),
        )
        return [
            result_of(self, "PERSON", Hit(m.start, m.end, m.confidence, m.why), role=m.role, person=m.person)
            for m in mentions
        ]


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [PersonRecogniser()]
