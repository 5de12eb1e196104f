"""From budget to actual: what each part of a node, or each line, adds to its variance; and who is in balance.

Year to date, tkr. A positive variance is favourable. What the parts do not explain is told, never spread out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nsvh_dash.kpi.finance.lines import LEAST, Line, statement_lines, total
from nsvh_dash.kpi.finance.tables import minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot

Amounts = tuple[float | None, float | None]
"""Actual and budget."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the organisation, or a line, with what it adds to the variance."""

    id: str
    actual: float | None
    budget: float | None
    variance: float | None
    """Actual minus budget. A line without a budget is held against nothing; a unit without one has no variance."""
    without_budget: tuple[Month, ...] = ()
    """Months with an actual and no budget."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """The way from a node's budget to its actual, part by part."""

    actual: float | None
    budget: float | None
    variance: float | None
    parts: tuple[Part, ...]
    unexplained: float | None
    """Ej förklarat: what the parts' variances leave of the whole; zero when they add up."""
    unexplained_at: tuple[tuple[str, float], ...] = ()
    """The lines whose own parts do not add up, and by how much."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit against the assignment that every unit is to be in balance."""

    node_id: str
    actual: float | None
    budget: float | None
    variance: float | None
    below_since: Month | None
    """The month from which the accumulated variance has been below zero without a break; None when it is not."""
    since_is_earliest: bool
    """True when nothing is known of the month before, so that it may have begun earlier."""
    line_id: str | None
    """The line that adds most to the variance, up or down."""
    line_variance: float | None

    @property
    def is_in_balance(self) -> bool | None:
        """None when it cannot be told."""
        return None if self.variance is None else self.variance >= 0


def booking_lines(catalogue: Catalogue) -> list[Account]:
    """The lines of the result that nothing is counted in, in the order of the statement."""
    counted_in = {
        parent
        for account in catalogue.accounts
        for parent in (account.parent, *(place.parent for place in account.earlier))
    }
    return [line for line in result_lines(catalogue) if line.id not in counted_in]


def result_lines(catalogue: Catalogue) -> list[Account]:
    """Every line of the income statement, the result among them; investments are none."""
    top = catalogue.result_account.id
    return [account for account in catalogue.accounts if top in catalogue.lines_holding(account.id)]


