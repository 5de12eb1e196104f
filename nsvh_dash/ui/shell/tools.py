"""The line above the choice: search, favourites, the link to share, and help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from nsvh_dash.ui import address, cache, links
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import help_panel
from nsvh_dash.views.search import Finding
from nsvh_dash.views.texts import frame as texts_frame

_SEARCH = "sok"
_NOTHING_CHOSEN = dict.fromkeys((address.AREA, address.UNIT, address.INDICATOR), "")
_SCRIPT, _STYLE = Path(__file__).with_name("tools.js"), Path(__file__).with_name("tools.css")


@st.cache_resource
def _component() -> Any:
    """Favourites and sharing concern the browser alone, and are done there."""
    return st.components.v2.component(
        "nsvh_verktyg",
        html='<div class="tools"></div>',
        css=_STYLE.read_text(encoding="utf-8"),
        js=_SCRIPT.read_text(encoding="utf-8"),
    )


def show_tools(screen: Screen, page: st.Page) -> None:
    """Search at the left, what one does with the page at the right."""
    if found_on := address.opened():
        # The choice stands in the bound fields, which write it in the address of the page one comes to.
        st.switch_page(links.page_named(found_on), query_params={})
    with st.container(key="verktyg"):
        _search(screen)
        _component()(key="favoriter", data={"label": _label(screen, page), "words": texts_frame.TOOLS})
        help_panel.show_help()


def show_help_alone() -> None:
    """The line on a page that has no choice of unit and month."""
    with st.container(key="verktyg"):
        help_panel.show_help()


def _label(screen: Screen, page: st.Page) -> str:
    """The view as a favourite is called."""
    chosen = screen.dashboard.catalogue.indicators_by_id.get(screen.indicator_id)
    parts = [page.title, screen.selection.node_name, chosen.short_name if chosen else ""]
    return " · ".join(part for part in parts if part)


def _search(screen: Screen) -> None:
    """Type, choose with the arrows, and be there. The field is empty again when one arrives."""
    found = cache.findings(
        screen.key, screen.dashboard, screen.selection, screen.selection.node_id, screen.selection.month
    )
    st.selectbox(
        texts_frame.SEARCH,
        list(found),
        index=None,
        format_func=lambda name: found[name].label if name in found else name,
        key=_SEARCH,
        placeholder=texts_frame.SEARCH,
        label_visibility="collapsed",
        on_change=_go,
        args=(found,),
    )


def _go(found: dict[str, Finding]) -> None:
    """Choose what was found; the page it is on is opened when the choice has been written in the address."""
    finding = found[st.session_state[_SEARCH]]
    st.session_state[_SEARCH] = None
    address.open_page(finding.page)
    address.choose(**_NOTHING_CHOSEN | dict(finding.parameters))
