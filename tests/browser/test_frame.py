"""What surrounds every page: search, favourites, sharing, help, the way back, and no English."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from nsvh_dash.views import texts
from nsvh_dash.views.texts import frame as texts_frame
from tests.browser.conftest import settle
from tests.browser.reading import expect_chosen, visible_text
from tests.browser.server import App

pytestmark = pytest.mark.browser

WORDS = texts_frame.TOOLS
PRINTS = (
    "() => document.documentElement.scrollWidth <= 1030",
    """() => [...document.querySelectorAll('.stVegaLiteChart')].every((chart) => {
        const width = chart.querySelector('svg')?.clientWidth;
        return 0 < width && width <= 1030;
    })""",
    # Nothing is left behind in a frame that scrolls.
    "() => [...document.querySelectorAll('[data-testid=stMain]')].every((m) => m.scrollHeight - m.clientHeight <= 1)",
)
"""What is so of a page on paper, once the browser has laid it out for that."""


def _look_for_newer_data_at_each_step(page: Page) -> None:
    """Send the page's own look for newer data in the very moment of a choice, as the clock does now and then."""

    def relay(socket: WebSocketRoute) -> None:
        server, looks = socket.connect_to_server(), [""]

        def to_page(message: str | bytes) -> None:
            told = ForwardMsg.FromString(bytes(message))
            looks.append(told.auto_rerun.fragment_id or looks[-1])
            socket.send(message)

        def to_server(message: str | bytes) -> None:
            server.send(message)
            asked = BackMsg.FromString(bytes(message))
            if looks[-1] and asked.HasField("rerun_script") and not asked.rerun_script.fragment_id:
                asked.rerun_script.fragment_id, asked.rerun_script.is_auto_rerun = looks[-1], True
                server.send(asked.SerializeToString())

        server.on_message(to_page)
        socket.on_message(to_server)

    page.route_web_socket("**/_stcore/stream", relay)


def test_a_unit_is_found_by_keyboard_and_the_way_back_leads_home(served_app: App, own_page: Page) -> None:
    page = own_page
    _look_for_newer_data_at_each_step(page)
    page.goto(served_app.address(omrade="nsvh", manad="2024-04"))
    settle(page)
    page.get_by_label(texts_frame.SEARCH).focus()
    page.keyboard.type("Ekudden")
    page.keyboard.press("Enter")
    expect(page.locator(".here").first).to_have_text("Vårdcentralen Ekudden")
    settle(page)
    expect(page).to_have_url(re.compile("enhet=vc_ekudden"))

    page.go_back()
    expect(page.locator(".here").first).to_have_text("Närsjukvården Halland")
    expect(page).to_have_url(re.compile("omrade=nsvh"))


