"""What an explanation reads: the month figures inside a node, the tree of each month, and what was booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from nsvh_dash.kpi.figures import Figure, read_figures
from nsvh_dash.kpi.why.explanation import Term
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, Measure
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.store import Snapshot

Amounts = dict[tuple[str, str, Month, Scenario], float]
"""tkr by account line, node that booked it, month and scenario."""


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from one up to and including another."""
    return [first.plus(n) for n in range(last.months_since(first) + 1)]


class Facts:
    """Everything known of an indicator inside a node, from one month up to and including another."""

    def __init__(
        self, snapshot: Snapshot, catalogue: Catalogue, indicator: Indicator, node_id: str, first: Month, last: Month
    ) -> None:
        self.snapshot, self.catalogue, self.indicator, self.node_id = snapshot, catalogue, indicator, node_id
        self.first, self.last = first, last
        self.known_terms: dict[tuple[str, Month], tuple[Term, ...]] = {}
        """The terms of a formula found so far, by node and month."""
        self._children = cache(self._children_of)

    def below(self, node_id: str, month: Month) -> Iterator[str]:
        """The node and everything inside it in the tree of a month."""
        yield node_id
        for child in self.children(node_id, month):
            yield from self.below(child, month)

    def children(self, node_id: str, month: Month) -> list[str]:
        """The nodes directly below another in the tree of a month."""
        return self._children(month).get(node_id, [])

    def _children_of(self, month: Month) -> dict[str, list[str]]:
        children: dict[str, list[str]] = defaultdict(list)
        for node in self.catalogue.organisation.nodes:
            parent = node.parent_at(month)
            if parent is not None:
                children[parent].append(node.id)
        return children

    def figure(self, series_id: str, node_id: str, month: Month) -> Figure | None:
        """The month figure of the indicator or of a series that feeds it."""
        return self._figures.get((series_id, node_id, month))

    def is_hidden(self, node_id: str, month: Month) -> bool:
        """Whether the node's number in a month is not shown because it is too small, or would give one away."""
        found = self.figure(self.indicator.id, node_id, month)
        return found is not None and found.state is State.SUPPRESSED

    @property
    def hides_any(self) -> bool:
        """Whether any number of the indicator inside the node is not shown in these months."""
        return any(self.is_hidden(node, month) for series, node, month in self._figures if series == self.indicator.id)

    @cached_property
    def _figures(self) -> dict[tuple[str, str, Month], Figure]:
        series = {self.indicator.id, *self.indicator.numerator, *self.indicator.denominator}
        # How many were done in a month is what was done by then less what was done by an earlier month of its year.
        first = Month(self.first.year, 1) if self.indicator.measure is Measure.DONE_OF_PLANNED else self.first
        found = read_figures(
            self.snapshot,
            [name for name in series if name in self.catalogue.indicators_by_id],
            sorted(self.inside(first, self.last)),
            first,
            self.last,
            [PeriodKind.MONTH],
        )
        return {(f.indicator_id, f.node_id, f.month): f for f in found}

    def inside(self, first: Month, last: Month) -> set[str]:
        """Every node that lay inside the one asked about in any of the months."""
        return {inner for month in months_between(first, last) for inner in self.below(self.node_id, month)}

    @cached_property
    def accounts(self) -> list[str]:
        """Every account that counts, or has counted, in a line of the formula."""
        wanted = {*self.indicator.numerator, *self.indicator.denominator}
        months = [None, *(place.until for account in self.catalogue.accounts for place in account.earlier)]
        return [
            account.id
            for account in self.catalogue.accounts
            if any(wanted & {*self.catalogue.lines_holding(account.id, month)} for month in months)
        ]

    @cached_property
    def amounts(self) -> Amounts:
        """What was booked on the formula's lines from the year before up to the end of the last month's year."""
        first, last = self.first.plus(-12), Month(self.last.year, 12)
        rows = self.snapshot.rows(
            """
            SELECT o.series_id, o.node_id, o.month, o.scenario, o.value
            FROM observation o
            JOIN (SELECT unnest(?::VARCHAR[]) AS account_id) l ON l.account_id = o.series_id
            JOIN (SELECT unnest(?::VARCHAR[]) AS node_id) n ON n.node_id = o.node_id
            WHERE o.value IS NOT NULL AND o.state IN ('reported', 'preliminary') AND o.month BETWEEN ? AND ?
              AND o.period_kind = CASE o.scenario WHEN 'forecast' THEN 'year' ELSE 'month' END""",
            (self.accounts, sorted(self.inside(first, last)), first.first_day, last.first_day),
        )
        booked = {
            (account, node, Month.of(at), Scenario(scenario)): amount for account, node, at, scenario, amount in rows
        }
        places = {key[1:] for key in booked}
        lines = {*self.indicator.numerator, *self.indicator.denominator}
        found = {(line, *place): self._added_up(booked, line, place) for line in lines for place in places}
        return {key: amount for key, amount in found.items() if amount is not None}

    def _added_up(self, booked: Amounts, line: str, place: tuple[str, Month, Scenario]) -> float | None:
        """What was delivered for a line itself, or the sum of the accounts under it that month."""
        if (line, *place) in booked:
            return booked[line, *place]
        parts = (self._added_up(booked, part.id, place) for part in self.catalogue.parts_of(line, place[1]))
        known = [part for part in parts if part is not None]
        return sum(known) if known else None
