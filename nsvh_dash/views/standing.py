"""Where an indicator stands by its control chart: the two verdicts, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.spc import Assurance, Chart, PointType
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import verdict_text
from nsvh_dash.views.texts import overview as texts
from nsvh_dash.views.verdict_text import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdicts of the month that is shown. `reason` says why there are none; empty when there are."""

    variation: PointType | None
    assurance: Assurance | None
    verdicts: tuple[Verdict, ...]
    """The change, and the target when the month has one."""
    note: str
    """What a reader must know of the chart beneath: single months under a longer period, provisional limits."""
    reason: str
    width: float
    """How far apart the limits are: what a change is large or small against."""

    @property
    def is_concern(self) -> bool:
        """True when the month is a sure change for the worse."""
        return self.variation is PointType.CONCERN

    @property
    def is_improvement(self) -> bool:
        """True when the month is a sure change for the better."""
        return self.variation is PointType.IMPROVEMENT


def build_standing(chart: Chart, indicator: Indicator, month: Month, kind: PeriodKind) -> Standing:
    """What the chart says of a month; a verdict on an earlier month is no verdict on this one."""
    last = chart.points[-1] if chart.points else None
    if last is None or last.limits is None or last.type is None or last.date != month.first_day:
        return Standing(None, None, (), "", _why_not(chart, month), 0.0)
    verdicts = [verdict_text.variation(last.type, last.rule, indicator)]
    if chart.assurance is not None:
        verdicts.append(verdict_text.assurance(chart.assurance))
    notes = []
    if kind is not PeriodKind.MONTH:
        notes.append(texts.BY_MONTH)
    if chart.reason == "provisional":
        notes.append(texts.PROVISIONAL_LIMITS)
    width = last.limits.upper - last.limits.lower
    return Standing(last.type, chart.assurance, tuple(verdicts), ", ".join(notes), "", width)


def _why_not(chart: Chart, month: Month) -> str:
    last = chart.points[-1] if chart.points else None
    if last is not None and (last.value is None or last.date != month.first_day):
        return texts.NO_VALUE_THIS_MONTH
    return verdict_text.WHY_NO_CHART[chart.reason]
