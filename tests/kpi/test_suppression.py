"""Hidden cells cannot be worked out from anything shown: tried by solving for them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.suppression import Sums, hidden
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.organisation import NodeKind, Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.target import Growth
from nsvh_dash.reference.windows import months_of
from tests.reference import building
from tests.reference.building import observation
from tests.spec.fast import Place, fast_figures
from tests.spec.world import ACCOUNTS, VISITS, made_from, part, target

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
    return hidden({node for node, size in sizes.items() if size < LEAST}, Sums(sizes, parents))


@settings(max_examples=400)
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


CAREFUL = VISITS.model_copy(update={"least_denominator": LEAST})
SHARE = made_from(Formula.SHARE, "remote", VISITS.id)
SMALL_SHARE = SHARE.model_copy(update={"id": "small_share", "least_denominator": LEAST})
TREE = Organisation((
    building.node("nsvh", None, NodeKind.ADMINISTRATION),
    building.node("north", "nsvh", NodeKind.GROUP),
    building.node("south", "nsvh", NodeKind.GROUP),
    *(building.node(unit, "north") for unit in ("a", "b", "c")),
    *(building.node(unit, "south") for unit in ("d", "e")),
    building.node("f", "nsvh"),
))  # fmt: skip
UNITS = ("a", "b", "c", "d", "e", "f")
MONTHS = [Month(2023, 1).plus(n) for n in (0, 1, 2, 12, 13)]
Cell = tuple[str, Month]


@st.composite
def visits_and_shares(draw: st.DrawFn) -> list[Observation]:
    """Units with few or many visits in some months, and the share of them that were remote where it is delivered."""
    rows = []
    for unit in UNITS:
        for month in MONTHS:
            if (size := draw(st.none() | st.integers(0, 14))) is not None:
                rows.append(observation(VISITS.id, unit, month, float(size)))
            if draw(st.integers(0, 3)):
                rows.append(observation("remote", unit, month, 1.0))
    return rows


@settings(max_examples=20, derandomize=True)
@given(visits_and_shares(), st.sampled_from([(CAREFUL, SHARE), (VISITS, SMALL_SHARE)]))
def test_nor_does_anything_computed_from_them_in_any_period_change_target_or_share(
    rows: list[Observation], indicators: tuple[Indicator, Indicator]
) -> None:
    targets = tuple(target(indicators[0], Growth(percent=10), year, "nsvh") for year in (2023, 2024))
    catalogue = Catalogue(TREE, (*indicators, part("remote")), ACCOUNTS, targets, ())
    figures = fast_figures(catalogue, rows)
    small = {(o.node_id, o.month) for o in rows if o.series_id == VISITS.id and (o.value or 0) < LEAST}
    delivered = {
        VISITS.id: [(o.node_id, o.month) for o in rows if o.series_id == VISITS.id],
        indicators[1].id: [cell for cell in cells_of(rows, VISITS.id) if cell in cells_of(rows, "remote")],
    }
    if indicators[1].least_denominator:
        small &= set(delivered[indicators[1].id])
    shown = np.array([[0.0] * len(delivered[VISITS.id]), *equations(figures, delivered)])
    _, strengths, directions = np.linalg.svd(shown)
    known = directions[: sum(strengths > 1e-9)]
    for column, cell in enumerate(delivered[VISITS.id]):
        is_hidden = figures[VISITS.id, *cell, PeriodKind.MONTH].state is State.SUPPRESSED
        assert is_hidden or cell not in small
        told = float(np.linalg.norm(known[:, column]))
        assert told == pytest.approx(1) if not is_hidden else told < 1 - 1e-9, f"{cell} can be worked out"


def cells_of(rows: list[Observation], series: str) -> list[Cell]:
    return [(o.node_id, o.month) for o in rows if o.series_id == series]


def equations(figures: dict[Place, Figure], delivered: dict[str, list[Cell]]) -> Iterator[list[float]]:
    """What the figures tell of the units' visits, each as the visits it is the sum of."""

    def told(name: str, place: str, month: Month, kind: PeriodKind) -> list[float]:
        inside = {unit.id for unit in TREE.units(place, month)}
        cells = {(unit, m) for unit in inside for m in months_of(kind, month)} & set(delivered[name])
        return [float(cell in cells) for cell in delivered[VISITS.id]]

    for (name, place, month, kind), figure in figures.items():
        if name not in delivered:
            continue
        number = figure.value if name == VISITS.id else figure.denominator
        if number is not None:
            yield told(name, place, month, kind)
        if name != VISITS.id:
            continue
        for earlier, known in (
            (month.plus(-1), figure.change_previous_month),
            (Month(month.year - 1, 12), figure.change_year_start),
            (month.plus(-12), figure.change_same_month_last_year),
            (month.plus(-12), figure.target),
        ):
            if known is not None:
                yield told(name, place, earlier, kind)
