"""The browser with its one window, the served app, and a list of what went wrong on the page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    ViewportSize,
    expect,
)

from nsvh_dash import intake
from nsvh_dash.settings import Settings
from tests.browser.chromium import ARGUMENTS, READY, chromium_path
from tests.browser.server import App, copy_database, running

PATIENCE = 60_000
"""Milliseconds that whatever is waited for may take on a busy machine: no wait has a patience of its own."""
DESK = ViewportSize(width=1440, height=900)
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser; skips, or fails where a skip is forbidden, without one."""
    path = chromium_path()
    if path is None and os.environ.get("NSVH_REQUIRE_BROWSER") == "1":
        pytest.fail("NSVH_REQUIRE_BROWSER=1, but there is no Chromium on PATH")
    if path is None:
        pytest.skip("no Chromium on PATH")
    return {"executable_path": path, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A Swedish reader at a desk, for whom nothing glides or fades: that is work for the machine, and no figure."""
    return {
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": DESK,
        "reduced_motion": "reduce",
    }


@contextmanager
def _window(browser: Browser, arguments: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**arguments)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One window for all tests: what every page of the app loads, half of what a page costs, is loaded once."""
    with _window(browser, browser_context_args) as page:
        yield page


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """The window as a new reader has it; what a test does to it is undone. `own_page` is for what cannot be."""
    yield window
    if window.url.startswith("http"):
        window.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    window.unroute_all()
    window.goto("about:blank")
    window.context.clear_cookies()
    window.context.clear_permissions()
    window.emulate_media(media="null", color_scheme="null")
    window.set_viewport_size(DESK)


@pytest.fixture
def own_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A window that nothing has been loaded in, for a test that listens on or comes between."""
    with _window(browser, browser_context_args) as page:
        yield page


@pytest.fixture(scope="session")
def served_app(
    browser_type_launch_args: dict[str, Any],
    demo_settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[App]:
    """The demo, served to every test that only looks."""
    folder = tmp_path_factory.mktemp("served")
    with running(copy_database(demo_settings.database, folder), folder / "server.log") as app:
        yield app


@pytest.fixture(scope="session")
def _changing_app(
    browser_type_launch_args: dict[str, Any], demo_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("changing")
    with running(copy_database(demo_settings.database, folder), folder / "server.log") as app:
        yield app


@pytest.fixture
def changing_app(_changing_app: App) -> Iterator[App]:
    """A server of the demo for every test that changes it: what a test has imported is taken back after it."""
    before = {batch.id for batch in _changing_app.imports()}
    yield _changing_app
    for batch in _changing_app.imports():
        if batch.id not in before and not batch.withdrawn:
            intake.undo(_changing_app.settings, batch.id)


@pytest.fixture
def own_app(browser_type_launch_args: dict[str, Any], demo_settings: Settings, tmp_path: Path) -> Iterator[App]:
    """A server just started, that nobody has visited."""
    with running(copy_database(demo_settings.database, tmp_path), tmp_path / "server.log") as app:
        yield app


@pytest.fixture
def problems(page: Page) -> Iterator[list[str]]:
    """What the page complains about: errors in its console, exceptions, dialogs, requests that leave this machine."""
    found: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # On a deep link Streamlit's front end asks for its server below the page's path first: its own 404.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            found.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            found.append(f"left this machine: {request.url}")

    def on_exception(error: Error) -> None:
        found.append(f"exception: {error}")

    def on_dialog(dialog: Dialog) -> None:
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    listeners = {"console": on_console, "pageerror": on_exception, "dialog": on_dialog, "request": on_request}
    for event, listener in listeners.items():
        page.on(event, listener)
    yield found
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@pytest.fixture
def visit(page: Page) -> Callable[[str], Page]:
    """Open an address and wait until everything on it has been drawn."""

    def go(address: str) -> Page:
        page.goto(address)
        settle(page)
        return page

    return go


def settle(page: Page) -> None:
    """Wait until the script behind the page has finished and nothing on it is a placeholder.

    Right after a gesture the script has not begun: first wait for what the gesture leads to, then for this. And wait
    for this before the next button: Streamlit may lose a press that falls in the moment in which a script ends.
    """
    page.wait_for_selector(READY)
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stSkeleton\"]')")
