"""Hidden cells cannot be worked out from anything shown: tried by solving for them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nsvh_dash.kpi.suppression import hidden

LEAST = 5


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, float], dict[str, str | None]]:
    """Three levels: units with sizes, groups and a root that are the sums of what lies below."""
    groups = draw(st.lists(st.lists(st.integers(0, 14), min_size=1, max_size=5), min_size=1, max_size=4))
    loose = draw(st.lists(st.integers(0, 14), max_size=3))
    sizes: dict[str, float] = {}
    parents: dict[str, str | None] = {"root": None}
    for g, units in enumerate(groups):
        sizes[f"g{g}"] = sum(units)
        parents[f"g{g}"] = "root"
        for u, size in enumerate(units):
            sizes[f"g{g}u{u}"] = size
            parents[f"g{g}u{u}"] = f"g{g}"
    for number, size in enumerate(loose):
        sizes[f"l{number}"] = size
        parents[f"l{number}"] = "root"
    sizes["root"] = sum(map(sum, groups)) + sum(loose)
    return sizes, parents


def as_sum_of_units(node: str, units: list[str], parents: dict[str, str | None]) -> list[float]:
    def inside(unit: str | None) -> bool:
        return unit is not None and (unit == node or inside(parents[unit]))

    return [float(inside(unit)) for unit in units]


def hide(sizes: dict[str, float], parents: dict[str, str | None]) -> set[str]:
    return hidden({node for node, size in sizes.items() if size < LEAST}, [sizes], parents)


@settings(max_examples=400, deadline=None)
@given(trees())
def test_no_combination_of_shown_cells_gives_a_hidden_one(
    tree: tuple[dict[str, float], dict[str, str | None]],
) -> None:
    sizes, parents = tree
    gone = hide(sizes, parents)
    assert {node for node, size in sizes.items() if size < LEAST} <= gone
    units = [node for node in sizes if node not in parents.values()]
    shown = np.array([as_sum_of_units(node, units, parents) for node in sizes if node not in gone])
    rank = np.linalg.matrix_rank(shown) if len(shown) else 0
    for node in gone:
        wanted = as_sum_of_units(node, units, parents)
        together = np.vstack([shown, wanted]) if len(shown) else np.array([wanted])
        assert np.linalg.matrix_rank(together) > rank, f"{node} can be worked out"


def test_nothing_is_hidden_when_nothing_is_small() -> None:
    assert hide({"a": 9, "b": 5, "vc": 14}, {"a": "vc", "b": "vc", "vc": None}) == set()


def test_the_smallest_sibling_is_hidden_with_a_single_small_cell() -> None:
    sizes = {"a": 3, "b": 30, "c": 8, "vc": 41}
    assert hide(sizes, {"a": "vc", "b": "vc", "c": "vc", "vc": None}) == {"a", "c"}


def test_an_only_child_takes_its_parent_along_and_a_sibling_of_that() -> None:
    sizes = {"unit": 3, "hylte": 3, "laholm": 40, "öringe": 15, "åsen": 25, "vc": 43}
    parents = {"unit": "hylte", "hylte": "vc", "laholm": "vc", "öringe": "laholm", "åsen": "laholm", "vc": None}
    assert hide(sizes, parents) == {"unit", "hylte", "laholm", "öringe"}
