"""Nothing overlaps, is cut off, runs out of its place or jumps; and the measure that says so can fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import settle
from tests.browser.layout import flaws
from tests.browser.server import App

pytestmark = pytest.mark.browser

INDICATOR = {"omrade": "vc", "manad": "2024-04", "indikator": "phone_access"}
GOOD = 0.1
"""The layout shift up to which a page counts as steady."""
WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
DRAWN = "() => [...document.querySelectorAll('.stVegaLiteChart')].every(chart => chart.querySelector('svg'))"
SPOILED = {
    "sideways": ".st-key-rubrik { min-width: 1600px; }",
    "cut off": ".headline .value { width: 3rem; overflow: hidden; white-space: nowrap !important; }",
    "overlap": ".headline .badge { position: relative; top: -2.5rem; }",
    "wide chart": ".stVegaLiteChart { width: 200px !important; overflow: hidden; }",
}
"""A style that spoils the page, for each kind of flaw."""


def test_the_layout_is_whole_in_a_narrow_and_a_wide_window_and_a_spoiled_one_is_found_out(
    served_app: App, page: Page, visit: Callable[[str], Page]
) -> None:
    page.set_viewport_size({"width": 390, "height": 3000})
    visit(served_app.address(omrade="nsvh", manad="2024-04"))
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 3000})
        assert flaws(page) == []
    visit(served_app.address("indikator", **INDICATOR))
    page.wait_for_function(DRAWN)
    assert flaws(page) == []
    for kind, css in SPOILED.items():
        style = page.add_style_tag(content=css)
        assert kind in {flaw.kind for flaw in flaws(page)}
        style.evaluate("style => style.remove()")
    assert flaws(page) == [], "the page is whole again"


def test_nothing_jumps_while_a_page_is_drawn(served_app: App, page: Page) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto(served_app.address("indikator", **INDICATOR))
    settle(page)
    page.wait_for_function(DRAWN)
    assert page.evaluate("() => window.shift") < GOOD
