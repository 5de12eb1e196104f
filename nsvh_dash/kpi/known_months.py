"""Which months there are figures for, and which of them a reader meets first."""

from __future__ import annotations

from collections.abc import Mapping

from nsvh_dash.model.period import Month
from nsvh_dash.store import Snapshot

_COMPARED = 3


def values_by_month(snapshot: Snapshot) -> dict[Month, int]:
    """How many values of single months there are, over all indicators and nodes, oldest month first."""
    of_months = "value IS NOT NULL AND period_kind = 'month'::kind_name"
    counted = snapshot.rows(f"SELECT month, count(*) FROM kpi WHERE {of_months} GROUP BY month ORDER BY month")
    return {Month.of(month): count for month, count in counted}


def opening_month(values: Mapping[Month, int]) -> Month:
    """The newest month that has at least half as many values as the fullest of the three months before it.

    A month that only the first deliveries have come for is there to be chosen, but would show most as missing: nobody
    meets it unasked. `values` has at least one month.
    """

    def fullest_before(month: Month) -> int:
        return max((count for other, count in values.items() if 0 < month.months_since(other) <= _COMPARED), default=0)

    return max(month for month, count in values.items() if 2 * count >= fullest_before(month))
