"""The year to date beside the same months last year, over the unit-months that are known in both years."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nsvh_dash.model.indicator import Formula, Indicator, TimeRule, UnitRule
from nsvh_dash.model.observation import State
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.reference.facts import total
from nsvh_dash.reference.remember import remember
from nsvh_dash.reference.value import Origin, Value, Why, computed, ratio
from nsvh_dash.reference.windows import Windows, combine, months_of, ratio_of_sums, why_not_computed

YTD = PeriodKind.YEAR_TO_DATE


@dataclass(frozen=True)
class Matched:
    """Figures of this year beside the same unit's a year before, and how many there could have been."""

    pairs: tuple[tuple[Value, Value], ...]
    matchable: int


@dataclass(frozen=True)
class LikeForLikeChange:
    """A change over what is known in both years: so many unit-months of those known in either."""

    value: float | None
    matched: int
    matchable: int


class LikeForLike:
    """Each unit beside itself a year before, put together by the rules for units and months."""

    def __init__(self, windows: Windows) -> None:
        self.windows = windows
        self.months = windows.months
        self.facts = windows.facts

    def change(self, indicator_id: str, node_id: str, month: Month) -> LikeForLikeChange:
        """This year to date less last year's, like for like, unless something hidden is part of it."""
        found = self.unhidden(indicator_id, node_id, month)
        return replace(found, value=None) if self.is_withheld(indicator_id, node_id, month) else found

    def is_withheld(self, indicator_id: str, node_id: str, month: Month) -> bool:
        """True when a unit inside, by the tree of its own month or of this year's, is hidden in either year."""
        for series, place, hidden in self.windows.hidden:
            years_ago = month.year - hidden.year
            if series != indicator_id or years_ago not in (0, 1) or hidden.month > month.month:
                continue
            paths = (self.facts.tree.path(place, m) for m in (hidden, hidden.plus(12 * years_ago)))
            if any(above.id == node_id for path in paths for above in path):
                return True
        return False

    def unhidden(self, indicator_id: str, node_id: str, month: Month) -> LikeForLikeChange:
        """This year to date less last year's, like for like, be it hidden or not."""
        indicator = self.facts.indicator(indicator_id)
        now = self.windows.value(indicator_id, node_id, month, YTD)
        before = self.windows.value(indicator_id, node_id, month.plus(-12), YTD)
        told = [figure.value is not None and figure.origin is Origin.REPORTED for figure in (now, before)]
        if any(told) or indicator.formula is Formula.DEVELOPMENT:
            known = [figure.value is not None for figure in (now, before)]
            comparable = all(told) or (indicator.formula is Formula.DEVELOPMENT and all(known))
            return LikeForLikeChange(difference(now, before) if comparable else None, int(comparable), int(any(known)))
        if why_not_computed(indicator, YTD) is not Why.NOTHING:
            return LikeForLikeChange(None, 0, 0)
        found = self.over_months(indicator, node_id, months_of(YTD, month))
        shown = now.value is not None and not self.would_tell(indicator_id, node_id, month)
        return found if shown else LikeForLikeChange(None, found.matched, found.matchable)

    def would_tell(self, indicator_id: str, node_id: str, month: Month) -> bool:
        """True when a hidden cell lies inside the node in either year: the plain change less this one would tell it."""
        year = months_of(YTD, month)
        for series, cell, at in self.windows.hidden:
            if series != indicator_id:
                continue
            now, before = at in year, at.plus(12) in year
            if (now or before) and node_id in [node.id for node in self.facts.tree.path(cell, at)]:
                return True
            if before and node_id in self.line(cell, at.plus(12)):
                return True
        return False

    def line(self, node_id: str | None, month: Month) -> list[str]:
        """A node and those above it, by where it lies in the comparison of a month."""
        return [] if node_id is None else [node_id, *self.line(parent(self.facts.tree[node_id], month), month)]

    def over_months(self, indicator: Indicator, node_id: str, months: list[Month]) -> LikeForLikeChange:
        """The months put together by the time rule, each year for itself; a stock is what it was in the last."""
        if indicator.time_rule is TimeRule.LAST:
            months = months[-1:]
        each = [self.month(indicator.id, node_id, m) for m in months]
        matchable = sum(found.matchable for found in each)
        if indicator.time_rule in (TimeRule.RATIO, TimeRule.R12_RATIO):
            pairs = [pair for found in each for pair in found.pairs if all(side.has_parts for side in pair)]
            now, before = (ratio_of_sums(indicator, [pair[side] for pair in pairs]) for side in (0, 1))
            return LikeForLikeChange(difference(now, before), len(pairs), matchable)
        sides = [(together(indicator, found.pairs, 0), together(indicator, found.pairs, 1), found) for found in each]
        used = [side for side in sides if side[0].value is not None and side[1].value is not None]
        now, before = combine(indicator, [side[0] for side in used]), combine(indicator, [side[1] for side in used])
        return LikeForLikeChange(difference(now, before), sum(len(side[2].pairs) for side in used), matchable)

    @remember
    def month(self, indicator_id: str, node_id: str, month: Month) -> Matched:
        """What a node said of itself in both years, else what the nodes below did."""
        indicator = self.facts.indicator(indicator_id)
        now, before = (self.own(indicator, node_id, m) for m in (month, month.plus(-12)))
        known = [word is not None and word.is_delivered for word in (now, before)]
        if now is not None and before is not None and all(known):
            return Matched(((now, before),), 1)
        below = [] if indicator.unit_rule is UnitRule.REPORTED else self.below(indicator, node_id, month)
        pairs = [pair for found in below for pair in found.pairs if adds_up(indicator, pair)]
        refused = any(word is not None and not word.is_delivered for word in (now, before))
        matchable = max(sum(found.matchable for found in below), int(any(known)))
        return Matched(() if refused else tuple(pairs), matchable)

    def own(self, indicator: Indicator, node_id: str, month: Month) -> Value | None:
        """What the node said of itself in a month, or what its own parts come to; None when nothing was said."""
        if not self.facts.concerns(indicator.id, node_id, month):
            return None
        word = self.months.formulas.own_word(indicator.id, node_id, month, Scenario.ACTUAL)
        if word.state is State.MISSING:
            word = self.months.formulas.by_formula(indicator, node_id, month)
        if word.state is State.MISSING:
            return None
        reason = self.facts.unreliable(indicator.id, node_id, month)
        return word if reason is None else Value(state=State.NOT_MEASURABLE, why=Why.UNRELIABLE, reason=reason)

    def below(self, indicator: Indicator, node_id: str, month: Month) -> list[Matched]:
        """What the nodes under a node have to compare."""
        children = self.children(node_id, month)
        return [self.month(indicator.id, child, month) for child in children if child != indicator.home]

    @remember
    def children(self, node_id: str, month: Month) -> list[str]:
        """The nodes that lie directly under a node in the comparison of a month."""
        return [node.id for node in self.facts.tree.nodes if parent(node, month) == node_id]


def parent(node: Node, month: Month) -> str | None:
    """Where a node lies in the comparison of a month: one that has closed since, where it lay last year."""
    return node.parent_at(month) if node.exists(month) else node.parent_at(month.plus(-12))


def adds_up(indicator: Indicator, pair: tuple[Value, Value]) -> bool:
    """True when both years' figures can be part of one above: a percentage without its numbers cannot."""
    return not indicator.is_ratio or all(side.has_parts for side in pair)


def together(indicator: Indicator, pairs: tuple[tuple[Value, Value], ...], side: int) -> Value:
    """One month's figures of one year, put together by the rule for units."""
    figures = [pair[side] for pair in pairs]
    if len(figures) == 1:
        return figures[0]
    if indicator.is_ratio:
        return ratio(indicator, total(f.numerator for f in figures), total(f.denominator for f in figures))
    values = [figure.value for figure in figures if figure.value is not None]
    if not values:
        return Value()
    return computed(sum(values) if indicator.unit_rule is UnitRule.SUM else sum(values) / len(values))


def difference(now: Value, before: Value) -> float | None:
    """The one less the other; None unless both are known."""
    return None if now.value is None or before.value is None else now.value - before.value
