"""The page Arbetsmiljö: the linked indicators, and each prioritised area with its activities."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.model.record import RecordKind
from nsvh_dash.ui.parts import markup, tiles
from nsvh_dash.ui.records import activity_rows
from nsvh_dash.ui.records import editor as record_editor
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views.records.work_environment import AreaCard, WorkEnvironment
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import work_environment as words


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    plan = screen.dashboard.work_areas(screen.selection.node_id, screen.selection.month)
    if plan.areas:
        tiles.show_sentences(plan.sentences)
        markup.note(f"{texts_activities.RULE} {texts_internal_control.INVENTED if plan.has_invented else ''}")
        _show_indicators(screen, plan)
        st.header(words.AREAS, anchor=False)
        for area in plan.areas:
            _show_area(screen, area)
    else:
        frame.show_nothing_here(words.NOTHING, words.NOTHING_STEP)
    record_editor.show_editing(screen, words.CHANGE, (RecordKind.WORK_AREA, RecordKind.ACTIVITY))


def _show_indicators(screen: Screen, plan: WorkEnvironment) -> None:
    """The tiles that stand on other pages too; what is not followed at this node is named."""
    st.header(words.LINKED, anchor=False)
    cards = {card.tile.indicator_id: card for card in screen.scorecard().cards}
    tiles.show_tiles(screen, "arbetsmiljo", [cards[one] for one in plan.indicator_ids if one in cards])
    known = screen.dashboard.catalogue.indicators_by_id
    absent = [known[one].short_name for one in plan.indicator_ids if one not in cards]
    if absent:
        markup.note(words.NOT_HERE.format(names=fmt.listing(absent)))
    if not plan.indicator_ids:
        markup.note(words.NO_LINKED)


def _show_area(screen: Screen, area: AreaCard) -> None:
    st.subheader(area.title, anchor=False)
    name = activity_rows.name(screen, RecordKind.WORK_AREA, area.id, area.invented)
    followed = words.FOLLOWED_BY.format(names=fmt.listing(list(area.indicators))) if area.indicators else ""
    told = " ".join(filter(None, (area.text, area.standing, followed)))
    markup.show(f'<p class="area">{name} {html.escape(told)}</p>')
    if area.activities:
        activity_rows.show_table(screen, area.title, area.activities)
