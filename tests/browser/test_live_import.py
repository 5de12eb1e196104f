"""The command line imports while the app serves: the page that is open shows the new figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import App

pytestmark = pytest.mark.browser

DELIVERY = "Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Ekudden;phone_access;2024-04;123;1000\n"


def test_an_import_reaches_the_open_page(
    changing_app: App, visit: Callable[[str], Page], problems: list[str], tmp_path: Path
) -> None:
    page = visit(changing_app.address("tillganglighet", omrade="vc", enhet="vc_ekudden", manad="2024-04"))
    new_figure = page.get_by_text("12,3 %").first
    expect(new_figure).to_have_count(0)
    page.evaluate("() => { window.untouched = true }")

    delivery = tmp_path / "telefoni.csv"
    delivery.write_text(DELIVERY, encoding="utf-8")
    receipt = changing_app.command("import", str(delivery))

    assert receipt["accepted"] == 1
    expect(new_figure).to_be_visible(timeout=30_000)
    assert page.evaluate("() => window.untouched") is True, "the page was loaded anew"
    assert problems == []
