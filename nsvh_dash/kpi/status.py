"""How a value stands against its target, how many units stand where, and how many have delivered all of the period.

Unreliable or partial values are never judged.
"""

from __future__ import annotations

from nsvh_dash.kpi.comparisons import FOLLOWED
from nsvh_dash.kpi.periods import KINDS, for_each
from nsvh_dash.kpi.roll_up import COUNTED_AT
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection

SLACK = 1e-9
"""Relative room for binary arithmetic, so that 90.0 reaches 90."""


def judge(db: Connection) -> None:
    """kpi: the finished rows, added to the table. Judgement is made on unrounded values, per kind of period.

    Those of areas and of indicators' homes are put by for `gather_prominent`.
    """
    db.execute(_JUDGED)
    db.execute(_TALLIED)
    for kind in KINDS:
        db.execute(f"INSERT INTO kpi {_finished(kind)} ANTI JOIN d_prominent USING (node_id)")
    prominent = " UNION ALL ".join(f"{_finished(kind)} SEMI JOIN d_prominent USING (node_id)" for kind in KINDS)
    db.execute(f"INSERT INTO prominent_kpi {prominent}")


def make_room_for_prominent(db: Connection) -> None:
    """prominent_kpi: the finished rows of areas and homes, until all indicators have theirs."""
    db.lay_out("prominent_kpi", KPI)


def gather_prominent(db: Connection) -> None:
    """Add the rows of areas and homes, side by side: most pages read these alone, however many units there are."""
    db.execute("INSERT INTO kpi FROM prominent_kpi")


KPI = {
    "indicator_id": "indicator_name",
    "node_id": "node_name",
    "month": "DATE",
    "period_kind": "kind_name",
    "value": "DOUBLE",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "state": "state_name",
    "reason": "VARCHAR",
    "origin": "origin_name",
    "reporting": "INTEGER",
    "expected": "INTEGER",
    "months_reporting": "INTEGER",
    "months_expected": "INTEGER",
    "target": "DOUBLE",
    "target_id": "target_name",
    "deviation": "DOUBLE",
    "status": "status_name",
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
"""The columns of `kpi`. Whoever chooses rows by a name casts it, `= ?::node_name`, so that a scan compares numbers."""


def _status(kind: PeriodKind, v: str, target: str = "NULL") -> str:
    """SQL of how a value stands; without a target the words for that alone."""
    value, partial = f"{v}.{kind}_value", f"{v}.{kind}_reporting < {v}.{kind}_expected"
    judged = f"""
             WHEN ({value} - {target}) * a.sign > abs({target}) * {SLACK} THEN 'reached'
             WHEN abs({value} - {target}) <= abs({target}) * {SLACK} AND NOT a.strict THEN 'reached'
             WHEN abs({value} - {target}) <= a.tolerance * abs({target}) * (1 + {SLACK}) THEN 'near'
             ELSE 'missed' END"""
    return f"""
        CASE WHEN {v}.{kind}_state = 'not_measurable' THEN 'not_measurable'
             WHEN {value} IS NULL{"" if kind is PeriodKind.MONTH else f" OR {partial}"} THEN 'missing'
             WHEN {target} IS NULL THEN 'no_target' {"END" if target == "NULL" else judged}::status_name"""


def _judged(kind: PeriodKind) -> str:
    return f"a.{kind}_target, {_status(kind, 'a', f'a.{kind}_target')} AS {kind}_status"


_JUDGED = f"""
    CREATE OR REPLACE TEMP TABLE judged AS
    SELECT a.indicator_id, a.node_id, a.month, a.target_id, {for_each(KINDS, _judged)} FROM aimed a"""


def _counted(kind: PeriodKind) -> str:
    return f"""
        count(*) FILTER (e.{kind}_reporting >= e.{kind}_expected) AS {kind}_whole,
        count(*) FILTER (g.{kind}_status = 'reached') AS {kind}_reached,
        count(*) FILTER (g.{kind}_status = 'near') AS {kind}_near,
        count(*) FILTER (g.{kind}_status = 'missed') AS {kind}_missed"""


def _summed(kind: PeriodKind) -> str:
    return ", ".join(f"sum({kind}_{word})::INTEGER AS {kind}_{word}" for word in ("whole", *_VERDICTS))


_VERDICTS = ("reached", "near", "missed")
_TALLIED = f"""
    CREATE OR REPLACE TEMP TABLE tally AS
    WITH counted AS (
        SELECT e.indicator_id, {COUNTED_AT}, e.month, {for_each(KINDS, _counted)}
        FROM (SELECT * FROM compared WHERE is_leaf IS NOT NULL) e JOIN d_tree t USING (node_id, month)
        LEFT JOIN judged g ON g.indicator_id = e.indicator_id AND g.node_id = e.node_id AND g.month = e.month
        GROUP BY ALL),
    inside AS (
        SELECT c.indicator_id, i.ancestor_id AS node_id, c.month, {for_each(KINDS, _summed)}
        FROM counted c JOIN d_inside i ON i.node_id = c.node_id AND i.month = c.month
        GROUP BY ALL)
    FROM expected LEFT JOIN inside USING (indicator_id, node_id, month)"""


def _of_units(kind: PeriodKind) -> str:
    """SQL of how many units have delivered the whole period, how many are to, and how many stand where."""
    verdicts = ", ".join(
        f"CASE WHEN j.is_leaf AND g.{kind}_status = '{word}' THEN 1 ELSE coalesce(c.{kind}_{word}, 0) END AS {word}"
        for word in _VERDICTS
    )
    return f"""
        CASE WHEN j.is_leaf THEN (j.{kind}_reporting >= j.{kind}_expected)::INTEGER
             ELSE coalesce(c.{kind}_whole, 0) END AS reporting,
        CASE WHEN j.is_leaf THEN 1 ELSE coalesce(c.expected, 0) END AS expected, {verdicts}"""


def _finished(kind: PeriodKind) -> str:
    """SQL of the rows of one kind of period."""
    last_month = f"{kind}_value - {kind}_last_month" if kind in FOLLOWED else "NULL"
    new_year = "month_value - new_year" if kind is PeriodKind.MONTH else "NULL"
    like_for_like = "like_for_like, matched, matchable" if kind is PeriodKind.YEAR_TO_DATE else "NULL, 0, 0"
    return f"""
        SELECT indicator_id, node_id, month, '{kind}'::kind_name, {kind}_value, {kind}_numerator, {kind}_denominator,
               {kind}_state, {kind}_reason, {kind}_origin, reporting, expected, {kind}_reporting, {kind}_expected,
               {kind}_target, target_id, {kind}_value - {kind}_target, {kind}_status, {last_month}, {new_year},
               {kind}_value - {kind}_last_year, {like_for_like}, reached, near, missed,
               expected - reached - near - missed
        FROM (SELECT j.*, g.target_id, g.{kind}_target, {_of_units(kind)},
                     coalesce(g.{kind}_status, {_status(kind, "j")}) AS {kind}_status
              FROM compared j LEFT JOIN judged g USING (indicator_id, node_id, month)
              LEFT JOIN tally c USING (indicator_id, node_id, month) WHERE j.{kind}_state IS NOT NULL)"""
