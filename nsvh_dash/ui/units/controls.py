"""What the reader chooses on the page Enheter: way of looking, indicator, order and group. All of it in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from nsvh_dash.ui import address
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import texts
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.order import Order, View
from nsvh_dash.views.units.peers import PeerGroup


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the page shows of what the address asks for; each way of looking has its own orders."""
    view = View(asked[address.VIEW]) if asked[address.VIEW] in list(View) else View.RANKING
    order = asked[address.ORDER]
    if view is View.AGAINST_AREA or (view is not View.MATRIX and order not in list(Order)):
        order = ""
    peers = "" if view is View.AGAINST_AREA else asked[address.PEERS]
    return {address.VIEW: view.value, address.ORDER: order, address.PEERS: peers}


def view() -> View:
    """The way of looking."""
    return View(address.shown(address.VIEW))


def order() -> Order:
    """The order of the compared units; the best first unless another is asked for."""
    return Order(address.shown(address.ORDER) or Order.BEST)


def asked_order() -> str:
    """The order as the address says it: the matrix has more of them."""
    return address.shown(address.ORDER)


def peers() -> str:
    """The group asked for."""
    return address.shown(address.PEERS)


def show_views() -> None:
    """The four ways of looking, side by side."""
    with st.container(key="enheter_vy"):
        names = {view.value: name for view, name in unit_texts.VIEWS.items()}
        address.parts(address.VIEW, unit_texts.VIEW, names, view().value)


def show_choices(
    screen: Screen,
    groups: Sequence[PeerGroup] = (),
    orders: Mapping[str, str] | None = None,
    shown_order: str = "",
    *,
    with_indicator: bool = True,
) -> None:
    """The lists on one line: those that the way of looking has a use for."""
    with st.container(key="enheter_val"):
        if with_indicator:
            names = {indicator.id: indicator.short_name for indicator in screen.indicators()}
            address.choice(address.INDICATOR, texts.INDICATOR, texts.CHOOSE_INDICATOR, names, screen.indicator_id)
        if orders:
            address.choice(address.ORDER, unit_texts.ORDER, unit_texts.CHOOSE_ORDER, orders, shown_order)
        if len(groups) > 1:
            labels = {group.id: group.label for group in groups}
            chosen = peers() if peers() in labels else groups[0].id
            address.choice(address.PEERS, unit_texts.PEERS, unit_texts.CHOOSE_PEERS, labels, chosen)


def show_unit_choices(screen: Screen, groups: Sequence[PeerGroup]) -> None:
    """Indicator, order and group, for the ways of looking at one indicator."""
    orders = {order.value: name for order, name in unit_texts.ORDERS.items()}
    show_choices(screen, groups, orders, order().value)
