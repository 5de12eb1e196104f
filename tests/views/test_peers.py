"""Groups of units to compare: the municipality's, those of a size, the chosen unit's own first."""

from __future__ import annotations

from dataclasses import replace

from nsvh_dash.model.organisation import Node
from nsvh_dash.views.units.peers import peer_groups
from tests.reference.building import node

SIZES = {"a": 100.0, "b": 200.0, "c": 3000.0, "d": 4000.0, "e": 5000.0, "f": 6000.0}


def unit(name: str, municipality: str) -> Node:
    return replace(node(name, "vc"), municipality=municipality)


UNITS = [*(unit(name, "Halmstad") for name in "abc"), *(unit(name, "Varberg") for name in "de"), unit("f", "Hylte")]


def labels(chosen: str) -> list[str]:
    return [group.label.replace("\u00a0", " ") for group in peer_groups(UNITS, SIZES, "listade", chosen)]


def test_everyone_comes_first_then_the_chosen_units_own_groups() -> None:
    assert labels("d")[:3] == [
        "Alla enheter i området",
        "Samma kommun: Varberg (2 enheter)",
        "Samma storlek: medelstora (3 000–4 000 listade)",
    ]


def test_a_municipality_of_one_unit_is_no_group() -> None:
    assert not any("Hylte" in label for label in labels("vc"))


def test_groups_hold_their_units() -> None:
    found = {group.id: group.unit_ids for group in peer_groups(UNITS, SIZES, "listade", "vc")}
    assert found["kommun-halmstad"] == {"a", "b", "c"}
    assert found["storlek-större"] == {"e", "f"}
    assert found[""] == set("abcdef")


def test_without_sizes_there_are_no_groups_of_a_size() -> None:
    assert not any(group.id.startswith("storlek") for group in peer_groups(UNITS, {}, "", "vc"))
