"""Takes the pictures in docs/screenshots: every page, light and dark, from the database the app would serve.

Run it with `make screenshots`, or `python tests/browser/screenshots.py [--width 390] [--month 2024-04] [--out FOLDER]`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from nsvh_dash.settings import Settings  # noqa: E402
from tests.browser.chromium import ARGUMENTS, READY, chromium_path  # noqa: E402
from tests.browser.server import App, copy_database, running  # noqa: E402

PICTURES = {
    "oversikt": {"omrade": "nsvh"},
    "tillganglighet": {"omrade": "vc"},
    "produktion": {"omrade": "ftv"},
    "medarbetare": {"omrade": "nsvh"},
    "ekonomi": {"omrade": "nsvh"},
    "indikator": {"omrade": "vc", "indikator": "phone_access"},
    "enheter": {"omrade": "vc", "enhet": "vc_ekudden", "indikator": "phone_access"},
    "signal": {"omrade": "nsvh"},
    "importera": {"flik": "leveranser"},
    "tillganglighetsredogorelse": {"omrade": "nsvh"},
}
"""Each page with the choice that shows it best."""
THEMES = ("light", "dark")
WINDOW = 900
TALLEST = 4500
"""Pixels: what a picture shows of a page at most."""


def photograph(browser: Browser, app: App, out: Path, width: int, month: str) -> None:
    """One picture a page and theme, named page-width-theme.png."""
    for theme in THEMES:
        context = browser.new_context(
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            viewport={"width": width, "height": WINDOW},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        for name, choice in PICTURES.items():
            page.set_viewport_size({"width": width, "height": WINDOW})
            # The overview is where a bare address leads.
            page.goto(app.address("" if name == "oversikt" else name, manad=month, **choice))
            stretch(page, width)
            path = out / f"{name}-{width}-{theme}.png"
            page.screenshot(path=path, animations="disabled")
            lighten(path)
            print(path)  # noqa: T201 -- a script that tells what it made
        context.close()


def lighten(path: Path) -> None:
    """Keep 128 colours: the pages use few, and the pictures together shall stay under 5 MB."""
    with Image.open(path) as picture:
        lighter = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    lighter.save(path, optimize=True)


def stretch(page: Page, width: int) -> None:
    """Make the window as tall as its content, which scrolls inside Streamlit's frame."""
    page.wait_for_selector(READY)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stVegaLiteChart')].every(c => c.querySelector('svg'))"
    )
    height = 0
    for _ in range(5):  # what is still being drawn grows the page once more
        page.wait_for_timeout(700)
        tall = int(page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight"))
        if tall == height:
            break
        height = tall
        page.set_viewport_size({"width": width, "height": min(height, TALLEST)})


def main() -> None:
    """Serve a copy of the database and photograph it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--month", default="2024-04")
    options = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("ingen Chromium hittades; installera den (apt install chromium)")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = copy_database(Settings().database, Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with running(database, Path(folder) / "server.log") as app:
            photograph(browser, app, options.out, options.width, options.month)
        browser.close()


if __name__ == "__main__":
    main()
