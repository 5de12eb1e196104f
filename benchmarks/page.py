"""How long the overview takes to load and to change, beside a plain page that shows as much of the same data.

Run: `python -m benchmarks.page [--changes 12] [--loads 8] [--json]` with a demo database built (NSVH_DATABASE or the
default) and Chromium installed. The plain page is `benchmarks/plain_page.py`, served with Streamlit's own settings.
Both servers are processes of their own, both pages are measured by turns in one run: ratios may be compared between
machines, seconds may not.

- load: a browser that has never been there, from the navigation to the last tile's chart
- new: another month, which nobody has looked at, from the click in the list to the last tile's chart
- seen: the same months once more

"s" ends with the frame after which neither a text nor a drawn line of the page changes any more; that it shows the
month asked for, with all its tiles and charts, is checked. "server" is the processor time of the server until a
second after that, "browser" that of the process that draws the page.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.indicator import TimeRule
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import placed_indicators
from tests.browser.chromium import ARGUMENTS, READY, chromium_path
from tests.browser.server import App, copy_database, running

_AREA = "nsvh"
_QUIET = 1000
"""Milliseconds without a change after which nothing more is awaited; they are in no figure but the server's."""
_PATIENCE = 60_000
_WATCH = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_SETTLED = f"""() => document.querySelector('{READY}') && !document.querySelector('[data-testid="stSkeleton"]')
    && watch.changed > watch.chosen && performance.now() - watch.changed > {_QUIET}"""
_DRAWN = r"""([tile, month]) => {
    const tiles = [...document.querySelectorAll(tile)];
    const drawn = (tile) => [...tile.querySelectorAll("svg path")].some((path) => path.getAttribute("d"));
    return {tiles: tiles.length, charts: tiles.filter(drawn).length,
            asked: tiles.filter((tile) => tile.textContent.replace(/\s/g, " ").includes(month)).length};
}"""
MEASURES = ("load", "new", "seen")


@dataclass(frozen=True)
class Took:
    """Seconds of one load or change, and of the processor for it."""

    seconds: float
    server: float
    browser: float


@dataclass
class Side:
    """One of the two pages that are compared."""

    name: str
    app: App
    tile: str
    """How a tile is recognised."""
    found: dict[str, list[Took]]

    def processor(self) -> float:
        """Seconds of processor the server has used, all its threads together; it starts no process of its own."""
        children = [path.read_text() for path in Path(f"/proc/{self.app.process}/task").glob("*/children")]
        assert not any(children), "the server's other processes are not counted"
        return time.clock_gettime((~self.app.process << 3) | 2)  # what clock_getcpuclockid answers on Linux


def main() -> None:
    """Print a line a measure and side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=12)
    parser.add_argument("--loads", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    months = _months()[: options.changes + 2]
    with tempfile.TemporaryDirectory(prefix="nsvh-bench-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        with _served(Path(folder)) as sides:
            _measure_loads(browser, sides, options.loads, months[0])
            _measure_changes(browser, sides, months)
        browser.close()
    if options.json:
        print(json.dumps({side.name: {m: [asdict(t) for t in side.found[m]] for m in MEASURES} for side in sides}))
    else:
        _print(*sides)


def _months() -> list[Month]:
    """The newest first, as the lists have them."""
    dashboard = Dashboard.open(Settings())
    return list(reversed(dashboard.months))


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[tuple[Side, Side]]:
    """The product and the plain page, each over a copy of the same data."""
    database = copy_database(Settings().database, folder)
    plain = folder / "plain.duckdb"
    _prepare_plain(Settings(database=database), plain)
    os.environ["PLAIN_DATABASE"] = str(plain)
    with (
        running(database, folder / "product.log") as product,
        running(database, folder / "plain.log", "benchmarks/plain_page.py", folder) as other,
    ):
        yield (
            Side("product", product, '[class*="st-key-platta_"]', {m: [] for m in MEASURES}),
            Side("plain", other, '[class*="st-key-tile_"]', {m: [] for m in MEASURES}),
        )


def _prepare_plain(settings: Settings, path: Path) -> None:
    """The plain page's database: the figures as they are, and which tiles there are for the areas it lists."""
    dashboard = Dashboard.open(settings)
    month = dashboard.months[-1]
    tiles = [
        (
            node.id,
            place,
            placed.indicator.id,
            placed.indicator.short_name,
            placed.indicator.perspective.value,
            placed.node_id,
            placed.indicator.headline.value,
            placed.indicator.time_rule is TimeRule.YEARLY,
            fmt.unit(placed.indicator, placed.indicator.headline),
            placed.indicator.decimals,
        )
        for node in (dashboard.catalogue.organisation.root, *dashboard.catalogue.organisation.children(_AREA, month))
        for place, placed in enumerate(placed_indicators(dashboard.catalogue, node.id, month))
    ]
    snapshot = settings.snapshots / f"snapshot-{dashboard.version}.duckdb"
    dashboard.close()
    with duckdb.connect(str(path)) as db:
        db.execute(f"ATTACH '{snapshot}' AS product (READ_ONLY)")
        db.execute("CREATE TABLE kpi AS FROM product.kpi")
        db.execute(
            """CREATE TABLE tile (shown_for TEXT, place INTEGER, indicator_id TEXT, label TEXT, perspective TEXT,
                                  node_id TEXT, period_kind TEXT, yearly BOOLEAN, suffix TEXT, decimals INTEGER)"""
        )
        db.executemany(f"INSERT INTO tile VALUES ({', '.join('?' * 10)})", tiles)


