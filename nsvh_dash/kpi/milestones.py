"""What a goal for the whole year asks for in one of its months: a share of the way there.

The way is a straight line, or follows how last year went, or how the year is budgeted. Where that way is
unknown, stands still or leads away from the goal, the month is asked for nothing.
"""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.model.target import ChangeSinceNewYear, YearGoal
from nsvh_dash.store import Connection

MILESTONE = {"indicator_id": "indicator_name", "node_id": "node_name", "month": "DATE", "target": "DOUBLE"}
"""The columns of `milestone`."""


def spread(db: Connection, catalogue: Catalogue) -> None:
    """milestone: the value that each month of a year's goal asks for, where the share is known.

    A goal speaks of one kind of period alone, so there is one row an indicator, node and month.
    """
    if any(isinstance(target.rule, ChangeSinceNewYear | YearGoal) for target in catalogue.targets):
        db.execute(_MILESTONE)
    else:
        db.lay_out("milestone", MILESTONE)


def _way(kind: PeriodKind) -> str:
    """SQL of how far the year has come, for the goals that speak of a kind of period."""
    return f"""
        SELECT v.indicator_id, v.node_id, v.month, t.kind, t.amount, t.milestones, t.from_new_year,
               i.sign, v.new_year AS base,
               CASE WHEN t.from_new_year THEN v.{kind}_last_year - before.{kind}_value
                    ELSE v.{kind}_last_year END AS last_year_so_far,
               CASE WHEN t.from_new_year THEN v.new_year - before.{kind}_value
                    ELSE december.{kind}_value END AS last_year_whole,
               CASE WHEN t.from_new_year THEN b.{kind}_value - v.new_year
                    WHEN '{kind}' = 'ytd' AND b.{kind}_reporting = month(v.month) THEN b.{kind}_value
                    END AS budget_so_far,
               CASE WHEN t.from_new_year THEN bd.{kind}_value - v.new_year
                    WHEN '{kind}' = 'ytd' AND bd.{kind}_reporting = 12 THEN bd.{kind}_value END AS budget_whole
        FROM goal_month v
        JOIN d_target t ON t.target_id = v.target_id AND t.speaks_{kind}
        JOIN d_indicator i ON i.indicator_id = v.indicator_id
        LEFT JOIN (FROM at_hand WHERE month(month) = 12) before
            ON before.indicator_id = v.indicator_id AND before.node_id = v.node_id
           AND before.month = make_date(year(v.month) - 2, 12, 1)
        LEFT JOIN (FROM at_hand WHERE month(month) = 12) december
            ON december.indicator_id = v.indicator_id AND december.node_id = v.node_id
           AND december.month = make_date(year(v.month) - 1, 12, 1)
        LEFT JOIN period_value b
            ON b.scenario = 'budget' AND b.indicator_id = v.indicator_id AND b.node_id = v.node_id
           AND b.month = v.month
        LEFT JOIN period_value bd
            ON bd.scenario = 'budget' AND bd.indicator_id = v.indicator_id AND bd.node_id = v.node_id
           AND bd.month = make_date(year(v.month), 12, 1)
        WHERE v.{kind}_state IS NOT NULL"""


# A stock goes from where it stood at New Year; what adds up over the year (visits, reviews done) goes from nothing.
_MILESTONE = f"""
    CREATE OR REPLACE TEMP TABLE milestone AS
    WITH goal_month AS (
        SELECT c.*, a.target_id FROM compared c JOIN applies a USING (indicator_id, node_id, month)
        JOIN d_target t USING (target_id) WHERE t.kind IN ('change_since_new_year', 'year_goal')),
    way AS ({_way(PeriodKind.MONTH)} UNION ALL {_way(PeriodKind.YEAR_TO_DATE)}),
    shared AS (
        SELECT *, CASE milestones
            WHEN 'straight_line' THEN month(month) / 12
            WHEN 'last_year_profile'
            THEN CASE WHEN last_year_whole * onward > 0 THEN last_year_so_far / last_year_whole END
            WHEN 'budget_curve' THEN CASE WHEN budget_whole * onward > 0 THEN budget_so_far / budget_whole END
            END AS share
        FROM (SELECT *, CASE WHEN from_new_year THEN sign ELSE 1 END AS onward FROM way))
    SELECT indicator_id, node_id, month,
           CASE WHEN NOT from_new_year THEN amount * share
                WHEN kind = 'year_goal' THEN base + (amount - base) * share
                ELSE base + amount * share END AS target
    FROM shared"""
