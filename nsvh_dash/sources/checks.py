"""What a value cannot be, or seldom is, given what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nsvh_dash.model.errors import Severity
from nsvh_dash.model.profile import Column
from nsvh_dash.sources.names import Series


@dataclass(frozen=True, slots=True)
class Problem:
    """One value out of order, the column to look in, and whether the row can be kept."""

    code: str
    expected: str
    column: Column
    severity: Severity = Severity.ERROR

    @property
    def stops(self) -> bool:
        """True when the row cannot be kept."""
        return self.severity is Severity.ERROR


NEGATIVE_DENOMINATOR = Problem("negative_denominator", "nämnaren kan inte vara negativ.", Column.DENOMINATOR)
NEGATIVE_NUMERATOR = Problem("negative_numerator", "täljaren kan inte vara negativ.", Column.NUMERATOR)
NUMERATOR_TOO_LARGE = Problem(
    "numerator_above_denominator",
    "täljaren kan inte vara större än nämnaren: det är en andel av en helhet.",
    Column.NUMERATOR,
)
NO_DENOMINATOR = Problem("no_denominator", "nämnaren saknas; utan den går andelen inte att räkna.", Column.DENOMINATOR)
NO_NUMERATOR = Problem("no_numerator", "täljaren saknas; utan den går andelen inte att räkna.", Column.NUMERATOR)
NEGATIVE_PERCENT = Problem("percent_out_of_range", "ska vara mellan 0 och 100 procent.", Column.VALUE)
PERCENT_ABOVE_100 = Problem(
    "percent_out_of_range", "är mer än 100 procent. Kontrollera att det stämmer.", Column.VALUE, Severity.WARNING
)
NEGATIVE_VALUE = Problem("negative_value", "är negativt. Kontrollera att det stämmer.", Column.VALUE, Severity.WARNING)
NOT_WHOLE = Problem("not_whole", "är inget helt antal. Kontrollera att det stämmer.", Column.VALUE, Severity.WARNING)


def find_problem(
    series: Series, value: float | None, numerator: float | None, denominator: float | None
) -> Problem | None:
    """The gravest problem of a row's figures, or None."""
    if numerator is not None or denominator is not None:
        problem = _of_ratio(series, value, numerator, denominator)
        if problem is not None:
            return problem
    if value is None:
        return None
    if value < 0 and not series.may_be_negative:
        return NEGATIVE_PERCENT if series.is_percent else NEGATIVE_VALUE
    if value > 100 and series.is_share:
        return PERCENT_ABOVE_100
    if series.is_count and not value.is_integer():
        return NOT_WHOLE
    return None


def _of_ratio(
    series: Series, value: float | None, numerator: float | None, denominator: float | None
) -> Problem | None:
    if denominator is not None and denominator < 0 and not series.may_be_negative:
        return NEGATIVE_DENOMINATOR
    if numerator is not None and numerator < 0 and not series.may_be_negative:
        return NEGATIVE_NUMERATOR
    if value is None and series.is_ratio and denominator is None:
        return NO_DENOMINATOR
    if value is None and series.is_ratio and numerator is None:
        return NO_NUMERATOR
    if series.is_share and numerator is not None and denominator is not None and numerator > denominator:
        return NUMERATOR_TOO_LARGE
    return None


Mask = npt.NDArray[np.bool_]
Figures = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the checks of many rows need to know of each row's series."""

    is_count: Mask
    is_ratio: Mask
    is_share: Mask
    is_yearly: Mask
    may_be_negative: Mask
    reading: npt.NDArray[np.int8]
    """How its texts are read as numbers: 2 for a percentage, plus 1 for a count."""

    @classmethod
    def of(cls, series: Sequence[Series | None], codes: npt.NDArray[np.integer[Any]]) -> Rules:
        """The rules of each row, given the distinct series and which of them each row has."""
        some = [one or Series("", "") for one in series]
        return cls(
            np.array([one.is_count for one in some], bool)[codes],
            np.array([one.is_ratio for one in some], bool)[codes],
            np.array([one.is_share for one in some], bool)[codes],
            np.array([one.is_yearly for one in some], bool)[codes],
            np.array([one.may_be_negative for one in some], bool)[codes],
            np.array([one.is_percent * 2 + one.is_count for one in some], np.int8)[codes],
        )


def have_problem(rules: Rules, value: Figures, numerator: Figures, denominator: Figures) -> Mask:
    """The rows in whose figures `find_problem` finds one; an absent figure is NaN."""
    absent, without_numerator, without_denominator = np.isnan(value), np.isnan(numerator), np.isnan(denominator)
    is_negative = (value < 0) | (numerator < 0) | (denominator < 0)
    incomplete = absent & rules.is_ratio & (without_numerator ^ without_denominator)
    too_large = rules.is_share & ((numerator > denominator) | (value > 100))
    broken = rules.is_count & ~absent & (value != np.floor(value))
    problems: Mask = (is_negative & ~rules.may_be_negative) | incomplete | too_large | broken
    return problems
