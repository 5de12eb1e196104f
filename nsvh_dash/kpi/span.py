"""Which months a computation fills; what lies before them is taken as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.period import Month

_FIRST, _LAST = Month(1900, 1), Month(9999, 12)


@dataclass(frozen=True, slots=True)
class Span:
    """The months from one up to and including another."""

    since: Month = _FIRST
    until: Month = _LAST

    @property
    def is_one_month(self) -> bool:
        """True for a month's delivery: longer periods then end in that month alone."""
        return self.since == self.until

    def holds(self, column: str = "month") -> str:
        """SQL: a month lies in the span."""
        return f"{column} BETWEEN DATE '{self.since.first_day}' AND DATE '{self.until.first_day}'"

    @property
    def year_before(self) -> Span:
        """The same months a year earlier."""
        return Span(self.since.plus(-12), self.until.plus(-12))

    def before(self, months: int) -> Month:
        """The month so many months before the first, or the first month there is."""
        return _FIRST if self.since == _FIRST else self.since.plus(-months)
