"""Without a database the app explains what to do, and shows the figures by itself once they are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nsvh_dash.settings import Settings
from nsvh_dash.views import texts
from tests.browser.server import copy_database, running
from tests.words import ENGLISH, words_of

pytestmark = pytest.mark.browser


def test_an_empty_app_says_what_to_do_and_fills_by_itself(
    demo_settings: Settings, visit: Callable[[str], Page], problems: list[str], tmp_path: Path
) -> None:
    waiting, place = tmp_path / "waiting", tmp_path / "data"
    waiting.mkdir()
    copy_database(demo_settings.database, waiting)
    with running(place / demo_settings.database.name, tmp_path / "server.log") as app:
        page = visit(app.address())
        expect(page.get_by_text(texts.EMPTY_TITLE)).to_be_visible()
        expect(page.get_by_text("python -m nsvh_dash build --demo")).to_be_visible()
        assert words_of(page.get_by_test_id("stApp").inner_text()) & ENGLISH == set()

        waiting.rename(place)  # all at once: the app looks for it at any moment
        expect(page.locator("h1")).to_have_text(texts.PAGE_OVERVIEW)
    assert problems == []
