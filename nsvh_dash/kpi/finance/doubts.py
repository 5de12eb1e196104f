"""What a reader of a statement has to know of its amounts: budgets and years that are missing, signs turned round."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot

_HISTORY_MONTHS = 24
"""A unit that has booked against the sign of an account within these months does so again with reason."""


@dataclass(frozen=True, slots=True)
class TurnedAmount:
    """An amount booked against the sign of its account."""

    account_id: str
    node_id: str
    month: Month
    amount: float


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that makes a node's statement say less than it seems to."""

    without_budget: dict[Month, tuple[str, ...]]
    """The months of the year so far with an outcome and no budget, with the units that lack it."""
    without_previous_year: tuple[str, ...]
    """Units with an outcome this year and none in the same months last year."""
    gone: tuple[str, ...]
    """Units with an outcome in the same months last year and none this year."""
    turned: tuple[TurnedAmount, ...]
    """Amounts of the year so far against the sign of their account."""
    moved: tuple[Account, ...]
    """Accounts that have counted in more than one line since New Year the year before."""


def doubts(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Doubts:
    """What is to be said of a node's statement for the year up to a month."""
    first = Month(month.year, 1)
    result = catalogue.result_account.id
    booked = snapshot.rows(
        """
        SELECT node_id, month, actual IS NOT NULL, budget IS NOT NULL, previous_year IS NOT NULL FROM statement
        WHERE account_id = ? AND period_kind = ? AND month BETWEEN ? AND ?
          AND list_contains(?::VARCHAR[], node_id)""",
        (result, PeriodKind.MONTH.value, first.first_day, month.first_day, _units(catalogue, node_id, first, month)),
    )
    now = {unit for unit, _, actual, _, _ in booked if actual}
    before = {unit for unit, _, _, _, previous in booked if previous} | _closed(snapshot, catalogue, node_id, month)
    without: dict[Month, list[str]] = {}
    for unit, at, actual, budget, _ in sorted(booked, key=lambda row: (row[1], row[0])):
        if actual and not budget:
            without.setdefault(Month.of(at), []).append(unit)
    return Doubts(
        {at: tuple(units) for at, units in without.items()},
        tuple(sorted(now - before)),
        tuple(sorted(before - now)),
        _turned(snapshot, catalogue, node_id, first, month),
        tuple(
            account
            for account in catalogue.accounts
            if any(Month(month.year - 1, 1) <= place.until < month for place in account.earlier)
        ),
    )


def _units(catalogue: Catalogue, node_id: str, first: Month, last: Month) -> list[str]:
    """The units inside a node in any of the months of a year."""
    months = (Month(first.year, number) for number in range(first.month, last.month + 1))
    return sorted({unit.id for at in months for unit in catalogue.organisation.units(node_id, at)})


def _closed(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> set[str]:
    """The units that booked something inside the node in the same months of last year."""
    first, last = Month(month.year - 1, 1), month.plus(-12)
    rows = snapshot.rows(
        """
        SELECT DISTINCT node_id FROM statement
        WHERE account_id = ? AND period_kind = ? AND month BETWEEN ? AND ? AND actual IS NOT NULL
          AND list_contains(?::VARCHAR[], node_id)""",
        (
            catalogue.result_account.id,
            PeriodKind.MONTH.value,
            first.first_day,
            last.first_day,
            _units(catalogue, node_id, first, last),
        ),
    )
    return {unit for (unit,) in rows}


def _turned(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, first: Month, last: Month
) -> tuple[TurnedAmount, ...]:
    signs = [(account.id, account.kind.sign) for account in catalogue.accounts if account.kind.sign]
    rows = snapshot.rows(
        """
        WITH turned AS (
            SELECT o.series_id, o.node_id, o.month, o.value
            FROM observation o
            JOIN (SELECT unnest(?::VARCHAR[]) AS series_id, unnest(?::INTEGER[]) AS sign) s USING (series_id)
            WHERE o.scenario = 'actual' AND o.period_kind = 'month' AND o.state IN ('reported', 'preliminary')
              AND o.value * s.sign < 0 AND o.month BETWEEN ? AND ? AND list_contains(?::VARCHAR[], o.node_id))
        SELECT series_id, node_id, month, value FROM turned t
        WHERE month >= ? AND NOT EXISTS (FROM turned e WHERE e.series_id = t.series_id AND e.node_id = t.node_id
                                         AND e.month < t.month)
        ORDER BY month, series_id, node_id""",
        (
            [account for account, _ in signs],
            [sign for _, sign in signs],
            last.plus(-_HISTORY_MONTHS).first_day,
            last.first_day,
            _units(catalogue, node_id, first, last),
            first.first_day,
        ),
    )
    return tuple(TurnedAmount(account, unit, Month.of(at), amount) for account, unit, at, amount in rows)
