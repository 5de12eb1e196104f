"""Särskilda uppdrag: each with its own measures, what has closed, and what has no measure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings

APRIL = Month(2024, 4)


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    found = Dashboard.open(demo_settings)
    yield found
    found.close()


def test_the_measures_of_april_are_those_published(dashboard: Dashboard) -> None:
    screen = dashboard.special_assignments("nsvh", APRIL)
    rows = {(row.node_name, row.indicator_name): row for row in screen.rows}

    occupancy = rows["Palliativa allmänna vårdavdelningen", "Beläggning, palliativa avd."]
    assert (occupancy.year_to_date, occupancy.last_year) == ("70\u00a0%", "51\u00a0%")
    assert rows["Palliativa allmänna vårdavdelningen", "Medelvårdtid, palliativa avd."].year_to_date == "12\u00a0dagar"
    assert rows["Sprututbyte", "Besök, sprututbyte"].raw[1] == 237
    assert (rows["TILMA", "Besök, TILMA"].raw[1], rows["TILMA", "Besök, TILMA"].difference) == (609, "−68")
    assert rows["Neurorehab", "Besök, neurorehab"].raw[1] == 2250
    assert any(value is not None for value in occupancy.spark.actual)
    money = dict(screen.finances.table.rows)
    assert money["Särskilda uppdrag"].startswith("+")


def test_an_assignment_within_another_stands_beneath_it_so_that_nobody_adds_both(dashboard: Dashboard) -> None:
    screen = dashboard.special_assignments("nsvh", APRIL)
    table = screen.finances.table
    level = {name: level for (name, _amount), level in zip(table.rows, table.levels, strict=True)}

    assert [level[name] for name in ("Särskilda uppdrag", "Sprututbyte", "Sprututbyte Halmstad")] == [1, 2, 3]
    raw = dict(table.raw)
    assert sum(raw[name] for name, at in level.items() if at == 2) == pytest.approx(raw["Särskilda uppdrag"])
    assert {row.node_name: row.level for row in screen.rows}["Sprututbyte Halmstad"] == 2


def test_what_has_closed_is_told_and_not_listed(dashboard: Dashboard) -> None:
    october, november = (dashboard.special_assignments("syringe", Month(2023, month)) for month in (10, 11))

    assert "Sprututbyte Kungsbacka" in {row.node_name for row in october.rows}
    assert october.notes == ()
    assert "Sprututbyte Kungsbacka" not in {row.node_name for row in november.rows}
    assert november.notes == ("Sprututbyte Kungsbacka stängde efter oktober\u00a02023.",)


def test_a_unit_elsewhere_has_none_and_one_without_a_measure_says_so(dashboard: Dashboard) -> None:
    assert dashboard.special_assignments("vc_ekudden", APRIL).is_empty
    doctors = dashboard.special_assignments("home_care_doctors", APRIL)
    assert (doctors.rows, doctors.is_empty) == ((), False)
    assert doctors.notes == ("Inget eget mått följs för Läkarmedverkan i hemsjukvård.",)
