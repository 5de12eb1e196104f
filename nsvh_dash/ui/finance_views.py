"""The views of the page Ekonomi and the choice between them. A new view is one line of `VIEWS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from nsvh_dash.ui import address, income, money_switch
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import texts_finance as words


@dataclass(frozen=True, slots=True)
class FinanceView:
    """One way of looking at a node's money."""

    id: str
    """What the address calls it."""
    name: str
    show: Callable[[Screen], None]


VIEWS: tuple[FinanceView, ...] = (FinanceView("resultat", words.STATEMENT_VIEW, income.show_statement),)
"""Every view there is, in the order of the switch; the first is shown when none is asked for."""


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the page shows of what the address asks for; the first view is not spelled out."""
    others = [view.id for view in VIEWS[1:]]
    return {address.VIEW: asked[address.VIEW] if asked[address.VIEW] in others else "", **money_switch.shown(asked)}


def chosen() -> FinanceView:
    """The view asked for."""
    return next((view for view in VIEWS if view.id == address.shown(address.VIEW)), VIEWS[0])


def show_view(screen: Screen) -> None:
    """The two switches, and the view they lead to."""
    with st.container(key="ekonomi_vy"):
        address.parts(address.VIEW, words.VIEW, {view.id: view.name for view in VIEWS}, chosen().id)
        money_switch.show_switch()
    chosen().show(screen)
