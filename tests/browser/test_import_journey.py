"""A controller's month-end in the browser: drop files, put one right, import, see the figure change, take it back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from nsvh_dash import intake
from nsvh_dash.views.importing import texts as words
from tests.browser.conftest import settle
from tests.browser.server import App
from tests.words import ENGLISH, words_of

pytestmark = pytest.mark.browser

HEAD = "Enhet;Indikator;Period;Täljare;Nämnare\n"
PHONE = "Enhet;Indikator;Period;Värde\nVårdcentralen Ekudden;calls_answered_same_day;2024-04;297\n"
"""A jump: 297 of 2 414 calls."""
ASSESSMENT = f"{HEAD}Vårdcentralen Ekudden;medical_assessment;2024-04;300;336\n"
UNREADABLE = f"{HEAD}Vårdcentralen Ekuden <b>;medical_assessment;2024-03;9I1;1000\n"
READABLE = f"{HEAD}Vårdcentralen Ekudden;medical_assessment;2024-03;301;336\n"
UNIT = {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-04"}
FIGURE = re.compile("12,3")


def as_file(name: str, text: str) -> FilePayload:
    """A file as the browser hands it over."""
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def drop(page: Page, **files: str) -> None:
    """Drop files and wait until they have been looked at."""
    page.locator('input[type="file"]').set_input_files([as_file(f"{name}.csv", text) for name, text in files.items()])
    expect(page.locator(".file").filter(has_text=f"{list(files)[-1]}.csv")).to_be_visible()
    expect(page.get_by_role("tab", name=words.EFFECTS)).to_be_visible()
    settle(page)


def figures_of(page: Page, app: App, visit: Callable[[str], Page]) -> int:
    """How often the new figure stands on the overview of its unit."""
    visit(app.address("oversikt", **UNIT))
    return page.locator('[class*="st-key-platta_"]').filter(has_text=FIGURE).count()


def test_a_month_is_imported_and_taken_back(
    changing_app: App, visit: Callable[[str], Page], page: Page, problems: list[str]
) -> None:
    before = len(intake.batches(changing_app.settings))
    assert figures_of(page, changing_app, visit) == 0
    visit(changing_app.address("importera"))
    drop(page, telefoni=PHONE, bedomning=ASSESSMENT, mars=UNREADABLE)
    button = page.get_by_test_id("stBaseButton-primary")

    # One of the three cannot be read: every fault of it is named, and nothing can be imported by mistake.
    expect(page.get_by_role("table", name=words.ERRORS)).to_contain_text("Vårdcentralen Ekuden <b>")
    expect(page.get_by_role("table", name=words.ERRORS)).to_contain_text("9I1")
    expect(button).to_be_disabled()
    expect(page.locator(".hindrance")).to_contain_text("fel i filerna")

    # The corrected file takes its place, the others stay; the jump is seen and accepted.
    drop(page, mars=READABLE)
    expect(page.locator(".st-key-fillista .file strong")).to_have_count(3)
    expect(page.get_by_role("tab", name=words.tab(words.ERRORS, 0))).to_be_visible()
    expect(page.locator("svg.control").first).to_be_visible()
    settle(page)
    assert words_of(page.get_by_test_id("stMain").inner_text()) & ENGLISH == set()
    page.get_by_role("button", name=words.ACCEPT_ALL).click()
    expect(button).to_be_enabled()
    expect(button).to_have_text("Importera 3\u00a0filer: 3\u00a0ändrade uppgifter")

    settle(page)

    # An impatient double click and a reload: one import.
    button.dblclick(no_wait_after=True)
    number = before + 1
    expect(page.get_by_role("heading", name=f"Import {number}", exact=True)).to_be_visible()
    page.reload()
    settle(page)
    assert len(intake.batches(changing_app.settings)) == number
    assert figures_of(page, changing_app, visit) == 1

    # The log opens the import again, hands a file back as it came, and takes the import back with a reason.
    visit(changing_app.address("importera", flik=words.TAB_LOG, omgang=str(number)))
    with page.expect_download() as download:
        page.get_by_role("button", name=words.DOWNLOAD).first.click()
    assert download.value.path().read_text(encoding="utf-8") == PHONE
    page.get_by_role("button", name=f"Ångra import {number}").click()
    expect(page.get_by_role("alert")).to_have_text(words.REASON_NEEDED)
    settle(page)
    page.get_by_label(words.UNDO_WHY).fill("Fel uttag")
    page.get_by_role("button", name=f"Ångra import {number}").click()
    expect(page.get_by_role("heading", name=f"Import {number} är ångrad")).to_be_visible()
    assert intake.batches(changing_app.settings)[-1].note == "Fel uttag"
    assert figures_of(page, changing_app, visit) == 0
    assert problems == []


def test_files_already_imported_cannot_be_imported_again(changing_app: App, visit: Callable[[str], Page]) -> None:
    changing_app.delivered("telefoni.csv", PHONE)
    page = visit(changing_app.address("importera"))
    drop(page, telefoni=PHONE)
    page.get_by_role("tab", name=words.WARNINGS).click()
    page.get_by_role("button", name=words.ACCEPT_ALL).click()
    expect(page.locator(".hindrance")).to_have_text(words.NOTHING_CHANGES)
    expect(page.get_by_test_id("stBaseButton-primary")).to_be_disabled()
    expect(page.locator(".file").filter(has_text="telefoni.csv")).to_contain_text("Redan inläst")

    # A file the server never takes is said to be so, in Swedish, and can be taken away.
    page.route("**/_stcore/upload_file/**", lambda route: route.fulfill(status=413))
    page.locator('input[type="file"]').set_input_files([as_file("stor.csv", PHONE)])
    expect(page.get_by_test_id("stFileChip").get_by_role("alert")).to_have_text(
        "Fel: Filen kom inte fram till servern. Ta bort den och släpp den igen."
    )
    expect(page.get_by_test_id("stFileChip").get_by_role("button")).to_have_accessible_name("Ta bort filen")


def test_the_parts_of_the_page_are_in_the_address_and_reached_by_keyboard(
    served_app: App, visit: Callable[[str], Page], problems: list[str]
) -> None:
    page = visit(served_app.address("importera", flik=words.TAB_ARRIVALS))
    expect(page.get_by_role("heading", name=words.MATRIX)).to_be_visible()
    page.get_by_role("radio", name=words.TABS[words.TAB_ARRIVALS]).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=words.TABS[words.TAB_LOG])).to_be_visible()
    expect(page).to_have_url(re.compile(f"flik={words.TAB_LOG}"))
    page.get_by_role("link", name="Enheter").click()
    expect(page.locator("h1")).to_have_text("Enheter")
    expect(page).not_to_have_url(re.compile("flik="))
    assert problems == []
