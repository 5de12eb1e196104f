"""statement: every line of every node, for the month, the year to date and the year, beside last year."""

from __future__ import annotations

from nsvh_dash.kpi.finance import bookings as finance_bookings
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
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
AMOUNT = {"line_id": "line_name", "node_id": "node_name", "month": "DATE", "actual": "DOUBLE", "budget": "DOUBLE"}
"""The columns of `amount`, which stays: what was booked on every line inside every node in a month."""


def state(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """Renew `statement` for the months of the span, from the bookings and the forecasts that stand in it.

    All but a month's delivery also tells later months anew: they go on from its year so far, or stand beside it.
    """
    if span.is_one_month:
        _state_month(db, catalogue, span)
        return
    span = Span(span.since)
    _add_up(db, span)
    finance_bookings.let_forecasts_stand(db, catalogue, span)
    db.execute(_WHOLE_YEAR.format(**_dates(span), lines="true"))
    db.execute(f"DELETE FROM statement WHERE {span.holds()}")
    _state_months(db, span.since, "amount")


def _add_up(db: Connection, span: Span) -> None:
    db.execute(f"DELETE FROM amount WHERE {span.holds()}")
    db.execute(_AMOUNT.format(inside=span.holds("b.month")))


def _dates(span: Span) -> dict[str, str]:
    """The days that the statements below name."""
    january = Month(span.since.year, 1)
    days = {"month": span.since, "january": january, "last_january": january.plus(-12)}
    return {name: str(month.first_day) for name, month in days.items()} | {
        "year_before": str(span.year_before.since.first_day),
        "inside": span.holds("m.month"),
    }


def _state_months(db: Connection, since: Month, amounts: str) -> None:
    """Every month from one on, of some amounts; what was said of a line two years before tells of it last year."""
    db.execute(_RUNNING.format(amounts=amounts, first=Month(since.year - 2, 1).first_day))
    for rows in _LINES:
        db.execute(f"INSERT INTO statement {rows} WHERE r.month >= DATE '{since.first_day}'")


def _state_month(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """One month alone, and the later months of lines that are first, or no longer, spoken of in it."""
    dates = _dates(span)
    db.execute(f"CREATE OR REPLACE TEMP TABLE gone AS SELECT line_id, node_id FROM amount WHERE {span.holds()}")
    _add_up(db, span)
    db.execute(_WHOLE_YEAR.format(**dates, lines="true"))
    db.execute(f"DELETE FROM statement WHERE {span.holds()}")
    db.execute(_BESIDE_LAST_YEAR.format(**dates))
    for rows in _MONTH_LINES:
        db.execute(f"INSERT INTO statement {rows.format(**dates)}")
    db.execute(_TURNED.format(**dates))
    later = Span(span.since.plus(1))
    if db.scalar("SELECT count(*) FROM turned") and db.scalar(f"SELECT count(*) FROM d_month WHERE {later.holds()}"):
        finance_bookings.let_forecasts_stand(db, catalogue, later)
        db.execute(_WHOLE_YEAR.format(**_dates(later), lines="line_id IN (SELECT line_id FROM turned)"))
        db.execute(f"""
            DELETE FROM statement s USING turned t
            WHERE s.account_id = t.line_id::VARCHAR AND s.node_id = t.node_id::VARCHAR AND {later.holds("s.month")}""")
        _state_months(db, later.since, "amount SEMI JOIN turned USING (line_id, node_id)")


# A month is added up in the organisation and the account tree of that month.
_AMOUNT = """
    INSERT INTO amount
    WITH at_or_above AS (
        SELECT b.*, i.ancestor_id, i.ancestor_is_leaf
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month WHERE {inside}),
    added AS (
        SELECT line_id, ancestor_id AS node_id, month, sum(actual) AS actual, sum(budget) AS budget
        FROM at_or_above WHERE NOT ancestor_is_leaf GROUP BY ALL
        UNION ALL
        SELECT line_id, node_id, month, actual, budget FROM at_or_above WHERE ancestor_is_leaf)
    FROM added ORDER BY month"""

# A line that has been spoken of has a row in every later month of that year, and of the next for comparison: what
# was booked so far does not vanish in a month without a booking. Months after the last outcome have no outcome.
_RUNNING = """
    CREATE OR REPLACE TEMP TABLE running AS
    WITH told AS (FROM {amounts} WHERE month >= DATE '{first}'),
    spoken AS (
        SELECT line_id, node_id, min(month) AS first FROM told GROUP BY line_id, node_id, year(month)),
    grid AS (
        SELECT DISTINCT s.line_id, s.node_id, t.month
        FROM spoken s JOIN d_tree t ON t.node_id = s.node_id AND t.month >= s.first
            AND t.month < make_date(year(s.first) + 2, 1, 1)
        WHERE t.month <= (SELECT max(month) FROM booking)),
    so_far AS (
        SELECT g.line_id, g.node_id, g.month, a.actual, a.budget,
               sum(a.actual) OVER year_so_far AS ytd_actual, sum(a.budget) OVER year_so_far AS ytd_budget
        FROM grid g LEFT JOIN told a USING (line_id, node_id, month)
        WINDOW year_so_far AS (PARTITION BY g.line_id, g.node_id, year(g.month) ORDER BY g.month
                               ROWS UNBOUNDED PRECEDING)),
    whole AS (SELECT line_id, node_id, year(month) AS year, sum(actual) AS year_actual FROM told GROUP BY ALL)
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
        WHERE budget IS NOT NULL AND month >= DATE '{january}' AND {lines} GROUP BY ALL),
    unit AS (
        SELECT b.line_id, b.node_id, m.month, b.budget, NULL AS forecast
        FROM budgeted b JOIN d_month m ON year(m.month) = b.year WHERE {inside}
        UNION ALL
        SELECT line_id, node_id, month, NULL, forecast FROM standing WHERE {lines})
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

# The same of one month: what its year came to so far, beside the statement of the month a year before.
_BESIDE_LAST_YEAR = """
    CREATE OR REPLACE TEMP TABLE told_now AS
    WITH so_far AS (
        SELECT line_id, node_id,
               any_value(actual) FILTER (month = DATE '{month}') AS actual,
               any_value(budget) FILTER (month = DATE '{month}') AS budget,
               sum(actual) FILTER (month >= DATE '{january}') AS ytd_actual,
               sum(budget) FILTER (month >= DATE '{january}') AS ytd_budget,
               sum(actual) FILTER (month < DATE '{january}') AS year_before
        FROM amount WHERE month BETWEEN DATE '{last_january}' AND DATE '{month}' GROUP BY ALL),
    before AS (
        SELECT account_id::line_name AS line_id, node_id::node_name AS node_id,
               max(actual) FILTER (period_kind = 'month') AS actual, max(actual) FILTER (period_kind = 'ytd') AS ytd
        FROM statement WHERE month = DATE '{year_before}' GROUP BY ALL)
    SELECT s.* REPLACE (CASE WHEN DATE '{month}' <= (SELECT max(month) FROM booking WHERE actual IS NOT NULL)
                             THEN s.ytd_actual END AS ytd_actual,
                        CASE WHEN b.line_id IS NOT NULL THEN s.year_before END AS year_before),
           b.actual AS month_before, b.ytd AS ytd_before
    FROM so_far s SEMI JOIN (SELECT node_id FROM d_tree WHERE month = DATE '{month}') t USING (node_id)
    LEFT JOIN before b USING (line_id, node_id)
    WHERE DATE '{month}' <= (SELECT max(month) FROM booking)"""
_MONTH_LINES = (
    "SELECT line_id, node_id, DATE '{month}', 'month', actual, budget, month_before, NULL FROM told_now",
    "SELECT line_id, node_id, DATE '{month}', 'ytd', ytd_actual, ytd_budget, ytd_before, NULL FROM told_now",
    """SELECT n.line_id, n.node_id, DATE '{month}', 'year', n.ytd_actual, y.budget, n.year_before, y.forecast
       FROM told_now n LEFT JOIN whole_year y USING (line_id, node_id)""",
)
_TURNED = """
    CREATE OR REPLACE TEMP TABLE turned AS
    SELECT line_id, node_id FROM gone
    UNION SELECT line_id, node_id FROM amount WHERE month = DATE '{month}'
    EXCEPT SELECT line_id, node_id FROM amount WHERE month >= DATE '{last_january}' AND month < DATE '{month}'"""
