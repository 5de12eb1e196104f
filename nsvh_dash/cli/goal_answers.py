"""The JSON answer of `goals`: a plan's tree with the state of each line."""

from __future__ import annotations

from typing import Any

from nsvh_dash.cli.output import fields_of
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.goal_states import GoalState
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals import Branch
from nsvh_dash.views.texts.goals import Level


def goals_answer(dashboard: Dashboard, unit_name: str, month: Month, year: int | None) -> dict[str, Any]:
    """The goals of a year at a node in a month; NsvhError when the year has no plan."""
    node = dashboard.catalogue.find_node(unit_name)
    found = dashboard.goals(node.id, month, year)
    if found is None:
        known = [str(plan.year) for plan in dashboard.catalogue.plans]
        there_are = f" Det finns planer för {fmt.listing(known)}." if known else " Katalogen har inga planer."
        raise NsvhError(f"Det finns ingen plan för {year or month.year}.{there_are}")
    return {
        "year": found.year,
        "unit": node.id,
        "month": month,
        "lines": [_line(branch) for branch in found.branches],
        "changed": [
            {"since": since.month, "compared": since.compared, "turns": [fields_of(turn) for turn in since.turns]}
            for since in found.changes
        ],
    }


def _line(branch: Branch) -> dict[str, Any]:
    base: dict[str, Any] = {"kind": branch.level, "id": branch.id, "name": branch.name}
    if branch.level is Level.INDICATOR:
        return base | {"status": branch.shape}
    return base | {
        "state": branch.state,
        "counts": {state.value: getattr(branch.tally, state.value) for state in GoalState},
        "lines": [_line(child) for child in branch.children],
    }
