"""A whole control chart: rebase groups, point types and the two verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.spc.limits import Limits, limits
from nsvh_dash.kpi.spc.points import PointType, Rule, signs
from nsvh_dash.model.errors import NsvhError

_LEAST = 4
_FIRM = 12


class Assurance(StrEnum):
    """Whether the process, as it varies, can be relied on to reach the target."""

    PASSES = "consistently_passes"
    HIT_AND_MISS = "hit_and_miss"
    FAILS = "consistently_fails"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value with the limits of its group, and what it says."""

    date: dt.date
    value: float | None
    limits: Limits | None
    type: PointType | None
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The points in time order and the verdicts; `reason` is a code, empty when the limits are firm."""

    points: tuple[ChartPoint, ...]
    variation: PointType | None
    assurance: Assurance | None
    reason: str


def control_chart(
    series: Iterable[tuple[dt.date, float | None]],
    direction: int,
    target: float | None = None,
    fix_after: int | None = None,
    rebase: Sequence[dt.date] = (),
    *,
    screen: bool = True,
) -> Chart:
    """Judge a monthly series. `direction` is +1 when higher is better, −1 when lower is, 0 when neither.

    Reasons: `too_few` (under four points: no limits), `constant` (nothing varies: no limits), `provisional`
    (under twelve points). Raises NsvhError for a baseline under twelve points or a rebase date not in the data.
    """
    points = sorted(series)
    if fix_after is not None and fix_after < _FIRM:
        raise NsvhError(f"Gränserna kan inte låsas efter {fix_after} punkter; det behövs minst {_FIRM}.")
    unknown = sorted(set(rebase) - {date for date, _ in points})
    if unknown:
        listed = ", ".join(str(date) for date in unknown)
        raise NsvhError(f"Omstart av gränserna vid {listed}: det datumet finns inte i serien.")
    groups = [list(_judge(group, direction, fix_after, screen)) for group in _groups(points, rebase)]
    # The newest group with a value is the one the verdicts are of.
    newest = [point for point in next(filter(_has_value, reversed(groups)), ()) if point.value is not None]
    last = newest[-1] if newest else None
    return Chart(
        tuple(point for group in groups for point in group),
        last.type if last else None,
        _assurance(last.limits, direction, target) if last and last.limits else None,
        _reason(newest),
    )


def _has_value(group: Iterable[ChartPoint]) -> bool:
    return any(point.value is not None for point in group)


def _groups(
    points: list[tuple[dt.date, float | None]], rebase: Sequence[dt.date]
) -> Iterator[list[tuple[dt.date, float | None]]]:
    """Split where the limits start anew; no run and no moving range crosses."""
    group: list[tuple[dt.date, float | None]] = []
    for date, value in points:
        if date in rebase and group:
            yield group
            group = []
        group.append((date, value))
    if group:
        yield group


def _judge(
    group: list[tuple[dt.date, float | None]], direction: int, fix_after: int | None, screen: bool
) -> Iterator[ChartPoint]:
    values = [value for _, value in group]
    enough = sum(value is not None for value in values) >= _LEAST
    found = limits(values, fix_after, screen=screen) if enough else None
    if found is None:
        yield from (ChartPoint(date, value, None, None, None) for date, value in group)
        return
    for (date, value), sign in zip(group, _signs_between_gaps(values, found), strict=True):
        rule, side = sign or (None, 0)
        yield ChartPoint(date, value, found, None if value is None else _type(side, direction), rule)


def _signs_between_gaps(values: Sequence[float | None], found: Limits) -> list[tuple[Rule, int] | None]:
    """Signs of each unbroken stretch; a gap ends every run."""
    result: list[tuple[Rule, int] | None] = []
    stretch: list[float] = []
    for value in [*values, None]:
        if value is not None:
            stretch.append(value)
            continue
        result += [*signs(stretch, found), None]
        stretch = []
    return result[:-1]


def _type(side: int, direction: int) -> PointType:
    if side == 0:
        return PointType.COMMON_CAUSE
    if direction == 0:
        return PointType.NEUTRAL_HIGH if side > 0 else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if side == direction else PointType.CONCERN


def _assurance(found: Limits, direction: int, target: float | None) -> Assurance | None:
    if target is None or direction == 0:
        return None
    if target > found.upper:
        return Assurance.FAILS if direction > 0 else Assurance.PASSES
    if target < found.lower:
        return Assurance.PASSES if direction > 0 else Assurance.FAILS
    return Assurance.HIT_AND_MISS


def _reason(newest: Sequence[ChartPoint]) -> str:
    """Why the limits of the newest group's values are not firm, or not there."""
    if len(newest) < _LEAST:
        return "too_few"
    if newest[-1].limits is None:
        return "constant"
    return "provisional" if len(newest) < _FIRM else ""
