"""Which values have come, and with which batch: what completeness is judged by."""

from __future__ import annotations

from nsvh_dash.model.period import Month
from nsvh_dash.store import Ledger

Arrived = dict[tuple[str, str, Month], int]
"""The batch of the outcome that counts, by series, node and month."""


def arrived(ledger: Ledger, first: Month, last: Month) -> Arrived:
    """The monthly outcomes that count between two months; one said to be missing has been said."""
    rows = ledger.connection.rows(f"""
        SELECT series_id, node_id, month, batch_id FROM ({ledger.current(None, _between(first, last))})""")
    return {(series, node, Month.of(month)): batch for series, node, month, batch in rows}


def first_months(ledger: Ledger) -> dict[str, Month]:
    """The first month that anybody has delivered of each series."""
    rows = ledger.connection.rows(
        "SELECT series_id, min(month) FROM observation WHERE scenario = 'actual' AND period_kind = 'month' GROUP BY ALL"
    )
    return {series: Month.of(month) for series, month in rows}


def _between(first: Month, last: Month) -> str:
    return (
        f"scenario = 'actual' AND period_kind = 'month' "
        f"AND month BETWEEN DATE '{first.first_day}' AND DATE '{last.first_day}'"
    )
