"""Fast equals slow: the engine in SQL gives every figure of the pure-Python reference, on random small worlds."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest

from tests.reference import ReferenceFigure, reference_figures
from tests.reference.random_world import random_world
from tests.spec.fast import fast_figures

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_a_random_world_is_the_same_fast_and_slow(seed: int) -> None:
    catalogue, observations = random_world(seed)

    slow = reference_figures(catalogue, observations)
    fast = fast_figures(catalogue, observations)

    differences = [
        f"{place}: bara {'snabb' if place in fast else 'långsam'}" for place in slow.keys() ^ fast.keys()
    ]
    for place in slow.keys() & fast.keys():
        differences += [f"{' '.join(map(str, place))}: {text}" for text in differing(fast[place], slow[place])]
    assert not differences, f"{len(differences)} skillnader:\n" + "\n".join(sorted(differences)[:40])


def differing(fast, slow: ReferenceFigure) -> list[str]:
    """The columns in which two figures differ, with both values."""
    return [
        f"{field.name} fast {getattr(fast, field.name)} slow {getattr(slow, field.name)}"
        for field in fields(ReferenceFigure)
        if field.name != "why" and not same(getattr(fast, field.name), getattr(slow, field.name))
    ]


def same(one: object, other: object) -> bool:
    """Equal, for decimal figures to within binary arithmetic."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return one == other
