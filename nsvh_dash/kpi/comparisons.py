"""What a figure is compared with: the month before, New Year, and the same period last year.

For the year to date also over those unit-months alone that both years have (`like_for_like`).
A change of definition between the two blocks the comparison: figures on either side are not the same thing.
"""

from __future__ import annotations

from nsvh_dash.kpi import like_for_like
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection


def lay_beside(db: Connection, catalogue: Catalogue) -> None:
    """compared: every actual period value with the earlier values it may be compared with; absent where blocked."""
    db.create(
        "d_break",
        {"indicator_id": "VARCHAR", "month": "DATE"},
        ((i.id, change.month.first_day) for i in catalogue.indicators for change in i.breaks),
    )
    like_for_like.pair(db)
    db.execute(_COMPARED)


def _unbroken(value: str, since: str) -> str:
    """SQL of an earlier value, absent when the definition changed after the start of its period."""
    return (
        f"CASE WHEN k.months IS NULL OR len(list_filter(k.months, lambda b: b > {since} AND b <= v.month)) = 0 "
        f"THEN {value} END"
    )


def _start(month: str) -> str:
    """SQL of the first month of the period of a row's kind that ends in a month."""
    return f"""(CASE v.period_kind
        WHEN 'ytd' THEN make_date(year({month}), 1, 1)
        WHEN 'tertial' THEN make_date(year({month}), (month({month}) - 1) // 4 * 4 + 1, 1)
        WHEN 'rolling_12' THEN {month} - INTERVAL 11 MONTH
        ELSE {month} END)::DATE"""


# Every join condition is an equality of keys: one more predicate on the left side and DuckDB compares all with all.
_COMPARED = f"""
    CREATE OR REPLACE TABLE compared AS
    WITH actual AS (SELECT * FROM period_value WHERE scenario = 'actual')
    SELECT v.*, {_unbroken("p.value", _start("p.month"))} AS last_year,
           coalesce(p.months_reporting >= p.months_expected, false) AS last_year_whole,
           {_unbroken("y.value", "y.month")} AS new_year,
           {_unbroken("m.value", _start("m.month"))} AS last_month,
           {_unbroken("l.change", "make_date(year(v.month) - 1, 1, 1)")} AS like_for_like,
           coalesce(l.matched, 0) AS matched, coalesce(l.matchable, 0) AS matchable
    FROM actual v
    LEFT JOIN (SELECT indicator_id, list(month) AS months FROM d_break GROUP BY ALL) k
        ON k.indicator_id = v.indicator_id
    LEFT JOIN actual p ON p.indicator_id = v.indicator_id AND p.node_id = v.node_id
                      AND p.period_kind = v.period_kind AND p.month = (v.month - INTERVAL 1 YEAR)::DATE
    LEFT JOIN actual y ON y.indicator_id = v.indicator_id AND y.node_id = v.node_id AND y.period_kind = 'month'
                      AND y.month = CASE WHEN v.period_kind = 'month' THEN make_date(year(v.month) - 1, 12, 1) END
    LEFT JOIN actual m ON m.indicator_id = v.indicator_id AND m.node_id = v.node_id AND m.period_kind = v.period_kind
                      AND m.month = CASE WHEN v.period_kind IN ('month', 'rolling_12')
                                         THEN (v.month - INTERVAL 1 MONTH)::DATE END
    LEFT JOIN like_for_like l ON l.indicator_id = v.indicator_id AND l.node_id = v.node_id
                             AND l.month = v.month AND l.period_kind = v.period_kind"""
