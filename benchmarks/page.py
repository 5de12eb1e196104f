"""How long the overview takes to load and to change, beside a plain page that shows as much of the same data.

Run: `python -m benchmarks.page [--changes 12] [--loads 8] [--json]` with a demo database built (NSVH_DATABASE or the
default) and Chromium installed. The plain page is `benchmarks/plain_page.py`, served with Streamlit's own settings,
once with charts by Altair and once ("metric") with the lightest ones Streamlit has, which show a third as much. Each
server is a process of its own, the pages are measured by turns in one run: ratios may be compared between machines,
seconds may not.

- load: a browser that has never been there, from the navigation to the last tile's chart
- new: another month, which nobody has looked at, from the click in the list to the last tile's chart
- seen: the same months once more

"s" ends with the frame after which neither a text nor a drawn line of any tile changes any more; that they are of the
month asked for, and each has its chart, is checked. "server" is the processor time of the server until a
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
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.indicator import TimeRule
from nsvh_dash.model.period import Month
from nsvh_dash.settings import ROOT, Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import placed_indicators
from tests.browser.chromium import ARGUMENTS, READY, chromium_path
from tests.browser.server import App, copy_database, running

_AREA = "nsvh"
_QUIET = 1000
"""Milliseconds without a change after which nothing more is awaited; they are in no figure but the server's."""
_PATIENCE = 60_000
_WATCH = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_WHOLE = f"""([tile, month]) => {{
    const tiles = [...document.querySelectorAll(tile)];
    return tiles.length && tiles.filter(watch.lines).length > 0.9 * tiles.length
        && tiles.filter((tile) => tile.textContent.includes(month)).length > tiles.length / 2
        && document.querySelector('{READY}')
        && watch.changed > watch.chosen && performance.now() - watch.changed > {_QUIET};
}}"""
"""Every tile has its chart, but for the few that have nothing to draw, most say the month (others a longer period)."""
_STATE = """(tile) => {
    const tiles = [...document.querySelectorAll(tile)];
    return [tiles.length, tiles.filter(watch.lines).length, watch.chosen, watch.changed, tiles[0]?.textContent];
}"""
MEASURES = ("load", "new", "seen")
_PLAIN, _TILE = "benchmarks/plain_page.py", '[class*="st-key-tile_"]'
PAGES = {
    "plain": (_PLAIN, None, _TILE, ""),
    "metric": (_PLAIN, None, _TILE, "?charts=metric"),
    "product": ("app.py", ROOT, '[class*="st-key-platta_"]', ""),
}
"""Each page's script, the folder whose Streamlit settings it has, how its tiles are recognised, and its query."""


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
    query: str
    """What its address ends with."""
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
        _print(sides)


