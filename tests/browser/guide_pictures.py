"""The pictures of the user guide: the part of a page that a task is about, cut out of the served app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, FloatRect, Page

from nsvh_dash.views import texts
from nsvh_dash.views.importing import texts as import_texts
from nsvh_dash.views.texts import frame as texts_frame
from tests.browser.chromium import READY
from tests.browser.server import App

WIDTH, HEIGHT = 1280, 2400
AROUND = 12
"""Pixels left around what is cut out."""
VC = {"omrade": "vc", "manad": "2024-04"}
PHONE = {**VC, "indikator": "phone_access"}
DELIVERY = (
    "Enhet;Indikator;Period;Täljare;Nämnare\n"
    "Vårdcentralen Ekudden;Telefontillgänglighet;2024-05;1834;2012\n"
    "Vårdcentralen Ekuden;Telefontillgänglighet;2024-05;19I4;2100\n"
)
"""The README's file, with a unit misspelt and a letter in a number."""
REVISION = "Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Lindbacken;Telefontillgänglighet;2024-04;1930;2000\n"


def _nothing(_page: Page) -> None:
    pass


def _nothing_before(_app: App) -> None:
    pass


def _freeze_and_revise(app: App) -> None:
    """A meeting that was frozen before a figure it showed was corrected."""
    app.command("new-meeting", "Dialogmöte", "--date", "2024-05-20", "--unit", "vc", "--month", "2024-04")
    app.command("meeting", "1", "--freeze")
    app.delivered("telefoni_rattad.csv", REVISION)


def _open_help(page: Page) -> None:
    page.get_by_role("button", name=texts_frame.HELP).click()
    page.wait_for_selector(".help")


def _open_downloads(page: Page) -> None:
    page.locator(".st-key-hamta_enheter_i_ordning button").click()
    page.get_by_text(texts.DOWNLOADS["svg"]).wait_for()


def _drop_a_file(page: Page) -> None:
    file: FilePayload = {"name": "telefoni_2024-05.csv", "mimeType": "text/csv", "buffer": DELIVERY.encode()}
    page.locator('input[type="file"]').set_input_files([file])
    page.get_by_role("tab", name=import_texts.EFFECTS).wait_for()


@dataclass(frozen=True)
class Cut:
    """Where a picture is taken, and from the first to the last of what it shows."""

    page: str
    choice: dict[str, str]
    shows: tuple[str, ...]
    first: Callable[[Page], None] = _nothing
    """What is done on the page before."""
    tallest: int = 900
    before: Callable[[App], None] = _nothing_before
    """What is done to the database; the pictures that follow show it too."""


CUTS = {
    "urval": Cut("oversikt", VC, (".st-key-verktyg", ".st-key-urval", ".st-key-rubrik")),
    "lage": Cut("oversikt", VC, (".counts", ".summary", ".st-key-plattor_uppmarksamhet")),
    "platta": Cut("oversikt", VC, (".st-key-platta_phone_access",)),
    "andrat": Cut("oversikt", VC, (".st-key-manadens_lage",)),
    "styrdiagram": Cut("indikator", PHONE, (".st-key-indikator_styrning",)),
    "varfor": Cut("indikator", PHONE, (".why",)),
    "langst": Cut("enheter", {**PHONE, "ordning": "langst"}, (".st-key-enheter_vy", ".st-key-langst_fran_malet")),
    "matris": Cut("enheter", {**PHONE, "vy": "matris"}, (".st-key-enheter_vy", ".table.matrix"), tallest=620),
    "mot-omradet": Cut(
        "enheter", {**PHONE, "enhet": "vc_ekudden", "vy": "mot-omradet"}, (".st-key-block_enhet_mot_omrade",)
    ),
    "signal": Cut("signal", VC, (".st-key-signalrutnat",)),
    "hjalp": Cut("oversikt", VC, (".st-key-hjalptext",), _open_help, tallest=540),
    "ladda-ner": Cut(
        "enheter", PHONE, (".st-key-hamta_enheter_i_ordning", "[data-testid=stPopoverBody]"), _open_downloads
    ),
    "granska": Cut("importera", {}, (".st-key-fillista", "[data-testid=stTabs]"), _drop_a_file, tallest=640),
    "leveranser": Cut("importera", {"flik": "leveranser"}, ("h1", ".table"), tallest=760),
    "fryst-mote": Cut(
        "dialogmote", {"mote": "1", "bild": "3"}, ("h1", ".st-key-mote_bilder"), tallest=1500, before=_freeze_and_revise
    ),
}
"""The guide's pictures by name."""


def cut_out(browser: Browser, app: App, out: Path) -> Iterator[Path]:
    """Take each picture of the guide."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name, cut in CUTS.items():
        cut.before(app)
        page.goto(app.address("" if cut.page == "oversikt" else cut.page, **cut.choice))
        page.wait_for_selector(READY)
        page.wait_for_selector(cut.shows[-1] if cut.first is _nothing else "h1")
        page.wait_for_timeout(1500)
        cut.first(page)
        page.wait_for_timeout(1000)
        path = out / f"{name}.png"
        page.screenshot(path=path, clip=_around(page, cut), animations="disabled")
        yield path
    context.close()


def _around(page: Page, cut: Cut) -> FloatRect:
    """The smallest box around all that a picture shows, with some air."""
    boxes = [box for shown in cut.shows if (box := page.locator(shown).first.bounding_box())]
    left = min(box["x"] for box in boxes) - AROUND
    top = max(0, min(box["y"] for box in boxes) - AROUND)
    right = max(box["x"] + box["width"] for box in boxes) + AROUND
    bottom = max(box["y"] + box["height"] for box in boxes) + AROUND
    return {"x": left, "y": top, "width": right - left, "height": min(bottom - top, cut.tallest)}
