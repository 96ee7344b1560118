"""POSTCODE: Presidio's class with a wider pattern. The predefined one (base score 0.1) refuses C, I, K,
M, O and V in the last two letters, which mistyped and invented postcodes have. In capitals it stands by
itself; in small letters it must begin with a postcode area that exists, or have an address or the label
near. BFPO numbers are ours. The outward half alone (S20) is none: it names a town.
"""

from __future__ import annotations

import re
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import UkPostcodeRecognizer

from recordqa.detect.personal_data._anchors import keys, lines_of, mixed_starts, starts
from recordqa.detect.personal_data._context import Hit, before, by_line, other_thing, rejudged

ENTITIES = ("POSTCODE",)
_WIDE = Pattern(
    "UK postcode, any inward letters", r"\b[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?[ \t]{0,2}[0-9][A-Z]{2}\b", 0.1
)
_FORCES = Pattern("British forces post office", r"\bB\.?F\.?P\.?O\.? ?[0-9]{1,4}\b", 0.5)
_SHAPE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z0-9]?[ \t]{0,2}\d[A-Za-z]{2}|(?i:b\.?f\.?p\.?o|gir ?0)")
_FORCES_KEYS = keys("b bfpo gir")
_LABEL = re.compile(r"\b(?:post ?|p[/. ]?)code(?: ?(?:is|was|of|area))?[ \t:|=(–-]{0,4}$|\bpc ?[:|] ?$")
_NEAR = re.compile(
    r"post ?code|address|\b(?:lives?|living|moved|home|lodging|placement) |\b(?:road|street|lane|close|avenue"
    r"|drive|court|way|place|rise|gardens|grove|crescent|terrace|walk|mount|view|fold|house|flat"
    r"|st|rd|ave|ln|cl|dr|cres|gr)\b"
)
#: "2nd", "4pm", "5th", "2gb": what a model, a set or a time ends in.
_TIMES = re.compile(r"[0-9](?:am|pm|th|st|nd|rd|gb|mb|tb|kg|hr|lb|pp)$")
_INWARD = re.compile(r"\d[abd-hjlnp-uw-z]{2}$")
#: The postcode areas of the United Kingdom and the islands.
_AREAS = frozenset(
    """
    ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex
    fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne
    ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq
    tr ts tw ub w wa wc wd wf wn wr ws wv yo ze
    """.split()
)


class Postcode(UkPostcodeRecognizer):
    """Postcodes."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """Presidio's finding, judged by its letters and what stands before."""
        predefined = super().analyze
        places = sorted({*mixed_starts(text), *starts(text, _FORCES_KEYS)})
        likely = lines_of(text, [at for at in places if _SHAPE.match(text, at)])
        results = by_line(lambda line: predefined(line, entities, nlp_artifacts, regex_flags), text, likely)
        return rejudged(self, results, (self._judge(text, r) for r in results))

    @staticmethod
    def _judge(text: str, result: RecognizerResult) -> Hit | None:
        code = text[result.start : result.end]
        low = code.lower()
        lead = before(text, result.start, 60)
        label = bool(_LABEL.search(lead))
        near = label or bool(_NEAR.search(lead))
        area = re.split(r"\d", low, maxsplit=1)[0]
        sure = Hit(result.start, result.end, 0.95, "context:address")
        if label or area.startswith(("gir", "bf", "b.f")):
            return sure
        if _TIMES.search(low) or (other_thing(lead) and not near):
            return None
        if area not in _AREAS and not (near or (len(area) == 2 and code.isupper() and " " in code)):
            return None
        if not code.isupper() and not near and not (area in _AREAS and " " in code and _INWARD.search(low)):
            return None
        if " " not in code and not near and len(code) < 6:
            return None
        return sure if near else Hit(result.start, result.end, 0.85, "pattern")


def recognisers() -> list[EntityRecognizer]:
    """The recogniser of this module."""
    return [Postcode(patterns=[_WIDE, _FORCES], supported_entity="POSTCODE")]
