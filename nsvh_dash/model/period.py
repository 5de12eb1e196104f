"""Calendar months and the kinds of period a figure can stand for: month, ack, R12, tertial."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum


class PeriodKind(StrEnum):
    """What stretch of time, ending in a month, a figure covers."""

    MONTH = "month"
    YEAR_TO_DATE = "ytd"
    ROLLING_12 = "rolling_12"
    TERTIAL = "tertial"
    YEAR = "year"
    """The whole calendar year the month lies in: annual budgets and forecasts."""


class Scenario(StrEnum):
    """Whether a value is what happened, what was decided, or what is expected."""

    ACTUAL = "actual"
    BUDGET = "budget"
    FORECAST = "forecast"


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read the canonical spelling `2024-04`; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text.strip())
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, date: dt.date) -> Month:
        """The month a date lies in."""
        return cls(date.year, date.month)

    @property
    def first_day(self) -> dt.date:
        """The date that stands for the month in the store."""
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        """The day that what is written beside the month's figures speaks of."""
        return self.plus(1).first_day - dt.timedelta(days=1)

    @property
    def tertial(self) -> int:
        """1 for January–April, 2 for May–August, 3 for September–December."""
        return (self.month - 1) // 4 + 1

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def start_of(self, kind: PeriodKind) -> Month:
        """The first month of the period of a kind that ends in this month."""
        if kind is PeriodKind.ROLLING_12:
            return self.plus(-11)
        if kind is PeriodKind.TERTIAL:
            return Month(self.year, 4 * self.tertial - 3)
        return self if kind is PeriodKind.MONTH else Month(self.year, 1)

    def months_since(self, earlier: Month) -> int:
        """How many months lie between an earlier month and this one."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
