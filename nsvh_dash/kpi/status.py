"""How a value stands against its target, how many units stand where, and how many have delivered all of the period.

Unreliable or partial values are never judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from nsvh_dash.kpi.comparisons import FOLLOWED
from nsvh_dash.kpi.periods import KINDS, for_each
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection

SLACK = 1e-9
"""Relative room for binary arithmetic, so that 90.0 reaches 90."""


def judge(db: Connection) -> None:
    """kpi: the finished rows of units, added to the table. Judgement is made on unrounded values, per kind of period.

    Those of areas are put by for `gather_areas`.
    """
    db.execute(_JUDGED)
    db.execute(_COUNTED)
    for kind in KINDS:
        of_units = _finished(kind, "ANTI JOIN d_area USING (node_id)")
        # Sorted on the way in: a scan skips the row groups in which a unit cannot be.
        db.execute(f"INSERT INTO kpi {of_units} ORDER BY j.node_id, j.indicator_id, j.month")
    of_areas = " UNION ALL ".join(_finished(kind, "SEMI JOIN d_area USING (node_id)") for kind in KINDS)
    db.execute(f"INSERT INTO area_kpi {of_areas}")


def make_room_for_areas(db: Connection) -> None:
    """area_kpi: the finished rows of areas, until all indicators have theirs."""
    db.lay_out("area_kpi", KPI)


def gather_areas(db: Connection) -> None:
    """Add the areas' rows to the table, side by side: most pages read these alone, however many units there are."""
    db.execute("INSERT INTO kpi FROM area_kpi ORDER BY node_id, indicator_id, period_kind, month")


def _one_of(words: Iterable[StrEnum]) -> str:
    """SQL type of a closed vocabulary."""
    return "ENUM (" + ", ".join(f"'{word}'" for word in words) + ")"


KPI = {
    "indicator_id": "VARCHAR",
    "node_id": "VARCHAR",
    "month": "DATE",
    "period_kind": "VARCHAR",
    "value": "DOUBLE",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "state": _one_of(State),
    "reason": "VARCHAR",
    "origin": "ENUM ('computed', 'reported')",
    "reporting": "INTEGER",
    "expected": "INTEGER",
    "months_reporting": "INTEGER",
    "months_expected": "INTEGER",
    "target": "DOUBLE",
    "target_id": "VARCHAR",
    "deviation": "DOUBLE",
    "status": _one_of(Status),
    "change_previous_month": "DOUBLE",
    "change_year_start": "DOUBLE",
    "change_same_month_last_year": "DOUBLE",
    "change_same_period_last_year": "DOUBLE",
    "matched": "INTEGER",
    "matchable": "INTEGER",
    "reached": "INTEGER",
    "near": "INTEGER",
    "missed": "INTEGER",
    "not_judged": "INTEGER",
}
"""The columns of `kpi`. What pages choose rows by is plain text, so that a scan skips what lies elsewhere."""


def _status(kind: PeriodKind) -> str:
    value, target = f"a.{kind}_value", f"a.{kind}_target"
    partial = f"a.{kind}_reporting < a.{kind}_expected" if kind is not PeriodKind.MONTH else "false"
    return f"""
        CASE WHEN a.{kind}_state = 'not_measurable' THEN 'not_measurable'
             WHEN {value} IS NULL OR {partial} THEN 'missing'
             WHEN {target} IS NULL THEN 'no_target'
             WHEN ({value} - {target}) * a.sign > abs({target}) * {SLACK} THEN 'reached'
             WHEN abs({value} - {target}) <= abs({target}) * {SLACK} AND NOT a.strict THEN 'reached'
             WHEN abs({value} - {target}) <= a.tolerance * abs({target}) * (1 + {SLACK}) THEN 'near'
             ELSE 'missed' END::{_one_of(Status)} AS {kind}_status"""


_JUDGED = f"CREATE OR REPLACE TEMP TABLE judged AS SELECT a.*, {for_each(KINDS, _status)} FROM aimed a"


def _whole(kind: PeriodKind) -> str:
    return f"{kind}_status, {kind}_reporting >= {kind}_expected AS {kind}_whole"


def _tally(kind: PeriodKind) -> str:
    return f"""
        count(*) FILTER ({kind}_whole) AS {kind}_whole,
        count(*) FILTER ({kind}_status = 'reached') AS {kind}_reached,
        count(*) FILTER ({kind}_status = 'near') AS {kind}_near,
        count(*) FILTER ({kind}_status = 'missed') AS {kind}_missed"""


def _own(kind: PeriodKind) -> str:
    return f"""
        coalesce({kind}_whole, false)::BIGINT, ({kind}_status = 'reached')::BIGINT, ({kind}_status = 'near')::BIGINT,
        ({kind}_status = 'missed')::BIGINT"""


_COUNTED = f"""
    CREATE OR REPLACE TEMP TABLE counted AS
    WITH unit AS (
        SELECT indicator_id, node_id, month, {for_each(KINDS, _whole)}
        FROM d_expected JOIN judged USING (indicator_id, node_id, month)),
    at_or_above AS (
        SELECT u.*, i.ancestor_id, i.ancestor_is_leaf
        FROM unit u JOIN d_inside i ON i.node_id = u.node_id AND i.month = u.month)
    SELECT indicator_id, ancestor_id AS node_id, month, {for_each(KINDS, _tally)}
    FROM at_or_above WHERE NOT ancestor_is_leaf GROUP BY ALL
    UNION ALL
    SELECT indicator_id, node_id, month, {for_each(KINDS, _own)} FROM at_or_above WHERE ancestor_is_leaf"""


def _finished(kind: PeriodKind, of_nodes: str) -> str:
    """SQL of the rows of one kind of period, for some of the nodes."""
    last_month = f"j.{kind}_value - j.{kind}_last_month" if kind in FOLLOWED else "NULL"
    new_year = "j.month_value - j.new_year" if kind is PeriodKind.MONTH else "NULL"
    like_for_like = "j.like_for_like, j.matched, j.matchable" if kind is PeriodKind.YEAR_TO_DATE else "NULL, 0, 0"
    return f"""
        SELECT j.indicator_id, j.node_id, j.month, '{kind}', j.{kind}_value, j.{kind}_numerator, j.{kind}_denominator,
               j.{kind}_state, j.{kind}_reason, j.{kind}_origin,
               coalesce(c.{kind}_whole, 0), coalesce(e.expected, 0), j.{kind}_reporting, j.{kind}_expected,
               j.{kind}_target, j.target_id, j.{kind}_value - j.{kind}_target, j.{kind}_status,
               {last_month}, {new_year}, j.{kind}_value - j.{kind}_last_year, {like_for_like},
               coalesce(c.{kind}_reached, 0), coalesce(c.{kind}_near, 0), coalesce(c.{kind}_missed, 0),
               coalesce(e.expected, 0) - coalesce(c.{kind}_reached + c.{kind}_near + c.{kind}_missed, 0)
        FROM (FROM judged {of_nodes}) j
        LEFT JOIN expected e USING (indicator_id, node_id, month)
        LEFT JOIN counted c USING (indicator_id, node_id, month)
        WHERE j.{kind}_state IS NOT NULL"""
