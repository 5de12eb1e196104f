"""Months as columns: in the header row itself, or month names below (or above) a row of years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nsvh_dash.model.period import Month
from nsvh_dash.sources.cells import Row, is_blank, shown
from nsvh_dash.sources.markers import is_total
from nsvh_dash.sources.periods import Period, month_number, parse_period, year_number


@dataclass(frozen=True, slots=True)
class MonthHeader:
    """Which columns are periods, and which are totals."""

    periods: dict[int, Period] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    """The header as messages quote it."""
    ignored: frozenset[int] = frozenset()
    first_row: int = 0
    """Index of the first row below the header."""
    two_rows: bool = False
    named: dict[int, int] = field(default_factory=dict)
    """Which columns are months (1–12) of a year that the header does not tell."""

    @property
    def places(self) -> list[int]:
        """The columns that hold a month's values."""
        return [*self.periods, *self.named]

    @property
    def doubled(self) -> tuple[str, str] | None:
        """The headers of two columns that are the same month."""
        first: dict[Period | int, int] = {}
        months: dict[int, Period | int] = {**self.periods, **self.named}
        for place, month in months.items():
            if month in first:
                return self.labels[first[month]], self.labels[place]
            first[month] = place
        return None


def find_months(
    head: list[Row], number: int, taken: set[int], sheet_name: str, has_year_column: bool = False
) -> MonthHeader:
    """The month columns of a header row; years may stand in the row above or below it, or be the sheet's name.

    With a column for the year each row tells it itself.
    """
    row = head[number]
    direct = {
        place: period
        for place, cell in enumerate(row)
        if place not in taken and not is_blank(cell) and (period := parse_period(cell))
    }
    below = head[number + 1] if number + 1 < len(head) else []
    named_below = _named(below, taken)
    if named_below and any(period.whole_year for period in direct.values()):
        return _two_rows(row, below, taken, first_row=number + 2)
    if direct:
        return _one_row(row, direct, taken, first_row=number + 1)
    named = _named(row, taken)
    in_each_row = MonthHeader({}, {p: shown(row[p]) for p in named}, _totals(row, taken), number + 1, named=named)
    if has_year_column:
        return in_each_row
    if named and number and any(year_number(cell) for cell in head[number - 1]):
        return _two_rows(head[number - 1], row, taken, first_row=number + 1)
    year = re.fullmatch(r"\D*((?:19|20)[0-9]{2})\D*", sheet_name)
    if named and year:
        periods = {place: Period(Month(int(year[1]), month)) for place, month in named.items()}
        return MonthHeader(periods, {p: shown(row[p]) for p in periods}, _totals(row, taken), number + 1)
    return in_each_row


def _named(row: Row, taken: set[int]) -> dict[int, int]:
    return {place: month for place, cell in enumerate(row) if place not in taken and (month := month_number(cell))}


def _one_row(row: Row, direct: dict[int, Period], taken: set[int], first_row: int) -> MonthHeader:
    """A year beside months is the year's total."""
    years = {place for place, period in direct.items() if period.whole_year}
    if len(years) < len(direct):
        direct = {place: period for place, period in direct.items() if place not in years}
    else:
        years = set()
    return MonthHeader(direct, {p: shown(row[p]) for p in direct}, _totals(row, taken) | years, first_row)


def _two_rows(years: Row, names: Row, taken: set[int], first_row: int) -> MonthHeader:
    """A year holds for its own column and those to its right, until the next."""
    periods, labels = {}, {}
    totals = _totals(years, taken) | _totals(names, taken)
    year = None
    for place, cell in enumerate(names):
        above = years[place] if place < len(years) else ""
        year = year_number(above) or (year if is_blank(above) else None)
        month = month_number(cell)
        if year and month and place not in taken | totals:
            periods[place] = Period(Month(year, month))
            labels[place] = f"{shown(cell)} {year}"
    return MonthHeader(periods, labels, totals, first_row, two_rows=True)


def _totals(row: Row, taken: set[int]) -> frozenset[int]:
    return frozenset(place for place, cell in enumerate(row) if place not in taken and is_total(shown(cell)))