def _measure_loads(browser: Browser, sides: tuple[Side, Side], loads: int, month: Month) -> None:
    """Each load from a browser that has never been there; the first of each side warms its server up."""
    for turn in range(loads + 1):
        for side in _by_turns(sides, turn):
            with contextlib.closing(_visitor(browser)) as context:
                took = _load(context, side, month)[1]
            if turn:
                side.found["load"].append(took)


def _measure_changes(browser: Browser, sides: tuple[Side, Side], months: list[Month]) -> None:
    """One reader a side goes back through the months, the first step warming up, and then the same way again."""
    with contextlib.ExitStack() as open_until_then:
        pages = {}
        for side in sides:
            context = open_until_then.enter_context(contextlib.closing(_visitor(browser)))
            pages[side.name] = _load(context, side, months[0])[0]
        for measure in ("new", "seen"):
            for turn, month in enumerate(months[1:]):
                for side in _by_turns(sides, turn):
                    took = _change(pages[side.name], side, month)
                    if turn:
                        side.found[measure].append(took)


def _by_turns(sides: tuple[Side, Side], turn: int) -> tuple[Side, ...]:
    return sides if turn % 2 else sides[::-1]


def _visitor(browser: Browser) -> BrowserContext:
    context = browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", viewport={"width": 1440, "height": 900}
    )
    context.add_init_script(_WATCH)
    return context


def _load(context: BrowserContext, side: Side, month: Month) -> tuple[Page, Took]:
    page = context.new_page()
    server = side.processor()
    page.goto(side.app.url)
    return page, _took(page, side, month, server, 0.0)


def _change(page: Page, side: Side, month: Month) -> Took:
    page.get_by_role("combobox", name="månad").last.click()
    option = page.get_by_role("option", name=fmt.month(month), exact=True)
    server, browser = side.processor(), _renderer(page)
    option.click()
    return _took(page, side, month, server, browser)


def _took(page: Page, side: Side, month: Month, server: float, browser: float) -> Took:
    """What it took until the page was whole; refuses a page that does not show what was asked for."""
    page.wait_for_function(_SETTLED, timeout=_PATIENCE, polling=100)
    drawn = page.evaluate(_DRAWN, [side.tile, fmt.month(month).replace(fmt.NBSP, " ")])
    if drawn["tiles"] != drawn["charts"] or not drawn["asked"] > drawn["tiles"] / 2:
        raise AssertionError(f"{side.name}: {month} was asked for, {drawn} is shown")
    seconds = page.evaluate("() => watch.changed - watch.chosen") / 1000
    return Took(seconds, side.processor() - server, _renderer(page) - browser)


def _renderer(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = {found["name"]: found["value"] for found in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(metrics["ProcessTime"])


def _print(product: Side, plain: Side) -> None:
    print("what  page      n       s   spread         ratio  server s  ratio  browser s  ratio")
    for measure in MEASURES:
        for side in (plain, product):
            mine, theirs = side.found[measure], plain.found[measure]
            took = {what: _median(mine, what) for what in ("seconds", "server", "browser")}
            ratio = {what: value / _median(theirs, what) for what, value in took.items()}
            seconds = sorted(found.seconds for found in mine)
            spread = f"{seconds[0]:.2f}–{seconds[-1]:.2f}"
            print(
                f"{measure:<5} {side.name:<8} {len(mine):>2} {took['seconds']:>7.2f}   {spread:<12} {ratio['seconds']:>7.2f}"
                f" {took['server']:>9.3f} {ratio['server']:>6.2f} {took['browser']:>10.2f} {ratio['browser']:>6.2f}"
            )


def _median(found: list[Took], what: str) -> float:
    return statistics.median(getattr(took, what) for took in found)


if __name__ == "__main__":
    main()
