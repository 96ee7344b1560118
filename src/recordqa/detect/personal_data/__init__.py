"""Every span of personal data in a record, through Presidio with recognisers of our own.

One module per entity, each with ``ENTITIES`` and ``recognisers()``; the folder is walked in order and is
the list. Presidio (and the spaCy it imports) is loaded on first use, with no model, and opens no socket.
"""

from __future__ import annotations

from collections.abc import Sequence

from recordqa.types import Document, KnownName, PersonalDatum

__all__ = ["find_personal_data"]


def find_personal_data(
    document: Document, *, known_names: Sequence[KnownName] = (), not_names: Sequence[str] = ()
) -> tuple[PersonalDatum, ...]:
    """Every span of personal data, sorted by start and without overlap.

    Offsets are code points into ``document.text``; ``text`` is exactly that stretch, titles and a
    possessive 's left out. ``known_names`` are certainly names, wherever they stand; ``not_names`` are
    words or phrases that are none. ``person`` links the mentions of one person: "p1", "p2" in order of
    first mention.
    """
    from recordqa.detect.personal_data._quiet_import import no_ipv6_probe

    with no_ipv6_probe():
        from recordqa.detect.personal_data._engine import analyse

    return analyse(document, known_names=known_names, not_names=not_names)
