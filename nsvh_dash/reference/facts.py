"""What was delivered and where it sits: observations by key, account lines, and the tree of a month."""

from __future__ import annotations

from collections.abc import Iterable

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.reference.remember import remember

FROM_ACCOUNTS = {Formula.COST_SHARE, Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE, Formula.DEVELOPMENT}


def total(amounts: Iterable[float | None]) -> float | None:
    """The sum of what there is; None when there is nothing. 0 is something."""
    present = [amount for amount in amounts if amount is not None]
    return sum(present) if present else None


class Facts:
    """Everything the rules may look at."""

    def __init__(self, catalogue: Catalogue, observations: Iterable[Observation]) -> None:
        self.catalogue = catalogue
        self.tree = catalogue.organisation
        self.by_key = {observation.key: observation for observation in observations}

    def indicator(self, indicator_id: str) -> Indicator:
        """An indicator by id."""
        return self.catalogue.indicators_by_id[indicator_id]

    def delivered(
        self,
        series_id: str,
        node_id: str,
        month: Month,
        kind: PeriodKind = PeriodKind.MONTH,
        scenario: Scenario = Scenario.ACTUAL,
    ) -> Observation | None:
        """The observation of a key."""
        return self.by_key.get((series_id, node_id, month, kind, scenario))

    @remember
    def months(self) -> list[Month]:
        """Every month from the first to the last in which anything happened; budgets reach further."""
        seen = [key[2] for key in self.by_key if key[3:] == (PeriodKind.MONTH, Scenario.ACTUAL)]
        if not seen:
            return []
        first, last = min(seen), max(seen)
        return [first.plus(n) for n in range(last.months_since(first) + 1)]

    # The tree

    @remember
    def concerns(self, indicator_id: str, node_id: str, month: Month) -> bool:
        """The node is open in the month and lies at or under the indicator's home in the tree of that month."""
        return self.indicator(indicator_id).home in self.open_path(node_id, month)

    @remember
    def open_path(self, node_id: str, month: Month) -> list[str]:
        """From the root to a node in the tree of a month; nothing when the node is not open."""
        tree = self.tree
        return [node.id for node in tree.path(node_id, month)] if tree[node_id].exists(month) else []

    @remember
    def units(self, node_id: str, month: Month) -> list[Node]:
        """The units at or under a node in a month."""
        return self.tree.units(node_id, month)

    @remember
    def expected_units(self, indicator_id: str, node_id: str, month: Month) -> list[Node]:
        """The units inside a node that shall deliver the indicator in a month.

        Finance is expected from whoever booked anything that month; the rest from the kinds in `reported_by`,
        from the first month anybody delivered the indicator or a series it is made of.
        """
        indicator = self.indicator(indicator_id)
        units = self.units(node_id, month)
        if indicator.formula in FROM_ACCOUNTS:
            return [unit for unit in units if self.has_bookings(unit.id, month)]
        begun = self.first_delivery(indicator_id)
        if begun is None or month < begun or month > self.months()[-1]:
            return []
        return [unit for unit in units if self.shall_report(indicator, unit, month)]

    @remember
    def first_delivery(self, indicator_id: str) -> Month | None:
        """The first month with anything delivered for the indicator or a series it is made of."""
        indicator = self.indicator(indicator_id)
        needed = {indicator_id, *indicator.numerator, *indicator.denominator}
        months = [key[2] for key in self.by_key if key[0] in needed and key[3:] == (PeriodKind.MONTH, Scenario.ACTUAL)]
        return min(months, default=None)

    @staticmethod
    def shall_report(indicator: Indicator, unit: Node, month: Month) -> bool:
        """True when units of this kind deliver the indicator in the month."""
        return any(
            reporter.kind is unit.kind and (reporter.valid_from is None or reporter.valid_from <= month)
            for reporter in indicator.reported_by
        )

    @remember
    def unreliable(self, indicator_id: str, node_id: str, month: Month) -> str | None:
        """Why the indicator cannot be followed up at a node in a month; None when it can.

        A stretch that names a node covers that node and everything under it.
        """
        above = self.open_path(node_id, month)
        for stretch in self.indicator(indicator_id).unreliable if above else ():
            in_time = stretch.valid_from <= month and (stretch.valid_to is None or month <= stretch.valid_to)
            if in_time and (stretch.node is None or stretch.node in above):
                return stretch.reason
        return None

    # The accounts

    @remember
    def line(
        self,
        line: str,
        unit_id: str,
        month: Month,
        scenario: Scenario = Scenario.ACTUAL,
        kind: PeriodKind = PeriodKind.MONTH,
    ) -> float | None:
        """A statement line of a unit in a month; None when nothing at all is booked on it.

        What was delivered for the line itself holds, also where its parts come to something else. Otherwise the
        accounts that lay under it that month are added up.
        """
        row = self.delivered(line, unit_id, month, kind, scenario)
        if row is not None and row.value is not None and row.state in (State.REPORTED, State.PRELIMINARY):
            return row.value
        return total(self.line(part, unit_id, month, scenario, kind) for part in self.parts(line, month))

    @remember
    def parts(self, line: str, month: Month) -> list[str]:
        """The accounts that lie directly under a line in a month."""
        return [account.id for account in self.catalogue.accounts if account.parent_in(month) == line]

    @remember
    def line_inside(self, line: str, node_id: str, month: Month, scenario: Scenario = Scenario.ACTUAL) -> float | None:
        """A statement line of a node: the sum over the units inside it in the tree of the month."""
        return total(self.line(line, unit.id, month, scenario) for unit in self.units(node_id, month))

    @remember
    def annual_budget(self, line: str, unit_id: str, year: int) -> float | None:
        """A unit's budget of a line for a whole year."""
        return total(self.line(line, unit_id, Month(year, m), Scenario.BUDGET) for m in range(1, 13))

    @remember
    def standing_forecast(self, line: str, unit_id: str, month: Month) -> float | None:
        """A unit's forecast of the year for a line as of its newest report, which is a whole one.

        A report is about the result, or about what stands outside it (investments).
        """
        for made in (Month(month.year, m) for m in range(month.month, 0, -1)):
            if self.line(self.root(line), unit_id, made, Scenario.FORECAST, PeriodKind.YEAR) is not None:
                return self.line(line, unit_id, made, Scenario.FORECAST, PeriodKind.YEAR)
        return None

    def root(self, line: str) -> str:
        """The line that a line counts in at last."""
        parent = self.catalogue.accounts_by_id[line].parent
        return line if parent is None else self.root(parent)

    @remember
    def has_bookings(self, unit_id: str, month: Month) -> bool:
        """True when the unit booked anything, on any account, in the month."""
        return any(self.line(a.id, unit_id, month) is not None for a in self.catalogue.accounts)
