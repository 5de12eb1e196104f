"""Value axes that begin, end and step at even numbers, and how numbers are written beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from nsvh_dash.views import format as fmt

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_STEPS = 5
_IN_SWEDISH = "[$-41D]"
"""Programs that heed it write the decimal comma whatever their own language; the others follow the reader's."""


class Scale(NamedTuple):
    """From where to where, and how far between the lines."""

    low: float
    high: float
    step: float


def even_scale(values: Iterable[float | None], *, from_zero: bool) -> Scale:
    """The smallest even scale that holds the values."""
    known = [value for value in values if value is not None]
    if from_zero or not known:
        known.append(0.0)
    low, high = min(known), max(known)
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / _MOST_STEPS))
    step = next(power * step for step in _STEPS if span / (power * step) <= _MOST_STEPS)
    return Scale(math.floor(low / step + _ALMOST) * step, math.ceil(high / step - _ALMOST) * step or step, step)


_ALMOST = 1e-9


def ticks(scale: Scale) -> list[str]:
    """What stands at the lines of the axis, to measure the room it takes."""
    count = round((scale.high - scale.low) / scale.step)
    return [fmt.number(scale.low + at * scale.step, decimals_of(scale.step)) for at in range(count + 1)]


def decimals_of(step: float) -> int:
    """How many decimals it takes to write the lines of an axis."""
    return next((d for d in range(6) if math.isclose(step, round(step, d), rel_tol=1e-6)), 6)


def number_format(decimals: int, unit: str = "", *, signed: bool = False) -> str:
    """The format code of a number as the product writes it: `92,3 %`, `−3 900`, `+1,2`."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    suffix = f'"{fmt.NBSP}{unit}"' if unit else ""
    plus = '"+"' if signed else ""
    parts = [f"{plus}{digits}{suffix}", f'"{fmt.MINUS}"{digits}{suffix}', f"{digits}{suffix}"]
    return ";".join(_IN_SWEDISH + part for part in parts)
