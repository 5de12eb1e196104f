"""The switch between tkr and mnkr, in the address: one choice for every table, chart and file of a page."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nsvh_dash.ui import address
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address says of the unit: nothing for tkr, which is the rule."""
    return {address.AMOUNT: AmountUnit.MNKR.value if asked[address.AMOUNT] == AmountUnit.MNKR else ""}


def unit() -> AmountUnit:
    """What amounts are written in now."""
    return AmountUnit(address.shown(address.AMOUNT) or AmountUnit.TKR)


def show_switch() -> None:
    """The two units side by side."""
    with st.container(key="belopp_i"):
        address.parts(address.AMOUNT, words.AMOUNTS, words.AMOUNT_UNITS, unit().value)
