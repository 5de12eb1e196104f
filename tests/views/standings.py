"""Charts made by hand for the views that show verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import cycle, islice

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.views.scorecard import Scorecard, build_scorecard
from tests.views.fakes import APRIL, CATALOGUE

NO_CHART = Chart((), None, None, "too_few")
MONTHS = [APRIL.plus(offset).first_day for offset in range(-23, 1)]


def series(last: float | None, around: float = 50.0) -> list[tuple[dt.date, float | None]]:
    """Two years that waver around a value and end with another."""
    return list(zip(MONTHS, [*islice(cycle((around, around + 1)), 23), last], strict=True))


def chart(indicator: Indicator, last: float | None, target: float | None = None) -> Chart:
    """The chart of such a series: far above or below 50 it ends with a signal."""
    return control_chart(series(last), indicator.direction.sign, target=target)


def scorecard(*figures: Figure, node: str = "nsvh", charts: Iterable[tuple[str, Chart]] = ()) -> Scorecard:
    """A scorecard for April of figures and charts made by hand; what is given no chart has too few months."""
    given = {indicator.id: NO_CHART for indicator in CATALOGUE.indicators} | dict(charts)
    return build_scorecard(CATALOGUE, figures, given, node, APRIL)
