"""How the finished figures lie in the file: a page reads a few row groups of it, however many units there are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.settings import Settings


@pytest.fixture(scope="module")
def demo(demo_settings: Settings) -> Iterator[Dashboard]:
    """Of the catalogue that ships, whose indicators have homes that are units."""
    opened = Dashboard.open(demo_settings)
    yield opened
    opened.close()


def test_the_figures_of_areas_and_homes_lie_side_by_side_after_those_of_other_units(demo: Dashboard) -> None:
    prominent = _areas(demo.catalogue) | _homes(demo.catalogue)
    nodes = [node for (node,) in demo.snapshot.rows("SELECT node_id FROM kpi ORDER BY rowid")]

    first = next(place for place, node in enumerate(nodes) if node in prominent)
    assert nodes[:first]
    assert {*nodes[first:]} <= prominent
    assert _homes(demo.catalogue) - _areas(demo.catalogue) <= {*nodes[first:]}


def test_they_come_first_among_the_names_so_that_a_scan_for_one_skips_the_other_units(demo: Dashboard) -> None:
    prominent = _areas(demo.catalogue) | _homes(demo.catalogue)
    names = [name for (name,) in demo.snapshot.rows("SELECT unnest(enum_range(NULL::node_name))::VARCHAR")]

    assert set(names[: len(prominent)]) == prominent
    assert {*names} == {node.id for node in demo.catalogue.organisation.nodes}


def _areas(catalogue: Catalogue) -> set[str]:
    return {m.parent_id for node in catalogue.organisation.nodes for m in node.memberships if m.parent_id}


def _homes(catalogue: Catalogue) -> set[str]:
    return {indicator.home for indicator in catalogue.indicators}
