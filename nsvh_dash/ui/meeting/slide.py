"""A slide as HTML, 1280 × 720 of its own units: the same on the page, small, and when presented, filling the screen."""

from __future__ import annotations

import html
import re

import streamlit as st

from nsvh_dash.charts.slide import slide_chart
from nsvh_dash.exports.chart_picture import drawing_to_svg
from nsvh_dash.model.meeting import rows_of
from nsvh_dash.model.slide import ShownSlide, SlideChart, SlideQuote, SlideTable
from nsvh_dash.ui.parts import marks
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import meeting as words

_LONG_TITLE = 84
"""Letters from which a title is set smaller, so that it keeps to two lines."""
_LONG_TEXT = 9
"""Rows from which a text is set smaller."""
_DRAWINGS_KEPT = 400
_UNIT = re.compile(f"{fmt.NBSP}(?=[^\\W\\d])")
"""Before a unit a fact may go on to its next line: `procentenheter` is as wide as the column."""


def slide_html(slide: ShownSlide, number: int, count: int) -> str:
    """The whole slide, every text in it escaped."""
    long = " long" if len(slide.title) > _LONG_TITLE else ""
    subtitle = f'<p class="what">{html.escape(slide.subtitle)}</p>' if slide.subtitle else ""
    name = words.SLIDE.format(number=number, count=count)
    return (
        f'<article class="slide {slide.kind}" data-link="{html.escape(slide.link)}" aria-label="{name}">'
        # No <h2>: Streamlit puts a link with an English name in every heading of that kind.
        f'<p class="message{long}" role="heading" aria-level="2">{html.escape(slide.title)}</p>{subtitle}'
        f'<div class="body">{_body(slide)}{_facts(slide)}</div>'
        f'<p class="foot"><span>{html.escape(slide.footer)}</span><span>{number} / {count}</span></p></article>'
    )


@st.cache_data(max_entries=_DRAWINGS_KEPT, show_spinner=False)
def drawing(chart: str) -> str:
    """A chart's drawing as SVG; the key is all it shows, so an edited meeting draws nothing anew."""
    return drawing_to_svg(*slide_chart(SlideChart.model_validate_json(chart)))


def _body(slide: ShownSlide) -> str:
    if slide.empty:
        return f'<p class="nothing">{html.escape(slide.empty)}</p>'
    if slide.chart is not None:
        picture = drawing(slide.chart.model_dump_json())
        drawn = f'<div class="drawing" role="img" aria-label="{html.escape(slide.alt)}">{picture}</div>'
        return f'<div class="drawn">{drawn}{_quote(slide.quote)}</div>' if slide.quote else drawn
    if slide.table is not None:
        return _table(slide.table, slide.subtitle)
    size = " many" if rows_of(slide.lines) > _LONG_TEXT else ""
    return f'<ul class="lines{size}">{"".join(f"<li>{html.escape(line)}</li>" for line in slide.lines)}</ul>'


def _quote(quote: SlideQuote) -> str:
    by = f'<span class="by">{html.escape(quote.signature)}</span>'
    return f'<p class="quote">{html.escape(quote.text)}{by}</p>'


def _table(table: SlideTable, caption: str) -> str:
    def cell(row: int, column: int, text: str) -> str:
        text = marks.badge(table.statuses[row], text) if column == table.status_column else html.escape(text)
        if column == 0:
            return f'<th scope="row">{text}</th>'
        return f"<td{_number(table, column)}>{text}</td>"

    head = "".join(
        f'<th scope="col"{_number(table, at)}>{html.escape(heading)}</th>' for at, heading in enumerate(table.headings)
    )
    rows = "".join(
        f"<tr>{''.join(cell(row, column, text) for column, text in enumerate(cells))}</tr>"
        for row, cells in enumerate(table.rows)
    )
    named = f'<caption class="unseen">{html.escape(caption)}</caption>'
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _number(table: SlideTable, column: int) -> str:
    return ' class="number"' if column in table.numeric else ""


def _facts(slide: ShownSlide) -> str:
    if not slide.facts:
        return ""
    items = "".join(
        f"<div><dt>{html.escape(fact.label)}</dt>"
        f"<dd>{marks.shape(fact.status) if fact.status else ''}{html.escape(_UNIT.sub(' ', fact.text))}</dd></div>"
        for fact in slide.facts
    )
    return f'<dl class="told">{items}</dl>'
