"""Finance (ekonomi): statement lines become indicators.

Amounts are tkr, costs negative, revenues positive; a positive variance is favourable.
"""

from __future__ import annotations

from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection


def feed(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """Give every finance indicator its numerator and denominator, or its amount, at the nodes that book."""
    feeds = {
        Formula.COST_SHARE: _COST_SHARE,
        Formula.BUDGET_VARIANCE: _BUDGET_VARIANCE,
        Formula.FORECAST_VARIANCE: _FORECAST_VARIANCE,
        Formula.DEVELOPMENT: _DEVELOPMENT,
    }
    months = {
        "inside": span.holds(),
        "from_january": f"month >= DATE '{Month(span.since.year, 1).first_day}'",
        "from_year_before": f"month >= DATE '{span.year_before.since.first_day}'",
    }
    for indicator in catalogue.indicators:
        if indicator.formula in feeds:
            _insert(db, indicator, feeds[indicator.formula].format(**months))
    # Whoever booked anything in a month is expected in every finance indicator that month.
    db.execute(f"""
        INSERT INTO d_expected
        SELECT i.indicator_id, b.node_id, b.month, h.is_leaf
        FROM (SELECT DISTINCT node_id, month FROM booking WHERE actual IS NOT NULL AND {span.holds()}) b
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
    FROM (SELECT node_id, month, coalesce(sum(actual) FILTER (list_contains($numerator::line_name[], line_id)), 0) AS n,
                 sum(actual) FILTER (list_contains($denominator::line_name[], line_id)) AS d
          FROM booking WHERE actual IS NOT NULL AND {inside} GROUP BY ALL)"""

_BUDGET_VARIANCE = """
    SELECT 'actual' AS scenario, node_id, month, sum(actual) - sum(budget) AS value,
           NULL AS numerator, NULL AS denominator
    FROM booking WHERE list_contains($numerator::line_name[], line_id) AND {inside} GROUP BY ALL"""

# A forecast stands until the year's next one; months before the year's first have none.
_FORECAST_VARIANCE = """
    SELECT 'actual' AS scenario, f.node_id, f.month, f.forecast - y.budget AS value,
           NULL AS numerator, NULL AS denominator
    FROM (SELECT month FROM d_month WHERE month <= (SELECT last FROM reach) AND {inside}) m
    JOIN (SELECT node_id, month, sum(forecast) AS forecast FROM standing
          WHERE list_contains($numerator::line_name[], line_id) GROUP BY ALL) f ON f.month = m.month
    JOIN (SELECT node_id, year(month) AS year, sum(budget) AS budget FROM booking
          WHERE budget IS NOT NULL AND list_contains($numerator::line_name[], line_id) AND {from_january}
          GROUP BY ALL) y
        ON y.node_id = f.node_id AND y.year = year(f.month)"""

# Over everything inside a node, each year with its own tree, so that it is the statement's growth to the last
# krona: a unit closed since last year counts in last year's sum. The budget's growth is the target.
_DEVELOPMENT = """
    WITH inside AS (
        SELECT i.ancestor_id AS node_id, b.month, sum(b.actual) AS actual, sum(b.budget) AS budget
        FROM booking b JOIN d_inside i ON i.node_id = b.node_id AND i.month = b.month
        WHERE list_contains($numerator::line_name[], b.line_id) AND b.{from_year_before} GROUP BY ALL),
    grown AS (
        SELECT c.node_id, c.month, c.actual, c.budget, p.actual AS prior
        FROM inside c JOIN (SELECT *, (month + INTERVAL 1 YEAR)::DATE AS year_after FROM inside) p
            ON p.node_id = c.node_id AND p.year_after = c.month
        WHERE c.actual IS NOT NULL AND p.actual IS NOT NULL AND c.{inside})
    SELECT scenario, node_id, month, 100 * amount / nullif(prior, 0) - 100 AS value, amount AS numerator,
           prior AS denominator
    FROM (SELECT 'actual' AS scenario, node_id, month, actual AS amount, prior FROM grown
          UNION ALL SELECT 'budget', node_id, month, budget, prior FROM grown WHERE budget IS NOT NULL)"""
