"""The views of Ekonomi that look ahead, and the page Planering, run whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.views.texts import outlook as words
from tests.ui.test_pages import NOT_A_VALUE, text_of
from tests.words import ENGLISH, words_of

Open = Callable[..., AppTest]


@pytest.fixture
def open_at(open_page: Open) -> Open:
    """Opens a page with an address of its own: the page opened first lets go of what it has no use for."""

    def opened(page: str, **address: str) -> AppTest:
        app = open_page(page)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.mark.parametrize("unit", ["", "ftv_mossebro"])
@pytest.mark.parametrize("view", ["prognos", "bemanning", "investeringar"])
def test_a_view_opens_whole_and_in_swedish(open_at: Open, view: str, unit: str) -> None:
    app = open_at("ekonomi", omrade="ftv" if unit else "nsvh", enhet=unit, manad="2024-04", vy=view, belopp="mnkr")

    assert [found.message for found in app.exception] == []
    text = text_of(app)
    assert NOT_A_VALUE.findall(text) == []
    assert words_of(text) & ENGLISH == set()
    assert "mnkr" in text


def test_switching_a_proposal_off_changes_the_sum_and_the_address(open_at: Open) -> None:
    app = open_at("planering", omrade="nsvh", manad="2024-04")
    assert words.CHOSEN_SUM not in text_of(app)
    app.toggle(key="forslag_equipment_plan").set_value(False).run()
    assert app.session_state["utan"] == "equipment_plan"
    assert words.CHOSEN_SUM in text_of(app)
    app.toggle(key="forslag_equipment_plan").set_value(True).run()
    assert app.session_state["utan"] == ""
