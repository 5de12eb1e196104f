"""The figures of an earlier computation that new ones are compared with: read from `kpi`, not computed again."""

from __future__ import annotations

from nsvh_dash.kpi.periods import KINDS, for_each
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Connection


def recall(db: Connection, since: Month) -> None:
    """at_hand: outcomes from a month on as computed now, and what was computed before of the months beside them."""
    db.execute(_EARLIER, {"since": since.first_day})
    db.execute(_AT_HAND)


def _as_before(kind: PeriodKind) -> str:
    """SQL of what is compared of a kind of period, from its row of the finished table."""
    return ", ".join(
        f"max({column}) FILTER (period_kind = '{kind}') AS {kind}_{name}"
        for name, column in (("value", "value"), ("reporting", "months_reporting"), ("expected", "months_expected"))
    )


def _as_now(kind: PeriodKind) -> str:
    return f"{kind}_value, {kind}_reporting, {kind}_expected"


# The month before, the same month last year, and the two New Years before it.
_EARLIER = f"""
    CREATE OR REPLACE TEMP TABLE earlier AS
    WITH present AS (SELECT DISTINCT month FROM period_value WHERE scenario = 'actual'),
    beside AS (
        SELECT (month - INTERVAL 1 MONTH)::DATE AS month FROM present
        UNION SELECT (month - INTERVAL 1 YEAR)::DATE FROM present
        UNION SELECT make_date(year(month) - n, 12, 1) FROM present, (VALUES (1), (2)) back(n))
    SELECT i.indicator_id, k.node_id::node_name AS node_id, k.month, {for_each(KINDS, _as_before)},
           bool_or(k.origin = 'reported') FILTER (k.period_kind = 'ytd') AS ytd_told
    FROM kpi k SEMI JOIN beside USING (month) JOIN d_indicator i ON i.indicator_id = k.indicator_id::indicator_name
    WHERE k.month < $since
    GROUP BY ALL"""

_AT_HAND = f"""
    CREATE OR REPLACE TEMP VIEW at_hand AS
    SELECT indicator_id, node_id, month, {for_each(KINDS, _as_now)},
           CASE WHEN ytd_state IS NOT NULL THEN ytd_origin = 'reported' END AS ytd_told
    FROM period_value WHERE scenario = 'actual'
    UNION ALL BY NAME FROM earlier"""
