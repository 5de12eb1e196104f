"""The words of the page Enheter, and the sentences about one unit's distance from its target."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.kpi.peers import Size
from nsvh_dash.kpi.shortfall import Streak
from nsvh_dash.model.indicator import Direction, Indicator
from nsvh_dash.views import format as fmt
from nsvh_dash.views.units.order import Order, View

VIEW = "Visning"
VIEWS = {
    View.RANKING: "Rangordning",
    View.MULTIPLES: "Utveckling per enhet",
    View.MATRIX: "Alla indikatorer",
    View.AGAINST_AREA: "Mot området",
}
ORDER = "Ordning"
ORDERS = {
    Order.BEST: "Bäst först",
    Order.FURTHEST: "Längst från målet först",
    Order.NAME: "Efter namn",
    Order.LARGEST: "Störst först",
}
CHOOSE_ORDER = "Välj ordning"
MOST_MISSED = "Flest missade mål först"
WORST_OF = "Längst från målet:"
PEERS = "Enheter som jämförs"
CHOOSE_PEERS = "Välj enheter"
EVERY_PEER = "Alla enheter i området"
SAME_MUNICIPALITY = "Samma kommun:"
MUNICIPALITY = "Kommun:"
SAME_SIZE = "Samma storlek:"
SIZES = {Size.SMALL: "mindre", Size.MIDDLE: "medelstora", Size.LARGE: "större"}
SIZE = "Storlek:"

FURTHEST = "Längst från målet"
CASES = "Kvar till målet"
SINCE = "Når inte målet"
AREA_NOT_COMPARABLE = "Området är summan av sina enheter."
AREA_NOT_COMPARABLE_STEP = "Välj en indikator som är en andel, en tid eller ett index för att jämföra med området."
FURTHEST_CHOSEN = "Ingen enhet är vald. Här visas den som är längst från målet; välj en annan högst upp på sidan."
NO_MATRIX = "Ingen indikator har mål för de här enheterna."
NO_MATRIX_STEP = "Välj ett annat verksamhetsområde eller fler enheter."
MISSED_HEADING = "Missade"
JUDGED_HEADING = "Bedömda"
MATRIX_RULE = "Varje ruta visar periodens värde mot målet. Missade mål räknas av dem som kan bedömas."
SHARED_SCALE = "Alla rutor har samma skala:"
NEW = "ny den här månaden"
UNKNOWN_BEFORE = "månaden före kan inte bedömas"
NOT_CONCERNED = "följs inte upp här"

_MOST_TIED = 3


def cases_text(indicator: Indicator, cases: int | None) -> str:
    """`412 samtal till`, `1 avgång färre`; empty when nothing is missing or it cannot be told."""
    if not cases or indicator.cases is None:
        return ""
    noun = indicator.cases.one if cases == 1 else indicator.cases.many
    return f"{fmt.number(cases)}{fmt.NBSP}{noun} {'till' if indicator.direction is Direction.UP else 'färre'}"


def since_text(streak: Streak) -> str:
    """`ny den här månaden`, `4 månader i rad`; `minst` where the run may have begun before what is known."""
    if streak.months == 0:
        return ""
    if streak.months == 1:
        return NEW if streak.reached_before else UNKNOWN_BEFORE
    least = "" if streak.reached_before else "minst "
    return f"{least}{streak.months}{fmt.NBSP}månader i rad"


def counts_sentence(reached: int, judged: int) -> str:
    """`Åtta av 24 enheter når målet`, in words at the ends."""
    if reached == 0:
        return f"Ingen av {fmt.counting(judged)} enheter når målet" if judged > 1 else "Enheten når inte målet"
    if reached == judged > 2:
        return f"Alla {fmt.counting(judged)} enheter når målet"
    if reached == judged:
        return "Båda enheterna når målet" if judged == 2 else "Enheten når målet"
    return f"{fmt.capital(_one_unit(reached))} av {fmt.counting(judged)} enheter når målet"


def known_sentence(known: int, units: int) -> str:
    """`22 av 24 enheter har uppgift`."""
    if units == 1:
        return "Enheten har uppgift" if known else "Enheten saknar uppgift"
    told = _one_unit(known) if known else "ingen"
    return f"{fmt.capital(told)} av {fmt.counting(units)} enheter har uppgift"


def tied(names: Sequence[str]) -> str:
    """The units that share a place; counted when they are more than a sentence bears."""
    return fmt.listing(list(names)) if len(names) <= _MOST_TIED else f"{fmt.counting(len(names))} enheter"


def _one_unit(count: int) -> str:
    return "en" if count == 1 else fmt.counting(count)


def area_sentence(area: str, value: str) -> str:
    """`Vårdcentralen Halland som helhet har 91,1 %.`; empty where the area has no value beside its units'."""
    return f"{area} som helhet har {value}." if value else ""


def panel_key(area: str) -> str:
    """What the lines of a panel are."""
    lines = "Blå linje är enhetens värde, streckad linje målet"
    return f"{lines} och grå linje {area}." if area else f"{lines}."


def miss_texts(cases: str, since: str) -> list[str]:
    """What is left to the target and since when, as they stand in a sentence."""
    told = [f"{cases} för att nå målet"] if cases else []
    if since == NEW:
        return [*told, "nådde målet månaden före"]
    return [*told, f"har missat målet {since}"] if since and since != UNKNOWN_BEFORE else told
