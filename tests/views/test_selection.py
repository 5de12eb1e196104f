"""What the address asks for becomes a valid choice."""

from __future__ import annotations

import pytest

from nsvh_dash.model.period import Month
from nsvh_dash.views.selection import Selection, select
from tests.views.fakes import APRIL, CATALOGUE

MONTHS = [Month(2024, 3), APRIL]


def chosen(area: str = "", unit: str = "", month: str = "") -> Selection:
    return select(CATALOGUE, MONTHS, MONTHS[-1], area, unit, month)


def test_nothing_asked_for_is_everything_in_the_newest_month() -> None:
    found = chosen()
    assert (found.node_id, found.area_id, found.month) == ("nsvh", "nsvh", APRIL)
    assert found.parameters == {"omrade": "nsvh", "manad": "2024-04"}


def test_a_month_that_has_only_begun_is_there_to_be_chosen_and_not_met_unasked() -> None:
    months = [*MONTHS, Month(2024, 5)]
    assert select(CATALOGUE, months, APRIL, "", "", "").month == APRIL
    chosen_by_hand = select(CATALOGUE, months, APRIL, "", "", "2024-05")
    assert (chosen_by_hand.month, chosen_by_hand.months) == (Month(2024, 5), tuple(reversed(months)))


def test_a_unit_is_found_in_its_area() -> None:
    found = chosen("vc", "ekudden", "2024-03")
    assert found.node_id == "ekudden"
    assert found.parameters == {"omrade": "vc", "enhet": "ekudden", "manad": "2024-03"}
    assert [crumb.name for crumb in found.crumbs] == ["nsvh", "vc", "halmstad", "ekudden"]


def test_a_unit_chosen_among_all_brings_its_area_along() -> None:
    assert chosen("nsvh", "gläntan").area_id == "ftv"


def test_a_unit_of_another_area_is_let_go_of() -> None:
    found = chosen("ftv", "ekudden")
    assert (found.node_id, found.unit_id) == ("ftv", "")


@pytest.mark.parametrize(("area", "unit", "month"), [("zzz", "", ""), ("", "vc", "1999-01"), ("", "qq", "april")])
def test_what_does_not_exist_falls_back(area: str, unit: str, month: str) -> None:
    found = chosen(area, unit, month)
    assert (found.node_id, found.month) == ("nsvh", APRIL)


def test_an_area_lists_its_own_units_only() -> None:
    assert [choice.id for choice in chosen("vc").units] == ["", "halmstad", "ekudden", "åsen", "öringe"]


def test_months_are_offered_newest_first() -> None:
    assert chosen().months == (APRIL, Month(2024, 3))
