"""Small numbers, tried from the other side: given what was hidden, was it enough, and was there cause?

Which sibling is hidden along with a small cell is a free choice, so no second choice is made here. Four things
have to hold instead, whatever was chosen. A parent and its children are the only sums a reader can subtract in,
and each cell stands in at most two of them; so when none of those sums has exactly one hidden cell, no chain of
subtractions can begin, and none of the hidden cells can be worked out. That sums of different series taken together
give nothing away either is left to the property tests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from enum import StrEnum

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month
from nsvh_dash.reference.facts import Facts
from nsvh_dash.reference.months import Months
from nsvh_dash.reference.remember import remember

Cell = tuple[str, str, Month]
"""Series, node and month."""


class Leak(StrEnum):
    """What is wrong with a cell."""

    SMALL_SHOWN = "small_shown"
    """It stands on too few and is shown."""
    PART_SHOWN = "part_shown"
    """It is a part of a hidden figure of the same node and month, or shows such a part, and is shown."""
    GIVEN_AWAY = "given_away"
    """It is the only hidden one among a parent and its children, and so what is left when the others are subtracted."""
    NEEDLESS = "needless"
    """It is hidden though it stands on enough, gives nothing hidden away and is told of by nothing hidden."""


def suppression_faults(
    catalogue: Catalogue, observations: Iterable[Observation], hidden: Set[Cell]
) -> list[tuple[Cell, Leak]]:
    """What is wrong with a choice of hidden cells; nothing when it is enough and no more."""
    return sorted(Suppression(Months(Facts(catalogue, observations)), hidden).faults())


class Suppression:
    """The cells of every indicator with a least denominator, and those that were hidden."""

    def __init__(self, months: Months, hidden: Set[Cell]) -> None:
        self.months = months
        self.facts = months.facts
        self.hidden = hidden
        self.careful = [i for i in self.facts.catalogue.indicators if i.least_denominator is not None]

    def faults(self) -> Iterator[tuple[Cell, Leak]]:
        """Every cell with what is wrong with it."""
        needed: set[Cell] = set()
        for indicator in self.careful:
            series = self.telling(indicator)
            yield from ((cell, Leak.SMALL_SHOWN) for cell in self.small(indicator) - self.hidden)
            yield from self.told_elsewhere(indicator, series)
            own = self.small(indicator) | {cell for name in series for cell in self.together(name)}
            needed |= {(name, node, month) for name in series for _, node, month in own}
        for name in sorted({name for name, _, _ in self.hidden}):
            for cell in self.given_away(name):
                yield cell, Leak.GIVEN_AWAY
        for cell in self.hidden - needed:
            yield cell, Leak.NEEDLESS

    def told_elsewhere(self, indicator: Indicator, series: set[str]) -> Iterator[tuple[Cell, Leak]]:
        """Cells of other series that tell what is hidden of an indicator."""
        places = {(node, month) for name, node, month in self.hidden if name == indicator.id}
        for name, node, month in sorted({(name, *place) for name in series for place in places} - self.hidden):
            sums = self.children(name, node, month)
            by_itself = not sums and node in self.sizes(name, month)
            if by_itself or any((name, child, month) in self.hidden for child in sums):
                yield (name, node, month), Leak.PART_SHOWN

    def telling(self, indicator: Indicator) -> set[str]:
        """The indicator, the series it is made of, and every other indicator that shows one of these as its part."""
        shared = {indicator.id, *indicator.numerator, *indicator.denominator}
        return {i.id for i in self.facts.catalogue.indicators if shared & {i.id, *i.numerator, *i.denominator}}

    def size(self, series_id: str, node_id: str, month: Month) -> float | None:
        """How many a figure stands on: its denominator, or the number itself; None when nobody knows."""
        figure = self.months.month_alone(series_id, node_id, month)
        return figure.denominator if self.facts.indicator(series_id).is_ratio else figure.value

    @remember
    def sizes(self, series_id: str, month: Month) -> dict[str, float]:
        """The nodes that have a figure in a month, and how many each stands on."""
        nodes = [n.id for n in self.facts.tree.nodes if self.facts.concerns(series_id, n.id, month)]
        found = {node: self.size(series_id, node, month) for node in nodes}
        return {node: abs(size) for node, size in found.items() if size is not None}

    def children(self, series_id: str, node_id: str, month: Month) -> list[str]:
        """The children of a node that have a figure in a series."""
        sizes = self.sizes(series_id, month)
        return [c.id for c in self.facts.tree.children(node_id, month) if c.id in sizes and node_id in sizes]

    def families(self, series_id: str, month: Month) -> Iterator[tuple[str, list[str]]]:
        """Each node with the children that have figures of their own."""
        for node in self.sizes(series_id, month):
            if children := self.children(series_id, node, month):
                yield node, children

    def small(self, indicator: Indicator) -> set[Cell]:
        """The cells that stand on fewer than the indicator allows, or on nobody knows how many."""
        assert indicator.least_denominator is not None
        return {
            (indicator.id, node.id, month)
            for month in self.facts.months()
            for node in self.facts.tree.nodes
            if self.facts.concerns(indicator.id, node.id, month)
            and self.months.month_alone(indicator.id, node.id, month).is_delivered
            and abs(self.size(indicator.id, node.id, month) or 0) < indicator.least_denominator
        }

    def unknown(self, series_id: str) -> Iterator[tuple[Month, str, list[str], list[str]]]:
        """Each parent with its children and those of the family that are hidden, month by month."""
        for month in {month for series, _, month in self.hidden if series == series_id}:
            for parent, children in self.families(series_id, month):
                yield month, parent, children, [n for n in (parent, *children) if (series_id, n, month) in self.hidden]

    def given_away(self, series_id: str) -> Iterator[Cell]:
        """Hidden cells that a single subtraction among shown ones brings back."""
        for month, parent, children, unknown in self.unknown(series_id):
            sizes = self.sizes(series_id, month)
            if len(unknown) == 1 and math.isclose(sizes[parent], sum(sizes[child] for child in children)):
                yield series_id, unknown[0], month

    def together(self, series_id: str) -> Iterator[Cell]:
        """Hidden cells that another hidden one of the same sum would be alone without."""
        for month, _, _, unknown in self.unknown(series_id):
            if len(unknown) > 1:
                yield from ((series_id, node, month) for node in unknown)
