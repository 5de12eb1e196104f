"""A link to the signals of one perspective shows them, and leads on to an indicator of the same month."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import App

pytestmark = pytest.mark.browser


def test_a_link_keeps_the_choice_and_leads_to_the_indicator(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address("signal", omrade="nsvh", manad="2024-03", perspektiv="staff"))
    expect(page.get_by_role("link", name="Telefontillgänglighet")).to_have_count(0)
    page.get_by_role("link", name="Andel distriktssköterskor").click()
    expect(page.locator("h1")).to_have_text("Andel distriktssköterskor av sjuksköterskor")
    expect(page).to_have_url(re.compile(r"indikator\?.*manad=2024-03"))


def test_a_choice_that_does_not_exist_leaves_the_address(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address("signal", omrade="nsvh", manad="2024-04", perspektiv="qq", inom="zz"))
    expect(page.get_by_role("link", name="Telefontillgänglighet")).to_have_count(1)
    expect(page).not_to_have_url(re.compile("qq|zz"))
