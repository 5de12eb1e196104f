"""The figure of one indicator at one node in one month."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

from nsvh_dash.model.indicator import Formula, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from tests.reference.facts import Facts, total
from tests.reference.remember import remember
from tests.reference.value import Origin, Value, Why, quotient


class Months:
    """Month figures: reported, worked out from other series, or rolled up."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def month_value(self, indicator_id: str, node_id: str, month: Month) -> Value:
        """The month's figure as shown.

        For `done_of_planned` that is the number done so far this year; for everything else the month itself.
        """
        alone = self.month_alone(indicator_id, node_id, month)
        indicator = self.facts.indicator(indicator_id)
        if indicator.measure is not Measure.DONE_OF_PLANNED or not alone.has_parts:
            return alone
        year = [self.month_alone(indicator_id, node_id, Month(month.year, m)) for m in range(1, month.month + 1)]
        done = total(m.numerator for m in year)
        planned = total(m.denominator for m in year)
        return Value(done, done, planned, alone.state, alone.origin, months_reporting=1)

    @remember
    def month_alone(self, indicator_id: str, node_id: str, month: Month) -> Value:
        """The figure of this month by itself."""
        indicator = self.facts.indicator(indicator_id)
        unreliable = self.facts.unreliable(indicator_id, node_id, month)
        if unreliable is not None:
            return Value(state=State.NOT_MEASURABLE, why=Why.UNRELIABLE, reason=unreliable)
        if indicator.time_rule is TimeRule.YEARLY and month.month != 12:
            return Value(state=State.NOT_APPLICABLE, why=Why.YEARLY)
        return self.resolve(indicator_id, node_id, month, Scenario.ACTUAL)

    @remember
    def resolve(self, indicator_id: str, node_id: str, month: Month, scenario: Scenario) -> Value:
        """The node's own word wins; else the formula over what it delivered itself; else its children rolled up."""
        indicator = self.facts.indicator(indicator_id)
        own = self.own_word(indicator_id, node_id, month, scenario)
        if own.state is not State.MISSING:
            return own
        if indicator.formula is Formula.DEVELOPMENT:
            return self.development(indicator, node_id, [month])
        if scenario is Scenario.ACTUAL:
            made = self.by_formula(indicator, node_id, month)
            if made.state is not State.MISSING:
                return made
        rolled = self.rolled_up(indicator, node_id, month, scenario)
        said_missing = self.facts.delivered(indicator_id, node_id, month, scenario=scenario) is not None
        return own if said_missing and rolled.state is State.MISSING else rolled

    def own_word(self, series_id: str, node_id: str, month: Month, scenario: Scenario) -> Value:
        """What was delivered for the node itself."""
        delivered = self.facts.delivered(series_id, node_id, month, scenario=scenario)
        return Value(why=Why.UNITS) if delivered is None else as_told(self.facts.indicator(series_id), delivered)

    def rolled_up(self, indicator: Indicator, node_id: str, month: Month, scenario: Scenario) -> Value:
        """Ratio: Σ numerators / Σ denominators of the children. Sum: of their figures. Mean: of the units'."""
        if indicator.unit_rule is UnitRule.REPORTED:
            return Value(why=Why.REPORTED_ONLY)
        children = [
            self.resolve_child(indicator.id, child.id, month, scenario)
            for child in self.facts.tree.children(node_id, month)
        ]
        if indicator.unit_rule is UnitRule.RATIO:
            parts = [child for child in children if child.has_parts]
            rolled = ratio(indicator, total(c.numerator for c in parts), total(c.denominator for c in parts))
        else:
            parts = [child for child in children if child.value is not None]
            rolled = (
                computed(total(child.value for child in parts))
                if indicator.unit_rule is UnitRule.SUM
                else computed(self.mean_of_units(indicator, node_id, month, scenario))
            )
        if rolled.value is None and rolled.state is State.MISSING:
            return next((Value(state=c.state, why=c.why, reason=c.reason) for c in children if is_unmeasurable(c)), rolled)
        return preliminary_if_any(rolled, parts)

    def mean_of_units(self, indicator: Indicator, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """Every unit weighs the same, however the groups between are cut; a group's own figure counts as one unit."""
        values = [figure.value for figure in self.reporters(indicator, node_id, month, scenario)]
        return fmean(values) if values else None

    def reporters(self, indicator: Indicator, node_id: str, month: Month, scenario: Scenario) -> list[Value]:
        """The topmost figures reported under a node, each for itself."""
        found: list[Value] = []
        for child in self.facts.tree.children(node_id, month):
            figure = self.resolve_child(indicator.id, child.id, month, scenario)
            if figure.origin is Origin.REPORTED:
                found.append(figure)
            elif figure.state is not State.NOT_MEASURABLE:
                found += self.reporters(indicator, child.id, month, scenario)
        return found

    def resolve_child(self, indicator_id: str, node_id: str, month: Month, scenario: Scenario) -> Value:
        """A child's figure as it counts upward: nothing of it counts while it is unreliable."""
        if scenario is Scenario.ACTUAL:
            return self.month_alone(indicator_id, node_id, month)
        return self.resolve(indicator_id, node_id, month, scenario)

    @remember
    def is_due(self, indicator_id: str, node_id: str, month: Month) -> bool:
        """True when a figure is to be had: a unit inside is to deliver it, or the node has begun to have one."""
        if not self.facts.concerns(indicator_id, node_id, month):
            return False
        if self.facts.expected_units(indicator_id, node_id, month):
            return True
        return any(self.anything_said(indicator_id, node_id, m) for m in self.facts.months() if m <= month)

    @remember
    def anything_said(self, indicator_id: str, node_id: str, month: Month) -> bool:
        """True when something was delivered, or can be worked out, at the node or at one that rolls up to it."""
        if not self.facts.concerns(indicator_id, node_id, month):
            return False
        indicator = self.facts.indicator(indicator_id)
        if self.facts.delivered(indicator_id, node_id, month) is not None:
            return True
        if indicator.formula is Formula.DEVELOPMENT:
            return self.development(indicator, node_id, [month]).value is not None
        if self.by_formula(indicator, node_id, month).state is not State.MISSING:
            return True
        return indicator.unit_rule is not UnitRule.REPORTED and any(
            self.anything_said(indicator_id, child.id, month)
            for child in self.facts.tree.children(node_id, month)
        )

    def by_formula(self, indicator: Indicator, node_id: str, month: Month) -> Value:
        """A figure worked out from what the node delivered of the series or accounts it is defined by."""
        match indicator.formula:
            case Formula.WITHIN_LIMIT | Formula.SHARE:
                return self.from_series(indicator, node_id, month, denominator_factor=1)
            case Formula.ANNUAL_RATE:
                # A year's leavers against the mean of twelve months' headcounts.
                return self.from_series(indicator, node_id, month, denominator_factor=1 / 12)
            case Formula.COST_SHARE:
                return self.cost_share(indicator, node_id, month)
            case Formula.BUDGET_VARIANCE:
                return self.budget_variance(indicator.numerator[0], node_id, month)
            case Formula.FORECAST_VARIANCE:
                return self.forecast_variance(indicator.numerator[0], node_id, month)
            case _:
                return Value(why=Why.UNITS)

    def from_series(self, indicator: Indicator, node_id: str, month: Month, denominator_factor: float) -> Value:
        """Σ of the numerator series over Σ of the denominator series, where every one of them has a value."""
        above = [self.component(series, node_id, month) for series in indicator.numerator]
        below = [self.component(series, node_id, month) for series in indicator.denominator]
        if any(part.value is None for part in above + below):
            return Value(why=Why.UNITS)
        numerator = sum(part.value for part in above)
        denominator = sum(part.value for part in below) * denominator_factor
        return preliminary_if_any(ratio(indicator, numerator, denominator), above + below)

    def component(self, series_id: str, node_id: str, month: Month) -> Value:
        """What the node itself delivered of a series that feeds others, unless the series cannot be trusted."""
        if self.facts.unreliable(series_id, node_id, month) is not None:
            return Value(state=State.NOT_MEASURABLE, why=Why.UNRELIABLE)
        return self.own_word(series_id, node_id, month, Scenario.ACTUAL)

    def cost_share(self, indicator: Indicator, unit_id: str, month: Month) -> Value:
        """Some account lines over others; nothing booked on the part is a share of 0."""
        above = total(self.facts.line(line, unit_id, month) for line in indicator.numerator)
        below = total(self.facts.line(line, unit_id, month) for line in indicator.denominator)
        return ratio(indicator, above or 0.0, below)

    def budget_variance(self, line: str, unit_id: str, month: Month) -> Value:
        """Actual − budget of a line in a month; positive is favourable whether the line is cost or revenue."""
        actual = self.facts.line(line, unit_id, month)
        budget = self.facts.line(line, unit_id, month, Scenario.BUDGET)
        return computed(None if actual is None or budget is None else actual - budget)

    def forecast_variance(self, line: str, unit_id: str, month: Month) -> Value:
        """The year's newest forecast − the year's budget; missing until the year's first forecast."""
        budget = self.facts.annual_budget(line, unit_id, month.year)
        for report_month in range(month.month, 0, -1):
            made = Month(month.year, report_month)
            forecast = self.facts.line(line, unit_id, made, Scenario.FORECAST, PeriodKind.YEAR)
            if forecast is not None and budget is not None:
                return computed(forecast - budget)
        return Value(why=Why.UNITS)

    def development(self, indicator: Indicator, node_id: str, months: list[Month]) -> Value:
        """Growth of a line on the same months a year before, in per cent, over the months known in both years."""
        line = indicator.numerator[0]
        pairs = [
            (self.facts.line_inside(line, node_id, m), self.facts.line_inside(line, node_id, m.plus(-12)))
            for m in months
        ]
        known = [(now, before) for now, before in pairs if now is not None and before is not None]
        now, before = total(now for now, _ in known), total(before for _, before in known)
        share = quotient(now, before, 100.0)
        if share is None:
            return Value(why=Why.UNITS, months_expected=len(months))
        return Value(
            share - 100.0, now, before, State.COMPUTED, Origin.COMPUTED,
            months_reporting=len(known), months_expected=len(months),
        )  # fmt: skip


def as_told(indicator: Indicator, observation: Observation) -> Value:
    """An observation as the node's own figure: a delivered numerator and denominator decide a ratio.

    A share of nothing (denominator 0) does not apply. State `missing` means that nothing was said.
    """
    value, numerator, denominator = observation.value, observation.numerator, observation.denominator
    if observation.state in (State.NOT_MEASURABLE, State.NOT_APPLICABLE, State.SUPPRESSED):
        return Value(state=observation.state, why=Why.SAID_SO, reason=observation.comment)
    if observation.state is State.MISSING:
        return Value(why=Why.UNITS)
    if not indicator.is_ratio:
        numerator = denominator = None
    elif numerator is not None and denominator is not None:
        if denominator == 0:
            return nothing_to_share(numerator)
        value = indicator.scale * numerator / denominator
    else:
        numerator = denominator = None
    if value is None:
        return Value(why=Why.UNITS)
    return Value(value, numerator, denominator, observation.state, Origin.REPORTED, months_reporting=1)


def computed(value: float | None) -> Value:
    """A figure worked out from others, if it could be."""
    if value is None:
        return Value(why=Why.UNITS)
    return Value(value, state=State.COMPUTED, origin=Origin.COMPUTED, months_reporting=1)


def ratio(indicator: Indicator, numerator: float | None, denominator: float | None) -> Value:
    """A figure worked out from its numerator and denominator, if there are any."""
    if numerator is None or denominator is None:
        return Value(why=Why.UNITS)
    if denominator == 0:
        return nothing_to_share(numerator)
    share = indicator.scale * numerator / denominator
    return Value(share, numerator, denominator, State.COMPUTED, Origin.COMPUTED, months_reporting=1)


def nothing_to_share(numerator: float) -> Value:
    """Denominator 0: delivered, counted upward, but without a figure of its own."""
    return Value(None, numerator, 0.0, State.NOT_APPLICABLE, why=Why.ZERO_DENOMINATOR, months_reporting=1)


def preliminary_if_any(figure: Value, parts: list[Value]) -> Value:
    """A figure made of anything preliminary is preliminary itself."""
    if figure.value is not None and any(part.state is State.PRELIMINARY for part in parts):
        return replace(figure, state=State.PRELIMINARY)
    return figure


def is_unmeasurable(figure: Value) -> bool:
    """True when the figure is absent because it cannot be followed up."""
    return figure.state is State.NOT_MEASURABLE
