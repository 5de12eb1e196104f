"""The view Utveckling: growth of costs and revenues against last year and the budget."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.growth import growth_chart
from nsvh_dash.ui.finance import money_switch
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.ui.parts.chart_block import show_chart, show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.texts import finance as words


def show_development(screen: Screen) -> None:
    """Costs, then revenues: the node beside its parts, and line by line."""
    markup.note(f"{words.DEVELOPMENT_RULE} {words.PIN_KEY}")
    for found in screen.developments(money_switch.unit()):
        data, spec = growth_chart(found.growth)
        show_chart(found.growth.block, data, spec, key=f"utveckling_{found.kind}", level=2, open_table=True)
        if found.lines:
            with st.expander(f"{words.LINES_TABLE}: {words.DEVELOPMENTS[found.kind].lower()}"):
                for text in found.lines.notes:
                    markup.note(text)
                tables.show_data_table(found.lines.table)
            show_downloads(found.lines, f"rader_{found.kind}", dict)