def by_unit(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Bridge:
    """What each part directly below a node adds to its variance, each month by that month's tree."""
    line = catalogue.result_account.id
    whole = _year_to_date(snapshot, [line], [node_id], month).get((line, node_id), (None, None))
    inside = [(child.id, at) for at in _months_of(month) for child in catalogue.organisation.children(node_id, at)]
    amounts = _monthly(snapshot, line, {child_id for child_id, _ in inside}, month)
    of_child: dict[str, dict[Month, Amounts]] = {}
    for child_id, at in inside:
        if (child_id, at) in amounts:
            of_child.setdefault(child_id, {})[at] = amounts[child_id, at]
    parts = [_part_of_year(node.id, of_child[node.id]) for node in catalogue.organisation.nodes if node.id in of_child]
    return _bridge(whole, [part for part in parts if part.actual is not None or part.budget is not None])


def by_line(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Bridge:
    """What each line adds to a node's variance; where a sum's parts do not add up, the sum is named."""
    top = catalogue.result_account
    amounts = _year_to_date(snapshot, [line.id for line in result_lines(catalogue)], [node_id], month)
    known = {line_id: pair for (line_id, _), pair in amounts.items()}
    parts = [
        Part(a.id, *known[a.id], _against_nothing(*known[a.id])) for a in booking_lines(catalogue) if a.id in known
    ]
    bridge = _bridge(known.get(top.id, (None, None)), parts)
    trees = statement_lines(snapshot, catalogue, node_id, month, PeriodKind.YEAR_TO_DATE)
    tree = next(line for line in trees if line.account == top)
    return replace(bridge, unexplained_at=tuple(_do_not_add_up(tree)))


def standings(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> list[Standing]:
    """Every unit at or below a node, the furthest below its budget first; those that cannot be judged last."""
    units = [unit.id for unit in catalogue.organisation.units(node_id, month)]
    top = catalogue.result_account.id
    lines = [account.id for account in booking_lines(catalogue)]
    amounts = _year_to_date(snapshot, [top, *lines], units, month)
    history = _history(snapshot, top, units, month)
    found = []
    for unit in units:
        actual, budget = amounts.get((top, unit), (None, None))
        variance = minus(actual, budget)
        own = {line: _against_nothing(*amounts[line, unit]) for line in lines if (line, unit) in amounts}
        largest = max(own, key=lambda line: abs(own[line]), default=None)
        since, is_earliest = _below_since(history.get(unit, {}), month)
        amount = own[largest] if largest is not None else None
        found.append(Standing(unit, actual, budget, variance, since, is_earliest, largest, amount))
    return sorted(found, key=lambda s: (s.variance is None, s.variance or 0.0))


def _months_of(month: Month) -> list[Month]:
    return [Month(month.year, at) for at in range(1, month.month + 1)]


def _against_nothing(actual: float | None, budget: float | None) -> float:
    """A line's variance where one side may be absent: what nobody budgeted was budgeted as nothing."""
    return (actual or 0.0) - (budget or 0.0)


def _part_of_year(node_id: str, months: dict[Month, Amounts]) -> Part:
    actual = total([pair[0] for pair in months.values()])
    budget = total([pair[1] for pair in months.values()])
    missing = tuple(at for at, (spent, planned) in months.items() if spent is not None and planned is None)
    return Part(node_id, actual, budget, minus(actual, budget), missing)


def _bridge(whole: Amounts, parts: Sequence[Part]) -> Bridge:
    variance = minus(*whole)
    explained = sum(part.variance for part in parts if part.variance is not None)
    return Bridge(*whole, variance, tuple(parts), None if variance is None else _rest(variance - explained))


def _rest(amount: float) -> float:
    return 0.0 if abs(amount) < LEAST else amount


def _do_not_add_up(line: Line) -> Iterator[tuple[str, float]]:
    """Sums with a variance that those counted in them do not have together, from the top down."""
    rest = _rest(_against_nothing(line.unexplained.actual, line.unexplained.budget))
    if rest:
        yield line.account.id, rest
    for part in line.parts:
        yield from _do_not_add_up(part)


def _below_since(history: dict[Month, float], month: Month) -> tuple[Month | None, bool]:
    """The first month of the run of negative accumulated variances that reaches a month."""
    since = month
    if history.get(since, 0.0) >= 0:
        return None, False
    while history.get(since.plus(-1), 0.0) < 0:
        since = since.plus(-1)
    return since, since.plus(-1) not in history


def _year_to_date(
    snapshot: Snapshot, lines: Collection[str], nodes: Collection[str], month: Month
) -> dict[tuple[str, str], Amounts]:
    """Actual and budget of the year so far by line and node."""
    rows = _read(snapshot, "account_id, node_id", "month = ? AND period_kind = 'ytd'", lines, nodes, month.first_day)
    return {(line, node): (actual, budget) for line, node, actual, budget in rows}


def _monthly(snapshot: Snapshot, line: str, nodes: Collection[str], month: Month) -> dict[tuple[str, Month], Amounts]:
    """Actual and budget of a line, single months of the year so far, by node."""
    when = "month BETWEEN ? AND ? AND period_kind = 'month'"
    rows = _read(snapshot, "node_id, month", when, [line], nodes, Month(month.year, 1).first_day, month.first_day)
    return {(node, Month.of(at)): (actual, budget) for node, at, actual, budget in rows}


def _history(snapshot: Snapshot, line: str, nodes: Collection[str], month: Month) -> dict[str, dict[Month, float]]:
    """The accumulated variance of a line, every month up to one, by node."""
    when = "month <= ? AND period_kind = 'ytd' AND actual IS NOT NULL AND budget IS NOT NULL"
    found: dict[str, dict[Month, float]] = {}
    for node, at, actual, budget in _read(snapshot, "node_id, month", when, [line], nodes, month.first_day):
        found.setdefault(node, {})[Month.of(at)] = actual - budget
    return found


def _read(
    snapshot: Snapshot, columns: str, when: str, lines: Collection[str], nodes: Collection[str], *days: object
) -> list[tuple[Any, ...]]:
    return snapshot.rows(
        f"SELECT {columns}, actual, budget FROM statement WHERE {when} "
        "AND account_id IN (SELECT unnest(?::VARCHAR[])) AND node_id IN (SELECT unnest(?::VARCHAR[]))",
        (*days, list(lines), list(nodes)),
    )
