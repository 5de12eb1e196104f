"""The entry script, run at every click: page configuration, navigation, selection, then the page itself."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.ui import (
    activity_list,
    address,
    cache,
    finance_views,
    frame,
    goals_page,
    import_page,
    links,
    meeting_state,
    periods,
    planning,
    record_editor,
    signal_grid,
    unit_controls,
)
from nsvh_dash.ui.screen import Screen, enter
from nsvh_dash.ui.selection import show_selection
from nsvh_dash.ui.tools import show_help_alone, show_tools
from nsvh_dash.views.selection import select

# Pixels. Narrow screens begin with the sidebar folded away.
_SIDEBAR_WIDTH = 232


def run() -> None:
    """Draw the frame and run the page the address names."""
    st.set_page_config(layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    page = st.navigation(links.navigation(), expanded=True)
    key = cache.version_key()
    frame.watch(key)
    frame.show_foot()
    if links.feeds(page):
        show_help_alone()
        address.write(import_page.shown(address.asked()))
        page.run()
        return
    key, dashboard, problem = cache.open_newest(key) if key else (None, None, "")
    if key is None or dashboard is None or not dashboard.months:
        (page.run if links.states(page) else frame.show_no_data)()
        return
    asked = address.asked()
    meeting = meeting_state.found(key, dashboard, asked[address.MEETING]) if links.meets(page) else None
    if meeting:
        asked = meeting_state.placed(asked, meeting)
    selection = select(
        dashboard.catalogue,
        dashboard.months,
        asked[address.AREA],
        asked[address.UNIT],
        asked[address.MONTH],
    )
    known = [found.id for found in cache.indicators(key, dashboard, selection.node_id, selection.month)]
    indicator = _indicator(asked[address.INDICATOR], known, is_needed=links.is_about_one(page))
    period = None
    if indicator and links.has_periods(page):
        kinds = cache.period_kinds(key, dashboard, indicator, selection.node_id, selection.month)
        period = periods.chosen(asked[address.PERIOD], kinds, dashboard.catalogue.indicators_by_id[indicator])
    address.write(
        selection.parameters
        | {
            address.INDICATOR: indicator,
            address.PERIOD: periods.said(period, dashboard.catalogue.indicators_by_id.get(indicator)),
        }
        | _own_choices(page, asked, dashboard.catalogue, meeting)
    )
    links.back_to_presentation({} if links.meets(page) else meeting_state.remembered(asked))
    _show(Screen(key, dashboard, selection, indicator, period), page, problem, is_chosen=meeting is None)


def _show(screen: Screen, page: st.Page, problem: str, *, is_chosen: bool) -> None:
    """The lines above the page, and the page; `is_chosen` when unit and month are the reader's to choose."""
    enter(screen)
    show_tools(screen, page)
    if problem:
        frame.show_not_newest(problem, screen.dashboard)
    if is_chosen and not links.states(page):
        show_selection(screen.selection)
    page.run()


def _own_choices(
    page: st.Page, asked: Mapping[str, str], catalogue: Catalogue, meeting: Meeting | None
) -> dict[str, str]:
    """What the address says of the choices that only one page has."""
    return {
        **(unit_controls.shown(asked) if links.compares(page) else {}),
        **(signal_grid.shown(asked, catalogue) if links.sorts(page) else {}),
        **(finance_views.shown(asked) if links.counts_money(page) else {}),
        **(goals_page.shown(asked, catalogue) if links.aims(page) else {}),
        **(planning.shown(asked, catalogue) if links.plans(page) else {}),
        **(record_editor.shown(asked) if links.keeps_records(page) else {}),
        **(activity_list.shown(asked) if links.acts(page) else {}),
        **(meeting_state.shown(asked, meeting) if links.meets(page) else meeting_state.remembered(asked)),
    }


def _indicator(asked_for: str, known: list[str], *, is_needed: bool) -> str:
    """The indicator asked for when the node has it; the first it has on a page that must have one."""
    if asked_for in known:
        return asked_for
    return known[0] if known and is_needed else ""


run()
