"""What a page knows when it starts: the data version, who and when is asked about, and the screens of that."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.indicator import Group, Indicator
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.ui import cache
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import source_note
from nsvh_dash.views.control import Control
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.finance.development import DevelopmentScreen
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.variance import VarianceScreen
from nsvh_dash.views.goals import GoalsScreen
from nsvh_dash.views.goals.special_assignments import SpecialScreen
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.selection import Selection
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.units.against_area import AgainstArea
from nsvh_dash.views.units.comparison import Comparison
from nsvh_dash.views.units.matrix import UnitMatrix
from nsvh_dash.views.units.multiples import Multiples
from nsvh_dash.views.units.order import Order
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
    period: PeriodKind | None = None
    """The kind of period chosen for it; None on the pages that show each indicator's own."""

    def scorecard(self, group: Group | None = None) -> Scorecard:
        """How the chosen node is doing."""
        return cache.scorecard(self.key, self.dashboard, self.selection.node_id, self.selection.month, group)

    def trend(self, indicator_id: str) -> Trend:
        """An indicator over three years."""
        chosen = self.selection
        return cache.trend(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, self.period)

    def control(self, indicator_id: str) -> Control:
        """An indicator's control chart."""
        chosen = self.selection
        return cache.control(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, self.period)

    def period_kinds(self, indicator_id: str) -> tuple[PeriodKind, ...]:
        """The kinds of period an indicator has."""
        chosen = self.selection
        return cache.period_kinds(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def detail(self, indicator_id: str) -> Detail | None:
        """An indicator's facts; None when the chosen node has no part in it."""
        chosen = self.selection
        return cache.detail(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, self.period)

    def why(self, indicator_id: str) -> Why | None:
        """Where an indicator's figure comes from; None where there is none."""
        chosen = self.selection
        return cache.why(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, self.period)

    def comparison(self, indicator_id: str) -> Comparison:
        """The area's units on an indicator."""
        chosen = self.selection
        return cache.comparison(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, self.period)

    def units(self, indicator_id: str, order: Order, peers_id: str) -> Comparison:
        """The area's units on an indicator, in an order; all of them or a group."""
        chosen = self.selection
        return cache.units(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, order, peers_id)

    def multiples(self, indicator_id: str, order: Order, peers_id: str) -> Multiples:
        """The same units over time."""
        chosen = self.selection
        return cache.multiples(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month, order, peers_id)

    def unit_matrix(self, order: str, peers_id: str) -> UnitMatrix:
        """The area's units on every indicator."""
        chosen = self.selection
        return cache.unit_matrix(self.key, self.dashboard, chosen.node_id, chosen.month, order, peers_id)

    def against_area(self, indicator_id: str) -> AgainstArea | None:
        """The chosen unit beside its area; None where that cannot be shown."""
        chosen = self.selection
        return cache.against_area(self.key, self.dashboard, indicator_id, chosen.node_id, chosen.month)

    def source(self, indicator_id: str) -> str:
        """Where an indicator's numbers come from, and how fresh they are."""
        return source_note(self.dashboard.catalogue, indicator_id, self.dashboard.imported_at)

    def imported(self) -> str:
        """How fresh the numbers are, where they have more sources than one."""
        at = self.dashboard.imported_at
        return f"{texts.IMPORTED} {fmt.date(at.date())}" if at else ""

    def statement(self, kind: PeriodKind) -> Statement:
        """The chosen node's income statement."""
        return cache.statement(self.key, self.dashboard, self.selection.node_id, self.selection.month, kind)

    def budget_variance(self, unit: AmountUnit) -> VarianceScreen:
        """What the chosen node's budget variance is made of."""
        chosen = self.selection
        return cache.budget_variance(self.key, self.dashboard, chosen.node_id, chosen.month, unit)

    def developments(self, unit: AmountUnit) -> tuple[DevelopmentScreen, ...]:
        """How the chosen node's costs and revenues grow."""
        return cache.developments(self.key, self.dashboard, self.selection.node_id, self.selection.month, unit)

    def goals(self, year: int | None) -> GoalsScreen | None:
        """The goals of a year's plan for the chosen node; of the plan that goes with the month when none is named."""
        return cache.goals(self.key, self.dashboard, self.selection.node_id, self.selection.month, year)

    def special_assignments(self) -> SpecialScreen:
        """The special assignments at and below the chosen node."""
        return cache.special_assignments(self.key, self.dashboard, self.selection.node_id, self.selection.month)

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
