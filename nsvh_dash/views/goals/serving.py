"""Which assignments an indicator follows."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import goals as words


@dataclass(frozen=True, slots=True)
class Served:
    """An assignment, the focus areas it belongs to, and where it stands."""

    name: str
    above: tuple[str, ...]
    link: str


def served_by(catalogue: Catalogue, indicator_id: str, node_id: str, month: Month) -> tuple[Served, ...]:
    """The assignments of the year's plan that an indicator follows; none where the year has no plan."""
    plan = catalogue.plans_by_year.get(month.year)
    if plan is None:
        return ()
    areas = {area.id: area.name for area in plan.focus_areas}
    found = []
    for assignment in plan.served_by(indicator_id):
        through = [goal.focus_area for goal in plan.goals if goal.id in assignment.goals]
        above = tuple(areas[area] for area in dict.fromkeys((*through, *assignment.focus_areas)))
        link = link_to(catalogue, words.PAGE_NAME, node_id, month, plan=str(plan.year), uppdrag=assignment.id)
        found.append(Served(assignment.name, above, link))
    return tuple(found)
