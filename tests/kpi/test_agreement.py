"""Fast equals slow: the engine in SQL gives every figure of the pure-Python reference, on random small worlds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.intake.agreement import Difference, figure_differences, statement_differences
from nsvh_dash.kpi import read_figures, read_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month
from nsvh_dash.reference import reference_figures, reference_statement, suppression_faults
from tests.reference.random_world import random_world
from tests.spec.fast import fast_snapshot

SEEDS = range(5)
SHOWN = 40
"""Differences listed in a failure: enough to see the pattern."""


@pytest.mark.parametrize("seed", [*SEEDS[:2], *(pytest.param(seed, marks=pytest.mark.thorough) for seed in SEEDS[2:])])
def test_every_figure_of_a_random_world_is_the_same_fast_and_slow(seed: int) -> None:
    agree(*random_world(seed))


def test_words_delivered_with_a_row_follow_it_fast_and_slow() -> None:
    catalogue, observations = random_world(SEEDS[0])
    agree(catalogue, [replace(row, comment="ny rutin" if n % 5 == 0 else "") for n, row in enumerate(observations)])


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_so_it_is_with_small_numbers_hidden(seed: int) -> None:
    catalogue, observations = random_world(seed)
    careful = {"ratio_ratio": 25, "sum_sum": 12, "sum_last": 8, "r12_ratio": 30, "within": 10, "sum_hours": 6}
    catalogue = replace(
        catalogue,
        indicators=tuple(i.model_copy(update={"least_denominator": careful.get(i.id)}) for i in catalogue.indicators),
    )

    hidden = agree(catalogue, observations)

    assert {series for series, _, _ in hidden} == {*careful, "answered", "calls", "share", "rate"}


def agree(catalogue: Catalogue, observations: list[Observation]) -> set[tuple[str, str, Month]]:
    """Assert that both engines agree on figures, statement and what is hidden; gives the hidden cells."""
    with fast_snapshot(catalogue, observations) as snapshot:
        figures = {(f.indicator_id, f.node_id, f.month, f.period_kind): f for f in read_figures(snapshot)}
        lines = {(s.account_id, s.node_id, s.month, s.period_kind): s for s in read_statement(snapshot)}
        rows = snapshot.rows("SELECT series_id, node_id, month FROM suppressed")
    hidden = {(series, node, Month.of(month)) for series, node, month in rows}
    slow = reference_figures(catalogue, observations, hidden)
    expect_none(figure_differences(catalogue, figures, slow), len(slow))
    statement = reference_statement(catalogue, observations)
    expect_none(statement_differences(lines, statement), len(statement))
    assert suppression_faults(catalogue, observations, hidden) == []
    assert any(f.reason == "suppressed" for f in slow.values()) == bool(hidden)
    return hidden


def expect_none(found: list[Difference], of: int) -> None:
    assert of > 1000
    assert not found, "\n".join([f"{len(found)} differences, of {of} rows:", *map(str, found[:SHOWN])])
