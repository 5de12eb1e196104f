"""Charts with what belongs to them: the finding as title, what is shown, one sentence, and the table."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.ui import frame, markup, tables
from nsvh_dash.views import texts
from nsvh_dash.views.comparison import Comparison
from nsvh_dash.views.trend import Trend


def show_trend(trend: Trend, *, with_table: bool = True) -> None:
    """A trend chart; without any value the sentence that says why there is none."""
    _heading(trend.title, trend.subtitle)
    if not trend.is_empty:
        data, spec = trend_chart(trend)
        st.vega_lite_chart(
            data, spec, theme=None, width="stretch", key=f"trend_{trend.indicator_id}", alt=trend.summary
        )
    markup.note(trend.summary)
    for mark in trend.breaks:
        markup.note(mark.text)
    if with_table and not trend.is_empty:
        with st.expander(texts.SHOW_TABLE):
            tables.show_trend_table(trend)


def show_ranking(comparison: Comparison) -> None:
    """Units in order; the table is shown by the page."""
    _heading(comparison.title, comparison.subtitle)
    if any(row.value is not None for row in comparison.rows):
        data, spec = ranking_chart(comparison)
        st.vega_lite_chart(data, spec, theme=None, width="stretch", key="enheter_i_ordning", alt=comparison.summary)
    markup.note(comparison.summary)


def _heading(title: str, subtitle: str) -> None:
    st.subheader(title, anchor=False)
    markup.note(subtitle)


def show_units(comparison: Comparison, *, open_table: bool = False) -> None:
    """The units of the area in order, as a chart and as a table."""
    st.header(texts.UNITS_RANKED, anchor=False)
    if not comparison.rows:
        frame.show_nothing_here(texts.NO_UNITS, texts.NO_UNITS_STEP)
        return
    show_ranking(comparison)
    with st.expander(texts.SHOW_TABLE, expanded=open_table):
        tables.show_unit_table(comparison)
