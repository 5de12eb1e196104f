"""The view Budgetavvikelse: what the variance is made of, and the units that are to be in balance."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.charts.bridge import bridge_chart
from nsvh_dash.ui.finance import money_switch
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.ui.parts.chart_block import show_chart, show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.chart_block import ChartBlock
from nsvh_dash.views.finance.bridge import BridgeScreen
from nsvh_dash.views.finance.variance import Mover
from nsvh_dash.views.texts import finance as words


def show_variance(screen: Screen) -> None:
    """The units that move most, the bridges by unit and by line, and who is in balance."""
    found = screen.budget_variance(money_switch.unit())
    if found.is_empty:
        frame.show_nothing_here(found.sentence, words.NO_VARIANCE_STEP)
        return
    markup.show(f"<p>{html.escape(found.sentence)}</p>")
    if found.movers:
        _show_movers(found.movers)
    with st.container(key="bryggor"):
        if found.by_unit:
            _show_bridge(found.by_unit, "brygga_delar")
        _show_bridge(found.by_line, "brygga_rader")
    markup.note(words.SIGN_RULE)
    if found.balance:
        _show_balance(found.balance)


def _show_movers(movers: tuple[Mover, ...]) -> None:
    items = "".join(f"<li>{tables.link(mover.link, mover.name)} {html.escape(mover.text)}</li>" for mover in movers)
    markup.show(f'<p>{html.escape(words.MOVERS)}:</p><ul class="movers">{items}</ul>')


def _show_bridge(bridge: BridgeScreen, key: str) -> None:
    data, spec = bridge_chart(bridge)
    show_chart(bridge.block, data, spec, key=key, level=2, open_table=True)


def _show_balance(block: ChartBlock) -> None:
    st.header(block.title, anchor=False)
    for text in (block.subtitle, block.summary, *block.notes):
        markup.note(text)
    tables.show_data_table(block.table)
    show_downloads(block, "balans", dict)
