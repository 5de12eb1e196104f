"""One opened dashboard per data version and the screens built from it. The key is the version, never time."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.intake import Batch
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.indicator import Group, Indicator
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.settings import Settings
from nsvh_dash.ui import links
from nsvh_dash.views import search
from nsvh_dash.views.comment_fields import Field
from nsvh_dash.views.control import Control
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.finance.development import DevelopmentScreen
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.variance import VarianceScreen
from nsvh_dash.views.goals import GoalsScreen
from nsvh_dash.views.goals.special_assignments import SpecialScreen
from nsvh_dash.views.importing.completeness import Completeness
from nsvh_dash.views.importing.preview import BatchReceipt
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.numbers import NumberCheck
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.search import Finding
from nsvh_dash.views.selection import Selection
from nsvh_dash.views.slides import Changed
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.units.against_area import AgainstArea
from nsvh_dash.views.units.comparison import Comparison
from nsvh_dash.views.units.matrix import UnitMatrix
from nsvh_dash.views.units.multiples import Multiples
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.why import Why

# What an argument named with a leading underscore holds is decided by `key`, the version it was read from.
_SCREENS_KEPT = 300


def version_key() -> str | None:
    """The data version to show now, with the folder it lies in; None before anything was built."""
    settings = Settings()
    intake.mend(settings)
    version = Dashboard.current_version(settings)
    return None if version is None else f"{settings.database}|{version}"


def data_key() -> str:
    """What the log and the state of deliveries are told of; there is one before anything was built too."""
    return version_key() or str(Settings().database)


@st.cache_resource(max_entries=2, show_spinner=False)
def open_dashboard(key: str) -> Dashboard:
    """The dashboard of a data version; the one before is kept for pages that are still being drawn."""
    return Dashboard.open(Settings())


@st.cache_resource(show_spinner=False)
def _opened_last() -> list[str]:
    return []


def open_newest(key: str) -> tuple[str, Dashboard, str]:
    """A data version and its dashboard; where it cannot be opened the last one that could, and why it is that one."""
    last = _opened_last()
    try:
        dashboard = open_dashboard(key)
    except NsvhError as error:
        if not last:
            raise
        return last[0], open_dashboard(last[0]), str(error)
    last[:] = [key]
    return key, dashboard, ""


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def scorecard(key: str, _dashboard: Dashboard, node_id: str, month: Month, group: Group | None) -> Scorecard:
    """The scorecard of a node, whole or of one subject."""
    return _dashboard.scorecard(node_id, month, group)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def trend(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None
) -> Trend:
    """The trend of one indicator."""
    return _dashboard.trend(indicator_id, node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def control(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None
) -> Control:
    """The control chart of one indicator."""
    return _dashboard.control(indicator_id, node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def period_kinds(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month
) -> tuple[PeriodKind, ...]:
    """The kinds of period one indicator has."""
    return _dashboard.period_kinds(indicator_id, node_id, month)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def detail(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None
) -> Detail | None:
    """The facts of one indicator."""
    return _dashboard.detail(indicator_id, node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def why(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None
) -> Why | None:
    """Where one indicator's figure comes from; None where there is none."""
    return _dashboard.why(indicator_id, node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def comparison(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None
) -> Comparison:
    """Units compared on one indicator."""
    return _dashboard.comparison(indicator_id, node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def units(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, order: Order, peers_id: str
) -> Comparison:
    """Units compared in an order, all or a group."""
    return _dashboard.units(indicator_id, node_id, month, order, peers_id)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def multiples(
    key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month, order: Order, peers_id: str
) -> Multiples:
    """The same units over time."""
    return _dashboard.multiples(indicator_id, node_id, month, order, peers_id)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def unit_matrix(key: str, _dashboard: Dashboard, node_id: str, month: Month, order: str, peers_id: str) -> UnitMatrix:
    """The units on every indicator."""
    return _dashboard.unit_matrix(node_id, month, order, peers_id)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def against_area(key: str, _dashboard: Dashboard, indicator_id: str, node_id: str, month: Month) -> AgainstArea | None:
    """A unit beside its area."""
    return _dashboard.against_area(indicator_id, node_id, month)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def statement(key: str, _dashboard: Dashboard, node_id: str, month: Month, kind: PeriodKind) -> Statement:
    """The income statement of a node."""
    return _dashboard.statement(node_id, month, kind)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def budget_variance(key: str, _dashboard: Dashboard, node_id: str, month: Month, unit: AmountUnit) -> VarianceScreen:
    """What the budget variance of a node is made of."""
    return _dashboard.budget_variance(node_id, month, unit)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def developments(
    key: str, _dashboard: Dashboard, node_id: str, month: Month, unit: AmountUnit
) -> tuple[DevelopmentScreen, ...]:
    """How the costs and revenues of a node grow."""
    return _dashboard.developments(node_id, month, unit)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def indicators(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> list[Indicator]:
    """The indicators a node has."""
    return _dashboard.indicators(node_id, month)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def findings(key: str, _dashboard: Dashboard, _selection: Selection, node_id: str, month: Month) -> dict[str, Finding]:
    """What the search field finds from a choice, which is that of a node and a month."""
    return search.findings(_dashboard.catalogue, _selection, dict(links.PAGES))


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def number_check(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> NumberCheck:
    """What holds texts about a node and month against the figures; remembers those it has read."""
    return _dashboard.number_check(node_id, month)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def comment_fields(key: str, _dashboard: Dashboard, subject: str, node_id: str, month: Month) -> dict[str, Field]:
    """The numbers that a text about a subject may have as fields."""
    return _dashboard.comment_fields(subject, node_id, month)


@st.cache_resource(max_entries=4, show_spinner=False)
def meetings(key: str, _dashboard: Dashboard) -> list[Meeting]:
    """Every meeting, also the removed."""
    return _dashboard.meetings()


def slides(key: str, dashboard: Dashboard, meeting: Meeting) -> tuple[ShownSlide, ...]:
    """What a meeting shows."""
    return _slides(key, dashboard, meeting, meeting.id)


@st.cache_resource(max_entries=20, show_spinner=False)
def _slides(key: str, _dashboard: Dashboard, _meeting: Meeting, meeting_id: int) -> tuple[ShownSlide, ...]:
    return _dashboard.slides(_meeting)


def changed_since(key: str, dashboard: Dashboard, meeting: Meeting) -> tuple[Changed, ...]:
    """What a frozen meeting showed that is known otherwise now."""
    return _changed_since(key, dashboard, meeting, meeting.id)


@st.cache_resource(max_entries=20, show_spinner=False)
def _changed_since(key: str, _dashboard: Dashboard, _meeting: Meeting, meeting_id: int) -> tuple[Changed, ...]:
    return _dashboard.changed_since(_meeting)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def goals(key: str, _dashboard: Dashboard, node_id: str, month: Month, year: int | None) -> GoalsScreen | None:
    """A year's goals."""
    return _dashboard.goals(node_id, month, year)


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def special_assignments(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> SpecialScreen:
    """The special assignments of a node."""
    return _dashboard.special_assignments(node_id, month)


@st.cache_resource(max_entries=4, show_spinner=False)
def batches(key: str) -> list[Batch]:
    """The import log of a data version."""
    return intake.batches(Settings())


@st.cache_resource(max_entries=_SCREENS_KEPT, show_spinner=False)
def receipt(key: str, batch: int) -> BatchReceipt:
    """What a batch did, as told at a data version: a later batch may have withdrawn it."""
    return intake.receipt(Settings(), batch)


@st.cache_resource(max_entries=12, show_spinner=False)
def completeness(key: str, first: Month, last: Month, source: str | None, today: dt.date) -> Completeness:
    """What has come and what has not; a new day makes more of it late."""
    return intake.completeness(Settings(), first, last, source)
