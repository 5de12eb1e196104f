"""What a page knows when it starts: the data version, who and when is asked about, and the screens of that."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.indicator import Group, Indicator
from nsvh_dash.ui import cache
from nsvh_dash.views.chart_block import source_note
from nsvh_dash.views.comparison import Comparison
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.selection import Selection
from nsvh_dash.views.statement import Statement
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.why import Why

_STATE = "skarm"


@dataclass(frozen=True)
class Screen:
    """The reader's choice over one data version."""

    key: str
    dashboard: Dashboard
    selection: Selection
    indicator_id: str
    """The indicator chosen on the pages about one; empty when none is or the node has none."""

    def scorecard(self, group: Group | None = None) -> Scorecard:
        """How the chosen node is doing."""
        return cache.scorecard(self.key, self.dashboard, self.selection.node_id, self.selection.month, group)

    def trend(self, indicator_id: str) -> Trend:
        """An indicator over three years."""
        chosen = self.selection
        return cache.trend(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def detail(self, indicator_id: str) -> Detail | None:
        """An indicator's facts; None when the chosen node has no part in it."""
        chosen = self.selection
        return cache.detail(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def why(self, indicator_id: str) -> Why | None:
        """Where an indicator's figure comes from; None where there is none."""
        chosen = self.selection
        return cache.why(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def comparison(self, indicator_id: str) -> Comparison:
        """The area's units on an indicator."""
        chosen = self.selection
        return cache.comparison(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def source(self, indicator_id: str) -> str:
        """Where an indicator's numbers come from, and how fresh they are."""
        return source_note(self.dashboard.catalogue, indicator_id, self.dashboard.imported_at)

    def statement(self) -> Statement:
        """The chosen node's income statement."""
        return cache.statement(self.key, self.dashboard, self.selection.node_id, self.selection.month)

    def indicators(self) -> list[Indicator]:
        """The indicators the chosen node has."""
        return cache.indicators(self.key, self.dashboard, self.selection.node_id, self.selection.month)


def enter(screen: Screen) -> None:
    """Remember the screen for the page that is about to run."""
    st.session_state[_STATE] = screen


def current() -> Screen:
    """The screen of the page that is running."""
    screen = st.session_state[_STATE]
    assert isinstance(screen, Screen)
    return screen
