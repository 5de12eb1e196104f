"""The page Ekonomi: views chosen in the address, for an administration, an area and a unit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.views.texts import finance as words
from tests.ui.test_crawl import assert_whole, to
from tests.ui.test_pages import text_of

Open = Callable[..., AppTest]


@pytest.fixture
def open_finance(open_page: Open) -> Open:
    """Opens the page with an address of its own: the page opened first lets go of what it has no use for."""

    def opened(**address: str) -> AppTest:
        app = open_page("ekonomi")
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.mark.parametrize("view", [words.VARIANCE_ID, words.DEVELOPMENT_ID])
def test_a_view_is_whole_and_swedish_for_the_whole_and_for_a_unit(open_finance: Open, view: str) -> None:
    app = open_finance(omrade="nsvh", manad="2024-04", vy=view)
    assert_whole(app, "nsvh")
    assert_whole(to(app, "ekonomi", omrade="vc", enhet="vc_asen", vy=view), "vc_asen")


def test_from_the_whole_s_variance_to_units_and_their_lines(open_finance: Open) -> None:
    app = open_finance(omrade="nsvh", manad="2024-04", vy=words.VARIANCE_ID)
    movers = next(element.value for element in app.markdown if words.MOVERS in element.value)
    first = re.findall(r'href="ekonomi\?omrade=management&amp;enhet=management_office&amp;([^"]*)"', movers)
    assert first == ["manad=2024-04&amp;vy=avvikelse"]
    assert len(re.findall("<li>", movers)) == 3

    app.segmented_control(key="lista_belopp").set_value("mnkr").run()
    assert "går 8,3 mnkr bättre än budget" in text_of(app).replace("\u00a0", " ")
    assert (app.session_state["vy"], app.session_state["belopp"]) == (words.VARIANCE_ID, "mnkr")


def test_the_first_year_has_no_development_and_says_so(open_finance: Open) -> None:
    app = open_finance(omrade="vc", manad="2021-02", vy=words.DEVELOPMENT_ID)

    assert [found.message for found in app.exception] == []
    assert "Inget utfall för jan–feb 2020" in text_of(app).replace("\u00a0", " ")
