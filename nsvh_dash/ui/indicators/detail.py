"""Parts of the pages about one indicator: choosing it, its facts beside its trend, its control chart, definition."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.charts.control import control_chart
from nsvh_dash.ui import address, periods
from nsvh_dash.ui.parts import chart_block, figures, marks, markup, tables, verdict_marks
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import texts, verdict_text
from nsvh_dash.views.control import control_block
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.goals import served_by
from nsvh_dash.views.target_history import target_table
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import indicator as words
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.verdict_text import Verdict
from nsvh_dash.views.why import Why


def show_choice(screen: Screen) -> None:
    """The list of the chosen node's indicators."""
    names = {indicator.id: indicator.short_name for indicator in screen.indicators()}
    with st.container(key="val_av_indikator"):
        address.choice(
            address.INDICATOR, texts.INDICATOR, texts.CHOOSE_INDICATOR, names, screen.indicator_id, [address.PERIOD]
        )


def show_facts_beside_trend(detail: Detail, trend: Trend, source: str) -> None:
    """The figure large with its facts, and the trend beside it."""
    with st.container(key="indikator_huvud"):
        with st.container(key="indikator_fakta"):
            _show_headline(detail)
            tables.show_facts(detail.facts)
        with st.container(key="indikator_trend"):
            figures.show_trend(trend, source, level=2)


def show_why(why: Why | None) -> None:
    """The figure as an equation, what it stands on, and the delivered rows behind it; nothing without a figure."""
    if why is None:
        return
    st.header(texts.WHY_THIS_NUMBER, anchor=False)
    sentences = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in why.sentences)
    markup.show(f'<div class="why"><p><strong>{html.escape(why.headline)}</strong></p>{sentences}</div>')
    if why.sources:
        with st.expander(texts.DELIVERED_ROWS):
            cells = ((s.unit, s.series, s.period, s.value, s.place) for s in why.sources)
            rows = [tables.Row(tuple(html.escape(cell) for cell in row)) for row in cells]
            tables.show_table(texts.DELIVERED_ROWS, texts.DELIVERED_HEADINGS, rows, numbers=(3,))


def show_control(screen: Screen, source: str) -> None:
    """The control chart beside its two verdicts in words; where there is none the reason, and a way to the months."""
    control = screen.control(screen.indicator_id)
    block = control_block(control, source)
    data, spec = control_chart(control)
    if control.variation is None or control.assurance is None:
        chart_block.show_chart(block, data, spec, key="styrdiagram", level=2)
        if control.wants_month:
            periods.offer_month(screen)
        return
    with st.container(key="indikator_styrning"):
        with st.container(key="indikator_utslag"):
            _show_verdict(verdict_text.VARIATION_QUESTION, control.variation)
            _show_verdict(verdict_text.ASSURANCE_QUESTION, control.assurance)
        with st.container(key="indikator_styrdiagram"):
            chart_block.show_chart(block, data, spec, key="styrdiagram", level=2)


def _show_verdict(question: str, verdict: Verdict) -> None:
    markup.show(
        f'<div class="verdict"><p class="question">{html.escape(question)}</p>'
        f"{verdict_marks.badge(verdict)}<p>{html.escape(verdict.sentence)}</p></div>"
    )


def show_definition(detail: Detail) -> None:
    """What is counted, why and by whom, and what has been asked of it over the years."""
    st.header(texts.ABOUT, anchor=False)
    tables.show_facts(detail.about)
    if detail.targets:
        with st.container(key="malets_historia"):
            st.header(words.TARGET_HISTORY, anchor=False)
            tables.show_data_table(target_table(detail.targets))


def show_served(screen: Screen) -> None:
    """The assignments of the year's plan that the indicator follows, each a way to it; nothing where there is none."""
    chosen = screen.selection
    served = served_by(screen.dashboard.catalogue, screen.indicator_id, chosen.node_id, chosen.month)
    if not served:
        return
    st.header(texts_goals.SERVES, anchor=False)
    items = "".join(
        f'<li>{tables.link(one.link, one.name)} <span class="basis">{html.escape(", ".join(one.above))}</span></li>'
        for one in served
    )
    markup.show(f'<ul class="serves">{items}</ul>')


def _show_headline(detail: Detail) -> None:
    tile = detail.tile
    place = f'<p class="place">{html.escape(detail.place)}</p>' if detail.place else ""
    markup.show(
        f'<div class="headline">{place}'
        f'<p class="value">{html.escape(tile.value)} <span class="period">{html.escape(tile.beside_value)}</span></p>'
        f"{marks.badge(tile.status, tile.status_word)}<p>{html.escape(tile.note)}</p></div>"
    )
