"""The browser, the served app, and a page that remembers what went wrong on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

from nsvh_dash.settings import Settings
from tests.browser.chromium import ARGUMENTS, READY, chromium_path
from tests.browser.server import App, copy_database, running

PATIENCE = 30_000
"""Milliseconds to wait for a page on a busy machine."""


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
    """A Swedish reader at a desk."""
    return {
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": {"width": 1440, "height": 900},
    }


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


@pytest.fixture
def own_app(browser_type_launch_args: dict[str, Any], demo_settings: Settings, tmp_path: Path) -> Iterator[App]:
    """A server just started, that nobody has visited, over a database the test may change."""
    with running(copy_database(demo_settings.database, tmp_path), tmp_path / "server.log") as app:
        yield app


@pytest.fixture
def problems(page: Page) -> list[str]:
    """What the page complains about: errors in its console, exceptions, requests that leave this machine."""
    found: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # On a deep link Streamlit's front end asks for its server below the page's path first: its own 404.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            found.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            found.append(f"left this machine: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: found.append(f"exception: {error}"))
    page.on("request", on_request)
    return found


@pytest.fixture
def visit(page: Page) -> Callable[[str], Page]:
    """Open an address and wait until everything on it has been drawn."""

    def go(address: str) -> Page:
        page.goto(address, timeout=PATIENCE)
        settle(page)
        return page

    return go


def settle(page: Page) -> None:
    """Wait until the script behind the page has finished and nothing on it is a placeholder."""
    page.wait_for_selector(READY, timeout=PATIENCE)
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stSkeleton\"]')", timeout=PATIENCE)
