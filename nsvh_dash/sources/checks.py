"""What a value cannot be, or seldom is, given what it measures."""

from __future__ import annotations

from dataclasses import dataclass

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
