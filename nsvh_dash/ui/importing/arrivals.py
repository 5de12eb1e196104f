"""Leveransläge: what has come and what has not, per source system and per indicator, unit and month."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.completeness import Arrival, Completeness, CompletenessCell, CompletenessRow, SourceLine
from nsvh_dash.views.selection import select

CHOICES = (address.SOURCE, address.SPAN, address.SHOWN)
_MISSING, _ALL = words.SHOWN
_SPAN = "6"
_MOST_ROWS = 250
_LACKING = (Arrival.LATE, Arrival.EXPECTED)


def show() -> None:
    """The sources, and below them the matrix for what is chosen."""
    key = cache.version_key()
    dashboard = cache.open_dashboard(key) if key else None
    today = dt.date.today()
    last = _newest(dashboard, today)
    span = _known(address.SPAN, words.SPANS, _SPAN)
    every = cache.completeness(cache.data_key(), last.plus(1 - int(span)), last, None, today)
    source = _known(address.SOURCE, {line.name: "" for line in every.sources}, "")
    markup.show(f'<p class="summary">{html.escape(every.summary)}</p>')
    _show_sources(sorted(every.sources, key=lambda line: -line.late))
    st.header(words.MATRIX, anchor=False)
    area, shown = _show_choices(every, dashboard, last, source, span)
    rows = [row for row in every.rows if not source or row.source == source]
    if dashboard and area:
        inside = {area} | {node.id for node in dashboard.catalogue.organisation.below(area, last)}
        rows = [row for row in rows if row.node_id in inside]
    if shown == _MISSING:
        rows = [row for row in rows if any(row.count(arrival) for arrival in _LACKING)]
    _show_matrix(every, rows)


def _show_choices(
    every: Completeness, dashboard: Dashboard | None, last: Month, source: str, span: str
) -> tuple[str, str]:
    """The lists over the matrix; returns the area, and what to show of it."""
    with st.container(key="leveransval"):
        sources = {"": words.ALL_SOURCES} | {line.name: line.name for line in every.sources}
        address.choice(address.SOURCE, words.CHOOSE_SOURCE, words.CHOOSE_SOURCE, sources, source)
        areas, area = _areas(dashboard, last)
        address.choice(address.AREA, words.CHOOSE_AREA, words.CHOOSE_AREA, areas, area, lets_go_of=[address.UNIT])
        address.choice(address.SPAN, words.CHOOSE_SPAN, words.CHOOSE_SPAN, words.SPANS, span)
        shown = _known(address.SHOWN, words.SHOWN, _MISSING)
        address.choice(address.SHOWN, words.CHOOSE_SHOWN, words.CHOOSE_SHOWN, words.SHOWN, shown)
    return area, shown


def _newest(dashboard: Dashboard | None, today: dt.date) -> Month:
    """The last month that is over, or the newest with data when nobody has delivered for long."""
    over = Month(today.year, today.month).plus(-1)
    return min(over, dashboard.months[-1].plus(1)) if dashboard and dashboard.months else over


def _known(name: str, choices: dict[str, str], default: str) -> str:
    asked = address.shown(name)
    return asked if asked in choices else default


def _areas(dashboard: Dashboard | None, month: Month) -> tuple[dict[str, str], str]:
    """The areas to choose between, and the one chosen; none before anything has been built."""
    if dashboard is None:
        return {"": texts.ADMINISTRATION_WIDE}, ""
    chosen = select(dashboard.catalogue, [month], month, address.shown(address.AREA), "", "")
    return {choice.id: choice.label for choice in chosen.areas}, chosen.area_id


def _show_sources(lines: Sequence[SourceLine]) -> None:
    st.header(words.SOURCES, anchor=False)
    rows = [
        Row(
            (
                html.escape(line.name),
                html.escape(line.cadence),
                html.escape(line.contact),
                fmt.number(line.received),
                fmt.number(line.expected),
                _mark(Arrival.LATE, fmt.number(line.late)) if line.late else fmt.number(0),
            )
        )
        for line in lines
    ]
    show_table(words.SOURCES, words.SOURCE_HEADINGS, rows, numbers=(3, 4, 5))


def _mark(arrival: Arrival, text: str) -> str:
    return f'<span class="arrival {arrival.value}">{html.escape(text)}</span>'


def _show_matrix(whole: Completeness, rows: Sequence[CompletenessRow]) -> None:
    if not rows:
        frame.show_nothing_here(words.NOTHING_MISSING, words.NOTHING_MISSING_STEP)
        return
    headings = (*words.MATRIX_HEADINGS, *(fmt.capital(fmt.month(month)) for month in whole.months))
    lines = [
        Row((html.escape(row.series_name), html.escape(row.unit_name), *(_cell(cell) for cell in row.cells)))
        for row in rows[:_MOST_ROWS]
    ]
    show_table(words.MATRIX, headings, lines, numbers=(), tall=True)
    import_parts.show_rest(len(rows), "rader", _MOST_ROWS)


def _cell(cell: CompletenessCell) -> str:
    """Shape and word; the whole sentence on hover."""
    said, word = html.escape(cell.text, quote=True), html.escape(words.ARRIVAL[cell.arrival])
    return f'<span class="arrival {cell.arrival.value}" title="{said}">{word}</span>'
