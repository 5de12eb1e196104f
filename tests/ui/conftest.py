"""The app run without a browser, on the demo database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.settings import Settings
from tests.conftest import ROOT

PATIENCE = 60
"""Seconds a script may take on a busy machine."""


@pytest.fixture
def open_page(demo_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page with what the address says."""
    monkeypatch.setenv("NSVH_DATABASE", str(demo_settings.database))

    def opened(page: str = "", **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run() if page else app

    return opened


@pytest.fixture
def empty_app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app where nothing has been built."""
    return AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
