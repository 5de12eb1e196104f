"""The line at the top of every page: where the reader is, and the lists that lead elsewhere."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.ui import address
from nsvh_dash.ui.parts import markup
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.selection import Selection


def show_selection(selection: Selection) -> None:
    """Breadcrumb, area, unit and month on one line."""
    with st.container(key="urval"):
        _breadcrumb(selection)
        areas = {choice.id: choice.label for choice in selection.areas}
        address.choice(address.AREA, texts.AREA, texts.CHOOSE_AREA, areas, selection.area_id, lets_go_of=[address.UNIT])
        units = {choice.id: choice.label for choice in selection.units}
        address.choice(address.UNIT, texts.UNIT, texts.CHOOSE_UNIT, units, selection.unit_id)
        months = {str(month): fmt.month(month) for month in selection.months}
        address.choice(address.MONTH, texts.MONTH, texts.CHOOSE_MONTH, months, str(selection.month))


def _breadcrumb(selection: Selection) -> None:
    """The way down to the node. Buttons: a page link to the page one is on leaves the address bar behind."""
    with st.container(key="brodsmulor", horizontal=True):
        for crumb in selection.crumbs[:-1]:
            there = {address.AREA: crumb.area_id, address.UNIT: crumb.unit_id}
            st.button(crumb.name, key=f"till_{crumb.node_id}", type="tertiary", on_click=address.choose, kwargs=there)
        here = html.escape(selection.crumbs[-1].name)
        markup.show(f'<span class="here" aria-current="location">{here}</span>')
