"""The search field finds every page, unit and indicator, and each leads somewhere that shows it."""

from __future__ import annotations

from nsvh_dash.views.search import findings
from nsvh_dash.views.selection import select
from tests.views.fakes import APRIL, CATALOGUE

SELECTION = select(CATALOGUE, [APRIL], APRIL, "ftv", "gläntan", "2024-04")
FOUND = findings(CATALOGUE, SELECTION, {"ekonomi": "Ekonomi"})


def test_everything_there_is_can_be_found_once() -> None:
    labels = [finding.label for finding in FOUND.values()]
    assert len(labels) == len(set(labels)) == 1 + len(CATALOGUE.organisation.nodes) + len(CATALOGUE.indicators)
    assert labels[0] == "Ekonomi – sida"


def test_a_unit_leads_to_itself_on_the_page_one_is_on() -> None:
    ekudden = FOUND["unit:ekudden"]
    assert (ekudden.page, ekudden.parameters) == ("", {"omrade": "vc", "enhet": "ekudden", "manad": "2024-04"})
    assert FOUND["unit:vc"].parameters == {"omrade": "vc", "manad": "2024-04"}


def test_an_indicator_keeps_the_choice_where_the_chosen_node_has_it() -> None:
    assert FOUND["indicator:sick"].parameters == {**SELECTION.parameters, "indikator": "sick"}


def test_an_indicator_of_another_branch_leads_to_its_home() -> None:
    phone = FOUND["indicator:phone"]
    assert (phone.page, phone.parameters) == ("indikator", {"omrade": "vc", "manad": "2024-04", "indikator": "phone"})


def test_a_page_keeps_the_choice() -> None:
    assert FOUND["page:ekonomi"].parameters == SELECTION.parameters
