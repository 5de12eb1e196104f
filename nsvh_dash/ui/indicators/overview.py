"""Parts of the overview: the scorecard from the counts to the last tile, what changed, what cannot be judged."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.model.observation import Status
from nsvh_dash.ui.parts import marks, markup, tables, tiles
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts as common
from nsvh_dash.views.month_changes import Changes, Turn
from nsvh_dash.views.scorecard import Scorecard, Unjudged
from nsvh_dash.views.texts import overview as texts

_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def show_scorecard(screen: Screen, card: Scorecard) -> None:
    """Counts, summary, what needs attention, what changed and cannot be judged, then the rest by perspective."""
    tiles.show_counts(card.counts)
    tiles.show_sentences(card.summary)
    st.header(texts.ATTENTION, anchor=False)
    if card.attention:
        markup.note(texts.ATTENTION_RULE)
        tiles.show_tiles(screen, "uppmarksamhet", card.attention)
    else:
        judged = any(found.count for found in card.counts if found.status in _JUDGED)
        markup.note(texts.NOTHING_MISSED if judged else texts.NOTHING_JUDGED)
    with st.container(key="manadens_lage"):
        with st.container(key="andrat_sedan"):
            _show_changes(card.changes)
        with st.container(key="kan_inte_bedomas"):
            show_unjudged(card.unjudged)
    for section in card.sections:
        st.header(section.title, anchor=False)
        tiles.show_tiles(screen, section.id, section.cards)


def _show_changes(changes: Changes) -> None:
    before = fmt.month(changes.month)
    st.header(texts.CHANGED_SINCE.format(month=before), anchor=False)
    if changes.is_empty:
        said = texts.NOTHING_CHANGED if changes.compared else texts.NOTHING_TO_COMPARE.format(month=before)
        markup.note(said)
        return
    groups = (
        (texts.WORSE, changes.worse),
        (texts.BETTER, changes.better),
        (texts.NO_LONGER_JUDGED, changes.no_longer_judged),
        (texts.NOW_JUDGED, changes.now_judged),
    )
    parts = [_group(title, [_turn(turn) for turn in turns]) for title, turns in groups if turns]
    for title, pairs in ((texts.MOVES, changes.moves), (texts.NOT_COMPARABLE, changes.not_comparable)):
        if pairs:
            parts.append(_group(title, [f"{_name(one.name, one.link)} {html.escape(one.said)}" for one in pairs]))
    markup.show(f'<div class="changes">{"".join(parts)}</div>')


def show_turns(turns: Sequence[Turn]) -> None:
    """Statuses that turned, one a line."""
    markup.show(f'<div class="changes"><ul>{"".join(f"<li>{_turn(turn)}</li>" for turn in turns)}</ul></div>')


def _group(title: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<h3>{html.escape(title)}</h3><ul>{listed}</ul>"


def _turn(turn: Turn) -> str:
    """`Telefontillgänglighet: Nära mål → Når inte mål`, each status with its shape."""
    before, after = (marks.badge(status, common.STATUS[status]) for status in (turn.before, turn.after))
    name = fmt.placed(turn.name, turn.place)
    note = f' <span class="basis">{html.escape(turn.note)}</span>' if turn.note else ""
    return f"{_name(name, turn.link)} {before} → {after}{note}"


def _name(name: str, link: str) -> str:
    """An indicator, leading to its own page."""
    return f'<span class="name">{tables.link(link, name)}</span>'


def show_unjudged(unjudged: Sequence[Unjudged]) -> None:
    """What cannot be judged against a target, with the reason."""
    st.header(texts.NOT_JUDGED, anchor=False)
    if not unjudged:
        markup.note(texts.EVERYTHING_JUDGED)
        return
    items = "".join(
        f"<li>{marks.badge(found.status, f'{found.word} ({len(found.names)})')} "
        f'<span class="name">{"; ".join(tables.link(one.link, one.name) for one in found.indicators)}</span> '
        f'<span class="basis">{html.escape(found.reason)}</span></li>'
        for found in unjudged
    )
    markup.show(f'<div class="changes"><ul class="unjudged">{items}</ul></div>')
