"""How the finished figures lie in the file: a page reads a few row groups of it, however many units there are."""

from __future__ import annotations

from nsvh_dash.model.organisation import Organisation
from tests.reference.random_world import random_world
from tests.spec.fast import fast_snapshot


def test_the_figures_of_areas_lie_side_by_side_after_those_of_units() -> None:
    catalogue, observations = random_world(0)
    areas = _with_others_inside(catalogue.organisation)

    with fast_snapshot(catalogue, observations) as snapshot:
        nodes = [node for (node,) in snapshot.rows("SELECT node_id FROM kpi ORDER BY rowid")]

    first = next(place for place, node in enumerate(nodes) if node in areas)
    assert nodes[:first]
    assert set(nodes[first:]) == areas


def test_areas_come_first_among_the_names_so_that_a_scan_for_one_skips_the_units() -> None:
    catalogue, observations = random_world(0)
    areas = _with_others_inside(catalogue.organisation)

    with fast_snapshot(catalogue, observations) as snapshot:
        names = [name for (name,) in snapshot.rows("SELECT unnest(enum_range(NULL::node_name))::VARCHAR")]

    assert set(names[: len(areas)]) == areas
    assert {*names} == {node.id for node in catalogue.organisation.nodes}


def _with_others_inside(organisation: Organisation) -> set[str]:
    return {m.parent_id for node in organisation.nodes for m in node.memberships if m.parent_id}
