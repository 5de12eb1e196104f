"""Small random catalogues and deliveries, the same for the same seed, in which every rule kind occurs.

Units close, open and move; months are missing, unreliable, preliminary or delivered for an area instead of its
units; budgets, forecasts and whole periods are delivered too. Figures are whole numbers, so that sums are exact.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.indicator import (
    Break,
    Direction,
    Formula,
    Indicator,
    Measure,
    TimeRule,
    UnitRule,
    Unreliable,
    YearToDate,
)
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.organisation import Membership, Node, NodeKind, Organisation
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    Milestones,
    NoTarget,
    Phased,
    Target,
    TargetRule,
    YearGoal,
)
from tests.reference.building import FIRST, account, indicator, node, observation

START, END = Month(2022, 3), Month(2024, 5)
MONTHS = [START.plus(n) for n in range(END.months_since(START) + 1)]
BOOKING_ACCOUNTS = ("own_staff", "agency", "materials", "fees")
SILENT = (State.NOT_MEASURABLE, State.MISSING, State.SUPPRESSED)
PERCENT, YTD = Measure.PERCENT, PeriodKind.YEAR_TO_DATE


def random_world(seed: int) -> tuple[Catalogue, list[Observation]]:
    """A catalogue and what was delivered against it."""
    rng = random.Random(seed)
    tree = _organisation(rng)
    indicators = tuple(_with_unreliable_stretch(rng, i) for i in _indicators(rng))
    catalogue = Catalogue(
        organisation=tree,
        indicators=indicators,
        accounts=_accounts(),
        targets=tuple(_targets(rng, indicators)),
        profiles=(),
    )
    delivered = [row for i in indicators for row in _deliveries(rng, tree, i)]
    delivered += [row for unit in tree.nodes if unit.kind.is_unit for row in _bookings(rng, unit)]
    delivered += [row for unit in tree.nodes if unit.kind.is_unit for row in _sum_lines(rng, unit)]
    rng.shuffle(delivered)
    return catalogue, [replace(row, comment="ny rutin") if n % 5 == 0 else row for n, row in enumerate(delivered)]


def _organisation(rng: random.Random) -> Organisation:
    def some_month() -> Month:
        return rng.choice(MONTHS[2:-2])

    moves, closes, opens = some_month(), some_month(), some_month()
    area, group = NodeKind.BUSINESS_AREA, NodeKind.GROUP
    mover = (Membership("south", FIRST, moves), Membership(rng.choice(["north", "dental"]), moves.plus(1)))
    return Organisation((
        node("nsvh", None, NodeKind.ADMINISTRATION),
        node("care", "nsvh", area),
        node("north", "care", group),
        node("south", "care", group),
        node("dental", "nsvh", area),
        node("birch", "north"),
        node("oak", "north"),
        node("pine", "north", memberships=(Membership("north", FIRST, closes),)),
        node("elm", "south"),
        node("mover", "south", memberships=mover),
        node("clinic", "dental", NodeKind.DENTAL_CLINIC),
        node("newcomer", "dental", NodeKind.DENTAL_CLINIC, (Membership("dental", opens),)),
    ))  # fmt: skip


def _accounts() -> tuple[Account, ...]:
    return (
        account("result", AccountKind.RESULT),
        account("costs", AccountKind.COST, "result"),
        account("staff", AccountKind.COST, "costs"),
        account("own_staff", AccountKind.COST, "staff"),
        account("agency", AccountKind.COST, "staff", ("costs", "2023-08")),
        account("materials", AccountKind.COST, "costs"),
        account("fees", AccountKind.REVENUE, "result"),
    )


def _indicators(rng: random.Random) -> Iterator[Indicator]:
    """One indicator of every combination of rules in use, half of them at home in one business area only."""
    both = (NodeKind.HEALTH_CENTRE, NodeKind.DENTAL_CLINIC)
    ratio, total, mean, told = UnitRule.RATIO, UnitRule.SUM, UnitRule.MEAN, UnitRule.REPORTED
    combinations: list[tuple[str, UnitRule, TimeRule, Measure, dict[str, Any]]] = [
        ("ratio_ratio", ratio, TimeRule.RATIO, PERCENT, {}),
        ("ratio_mean", ratio, TimeRule.MEAN, PERCENT, {}),
        ("ratio_last", ratio, TimeRule.LAST, PERCENT, {}),
        ("ratio_days", ratio, TimeRule.RATIO, Measure.DAYS, {}),
        ("sum_sum", total, TimeRule.SUM, Measure.COUNT, {}),
        ("sum_hours", total, TimeRule.SUM, Measure.HOURS, {}),
        ("sum_last", total, TimeRule.LAST, Measure.COUNT, {}),
        ("mean_mean", mean, TimeRule.MEAN, Measure.MONTHS, {}),
        ("told_told", told, TimeRule.REPORTED, Measure.MINUTES, {}),
        ("told_mean", told, TimeRule.MEAN, Measure.MONTHS, {}),
        ("told_yearly", told, TimeRule.YEARLY, Measure.INDEX, {}),
        ("r12_sum", total, TimeRule.R12_SUM, Measure.COUNT, {}),
        ("r12_ratio", ratio, TimeRule.R12_RATIO, PERCENT, {}),
        ("r12_ytd_told", ratio, TimeRule.R12_RATIO, PERCENT, {"year_to_date": YearToDate.REPORTED}),
        ("r12_ytd_ratio", ratio, TimeRule.R12_RATIO, PERCENT, {"year_to_date": YearToDate.RATIO}),
        ("done", ratio, TimeRule.RATIO, Measure.DONE_OF_PLANNED, {}),
        ("calls", total, TimeRule.SUM, Measure.COUNT, {}),
        ("answered", total, TimeRule.SUM, Measure.COUNT, {}),
        ("people", total, TimeRule.LAST, Measure.COUNT, {}),
        ("within", ratio, TimeRule.RATIO, PERCENT, _made(Formula.WITHIN_LIMIT, "answered", "calls")),
        ("share", ratio, TimeRule.RATIO, PERCENT, _made(Formula.SHARE, "sum_sum", "calls")),
        ("rate", ratio, TimeRule.R12_RATIO, PERCENT, _made(Formula.ANNUAL_RATE, "answered", "people")),
        ("cost_share", ratio, TimeRule.R12_RATIO, PERCENT,
         _made(Formula.COST_SHARE, "agency", "staff") | {"year_to_date": YearToDate.RATIO}),
        ("variance", total, TimeRule.SUM, Measure.TKR,
         _made(Formula.BUDGET_VARIANCE, "result") | {"headline": YTD}),
        ("forecast", total, TimeRule.LAST, Measure.TKR,
         _made(Formula.FORECAST_VARIANCE, "result") | {"headline": YTD}),
        ("growth_costs", ratio, TimeRule.RATIO, PERCENT,
         _made(Formula.DEVELOPMENT, "costs") | {"headline": YTD}),
        ("growth_fees", ratio, TimeRule.RATIO, PERCENT, _made(Formula.DEVELOPMENT, "fees") | {"headline": YTD}),
    ]  # fmt: skip
    for name, unit_rule, time_rule, measure, more in combinations:
        whole = rng.random() < 0.5 or name in ("calls", "answered", "people", "sum_sum")
        yield indicator(
            name,
            unit_rule,
            time_rule,
            measure,
            direction=rng.choice(list(Direction)),
            home="nsvh" if whole else "care",
            reported_by=both if whole else (NodeKind.HEALTH_CENTRE,),
            tolerance=rng.choice([0.0, 0.02, 0.2]),
            breaks=(Break(month=rng.choice(MONTHS), text="ny definition"),) if rng.random() < 0.3 else (),
            **more,
        )


def _made(formula: Formula, numerator: str, denominator: str = "") -> dict[str, Any]:
    parts: dict[str, Any] = {"formula": formula, "numerator": (numerator,)}
    return parts | {"denominator": (denominator,)} if denominator else parts


def _with_unreliable_stretch(rng: random.Random, plain: Indicator) -> Indicator:
    """One indicator in four cannot be followed up for a while, everywhere or at one place."""
    if rng.random() > 0.25:
        return plain
    start = rng.choice(MONTHS)
    stretch = Unreliable(
        valid_from=start,
        valid_to=rng.choice([start, start.plus(3), None]),
        reason="mätfel",
        node=rng.choice([None, "north", "elm", "dental"]),
    )
    return plain.model_copy(update={"unreliable": (stretch,)})


def _targets(rng: random.Random, indicators: tuple[Indicator, ...]) -> Iterator[Target]:
    """For most indicators and years a target of any kind at the top, and now and then one further down."""
    for wanted in indicators:
        for year in range(START.year, END.year + 1):
            for place in ("nsvh", "care", "north", "birch"):
                if rng.random() < (0.6 if place == wanted.home else 0.15):
                    yield from _decisions(rng, wanted, place, year)


def _decisions(rng: random.Random, wanted: Indicator, place: str, year: int) -> Iterator[Target]:
    """A target of the year; now and then it is revised after a number of months."""
    last = rng.randint(2, 10) if rng.random() < 0.2 else 12
    for first, until in ((1, last), (last + 1, 12)) if last < 12 else ((1, 12),):
        rule = _rule(rng, wanted)
        yield Target(
            indicator=wanted.id,
            node=place,
            year=year,
            wording=rule.kind,
            rule=rule,
            valid_from=Month(year, first),
            valid_to=Month(year, until),
            reason="reviderat" if last < 12 else "",
        )


def _rule(rng: random.Random, wanted: Indicator) -> TargetRule:
    level = rng.choice([5.0, 50.0, 95.0])
    kinds: list[TargetRule] = [
        Level(value=level, strict=rng.random() < 0.5),
        Level(value=0.0),
        Growth(percent=rng.choice([-10.0, 0.0, 10.0])),
        AboveLastYear(),
        ChangeSinceNewYear(amount=rng.choice([-6.0, 24.0]), milestones=rng.choice(list(Milestones))),
        YearGoal(value=rng.choice([40.0, 400.0]), strict=rng.random() < 0.5, milestones=rng.choice(list(Milestones))),
        Phased(months={m: float(rng.randint(5, 60)) for m in range(1, 13) if rng.random() < 0.8}),
        NoTarget(),
    ]
    if wanted.id in ("sum_hours", "sum_sum", "sum_last") or wanted.formula is Formula.DEVELOPMENT:
        kinds += [Budget(), Budget(), Budget()]
    if wanted.measure is Measure.DONE_OF_PLANNED:  # nothing stood anywhere at New Year: it starts over
        kinds = [rule for rule in kinds if not isinstance(rule, ChangeSinceNewYear)]
    return rng.choice(kinds)


def _deliveries(rng: random.Random, tree: Organisation, wanted: Indicator) -> Iterator[Observation]:
    """Units deliver most months, areas now and then, whole periods seldom; formulas are seldom overruled."""
    computed = wanted.formula is not Formula.REPORTED
    first = rng.choice([START, START, START.plus(7)])
    for place in tree.nodes:
        often = 0.03 if computed or not place.kind.is_unit else 0.97
        for month in (m for m in MONTHS if m >= first and place.exists(m)):
            if not any(n.id == wanted.home for n in tree.path(place.id, month)):
                continue
            if rng.random() < (often if wanted.time_rule is not TimeRule.YEARLY or month.month == 12 else 0.01):
                yield _row(rng, wanted, place.id, month)
            for kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL):
                if rng.random() < 0.02 and wanted.time_rule is not TimeRule.YEARLY:
                    yield _row(rng, wanted, place.id, month, kind=kind)
            if place.kind.is_unit and wanted.formula is Formula.REPORTED and rng.random() < 0.95:
                yield _figures(rng, wanted, place.id, month, scenario=Scenario.BUDGET)


def _row(rng: random.Random, wanted: Indicator, place: str, month: Month, **more: Any) -> Observation:
    """A delivery: mostly figures, sometimes only the word that there are none; for a formula often that."""
    odds = [94, 4, 1, 1, 1] if wanted.formula is Formula.REPORTED else [40, 20, 20, 20, 10]
    state = rng.choices([State.REPORTED, State.PRELIMINARY, *SILENT], odds)[0]
    if state in SILENT:
        return observation(wanted.id, place, month, state=state, **more)
    return _figures(rng, wanted, place, month, state=state, **more)


def _figures(rng: random.Random, wanted: Indicator, place: str, month: Month, **more: Any) -> Observation:
    if not wanted.is_ratio:
        return observation(wanted.id, place, month, float(rng.choice([0, *range(5, 60)])), **more)
    if rng.random() < 0.05:
        return observation(wanted.id, place, month, rng.choice([0.0, 90.0, 97.5]), **more)
    denominator = rng.choice([0, *range(20, 60)])
    numerator = rng.randint(0, denominator)
    return observation(wanted.id, place, month, numerator=float(numerator), denominator=float(denominator), **more)


def _amount(rng: random.Random, most: int) -> float:
    """Tkr, now and then nothing."""
    return float(rng.choice([0, *range(1, most, most // 10)]))


def _bookings(rng: random.Random, unit: Node) -> Iterator[Observation]:
    """Actuals to the last month, budgets for whole years, and a forecast for the year now and then."""
    for year in range(START.year, END.year + 1):
        for month in (Month(year, m) for m in range(1, 13)):
            if not unit.exists(month):
                continue
            for line in BOOKING_ACCOUNTS:
                sign = 1 if line == "fees" else -1
                if rng.random() < 0.95:
                    yield observation(line, unit.id, month, sign * _amount(rng, 50), scenario=Scenario.BUDGET)
                if month in MONTHS and rng.random() < 0.9:
                    yield observation(line, unit.id, month, sign * _amount(rng, 50))
                if month in MONTHS and month.month in (4, 8) and rng.random() < 0.8:
                    yield observation(
                        line, unit.id, month, sign * _amount(rng, 500),
                        kind=PeriodKind.YEAR, scenario=Scenario.FORECAST,
                    )  # fmt: skip


def _sum_lines(rng: random.Random, unit: Node) -> Iterator[Observation]:
    """Now and then a sum line is delivered too, and seldom comes to what its parts do."""
    for month in (month for month in MONTHS if unit.exists(month)):
        for line in ("staff", "costs"):
            if rng.random() < 0.06:
                scenario = rng.choice([Scenario.ACTUAL, Scenario.BUDGET])
                yield observation(line, unit.id, month, -_amount(rng, 120), scenario=scenario)
