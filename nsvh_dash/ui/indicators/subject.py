"""A subject page: the tiles of its indicators, then the trends of those that miss their target or are picked."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.model.indicator import Group
from nsvh_dash.ui.parts import figures, tiles
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import texts

_MOST_TRENDS = 4
_PICKED = "diagram"


def show_subject(screen: Screen, group: Group) -> None:
    """Everything about a subject."""
    show_head(screen, group)
    show_figures(screen, group)


def show_head(screen: Screen, group: Group) -> None:
    """The title, how many indicators reach their targets, and that in words."""
    card = screen.scorecard(group)
    frame.show_title(texts.PAGE_OF_GROUP[group], screen, card.coverage)
    if not card.cards:
        frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
        return
    tiles.show_counts(card.counts)
    tiles.show_sentences(card.summary)


def show_figures(screen: Screen, group: Group) -> None:
    """The tile of every indicator, and the trends; nothing where the node has none."""
    card = screen.scorecard(group)
    if not card.cards:
        return
    tiles.show_tiles(screen, group.value, card.cards)
    _show_trends(
        screen,
        group,
        {found.tile.indicator_id: found.tile.short_name for found in card.cards},
        [found.tile.indicator_id for found in card.attention],
    )


def _show_trends(screen: Screen, group: Group, names: dict[str, str], missed: list[str]) -> None:
    st.header(texts.TRENDS, anchor=False)
    shown = (missed or list(names))[:_MOST_TRENDS]
    with st.container(key="fler_diagram"):
        picked = st.multiselect(
            texts.CHOOSE_TRENDS,
            [indicator_id for indicator_id in names if indicator_id not in shown],
            format_func=names.__getitem__,
            placeholder=texts.CHOOSE_TRENDS,
            key=f"{_PICKED}_{group.value}",
            label_visibility="collapsed",
        )
    with st.container(key="diagramrutor"):
        for indicator_id in [*shown, *picked]:
            with st.container(key=f"diagram_{indicator_id}"):
                figures.show_trend(screen.trend(indicator_id), screen.source(indicator_id))
