"""The figures of an earlier computation that new ones are compared with: read as they were kept, not computed again."""

from __future__ import annotations

from nsvh_dash.kpi.periods import KINDS, for_each
from nsvh_dash.kpi.single_months import SHOWN
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection


def recall(db: Connection, span: Span) -> None:
    """at_hand: outcomes of the span as computed now, and what was computed before of the months beside them."""
    db.execute(_EARLIER.format(inside=span.holds(), before=f"month < DATE '{span.since.first_day}'"))
    db.execute(_AT_HAND)


def _as_now(kind: PeriodKind) -> str:
    return f"{kind}_value, {kind}_reporting >= {kind}_expected AS {kind}_whole"


# The month before, the same month last year, and the two New Years before it.
_EARLIER = f"""
    CREATE OR REPLACE TEMP TABLE earlier AS
    WITH present AS (SELECT month FROM d_month WHERE {{inside}}),
    beside AS (
        SELECT (month - INTERVAL 1 MONTH)::DATE AS month FROM present
        UNION SELECT (month - INTERVAL 1 YEAR)::DATE FROM present
        UNION SELECT make_date(year(month) - n, 12, 1) FROM present, (VALUES (1), (2)) back(n))
    SELECT indicator_id, node_id, month, {", ".join(SHOWN)}, ytd_told
    FROM month_value SEMI JOIN beside USING (month) SEMI JOIN d_indicator USING (indicator_id)
    WHERE {{before}} AND scenario = 'actual'::scenario_name"""

_AT_HAND = f"""
    CREATE OR REPLACE TEMP VIEW at_hand AS
    SELECT indicator_id, node_id, month, {for_each(KINDS, _as_now)},
           CASE WHEN ytd_state IS NOT NULL THEN ytd_origin = 'reported' END AS ytd_told
    FROM period_value WHERE scenario = 'actual'
    UNION ALL BY NAME FROM earlier"""
