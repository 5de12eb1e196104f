"""Nothing overlaps, is cut off, runs out of its place or jumps; and the measure that says so can fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.chromium import READY
from tests.browser.layout import flaws, lasting_flaws
from tests.browser.server import App

pytestmark = pytest.mark.browser

INDICATOR = {"omrade": "vc", "manad": "2024-04", "indikator": "phone_access"}
DRAWN = "() => [...document.querySelectorAll('.stVegaLiteChart')].every(chart => chart.querySelector('svg'))"
CHARTS, SIDEBAR = 3, 232
"""Charts on the page of an indicator; pixels."""
NEAR = 1300
"""Pixels within which the eye finds a button that belongs to a line."""
FETCHED_BUT_CHARTS = (
    f"() => document.querySelectorAll('[data-testid=stMain] [data-testid=stSkeleton]').length === {CHARTS}"
)
"""Only the charts are still waited for."""
SPOILED = {
    "sideways": ".st-key-rubrik { min-width: 1600px; }",
    "cut off": ".headline .value { width: 3rem; overflow: hidden; white-space: nowrap !important; }",
    "overlap": ".headline .badge { position: relative; top: -2.5rem; }",
    "wide chart": ".stVegaLiteChart svg { width: 2400px !important; }",
}
"""A style that spoils the page, for each kind of flaw."""


def test_the_layout_is_whole_in_a_narrow_and_a_wide_window_and_a_spoiled_one_is_found_out(
    served_app: App, page: Page, visit: Callable[[str], Page]
) -> None:
    page.set_viewport_size({"width": 390, "height": 3000})
    visit(served_app.address(omrade="nsvh", manad="2024-04"))
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 3000})
        assert lasting_flaws(page) == []
    visit(served_app.address("indikator", **INDICATOR))
    page.wait_for_function(DRAWN)
    assert lasting_flaws(page) == []
    for kind, css in SPOILED.items():
        style = page.add_style_tag(content=css)
        assert kind in {flaw.kind for flaw in flaws(page)}
        style.evaluate("style => style.remove()")


def test_in_a_very_wide_window_what_belongs_together_stays_together(
    served_app: App, page: Page, visit: Callable[[str], Page]
) -> None:
    def reach(first: Locator, last: Locator) -> float:
        one, other = first.bounding_box(), last.bounding_box()
        assert one is not None
        assert other is not None
        return other["x"] + other["width"] - one["x"]

    page.set_viewport_size({"width": 2560, "height": 1440})
    visit(served_app.address("aktiviteter", omrade="nsvh", manad="2024-04"))
    close = page.get_by_role("button", name="Markera").first
    assert reach(page.locator(".reminder").first, close) < NEAR
    assert lasting_flaws(page) == []
    visit(served_app.address("rapport", omrade="nsvh", manad="2024-04"))
    make = page.get_by_role("button", name="Gör ")
    assert reach(make.first, make.last) < NEAR
    assert lasting_flaws(page) == []


def test_what_stands_below_a_chart_keeps_its_place_while_the_chart_is_fetched(served_app: App, own_page: Page) -> None:
    held: list[Route] = []
    is_released: list[bool] = []
    own_page.route("**/ArrowVegaLiteChart*", lambda route: route.continue_() if is_released else held.append(route))
    own_page.goto(served_app.address("indikator", **INDICATOR))
    below = own_page.locator(".why")
    below.wait_for()
    own_page.wait_for_selector(READY)
    own_page.wait_for_function(FETCHED_BUT_CHARTS)
    own_page.evaluate("() => document.fonts.ready.then(() => true)")
    assert own_page.locator(".stVegaLiteChart").count() == 0
    before = below.bounding_box()
    is_released.append(True)
    for route in held:
        route.continue_()
    own_page.wait_for_function(f"() => document.querySelectorAll('.stVegaLiteChart svg.marks').length === {CHARTS}")
    assert below.bounding_box() == before


def test_before_the_first_answer_a_page_is_outlined_where_it_will_stand(served_app: App, own_page: Page) -> None:
    own_page.route_web_socket("**/_stcore/stream", lambda _socket: None)
    own_page.goto(served_app.address())
    own_page.get_by_test_id("stAppSkeleton").wait_for(state="attached")
    assert own_page.get_by_test_id("stSidebar").count() == 0
    outline = own_page.get_by_test_id("stMainBlockContainer")
    assert "gradient" in outline.evaluate("box => getComputedStyle(box, '::after').backgroundImage")
    box = outline.bounding_box()
    assert box is not None
    assert box["x"] == SIDEBAR, "the sidebar's room is kept free"
