"""A manager without a mouse: who is furthest from the phone target, whether that is new, one of them opened, its link.

Tab, arrows, Enter and typed letters alone; at every stop it is seen where one is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from nsvh_dash.views.texts import frame as texts_frame
from nsvh_dash.views.units import texts as unit_texts
from tests.browser.conftest import settle
from tests.browser.server import App

pytestmark = pytest.mark.browser

NEW_OR_OLD = re.compile(r"ny den här månaden|\d\smånader i rad")
MOST_STOPS = 20
"""From anywhere on a page to the next thing the journey needs; a longer way is no way."""
LOOKS = """() => {
  const looks = (element) => ["", "::after"].map((part) => {
    const style = getComputedStyle(element, part || null);
    return part && style.content === "none" ? "" : `${style.outline} ${style.boxShadow}`;
  }).join();
  const inside = (root) =>
    [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? inside(e.shadowRoot) : [])]);
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  window.before = new Map(inside(document.body).map((element) => [element, looks(element)]));
  window.stop = () => {
    const element = focused();
    const around = element === document.body ? [] : [element, element.parentElement].filter(Boolean);
    const said = element.getAttribute("aria-label") || element.innerText || "";
    return {
      said: said.replace(/^[☆★] /, "").split("\\n")[0].trim(),
      isSeen: around.some((one) => before.get(one) !== looks(one) && /solid|rgb/.test(looks(one))),
    };
  };
}"""


@dataclass
class Keyboard:
    """Moves on a page as someone without a mouse does, and remembers each stop."""

    page: Page
    stops: list[str] = field(default_factory=list)

    def press(self, key: str) -> str:
        """Press a key that moves; answers what is in focus then, and insists that this can be seen."""
        self.page.evaluate(LOOKS)
        self.page.keyboard.press(key)
        with suppress(TimeoutError):  # what glides or fades may show it a moment later
            self.page.wait_for_function("() => window.stop().isSeen")
        stop = self.page.evaluate("() => window.stop()")
        self.stops.append(stop["said"])
        assert stop["isSeen"], f"nothing shows that {stop['said']!r} is in focus; the way here: {self.stops}"
        return str(stop["said"])

    def to(self, name: str) -> None:
        """Go on with Tab until something is reached."""
        for _ in range(MOST_STOPS):
            if self.press("Tab") == name:
                return
        pytest.fail(f"{name!r} is not reached within {MOST_STOPS} stops: {self.stops[-MOST_STOPS:]}")

    def use(self) -> None:
        """Press Enter on what is in focus and wait until the page has been drawn."""
        self.page.keyboard.press("Enter")


def what_is_shown(page: Page) -> tuple[str, str, str]:
    """A view as its reader knows it: the heading, where one is, and the figure with its status."""
    headline = page.locator(".headline")
    expect(headline).to_be_visible()
    return page.locator("h1").inner_text(), page.locator(".here").inner_text(), headline.inner_text()


def test_the_furthest_are_found_judged_opened_and_shared_by_keyboard_alone(
    served_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(served_app.address())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keyboard = Keyboard(page)

    keyboard.to("Enheter")
    keyboard.use()
    expect(page.locator("h1")).to_have_text("Enheter")
    settle(page)

    # The indicator is found by typing: the list narrows to it.
    keyboard.to("Indikator")
    page.keyboard.type("telefontill")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=unit_texts.FURTHEST)).to_be_visible()
    settle(page)
    furthest = page.locator('.st-key-langst_fran_malet [class*="st-key-langst_"]')
    expect(furthest).to_have_count(3)
    for told in furthest.all_inner_texts():
        assert re.search(r"\d samtal till", told.replace("\xa0", " "))
        assert NEW_OR_OLD.search(told.replace("\xa0", " ")), told

    name = furthest.first.get_by_role("link").inner_text()
    keyboard.to(name)
    keyboard.use()
    expect(page.locator(".here")).to_have_text(name)
    settle(page)
    shown = what_is_shown(page)
    assert "telefontillgänglighet" in shown[0]

    # The link went with the page it was on: the next stop is the first of the new page.
    assert keyboard.press("Tab") == texts_frame.SEARCH
    keyboard.to(texts_frame.TOOLS["share"])
    keyboard.use()
    expect(page.get_by_text(texts_frame.TOOLS["copied"])).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link == page.url

    assert what_is_shown(visit(link)) == shown
    assert keyboard.press("Tab") == "Hoppa till innehållet"
    keyboard.use()
    assert keyboard.press("Tab") == texts_frame.SEARCH, "the menu is passed by"
    assert problems == []