def _months() -> list[Month]:
    """The newest first, as the lists have them."""
    dashboard = Dashboard.open(Settings())
    return list(reversed(dashboard.months))


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[list[Side]]:
    """The product and the plain pages, over copies of the same data."""
    database = copy_database(Settings().database, folder)
    plain = folder / "plain.duckdb"
    _prepare_plain(Settings(database=database), plain)
    os.environ |= {"PLAIN_DATABASE": str(plain), "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
    with contextlib.ExitStack() as served:
        sides = []
        for name, (script, where, tile, query) in PAGES.items():
            app = served.enter_context(running(database, folder / f"{name}.log", script, where or folder))
            sides.append(Side(name, app, tile, query, {measure: [] for measure in MEASURES}))
        yield sides


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
        names = ", ".join(f"{name}::VARCHAR AS {name}" for name in ("indicator_id", "node_id", "period_kind"))
        db.execute(f"CREATE TABLE kpi AS SELECT * REPLACE ({names}) FROM product.kpi")
        db.execute(
            """CREATE TABLE tile (shown_for TEXT, place INTEGER, indicator_id TEXT, label TEXT, perspective TEXT,
                                  node_id TEXT, period_kind TEXT, yearly BOOLEAN, suffix TEXT, decimals INTEGER)"""
        )
        db.executemany(f"INSERT INTO tile VALUES ({', '.join('?' * 10)})", tiles)


def _measure_loads(browser: Browser, sides: list[Side], loads: int, month: Month) -> None:
    """Each load from a browser that has never been there; the first of each side warms its server up."""
    for turn in range(loads + 1):
        for side in _by_turns(sides, turn):
            with contextlib.closing(_visitor(browser, side)) as context:
                took = _load(context, side, month)[1]
            if turn:
                side.found["load"].append(took)


def _measure_changes(browser: Browser, sides: list[Side], months: list[Month]) -> None:
    """One reader a side goes back through the months, the first step warming up, and then the same way again."""
    with contextlib.ExitStack() as open_until_then:
        pages = {}
        for side in sides:
            context = open_until_then.enter_context(contextlib.closing(_visitor(browser, side)))
            pages[side.name] = _load(context, side, months[0])[0]
        for measure in ("new", "seen"):
            for turn, month in enumerate(months[1:]):
                for side in _by_turns(sides, turn):
                    took = _change(pages[side.name], side, month)
                    if turn:
                        side.found[measure].append(took)


def _by_turns(sides: list[Side], turn: int) -> list[Side]:
    """In another order each time, so that nobody always comes first."""
    first = turn % len(sides)
    return sides[first:] + sides[:first]


def _visitor(browser: Browser, side: Side) -> BrowserContext:
    context = browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", viewport={"width": 1440, "height": 900}
    )
    context.add_init_script(f"({_WATCH})({json.dumps(side.tile)});")
    return context


def _load(context: BrowserContext, side: Side, month: Month) -> tuple[Page, Took]:
    page = context.new_page()
    server = side.processor()
    page.goto(side.app.url + side.query)
    return page, _took(page, side, month, server, 0.0)


def _change(page: Page, side: Side, month: Month) -> Took:
    # Typed, for a long list shows its first options alone.
    page.get_by_role("combobox", name="månad").last.fill(fmt.month(month))
    option = page.get_by_role("option", name=fmt.month(month), exact=True)
    server, browser = side.processor(), _renderer(page)
    option.click()
    return _took(page, side, month, server, browser)


def _took(page: Page, side: Side, month: Month, server: float, browser: float) -> Took:
    """What it took until the page showed what was asked for, and all of it; an error when it never does."""
    asked = [side.tile, fmt.month(month)]
    try:
        page.wait_for_function(_WHOLE, arg=asked, timeout=_PATIENCE, polling=100)
    except TimeoutError as error:
        raise AssertionError(f"{side.name} does not show {month}: {page.evaluate(_STATE, side.tile)}") from error
    seconds = page.evaluate("() => watch.changed - watch.chosen") / 1000
    return Took(seconds, side.processor() - server, _renderer(page) - browser)


def _renderer(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = {found["name"]: found["value"] for found in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(metrics["ProcessTime"])


def _print(sides: list[Side]) -> None:
    *plain, product = sides
    for measure in MEASURES:
        print(f"{measure:<17}      s   spread        server s  browser s   (medians of {len(product.found[measure])})")
        for side in sides:
            seconds, server, browser = _medians(side, measure)
            slowest = max(took.seconds for took in side.found[measure])
            quickest = min(took.seconds for took in side.found[measure])
            spread = f"{quickest:.2f}–{slowest:.2f}"
            print(f"{side.name:<17} {seconds:>6.2f}   {spread:<12} {server:>9.3f} {browser:>10.2f}")
        for other in plain:
            pairs = zip(_medians(product, measure), _medians(other, measure), strict=True)
            seconds, server, browser = (mine / theirs for mine, theirs in pairs)
            print(f"product / {other.name:<7} {seconds:>6.2f} {server:>25.2f} {browser:>10.2f}")
        print()


def _medians(side: Side, measure: str) -> list[float]:
    return [statistics.median(getattr(took, field.name) for took in side.found[measure]) for field in fields(Took)]


if __name__ == "__main__":
    main()
