"""Small catalogues in a few lines: what every test world says of itself, and sensible words for the rest."""

from __future__ import annotations

from typing import Any

from nsvh_dash.model.finance import Account, AccountKind, EarlierPlace
from nsvh_dash.model.indicator import (
    Direction,
    Group,
    Indicator,
    Measure,
    Perspective,
    Reporter,
    TimeRule,
    UnitRule,
)
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.organisation import Membership, Node, NodeKind
from nsvh_dash.model.period import Month, PeriodKind, Scenario

R12 = (TimeRule.R12_SUM, TimeRule.R12_RATIO)
FIRST = Month(2020, 1)
"""When everything opens unless it says otherwise."""


def node(
    node_id: str,
    parent_id: str | None,
    kind: NodeKind = NodeKind.HEALTH_CENTRE,
    memberships: tuple[Membership, ...] = (),
) -> Node:
    """A node that sits under one parent, or where its memberships say."""
    return Node(node_id, node_id, kind, memberships or (Membership(parent_id, FIRST),))


def indicator(
    indicator_id: str,
    unit_rule: UnitRule,
    time_rule: TimeRule,
    measure: Measure = Measure.COUNT,
    direction: Direction = Direction.UP,
    home: str = "nsvh",
    reported_by: tuple[NodeKind, ...] = (NodeKind.HEALTH_CENTRE,),
    **more: Any,
) -> Indicator:
    """An indicator of which only the rules matter."""
    if time_rule in R12:
        more.setdefault("headline", PeriodKind.ROLLING_12)
    words = dict.fromkeys(("name", "short_name", "source", "definition", "why", "owner"), indicator_id)
    return Indicator(
        id=indicator_id,
        perspective=Perspective.OPERATIONS,
        group=Group.PRODUCTION,
        home=home,
        measure=measure,
        decimals=1,
        direction=direction,
        unit_rule=unit_rule,
        time_rule=time_rule,
        reported_by=tuple(Reporter(kind=kind) for kind in reported_by),
        **words,
        **more,
    )


def account(account_id: str, kind: AccountKind, parent: str | None = None, *earlier: tuple[str, str]) -> Account:
    """A line of the income statement; `earlier` are the lines it counted in before, each with its last month."""
    places = tuple(EarlierPlace(parent=line, until=Month.parse(until)) for line, until in earlier)
    return Account(id=account_id, name=account_id, kind=kind, parent=parent, earlier=places)


def observation(
    series_id: str,
    node_id: str,
    month: Month,
    value: float | None = None,
    numerator: float | None = None,
    denominator: float | None = None,
    kind: PeriodKind = PeriodKind.MONTH,
    scenario: Scenario = Scenario.ACTUAL,
    state: State = State.REPORTED,
) -> Observation:
    """One delivered value."""
    comment = "mätfel" if state is State.NOT_MEASURABLE else ""
    return Observation(series_id, node_id, month, kind, scenario, value, numerator, denominator, state, comment, "", 1)
