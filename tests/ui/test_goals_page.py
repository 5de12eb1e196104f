"""Målstyrning in its three views, the way from an indicator to its assignments, and Särskilda uppdrag, run whole."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from nsvh_dash.ui.written.comments import WRITING
from nsvh_dash.views.texts import goals as words
from tests.conftest import ROOT
from tests.ui.spoken import everything

Open = Callable[..., AppTest]


def to(app: AppTest, page: str, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def said(app: AppTest) -> str:
    assert [found.message for found in app.exception] == []
    return "\n".join(everything(app)).replace("\xa0", " ")


def test_the_three_views_and_the_way_from_an_indicator_and_back(open_page: Open) -> None:
    app = open_page(omrade="nsvh", manad="2024-04")
    app.session_state[WRITING] = True
    tree = said(to(app, "malstyrning", uppdrag="patient_safety_2024", ihop="near_care_2024.nonsense"))
    for text in ("Planen för 2024 har 16 uppdrag", "Nära och sammanhållen vård", "8 indikatorer: 2 når inte målet"):
        assert text in tree
    assert words.RULE in tree
    assert [box.label for box in app.selectbox if "kommentera" in box.label] == ["Uppdrag att kommentera"]

    matrix = said(to(app, "malstyrning", vy="matris"))
    assert words.MATRIX_TITLE in matrix
    assert "Stärka krisberedskapen" in matrix

    years = said(to(app, "malstyrning", vy="ar"))
    for text in (
        "minst 35 %",
        "minst 32,5 %",
        "mindre än 18 månader",
        "högst 16 månader",
        "Lättat",
        "Skärpt",
        "Utgick",
    ):
        assert text in years

    earlier = said(to(app, "malstyrning", vy="", plan="2022"))
    assert "Planen är för 2022" in earlier
    assert words.LISTS in earlier

    indicator = to(app, "indikator", indikator="visits")
    assert words.SERVES in said(indicator)
    assert any("uppdrag=balance_2024" in str(found.value) for found in indicator.markdown)


def test_a_unit_without_special_assignments_is_told_the_next_step(open_page: Open) -> None:
    app = open_page("sarskilda_uppdrag", omrade="vc", enhet="vc_ekudden", manad="2024-04")
    assert "Vårdcentralen Ekudden har inga särskilda uppdrag i april 2024." in said(app)
