"""The control chart of an indicator at a node: always over single months, never over overlapping periods."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.kpi.figures import MonthPoint, read_month_series
from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import Month
from nsvh_dash.store import Snapshot


def indicator_chart(snapshot: Snapshot, indicator: Indicator, node_id: str, month: Month) -> Chart:
    """Months up to and including `month`, with limits anew at each change of definition.

    Reasons besides those of the chart itself: `cumulative` and `yearly`, where single months do not exist.
    """
    return indicator_charts(snapshot, [(indicator, node_id)], month)[indicator.id]


def indicator_charts(snapshot: Snapshot, places: Sequence[tuple[Indicator, str]], month: Month) -> dict[str, Chart]:
    """The charts of several indicators by id, each at a node of its own, read at once."""
    monthly = [(indicator.id, node_id) for indicator, node_id in places if not _why_no_months(indicator)]
    series = read_month_series(snapshot, monthly, month)
    return {indicator.id: _chart(indicator, series.get((indicator.id, node_id), [])) for indicator, node_id in places}


def _chart(indicator: Indicator, points: Sequence[MonthPoint]) -> Chart:
    reason = _why_no_months(indicator)
    if reason:
        return Chart((), None, None, reason)
    held = {point.month for point in points}
    return control_chart(
        [(point.month.first_day, point.value) for point in points],
        indicator.direction.sign,
        target=points[-1].target if points else None,
        rebase=[change.month.first_day for change in indicator.breaks if change.month in held],
    )


def _why_no_months(indicator: Indicator) -> str:
    if indicator.measure is Measure.DONE_OF_PLANNED:
        return "cumulative"
    return "yearly" if indicator.time_rule is TimeRule.YEARLY else ""
