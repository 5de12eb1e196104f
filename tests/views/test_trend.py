"""The trend: finding, gaps, breaks, and the year before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.model.indicator import TimeRule
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.trend import TREND_MONTHS, Trend, build_trend
from tests.views.fakes import APRIL, CATALOGUE, figure
from tests.views.numbers import numbers_in


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


def test_a_period_that_lacks_months_is_not_set_beside_a_whole_one() -> None:
    lacking = {"reason": "months", "months_reporting": 4, "months_expected": 5, "change_same_month_last_year": 9.0}
    found = figure("phone", "vc", 92.3, 95.0, Status.MISSING, **lacking)
    assert trend("phone", found).title == "Telefontillgänglighet har uppgift för 4 av 5 månader"


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


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ([Status.REACHED] * 3, "Målet nåddes i alla tre bedömda månader."),
        ([Status.MISSED, Status.NEAR, Status.MISSED], "Målet nåddes inte i någon av tre bedömda månader."),
        ([Status.MISSED, Status.REACHED, Status.NO_TARGET], "Målet nåddes i en av två bedömda månader."),
        ([Status.MISSED], ""),
        ([Status.NO_TARGET] * 3, ""),
    ],
)
def test_the_summary_counts_how_often_the_target_was_reached(statuses: list[Status], said: str) -> None:
    figures = [
        figure("phone", "vc", 91.0 + back, 95.0, status, month=APRIL.plus(-back))
        for back, status in enumerate(statuses)
    ]
    summary = plain(trend("phone", *figures).summary)
    assert ("Målet nåddes" in summary) == bool(said)
    assert summary.endswith(said)


def test_one_month_has_no_lowest_and_no_highest() -> None:
    found = trend("phone", figure("phone", "vc", 91.1, 95.0, Status.MISSED))
    assert plain(found.summary) == "vc: 91,1 % i april 2024 mot målet 95 %."


def test_lowest_and_highest_are_those_of_the_present_definition() -> None:
    figures = [figure("assessment", "vc", 70.0 + back, month=APRIL.plus(-back)) for back in range(20)]
    assert plain(trend("assessment", *figures).summary) == (
        "vc: 70,0 % i april 2024; lägst 70,0 % (april 2024) och högst 76,0 % (oktober 2023) "
        "sedan definitionen ändrades oktober 2023."
    )


def test_a_month_that_cannot_be_followed_up_is_told_with_its_reason() -> None:
    figures = [
        figure("sick", "nsvh", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason="Nytt system."),
        figure("sick", "nsvh", 5.1, month=APRIL.plus(-1)),
    ]
    found = trend("sick", *figures, node="nsvh")
    assert plain(found.summary) == "nsvh: 5,1 % i mars 2024. April 2024: Nytt system."
    assert plain(trend("sick", figures[0], node="nsvh").summary) == (
        "Sjukfrånvaro har inga värden för nsvh de senaste tre åren. April 2024: Nytt system."
    )


@pytest.mark.parametrize("state", ["no data", "one month", "break", "not measurable", "all reached", "none reached"])
def test_every_number_of_the_summary_is_the_engines(state: str) -> None:
    status = Status.REACHED if state == "all reached" else Status.MISSED
    indicator = "assessment" if state == "break" else "phone"
    figures = [
        figure(indicator, "vc", 90.0 + back / 10, 95.0, status, month=APRIL.plus(-back))
        for back in range({"no data": 0, "one month": 1}.get(state, 15))
    ]
    if state == "not measurable":
        figures[0] = figure(
            indicator, "vc", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason="Nytt system."
        )
    summary = trend(indicator, *figures).summary
    values = {f"{found.value:.1f}".replace(".", ",") for found in figures if found.value is not None}
    counts = {str(sum(found.value is not None for found in figures))}
    years = {str(found.month.year) for found in figures} | {"2024", "3"}
    assert numbers_in(summary) <= values | counts | years | {"95"}


def test_a_preliminary_value_is_said_to_be_one() -> None:
    found = trend("phone", figure("phone", "vc", 91.1, state=State.PRELIMINARY))
    assert found.points[-1].is_preliminary
    assert plain(found.summary) == "vc: 91,1 % i april 2024 (preliminärt)."


def test_another_kind_of_period_is_another_line_under_the_same_definitions() -> None:
    figures = [
        figure("phone", "vc", 90.0 + at, month=APRIL.plus(-at), kind=PeriodKind.TERTIAL) for at in range(TREND_MONTHS)
    ]
    catalogue = CATALOGUE.showing("phone", PeriodKind.TERTIAL)
    found = build_trend(catalogue, "phone", "vc", Month(2024, 3), figures)
    assert found.subtitle.endswith("procent, per tertial, vc")
    assert [str(point.month) for point in found.points[-3:]] == ["2023-08", "2023-12", "2024-03"]
    assert CATALOGUE.indicators_by_id["phone"].headline is PeriodKind.MONTH


def test_what_a_year_adds_up_to_has_no_lowest_and_highest() -> None:
    counted = CATALOGUE.indicators_by_id["listed"].model_copy(update={"time_rule": TimeRule.SUM})
    catalogue = replace(CATALOGUE, indicators=(counted,)).showing("listed", PeriodKind.YEAR_TO_DATE)
    figures = [figure("listed", "vc", 100.0, month=APRIL.plus(-at), kind=PeriodKind.YEAR_TO_DATE) for at in range(4)]
    assert plain(build_trend(catalogue, "listed", "vc", APRIL, figures).summary) == "vc: 100 för jan–apr 2024."
