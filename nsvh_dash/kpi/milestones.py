"""What a goal for the whole year asks for in one of its months: a share of the way there.

The way is a straight line, or follows how last year went, or how the year is budgeted. Where that way is
unknown, stands still or leads away from the goal, the month is asked for nothing.
"""

from __future__ import annotations

from nsvh_dash.store import Connection


def spread(db: Connection) -> None:
    """milestone: the value that each month of a year's goal asks for, where the share is known."""
    db.execute(_MILESTONE)


# A stock goes from where it stood at New Year; what adds up over the year (visits, reviews done) goes from nothing.
_MILESTONE = """
    CREATE OR REPLACE TABLE milestone AS
    WITH way AS (
        SELECT v.indicator_id, v.node_id, v.month, v.period_kind, t.kind, t.amount, t.milestones, t.from_new_year,
               i.sign, v.new_year AS base,
               CASE WHEN t.from_new_year THEN v.last_year - before.value ELSE v.last_year END AS last_year_so_far,
               CASE WHEN t.from_new_year THEN v.new_year - before.value ELSE december.value END AS last_year_whole,
               CASE WHEN t.from_new_year THEN b.value - v.new_year
                    WHEN v.period_kind = 'ytd' AND b.months_reporting = month(v.month) THEN b.value
                    END AS budget_so_far,
               CASE WHEN t.from_new_year THEN bd.value - v.new_year
                    WHEN v.period_kind = 'ytd' AND bd.months_reporting = 12 THEN bd.value END AS budget_whole
        FROM compared v
        JOIN applies a ON a.indicator_id = v.indicator_id AND a.node_id = v.node_id AND a.month = v.month
        JOIN d_target t ON t.target_id = a.target_id
        JOIN d_target_speaks s ON s.target_id = t.target_id AND s.period_kind = v.period_kind
        JOIN d_indicator i ON i.indicator_id = v.indicator_id
        LEFT JOIN period_value before
            ON before.scenario = 'actual' AND before.indicator_id = v.indicator_id AND before.node_id = v.node_id
           AND before.period_kind = v.period_kind AND before.month = make_date(year(v.month) - 2, 12, 1)
        LEFT JOIN period_value december
            ON december.scenario = 'actual' AND december.indicator_id = v.indicator_id AND december.node_id = v.node_id
           AND december.period_kind = v.period_kind AND december.month = make_date(year(v.month) - 1, 12, 1)
        LEFT JOIN period_value b
            ON b.scenario = 'budget' AND b.indicator_id = v.indicator_id AND b.node_id = v.node_id
           AND b.period_kind = v.period_kind AND b.month = v.month
        LEFT JOIN period_value bd
            ON bd.scenario = 'budget' AND bd.indicator_id = v.indicator_id AND bd.node_id = v.node_id
           AND bd.period_kind = v.period_kind AND bd.month = make_date(year(v.month), 12, 1)
        WHERE t.kind IN ('change_since_new_year', 'year_goal')),
    shared AS (
        SELECT *, CASE milestones
            WHEN 'straight_line' THEN month(month) / 12
            WHEN 'last_year_profile'
            THEN CASE WHEN last_year_whole * onward > 0 THEN last_year_so_far / last_year_whole END
            WHEN 'budget_curve' THEN CASE WHEN budget_whole * onward > 0 THEN budget_so_far / budget_whole END
            END AS share
        FROM (SELECT *, CASE WHEN from_new_year THEN sign ELSE 1 END AS onward FROM way))
    SELECT indicator_id, node_id, month, period_kind,
           CASE WHEN NOT from_new_year THEN amount * share
                WHEN kind = 'year_goal' THEN base + (amount - base) * share
                ELSE base + amount * share END AS target
    FROM shared"""
