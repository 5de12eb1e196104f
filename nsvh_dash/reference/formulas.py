"""What a node delivered for an indicator itself, and figures worked out from other series or account lines."""

from __future__ import annotations

from nsvh_dash.model.indicator import Formula, Indicator, Measure
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, Scenario
from nsvh_dash.reference.facts import Facts, total
from nsvh_dash.reference.value import (
    Value,
    Why,
    as_told,
    computed,
    preliminary_if_any,
    ratio,
)


class Formulas:
    """One month of one node, before anything is rolled up."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def own_word(self, series_id: str, node_id: str, month: Month, scenario: Scenario) -> Value:
        """What was delivered for the node itself."""
        delivered = self.facts.delivered(series_id, node_id, month, scenario=scenario)
        if delivered is None:
            return Value(why=Why.UNITS)
        indicator = self.facts.indicator(series_id)
        told = as_told(indicator, delivered)
        # So many done of so many planned: a percentage alone tells of neither.
        lacks_numbers = indicator.measure is Measure.DONE_OF_PLANNED and told.value is not None and not told.has_parts
        return Value(why=Why.UNITS) if lacks_numbers else told

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
        numerator, denominator = total(part.value for part in above), total(part.value for part in below)
        assert denominator is not None
        return preliminary_if_any(ratio(indicator, numerator, denominator * denominator_factor), above + below)

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
        forecast = self.facts.standing_forecast(line, unit_id, month)
        return computed(None if forecast is None or budget is None else forecast - budget)

    def development(self, indicator: Indicator, node_id: str, month: Month) -> Value:
        """Growth of a line on the same month a year before, in per cent, where both are known."""
        line = indicator.numerator[0]
        now, before = (self.facts.line_inside(line, node_id, m) for m in (month, month.plus(-12)))
        return ratio(indicator, now, before)
