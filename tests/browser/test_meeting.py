"""A leader's meeting from the first key to the last: made, put in order, presented, left and come back to, frozen.

Keys alone. What is presented is measured at the two sizes of projectors: large enough to read, nothing cut off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from nsvh_dash import intake
from nsvh_dash.model.period import Month
from nsvh_dash.views.texts import meeting as words
from tests.browser import axe
from tests.browser.conftest import DESK, settle
from tests.browser.server import App
from tests.browser.test_axe import shown
from tests.browser.test_keyboard_journey import Keyboard

pytestmark = pytest.mark.browser

EKUDDEN = {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-04"}
MEASURE = Path(__file__).with_name("slide_measures.js").read_text(encoding="utf-8")
ORDER = ".st-key-mote_ordning button"
SIZES: tuple[ViewportSize, ...] = (ViewportSize(width=1280, height=720), ViewportSize(width=1920, height=1080))
SAID = "Hyrläkare behövs så länge som rekryteringen pågår. " * 4
"""Signed about the indicator with the longest title: more than its slide has room for."""
SMALLEST = 24
"""Pixels: the least that can be read from the back of a room."""
REVISION = "Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Ekudden;Telefontillgänglighet;2024-04;99;100\n"


def presented(page: Page, number: int) -> None:
    """Wait until a slide is the one on the screen, and known as such to the address and to who listens."""
    expect(page.locator("dialog.presenting .slide")).to_have_attribute("aria-label", re.compile(f"^Bild {number} av"))
    expect(page.locator("dialog.presenting .said")).to_have_text(re.compile(f"^Bild {number} av \\d+: ."))
    expect(page).to_have_url(re.compile(rf"bild={number}\b"))


def measured(page: Page, count: int) -> list[dict[str, Any]]:
    """Go through the slides from the first to the last with the arrow, measuring each."""
    page.keyboard.press("Home")
    found = []
    for number in range(1, count + 1):
        presented(page, number)
        found.append(page.evaluate(MEASURE))
        page.keyboard.press("ArrowRight")
    return found


def make_and_order(page: Page, keyboard: Keyboard) -> int:
    """A meeting of the proposed slides, its first moved down one; answers how many they are."""
    page.get_by_label(words.NAME).focus()
    keyboard.to(words.SUGGEST)
    keyboard.use()
    expect(page.locator(".slide.agenda")).to_be_visible()
    settle(page)
    order = page.locator(ORDER)
    second = order.nth(1).inner_text().removeprefix("2. ")
    page.get_by_role("button", name="1. ").first.focus()
    keyboard.to(words.MOVE_DOWN)
    keyboard.use()
    expect(order.first).to_have_text(f"1. {second}")
    settle(page)
    for way in shown(page):
        assert axe.violations(page) == [], way
    page.set_viewport_size(DESK)
    return order.count()


def present(page: Page, keyboard: Keyboard, count: int) -> None:
    """Every slide at both sizes."""
    page.locator("h1").click()
    keyboard.to(words.PRESENT)
    keyboard.use()
    presented(page, 2)
    for size in SIZES:
        page.set_viewport_size(size)
        found = measured(page, count)
        assert any(slide["quoted"] for slide in found)
        for slide in found:
            assert slide["problems"] == [], (size, slide)
            assert slide["smallest"] >= SMALLEST, (size, slide)
        assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    presented(page, count)
    page.keyboard.press("Home")
    presented(page, 1)
    assert axe.violations(page) == [], "a table"


def drill_and_return(page: Page) -> None:
    """From a slide to the page that shows more and back, by the browser's way and by the page's own; and out."""
    for key in ("PageDown", " "):
        page.keyboard.press(key)
    presented(page, 3)
    assert axe.violations(page) == [], "a drawing"
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Anteckningar")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".headline")).to_be_visible()
    settle(page)
    page.go_back()
    presented(page, 3)
    page.keyboard.press("d")
    page.get_by_role("link", name=words.BACK_TO_PRESENTATION.format(number=3)).press("Enter")
    presented(page, 3)
    settle(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=words.PRESENT)).to_be_visible()
    expect(page.locator("dialog.presenting")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"bild=3\b"))
    expect(page).not_to_have_url(re.compile("visa="))
    settle(page)


def freeze_and_revise(page: Page, keyboard: Keyboard, app: App) -> None:
    """What was shown stands when a figure is revised, and beside it what has changed."""
    page.locator("h1").click()
    keyboard.to(words.FREEZE)
    keyboard.use()
    freeze = page.get_by_role("button", name=words.FREEZE_NOW)
    expect(freeze).to_be_visible()
    settle(page)
    freeze.press("Enter")
    expect(page.get_by_text(words.NOTHING_CHANGED)).to_be_visible()
    app.delivered("rattad.csv", REVISION)
    changed = page.get_by_role("table", name=words.CHANGED)
    expect(changed).to_contain_text("92,0 %")
    expect(changed).to_contain_text("99,0 %")
    settle(page)
    page.locator(ORDER).filter(has_text="Telefontillgänglighet når inte målet").first.press("Enter")
    expect(page.locator(".slide .told")).to_contain_text("92,0 %")
    settle(page)
    assert axe.violations(page) == []


def test_a_meeting_is_made_ordered_presented_left_and_frozen_by_keyboard(
    changing_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    intake.write_comment(
        changing_app.settings, "agency_cost_share", "vc_ekudden", Month(2024, 4), SAID, "Kim Berg", sign=True
    )
    page = visit(changing_app.address("dialogmote", **EKUDDEN))
    keyboard = Keyboard(page)
    count = make_and_order(page, keyboard)
    present(page, keyboard, count)
    drill_and_return(page)
    freeze_and_revise(page, keyboard, changing_app)
    assert problems == []
