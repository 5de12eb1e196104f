"""A plan as a matrix of focus areas by state with its assignments beneath, and a plan beside the one before it."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.ui.parts import marks, markup, tables
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.chart_block import ChartBlock
from nsvh_dash.views.goals import GoalsScreen, compare_years
from nsvh_dash.views.goals.screen import MatrixRow
from nsvh_dash.views.texts import goals as words


def show_matrix(_screen: Screen, goals: GoalsScreen) -> None:
    """The assignments of each focus area by state, and each assignment with its counts."""
    block = goals.matrix_block
    st.header(block.title, anchor=False)
    markup.note(block.subtitle)
    markup.note(block.summary)
    headings = (words.FOCUS_AREA, *words.STATE.values())
    with st.container(key="malens_matris"):
        tables.show_table(block.title, headings, [_row(row) for row in goals.matrix], numbers=())
    show_downloads(block, "malens_matris", dict)
    with st.container(key="uppdragen"):
        _show_block(goals.assignments_block, "uppdragen")


def _row(row: MatrixRow) -> tables.Row:
    name = f"{html.escape(row.area.name)} {marks.badge(row.area.shape, row.area.word)}"
    cells = (
        f"<ul>{''.join(f'<li>{tables.link(found.link, found.name)}</li>' for found in cell)}</ul>" if cell else "–"
        for cell in row.cells
    )
    return tables.Row((name, *cells))


def show_years(screen: Screen, goals: GoalsScreen) -> None:
    """What came, went, stayed and changed name, and what the targets became."""
    chosen = screen.selection
    found = compare_years(screen.dashboard.catalogue, chosen.node_id, chosen.month, goals.year)
    if found is None:
        frame.show_nothing_here(words.ONE_PLAN, words.ONE_PLAN_STEP)
        return
    with st.container(key="ar_mot_ar"):
        _show_block(found.targets_block, "malvarden")
        _show_block(found.fates_block, "planerna")
        markup.note(words.YEARS_NOTE)


def _show_block(block: ChartBlock, key: str) -> None:
    st.header(block.title, anchor=False)
    markup.note(block.subtitle)
    markup.note(block.summary)
    tables.show_data_table(block.table)
    show_downloads(block, key, dict)
