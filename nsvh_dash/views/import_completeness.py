"""What has come and what is missing: indicator by unit by month, against each source's own cadence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.period import Month


class Arrival(StrEnum):
    """Where the delivery of one value stands."""

    RECEIVED = "received"
    LATE = "late"
    """Its day has passed and it is not there."""
    EXPECTED = "expected"
    """The month is over and its day has not passed."""
    NOT_DUE = "not_due"
    """The month, or the tertial or year the source delivers for, is not over."""
    NOT_ASKED = "not_asked"
    """The unit is not open then, does not report it yet, or the source has no delivery for that month."""


@dataclass(frozen=True, slots=True)
class CompletenessCell:
    """One value of the matrix."""

    month: Month
    arrival: Arrival
    due: dt.date | None
    """The last day it is in time; None when it is not asked for."""
    batch: int | None
    """The batch it came with."""
    text: str
    """`Försenad, skulle ha kommit 10 maj 2024`: the cell said in words."""


@dataclass(frozen=True, slots=True)
class CompletenessRow:
    """An indicator at a unit, month by month."""

    series_id: str
    series_name: str
    source: str
    node_id: str
    unit_name: str
    cells: tuple[CompletenessCell, ...]

    def count(self, arrival: Arrival) -> int:
        """How many months stand so."""
        return sum(cell.arrival is arrival for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source system: when it is due, whom to ask, and how it stands."""

    name: str
    cadence: str
    """`Varje månad, senast den 10:e månaden efter`."""
    contact: str
    received: int
    expected: int
    late: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """The matrix: rows with the most that is late first, then in the catalogue's order."""

    months: tuple[Month, ...]
    rows: tuple[CompletenessRow, ...]
    sources: tuple[SourceLine, ...]
    summary: str
    """The matrix in one sentence."""
