"""Lays the catalogue out as tables beside the rows: indicators, the tree of each month, who is expected when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, TimeRule, YearToDate
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

_WORK_TABLES = (
    "d_indicator",
    "d_tree",
    "d_inside",
    "d_expected",
    "d_unreliable",
    "d_account_inside",
    "d_target",
    "d_target_speaks",
    "d_phase",
    "booking",
    "base",
    "resolved",
    "expected",
    "period_value",
    "d_break",
    "word_pair",
    "d_pair_tree",
    "paired",
    "like_for_like",
    "compared",
    "applies",
    "milestone",
    "aimed",
)


def lay_out(db: Connection, catalogue: Catalogue) -> None:
    """Make the definition tables for the months the rows cover."""
    _indicators(db, catalogue)
    first, last = db.rows("SELECT min(month), max(month) FROM observation")[0]
    months = _months(first, last)
    _tree(db, catalogue, months)
    _expected(db, catalogue)
    _unreliable(db, catalogue)


def clear_away(db: Connection) -> None:
    """Drop what only the computation needed."""
    for table in _WORK_TABLES:
        db.execute(f"DROP TABLE IF EXISTS {table}")


def _indicators(db: Connection, catalogue: Catalogue) -> None:
    columns = {
        "indicator_id": "VARCHAR",
        "home": "VARCHAR",
        "unit_rule": "VARCHAR",
        "time_rule": "VARCHAR",
        "ytd_rule": "VARCHAR",
        "measure": "VARCHAR",
        "scale": "DOUBLE",
        "shift": "DOUBLE",
        "sign": "INTEGER",
        "tolerance": "DOUBLE",
        "formula": "VARCHAR",
    }
    db.create(
        "d_indicator",
        columns,
        (
            (
                i.id,
                i.home,
                i.unit_rule.value,
                i.time_rule.value,
                _year_to_date_rule(i),
                i.measure.value,
                i.scale,
                -100.0 if i.formula is Formula.DEVELOPMENT else 0.0,
                i.direction.sign,
                i.tolerance,
                i.formula.value,
            )
            for i in catalogue.indicators
        ),
    )


def _year_to_date_rule(indicator: Indicator) -> str:
    """How the year-to-date figure arises: a time rule's name, 'reported' or 'none'."""
    if indicator.year_to_date is not YearToDate.BY_TIME_RULE:
        return indicator.year_to_date.value
    if indicator.time_rule in (TimeRule.R12_RATIO, TimeRule.R12_SUM):
        return "none"
    return indicator.time_rule.value


def _months(first: dt.date | None, last: dt.date | None) -> list[Month]:
    if first is None or last is None:
        return []
    start = Month.of(first)
    return [start.plus(n) for n in range(Month.of(last).months_since(start) + 1)]


def _tree(db: Connection, catalogue: Catalogue, months: list[Month]) -> None:
    """d_tree: each node's parent and depth in each month; d_inside: every node inside every other, itself included."""
    nodes = catalogue.organisation.nodes

    def memberships() -> Iterator[tuple[object, ...]]:
        for node in nodes:
            for m in node.memberships:
                end = m.valid_to.first_day if m.valid_to else dt.date(9999, 1, 1)
                yield node.id, m.parent_id, m.valid_from.first_day, end, node.kind.value, node.kind.is_unit

    db.create(
        "d_membership",
        {
            "node_id": "VARCHAR",
            "parent_id": "VARCHAR",
            "valid_from": "DATE",
            "valid_to": "DATE",
            "kind": "VARCHAR",
            "is_unit": "BOOLEAN",
        },
        memberships(),
    )
    db.create("d_month", {"month": "DATE"}, ((m.first_day,) for m in months))
    db.execute("""
        CREATE OR REPLACE TABLE d_inside AS
        WITH RECURSIVE open_in AS (
            SELECT m.month, p.node_id, p.parent_id, p.kind, p.is_unit
            FROM d_month m JOIN d_membership p ON m.month BETWEEN p.valid_from AND p.valid_to),
        climb AS (
            SELECT month, node_id, kind, is_unit, node_id AS ancestor_id, parent_id AS next_id, 0 AS distance
            FROM open_in
            UNION ALL
            SELECT c.month, c.node_id, c.kind, c.is_unit, o.node_id, o.parent_id, c.distance + 1
            FROM climb c JOIN open_in o ON o.month = c.month AND o.node_id = c.next_id)
        SELECT month, node_id, kind, is_unit, ancestor_id, distance FROM climb""")
    db.execute("""
        CREATE OR REPLACE TABLE d_tree AS
        SELECT o.month, o.node_id, o.parent_id, max(i.distance) AS depth
        FROM d_inside i
        JOIN (SELECT m.month, p.node_id, p.parent_id
              FROM d_month m JOIN d_membership p ON m.month BETWEEN p.valid_from AND p.valid_to) o
             USING (month, node_id)
        GROUP BY ALL""")
    db.execute("DROP TABLE d_membership")
    db.execute("DROP TABLE d_month")


