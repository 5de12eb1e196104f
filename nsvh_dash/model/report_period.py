"""The periods the organisation reports on: after April, after August and after the year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nsvh_dash.model.worded import Worded


class Report(Worded):
    """Which of a year's three reports."""

    T1 = "t1", "T1"
    T2 = "t2", "T2"
    YEAR = "year", "helår"


_LAST_DAYS = ((4, 30), (8, 31), (12, 31))


@dataclass(frozen=True, order=True, slots=True)
class ReportPeriod:
    """The stretch one report covers, from New Year to its last day."""

    year: int
    number: int
    """1, 2 or 3 of the year."""

    @classmethod
    def of(cls, year: int, report: Report) -> ReportPeriod:
        """A year's report."""
        return cls(year, list(Report).index(report) + 1)

    @classmethod
    def under_way(cls, day: dt.date) -> ReportPeriod:
        """The report that is next to be given on a day; its own on its last day."""
        return cls(day.year, (day.month - 1) // 4 + 1)

    @property
    def report(self) -> Report:
        """Which of the year's reports."""
        return list(Report)[self.number - 1]

    @property
    def last_day(self) -> dt.date:
        """The day the report speaks of."""
        return dt.date(self.year, *_LAST_DAYS[self.number - 1])

    @property
    def before(self) -> ReportPeriod:
        """The report given before this one."""
        return ReportPeriod(self.year, self.number - 1) if self.number > 1 else ReportPeriod(self.year - 1, 3)

    @property
    def name(self) -> str:
        """`T1 2024`, `helår 2023`."""
        return f"{self.report.word} {self.year}"
