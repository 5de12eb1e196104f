"""The matrix of what has come: by the source's cadence, the units that are open, and the day that is today."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash import intake
from nsvh_dash.model.errors import NsvhError, UnknownName
from nsvh_dash.model.period import Month
from nsvh_dash.model.source import Cadence, Source
from nsvh_dash.settings import Settings
from nsvh_dash.views.importing.completeness import BOOKINGS, Arrival, Completeness, CompletenessCell, CompletenessRow
from tests.intake.conftest import BOOKS, VALUE, Begin, Deliver

ASEN, LISTED = "Vårdcentralen Åsen", "Antal listade patienter"
MARCH, APRIL, MAY = Month(2024, 3), Month(2024, 4), Month(2024, 5)


def source(cadence: Cadence, due_day: int = 10) -> Source:
    return Source(name="X", cadence=cadence, due_day=due_day, owner="Y")


@pytest.mark.parametrize(
    ("cadence", "month", "due"),
    [
        (Cadence.MONTHLY, Month(2024, 4), dt.date(2024, 5, 10)),
        (Cadence.MONTHLY, Month(2024, 12), dt.date(2025, 1, 10)),
        (Cadence.TERTIAL, Month(2024, 1), dt.date(2024, 5, 10)),
        (Cadence.TERTIAL, Month(2024, 9), dt.date(2025, 1, 10)),
        (Cadence.YEARLY, Month(2024, 2), dt.date(2025, 1, 10)),
    ],
)
def test_a_source_is_due_in_the_month_after_its_period(cadence: Cadence, month: Month, due: dt.date) -> None:
    assert source(cadence).due(month) == due


def test_a_day_the_month_does_not_have_is_its_last() -> None:
    assert source(Cadence.MONTHLY, 31).due(Month(2024, 1)) == dt.date(2024, 2, 29)


def matrix(settings: Settings, today: dt.date, first: Month = MARCH, last: Month = MAY) -> Completeness:
    return intake.completeness(settings, first, last, today=today)


def row(found: Completeness, series: str, unit: str) -> CompletenessRow:
    return next(row for row in found.rows if (row.series_id, row.unit_name) == (series, unit))


def cell(found: Completeness, series: str, unit: str, month: Month) -> CompletenessCell:
    return next(cell for cell in row(found, series, unit).cells if cell.month == month)


@pytest.fixture
def listed(begin: Begin) -> None:
    """Åsen's listed patients of March; the source is due on the fifth of the month after."""
    begin("listning.csv", VALUE, f"{ASEN};{LISTED};2024-03;7000")


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    ("today", "april"),
    [
        (dt.date(2024, 4, 30), Arrival.NOT_DUE),
        (dt.date(2024, 5, 1), Arrival.EXPECTED),
        (dt.date(2024, 5, 5), Arrival.EXPECTED),
        (dt.date(2024, 5, 6), Arrival.LATE),
    ],
)
def test_a_month_is_waited_for_until_its_day_has_passed(settings: Settings, today: dt.date, april: Arrival) -> None:
    found = matrix(settings, today)
    assert cell(found, "listed_patients", ASEN, MARCH).batch == 1
    assert cell(found, "listed_patients", ASEN, MARCH).arrival is Arrival.RECEIVED
    assert cell(found, "listed_patients", ASEN, APRIL).arrival is april
    assert cell(found, "listed_patients", ASEN, APRIL).due == dt.date(2024, 5, 5)


@pytest.mark.usefixtures("listed")
def test_what_is_late_comes_first_and_is_counted(settings: Settings) -> None:
    found = matrix(settings, dt.date(2024, 5, 6))
    late = [row.count(Arrival.LATE) for row in found.rows]
    assert late == sorted(late, reverse=True)
    line = next(line for line in found.sources if line.name == "Listningssystemet")
    # 24 health centres in March and April, one of which has delivered March.
    assert (line.received, line.expected, line.late) == (1, 0, 47)
    assert line.cadence == "Varje månad, senast dag 5 i månaden efter"
    assert f"{sum(late)}" in found.summary.replace("\N{NO-BREAK SPACE}", "")


@pytest.mark.usefixtures("listed")
def test_a_withdrawn_delivery_has_not_come(settings: Settings) -> None:
    intake.undo(settings, 1)
    assert cell(matrix(settings, dt.date(2024, 4, 2)), "listed_patients", ASEN, MARCH).arrival is Arrival.EXPECTED


@pytest.mark.usefixtures("listed")
def test_nothing_is_asked_before_the_series_begins(settings: Settings) -> None:
    found = matrix(settings, dt.date(2024, 5, 6), first=Month(2024, 2))
    assert cell(found, "listed_patients", ASEN, Month(2024, 2)).arrival is Arrival.NOT_ASKED


def test_a_unit_is_asked_while_it_is_open(settings: Settings) -> None:
    found = matrix(settings, dt.date(2024, 1, 1), Month(2023, 10), Month(2023, 11))
    closed = row(found, "syringe_visits", "Sprututbyte Kungsbacka")
    assert [cell.arrival for cell in closed.cells] == [Arrival.LATE, Arrival.NOT_ASKED]


def test_what_comes_once_a_year_is_asked_for_in_december(settings: Settings) -> None:
    found = matrix(settings, dt.date(2024, 2, 1), Month(2023, 11), Month(2023, 12))
    (index,) = [row for row in found.rows if row.series_id == "hse_index"]
    assert [cell.arrival for cell in index.cells] == [Arrival.NOT_ASKED, Arrival.LATE]


def test_one_booking_of_a_unit_is_its_bookings(settings: Settings, deliver: Deliver) -> None:
    deliver("ekonomi.csv", BOOKS, f"{ASEN};Lokaler;2024-03;-5;-5;")
    found = matrix(settings, dt.date(2024, 4, 20))
    assert cell(found, BOOKINGS, ASEN, MARCH).arrival is Arrival.RECEIVED
    assert cell(found, BOOKINGS, "Vårdcentralen Ekudden", MARCH).arrival is Arrival.LATE


@pytest.mark.usefixtures("listed")
def test_one_source_can_be_asked_for_and_an_unknown_one_is_answered(settings: Settings) -> None:
    found = intake.completeness(settings, MARCH, MAY, "Listningssystemet", dt.date(2024, 5, 6))
    assert {row.series_id for row in found.rows} == {"listed_patients"}
    with pytest.raises(UnknownName, match="Närmast: Listningssystemet"):
        intake.completeness(settings, MARCH, MAY, "Listningssystem")
    with pytest.raises(NsvhError, match="36 månader"):
        intake.completeness(settings, MAY, MARCH)


def test_a_catalogue_without_due_days_calls_nothing_late(settings: Settings) -> None:
    (settings.catalogue / "sources.toml").unlink()
    found = matrix(settings, dt.date(2030, 1, 1))
    assert {cell.arrival for row in found.rows for cell in row.cells} <= {Arrival.EXPECTED, Arrival.NOT_ASKED}
    assert {line.cadence for line in found.sources} == {"Ingen leveransdag är bestämd"}
