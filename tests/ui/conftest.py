"""The app run without a browser, on the demo database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from nsvh_dash.settings import Settings
from tests.conftest import ROOT

PATIENCE = 120
"""Seconds a script may take on a busy machine."""


@pytest.fixture(autouse=True, scope="session")
def components_known() -> Iterator[None]:
    """What is installed is the same for all tests: Streamlit would read a hundred packages' descriptions for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def open_page(demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page with what the address says."""
    monkeypatch.setenv("NSVH_DATABASE", str(demo_settings.database))

    def opened(page: str = "", **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
        for name, value in address.items():
            app.query_params[name] = value
        if not page:
            return app.run()
        # A page can be opened once the app has run: over no data, which is sooner done than the overview.
        with monkeypatch.context() as nothing:
            nothing.setenv("NSVH_DATABASE", str(tmp_path / "nothing.duckdb"))
            app.run()
        return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()

    return opened


@pytest.fixture
def empty_app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app where nothing has been built."""
    return AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
