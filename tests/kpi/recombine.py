"""Puts an explained figure together again from the parts it names, in plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from nsvh_dash.kpi.why import Explanation, MonthStep, Operation, Part, Side, Term
from nsvh_dash.model.observation import State

Number = float | None
SINGLE = (Operation.REPORTED, Operation.REPORTED_ONLY, Operation.NOTHING)


def faults(explanation: Explanation) -> list[str]:
    """What does not add up: the figure from its months, a month from its units or terms, the units from all."""
    figure, found = explanation.figure, []
    parts = [part for step in explanation.months for part in (step.part, *step.units)]
    if figure.state is State.SUPPRESSED or any(part.state is State.SUPPRESSED for part in parts):
        return []
    if figure.value is not None and not same(figure.value, over_months(explanation)):
        found.append(f"figure {figure.value}, its months give {over_months(explanation)}")
    found += [
        f"{step.month}: {step.part.value}, {step.operation} gives {in_month(explanation, step)}"
        for step in explanation.months
        if step.operation not in SINGLE and not same(step.part.value, in_month(explanation, step))
    ]
    if explanation.units and figure.value is not None:
        operation = explanation.operation
        if operation is Operation.LAST:
            operation = explanation.months[-1].operation
        if not same(figure.value, combined(explanation, operation, explanation.units)):
            found.append(f"figure {figure.value}, units {combined(explanation, operation, explanation.units)}")
    if explanation.terms and not same(figure.value, from_terms(explanation, explanation.terms)):
        found.append(f"figure {figure.value}, terms {from_terms(explanation, explanation.terms)}")
    listed = not explanation.withheld and len(explanation.sources) == explanation.source_count
    if listed and figure.value is not None and not same(figure.value, from_rows(explanation)):
        found.append(f"figure {figure.value}, rows {from_rows(explanation)}")
    return found


def from_rows(explanation: Explanation) -> Number:
    """The figure from the delivered rows alone, where it is a sum, a ratio of sums or a mean of what was delivered.

    The figure itself where it is worked out in another way: from other series, or by more than one operation.
    """
    rows, operation = explanation.sources, explanation.operation
    if operation is Operation.LAST:
        operation = explanation.months[-1].operation
    other = any(row.series_id != explanation.figure.indicator_id for row in rows)
    one_way = {step.operation for step in explanation.months} <= {operation, Operation.REPORTED, Operation.NOTHING}
    if other or not (one_way or operation is Operation.DONE_OF_PLANNED) or operation is Operation.MEAN:
        return explanation.figure.value
    if operation is Operation.RATIO_OF_SUMS:
        return ratio(explanation, total(row.numerator for row in rows), total(row.denominator for row in rows))
    if operation is Operation.DONE_OF_PLANNED:
        return total(row.numerator for row in rows)
    values = [number for row in rows if (number := row.numerator if row.value is None else row.value) is not None]
    if operation is Operation.MEAN_OF_UNITS:
        return sum(values) / len(values)
    return sum(values) if operation is Operation.SUM else explanation.figure.value


def over_months(explanation: Explanation) -> Number:
    """The figure from its months; from its row where it was delivered as a whole."""
    if explanation.operation is Operation.REPORTED and not explanation.months:
        return delivered(explanation)
    if len(explanation.months) == 1 and explanation.months[0].operation is explanation.operation:
        if explanation.operation is Operation.REPORTED:
            return delivered(explanation)
        return in_month(explanation, explanation.months[0])
    return combined(explanation, explanation.operation, [step.part for step in explanation.months])


def delivered(explanation: Explanation) -> Number:
    """The figure as its only row says it."""
    (row,) = explanation.sources
    if row.numerator is not None and row.denominator is not None:
        return ratio(explanation, row.numerator, row.denominator)
    return row.value if row.value is not None else row.numerator


def in_month(explanation: Explanation, step: MonthStep) -> Number:
    """A month's number from its formula or from its units."""
    if step.operation is Operation.FORMULA:
        return from_terms(explanation, step.terms)
    return combined(explanation, step.operation, step.units)


def combined(explanation: Explanation, operation: Operation, parts: Sequence[Part]) -> Number:
    """Parts put together as the operation says, those that count."""
    counting = [part for part in parts if part.counts]
    values = [part.value for part in counting if part.value is not None]
    n, d = total(part.numerator for part in counting), total(part.denominator for part in counting)
    match operation:
        case Operation.RATIO_OF_SUMS:
            return ratio(explanation, n, d)
        case Operation.MEAN_OF_UNITS:
            return n / d if d else None
        case Operation.DONE_OF_PLANNED:
            return n
        case Operation.SUM:
            return sum(values) if values else None
        case Operation.MEAN:
            return sum(values) / len(values) if values else None
        case Operation.LAST:
            return values[-1] if values else None
        case _:
            raise AssertionError(f"{operation} does not combine parts")


def from_terms(explanation: Explanation, terms: Iterable[Term]) -> Number:
    """A formula written out."""
    sums = {side: total(t.value / t.divisor for t in terms if t.side is side) for side in Side}
    if any(term.side is Side.ADDED for term in terms):
        return sums[Side.ADDED] - sums[Side.SUBTRACTED]
    return ratio(explanation, sums[Side.NUMERATOR], sums[Side.DENOMINATOR])


def ratio(explanation: Explanation, n: float, d: float) -> Number:
    """100 × n / d, or what the indicator's scale and shift are."""
    return explanation.scale * n / d + explanation.shift if d else None


def total(numbers: Iterable[Number]) -> float:
    """A sum in which what is absent is nothing."""
    return sum(number for number in numbers if number is not None)


def same(one: Number, other: Number) -> bool:
    """Equal to within binary arithmetic, and absent together."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
