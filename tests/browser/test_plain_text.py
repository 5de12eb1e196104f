"""What a delivered file says is shown as text in a real browser, and nothing in it runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import App
from tests.faults import hostile

pytestmark = pytest.mark.browser

PLACE = {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-04"}


def test_a_browser_shows_it_and_runs_nothing(
    changing_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    changing_app.delivered("telefoni.csv", hostile.ROWS)
    for name in ("indikator", "tillganglighet", "enheter", ""):
        shown = visit(changing_app.address(name, **PLACE, indikator="phone_access"))
        if name == "indikator":
            expect(shown.get_by_text(hostile.FORMULA).first).to_be_attached()
            expect(shown.get_by_text(hostile.MARKDOWN.split()[0]).first).to_be_attached()
        for trace in ("script:text('alert(1)')", "img[src='x']", "a[href^='javascript']", "strong:text-is('fet')"):
            expect(shown.locator(trace)).to_have_count(0)
    assert [found for found in problems if found.startswith(("exception", "dialog"))] == []
