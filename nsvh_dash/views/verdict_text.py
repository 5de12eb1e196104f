"""The two verdicts of a control chart as symbol, word and sentence: a real change, and is the target within reach?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.spc import Assurance, PointType, Rule
from nsvh_dash.model.indicator import Direction, Indicator


class Symbol(StrEnum):
    """A shape that tells a verdict without its colour."""

    WAVE = "wave"
    """Varies as it uses to."""
    UP = "up"
    DOWN = "down"
    TICK = "tick"
    """The target is within what the process gives, always."""
    QUESTION = "question"
    """Reached one month and missed the next."""
    CROSS = "cross"
    DASH = "dash"
    """Nothing to judge."""


class Tone(StrEnum):
    """Whether a verdict is good news, wants attention, or neither."""

    GOOD = "good"
    ATTENTION = "attention"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict as it is read."""

    symbol: Symbol
    tone: Tone
    word: str
    """`Ingen säker förändring`: short enough for a tile."""
    sentence: str
    """What it means, for who does not know the method."""


VARIATION_QUESTION = "Är det en verklig förändring?"
ASSURANCE_QUESTION = "Nås målet?"

VARIATION_WORD = {
    PointType.COMMON_CAUSE: "Ingen säker förändring",
    PointType.IMPROVEMENT: "Säker förbättring",
    PointType.CONCERN: "Säker försämring",
    PointType.NEUTRAL_HIGH: "Säkert högre",
    PointType.NEUTRAL_LOW: "Säkert lägre",
}
VARIATION_PHRASE = {
    PointType.COMMON_CAUSE: "visar ingen säker förändring",
    PointType.IMPROVEMENT: "har säkert förbättrats",
    PointType.CONCERN: "har säkert försämrats",
    PointType.NEUTRAL_HIGH: "är säkert högre än förut",
    PointType.NEUTRAL_LOW: "är säkert lägre än förut",
}
# What the limits say of all months: the last one may go against it, and its status stands beside.
ASSURANCE_WORD = {
    Assurance.PASSES: "Brukar nå målet",
    Assurance.HIT_AND_MISS: "Når målet ibland",
    Assurance.FAILS: "Brukar inte nå målet",
    None: "Målet kan inte bedömas",
}
ASSURANCE_PHRASE = {
    Assurance.PASSES: "brukar nå målet",
    Assurance.HIT_AND_MISS: "når målet bara vissa månader",
    Assurance.FAILS: "brukar inte nå målet",
}
AT_ODDS = {
    (PointType.IMPROVEMENT, Assurance.FAILS),
    (PointType.CONCERN, Assurance.PASSES),
}
"""Verdicts of which one is good news and the other is not."""
_HOW = {
    Rule.OUTSIDE: "Det senaste värdet ligger utanför gränserna för vad slumpen brukar ge, åt {side} hållet.",
    Rule.TREND: "Värdet har gått åt {side} hållet varje månad, sju månader i följd. Så gör slumpen sällan.",
    Rule.TWO_IN_THREE: "Minst två av tre månader i följd ligger nära gränsen åt {side} hållet. Så gör slumpen sällan.",
    Rule.SHIFT: "Sju månader i följd ligger på samma sida om medelvärdet, åt {side} hållet. Så gör slumpen sällan.",
}
_SIDE = {
    PointType.IMPROVEMENT: "det bättre",
    PointType.CONCERN: "det sämre",
    PointType.NEUTRAL_HIGH: "det högre",
    PointType.NEUTRAL_LOW: "det lägre",
}
_COMMON = "Värdena varierar som de brukar. Skillnaden mot tidigare månader kan vara slump."
_ASSURANCE = {
    Assurance.PASSES: (
        Symbol.TICK,
        Tone.GOOD,
        "Målet ligger utanför gränserna, på rätt sida. Så länge värdena varierar som de brukar nås det varje månad.",
    ),
    Assurance.HIT_AND_MISS: (
        Symbol.QUESTION,
        Tone.QUIET,
        "Målet ligger mellan gränserna. Om det nås en enskild månad avgörs av slumpen.",
    ),
    Assurance.FAILS: (
        Symbol.CROSS,
        Tone.ATTENTION,
        "Målet ligger utanför gränserna, på fel sida. "
        "Så länge värdena varierar som de brukar nås det inte: det krävs en ändring.",
    ),
    None: (Symbol.DASH, Tone.QUIET, "Det finns inget mål för den senaste månaden att bedöma mot."),
}
WHY_NO_CHART = {
    "too_few": "Det finns för få månader. Gränser räknas först när det finns fyra värden efter varandra.",
    "constant": "Värdena varierar inte, eller nästan inte. Då säger gränser ingenting.",
    "cumulative": (
        "Talet räknas upp månad för månad under året. Varje punkt innehåller den förra, "
        "så det kan inte ha ett styrdiagram."
    ),
    "yearly": "Indikatorn följs upp en gång per år. Det finns inga månader att bedöma.",
}
"""What the engine's reasons for no limits mean."""
PROVISIONAL = "Gränserna är preliminära: de vilar på färre än tolv månader."


def variation(found: PointType, rule: Rule | None, indicator: Indicator) -> Verdict:
    """Whether the last month is a real change; `rule` is the sign that made it stand out."""
    if found is PointType.COMMON_CAUSE or rule is None:
        return Verdict(Symbol.WAVE, Tone.QUIET, VARIATION_WORD[PointType.COMMON_CAUSE], _COMMON)
    return Verdict(_arrow(found, indicator), _tone(found), VARIATION_WORD[found], _HOW[rule].format(side=_SIDE[found]))


def assurance(found: Assurance | None) -> Verdict:
    """Whether the target is within what the process gives."""
    symbol, tone, sentence = _ASSURANCE[found]
    return Verdict(symbol, tone, ASSURANCE_WORD[found], sentence)


def _tone(found: PointType) -> Tone:
    return {PointType.IMPROVEMENT: Tone.GOOD, PointType.CONCERN: Tone.ATTENTION}.get(found, Tone.QUIET)


def _arrow(found: PointType, indicator: Indicator) -> Symbol:
    """Which way the value went, not whether that is good: that is told by word and colour."""
    if found in (PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW):
        return Symbol.UP if found is PointType.NEUTRAL_HIGH else Symbol.DOWN
    better_is_up = indicator.direction is Direction.UP
    return Symbol.UP if (found is PointType.IMPROVEMENT) == better_is_up else Symbol.DOWN
