"""What is different from the month before: both ways, only what can be compared, and no noise called a move."""

from __future__ import annotations

from typing import Any

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views.month_changes import Changes, Told
from nsvh_dash.views.scorecard import build_scorecard
from tests.views import fakes
from tests.views.fakes import CATALOGUE, figure
from tests.views.standings import NO_CHART, chart, scorecard

MARCH = Month(2024, 3)


def phone(status: Status, month: Month = fakes.APRIL, **more: Any) -> Figure:
    value = None if status is Status.MISSING else 91.1
    return figure("phone", "vc", value, 95.0, status, month=month, **more)


def changes(*figures: Figure, last: float | None = None) -> Changes:
    charts = [("phone", chart(fakes.PHONE, last))] if last is not None else []
    return scorecard(*figures, charts=charts).changes


def test_a_status_that_turned_is_told_with_both() -> None:
    found = changes(phone(Status.MISSED), phone(Status.NEAR, MARCH))
    assert [(turn.name, turn.place, turn.before, turn.after, turn.note) for turn in found.worse] == [
        ("Telefontillgänglighet", "vc", Status.NEAR, Status.MISSED, "")
    ]
    assert (found.better, found.compared, found.month) == ((), 1, MARCH)
    assert [turn.after for turn in changes(phone(Status.REACHED), phone(Status.NEAR, MARCH)).better] == [Status.REACHED]


def test_the_same_status_is_no_change() -> None:
    found = changes(phone(Status.MISSED), phone(Status.MISSED, MARCH))
    assert found.is_empty
    assert found.compared == 1


def test_a_judgement_won_or_lost_is_no_turn_for_better_or_worse() -> None:
    lost = changes(phone(Status.MISSING), phone(Status.REACHED, MARCH))
    won = changes(phone(Status.REACHED), phone(Status.MISSING, MARCH))
    assert [turn.name for turn in lost.no_longer_judged] == ["Telefontillgänglighet"]
    assert [turn.name for turn in won.now_judged] == ["Telefontillgänglighet"]
    assert (lost.better, lost.worse, lost.compared) == (won.better, won.worse, won.compared) == ((), (), 0)


def test_another_target_is_told() -> None:
    found = changes(phone(Status.MISSED, target_id="ny"), phone(Status.REACHED, MARCH, target_id="gammal"))
    assert [turn.note for turn in found.worse] == ["nytt mål"]


def test_a_changed_definition_is_not_compared() -> None:
    october, september = Month(2023, 10), Month(2023, 9)
    figures = [
        figure("assessment", "vc", 85.0, 90.0, Status.MISSED, month=october),
        figure("assessment", "vc", 91.0, 90.0, Status.REACHED, month=september),
    ]
    none = {found.id: NO_CHART for found in CATALOGUE.indicators}
    found = build_scorecard(CATALOGUE, figures, none, "vc", october)
    assert found.changes.worse == ()
    [told] = found.changes.not_comparable
    assert (told.name, told.said) == ("Medicinsk bedömning", "Närakuten ingår från och med oktober 2023.")
    assert "Ingen indikator kan jämföras med september" in found.summary[2]


def test_what_is_followed_up_once_a_year_has_no_month_before() -> None:
    december, november = Month(2023, 12), Month(2023, 11)
    found = changes(
        figure("index", "nsvh", 79.0, 78.0, Status.REACHED, month=december),
        figure("index", "nsvh", 70.0, 78.0, Status.MISSED, month=november),
    )
    assert found.is_empty


def test_a_move_is_told_only_when_the_chart_calls_it_a_signal() -> None:
    moved = phone(Status.MISSED, change_previous_month=-30.0)
    link = "indikator?omrade=nsvh&manad=2024-04&indikator=phone"
    assert changes(moved, last=20.0).moves == (Told("Telefontillgänglighet", "−30,0\u00a0procentenheter", link),)
    assert changes(moved, last=50.0).moves == ()
    assert changes(moved).moves == ()


def test_a_move_against_the_signal_or_too_small_to_show_is_no_move() -> None:
    assert changes(phone(Status.MISSED, change_previous_month=3.0), last=20.0).moves == ()
    assert changes(phone(Status.MISSED, change_previous_month=-0.01), last=20.0).moves == ()


def test_the_largest_move_is_the_one_that_is_large_for_its_indicator() -> None:
    charts = [("phone", chart(fakes.PHONE, 20.0)), ("listed", chart(fakes.LISTED, 20.0))]
    figures = [
        phone(Status.MISSED, change_previous_month=-3.0),
        figure("listed", "vc", 20.0, change_previous_month=-30.0),
    ]
    assert [told.name for told in scorecard(*figures, charts=charts).changes.moves] == [
        "Listade patienter",
        "Telefontillgänglighet",
    ]
