"""The control chart of an indicator at a node: always over single months, never over overlapping periods."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import Month


def indicator_chart(indicator: Indicator, months: Sequence[Figure]) -> Chart:
    """The chart of single months, oldest first, with limits anew at each change of definition.

    Reasons besides those of the chart itself: `cumulative` and `yearly`, where single months do not exist.
    """
    reason = _why_no_months(indicator)
    if reason:
        return Chart((), None, None, reason)
    return control_chart(
        [(figure.month.first_day, figure.value) for figure in months],
        indicator.direction.sign,
        target=months[-1].target if months else None,
        rebase=[month.first_day for month in _first_under_each_definition(indicator, months)],
    )


def _first_under_each_definition(indicator: Indicator, months: Sequence[Figure]) -> set[Month]:
    """The first month there is a figure of since each change of definition that earlier figures came before."""
    held = [figure.month for figure in months]
    since = ([month for month in held if month >= change.month] for change in indicator.breaks)
    return {those[0] for those in since if those} - {*held[:1]}


def _why_no_months(indicator: Indicator) -> str:
    if indicator.measure is Measure.DONE_OF_PLANNED:
        return "cumulative"
    return "yearly" if indicator.time_rule is TimeRule.YEARLY else ""
