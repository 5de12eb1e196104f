"""Fast equals slow: the engine in SQL gives every figure of the pure-Python reference, on random small worlds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.reference import ReferenceFigure, reference_figures
from nsvh_dash.reference.figures import Place
from tests.reference.random_world import random_world
from tests.spec.fast import fast_figures

SEEDS = range(5)
SHOWN = 40
"""Differences listed in a failure: enough to see the pattern."""


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_a_random_world_is_the_same_fast_and_slow(seed: int) -> None:
    catalogue, observations = random_world(seed)

    slow = reference_figures(catalogue, observations)
    fast = fast_figures(catalogue, observations)

    found = sorted(differences(catalogue, fast, slow))
    assert not found, "\n".join([f"{len(found)} differences, of {len(slow)} figures:", *found[:SHOWN]])


def differences(
    catalogue: Catalogue, fast: Mapping[Place, Figure], slow: Mapping[Place, ReferenceFigure]
) -> Iterator[str]:
    """Every figure only one engine has, and every column in which the two differ."""
    for place in slow.keys() ^ fast.keys():
        yield f"{words(place)}: only {'fast' if place in fast else 'slow'}"
    for place in slow.keys() & fast.keys():
        silent = unspoken(catalogue, slow[place])
        for column in (field.name for field in fields(ReferenceFigure)):
            one, other = getattr(fast[place], column), getattr(slow[place], column)
            if column not in silent and not same(one, other):
                yield f"{words(place)} {column}: fast {one}, slow {other}"


def unspoken(catalogue: Catalogue, figure: ReferenceFigure) -> set[str]:
    """Columns no rule says anything of: who worked out nothing, and the parts of what is no ratio."""
    columns: set[str] = set()
    if figure.value is None:
        columns |= {"origin", "numerator", "denominator"}
    if not catalogue.indicators_by_id[figure.indicator_id].is_ratio:
        columns |= {"numerator", "denominator"}
    return columns


def words(place: Place) -> str:
    return " ".join(map(str, place))


def same(one: object, other: object) -> bool:
    """Equal, for decimal figures to within binary arithmetic."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return one == other
