"""Tiles: an indicator each, the whole of it a link to the indicator's page."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.charts.sparkline import sparkline
from nsvh_dash.ui import links, marks, markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import texts
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.tile import Tile


def show_scorecard(screen: Screen, card: Scorecard) -> None:
    """Summary, what needs attention, then the rest by perspective."""
    show_sentences(card.summary)
    st.header(texts.ATTENTION, anchor=False)
    if card.attention:
        markup.note(texts.ATTENTION_RULE)
        show_tiles(screen, "uppmarksamhet", card.attention)
    else:
        markup.note(texts.NOTHING_MISSED)
    for section in card.sections:
        st.header(section.title, anchor=False)
        show_tiles(screen, section.id, section.tiles)


def show_sentences(sentences: Sequence[str]) -> None:
    """A short text above everything else."""
    markup.show(f'<p class="summary">{html.escape(" ".join(sentences))}</p>')


def show_tiles(screen: Screen, name: str, tiles: Sequence[Tile]) -> None:
    """Tiles in a grid, all of one height."""
    with st.container(key=f"plattor_{name}"):
        for tile in tiles:
            with st.container(key=f"platta_{tile.indicator_id}"):
                links.to_indicator(screen.selection, tile.indicator_id, tile.short_name)
                markup.show(_body(tile))


def _body(tile: Tile) -> str:
    second = f'<span class="second">{html.escape(tile.second)}</span>' if tile.second else ""
    place = f'<span class="place">{html.escape(tile.place)}</span>' if tile.place else ""
    return (
        f'<div class="tile" title="{html.escape(tile.name)}">'
        f'<p class="value">{html.escape(tile.value)} <span class="period">{html.escape(tile.period)}</span></p>'
        f"{marks.badge(tile.status, tile.status_word)}"
        f'<p class="facts"><span class="why">{html.escape(tile.note)}</span>{second}{place}</p>'
        f"{sparkline(tile.spark)}</div>"
    )
