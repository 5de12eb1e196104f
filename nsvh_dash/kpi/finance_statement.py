"""statement: every line of every node, for the month, the year to date and the year, beside last year."""

from __future__ import annotations

from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

STATEMENT = {
    "account_id": "VARCHAR",
    "node_id": "VARCHAR",
    "month": "DATE",
    "period_kind": "ENUM ('month', 'ytd', 'year')",
    "actual": "DOUBLE",
    "budget": "DOUBLE",
    "previous_year": "DOUBLE",
    "forecast": "DOUBLE",
}
"""The columns of `statement`."""


def state(db: Connection, since: Month) -> None:
    """Fill `statement` from a month on, from the bookings laid out before."""
    db.execute(_AMOUNT)
    db.execute(_RUNNING)
    db.execute(_WHOLE_YEAR)
    for rows in _LINES:
        db.execute(f"INSERT INTO statement {rows} WHERE r.month >= $since", {"since": since.first_day})


# A month is added up in the organisation and the account tree of that month.
_AMOUNT = """
    CREATE OR REPLACE TEMP TABLE amount AS
    WITH at_or_above AS (
        SELECT b.*, i.ancestor_id, i.ancestor_is_leaf
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month)
    SELECT line_id, ancestor_id AS node_id, month, sum(actual) AS actual, sum(budget) AS budget
    FROM at_or_above WHERE NOT ancestor_is_leaf GROUP BY ALL
    UNION ALL
    SELECT line_id, node_id, month, actual, budget FROM at_or_above WHERE ancestor_is_leaf"""

# A line that has been spoken of has a row in every later month of that year, and of the next for comparison: what
# was booked so far does not vanish in a month without a booking. Months after the last outcome have no outcome.
_RUNNING = """
    CREATE OR REPLACE TEMP TABLE running AS
    WITH spoken AS (
        SELECT line_id, node_id, min(month) AS first FROM amount GROUP BY line_id, node_id, year(month)),
    grid AS (
        SELECT DISTINCT s.line_id, s.node_id, t.month
        FROM spoken s JOIN d_tree t ON t.node_id = s.node_id AND t.month >= s.first
            AND t.month < make_date(year(s.first) + 2, 1, 1)
        WHERE t.month <= (SELECT max(month) FROM booking)),
    so_far AS (
        SELECT g.line_id, g.node_id, g.month, a.actual, a.budget,
               sum(a.actual) OVER year_so_far AS ytd_actual, sum(a.budget) OVER year_so_far AS ytd_budget
        FROM grid g LEFT JOIN amount a USING (line_id, node_id, month)
        WINDOW year_so_far AS (PARTITION BY g.line_id, g.node_id, year(g.month) ORDER BY g.month
                               ROWS UNBOUNDED PRECEDING)),
    whole AS (SELECT line_id, node_id, year(month) AS year, sum(actual) AS year_actual FROM amount GROUP BY ALL)
    SELECT f.* REPLACE (CASE WHEN f.month <= (SELECT max(month) FROM booking WHERE actual IS NOT NULL)
                             THEN f.ytd_actual END AS ytd_actual),
           w.year_actual, (f.month + INTERVAL 1 YEAR)::DATE AS year_after
    FROM so_far f LEFT JOIN whole w ON w.line_id = f.line_id AND w.node_id = f.node_id AND w.year = year(f.month)
    ORDER BY month, node_id, line_id"""

# Budget and forecast of a whole year are held against each other, so both stand for the same units: those inside
# the node in the month shown, each with its own whole year and its own newest forecast.
_WHOLE_YEAR = """
    CREATE OR REPLACE TEMP TABLE whole_year AS
    WITH budgeted AS (
        SELECT line_id, node_id, year(month) AS year, sum(budget) AS budget FROM booking
        WHERE budget IS NOT NULL GROUP BY ALL),
    unit AS (
        SELECT b.line_id, b.node_id, m.month, b.budget, NULL AS forecast
        FROM budgeted b JOIN d_month m ON year(m.month) = b.year
        UNION ALL
        SELECT line_id, node_id, month, NULL, forecast FROM standing)
    SELECT u.line_id, i.ancestor_id AS node_id, u.month, sum(u.budget) AS budget, sum(u.forecast) AS forecast
    FROM unit u JOIN d_inside i ON i.node_id = u.node_id AND i.month = u.month
    GROUP BY ALL"""

_BESIDE = """FROM running r LEFT JOIN running p
    ON p.line_id = r.line_id AND p.node_id = r.node_id AND p.year_after = r.month"""
_LINES = (
    f"SELECT r.line_id, r.node_id, r.month, 'month', r.actual, r.budget, p.actual, NULL {_BESIDE}",
    f"SELECT r.line_id, r.node_id, r.month, 'ytd', r.ytd_actual, r.ytd_budget, p.ytd_actual, NULL {_BESIDE}",
    f"""SELECT r.line_id, r.node_id, r.month, 'year', r.ytd_actual, y.budget, p.year_actual, y.forecast {_BESIDE}
        LEFT JOIN whole_year y ON y.line_id = r.line_id AND y.node_id = r.node_id AND y.month = r.month""",
)
