"""Periods as people and systems write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.sources.periods import Period, parse_period

APRIL = Month(2024, 4)
FULL = "januari februari mars april maj juni juli augusti september oktober november december".split()


@pytest.mark.parametrize(
    "cell",
    ["2024-04", "202404", "2024M04", "2024-M04", "2024-4", "2024/04", "2024.04", "2024 04", "04-2024",
     "4/2024", "april 2024", "April 2024", "APRIL 2024", "apr 2024", "apr. 2024", "apr-24", "apr 24", "apr24",
     "april\N{NO-BREAK SPACE}2024", "2024 april", "2024-apr", " 2024-04 ", "2024-04-30", "2024-04-30 00:00:00",
     "2024-04-30T23:59", "20240430", "2024/04/30", "45412", 45412, 45412.0, 202404.0, dt.date(2024, 4, 30),
     dt.datetime(2024, 4, 1, 12), "30.04.2024", "1.4.2024", "30.04.2024 00:00:00", "30/4 2024", "30/4-2024",
     "30/04/2024", "4/4 2024"],
)  # fmt: skip
def test_a_month(cell: str | float | dt.date) -> None:
    assert parse_period(cell) == Period(APRIL)


@pytest.mark.parametrize(
    "text",
    ["jan–apr 2024", "jan-apr 2024", "januari – april 2024", "2024-01–2024-04", "2024-01--2024-04",
     "2024-01 - 2024-04", "202401-202404", "ack april 2024", "ackumulerat 2024-04", "2024-01 t.o.m. 2024-04"],
)  # fmt: skip
def test_the_year_to_date(text: str) -> None:
    assert parse_period(text) == Period(APRIL, PeriodKind.YEAR_TO_DATE)


@pytest.mark.parametrize(
    "text", ["R12 2024-04", "r12 april 2024", "Rullande 12 2024-04", "2024-04 R12", "2023-05–2024-04"]
)
def test_rolling_twelve(text: str) -> None:
    assert parse_period(text) == Period(APRIL, PeriodKind.ROLLING_12)


@pytest.mark.parametrize("cell", ["2023", 2023, 2023.0, "år 2023", "helår 2023"])
def test_a_whole_year_is_kept_in_december(cell: str | float) -> None:
    assert parse_period(cell) == Period(Month(2023, 12), whole_year=True)


@pytest.mark.parametrize(
    "cell",
    ["", "april", "2024-13", "2024-00", "2024-02-30", "1824-04", "T1 2024", "2024Q1", "kv 1 2024", "mars–apr 2024",
     "2024-04–2024-01", "0424", "1/4/2024", "1/4 2024", "31.04.2024", "30.4/2024",
     "Totalt", "12", 12.5, 2024.04, True, None, dt.time(12), -45412, "=NU()"],
)  # fmt: skip
def test_what_is_no_period(cell: str | float | dt.time | None) -> None:
    assert parse_period(cell) is None


SPELLINGS = [
    lambda m: str(m), lambda m: f"{m.year}{m.month:02d}", lambda m: f"{m.year}M{m.month:02d}",
    lambda m: f"{FULL[m.month - 1]} {m.year}", lambda m: f"{FULL[m.month - 1][:3]} {m.year}",
    lambda m: f"{FULL[m.month - 1][:3]}-{m.year % 100:02d}", lambda m: m.first_day, lambda m: m.first_day.isoformat(),
]  # fmt: skip


@given(year=st.integers(2000, 2099), month=st.integers(1, 12), spelling=st.sampled_from(SPELLINGS))
def test_every_spelling_gives_back_the_month(year: int, month: int, spelling) -> None:  # type: ignore[no-untyped-def]
    assert parse_period(spelling(Month(year, month))) == Period(Month(year, month))


@given(year=st.integers(2000, 2099), month=st.integers(2, 12))
def test_every_span_from_january_is_the_year_to_date(year: int, month: int) -> None:
    period = Period(Month(year, month), PeriodKind.YEAR_TO_DATE)
    assert parse_period(f"jan–{FULL[month - 1][:3]} {year}") == period
    assert parse_period(f"{year}-01–{Month(year, month)}") == period


@given(st.text(max_size=70) | st.floats() | st.integers() | st.booleans() | st.none() | st.dates())
def test_no_cell_is_too_odd(cell: str | float | bool | dt.date | None) -> None:
    period = parse_period(cell)
    assert period is None or 1990 <= period.month.year <= 2100


@given(st.text(alphabet="0123456789-–/. jan mar apr r12 ack tom", max_size=25))
def test_nothing_like_a_period_is_too_odd(text: str) -> None:
    period = parse_period(text)
    assert period is None or 1 <= period.month.month <= 12
