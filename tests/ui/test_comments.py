"""The editor on the page Indikator: checked as it is written, kept as a draft, signed with a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.settings import Settings
from tests.conftest import ROOT
from tests.ui.conftest import PATIENCE

WRONG = "I april har vi 170 391 listade, 254 färre än målet."


@pytest.fixture
def app(demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page of the listed patients over a private copy of the demo, as one comes to it from the report to write."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    monkeypatch.setenv("NSVH_DATABASE", str(tmp_path / "nsvh.duckdb"))
    app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
    app.run()
    subject = "listed_patients"
    for name, value in {"omrade": "vc", "manad": "2024-04", "indikator": subject, "skriv": subject}.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / "indikator.py")).run()


def written(app: AppTest) -> str:
    return "\n".join(str(e.value).replace("\u00a0", " ") for e in [*app.markdown, *app.caption, *app.error])


def test_a_comment_is_checked_kept_and_signed_with_a_reason(app: AppTest) -> None:
    app.text_area[0].set_value(WRONG).run()
    assert "<mark>254</mark>" in written(app)
    assert "avvikelse mot målet april 2024 är −943" in written(app)
    app.text_input(key="kommentar_namn").set_value("Kim").run()
    [sign] = [button for button in app.button if button.label == "Klarmarkera"]
    sign.click().run()
    assert "ange ett skäl" in written(app)
    [reason] = [field for field in app.text_input if field.label.startswith("Skäl")]
    reason.set_value("står i det publicerade underlaget").run()
    [sign] = [button for button in app.button if button.label == "Klarmarkera"]
    sign.click().run()
    assert not app.exception
    assert "Klarmarkerad av Kim" in written(app)
    assert "Skäl: står i det publicerade underlaget" in written(app)
