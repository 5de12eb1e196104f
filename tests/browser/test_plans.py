"""The plans in a browser: a risk is changed and the matrix moves, an activity is closed, the plan is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from nsvh_dash.views.texts import internal_control as words
from nsvh_dash.views.texts import records as texts_records
from tests.browser.conftest import settle
from tests.browser.server import App

pytestmark = pytest.mark.browser

PLACE = {"omrade": "nsvh", "manad": "2024-04"}


def cell(page: Page, likelihood: int, consequence: int) -> Locator:
    """A cell of the matrix."""
    row = page.locator(".riskmatrix tbody tr").nth(4 - likelihood)
    return row.locator("td").nth(consequence - 1)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by the keyboard."""
    box = page.get_by_role("combobox", name=label, exact=False)
    box.click()
    box.fill(option)
    page.keyboard.press("Enter")
    settle(page)


def test_a_risk_moves_an_activity_is_closed_and_the_plan_is_printed(
    changing_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(changing_app.address("internkontroll", **PLACE))
    expect(cell(page, 3, 3)).to_contain_text("R1")
    page.get_by_label(texts_records.AUTHOR).fill("Kim")
    page.keyboard.press("Tab")
    page.get_by_role("link", name="R1", exact=True).click()
    expect(page.get_by_role("heading", name=texts_records.HISTORY)).to_be_visible()
    settle(page)
    choose(page, "Sannolikhet", "1 osannolik")
    page.get_by_role("button", name=texts_records.SAVE, exact=True).click()
    expect(page.get_by_text("Risk R1 sparades.")).to_be_visible()
    expect(cell(page, 1, 3)).to_contain_text("R1")
    expect(page.get_by_text("Sannolikhet: 3 → 1")).to_be_visible()

    visit(changing_app.address("aktiviteter", **PLACE))
    expect(page.get_by_label(texts_records.AUTHOR)).to_have_value("Kim")
    settle(page)
    close = page.get_by_role("button", name="Markera A2 som klar")
    close.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("A2 är markerad som klar.")).to_be_visible()
    expect(close).to_have_count(0)

    visit(changing_app.address("internkontroll", **PLACE))
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name=words.MATRIX)).to_be_visible()
    expect(page.get_by_role("heading", name=words.CHANGE)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
    assert problems == []
