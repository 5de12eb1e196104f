"""The figure of one indicator at one node in one month."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

from nsvh_dash.model.indicator import Formula, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, Scenario
from nsvh_dash.reference.facts import Facts, total
from nsvh_dash.reference.formulas import Formulas
from nsvh_dash.reference.remember import remember
from nsvh_dash.reference.value import Origin, Value, Why, computed, is_unmeasurable, preliminary_if_any, ratio


class Months:
    """Month figures: reported, worked out from other series, or rolled up."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.formulas = Formulas(facts)

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
        # None planned this month: what is done so far is known all the same.
        state = State(alone.origin) if alone.state is State.NOT_APPLICABLE and alone.origin else alone.state
        return replace(alone, value=done, numerator=done, denominator=planned, state=state, why=Why.NOTHING)

    @remember
    def month_alone(self, indicator_id: str, node_id: str, month: Month) -> Value:
        """The figure of this month by itself."""
        indicator = self.facts.indicator(indicator_id)
        unreliable = self.facts.unreliable(indicator_id, node_id, month)
        if unreliable is not None:
            return Value(state=State.NOT_MEASURABLE, why=Why.UNRELIABLE, reason=unreliable)
        found = self.resolve(indicator_id, node_id, month, Scenario.ACTUAL)
        if indicator.time_rule is TimeRule.YEARLY and month.month != 12 and found.value is None:
            return Value(state=State.NOT_APPLICABLE, why=Why.YEARLY)
        return found

    @remember
    def resolve(self, indicator_id: str, node_id: str, month: Month, scenario: Scenario) -> Value:
        """The node's own word wins; else the formula over what it delivered itself; else its children rolled up."""
        indicator = self.facts.indicator(indicator_id)
        own = self.formulas.own_word(indicator_id, node_id, month, scenario)
        if own.state is not State.MISSING:
            return own
        found = self.made_or_rolled_up(indicator, node_id, month, scenario)
        said_missing = self.facts.delivered(indicator_id, node_id, month, scenario=scenario) is not None
        return own if said_missing and found.state is State.MISSING else found

    def made_or_rolled_up(self, indicator: Indicator, node_id: str, month: Month, scenario: Scenario) -> Value:
        """What comes of other series or of the children; growth of accounts has its own sum of what lies inside."""
        if indicator.formula is Formula.DEVELOPMENT:
            return self.formulas.development(indicator, node_id, month)
        if scenario is Scenario.ACTUAL:
            made = self.formulas.by_formula(indicator, node_id, month)
            if made.state is not State.MISSING:
                return made
        return self.rolled_up(indicator, node_id, month, scenario)

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
            unmeasurable = [Value(state=c.state, why=c.why, reason=c.reason) for c in children if is_unmeasurable(c)]
            hidden = [Value(state=c.state) for c in children if c.state is State.SUPPRESSED]
            return max(unmeasurable, key=lambda figure: figure.reason, default=next(iter(hidden), rolled))
        return preliminary_if_any(rolled, parts)

    def mean_of_units(self, indicator: Indicator, node_id: str, month: Month, scenario: Scenario) -> float | None:
        """Every unit weighs the same, however the groups between are cut; a group's own figure counts as one unit."""
        reported = self.reporters(indicator, node_id, month, scenario)
        values = [figure.value for figure in reported if figure.value is not None]
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
            return self.formulas.development(indicator, node_id, month).is_delivered
        if self.formulas.by_formula(indicator, node_id, month).state is not State.MISSING:
            return True
        return indicator.unit_rule is not UnitRule.REPORTED and any(
            self.anything_said(indicator_id, child.id, month) for child in self.facts.tree.children(node_id, month)
        )
