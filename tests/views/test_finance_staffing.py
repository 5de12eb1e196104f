"""The view Bemanning: R12 beside the year to date, professions, months with the stop, and what work costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.finance.staffing import staffing
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.finance.staffing import StaffingScreen, build_staffing
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import outlook as texts_outlook

Show = Callable[..., StaffingScreen]


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    found = Dashboard.open(demo_settings)
    yield found
    found.close()


@pytest.fixture
def show(dashboard: Dashboard) -> Show:
    def shown(node: str, month: str = "2024-04", unit: AmountUnit = AmountUnit.MNKR) -> StaffingScreen:
        return build_staffing(dashboard.staffing(node, Month.parse(month)), unit, "demodata")

    return shown


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_two_kinds_of_period_stand_beside_each_other_and_the_page_says_why_they_differ(show: Show) -> None:
    shown = show("nsvh")
    assert [plain(fact.text) for fact in shown.facts] == [
        "3,2 % – når inte målet 2 %",
        "0,3 % – mål saknas",
        "4,9 % – mål saknas",
    ]
    assert shown.facts[0].status is Status.MISSED
    said = plain(" ".join(shown.sentences))
    assert "gäller rullande tolv månader" in said
    assert "når inte målet fast årets månader ligger under det: maj–december 2023 räknas ännu med" in said


def test_the_published_costs_of_hired_staff(show: Show) -> None:
    shown = show("nsvh")
    assert (
        plain(shown.block.title) == "Inhyrd personal kostade 0,7 mnkr jan–apr 2024, mot 10,7 mnkr samma tid förra året"
    )
    assert "Hela förra året kostade inhyrd personal 30,1 mnkr." in plain(shown.block.summary)
    assert shown.professions.rows[-1][:2] == ("Summa", "0,7")


def test_professions_whose_rounded_variances_do_not_add_up_say_so(show: Show) -> None:
    assert any(note.startswith("Budgetavvikelse: Avrundade delar") for note in show("nsvh").profession_notes)
    assert show("nsvh", unit=AmountUnit.TKR).profession_notes == ()


def test_the_stop_is_an_event_and_doctors_cost_nothing_after_it(show: Show) -> None:
    shown = show("nsvh")
    (stop,) = shown.events
    assert stop.month == Month(2024, 2)
    after = [column.amounts[0] for column in shown.columns if column.month >= stop.month]
    assert after == [0.0, 0.0, 0.0]
    assert all(column.amounts[0] > 0 for column in shown.columns if column.month < stop.month)


def test_cost_of_a_visit_counts_only_the_units_that_count_visits(dashboard: Dashboard) -> None:
    whole, area = (dashboard.staffing(node, Month(2024, 4)).found.work[0] for node in ("nsvh", "vc"))
    assert whole == area
    assert whole.amount == 248_485
    assert whole.each == pytest.approx(-1000 * (whole.cost or 0) / 248_485)


def test_what_staff_cost_is_set_against_is_named_in_the_catalogue(show: Show, dashboard: Dashboard) -> None:
    assert [row[0] for row in show("nsvh").work.rows][:2] == [
        "Personalkostnad per besök, kr",
        "Personalkostnad per klinisk timme, kr",
    ]
    plain_catalogue = replace(
        dashboard.catalogue,
        indicators=tuple(
            indicator.model_copy(update={"staff_cost_per": "", "absence": False})
            for indicator in dashboard.catalogue.indicators
        ),
    )
    found = staffing(dashboard.snapshot, plain_catalogue, "nsvh", Month(2024, 4))
    assert found is not None
    assert found.work == ()
    assert found.hours.scheduled is None
    nothing = replace(dashboard.catalogue, indicators=())
    assert staffing(dashboard.snapshot, nothing, "nsvh", Month(2024, 4)) is None


def test_worked_hours_are_not_told_where_absence_cannot_be_relied_upon(show: Show, dashboard: Dashboard) -> None:
    hours = dashboard.staffing("nsvh", Month(2024, 4)).found.hours
    assert hours.worked is None
    assert hours.worked_before is not None
    assert hours.reason in show("nsvh").work_note


def test_a_place_without_hired_staff_and_one_without_staff(show: Show) -> None:
    assert show("ftv").block.summary == texts_outlook.NO_AGENCY
    assert show("syringe_kungsbacka").is_empty
