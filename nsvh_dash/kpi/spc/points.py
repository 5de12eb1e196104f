"""Special causes, point by point (SPC rules 5 and the four signs); the first that matches names the point."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from nsvh_dash.kpi.spc.limits import Limits

_RUN = 7


class PointType(StrEnum):
    """What a point says of the process, by the direction that is better."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Rule(StrEnum):
    """Which sign of special cause made a point stand out."""

    OUTSIDE = "outside_limit"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


def signs(values: Sequence[float], limits: Limits) -> list[tuple[Rule, int] | None]:
    """For each value of one unbroken stretch: the first sign that matches and its side (+1 up, −1 down)."""
    found = [_outside(values, limits), _trends(values), _two_in_three(values, limits), _shifts(values, limits)]
    return [
        next(((rule, side) for rule, side in zip(Rule, sides, strict=True) if side), None)
        for sides in zip(*found, strict=True)
    ]


def _side(value: float, low: float, high: float) -> int:
    return (value > high) - (value < low)


def _outside(values: Sequence[float], limits: Limits) -> list[int]:
    return [_side(value, limits.lower, limits.upper) for value in values]


def _close(values: Sequence[float], limits: Limits) -> list[int]:
    return [
        _side(v, limits.near_lower, limits.near_upper) if not _side(v, limits.lower, limits.upper) else 0
        for v in values
    ]


def _trends(values: Sequence[float]) -> list[int]:
    """Seven points with six strict steps of one sign; a tie breaks the run."""
    sides = [0] * len(values)
    for start in range(len(values) - _RUN + 1):
        window = values[start : start + _RUN]
        steps = {(b > a) - (b < a) for a, b in pairwise(window)}
        if steps in ({1}, {-1}):
            sides[start : start + _RUN] = [steps.pop()] * _RUN
    return sides


def _two_in_three(values: Sequence[float], limits: Limits) -> list[int]:
    """Two of three points close to one limit, all three on that side of the mean; only the close are flagged."""
    close, mean_side = _close(values, limits), _mean_sides(values, limits)
    sides = [0] * len(values)
    for start in range(len(values) - 2):
        window = range(start, start + 3)
        for side in (1, -1):
            if all(mean_side[i] == side for i in window) and sum(close[i] == side for i in window) >= 2:
                for i in window:
                    if close[i] == side:
                        sides[i] = side
    return sides


def _shifts(values: Sequence[float], limits: Limits) -> list[int]:
    """Seven consecutive points on one side of the mean; a point on the mean breaks the run."""
    mean_side = _mean_sides(values, limits)
    sides = [0] * len(values)
    for start in range(len(values) - _RUN + 1):
        window = mean_side[start : start + _RUN]
        if window[0] and len(set(window)) == 1:
            sides[start : start + _RUN] = window
    return sides


def _mean_sides(values: Sequence[float], limits: Limits) -> list[int]:
    return [_side(value, limits.mean, limits.mean) for value in values]
