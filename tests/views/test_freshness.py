"""Old data say so, and fresh data do not."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from nsvh_dash.model.period import Month
from nsvh_dash.model.source import Cadence, Source
from nsvh_dash.views.freshness import freshness
from tests.views.fakes import APRIL, CATALOGUE

SOURCES = tuple(
    Source(name=name, cadence=cadence, due_day=day, owner="Någon")
    for name, cadence, day in (
        ("Telefonin", Cadence.MONTHLY, 5),
        ("Ekonomin", Cadence.MONTHLY, 12),
        ("Enkäten", Cadence.YEARLY, 1),
    )
)
WORLD = dataclasses.replace(CATALOGUE, sources=SOURCES)
CAME = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("today", "awaited"),
    [
        (dt.date(2024, 5, 20), ""),
        (dt.date(2024, 6, 12), ""),
        (dt.date(2024, 6, 13), "maj\u00a02024 väntades senast 12\u00a0juni\u00a02024"),
    ],
)
def test_data_are_old_once_every_monthly_source_should_have_come(today: dt.date, awaited: str) -> None:
    found = freshness(WORLD, APRIL, APRIL, CAME, today)
    assert (found.imported, found.awaited, found.begun) == ("senast importerat 8\u00a0maj\u00a02024", awaited, "")


def test_without_sources_or_imports_nothing_is_claimed() -> None:
    found = freshness(CATALOGUE, APRIL, APRIL, None, dt.date(2030, 1, 1))
    assert (found.imported, found.awaited) == ("", "")


MAY, JUNE = Month(2024, 5), Month(2024, 6)
LATE = "maj\u00a02024 väntades senast 12\u00a0juni\u00a02024"


@pytest.mark.parametrize(
    ("newest", "day", "awaited", "begun"),
    [
        (MAY, 12, "", "maj\u00a02024 har börjat komma in"),
        (MAY, 13, f"{LATE}, har börjat komma in", ""),
        (JUNE, 13, LATE, "juni\u00a02024 har börjat komma in"),
    ],
)
def test_a_month_that_has_only_begun_says_so_once_and_is_still_awaited(
    newest: Month, day: int, awaited: str, begun: str
) -> None:
    found = freshness(WORLD, APRIL, newest, CAME, dt.date(2024, 6, day))
    assert (found.awaited, found.begun) == (awaited, begun)
