"""Node and month are chosen once: they follow from page to page and stand in the address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.reading import expect_chosen
from tests.browser.server import App

pytestmark = pytest.mark.browser


def test_the_selection_follows_to_another_page(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address(omrade="vc", enhet="vc_ekudden", manad="2024-03"))
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Medarbetare").click()
    expect(page.locator("h1")).to_have_text("Medarbetare")
    settle(page)

    expect_chosen(page, "medarbetare", {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-03"}, alone=True)
    expect(page.get_by_text("Vårdcentralen Ekudden").first).to_be_visible()
    expect(page.get_by_text("mars 2024").first).to_be_visible()


def test_a_tile_opens_its_indicator(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address(omrade="vc", manad="2024-04"))
    page.get_by_role("link", name="telefontillgänglighet").first.click()
    expect(page.locator("h1")).to_contain_text("telefontillgänglighet")
    settle(page)

    expect_chosen(page, "indikator", {"omrade": "vc", "manad": "2024-04", "indikator": "phone_access"})
