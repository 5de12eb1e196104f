"""How a node's number in a month arose, and what each unit inside brought to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.why.explanation import MonthStep, Operation, Part
from nsvh_dash.kpi.why.facts import Facts
from nsvh_dash.kpi.why.terms import formula_terms
from nsvh_dash.model.indicator import Formula, Indicator, Measure, TimeRule, UnitRule, YearToDate
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind

_OVER_UNITS = {
    UnitRule.RATIO: Operation.RATIO_OF_SUMS,
    UnitRule.SUM: Operation.SUM,
    UnitRule.MEAN: Operation.MEAN_OF_UNITS,
    UnitRule.REPORTED: Operation.REPORTED_ONLY,
}
_OVER_TIME = {
    "ratio": Operation.RATIO_OF_SUMS,
    "sum": Operation.SUM,
    "mean": Operation.MEAN,
    "last": Operation.LAST,
}
_PAIRED = (Operation.RATIO_OF_SUMS, Operation.MEAN_OF_UNITS, Operation.DONE_OF_PLANNED)
"""Operations on numerators and denominators: a percentage delivered without them is no part."""
_ADDS_UP = {
    (Operation.RATIO_OF_SUMS, Operation.RATIO_OF_SUMS),
    (Operation.DONE_OF_PLANNED, Operation.RATIO_OF_SUMS),
    (Operation.SUM, Operation.SUM),
}
"""Over months and over units: the pairs in which each unit's share of the whole period is a plain sum."""


def over_time(indicator: Indicator, kind: PeriodKind) -> Operation | None:
    """How months become the period; None for a single month that stands for itself."""
    if kind is PeriodKind.MONTH:
        return Operation.DONE_OF_PLANNED if indicator.measure is Measure.DONE_OF_PLANNED else None
    if kind is not PeriodKind.ROLLING_12:
        if indicator.year_to_date is not YearToDate.BY_TIME_RULE:
            return _OVER_TIME.get(indicator.year_to_date.value, Operation.REPORTED_ONLY)
        if indicator.time_rule in (TimeRule.R12_RATIO, TimeRule.R12_SUM):
            return Operation.REPORTED_ONLY
    return _OVER_TIME.get(indicator.time_rule.removeprefix("r12_"), Operation.REPORTED_ONLY)


def own_operation(facts: Facts, node_id: str, month: Month) -> Operation | None:
    """How a node's number arose without its units: delivered or worked out there; None otherwise."""
    found = facts.figure(facts.indicator.id, node_id, month)
    if found is not None and found.origin == "reported":
        return Operation.REPORTED
    return Operation.FORMULA if formula_terms(facts, node_id, month) else None


def month_step(facts: Facts, month: Month, over: Operation | None) -> MonthStep | None:
    """The month's number at the node asked about; None when the series had not begun there."""
    indicator, node_id = facts.indicator, facts.node_id
    found = facts.figure(indicator.id, node_id, month)
    if found is None:
        return None
    own = own_operation(facts, node_id, month)
    rule = _OVER_UNITS[indicator.unit_rule]
    rolls = own is None and rule is not Operation.REPORTED_ONLY and indicator.formula is not Formula.DEVELOPMENT
    units = tuple(_unit_parts(facts, month, rule)) if rolls else ()
    operation = own or (rule if units or rule is Operation.REPORTED_ONLY else Operation.NOTHING)
    terms = formula_terms(facts, node_id, month) if own is Operation.FORMULA else ()
    return MonthStep(month, _part(facts, found, over or Operation.SUM), operation, units, terms)


def _unit_parts(facts: Facts, month: Month, rule: Operation) -> Iterator[Part]:
    """Every node inside with a figure of its own, the node asked about not among them."""
    for node_id in _deliverers(facts, facts.node_id, month):
        found = facts.figure(facts.indicator.id, node_id, month)
        if found is not None and node_id != facts.node_id:
            yield _part(facts, found, rule)


def _deliverers(facts: Facts, node_id: str, month: Month) -> Iterator[str]:
    children = facts.children(node_id, month)
    if not children or own_operation(facts, node_id, month):
        yield node_id
        return
    inside = [deliverer for child in children for deliverer in _deliverers(facts, child, month)]
    # A group speaks for units that may not be shown.
    hidden = node_id != facts.node_id and any(facts.is_hidden(deliverer, month) for deliverer in inside)
    yield from [node_id] if hidden else inside


def counting_cells(facts: Facts, steps: Sequence[MonthStep]) -> Iterator[tuple[str, Month]]:
    """The nodes and months whose own numbers are put together: the units', or the node's own where it has one."""
    for step in steps:
        # Of a single month the row that says there is no value is what the figure stands on.
        if step.part.counts or len(steps) == 1:
            counting = [part.node_id for part in step.units if part.counts]
            yield from ((node_id, step.month) for node_id in counting or [facts.node_id])


def _part(facts: Facts, found: Figure, within: Operation) -> Part:
    value, numerator, denominator = found.value, found.numerator, found.denominator
    if facts.indicator.measure is Measure.DONE_OF_PLANNED:
        numerator, denominator = _done_in_month(facts, found)
        value = facts.indicator.scale * numerator / denominator if numerator is not None and denominator else None
    paired = numerator is not None and denominator is not None
    counts = paired if within in _PAIRED else value is not None
    return Part(found.node_id, value, numerator, denominator, found.state, counts)


def _done_in_month(facts: Facts, found: Figure) -> tuple[float | None, float | None]:
    """What a month added to the number done and planned so far this year."""
    if not found.months_reporting or found.numerator is None or found.denominator is None:
        return None, None
    for back in range(1, found.month.month):
        before = facts.figure(found.indicator_id, found.node_id, found.month.plus(-back))
        # A month without a figure does not say how many were done until then; the latest one that has it does.
        if before is not None and before.numerator is not None and before.denominator is not None:
            return found.numerator - before.numerator, found.denominator - before.denominator
    return found.numerator, found.denominator


def units_over(indicator: Indicator, over: Operation, steps: Iterable[MonthStep]) -> tuple[Part, ...]:
    """What each unit brought over the counting months; empty unless these shares add up to the figure."""
    counting = [step for step in steps if step.part.counts]
    if any((over, step.operation) not in _ADDS_UP for step in counting):
        return counting[0].units if over is Operation.LAST and counting else ()
    brought: dict[str, list[Part]] = defaultdict(list)
    for step in counting:
        for part in step.units:
            brought[part.node_id].append(part)
    return tuple(_total(indicator, over, parts) for parts in brought.values())


def _total(indicator: Indicator, over: Operation, parts: list[Part]) -> Part:
    counting = [part for part in parts if part.counts]
    if not counting:
        return parts[-1]
    if over is Operation.SUM:
        value = sum(part.value for part in counting if part.value is not None)
        return replace(parts[-1], value=value, numerator=None, denominator=None, state=State.COMPUTED, counts=True)
    n = sum(part.numerator for part in counting if part.numerator is not None)
    d = sum(part.denominator for part in counting if part.denominator is not None)
    value_of_ratio = indicator.scale * n / d if d else None
    return Part(parts[-1].node_id, value_of_ratio, n, d, State.COMPUTED, True)
