"""The charts the pages share, each with what belongs to it."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.ui.parts.chart_block import Level, show_chart
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ranking_block, trend_block
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.units.comparison import Comparison


def show_trend(trend: Trend, source: str, *, level: Level = 3) -> None:
    """A trend; without any value the sentence that says why there is none."""
    data, spec = trend_chart(trend)
    show_chart(trend_block(trend, source), data, spec, key=f"trend_{trend.indicator_id}", level=level)


def show_units(comparison: Comparison, source: str, *, open_table: bool = False) -> None:
    """The units of the area in order, as a chart and as a table."""
    st.header(texts.UNITS_RANKED, anchor=False)
    if not comparison.rows:
        frame.show_nothing_here(texts.NO_UNITS, texts.NO_UNITS_STEP)
        return
    data, spec = ranking_chart(comparison)
    show_chart(ranking_block(comparison, source), data, spec, key="enheter_i_ordning", open_table=open_table)
