"""Finance (ekonomi): bookings become statement lines, and lines become indicators.

Amounts are tkr, costs negative, revenues positive; a positive variance is favourable.
"""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection


def lay_out_bookings(db: Connection, catalogue: Catalogue) -> None:
    """booking: the amount of every statement line at the node that booked it, actual, budget or forecast."""
    lines = {account.id: account.parent for account in catalogue.accounts}

    def at_or_above(account: str | None) -> list[str]:
        return [account, *at_or_above(lines[account])] if account else []

    db.lay_out(
        "d_account_inside",
        {"account_id": "VARCHAR", "line_id": "line_name"},
        ((account, line) for account in lines for line in at_or_above(account)),
    )
    db.execute("""
        CREATE OR REPLACE TEMP TABLE booking AS
        WITH booked AS (
            SELECT o.series_id, try_cast(o.node_id AS node_name) AS node_id, o.month,
                   CASE WHEN o.scenario = 'actual' THEN o.value END AS actual,
                   CASE WHEN o.scenario = 'budget' THEN o.value END AS budget,
                   CASE WHEN o.scenario = 'forecast' THEN o.value END AS forecast
            FROM observation o
            WHERE o.month >= (SELECT min(month) FROM d_month) AND o.value IS NOT NULL
              AND o.state IN ('reported', 'preliminary')
              AND o.period_kind = CASE o.scenario WHEN 'forecast' THEN 'year' ELSE 'month' END)
        SELECT a.line_id, b.node_id, b.month, sum(b.actual) AS actual, sum(b.budget) AS budget,
               sum(b.forecast) AS forecast
        FROM booked b JOIN d_account_inside a ON a.account_id = b.series_id
        WHERE b.node_id IS NOT NULL
        GROUP BY ALL""")


def feed(db: Connection, catalogue: Catalogue) -> None:
    """Give every finance indicator its numerator and denominator, or its amount, at the nodes that book."""
    feeds = {
        Formula.COST_SHARE: _COST_SHARE,
        Formula.BUDGET_VARIANCE: _BUDGET_VARIANCE,
        Formula.FORECAST_VARIANCE: _FORECAST_VARIANCE,
        Formula.DEVELOPMENT: _DEVELOPMENT,
    }
    for indicator in catalogue.indicators:
        if indicator.formula in feeds:
            _insert(db, indicator, feeds[indicator.formula])
    # Whoever booked anything in a month is expected in every finance indicator that month.
    db.execute("""
        INSERT INTO d_expected
        SELECT i.indicator_id, b.node_id, b.month
        FROM (SELECT DISTINCT node_id, month FROM booking WHERE actual IS NOT NULL) b
        JOIN d_inside h USING (node_id, month) JOIN d_indicator i ON i.home = h.ancestor_id
        WHERE i.formula IN ('cost_share', 'budget_variance', 'forecast_variance', 'development')""")


def _insert(db: Connection, indicator: Indicator, amounts: str) -> None:
    """Add a feed's rows (scenario, node, month, value, numerator, denominator) where nothing was delivered."""
    named = {
        "indicator": indicator.id,
        "numerator": list(indicator.numerator),
        "denominator": list(indicator.denominator),
    }
    db.execute(
        f"""
        INSERT INTO base
        SELECT $indicator, f.scenario, f.node_id, f.month, f.value, f.numerator, f.denominator,
               CASE WHEN f.denominator = 0 THEN 'not_applicable' ELSE 'computed' END,
               CASE WHEN f.denominator = 0 THEN 'zero_denominator' ELSE '' END, 'computed'
        FROM ({amounts}) f JOIN d_indicator i ON i.indicator_id = $indicator
        JOIN d_inside h ON h.node_id = f.node_id AND h.month = f.month AND h.ancestor_id = i.home
        ANTI JOIN (SELECT scenario, node_id, month FROM base WHERE indicator_id = $indicator AND state <> 'missing') b
            ON b.scenario = f.scenario AND b.node_id = f.node_id AND b.month = f.month
        WHERE f.value IS NOT NULL OR f.denominator = 0""",
        {name: value for name, value in named.items() if f"${name}" in amounts + "$indicator"},
    )


_COST_SHARE = """
    SELECT 'actual' AS scenario, node_id, month, 100 * n / nullif(d, 0) AS value, n AS numerator, d AS denominator
    FROM (SELECT node_id, month, coalesce(sum(actual) FILTER (list_contains($numerator, line_id)), 0) AS n,
                 sum(actual) FILTER (list_contains($denominator, line_id)) AS d
          FROM booking WHERE actual IS NOT NULL GROUP BY ALL)"""

_BUDGET_VARIANCE = """
    SELECT 'actual' AS scenario, node_id, month, sum(actual) - sum(budget) AS value,
           NULL AS numerator, NULL AS denominator
    FROM booking WHERE list_contains($numerator, line_id) GROUP BY ALL"""

