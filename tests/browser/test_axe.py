"""Every page as a browser draws it: whole, Swedish, quiet, and axe-core finds nothing of ours in it.

Light and dark, on a desk and on a phone, folded out and opened up. tests/ui crawls every kind of node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from nsvh_dash.ui import links
from nsvh_dash.ui.finance import views as finance_views
from nsvh_dash.ui.goals import page as goals_page
from nsvh_dash.views import texts
from nsvh_dash.views.importing import texts as import_texts
from nsvh_dash.views.texts import frame as texts_frame
from nsvh_dash.views.units.order import View
from tests.browser import axe
from tests.browser.conftest import DESK, settle
from tests.browser.reading import assert_whole_and_swedish, visible_text
from tests.browser.server import App
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CHOICE = {"manad": "2024-04", "indikator": "phone_access"}
PLACES = (
    {"omrade": "vc"},
    {"omrade": "nsvh"},
    {"omrade": "vc", "enhet": "vc_ekudden"},
    {"omrade": "ftv", "enhet": "ftv_mossebro"},
)
"""A business area, the administration, a vårdcentral and a klinik: each view is looked at for one of them."""
WITHOUT_FIGURES = ("importera", "planering", "tillganglighetsredogorelse")
PAGES = [*(name for name, _title in links.PAGES), links.STATEMENT_PAGE.stem]
PARTS = {
    "ekonomi": ("vy", tuple(view.id for view in finance_views.VIEWS)),
    "enheter": ("vy", tuple(View)),
    "malstyrning": ("vy", tuple(view.id for view in goals_page.VIEWS)),
    "importera": ("flik", tuple(import_texts.TABS)),
}
"""The pages that are several, and what the address calls each."""
VIEWS = {
    **{name: (name, {}) for name in PAGES if name not in PARTS},
    **{f"{page} {part}": (page, {name: str(part)}) for page, (name, parts) in PARTS.items() for part in parts},
    "a risk being changed": ("internkontroll", {"post": "risk.R1"}),
    "a page that does not exist": ("finns_inte", {}),
}
PHONE = ViewportSize(width=390, height=844)
OPEN_LIST = "a list that is open"
Way = tuple[Literal["light", "dark"], ViewportSize]
WAYS: tuple[Way, ...] = (("light", DESK), ("dark", DESK), ("dark", PHONE), ("light", PHONE))
SHOWN_AS = """([isDark, width]) =>
    (getComputedStyle(document.querySelector(".stApp")).backgroundColor === "rgb(20, 25, 31)") === isDark
    && [...document.querySelectorAll(".stVegaLiteChart")].every((c) => c.querySelector("svg")?.clientWidth < width)
"""
FOLD_OUT = "() => document.querySelectorAll('details:not([open]) > summary').forEach((summary) => summary.click())"
FOLDED_OUT = """() => [...document.querySelectorAll('[data-testid=stExpander]')].every((part) =>
    part.querySelector('[data-testid=stExpanderDetails]')?.innerText.trim())
