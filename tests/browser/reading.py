"""What a reader meets on a page as the browser has drawn it: its texts, those of its drawings, and its names."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.words import ENGLISH, words_of

NOT_A_VALUE = re.compile(r"\b(?:nan|NaN|NaT|None|inf|null|undefined|True|False)\b")
STREAMLITS_OWN = {"Open", "Skip to main content", "Sidebar", "App pages", "Close", "Page not found"}
_NAMES = """() => [...document.querySelectorAll('*')].filter((one) => one.checkVisibility()).flatMap((one) =>
    [...['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name)),
     one.matches('a, button, [role=dialog]') && !one.querySelector('[aria-hidden]') ? one.textContent : '']
).filter(Boolean)"""


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
