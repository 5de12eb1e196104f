"""Every line of every node's income statement, added up booking by booking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.reference.facts import Facts, total
from nsvh_dash.reference.remember import remember

Line = tuple[str, str, Month, PeriodKind]
"""Account, node, month and kind of period: what a row of the statement is a row of."""


@dataclass(frozen=True)
class ReferenceStatementRow:
    """One row of the `statement` table, as the rules have it."""

    account_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    actual: float | None
    budget: float | None
    previous_year: float | None
    forecast: float | None


def reference_statement(catalogue: Catalogue, observations: Iterable[Observation]) -> dict[Line, ReferenceStatementRow]:
    """Every row there is, by what it is a row of."""
    statement = Statement(Facts(catalogue, observations))
    return {
        (row.account_id, row.node_id, row.month, row.period_kind): row
        for account in catalogue.accounts
        for node in catalogue.organisation.nodes
        for month in statement.months()
        if statement.is_spoken_of(account.id, node.id, month)
        for row in statement.rows(account.id, node.id, month)
    }


class Statement:
    """Amounts of a line at a node: a month's by the tree of that month, a longer period's from its months."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @remember
    def months(self) -> list[Month]:
        """Every month in which any account has anything, budgets included."""
        accounts = {account.id for account in self.facts.catalogue.accounts}
        return sorted({key[2] for key in self.facts.by_key if key[0] in accounts})

    def rows(self, line: str, node_id: str, month: Month) -> Iterator[ReferenceStatementRow]:
        """The month, the year so far, and the whole year with its newest forecast."""
        place, last_year = (line, node_id, month), (line, node_id, month.plus(-12))
        spent = self.so_far(*place, Scenario.ACTUAL) if self.amount(*place, Scenario.ACTUAL) is not None else None
        known = self.is_spoken_of(*last_year)
        yield ReferenceStatementRow(
            *place,
            PeriodKind.MONTH,
            actual=self.amount(*place, Scenario.ACTUAL),
            budget=self.amount(*place, Scenario.BUDGET),
            previous_year=self.amount(*last_year, Scenario.ACTUAL),
            forecast=None,
        )
        yield ReferenceStatementRow(
            *place,
            PeriodKind.YEAR_TO_DATE,
            actual=spent,
            budget=self.so_far(*place, Scenario.BUDGET),
            previous_year=self.so_far(*last_year, Scenario.ACTUAL) if known else None,
            forecast=None,
        )
        yield ReferenceStatementRow(
            *place,
            PeriodKind.YEAR,
            actual=spent,
            budget=self.so_far(line, node_id, Month(month.year, 12), Scenario.BUDGET),
            previous_year=self.so_far(line, node_id, Month(month.year - 1, 12), Scenario.ACTUAL) if known else None,
            forecast=self.newest_forecast(*place),
        )

    @remember
    def amount(self, line: str, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """What the units inside a node booked on a line in a month; a forecast is for the year, made that month."""
        kind = PeriodKind.YEAR if scenario is Scenario.FORECAST else PeriodKind.MONTH
        inside = self.facts.tree.below(node_id, month) if self.facts.tree[node_id].exists(month) else ()
        return total(self.facts.line(line, node.id, month, scenario, kind) for node in inside)

    def is_spoken_of(self, line: str, node_id: str, month: Month) -> bool:
        """True when anything is booked, budgeted or forecast on the line that month."""
        return any(self.amount(line, node_id, month, scenario) is not None for scenario in Scenario)

    @remember
    def so_far(self, line: str, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """The months of a year up to and including one."""
        return total(self.amount(line, node_id, Month(month.year, m), scenario) for m in range(1, month.month + 1))

    def newest_forecast(self, line: str, node_id: str, month: Month) -> float | None:
        """The year's forecast as of its newest report."""
        made = [self.amount(line, node_id, Month(month.year, m), Scenario.FORECAST) for m in range(1, month.month + 1)]
        return next((forecast for forecast in reversed(made) if forecast is not None), None)
