"""What a figure is compared with: the month before, New Year, and the same period last year.

For the year to date also over those unit-months alone that both years have (`like_for_like`).
A change of definition between the two blocks the comparison: figures on either side are not the same thing.
"""

from __future__ import annotations

from nsvh_dash.kpi import earlier, like_for_like
from nsvh_dash.kpi.periods import KINDS, WINDOWS, for_each
from nsvh_dash.kpi.single_months import SINGLE_MONTH
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Connection

FOLLOWED = (PeriodKind.MONTH, PeriodKind.ROLLING_12)
"""The kinds of period that are compared with the one a month before."""


def lay_beside(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """compared: the actual period values of the span beside the earlier ones; absent where comparing is blocked.

    `is_leaf` is true of a unit that is to deliver, false of an area that is to deliver itself, else absent.
    """
    db.lay_out(
        "d_break",
        {"indicator_id": "indicator_name", "month": "DATE"},
        ((i.id, change.month.first_day) for i in catalogue.indicators for change in i.breaks),
    )
    db.execute("""
        CREATE OR REPLACE TEMP TABLE d_last_break AS
        SELECT b.indicator_id, m.month, max(b.month) AS broken
        FROM d_break b JOIN d_month m ON m.month >= b.month GROUP BY ALL""")
    earlier.recall(db, span)
    like_for_like.pair(db, span)
    december = Span(Month(span.since.year - 1, 12), Month(span.until.year - 1, 12))
    db.execute(
        _COMPARED.format(
            year_before=span.year_before.holds(),
            december=f"month(month) = 12 AND {december.holds()}",
            month_before=Span(span.since.plus(-1), span.until.plus(-1)).holds(),
        )
    )


def _unbroken(value: str, since: str) -> str:
    """SQL of an earlier value, absent when the definition changed after the start of its period."""
    return f"CASE WHEN k.broken IS NULL OR k.broken <= {since} THEN {value} END"


def _start(kind: PeriodKind, ending: str) -> str:
    """SQL of the first month of a period that ends in a month."""
    if kind is PeriodKind.MONTH:
        return ending
    return f"({ending} - INTERVAL 1 MONTH * ({WINDOWS[kind][0].replace('month(month)', f'month({ending})')}))::DATE"


def _last_year(kind: PeriodKind) -> str:
    return f"""
        {_unbroken(f"p.{kind}_value", _start(kind, "p.month"))} AS {kind}_last_year,
        coalesce(p.{kind}_whole, false) AS {kind}_last_year_whole"""


def _last_month(kind: PeriodKind) -> str:
    return f"{_unbroken(f'm.{kind}_value', _start(kind, 'm.month'))} AS {kind}_last_month"


_KEY = ("indicator_id", "scenario", "node_id", "month")
_COMPARED = f"""
    CREATE OR REPLACE TEMP TABLE compared AS
    WITH dated AS (
        SELECT * EXCLUDE ({", ".join(column for column in SINGLE_MONTH if column not in _KEY)}),
               (month - INTERVAL 1 YEAR)::DATE AS year_before, (month - INTERVAL 1 MONTH)::DATE AS month_before,
               make_date(year(month) - 1, 12, 1) AS december
        FROM period_value WHERE scenario = 'actual')
    SELECT v.* EXCLUDE (year_before, month_before, december),
           {_unbroken("y.month_value", "y.month")} AS new_year,
           {for_each(KINDS, _last_year)},
           {for_each(FOLLOWED, _last_month)},
           {_unbroken("l.change", "make_date(year(v.month) - 1, 1, 1)")} AS like_for_like,
           coalesce(l.matched, 0) AS matched, coalesce(l.matchable, 0) AS matchable, e.is_leaf
    FROM dated v
    LEFT JOIN d_last_break k ON k.indicator_id = v.indicator_id AND k.month = v.month
    LEFT JOIN d_expected e ON e.indicator_id = v.indicator_id AND e.node_id = v.node_id AND e.month = v.month
    LEFT JOIN (FROM at_hand WHERE {{year_before}}) p
        ON p.indicator_id = v.indicator_id AND p.node_id = v.node_id AND p.month = v.year_before
    LEFT JOIN (FROM at_hand WHERE {{december}}) y
        ON y.indicator_id = v.indicator_id AND y.node_id = v.node_id AND y.month = v.december
    LEFT JOIN (FROM at_hand WHERE {{month_before}}) m
        ON m.indicator_id = v.indicator_id AND m.node_id = v.node_id AND m.month = v.month_before
    LEFT JOIN like_for_like l ON l.indicator_id = v.indicator_id AND l.node_id = v.node_id AND l.month = v.month"""
