"""Reads what a plan's screen needs from a snapshot: all its indicators at once, as the scorecard does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from nsvh_dash.kpi import Figure, Snapshot, read_places
from nsvh_dash.kpi.records import activities_at, read_book
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.goal import Plan
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Strand
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.views.goals.screen import GoalsScreen, build_screen
from nsvh_dash.views.goals.tree import Ground
from nsvh_dash.views.goals.turns import compared_months, turns_since
from nsvh_dash.views.lookup import Figures, Placed, placed_indicators
from nsvh_dash.views.records.activities import ActivityRow, activity_rows
from nsvh_dash.views.tile import build_tile


def read_goals(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, year: int | None
) -> GoalsScreen | None:
    """The goals of a year at a node in a month, of the plan that goes with the month when none is named.

    None when the year has no plan, or there is none at all.
    """
    plan = _plan_of(catalogue, month) if year is None else catalogue.plans_by_year.get(year)
    if plan is None:
        return None
    places = [
        (one.indicator.id, one.node_id, one.indicator.headline) for one in _placed(catalogue, plan, node_id, month)
    ]
    figures = read_places(snapshot, places, min(compared_months(month)), month)
    activities = _activities(catalogue, read_book(snapshot), node_id, month)
    return build_goals(catalogue, plan, node_id, month, figures, activities)


def _activities(
    catalogue: Catalogue, book: RecordBook, node_id: str, month: Month
) -> dict[str, tuple[ActivityRow, ...]]:
    """What is to be done for each assignment at a node and below, on the month's last day."""
    here = [one for one in activities_at(catalogue, book, node_id, month) if one.strand is Strand.GOALS]
    by_assignment = groupby(sorted(here, key=attrgetter("belongs_to")), attrgetter("belongs_to"))
    return {name: activity_rows(catalogue, book, those, month.last_day) for name, those in by_assignment}


def _plan_of(catalogue: Catalogue, month: Month) -> Plan | None:
    """The latest plan that is not of a later year; the first where all are."""
    begun = [plan for plan in catalogue.plans if plan.year <= month.year]
    return begun[-1] if begun else next(iter(catalogue.plans), None)


def build_goals(
    catalogue: Catalogue,
    plan: Plan,
    node_id: str,
    month: Month,
    figures: Iterable[Figure],
    activities: Mapping[str, Sequence[ActivityRow]],
) -> GoalsScreen:
    """The screen of a plan from the figures of its indicators and what is to be done for its assignments."""
    by_key = Figures(figures)
    placed = _placed(catalogue, plan, node_id, month)
    tiles = {one.indicator.id: build_tile(catalogue, one, month, by_key) for one in placed}
    changes = turns_since(catalogue, placed, node_id, month, by_key)
    return build_screen(Ground(catalogue, plan, node_id, month, tiles, activities), tuple(changes))


def _placed(catalogue: Catalogue, plan: Plan, node_id: str, month: Month) -> list[Placed]:
    return [one for one in placed_indicators(catalogue, node_id, month) if one.indicator.id in plan.indicators]
