"""Bemanning: hired staff R12 and year to date side by side, by profession and month, and what work costs."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.charts.agency import agency_chart
from nsvh_dash.ui.finance import money_switch, outlook_cache
from nsvh_dash.ui.parts import markup, tables, tiles
from nsvh_dash.ui.parts.chart_block import show_chart
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.finance.staffing import build_staffing
from nsvh_dash.views.texts import outlook as words


def show_staffing(screen: Screen) -> None:
    """The whole view."""
    facts = outlook_cache.staffing(screen)
    shown = build_staffing(facts, money_switch.unit(), screen.imported()) if facts else None
    st.header(words.STAFFING_VIEW, anchor=False)
    if shown is None or shown.is_empty:
        frame.show_nothing_here(words.NO_STAFFING, words.NO_STAFFING_STEP)
        return
    tables.show_facts(shown.facts)
    tiles.show_sentences(shown.sentences)
    data, spec = agency_chart(shown)
    show_chart(shown.block, data, spec, key="inhyrd_personal")
    if not shown.block.is_empty:
        tables.show_data_table(shown.professions)
        for note in shown.profession_notes:
            markup.note(note)
    st.subheader(words.WORK_AND_HOURS, anchor=False)
    tables.show_data_table(shown.work)
    markup.note(shown.work_note)
