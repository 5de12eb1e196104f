"""Finance (ekonomi): bookings become statement lines, and lines become indicators.

Amounts are tkr, costs negative, revenues positive; a positive variance is favourable.
"""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.store import Connection


def lay_out_bookings(db: Connection, catalogue: Catalogue) -> None:
    """booking: the amount of every statement line at the node that booked it, actual, budget or forecast."""
    lines = {account.id: account.parent for account in catalogue.accounts}

    def at_or_above(account: str | None) -> list[str]:
        return [account, *at_or_above(lines[account])] if account else []

    db.create(
        "d_account_inside",
        {"account_id": "VARCHAR", "line_id": "VARCHAR"},
        ((account, line) for account in lines for line in at_or_above(account)),
    )
    db.execute("""
        CREATE OR REPLACE TABLE booking AS
        SELECT a.line_id, o.node_id, o.month, o.scenario, sum(o.value) AS amount
        FROM observation o JOIN d_account_inside a ON a.account_id = o.series_id
        WHERE o.value IS NOT NULL AND o.state IN ('reported', 'preliminary')
          AND o.period_kind = CASE o.scenario WHEN 'forecast' THEN 'year' ELSE 'month' END
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
        SELECT DISTINCT i.indicator_id, b.node_id, b.month
        FROM d_indicator i JOIN d_inside h ON h.ancestor_id = i.home
        JOIN booking b ON b.node_id = h.node_id AND b.month = h.month AND b.scenario = 'actual'
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
    FROM (SELECT node_id, month, coalesce(sum(amount) FILTER (list_contains($numerator, line_id)), 0) AS n,
                 sum(amount) FILTER (list_contains($denominator, line_id)) AS d
          FROM booking WHERE scenario = 'actual' GROUP BY ALL)"""

_BUDGET_VARIANCE = """
    SELECT 'actual' AS scenario, node_id, month, a - b AS value, NULL AS numerator, NULL AS denominator
    FROM (SELECT node_id, month, sum(amount) FILTER (scenario = 'actual') AS a,
                 sum(amount) FILTER (scenario = 'budget') AS b
          FROM booking WHERE list_contains($numerator, line_id) GROUP BY ALL)"""

# A forecast stands until the year's next one; months before the year's first have none.
_FORECAST_VARIANCE = """
    SELECT 'actual' AS scenario, m.node_id, m.month, f.forecast - y.budget AS value,
           NULL AS numerator, NULL AS denominator
    FROM (SELECT DISTINCT node_id, month FROM booking WHERE scenario IN ('actual', 'forecast')) m
    ASOF JOIN (SELECT node_id, month, sum(amount) AS forecast FROM booking
               WHERE scenario = 'forecast' AND list_contains($numerator, line_id) GROUP BY ALL) f
        ON f.node_id = m.node_id AND f.month <= m.month
    JOIN (SELECT node_id, year(month) AS year, sum(amount) AS budget FROM booking
          WHERE scenario = 'budget' AND list_contains($numerator, line_id) GROUP BY ALL) y
        ON y.node_id = m.node_id AND y.year = year(m.month)
    WHERE year(f.month) = year(m.month)"""

# Over everything inside a node, each year with its own tree, so that it is the statement's growth to the last
# krona: a unit closed since last year counts in last year's sum. The budget's growth is the target.
_DEVELOPMENT = """
    WITH inside AS (
        SELECT b.scenario, i.ancestor_id AS node_id, b.month, sum(b.amount) AS amount
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month
        WHERE b.scenario IN ('actual', 'budget') AND list_contains($numerator, b.line_id) GROUP BY ALL)
    SELECT c.scenario, c.node_id, c.month, 100 * c.amount / nullif(p.amount, 0) - 100 AS value,
           c.amount AS numerator, p.amount AS denominator
    FROM inside c
    JOIN inside p ON p.scenario = 'actual' AND p.node_id = c.node_id AND p.month = (c.month - INTERVAL 1 YEAR)::DATE
    SEMI JOIN inside a ON a.scenario = 'actual' AND a.node_id = c.node_id AND a.month = c.month"""


def state(db: Connection) -> None:
    """statement: every line of every node for a month, the year to date and the year, beside budget and last year."""
    db.execute("""
        CREATE OR REPLACE TABLE statement AS
        WITH amount AS (
            SELECT b.line_id AS account_id, i.ancestor_id AS node_id, b.month,
                   sum(b.amount) FILTER (b.scenario = 'actual') AS actual,
                   sum(b.amount) FILTER (b.scenario = 'budget') AS budget,
                   sum(b.amount) FILTER (b.scenario = 'forecast') AS forecast
            FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month
            GROUP BY ALL),
        running AS (
            SELECT *, sum(actual) OVER year_so_far AS ytd_actual, sum(budget) OVER year_so_far AS ytd_budget,
                   sum(actual) OVER whole_year AS year_actual, sum(budget) OVER whole_year AS year_budget,
                   last_value(forecast IGNORE NULLS) OVER year_so_far AS latest_forecast
            FROM amount
            WINDOW year_so_far AS (PARTITION BY account_id, node_id, year(month) ORDER BY month),
                   whole_year AS (PARTITION BY account_id, node_id, year(month))),
        beside AS (
            SELECT r.*, p.actual AS prior, p.ytd_actual AS prior_ytd, p.year_actual AS prior_year
            FROM running r LEFT JOIN running p ON p.account_id = r.account_id AND p.node_id = r.node_id
                                              AND p.month = (r.month - INTERVAL 1 YEAR)::DATE)
        SELECT account_id, node_id, month, 'month' AS period_kind, actual, budget, prior AS previous_year,
               NULL::DOUBLE AS forecast FROM beside
        UNION ALL
        SELECT account_id, node_id, month, 'ytd', CASE WHEN actual IS NOT NULL THEN ytd_actual END, ytd_budget,
               prior_ytd, NULL FROM beside
        UNION ALL
        SELECT account_id, node_id, month, 'year', CASE WHEN actual IS NOT NULL THEN ytd_actual END, year_budget,
               prior_year, latest_forecast FROM beside
        ORDER BY node_id, month, period_kind, account_id""")
