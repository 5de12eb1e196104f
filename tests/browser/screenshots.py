"""Takes a picture of every page and every view of Enheter, in every width, light and dark, and measures each layout.

Run it with `make screenshots`, or `python tests/browser/screenshots.py [--width 390 1440] [--page signal] [--month
2024-04] [--out FOLDER]`. The pictures of a desk's width go to docs/screenshots, the others to the folder `pictures`,
which is not kept. `--guide` takes the pictures of the user guide alone. Exits 1 when a layout scrolls sideways, cuts
text off, or lets text or charts run over each other.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from nsvh_dash.settings import Settings  # noqa: E402
from tests.browser.chromium import ARGUMENTS, READY, chromium_path  # noqa: E402
from tests.browser.guide_pictures import cut_out  # noqa: E402
from tests.browser.layout import Flaw, flaws  # noqa: E402
from tests.browser.server import App, copy_database, running  # noqa: E402

UNITS = {"omrade": "vc", "enhet": "vc_ekudden", "indikator": "phone_access"}
PICTURES = {
    "oversikt": {"omrade": "nsvh"},
    "oversikt-vardcentralen": {"omrade": "vc"},
    "tillganglighet": {"omrade": "vc"},
    "produktion": {"omrade": "ftv"},
    "medarbetare": {"omrade": "nsvh"},
    "ekonomi": {"omrade": "nsvh"},
    "ekonomi-resultat": {"omrade": "nsvh", "vy": "resultat"},
    "ekonomi-avvikelse": {"omrade": "nsvh", "vy": "avvikelse"},
    "ekonomi-utveckling": {"omrade": "nsvh", "vy": "utveckling"},
    "ekonomi-prognos": {"omrade": "nsvh", "vy": "prognos"},
    "ekonomi-bemanning": {"omrade": "nsvh", "vy": "bemanning"},
    "ekonomi-investeringar": {"omrade": "nsvh", "vy": "investeringar"},
    "malstyrning": {"omrade": "nsvh"},
    "malstyrning-matris": {"omrade": "nsvh", "vy": "matris"},
    "malstyrning-ar": {"omrade": "nsvh", "vy": "ar"},
    "sarskilda_uppdrag": {"omrade": "nsvh"},
    "planering": {"omrade": "nsvh"},
    "internkontroll": {"omrade": "nsvh"},
    "arbetsmiljo": {"omrade": "nsvh"},
    "aktiviteter": {"omrade": "nsvh"},
    "rapport": {"omrade": "nsvh"},
    "indikator": {"omrade": "vc", "indikator": "phone_access"},
    "enheter": UNITS,
    "enheter-utveckling": UNITS | {"vy": "manga"},
    "enheter-matris": UNITS | {"vy": "matris"},
    "enheter-omrade": UNITS | {"vy": "mot-omradet"},
    "signal": {"omrade": "nsvh"},
    "dialogmote": {"omrade": "nsvh"},
    "importera": {"flik": "leveranser"},
    "tillganglighetsredogorelse": {"omrade": "nsvh"},
}
"""Each page with the choice that shows it best, by its name and, after a hyphen, the view of it."""
THEMES = ("light", "dark")
WIDTHS = (390, 768, 1440, 2560)
KEPT_WIDTH = 1440
KEPT = ROOT / "docs" / "screenshots"
GUIDE = ROOT / "docs" / "anvandning" / "bilder"
NOT_KEPT = ROOT / "pictures"
WINDOW = 900
TALLEST = 4500
"""Pixels: what a picture shows of a page at most."""


def photograph(
    browser: Browser, app: App, names: Sequence[str], width: int, month: str, out: Path
) -> Iterator[tuple[Path, list[Flaw]]]:
    """One picture a page and theme, named page-width-theme.png, with what is wrong with its layout."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": width, "height": WINDOW},
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name in names:
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            if theme == THEMES[0]:
                page.set_viewport_size({"width": width, "height": WINDOW})
                page.goto(address(app, name, month))
                stretch(page, width)
            page.wait_for_timeout(300)
            path = out / f"{name}-{width}-{theme}.png"
            page.screenshot(path=path, animations="disabled")
            lighten(path)
            yield path, flaws(page)
    context.close()


def address(app: App, name: str, month: str) -> str:
    """Where a picture is taken. The overview is where a bare address leads."""
    script = name.split("-")[0]
    return app.address("" if script == "oversikt" else script, manad=month, **PICTURES[name])


def lighten(path: Path) -> None:
    """Keep 64 colours: fewer would lose those of the judgements. The pictures are kept with the code."""
    with Image.open(path) as picture:
        lighter = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
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


def main() -> int:
    """Serve a copy of the database, photograph it, and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="one folder for all pictures, instead of the two")
    parser.add_argument("--width", type=int, nargs="+", default=WIDTHS)
    parser.add_argument("--page", nargs="+", choices=PICTURES, default=list(PICTURES))
    parser.add_argument("--month", default="2024-04")
    parser.add_argument("--guide", action="store_true", help="only the pictures of the user guide")
    options = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("ingen Chromium hittades; installera den (apt install chromium)")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = copy_database(Settings().database, Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with running(database, Path(folder) / "server.log") as app:
            for width in [] if options.guide else options.width:
                out = options.out or (KEPT if width == KEPT_WIDTH else NOT_KEPT)
                out.mkdir(parents=True, exist_ok=True)
                for path, found in photograph(browser, app, options.page, width, options.month, out):
                    wrong += len(found)
                    print(path, *(f"  {flaw.kind}: {flaw.what}" for flaw in found), sep="\n", flush=True)  # noqa: T201 -- a script that tells what it made
            # Last: a picture of the guide may show what an import changed.
            GUIDE.mkdir(parents=True, exist_ok=True)
            for path in cut_out(browser, app, GUIDE):
                lighten(path)
                print(path, flush=True)  # noqa: T201 -- a script that tells what it made
        browser.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
