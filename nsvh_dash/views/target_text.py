"""A target's rule as a Swedish sentence: `minst 1 000 fler listade än vid årets början; för april 171 332`."""

from __future__ import annotations

from nsvh_dash.model.indicator import Direction, Indicator, Measure, TimeRule
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
    TargetRule,
    YearGoal,
)
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts

_SPREAD = {
    Milestones.STRAIGHT_LINE: "",
    Milestones.LAST_YEAR_PROFILE: ", fördelat som förra året",
    Milestones.BUDGET_CURVE: ", fördelat som i budgeten",
}
_MORE_OF_SAME = {Measure.COUNT: ("fler", "färre"), Measure.HOURS: ("mer", "mindre"), Measure.TKR: ("mer", "mindre")}
_HIGHER = ("högre", "lägre")
_YEAR = 12


def sentence(
    rule: TargetRule,
    indicator: Indicator,
    month: Month | None = None,
    milestone: float | None = None,
    kind: PeriodKind = PeriodKind.MONTH,
) -> str:
    """What a rule asks of an indicator, worded so that it can be read as the same rule again.

    With a month, a plan says that month's value only; with a milestone (in the indicator's measure) other rules
    that work out a value add what they ask of the period ending in the month.
    """
    text = _what(rule, indicator, month)
    if not isinstance(rule, NoTarget) and rule.provisional:
        text += f" ({texts.PROVISIONAL})"
    if month is None or milestone is None or isinstance(rule, Level | Phased | NoTarget):
        return text
    return f"{text}; för {fmt.period_short(month, kind)} {fmt.target(milestone, indicator, kind)}"


def _what(rule: TargetRule, indicator: Indicator, month: Month | None) -> str:
    more, less = _MORE_OF_SAME.get(_measure(indicator), _HIGHER)
    up = indicator.direction is Direction.UP
    match rule:
        case Level():
            return _level(rule, indicator)
        case YearGoal():
            return _year_goal(rule, indicator)
        case Growth(percent=percent):
            amount = fmt.with_unit(_exact(abs(percent)), "%")
            return f"{_bound(percent, up)} {amount} {more if percent >= 0 else less} än samma period föregående år"
        case ChangeSinceNewYear(amount=amount, milestones=milestones):
            unit = fmt.difference_unit(indicator, PeriodKind.MONTH)
            number = fmt.with_unit(_exact(abs(amount)), unit)
            what = f"{more if amount >= 0 else less} {indicator.counted}".rstrip()
            return f"{_bound(amount, up)} {number} {what} än vid årets början{_SPREAD[milestones]}"
        case AboveLastYear():
            return f"{more if up else less} än samma månad föregående år"
        case Budget():
            return "enligt budget"
        case Phased():
            return _plan(rule, indicator, month)
        case NoTarget():
            return texts.NO_WORDING.lower()


def _bound(change: float, up: bool) -> str:
    """A growth when higher is better, like a decrease when lower is, is a least change; else it is a limit."""
    return "minst" if (change >= 0) == up else "högst"


def _limit(value: str, strict: bool, indicator: Indicator) -> str:
    up = indicator.direction is Direction.UP
    if not strict:
        return f"{'minst' if up else 'högst'} {value}"
    more, less = ("fler", "färre") if _measure(indicator) is Measure.COUNT else ("mer", "mindre")
    return f"{more if up else less} än {value}"


def _level(rule: Level, indicator: Indicator) -> str:
    # The level of what is done of what is planned is a share, so that its unit is that of the year to date.
    value = fmt.with_unit(_exact(rule.value), fmt.unit(indicator, PeriodKind.YEAR_TO_DATE))
    each_month = " per månad" if indicator.adds_up else ""
    return _limit(value, rule.strict, indicator) + each_month


def _year_goal(rule: YearGoal, indicator: Indicator) -> str:
    value = fmt.with_unit(_exact(rule.value), indicator.counted or fmt.unit(indicator, PeriodKind.MONTH))
    when = "vid årets slut" if indicator.time_rule is TimeRule.LAST else "under året"
    return f"{_limit(value, rule.strict, indicator)} {when}{_SPREAD[rule.milestones]}"


def _plan(rule: Phased, indicator: Indicator, month: Month | None) -> str:
    so_far = indicator.measure is Measure.DONE_OF_PLANNED
    values = {number: _of_month(value, indicator) for number, value in sorted(rule.months.items())}
    if month is not None and month.month not in values:
        return f"ingen plan för {fmt.month_name(month)}"
    if month is not None:
        return _planned(values[month.month], month.month, so_far)
    if len(values) == _YEAR and len(set(values.values())) == 1 and (so_far or indicator.adds_up):
        return f"{values[1]}{f'{fmt.NBSP}st' if so_far else ' per månad'}"
    return fmt.listing([_planned(value, number, so_far) for number, value in values.items()])


def _planned(value: str, month_number: int, so_far: bool) -> str:
    # Of the month only its name is said, so that any year will do.
    return f"{value} {'till och med' if so_far else 'i'} {fmt.month_name(Month(1, month_number))}"


def _of_month(value: float, indicator: Indicator) -> str:
    return fmt.with_unit(_exact(value), fmt.unit(indicator, PeriodKind.MONTH))


def _exact(value: float) -> str:
    """A decided number with all the decimals it was decided in."""
    decimals = next((d for d in range(9) if value == round(value, d)), 9)
    return fmt.number(value, decimals)


def _measure(indicator: Indicator) -> Measure:
    return fmt.effective_measure(indicator, PeriodKind.MONTH)
