"""Lays the catalogue out as tables beside the rows: indicators, the tree of each month, who is expected when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from nsvh_dash.kpi.span import Span
from nsvh_dash.kpi.vocabularies import prominent_nodes
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, TimeRule, YearToDate
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

REACH = {"last": "DATE"}
"""The column of `reach`: the last month with an outcome."""
SERIES_BEGUN = {"series_id": "VARCHAR", "first": "DATE"}
"""The columns of `series_begun`: the first month with an outcome of each delivered series."""
_OUTCOME = "scenario = 'actual' AND period_kind = 'month'"


def lay_out_places(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """The tree of every month that rows cover, from the January before the span, and how far outcomes reach."""
    begun, last = db.rows("SELECT min(month), max(month) FROM observation")[0]
    known_from = Month(span.before(12).year, 1)
    _tree(db, catalogue, [month for month in _months(begun, last) if month >= known_from])
    db.execute("DELETE FROM reach")
    db.execute("INSERT INTO reach VALUES (?)", [last_outcome(db, span.since)])
    db.execute("DELETE FROM series_begun WHERE first >= ?", [span.since.first_day])
    db.execute(
        f"""
        INSERT INTO series_begun SELECT series_id, min(month) FROM observation ANTI JOIN series_begun USING (series_id)
        WHERE {_OUTCOME} AND month >= ? GROUP BY ALL""",
        [span.since.first_day],
    )


def last_outcome(db: Connection, since: Month) -> dt.date | None:
    """The last month with an outcome; looked for from a month on first, where rows lie that are quickly found."""
    newest = f"SELECT max(month) FROM observation WHERE {_OUTCOME}"
    found: dt.date | None = db.scalar(f"{newest} AND month >= ?", [since.first_day]) or db.scalar(newest)
    return found


def lay_out_indicators(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """What the catalogue says of its indicators, beside the tree laid out before."""
    _indicators(db, catalogue)
    _expected(db, catalogue, span)
    _unreliable(db, catalogue)


def clear_away(db: Connection) -> None:
    """Drop what only the computation needed."""
    for (view,) in db.rows("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal"):
        db.execute(f"DROP VIEW {view}")
    for (table,) in db.rows("SELECT table_name FROM duckdb_tables() WHERE temporary"):
        db.execute(f"DROP TABLE {table}")


def _indicators(db: Connection, catalogue: Catalogue) -> None:
    columns = {
        "indicator_id": "indicator_name",
        "home": "node_name",
        "unit_rule": "rule_name",
        "time_rule": "rule_name",
        "ytd_rule": "rule_name",
        "r12_rule": "rule_name",
        "measure": "VARCHAR",
        "scale": "DOUBLE",
        "shift": "DOUBLE",
        "sign": "INTEGER",
        "tolerance": "DOUBLE",
        "formula": "VARCHAR",
    }
    db.lay_out(
        "d_indicator",
        columns,
        (
            (
                i.id,
                i.home,
                i.unit_rule.value,
                i.time_rule.value,
                _year_to_date_rule(i),
                i.time_rule.value.removeprefix("r12_"),
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
    """d_tree: each node's parent and depth in each month; d_inside: every node inside every other, itself included.

    d_prominent: the nodes whose figures lie side by side.
    """
    nodes = catalogue.organisation.nodes

    def memberships() -> Iterator[tuple[object, ...]]:
        for node in nodes:
            for m in node.memberships:
                end = m.valid_to.first_day if m.valid_to else dt.date(9999, 1, 1)
                yield node.id, m.parent_id, m.valid_from.first_day, end, node.kind.value

    db.lay_out(
        "d_membership",
        {
            "node_id": "node_name",
            "parent_id": "node_name",
            "valid_from": "DATE",
            "valid_to": "DATE",
            "kind": "VARCHAR",
        },
        memberships(),
    )
    db.lay_out("d_prominent", {"node_id": "node_name"}, ((node_id,) for node_id in sorted(prominent_nodes(catalogue))))
    db.lay_out("d_month", {"month": "DATE"}, ((m.first_day,) for m in months))
    db.execute(_INSIDE)
    db.execute("""
        CREATE OR REPLACE TEMP TABLE d_tree AS
        SELECT month, node_id, any_value(parent_id) FILTER (distance = 0) AS parent_id, max(distance) AS depth,
               any_value(is_leaf) AS is_leaf
        FROM d_inside GROUP BY month, node_id""")


# Climbed once for each stretch of time in which a line of ancestors stands unchanged, then laid out month by month.
_INSIDE = """
    CREATE OR REPLACE TEMP TABLE d_inside AS
    WITH RECURSIVE climb AS (
        SELECT node_id, kind, node_id AS ancestor_id, parent_id, 0 AS distance, valid_from, valid_to
        FROM d_membership
        UNION ALL
        SELECT c.node_id, c.kind, p.node_id, p.parent_id, c.distance + 1,
               greatest(c.valid_from, p.valid_from), least(c.valid_to, p.valid_to)
        FROM climb c JOIN d_membership p ON p.node_id = c.parent_id
        WHERE p.valid_from <= c.valid_to AND p.valid_to >= c.valid_from),
    monthly AS (SELECT m.month, c.* FROM climb c JOIN d_month m ON m.month BETWEEN c.valid_from AND c.valid_to),
    above AS (SELECT DISTINCT month, ancestor_id FROM monthly WHERE distance > 0)
    SELECT i.month, i.node_id, i.kind, i.ancestor_id, i.parent_id, i.distance,
           n.month IS NULL AS is_leaf, a.month IS NULL AS ancestor_is_leaf
    FROM monthly i LEFT JOIN above a USING (month, ancestor_id)
    LEFT JOIN above n ON n.month = i.month AND n.ancestor_id = i.node_id"""


def _expected(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """d_expected: which units are to deliver an indicator in a month, from the indicator's first delivery on.

    `is_leaf` when there is nothing inside: such a unit is counted by what it lies in, another by itself.
    """
    far = dt.date(1900, 1, 1)
    db.lay_out(
        "d_reporter",
        {"indicator_id": "indicator_name", "kind": "VARCHAR", "valid_from": "DATE"},
        (
            (i.id, r.kind.value, r.valid_from.first_day if r.valid_from else far)
            for i in catalogue.indicators
            if i.formula not in _FROM_ACCOUNTS
            for r in i.reported_by
        ),
    )
    db.lay_out(
        "d_needs",
        {"indicator_id": "indicator_name", "series_id": "VARCHAR"},
        ((i.id, series) for i in catalogue.indicators for series in (i.id, *i.numerator, *i.denominator)),
    )
    # Future budgets do not make a month expected: only months up to the last delivered outcome are.
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE d_expected AS
        WITH begun AS (
            SELECT n.indicator_id, min(s.first) AS first FROM d_needs n JOIN series_begun s USING (series_id)
            GROUP BY ALL),
        reporter AS (
            SELECT indicator_id, kind, min(valid_from) AS valid_from FROM d_reporter GROUP BY ALL)
        SELECT r.indicator_id, i.node_id, i.month, i.is_leaf
        FROM reporter r JOIN begun b USING (indicator_id) JOIN d_indicator d USING (indicator_id)
        JOIN d_inside i ON i.kind = r.kind AND i.ancestor_id = d.home AND i.month >= r.valid_from AND i.month >= b.first
        WHERE i.month <= (SELECT last FROM reach) AND {span.holds("i.month")}""")


_FROM_ACCOUNTS = (Formula.COST_SHARE, Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE, Formula.DEVELOPMENT)
"""Formulas over bookings: expected is then whoever booked anything that month."""


def _unreliable(db: Connection, catalogue: Catalogue) -> None:
    """d_unreliable: the indicator, node and month in which an outcome cannot be followed up, with the reason."""
    root = catalogue.organisation.root.id
    end = dt.date(9999, 1, 1)
    db.lay_out(
        "d_stretch",
        {
            "indicator_id": "indicator_name",
            "node_id": "node_name",
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
        CREATE OR REPLACE TEMP TABLE d_unreliable AS
        SELECT s.indicator_id, 'actual'::scenario_name AS scenario, i.node_id, i.month, any_value(s.reason) AS reason
        FROM d_stretch s JOIN d_inside i ON i.ancestor_id = s.node_id AND i.month BETWEEN s.valid_from AND s.valid_to
        GROUP BY ALL""")
