"""Every page as a browser draws it: whole, Swedish, quiet and without a hole. tests/ui crawls every kind of node."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

import pytest
from playwright.sync_api import Page

from tests.browser.server import App
from tests.conftest import ROOT
from tests.words import ENGLISH, words_of

pytestmark = pytest.mark.browser

# The first page is where a bare address leads.
PAGES = sorted("" if path.stem == "oversikt" else path.stem for path in (ROOT / "pages").glob("*.py"))
WITHOUT_FIGURES = ("importera", "planering", "tillganglighetsredogorelse")
SELECTIONS = {
    "administration": {"omrade": "nsvh"},
    "business area": {"omrade": "vc"},
    "vårdcentral": {"omrade": "vc", "enhet": "vc_ekudden"},
    "klinik": {"omrade": "ftv", "enhet": "ftv_mossebro"},
}
NOT_A_VALUE = re.compile(r"\b(?:nan|NaN|NaT|None|inf|null|undefined|True|False)\b")


def visible_text(page: Page) -> str:
    """What a reader sees, the words inside drawings included, with every space an ordinary one."""
    drawn = page.locator("svg text").all_text_contents()
    return "\n".join([page.get_by_test_id("stApp").inner_text(), *drawn]).replace("\xa0", " ")


@pytest.mark.parametrize(("name", "kind"), list(zip(PAGES, cycle(SELECTIONS), strict=False)))
def test_a_page_opens_whole_and_in_swedish(
    served_app: App, visit: Callable[[str], Page], problems: list[str], name: str, kind: str
) -> None:
    page = visit(served_app.address(name, manad="2024-04", **SELECTIONS[kind]))

    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlert").count() == 0
    assert page.locator("h1").count() == 1
    text = visible_text(page)
    assert "april 2024" in text or name in WITHOUT_FIGURES
    assert NOT_A_VALUE.findall(text) == []
    assert words_of(text) & ENGLISH == set()
    assert problems == []


def test_the_page_says_that_it_is_swedish(served_app: App, visit: Callable[[str], Page]) -> None:
    assert visit(served_app.address()).locator("html").get_attribute("lang") == "sv"


def test_the_data_are_marked_as_demo_data(served_app: App, visit: Callable[[str], Page]) -> None:
    assert "demodata" in visible_text(visit(served_app.address())).lower()
