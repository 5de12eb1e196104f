"""The entry script, run at every click: page configuration, navigation, selection, then the page itself."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.ui import address, cache, links, own_choices, periods
from nsvh_dash.ui.importing import page as import_page
from nsvh_dash.ui.meeting import state as meeting_state
from nsvh_dash.ui.screen import Screen, enter
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.shell.selection import show_selection
from nsvh_dash.ui.shell.tools import show_help_alone, show_tools
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
        dashboard.opening_month,
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
            **own_choices.shown(page, asked, dashboard.catalogue),
            **(meeting_state.shown(asked, meeting) if links.meets(page) else meeting_state.remembered(asked)),
        }
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


def _indicator(asked_for: str, known: list[str], *, is_needed: bool) -> str:
    """The indicator asked for when the node has it; the first it has on a page that must have one."""
    if asked_for in known:
        return asked_for
    return known[0] if known and is_needed else ""


run()
