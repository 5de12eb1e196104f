"""Prognos: what has been submitted and how it moved, what can be computed, and how far either has been right."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.outlook import outlook_chart
from nsvh_dash.ui.finance import money_switch, outlook_cache
from nsvh_dash.ui.parts import markup, tables, tiles
from nsvh_dash.ui.parts.chart_block import show_chart
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.finance.outlook import build_outlook
from nsvh_dash.views.texts import outlook as words


def show_outlook(screen: Screen) -> None:
    """The whole view."""
    shown = build_outlook(outlook_cache.outlook(screen), money_switch.unit(), screen.imported())
    st.header(words.FORECAST_VIEW, anchor=False)
    if not shown.rows:
        frame.show_nothing_here(words.NO_OUTLOOK, words.NO_OUTLOOK_STEP)
        return
    tiles.show_sentences(shown.sentences)
    data, spec = outlook_chart(shown.rows)
    show_chart(shown.block, data, spec, key="prognos")
    st.subheader(words.SUBMITTED_HISTORY, anchor=False)
    if shown.history.rows:
        tables.show_data_table(shown.history)
    else:
        markup.note(words.NO_REPORT)
    st.subheader(words.RECORD, anchor=False)
    markup.note(shown.record_note)
    if shown.record.rows:
        tables.show_data_table(shown.record)
