"""Investeringar: the year by area, and the plan year by year."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.investments import investment_chart
from nsvh_dash.ui.finance import money_switch, outlook_cache
from nsvh_dash.ui.parts import markup, tables, tiles
from nsvh_dash.ui.parts.chart_block import show_chart
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.finance.investments import build_investments
from nsvh_dash.views.texts import outlook as words


def show_investments(screen: Screen) -> None:
    """The whole view."""
    shown = build_investments(outlook_cache.investments(screen), money_switch.unit(), screen.imported())
    st.header(words.INVESTMENTS_VIEW, anchor=False)
    if shown.is_empty:
        frame.show_nothing_here(words.NO_INVESTMENTS, words.NO_INVESTMENTS_STEP)
        return
    tiles.show_sentences(shown.sentences)
    tables.show_data_table(shown.areas)
    for note in shown.area_notes:
        markup.note(note)
    data, spec = investment_chart(shown.years)
    show_chart(shown.block, data, spec, key="investeringsplan")
