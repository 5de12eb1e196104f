"""The words of targets: units, bounds, months, and how last year and the year's end are called.

All patterns are for folded text: lower case, single spaces, `-` for every dash and minus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nsvh_dash.model.indicator import Direction, Measure
from nsvh_dash.model.target import Milestones


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?"
SIGNED = rf"[-+]? ?{NUMBER}"
WORDS = r"(?:%|[^\W\d_]+\.?(?: [^\W\d_]+\.?)*?)"
"""A unit or a noun, as few words of it as the rest of the pattern allows."""

UNITS: dict[Measure, dict[str, float]] = {
    Measure.PERCENT: dict.fromkeys(("procent", "%"), 1.0),
    Measure.COUNT: dict.fromkeys(("stycken", "styck", "st"), 1.0),
    Measure.MINUTES: dict.fromkeys(("minuter", "minut", "min"), 1.0),
    Measure.MONTHS: dict.fromkeys(("månader", "månad", "mån"), 1.0),
    Measure.DAYS: dict.fromkeys(("dagar", "dag", "dygn"), 1.0),
    Measure.HOURS: dict.fromkeys(("timmar", "timme", "tim", "h"), 1.0),
    Measure.INDEX: dict.fromkeys(("indexenheter", "index", "poäng"), 1.0),
    Measure.TKR: {"tkr": 1.0, "tusen kronor": 1.0, "mnkr": 1000.0, "mkr": 1000.0, "miljoner kronor": 1000.0},
}
"""The units of each measure, its name first, and what a number in them is multiplied by."""
POINTS = dict.fromkeys(("procentenheter", "procentenhet"), 1.0)
"""The unit of a difference between two percentages."""

_AT_LEAST = "minst|lägst|som lägst|åtminstone|inte under|≥|>=|=>|eller mer|eller fler|eller högre|eller längre"
_ABOVE = ">|över|mer än|fler än|högre än|större än|längre än"
_AT_MOST = (
    "högst|max|max.|maximalt|som mest|upp till|inte över|inte mer än|≤|<=|=<|"
    "eller mindre|eller färre|eller lägre|eller kortare"
)
_BELOW = "<|under|mindre än|färre än|lägre än|kortare än"
BOUNDS: dict[str, tuple[Direction, bool]] = {
    word: (direction, strict)
    for words, direction, strict in (
        (_AT_LEAST, Direction.UP, False),
        (_ABOVE, Direction.UP, True),
        (_AT_MOST, Direction.DOWN, False),
        (_BELOW, Direction.DOWN, True),
    )
    for word in words.split("|")
}
"""What a bound says: which way is better, and whether equality does not do."""

VERB = r"(?:(?:ök|höj|minsk|sänk)(?:a|ar|as|er|s|ning))"
MORE = r"(?:fler|mer|mera|högre|större|längre|färre|mindre|lägre|kortare)"
UPWARD = ("+", "ök", "höj", "fler", "mer", "högre", "större", "längre")
"""How a word for more begins; other verbs and comparatives mean less."""
CEILING = ("högst", "max", "maximalt", "som mest")
CHANGE_BOUND = "(?:minst|åtminstone|högst|maximalt|max|som mest)"

COMPARED = r"(?:i jämförelse med|jämfört med|än|mot)"
LAST_YEAR = (
    r"(?:(?:samma (?:period|tid)|motsvarande period) )?"
    r"(?:(?:fg\.?|föreg\.?|föregående|förra) år(?:et)?|i fjol|fjolåret|året (?:före|innan)|(?P<base>\d{4}))"
)
NEW_YEAR = r"(?:vid )?(?:årets (?:början|ingång|start)|(?:föregående )?årsskifte(?:t)?|nyår)"
DURING_THE_YEAR = (
    r"(?:under (?:hela )?året|(?:på|för) (?:hela )?året|på helåret|för helåret|per år|(?:under|för|på) (?P<year>\d{4}))"
)
AT_YEAR_END = (
    r"(?:vid (?:årets slut|utgången av året|årsskiftet)|i slutet av året|vid (?:slutet|utgången) av (?P<end>\d{4}))"
)
UNDECIDED = (
    r"(?:är )?(?:inte|ej) (?:klart|beslutat|fastställt|angivet|satt)(?: än| ännu)?",
    r"(?:inget|saknar) mål(?:värde)?(?: (?:beslutat|fastställt|angivet|satt))?(?: än| ännu)?",
    r"mål(?:värde)?(?:t)? (?:saknas|(?:är )?(?:inte|ej) (?:klart|beslutat|fastställt|angivet|satt))(?: än| ännu)?",
    r"följs (?:bara |endast )?upp (?:årsvis|årligen|varje år|en gång (?:per|om) året|en gång per år)",
    r"uppgift om mål(?:värde)?(?: \d{4})? saknas(?: i underlaget)?",
    r"saknas|-",
)
"""Ways to say that nothing is decided, or nothing for the months."""
BUDGET = r"(?:enligt|som|i nivå med|motsvarande) (?:årets )?budget(?:en|erat)?|enligt budgetera(?:t|d|de) (?P<noun>.+)"

PROVISIONAL = r"(?P<core>.+?),? \(?(?:(?:kan|får) (?:komma att )?revideras|preliminärt?)\b[^()]*\)?"
_PREVIOUS = "(?:förra|föregående|fg)"
SPREADS = {
    Milestones.STRAIGHT_LINE: r"fördelat jämnt(?: över året)?|i jämn takt|längs en rak linje",
    Milestones.LAST_YEAR_PROFILE: rf"fördelat som {_PREVIOUS} år(?:et)?|enligt {_PREVIOUS} årets (?:profil|fördelning)",
    Milestones.BUDGET_CURVE: r"fördelat som (?:i )?budget(?:en)?|enligt budgetens (?:kurva|fördelning)",
}
"""How a goal for the year says what its milestones follow."""

_MONTH_NAMES = "januari februari mars april maj juni juli augusti september oktober november december".split()
MONTHS = {spelled: n for n, name in enumerate(_MONTH_NAMES, 1) for spelled in (name, name[:3], f"{name[:3]}.")}
"""Month numbers by name and abbreviation."""
