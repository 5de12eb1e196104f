"""The four ways of looking at units: in order, each over time, on every indicator, and one against its area."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from nsvh_dash.charts.against_area import against_area_chart
from nsvh_dash.charts.multiples import panel_drawing, sheet
from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.exports import chart_picture
from nsvh_dash.ui import links
from nsvh_dash.ui.parts import marks, markup, tables
from nsvh_dash.ui.parts.chart_block import Files, show_chart, show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.units import controls as unit_controls
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ChartBlock, ranking_block
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.multiples import Multiples, Panel, multiples_block
from nsvh_dash.views.units.row import UnitRow


def show_ranking(screen: Screen) -> None:
    """The units in order with the target, the three furthest from it first, each a link."""
    compared = screen.units(screen.indicator_id, unit_controls.order(), unit_controls.peers())
    unit_controls.show_unit_choices(screen, compared.peers)
    if not compared.rows:
        frame.show_nothing_here(texts.NO_UNITS, texts.NO_UNITS_STEP)
        return
    if compared.furthest:
        _show_furthest(screen, compared.furthest)
    data, spec = ranking_chart(compared)
    block = ranking_block(compared, screen.source(screen.indicator_id))
    show_chart(block, data, spec, key="enheter_i_ordning", level=2, open_table=True)


def _show_furthest(screen: Screen, rows: Sequence[UnitRow]) -> None:
    st.header(unit_texts.FURTHEST, anchor=False)
    with st.container(key="langst_fran_malet"):
        for row in rows:
            with st.container(key=f"langst_{row.node_id}"):
                where = {"enhet": row.node_id, "manad": str(screen.selection.month), "indikator": screen.indicator_id}
                st.page_link(links.INDICATOR_PAGE, label=row.name, query_params=where)
                said = [row.deviation_text, row.cases_text, row.since_text]
                facts = "".join(f"<span>{html.escape(text)}</span>" for text in said if text)
                markup.show(
                    f'<div class="furthest"><p class="value">{html.escape(row.value_text)}</p>'
                    f'{marks.badge(row.status, row.status_word)}<p class="said">{facts}</p></div>'
                )


def show_multiples(screen: Screen) -> None:
    """A panel a unit on a shared scale."""
    found = screen.multiples(screen.indicator_id, unit_controls.order(), unit_controls.peers())
    unit_controls.show_unit_choices(screen, found.comparison.peers)
    if not found.panels:
        frame.show_nothing_here(texts.NO_UNITS, texts.NO_UNITS_STEP)
        return
    block = multiples_block(found, screen.source(screen.indicator_id))
    show_words(block)
    key = f"{unit_texts.panel_key(found.area_name)} {unit_texts.SHARED_SCALE} {found.low_text}–{found.high_text}."
    panels = "".join(_panel(found, panel) for panel in found.panels)
    markup.show(f'<p class="note">{html.escape(key)}</p><ul class="panels">{panels}</ul>')
    markup.note(block.summary)
    with st.expander(texts.SHOW_TABLE):
        tables.show_data_table(block.table)
    show_downloads(block, "enheter_manga", partial(_sheet, found, block))


def _sheet(found: Multiples, block: ChartBlock) -> Files:
    drawing = sheet(found, block)
    return {
        "png": partial(chart_picture.sheet_to_png, drawing),
        "svg": partial(chart_picture.sheet_to_svg, drawing),
    }


def _panel(found: Multiples, panel: Panel) -> str:
    row = panel.row
    chosen = ' class="chosen"' if row.chosen else ""
    return (
        f"<li{chosen}>{tables.link(row.link, row.name)}"
        f"<p><strong>{html.escape(row.value_text)}</strong> {marks.badge(row.status, row.status_word)}</p>"
        f"{panel_drawing(found, panel)}</li>"
    )


def show_words(block: ChartBlock) -> None:
    """The finding and what is shown, over a drawing that is none of Vega's."""
    st.header(block.title, anchor=False)
    markup.note(block.subtitle)


def show_against_area(screen: Screen) -> None:
    """One unit and its area, two lines."""
    unit_controls.show_choices(screen)
    found = screen.against_area(screen.indicator_id)
    if found is None:
        frame.show_nothing_here(unit_texts.AREA_NOT_COMPARABLE, unit_texts.AREA_NOT_COMPARABLE_STEP)
        return
    data, spec = against_area_chart(found)
    show_chart(found.block(screen.source(screen.indicator_id)), data, spec, key="enhet_mot_omrade", level=2)
