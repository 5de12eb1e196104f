"""The control chart of an indicator at a node: always over single months, never over overlapping periods."""

from __future__ import annotations

from nsvh_dash.kpi.figures import read_figures
from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot


def indicator_chart(snapshot: Snapshot, indicator: Indicator, node_id: str, month: Month) -> Chart:
    """Months up to and including `month`, with limits anew at each change of definition.

    Reasons besides those of the chart itself: `cumulative` and `yearly`, where single months do not exist.
    """
    if indicator.measure is Measure.DONE_OF_PLANNED:
        return Chart((), None, None, "cumulative")
    if indicator.time_rule is TimeRule.YEARLY:
        return Chart((), None, None, "yearly")
    figures = read_figures(
        snapshot, indicators=[indicator.id], nodes=[node_id], last_month=month, period_kinds=[PeriodKind.MONTH]
    )
    held = {figure.month for figure in figures}
    return control_chart(
        [(figure.month.first_day, figure.value) for figure in figures],
        indicator.direction.sign,
        target=figures[-1].target if figures else None,
        rebase=[change.month.first_day for change in indicator.breaks if change.month in held],
    )
