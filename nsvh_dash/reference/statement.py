"""Every line of every node's income statement, added up booking by booking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.organisation import Node
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
    """Amounts of a line at a node: a month's by the tree of that month, a longer period's from its months.

    The whole year's budget and forecast are those of the units inside the node in the month shown.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @remember
    def months(self) -> list[Month]:
        """Every month from the first to the last in which anything is booked, budgeted or forecast."""
        spoken = self.months_with(*Scenario)
        return [spoken[0].plus(n) for n in range(spoken[-1].months_since(spoken[0]) + 1)] if spoken else []

    @remember
    def months_with(self, *scenarios: Scenario) -> list[Month]:
        """The months in which a unit has an amount on any account."""
        accounts, kinds = {account.id for account in self.facts.catalogue.accounts}, dict.fromkeys(Scenario, "month")
        kinds[Scenario.FORECAST] = "year"
        return sorted(
            {
                month
                for (series, unit, month, kind, scenario) in self.facts.by_key
                if series in accounts and scenario in scenarios and kind == kinds[scenario]
                and self.facts.line(series, unit, month, scenario, kind) is not None
            }
        )  # fmt: skip

    def rows(self, line: str, node_id: str, month: Month) -> Iterator[ReferenceStatementRow]:
        """The month, the year so far, and the whole year with its newest forecast."""
        place, last_year = (line, node_id, month), (line, node_id, month.plus(-12))
        over = month > self.months_with(Scenario.ACTUAL)[-1] if self.months_with(Scenario.ACTUAL) else True
        spent = None if over else self.so_far(*place, Scenario.ACTUAL)
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
            budget=total(self.facts.annual_budget(line, unit.id, month.year) for unit in self.inside(node_id, month)),
            previous_year=self.so_far(line, node_id, Month(month.year - 1, 12), Scenario.ACTUAL) if known else None,
            forecast=total(self.facts.standing_forecast(line, unit.id, month) for unit in self.inside(node_id, month)),
        )

    @remember
    def inside(self, node_id: str, month: Month) -> list[Node]:
        """The node and everything in it in a month; nothing when it is not open."""
        return list(self.facts.tree.below(node_id, month)) if self.facts.tree[node_id].exists(month) else []

    @remember
    def amount(self, line: str, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """What the units inside a node booked or budgeted on a line in a month."""
        return total(self.facts.line(line, unit.id, month, scenario) for unit in self.inside(node_id, month))

    def is_spoken_of(self, line: str, node_id: str, month: Month) -> bool:
        """True when the node is open, and anything was booked, budgeted or forecast on the line this year or last.

        This year up to the month, last year in any month: what was booked does not vanish from the statement.
        """
        mentioned = self.mentioned(line, node_id)
        return self.facts.tree[node_id].exists(month) and any(
            (at.year == month.year and at <= month) or at.year == month.year - 1 for at in mentioned
        )

    @remember
    def mentioned(self, line: str, node_id: str) -> list[Month]:
        """The months in which anything is booked, budgeted or forecast on the line inside the node."""
        year = PeriodKind.YEAR
        return [
            month
            for month in self.months()
            if self.amount(line, node_id, month, Scenario.ACTUAL) is not None
            or self.amount(line, node_id, month, Scenario.BUDGET) is not None
            or any(
                self.facts.line(line, unit.id, month, Scenario.FORECAST, year) is not None
                for unit in self.inside(node_id, month)
            )
        ]

    @remember
    def so_far(self, line: str, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """The months of a year up to and including one."""
        return total(self.amount(line, node_id, Month(month.year, m), scenario) for m in range(1, month.month + 1))
