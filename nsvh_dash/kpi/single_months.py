"""The single months that longer periods are made of: what came of each, and why where nothing did.

They stay in the snapshot, so that a batch computes its own months and takes the year before them as it stands.
"""

from __future__ import annotations

from nsvh_dash.kpi.span import Span
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection

BEGUN = {"indicator_id": "VARCHAR", "node_id": "VARCHAR", "first": "DATE"}
"""The columns of `begun`: since when each indicator has figures at a node."""
SINGLE_MONTH = {
    "indicator_id": "indicator_name",
    "scenario": "scenario_name",
    "node_id": "node_name",
    "month": "DATE",
    "value": "DOUBLE",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "state": "state_name",
    "reason": "VARCHAR",
    "origin": "origin_name",
    "has_data": "BOOLEAN",
}
"""The columns of `single_month`: every month that longer periods are made of, before small numbers are hidden."""
SHOWN = tuple(f"{kind}_{word}" for kind in PeriodKind if kind is not PeriodKind.YEAR for word in ("value", "whole"))
"""What later figures are compared with, of each kind of period: its value as shown, and whether all of it is there."""
MONTH_VALUE = {
    **SINGLE_MONTH,
    **{name: "DOUBLE" if name.endswith("value") else "BOOLEAN" for name in SHOWN},
    "ytd_told": "BOOLEAN",
}
"""The columns of `month_value`, which stays: the single months, and beside each what was shown of it.

`ytd_told` is true of a year to date that was delivered as such, and absent where there is no such figure.
"""


def fill(db: Connection, span: Span) -> None:
    """single_month: every month of the span, of every indicator, scenario and node; absence with its reason."""
    _remember_beginnings(db, span)
    _fill_months(db, span)


def _remember_beginnings(db: Connection, span: Span) -> None:
    """begun: the month with which each series begins, what was known before the first month computed included."""
    db.execute(
        """
        CREATE OR REPLACE TEMP TABLE beginning AS
        SELECT indicator_id, node_id, min(first) AS first
        FROM (SELECT i.indicator_id, b.node_id::node_name AS node_id, b.first
              FROM begun b JOIN d_indicator i ON i.indicator_id = b.indicator_id WHERE b.first < $since
              UNION ALL
              SELECT indicator_id, node_id, month FROM resolved
              WHERE scenario = 'actual' AND origin <> 'awaited')
        GROUP BY ALL""",
        {"since": span.since.first_day},
    )
    db.execute("DELETE FROM begun WHERE indicator_id IN (SELECT indicator_id::VARCHAR FROM d_indicator)")
    db.execute("INSERT INTO begun SELECT * FROM beginning")


def _fill_months(db: Connection, span: Span) -> None:
    """single_month: resolved values, and a row with the reason for every month a series that has begun lacks one."""
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE single_month AS
        WITH told AS (
            SELECT indicator_id, node_id, month FROM resolved WHERE scenario = 'actual' AND origin <> 'awaited'),
        lacking AS (
            SELECT indicator_id, node_id, month FROM expected ANTI JOIN told USING (indicator_id, node_id, month)
            UNION SELECT indicator_id, node_id, month
                  FROM d_expected ANTI JOIN told USING (indicator_id, node_id, month)
            UNION SELECT indicator_id, node_id, month
                  FROM (SELECT b.indicator_id, b.node_id, i.month
                        FROM beginning b JOIN d_indicator d USING (indicator_id)
                        JOIN d_inside i ON i.node_id = b.node_id AND i.ancestor_id = d.home AND i.month >= b.first
                        WHERE i.month <= (SELECT last FROM reach) AND {span.holds("i.month")})
                  ANTI JOIN told USING (indicator_id, node_id, month)),
        known AS (
            SELECT * FROM resolved WHERE origin <> 'awaited'
            UNION ALL
            SELECT w.indicator_id, 'actual', w.node_id, w.month, r.value, r.numerator, r.denominator, r.state,
                   r.reason, 'computed'
            FROM lacking w
            LEFT JOIN resolved r ON r.scenario = 'actual' AND r.indicator_id = w.indicator_id
                                AND r.node_id = w.node_id AND r.month = w.month)
        SELECT k.indicator_id, k.scenario, k.node_id, k.month,
               CASE WHEN u.reason IS NULL THEN k.value END AS value,
               CASE WHEN u.reason IS NULL THEN k.numerator END AS numerator,
               CASE WHEN u.reason IS NULL THEN k.denominator END AS denominator,
               CASE WHEN u.reason IS NOT NULL THEN 'not_measurable'
                    WHEN i.time_rule = 'yearly' AND k.value IS NULL AND month(k.month) <> 12 THEN 'not_applicable'
                    ELSE coalesce(k.state, 'missing') END::state_name AS state,
               CASE WHEN u.reason IS NOT NULL THEN u.reason
                    WHEN i.time_rule = 'yearly' AND k.value IS NULL AND month(k.month) <> 12 THEN 'yearly'
                    WHEN k.state IS NULL AND i.unit_rule = 'reported' THEN 'reported_only'
                    ELSE coalesce(k.reason, 'not_reported') END AS reason,
               k.origin,
               u.reason IS NULL AND coalesce(k.state, 'missing') <> 'not_measurable'
                   AND (k.value IS NOT NULL OR k.denominator IS NOT NULL) AS has_data
        FROM known k
        JOIN d_indicator i USING (indicator_id)
        LEFT JOIN d_unreliable u USING (indicator_id, scenario, node_id, month)""")
