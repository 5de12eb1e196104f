"""Tiles: an indicator each, the whole of it a link to the indicator's page."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.charts.sparkline import sparkline
from nsvh_dash.ui import links
from nsvh_dash.ui.parts import marks, markup, verdict_marks
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.card import Card
from nsvh_dash.views.scorecard import StatusCount
from nsvh_dash.views.standing import Standing
from nsvh_dash.views.texts import overview as texts


def show_counts(counts: Sequence[StatusCount]) -> None:
    """How many indicators have each status: shape, number and word."""
    items = "".join(
        f'<li class="{marks.TONES[found.status]}">{marks.shape(found.status)}<strong>{found.count}</strong> '
        f"{html.escape(found.word)}</li>"
        for found in counts
    )
    markup.show(f'<ul class="counts" aria-label="{html.escape(texts.STATUS_COUNTS)}">{items}</ul>')


def show_sentences(sentences: Sequence[str]) -> None:
    """A short text above everything else."""
    markup.show(f'<p class="summary">{html.escape(" ".join(sentences))}</p>')


def show_tiles(screen: Screen, name: str, cards: Sequence[Card]) -> None:
    """Tiles in a grid, all of one height."""
    with st.container(key=f"plattor_{name}"):
        for card in cards:
            with st.container(key=f"platta_{card.tile.indicator_id}"):
                links.to_indicator(screen.selection, card.tile.indicator_id, card.tile.short_name)
                markup.show(_body(card))


def _body(card: Card) -> str:
    tile = card.tile
    second = f'<span class="second">{html.escape(tile.second)}</span>' if tile.second else ""
    where = html.escape(tile.place)
    place = f'<span class="place" title="{where}">{where}</span>' if tile.place else ""
    note = "why" if tile.amount is not None else "why reason"
    return (
        f'<div class="tile" title="{html.escape(tile.name)}">'
        f'<p class="value">{html.escape(tile.value)} <span class="period">{html.escape(tile.beside_value)}</span></p>'
        f"{marks.badge(tile.status, tile.status_word)}"
        f'<p class="facts"><span class="{note}">{html.escape(tile.note)}</span>{second}{place}</p>'
        f"{_verdicts(card.standing)}{sparkline(tile.spark)}</div>"
    )


def _verdicts(standing: Standing) -> str:
    """The control chart's two verdicts, or that there is no chart and why."""
    if not standing.verdicts:
        said = f'<span title="{html.escape(standing.reason)}">{html.escape(texts.NO_VERDICT)}</span>'
        return f'<p class="verdicts quiet">{said}</p>'
    note = f' <span class="basis">{html.escape(standing.note)}</span>' if standing.note else ""
    change, *rest = (verdict_marks.badge(verdict) for verdict in standing.verdicts)
    return f'<p class="verdicts"><span>{change}{note}</span>{"".join(rest)}</p>'
