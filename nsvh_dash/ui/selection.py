"""The line at the top of every page: where the reader is, and the lists that lead elsewhere."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.ui import address, markup
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.selection import EVERY_UNIT, Selection
from nsvh_dash.views.selection import address as address_of

AREA, UNIT, MONTH = "omrade", "enhet", "manad"


def show_selection(selection: Selection, page: st.Page) -> None:
    """Breadcrumb, area, unit and month on one line."""
    with st.container(key="urval"):
        _breadcrumb(selection, page)
        labels = {choice.id: choice.label for choice in selection.areas}
        address.choice(AREA, texts.AREA, texts.CHOOSE_AREA, labels, selection.area_id, lets_go_of=[UNIT])
        labels = {choice.id: choice.label for choice in selection.units}
        address.choice(UNIT, texts.UNIT, texts.CHOOSE_UNIT, labels, selection.unit_id)
        labels = {str(month): fmt.month(month) for month in selection.months}
        address.choice(MONTH, texts.MONTH, texts.CHOOSE_MONTH, labels, str(selection.month))
    # The address says what is shown, also when it asked for something else or for nothing.
    unit = None if selection.unit_id == EVERY_UNIT else selection.unit_id
    address.remember(**{AREA: selection.area_id, UNIT: unit, MONTH: str(selection.month)})


def _breadcrumb(selection: Selection, page: st.Page) -> None:
    with st.container(key="brodsmulor", horizontal=True):
        for crumb in selection.crumbs[:-1]:
            there = address_of(crumb.area_id, crumb.unit_id, selection.month)
            st.page_link(page, label=crumb.name, query_params=there)
        here = html.escape(selection.crumbs[-1].name)
        markup.show(f'<span class="here" aria-current="location">{here}</span>')