def test_back_undoes_one_choice_and_one_page_at_a_time(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address(omrade="vc", manad="2024-04"))
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Ekonomi").click()
    expect(page.locator("h1")).to_have_text("Ekonomi")
    settle(page)
    page.get_by_role("button", name="Närsjukvården Halland").click()
    expect(page.locator(".here").first).to_have_text("Närsjukvården Halland")
    settle(page)

    page.go_back()
    expect(page.locator(".here").first).to_have_text("Vårdcentralen Halland")
    expect(page.locator("h1")).to_have_text("Ekonomi")
    settle(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Översikt")


_STEPS_OF_GESTURES = """([gestures, changes]) => {
    const before = history.length;
    for (let gesture = 0; gesture < gestures; gesture++) {
        document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        for (let change = 0; change < changes; change++) {
            history.pushState(null, "", `?manad=2024-04&likar=${gesture}${change}`);
        }
    }
    return history.length - before;
}"""


def test_each_gesture_is_one_step_back_however_fast_they_follow_and_whatever_they_change(
    served_app: App, own_page: Page
) -> None:
    # A window of its own: the history of one that many tests have used is full, and grows no more.
    own_page.goto(served_app.address(omrade="vc", manad="2024-04"))
    settle(own_page)
    for gestures, changes, steps in ((1, 1, 1), (1, 3, 1), (2, 2, 2), (3, 1, 3)):
        assert own_page.evaluate(_STEPS_OF_GESTURES, [gestures, changes]) == steps, (gestures, changes)


def test_a_favourite_is_kept_in_the_browser_and_opens_the_newest_month(
    served_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(served_app.address("ekonomi", omrade="ftv", manad="2024-02"))
    page.get_by_role("button", name=WORDS["favourites"]).click()
    page.get_by_role("button", name=WORDS["save"]).click()
    expect(page.get_by_role("button", name=WORDS["remove_this"])).to_be_visible()

    page = visit(served_app.address(omrade="vc", manad="2024-03"))
    page.get_by_role("button", name=WORDS["favourites"]).click()
    page.get_by_role("link", name="Ekonomi · Folktandvården Halland").click()
    expect(page.locator("h1")).to_have_text("Ekonomi")
    settle(page)
    expect_chosen(page, "ekonomi", {"manad": "2024-04", "omrade": "ftv"})
    expect(page.get_by_role("button", name=WORDS["favourites"])).to_have_text(f"★ {WORDS['favourites']}")

    page.get_by_role("button", name=WORDS["favourites"]).click()
    page.get_by_role("button", name=f"{WORDS['remove']} Ekonomi").click()
    expect(page.get_by_text(WORDS["none"])).to_be_visible()
    assert problems == []


def test_sharing_shows_and_copies_the_whole_link(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address("enheter", omrade="vc", manad="2024-03", indikator="phone_access"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=WORDS["share"], exact=True).click()
    expect(page.get_by_label(WORDS["link"])).to_have_value(page.url)
    expect(page.get_by_text(WORDS["copied"])).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url
    page.keyboard.press("Escape")
    expect(page.get_by_label(WORDS["link"])).to_be_hidden()


def test_help_opens_and_closes_by_keyboard_and_has_the_pages_colours_in_dark_too(
    served_app: App, page: Page, visit: Callable[[str], Page]
) -> None:
    page.emulate_media(color_scheme="dark")
    visit(served_app.address(omrade="vc", manad="2024-04"))
    page.get_by_role("button", name=texts_frame.HELP).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rullande tolv månader")).to_be_visible()
    expect(page.locator(".help .badge.good")).to_have_css("color", "rgb(111, 179, 242)")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Rullande tolv månader")).to_be_hidden()


def test_what_a_chart_shows_can_be_taken_along(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address("indikator", omrade="vc", manad="2024-04", indikator="phone_access"))
    page.get_by_role("button", name=texts.DOWNLOAD, exact=True).first.click()
    for kind, name in texts.DOWNLOADS.items():
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        assert re.fullmatch(rf"[a-z0-9-]+\.{kind}", waiting.value.suggested_filename)
        assert waiting.value.path().stat().st_size > 500


def test_the_page_says_that_it_is_swedish_and_that_the_data_are_demo_data(
    served_app: App, visit: Callable[[str], Page]
) -> None:
    page = visit(served_app.address())
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "demodata" in visible_text(page).lower()


def test_a_page_that_does_not_exist_says_so_in_swedish(served_app: App, visit: Callable[[str], Page]) -> None:
    page = visit(served_app.address("finns_inte"))
    expect(page.get_by_role("dialog")).to_contain_text("Det finns ingen sida på den adressen.")
    expect(page.locator("h1")).to_have_text("Översikt")


@pytest.mark.parametrize("name", ["", "indikator", "ekonomi"])
def test_a_page_prints_whole_without_controls(served_app: App, visit: Callable[[str], Page], name: str) -> None:
    page = visit(served_app.address(name, omrade="vc", manad="2024-04", indikator="phone_access"))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1030, "height": 702})  # what A4 on its side leaves within the margins
    for control in ("input", "[data-testid=stSidebar]", "[data-testid=stPopoverButton]", ".tools"):
        expect(page.locator(control).filter(visible=True)).to_have_count(0)
    for becomes_true in PRINTS:
        page.wait_for_function(becomes_true)
