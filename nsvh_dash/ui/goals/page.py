"""The page Målstyrning: which plan and which view, and what the address says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.ui import address
from nsvh_dash.ui.goals import tables as goals_tables
from nsvh_dash.ui.goals import tree as goals_tree
from nsvh_dash.ui.parts import tiles
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.goals import GoalsScreen
from nsvh_dash.views.texts import goals as words


@dataclass(frozen=True, slots=True)
class GoalsView:
    """One way of looking at a plan."""

    id: str
    """What the address calls it."""
    name: str
    show: Callable[[Screen, GoalsScreen], None]


VIEWS = (
    GoalsView("trad", words.TREE, goals_tree.show_tree),
    GoalsView("matris", words.MATRIX, goals_tables.show_matrix),
    GoalsView("ar", words.YEARS, goals_tables.show_years),
)
"""Every view there is, in the order of the switch; the first is shown when none is asked for."""


def shown(asked: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """What the page shows of what the address asks for; the first view and the month's own plan are not spelled out."""
    view, plan = _named(asked[address.VIEW]), asked[address.PLAN]
    return {
        address.VIEW: "" if view is VIEWS[0] else view.id,
        address.PLAN: plan if plan in {str(each.year) for each in catalogue.plans} else "",
        address.ASSIGNMENT: asked[address.ASSIGNMENT]
        if asked[address.ASSIGNMENT] in catalogue.assignments_by_id
        else "",
        address.FOLDED: asked[address.FOLDED],
    }


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    asked = address.shown(address.PLAN)
    goals = screen.goals(int(asked) if asked else None)
    if goals is None:
        frame.show_nothing_here(words.NO_PLANS, words.NO_PLANS_STEP)
        return
    view = _named(address.shown(address.VIEW))
    with st.container(key="ekonomi_vy"):
        address.parts(address.VIEW, words.VIEW, {each.id: each.name for each in VIEWS}, view.id)
        years = {str(plan.year): f"{words.PLAN} {plan.year}" for plan in screen.dashboard.catalogue.plans}
        address.parts(address.PLAN, words.PLAN, years, str(goals.year))
    tiles.show_sentences(goals.summary)
    view.show(screen, goals)


def _named(name: str) -> GoalsView:
    return next((view for view in VIEWS if view.id == name), VIEWS[0])
