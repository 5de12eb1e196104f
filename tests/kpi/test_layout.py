"""How the finished figures lie in the file: a page reads a few row groups of it, however many units there are."""

from __future__ import annotations

from nsvh_dash.model.organisation import Organisation
from tests.kpi.conftest import Worlds


def test_the_figures_of_areas_lie_side_by_side_after_those_of_units(worlds: Worlds) -> None:
    areas = _with_others_inside(worlds(0).catalogue.organisation)
    nodes = [node for (node,) in worlds(0).snapshot.rows("SELECT node_id FROM kpi ORDER BY rowid")]

    first = next(place for place, node in enumerate(nodes) if node in areas)
    assert nodes[:first]
    assert set(nodes[first:]) == areas


def test_areas_come_first_among_the_names_so_that_a_scan_for_one_skips_the_units(worlds: Worlds) -> None:
    organisation = worlds(0).catalogue.organisation
    areas = _with_others_inside(organisation)
    names = [name for (name,) in worlds(0).snapshot.rows("SELECT unnest(enum_range(NULL::node_name))::VARCHAR")]

    assert set(names[: len(areas)]) == areas
    assert {*names} == {node.id for node in organisation.nodes}


def _with_others_inside(organisation: Organisation) -> set[str]:
    return {m.parent_id for node in organisation.nodes for m in node.memberships if m.parent_id}
