"""The entry script, run at every click: page configuration, navigation, selection, then the page itself."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.ui import address, cache, frame, links
from nsvh_dash.ui.screen import Screen, enter
from nsvh_dash.ui.selection import AREA, MONTH, UNIT, show_selection
from nsvh_dash.views.selection import select

# Pixels. Narrow screens begin with the sidebar folded away.
_SIDEBAR_WIDTH = 232


def run() -> None:
    """Draw the frame and run the page the address names."""
    st.set_page_config(layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    page = st.navigation(links.navigation())
    frame.show_style()
    key = cache.version_key()
    frame.watch(key)
    dashboard = cache.open_dashboard(key) if key else None
    if key is None or dashboard is None or not dashboard.months:
        frame.show_no_data()
        return
    selection = select(
        dashboard.catalogue,
        dashboard.months,
        address.asked_for(AREA),
        address.asked_for(UNIT),
        address.asked_for(MONTH),
    )
    enter(Screen(key, dashboard, selection))
    frame.show_legend()
    show_selection(selection, page)
    page.run()


run()
