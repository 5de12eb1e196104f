"""The page Ekonomi: its views and the unit of amounts, in the address."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from nsvh_dash.views.texts import finance as words
from tests.ui.test_pages import Open, text_of


def rows(app: AppTest) -> dict[str, Any]:
    """What the table of the statement was given."""
    (found,) = [c for c in app.get("bidi_component") if c.proto.component_name.endswith("nsvh_fallbart")]
    data: dict[str, Any] = json.loads(found.proto.json)
    return data


def open_statement(open_page: Open, **asked: str) -> AppTest:
    """The statement as an address asks for it; the page opened first lets go of what it has no use for."""
    app = open_page("ekonomi")
    for name, value in {"vy": words.STATEMENT_ID, **asked}.items():
        app.query_params[name] = value
    return app.run()


def test_the_statement_shows_the_published_result_in_both_units(open_page: Open) -> None:
    app = open_statement(open_page, omrade="nsvh", manad="2024-04")
    assert [found.message for found in app.exception] == []
    assert "Resultatet är 8\u00a0252\u00a0tkr bättre än budget" in [found.value for found in app.header]
    table = rows(app)["lines"]
    assert all(amount in table for amount in ("−37\u00a0583", "−45\u00a0835", "+8\u00a0252", "−106\u00a0528"))

    app.segmented_control(key="lista_belopp").set_value("mnkr").run()
    assert app.session_state["belopp"] == "mnkr"
    assert "Resultatet är 8,3\u00a0mnkr bättre än budget" in [found.value for found in app.header]
    assert "−37,6" in rows(app)["lines"]
    assert "beror på avrundning" in text_of(app)


def test_the_whole_year_is_the_forecast_s_and_what_is_folded_stands_in_the_address(open_page: Open) -> None:
    app = open_statement(open_page, omrade="ftv", manad="2024-04", period="year", ihop="costs.nonsense")
    assert [found.message for found in app.exception] == []
    assert "Prognosen för resultatet är 5\u00a0000\u00a0tkr bättre än budget" in [found.value for found in app.header]
    assert rows(app)["folded"] == ["costs"]
    assert words.PICTURE_YEAR in rows(app)["lines"]
