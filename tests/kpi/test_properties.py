"""What holds of every world: order and packing of deliveries do not matter, areas lie among their units, sums sum."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nsvh_dash.intake.agreement import same
from nsvh_dash.kpi import Figure, StatementRow, read_figures, read_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Measure, TimeRule, UnitRule
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from tests.reference.building import observation
from tests.spec.fast import Place, fast_figures, fast_snapshot
from tests.spec.world import ACCOUNTS, ANSWERED, LISTED, TREE, TURNOVER, VISITS, WAIT, made_from

VARIANCE = made_from(Formula.BUDGET_VARIANCE, "result", unit_rule=UnitRule.SUM, time_rule=TimeRule.SUM,
                     measure=Measure.TKR)  # fmt: skip
CATALOGUE = Catalogue(
    organisation=TREE,
    indicators=(ANSWERED, TURNOVER, VISITS, LISTED, WAIT, VARIANCE),
    accounts=ACCOUNTS,
    targets=(),
    profiles=(),
)
UNITS = ("ekudden", "åsen", "öringe")
FIRST = Month(2023, 2)
MONTHS = [FIRST.plus(n) for n in range(14)]
BOOKING = ("revenue", "own_staff", "agency", "premises")
Figures = Mapping[Place, Figure]


@st.composite
def deliveries(draw: st.DrawFn) -> list[Observation]:
    """Units deliver most months of most series; whole numbers, so that sums are exact."""
    rows: list[Observation] = []
    sizes = st.lists(st.none() | st.integers(0, 40), min_size=len(MONTHS), max_size=len(MONTHS))
    for unit in UNITS:
        for of in (ANSWERED, TURNOVER):
            for month, size in zip(MONTHS, draw(sizes), strict=True):
                if size is not None:
                    rows.append(observation(of.id, unit, month, numerator=float(size // 3), denominator=float(size)))
        for name in (VISITS.id, LISTED.id, WAIT.id, *BOOKING):
            sign = -1 if name in BOOKING[1:] else 1
            for month, size in zip(MONTHS, draw(sizes), strict=True):
                if size is not None:
                    rows.append(observation(name, unit, month, sign * float(size)))
                    if name in BOOKING:
                        budget = sign * float(size % 7)
                        rows.append(observation(name, unit, month, budget, scenario=Scenario.BUDGET))
    return rows


def differing(one: Figures, other: Figures) -> list[tuple[Place, str]]:
    """Each place and column in which two sets of figures are not the same."""
    assert one.keys() == other.keys()
    return [
        (place, column.name)
        for place in one
        for column in fields(Figure)
        if not same(getattr(one[place], column.name), getattr(other[place], column.name))
    ]


@settings(max_examples=10, derandomize=True)
@given(deliveries(), st.randoms(use_true_random=False))
def test_order_does_not_matter_areas_lie_among_their_units_and_sums_sum(rows: list[Observation], rng: Any) -> None:
    """A world takes a moment to compute: ten of them, the same every run, each computed once in either order."""
    with fast_snapshot(CATALOGUE, rows) as snapshot:
        figures = {(f.indicator_id, f.node_id, f.month, f.period_kind): f for f in read_figures(snapshot)}
        lines = {(s.account_id, s.node_id, s.month, s.period_kind): s for s in read_statement(snapshot)}

    assert differing(figures, fast_figures(CATALOGUE, rng.sample(rows, len(rows)))) == []
    an_areas_share_lies_between_its_units_lowest_and_highest(figures, rows)
    the_months_of_what_adds_up_give_the_year_so_far_and_the_tertial(figures)
    the_statement_adds_up_in_every_month_and_period(lines)


def an_areas_share_lies_between_its_units_lowest_and_highest(figures: Figures, rows: list[Observation]) -> None:
    tried = 0
    for (name, node, month, kind), area in figures.items():
        if name not in (ANSWERED.id, TURNOVER.id) or kind is PeriodKind.ROLLING_12 or area.value is None:
            continue
        units = [figures.get((name, unit.id, month, kind)) for unit in TREE.units(node, month)]
        shares = [unit.value for unit in units if unit is not None and unit.value is not None]
        assert min(shares) - 1e-9 <= area.value <= max(shares) + 1e-9, (name, node, month, kind)
        tried += 1
    assert tried or not any(row.denominator for row in rows)


def the_months_of_what_adds_up_give_the_year_so_far_and_the_tertial(figures: Figures) -> None:
    lengths = {
        PeriodKind.YEAR_TO_DATE: lambda month: month.month,
        PeriodKind.TERTIAL: lambda month: (month.month - 1) % 4 + 1,
    }
    for (name, node, month, kind), figure in figures.items():
        if name not in (VISITS.id, VARIANCE.id) or kind not in lengths:
            continue
        places = [(name, node, month.plus(-back), PeriodKind.MONTH) for back in range(lengths[kind](month))]
        months = [figures[place].value for place in places if place in figures]
        present = [value for value in months if value is not None]
        assert figure.value == (pytest.approx(math.fsum(present)) if present else None)


def the_statement_adds_up_in_every_month_and_period(lines: Mapping[Place, StatementRow]) -> None:
    children = {a.id: [b.id for b in ACCOUNTS if b.parent == a.id] for a in ACCOUNTS}
    for (account, node, month, kind), line in lines.items():
        below = [lines.get((child, node, month, kind)) for child in children[account]]
        for column in ("actual", "budget") if below and kind is PeriodKind.MONTH else ():
            amounts = [getattr(child, column) for child in below if child is not None]
            present = [amount for amount in amounts if amount is not None]
            assert getattr(line, column) == (pytest.approx(math.fsum(present)) if present else None)
