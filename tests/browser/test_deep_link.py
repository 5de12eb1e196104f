"""A link to a page, opened as the first request a new process ever gets, keeps to the navigation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import App

pytestmark = pytest.mark.browser


def test_a_cold_deep_link_renders_inside_the_navigation(
    own_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(own_app.address("ekonomi", omrade="ftv", manad="2024-04"))

    links = page.get_by_test_id("stSidebarNavLink")
    names = [
        "Översikt",
        "Tillgänglighet",
        "Produktion och kvalitet",
        "Medarbetare",
        "Ekonomi",
        "Indikator",
        "Enheter",
        "Signal eller brus",
        "Målstyrning",
        "Särskilda uppdrag",
        "Planering",
        "Internkontroll",
        "Arbetsmiljö",
        "Aktiviteter",
        "Dialogmöte",
        "Rapport",
        "Importera",
    ]
    expect(links).to_have_text(names)
    expect(page.locator("h1")).to_have_text("Ekonomi")
    expect(page.get_by_text("Folktandvården Halland").first).to_be_visible()
    assert problems == []
