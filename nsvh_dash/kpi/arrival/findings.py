"""The findings of a look at a batch: what, where in which file, and the facts a sentence needs."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.period import Month, PeriodKind, Scenario


@dataclass(frozen=True, slots=True)
class Place:
    """Where a delivered row stood."""

    file_id: int
    sheet: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Which value is spoken of."""

    series_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Values:
    """A value as delivered: a number, or the parts of a ratio."""

    value: float | None
    numerator: float | None
    denominator: float | None
    state: str


@dataclass(frozen=True, slots=True)
class SaidTwice:
    """Two files of the batch say different things of the same fact."""

    place: Place
    first: Place
    fact: Fact
    values: Values
    first_values: Values


@dataclass(frozen=True, slots=True)
class SaidAlike:
    """Two files of the batch say the same of so many facts; the first of them is named."""

    place: Place
    first: Place
    fact: Fact
    count: int


@dataclass(frozen=True, slots=True)
class TotalUnequal:
    """A sum line that is not the sum of the parts delivered beside it."""

    place: Place
    fact: Fact
    total: float
    parts: float
    count: int


@dataclass(frozen=True, slots=True)
class SignReversed:
    """An amount against the sign of its account; or so many of a file's amounts, of which it is the first."""

    place: Place
    fact: Fact
    value: float
    count: int
    amounts: int


@dataclass(frozen=True, slots=True)
class ClosedRevised:
    """A value of a closed period that becomes another, or comes to it afterwards (`before` None)."""

    place: Place
    fact: Fact
    before: Values | None
    after: Values


@dataclass(frozen=True, slots=True)
class Silent:
    """Units that delivered a series the month before and not now, though their fellows did."""

    place: Place
    series_id: str | None
    """None for the bookings."""
    month: Month
    node_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Months of a series for which only part of the units that are to deliver it have."""

    place: Place
    series_id: str
    months: tuple[Month, ...]
    last_missing: tuple[str, ...]
    """The units without a value in the last of the months."""
    last_expected: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A value outside the limits that its own history gives."""

    place: Place
    fact: Fact
    value: float
    history: tuple[tuple[Month, float], ...]
    mean: float
    lower: float
    upper: float


Finding = SaidTwice | SaidAlike | TotalUnequal | SignReversed | ClosedRevised | Silent | Incomplete | Jump
