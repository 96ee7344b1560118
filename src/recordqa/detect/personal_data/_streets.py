"""The words that addresses are made of: kinds of street, of house, of site; and the small grammar of them.

Everything here is a piece of a regular expression or a set of folded words; ``address`` puts it together.
"""

from __future__ import annotations

import re

#: What a street's name ends in, when a number stands before it.
TYPES = (
    r"street|houses|st|str|road|rd|lane|ln|close|cl|clo|avenue|ave|av|aven|drive|dr|drv|way|wy|court|ct|crt"
    r"|crescent|cres"
    r"|cresc|gardens|gdns|gdn|grove|gr|grv|place|pl|terrace|terr|ter|tce|walk|wlk|rise|mews|square|sq"
    r"|hill|fold|row"
    r"|view|gate|green|grn|croft|brow|bank|parade|pde|path|meadow|meadows|wharf|quay|quays|yard|mount|mt"
    r"|parkway"
    r"|boulevard|blvd|garth|ridge|heights|hts|park|pk|vale|dene|common|end|bridge|house|lodge|cottages"
    r"|cottage"
    r"|cott|villas|villa|circus|approach|wynd|nook|chase|broadway|promenade|prom|field|fields|orchard"
    r"|copse|heath"
    r"|moor|mill|bottoms|passage|alley|arcade|loop|link|links|loke|hollow|dell|glade|spinney|maltings|paddock"
    r"|paddocks|pastures|pasture|drove|causeway|esplanade|embankment|crossing|corner|lea|leas|leys|mead|oval"
    r"|quadrant|strand|brae|vennel|royd|ginnel|snicket|stile|dale|glen|point|reach|shore|sands|steps|cut"
    r"|precinct"
    r"|lawn|lawns|side|lands|knoll|dingle|shaw|hey|rigg|gables|coppice|covert|curve|cottages|beck"
    r"|burn|wood|woods|mansions|buildings|bldgs|towers|tower|barns|barn|farm|acre|acres|ings|holme"
    r"|warren"
)
#: Those that stand for a street without any doubt, whatever is before them.
SURE_TYPES = (
    r"street|road|lane|close|avenue|drive|court|crescent|gardens|gdns|grove|terrace|tce|walk|mews|rd|ave"
    r"|cres|ln"
    r"|way|rise|place|square|view|st|parade|hill|mount|fold|croft|green|row|bank|gate"
)
#: In small letters, with a number before, no cue is needed for these.
PLAIN_TYPES = r"street|road|avenue|crescent|grove|gardens|gdns|terrace|mews|lane|rd|ave"
HOUSES = (
    r"house|court|lodge|towers?|heights|point|place|gardens|mansions|buildings?|view|hall|flats|mill"
    r"|wharf|works"
    r"|quay|villas?|bank|apartments?|residence|maltings|chambers|terrace"
)
HOMES = (
    r"cottages?|farm|farmhouse|lodge|barn|bungalow|house|villa|rectory|vicarage|manse|coach house"
    r"|old school house"
    r"|gatehouse|mill|forge|grange|stables|granary|chalet|croft|old post office|old forge"
)
SITES = (
    r"site|caravan site|caravan park|holiday park|park|farm|marina|wharf|basin|moorings|yard"
    r"|travellers['’]? site"
    r"|field|camp|campsite|estate"
)
HOTELS = (
    r"hotel|hostel|inn|lodge|travelodge|premier inn|ibis|britannia|holiday inn|b ?& ?b|bnb|bed and breakfast"
    r"|guest ?house|refuge|foyer|ymca|motel|campanile|novotel|days inn"
)
#: Streets of one word, and what the names of such end in ("4 Quayside", "12 Briggate").
ALONE = frozenset("promenade parade broadway esplanade quayside strand causeway headrow".split())
ENDINGS = (
    *(
        "side",
        "gate",
        "croft",
        "dale",
        "fields",
        "view",
        "mead",
        "bank",
        "garth",
        "royd",
        "thorpe",
        "leys",
        "hurst",
    ),
    *("wood", "lea", "holme", "promenade", "parade", "broadway", "esplanade", "strand", "causeway"),
)
#: Streets whose kind stands first, as in Welsh, French, Polish, Romanian, Italian and their like.
FIRST_TYPES = (
    r"[Hh]eol|[Ff]fordd|[Ll]ôn|[Ll]on|[Ss]tryd|[Rr]hodfa|[Cc]lôs|[Rr]ue|[Aa]venue|[Bb]oulevard|[Vv]ia"
    r"|[Vv]iale|[Pp]iazza"
    r"|[Cc]alle|[Cc]arrer|[Aa]venida|[Rr]ua|[Tt]ravessa|[Ss]trada|[Ss]tr\.|[Aa]leea|[Bb]ulevardul"
    r"|[Uu]l\.|[Uu]lica|[Aa]l\."
    r"|[Oo]s\.|[Rr]ruga|[Uu]litsa|[Vv]ulytsia|[Pp]r\."
)
#: What is counted, and what follows figures in prose: no street begins with them.
NOT_AFTER_NUMBER = frozenset(
    """
    of the on at in out to for and or by with from as is was were are be a an this that his her their our my
    your he she they we it who which when then than but so if not no per up down off over under until till
    since before after about around more less other others further new old good bad very each every all some
    children child young people persons weeks week days day years year months month minutes minute mins min
    hours hour hrs hr sessions session cases case families family visits visit times time calls call meetings
    meeting reviews review siblings boys girls sisters brothers kids beds bed bedroom bedrooms bedroomed miles
    mile points point pages page points staff workers worker referrals referral contacts contact actions
    action records record audits audit plans plan forms form stars percent pounds pence storey floor way
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday am pm year-old
    yr yrs wk wks x nights night consecutive working different separate missed outstanding open unannounced
    long short hearing hearings court had has have will would can could going went half part
    """.split()
)
#: A building of the public: never a home.
PUBLIC = re.compile(
    r"\b(?:hospital|court|centre|center|clinic|surgery|library|church|mosque|temple|school|college"
    r"|nursery|academy"
    r"|office|offices|council|town hall|civic|hub|station|police|cafe|costa|mcdonald|asda|tesco|aldi"
    r"|lidl|morrisons"
    r"|gym|pool|pub|shop|market|university|team|service|services|panel|unit|department)\b",
    re.I,
)
#: Words before that say somebody lives there.
LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|resid(?:es|ing|ed|ence)|home|house|address|moved?|moving"
    r"|moves|rent(?:s|ed|ing)?"
    r"|placed|placement|tenancy|tenant|lodg\w+|carers?|accommodation|accommodated|door ?knock\w*|knocked"
    r"|housed|rehoused"
    r"|flat|bungalow|caravan|from|at|to)\b[^.\n]{0,28}$",
    re.I,
)
STRONG_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|resid(?:es|ing|ed)|home|house|address|moved|tenancy"
    r"|rent(?:s|ed|ing)?"
    r"|door ?knock\w*|knocked|housed|rehoused|accommodated)\b[^.\n\d]{0,22}\b(?:at|to|is|in|on|of)[: ]{1,2}$",
    re.I,
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
SPOKEN = (
    rf"(?:(?:a |one )?hundred(?: and)? (?:{_TENS}(?:[ -]{_ONES})?|{_ONES}|ten|eleven|twelve|\w{{3,5}}teen)"
    rf"|{_TENS}(?:[ -]{_ONES})?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    rf"|eighteen|nineteen)"
)
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)


def like_month(word: str) -> bool:
    """Whether a word is a month's name, cut short or with a letter or two wrong: "3 Marc", "4 Febuary"."""
    low = word.lower().rstrip(".")
    if len(low) < 3:
        return False
    return any(
        month.startswith(low)
        or (len(low) >= 4 and low[0] == month[0] and _apart(low, month) <= 1 + (len(month) > 6))
        for month in _MONTHS
    )


def _apart(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word of the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
