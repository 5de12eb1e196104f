"""Source systems: how often each delivers, by which day, and who answers for it."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.model.period import Month


class Cadence(StrEnum):
    """How often a source system delivers."""

    MONTHLY = "monthly"
    TERTIAL = "tertial"
    YEARLY = "yearly"


class Source(BaseModel):
    """One source system of the catalogue."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    cadence: Cadence
    due_day: int = Field(ge=1, le=31)
    """The last day in time, in the month after the period that is delivered."""
    owner: str
    contact: str = ""
    accounts: bool = False
    """True for the system that delivers bookings."""

    def closes(self, month: Month) -> Month:
        """The last month of the period that a month is delivered with."""
        if self.cadence is Cadence.MONTHLY:
            return month
        return Month(month.year, 12 if self.cadence is Cadence.YEARLY else month.tertial * 4)

    def due(self, month: Month) -> dt.date:
        """The last day a month's values are in time; a due day beyond the month's end is its last day."""
        after = self.closes(month).plus(1)
        return dt.date(after.year, after.month, min(self.due_day, calendar.monthrange(after.year, after.month)[1]))
