"""The income statement as a tree: each line with its parts, and what the parts do not explain.

Every amount is in tkr and unrounded. A line's amounts are the stored ones; nothing is made to add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from nsvh_dash.kpi.figures import StatementRow, read_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot

LEAST = 1e-6
"""Tkr below which a difference is what binary arithmetic leaves of a sum of many parts."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is known of a line; None where nobody has said anything."""

    actual: float | None = None
    budget: float | None = None
    previous_year: float | None = None
    annual_budget: float | None = None
    forecast: float | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is known."""
        return all(getattr(self, field.name) is None for field in fields(self))


NOTHING = Amounts()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the statement with its parts."""

    account: Account
    amounts: Amounts
    parts: tuple[Line, ...] = ()
    unexplained: Amounts = NOTHING
    """What the line holds and its parts do not come to; empty when they add up."""
    first: Month | None = None
    """The first month the account counts here, where it has counted elsewhere in the period."""
    last: Month | None = None
    """The last month it does."""


class Lines:
    """Builds the lines of a node for a month, the year so far, or the year with its forecast."""

    def __init__(self, catalogue: Catalogue, rows: Sequence[StatementRow], month: Month, kind: PeriodKind) -> None:
        self.catalogue, self.month, self.kind = catalogue, month, kind
        self.rows = {(row.account_id, row.month, row.period_kind): row for row in rows}

    def line(self, account: Account) -> Line:
        """An account and everything that counts in it, in its newest place and in those of the period."""
        parts = tuple(part for found in self.catalogue.accounts for part in self._places(found, account.id))
        amounts = self._amounts(account.id)
        return Line(account, amounts, parts, _unexplained(amounts, [part.amounts for part in parts]))

    def _amounts(self, account_id: str) -> Amounts:
        shown = self.rows.get((account_id, self.month, self.kind))
        year = self.rows.get((account_id, self.month, PeriodKind.YEAR))
        return Amounts(
            shown.actual if shown else None,
            shown.budget if shown else None,
            shown.previous_year if shown else None,
            year.budget if year else None,
            year.forecast if year else None,
        )

    def _places(self, account: Account, line: str) -> Iterator[Line]:
        """The account as a part of a line: whole, or for the months it counted there."""
        now = account.parent_in(self.month)
        if not self._has_moved(account):
            if now == line:
                yield self.line(account)
            return
        there = [month for month in self._months(self.month) if account.parent_in(month) == line]
        then = [month for month in self._months(self.month.plus(-12)) if account.parent_in(month) == line]
        planned = [month for month in _year(self.month) if account.parent_in(month) == line]
        amounts = Amounts(
            self._sum(account, there, "actual"),
            self._sum(account, there, "budget"),
            self._sum(account, [month.plus(12) for month in then], "previous_year"),
            self._sum(account, planned, "budget"),
            self._amounts(account.id).forecast if now == line else None,
        )
        if there or not amounts.is_empty:
            yield Line(account, amounts, (), NOTHING, *((there[0], there[-1]) if there else (None, None)))

    def _has_moved(self, account: Account) -> bool:
        """True when the period, or the year before it is held against, has the account in two places."""
        months = [*self._months(self.month.plus(-12)), *_year(self.month)]
        return len({account.parent_in(month) for month in months}) > 1

    def _months(self, last: Month) -> list[Month]:
        return [last] if self.kind is PeriodKind.MONTH else _year(last)[: last.month]

    def _sum(self, account: Account, months: Sequence[Month], column: str) -> float | None:
        rows = (self.rows.get((account.id, month, PeriodKind.MONTH)) for month in months)
        return total(getattr(row, column) for row in rows if row is not None)


def statement_lines(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, kind: PeriodKind
) -> tuple[Line, ...]:
    """The result and what stands outside it (investments), each a tree."""
    rows = read_statement(snapshot, node_id, month)
    if any(account.earlier for account in catalogue.accounts):
        rows += [row for at in _year(month) if at != month for row in read_statement(snapshot, node_id, at)]
    lines = Lines(catalogue, rows, month, kind)
    return tuple(lines.line(account) for account in catalogue.accounts if account.parent is None)


def total(amounts: Iterator[float | None] | Sequence[float | None]) -> float | None:
    """The sum of what there is; None when there is nothing."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _year(month: Month) -> list[Month]:
    return [Month(month.year, number) for number in range(1, 13)]


def _unexplained(whole: Amounts, parts: Sequence[Amounts]) -> Amounts:
    """Column by column, what is left of a line when its parts are taken away; None where nothing is."""

    def left(column: str) -> float | None:
        amount: float | None = getattr(whole, column)
        if amount is None:
            return None
        rest = amount - (total([getattr(part, column) for part in parts]) or 0.0)
        return rest if abs(rest) > LEAST else None

    return Amounts(*(left(field.name) for field in fields(Amounts))) if parts else NOTHING
