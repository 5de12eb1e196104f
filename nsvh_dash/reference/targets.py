"""Which target speaks of a figure, what it asks for, and how the figure stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.indicator import Direction, Formula, Indicator, Measure, TimeRule
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
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
    YearGoal,
)
from nsvh_dash.reference.remember import remember
from nsvh_dash.reference.value import Value
from nsvh_dash.reference.windows import R12, Windows, months_of

MONTH, YTD, ROLLING = PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12


@dataclass(frozen=True)
class Aim:
    """What a figure shall reach."""

    value: float
    strict: bool = False


def is_inherited(target: Target, indicator: Indicator) -> bool:
    """True for targets that a part of the organisation takes over from the whole: never a number to share out."""
    match target.rule:
        case Level():
            return indicator.measure not in (Measure.COUNT, Measure.HOURS)
        case Growth() | AboveLastYear() | Budget() | NoTarget():
            return True
        case ChangeSinceNewYear() | Phased() | YearGoal():
            return False


def windows_spoken_of(target: Target, indicator: Indicator) -> set[PeriodKind]:
    """The kinds of period a target says something about."""
    over_twelve_months = indicator.time_rule in R12
    match target.rule:
        case Level():
            if over_twelve_months:
                return {ROLLING}
            if indicator.headline is YTD or indicator.measure is Measure.DONE_OF_PLANNED:
                return {YTD}
            # Visits wanted in a month say nothing of the visits wanted by April.
            return {MONTH} if indicator.time_rule is TimeRule.SUM else {MONTH, YTD}
        case Growth():
            return {ROLLING} if over_twelve_months else {MONTH, YTD}
        case Budget():
            return {YTD} if indicator.headline is YTD else {MONTH, YTD}
        case YearGoal():
            return {YTD} if indicator.adds_up else {MONTH}
        case AboveLastYear() | ChangeSinceNewYear() | Phased():
            return {MONTH}
        case NoTarget():
            return set()


class Targets:
    """Targets found, worked out and judged against."""

    def __init__(self, windows: Windows) -> None:
        self.windows = windows
        self.facts = windows.facts

    @remember
    def target_for(self, indicator_id: str, node_id: str, month: Month) -> Target | None:
        """The node's own target of the year, else the nearest one above it that is inherited."""
        indicator = self.facts.indicator(indicator_id)
        for node in reversed(self.facts.tree.path(node_id, month)):
            for target in self.facts.catalogue.targets:
                if (target.indicator, target.node) != (indicator_id, node.id) or not target.covers(month):
                    continue
                if node.id == node_id or is_inherited(target, indicator):
                    return target
        return None

    @remember
    def aim(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Aim | None:
        """What the figure of a period shall reach; None when no target speaks of it."""
        indicator = self.facts.indicator(indicator_id)
        target = self.target_for(indicator_id, node_id, month)
        if target is None or kind not in windows_spoken_of(target, indicator):
            return None
        value = self.wanted(target, indicator, node_id, month, kind)
        strict = isinstance(target.rule, AboveLastYear) or (
            isinstance(target.rule, Level | YearGoal) and target.rule.strict
        )
        return None if value is None else Aim(value, strict)

    def new_year(self, indicator: Indicator, node_id: str, month: Month) -> float | None:
        """Where a stock stood when the year began; None when it meant something else then."""
        december = Month(month.year - 1, 12)
        if not self.comparable(indicator.id, december, month, MONTH):
            return None
        return self.windows.value(indicator.id, node_id, december, MONTH).value

    def share_of_the_way(
        self, rule: ChangeSinceNewYear | YearGoal, indicator: Indicator, node_id: str, month: Month, kind: PeriodKind
    ) -> float | None:
        """How much of what a year shall bring its months up to now shall have brought; None when nobody knows."""
        if rule.milestones is Milestones.STRAIGHT_LINE:
            return month.month / 12
        last_december = Month(month.year - 1, 12)
        from_new_year = isinstance(rule, ChangeSinceNewYear) or indicator.is_stock
        if rule.milestones is Milestones.BUDGET_CURVE:
            if not from_new_year and kind is not YTD:
                return None
            so_far = self.windows.budgeted(indicator, node_id, months_of(kind, month))
            whole = self.windows.budgeted(indicator, node_id, months_of(kind, Month(month.year, 12)))
            start = self.new_year(indicator, node_id, month) if from_new_year else 0
        else:
            comparable = self.comparable(indicator.id, month.plus(-12), month, kind)
            so_far = self.windows.value(indicator.id, node_id, month.plus(-12), kind).value if comparable else None
            whole = (
                self.new_year(indicator, node_id, month)
                if from_new_year
                else self.windows.value(indicator.id, node_id, last_december, kind).value
            )
            start = (
                self.windows.value(indicator.id, node_id, last_december.plus(-12), kind).value if from_new_year else 0
            )
        if so_far is None or whole is None or start is None:
            return None
        onward = indicator.direction.sign if from_new_year else 1
        return (so_far - start) / (whole - start) if (whole - start) * onward > 0 else None

    def comparable(self, indicator_id: str, earlier: Month, month: Month, kind: PeriodKind) -> bool:
        """True when the definition is one and the same from the start of the earlier period to the later month."""
        start = {
            PeriodKind.MONTH: earlier,
            PeriodKind.YEAR_TO_DATE: Month(earlier.year, 1),
            PeriodKind.TERTIAL: Month(earlier.year, 4 * (earlier.tertial - 1) + 1),
            PeriodKind.ROLLING_12: earlier.plus(-11),
        }[kind]
        return not any(start < change.month <= month for change in self.facts.indicator(indicator_id).breaks)

    def wanted(
        self, target: Target, indicator: Indicator, node_id: str, month: Month, kind: PeriodKind
    ) -> float | None:
        """The figure a target asks for; None when what it builds on is not known."""
        earlier = self.windows.value(indicator.id, node_id, month.plus(-12), kind)
        same_meaning = self.comparable(indicator.id, month.plus(-12), month, kind)
        before = earlier.value if same_meaning else None
        whole = earlier.months_reporting >= earlier.months_expected
        match target.rule:
            case Level(value=level):
                return level
            case Growth(percent=percent):
                return None if before is None or not whole else before * (1 + percent / 100)
            case AboveLastYear():
                return before
            case ChangeSinceNewYear(amount=amount):
                base = self.new_year(indicator, node_id, month)
                share = self.share_of_the_way(target.rule, indicator, node_id, month, kind)
                return None if base is None or share is None else base + share * amount
            case YearGoal(value=goal) if indicator.is_stock:
                base = self.new_year(indicator, node_id, month)
                share = self.share_of_the_way(target.rule, indicator, node_id, month, kind)
                return None if base is None or share is None else base + share * (goal - base)
            case YearGoal(value=goal):
                share = self.share_of_the_way(target.rule, indicator, node_id, month, kind)
                return None if share is None else share * goal
            case Phased(months=plan):
                return plan.get(month.month)
            case Budget() if indicator.formula is Formula.DEVELOPMENT:
                return self.windows.budgeted_growth(indicator.id, node_id, month, kind)
            case Budget():
                return self.windows.budget(indicator.id, node_id, month, kind)
        return None


def judge(figure: Value, aim: Aim | None, direction: Direction, tolerance: float) -> Status:
    """Reached, near, missed, or why it is not judged."""
    if figure.state is State.NOT_MEASURABLE:
        return Status.NOT_MEASURABLE
    if figure.value is None or not figure.is_whole:
        return Status.MISSING
    if aim is None:
        return Status.NO_TARGET
    ahead = (figure.value - aim.value) * direction.sign
    slack = 1e-9 * abs(aim.value)  # so that binary arithmetic does not decide whether 90 reaches 90
    if ahead > slack or (abs(ahead) <= slack and not aim.strict):
        return Status.REACHED
    if abs(figure.value - aim.value) <= tolerance * abs(aim.value) + slack:
        return Status.NEAR
    return Status.MISSED
