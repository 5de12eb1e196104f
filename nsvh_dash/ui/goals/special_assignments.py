"""The page Särskilda uppdrag: a table of measures with their trends, one of money, and what has closed."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.charts.sparkline import sparkline
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals.special_assignments import MeasureRow, SpecialScreen
from nsvh_dash.views.texts import special as words


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    found = screen.special_assignments()
    if found.is_empty:
        none_here = words.NONE_HERE.format(node=found.node_name, month=fmt.month(screen.selection.month))
        frame.show_nothing_here(none_here, words.NONE_HERE_STEP)
        return
    if found.rows:
        _show_measures(found)
    for note in found.notes:
        markup.note(note)
    st.header(found.finances.title, anchor=False)
    markup.note(found.finances.subtitle)
    with st.container(key="sarskilda_ekonomi"):
        tables.show_data_table(found.finances.table)
    show_downloads(found.finances, "sarskilda_pengar", dict)


def _show_measures(found: SpecialScreen) -> None:
    block = found.measures
    st.header(block.title, anchor=False)
    markup.note(block.subtitle)
    with st.container(key="sarskilda_matt"):
        tables.show_table(
            block.table.caption,
            (*block.table.headings, words.TREND),
            [_row(row) for row in found.rows],
            numbers=(2, 3, 4, 5),
        )
    markup.note(block.summary)
    show_downloads(block, "sarskilda_matt", dict)


def _row(row: MeasureRow) -> tables.Row:
    figures = (row.month, row.year_to_date, row.last_year, row.difference)
    return tables.Row((
        tables.indented(html.escape(row.node_name), row.level),
        tables.link(row.link, row.indicator_name),
        *(html.escape(figure) for figure in figures),
        sparkline(row.spark),
    ))  # fmt: skip
