"""What a reader meets on a page as the browser has drawn it: its texts, those of its drawings, and its names."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, TimeoutError

from tests.words import ENGLISH, words_of

NOT_A_VALUE = re.compile(r"\b(?:nan|NaN|NaT|None|inf|null|undefined|True|False)\b")
STREAMLITS_OWN = {"Open", "Skip to main content", "Sidebar", "App pages", "Close", "Page not found"}
_NAMES = """() => [...document.querySelectorAll('*')].filter((one) => one.checkVisibility()).flatMap((one) =>
    [...['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name)),
     one.matches('a, button, [role=dialog]') && !one.querySelector('[aria-hidden]') ? one.textContent : '']
).filter(Boolean)"""


def chosen(address: str) -> dict[str, str]:
    """What an address says is chosen."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def expect_chosen(page: Page, page_name: str, choice: dict[str, str], *, alone: bool = False) -> None:
    """The address comes to name a page and a choice, which it does a moment after both are drawn."""

    def is_right(address: str) -> bool:
        rest = {} if alone else chosen(address)
        return urlsplit(address).path == f"/{page_name}" and chosen(address) == rest | choice

    with suppress(TimeoutError):
        page.wait_for_url(is_right)
    assert is_right(page.url), page.url


def visible_text(page: Page) -> str:
    """What a reader sees, the words inside drawings included, with every space an ordinary one."""
    drawn = page.locator("svg text").all_text_contents()
    return "\n".join([page.get_by_test_id("stApp").inner_text(), *drawn]).replace("\xa0", " ")


def assert_whole_and_swedish(page: Page) -> None:
    """A page has one heading, no failure, no hole where a value should be, and no text or name in English."""
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlert").count() == 0
    assert page.locator("h1").count() == 1
    text = visible_text(page)
    assert NOT_A_VALUE.findall(text) == []
    said = [*text.splitlines(), *page.evaluate(_NAMES)]
    english = [line for line in said if words_of(line) & ENGLISH]
    assert english == [], english
    assert STREAMLITS_OWN & set(said) == set()
