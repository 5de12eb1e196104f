"""The views of the page Ekonomi and the choice between them. A new view is one line of `VIEWS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from nsvh_dash.model.indicator import Group
from nsvh_dash.ui import address
from nsvh_dash.ui.finance import development as finance_development
from nsvh_dash.ui.finance import investments as finance_investments
from nsvh_dash.ui.finance import money_switch
from nsvh_dash.ui.finance import outlook as finance_outlook
from nsvh_dash.ui.finance import staffing as finance_staffing
from nsvh_dash.ui.finance import statement as finance_statement
from nsvh_dash.ui.finance import variance as finance_variance
from nsvh_dash.ui.indicators import subject
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.texts import finance as words
from nsvh_dash.views.texts import outlook as texts_outlook


@dataclass(frozen=True, slots=True)
class FinanceView:
    """One way of looking at a node's money."""

    id: str
    """What the address calls it."""
    name: str
    show: Callable[[Screen], None]
    shown: Callable[[Mapping[str, str]], dict[str, str]] = lambda asked: {}
    """What the address says of the view's own choices, of what is asked for."""


VIEWS: tuple[FinanceView, ...] = (
    FinanceView("nyckeltal", words.FIGURES_VIEW, lambda screen: subject.show_figures(screen, Group.FINANCE)),
    FinanceView(words.STATEMENT_ID, words.STATEMENT_VIEW, finance_statement.show_statement, finance_statement.shown),
    FinanceView(words.VARIANCE_ID, words.VARIANCE_VIEW, finance_variance.show_variance),
    FinanceView(words.DEVELOPMENT_ID, words.DEVELOPMENT_VIEW, finance_development.show_development),
    FinanceView("prognos", texts_outlook.FORECAST_VIEW, finance_outlook.show_outlook),
    FinanceView("bemanning", texts_outlook.STAFFING_VIEW, finance_staffing.show_staffing),
    FinanceView("investeringar", texts_outlook.INVESTMENTS_VIEW, finance_investments.show_investments),
)
"""Every view there is, in the order of the switch; the first is shown when none is asked for."""


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the page shows of what the address asks for; the first view is not spelled out."""
    view = _named(asked[address.VIEW])
    return {address.VIEW: "" if view is VIEWS[0] else view.id, **money_switch.shown(asked), **view.shown(asked)}


def chosen() -> FinanceView:
    """The view shown."""
    return _named(address.shown(address.VIEW))


def _named(name: str) -> FinanceView:
    return next((view for view in VIEWS if view.id == name), VIEWS[0])


def show_view(screen: Screen) -> None:
    """The two switches, and the view they lead to; indicators have a measure of their own."""
    view = chosen()
    with st.container(key="ekonomi_vy"):
        address.parts(address.VIEW, words.VIEW, {each.id: each.name for each in VIEWS}, view.id)
        if view is not VIEWS[0]:
            money_switch.show_switch()
    view.show(screen)
