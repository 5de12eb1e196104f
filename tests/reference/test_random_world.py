"""The random worlds contain what the agreement test is to try: every rule, target and event."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

import pytest

from nsvh_dash.model.indicator import Direction, Formula, Measure, TimeRule, UnitRule, YearToDate
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import PeriodKind, Scenario
from tests.kpi.test_agreement import SEEDS
from tests.reference.random_world import BOOKING_ACCOUNTS, random_world

WORLDS = [random_world(seed) for seed in SEEDS]


def test_the_same_seed_gives_the_same_world() -> None:
    assert random_world(1) == random_world(1)
    assert random_world(1) != random_world(2)


@pytest.mark.parametrize("vocabulary", [UnitRule, TimeRule, Formula, YearToDate, Direction])
def test_every_rule_kind_occurs_in_every_world(vocabulary: type[StrEnum]) -> None:
    for catalogue, _ in WORLDS:
        used: set[object] = set()
        for i in catalogue.indicators:
            used |= {i.unit_rule, i.time_rule, i.formula, i.year_to_date, i.direction}
        assert set(vocabulary) <= used


def test_done_of_planned_and_ratios_that_are_no_percentages_occur() -> None:
    for catalogue, _ in WORLDS:
        assert {Measure.DONE_OF_PLANNED, Measure.DAYS} <= {i.measure for i in catalogue.indicators}


def test_every_target_kind_occurs() -> None:
    kinds = {t.rule.kind for catalogue, _ in WORLDS for t in catalogue.targets}

    assert kinds == {
        "level",
        "growth",
        "above_last_year",
        "change_since_new_year",
        "year_goal",
        "budget",
        "phased",
        "none",
    }


def test_units_close_open_and_move_and_indicators_are_unreliable() -> None:
    for catalogue, _ in WORLDS:
        memberships = [node.memberships for node in catalogue.organisation.nodes]
        assert any(m[-1].valid_to for m in memberships)
        assert len({m[0].valid_from for m in memberships}) > 1
        assert any(one.parent_id != other.parent_id for m in memberships for one, other in pairwise(m))
    assert any(i.breaks for catalogue, _ in WORLDS for i in catalogue.indicators)
    assert any(i.unreliable for catalogue, _ in WORLDS for i in catalogue.indicators)


def test_every_kind_of_delivery_occurs() -> None:
    delivered = [o for _, observations in WORLDS for o in observations]

    assert {o.period_kind for o in delivered} == set(PeriodKind)
    assert {o.scenario for o in delivered} == set(Scenario)
    silent = {State.NOT_MEASURABLE, State.MISSING, State.SUPPRESSED}
    assert {State.REPORTED, State.PRELIMINARY} | silent == {o.state for o in delivered}
    formulas = {i.id: i for catalogue, _ in WORLDS for i in catalogue.indicators if i.formula is not Formula.REPORTED}
    assert silent <= {o.state for o in delivered if o.series_id in formulas}
    assert any(formulas[o.series_id].formula is Formula.DEVELOPMENT for o in delivered if o.series_id in formulas)
    assert any(o.series_id == "told_yearly" and o.month.month != 12 for o in delivered)
    assert any(o.series_id == "done" and o.denominator == 0 for o in delivered)
    assert any(o.series_id in BOOKING_ACCOUNTS and o.value == 0 for o in delivered)
    assert any(o.period_kind is PeriodKind.YEAR_TO_DATE and o.state in silent for o in delivered)
    assert any(o.denominator == 0 for o in delivered)
    assert any(o.value == 0 for o in delivered)
    assert {bool(o.comment) for o in delivered if o.state is State.REPORTED} == {True, False}
