"""How the finished figures lie in the file: a page reads a few row groups of it, however many units there are."""

from __future__ import annotations

from itertools import pairwise

from nsvh_dash.model.organisation import Organisation
from tests.kpi.conftest import Worlds


def test_the_figures_of_areas_lie_side_by_side_and_those_of_units_by_kind_and_unit(worlds: Worlds) -> None:
    areas = _with_others_inside(worlds(0).catalogue.organisation)
    rows = worlds(0).snapshot.rows("SELECT node_id, period_kind FROM kpi ORDER BY rowid")

    first = next(place for place, (node, _) in enumerate(rows) if node in areas)
    of_units, of_areas = rows[:first], rows[first:]
    assert {node for node, _ in of_areas} == areas
    assert of_units
    # A kind of period begins once, and within it a unit does.
    assert sum(before != after for before, after in pairwise(of_units)) == len(set(of_units)) - 1
    assert sum(before[0] != after[0] for before, after in pairwise(of_areas)) == len(areas) - 1


def _with_others_inside(organisation: Organisation) -> set[str]:
    return {m.parent_id for node in organisation.nodes for m in node.memberships if m.parent_id}