def _expected(db: Connection, catalogue: Catalogue) -> None:
    """d_expected: which units are to deliver an indicator in a month, from the indicator's first delivery on."""
    far = dt.date(1900, 1, 1)
    db.create(
        "d_reporter",
        {"indicator_id": "VARCHAR", "kind": "VARCHAR", "valid_from": "DATE"},
        (
            (i.id, r.kind.value, r.valid_from.first_day if r.valid_from else far)
            for i in catalogue.indicators
            if i.formula not in _FROM_ACCOUNTS
            for r in i.reported_by
        ),
    )
    db.create(
        "d_needs",
        {"indicator_id": "VARCHAR", "series_id": "VARCHAR"},
        ((i.id, series) for i in catalogue.indicators for series in (i.id, *i.numerator, *i.denominator)),
    )
    # Future budgets do not make a month expected: only months up to the last delivered outcome are.
    db.execute("""
        CREATE OR REPLACE TABLE d_expected AS
        WITH span AS (SELECT max(month) AS last FROM observation WHERE scenario = 'actual' AND period_kind = 'month'),
        begun AS (
            SELECT n.indicator_id, min(o.month) AS first
            FROM d_needs n JOIN observation o ON o.series_id = n.series_id
            WHERE o.scenario = 'actual' AND o.period_kind = 'month' GROUP BY ALL)
        SELECT DISTINCT r.indicator_id, i.node_id, i.month
        FROM d_reporter r JOIN begun b USING (indicator_id) JOIN d_indicator d USING (indicator_id)
        JOIN d_inside i ON i.kind = r.kind AND i.ancestor_id = d.home AND i.month >= r.valid_from AND i.month >= b.first
        WHERE i.month <= (SELECT last FROM span)""")
    db.execute("DROP TABLE d_reporter")
    db.execute("DROP TABLE d_needs")


_FROM_ACCOUNTS = (Formula.COST_SHARE, Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE, Formula.DEVELOPMENT)
"""Formulas over bookings: expected is then whoever booked anything that month."""


def _unreliable(db: Connection, catalogue: Catalogue) -> None:
    """d_unreliable: the indicator, node and month in which a figure cannot be followed up, with the reason."""
    root = catalogue.organisation.root.id
    end = dt.date(9999, 1, 1)
    db.create(
        "d_stretch",
        {
            "indicator_id": "VARCHAR",
            "node_id": "VARCHAR",
            "valid_from": "DATE",
            "valid_to": "DATE",
            "reason": "VARCHAR",
        },
        (
            (
                i.id,
                u.node or root,
                u.valid_from.first_day,
                u.valid_to.first_day if u.valid_to else end,
                u.reason,
            )
            for i in catalogue.indicators
            for u in i.unreliable
        ),
    )
    db.execute("""
        CREATE OR REPLACE TABLE d_unreliable AS
        SELECT s.indicator_id, i.node_id, i.month, any_value(s.reason) AS reason
        FROM d_stretch s JOIN d_inside i ON i.ancestor_id = s.node_id AND i.month BETWEEN s.valid_from AND s.valid_to
        GROUP BY ALL""")
    db.execute("DROP TABLE d_stretch")
