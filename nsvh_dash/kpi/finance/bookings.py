"""What was booked, budgeted and forecast, on every line it counts in; sum lines and moved accounts are seen to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

BOOKING = {
    "line_id": "line_name",
    "node_id": "node_name",
    "month": "DATE",
    "actual": "DOUBLE",
    "budget": "DOUBLE",
    "forecast": "DOUBLE",
}
"""The columns of `booking`, which stays: the amount of every statement line at the node that booked it."""


def book(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """Renew `booking` for the months of the span, from the rows delivered."""
    db.lay_out(
        "d_account_inside",
        {"account_id": "VARCHAR", "line_id": "line_name", "valid_from": "DATE", "valid_to": "DATE"},
        lines_of_accounts(catalogue),
    )
    db.execute(f"CREATE OR REPLACE TEMP VIEW booked AS {_BOOKED} AND {span.holds('o.month')}")
    db.execute("""
        CREATE OR REPLACE TEMP TABLE counted_again AS
        SELECT series_id, node_id, month, scenario, -value AS value FROM booked LIMIT 0""")
    _weigh_totals(db, catalogue, span)
    db.execute(f"DELETE FROM booking WHERE {span.holds()}")
    db.execute(_BOOKING)


def let_forecasts_stand(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """standing: the forecast that stands in each month of the span, as it was reported: until the year's next one."""
    db.lay_out(
        "d_root",
        {"line_id": "line_name", "root_id": "line_name"},
        ((account.id, catalogue.lines_holding(account.id)[-1]) for account in catalogue.accounts),
    )
    db.execute(_STANDING.format(january=Month(span.since.year, 1).first_day, inside=span.holds("m.month")))


def lines_of_accounts(catalogue: Catalogue) -> Iterator[tuple[str, str, dt.date, dt.date]]:
    """Each account beside every line it counts in, itself the first, for as long as it does."""
    begins = [None, *sorted({place.until.plus(1) for account in catalogue.accounts for place in account.earlier})]
    for begin, end in zip(begins, [*begins[1:], None], strict=True):
        stretch = (begin.first_day if begin else dt.date(1, 1, 1), end.plus(-1).first_day if end else dt.date.max)
        for account in catalogue.accounts:
            for line in catalogue.lines_holding(account.id, begin or (end.plus(-1) if end else None)):
                yield account.id, line, *stretch


def _weigh_totals(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """counted_again: what has to be taken from a delivered sum line so that it does not count beside its parts.

    The sum line holds; what it leaves is the part that its own parts do not explain. From the bottom up, since
    a sum line may stand beside another it is a part of.
    """
    parents = {account.parent for account in catalogue.accounts} | {
        place.parent for account in catalogue.accounts for place in account.earlier
    }
    depth = {account.id: len(catalogue.lines_holding(account.id)) for account in catalogue.accounts}
    delivered = db.rows(
        f"SELECT DISTINCT series_id FROM observation WHERE list_contains($lines, series_id) AND {span.holds()}",
        {"lines": sorted(parent for parent in parents if parent is not None)},
    )
    for (line,) in sorted(delivered, key=lambda row: -depth[row[0]]):
        db.execute(_COUNTED_AGAIN, {"line": line})


_BOOKED = """
    SELECT o.series_id, try_cast(o.node_id AS node_name) AS node_id, o.month, o.scenario, o.value
    FROM observation o
    WHERE o.value IS NOT NULL AND o.state IN ('reported', 'preliminary')
      AND o.period_kind = CASE o.scenario WHEN 'forecast' THEN 'year' ELSE 'month' END"""

_COUNTED_AGAIN = """
    INSERT INTO counted_again
    WITH part AS (
        SELECT * FROM (SELECT * FROM booked UNION ALL SELECT * FROM counted_again) b
        JOIN d_account_inside a ON a.account_id = b.series_id AND a.line_id = $line
            AND b.month BETWEEN a.valid_from AND a.valid_to
        WHERE b.series_id <> $line)
    SELECT $line, p.node_id, p.month, p.scenario, -sum(p.value)
    FROM part p SEMI JOIN (SELECT * FROM booked WHERE series_id = $line) t
        ON t.node_id = p.node_id AND t.month = p.month AND t.scenario = p.scenario
    GROUP BY ALL"""

_BOOKING = """
    INSERT INTO booking
    SELECT a.line_id, b.node_id, b.month,
           sum(b.value) FILTER (b.scenario = 'actual') AS actual,
           sum(b.value) FILTER (b.scenario = 'budget') AS budget,
           sum(b.value) FILTER (b.scenario = 'forecast') AS forecast
    FROM (SELECT * FROM booked UNION ALL SELECT * FROM counted_again) b
    JOIN d_account_inside a ON a.account_id = b.series_id AND b.month BETWEEN a.valid_from AND a.valid_to
    WHERE b.node_id IS NOT NULL
    GROUP BY ALL ORDER BY b.month"""

# A report is a whole one: what a newer one leaves out is not filled in from the one before.
_STANDING = """
    CREATE OR REPLACE TEMP TABLE standing AS
    WITH report AS (
        SELECT DISTINCT r.root_id, b.node_id, b.month FROM booking b JOIN d_root r USING (line_id)
        WHERE b.forecast IS NOT NULL AND b.month >= DATE '{january}'),
    stretch AS (
        SELECT *, coalesce(lead(month) OVER (PARTITION BY root_id, node_id, year(month) ORDER BY month),
                           make_date(year(month) + 1, 1, 1)) AS next_report
        FROM report)
    SELECT b.line_id, b.node_id, m.month, b.forecast
    FROM booking b JOIN d_root r USING (line_id)
    JOIN stretch s ON s.root_id = r.root_id AND s.node_id = b.node_id AND s.month = b.month
    JOIN d_month m ON m.month >= s.month AND m.month < s.next_report
    WHERE b.forecast IS NOT NULL AND b.month >= DATE '{january}' AND {inside}"""
