"""Ekonomi in a browser: from the whole's variance to the units and lines behind it, in three clicks and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.layout import lasting_flaws
from tests.browser.reading import chosen, expect_chosen
from tests.browser.server import App

pytestmark = pytest.mark.browser


def test_from_the_variance_of_the_whole_to_three_units_and_their_lines_in_three_clicks(
    served_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(served_app.address("ekonomi", omrade="nsvh", manad="2024-04"))
    expect(page.get_by_test_id("stMain")).to_contain_text("8\u00a0252\u00a0tkr")
    page.evaluate("() => { window.loadedOnce = true; }")

    page.get_by_role("radio", name="Budgetavvikelse").click()
    movers = page.locator("ul.movers li")
    expect(movers).to_have_count(3)
    for index in range(3):
        expect(movers.nth(index)).to_contain_text("tkr, mest ")

    page.get_by_role("link", name="Folktandvården Halland").first.click()
    expect(page.locator(".here")).to_have_text(["Folktandvården Halland"])
    settle(page)
    expect_chosen(page, "ekonomi", {"omrade": "ftv", "manad": "2024-04", "vy": "avvikelse"}, alone=True)

    unit = movers.first.locator("a")
    name = unit.inner_text()
    unit.click()
    expect(page.locator(".here")).to_have_text([name])
    settle(page)
    expect_chosen(page, "ekonomi", {"omrade": "ftv", "manad": "2024-04", "vy": "avvikelse"})
    lines = page.locator(".st-key-block_brygga_rader")
    expect(lines.locator("h2")).to_contain_text("väger tyngst i avvikelsen")
    expect(lines.locator("tbody")).to_contain_text("Egen personal")
    assert lasting_flaws(page) == []

    page.go_back()
    expect(page.locator(".here")).to_have_text(["Folktandvården Halland"])
    settle(page)
    assert "enhet" not in chosen(page.url)
    assert page.evaluate("() => window.loadedOnce"), "the app is not loaded anew"
    assert problems == []
