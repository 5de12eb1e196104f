"""The page Dialogmöte without a browser: made, edited, taken back, frozen, and read as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash import intake
from nsvh_dash.settings import Settings
from nsvh_dash.ui.written.author import NAME
from nsvh_dash.views.texts import meeting as words
from tests.conftest import ROOT
from tests.ui.conftest import PATIENCE
from tests.ui.test_crawl import assert_whole

Open = Callable[..., AppTest]


@pytest.fixture
def opened(demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the page over a private copy of the demo."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    monkeypatch.setenv("NSVH_DATABASE", str(tmp_path / "nsvh.duckdb"))

    def run(**address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
        app.run().switch_page(str(ROOT / "pages" / "dialogmote.py"))
        for name, value in {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-04", **address}.items():
            app.query_params[name] = value
        return app.run()

    return run


def written(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(e.value).replace("\u00a0", " ") for e in [*app.title, *app.markdown, *app.text, *app.error])


def titles(app: AppTest) -> list[str]:
    """The slides in order, by the buttons that choose them."""
    return [
        button.label.split(". ", 1)[1].replace("\\", "")
        for button in app.button
        if (button.key or "").startswith("till_bild_")
    ]


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_a_meeting_is_made_edited_taken_back_and_frozen(opened: Open) -> None:
    app = opened()
    assert words.NO_MEETINGS in written(app)
    app.text_input(key="mote_namn").set_value("Dialog med Ekudden").run()
    app.text_input(key=NAME).set_value("Kim").run()
    press(app, "foresla")
    assert "Dialog med Ekudden" in written(app)
    proposed = titles(app)
    assert proposed[0] == "Det här går vi igenom"
    assert '<article class="slide agenda"' in written(app)
    assert_whole(app, "being prepared")

    press(app, "flytta_ned")
    assert titles(app) == [proposed[1], proposed[0], *proposed[2:]]
    app.text_input(key=NAME).set_value("Alex").run()
    app.text_input(key="bild_rubrik").set_value("Vår dag").run()
    assert " av Alex, " in written(app)
    assert " av Kim, " in app.button(key="aterstall_1").label.replace("\\", "")
    app.text_area(key="bild_text").set_value("Läget\n\nPengarna\n").run()
    assert titles(app)[1] == "Vår dag"
    assert "<li>Läget</li><li>Pengarna</li>" in written(app)

    app.selectbox(key="ny_bild_slag").set_value("comparison").run()
    app.selectbox(key="ny_bild_om_comparison").set_value("phone_access").run()
    press(app, "lagg_till_bild")
    assert titles(app)[2].startswith("Telefontillgänglighet: ")
    app.selectbox(key="ny_bild_slag").set_value("goals").run()
    app.selectbox(key="ny_bild_om_goals").set_value("near_care_2024").run()
    press(app, "lagg_till_bild")
    assert titles(app)[3].startswith("Nära och sammanhållen vård: ")
    for _ in range(2):
        press(app, "ta_bort_bild")
    assert len(titles(app)) == len(proposed)

    app.text_area(key="bild_text").set_value("å" * 2000).run()
    assert "Bild 2: texten tar 26 rader" in written(app)
    press(app, "aterstall_1")
    assert titles(app) == proposed

    app.session_state["frys_fraga"] = True
    app.run()
    press(app, "frys_nu")
    assert " av Alex med underlag" in written(app)
    assert words.NOTHING_CHANGED in written(app)
    assert_whole(app, "frozen")
    assert_whole(press(app, "presentera"), "presented")
    app.query_params.clear()
    app.query_params["mote"] = "1"
    app.run()
    assert [field.key for field in app.text_area] == []
    press(app, "tina_nu")
    press(app, "ta_bort_nu")
    assert words.NO_MEETINGS in written(app)
    press(app, "lagg_tillbaka_1")
    assert titles(app) == proposed


def test_a_frozen_meeting_stands_beside_what_was_revised(opened: Open, tmp_path: Path) -> None:
    app = opened()
    press(app, "foresla")
    app.session_state["frys_fraga"] = True
    app.run()
    press(app, "frys_nu")
    file = tmp_path / "rattad.csv"
    file.write_text(
        "Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Ekudden;Telefontillgänglighet;2024-04;99;100\n",
        encoding="utf-8",
    )
    intake.import_files(Settings(), [file])
    text = written(opened(mote="1", bild="2"))
    assert "siffror som visades har ändrats" in text
    assert '>92,0 %</td><td class="number">99,0 %</td>' in text
    assert '<article class="slide scorecard"' in text
    assert '<td class="number">92,0 %</td>' in text, "the slide shows what it showed"


def test_what_the_address_asks_in_vain_is_the_list(opened: Open) -> None:
    app = opened(mote="99", bild="x", visa="1")
    assert words.NO_MEETINGS in written(app)
    assert "mote" not in app.query_params
