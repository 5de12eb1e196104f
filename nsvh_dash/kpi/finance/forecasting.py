"""Three ways to compute a year's sum from its first months: last year's profile, run-rate, and a statistical model.

Each knows nothing but a series of months, so that it can be tried on any: amounts of one node's net result, or
whatever stands in a file. A forecast that somebody has submitted is not one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

MONTHS_A_YEAR = 12
INTERVAL = 80
"""Per cent of outcomes that the statistical interval is made to hold."""
_LEAST_TO_SMOOTH = 3
"""Fewer differences than these say nothing of how they scatter."""
_SAME = 1e-9
_PATHS = 1000
_SEED = 20240101
"""The same data give the same interval, whoever computes it and whenever."""


class Method(StrEnum):
    """How the months that are left are computed."""

    LAST_YEAR = "last_year"
    """Last year's remaining months, each moved by what this year's months differ from last year's in the mean."""
    RUN_RATE = "run_rate"
    """The mean of this year's months, for every month that is left."""
    STATISTICAL = "statistical"
    """Exponential smoothing with a season (ETS with additive errors), fitted to everything known."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A whole year computed from its first months; an interval where the method gives one."""

    year: float
    low: float | None = None
    high: float | None = None


def estimate(method: Method, series: Sequence[float], left: int) -> Estimate | None:
    """The year's sum when `left` months remain after a series without gaps; None when too little is known."""
    months = MONTHS_A_YEAR - left
    if not 0 < months < MONTHS_A_YEAR or len(series) < months:
        return None
    known = np.asarray(series, dtype=float)
    so_far = float(known[-months:].sum())
    if method is Method.RUN_RATE:
        return Estimate(so_far + left * so_far / months)
    if len(known) < months + MONTHS_A_YEAR:
        return None
    by_profile = _last_year_profile(known, months, left)
    if method is Method.LAST_YEAR:
        return Estimate(by_profile)
    growth = known[MONTHS_A_YEAR:] - known[:-MONTHS_A_YEAR]
    if len(growth) < _LEAST_TO_SMOOTH:
        return None
    if np.ptp(growth) <= _SAME * max(1.0, float(np.abs(known).max())):
        # Each month has differed from last year's by the same: nothing to fit, nothing to doubt.
        return Estimate(by_profile, by_profile, by_profile)
    return _statistical(known, growth, months, left)


def _last_year_profile(known: Any, months: int, left: int) -> float:
    """Growth is added, not multiplied: a net result may cross zero, and a ratio of it says nothing."""
    last_year, this_year = known[-months - MONTHS_A_YEAR : -months], known[-months:]
    growth = (this_year.sum() - last_year[:months].sum()) / months
    return float(this_year.sum() + last_year[months:].sum() + left * growth)


def _statistical(known: Any, growth: Any, months: int, left: int) -> Estimate:
    """With two whole years a season is estimated; with less, last year is the season and its difference smoothed."""
    # Slow to import, and needed by nobody who looks at something else.
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    base = float(known[-months:].sum())
    if len(known) >= 2 * MONTHS_A_YEAR:
        model = ETSModel(
            known,
            error="add",
            seasonal="add",
            seasonal_periods=MONTHS_A_YEAR,
            initialization_method="heuristic",
        )
    else:
        base += float(known[-months - MONTHS_A_YEAR : -months][months:].sum())
        model = ETSModel(growth, error="add")
    # What does not converge is still an answer: the record of past errors judges it.
    with np.errstate(all="ignore"):
        fitted = model.fit(disp=False, warn_convergence=False)
    paths = fitted.simulate(left, anchor="end", repetitions=_PATHS, rng=np.random.default_rng(_SEED))
    tail = (100 - INTERVAL) / 200
    low, high = np.quantile(np.asarray(paths).reshape(left, _PATHS).sum(axis=0), [tail, 1 - tail])
    return Estimate(base + float(np.sum(fitted.forecast(left))), base + float(low), base + float(high))
