"""How a target differs from the one before it: sharpened, eased, or another kind of target altogether."""

from __future__ import annotations

from enum import StrEnum

from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.target import ChangeSinceNewYear, Growth, Level, NoTarget, Phased, TargetRule, YearGoal


class TargetChange(StrEnum):
    """What a decision did to the target that was asked for before it."""

    FIRST = "first"
    """Nothing was asked for before."""
    NONE = "none"
    """Nothing is asked for now."""
    SAME = "same"
    SHARPER = "sharper"
    """More is asked for."""
    EASIER = "easier"
    OTHER = "other"
    """Another kind of target, or one that asks more of some months and less of others."""


def change_of(indicator: Indicator, before: TargetRule | None, after: TargetRule) -> TargetChange:
    """How a rule differs from the last one that asked for something; None when none did."""
    if isinstance(after, NoTarget):
        return TargetChange.NONE
    return TargetChange.FIRST if before is None else _compared(indicator, before, after)


def _compared(indicator: Indicator, before: TargetRule, after: TargetRule) -> TargetChange:
    """Steps towards what is better are sharper; they have to agree, or the two cannot be ranked."""
    if before.kind != after.kind:
        return TargetChange.OTHER
    if isinstance(before, Phased) and isinstance(after, Phased) and before.months.keys() != after.months.keys():
        return TargetChange.OTHER
    old, new = _asked(before), _asked(after)
    steps = {(b > a) - (b < a) for a, b in zip(old, new, strict=True)} - {0}
    if not steps:
        return _by_strictness(before, after)
    if len(steps) > 1:
        return TargetChange.OTHER
    return TargetChange.SHARPER if steps.pop() == indicator.direction.sign else TargetChange.EASIER


def _by_strictness(before: TargetRule, after: TargetRule) -> TargetChange:
    """The same number: `mer än 90` asks for more than `minst 90`."""
    was, now = (isinstance(rule, Level | YearGoal) and rule.strict for rule in (before, after))
    if was == now:
        return TargetChange.SAME
    return TargetChange.SHARPER if now else TargetChange.EASIER


def _asked(rule: TargetRule) -> list[float]:
    match rule:
        case Level() | YearGoal():
            return [rule.value]
        case Growth():
            return [rule.percent]
        case ChangeSinceNewYear():
            return [rule.amount]
        case Phased():
            return [rule.months[month] for month in sorted(rule.months)]
        case _:
            return []