"""
"""Some of what is folded is asked of the server first."""
AT_REST = """() => {
    const top = document.querySelector('[data-testid=stMain]').scrollTop;
    window.still = window.lastTop === top ? window.still + 1 : 0;
    window.lastTop = top;
    return window.still > 10;
}"""
"""The page has not scrolled for some drawings."""


def opened(page: Page, app: App, name: str, **choice: str) -> None:
    """Open a page and fold out everything on it."""
    page.goto(app.address(name, **CHOICE | choice))
    settle(page)
    page.evaluate(FOLD_OUT)
    page.wait_for_function(FOLDED_OUT)
    settle(page)


def shown(page: Page, ways: Iterable[Way] = WAYS) -> Iterator[str]:
    """Show the page in themes and widths, one after the other; says which."""
    for theme, size in ways:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(size)
        page.wait_for_function(SHOWN_AS, arg=[theme == "dark", size["width"]])
        yield f"{theme} {size['width']}"


def test_every_page_is_looked_at() -> None:
    assert {page for page, _choice in VIEWS.values()} >= {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert {view for entry in axe.known() for view in entry.views} <= {*VIEWS, OPEN_LIST}


@pytest.mark.parametrize(("view", "place"), list(zip(VIEWS, cycle(PLACES), strict=False)), ids=list(VIEWS))
def test_a_view_is_whole_swedish_and_accessible_in_both_themes_at_both_widths(
    served_app: App, page: Page, problems: list[str], view: str, place: dict[str, str]
) -> None:
    name, choice = VIEWS[view]
    opened(page, served_app, name, **place, **choice)
    assert_whole_and_swedish(page)
    assert "april 2024" in visible_text(page) or name in WITHOUT_FIGURES
    assert problems == [] or name == "finns_inte", "of a page that does not exist Streamlit says so"
    for way in shown(page):
        dark = way.startswith("dark")
        found = axe.violations(page, of_colours=dark)
        assert axe.ours(found, view) == [], way
        assert axe.no_longer_found(found, view, of_colours=dark) == [], way


def test_what_opens_above_a_page_is_accessible_too(served_app: App, page: Page) -> None:
    opened(page, served_app, "indikator", **PLACES[0])
    for name in (texts_frame.HELP, *(texts_frame.TOOLS[word] for word in ("favourites", "share")), texts.DOWNLOAD):
        button = page.get_by_role("button", name=name, exact=True).first
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        settle(page)
        for way in shown(page, (("light", DESK), ("dark", DESK))):
            assert axe.violations(page, of_colours=way.startswith("dark")) == [], f"{name} {way}"
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
    settle(page)
    month = page.get_by_role("combobox", name=texts.MONTH, exact=True)
    month.scroll_into_view_if_needed()
    page.wait_for_function(AT_REST)  # a list closes when the page scrolls
    month.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    found = axe.violations(page)
    assert axe.ours(found, OPEN_LIST) == []
    assert axe.no_longer_found(found, OPEN_LIST) == []
    page.keyboard.press("Escape")
    page.set_viewport_size(PHONE)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_in_viewport()
    assert axe.violations(page) == []


def test_contrast_is_computed_as_axe_core_has_it(page: Page) -> None:
    page.set_content(
        '<html lang="sv"><title>Prov</title><main style="background: #14191f; color: #e8edf2"><h1>Prov</h1>'
        '<p style="color: #8a8a8a">Nog</p><p style="color: #5a5a5a">Blek</p><p style="opacity: .3">Svag</p>'
        '<p style="background: rgb(255 255 255 / 60%)">Skymd</p><h2 style="color: #6d6d6d; font-size: 24px">Stor</h2>'
        '<p style="background: linear-gradient(#0000, #777)">Tonad</p>'
        '<button disabled style="color: #333">Avstängd</button><p hidden style="color: #333">Dold</p></main></html>'
    )
    pale = [one.html.split(">")[1].split("<")[0] for one in axe.contrast(page)]
    assert pale == ["Blek", "Svag", "Skymd", "Tonad"]
    judged = [one for one in axe.violations(page) if one.rule == axe.CONTRAST]
    assert len(judged) == len(pale) - 1, "axe-core does not judge what lies on a gradient"


def test_a_flaw_is_found_and_one_on_the_list_that_is_mended_too(page: Page) -> None:
    page.set_content(
        '<html lang="sv"><title>Prov</title><main><h1>Prov</h1><button></button>'
        '<p style="color: #bbb; background: #fff">Blek text</p></main></html>'
    )
    found = axe.violations(page)
    assert {(one.rule, one.impact) for one in found} >= {("button-name", "critical"), ("color-contrast", "serious")}
    assert {one.rule for one in axe.violations(page, of_colours=True)} == {"color-contrast"}
    assert [one.html for one in axe.contrast(page)] == [one.html for one in found if one.rule == axe.CONTRAST]
    assert axe.ours(found, "importera ny") == found
    assert axe.no_longer_found(found, "importera ny") != []
