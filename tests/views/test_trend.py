"""The trend: finding, gaps, breaks, and the year before."""

from __future__ import annotations

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.trend import TREND_MONTHS, Trend, build_trend
from tests.views.fakes import APRIL, CATALOGUE, figure


def trend(indicator_id: str, *figures: Figure, node: str = "vc") -> Trend:
    return build_trend(CATALOGUE, indicator_id, node, APRIL, figures)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (-4.1, "Telefontillgänglighet når inte målet och är lägre än april 2023"),
        (0.3, "Telefontillgänglighet når inte målet och är högre än april 2023"),
        (0.01, "Telefontillgänglighet når inte målet och är på samma nivå som april 2023"),
        (None, "Telefontillgänglighet når inte målet"),
    ],
)
def test_the_title_is_the_finding(change: float | None, expected: str) -> None:
    found = figure("phone", "vc", 91.1, 95.0, Status.MISSED, change_same_month_last_year=change)
    assert plain(trend("phone", found).title) == expected


def test_the_title_says_why_there_is_no_finding() -> None:
    unreliable = figure("sick", "nsvh", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason="…")
    assert plain(trend("sick", unreliable, node="nsvh").title) == "Sjukfrånvaro kan inte följas upp för april 2024"
    assert plain(trend("phone").title) == "Telefontillgänglighet saknar uppgift för april 2024"


def test_a_gap_stays_a_gap_and_has_its_reason() -> None:
    points = trend("phone", figure("phone", "vc", 90.0), figure("phone", "vc", 91.0, month=Month(2024, 2))).points
    assert len(points) == TREND_MONTHS
    assert [point.actual for point in points[-3:]] == [91.0, None, 90.0]
    assert points[-2].reason == "Ingen uppgift finns för perioden."


def test_a_changed_definition_splits_the_line_and_stops_the_comparison() -> None:
    months = [APRIL.plus(offset) for offset in range(-20, 1)]
    found = trend("assessment", *(figure("assessment", "vc", 90.0, month=month) for month in months))
    segments = {point.month: point.segment for point in found.points}
    assert segments[Month(2023, 9)] != segments[Month(2023, 10)]
    assert [point.last_year for point in found.points[-7:]] == [None] * 7
    assert [(str(mark.month), mark.label) for mark in found.breaks] == [("2023-10", "ändrad definition")]
    assert "högre" not in found.title


def test_an_accumulated_figure_begins_anew_each_year() -> None:
    tenth = CATALOGUE.indicators_by_id["phone"].model_copy(update={"headline": PeriodKind.YEAR_TO_DATE})
    catalogue = type(CATALOGUE)(
        organisation=CATALOGUE.organisation, indicators=(tenth,), accounts=(), targets=(), profiles=()
    )
    points = build_trend(catalogue, "phone", "vc", APRIL, []).points
    assert points[-4].segment != points[-5].segment
    assert points[-4].segment == points[-1].segment


def test_the_summary_has_latest_lowest_and_highest() -> None:
    found = trend(
        "phone", figure("phone", "vc", 91.1, 95.0, Status.MISSED), figure("phone", "vc", 96.0, month=Month(2023, 6))
    )
    assert plain(found.summary) == (
        "vc: 91,1 % i april 2024 mot målet 95 %; lägst 91,1 % (april 2024) och högst 96,0 % (juni 2023) på tre år."
    )
    assert trend("phone").summary == "Telefontillgänglighet har inga värden för vc de senaste tre åren."
