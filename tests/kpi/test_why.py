"""The parts an explanation names give the figure again: every rule and kind of period, in random worlds and demo."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import Figure, Snapshot, read_figures
from nsvh_dash.kpi.why import Explanation, Operation, explain
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import TimeRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from tests.kpi.conftest import Worlds
from tests.kpi.recombine import faults

SEEDS = (0, 1)
APRIL = Month(2024, 4)


def some_of_each(figures: Iterable[Figure], seed: int) -> list[Figure]:
    """Two figures with a value of every indicator and kind of period: one of a unit's, one of what lies above."""
    found: dict[tuple[str, PeriodKind, bool], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None:
            found[figure.indicator_id, figure.period_kind, figure.expected > 1].append(figure)
    rng = random.Random(seed)
    return [rng.choice(alike) for _, alike in sorted(found.items())]


def explanations(snapshot: Snapshot, catalogue: Catalogue, figures: Iterable[Figure]) -> Iterator[Explanation]:
    for f in figures:
        indicator = catalogue.indicators_by_id[f.indicator_id]
        yield explain(snapshot, catalogue, indicator, f.node_id, f.month, f.period_kind)


def told(found: Iterable[Explanation]) -> list[str]:
    """What does not add up, and figures that stand on nothing."""
    wrong = []
    for explanation in found:
        f = explanation.figure
        problems = faults(explanation)
        if f.value is not None and not explanation.source_count:
            problems.append("stands on no row")
        wrong += [f"{f.indicator_id} {f.node_id} {f.month} {f.period_kind}: {problem}" for problem in problems]
    return wrong


@pytest.mark.parametrize("seed", SEEDS)
def test_every_sort_of_figure_of_a_random_world_recombines(worlds: Worlds, seed: int) -> None:
    world = worlds(seed)
    found = list(explanations(world.snapshot, world.catalogue, some_of_each(read_figures(world.snapshot), seed)))

    assert told(found) == []
    assert {explanation.operation for explanation in found} >= set(Operation) - {
        Operation.REPORTED_ONLY,
        Operation.NOTHING,
        Operation.MEAN_OF_UNITS,
    }


@pytest.mark.thorough
def test_every_figure_of_april_at_the_top_of_the_demo_recombines(demo_settings: Settings) -> None:
    dashboard = Dashboard.open(demo_settings)
    figures = read_figures(dashboard.snapshot, nodes=["nsvh", "vc"], first_month=APRIL, last_month=APRIL)
    found = list(explanations(dashboard.snapshot, dashboard.catalogue, figures))
    dashboard.close()

    assert len(found) == len(figures) > 100
    assert told(found) == []


def test_every_sort_of_figure_of_the_demo_recombines(demo_settings: Settings) -> None:
    dashboard = Dashboard.open(demo_settings)
    shown = [i.id for i in dashboard.catalogue.indicators if i.shown and i.time_rule is not TimeRule.YEARLY]
    chosen = some_of_each(read_figures(dashboard.snapshot, indicators=shown), seed=0)
    found = list(explanations(dashboard.snapshot, dashboard.catalogue, chosen))
    dashboard.close()

    assert told(found) == []


def test_a_part_that_is_not_what_it_was_is_found(worlds: Worlds) -> None:
    world = worlds(0)
    sums = read_figures(world.snapshot, ["sum_sum"], period_kinds=[PeriodKind.MONTH])
    above = [f for f in some_of_each(sums, 0) if f.expected > 1]
    (explanation,) = explanations(world.snapshot, world.catalogue, above)

    (step,) = explanation.months
    one_more = replace(step.units[0], value=(step.units[0].value or 0) + 1, counts=True)
    altered = replace(explanation, months=(replace(step, units=(one_more, *step.units[1:])),))
    assert faults(explanation) == []
    assert faults(altered) != []
