"""Whole numbers that look natural and still add up: largest remainders, pinned totals and fitted shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random

from calendar_months import MONTHS, month_number, month_range

Pin = tuple[str, str, float]
"""First month, last month and what the months between them shall amount to."""


def spread(total: int, wanted: Sequence[float], caps: Sequence[int] | None = None) -> list[int]:
    """Whole numbers near the wanted ones that add up to the total; none below zero or above its cap."""
    limits = list(caps) if caps is not None else [max(total, 0)] * len(wanted)
    if not 0 <= total <= sum(limits):
        raise ValueError(f"{total} does not fit in 0..{sum(limits)}")
    counts = [min(max(math.floor(value), 0), limit) for value, limit in zip(wanted, limits, strict=True)]
    while (lacking := total - sum(counts)) != 0:
        step = 1 if lacking > 0 else -1
        free = [i for i, n in enumerate(counts) if (n < limits[i] if step > 0 else n > 0)]
        free.sort(key=lambda i: step * (wanted[i] - counts[i]), reverse=True)
        for index in free[: abs(lacking)]:
            counts[index] += step
    return counts


def split(total: int, weights: Sequence[float]) -> list[int]:
    """A total divided in proportion to the weights, in whole numbers; a negative total gives negative parts."""
    whole = sum(weights) or 1.0  # nothing to divide where all weights are zero
    sign = -1 if total < 0 else 1
    return [sign * part for part in spread(abs(total), [abs(total) * weight / whole for weight in weights])]


def interpolate(anchors: Mapping[str, float]) -> dict[str, float]:
    """A value for every month of the demo, on straight lines between the anchors and level outside them."""
    position = {month: index for index, month in enumerate(MONTHS)}
    known = sorted((position[month], value) for month, value in anchors.items())
    path = {}
    for month, index in position.items():
        before = max((k for k in known if k[0] <= index), default=known[0])
        after = min((k for k in known if k[0] >= index), default=known[-1])
        span = after[0] - before[0]
        path[month] = before[1] if span <= 0 else before[1] + (after[1] - before[1]) * (index - before[0]) / span
    return path


def seasonal(rng: Random, anchors: Mapping[str, float], season: Sequence[float], noise: float) -> dict[str, float]:
    """Anchors joined by lines, times the season's twelve factors, with some per cent of noise."""
    return {
        month: value * season[month_number(month) - 1] * math.exp(rng.gauss(0, noise))
        for month, value in interpolate(anchors).items()
    }


def wobbling(rng: Random, anchors: Mapping[str, float], size: float) -> dict[str, float]:
    """Anchors joined by lines, plus noise of the given size: for shares, which have little season."""
    return {month: value + rng.gauss(0, size) for month, value in interpolate(anchors).items()}


def pin_sums(path: Mapping[str, float], pins: Sequence[Pin] = ()) -> dict[str, int]:
    """The path in whole numbers, where each pinned stretch has its sum; earlier pins stay as they are."""
    fixed: dict[str, int] = {}
    for first, last, total in pins:
        stretch = month_range(first, last)
        open_months = [month for month in stretch if month not in fixed]
        rest = round(total) - sum(fixed.get(month, 0) for month in stretch)
        fixed |= zip(open_months, split(rest, [path[month] for month in open_months]), strict=True)
    return {month: fixed.get(month, round(value)) for month, value in path.items()}


def pin_ratios(path: Mapping[str, float], denominators: Mapping[str, int], pins: Sequence[Pin] = ()) -> dict[str, int]:
    """Numerators along a path of shares, where each pinned stretch has its sum of numerators over denominators."""
    fixed: dict[str, int] = {}
    for first, last, ratio in pins:
        stretch = month_range(first, last)
        open_months = [month for month in stretch if month not in fixed]
        rest = round(ratio * sum(denominators[m] for m in stretch)) - sum(fixed.get(m, 0) for m in stretch)
        wanted = [path[month] * denominators[month] for month in open_months]
        lift = (rest - sum(wanted)) / sum(denominators[month] for month in open_months)
        wanted = [w + lift * denominators[month] for w, month in zip(wanted, open_months, strict=True)]
        fixed |= zip(open_months, spread(rest, wanted, [denominators[m] for m in open_months]), strict=True)
    return {month: fixed.get(month, min(round(path[month] * count), count)) for month, count in denominators.items()}


def tertial_noise(rng: Random, months: Sequence[str], size: float) -> list[float]:
    """Noise month by month that evens out over each tertial, so that a unit keeps its level over the period."""
    noise = [rng.gauss(0, size) for _ in months]
    tertials = [(month[:4], (month_number(month) - 1) // 4) for month in months]
    mean = {
        tertial: sum(n for n, t in zip(noise, tertials, strict=True) if t == tertial) / tertials.count(tertial)
        for tertial in set(tertials)
    }
    return [n - mean[tertial] for n, tertial in zip(noise, tertials, strict=True)]


def logit(share: float) -> float:
    """The log odds of a share."""
    return math.log(share / (1 - share))


def inverse_logit(odds: float) -> float:
    """The share of some log odds."""
    return 1 / (1 + math.exp(-odds))


def fit_shares(total: int, denominators: Sequence[int], odds: Sequence[float]) -> list[float]:
    """Fractional numerators that add up to the total while the denominators' log odds keep their distances."""

    def numerators(shift: float) -> list[float]:
        return [n * inverse_logit(o + shift) for n, o in zip(denominators, odds, strict=True)]

    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(numerators(middle)) < total else (low, middle)
    return numerators(high)
