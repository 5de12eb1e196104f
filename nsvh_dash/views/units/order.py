"""How units can be looked at and put in order, as the address says it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Node
from nsvh_dash.views import format as fmt

Found = tuple[Node, Figure | None]
"""A unit and its figure."""


class View(StrEnum):
    """The four ways of looking at units."""

    RANKING = "rankning"
    MULTIPLES = "manga"
    MATRIX = "matris"
    AGAINST_AREA = "mot-omradet"


class Order(StrEnum):
    """What decides which unit comes first."""

    BEST = "bast"
    FURTHEST = "langst"
    NAME = "namn"
    LARGEST = "storst"


def sort_key(order: Order, indicator: Indicator, sizes: dict[str, float]) -> Callable[[Found], tuple[Any, ...]]:
    """The key that puts units in an order; what is not known of a unit puts it last."""

    def name(found: Found) -> str:
        return fmt.alphabetical(found[0].name)

    def best(found: Found) -> tuple[Any, ...]:
        value = found[1].value if found[1] else None
        return (True, 0.0, name(found)) if value is None else (False, -value * indicator.direction.sign, name(found))

    def furthest(found: Found) -> tuple[Any, ...]:
        ahead = ahead_of_target(indicator, found[1])
        return (True, 0.0, *best(found)) if ahead is None else (False, ahead, *best(found))

    def largest(found: Found) -> tuple[Any, ...]:
        size = sizes.get(found[0].id)
        return (True, 0.0, name(found)) if size is None else (False, -size, name(found))

    keys = {Order.BEST: best, Order.FURTHEST: furthest, Order.LARGEST: largest, Order.NAME: lambda f: (name(f),)}
    return keys[order]


def ahead_of_target(indicator: Indicator, figure: Figure | None) -> float | None:
    """How far a figure is on the good side of its target, as a share of it; below 0 on the other side.

    None when there is nothing to judge. A target of nothing counts as one, as on the tiles.
    """
    if figure is None or figure.deviation is None or figure.target is None:
        return None
    return figure.deviation * indicator.direction.sign / (abs(figure.target) or 1.0)
