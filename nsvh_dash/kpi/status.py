"""How a value stands against its target, how many units stand where, and how many have delivered all of the period.

Unreliable or partial values are never judged.
"""

from __future__ import annotations

from nsvh_dash.store import Connection

_SLACK = 1e-9
"""Relative room for binary arithmetic, so that 90.0 reaches 90."""


def judge(db: Connection) -> None:
    """kpi: the finished table. Judgement is made on unrounded values, per kind of period."""
    db.execute(f"""
        CREATE OR REPLACE TABLE kpi AS
        WITH judged AS (
            SELECT a.*, a.value - a.target AS deviation,
                   CASE WHEN a.state = 'not_measurable' THEN 'not_measurable'
                        WHEN a.value IS NULL OR (a.months_reporting < a.months_expected AND a.period_kind <> 'month')
                            THEN 'missing'
                        WHEN a.target IS NULL THEN 'no_target'
                        WHEN (a.value - a.target) * i.sign > abs(a.target) * {_SLACK} THEN 'reached'
                        WHEN abs(a.value - a.target) <= abs(a.target) * {_SLACK} AND NOT a.strict THEN 'reached'
                        WHEN abs(a.value - a.target) <= i.tolerance * abs(a.target) * (1 + {_SLACK}) THEN 'near'
                        ELSE 'missed' END AS status
            FROM aimed a JOIN d_indicator i USING (indicator_id)),
        unit_status AS (
            SELECT e.indicator_id, e.node_id, e.month, k.period_kind, k.status,
                   k.months_reporting >= k.months_expected AS whole
            FROM d_expected e JOIN judged k USING (indicator_id, node_id, month)),
        counted AS (
            SELECT u.indicator_id, i.ancestor_id AS node_id, u.month, u.period_kind,
                   count(*) FILTER (whole) AS reporting,
                   count(*) FILTER (status = 'reached') AS reached, count(*) FILTER (status = 'near') AS near,
                   count(*) FILTER (status = 'missed') AS missed
            FROM unit_status u JOIN d_inside i ON i.node_id = u.node_id AND i.month = u.month
            GROUP BY ALL)
        SELECT j.indicator_id, j.node_id, j.month, j.period_kind, j.value, j.numerator, j.denominator, j.state,
               j.reason,
               j.origin, coalesce(c.reporting, 0)::INTEGER AS reporting, coalesce(e.expected, 0)::INTEGER AS expected,
               j.months_reporting::INTEGER AS months_reporting, j.months_expected::INTEGER AS months_expected,
               j.target, j.target_id, j.deviation, j.status,
               j.value - j.last_month AS change_previous_month,
               j.value - j.new_year AS change_year_start,
               j.value - j.last_year AS change_same_month_last_year,
               j.like_for_like AS change_same_period_last_year, j.matched, j.matchable,
               coalesce(c.reached, 0)::INTEGER AS reached, coalesce(c.near, 0)::INTEGER AS near,
               coalesce(c.missed, 0)::INTEGER AS missed,
               (coalesce(e.expected, 0) - coalesce(c.reached + c.near + c.missed, 0))::INTEGER AS not_judged
        FROM judged j
        LEFT JOIN expected e USING (indicator_id, node_id, month)
        LEFT JOIN counted c USING (indicator_id, node_id, month, period_kind)
        ORDER BY j.node_id, j.indicator_id, j.period_kind, j.month""")
