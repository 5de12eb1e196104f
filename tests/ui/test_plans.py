"""The pages of plans: a risk is changed and the matrix moves, an activity is closed, faults stand at their fields."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.record_sheets import to_xlsx
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Risk
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.ui.written.author import NAME
from nsvh_dash.views.records.file import build_sheets
from tests.conftest import ROOT
from tests.records import risk
from tests.ui.conftest import PATIENCE

APRIL = Month(2024, 4)
Open = Callable[..., AppTest]


@pytest.fixture
def opened(demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page of the administration in April, over a private copy of the demo."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    monkeypatch.setenv("NSVH_DATABASE", str(tmp_path / "nsvh.duckdb"))

    def run(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
        app.run()
        for name, value in {"omrade": "nsvh", "manad": "2024-04", **address}.items():
            app.query_params[name] = value
        return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()

    return run


def said(app: AppTest) -> str:
    assert not app.exception
    return html.unescape("\n".join(str(element.value) for element in app.markdown)).replace("\u00a0", " ")


def press(app: AppTest, label: str) -> AppTest:
    [button] = [button for button in app.button if button.label == label]
    return button.click().run()


def field(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]
    [found] = [element for element in app.get(kind) if element.label == label]
    return found


def test_a_risk_is_changed_and_taken_back(opened: Open) -> None:
    app = opened("internkontroll", post="risk.R1")
    assert "3 × 3 = 9" in said(app)
    field(app, "selectbox", "Sannolikhet").set_value("1")
    field(app, "text_input", "Bedömd, som 2024-05-31").set_value("i april")
    press(app, "Spara")
    assert "”i april”: skriv ett datum, till exempel 2024-04-30" in said(app)
    field(app, "text_input", "Bedömd, som 2024-05-31").set_value("2024-04-30")
    press(app, "Spara")
    assert "Ange vem som skriver." in said(app)
    app.text_input(key=NAME).set_value("Kim")
    press(app, "Spara")
    assert "Risk R1 sparades." in said(app)
    assert "1 × 3 = 3" in said(app)
    assert "<li>Sannolikhet: 3 → 1</li>" in said(app)
    press(app, "Ångra senaste ändringen")
    assert "3 × 3 = 9" in said(app)


def test_a_record_is_removed_once_one_is_sure_and_comes_back(opened: Open) -> None:
    app = opened("arbetsmiljo", post="activity.A7")
    assert "<h3>" not in said(app)
    assert [title.value for title in app.subheader][:4] == [
        "Riskorienterat arbetssätt",
        "Kunskap hos chefer och skyddsombud",
        "Korttidsfrånvaro",
        "Chefers förutsättningar",
    ]
    app.text_input(key=NAME).set_value("Kim").run()
    press(app, "Ta bort")
    press(app, "Ja, ta bort")
    assert "Aktivitet A7 är borttagen." in said(app)
    assert "Utbildningsdag för chefer" not in said(app)
    [restore] = [button for button in app.button if button.label.startswith("Återställ versionen")]
    restore.click().run()
    assert "Utbildningsdag för chefer" in said(app)


def test_a_workbook_taken_in_is_taken_back_with_one_click(opened: Open) -> None:
    with closing(Dashboard.open(Settings())) as dashboard:
        sheets = build_sheets(dashboard.catalogue, [risk("R1", 1), risk("R99")])
        before = len(dashboard.records.standing(Risk))
    number = intake.import_records(Settings(), Upload("plan.xlsx", to_xlsx(sheets)), "Kim").number
    app = opened("internkontroll")
    app.text_input(key=NAME).set_value("Alex").run()
    app.session_state["plan_oppen"] = True
    app.run()
    assert "av Kim: 1 ny och 1 ändrad." in said(app)
    press(app, "Ångra inläsningen")
    assert "Klart. Posterna står som de gjorde innan." in said(app)
    assert "Ångra återställningen" in [button.label for button in app.button]
    with closing(Dashboard.open(Settings())) as dashboard:
        assert len(dashboard.records.standing(Risk)) == before
        *_, undone = dashboard.records.changes()
        assert (undone[0].author, undone[0].number) == ("Alex", (number or 0) + 2)


def test_an_activity_is_closed_from_the_list_and_the_filter_stays_in_the_address(opened: Open) -> None:
    app = opened("aktiviteter", lage="late")
    app.text_input(key=NAME).set_value("Kim").run()
    assert [header.value for header in app.header][:1] == ["Försenade"]
    press(app, "Markera A2 som klar")
    assert "A2 är markerad som klar." in said(app)
    assert "Markera A2 som klar" not in [button.label for button in app.button]
    assert app.session_state["lage"] == "late"
    dashboard = Dashboard.open(Settings())
    assert "A2" not in [row.id for row in dashboard.internal_control("nsvh", APRIL).late]
    dashboard.close()
