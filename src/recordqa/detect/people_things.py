"""Names that the text itself says are an animal's, a toy's or a boat's: nobody's personal data.

"His rabbit, Stanley", "Tyson is the dog", "Bella (hamster)", "a bear called Mr Snuffles".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recordqa.detect.people_sources import Claim
from recordqa.detect.people_tokens import Page

_ANIMAL = (
    "dog|puppy|pup|cat|kitten|rabbit|bunny|hamster|gerbil|guinea[ -]pigs?|budgie|parrot|cockatiel|goldfish"
    "|tortoise|snake|lizard|bearded dragon|gecko|ferret|rat|pony|horse|donkey|chicken|hen|terrier|spaniel"
    "|lurcher|whippet|greyhound|labrador|labradoodle|cockapoo|cavapoo|collie|alsatian|rottweiler|staffie|staffy"
    "|husky|pug|chihuahua|xl bully|teddy|teddy bear|doll|dolly|puppet|soft toy|cuddly toy|squishmallow"
    "|narrowboat|boat|caravan|campervan"
)
_CALLED = "called|named|name[’']?s|known as"
_WHOSE = "the|a|her|his|their|our|my|mum[’']s|dad[’']s"
_BEFORE = re.compile(rf"\b(?:{_ANIMAL})s?,?(?: is| was)? (?:{_CALLED})(?: (?:mr|mrs|miss))? $", re.I)
#: "His rabbit, Stanley, …": between two commas, so that no list begins there.
_BETWEEN = re.compile(rf"\b(?:his|her|their|family|pet|mum[’']s|dad[’']s) (?:[a-z]+ )?(?:{_ANIMAL}), $", re.I)
_COMMA = re.compile(r"^[,.)]")
#: A dog walker is a person.
_PEOPLE = "walk|sit|groom|breed|handl|train|bite|own|shelter|warden"
_AFTER = re.compile(
    rf"^(?: (?:(?:is|was|being) )?(?:{_WHOSE})(?: [a-z]+)? (?:{_ANIMAL})\b(?![ -](?:{_PEOPLE}))"
    rf"| ?\((?:(?:{_WHOSE}|family) )?(?:[a-z]+ )?(?:{_ANIMAL})\))",
    re.I,
)
_PAIR = re.compile(rf"^(?: (?:and|&|\+) \w+)?\. (?:Those|They) are (?:the|her|his|their) (?:{_ANIMAL})", re.I)


def things(page: Page) -> set[int]:
    """The indexes of tokens that name an animal or a thing, wherever else in the text they stand."""
    if not re.search(rf"\b(?:{_ANIMAL})", page.text, re.I):
        return set()
    told: set[str] = set()
    for token in page.tokens:
        if token.case == "low" and not page.quiet:
            continue
        after = page.text[token.end : token.end + 60]
        before = page.text[max(0, token.start - 40) : token.start]
        set_off = _BETWEEN.search(before) and _COMMA.match(after)
        if set_off or _AFTER.match(after) or _PAIR.match(after) or _BEFORE.search(before):
            told.add(token.low)
    return {index for index, token in enumerate(page.tokens) if token.low in told}


_CLOSED = re.compile(r"(?:[’']s)?\s*(?:[.,;:?!)(\n]|$)")


def with_article(page: Page, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without words that only ever stand as "the Evelina.": a ward, a car, a stadium.

    "The Hassan case" and "the Hassans" stay, and so does any word that stands without "the" elsewhere.
    """
    every = list(claims)
    bare = {
        page.tokens[claim.first].low
        for claim in every
        if not claim.first or page.tokens[claim.first - 1].low != "the"
    }
    return [
        claim
        for claim in every
        if page.tokens[claim.first].low in bare
        or page.tokens[claim.last].low.endswith("s")
        or not _CLOSED.match(page.text, page.tokens[claim.last].end)
    ]
