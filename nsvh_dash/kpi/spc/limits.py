"""Mean and limits of one rebase group (SPC rules 1–4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_PROCESS = 2.66
"""Three standard deviations, from the mean moving range of two: 3 / 1.128."""
_SCREEN = 3.267
"""A moving range at or above so many times the mean is an outlier of its own."""
_NEAR = 2 / 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Where common variation ends. Never clamped to 0 or 100; a drawing may."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def limits(values: Sequence[float | None], fix_after: int | None, *, screen: bool) -> Limits | None:
    """Limits from a group's first `fix_after` points (all when None); None when nothing ever varies."""
    baseline = values[:fix_after]
    present = [value for value in baseline if value is not None]
    ranges = [
        abs(later - earlier) for earlier, later in pairwise(baseline) if earlier is not None and later is not None
    ]
    if not ranges:
        return None
    average = sum(ranges) / len(ranges)
    if screen:
        kept = [moving for moving in ranges if moving < _SCREEN * average]
        average = sum(kept) / len(kept) if kept else average
    if average == 0:
        return None
    mean = sum(present) / len(present)
    width = _PROCESS * average
    return Limits(mean, mean - width, mean + width, mean - _NEAR * width, mean + _NEAR * width)
