"""What looks ahead, kept by data version: a computed forecast takes a second the first time it is asked for."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.finance.investments import InvestmentFacts
from nsvh_dash.views.finance.outlook import OutlookFacts
from nsvh_dash.views.finance.staffing import StaffingFacts

_KEPT = 300


def staffing(screen: Screen) -> StaffingFacts | None:
    """The staffing of the chosen node; None where none is followed."""
    return _staffing(screen.key, screen.dashboard, screen.selection.node_id, screen.selection.month)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _staffing(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> StaffingFacts | None:
    return _dashboard.staffing(node_id, month)


def investments(screen: Screen) -> InvestmentFacts:
    """The investments of the chosen node."""
    return _investments(screen.key, screen.dashboard, screen.selection.node_id, screen.selection.month)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _investments(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> InvestmentFacts:
    return _dashboard.investments(node_id, month)


def outlook(screen: Screen) -> OutlookFacts:
    """The outlook of the chosen node."""
    return _outlook(screen.key, screen.dashboard, screen.selection.node_id, screen.selection.month)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _outlook(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> OutlookFacts:
    return _dashboard.outlook(node_id, month)
