"""The terms of a formula: which series or account lines a node's own number was worked out from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nsvh_dash.kpi.why.explanation import Side, Term
from nsvh_dash.kpi.why.facts import Facts, months_between
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.period import Month, PeriodKind, Scenario

_MONTHS_A_YEAR = 12


def formula_terms(facts: Facts, node_id: str, month: Month) -> tuple[Term, ...]:
    """The terms that give the node's number in a month; empty when it was not worked out at the node itself."""
    if facts.indicator.formula is Formula.REPORTED:
        return ()
    key = (node_id, month)
    if key not in facts.known_terms:
        found = facts.figure(facts.indicator.id, node_id, month)
        terms = tuple(_TERMS[facts.indicator.formula](facts, node_id, month)) if found is not None else ()
        agree = found is not None and _agree(formula_value(facts.indicator, terms), found.value)
        facts.known_terms[key] = terms if agree else ()
    return facts.known_terms[key]


def terms_over(facts: Facts, cells: Iterable[tuple[str, Month]], value: float | None) -> tuple[Term, ...]:
    """The terms of several nodes and months added up, where these totals too give the value; else none."""
    totals: dict[tuple[object, ...], Term] = {}
    for node_id, month in cells:
        terms = formula_terms(facts, node_id, month)
        if not terms:
            return ()
        for term in terms:
            key = (term.side, term.series_id, term.scenario)
            sofar = totals.get(key)
            totals[key] = term if sofar is None else _added(sofar, term)
    together = tuple(totals.values())
    return together if together and _agree(formula_value(facts.indicator, together), value) else ()


def _added(one: Term, other: Term) -> Term:
    first, last = min(one.first_month, other.first_month), max(one.last_month, other.last_month)
    return replace(one, first_month=first, last_month=last, value=one.value + other.value)


def shift_of(indicator: Indicator) -> float:
    """What is added to a ratio after scaling: a growth is the ratio to last year less 100 per cent."""
    return -100.0 if indicator.formula is Formula.DEVELOPMENT else 0.0


def formula_value(indicator: Indicator, terms: Iterable[Term]) -> float | None:
    """What the terms give: a scaled ratio, or a difference; None when the denominator is zero."""
    sums = dict.fromkeys(Side, 0.0)
    sides = set()
    for term in terms:
        sums[term.side] += term.value / term.divisor
        sides.add(term.side)
    if Side.ADDED in sides:
        return sums[Side.ADDED] - sums[Side.SUBTRACTED]
    if not sums[Side.DENOMINATOR]:
        return None
    return indicator.scale * sums[Side.NUMERATOR] / sums[Side.DENOMINATOR] + shift_of(indicator)


def nodes_of(facts: Facts, term: Term, node_id: str) -> list[str]:
    """The nodes whose rows a term adds up: a growth is that of everything inside, all others the node's own."""
    if facts.indicator.formula is Formula.DEVELOPMENT:
        return list(facts.below(node_id, term.first_month))
    return [node_id]


def _agree(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _series(facts: Facts, node_id: str, month: Month) -> Iterator[Term]:
    """Each component's number as delivered for the node; nothing unless all are there."""
    rate = facts.indicator.formula is Formula.ANNUAL_RATE
    wanted = [(Side.NUMERATOR, series, 1.0) for series in facts.indicator.numerator]
    wanted += [(Side.DENOMINATOR, series, _MONTHS_A_YEAR if rate else 1.0) for series in facts.indicator.denominator]
    terms = []
    for side, series, divisor in wanted:
        found = facts.figure(series, node_id, month)
        if found is None or found.value is None or found.origin != "reported":
            return
        terms.append(Term(side, series, Scenario.ACTUAL, PeriodKind.MONTH, month, month, found.value, divisor))
    yield from terms


def _cost_share(facts: Facts, node_id: str, month: Month) -> Iterator[Term]:
    """Costs of one kind over all costs; nothing booked on a part is nothing spent on it."""
    shares = [_booked(facts, Side.NUMERATOR, line, [node_id], month) for line in facts.indicator.numerator]
    wholes = [_booked(facts, Side.DENOMINATOR, line, [node_id], month) for line in facts.indicator.denominator]
    if any(wholes):
        for line, term in zip(facts.indicator.numerator, shares, strict=True):
            yield term or Term(Side.NUMERATOR, line, Scenario.ACTUAL, PeriodKind.MONTH, month, month, 0.0)
        yield from filter(None, wholes)


def _budget_variance(facts: Facts, node_id: str, month: Month) -> Iterator[Term]:
    """The month's outcome less its budget."""
    lines = facts.indicator.numerator
    actual = [_booked(facts, Side.ADDED, line, [node_id], month) for line in lines]
    budget = [_booked(facts, Side.SUBTRACTED, line, [node_id], month, scenario=Scenario.BUDGET) for line in lines]
    if any(actual) and any(budget):
        yield from filter(None, [*actual, *budget])


def _forecast_variance(facts: Facts, node_id: str, month: Month) -> Iterator[Term]:
    """The year's newest forecast less the year's budget."""
    lines = facts.indicator.numerator
    year = months_between(Month(month.year, 1), Month(month.year, 12))
    given = [m for m in year if m <= month and any((x, node_id, m, Scenario.FORECAST) in facts.amounts for x in lines)]
    if not given:
        return
    for line in lines:
        amount = facts.amounts.get((line, node_id, given[-1], Scenario.FORECAST))
        if amount is not None:
            yield Term(Side.ADDED, line, Scenario.FORECAST, PeriodKind.YEAR, given[-1], given[-1], amount)
        budget = _booked(facts, Side.SUBTRACTED, line, [node_id], year[0], year[-1], Scenario.BUDGET)
        if budget:
            yield budget


def _development(facts: Facts, node_id: str, month: Month) -> Iterator[Term]:
    """The month's amounts of everything inside the node over those of the same month last year, in its tree."""
    for side, at in ((Side.NUMERATOR, month), (Side.DENOMINATOR, month.plus(-12))):
        inside = list(facts.below(node_id, at))
        for line in facts.indicator.numerator:
            term = _booked(facts, side, line, inside, at)
            if term:
                yield term


def _booked(
    facts: Facts,
    side: Side,
    line: str,
    nodes: list[str],
    first: Month,
    last: Month | None = None,
    scenario: Scenario = Scenario.ACTUAL,
) -> Term | None:
    """A line's bookings at some nodes over some months as a term; None when nothing was booked."""
    last = last or first
    keys = ((line, node, month, scenario) for node in nodes for month in months_between(first, last))
    booked = [facts.amounts[key] for key in keys if key in facts.amounts]
    return Term(side, line, scenario, PeriodKind.MONTH, first, last, sum(booked)) if booked else None


_TERMS = {
    Formula.WITHIN_LIMIT: _series,
    Formula.SHARE: _series,
    Formula.ANNUAL_RATE: _series,
    Formula.COST_SHARE: _cost_share,
    Formula.BUDGET_VARIANCE: _budget_variance,
    Formula.FORECAST_VARIANCE: _forecast_variance,
    Formula.DEVELOPMENT: _development,
}
