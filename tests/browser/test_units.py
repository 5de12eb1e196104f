"""Enheter by keyboard and on a narrow screen: the matrix scrolls in its own box, a unit opens and Back returns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.reading import expect_chosen
from tests.browser.server import App

pytestmark = pytest.mark.browser


def test_only_the_matrix_itself_scrolls_sideways_and_by_keyboard(
    served_app: App, page: Page, visit: Callable[[str], Page]
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(served_app.address("enheter", omrade="vc", manad="2024-04", vy="matris"))
    box = page.locator(".table.matrix")
    box.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.table.matrix').scrollLeft > 0")

    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    first = box.locator("tbody th").first
    assert first.evaluate("cell => cell.getBoundingClientRect().left >= 0"), "the unit's name stays in sight"


def test_a_unit_of_the_table_opens_here_and_back_returns_to_the_same_view(
    served_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(
        served_app.address("enheter", omrade="vc", manad="2024-04", indikator="phone_access", ordning="langst")
    )
    link = page.locator(".table tbody a").first
    name = link.inner_text()
    page.evaluate("() => { window.loadedOnce = true; }")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("telefontillgänglighet")
    settle(page)
    expect_chosen(page, "indikator", {"omrade": "vc", "manad": "2024-04", "indikator": "phone_access"})
    expect(page.locator(".here")).to_have_text(name)
    assert page.evaluate("() => window.loadedOnce"), "the app is not loaded anew"

    page.go_back()
    expect(page.locator("h1")).to_have_text("Enheter")
    settle(page)
    expect_chosen(page, "enheter", {"ordning": "langst"})
    assert len(page.context.pages) == 1
    assert problems == []
