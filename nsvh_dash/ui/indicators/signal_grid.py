"""Signal or noise: the grid of verdicts with indicators as links, what has no chart, and the same as a table."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Perspective
from nsvh_dash.ui import address, links
from nsvh_dash.ui.parts import marks, markup, tables, tiles, verdict_marks
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts, verdict_text
from nsvh_dash.views.card import Card
from nsvh_dash.views.signal import Cell, SignalGrid, build_signal_grid
from nsvh_dash.views.texts import overview as words


def shown(asked: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """What the address says of this page's own choices; what does not exist is left out."""
    perspective, area = asked[address.PERSPECTIVE], asked[address.WITHIN]
    return {
        address.PERSPECTIVE: perspective if perspective in set(Perspective) else "",
        address.WITHIN: area if area in catalogue.organisation else "",
    }


def show(screen: Screen) -> None:
    """The whole page beneath its title."""
    card = screen.scorecard()
    asked = address.shown(address.PERSPECTIVE), address.shown(address.WITHIN)
    grid = build_signal_grid(screen.dashboard.catalogue, card.cards, *asked)
    with st.container(key="signalval"):
        address.choice(
            address.PERSPECTIVE, words.PERSPECTIVE_HEADING, words.EVERY_PERSPECTIVE, grid.perspectives, grid.perspective
        )
        address.choice(address.WITHIN, words.AREA_HEADING, words.EVERY_AREA, grid.areas, grid.area)
    if not grid.rows:
        frame.show_nothing_here(words.NO_MATCH, words.NO_MATCH_STEP)
        return
    tiles.show_sentences(grid.summary)
    markup.note(words.SIGNAL_WHAT)
    with st.container(key="signalrutnat"):
        _show_column_heads()
        for start in range(0, len(grid.cells), len(words.ASSURANCE_ORDER)):
            _show_row(screen, grid.cells[start : start + len(words.ASSURANCE_ORDER)])
    _show_without(screen, grid)
    st.header(words.AS_TABLE, anchor=False)
    _show_table(grid)
    about = f"{screen.selection.node_name}, {fmt.month(screen.selection.month)}; {screen.imported()}"
    show_downloads(grid.block(about), "signal", dict)


def _show_column_heads() -> None:
    markup.show('<p class="corner"></p>')
    for found in words.ASSURANCE_ORDER:
        markup.show(f'<p class="columnhead">{verdict_marks.badge(verdict_text.assurance(found))}</p>')


def _show_row(screen: Screen, cells: tuple[Cell, ...]) -> None:
    variation = cells[0].variation
    markup.show(f'<h2 class="rowhead {cells[0].tone}">{html.escape(verdict_text.VARIATION_WORD[variation])}</h2>')
    for cell in cells:
        name = f"signalruta_{variation}_{cell.assurance or 'utan'}"
        with st.container(key=name if cell.cards else f"{name}_tom"):
            markup.show(f'<h3 class="cellhead">{html.escape(cell.title)} <span>({len(cell.cards)})</span></h3>')
            for card in cell.cards:
                _show_link(screen, card)


def _show_link(screen: Screen, card: Card) -> None:
    """The indicator as a link, its status beside it."""
    with st.container(key=f"signal_{card.tile.indicator_id}"):
        links.to_indicator(screen.selection, card.tile.indicator_id, card.tile.short_name)
        shapes = verdict_marks.shape(card.standing.verdicts[0]) + marks.shape(card.tile.status)
        word = html.escape(card.tile.status_word)
        said = html.escape(f"{card.tile.value}, {card.tile.period}")
        markup.show(f'<p class="state">{shapes}<span class="unseen">{word}</span> {said}</p>')


def _show_without(screen: Screen, grid: SignalGrid) -> None:
    if not grid.without:
        return
    st.header(words.NO_CHART, anchor=False)
    for index, (reason, cards) in enumerate(grid.without):
        with st.container(key=f"utan_styrdiagram_{index}"):
            markup.note(reason)
            for card in cards:
                links.to_indicator(screen.selection, card.tile.indicator_id, card.tile.short_name)


def _show_table(grid: SignalGrid) -> None:
    rows = []
    for card in grid.rows:
        standing = card.standing
        verdicts = [verdict_marks.badge(verdict) for verdict in standing.verdicts]
        change = verdicts[0] if verdicts else html.escape(words.NO_VERDICT)
        target = verdicts[1] if len(verdicts) > 1 else html.escape(verdict_text.ASSURANCE_WORD[None])
        note = f' <span class="basis">{html.escape(standing.note)}</span>' if standing.note else ""
        name = fmt.placed(card.tile.short_name, card.tile.place)
        cells = (
            html.escape(name),
            html.escape(card.tile.value),
            html.escape(card.tile.period),
            marks.badge(card.tile.status, card.tile.status_word),
            f"{change}{note}",
            target,
        )
        rows.append(tables.Row(cells))
    headings = (
        texts.INDICATOR, words.VALUE_HEADING, words.PERIOD_HEADING, texts.STATUS_HEADING,
        words.CHANGE_VERDICT, words.TARGET_VERDICT,
    )  # fmt: skip
    with st.container(key="signaltabell"):
        tables.show_table(grid.caption, headings, rows, numbers=(1,))
