"""The switch between month, year to date, twelve months and tertial, and its words in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.ui import address
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.texts import indicator as words

_CODES = {
    PeriodKind.MONTH: "manad",
    PeriodKind.YEAR_TO_DATE: "ack",
    PeriodKind.ROLLING_12: "r12",
    PeriodKind.TERTIAL: "tertial",
}


def code(kind: PeriodKind | None) -> str:
    """A kind of period as the address says it; empty where a page has no such choice."""
    return "" if kind is None else _CODES[kind]


def said(kind: PeriodKind | None, indicator: Indicator | None) -> str:
    """What the address says of it: nothing of the indicator's own kind, so that Back needs no step more."""
    return "" if indicator is None or kind is indicator.headline else code(kind)


def chosen(asked: str, kinds: Sequence[PeriodKind], indicator: Indicator) -> PeriodKind:
    """The kind asked for when the indicator has it; the indicator's own otherwise."""
    return next((kind for kind in kinds if _CODES[kind] == asked), indicator.headline)


def show_switch(screen: Screen) -> None:
    """The kinds the indicator has side by side; nothing to choose where it has one."""
    kinds = screen.period_kinds(screen.indicator_id)
    if len(kinds) > 1:
        with st.container(key="val_av_period"):
            labels = {_CODES[kind]: words.PERIOD[kind] for kind in kinds}
            address.parts(address.PERIOD, words.PERIOD_SWITCH, labels, code(screen.period))


def offer_month(screen: Screen) -> None:
    """A way to the single months from where they are needed."""
    if PeriodKind.MONTH in screen.period_kinds(screen.indicator_id):
        month = {address.PERIOD: _CODES[PeriodKind.MONTH]}
        st.button(words.SHOW_MONTH, key="visa_manad", on_click=address.choose, kwargs=month)
