"""How months become a year to date, twelve rolling months or a tertial."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace
from statistics import fmean

from nsvh_dash.model.indicator import Indicator, TimeRule, YearToDate
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.reference.facts import total
from nsvh_dash.reference.months import Months
from nsvh_dash.reference.remember import remember
from nsvh_dash.reference.suppression import Cell
from nsvh_dash.reference.value import (
    Origin,
    Value,
    Why,
    as_told,
    is_unmeasurable,
    nothing_to_share,
    preliminary_if_any,
    quotient,
    share,
)

WINDOWS = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)
R12 = (TimeRule.R12_SUM, TimeRule.R12_RATIO)


def months_of(kind: PeriodKind, month: Month) -> list[Month]:
    """The months a window that ends in a month is made of, oldest first."""
    length = {
        PeriodKind.MONTH: 1,
        PeriodKind.YEAR_TO_DATE: month.month,
        PeriodKind.TERTIAL: (month.month - 1) % 4 + 1,
        PeriodKind.ROLLING_12: 12,
    }[kind]
    return [month.plus(-back) for back in range(length - 1, -1, -1)]


class Windows:
    """Figures of every kind of period, from the node's own months."""

    def __init__(self, months: Months, hidden: Set[Cell]) -> None:
        self.months = months
        self.facts = months.facts
        self.hidden = hidden

    @remember
    def exists(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> bool:
        """True when there is a figure to speak of, if only to say that it is missing.

        A period ends in a month in which the indicator is due, or was reported as a whole. What is followed up
        once a year has its December and no longer periods.
        """
        if not self.facts.concerns(indicator_id, node_id, month):
            return False
        if kind is not PeriodKind.MONTH:
            told = self.facts.delivered(indicator_id, node_id, month, kind)
            if told is not None and told.state is not State.MISSING:
                return True
            if self.facts.indicator(indicator_id).time_rule is TimeRule.YEARLY:
                return False
        return self.months.is_due(indicator_id, node_id, month)

    @remember
    def value(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Value:
        """The figure of a period that ends in a month, as far as it may be shown."""
        figure = self.unhidden(indicator_id, node_id, month, kind)
        known = figure.value is not None or figure.denominator is not None
        if not known or not self.is_hidden(indicator_id, node_id, month, kind):
            return figure
        return replace(
            figure, value=None, numerator=None, denominator=None, state=State.SUPPRESSED, why=Why.SUPPRESSED, reason=""
        )

    def is_hidden(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> bool:
        """True when the period contains a month that is hidden, which the rest of it would give away."""
        return bool(self.hidden) and any((indicator_id, node_id, m) in self.hidden for m in months_of(kind, month))

    def unhidden(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Value:
        """The figure of a period that ends in a month, be it hidden or not."""
        if not self.exists(indicator_id, node_id, month, kind):
            return Value()
        if kind is PeriodKind.MONTH:
            return self.months.month_value(indicator_id, node_id, month)
        indicator = self.facts.indicator(indicator_id)
        reported = self.reported_as_a_whole(indicator, node_id, month, kind)
        if reported.state is not State.MISSING:
            return reported
        due = [m for m in months_of(kind, month) if self.months.is_due(indicator_id, node_id, m)]
        return self.from_months(indicator, node_id, due, kind)

    def reported_as_a_whole(self, indicator: Indicator, node_id: str, month: Month, kind: PeriodKind) -> Value:
        """What was delivered for the whole period, if every month of it can be trusted; a figure lacks no months."""
        delivered = self.facts.delivered(indicator.id, node_id, month, kind)
        months = months_of(kind, month)
        if delivered is None or any(self.facts.unreliable(indicator.id, node_id, m) for m in months):
            return Value()
        told = as_told(indicator, delivered)
        return told.over(len(months) if told.is_delivered else 0, len(months))

    def from_months(self, indicator: Indicator, node_id: str, due: list[Month], kind: PeriodKind) -> Value:
        """The months put together by the time rule; twelve rolling months only when all twelve are there."""
        figures = [self.months.month_alone(indicator.id, node_id, m) for m in due]
        not_computed = why_not_computed(indicator, kind)
        reporting, expected = coverage(indicator, kind, figures, not_computed)
        unmeasurable = max(filter(is_unmeasurable, figures), key=lambda figure: figure.reason, default=None)
        if unmeasurable is not None:
            return Value(
                state=State.NOT_MEASURABLE,
                why=unmeasurable.why,
                reason=unmeasurable.reason,
                months_reporting=reporting,
                months_expected=expected,
            )
        if not_computed is not Why.NOTHING:
            state = State.NOT_APPLICABLE if not_computed is Why.ROLLING_ONLY else State.MISSING
            return Value(state=state, why=not_computed).over(reporting, expected)
        if kind is PeriodKind.ROLLING_12 and reporting < expected:
            return Value(why=Why.MONTHS).over(reporting, expected)
        whole = combine(indicator, figures)
        if reporting < expected and whole.why is not Why.ZERO_DENOMINATOR:
            whole = replace(whole, why=Why.MONTHS)
        return whole.over(reporting, expected)

    @remember
    def budget(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> float | None:
        """The budget of the indicator's own series over the window; None when it lacks a month the figure covers."""
        indicator = self.facts.indicator(indicator_id)
        covered = self.value(indicator_id, node_id, month, kind).months_expected
        months = months_of(kind, month)
        if indicator.time_rule is TimeRule.LAST:
            months, covered = months[-1:], 1
        return self.budgeted(indicator, node_id, months, covered)

    def budgeted(
        self, indicator: Indicator, node_id: str, months: list[Month], covered: int | None = None
    ) -> float | None:
        """The budget over some months; None when it covers fewer than wanted (all of them unless said)."""
        covered = len(months) if covered is None else covered
        figures = [self.months.resolve(indicator.id, node_id, m, Scenario.BUDGET) for m in months]
        budgeted = [figure for figure in figures if figure.value is not None]
        return combine(indicator, budgeted).value if len(budgeted) >= covered else None

    @remember
    def budgeted_growth(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> float | None:
        """Budget of a line on last year's actual, in per cent above it; None when it lacks a month of the growth."""
        line = self.facts.indicator(indicator_id).numerator[0]
        covered = self.value(indicator_id, node_id, month, kind).months_expected
        pairs = [
            (
                self.facts.line_inside(line, node_id, m, Scenario.BUDGET),
                self.facts.line_inside(line, node_id, m.plus(-12)),
            )
            for m in months_of(kind, month)
            if self.facts.line_inside(line, node_id, m) is not None
        ]
        known = [(budget, before) for budget, before in pairs if budget is not None and before is not None]
        share = quotient(total(budget for budget, _ in known), total(before for _, before in known), 100.0)
        return None if share is None or len(known) < covered else share - 100.0


def why_not_computed(indicator: Indicator, kind: PeriodKind) -> Why:
    """Why nobody may work the window out: medians are reported, and R12 measures have no year to date."""
    if indicator.time_rule is TimeRule.REPORTED:
        return Why.REPORTED_ONLY
    if kind is PeriodKind.ROLLING_12 or indicator.year_to_date is YearToDate.RATIO:
        return Why.NOTHING
    if indicator.year_to_date is YearToDate.REPORTED:
        return Why.REPORTED_ONLY
    return Why.ROLLING_ONLY if indicator.time_rule in R12 else Why.NOTHING


def coverage(indicator: Indicator, kind: PeriodKind, figures: list[Value], not_computed: Why) -> tuple[int, int]:
    """How many months are part of the figure, and how many should be.

    A stock stands where its last month stands: the months before it do not matter. A month of which only the
    percentage was delivered is no part of a ratio of sums. Twelve rolling months are always twelve.
    """
    if kind is PeriodKind.ROLLING_12:
        return sum(is_part(indicator, f, not_computed) for f in figures), 12
    if indicator.time_rule is TimeRule.LAST and not_computed is Why.NOTHING:
        figures = figures[-1:]
    return sum(is_part(indicator, f, not_computed) for f in figures), len(figures)


def is_part(indicator: Indicator, figure: Value, not_computed: Why) -> bool:
    """True when the month counts in a longer period."""
    adds_up = indicator.time_rule in (TimeRule.RATIO, TimeRule.R12_RATIO) and not_computed is Why.NOTHING
    return figure.has_parts if adds_up else figure.is_delivered


def combine(indicator: Indicator, figures: list[Value]) -> Value:
    """The months there are, put together by the time rule."""
    match indicator.time_rule:
        case TimeRule.RATIO | TimeRule.R12_RATIO:
            return ratio_of_sums(indicator, figures)
        case TimeRule.SUM | TimeRule.R12_SUM:
            return of_values(figures, sum)
        case TimeRule.MEAN:
            return of_values(figures, fmean)
        case TimeRule.LAST:
            return of_values(figures[-1:], sum)
        case _:
            raise AssertionError(indicator.time_rule)


def ratio_of_sums(indicator: Indicator, figures: list[Value]) -> Value:
    """Σ numerators / Σ denominators over the months that have both."""
    parts = [figure for figure in figures if figure.has_parts]
    numerator, denominator = total(p.numerator for p in parts), total(p.denominator for p in parts)
    value = share(indicator, numerator, denominator)
    if value is None:
        return Value(why=Why.NO_PARTS) if numerator is None else nothing_to_share(numerator)
    return preliminary_if_any(Value(value, numerator, denominator, State.COMPUTED, Origin.COMPUTED), parts)


def of_values(figures: list[Value], put_together: Callable[[list[float]], float]) -> Value:
    """The month figures there are, put together."""
    values = [figure.value for figure in figures if figure.value is not None]
    if not values:
        return Value(why=Why.UNITS)
    whole = Value(put_together(values), state=State.COMPUTED, origin=Origin.COMPUTED)
    return preliminary_if_any(whole, [figure for figure in figures if figure.value is not None])