# A forecast stands until the year's next one; months before the year's first have none.
_FORECAST_VARIANCE = """
    SELECT 'actual' AS scenario, m.node_id, m.month, f.forecast - y.budget AS value,
           NULL AS numerator, NULL AS denominator
    FROM (SELECT DISTINCT node_id, month FROM booking WHERE actual IS NOT NULL OR forecast IS NOT NULL) m
    ASOF JOIN (SELECT node_id, month, sum(forecast) AS forecast FROM booking
               WHERE forecast IS NOT NULL AND list_contains($numerator, line_id) GROUP BY ALL) f
        ON f.node_id = m.node_id AND f.month <= m.month
    JOIN (SELECT node_id, year(month) AS year, sum(budget) AS budget FROM booking
          WHERE budget IS NOT NULL AND list_contains($numerator, line_id) GROUP BY ALL) y
        ON y.node_id = m.node_id AND y.year = year(m.month)
    WHERE year(f.month) = year(m.month)"""

# Over everything inside a node, each year with its own tree, so that it is the statement's growth to the last
# krona: a unit closed since last year counts in last year's sum. The budget's growth is the target.
_DEVELOPMENT = """
    WITH inside AS (
        SELECT i.ancestor_id AS node_id, b.month, sum(b.actual) AS actual, sum(b.budget) AS budget
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month
        WHERE list_contains($numerator, b.line_id) GROUP BY ALL),
    grown AS (
        SELECT c.node_id, c.month, c.actual, c.budget, p.actual AS prior
        FROM inside c JOIN (SELECT *, (month + INTERVAL 1 YEAR)::DATE AS year_after FROM inside) p
            ON p.node_id = c.node_id AND p.year_after = c.month
        WHERE c.actual IS NOT NULL AND p.actual IS NOT NULL)
    SELECT scenario, node_id, month, 100 * amount / nullif(prior, 0) - 100 AS value, amount AS numerator,
           prior AS denominator
    FROM (SELECT 'actual' AS scenario, node_id, month, actual AS amount, prior FROM grown
          UNION ALL SELECT 'budget', node_id, month, budget, prior FROM grown WHERE budget IS NOT NULL)"""


def state(db: Connection, since: Month) -> None:
    """statement: every line of every node for each month on, for the year to date and the year, beside last year."""
    db.execute(_RUNNING)
    for rows in _LINES:
        db.execute(f"INSERT INTO statement {rows} WHERE r.month >= $since", {"since": since.first_day})


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

_RUNNING = """
    CREATE OR REPLACE TEMP TABLE running AS
    WITH at_or_above AS (
        SELECT b.*, i.ancestor_id, i.ancestor_is_leaf
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month),
    amount AS (
        SELECT line_id, ancestor_id AS node_id, month, sum(actual) AS actual, sum(budget) AS budget,
               sum(forecast) AS forecast
        FROM at_or_above WHERE NOT ancestor_is_leaf GROUP BY ALL
        UNION ALL
        SELECT line_id, node_id, month, actual, budget, forecast FROM at_or_above WHERE ancestor_is_leaf),
    whole AS (
        SELECT line_id, node_id, year(month) AS year, sum(actual) AS year_actual, sum(budget) AS year_budget
        FROM amount GROUP BY ALL)
    SELECT a.*, w.year_actual, w.year_budget, (a.month + INTERVAL 1 YEAR)::DATE AS year_after,
           sum(a.actual) OVER year_so_far AS ytd_actual, sum(a.budget) OVER year_so_far AS ytd_budget,
           last_value(a.forecast IGNORE NULLS) OVER year_so_far AS latest_forecast
    FROM amount a JOIN whole w ON w.line_id = a.line_id AND w.node_id = a.node_id AND w.year = year(a.month)
    WINDOW year_so_far AS (PARTITION BY a.line_id, a.node_id, w.year ORDER BY a.month ROWS UNBOUNDED PRECEDING)
    ORDER BY month, node_id, line_id"""

_BESIDE = """FROM running r LEFT JOIN running p
    ON p.line_id = r.line_id AND p.node_id = r.node_id AND p.year_after = r.month"""
_LINES = (
    f"SELECT r.line_id, r.node_id, r.month, 'month', r.actual, r.budget, p.actual, NULL {_BESIDE}",
    "SELECT r.line_id, r.node_id, r.month, 'ytd', CASE WHEN r.actual IS NOT NULL THEN r.ytd_actual END, "
    f"r.ytd_budget, p.ytd_actual, NULL {_BESIDE}",
    "SELECT r.line_id, r.node_id, r.month, 'year', CASE WHEN r.actual IS NOT NULL THEN r.ytd_actual END, "
    f"r.year_budget, p.year_actual, r.latest_forecast {_BESIDE}",
)
