"""What has come and what is missing: indicator by unit by month, against each source's own cadence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.arrived import Arrived
from nsvh_dash.kpi.expected import Expectation, delivered_indicators
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month
from nsvh_dash.model.source import Cadence, Source
from nsvh_dash.views import format as fmt


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
    """`Varje månad, senast dag 10 i månaden efter`."""
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


BOOKINGS = "bookings"
"""The series of all bookings together: a unit that books anything in a month has delivered them."""
_BOOKINGS_NAME = "Bokföring, utfall"
_CADENCE = {
    Cadence.MONTHLY: "Varje månad, senast dag {day} i månaden efter",
    Cadence.TERTIAL: "Efter april, augusti och december, senast dag {day} i månaden efter",
    Cadence.YEARLY: "En gång om året, senast {day} januari",
}
_UNKNOWN_CADENCE = "Ingen leveransdag är bestämd"


def build_completeness(
    catalogue: Catalogue,
    received: Arrived,
    begun: Mapping[str, Month],
    months: Sequence[Month],
    source: str | None,
    today: dt.date,
) -> Completeness:
    """The matrix of some months, of all sources or one.

    `begun` is the first month anybody delivered a series; before it nothing is asked for.
    """
    rows = [
        row
        for asked in _asked(catalogue, received, begun)
        if source is None or asked.source == source
        for row in _rows(catalogue, asked, months, today)
    ]
    rows.sort(key=lambda row: -row.count(Arrival.LATE))
    return Completeness(tuple(months), tuple(rows), _sources(catalogue, rows), _summary(rows))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A series somebody is to deliver: by whom in a month, and what has come."""

    id: str
    name: str
    source: str
    units: Callable[[Month], list[Node]]
    batch: Callable[[str, Month], int | None]


def _asked(catalogue: Catalogue, received: Arrived, begun: Mapping[str, Month]) -> Iterator[_Asked]:
    expectation = Expectation(catalogue)
    for indicator in delivered_indicators(catalogue):
        yield _of_indicator(expectation, indicator, received, begun.get(indicator.id))
    booked = {(node, month): batch for (s, node, month), batch in received.items() if s in catalogue.accounts_by_id}
    first = min((month for series, month in begun.items() if series in catalogue.accounts_by_id), default=None)
    books = next((source.name for source in catalogue.sources if source.accounts), None)
    if books is not None:
        root = catalogue.organisation.root.id
        yield _Asked(
            BOOKINGS,
            _BOOKINGS_NAME,
            books,
            lambda month: [] if first and month < first else catalogue.organisation.units(root, month),
            lambda node_id, month: booked.get((node_id, month)),
        )


def _of_indicator(expectation: Expectation, indicator: Indicator, received: Arrived, first: Month | None) -> _Asked:
    return _Asked(
        indicator.id,
        indicator.short_name,
        indicator.source,
        lambda month: [] if first and month < first else expectation.units(indicator, month),
        lambda node_id, month: received.get((indicator.id, node_id, month)),
    )


def _rows(catalogue: Catalogue, asked: _Asked, months: Sequence[Month], today: dt.date) -> Iterator[CompletenessRow]:
    """A row for each unit that is asked in any of the months, in the organisation's order."""
    due_by = catalogue.sources_by_name.get(asked.source)
    by_month = {month: {unit.id for unit in asked.units(month)} for month in months}
    anywhere = set().union(*by_month.values())
    for node in catalogue.organisation.nodes:
        if node.id in anywhere:
            cells = (_cell(asked, node, month, node.id in by_month[month], due_by, today) for month in months)
            yield CompletenessRow(asked.id, asked.name, asked.source, node.id, node.name, tuple(cells))


def _cell(
    asked: _Asked, node: Node, month: Month, is_asked: bool, source: Source | None, today: dt.date
) -> CompletenessCell:
    batch = asked.batch(node.id, month)
    due = source.due(month) if source is not None and is_asked else None
    if batch is not None:
        return CompletenessCell(month, Arrival.RECEIVED, due, batch, f"Mottagen i import {batch}")
    if not is_asked:
        return CompletenessCell(month, Arrival.NOT_ASKED, None, None, "Ska inte lämnas")
    closes = source.closes(month) if source is not None else month
    if today < closes.plus(1).first_day:
        return CompletenessCell(month, Arrival.NOT_DUE, due, None, _when("Inte aktuell än", due))
    if due is not None and today > due:
        return CompletenessCell(month, Arrival.LATE, due, None, f"Försenad, skulle ha kommit {fmt.date(due)}")
    return CompletenessCell(month, Arrival.EXPECTED, due, None, _when("Väntas", due))


def _when(text: str, due: dt.date | None) -> str:
    return text if due is None else f"{text}, ska komma senast {fmt.date(due)}"


def _sources(catalogue: Catalogue, rows: Sequence[CompletenessRow]) -> tuple[SourceLine, ...]:
    lines = []
    for name in sorted({row.source for row in rows}):
        own = [row for row in rows if row.source == name]
        received, expected, late = (
            sum(row.count(arrival) for row in own) for arrival in (Arrival.RECEIVED, Arrival.EXPECTED, Arrival.LATE)
        )
        known = catalogue.sources_by_name.get(name)
        cadence = _CADENCE[known.cadence].format(day=known.due_day) if known else _UNKNOWN_CADENCE
        contact = " · ".join(part for part in (known.owner, known.contact) if part) if known else ""
        lines.append(SourceLine(name, cadence, contact, received, expected, late))
    return tuple(lines)


def _summary(rows: Sequence[CompletenessRow]) -> str:
    received, expected, late = (
        sum(row.count(arrival) for row in rows) for arrival in (Arrival.RECEIVED, Arrival.EXPECTED, Arrival.LATE)
    )
    asked = received + expected + late
    if not asked:
        return "Inga uppgifter ska ha kommit för de här månaderna."
    parts = [f"{fmt.number(received)} av {fmt.number(asked)} uppgifter har kommit"]
    parts += [f"{fmt.number(late)} är försenade"] if late else []
    parts += [f"{fmt.number(expected)} väntas"] if expected else []
    return f"{fmt.listing(parts)}."
